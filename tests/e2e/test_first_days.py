"""The main job, end to end: from the terms through a whole session to the next day's plan."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fakes import FakeClock
from first_days import (
    accept_terms,
    answer_screening,
    choose_days,
    give_baseline,
    introduce,
    name_activities,
    take_tests,
    tell_readiness,
)
from hands import Hands, KeyboardHands, MouseHands, let_pass, on_show, words_on
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import AppWindow

from homeprog.program.facts import (
    AfterRated,
    ExerciseRated,
    ExerciseSkipped,
    Fact,
    MorningRated,
    ReadinessChecked,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from homeprog.ui.main_window import MainWindow
from homeprog.ui.session.ending import EndPage
from homeprog.ui.session.questions import ScoreQuestion

Stored = Callable[[], list[Fact]]
PAIN = 2
LONGEST_SESSION_S = 2 * 3600


def kinds_of(facts: list[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.kind for fact in facts))


def only(facts: list[Fact], kind: type) -> list:
    return [fact for fact in facts if isinstance(fact, kind)]


@pytest.fixture
def opened(qtbot: QtBot, app_window: AppWindow) -> MainWindow:
    window = app_window()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def first_start(hands: Hands) -> None:
    accept_terms(hands)
    introduce(hands)
    assert answer_screening(hands) >= 10
    hands.press("Next")  # what came of the questions
    give_baseline(hands)
    tell_readiness(hands, 3)
    assert take_tests(hands) >= 5
    name_activities(hands)
    choose_days(hands)


def go_through_session(window: MainWindow, clock: FakeClock, answer: Callable[[], None]) -> int:
    """Lie down and follow until the end; gives how often pain was asked."""
    asked = 0
    for _ in range(LONGEST_SESSION_S):
        if on_show(window, EndPage):
            return asked
        if on_show(window, ScoreQuestion):
            answer()
            asked += 1
        else:
            let_pass(window, clock, 1)
    raise AssertionError("the session never ended")


def finish_and_rest(hands: Hands, clock: FakeClock) -> None:
    """Leave the end page; ten minutes later the question comes by itself."""
    window = hands.window
    assert "Well done. That is all for today." in words_on(window)
    hands.press("Back to Today")
    assert "How is it now?" not in words_on(window)
    let_pass(window, clock, 11 * 60)
    assert "How is it now?" in words_on(window)
    hands.score("Pain now", PAIN)
    hands.press("No", "Anything new")
    hands.press("Next")
    assert "Good morning, Rosa" in words_on(window)


def sleep_until_morning(window: MainWindow, clock: FakeClock) -> None:
    """The computer stays on over night; the window looks at the clock once a minute."""
    clock.advance(timedelta(hours=23).total_seconds())
    let_pass(window, clock, 60)


def next_morning(hands: Hands) -> None:
    assert "Good morning. How was getting up?" in words_on(hands.window)
    hands.score("Pain this morning", PAIN)
    hands.press("No", "Anything new")
    hands.press("Next")
    tell_readiness(hands, PAIN)
    assert "Your plan," in words_on(hands.window)


def expect_two_days(facts: list[Fact], pain_asked: int) -> None:
    """What must be in the file, whatever hands were at work."""
    assert kinds_of(facts)[:6] == [
        "terms_accepted",
        "profile_set",
        "screening_answered",
        "baseline_given",
        "readiness_checked",
        "test_taken",
    ]
    (started,) = only(facts, SessionStarted)
    (ended,) = only(facts, SessionEnded)
    rated = only(facts, ExerciseRated)
    assert (ended.session, ended.how) == (started.session, "completed")
    assert [fact.exercise for fact in rated] == [one.exercise for one in started.planned]
    assert {fact.pain for fact in rated} == {PAIN}
    assert pain_asked == len(rated)
    assert {fact.exercise for fact in only(facts, SetDone)} > {
        fact.exercise for fact in rated
    }  # and a warm-up
    assert only(facts, ExerciseSkipped) == []
    (after,) = only(facts, AfterRated)
    (morning,) = only(facts, MorningRated)
    assert (after.minutes, after.pain, after.session) == (10, PAIN, started.session)
    assert (morning.pain, morning.zone_left, morning.zone_right) == (PAIN, 2, 1)
    first, second = only(facts, ReadinessChecked)
    assert second.at.date() - first.at.date() == timedelta(days=1)
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)


def test_two_days_with_the_mouse(opened: MainWindow, clock: FakeClock, stored: Stored) -> None:
    hands = MouseHands(opened)
    first_start(hands)
    assert "Your plan," in words_on(opened)
    assert "One knee to chest" in words_on(opened)
    hands.press("Start")
    asked = go_through_session(opened, clock, lambda: hands.score("Pain", PAIN))
    finish_and_rest(hands, clock)
    sleep_until_morning(opened, clock)
    before = hands.presses
    next_morning(hands)

    expect_two_days(stored(), asked)
    assert hands.presses - before == 3 + 4, "three for the morning, then four to the plan"
    assert "Start" in words_on(opened)
    opened.close()


def test_two_days_with_the_keyboard_alone(opened: MainWindow, clock: FakeClock, stored: Stored) -> None:
    hands = KeyboardHands(opened)
    first_start(hands)
    assert "Your plan," in words_on(opened)
    hands.key(Qt.Key.Key_Return)  # the focus waits on Start
    asked = go_through_session(opened, clock, lambda: hands.key(Qt.Key(Qt.Key.Key_0 + PAIN)))
    finish_and_rest(hands, clock)
    sleep_until_morning(opened, clock)
    next_morning(hands)

    expect_two_days(stored(), asked)
    opened.close()
