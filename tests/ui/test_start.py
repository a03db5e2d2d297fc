"""The way to Today in a process of its own: what it does not need is not loaded, the rest comes in order."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from prepared import Story

from homeprog.clock import SystemClock
from homeprog.data.backup import Cause, list_backups
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles

# The program itself, closed when its window is painted; tells the page, the modules in order, the collector.
START = """
import gc, sys
from homeprog import __main__ as program

def paint_and_close(app):
    app.processEvents()
    (window,) = (one for one in app.topLevelWidgets() if one.isVisible())
    print(type(window.current_page).__name__)
    print(*sys.modules)
    print(gc.isenabled())
    print(sum(type(child).__name__ == "Collector" for child in window.children()))
    app.closeAllWindows()
    return 0

load_window = program.load_window
def load_and_paint():
    home = load_window()
    home._SETTLED_MS = 0  # what waits for the first paint waits no longer
    from PySide6.QtWidgets import QApplication
    QApplication.exec = paint_and_close
    return home
program.load_window = load_and_paint
sys.exit(program.main(["--data-dir", sys.argv[1]]))
"""
WITHOUT_QT = ("homeprog.clock", "homeprog.data", "homeprog.figure", "homeprog.program", "msgspec", "sqlite3")
NOT_YET = (
    "asyncio", "ctypes", "difflib", "hashlib", "miniaudio", "numpy", "PySide6.QtNetwork",
    "PySide6.QtPrintSupport", "pyqtgraph", "socket", "wakepy", "_strptime",
    "homeprog.cli_", "homeprog.data.check", "homeprog.data.exchange", "homeprog.data.restore",
    "homeprog.figure.render", "homeprog.handout", "homeprog.program.session_script",
    "homeprog.program.simulation", "homeprog.ui.figure_view", "homeprog.ui.first_start", "homeprog.ui.paper",
    "homeprog.ui.progress", "homeprog.ui.program_", "homeprog.ui.session", "homeprog.ui.settings",
    "homeprog.ui.speech", "homeprog.ui.sounds", "homeprog.ui.stop_", "homeprog.ui.trouble_page",
)  # fmt: skip
"""Beginnings of names. Heavy modules are imported where they are first needed."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A patient who has begun and has not answered today's questions yet."""
    folder = DataFolder(tmp_path_factory.mktemp("start") / "data").prepare()
    story = Story(SystemClock().now() - timedelta(days=1))
    story.first_start()
    story.keep(folder)
    return folder


@pytest.fixture(scope="module")
def told(folder: DataFolder) -> list[str]:
    """What a start tells; not the first one, which compiles the library."""
    for _ in range(2):
        words = [sys.executable, "-c", START, str(folder.root)]
        root = Path(__file__).parents[2]
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=root)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def modules(told: list[str]) -> list[str]:
    return told[1].split()


def test_it_comes_to_today(told: list[str]) -> None:
    assert told[0] == "TodayPage"


@pytest.mark.parametrize("name", NOT_YET)
def test_what_today_does_not_need_is_not_loaded(name: str, modules: list[str]) -> None:
    assert [one for one in modules if one.startswith(name)] == []


def test_what_needs_no_qt_is_imported_before_it(modules: list[str]) -> None:
    """PySide6 reads the source of every module imported after it."""
    after = modules[modules.index("PySide6") :]

    assert "homeprog.ui.today_page" in after
    assert [one for one in after if one.startswith(WITHOUT_QT)] == []


def test_python_itself_collects_no_garbage_while_the_window_is_there(told: list[str]) -> None:
    """It would do so in any thread; `homeprog.ui.collector` does it in the window's."""
    assert told[2:4] == ["False", "1"]


def test_the_daily_backup_is_made_beside_it(told: list[str], folder: DataFolder) -> None:
    (profile,) = list_profiles(folder)

    assert told
    assert Cause.DAILY in [one.cause for one in list_backups(profile.backups)]
