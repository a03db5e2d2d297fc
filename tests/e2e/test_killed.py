"""A real process killed in the middle of the third set: nothing told is lost, and it goes on from there."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple

import pytest
from fakes import FakeClock
from hands import MouseHands, let_pass, on_show, words_on
from prepared import Story
from surroundings import child_process
from windows import AppWindow

from homeprog.data.errors import Locked
from homeprog.data.lock import ProfileLock
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.program.facts import Fact, SessionEnded, SessionStarted, SetDone
from homeprog.ui.session.questions import ScoreQuestion

Stored = Callable[[], list[Fact]]
SETS_BEFORE = 2

# The whole app in a process of its own, a hundred times faster: presses Start, answers, tells what is stored.
RUN_A_SESSION = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from homeprog.app import build
from homeprog.clock import SystemClock
from homeprog.data.paths import DataFolder

class ThatDay(SystemClock):
    def now(self):
        return START + timedelta(seconds=monotonic() - BEGUN)

BEGUN, START = monotonic(), datetime.fromisoformat(sys.argv[2])
app = QApplication(["homeprog"])
window = build(DataFolder(Path(sys.argv[1])), ThatDay(100))
window.show()
today = window.current_page
companion = today.controller.companion
QTest.mouseClick(today.plan.start_button, Qt.MouseButton.LeftButton)

def tell(vm):
    sets = [fact.id for fact in companion.facts_of_today() if fact.kind == "set_done"]
    print(vm.phase, *sets, flush=True)
    if vm.phase == "rate":
        QTimer.singleShot(0, answer)

def answer():
    scores = window.current_page.page.view.score.scores
    QTest.mouseClick(scores.tiles[1], Qt.MouseButton.LeftButton)

window.current_page.page.controller.changed.connect(tell)
app.exec()
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")


class Killed(NamedTuple):
    """What a killed process left: its data folder, and the sets it told of."""

    data: Path
    sets: list[str]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """Run a session in a process of its own and kill it in its third set."""
    folder = DataFolder(tmp_path_factory.mktemp("killed") / "data")
    story = Story(FakeClock().now())
    story.first_start()
    story.ready()
    story.keep(folder)
    with child_process(RUN_A_SESSION, folder.root, story.at.isoformat()) as child:
        sets = sets_until_the_third_runs(child)
        with pytest.raises(Locked):
            ProfileLock(list_profiles(folder)[0].journal)
        child.send_signal(signal.SIGKILL)
        child.wait(60)
    return Killed(folder.root, sets)


def sets_until_the_third_runs(child: "Popen[str]") -> list[str]:
    assert child.stdout is not None
    for line in child.stdout:
        phase, *sets = line.split()
        if len(sets) == SETS_BEFORE and phase in {"hold", "move"}:
            return sets
    raise AssertionError("the third set never came")


@pytest.fixture
def told(killed: Killed, folder: DataFolder, clock: FakeClock) -> list[str]:
    """The killed process's data in this test's folder, an hour later; gives the sets it told of."""
    shutil.copytree(killed.data, folder.root)
    clock.advance(3600)
    return killed.sets


def sets_of(facts: list[Fact]) -> list[SetDone]:
    return [fact for fact in facts if isinstance(fact, SetDone)]


def ends_of(facts: list[Fact]) -> list[str]:
    return [fact.how for fact in facts if isinstance(fact, SessionEnded)]


def test_everything_told_is_in_the_file(told: list[str], stored: Stored) -> None:
    assert [fact.id for fact in sets_of(stored())] == told
    assert ends_of(stored()) == []


def test_the_next_start_offers_three_ways_and_resume_goes_on_with_the_very_next_set(
    told: list[str], app_window: AppWindow, clock: FakeClock, stored: Stored
) -> None:
    window = app_window()
    window.show()
    hands = MouseHands(window)
    assert "You have begun a session" in words_on(window)
    assert {"Resume", "Finish later", "End here"} <= set(words_on(window).split("\n"))

    hands.press("Resume")
    done = [(fact.exercise, fact.side, fact.set) for fact in sets_of(stored())]
    while len(sets_of(stored())) == SETS_BEFORE and not on_show(window, ScoreQuestion):
        let_pass(window, clock, 1)

    facts = stored()
    third = sets_of(facts)[SETS_BEFORE]
    assert (third.exercise, third.side, third.set) not in done
    assert len([fact for fact in facts if isinstance(fact, SessionStarted)]) == 1
    assert third.session == sets_of(facts)[0].session
    window.close()


@pytest.mark.parametrize(("words", "ends"), [("Finish later", []), ("End here", ["left"])])
def test_the_other_two_ways_keep_what_was_done(
    told: list[str], app_window: AppWindow, stored: Stored, words: str, ends: list[str]
) -> None:
    window = app_window()
    window.show()
    MouseHands(window).press(words)

    assert "You have begun a session" not in words_on(window)
    assert ends_of(stored()) == ends
    assert [fact.id for fact in sets_of(stored())] == told
    window.close()
