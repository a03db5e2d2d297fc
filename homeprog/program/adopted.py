"""An adopted program file (design.md sections 3 and 7): a preference among what the rules allow.

It never opens anything. Gates, tags, surfaces, benches, pain and the one change per session decide as ever.
The program may put one of its own in the place of what the rules would choose (`choosing.preferred`,
`wishes.py`), keep exercises out, hold a ladder at a step, and set numbers of 5.7 inside their bounds.
"""

from homeprog.program.catalog import Catalog
from homeprog.program.records import ProgramState

CHOICE_SLOTS = frozenset(
    {
        "first-aid-movement",
        "low-back",
        "hip-flexors",
        "hamstrings",
        "abdominals",
        "gluteals",
        "quadriceps",
    }
)
"""Where 4.5 is a choice. The vacuum, the setting families and balance are roads with one order."""


def left_out(state: ProgramState) -> frozenset[str]:
    """Exercises that the program keeps out."""
    return frozenset() if state.program is None else frozenset(state.program.left_out)


def is_listed(state: ProgramState, exercise: str) -> bool:
    """Whether the program prefers an exercise."""
    return state.program is not None and exercise in state.program.listed


def top_of(state: ProgramState, exercise: str) -> str | None:
    """The step at which the program holds an exercise, or None."""
    return None if state.program is None else state.program.tops.get(exercise)


def capped(state: ProgramState, catalog: Catalog, exercise: str, step: str) -> str:
    """A step, lowered to the one at which the program holds the exercise."""
    top = top_of(state, exercise)
    if top is None:
        return step
    ladder = catalog.ladders[catalog.exercises[exercise].dose.ladder]
    return min(step, top, key=ladder.index)


def holds_back(state: ProgramState, exercise: str, harder: str) -> bool:
    """Whether a preferred exercise stays, because the program does not prefer its harder neighbour."""
    return is_listed(state, exercise) and not is_listed(state, harder)


def make_room(state: ProgramState, catalog: Catalog, slot: list[str], newcomer: str) -> None:
    """A newcomer of the program takes the place of an exercise that it does not use (in place).

    One that was planned beside the newcomer stays: then a second exercise of the slot came in.
    """
    out = left_out(state)
    planned = state.session.planned if state.session is not None else {}
    slot[:] = [one for one in slot if one not in out]
    if newcomer in slot or not is_listed(state, newcomer):
        return
    level = catalog.exercises[newcomer].level
    for place, one in enumerate(slot):
        unused = not is_listed(state, one) and one not in planned
        if unused and catalog.exercises[one].level == level:
            slot[place] = newcomer
            return
