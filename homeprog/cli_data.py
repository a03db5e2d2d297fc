"""The verbs of data care: export, import, backup, restore, doctor.

Exit codes: 0 done, 1 something was found or could not be done, 2 wrong use (no such file or profile).
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from homeprog.cli_doctor import COMPUTER_CHECKS
from homeprog.clock import SystemClock
from homeprog.data import backup, exchange, restore
from homeprog.data.doctor import DATA_CHECKS, Check, Health, Visit, examine
from homeprog.data.errors import Missing, NoGoodBackup, StoreError
from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder, find_data_folder
from homeprog.data.profiles import (
    DEFAULT_NAME,
    Profile,
    ProfileError,
    choose_profile,
    create_profile,
    list_profiles,
)
from homeprog.data.settings import load_settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

CHECKS: tuple[Check, ...] = (*DATA_CHECKS, *COMPUTER_CHECKS)
"""What `doctor` looks at, in this order."""

DONE, FOUND, WRONG_USE = 0, 1, 2
_FORMATS = "json can be imported again; fhir is for a clinician's system and needs the extra `exchange`"


@dataclass(frozen=True, slots=True)
class Request:
    """What a verb is asked: the parsed line, the data folder, the present moment."""

    args: argparse.Namespace
    folder: DataFolder
    now: datetime


def add_parser(subparsers: "Subparsers") -> None:
    """Add the verbs; each leaves its function in `args.data_verb`."""
    verb = subparsers.add_parser("export", help="write all facts of a profile to a file")
    verb.add_argument("--format", choices=("json", "csv", "fhir"), default="json", help=_FORMATS)
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    verb.set_defaults(data_verb=_export)

    verb = subparsers.add_parser("import", help="add the facts of an exported file to a profile")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.set_defaults(data_verb=_import)

    verb = subparsers.add_parser("backup", help="take a verified backup now")
    verb.set_defaults(data_verb=_backup)

    verb = subparsers.add_parser(
        "restore", help="bring a profile back from its newest good backup, or from FILE"
    )
    verb.add_argument("file", type=Path, nargs="?", metavar="FILE")
    verb.add_argument("--list", action="store_true", help="show the backups and change nothing")
    verb.set_defaults(data_verb=_restore)

    verb = subparsers.add_parser("doctor", help="look whether everything works here")
    verb.add_argument("--json", action="store_true", help="print the findings as JSON")
    verb.set_defaults(data_verb=_doctor)


def run(args: argparse.Namespace) -> int:
    """Run a verb of `add_parser`; errors become one sentence.

    Args:
        args: The parsed line, with `data_dir` and `profile` (each a text or None) from the general options.

    Returns:
        The exit code.
    """
    verb: Callable[[Request], int] = args.data_verb
    try:
        return verb(Request(args, find_data_folder(args.data_dir), SystemClock().now()))
    except (Missing, ProfileError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except (StoreError, exchange.ExchangeError) as error:
        print(error, file=sys.stderr)
        return FOUND


def _existing_profile(request: Request) -> Profile:
    folder = request.folder
    if not list_profiles(folder):
        raise ProfileError(f"There is no profile in {folder.root} yet.")
    settings, _ = load_settings(folder.settings)
    return choose_profile(folder, request.args.profile, settings.last_profile)


def _profile_to_fill(request: Request) -> Profile:
    """The profile meant; one that is named and not there yet is made, so that a new computer can begin."""
    folder, name = request.folder.prepare(), request.args.profile
    try:
        return _existing_profile(request)
    except ProfileError:
        return create_profile(folder, name or DEFAULT_NAME)


def _export(request: Request) -> int:
    profile, output = _existing_profile(request), request.args.output
    if request.args.format == "fhir":
        return _export_fhir(request, profile)
    write = exchange.export_jsonl if request.args.format == "json" else exchange.export_csv
    with profile.read() as journal:
        count = write(journal, output)
    print(f"Wrote {count} facts of {profile.name} to {output}.")
    return DONE


def _export_fhir(request: Request, profile: Profile) -> int:
    from homeprog.data.fhir import export_fhir  # the optional package behind it is large

    with profile.read() as journal:
        found = journal.facts()
    count = export_fhir(found, request.args.output, load_catalog(), request.now)
    print(f"Wrote {count} resources of {profile.name} to {request.args.output}.")
    return DONE


def _import(request: Request) -> int:
    file = exchange.read_jsonl(request.args.file)  # first: no profile is made for a file that is no journal
    profile = _profile_to_fill(request)
    with profile.open(request.now) as journal:
        merged = exchange.merge(journal, file)
    for warning in (*file.warnings, *exchange.doubts_of(file, load_catalog(), request.now.date())):
        print(warning, file=sys.stderr)
    print(f"{profile.name}: {merged.new} facts are new, {merged.known} were already there.")
    return DONE


def _backup(request: Request) -> int:
    profile = _existing_profile(request)
    made = backup.make(profile.journal, profile.backups, request.now, backup.Cause.ASKED)
    print(f"Backed up {profile.name} to {made.path}, and read it back to be sure.")
    return DONE


def _restore(request: Request) -> int:
    profile = _existing_profile(request)
    if request.args.list:
        for found in backup.list_backups(profile.backups):
            print(f"{found.taken:%Y-%m-%d %H:%M}  {found.cause.value:13}  {found.path}")
        return DONE
    source = request.args.file or _newest_good(profile, request.now)
    back = restore.restore(profile.journal, source, profile.backups, request.now)
    print(f"Brought back {back.facts} facts of {profile.name} from {source}.")
    if back.rescued:
        print(f"{back.rescued} newer facts were read from the damaged journal and added.")
    if back.aside:
        print(f"The journal that was there is kept as {back.aside}.")
    return DONE


def _newest_good(profile: Profile, now: datetime) -> Path:
    found = backup.newest_good_backup(profile.backups, now)
    if found is None:
        raise NoGoodBackup(profile.backups)
    return found.path


def _doctor(request: Request) -> int:
    findings = examine(Visit(request.folder, request.now), CHECKS)
    if request.args.json:
        print(msgspec.json.encode(findings).decode())
    else:
        for finding in findings:
            print(f"{finding.health.value:8} {finding.about}: {finding.sentence}")
    return FOUND if any(finding.health is Health.PROBLEM for finding in findings) else DONE
