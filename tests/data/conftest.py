"""Fixtures of data care: a real data folder, a fixed moment, real children and real disks."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.lock import ProfileLock
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, create_profile
from homeprog.program.facts import Fact, WalkDone

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))

MakeWalks = Callable[[int], list[Fact]]
StartChild = Callable[..., "subprocess.Popen[str]"]


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
def start_child() -> Iterator[StartChild]:
    """Start a second Python process with the package on its path; it is killed at the end, if it still runs."""
    running: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        running.append(child)
        return child

    yield start
    for child in running:
        child.kill()
        child.communicate()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 2 MB; needs the right to mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "homeprog-test", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(
            f"a small disk cannot be mounted here ({error}); the file size limit test covers the rest"
        )
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def fill() -> Callable[[Path], Path]:
    """Take all the room that is left on a disk; gives the file to remove for making room."""

    def write_for_ever(file: io.FileIO, block: bytes) -> None:
        while True:
            file.write(block)

    def fill_disk(disk: Path) -> Path:
        ballast = disk / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                with pytest.raises(OSError, match="No space left"):
                    write_for_ever(file, bytes(size))
        return ballast

    return fill_disk


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter and only its owner may write (pytest's own are closed to others)."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


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
