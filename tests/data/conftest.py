"""Fixtures of data care: a real data folder, a fixed moment, real children and real disks."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from surroundings import fill, open_folder, small_disk, start_child

from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.lock import ProfileLock
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, create_profile
from homeprog.program.facts import Fact, WalkDone

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))

MakeWalks = Callable[[int], list[Fact]]

__all__ = ["fill", "open_folder", "small_disk", "start_child"]


@pytest.fixture
def now() -> datetime:
    return NOON


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").prepare()


@pytest.fixture
def profile(folder: DataFolder) -> Profile:
    return create_profile(folder, "Anna")


@pytest.fixture
def walks(now: datetime) -> MakeWalks:
    """Facts an hour apart, from `now` on."""

    def make(count: int) -> list[Fact]:
        moments = (now + timedelta(hours=hour) for hour in range(count))
        return [WalkDone(id=new_id(at), at=at, minutes=10) for at in moments]

    return make


@pytest.fixture
def filled(profile: Profile, walks: MakeWalks, now: datetime) -> Profile:
    """A profile with 400 facts, closed properly."""
    with profile.open(now) as journal:
        journal.append(walks(400))
    return profile


@pytest.fixture
def after_crash() -> Callable[[Path], None]:
    """Make a journal look as after a crash: its lock file says that it was open."""

    def leave_open(journal: Path) -> None:
        with ProfileLock(journal) as lock:
            lock.mark_in_use()

    return leave_open


@pytest.fixture
def ids_in() -> Callable[[Path], list[str]]:
    """Names of the facts in a journal, in the order of time."""

    def names(path: Path) -> list[str]:
        with Journal.read(path) as journal:
            return [fact.id for fact in journal.facts()]

    return names
