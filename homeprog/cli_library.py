"""The verbs `exercises` and `check`: look into the library, validate its files and journals."""

import argparse
import json
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from homeprog.clock import SystemClock
from homeprog.data.check import check_exercise_file, check_library
from homeprog.data.check_journal import check_journal_file
from homeprog.data.check_languages import check_languages
from homeprog.data.library import LibraryError, load_catalog
from homeprog.data.program_file import SUFFIX, check_program_file
from homeprog.program.catalog import Catalog, Exercise

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FOUND, WRONG_USE = 0, 1, 2


def add_parser(subparsers: "SubParsers") -> None:
    """Add the two verbs; each leaves its function in `args.library_verb`."""
    exercises = subparsers.add_parser("exercises", help="list the exercises, or show one")
    exercises.add_argument("id", nargs="?", metavar="ID", help="the exercise to show")
    exercises.add_argument("--json", action="store_true", help="print data instead of text")
    exercises.set_defaults(library_verb=_exercises)
    check = subparsers.add_parser("check", help="validate the library, an exercise, a program or a journal")
    check.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="an exercise, a program or a journal"
    )
    check.add_argument("--json", action="store_true", help="print data instead of text")
    check.set_defaults(library_verb=_check)


def run(args: argparse.Namespace) -> int:
    """Carry out a verb of `add_parser`.

    Returns:
        0 on success, 1 on a finding, 2 on wrong use.
    """
    verb: Callable[[Catalog, argparse.Namespace], int] = args.library_verb
    language = "" if verb is _check else args.lang or ""  # proofs are over the English
    try:
        catalog = load_catalog(language=language)
    except LibraryError as error:
        return _refuse(str(error), FOUND)
    return verb(catalog, args)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _print_json(value: Any) -> None:
    print(json.dumps(msgspec.to_builtins(value), indent=2, ensure_ascii=False))


def _exercises(catalog: Catalog, args: argparse.Namespace) -> int:
    wanted: str | None = args.id
    if wanted is None:
        found = list(catalog.exercises.values())
        if args.json:
            _print_json(found)
        else:
            print("\n".join(_line(exercise) for exercise in found))
        return OK
    exercise = catalog.exercises.get(wanted)
    if exercise is None:
        close = get_close_matches(wanted, catalog.exercises, n=3)
        hint = f"did you mean {', '.join(close)}?" if close else "`homeprog exercises` lists them all."
        return _refuse(f"There is no exercise `{wanted}`; {hint}", WRONG_USE)
    if args.json:
        _print_json(exercise)
    else:
        print(_page(exercise))
    return OK


def _line(exercise: Exercise) -> str:
    return f"{exercise.id:26} {exercise.stage:4} {exercise.group:12} {exercise.level:12} {exercise.name}"


def _page(exercise: Exercise) -> str:
    """One exercise as text."""
    dose = exercise.dose
    rows = [
        exercise.name,
        f"{exercise.id}, stage {exercise.stage}, {exercise.group}, gates {', '.join(exercise.unlock)}",
        "",
        f"Where: {', '.join(exercise.surfaces)}. You need: {exercise.needed or 'nothing'}.",
        *(f"{number}. {step}" for number, step in enumerate(exercise.steps, start=1)),
        "",
        f"Breathing: {exercise.breathing}",
        f"Core: {exercise.core}",
        f"Right: {exercise.feel}",
        f"Not right: {exercise.should_not_feel}",
        f"Common errors: {'; '.join(exercise.errors)}",
        f"Dose: {dose.ladder} {dose.start} to {dose.top}, rest {dose.rest_s:g} s, {dose.days}",
        *([f"About the dose: {dose.note}"] if dose.note else []),
        *(f"With {tag}: {change.text}" for tag, change in exercise.modify.items()),
        *([f"Not with: {', '.join(exercise.avoid)}"] if exercise.avoid else []),
        f"Source: {exercise.source}",
    ]
    return "\n".join(rows)


def _check(catalog: Catalog, args: argparse.Namespace) -> int:
    """Validate the library or one file; findings and notes one a line."""
    path: Path | None = args.file
    notes: list[str] = []
    if path is None:
        wrong, untranslated = check_languages()
        findings = [str(finding) for finding in (*check_library(catalog), *wrong)]
        notes = [str(note) for note in untranslated]
        good = (
            f"The library is sound: {len(catalog.exercises)} exercises, {len(catalog.questions)} questions."
        )
    elif path.suffix == ".toml":
        findings = [str(finding) for finding in check_exercise_file(path, catalog)]
        good = f"{path}: a sound exercise."
    elif path.suffix == ".jsonl":
        journal = check_journal_file(path, catalog, SystemClock().now().date())
        findings = [str(finding) for finding in journal.findings]
        notes = [str(note) for note in journal.notes]
        good = f"{path}: every line is sound; facts: {journal.facts}."
    elif path.suffix == SUFFIX:
        wrong, remarks = check_program_file(path, catalog)
        findings, notes = [str(one) for one in wrong], [str(one) for one in remarks]
        good = f"{path}: a sound program."
    else:
        kinds = "an exercise (.toml), a program (.homeprog) or a journal (.jsonl)"
        return _refuse(f"{path}: give {kinds}.", WRONG_USE)
    if args.json:
        _print_json({"findings": findings, "notes": notes})
    else:
        print("\n".join([*findings, *notes, *([] if findings else [good])]))
    return FOUND if findings else OK
