"""A real disk fills up while the patient answers: a sentence, the answer stays, the same press stores it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeClock
from hands import MouseHands, let_pass, on_show, words_on
from prepared_window import begin, ready_to_start, until
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.program.facts import Fact, ReadinessChecked, SetDone
from homeprog.ui.asks.daily_forms import ReadinessForm
from homeprog.ui.asks.question_form import QuestionsForm
from homeprog.ui.main_window import MainWindow
from homeprog.ui.session.questions import ScoreQuestion

Stored = Callable[[], list[Fact]]
Fill = Callable[[Path], Path]
NO_ROOM = "There is no room left on the disk"
LITTLE = 40


@pytest.fixture
def folder(small_disk: Path) -> DataFolder:
    return DataFolder(small_disk / "data")


@pytest.fixture
def crammed(small_disk: Path, fill: Fill) -> Callable[[], Path]:
    """Fill the disk; gives the file to remove."""
    return lambda: fill(small_disk)


def count(facts: list[Fact], kind: type[Fact]) -> int:
    return sum(isinstance(fact, kind) for fact in facts)


def test_an_answer_waits_on_the_screen_for_room(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, crammed, stored: Stored
) -> None:
    ready_to_start(folder, clock, readiness=False)
    window = app_window()
    window.show()
    hands = MouseHands(window)
    hands.score("Pain at rest", 3)
    hands.press("No", "Anything new")
    hands.press("More than 2 hours", "How long ago")
    ballast = crammed()
    hands.press("Next")

    (form,) = on_show(window, ReadinessForm)
    assert isinstance(form, ReadinessForm)
    assert NO_ROOM in words_on(window)
    assert form.rest.value() == 3
    assert count(stored(), ReadinessChecked) == 0

    ballast.unlink()
    hands.press("Next")

    assert count(stored(), ReadinessChecked) == 1
    assert "Your plan," in words_on(window)
    assert NO_ROOM not in words_on(window), "what is settled is not said any longer"
    window.close()


def test_a_page_of_the_screening_waits_too(app_window: AppWindow, clock: FakeClock, crammed) -> None:
    from first_days import accept_terms, introduce

    window = app_window()
    window.show()
    hands = MouseHands(window)
    accept_terms(hands)
    introduce(hands)
    (form,) = on_show(window, QuestionsForm)
    assert isinstance(form, QuestionsForm)
    asked = list(form.cards)
    for card in form.cards.values():
        hands.press("No", card.choice.accessibleName())
    ballast = crammed()
    hands.press("Next")

    assert NO_ROOM in words_on(window)
    assert list(form.cards) == asked
    assert form.isVisible()
    assert form.problem() == ""

    ballast.unlink()
    hands.press("Next")

    (form,) = on_show(window, QuestionsForm)
    assert isinstance(form, QuestionsForm)
    assert list(form.cards) != asked
    window.close()


def test_a_session_pauses_and_goes_on_with_the_same_set(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, crammed, stored: Stored
) -> None:
    ready_to_start(folder, clock)
    window = app_window()
    hands = begin(window, clock)
    ballast = crammed()
    before = stored()
    for _ in range(LITTLE):  # the log may have some room of its own
        if NO_ROOM in words_on(window):
            break
        hands.score("Pain", 1) if on_show(window, ScoreQuestion) else let_pass(window, clock, 1)
    until(window, clock, lambda: NO_ROOM in words_on(window))
    told = stored()
    assert told[: len(before)] == before

    ballast.unlink()
    if on_show(window, ScoreQuestion):
        hands.score("Pain", 1)
    else:
        hands.press("Go on")
    until(window, clock, lambda: count(stored(), SetDone) > count(told, SetDone))

    sets = [(fact.exercise, fact.side, fact.set) for fact in stored() if isinstance(fact, SetDone)]
    assert len(sets) == len(set(sets)), "no set twice"
    window.close()


def test_a_window_closed_on_a_full_disk_opens_again_with_everything(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, crammed, stored: Stored
) -> None:
    ready_to_start(folder, clock)
    window = app_window()
    window.show()
    before = stored()
    ballast = crammed()
    window.close()
    again = app_window()
    assert NO_ROOM in words_on_hidden(again)
    again.close()
    ballast.unlink()
    once_more = app_window()

    assert stored() == before
    assert "Start" in words_on_hidden(once_more)
    once_more.close()


def words_on_hidden(window: MainWindow) -> str:
    window.show()
    return words_on(window)
