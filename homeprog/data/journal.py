"""The journal of one person: facts are added, never changed or removed.

One SQLite file. Every `append` is one transaction that is on the disk when it returns. Whoever writes holds
the profile's lock, so two windows cannot write one journal; reading needs no lock.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from homeprog.data import backup, migrations
from homeprog.data.database import check, connect, count_facts, refuse_foreign, version_of
from homeprog.data.errors import Damaged, sorted_errors
from homeprog.data.files import make_private_folder
from homeprog.data.ids import new_id
from homeprog.data.lock import ProfileLock
from homeprog.data.rows import AnyFact, Row, facts_of, in_time_order, line_of, row_of_fact
from homeprog.program.facts import Fact, FactError, FactRetracted

_LOT = 4096  # rows decoded at a time: fast, and small in memory


class FactClash(ValueError):  # noqa: N818 - a cause, like the StoreError family
    """Two different facts bear one name; names it. Nothing was written."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(f"fact {fact_id} is already in the journal with other content")


class Mark(NamedTuple):
    """How far a journal has been read: the number of its facts so far and the name of the last one."""

    row: int
    fact_id: str


START = Mark(0, "")


class Journal:
    """An open journal; use it as a context manager or `close` it.

    Use `open` to write and `read` to look only.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, lock: ProfileLock | None) -> None:
        self.path = path
        self._db = db
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, backups: Path | None = None, now: datetime | None = None) -> Self:
        """Open a journal for writing; make it if it is not there, update it if it is of an older version.

        After an exit that was not clean the whole file is checked first.

        Args:
            path: The file.
            backups: The folder for the backup taken before an update; without it none is taken.
            now: The moment, for the backup's name.

        Raises:
            Locked: Another window has it open.
            Newer, Damaged, DiskFull, NotWritable: As they say. The file is as it was.
        """
        make_private_folder(path.parent)
        lock = ProfileLock(path)
        try:
            _make_current(path, lock.was_clean, backups, now)
            with sorted_errors(path):
                db = connect(path)
                try:
                    db.execute("PRAGMA journal_mode = WAL")
                    lock.mark_in_use()
                except BaseException:
                    db.close()
                    raise
        except BaseException:
            lock.release()
            raise
        return cls(path, db, lock)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open an existing journal to look only, also while a window has it open.

        Raises:
            StoreError: It is missing, damaged, newer, or cannot be read.
        """
        refuse_foreign(path)
        with sorted_errors(path):
            db = connect(path, read_only=True)
            try:
                version_of(db, path, migrations.NEWEST)
            except BaseException:
                db.close()
                raise
        return cls(path, db, None)

    def append(self, facts: Sequence[Fact]) -> None:
        """Store facts, all or none; they are on the disk when this returns.

        A fact that is already there is no new fact.

        Raises:
            FactClash: A different fact of the same name is there.
            StoreError: They could not be written, by cause.
        """
        self.append_rows(row_of_fact(fact) for fact in facts)

    def append_rows(self, rows: Iterable[Row]) -> int:
        """`append` for rows of the exchange form, known or unknown.

        Returns:
            How many were new.
        """
        with sorted_errors(self.path), self._transaction():
            return sum([self._add(row) for row in rows])

    def _add(self, row: Row) -> bool:
        found = self._db.execute("SELECT id, at, kind, body FROM fact WHERE id = ?", (row.id,)).fetchone()
        if found is None:
            self._db.execute("INSERT INTO fact (id, at, kind, body) VALUES (?, ?, ?, ?)", row)
        elif not row.same_as(Row(*found)):
            raise FactClash(row.id)
        return found is None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def retract(self, fact_id: str, *, at: datetime, reason: str = "") -> FactRetracted:
        """Take an earlier fact back; it stays, and no longer counts.

        Raises:
            KeyError: There is no such fact.
        """
        if fact_id not in self:
            raise KeyError(fact_id)
        fact = FactRetracted(id=new_id(at), at=at, fact=fact_id, reason=reason)
        self.append([fact])
        return fact

    def __contains__(self, fact_id: str) -> bool:
        """Whether a fact of this name is stored."""
        with sorted_errors(self.path):
            return self._db.execute("SELECT 1 FROM fact WHERE id = ?", (fact_id,)).fetchone() is not None

    def __len__(self) -> int:
        """How many facts are stored."""
        with sorted_errors(self.path):
            return count_facts(self._db)

    @property
    def mark(self) -> Mark:
        """How far the journal goes now."""
        with sorted_errors(self.path):
            found = self._db.execute("SELECT rowid, id FROM fact ORDER BY rowid DESC LIMIT 1").fetchone()
        return START if found is None else Mark(*found)

    def goes_on_from(self, mark: Mark) -> bool:
        """Whether `mark` was read from this journal; not so after an older backup came back."""
        with sorted_errors(self.path):
            found = self._db.execute("SELECT id FROM fact WHERE rowid = ?", (mark.row,)).fetchone()
        return mark == START or found == (mark.fact_id,)

    def rows(self, since: Mark = START) -> Iterator[Row]:
        """The rows written after `since`, in the order of writing."""
        with sorted_errors(self.path):
            query = "SELECT id, at, kind, body FROM fact WHERE rowid > ? ORDER BY rowid"
            with closing(self._db.execute(query, (since.row,))) as found:
                yield from map(Row._make, found)

    def lines(self, since: Mark = START) -> Iterator[str]:
        """The facts written after `since` in the exchange form, in the order of time."""
        return map(line_of, in_time_order(self.rows(since)))

    def facts(self, since: Mark = START) -> list[AnyFact]:
        """The facts written after `since`, in the order of time.

        Facts of kinds (or with answers) that only a newer version knows come as `UnknownFact`.

        Raises:
            Damaged: A fact cannot be read at all.
        """
        rows = self.rows(since)
        facts: list[AnyFact] = []
        while lot := list(islice(rows, _LOT)):
            facts += self._decoded(lot)
        facts.sort(key=lambda fact: (fact.at, fact.id))
        return facts

    def facts_on(self, day: date) -> list[AnyFact]:
        """The facts that belong to a day, in the order of time (RU-23: the day written in the fact)."""
        with sorted_errors(self.path):
            query = "SELECT id, at, kind, body FROM fact WHERE at >= ? AND at < ?"
            bounds = (day.isoformat(), (day + timedelta(days=1)).isoformat())
            rows = in_time_order(map(Row._make, self._db.execute(query, bounds)))
        return self._decoded(rows)

    def reaches_beyond(self, day: date) -> bool:
        """Whether a fact belongs to a later day than this one."""
        with sorted_errors(self.path):
            later = ((day + timedelta(days=1)).isoformat(),)
            return self._db.execute("SELECT 1 FROM fact WHERE at >= ? LIMIT 1", later).fetchone() is not None

    def _decoded(self, rows: Sequence[Row]) -> list[AnyFact]:
        try:
            return facts_of(rows)
        except FactError as error:
            raise Damaged(self.path, str(error)) from error

    def close(self) -> None:
        """Close the file, fold its log into it and let others in; calling it again does nothing."""
        self._db.close()
        if self._lock is not None:
            self._lock.mark_clean()
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _make_current(path: Path, was_clean: bool, backups: Path | None, now: datetime | None) -> None:
    """Make the file, or bring it to the newest version; refuse what is no journal, damaged or newer.

    Looked at without the right to write: closing a writing connection folds the log in, damage or not.
    """
    if not path.exists():
        migrations.create(path)
        return
    refuse_foreign(path)
    with sorted_errors(path), closing(connect(path, read_only=True)) as db:
        version = version_of(db, path, migrations.NEWEST)
        if not was_clean:
            check(db, path)
    if version < migrations.NEWEST:
        if backups is not None and now is not None:
            backup.make(path, backups, now, backup.Cause.UPDATE)
        migrations.migrate(path, version)
