"""Ladder step -> today's numbers: caps by tags, easing, and the minutes it takes."""

import math
from collections.abc import Collection
from functools import lru_cache
from typing import Literal, TypeVar

from msgspec.structs import replace

from homeprog.program.catalog import Catalog, Exercise, Step
from homeprog.program.facts import Change
from homeprog.program.plan import Item, Part

Quantity = TypeVar("Quantity", int, float)

GET_READY_S = 8.0
SWITCH_S = 8.0
RATE_S = 10.0
"""Time around the work itself, as the session plays it; part of an item's minutes."""

MIN_EASED_HOLD_S = 10.0
"""EASY halves a hold, but not below this (clinical.md 5.8)."""

SECONDS_PER_REPETITION = {"MOB": 5.0, "UP": 5.0, "REP": 5.0, "VAC": 5.0, "BALW": 1.5}
"""Pace where the exercise prints no tempo; VAC adds its hold (clinical.md 4.3)."""

SUPPORT_ORDER = ("hovering", "fingertips", "one", "both")


def has_repetitions(exercise: Exercise) -> bool:
    """Whether the exercise is counted in repetitions rather than held."""
    return exercise.dose.ladder not in {"HOLD", "ISO", "BAL", "REST", "WALK"}


def capped_step(catalog: Catalog, exercise: Exercise, step: str, tags: Collection[str]) -> str:
    """The step, lowered to the lowest `max_step` that a tag sets (RU-51) and to the exercise's own range."""
    ladder = catalog.ladders[exercise.dose.ladder]
    caps = [
        ladder.index(change.max_step)
        for tag, change in exercise.modify.items()
        if tag in tags and change.max_step
    ]
    position = min([ladder.index(step), ladder.index(exercise.dose.top), *caps])
    return ladder.steps[max(position, 0)].id


def load_ceiling_kg(
    catalog: Catalog, exercise: Exercise, tags: Collection[str], override: float | None
) -> float:
    """The lowest load ceiling that tags, modifications and a clinician set (clinical.md 2.7, 6.9).

    Args:
        override: A clinician's ceiling in kg, or None; it may raise or lower only the untagged ceiling.
    """
    ceilings = [5.0 if override is None else override]
    ceilings += [
        info.load_ceiling_kg for tag in tags if (info := catalog.tags[tag]).load_ceiling_kg is not None
    ]
    ceilings += [
        change.max_kg for tag, change in exercise.modify.items() if tag in tags and change.max_kg is not None
    ]
    return min(ceilings)


def _hold_limit_s(catalog: Catalog, exercise: Exercise, tags: Collection[str]) -> float:
    """Longest hold that tags allow; the global limit of `bp-heart` concerns ISO and VAC only (RU-50)."""
    limits = [math.inf]
    if exercise.dose.ladder in {"ISO", "VAC"}:
        limits += [info.max_hold_s for tag in tags if (info := catalog.tags[tag]).max_hold_s is not None]
    limits += [
        change.max_hold_s
        for tag, change in exercise.modify.items()
        if tag in tags and change.max_hold_s is not None
    ]
    return min(limits)


def _support(catalog: Catalog, exercise: Exercise, step: Step, tags: Collection[str]) -> str | None:
    """Hand support today: the step's, or more where a tag asks for it (`falls`: hands never free, 2.7)."""
    wanted: list[str | None] = []
    if exercise.dose.hand_support and step.support is not None:
        wanted = [step.support, *(catalog.tags[tag].support for tag in tags)]
    wanted += [change.support for tag, change in exercise.modify.items() if tag in tags and change.support]
    known = [support for support in wanted if support]
    return max(known, key=SUPPORT_ORDER.index) if known else None


@lru_cache(maxsize=4096)
def make_item(
    catalog: Catalog,
    exercise_id: str,
    step: str,
    *,
    tags: tuple[str, ...] = (),
    part: Part = "main",
    side: Literal["left", "right"] | None = None,
    change: Change | None = None,
    kg_override: float | None = None,
) -> Item:
    """Build one exercise of a day from its ladder step.

    Args:
        step: Step of record; a cap by a tag lowers the numbers, not the record.
        side: The symptomatic side, for exercises done on that side only.
        kg_override: A clinician's load ceiling in kg.
    """
    exercise = catalog.exercises[exercise_id]
    dose = catalog.step_of(exercise_id, capped_step(catalog, exercise, step, tags))
    changes = [change_ for tag, change_ in exercise.modify.items() if tag in tags]
    hold_limit = _hold_limit_s(catalog, exercise, tags)
    minutes = dose.minutes
    for limit in (c.max_minutes for c in changes if c.max_minutes is not None):
        minutes = limit if minutes is None else min(minutes, limit)
    reps = dose.reps if exercise.dose.load_reps is None else exercise.dose.load_reps
    for rep_limit in (c.max_reps for c in changes if c.max_reps is not None):
        reps = rep_limit if reps is None else min(reps, rep_limit)
    load = None
    if dose.load_kg is not None:
        load = min(dose.load_kg, load_ceiling_kg(catalog, exercise, tags, kg_override))
    hold = dose.hold_s if minutes is None else minutes * 60
    item = Item(
        exercise=exercise_id,
        part=part,
        step=step,
        sets=dose.sets,
        reps=reps,
        hold_s=None if hold is None else min(hold, hold_limit),
        rest_s=exercise.dose.rest_s if dose.rest_s is None else dose.rest_s,
        side=_side(exercise, side),
        change=change,
        load_kg=load,
        support=_support(catalog, exercise, dose, tags),
    )
    return replace(item, minutes=minutes_of(catalog, item))


def _side(
    exercise: Exercise, symptomatic: Literal["left", "right"] | None
) -> Literal["each", "both", "left", "right"]:
    if exercise.sides == "each":
        return "each"
    if exercise.sides == "symptomatic":
        return symptomatic or "each"
    return "both"


def minutes_of(catalog: Catalog, item: Item) -> float:
    """Minutes an item takes: work on each side, rests, switching, getting ready and the rating."""
    exercise = catalog.exercises[item.exercise]
    sides = 2 if item.side == "each" else 1
    bouts = item.sets * sides
    work = bouts * set_seconds(exercise, item)
    around = GET_READY_S + RATE_S + SWITCH_S * (sides - 1) + item.rest_s * max(0, bouts - sides)
    return round((work + around) / 60, 1)


def set_seconds(exercise: Exercise, item: Item) -> float:
    """Seconds of one set on one side."""
    if not has_repetitions(exercise):
        return item.hold_s or 0.0
    return (item.reps or 1) * repetition_seconds(exercise, item)


def repetition_seconds(exercise: Exercise, item: Item) -> float:
    """Seconds of one repetition at the exercise's tempo or breath, its own hold included."""
    tempo = exercise.dose.tempo
    if tempo is not None:
        return tempo.move_s + tempo.hold_s + tempo.return_s
    if exercise.dose.breath is not None:
        return exercise.dose.breath.cycle_s
    return SECONDS_PER_REPETITION.get(exercise.dose.ladder, 5.0) + (item.hold_s or 0.0)


def ease(catalog: Catalog, item: Item) -> Item:
    """EASE (clinical.md 5.8): half of the remaining repetitions or hold, rounded up, and no load.

    At least 1 repetition or 5 seconds remain.
    """
    eased = replace(
        item,
        reps=None if item.reps is None else max(1, math.ceil(item.reps / 2)),
        hold_s=_half_hold(catalog.exercises[item.exercise], item),
        load_kg=None,
        eased=True,
    )
    return replace(eased, minutes=minutes_of(catalog, eased))


def _half_hold(exercise: Exercise, item: Item) -> float | None:
    """Half the hold of a held exercise; repetitions keep their short holds."""
    if item.hold_s is None or has_repetitions(exercise):
        return item.hold_s
    return max(5.0, float(math.ceil(item.hold_s / 2)))


def easy(catalog: Catalog, item: Item) -> Item:
    """The EASY dose of an exercise kept on an EASY day (clinical.md 5.8, RU-44).

    Stretches: one set at half the hold, at least 10 s. Movements, the vacuum, strengtheners and setting:
    one set of the first step; balance: both hands on. The step of record stays.
    """
    exercise = catalog.exercises[item.exercise]
    if exercise.dose.ladder == "HOLD":
        half = max(MIN_EASED_HOLD_S, float(math.ceil((item.hold_s or 0.0) / 2)))
        eased = replace(item, sets=1, hold_s=min(half, item.hold_s or half), eased=True)
    else:
        first = catalog.step_of(item.exercise, exercise.dose.start)
        base = make_item(catalog, item.exercise, exercise.dose.start, part=item.part)
        sets = 1 if exercise.role in {"strengthen", "set"} else first.sets
        eased = replace(
            item,
            sets=sets,
            reps=_lower(base.reps, item.reps),
            hold_s=_lower(base.hold_s, item.hold_s),
            rest_s=base.rest_s,
            load_kg=None,
            support="both" if exercise.role == "balance" else item.support,
            eased=True,
        )
    return replace(eased, minutes=minutes_of(catalog, eased))


def _lower(first: Quantity | None, today: Quantity | None) -> Quantity | None:
    """The smaller of two quantities; the first where only one is given."""
    if first is None or today is None:
        return first
    return min(first, today)
