"""Where everything is kept: one data folder, private to its owner.

profiles/<slug>.sqlite   one journal per person, with <slug>.name and <slug>.lock beside it
backups/<slug>/          verified copies
cache/                   may be thrown away at any time
log/                     what went wrong, for bug reports
settings.toml            choices of this computer
"""

import os
import tempfile
from pathlib import Path

from msgspec import Struct

from homeprog.data.errors import DataFolderError, StoreError
from homeprog.data.files import make_private_folder

APP_NAME = "homeprog"
JOURNAL_SUFFIX = ".sqlite"


class DataFolder(Struct, frozen=True):
    """The layout of a data folder; nothing is touched until `prepare`.

    Attributes:
        root: The folder itself.
    """

    root: Path

    @property
    def profiles(self) -> Path:
        """The folder of journals."""
        return self.root / "profiles"

    @property
    def cache(self) -> Path:
        """The folder of things that can be made again."""
        return self.root / "cache"

    @property
    def log(self) -> Path:
        """The folder of logs."""
        return self.root / "log"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.toml"

    def journal(self, slug: str) -> Path:
        """The journal of a profile."""
        return self.profiles / f"{slug}{JOURNAL_SUFFIX}"

    def name(self, slug: str) -> Path:
        """The file with the shown name of a profile."""
        return self.profiles / f"{slug}.name"

    def backups(self, slug: str) -> Path:
        """The folder of a profile's backups."""
        return self.root / "backups" / slug

    def snapshot(self, slug: str) -> Path:
        """The file of a profile's cached state."""
        return self.cache / f"{slug}.snapshot"

    def prepare(self) -> "DataFolder":
        """Make the folders and prove that they can be written.

        From here on every file that this process makes is private (umask).

        Raises:
            DataFolderError: The folder cannot be made or written; names it and why.
        """
        os.umask(0o077)
        try:
            for folder in (self.root, self.profiles, self.root / "backups", self.cache, self.log):
                make_private_folder(folder)
            for folder in (self.root, self.profiles):
                with tempfile.TemporaryFile(dir=folder):
                    pass
        except (OSError, StoreError) as error:
            raise DataFolderError(self.root, _reason(error)) from error
        return self


def _reason(error: OSError | StoreError) -> str:
    cause = error.__cause__ if isinstance(error, StoreError) else error
    return (getattr(cause, "strerror", None) or str(cause)).lower()


def find_data_folder(override: str | None = None) -> DataFolder:
    """The folder given with `--data-dir`, else the one this system has for program data."""
    if override is not None:
        return DataFolder(Path(override).expanduser().absolute())
    import platformdirs  # here, so that starting with --data-dir does not pay for it

    return DataFolder(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))
