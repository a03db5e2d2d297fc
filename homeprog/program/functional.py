"""Setting families and balance: what is new, what changes next (6.6: PR-S3, PR-LOAD, BAL-1, BAL-2)."""

from datetime import date

from homeprog.program import adopted
from homeprog.program.catalog import Exercise
from homeprog.program.choosing import first_of
from homeprog.program.dosing import load_ceiling_kg
from homeprog.program.facts import Change
from homeprog.program.progression import one_above
from homeprog.program.records import ExerciseRecord
from homeprog.program.stages import GRADES
from homeprog.program.today import Today

FAMILIES_ACTIVE = 4
BALANCE_ACTIVE = 4
BALANCE_TURN = {"BAL": "B5", "REP": "R3", "BALW": "C4"}
"""From here on a balance exercise hands over to its harder neighbour, or makes room for the next one."""
STANCE_STAGE = {"bal-feet-together": 1, "bal-semi-tandem": 2, "bal-tandem": 3, "bal-single-leg": 4}
STANCE_HELD = "B3"


def next_setting(today: Today, data: Exercise, record: ExerciseRecord) -> tuple[str, str, Change] | None:
    """The next change of a setting exercise as (exercise, step, kind), or None at its end.

    Unloaded grades move on to the next permitted grade at T2; the highest one to load L1, else T3 to T6;
    load goes up step by step to the ceiling that tags and a clinician set.
    """
    if data.level == "load":
        step = one_above(today.catalog, data.id, record.step, adopted.top_of(today.state, data.id))
        return (data.id, step, "load") if step and _light_enough(today, data, step) else None
    grade = _next_grade(today, data)
    if grade is not None:
        kind: Change = "grade" if grade.level in GRADES else "load"
        return (grade.id, grade.dose.start, kind)
    step = one_above(today.catalog, data.id, record.step, adopted.top_of(today.state, data.id))
    return (data.id, step, "step") if step else None


def _next_grade(today: Today, data: Exercise) -> Exercise | None:
    """The next permitted exercise of the family, skipping grades that are blocked (PR-S3)."""
    family = today.catalog.order[data.family or ""]
    for one in family[family.index(data.id) + 1 :]:
        there = today.catalog.exercises[one]
        if not today.open(one):
            continue
        if there.level == "load" and not _light_enough(today, there, there.dose.start):
            continue
        return there
    return None


def _light_enough(today: Today, data: Exercise, step: str) -> bool:
    """PR-LOAD: never above the tag ceiling."""
    load = today.catalog.step_of(data.id, step).load_kg or 0.0
    return load <= load_ceiling_kg(today.catalog, data, today.tags, today.state.load_ceiling_kg)


def next_balance(today: Today, data: Exercise, record: ExerciseRecord) -> tuple[str, str, Change] | None:
    """The next change of a balance exercise: its harder neighbour from the turn on, else one step."""
    turn = BALANCE_TURN[data.dose.ladder]
    ladder = today.catalog.ladders[data.dose.ladder]
    slot = today.state.slots.get("balance", [])
    high = ladder.index(record.step) >= min(ladder.index(turn), ladder.index(data.dose.top))
    if high and data.harder and data.harder not in slot and today.open(data.harder):
        return (data.harder, first_step(today, data.harder), "harder")
    highest = adopted.capped(today.state, today.catalog, data.id, _highest(today, data) or data.dose.top)
    step = one_above(today.catalog, data.id, record.step, highest)
    return (data.id, step, "step") if step else None


def _highest(today: Today, data: Exercise) -> str | None:
    """The step at which a tag stops the ladder (RU-51)."""
    caps = [change.max_step for tag, change in data.modify.items() if tag in today.tags and change.max_step]
    ladder = today.catalog.ladders[data.dose.ladder]
    return min(caps, key=ladder.index, default=None)


def first_step(today: Today, exercise: str) -> str:
    """BAL-1: a stance that T-BA1 showed hands-free starts at B3, otherwise at its first step."""
    data = today.catalog.exercises[exercise]
    stage = STANCE_STAGE.get(exercise)
    results = [one for one in today.state.tests.get("balance", []) if one.test == "T-BA1"]
    held = results[-1].value if results and results[-1].klass != "not-valid" else None
    if stage is not None and held is not None and held >= stage and data.dose.ladder == "BAL":
        return adopted.capped(today.state, today.catalog, exercise, STANCE_HELD)
    return data.dose.start


def active_balance(today: Today) -> list[str]:
    """The balance exercises in use: the last four that came in and may be offered."""
    mine = [one for one in today.state.slots.get("balance", []) if today.open(one)]
    return mine[-BALANCE_ACTIVE:]


def new_balance(today: Today) -> tuple[str, str] | None:
    """The next balance exercise to bring in, with its first step, when there is room for one."""
    slot = today.state.slots.get("balance", [])
    active = active_balance(today)
    if len(active) >= BALANCE_ACTIVE and not _handed_over(today, active[0]):
        return None
    found = first_of(today, "balance", slot)
    return None if found is None else (found, first_step(today, found))


def _handed_over(today: Today, exercise: str) -> bool:
    """Whether a balance exercise has reached its turn."""
    record = today.state.record(exercise)
    data = today.catalog.exercises[exercise]
    ladder = today.catalog.ladders[data.dose.ladder]
    end = min(
        ladder.index(BALANCE_TURN[data.dose.ladder]), ladder.index(_highest(today, data) or data.dose.top)
    )
    return record is not None and ladder.index(record.step) >= end


def active_families(today: Today) -> list[str]:
    """Setting families in the program, in order of introduction."""
    return [family for family in today.catalog.families if today.state.slots.get(family)]


def new_family(today: Today, since: date) -> tuple[str, str, date] | None:
    """The next family with its first grade, while fewer than four are in use."""
    active = active_families(today)
    if len(active) >= FAMILIES_ACTIVE:
        return None
    for family in today.catalog.families:
        if family not in active:
            found = first_of(today, family)
            if found is not None and today.catalog.exercises[found].level == "part":
                return (found, today.catalog.exercises[found].dose.start, since)
    return None
