"""Private folders and files: readable by their owner only, written whole or not at all."""

import contextlib
import os
from pathlib import Path

from homeprog.data.errors import sorted_errors


def make_private_folder(path: Path) -> None:
    """Make a folder (mode 0700) and its parents, if they are not there yet.

    Raises:
        StoreError: The folder cannot be made.
    """
    with sorted_errors(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file (mode 0600) or empty the one that is there."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file (mode 0600) so that a crash leaves either the old or the new content.

    Raises:
        StoreError: The file cannot be written; the old one is as it was.
    """
    fresh = path.with_name(f".{path.name}.new")
    with sorted_errors(path):
        make_private_file(fresh)
        try:
            with fresh.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            replace_file(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)


def replace_file(fresh: Path, path: Path) -> None:
    """Put `fresh` in the place of `path` in one step that survives a power cut."""
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames and removals in a folder durable, where the system knows how (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network and FUSE folders refuse; the rename itself has happened.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
