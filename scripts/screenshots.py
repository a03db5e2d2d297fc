"""Every screen of the real app, without a display, into docs/screenshots (or the folder given).

Four stories are lived through the real companion; then each screen is shown in each look.

python -m scripts.screenshots [FOLDER]
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from homeprog.app import Home, build
from homeprog.data.paths import DataFolder
from homeprog.data.settings import Settings, save_settings
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from scripts.story import Story, StoryClock

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
SIZE = (1280, 800)
DAYS_LIVED = {"begun": 9, "weeks": 50}
"""How long the stories are that go on after the first start."""
SESSION_TICKS, SESSION_TICK_S, TICK_MS = 100, 0.3, 35


class Look(NamedTuple):
    """A theme at a text size."""

    name: str
    theme: str
    text_scale: float


LOOKS = (
    Look("light", "light", 1.0),
    Look("dark", "dark", 1.0),
    Look("contrast", "contrast", 1.0),
    Look("large", "light", 2.0),
)


class Stage(NamedTuple):
    """The app at a point of a story.

    Attributes:
        window: Open on the page that comes first.
        story: Goes on with it.
    """

    window: MainWindow
    story: Story

    def settle(self, seconds: float = 0.0) -> None:
        """Let the clock go on, and the window follow."""
        self.story.clock.advance(seconds)
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Scene = Callable[[Stage], None]


def stay(_stage: Stage) -> None:
    """The page that comes first."""


def plan(stage: Stage) -> None:
    """Today after its questions."""
    stage.story.morning()
    stage.window.show_page("today")


def page(name: str) -> Scene:
    """A page of the rail."""

    def show(stage: Stage) -> None:
        stage.story.morning()
        stage.window.show_page(name)

    return show


def session(stage: Stage) -> None:
    """The session, some seconds into its first exercise."""
    stage.story.morning()
    stage.window.show_page("session")
    for _ in range(SESSION_TICKS):  # in small steps, or the session believes that the computer slept
        stage.story.clock.advance(SESSION_TICK_S)
        QTest.qWait(TICK_MS)


def log_sheet(stage: Stage) -> None:
    """The Paper page with the week to fill in."""
    page("paper")(stage)
    shown = stage.window.current_page
    assert shown is not None
    shown.view.kind.tiles[1].click()  # type: ignore[attr-defined]


SCENES: dict[str, dict[str, Scene]] = {
    "fresh": {"first-start": stay},
    "warned": {"stop": stay},
    "begun": {"program-begun": page("program"), "progress-begun": page("progress")},
    "weeks": {
        "today-questions": stay,
        "today": plan,
        "session": session,
        "program": page("program"),
        "progress": page("progress"),
        "paper": page("paper"),
        "paper-week": log_sheet,
        "learn": page("learn"),
        "settings": page("settings"),
    },
}
"""Screens by story."""


def tell(story: Story, name: str) -> None:
    """Live a story to the point of its pictures."""
    if name == "warned":
        story.begin(RF_01="yes")
    elif name in DAYS_LIVED:
        story.begin()
        story.live(DAYS_LIVED[name])
        story.live_to_a_full_day()


@contextmanager
def opened(folder: DataFolder, now: datetime | None = None) -> Iterator[Stage]:
    """The app on a data folder at a moment."""
    clock = StoryClock(now) if now else StoryClock()
    window = build(folder, clock, language="en")
    window.resize(*SIZE)
    window.show()
    stage = Stage(window, Story(_companion(window), clock))
    stage.settle()
    yield stage
    window.close()
    window.deleteLater()
    stage.settle()


def _companion(window: MainWindow) -> Companion:
    home = window.findChild(Home)
    if home is None or home.context is None:
        raise RuntimeError("no profile could be opened for the pictures")
    return home.context.companion


def save(window: MainWindow, path: Path) -> None:
    """Write the window as a PNG, packed as small as it goes."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not picture.save(str(path), "PNG", 0):
        raise OSError(f"{path} could not be written")


def main(target: Path) -> None:
    """Live the stories, then show every screen in every look."""
    QLocale.setDefault(QLocale("en_GB"))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert app is not None
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        for story, scenes in SCENES.items():
            told = DataFolder(Path(kept) / story).prepare()
            with opened(told) as stage:
                tell(stage.story, story)
                now = stage.story.clock.now()
            for look in LOOKS:
                for name, scene in scenes.items():
                    copy = Path(kept) / f"{story}-{look.name}-{name}"
                    shutil.copytree(told.root, copy)
                    folder = DataFolder(copy).prepare()
                    save_settings(folder.settings, Settings(theme=look.theme, text_scale=look.text_scale))
                    with opened(folder, now) as stage:
                        scene(stage)
                        stage.settle()
                        save(stage.window, target / f"{name}-{look.name}.png")
                    print(f"{name}-{look.name}.png", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
