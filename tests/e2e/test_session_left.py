"""A running session is not lost by closing the window, by a key of the rail, or by a machine that slept."""

from collections.abc import Callable

import pytest
from fakes import FakeClock
from hands import MouseHands, let_pass, on_show, words_on
from prepared_window import begin, ready_to_start, to_the_end
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.program.facts import Fact, SessionEnded, SetDone
from homeprog.ui.session_host import SessionHost

Stored = Callable[[], list[Fact]]
ASKED = "Your session is not finished."


@pytest.fixture
def running(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> MouseHands:
    """A session at its first question, its answer given, so that something runs."""
    ready_to_start(folder, clock)
    window = app_window()
    hands = begin(window, clock)
    hands.score("Pain", 1)
    let_pass(window, clock, 3)
    return hands


def ends(facts: list[Fact]) -> list[str]:
    return [fact.how for fact in facts if isinstance(fact, SessionEnded)]


def test_closing_asks_and_finish_later_closes_and_keeps(
    running: MouseHands, app_window: AppWindow, stored: Stored
) -> None:
    before = stored()
    assert running.window.close() is False
    assert ASKED in words_on(running.window)
    running.press("Finish later")

    assert not running.window.isVisible()
    assert stored() == before
    again = app_window()
    again.show()
    assert "You have begun a session" in words_on(again)
    again.close()


def test_closing_and_go_on_goes_on_at_once_and_to_the_end(
    running: MouseHands, clock: FakeClock, stored: Stored
) -> None:
    running.window.close()
    running.press("Go on")
    assert "Pause" in words_on(running.window).split("\n")
    to_the_end(running.window, clock, running)
    assert "In ten minutes we ask how your back feels." in words_on(running.window)
    running.press("Back to Today")

    assert running.window.isVisible()
    assert ends(stored()) == ["completed"]
    running.window.close()


def test_closing_and_end_here_ends_it(running: MouseHands, stored: Stored) -> None:
    sets = [fact for fact in stored() if isinstance(fact, SetDone)]
    running.window.close()
    running.press("End here")

    assert ends(stored()) == ["left"]
    assert [fact for fact in stored() if isinstance(fact, SetDone)] == sets
    running.window.close()
    assert not running.window.isVisible()


def test_no_key_of_the_rail_leads_out_of_a_session(running: MouseHands) -> None:
    """So no other profile can be opened, and nothing restored or erased, while a session runs."""
    for place in range(1, 7):
        key = Qt.Key(Qt.Key.Key_0 + place)
        QTest.keyClick(running.window, key, Qt.KeyboardModifier.ControlModifier)

        assert isinstance(running.window.current_page, SessionHost)
    running.window.close()
    running.press("Finish later")


def test_a_machine_that_slept_pauses_and_counts_no_time(
    running: MouseHands, clock: FakeClock, stored: Stored
) -> None:
    sets = sum(isinstance(fact, SetDone) for fact in stored())
    clock.set_wall(clock.now().replace(hour=clock.now().hour + 2))
    let_pass(running.window, clock, 120)

    assert "Paused" in running.window.current_page.page.view.stage.dial.accessibleName()
    assert sum(isinstance(fact, SetDone) for fact in stored()) == sets
    assert on_show(running.window, SessionHost)
    running.press("Go on")
    to_the_end(running.window, clock, running)
    assert ends(stored()) == ["completed"]
    running.window.close()
