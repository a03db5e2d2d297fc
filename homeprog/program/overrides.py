"""What a clinician may change, and the sentence for an entry outside the bounds (clinical.md 5.7, 6.9).

The fold (`measured.override`) leaves such an entry without effect; this says it before anything is stored.
"""

from datetime import date, timedelta
from typing import Literal, get_args

from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.context import limits_of
from homeprog.program.facts import OverrideRecorded
from homeprog.program.limits import Limits, with_override
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


def problem(
    what: What, target: str, value: str, state: ProgramState, catalog: Catalog, day: date
) -> str | None:
    """Why an entry may not be made, in one sentence; None when it may.

    Args:
        value: As typed: a number, a date (`2026-03-20`), `RESTORED` or `RESTORED-LIMITED`, or nothing.
        day: The day of the entry.
    """
    if what != "review_recorded" and (found := _target_problem(what, target, catalog)):
        return found
    if what == "limit_set":
        return _limit_problem(target, value, limits_of(state, catalog), catalog)
    return _value_problem(what, value, day)


def refusal(fact: OverrideRecorded, limits: Limits, catalog: Catalog) -> str | None:
    """Why an entry of a journal changes nothing, in one sentence; None when it is inside the bounds.

    Args:
        limits: The limits in force before it.
    """
    if fact.what != "review_recorded" and (found := _target_problem(fact.what, fact.target, catalog)):
        return found
    if fact.what == "limit_set":
        return _limit_problem(fact.target, _typed(fact.value), limits, catalog)
    if fact.what == "exercise_benched":
        return _bench_refusal(fact)
    return _value_problem(fact.what, _typed(fact.value), fact.day)


def _bench_refusal(fact: OverrideRecorded) -> str | None:
    """The fold benches for any time ahead; what is no time at all has the usual one."""
    value = _typed(fact.value)
    if _is_date(value):
        return None if date.fromisoformat(value) > fact.day else _bench_problem(value, fact.day)
    is_number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
    return _number_problem(value, 1, BENCH_MAX_DAYS, "days") if is_number and float(value) < 1 else None


def _typed(value: bool | float | str | None) -> str:
    """A stored value as it would be typed."""
    if value is None or isinstance(value, bool):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _target_problem(what: What, target: str, catalog: Catalog) -> str | None:
    if what == "load_ceiling" or target in targets(what, ProgramState(), catalog):
        return None
    return f"{target or 'Nothing'} cannot be chosen here; pick an entry of the list."


def _value_problem(what: What, value: str, day: date) -> str | None:
    if what == "pair_set" and value not in PAIR_VALUES:
        return f"A pair can be set to {' or '.join(PAIR_VALUES)}, nothing else."
    if what == "load_ceiling":
        return _number_problem(value, 0, LOAD_MAX_KG, "kilograms")
    if what == "exercise_benched":
        return _bench_problem(value, day)
    return None


def _bench_problem(value: str, day: date) -> str | None:
    """So many days, or a day ahead."""
    if not _is_date(value):
        return _number_problem(value, 1, BENCH_MAX_DAYS, "days")
    until = date.fromisoformat(value)
    last = day + timedelta(days=BENCH_MAX_DAYS)
    if day < until <= last:
        return None
    return f"{until} is outside the bounds; give a day after {day} and no later than {last}."


def value_of(what: What, value: str) -> bool | float | str | None:
    """The value for `override_recorded`; call it only after `problem` found none."""
    if what == "gate_opened":
        return True
    if what not in NEEDS_VALUE:
        return None
    return value if what == "pair_set" or _is_date(value) else float(value)


def _limit_problem(target: str, value: str, limits: Limits, catalog: Catalog) -> str | None:
    limit = catalog.limits[target]
    found = _number_problem(value, limit.minimum, limit.maximum, "")
    if found is not None:
        return found
    try:
        with_override(limits, catalog, target, float(value))
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
