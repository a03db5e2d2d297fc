"""SQLite files as this program uses them: opened strictly, checked, copied whole, replaced in one step."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from homeprog.data.errors import Damaged, Locked, Missing, Newer, sorted_errors
from homeprog.data.files import make_private_file, replace_file

APPLICATION_ID = 0x486F6D65  # "Home"
BUSY_TIMEOUT_S = 2.0  # another program may hold the file for the length of one transaction


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing file: WAL as the file says, every commit on the disk, transactions by hand."""
    mode = "ro" if read_only else "rw"
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_TIMEOUT_S)
    db.isolation_level = None
    if not read_only:
        try:
            db.execute("PRAGMA synchronous = FULL")
        except sqlite3.DatabaseError:
            db.close()
            raise
    return db


def pragma(db: sqlite3.Connection, name: str) -> int:
    """The number a pragma holds."""
    (value,) = db.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def refuse_foreign(path: Path) -> None:
    """Refuse what is plainly not a journal before SQLite makes side files for it.

    SQLite itself finds an emptied file in perfect order.

    Raises:
        Missing, Damaged: There is no file, or it is empty.
    """
    with sorted_errors(path):
        if not path.is_file():
            raise Missing(path)
        if path.stat().st_size == 0:
            raise Damaged(path, "the file is empty")


def version_of(db: sqlite3.Connection, path: Path, newest: int) -> int:
    """The schema version of a journal.

    Raises:
        Newer: The file is of a newer version than `newest`.
        Damaged: The file is no journal.
    """
    if pragma(db, "application_id") != APPLICATION_ID:
        raise Damaged(path, "the file is not marked as a journal of this program")
    version = pragma(db, "user_version")
    if version > newest:
        raise Newer(path, f"version {version}, this program knows {newest}")
    count_facts(db)
    return version


def count_facts(db: sqlite3.Connection) -> int:
    """How many facts are stored (facts are never deleted, so this is also the last row)."""
    (count,) = db.execute("SELECT coalesce(max(rowid), 0) FROM fact").fetchone()
    return int(count)


def check(db: sqlite3.Connection, path: Path) -> int:
    """Read everything and count the facts; 0.1 s for ten years.

    Beyond SQLite's own check, which a flipped bit in a text passes, every fact must still be JSON.

    Raises:
        Damaged: Anything is wrong.
    """
    findings = [row[0] for row in db.execute("PRAGMA quick_check(3)")]
    if findings != ["ok"]:
        raise Damaged(path, "; ".join(findings))
    count, readable = db.execute("SELECT count(*), coalesce(sum(json_valid(body)), 0) FROM fact").fetchone()
    if count != readable:
        raise Damaged(path, f"{count - readable} of {count} facts cannot be read")
    return int(count)


def check_file(path: Path, newest: int) -> int:
    """Check a file that nobody writes, such as a backup, without leaving anything beside it.

    Returns:
        How many facts it holds.

    Raises:
        StoreError: It is not a good journal.
    """
    refuse_foreign(path)
    with sorted_errors(path):
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as db:
            version_of(db, path, newest)
            return check(db, path)


@contextmanager
def whole_copy(source: Path, target: Path, newest: int) -> Iterator[Path]:
    """Give a verified, private, single-file copy under a passing name, to be moved to its place or dropped.

    Copied by SQLite's backup interface: copying the file alone would miss what is still in its log.

    Raises:
        Damaged: The source is damaged (a damaged page is copied without a word, so the copy is checked).
        StoreError: There is no room, or the copy may not be written.
    """
    refuse_foreign(source)
    fresh = target.with_name(f".{target.name}.new")
    with sorted_errors(target):
        make_private_file(fresh)
    try:
        with sorted_errors(source), closing(connect(source, read_only=True)) as original:
            version_of(original, source, newest)
            _copy_and_check(original, fresh, target)
        yield fresh
    except Damaged as error:
        raise Damaged(source, error.detail) from error
    finally:
        fresh.unlink(missing_ok=True)


def _copy_and_check(original: sqlite3.Connection, fresh: Path, target: Path) -> None:
    at_least = count_facts(original)  # more may be added while it is copied
    with sorted_errors(target), closing(connect(fresh)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if check(copy, target) < at_least:
            raise Damaged(target, "the copy holds fewer facts")


def replace_database(fresh: Path, path: Path) -> None:
    """Put a finished single-file database in the place of `path`, whose lock the caller holds.

    A log left beside the old file would be played into the new one and ruin it.

    Raises:
        Locked: Another program still has the old file open.
    """
    with sorted_errors(path):
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        replace_file(fresh, path)


def fold_log(path: Path) -> None:
    """Bring everything from a journal's log into its one file; the caller holds its lock.

    Raises:
        Locked: Another program is reading the file just now.
    """
    with sorted_errors(path), closing(connect(path)) as db:
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Locked(path, "another program is reading the journal")
