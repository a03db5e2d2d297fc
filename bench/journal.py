"""Replay and plans of ten years (design.md 9)."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bench import ten_years
from bench.rows import Row, alternate, ms_of
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.library import load_catalog
from homeprog.data.rows import AnyFact
from homeprog.program.catalog import Catalog
from homeprog.program.facts import WalkDone
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import advance, fold, follows, replay

REPLAYS, MORE_FACTS, PLANS = 3, 200, 120
FRAME_MS = 16.0


def rows() -> list[Row]:
    """All rows of the journal."""
    catalog = load_catalog()
    path = ten_years.write(Path(tempfile.gettempdir()))
    with Journal.read(path) as journal:
        facts = journal.facts()
    return _replay_rows(path, facts, catalog)


def _replay_rows(path: Path, facts: list[AnyFact], catalog: Catalog) -> list[Row]:
    states: list[ProgramState] = []
    replays, reads = alternate(
        REPLAYS,
        lambda: ms_of(lambda: states.append(replay(facts, catalog))),
        lambda: ms_of(lambda: _read(path)),
    )
    return [
        Row("replay of ten years", replays, "ms", 10.0, "reading the same rows with sqlite3", reads),
        Row("one more fact", _more_facts(states[-1], catalog), "ms", FRAME_MS, "one frame"),
        Row("a plan at any moment", _plans(facts, catalog), "ms", FRAME_MS, "one frame", quantile=0.99),
    ]


def _read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("SELECT id, at, kind, body FROM fact ORDER BY at, id").fetchall()


def _more_facts(state: ProgramState, catalog: Catalog) -> list[float]:
    """Milliseconds of taking one further fact in, each on the state after all."""
    assert state.last_at is not None
    taken = []
    for minute in range(1, MORE_FACTS + 1):
        at = state.last_at + timedelta(minutes=minute)
        fact = WalkDone(id=new_id(at), at=at, minutes=10)
        taken.append(ms_of(lambda fact=fact: advance(state, fact, catalog)))  # type: ignore[misc]  # mypy infers no lambda with defaults
    return taken


def _plans(facts: list[AnyFact], catalog: Catalog) -> list[float]:
    """Milliseconds of plans at moments spread over the ten years."""
    taken = []
    state = ProgramState()
    every = len(facts) // PLANS
    for number, fact in enumerate(sorted(facts, key=lambda fact: (fact.at, fact.id))):
        if follows(state, fact):  # what was taken back stays in: it costs a plan nothing
            fold(state, fact, catalog)
        if number % every == every - 1:
            now = fact.at + timedelta(minutes=1)
            taken.append(ms_of(lambda state=state, now=now: plan_day(state, now, catalog)))  # type: ignore[misc]  # mypy infers no lambda with defaults
    return taken
