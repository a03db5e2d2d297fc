"""Verified backups: taken daily and before every update, kept 7 days, 5 weeks and 12 months.

A backup exists only once it has been read back: a copy is made under a passing name, opened again, checked
page by page, its facts counted, and only then is it named and are older ones let go.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from enum import Enum
from pathlib import Path

from msgspec import Struct

from homeprog.data.database import check_file, whole_copy
from homeprog.data.errors import StoreError, sorted_errors
from homeprog.data.files import make_private_folder, replace_file
from homeprog.data.migrations import NEWEST

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 5, 12
KEPT_OTHERS = 5  # of backups asked for, and of those before an update
_STAMP = "%Y-%m-%dT%H%M%S"


class Cause(Enum):
    """Why a backup was taken; part of its file name."""

    DAILY = "daily"
    UPDATE = "before-update"
    ASKED = "asked"


class Backup(Struct, frozen=True):
    """A backup file.

    Attributes:
        path: The file, named `<taken>_<cause>.sqlite`.
        taken: When, in the local time of that day (without offset).
        cause: Why.
    """

    path: Path
    taken: datetime
    cause: Cause


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are passed over."""
    found = []
    for path in folder.glob("*_*.sqlite"):
        stamp, _, cause = path.stem.partition("_")
        try:
            taken = datetime.fromisoformat(stamp)  # 100 times as fast as strptime, and takes other forms too
            if taken.strftime(_STAMP) == stamp:
                found.append(Backup(path, taken, Cause(cause)))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)


def make(journal: Path, folder: Path, now: datetime, cause: Cause) -> Backup:
    """Take a backup, verify it by reading it back, then let old ones go.

    The journal may be open and written meanwhile; any thread may do this.

    Raises:
        Damaged: The journal itself is damaged; no backup was made and none let go.
        StoreError: There is no room, or the folder cannot be written.
    """
    make_private_folder(folder)
    taken = now.replace(tzinfo=None, microsecond=0)
    backup = Backup(folder / f"{taken.strftime(_STAMP)}_{cause.value}.sqlite", taken, cause)
    with whole_copy(journal, backup.path, NEWEST) as fresh, sorted_errors(backup.path):
        replace_file(fresh, backup.path)
    _let_old_ones_go(folder)
    return backup


def make_daily(journal: Path, folder: Path, now: datetime) -> Backup | None:
    """Take the day's backup, or None when there is one already.

    Raises:
        StoreError: As `make`.
    """
    if any(b.cause is Cause.DAILY and b.taken.date() == now.date() for b in list_backups(folder)):
        return None
    return make(journal, folder, now, Cause.DAILY)


def worth_keeping(backups: list[Backup]) -> set[Backup]:
    """Which of the backups (newest first) are kept.

    Of the daily ones the newest of each of the last 7 days, 5 weeks and 12 months that have one, so that
    after months away the old ones are still there; of the others the newest five of a cause.
    """
    rules: list[tuple[Callable[[Backup], Hashable], int]] = [
        (lambda backup: backup.taken.date(), KEPT_DAYS),
        (lambda backup: backup.taken.isocalendar()[:2], KEPT_WEEKS),
        (lambda backup: (backup.taken.year, backup.taken.month), KEPT_MONTHS),
    ]
    kept: set[Backup] = set()
    for period_of, limit in rules:
        newest: dict[Hashable, Backup] = {}
        for backup in backups:
            if backup.cause is Cause.DAILY:
                newest.setdefault(period_of(backup), backup)
        kept.update(list(newest.values())[:limit])
    for cause in (Cause.UPDATE, Cause.ASKED):
        kept.update([backup for backup in backups if backup.cause is cause][:KEPT_OTHERS])
    return kept


def _let_old_ones_go(folder: Path) -> None:
    backups = list_backups(folder)
    kept = worth_keeping(backups)
    for backup in backups:
        if backup not in kept:
            with sorted_errors(backup.path):
                backup.path.unlink(missing_ok=True)


def newest_good_backup(folder: Path, now: datetime) -> Backup | None:
    """The newest backup that is whole when read now; None when there is none.

    One with a date to come (the clock was wrong) is taken only when no other is good.
    """
    moment = now.replace(tzinfo=None)
    for backup in sorted(list_backups(folder), key=lambda backup: backup.taken > moment):
        try:
            check_file(backup.path, NEWEST)
        except StoreError:
            continue
        return backup
    return None
