"""What can go wrong with stored data, sorted by cause, each with a plain sentence and what to do.

Every error here comes from the surroundings (disk, rights, a second window, damage), never from a mistake in
the program. `str(error)` is ready to show: what happened, and what to do now. `detail` is for the log.
"""

# ruff: noqa: N818 - they are named by their cause; the base of the family carries the word

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar


class StoreError(Exception):
    """Stored data cannot be read or written.

    Attributes:
        path: The file or folder concerned.
        detail: The technical cause, for the log and for `doctor`.
    """

    what: ClassVar[str] = "The file {path} could not be used."
    todo: ClassVar[str] = "Check that the disk is connected and working, then try again."

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        self.detail = detail
        super().__init__(f"{self.sentence} {self.todo}")

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return self.what.format(path=self.path, detail=self.detail)


class DiskFull(StoreError):
    """There is no room to write (disk full, quota or file size limit reached)."""

    what = "There is no room left on the disk to write {path}."
    todo = "Free some space and try again. Everything saved before is safe."


class NotWritable(StoreError):
    """The file or folder may not be written."""

    what = "The program is not allowed to write {path}."
    todo = "Allow writing there, or choose another folder with --data-dir."


class DataFolderError(NotWritable):
    """The data folder cannot be made or written."""

    what = "The data folder {path} cannot be used: {detail}."
    todo = "Allow writing there, or choose another folder with --data-dir."


class Locked(StoreError):
    """Another window or program is using the file."""

    what = "This profile is already open in another window ({path})."
    todo = "Close the other window and try again."


class Newer(StoreError):
    """The file was written by a newer version of the program, which this one must not touch."""

    what = "The file {path} was made by a newer version of this program."
    todo = "Install the newer version to open it. Nothing was changed."


class Missing(StoreError):
    """There is no such file."""

    what = "There is no file {path}."
    todo = "Check the name and try again."


class Damaged(StoreError):
    """The file is not, or no longer, a whole journal."""

    what = "The file {path} is damaged and cannot be read as a journal."
    todo = "Bring back the newest good backup: in Settings, under Your data, or with `homeprog restore`."


class Gone(Damaged):
    """The journal is not there any more, but its backups are."""

    what = "The journal {path} is gone, but there are backups of it."


class NoGoodBackup(StoreError):
    """Of the backups there are, none can be read."""

    what = "There is no good backup in {path}."
    todo = "If you have a copy elsewhere, bring that back: `homeprog restore FILE`."


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}

_SQLITE_CAUSES: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: NotWritable,
    sqlite3.SQLITE_CANTOPEN: NotWritable,
    sqlite3.SQLITE_PERM: NotWritable,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_NOMEM: StoreError,
}
# SQLite says FULL only for ENOSPC; a quota, a size limit or no room for shared memory is an I/O error.
_NO_ROOM = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
}


def cause_of(error: OSError | sqlite3.DatabaseError, path: Path) -> StoreError:
    """Sort an error of the system or of SQLite by its cause.

    What SQLite cannot name otherwise counts as damage: a malformed page shows under many codes.
    """
    detail = str(error)
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return DiskFull(path, detail)
        if error.errno in _REFUSED:
            return NotWritable(path, detail)
        return Missing(path, detail) if error.errno == errno.ENOENT else StoreError(path, detail)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code in _NO_ROOM:
        return DiskFull(path, detail)
    return _SQLITE_CAUSES.get(code & 0xFF, Damaged)(path, detail)


@contextmanager
def sorted_errors(path: Path) -> Iterator[None]:
    """Turn errors of the system and of SQLite inside the block into the `StoreError` of their cause.

    `sqlite3.ProgrammingError` and `IntegrityError` are mistakes of the program and pass through.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except (OSError, sqlite3.DatabaseError) as error:
        raise cause_of(error, path) from error
