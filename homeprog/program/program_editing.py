"""Changes to a program file, one at a time: each takes a program and gives the next.

Whatever a person does in the editor, the result can be shown, stored as a draft and undone; whether it can be
used says `program_file.problems`.
"""

from msgspec.structs import replace

from homeprog.program.catalog import Catalog
from homeprog.program.program_file import Chosen, ProgramFile, steps_of

EMPTY = ProgramFile(format=1, title="")


def with_words(program: ProgramFile, field: str, text: str) -> ProgramFile:
    """Change `title`, `author` or `notes`.

    Raises:
        ValueError: There is no such field.
    """
    if field not in {"title", "author", "notes"}:
        raise ValueError(f"a program has no words called {field!r}; give title, author or notes")
    return replace(program, **{field: text})


def use(program: ProgramFile, exercise: str, on: bool, catalog: Catalog) -> ProgramFile:
    """Choose an exercise, or no longer; the chosen ones stay in the order of the library."""
    others = [one for one in program.exercises if one.id != exercise]
    known = program.chosen(exercise) or Chosen(id=exercise)
    place = {id_: number for number, id_ in enumerate(catalog.exercises)}
    chosen = sorted([*others, known], key=lambda one: place[one.id]) if on else others
    left_out = tuple(one for one in program.leave_out if not (on and one == exercise))
    return replace(program, exercises=tuple(chosen), leave_out=left_out)


def leave(program: ProgramFile, exercise: str, on: bool) -> ProgramFile:
    """Leave an exercise out, or no longer."""
    others = tuple(one for one in program.leave_out if one != exercise)
    chosen = tuple(one for one in program.exercises if not (on and one.id == exercise))
    return replace(program, leave_out=(*others, exercise) if on else others, exercises=chosen)


def with_dose(
    program: ProgramFile, exercise: str, catalog: Catalog, *, step: str | None, top: str | None
) -> ProgramFile:
    """Set the two doses of a chosen exercise; the step on paper never lies above the top."""
    data = catalog.exercises[exercise]
    steps = steps_of(data, catalog.ladders[data.dose.ladder])
    if step is not None and top is not None and steps.index(step) > steps.index(top):
        step = top
    return replace(
        program,
        exercises=tuple(
            replace(one, step=step, top=top) if one.id == exercise else one for one in program.exercises
        ),
    )


def with_limit(program: ProgramFile, limit: str, value: int | None) -> ProgramFile:
    """Set a number of the pain rules; None is the usual one."""
    others = {name: number for name, number in program.limits.items() if name != limit}
    return replace(program, limits=others if value is None else {**others, limit: value})
