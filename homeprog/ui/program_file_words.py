"""Words of the pages for program files."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from homeprog.program.catalog import Catalog
from homeprog.program.facts import ProgramAdopted
from homeprog.program.program_file import Problem, ProgramFile
from homeprog.program.program_preview import Preview
from homeprog.ui import program_words, words
from homeprog.ui.program_file_vm import CardVM

_translate = QCoreApplication.translate


def made_by(program: ProgramFile) -> str:
    """Who made it, if anybody said so."""
    if not program.author:
        return ""
    return _translate("program_file", "Made by {author}").format(author=program.author)


def since(fact: ProgramAdopted) -> str:
    """From which day it has been in use."""
    return _translate("program_file", "In use since {day}").format(day=words.day(fact.day))


def exercises(ids: Iterable[str], catalog: Catalog) -> str:
    """Exercises by name, in one line."""
    return "; ".join(catalog.exercises[id_].name for id_ in ids)


def dose(exercise: str, step: str, catalog: Catalog) -> str:
    """A step in numbers."""
    return program_words.step_dose(catalog.step_of(exercise, step))


def selection(program: ProgramFile, catalog: Catalog) -> tuple[str, ...]:
    """What stands in a program, one line each kind."""
    lines = []
    if program.exercises:
        named = exercises((one.id for one in program.exercises), catalog)
        lines.append(_translate("program_file", "Chosen: {names}.").format(names=named))
    if program.leave_out:
        named = exercises(program.leave_out, catalog)
        lines.append(_translate("program_file", "Left out: {names}.").format(names=named))
    for limit, value in program.limits.items():
        lines.append(_number(limit, catalog, str(value)))
    return tuple(lines)


def changes(found: Preview, catalog: Catalog) -> tuple[str, ...]:
    """What a program would change, one sentence each."""
    lines = [
        (found.stays, _translate("program_file", "Already in your program: {names}.")),
        (found.comes, _translate("program_file", "Comes in, one at a time: {names}.")),
        (found.leaves, _translate("program_file", "Goes out of your program: {names}.")),
        (found.never, _translate("program_file", "Will not come in: {names}.")),
    ]
    said = [text.format(names=exercises(ids, catalog)) for ids, text in lines if ids]
    for exercise, step in found.tops:
        text = _translate("program_file", "{name}: no further than {dose}.")
        said.append(text.format(name=catalog.exercises[exercise].name, dose=dose(exercise, step, catalog)))
    said += [
        _number(limit, catalog, _translate("program_file", "{now}, then {then}").format(now=now, then=then))
        for limit, now, then in found.limits
    ]
    return tuple(said)


def kept_back(found: Preview, catalog: Catalog) -> tuple[str, ...]:
    """What the rules keep back, one sentence each."""
    said = [
        _translate("program_file", "{name}: {gate}").format(
            name=catalog.exercises[exercise].name, gate=words.gate(gate)
        )
        for exercise, gate in found.locked
    ]
    if found.waits:
        text = _translate("program_file", "Easier ones come first: {names}.")
        said.append(text.format(names=exercises(found.waits, catalog)))
    if found.unsuited:
        text = _translate(
            "program_file", "Not for you now, because of your health answers or place: {names}."
        )
        said.append(text.format(names=exercises(found.unsuited, catalog)))
    if found.limits_aside:
        said.append(
            _translate("program_file", "Its pain numbers do not go with a clinician's entries. Those stay.")
        )
    return tuple(said)


def own_cards(program: ProgramFile, catalog: Catalog) -> list[CardVM]:
    """The author's own exercises, each with whose place it takes."""
    return [
        CardVM(
            own.name,
            (
                *own.steps,
                _translate("program_file", "Stands in for “{name}”, on paper. The same rules hold.").format(
                    name=catalog.exercises[own.like].name
                ),
            ),
        )
        for own in program.own
    ]


def always() -> str:
    """What no program changes."""
    return _translate(
        "program_file",
        "Pain, gates and health answers decide as before. A new exercise starts at its first step.",
    )


def _number(limit: str, catalog: Catalog, value: str) -> str:
    name = catalog.limits[limit].text
    return _translate("program_file", "{name}: {value}.").format(
        name=f"{name[:1].upper()}{name[1:]}", value=value
    )


def left_out() -> str:
    """How a left-out exercise stands in the library."""
    return _translate("program_file", "Left out by the program file")


def left_out_why() -> str:
    """Why it is not offered."""
    return _translate(
        "program_file", "The program file in use does without it. Stop using the file, and it may come again."
    )


def problem(found: Problem) -> str:
    """What keeps an edited program from being used; a mistake that only a file can have says itself."""
    known = {
        "title": _translate("program_file", "Give the program a name."),
        "author": _translate("program_file", "Say who made it: only a clinician changes the pain numbers."),
    }
    return known.get(found.key, f"{found.message[:1].upper()}{found.message[1:]}")


def part(name: str) -> str:
    """A part of the editor."""
    return {
        "ease": _translate("program_file", "Ease"),
        "stretch": _translate("program_file", "Stretch"),
        "strength": _translate("program_file", "Strength"),
        "moves": _translate("program_file", "Everyday moves"),
        "balance": _translate("program_file", "Balance"),
        "numbers": _translate("program_file", "Pain numbers"),
    }[name]
