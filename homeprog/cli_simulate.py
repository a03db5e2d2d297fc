"""The verb `simulate`: synthetic patients through the whole program (design.md section 5)."""

import argparse
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING, Any

from homeprog.data.library import LibraryError, load_catalog
from homeprog.program.catalog import Catalog
from homeprog.program.patients import TYPES
from homeprog.program.simulation import STAGES, Outcome, simulate_many

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FOUND, WRONG_USE = 0, 1, 2
CHUNK = 20
SHOWN = 20


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("simulate", help="send synthetic patients through the program")
    parser.add_argument("--patients", type=int, default=100, metavar="N")
    parser.add_argument("--days", type=int, default=150, metavar="D")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed, the same patients")
    parser.add_argument("--json", action="store_true", help="print data instead of text")


def run(args: argparse.Namespace) -> int:
    """Carry out the verb.

    Returns:
        0 when no invariant was broken, 1 otherwise, 2 on wrong numbers.
    """
    if args.patients < 1 or not 1 <= args.days <= 4000:
        return _refuse("Give at least 1 patient and 1 to 4000 days.", WRONG_USE)
    try:
        load_catalog()
    except LibraryError as error:
        return _refuse(str(error), FOUND)
    outcomes = _all(args.patients, args.days, args.seed)
    result = summary(outcomes, args.patients, args.days, args.seed)
    print(json.dumps(result, indent=2) if args.json else as_text(result))
    return FOUND if result["violations"]["count"] else OK


def _all(patients: int, days: int, seed: int) -> list[Outcome]:
    """Every patient, spread over the processor's cores, with progress on a terminal."""
    chunks = [range(first, min(first + CHUNK, patients)) for first in range(0, patients, CHUNK)]
    work = partial(_some, days=days, seed=seed)
    found: list[Outcome] = []
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, len(chunks))) as pool:
        for part in pool.map(work, chunks):
            found += part
            if sys.stderr.isatty():
                print(f"\r{len(found)} of {patients} patients", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return found


def _some(numbers: range, days: int, seed: int) -> list[Outcome]:
    return list(simulate_many(_catalog(), numbers, days, seed))


@cache
def _catalog() -> Catalog:
    """The library, once a process: what is remembered for one catalog serves all patients."""
    catalog = load_catalog()
    gc.freeze()  # it lives as long as the process: the collector need not walk through it again
    return catalog


def summary(outcomes: Iterable[Outcome], patients: int, days: int, seed: int) -> dict[str, Any]:
    """Outcomes per type as plain data: days to each stage (median, first, last), step-backs, cards."""
    all_of = list(outcomes)
    broken = Counter(violation for one in all_of for violation in one.violations)
    types = {}
    for kind in TYPES:
        mine = [one for one in all_of if one.kind == kind.name]
        if mine:
            types[kind.name] = _of_type(mine)
    return {
        "patients": patients,
        "days": days,
        "seed": seed,
        "plans": sum(one.plans for one in all_of),
        "facts": sum(one.facts for one in all_of),
        "types": types,
        "violations": {
            "count": sum(broken.values()),
            "examples": [f"{one.kind}, {one.seed}: {what}" for one in all_of for what in one.violations][
                :SHOWN
            ],
        },
    }


def _of_type(mine: list[Outcome]) -> dict[str, Any]:
    reached = {stage: sorted(one.reached[stage] for one in mine if stage in one.reached) for stage in STAGES}
    return {
        "patients": len(mine),
        "days_to": {
            stage: {"reached": len(days), "median": median(days), "first": days[0], "last": days[-1]}
            for stage, days in reached.items()
            if days
        },
        "last_stage": dict(Counter(one.last_stage for one in mine)),
        "step_backs": median(one.step_backs for one in mine),
        "cards": dict(Counter(card for one in mine for card in one.cards)),
    }


def as_text(result: dict[str, Any]) -> str:
    """The summary as a table (Markdown, so that it can stand in the docs)."""
    rows = [
        f"{result['patients']} patients x {result['days']} days, seed {result['seed']}: "
        f"{result['plans']} plans from {result['facts']} facts, {result['violations']['count']} violations.",
        "",
        f"| type | n | {' | '.join(STAGES)} | step-backs | cards |",
        f"|---|---|{'---|' * len(STAGES)}---|---|",
    ]
    for name, found in result["types"].items():
        days = (_days(found["days_to"].get(stage), found["patients"]) for stage in STAGES)
        cards = ", ".join(f"{card} {count}" for card, count in sorted(found["cards"].items()))
        cells = [name, str(found["patients"]), *days, f"{found['step_backs']:g}", cards or "-"]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, *result["violations"]["examples"]])


def _days(found: dict[str, Any] | None, patients: int) -> str:
    """Median day with the spread; how many got there, where not all did."""
    if found is None:
        return "-"
    share = "" if found["reached"] == patients else f", {found['reached']} of {patients}"
    return f"{found['median']:g} ({found['first']}-{found['last']}{share})"


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
