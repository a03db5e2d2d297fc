"""Your data: backup, restore, export, merge, profiles, erase; each answer is one sentence."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data import backup, exchange, profiles, restore
from homeprog.data.backup import Backup, Cause
from homeprog.data.errors import StoreError
from homeprog.data.exchange import ExchangeError
from homeprog.data.profiles import Profile, ProfileError
from homeprog.ui.context import Context


class DataController(QObject):
    """Does what the Data and Profiles cards ask for.

    Signals:
        changed(): Backups or profiles are others now.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._alerts = context.window.alerts

    def backups(self) -> list[Backup]:
        """The backups of this profile, newest first."""
        return backup.list_backups(self._context.profile.backups)

    def others(self) -> list[Profile]:
        """The other profiles of this computer."""
        known = profiles.list_profiles(self._context.folder)
        return [one for one in known if one.slug != self._context.profile.slug]

    @Slot()
    def back_up(self) -> None:
        """Take a verified backup now."""
        profile = self._context.profile
        try:
            made = backup.make(profile.journal, profile.backups, self._now(), Cause.ASKED)
        except StoreError as error:
            self._alerts.tell_trouble(str(error))
            return
        self._alerts.tell("good", self.tr("A backup was made and checked."), str(made.path))
        self.changed.emit()

    def export(self, path: Path) -> None:
        """Write all answers as JSON Lines."""
        try:
            count = exchange.export_jsonl(self._context.companion.journal, path)
        except StoreError as error:
            self._alerts.tell_trouble(str(error))
            return
        self._alerts.tell("good", self.tr("Answers written: {n}.").format(n=count), str(path))

    def merge(self, path: Path) -> None:
        """Add the answers of an exported file that are not here yet."""
        companion = self._context.companion
        try:
            file = exchange.read_jsonl(path)
            merged = exchange.merge(companion.journal, file)
            doubtful = exchange.doubts_of(file, companion.catalog, companion.now().date())
        except (StoreError, ExchangeError) as error:
            self._alerts.tell_trouble(str(error))
            return
        companion.reload()
        words = self.tr("{new} answers were new, {known} were here already.")
        self._alerts.tell(
            "good", words.format(new=merged.new, known=merged.known), " ".join((*file.warnings, *doubtful))
        )

    def bring_back(self, wanted: Backup) -> None:
        """Put a backup in the place of the journal; the one that is there is kept aside."""
        profile, door, alerts, now = self._context.profile, self._context.door, self._alerts, self._now()
        door.close_profile()
        try:
            restore.restore(profile.journal, wanted.path, profile.backups, now)
        except StoreError as error:
            door.open_profile(profile.slug)
            alerts.tell_trouble(str(error))
            return
        door.open_profile(profile.slug)
        alerts.tell("good", self.tr("Your program is back as it was then."))

    def add(self, name: str) -> None:
        """Make a profile for another person, and open it."""
        try:
            made = profiles.create_profile(self._context.folder, name)
        except (StoreError, ProfileError) as error:
            self._alerts.tell_trouble(str(error))
            return
        self._context.door.open_profile(made.slug)

    def switch(self, slug: str) -> None:
        """Open another profile."""
        self._context.door.open_profile(slug)

    def erase(self) -> None:
        """Remove this profile for good, and open the next one."""
        profile, door, alerts = self._context.profile, self._context.door, self._alerts
        door.close_profile()
        try:
            profiles.erase_profile(profile)
        except StoreError as error:
            door.open_profile(profile.slug)
            alerts.tell_trouble(str(error))
            return
        door.open_profile()
        alerts.tell("good", self.tr("The profile and its backups were erased."))

    def _now(self) -> datetime:
        return self._context.companion.now()
