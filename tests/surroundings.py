"""Real surroundings that a test can spoil: second processes, a small disk, a folder open to every user."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

StartChild = Callable[..., "subprocess.Popen[str]"]


@contextmanager
def child_process(
    code: str, *arguments: object, root: Path = ROOT, through: Sequence[str] = ()
) -> Iterator["subprocess.Popen[str]"]:
    """A second Python process in `root`, with the package that is there; killed at the end if it still runs.

    Its errors go to a file of the system's, not to a pipe that would block it when full. `through` is a
    command that starts it.
    """
    with tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen(
            [*through, sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        try:
            yield child
        finally:
            child.kill()
            child.communicate()


@pytest.fixture
def start_child() -> Iterator[StartChild]:
    """Start a second Python process with the package on its path; killed at the end if it still runs."""
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
