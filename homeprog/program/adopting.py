"""Entering an adopted program file into the state (design.md section 3, `program_adopted`)."""

from homeprog.program.catalog import Catalog
from homeprog.program.facts import ProgramAdopted
from homeprog.program.limits import Limits, with_overrides
from homeprog.program.program_file import from_fact, left_out_by, problems
from homeprog.program.records import Adopted, ProgramState


def take(state: ProgramState, fact: ProgramAdopted, catalog: Catalog) -> None:
    """Put a program file in the place of the one before; one that is not sound changes nothing."""
    program = from_fact(fact.program)
    if program is None or problems(program, catalog):
        state.unknown += 1
        return
    limits = limits_taken(state, catalog, {name: float(value) for name, value in program.limits.items()})
    state.program = Adopted(
        day=fact.day,
        sha256=fact.sha256,
        title=program.title,
        listed=tuple(one.id for one in program.exercises),
        left_out=left_out_by(program, catalog),
        tops={one.id: one.top for one in program.exercises if one.top is not None},
        limits=limits,
    )


def limits_taken(state: ProgramState, catalog: Catalog, wanted: dict[str, float]) -> dict[str, float]:
    """The limits that a program file's would leave in force, besides those of a clinician's entries.

    Values have to stay in order (5.7) with the clinician's: where they would not, the file's are left aside,
    and where even those entries lean on the limits of the file before, its limits stay.
    """
    before = {} if state.program is None else state.program.limits
    for candidate in (wanted, {**before, **wanted}, {}):
        try:
            with_overrides(Limits.from_catalog(catalog), catalog, {**state.limits_set, **candidate})
        except ValueError:
            continue
        return candidate
    return before
