"""One window per profile: a lock that the system itself frees when the process dies."""

import os
import sys
from pathlib import Path
from types import TracebackType

from homeprog.data.errors import Locked, cause_of, sorted_errors

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # Windows locks bytes for reading too: lock one that is never read

    def _try_lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_IN_USE = b"open\n"


class ProfileLock:
    """The lock of one journal, in a file beside it that also tells whether the last exit was clean.

    The file stays for good: removing a lock file lets two processes lock two different files of one name.

    Attributes:
        path: The side file.
        was_clean: The last holder that wrote closed the journal properly.
    """

    def __init__(self, journal: Path) -> None:
        self.path = journal.with_suffix(".lock")
        with sorted_errors(self.path):
            self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(self._handle)
        except (
            BlockingIOError,
            PermissionError,
        ) as error:  # what POSIX and Windows say of a lock that is held
            os.close(self._handle)
            raise Locked(journal, str(error)) from error
        except OSError as error:
            os.close(self._handle)
            raise cause_of(error, self.path) from error
        os.lseek(self._handle, 0, os.SEEK_SET)
        self.was_clean = os.read(self._handle, len(_IN_USE)) != _IN_USE

    def mark_in_use(self) -> None:
        """Say durably that the journal is open; it stays said if the process dies."""
        with sorted_errors(self.path):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, _IN_USE)
            os.fsync(self._handle)

    def mark_clean(self) -> None:
        """Say that the journal was closed properly."""
        with sorted_errors(self.path):
            os.ftruncate(self._handle, 0)

    def release(self) -> None:
        """Let others in."""
        os.close(self._handle)

    def __enter__(self) -> "ProfileLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
