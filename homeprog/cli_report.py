"""The verb `report`: progress for a clinician, as PDF or text, and its ten lines for the chart."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from homeprog.cli_paper import (
    OK,
    WrongUseError,
    add_paper_options,
    carry_out,
    check_output,
    facts_of,
    moment_of,
    qt_without_window,
    write_document,
)
from homeprog.data.library import load_catalog
from homeprog.handout.course import DEFAULT_WEEKS
from homeprog.handout.report import build_report
from homeprog.handout.summary import as_summary

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

SINCE_START = "start"
MOST_WEEKS = 520


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verb."""
    report = subparsers.add_parser("report", help="progress for a clinician, or its summary in ten lines")
    add_paper_options(report)
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help=".pdf, or .txt for plain text")
    report.add_argument(
        "--period",
        type=_weeks,
        default=DEFAULT_WEEKS,
        metavar="WEEKS",
        help=f"the last 1 to {MOST_WEEKS} weeks, or `{SINCE_START}` for all (default: {DEFAULT_WEEKS})",
    )
    report.add_argument("--summary", action="store_true", help="print ten lines for the clinician's chart")


def _weeks(text: str) -> int | None:
    """How many weeks; None since the start."""
    if text == SINCE_START:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"{text!r} is neither 1 to {MOST_WEEKS} weeks nor {SINCE_START!r}")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Carry out the verb.

    Returns:
        0 on success, 1 when something cannot be read or written, 2 on wrong use.
    """
    return carry_out(args, _report)


def _report(args: argparse.Namespace) -> int:
    if args.output is None and not args.summary:
        raise WrongUseError("Say where the report goes with -o report.pdf, or ask for --summary.")
    if args.output is not None:
        check_output(args.output)
    facts = facts_of(args)
    moment = moment_of(args, facts)
    catalog = load_catalog(language=qt_without_window(args.lang))
    from homeprog.ui.report_sources import report_sources

    sources = report_sources(facts, catalog, moment, weeks=args.period, named=not args.no_name)
    if args.summary:
        print(as_summary(sources), end="")
    return OK if args.output is None else write_document(build_report(sources), args)
