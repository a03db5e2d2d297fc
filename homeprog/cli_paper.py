"""The verbs `handout` and `logsheet`: today's program and a week to fill in, as PDF, without a display."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from homeprog.data.errors import Missing, StoreError
from homeprog.data.exchange import ExchangeError, read_jsonl
from homeprog.data.library import LibraryError, load_catalog
from homeprog.data.paths import find_data_folder
from homeprog.data.profiles import ProfileError, choose_profile, list_profiles
from homeprog.data.settings import load_settings
from homeprog.handout.document import Document
from homeprog.handout.handout import Sources, build_handout
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.text import as_text
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, UnknownFact
from homeprog.program.planner import plan_day
from homeprog.program.state import replay
from homeprog.program.week_ahead import WEEK_DAYS, days_ahead

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FOUND, WRONG_USE = 0, 1, 2
MOST_WEEKS = 12


class WrongUseError(ValueError):
    """The line asks for something that cannot be; a sentence."""


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verbs; each leaves its builder in `args.build_paper`."""
    handout = subparsers.add_parser("handout", help="today's program on paper")
    handout.set_defaults(build_paper=_handout)
    log = subparsers.add_parser("logsheet", help="a week to fill in by hand, one page each")
    log.add_argument("--weeks", type=int, default=1, metavar="N", help="how many weeks, 1 to 12")
    log.set_defaults(build_paper=_log_sheet)
    for verb in (handout, log):
        add_paper_options(verb)
        verb.add_argument(
            "-o", "--output", type=Path, required=True, metavar="FILE", help=".pdf, or .txt for plain text"
        )


def add_paper_options(verb: argparse.ArgumentParser) -> None:
    """Whose facts, up to when, on which paper: what every verb of paper asks."""
    verb.add_argument(
        "journal", nargs="?", type=Path, metavar="JOURNAL.jsonl", help="facts; without it the profile's"
    )
    verb.add_argument("--paper", choices=("a4", "letter"), default="a4")
    verb.add_argument("--text", choices=("normal", "large"), default="normal", help="size of the letters")
    verb.add_argument(
        "--columns", type=int, choices=(1, 2), default=2, help="1: words below the pictures of the handout"
    )
    verb.add_argument("--grey", action="store_true", help="black and white, without any colour")
    verb.add_argument("--at", metavar="2026-03-01T09:00", help="the moment (default: now; the last fact)")
    verb.add_argument("--no-name", action="store_true", help="leave the name out")


def run(args: argparse.Namespace) -> int:
    """Carry out a verb.

    Returns:
        0 on success, 1 when something cannot be read or written, 2 on wrong use.
    """
    return carry_out(args, _write)


def carry_out(args: argparse.Namespace, verb: Callable[[argparse.Namespace], int]) -> int:
    """Run a verb of paper; what goes wrong becomes one sentence and its exit code."""
    try:
        return verb(args)
    except (WrongUseError, ProfileError, Missing) as error:
        return _refuse(str(error), WRONG_USE)
    except (LibraryError, ExchangeError, StoreError) as error:
        return _refuse(str(error), FOUND)


def _write(args: argparse.Namespace) -> int:
    check_output(args.output)
    facts = facts_of(args)
    moment = moment_of(args, facts)
    catalog = load_catalog(language=qt_without_window(args.lang))
    return write_document(args.build_paper(_sources(args, catalog, facts, moment), args), args)


def check_output(output: Path) -> None:
    """Refuse a file that cannot be written before anything is made.

    Raises:
        WrongUseError: It has another ending, or its folder is not there.
    """
    if output.suffix not in (".pdf", ".txt"):
        raise WrongUseError(f"-o is {output}; its name must end in .pdf, or in .txt for plain text.")
    if not output.parent.is_dir():
        raise WrongUseError(f"There is no folder {output.parent} for {output.name}; make it first.")


def write_document(document: Document, args: argparse.Namespace) -> int:
    """Write a document as `args` asks, and say so.

    Returns:
        0, or 1 when it cannot be written.
    """
    from homeprog.ui.printing import PrintError, write_pdf  # Qt only when there is something to write

    output: Path = args.output
    if output.suffix == ".txt":
        _write_text(document, output)
        return OK
    try:
        pages = write_pdf(
            document,
            output,
            args.paper,
            large=args.text == "large",
            columns=args.columns,
            grey=args.grey,
        )
    except PrintError as error:
        return _refuse(str(error), FOUND)
    print(f"Wrote {output}, {pages} page{'s' if pages != 1 else ''}.")
    return OK


def _write_text(document: Document, output: Path) -> None:
    from homeprog.data.files import write_whole

    write_whole(output, as_text(document).encode())
    print(f"Wrote {output}.")


def facts_of(args: argparse.Namespace) -> list[Fact | UnknownFact]:
    """The facts of a journal file, or of the profile meant."""
    if args.journal is not None:
        file = read_jsonl(args.journal)
        for warning in file.warnings:
            print(warning, file=sys.stderr)
        return [*file.facts, *file.unknown]
    folder = find_data_folder(args.data_dir)
    if not list_profiles(folder):
        raise WrongUseError(f"There is no profile in {folder.root} yet; name a JOURNAL.jsonl instead.")
    settings, _ = load_settings(folder.settings)
    with choose_profile(folder, args.profile, settings.last_profile).read() as journal:
        return journal.facts()


def moment_of(args: argparse.Namespace, facts: list[Fact | UnknownFact]) -> datetime:
    """The moment meant; without an offset it is read in the one of the last fact before it (RU-23)."""
    now = datetime.now().astimezone()
    if args.at is None:
        return facts[-1].at if args.journal is not None and facts else now
    try:
        moment = datetime.fromisoformat(args.at)
    except ValueError:
        raise WrongUseError(f"--at is {args.at!r}; give a date and time such as 2026-03-01T09:00.") from None
    if moment.tzinfo is not None:
        return moment
    earlier = [fact.at for fact in facts if fact.at.replace(tzinfo=None) <= moment]
    known = earlier[-1] if earlier else facts[0].at if facts else now
    return moment.replace(tzinfo=known.tzinfo)


def _sources(
    args: argparse.Namespace, catalog: Catalog, facts: list[Fact | UnknownFact], moment: datetime
) -> Sources:
    from homeprog.ui.paper_pictures import PaperPictures
    from homeprog.ui.words_paper import PaperWords

    state = replay(facts, catalog, until=moment)
    name = "" if args.no_name else state.name
    return Sources(plan_day(state, moment, catalog), state, catalog, PaperWords(), PaperPictures(), name)


def _handout(sources: Sources, _args: argparse.Namespace) -> Document:
    return build_handout(sources)


def _log_sheet(sources: Sources, args: argparse.Namespace) -> Document:
    if not 1 <= args.weeks <= MOST_WEEKS:
        raise WrongUseError(f"--weeks is {args.weeks}; it must be 1 to {MOST_WEEKS}.")
    days = WEEK_DAYS * args.weeks
    ahead = days_ahead(sources.plan, sources.state, sources.catalog, days)
    return build_log_sheet(sources, sources.plan.day, args.weeks, ahead)


def qt_without_window(language: str | None) -> str:
    """Qt lays out and writes PDFs without a display, in the language that is returned."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from homeprog.ui.i18n import install_language, wanted_language

    app = QApplication.instance() or QApplication(["homeprog"])
    install_language(app, language or "")
    return wanted_language(language or "")


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
