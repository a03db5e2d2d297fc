"""Profiles: one journal per person, never mixed.

A profile has a name of any characters, kept in a small text file beside the journal so that it is known even
when the journal is damaged, and a slug that names its files and never changes.
"""

import re
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from homeprog.data.backup import list_backups
from homeprog.data.errors import Gone, sorted_errors
from homeprog.data.files import write_whole
from homeprog.data.journal import Journal
from homeprog.data.lock import ProfileLock
from homeprog.data.migrations import create
from homeprog.data.paths import JOURNAL_SUFFIX, DataFolder

DEFAULT_NAME = "Me"
LONGEST_NAME = 80
_LONGEST_SLUG = 40
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # device names, not files, on Windows


class ProfileError(ValueError):
    """A profile cannot be made, named or found; the message says which and what to do."""


class Profile(Struct, frozen=True):
    """A person's journal.

    Attributes:
        slug: Names the files.
        name: What is shown.
        folder: The data folder it lives in.
    """

    slug: str
    name: str
    folder: DataFolder

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.folder.journal(self.slug)

    @property
    def backups(self) -> Path:
        """The folder of its backups."""
        return self.folder.backups(self.slug)

    @property
    def snapshot(self) -> Path:
        """The file of its cached state."""
        return self.folder.snapshot(self.slug)

    @property
    def draft(self) -> Path:
        """Its half-answered screening, if there is one (`homeprog.data.draft`)."""
        return self.journal.with_suffix(".draft")

    @property
    def paper_draft(self) -> Path:
        """Its half-typed paper week, if there is one."""
        return self.journal.with_suffix(".paper")

    @property
    def program_draft(self) -> Path:
        """Its half-made program file, if there is one."""
        return self.journal.with_suffix(".program")

    def open(self, now: datetime) -> Journal:
        """Open the journal for writing; an update is preceded by a backup.

        Raises:
            Gone: The file was removed from outside; an empty one in its place would hide the loss.
            StoreError: As `Journal.open`.
        """
        if not self.journal.exists() and list_backups(self.backups):
            raise Gone(self.journal)
        return Journal.open(self.journal, backups=self.backups, now=now)

    def read(self) -> Journal:
        """Open the journal to look only.

        Raises:
            StoreError: As `Journal.read`.
        """
        return Journal.read(self.journal)


def list_profiles(folder: DataFolder) -> list[Profile]:
    """All profiles, by name."""
    slugs = {
        path.stem for pattern in (f"*{JOURNAL_SUFFIX}", "*.name") for path in folder.profiles.glob(pattern)
    }
    found = [Profile(slug, _name_of(folder, slug), folder) for slug in slugs]
    return sorted(found, key=lambda profile: (profile.name.casefold(), profile.slug))


def _name_of(folder: DataFolder, slug: str) -> str:
    try:
        return folder.name(slug).read_text(encoding="utf-8").strip() or slug
    except (OSError, UnicodeDecodeError):
        return slug


def create_profile(folder: DataFolder, name: str) -> Profile:
    """Make a profile with an empty journal.

    Raises:
        ProfileError: The name is empty, too long or taken.
        StoreError: It cannot be written.
    """
    name = _fresh_name(folder, name)
    slug = _free_slug(folder, name)
    write_whole(folder.name(slug), name.encode())
    create(folder.journal(slug))
    return Profile(slug, name, folder)


def erase_profile(profile: Profile) -> None:
    """Remove a profile for good: journal, backups and everything made from them.

    Raises:
        Locked: It is open in a window.
        StoreError: A file cannot be removed.
    """
    with ProfileLock(profile.journal) as lock, sorted_errors(profile.journal):
        if profile.backups.exists():
            shutil.rmtree(profile.backups)
        for suffix in ("-wal", "-shm", ""):
            profile.journal.with_name(profile.journal.name + suffix).unlink(missing_ok=True)
        profile.snapshot.unlink(missing_ok=True)
        profile.draft.unlink(missing_ok=True)
        profile.paper_draft.unlink(missing_ok=True)
        profile.program_draft.unlink(missing_ok=True)
        profile.folder.name(profile.slug).unlink(missing_ok=True)
        lock.mark_clean()
    with sorted_errors(lock.path):
        lock.path.unlink(missing_ok=True)


def choose_profile(folder: DataFolder, wanted: str | None = None, last: str = "") -> Profile:
    """The profile to work with: the one asked for, else the last used, else the first; made if there is none.

    Args:
        folder: The data folder.
        wanted: A name or slug asked for with `--profile`.
        last: The slug used last (settings).

    Raises:
        ProfileError: There is no profile of the name asked for; names those there are.
        StoreError: The first profile cannot be written.
    """
    profiles = list_profiles(folder)
    if wanted is not None:
        return find_profile(profiles, wanted)
    if not profiles:
        return create_profile(folder, DEFAULT_NAME)
    return next((profile for profile in profiles if profile.slug == last), profiles[0])


def find_profile(profiles: list[Profile], wanted: str) -> Profile:
    """The profile of that name or slug.

    Raises:
        ProfileError: There is none; names those there are.
    """
    key = _folded(wanted)
    for profile in profiles:
        if key in (_folded(profile.name), profile.slug):
            return profile
    known = ", ".join(f'"{profile.name}"' for profile in profiles) or "none yet"
    raise ProfileError(f'There is no profile "{wanted}". Profiles here: {known}.')


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


def _fresh_name(folder: DataFolder, name: str) -> str:
    shown = " ".join(
        "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", name)).split()
    )
    if not shown:
        raise ProfileError("A profile needs a name. Type at least one letter.")
    if len(shown) > LONGEST_NAME:
        raise ProfileError(f"This name is too long. Use at most {LONGEST_NAME} characters.")
    for profile in list_profiles(folder):
        if _folded(profile.name) == _folded(shown):
            raise ProfileError(f'There is already a profile "{profile.name}". Choose another name.')
    return shown


def slug_of(name: str) -> str:
    """A file name for a profile name: lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-") or "profile"
    return f"profile-{slug}" if _RESERVED.fullmatch(slug) else slug


def _free_slug(folder: DataFolder, name: str) -> str:
    """A slug that no file uses, also none left by a profile that was removed by hand."""
    slug, number = slug_of(name), 1
    base = slug
    while any(path.exists() for path in (folder.journal(slug), folder.name(slug), folder.backups(slug))):
        number += 1
        slug = f"{base}-{number}"
    return slug
