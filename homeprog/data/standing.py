"""Where a patient stands: the state of a journal, from its snapshot when there is a good one.

The snapshot only saves time. It is used when the facts written since follow it in time; anything else (a
merge of older facts, something taken back) is replayed from the beginning.
"""

from pathlib import Path

from homeprog.data.journal import Journal
from homeprog.data.snapshot import SnapshotKey, load_snapshot, save_snapshot
from homeprog.program.catalog import Catalog
from homeprog.program.records import ProgramState
from homeprog.program.state import STATE_VERSION, advance, follows, from_snapshot, replay, to_snapshot


def load_standing(journal: Journal, catalog: Catalog, snapshot: Path) -> ProgramState:
    """The state after all facts of a journal; equals a full replay.

    Raises:
        StoreError: The journal cannot be read.
    """
    return _from_snapshot(journal, catalog, snapshot) or replay(journal.facts(), catalog)


def keep_standing(journal: Journal, catalog: Catalog, snapshot: Path, state: ProgramState) -> None:
    """Keep the state of a journal for the next start."""
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
