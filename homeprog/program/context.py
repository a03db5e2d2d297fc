"""What the rules need beside the state on one day: limits, tags, age."""

from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from homeprog.program import clearance
from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits
from homeprog.program.progression import is_benched
from homeprog.program.records import ProgramState
from homeprog.program.selection import Allowed, suitable

UNKNOWN_AGE = 65
"""Used for test norms while no birth year is known."""


def limits_of(state: ProgramState, catalog: Catalog) -> Limits:
    """The pain rules' numbers: the defaults with the clinician's values and the program file's (5.7)."""
    by_file = {} if state.program is None else state.program.limits
    return _limits(catalog, tuple({**state.limits_set, **by_file}.items()))


@lru_cache(maxsize=64)
def _limits(catalog: Catalog, chosen: tuple[tuple[str, float], ...]) -> Limits:
    set_by_hand = {target.lower(): int(value) for target, value in chosen}
    return replace(Limits.from_catalog(catalog), **set_by_hand)  # each was in order with the others when set


def age_on(state: ProgramState, day: date) -> int:
    """Age in whole years: year of the day minus birth year (RU-28)."""
    return UNKNOWN_AGE if state.birth_year is None else day.year - state.birth_year


def suitable_today(state: ProgramState, catalog: Catalog, day: date) -> Allowed:
    """What tags, surfaces, benches and a clinician's single exercises allow, whatever the gates."""
    by_tags = suitable(catalog, clearance.tags_on(state, catalog, day), tuple(state.surfaces))

    def allowed(exercise: str) -> bool:
        known = exercise in by_tags or exercise in state.allowed_by_clinician
        return known and not is_benched(state, exercise, day)

    return allowed
