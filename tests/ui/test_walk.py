"""A walk through every screen and state: nothing clipped, out of reach, trapped, nameless or untranslated.

Words are 40 % longer than the English ones and accented (`scripts.pseudo`), so that whatever was never given
to the translation shows, and whatever has too little room does too.
"""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from walk import problems, untranslated

from homeprog.data.paths import DataFolder
from homeprog.data.settings import Settings, save_settings
from homeprog.program.plan import SEVERITY
from scripts.pseudo import CODE
from scripts.scenes import PROGRAM_WORDS, SCENES, Stage, opened
from scripts.stories import ACTIONS, tell
from scripts.story import ACTIVITIES, NAME

SMALL, USUAL = (1024, 600), (1280, 800)
WORDS_OF_THE_PATIENT = (NAME, *ACTIVITIES, *PROGRAM_WORDS)
SAMPLE = ("today", "program", "progress", "paper", "learn", "settings", "session", "session-rate")


class Told(NamedTuple):
    """A story told: the folder it is kept in, and when it came to."""

    folder: Path
    now: datetime
    action: str


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Told]:
    """Stories by name, each lived once."""
    kept: dict[str, Told] = {}

    def of(name: str) -> Told:
        if name not in kept:
            folder = tmp_path_factory.mktemp(name)
            with opened(DataFolder(folder).prepare()) as stage:
                tell(stage.story, name)
                kept[name] = Told(folder, stage.story.clock.now(), stage.story.companion.plan().action)
        return kept[name]

    return of


@pytest.fixture
def seen(told: Callable[[str], Told], pseudo: str, tmp_path: Path) -> Callable[..., list[str]]:
    """What is wrong with a scene in a look."""

    def look(
        story: str,
        scene: str,
        size: tuple[int, int],
        scale: float,
        theme: str = "light",
        language: str = CODE,
    ) -> list[str]:
        before = told(story)
        copy = shutil.copytree(before.folder, tmp_path / "1")
        folder = DataFolder(copy).prepare()
        save_settings(folder.settings, Settings(theme=theme, text_scale=scale, voice=False, beeps=False))  # type: ignore[arg-type]
        with opened(folder, before.now, language) as stage:
            stage.window.resize(*size)
            stage.settle()
            SCENES[story][scene](stage)
            stage.settle()
            return _wrong(stage, language)

    return look


def _wrong(stage: Stage, language: str) -> list[str]:
    found = problems(stage.window)
    return found if language != CODE else [*found, *untranslated(stage.window, WORDS_OF_THE_PATIENT)]


EVERY = [(story, scene) for story, scenes in SCENES.items() for scene in scenes]


@pytest.mark.parametrize(("story", "scene"), EVERY, ids=[scene for _, scene in EVERY])
def test_every_scene_in_large_long_words_on_a_small_screen(
    seen: Callable[..., list[str]], story: str, scene: str
) -> None:
    assert "\n".join(seen(story, scene, SMALL, 2.0)) == ""


@pytest.mark.parametrize(
    ("scale", "theme", "size"), [(1.0, "light", SMALL), (1.5, "dark", USUAL), (2.0, "contrast", SMALL)]
)
@pytest.mark.parametrize("scene", SAMPLE)
def test_main_scenes_in_every_theme_and_scale(
    seen: Callable[..., list[str]], scene: str, scale: float, theme: str, size: tuple[int, int]
) -> None:
    assert "\n".join(seen("weeks", scene, size, scale, theme, "en")) == ""


@pytest.mark.parametrize("action", ACTIONS)
def test_the_stories_end_where_they_say(told: Callable[[str], Told], action: str) -> None:
    assert told(action).action == action


def test_the_stories_hold_every_action() -> None:
    assert set(ACTIONS) == set(SEVERITY)
