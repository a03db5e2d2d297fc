"""Reminds at the chosen time while the window is not in front, as `homeprog.program.reminders` decides."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from homeprog.data.settings import Settings
from homeprog.program.reminders import Reminder, Told, Wishes, after_telling, due, enough_today
from homeprog.ui.companion import Companion
from homeprog.ui.preferences import Preferences
from homeprog.ui.tray import Tray, has_tray


class Notices(Protocol):
    """Where notices appear; `homeprog.ui.tray.Tray` is one."""

    opened: SignalInstance
    snoozed: SignalInstance
    declined: SignalInstance

    def notify(self, title: str, words: str) -> None:
        """Show a notice."""
        ...

    def remove(self) -> None:
        """Go away."""
        ...


class Reminders(QObject):
    """Looks once a minute; silent where the desktop shows no notices.

    Args:
        window: Raised when a notice is clicked; while it is in front, nothing is said.
    """

    def __init__(self, companion: Companion, preferences: Preferences, window: QWidget) -> None:
        super().__init__(companion)
        self._companion, self._preferences, self._window = companion, preferences, window
        self._told = Told()
        self._notices: Notices | None = None
        preferences.changed.connect(self._on_preferences_changed)
        self._on_preferences_changed()

    def show_in(self, notices: Notices) -> None:
        """Use these notices from now on."""
        self.close()
        self._notices = notices
        notices.opened.connect(self._on_opened)
        notices.snoozed.connect(self._on_snoozed)
        notices.declined.connect(self._on_declined)

    @Slot()
    def close(self) -> None:
        """Take the icon away."""
        if self._notices is not None:
            self._notices.remove()
            self._notices = None

    @Slot()
    def look(self) -> None:
        """Remind of what is due."""
        if self._notices is None or self._window.isActiveWindow():
            return
        companion, now = self._companion, self._companion.now()
        wishes = wishes_of(self._preferences.settings)
        reminder = due(companion.state, companion.plan(), wishes, self._told, now)
        if reminder is not None:
            self._told = after_telling(self._told, reminder, companion.state, now)
            self._notices.notify(self.tr("Home Program Companion"), self._words(reminder))

    def _words(self, reminder: Reminder) -> str:
        if reminder == "after":
            return self.tr("Ten minutes are over. How does your back feel now?")
        return self.tr("It is time for your exercises, if it suits you.")

    @Slot()
    def _on_preferences_changed(self) -> None:
        """One switch takes the icon away and brings it back."""
        wanted = self._preferences.settings.reminders
        if not wanted:
            self.close()
        elif self._notices is None and has_tray():
            self.show_in(Tray(self._window, self))

    @Slot()
    def _on_opened(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot()
    def _on_snoozed(self) -> None:
        """Half an hour from now; it counts as one of the day's reminders."""
        self._told = after_telling(self._told, "session", self._companion.state, self._companion.now())

    @Slot()
    def _on_declined(self) -> None:
        self._told = enough_today(self._told, self._companion.now())


def wishes_of(settings: Settings) -> Wishes:
    """The choices of Settings."""
    return Wishes(on=settings.reminders, quiet_from=settings.quiet_from, quiet_to=settings.quiet_to)
