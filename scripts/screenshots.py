"""Screens of the real app, without a display, into docs/screenshots (or the folder given).

Stories are lived through the real companion; then each scene (`scripts.scenes`) is shown in each look.

python -m scripts.screenshots [FOLDER]           the pictures of the documentation
python -m scripts.screenshots --all FOLDER       every scene, also accented and 40 % longer, to look at
python -m scripts.screenshots --scene paper FOLDER
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from homeprog.data.paths import DataFolder
from homeprog.data.resources import LANGUAGES_VARIABLE
from homeprog.data.settings import Settings, save_settings
from homeprog.ui.main_window import MainWindow
from scripts.i18n import make_pseudo
from scripts.pseudo import CODE
from scripts.scenes import SCENES, opened
from scripts.stories import tell

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
SHOWN = frozenset(
    {
        "first-start", "stop", "program-begun", "progress-begun", "today-questions", "today", "session",
        "program", "progress", "paper", "paper-week", "learn", "settings",
    }
)  # fmt: skip
"""The scenes of the documentation."""


class Look(NamedTuple):
    """A theme at a text size, in a language."""

    name: str
    theme: str
    text_scale: float
    language: str = "en"


LOOKS = (
    Look("light", "light", 1.0),
    Look("dark", "dark", 1.0),
    Look("contrast", "contrast", 1.0),
    Look("large", "light", 2.0),
)
PSEUDO = (Look("pseudo", "light", 1.0, CODE), Look("pseudo-large", "light", 2.0, CODE))


def save(window: MainWindow, path: Path) -> None:
    """Write the window as a PNG, packed as small as it goes."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not picture.save(str(path), "PNG", 0):
        raise OSError(f"{path} could not be written")


def draw(target: Path, looks: Collection[Look], shown: Collection[str]) -> Iterator[Path]:
    """Live each story once, then show its scenes in each look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as kept:
        for story, scenes in SCENES.items():
            wanted = {name: scene for name, scene in scenes.items() if name in shown}
            if not wanted:
                continue
            told = DataFolder(Path(kept) / story).prepare()
            with opened(told) as stage:
                tell(stage.story, story)
                now = stage.story.clock.now()
            for look in looks:
                for name, scene in wanted.items():
                    folder = DataFolder(
                        shutil.copytree(told.root, Path(kept) / f"{look.name}-{name}")
                    ).prepare()
                    silent = Settings(theme=look.theme, text_scale=look.text_scale, voice=False, beeps=False)  # type: ignore[arg-type]
                    save_settings(folder.settings, silent)
                    with opened(folder, now, look.language) as stage:
                        scene(stage)
                        stage.settle()
                        save(stage.window, path := target / f"{name}-{look.name}.png")
                    for translator in app.findChildren(QTranslator):
                        app.removeTranslator(translator)
                        translator.deleteLater()
                    yield path


def main(arguments: list[str]) -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description="Pictures of the screens.")
    parser.add_argument("folder", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--all", action="store_true", help="every scene in every look")
    parser.add_argument("--scene", action="append", metavar="NAME", help="only this scene; may stand again")
    asked = parser.parse_args(arguments)
    QLocale.setDefault(QLocale("en_GB"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as languages:
        looks, shown = LOOKS, SHOWN
        if asked.all:
            make_pseudo(Path(languages))
            os.environ[LANGUAGES_VARIABLE] = languages
            looks, shown = (*LOOKS, *PSEUDO), frozenset(name for scenes in SCENES.values() for name in scenes)
        for path in draw(asked.folder, looks, frozenset(asked.scene or shown)):
            print(path.name, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
