"""What an adopted program file would rather have in a slot, offered as an ordinary new exercise (H-3).

A wish asks for no more than the rules would give to any new exercise: open gates, no tag against it, the same
level, its easier neighbours done well before, its first step, the one change of a session and its budget.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from homeprog.program import adopted
from homeprog.program.changes import is_free, new_exercise
from homeprog.program.choosing import first_of, preferred
from homeprog.program.progression import Candidate, slot_of
from homeprog.program.today import Today

RULE = "PROGRAM"


def wishes(today: Today, drafted: Sequence[str]) -> Iterator[Candidate]:
    """New exercises that would take the place of drafted ones.

    Args:
        drafted: The exercises of today's session as the rules chose them.
    """
    program = today.state.program
    if program is None:
        return
    for exercise in drafted:
        data = today.catalog.exercises[exercise]
        slot = slot_of(data)
        mine = today.state.slots.get(slot, [])
        if not mine or adopted.is_listed(today.state, exercise):
            continue
        if adopted.left_out(today.state).issuperset(mine):
            wanted = first_of(today, slot, [one for one in drafted if one != exercise])
        else:
            wanted = preferred(today, slot, exercise, [*drafted, *mine])
        if wanted is not None and wanted not in mine:
            made = new_exercise(today, wanted, program.day, RULE)
            yield replace(made, replaces=exercise, budget=not is_free(today, data))
