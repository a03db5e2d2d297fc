"""The way of a patient from the terms to the first plan, said in the words on the screen."""

from hands import Hands, KeyboardHands, on_show, title_on, words_on

from homeprog.ui.asks.question_form import QuestionCard, QuestionsForm
from homeprog.ui.asks.selftest_form import SelfTestForm
from homeprog.ui.widgets.choice import BigChoice

ABLE = frozenset({"PR-15", "PR-16", "PR-17", "PR-18", "PR-19", "PR-20"})
"""Questions whose good answer is yes."""


def accept_terms(hands: Hands) -> None:
    assert "This program" in words_on(hands.window)
    tick = "I have read this, and I agree."
    hands.tick(tick) if isinstance(hands, KeyboardHands) else hands.press(tick)
    hands.press("Start")


def introduce(hands: Hands) -> None:
    assert "About you" in words_on(hands.window)
    hands.write("What may we call you?", "Rosa")
    hands.write("Year of birth", "1956")
    hands.press("Female", "Sex")
    hands.press("No", "Can somebody help you")
    hands.press("Next")


def answer_screening(hands: Hands) -> int:
    """Answer every page of the health questions; gives the number of pages."""
    pages = 0
    while forms := on_show(hands.window, QuestionsForm):
        (form,) = forms
        for id_, card in form.cards.items():
            assert isinstance(card, QuestionCard)
            hands.press("Yes" if id_ in ABLE else "No", card.choice.accessibleName())
        hands.press("Next")
        pages += 1
    return pages


def give_baseline(hands: Hands) -> None:
    assert "Your usual back" in words_on(hands.window)
    hands.score("Usual pain at rest", 3)
    hands.score("Usual pain on getting up", 4)
    hands.press("Buttock, hip or groin", "Left side")
    hands.press("Low back", "Right side")
    hands.press("Next")


def tell_readiness(hands: Hands, rest: int) -> None:
    """An ordinary morning: number, nothing new, how long up, Next."""
    assert "How is your back now?" in words_on(hands.window)
    hands.score("Pain at rest", rest)
    hands.press("No", "Anything new")
    hands.press("More than 2 hours", "How long ago")
    hands.press("Next")


def take_tests(hands: Hands) -> int:
    """Every self-test that is shown, each once; gives the number of pages."""
    pages = 0
    seen: set[str] = set()
    while forms := on_show(hands.window, SelfTestForm):
        (form,) = forms
        assert isinstance(form, SelfTestForm)
        test = title_on(hands.window)
        assert test not in seen, f"{test} is asked a second time"
        seen.add(test)
        hands.press("I could finish it", "How did it feel?")
        hands.score("Highest pain", 1)
        for group in on_show(hands.window, BigChoice):
            assert isinstance(group, BigChoice)
            if form.result.isAncestorOf(group):
                hands.press(group.tiles[-1].text(), group.accessibleName())
        if form.value is not None:
            hands.write(form.value.accessibleName(), "12")
        hands.press("Next")
        pages += 1
    return pages


def name_activities(hands: Hands) -> None:
    assert "What matters to you" in words_on(hands.window)
    hands.write("Activity 1", "Put on socks")
    hands.score("activity 1?", 4)
    hands.press("Next")


def choose_days(hands: Hands) -> None:
    assert "Your days" in words_on(hands.window)
    hands.press("Next")
