"""Bringing a journal back from a backup; nothing is deleted on the way.

The file that was there is set aside. If it was damaged, every fact that can still be read from it is added to
what the backup holds, so that as little as possible is lost since the backup.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from homeprog.data.database import check, check_file, connect, replace_database, version_of, whole_copy
from homeprog.data.errors import Damaged, sorted_errors
from homeprog.data.files import make_private_folder
from homeprog.data.journal import Journal
from homeprog.data.lock import ProfileLock
from homeprog.data.migrations import NEWEST
from homeprog.data.rows import Row, facts_of
from homeprog.program.facts import FactError


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        facts: How many facts the backup held.
        rescued: How many newer ones were read from the damaged file.
        aside: Where the file that was there is kept; None if there was none.
    """

    facts: int
    rescued: int
    aside: Path | None


def restore(journal: Path, backup: Path, folder: Path, now: datetime) -> Restored:
    """Put a backup in the place of a journal.

    Args:
        journal: The journal, whatever its state; it may also be missing.
        backup: The backup; it stays as it is.
        folder: Where the file that was there is set aside.
        now: The moment, for the name of that file.

    Raises:
        Locked: The journal is open in a window.
        StoreError: The backup is no good, or there is no room. The journal is as it was.
    """
    facts = check_file(backup, NEWEST)
    make_private_folder(folder)
    make_private_folder(journal.parent)
    with ProfileLock(journal):
        damaged = _is_damaged(journal)
        with whole_copy(backup, journal, NEWEST) as fresh:
            aside = _set_aside(journal, folder, now)
            replace_database(fresh, journal)
    rescued = _rescue(aside, journal) if damaged and aside is not None else 0
    return Restored(facts, rescued, aside)


def _is_damaged(journal: Path) -> bool:
    if not journal.exists():
        return False
    try:
        with sorted_errors(journal), closing(connect(journal, read_only=True)) as db:
            version_of(db, journal, NEWEST)
            check(db, journal)
    except Damaged:
        return True
    return False


def _set_aside(journal: Path, folder: Path, now: datetime) -> Path | None:
    """Keep the file, and its log if it has one, under another name; the journal stays in place meanwhile."""
    if not journal.exists():
        return None
    aside = folder / f"set-aside-{now:%Y-%m-%dT%H%M%S}.sqlite"
    for suffix in ("", "-wal"):
        source = journal.with_name(journal.name + suffix)
        if source.exists():
            with sorted_errors(aside):
                shutil.copy2(source, aside.with_name(aside.name + suffix))
    return aside


def _rescue(aside: Path, journal: Path) -> int:
    """Add what can still be read from a damaged file; facts of the backup stay as they are."""
    with Journal.open(journal) as whole:
        found = {row.id: row for row in _readable_rows(aside) if row.id not in whole}
        return whole.append_rows(found.values())


def _readable_rows(path: Path) -> Iterator[Row]:
    """Rows of a damaged file, read from both ends up to the damage; some come twice."""
    with closing(connect(path, read_only=True)) as db:
        for order in ("rowid ASC", "rowid DESC"):
            try:
                query = f"SELECT id, at, kind, body FROM fact ORDER BY {order}"  # noqa: S608 - one of two words
                for found in db.execute(query):
                    if all(isinstance(value, str) for value in found) and _is_fact(row := Row._make(found)):
                        yield row
            except sqlite3.DatabaseError:
                continue


def _is_fact(row: Row) -> bool:
    try:
        facts_of([row])
    except FactError:
        return False
    return True
