"""Is the stored data well? Small checks, each a function from the data folder to findings."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import msgspec

from homeprog.data.backup import list_backups, newest_good_backup
from homeprog.data.database import check, connect
from homeprog.data.errors import StoreError, sorted_errors
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, list_profiles
from homeprog.data.settings import parse_settings
from homeprog.program.facts import UnknownFact

LEAST_FREE_MB = 200  # room for a ten-year journal, its update and some backups


class Health(Enum):
    """How good a finding is."""

    GOOD = "good"
    NOTE = "note"  # works, but worth knowing
    PROBLEM = "problem"


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at.

    Attributes:
        about: What was looked at, in a word or two.
        health: How good it is.
        sentence: What was found, and what to do about a problem.
    """

    about: str
    health: Health
    sentence: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What a check may look at.

    Attributes:
        folder: The data folder.
        now: The present moment.
    """

    folder: DataFolder
    now: datetime


Check = Callable[[Visit], Iterable[Finding]]
"""A check: it changes nothing (but makes the data folder) and never raises."""


def _problem(about: str, error: StoreError) -> Finding:
    cause = f" ({error.detail})" if error.detail and error.detail not in str(error) else ""
    return Finding(about, Health.PROBLEM, f"{error}{cause}")


def check_folder(visit: Visit) -> Iterator[Finding]:
    """The data folder can be written and has room."""
    about = "data folder"
    try:
        folder = visit.folder.prepare()
    except StoreError as error:
        yield _problem(about, error)
        return
    free_mb = shutil.disk_usage(folder.root).free // 1_000_000
    if free_mb < LEAST_FREE_MB:
        sentence = f"Only {free_mb} MB are free for {folder.root}. Free some space soon."
        yield Finding(about, Health.PROBLEM, sentence)
    else:
        yield Finding(about, Health.GOOD, f"{folder.root} can be written; {free_mb} MB are free.")


def check_settings(visit: Visit) -> Iterator[Finding]:
    """The settings can be understood."""
    about, path = "settings", visit.folder.settings
    try:
        parse_settings(path.read_bytes())
    except FileNotFoundError:
        yield Finding(about, Health.GOOD, "Nothing was changed yet; the usual settings are used.")
    except (OSError, ValueError) as error:
        sentence = f"{path} cannot be used: {error}. The usual settings are used."
        yield Finding(about, Health.PROBLEM, sentence)
    else:
        yield Finding(about, Health.GOOD, f"{path} is in order.")


def check_journals(visit: Visit) -> Iterator[Finding]:
    """Every journal is whole, page by page, and every fact can be read."""
    for profile in list_profiles(visit.folder):
        about = f"journal of {profile.name}"
        try:
            yield _look_at_journal(about, profile)
        except StoreError as error:
            yield _problem(about, error)


def _look_at_journal(about: str, profile: Profile) -> Finding:
    with profile.read() as journal:
        with sorted_errors(profile.journal), closing(connect(profile.journal, read_only=True)) as db:
            count = check(db, profile.journal)
        unknown = sum(isinstance(fact, UnknownFact) for fact in journal.facts())
    if unknown:
        sentence = f"{count} facts; {unknown} are from a newer version: they are kept and not used."
        return Finding(about, Health.NOTE, sentence)
    return Finding(about, Health.GOOD, f"{count} facts, all in order.")


def check_backups(visit: Visit) -> Iterator[Finding]:
    """Every profile has a backup that is whole when read now."""
    for profile in list_profiles(visit.folder):
        about = f"backups of {profile.name}"
        number = len(list_backups(profile.backups))
        good = newest_good_backup(profile.backups, visit.now)
        if good is not None:
            sentence = f"The newest good one of {number} is from {good.taken:%Y-%m-%d %H:%M}."
            yield Finding(about, Health.GOOD, sentence)
        elif number:
            sentence = f"None of the {number} backups can be read. Take one now with `homeprog backup`."
            yield Finding(about, Health.PROBLEM, sentence)
        else:
            yield Finding(about, Health.NOTE, "There is none yet. The first is taken at the next start.")


DATA_CHECKS: tuple[Check, ...] = (check_folder, check_settings, check_journals, check_backups)


def examine(visit: Visit, checks: Iterable[Check] = DATA_CHECKS) -> list[Finding]:
    """Run the checks, in their order."""
    return [finding for look in checks for finding in look(visit)]
