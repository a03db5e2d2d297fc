"""The verb `explain`: a journal told day by day, each decision with its rule (design.md section 5)."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from homeprog.cli_plan import FOUND, OK, WRONG_USE, moment_of
from homeprog.data.errors import StoreError
from homeprog.data.exchange import ExchangeError, doubts_of, read_jsonl
from homeprog.data.library import LibraryError, load_catalog
from homeprog.program.catalog import Catalog
from homeprog.program.story import Chapter, StepMove, tell

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verb."""
    explain = subparsers.add_parser("explain", help="tell a journal as a story: each day, each decision")
    explain.add_argument("journal", type=Path, metavar="JOURNAL.jsonl", help="facts, one a line")
    explain.add_argument(
        "--at", metavar="2026-03-01T09:00", help="up to this moment (default: the last fact)"
    )
    explain.add_argument("--json", action="store_true", help="print data instead of text")


def run(args: argparse.Namespace) -> int:
    """Carry out the verb.

    Returns:
        0 on success, 1 when a file cannot be read, 2 on a wrong moment.
    """
    try:
        catalog = load_catalog(language=args.lang or "")
        journal = read_jsonl(args.journal)
        moment = moment_of(args.at, journal)
    except (LibraryError, ExchangeError, StoreError) as error:
        return _refuse(str(error), FOUND)
    except ValueError as error:
        return _refuse(str(error), WRONG_USE)
    for warning in doubts_of(journal, catalog):
        print(warning, file=sys.stderr)
    chapters = tell([*journal.facts, *journal.unknown], catalog, moment)
    if args.json:
        print(json.dumps(msgspec.to_builtins(list(chapters)), indent=2))
    else:
        _speak(args.lang)
        print("\n\n".join("\n".join(_lines(chapter, catalog)) for chapter in chapters))
    return OK


def _speak(language: str | None) -> None:
    """Tell it in the language asked for; English without."""
    if not language:
        return
    from PySide6.QtCore import QCoreApplication

    from homeprog.ui.i18n import install_language

    install_language(QCoreApplication.instance() or QCoreApplication(["homeprog"]), language)


def _lines(chapter: Chapter, catalog: Catalog) -> Iterator[str]:
    """One day in sentences; the rule ids stand behind them."""
    from PySide6.QtCore import QCoreApplication  # Qt's translations only when there is something to tell

    from homeprog.ui import words

    translate = QCoreApplication.translate
    yield f"{words.day(chapter.day)}: {words.action_title(chapter.action)} ({chapter.rule})"
    for reason in chapter.reasons:
        numbers = ", ".join(words.numbers(reason))
        yield f"  {words.rule(reason.rule, reason.inputs)} ({reason.rule}{': ' + numbers if numbers else ''})"
    if chapter.program is not None:
        adopted = translate("explain", "A program file is in use now: {title}")
        yield f"  {adopted.format(title=chapter.program)}"
    for name, state, rule in chapter.pairs:
        yield f"  {words.pair(name)}: {words.pair_state(state)} ({rule or 'SB-2'})"
    for gate in chapter.opened:
        yield f"  {translate('explain', 'Open now: {gate}').format(gate=words.gate(gate))} ({gate})"
    for gate in chapter.closed:
        yield f"  {translate('explain', 'Closed now: {gate}').format(gate=words.gate(gate))} ({gate})"
    for mark in chapter.marks:
        name = catalog.exercises[mark.exercise].name
        yield f"  {name}, {mark.step or '-'}: {mark.mark}. {words.rule(mark.rule)} ({mark.rule})"
    for move in chapter.moves:
        yield f"  {_moved(move, catalog)}"


def _moved(move: StepMove, catalog: Catalog) -> str:
    from PySide6.QtCore import QCoreApplication

    name = catalog.exercises[move.exercise].name
    if move.before is None:
        new = QCoreApplication.translate("explain", "New in the program: {name}, from {step}.")
        return new.format(name=name, step=move.after)
    changed = QCoreApplication.translate("explain", "{name}: from {before} to {after}.")
    return changed.format(name=name, before=move.before, after=move.after)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
