"""The verb `plan`: replay a journal up to a moment and print the day (design.md section 5)."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from homeprog.data.errors import StoreError
from homeprog.data.exchange import ExchangeError, JournalFile, doubts_of, read_jsonl
from homeprog.data.library import LibraryError, load_catalog
from homeprog.program.plan import DayPlan, Item
from homeprog.program.planner import plan_day
from homeprog.program.state import replay

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FOUND, WRONG_USE = 0, 1, 2
PRINTED = (
    "action",
    "rule",
    "stage",
    "gates",
    "pairs",
    "tags",
    "asks",
    "items",
    "locked",
    "cards",
    "benched",
    "reasons",
)
"""The keys of the JSON form, in order; others rely on them."""


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verb."""
    plan = subparsers.add_parser("plan", help="replay a journal up to a moment and print the plan")
    plan.add_argument("journal", type=Path, metavar="JOURNAL.jsonl", help="facts, one a line")
    plan.add_argument("--at", metavar="2026-03-01T09:00", help="the moment (default: the last fact)")
    plan.add_argument("--json", action="store_true", help="print data instead of text")


def run(args: argparse.Namespace) -> int:
    """Carry out the verb.

    Returns:
        0 on success, 1 when a file cannot be read, 2 on a wrong moment.
    """
    try:
        catalog = load_catalog()
        journal = read_jsonl(args.journal)
    except (LibraryError, ExchangeError, StoreError) as error:
        return _refuse(str(error), FOUND)
    try:
        moment = moment_of(args.at, journal)
    except ValueError as error:
        return _refuse(str(error), WRONG_USE)
    for warning in (*journal.warnings, *doubts_of(journal, catalog)):
        print(warning, file=sys.stderr)
    plan = plan_day(replay([*journal.facts, *journal.unknown], catalog, until=moment), moment, catalog)
    print(json.dumps(plan_data(plan), indent=2) if args.json else as_text(plan))
    return OK


def moment_of(text: str | None, journal: JournalFile) -> datetime:
    """The moment to plan for; without an offset it is read in the one of the latest earlier fact (RU-23).

    Raises:
        ValueError: The text is no date and time; says what is expected.
    """
    if text is None:
        return journal.facts[-1].at if journal.facts else datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--at is {text!r}; give a date and time such as 2026-03-01T09:00.") from None
    if moment.tzinfo is not None:
        return moment
    earlier = [fact.at for fact in journal.facts if fact.at.replace(tzinfo=None) <= moment]
    offset = earlier[-1].tzinfo if earlier else journal.facts[0].at.tzinfo if journal.facts else None
    return moment.replace(tzinfo=offset) if offset else moment.astimezone()


def plan_data(plan: DayPlan) -> dict[str, Any]:
    """The plan as plain data with exactly the contract's keys."""
    data: dict[str, Any] = msgspec.to_builtins(plan)
    return {key: data[key] for key in PRINTED}


def as_text(plan: DayPlan) -> str:
    """The plan as text for people."""
    rows = [f"{plan.day}  {plan.action} ({plan.rule})  stage {plan.stage}, about {plan.minutes:.0f} min"]
    rows += [f"  {_line(item)}" for item in plan.items]
    rows += [f"Pairs: {', '.join(f'{name} {state}' for name, state in plan.pairs.items())}"]
    rows += [f"Open gates: {', '.join(gate for gate, is_open in plan.gates.items() if is_open) or 'none'}"]
    if plan.tags:
        rows.append(f"Tags: {', '.join(plan.tags)}")
    if plan.asks:
        rows.append(f"To be asked: {', '.join(plan.asks)}")
    if plan.cards:
        rows.append(f"Cards: {', '.join(plan.cards)}")
    rows += [f"Resting until {bench.until}: {bench.exercise}" for bench in plan.benched]
    rows += [f"Because {reason.rule} {reason.inputs or ''}".rstrip() for reason in plan.reasons]
    return "\n".join(rows)


def _line(item: Item) -> str:
    dose = [f"{item.sets} x"]
    dose += [f"{item.reps} times"] if item.reps is not None else []
    dose += [f"{item.hold_s:g} s"] if item.hold_s is not None else []
    change = f"  [{item.change}]" if item.change else ""
    eased = "  (eased)" if item.eased else ""
    return (
        f"{item.part:8} {item.exercise:26} {item.step or '-':3} {' '.join(dose)}, {item.side}{change}{eased}"
    )


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
