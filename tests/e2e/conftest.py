"""The whole app in one piece: the window's fixtures, spoilt surroundings, and a second look at the file."""

from collections.abc import Callable

import pytest
from surroundings import fill, open_folder, small_disk, start_child
from windows import app_window, clock, folder, light, no_modals, nothing_left, own_settings, restyle

from homeprog.data.journal import Journal
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.program.facts import Fact

__all__ = [
    "app_window",
    "clock",
    "fill",
    "folder",
    "light",
    "no_modals",
    "nothing_left",
    "open_folder",
    "own_settings",
    "restyle",
    "small_disk",
    "start_child",
]


@pytest.fixture
def stored(folder: DataFolder) -> Callable[[], list[Fact]]:
    """What is on the disk now, read through a connection of its own."""

    def read() -> list[Fact]:
        (profile,) = list_profiles(folder)
        with Journal.read(profile.journal) as journal:
            return [fact for fact in journal.facts() if isinstance(fact, Fact)]

    return read
