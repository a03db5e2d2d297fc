"""A failure of the program is logged, said once, and the death of the last run is told at the next start."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from homeprog.data.errors import DiskFull
from homeprog.ui.crash import CrashGuard


@pytest.fixture
def guard(tmp_path: Path) -> Iterator[CrashGuard]:
    made = CrashGuard(tmp_path)
    made.install()
    yield made
    made.remove()


def fail() -> None:
    raise RuntimeError("a mistake of ours")


def raise_through_hook() -> None:
    try:
        fail()
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


def test_a_failure_is_logged_and_said_once(
    guard: CrashGuard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences: list[str] = []
    guard.failed.connect(sentences.append)
    raise_through_hook()
    raise_through_hook()

    log = (tmp_path / "homeprog.log").read_text()
    assert len(sentences) == 1
    assert "saved" in sentences[0]
    assert log.count("CRITICAL uncaught") == 2
    assert "Traceback" in log
    assert "Traceback" not in capsys.readouterr().err


def test_a_slot_that_fails_reaches_the_guard(qtbot: QtBot, tmp_path: Path) -> None:
    with capture_exceptions():
        guard = CrashGuard(tmp_path)
        guard.install()
        with qtbot.waitSignal(guard.failed):
            QTimer.singleShot(0, fail)
        guard.remove()

    assert "a mistake of ours" in (tmp_path / "homeprog.log").read_text()


def test_a_death_is_told_at_the_next_start(tmp_path: Path) -> None:
    script = (
        "import faulthandler, sys; from pathlib import Path; from homeprog.ui.crash import CrashGuard\n"
        "guard = CrashGuard(Path(sys.argv[1])); assert guard.install() is None; import os; os.abort()"
    )
    child = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True)
    assert child.returncode != 0
    guard = CrashGuard(tmp_path)
    told = guard.install()
    guard.remove()
    again = CrashGuard(tmp_path)
    told_again = again.install()
    again.remove()

    assert told is not None
    assert "All your answers are saved" in told
    assert "Aborted" in (tmp_path / "crash.last.txt").read_text()
    assert told_again is None


def test_a_proper_end_leaves_nothing_to_tell(guard: CrashGuard, tmp_path: Path) -> None:
    guard.remove()

    assert not (tmp_path / "crash.txt").exists()
    assert sys.excepthook is sys.__excepthook__


def test_a_fault_of_the_surroundings_is_said_each_time_in_its_own_words(
    guard: CrashGuard, tmp_path: Path
) -> None:
    sentences: list[str] = []
    guard.failed.connect(sentences.append)
    for _ in range(2):
        try:
            raise DiskFull(tmp_path / "anna.sqlite", "no space")
        except DiskFull:
            sys.excepthook(*sys.exc_info())

    assert sentences == [str(DiskFull(tmp_path / "anna.sqlite"))] * 2
    assert "ERROR DiskFull: no space" in (tmp_path / "homeprog.log").read_text()


def test_a_log_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    guard = CrashGuard(tmp_path / "not there")
    sentences: list[str] = []
    guard.failed.connect(sentences.append)
    assert guard.install() is None
    raise_through_hook()
    guard.remove()

    assert len(sentences) == 1
    assert sys.excepthook is sys.__excepthook__
