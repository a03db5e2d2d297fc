"""The day's verified backup, taken in a thread of its own: the window never waits for a disk."""

from datetime import date

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from homeprog.clock import Clock
from homeprog.data import backup
from homeprog.data.errors import StoreError
from homeprog.data.profiles import Profile


class DailyBackup(QObject):
    """Backs up one open profile once a day; what the reading back finds is said (engineering.md 8).

    Args:
        profile: Its journal may be written meanwhile; the thread reads through a connection of its own.
        clock: Tells the day.

    Signals:
        failed(str): No backup could be made, or the journal is damaged; a sentence.
    """

    failed = Signal(str)

    def __init__(self, profile: Profile, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile, self._clock = profile, clock
        self._begun_on: date | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @Slot()
    def look(self) -> None:
        """Begin the day's backup, if this day's was not begun yet; returns at once."""
        today = self._clock.now().date()
        if today != self._begun_on:
            self._begun_on = today
            self._pool.start(self._take)

    def wait(self) -> None:
        """Let a backup that was begun come to its end."""
        self._pool.waitForDone()

    def _take(self) -> None:
        """In the pool's thread; the signal is delivered in the window's."""
        try:
            backup.make_daily(self._profile.journal, self._profile.backups, self._clock.now())
        except StoreError as error:
            self.failed.emit(str(error))
