"""A journal seen from the first day of a log sheet: what was known then, and what came later."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from homeprog.program.catalog import Catalog
from homeprog.program.facts import BaselineGiven, Fact, UnknownFact
from homeprog.program.records import ProgramState
from homeprog.program.state import copy_of, fold, folding, follows


class Known(Struct, frozen=True):
    """What a journal says around a week.

    Attributes:
        before: The state after everything before its first day.
        later: Facts that count from its first day on.
        begun: The moment of the first baseline; None before there is one.
    """

    before: ProgramState
    later: tuple[Fact | UnknownFact, ...]
    begun: datetime | None


def known_around(all_facts: Iterable[Fact | UnknownFact], catalog: Catalog, first: datetime) -> Known:
    """Read a journal up to the moment at which the first day of a sheet begins."""
    state = ProgramState()
    before: ProgramState | None = None
    begun: datetime | None = None
    later: list[Fact | UnknownFact] = []
    for fact in folding(state, all_facts, catalog):
        if begun is None and isinstance(fact, BaselineGiven):
            begun = fact.at
        if fact.at >= first:
            before = before or copy_of(state)
            later.append(fact)
    return Known(before or state, tuple(later), begun)


def moved_on(known: Known, catalog: Catalog, first: datetime) -> Known | None:
    """The same journal seen from a later moment, without reading it again.

    Returns:
        None where something between the two was taken back: that needs the whole journal (RU-4).
    """
    state = copy_of(known.before)
    later: list[Fact | UnknownFact] = []
    for fact in known.later:
        if fact.at >= first:
            later.append(fact)
        elif follows(state, fact):
            fold(state, fact, catalog)
        else:
            return None
    return Known(state, tuple(later), known.begun)
