"""The journal's schema as an ordered tuple of steps; a file's `user_version` says how many it has taken.

A new journal takes them all from the bare table on, so that new and migrated files are the same by making.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from homeprog.data.database import (
    APPLICATION_ID,
    connect,
    count_facts,
    fold_log,
    replace_database,
    whole_copy,
)
from homeprog.data.errors import Damaged, sorted_errors
from homeprog.data.files import make_private_file

Step = Callable[[sqlite3.Connection], None]

_BARE = """
CREATE TABLE fact (
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7
  at TEXT NOT NULL,              -- ISO 8601 with offset: when it happened
  kind TEXT NOT NULL,
  body TEXT NOT NULL             -- JSON: the fields of this kind
)"""

_GUARDS = (
    """CREATE TRIGGER fact_is_not_changed BEFORE UPDATE ON fact
    BEGIN SELECT raise(ABORT, 'a journal only grows: take a fact back with fact_retracted'); END""",
    """CREATE TRIGGER fact_is_not_deleted BEFORE DELETE ON fact
    BEGIN SELECT raise(ABORT, 'a journal only grows: take a fact back with fact_retracted'); END""",
    """CREATE TRIGGER fact_is_not_replaced BEFORE INSERT ON fact
    WHEN EXISTS (SELECT 1 FROM fact WHERE id = new.id)
    BEGIN SELECT raise(ABORT, 'a journal only grows: this fact is already there'); END""",
)

_INDEXES = (
    "CREATE INDEX fact_by_time ON fact (at)",
    "CREATE INDEX fact_by_kind ON fact (kind, at)",
)

_VIEWS = (
    """CREATE VIEW v_fact AS  -- what counts, in the order of time, without what was taken back
    SELECT id, at, substr(at, 1, 10) AS day, kind, body FROM fact
    WHERE kind <> 'fact_retracted' AND id NOT IN
      (SELECT coalesce(json_extract(body, '$.fact'), '') FROM fact WHERE kind = 'fact_retracted')
    ORDER BY julianday(at), id""",
    """CREATE VIEW v_pain AS
    SELECT day, at,
      CASE kind WHEN 'morning_rated' THEN 'morning' WHEN 'readiness_checked' THEN 'before'
        WHEN 'exercise_rated' THEN 'during' WHEN 'after_rated' THEN 'after' ELSE 'baseline' END AS moment,
      coalesce(json_extract(body, '$.pain'), json_extract(body, '$.rest')) AS pain,
      json_extract(body, '$.zone_left') AS zone_left, json_extract(body, '$.zone_right') AS zone_right,
      json_extract(body, '$.exercise') AS exercise, json_extract(body, '$.session') AS session
    FROM v_fact WHERE kind IN
      ('morning_rated', 'readiness_checked', 'exercise_rated', 'after_rated', 'baseline_given')""",
    """CREATE VIEW v_sessions AS
    WITH
      rated AS (SELECT json_extract(body, '$.session') AS session, max(json_extract(body, '$.pain')) AS pain,
        count(DISTINCT json_extract(body, '$.exercise')) AS exercises
        FROM v_fact WHERE kind = 'exercise_rated' GROUP BY 1),
      ended AS (SELECT json_extract(body, '$.session') AS session, max(at) AS at,
        json_extract(body, '$.how') AS how FROM v_fact WHERE kind = 'session_ended' GROUP BY 1)
    SELECT s.day, s.at AS started_at, e.at AS ended_at, e.how, json_extract(s.body, '$.session') AS session,
      json_extract(s.body, '$.mode') AS mode, json_extract(s.body, '$.day_rule') AS day_rule,
      coalesce(r.exercises, 0) AS exercises, r.pain AS worst_pain
    FROM v_fact s
      LEFT JOIN ended e ON e.session = json_extract(s.body, '$.session')
      LEFT JOIN rated r ON r.session = json_extract(s.body, '$.session')
    WHERE s.kind = 'session_started'""",
    """CREATE VIEW v_tests AS
    SELECT day, at, json_extract(body, '$.test') AS test, json_extract(body, '$.side') AS side,
      json_extract(body, '$.value') AS value, json_extract(body, '$.pain_max') AS pain_max
    FROM v_fact WHERE kind = 'test_taken'""",
)

_WHAT_COUNTS = (
    """CREATE VIEW v_taken_back AS  -- what no longer counts; a retraction taken back does nothing
    WITH RECURSIVE
      made AS (SELECT id, json_extract(body, '$.fact') AS fact,
        row_number() OVER (ORDER BY julianday(at) DESC, id DESC) AS place
        FROM fact WHERE kind = 'fact_retracted'),
      undoing AS (SELECT later.id, later.fact, row_number() OVER (ORDER BY later.place) AS step
        FROM made AS later JOIN made AS earlier ON earlier.id = later.fact AND earlier.place > later.place),
      undone(step, ids) AS (
        SELECT 0, json_array()
        UNION ALL SELECT undoing.step,
          iif(undoing.id IN (SELECT value FROM json_each(undone.ids)),
            undone.ids, json_insert(undone.ids, '$[#]', undoing.fact))
        FROM undone JOIN undoing ON undoing.step = undone.step + 1)
    SELECT DISTINCT made.fact AS id FROM made LEFT JOIN made AS other ON other.id = made.fact
    WHERE made.fact IS NOT NULL AND (other.place IS NULL OR other.place > made.place)
      AND made.id NOT IN
        (SELECT value FROM json_each((SELECT ids FROM undone ORDER BY step DESC LIMIT 1)))""",
    "DROP VIEW v_fact",
    """CREATE VIEW v_fact AS  -- what counts, in the order of time, without what was taken back
    SELECT id, at, substr(at, 1, 10) AS day, kind, body FROM fact
    WHERE kind <> 'fact_retracted' AND id NOT IN (SELECT id FROM v_taken_back)
    ORDER BY julianday(at), id""",
)


def _add_guards_and_views(db: sqlite3.Connection) -> None:
    """0 -> 1: nothing can be changed or deleted; views for people who open the file with other tools."""
    for statement in (*_GUARDS, *_VIEWS):
        db.execute(statement)


def _add_indexes(db: sqlite3.Connection) -> None:
    """1 -> 2: find a day, or a kind over the years, without reading everything."""
    for index in _INDEXES:
        db.execute(index)


def _count_again(db: sqlite3.Connection) -> None:
    """2 -> 3: what a retraction took back counts again in the views once it was itself taken back."""
    for statement in _WHAT_COUNTS:
        db.execute(statement)


MIGRATIONS: tuple[Step, ...] = (_add_guards_and_views, _add_indexes, _count_again)
NEWEST = len(MIGRATIONS)


def run_steps(db: sqlite3.Connection, steps: Sequence[Step], version: int) -> None:
    """Take the steps after `version` in one transaction, number included."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version:]:
            step(db)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def create(path: Path) -> None:
    """Make an empty journal; it appears whole or, after a crash, not at all.

    Raises:
        StoreError: It cannot be written.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        with sorted_errors(path):
            make_private_file(fresh)
            db = connect(fresh)
            try:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(_BARE)
                run_steps(db, MIGRATIONS, 0)
            finally:
                db.close()
        replace_database(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def migrate(path: Path, version: int, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring a journal to the newest version on a verified copy; the caller holds its lock.

    Raises:
        StoreError: There is no room, or the file is damaged.
        Exception: A step failed. In every case the original is as it was.
    """
    fold_log(path)
    with whole_copy(path, path, len(steps)) as fresh:
        with sorted_errors(path):
            db = connect(fresh)
            try:
                before = count_facts(db)
                run_steps(db, steps, version)
                if count_facts(db) != before:
                    raise Damaged(path, "a step of the update lost facts")
            finally:
                db.close()
        replace_database(fresh, path)
