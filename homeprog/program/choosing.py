"""Which exercise stands for a slot today (clinical.md 4.5, SWAP-1, PR-LEVEL)."""

from collections.abc import Collection

from homeprog.program import adopted, time_away
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.progression import is_benched, slot_of
from homeprog.program.records import ProgramState
from homeprog.program.selection import easier_chain, swap
from homeprog.program.today import Today

LEVEL_NEEDS = {"main": ("foundation", 2), "advanced": ("main", 4)}
"""PR-LEVEL: the level below, at this position of its ladder or higher (R3/I3, R5/I5), ok twice."""
LEVEL_OK = 2
ADVANCED_DAYS = 21
PAIR_OF_GROUP = {"abdominals": "A", "gluteals": "B", "quadriceps": "C"}


def current(today: Today, slot: str, taken: Collection[str] = ()) -> str | None:
    """The exercise of a slot for today: its own, or a stand-in when it may not be offered.

    A benched exercise is replaced by SWAP-1; one that tags, surfaces or the hour forbid by the first other
    exercise of its group, then by SWAP-1. What only today's action pauses is left out without a stand-in.
    None when nothing is left or the slot was never filled.
    """
    mine = today.state.slots.get(slot, [])
    for exercise in mine:
        if exercise not in taken and today.open(exercise):
            return exercise
    for exercise in mine:
        if today.pauses(exercise):
            continue
        found = _stand_in(today, exercise, slot, taken)
        if found is not None:
            return found
    return None


def _stand_in(today: Today, exercise: str, slot: str, taken: Collection[str]) -> str | None:
    def free(candidate: str) -> bool:
        moves = today.catalog.exercises[candidate].role != "calm"
        return moves and candidate not in taken and today.open(candidate)

    by_swap = swap(today.catalog, exercise, free)
    if by_swap is not None and is_benched(today.state, exercise, today.day):
        return by_swap
    return first_of(today, slot, taken) or by_swap


def first_of(today: Today, slot: str, taken: Collection[str] = ()) -> str | None:
    """The first exercise of a group in 4.5 that may be offered today and passes PR-LEVEL.

    An adopted program may name another one that is as easy (`preferred`).
    """
    for exercise in today.catalog.order.get(slot, ()):
        if exercise not in taken and today.open(exercise) and level_reached(today, exercise):
            return preferred(today, slot, exercise, taken) or exercise
    return None


def preferred(today: Today, slot: str, instead_of: str, taken: Collection[str]) -> str | None:
    """The first exercise of the adopted program that may stand where the rules would put another one.

    It is offered today, has the same level, and each of its easier neighbours was done well before: the
    program chooses between equals and skips nothing. None without such a one, or where the rules' own choice
    is one of the program's.
    """
    if slot not in adopted.CHOICE_SLOTS or adopted.is_listed(today.state, instead_of):
        return None
    level = today.catalog.exercises[instead_of].level
    for exercise in today.state.program.listed if today.state.program else ():
        data = today.catalog.exercises[exercise]
        fits = slot_of(data) == slot and data.level == level and data.dose.ladder != "WALK"
        if fits and exercise not in taken and today.open(exercise) and _easier_done(today, exercise):
            return exercise
    return None


def _easier_done(today: Today, exercise: str) -> bool:
    """Whether every easier neighbour of the same stage was ok twice."""
    stage = today.catalog.exercises[exercise].stage
    chain = easier_chain(today.catalog, exercise)
    same = [one for one in chain if today.catalog.exercises[one].stage == stage]
    passed = all(ok_from(today.state, today.catalog, one, 0) >= LEVEL_OK for one in same)
    return passed and level_reached(today, exercise)


def level_reached(today: Today, exercise: str) -> bool:
    """PR-LEVEL: `main` after a foundation exercise, `advanced` after a main one and 21 days of the pair."""
    data = today.catalog.exercises[exercise]
    if data.stage != "S2" or data.level not in LEVEL_NEEDS:
        return True
    below, position = LEVEL_NEEDS[data.level]
    if data.level == "advanced" and not _unlocked_long(today, data):
        return False
    return any(
        other.level == below and ok_from(today.state, today.catalog, other.id, position) >= LEVEL_OK
        for other in today.catalog.by_group[data.group]
    )


def _unlocked_long(today: Today, data: Exercise) -> bool:
    since = today.state.pairs[PAIR_OF_GROUP[data.group]].since
    return since is not None and (today.day - since).days >= ADVANCED_DAYS


def ok_from(state: ProgramState, catalog: Catalog, exercise: str, position: int) -> int:
    """Final ok instances of an exercise at a ladder position or higher."""
    record = state.exercises.get(exercise)
    if record is None:
        return 0
    ladder = catalog.ladders[catalog.exercises[exercise].dose.ladder]
    return sum(count for step, count in record.ok_at.items() if ladder.index(step) >= position)


def step_for(today: Today, exercise: str) -> str:
    """The step of record, or the first one, no higher than an adopted program holds it.

    A restored pair's stretch drops to F4 (PR-S1, RU-43).
    """
    data = today.catalog.exercises[exercise]
    record = today.state.record(exercise)
    step = record.step if record is not None else data.dose.start
    step = adopted.capped(today.state, today.catalog, exercise, step)
    step = time_away.lowered(today.catalog, data, step, away(today, exercise))
    if data.stage == "S1" and data.dose.ladder == "HOLD" and is_restored_stretch(today, exercise):
        ladder = today.catalog.ladders["HOLD"]
        return ladder.steps[min(ladder.index(step), ladder.index("F4"))].id
    return step


def away(today: Today, exercise: str) -> int:
    """Days away from the exercise's group (6.10, RU-5)."""
    data = today.catalog.exercises[exercise]
    return time_away.gap(today.state, today.last_done.get(slot_of(data)), today.stage, today.day)


def is_restored_stretch(today: Today, exercise: str) -> bool:
    """Whether this is a stretch of a pair that is fully restored."""
    data = today.catalog.exercises[exercise]
    return data.stage == "S1" and any(today.state.pairs[pair].state == "RESTORED" for pair in data.pairs)


def is_first_time(today: Today, exercise: str) -> bool:
    """Whether an exercise would be new in its slot (H-3)."""
    return exercise not in today.state.slots.get(slot_of(today.catalog.exercises[exercise]), [])
