"""The whole app on a real folder: opens, remembers, and shows trouble with the way back."""

from collections.abc import Callable

import pytest
from blank_pages import PAGES, BlankPage
from fakes import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from homeprog.data import backup
from homeprog.data.database import connect
from homeprog.data.journal import Journal
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, create_profile, list_profiles
from homeprog.data.settings import Settings, load_settings, save_settings
from homeprog.program.facts import BaselineGiven, ProfileSet, ScreeningAnswered, TermsAccepted
from homeprog.ui import theme
from homeprog.ui.context import Context
from homeprog.ui.main_window import MainWindow
from homeprog.ui.trouble_page import TroublePage

OpenWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_window(app_window: OpenWindow) -> OpenWindow:
    def make(**options: object) -> MainWindow:
        return app_window(pages=PAGES, **options)

    return make


def page_of(window: MainWindow) -> BlankPage:
    assert isinstance(window.current_page, BlankPage)
    return window.current_page


def context_of(window: MainWindow) -> Context:
    context = page_of(window).context
    assert context is not None
    return context


def accept_and_begin(window: MainWindow) -> None:
    """The facts that end the first start."""
    companion = context_of(window).companion
    companion.record(TermsAccepted, version="1")
    companion.record(ProfileSet, name="Anna", birth_year=1960)
    companion.record(ScreeningAnswered, form="full", answers={})
    companion.record(BaselineGiven, rest=3, morning=4)


def only_profile(folder: DataFolder) -> Profile:
    (profile,) = list_profiles(folder)
    return profile


def test_a_fresh_folder_opens_at_first_start(open_window: OpenWindow, folder: DataFolder) -> None:
    window = open_window()

    assert context_of(window).companion.state.terms is None
    assert load_settings(folder.settings)[0].last_profile == only_profile(folder).slug
    window.close()


def test_answers_are_there_after_closing_and_opening(open_window: OpenWindow, folder: DataFolder) -> None:
    first = open_window()
    accept_and_begin(first)
    first.close()
    second = open_window()

    assert context_of(second).companion.state.birth_year == 1960
    assert only_profile(folder).snapshot.exists()
    assert len(backup.list_backups(only_profile(folder).backups)) >= 1
    second.close()


def test_a_profile_that_is_open_elsewhere_can_be_tried_again(
    qtbot: QtBot, open_window: OpenWindow, folder: DataFolder, clock: FakeClock
) -> None:
    profile = create_profile(folder.prepare(), "Anna")
    other = profile.open(clock.now())
    window = open_window()
    page = window.current_page
    assert isinstance(page, TroublePage)
    assert "already open in another window" in page.sentence.text.text()

    other.close()
    qtbot.mouseClick(page.retry_button, LEFT)

    assert isinstance(window.current_page, BlankPage)
    window.close()


def test_a_damaged_journal_comes_back_from_the_newest_good_backup(
    qtbot: QtBot, open_window: OpenWindow, folder: DataFolder, clock: FakeClock
) -> None:
    first = open_window()
    accept_and_begin(first)
    first.close()
    profile = only_profile(folder)
    clock.advance(3600)
    backup.make(profile.journal, profile.backups, clock.now(), backup.Cause.ASKED)
    with Journal.read(profile.journal) as journal:
        kept = journal.facts()
    profile.journal.write_bytes(b"")
    window = open_window()
    page = window.current_page
    assert isinstance(page, TroublePage)
    assert "damaged" in page.sentence.text.text()

    qtbot.mouseClick(page.restore_button, LEFT)

    assert isinstance(window.current_page, BlankPage)
    assert context_of(window).companion.all_facts() == kept
    assert window.alerts.last_alert is not None
    assert "back as it was" in window.alerts.last_alert.text
    window.close()


def test_a_newer_journal_is_left_alone(open_window: OpenWindow, folder: DataFolder) -> None:
    open_window().close()
    journal = only_profile(folder).journal
    db = connect(journal)
    db.execute("PRAGMA user_version = 9999")
    db.close()
    before = journal.read_bytes()
    window = open_window()

    assert isinstance(window.current_page, TroublePage)
    assert "newer version" in window.current_page.sentence.text.text()
    assert journal.read_bytes() == before
    window.close()


def test_an_unknown_profile_is_told(open_window: OpenWindow) -> None:
    window = open_window(profile="Nobody")

    assert isinstance(window.current_page, TroublePage)
    assert "Nobody" in window.current_page.sentence.text.text()
    window.close()


def test_a_folder_that_cannot_be_made_is_told(open_window: OpenWindow, folder: DataFolder) -> None:
    folder.root.write_text("a file where the folder should be")
    window = open_window()

    assert isinstance(window.current_page, TroublePage)
    assert str(folder.root) in window.current_page.sentence.text.text()
    window.close()


def test_settings_that_were_not_understood_are_told(open_window: OpenWindow, folder: DataFolder) -> None:
    folder.prepare().settings.write_text("text_scale = 7.0")
    window = open_window()

    assert window.alerts.last_alert is not None
    assert "settings" in window.alerts.last_alert.text
    assert isinstance(window.current_page, BlankPage)
    window.close()


def test_the_look_follows_the_preferences_at_once_and_is_saved(
    open_window: OpenWindow, folder: DataFolder, qapp: QApplication
) -> None:
    save_settings(folder.prepare().settings, Settings(theme="light"))
    window = open_window()
    preferences = context_of(window).preferences

    preferences.change(theme="contrast", text_scale=1.5)

    assert theme.current().name == "contrast"
    assert qapp.font().pointSizeF() == theme.text_size_pt(preferences.settings)
    assert load_settings(folder.settings)[0].text_scale == 1.5
    with pytest.raises(ValueError, match="theme"):
        preferences.change(theme="pink")
    window.close()


def test_a_choice_that_cannot_be_saved_is_told_and_holds(open_window: OpenWindow, folder: DataFolder) -> None:
    window = open_window()
    folder.settings.unlink()
    folder.settings.mkdir()

    context_of(window).preferences.change(theme="dark")

    assert theme.current().name == "dark"
    assert window.alerts.last_alert is not None
    assert str(folder.settings) in window.alerts.last_alert.text
    window.close()
