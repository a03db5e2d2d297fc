"""Where a patient stands: the state of a journal, from its snapshot when there is a good one.

The snapshot only saves time. It is used when the facts written since follow it in time; anything else (a
merge of older facts, something taken back) is replayed from the beginning. Facts of the future, left behind
by a clock that was wrong, wait for their day; as long as there are any, no snapshot is used or kept.
"""

from datetime import date
from pathlib import Path

from homeprog.data.journal import Journal
from homeprog.data.snapshot import SnapshotKey, load_snapshot, save_snapshot
from homeprog.program.catalog import Catalog
from homeprog.program.plausible import last_day
from homeprog.program.records import ProgramState
from homeprog.program.state import STATE_VERSION, advance, follows, from_snapshot, replay, to_snapshot


def load_standing(journal: Journal, catalog: Catalog, snapshot: Path, today: date) -> ProgramState:
    """The state after all facts of a journal up to today; equals a full replay.

    Raises:
        StoreError: The journal cannot be read.
    """
    if journal.reaches_beyond(last_day(today)):
        return replay_until(journal, catalog, today)
    return _from_snapshot(journal, catalog, snapshot) or replay_until(journal, catalog, today)


def replay_until(journal: Journal, catalog: Catalog, today: date) -> ProgramState:
    """Fold a whole journal; facts of the future are left out.

    Raises:
        StoreError: The journal cannot be read.
    """
    last = last_day(today)
    return replay((fact for fact in journal.facts() if fact.day <= last), catalog)


def keep_standing(
    journal: Journal, catalog: Catalog, snapshot: Path, state: ProgramState, today: date
) -> None:
    """Keep the state of a journal for the next start."""
    if not journal.reaches_beyond(last_day(today)):
        save_snapshot(snapshot, _key(catalog), journal.mark, to_snapshot(state))


def _key(catalog: Catalog) -> SnapshotKey:
    return SnapshotKey(str(STATE_VERSION), catalog.sha256)


def _from_snapshot(journal: Journal, catalog: Catalog, path: Path) -> ProgramState | None:
    kept = load_snapshot(path, _key(catalog), journal)
    state = from_snapshot(kept.blob) if kept else None
    if kept is None or state is None:
        return None
    for fact in journal.facts(since=kept.mark):
        if not follows(state, fact):
            return None
        state = advance(state, fact, catalog)
    return state
