"""A day's plan as a script: which bouts, at what tempo, with what questions (clinical.md 4.3, 5.3, 6.5)."""

from collections.abc import Collection, Mapping
from typing import Literal

from homeprog.program.catalog import Catalog, Exercise, Tempo
from homeprog.program.dosing import has_repetitions, make_item, repetition_seconds
from homeprog.program.facts import Planned, Side
from homeprog.program.limits import Limits
from homeprog.program.pain import Zones
from homeprog.program.plan import DayPlan, Item
from homeprog.program.selection import swap
from homeprog.program.session_types import Block, Bout, Extra, Pace, Script, work_of

MOVING_SHARE = 0.4
"""Share of a repetition without printed tempo spent moving, and again returning; the rest is held."""

FIRST_AID_ORDER = ("first-aid-movement", "first-aid-position")
"""Where D-11 looks for a first-aid exercise (4.5)."""


def build(
    plan: DayPlan,
    catalog: Catalog,
    *,
    session: str,
    rest_pain: int,
    start_zones: Zones,
    limits: Limits,
    effort_stops: Mapping[str, int] | None = None,
    pace: Pace | None = None,
) -> Script:
    """Make the script of a day's session.

    Args:
        session: Id of the session, as in its facts.
        rest_pain: `R`, the resting pain before it.
        start_zones: Furthest zone of the left and right leg before it.
        effort_stops: Stop values (6.5) by exercise where they differ from the stage's own, such as those of
            a pair's first 14 days.
    """
    stops = effort_stops or {}
    blocks = tuple(make_block(catalog, item, plan.tags, stops.get(item.exercise)) for item in plan.items)
    planned = tuple(
        Planned(exercise=block.exercise, step=block.item.step, change=block.item.change)
        for block in blocks
        if block.rated
    )
    return Script(
        session=session,
        day_rule=plan.rule,
        planned=planned,
        blocks=blocks,
        catalog=catalog,
        limits=limits,
        rest_pain=rest_pain,
        start_zones=start_zones,
        allowed=plan.allowed,
        tags=plan.tags,
        pace=pace or Pace(),
    )


def make_block(
    catalog: Catalog,
    item: Item,
    tags: Collection[str] = (),
    effort_stop: int | None = None,
    *,
    substitute: bool = False,
) -> Block:
    """One exercise as the session plays it; the warm-up and the closing breathing are not rated (RU-1)."""
    exercise = catalog.exercises[item.exercise]
    ceilings = [
        info.effort_ceiling for tag in tags if (info := catalog.tags.get(tag)) and info.effort_ceiling
    ]
    bouts = tuple(Bout(side, number) for side in sides_of(item) for number in range(1, item.sets + 1))
    tempo = tempo_of(exercise, item)
    return Block(
        item=item,
        bouts=bouts,
        wanted=work_of(item, tempo) * len(bouts),
        tempo=tempo,
        breath=exercise.dose.breath,
        strides=exercise.figure.get("loop") == "repeat",
        first_aid=exercise.stage in {"FA", "N"},
        rated=item.part == "main" or (item.part == "walk" and item.step is not None),
        core=exercise.role in {"strengthen", "set"},
        extras=_extras(exercise, item),
        effort_stop=effort_stop if effort_stop is not None else _effort_stop(catalog, exercise),
        effort_ceiling=min(ceilings, default=None),
        substitute=substitute,
    )


def sides_of(item: Item) -> tuple[Side, ...]:
    """The sides in the order done: all sets of one side, one switch, then the other side."""
    if item.side == "each":
        return ("left", "right")
    return (item.side,)


def tempo_of(exercise: Exercise, item: Item) -> Tempo | None:
    """Move, hold and return seconds of one repetition; None for what is held.

    Steps (BALW) are counted, not returned from. The sum is `dosing.repetition_seconds`.
    """
    if item.reps is None or not has_repetitions(exercise):
        return None
    if exercise.dose.tempo is not None:
        return exercise.dose.tempo
    if exercise.dose.breath is not None:
        return Tempo(exercise.dose.breath.in_s, 0.0, exercise.dose.breath.out_s)
    total_s = repetition_seconds(exercise, item)
    if exercise.dose.ladder == "BALW":
        return Tempo(total_s, 0.0, 0.0)
    moving_s = total_s - (item.hold_s or 0.0)
    if item.hold_s:
        return Tempo(moving_s / 2, item.hold_s, moving_s / 2)
    return Tempo(moving_s * MOVING_SHARE, moving_s * (1 - 2 * MOVING_SHARE), moving_s * MOVING_SHARE)


def replacement(
    script: Script,
    exercise: str,
    present: Collection[str],
    *,
    first_aid: bool = False,
    lacking: bool = False,
) -> Block | None:
    """The exercise that SWAP-1 (or, with `first_aid`, D-11) puts in, at the first step of its dose.

    Args:
        present: Exercises of this session; none is done twice.
        lacking: The equipment is not there, so the new one must need something else, or nothing.

    Returns:
        None where nothing is allowed: the exercise is skipped for today.
    """

    catalog = script.catalog
    missing = catalog.exercises[exercise].equipment if lacking else None

    def allowed(candidate: str) -> bool:
        fits = catalog.exercises[candidate].equipment != missing
        return fits and candidate in script.allowed and candidate not in present

    if first_aid:
        orders = (catalog.order.get(group, ()) for group in FIRST_AID_ORDER)
        target = next((one for order in orders for one in order if allowed(one)), None)
    else:
        target = swap(catalog, exercise, allowed)
    if target is None:
        return None
    return make_block(
        catalog,
        make_item(catalog, target, catalog.exercises[target].dose.start, tags=script.tags),
        script.tags,
        substitute=True,
    )


def position_of_ease(script: Script) -> str | None:
    """The position of ease offered when a session stops (5.8)."""
    order = script.catalog.order.get("first-aid-position", ())
    return next((exercise for exercise in order if exercise in script.allowed), None)


def _extras(exercise: Exercise, item: Item) -> tuple[Extra, ...]:
    if item.part != "main":
        return ()
    wanted: dict[Extra, bool] = {
        "effort": exercise.role in {"strengthen", "set"},
        "vacuum": exercise.dose.ladder == "VAC",
        "grabs": exercise.role == "balance",
    }
    return tuple(extra for extra, asked in wanted.items() if asked)


def _effort_stop(catalog: Catalog, exercise: Exercise) -> int:
    """The stop value of the exercise's own stage (6.5)."""
    stage: Literal["S3_LOAD"] | str = exercise.stage
    if stage == "S3" and exercise.level == "load":
        stage = "S3_LOAD"
    target = catalog.efforts.get(stage)
    return target.stop if target else 10
