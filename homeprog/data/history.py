"""What a journal says over time, in bulk: pain by day, tests, walks, activities, one exercise, one day.

Reading only, on a connection of its own, and summed up by SQLite: ten years are read in a tenth of a second.
A day is the local day written in the fact (RU-23); what was taken back does not count.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from homeprog.data.database import connect, refuse_foreign
from homeprog.data.errors import Damaged, sorted_errors
from homeprog.data.rows import AnyFact, Row, facts_of, row_of_fact
from homeprog.program.facts import Fact, FactError, UnknownFact
from homeprog.program.retractions import retractions_that_count

Kind = TypeVar("Kind", bound=Fact)


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


EVER = Span(date.min, date.max)


class PainDay(NamedTuple):
    """One day's answers: the highest pain (0-10) of each moment, the furthest point of each leg (0-5)."""

    day: date
    morning: int | None
    before: int | None
    during: int | None
    after: int | None
    zone_left: int | None
    zone_right: int | None


class Times(NamedTuple):
    """One time an exercise was done: the highest pain, the share of the dose, effort; and whether it hurt."""

    day: date
    step: str | None
    pain: int
    done: float
    effort: int | None


class DayDone(NamedTuple):
    """What happened on a day: sessions by how they ended (None: still open), walking minutes, any answer."""

    day: date
    sessions: tuple[str | None, ...]
    walked_min: float
    answered: bool


_RETRACTIONS = "SELECT id, at, kind, body FROM fact WHERE kind = 'fact_retracted'"

_PAIN = """
SELECT substr(at, 1, 10) AS day,
  max(CASE kind WHEN 'morning_rated' THEN json_extract(body, '$.pain') END),
  max(CASE kind WHEN 'readiness_checked' THEN json_extract(body, '$.rest') END),
  max(CASE kind WHEN 'exercise_rated' THEN json_extract(body, '$.pain') END),
  max(CASE kind WHEN 'after_rated' THEN json_extract(body, '$.pain') END),
  max(json_extract(body, '$.zone_left')), max(json_extract(body, '$.zone_right'))
FROM fact
WHERE kind IN ('morning_rated', 'readiness_checked', 'exercise_rated', 'after_rated')
  AND at >= ? AND at < ? AND id NOT IN (SELECT id FROM gone)
GROUP BY day ORDER BY day"""

_TIMES = """
SELECT substr(at, 1, 10), json_extract(body, '$.step'), json_extract(body, '$.pain'),
  json_extract(body, '$.done'), json_extract(body, '$.effort')
FROM fact
WHERE kind = 'exercise_rated' AND instr(body, ?) AND json_extract(body, '$.exercise') = ?
  AND id NOT IN (SELECT id FROM gone)
ORDER BY julianday(at) DESC LIMIT ?"""

_DONE = """
SELECT substr(at, 1, 10), kind, json_extract(body, '$.session'), json_extract(body, '$.how'),
  json_extract(body, '$.minutes')
FROM fact
WHERE kind IN ('morning_rated', 'readiness_checked', 'session_started', 'session_ended', 'walk_done')
  AND at >= ? AND at < ? AND id NOT IN (SELECT id FROM gone)
ORDER BY julianday(at)"""

_KINDS = """
SELECT id, at, kind, body FROM fact
WHERE kind IN ({places}) AND id NOT IN (SELECT id FROM gone) ORDER BY julianday(at), id"""


class History:
    """An open reader; make it with `open_history`.

    Attributes:
        first_day: The day of the first entry; None while there is none.
        taken_back: The reason by the id of every fact that was taken back; `taken_back_on`: the day.

    Raises:
        Damaged: A retraction cannot be read.
    """

    def __init__(self, path: Path, db: Any) -> None:
        self._path, self._db = path, db
        ((first,),) = self._rows("SELECT min(at) FROM fact")
        self.first_day: date | None = None if first is None else date.fromisoformat(first[:10])
        retractions = retractions_that_count(self._facts(_RETRACTIONS))
        self.taken_back: Mapping[str, str] = {one.fact: one.reason for one in retractions}
        self.taken_back_on = {one.fact: one.day for one in retractions}
        db.execute("CREATE TEMP TABLE gone (id TEXT PRIMARY KEY)")
        db.executemany("INSERT INTO gone VALUES (?)", [(fact,) for fact in self.taken_back])

    def pain(self, span: Span = EVER) -> list[PainDay]:
        """Days with an answer about pain, oldest first."""
        rows = self._rows(_PAIN, _bounds(span))
        return [PainDay(date.fromisoformat(row[0]), *row[1:]) for row in rows]

    def facts(self, *kinds: type[Kind]) -> list[Kind]:
        """Facts of some kinds that count, oldest first; without those that only a newer version can read."""
        names = tuple(str(kind.__struct_config__.tag) for kind in kinds)
        places = ", ".join("?" * len(names))
        return [fact for fact in self._facts(_KINDS.format(places=places), names) if isinstance(fact, kinds)]

    def times(self, exercise: str, most: int = 12) -> list[Times]:
        """The newest times an exercise was done, newest first."""
        rows = self._rows(_TIMES, (f'"{exercise}"', exercise, most))
        return [Times(date.fromisoformat(row[0]), row[1], row[2], row[3] or 0.0, row[4]) for row in rows]

    def done(self, span: Span) -> list[DayDone]:
        """Days on which something was answered or done, oldest first."""
        begun: dict[str, tuple[date, str | None]] = {}
        walked: dict[date, float] = {}
        answered: dict[date, bool] = {}
        for text, kind, session, how, minutes in self._rows(_DONE, _bounds(span)):
            day = date.fromisoformat(text)
            answered[day] = answered.get(day, False) or kind in {"morning_rated", "readiness_checked"}
            if kind == "walk_done":
                walked[day] = walked.get(day, 0.0) + (minutes or 0.0)
            elif session is not None:
                begun[session] = (begun.get(session, (day, None))[0], how)
        ends: dict[date, list[str | None]] = {}
        for day, how in begun.values():
            ends.setdefault(day, []).append(how)
        return [
            DayDone(day, tuple(ends.get(day, ())), walked.get(day, 0.0), answered[day])
            for day in sorted(answered)
        ]

    def _facts(self, query: str, values: tuple[Any, ...] = ()) -> list[AnyFact]:
        rows = [Row(*row) for row in self._rows(query, values)]
        try:
            return facts_of(rows)
        except FactError as error:
            raise Damaged(self._path, str(error)) from error

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with sorted_errors(self._path):
            found: list[tuple[Any, ...]] = self._db.execute(query, values).fetchall()
        return found


@contextmanager
def open_history(path: Path) -> Iterator[History]:
    """Open a journal's history to look at; the window may have the journal open for writing.

    Raises:
        StoreError: It cannot be read, by cause.
    """
    refuse_foreign(path)
    with sorted_errors(path):
        db = connect(path, read_only=True)
    try:
        with sorted_errors(path):
            history = History(path, db)
        yield history
    finally:
        db.close()


@contextmanager
def history_of(facts: Iterable[AnyFact]) -> Iterator[History]:
    """The history that facts in hand amount to: of a file in the exchange form, or up to a moment."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE fact (id TEXT PRIMARY KEY, at TEXT, kind TEXT, body TEXT)")
        rows = (row_of_fact(fact) for fact in facts if not isinstance(fact, UnknownFact))
        db.executemany("INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?)", rows)
        yield History(Path("facts in memory"), db)


def _bounds(span: Span) -> tuple[str, str]:
    """Texts between which `at` lies, its end excluded."""
    end = "9999-12-32" if span.last == date.max else (span.last + timedelta(days=1)).isoformat()
    return span.first.isoformat(), end
