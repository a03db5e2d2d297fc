"""What adopting a program file would do for one person, and what the rules keep back; a file from a person.

Ids and numbers only; `ui/program_file_words.py` has the sentences.
"""

from msgspec import Struct

from homeprog.program.adopted import CHOICE_SLOTS
from homeprog.program.adopting import limits_taken
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.choosing import LEVEL_OK, ok_from
from homeprog.program.context import limits_of
from homeprog.program.limits import Limits, with_overrides
from homeprog.program.plan import DayPlan
from homeprog.program.program_file import Chosen, ProgramFile, left_out_by, steps_of
from homeprog.program.progression import slot_of
from homeprog.program.records import ProgramState
from homeprog.program.selection import easier_chain, suits


class Preview(Struct, frozen=True):
    """What a program would do today and later; every exercise it prefers stands in one of the first five.

    Attributes:
        stays: In this person's program already.
        comes: May come in, as one change at a time.
        waits: Comes by the usual road: its easier neighbours are first, or its kind has one order.
        locked: Behind gates, with the first of them.
        unsuited: Against a precaution, or there is no place for it.
        leaves, never: Left out by the file: in this person's program now, and not.
        tops: Exercise and the step at which it would be held.
        limits: Limit, its number now, its number then.
        limits_aside: The file's limits do not go with a clinician's entries and would have no effect.
    """

    stays: tuple[str, ...]
    comes: tuple[str, ...]
    waits: tuple[str, ...]
    locked: tuple[tuple[str, str], ...]
    unsuited: tuple[str, ...]
    leaves: tuple[str, ...]
    never: tuple[str, ...]
    tops: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, int, int], ...]
    limits_aside: bool


def preview(program: ProgramFile, state: ProgramState, plan: DayPlan, catalog: Catalog) -> Preview:
    """Look at a sound program through the eyes of the rules.

    Args:
        plan: Today's plan of this person.
    """
    behind = {lock.exercise: lock.gates[0] for lock in plan.locked}
    mine = [exercise for slot in state.slots.values() for exercise in slot]
    found: dict[str, list[str]] = {"stays": [], "comes": [], "waits": [], "locked": [], "unsuited": []}
    for one in program.exercises:
        found[_standing(catalog.exercises[one.id], mine, behind, state, plan, catalog)].append(one.id)
    gone = left_out_by(program, catalog)
    wanted = {name: float(value) for name, value in program.limits.items()}
    taken = limits_taken(state, catalog, wanted)
    usual = Limits.from_catalog(catalog)
    now, then = limits_of(state, catalog), with_overrides(usual, catalog, {**state.limits_set, **taken})
    return Preview(
        stays=tuple(found["stays"]),
        comes=tuple(found["comes"]),
        waits=tuple(found["waits"]),
        locked=tuple((one, behind[one]) for one in found["locked"]),
        unsuited=tuple(found["unsuited"]),
        leaves=tuple(one for one in gone if one in mine),
        never=tuple(one for one in gone if one not in mine),
        tops=tuple((one.id, one.top) for one in program.exercises if one.top is not None),
        limits=tuple(
            (field.upper(), getattr(now, field), getattr(then, field))
            for field in Limits.__struct_fields__
            if getattr(now, field) != getattr(then, field)
        ),
        limits_aside=any(name not in taken for name in wanted),
    )


def _standing(
    exercise: Exercise,
    mine: list[str],
    behind: dict[str, str],
    state: ProgramState,
    plan: DayPlan,
    catalog: Catalog,
) -> str:
    """Where a preferred exercise stands for this person: the name of the preview's list."""
    allowed = exercise.id in state.allowed_by_clinician
    if not allowed and not suits(exercise, plan.tags, state.surfaces or exercise.surfaces):
        return "unsuited"
    if exercise.id in mine:
        return "stays"
    if exercise.id in behind:
        return "locked"
    chain = [
        one for one in easier_chain(catalog, exercise.id) if catalog.exercises[one].stage == exercise.stage
    ]
    first = all(ok_from(state, catalog, one, 0) >= LEVEL_OK for one in chain)
    return "comes" if first and slot_of(exercise) in CHOICE_SLOTS else "waits"


def program_of(state: ProgramState, catalog: Catalog, title: str) -> ProgramFile:
    """The exercises in a person's program, each with its present dose, as a file without a name in it."""
    chosen = []
    for exercise in catalog.exercises.values():
        if exercise.id not in state.slots.get(slot_of(exercise), []):
            continue
        steps = steps_of(exercise, catalog.ladders[exercise.dose.ladder])
        record = state.record(exercise.id)
        step = record.step if record is not None and record.step in steps else None
        chosen.append(Chosen(id=exercise.id, step=step))
    return ProgramFile(format=1, title=title, exercises=tuple(chosen))
