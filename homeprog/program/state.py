"""The one fold: facts in, `ProgramState` out (design.md section 4).

`replay` sorts and folds any sequence of facts; `advance` adds one newer fact to a state. Both are pure:
the given state is never changed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from homeprog.program import clearance
from homeprog.program.catalog import Catalog
from homeprog.program.days import roll_to
from homeprog.program.entering import enter
from homeprog.program.facts import Fact, FactRetracted, UnknownFact
from homeprog.program.records import ProgramState
from homeprog.program.retractions import taken_back_ids

STATE_VERSION = 8
"""Part of a snapshot's key: raise it whenever a record or a rule changes."""

Loose = Fact | UnknownFact


def replay(all_facts: Iterable[Loose], catalog: Catalog, until: datetime | None = None) -> ProgramState:
    """Compute the state after all facts up to a moment, whatever order they come in.

    Args:
        all_facts: Facts in any order; of two with one id the earlier counts (merging is set union).
        catalog: The program's data.
        until: Facts after this moment are left out.
    """
    state = ProgramState()
    for _ in folding(state, all_facts, catalog, until):
        pass
    return state


def folding(
    state: ProgramState, all_facts: Iterable[Loose], catalog: Catalog, until: datetime | None = None
) -> Iterator[Loose]:
    """Fold facts into a new state, in place; yields each one that counts just before it is folded."""
    unique: dict[str, Loose] = {}
    for fact in sorted(all_facts, key=_order):
        if until is None or fact.at <= until:
            unique.setdefault(fact.id, fact)
    gone = taken_back_ids(unique.values())
    for fact in unique.values():
        if fact.id not in gone:
            yield fact
            _fold(state, fact, catalog, unique)


def _order(fact: Loose) -> tuple[datetime, str]:
    return (fact.at, fact.id)


def fold(state: ProgramState, fact: Loose, catalog: Catalog) -> None:
    """Add one newer fact in place: for whoever owns the state and keeps no earlier one (simulation).

    Raises:
        ValueError: As for `advance`.
    """
    if not follows(state, fact):
        raise ValueError(f"fact {fact.id} does not follow the newest one; replay the whole journal")
    _fold(state, fact, catalog, {})


def follows(state: ProgramState, fact: Loose) -> bool:
    """Whether `advance` may take this fact: it is newer than all before and takes nothing back."""
    if isinstance(fact, FactRetracted):
        return False
    return state.last_at is None or (fact.at, fact.id) > (state.last_at, state.last_id)


def advance(state: ProgramState, fact: Loose, catalog: Catalog) -> ProgramState:
    """Add one newer fact to a copy of a state; equals a full replay.

    Raises:
        ValueError: The fact is older than the newest one, or takes another back; replay everything instead.
    """
    new = copy_of(state)
    fold(new, fact, catalog)
    return new


# JSON: MessagePack would turn every moment into UTC, and a fact belongs to the day written in it (RU-23).
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(ProgramState)


def copy_of(state: ProgramState) -> ProgramState:
    """A deep copy."""
    return _decoder.decode(_encoder.encode(state))


def to_snapshot(state: ProgramState) -> bytes:
    """The state as bytes; may be thrown away at any time."""
    return _encoder.encode(state)


def from_snapshot(blob: bytes) -> ProgramState | None:
    """The state in a snapshot, or None when it is not one of this version."""
    try:
        return _decoder.decode(blob)
    except msgspec.MsgspecError:
        return None


def _fold(state: ProgramState, fact: Loose, catalog: Catalog, every: dict[str, Loose]) -> None:
    """Enter one fact (in place)."""
    state.last_at, state.last_id = fact.at, fact.id
    state.facts += 1
    if isinstance(fact, UnknownFact):
        state.unknown += 1
        return
    roll_to(state, catalog, fact.day)
    if isinstance(fact, FactRetracted):
        _taken_back(state, fact, catalog, every)
    else:
        enter(fact, state, catalog)


def _taken_back(state: ProgramState, fact: FactRetracted, catalog: Catalog, every: dict[str, Loose]) -> None:
    """RU-4: taking back a red-flag answer does not simply free the patient."""
    original = every.get(fact.fact)
    if isinstance(original, Fact) and clearance.is_red_flag(original, catalog):
        state.screening.full_due = "RU-4"
