"""What a clinician may change, and the sentence for an entry outside the bounds (clinical.md 5.7, 6.9).

The fold (`measured.override`) leaves such an entry without effect; this says it before anything is stored.
"""

from datetime import date
from typing import Literal, get_args

from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.context import limits_of
from homeprog.program.limits import with_override
from homeprog.program.records import ProgramState

What = Literal[
    "tag_set",
    "tag_removed",
    "pair_set",
    "limit_set",
    "exercise_benched",
    "exercise_allowed",
    "load_ceiling",
    "gate_opened",
    "review_recorded",
]
KINDS: tuple[What, ...] = get_args(What)
NEEDS_VALUE = frozenset({"pair_set", "limit_set", "exercise_benched", "load_ceiling"})
PAIR_VALUES = ("RESTORED", "RESTORED-LIMITED")
LOAD_MAX_KG = 12.0
BENCH_MAX_DAYS = 365


def targets(what: What, state: ProgramState, catalog: Catalog) -> tuple[str, ...]:
    """Ids that an override of this kind can name; none where it names nothing."""
    possible: dict[What, tuple[str, ...]] = {
        "tag_set": tuple(catalog.tags),
        "tag_removed": tuple(catalog.tags),
        "pair_set": PAIRS,
        "limit_set": tuple(catalog.limits),
        "exercise_benched": tuple(catalog.exercises),
        "exercise_allowed": tuple(catalog.exercises),
        "gate_opened": ("G-CLIN-NERVE",),
        "review_recorded": tuple(state.clinician),
    }
    return possible.get(what, ())


def problem(what: What, target: str, value: str, state: ProgramState, catalog: Catalog) -> str | None:
    """Why an entry may not be made, in one sentence; None when it may.

    Args:
        value: As typed: a number, a date (`2026-03-20`), `RESTORED` or `RESTORED-LIMITED`, or nothing.
    """
    if what != "load_ceiling" and what != "review_recorded" and target not in targets(what, state, catalog):
        return f"{target or 'Nothing'} cannot be chosen here; pick an entry of the list."
    if what == "pair_set" and value not in PAIR_VALUES:
        return f"A pair can be set to {' or '.join(PAIR_VALUES)}, nothing else."
    if what == "limit_set":
        return _limit_problem(target, value, state, catalog)
    if what == "load_ceiling":
        return _number_problem(value, 0, LOAD_MAX_KG, "kilograms")
    if what == "exercise_benched":
        return None if _is_date(value) else _number_problem(value, 1, BENCH_MAX_DAYS, "days")
    return None


def value_of(what: What, value: str) -> bool | float | str | None:
    """The value for `override_recorded`; call it only after `problem` found none."""
    if what == "gate_opened":
        return True
    if what not in NEEDS_VALUE:
        return None
    return value if what == "pair_set" or _is_date(value) else float(value)


def _limit_problem(target: str, value: str, state: ProgramState, catalog: Catalog) -> str | None:
    limit = catalog.limits[target]
    found = _number_problem(value, limit.minimum, limit.maximum, "")
    if found is not None:
        return found
    try:
        with_override(limits_of(state, catalog), catalog, target, float(value))
    except ValueError as error:
        return str(error)
    return None


def _number_problem(value: str, lowest: float, highest: float, unit: str) -> str | None:
    bounds = f"a number from {lowest:g} to {highest:g} {unit}".strip()
    try:
        number = float(value)
    except ValueError:
        return f"{value or 'Nothing'} is no number; give {bounds}."
    return None if lowest <= number <= highest else f"{number:g} is outside the bounds; give {bounds}."


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return "-" in value
