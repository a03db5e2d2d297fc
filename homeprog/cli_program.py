"""`handout` and `logsheet` for program files: one file, or every one of a folder.

The verbs are `cli_paper`'s; this takes over where such a file or a folder is named instead of a journal.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from homeprog import cli_paper
from homeprog.cli_paper import (
    FOUND,
    MOST_WEEKS,
    OK,
    WrongUseError,
    carry_out,
    check_output,
    moment_of,
    qt_without_window,
    write_document,
)
from homeprog.data.errors import StoreError
from homeprog.data.library import load_catalog
from homeprog.data.program_file import SUFFIX, ProgramFileError, load_program
from homeprog.handout.document import Document
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.program_paper import build_program_handout, program_sources
from homeprog.program.catalog import Catalog

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

VERBS = ("handout", "logsheet")


def add_parser(subparsers: "SubParsers") -> None:
    """Let the verbs of `cli_paper`, which are there already, understand program files."""
    for name in VERBS:
        verb = subparsers.choices[name]
        verb.add_argument(
            "--force", action="store_true", help="from a folder: write papers anew that are there already"
        )
        verb.epilog = (
            "Instead of a journal: a program file (.homeprog), or a folder of them and a folder for -o."
        )
        verb.set_defaults(verb_module=__name__)


def run(args: argparse.Namespace) -> int:
    """Carry out a verb.

    Returns:
        0 on success, 1 when a file cannot be read or written, 2 on wrong use.
    """
    source: Path | None = args.journal
    if source is not None and source.is_dir():
        return carry_out(args, _write_folder)
    if source is not None and source.suffix == SUFFIX:
        return carry_out(args, _write_file)
    return cli_paper.run(args)


def _write_file(args: argparse.Namespace) -> int:
    check_output(args.output)
    _check_weeks(args)
    catalog = load_catalog(language=qt_without_window(args.lang))
    return _write_one(args, catalog, args.journal, args.output)


def _write_folder(args: argparse.Namespace) -> int:
    """A paper for every program of a folder; one that cannot be used does not stop the others.

    Returns:
        0, or 1 when one of them could not be written.
    """
    source: Path = args.journal
    output: Path = args.output
    files = sorted(path for path in source.iterdir() if path.suffix == SUFFIX and path.is_file())
    if not files:
        raise WrongUseError(f"There is no program ({SUFFIX}) in {source}.")
    if not output.is_dir():
        raise WrongUseError(f"-o is {output}; for a folder of programs name a folder that is there.")
    _check_weeks(args)
    catalog = load_catalog(language=qt_without_window(args.lang))
    code = OK
    for number, path in enumerate(files, start=1):
        print(f"[{number}/{len(files)}] {path.name}: ", end="", flush=True)
        paper = output / path.with_suffix(".pdf").name
        if paper.exists() and not args.force:
            print(f"{paper} is there already; --force writes it anew.")
            continue
        code = max(code, _write_one(args, catalog, path, paper))
    return code


def _write_one(args: argparse.Namespace, catalog: Catalog, source: Path, output: Path) -> int:
    """One paper of one program; what is wrong is told in sentences."""
    try:
        document = _document(args, catalog, source)
        return write_document(document, argparse.Namespace(**{**vars(args), "output": output}))
    except (ProgramFileError, StoreError) as error:
        if args.journal.is_dir():
            print("not written.", flush=True)
        print(error, file=sys.stderr)
        return FOUND


def _document(args: argparse.Namespace, catalog: Catalog, source: Path) -> Document:
    from homeprog.ui.paper_pictures import PaperPictures
    from homeprog.ui.words_paper import PaperWords

    program = load_program(source, catalog).program
    day: date = moment_of(argparse.Namespace(at=args.at, journal=None), []).date()
    sources = program_sources(program, catalog, PaperWords(), PaperPictures(), day=day)
    if args.verb == "logsheet":
        return build_log_sheet(sources, day, args.weeks)
    return build_program_handout(program, sources)


def _check_weeks(args: argparse.Namespace) -> None:
    if args.verb == "logsheet" and not 1 <= args.weeks <= MOST_WEEKS:
        raise WrongUseError(f"--weeks is {args.weeks}; it must be 1 to {MOST_WEEKS}.")
