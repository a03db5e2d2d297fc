"""The composition root: everything is made here and handed on; imports all, imported by none."""

import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QDateTime, QLocale, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from homeprog import __version__
from homeprog.clock import Clock, SystemClock
from homeprog.data.errors import Damaged, StoreError
from homeprog.data.journal import Journal
from homeprog.data.library import LibraryError, load_catalog
from homeprog.data.paths import DataFolder, find_data_folder
from homeprog.data.profiles import Profile, ProfileError, choose_profile
from homeprog.data.settings import load_settings
from homeprog.data.standing import keep_standing, load_standing
from homeprog.program.plausible import last_day
from homeprog.ui import accessible
from homeprog.ui.appearance import Appearance
from homeprog.ui.collector import Collector
from homeprog.ui.companion import Companion
from homeprog.ui.context import Context
from homeprog.ui.crash import CrashGuard
from homeprog.ui.daily_backup import DailyBackup
from homeprog.ui.display import display_problem
from homeprog.ui.i18n import install_language, wanted_language
from homeprog.ui.main_window import MainWindow, PageSpec
from homeprog.ui.pages import PAGES, page_specs
from homeprog.ui.preferences import Preferences
from homeprog.ui.reminders import Reminders
from homeprog.ui.routing import page_for

if TYPE_CHECKING:
    from homeprog.data.backup import Backup

_MINUTE_MS = 60_000
_SETTLED_MS = 1_000
"""So long after opening a profile its page is on show, and what can wait begins."""
_TROUBLE = "trouble"


class Options(Protocol):
    """The general options of the command line (design.md section 5)."""

    data_dir: str | None
    profile: str | None
    lang: str | None
    speed: float


class Home(QObject):
    """Opens a profile into the window and closes it again; owned by the window.

    Attributes:
        context: What the pages were given; None while no profile is open.
    """

    def __init__(
        self,
        window: MainWindow,
        folder: DataFolder,
        clock: Clock,
        preferences: Preferences,
        pages: Mapping[str, str],
        language: str,
    ) -> None:
        super().__init__(window)
        self.context: Context | None = None
        self._window, self._folder, self._clock = window, folder, clock
        self._preferences, self._pages, self._language = preferences, pages, language
        self._wanted: str | None = None
        self._profile: Profile | None = None
        self._daily: DailyBackup | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._settled = QTimer(self)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.setSingleShot(True)
        window.closed.connect(self.close_profile)

    def open_profile(self, wanted: str | None = None) -> None:
        """Open a profile by name or slug (the last one used if None) and show its first page.

        What goes wrong is shown on a plain page with the way back.
        """
        self.close_profile()
        self._wanted = wanted
        try:
            self._folder.prepare()
            settings = self._preferences.settings
            self._profile = choose_profile(self._folder, wanted, settings.last_profile)
            journal = self._profile.open(self._clock.now())
        except (StoreError, ProfileError) as error:
            self._show_trouble(error)
            return
        try:
            self._fill(self._profile, journal)
        except (StoreError, LibraryError) as error:
            self.close_profile()
            journal.close()
            self._show_trouble(error)

    @Slot()
    def close_profile(self) -> None:
        """Close the open profile, if any, and keep what makes the next start fast."""
        self._minute.stop()
        self._settled.stop()
        self._window.clear_pages()
        context, self.context = self.context, None
        if context is None:
            return
        companion = context.companion
        if self._daily is not None:
            self._daily.look()  # closed at once, this day's was not begun yet
            self._daily.wait()
            self._daily.deleteLater()
            self._daily = None
        with suppress(StoreError):  # what was answered is stored; the next start reads it anew
            snapshot, today = context.profile.snapshot, self._clock.now().date()
            keep_standing(companion.journal, companion.catalog, snapshot, companion.state, today)
        with suppress(StoreError):
            companion.journal.close()
        companion.deleteLater()

    def _fill(self, profile: Profile, journal: Journal) -> None:
        catalog = load_catalog(cache_dir=self._folder.cache, language=self._language)
        today = self._clock.now().date()
        state = load_standing(journal, catalog, profile.snapshot, today)
        journal.facts_on(today)  # what Today reads: damage is met here, with a way back
        companion = Companion(journal, catalog, self._clock, state, self)
        companion.failed.connect(self._window.alerts.tell_unsaved)
        companion.changed.connect(self._window.alerts.settle)
        self._minute.timeout.connect(companion.look)
        reminders = Reminders(companion, self._preferences, self._window)
        self._minute.timeout.connect(reminders.look)
        self._minute.start()
        self.context = Context(companion, self._preferences, self._window, self._folder, profile, self)
        for spec in page_specs(self.context, self._pages):
            self._window.add_page(spec)
        self._preferences.change(last_profile=profile.slug)
        self._begin_backups(profile)
        self._window.show_page(page_for(companion))
        if journal.reaches_beyond(last_day(today)):
            waiting = self.tr(
                "Some answers carry a day that is still to come. They are kept and wait for it."
            )
            self._window.alerts.tell("caution", self.tr("Is the date of this computer right?"), waiting)

    def _begin_backups(self, profile: Profile) -> None:
        """Today's now, and tomorrow's when the window stays open over night."""
        self._daily = DailyBackup(profile, self._clock, self)
        self._daily.failed.connect(self._window.alerts.tell_trouble)
        self._minute.timeout.connect(self._daily.look)
        self._settled.timeout.connect(self._daily.look)
        self._settled.start()

    def _show_trouble(self, error: Exception) -> None:
        from homeprog.ui.trouble_page import TroublePage  # with the first trouble, not with the window

        good = self._newest_good() if isinstance(error, Damaged) else None
        make = partial(TroublePage, str(error), _spoken(good.taken) if good else "")
        self._window.clear_pages()
        self._window.add_page(PageSpec(_TROUBLE, make))
        page = self._window.show_page(_TROUBLE)
        assert isinstance(page, TroublePage)
        page.retry_requested.connect(self._on_retry_requested)
        page.restore_requested.connect(self._on_restore_requested)
        page.quit_requested.connect(self._window.close)

    def _newest_good(self) -> "Backup | None":
        if self._profile is None:
            return None
        from homeprog.data import backup

        return backup.newest_good_backup(self._profile.backups, self._clock.now())

    @Slot()
    def _on_retry_requested(self) -> None:
        self.open_profile(self._wanted)

    @Slot()
    def _on_restore_requested(self) -> None:
        from homeprog.data import restore

        good, profile, now = self._newest_good(), self._profile, self._clock.now()
        if good is None or profile is None:
            self.open_profile(self._wanted)
            return
        try:
            restore.restore(profile.journal, good.path, profile.backups, now)
        except StoreError as error:
            self._show_trouble(error)
            return
        self.open_profile(self._wanted)
        words = self.tr("Your program is back as it was on {when}.").format(when=_spoken(good.taken))
        self._window.alerts.tell("good", words)


def build(
    folder: DataFolder,
    clock: Clock,
    *,
    profile: str | None = None,
    language: str | None = None,
    pages: Mapping[str, str] = PAGES,
) -> MainWindow:
    """Make the whole window, ready to show, without running the event loop. Needs a QApplication.

    Args:
        folder: Where the data is.
        clock: Source of all time.
        profile: Name or slug; None for the one used last.
        language: Code; None for the settings' one.
        pages: What the window can show; `routing.page_for` says which comes first.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("build() needs a QApplication")
    settings, warning = load_settings(folder.settings)
    language = language or settings.language
    install_language(app, language)
    accessible.install()
    preferences = Preferences(settings, folder.settings)
    appearance = Appearance(app, preferences, preferences)
    window = MainWindow(QSettings(str(folder.root / "window.ini"), QSettings.Format.IniFormat))
    preferences.setParent(window)
    preferences.failed.connect(window.alerts.tell_trouble)
    appearance.text_resized.connect(window.remake_hidden_pages)
    home = Home(window, folder, clock, preferences, pages, wanted_language(language))
    home.open_profile(profile)
    if warning:
        window.alerts.tell_trouble(warning)
    return window


def main(options: Options, arguments: Sequence[str] = ()) -> int:
    """Run the window until it is closed.

    Returns:
        The exit code; 1 when no window can open here.
    """
    problem = display_problem()
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("homeprog")
    app.setApplicationVersion(__version__)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would never let Ctrl+C through
    folder = find_data_folder(options.data_dir)
    with suppress(StoreError):  # the window says it, with the way on
        folder.prepare()
    guard = CrashGuard(folder.log, app)
    died = guard.install()
    window = build(folder, SystemClock(options.speed), profile=options.profile, language=options.lang)
    guard.failed.connect(window.alerts.tell_trouble)
    if died:
        window.alerts.tell_trouble(died)
    window.show_whole()
    Collector(window)
    code = app.exec()
    guard.remove()
    return code


def _spoken(moment: datetime) -> str:
    return QLocale().toString(
        QDateTime.fromString(moment.isoformat(), Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat
    )
