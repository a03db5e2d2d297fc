"""Reminders in the app: notices of a desktop that has them, words in Settings of one that has none."""

from datetime import timedelta

import pytest
from prepared import Story
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog
from walking import click

from homeprog.app import Home
from homeprog.ui.reminders import Reminders
from homeprog.ui.settings_page import SettingsPage


class Desktop(QObject):
    """A desktop that shows notices; the offscreen one does not."""

    opened = Signal()
    snoozed = Signal()
    declined = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[str] = []
        self.removed = False

    def notify(self, title: str, words: str) -> None:
        self.shown.append(words)

    def remove(self) -> None:
        self.removed = True


@pytest.fixture
def window(app_window, folder, clock):
    story = Story(clock.now())
    story.first_start()
    story.ready()
    story.keep(folder)
    clock.advance(1800)
    return app_window()


@pytest.fixture
def reminders(window):
    found = window.findChild(Reminders)
    assert found is not None
    return found


@pytest.fixture
def desktop(window, reminders):
    desktop = Desktop(window)
    reminders.show_in(desktop)
    return desktop


def test_at_the_chosen_time_a_notice_comes_and_again_until_three(reminders, desktop, clock):
    reminders.look()
    assert desktop.shown == []
    for _ in range(20):
        clock.advance(600)
        reminders.look()

    assert desktop.shown == ["It is time for your exercises, if it suits you."] * 3


def test_a_snooze_waits_half_an_hour_and_counts(reminders, desktop, clock):
    clock.advance(3600)
    reminders.look()
    clock.advance(1200)
    desktop.snoozed.emit()
    clock.advance(1200)
    reminders.look()
    assert len(desktop.shown) == 1
    clock.advance(600)
    reminders.look()
    clock.advance(7200)
    reminders.look()

    assert len(desktop.shown) == 2


def test_not_today_is_the_end_for_today(reminders, desktop, clock):
    clock.advance(3600)
    reminders.look()
    desktop.declined.emit()
    clock.advance(7200)
    reminders.look()

    assert len(desktop.shown) == 1


def test_the_question_after_a_session_comes_as_a_notice(window, reminders, desktop, clock):
    companion = window.findChild(Home).context.companion
    story = Story(clock.now())
    story.session("fa-knee-rocks")
    companion.record_many(story.facts)
    clock.set_wall(story.at + timedelta(minutes=11))
    reminders.look()
    reminders.look()

    assert desktop.shown == ["Ten minutes are over. How does your back feel now?"]


def test_a_notice_that_is_clicked_brings_the_window(window, desktop):
    window.showMinimized()
    desktop.opened.emit()

    assert window.isVisible()
    assert not window.isMinimized()


def test_one_switch_takes_the_notices_away(window, reminders, desktop, clock):
    window.findChild(Home).context.preferences.change(reminders=False)
    clock.advance(7200)
    reminders.look()

    assert desktop.removed
    assert desktop.shown == []


def test_settings_say_when_the_desktop_shows_no_notices(window):
    page = window.show_page("settings")
    assert isinstance(page, SettingsPage)

    assert "cannot remind you here" in page.calendar.words.text()


def test_the_days_are_saved_for_a_calendar(window, tmp_path):
    page = window.show_page("settings")
    page.calendar.save(tmp_path / "exercises.ics")

    content = (tmp_path / "exercises.ics").read_bytes().decode()
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n" in content
    assert "T100000\r\n" in content
    assert window.alerts.last_alert.tone == "good"


def test_a_place_that_cannot_be_written_gets_a_sentence(window, tmp_path):
    page = window.show_page("settings")
    page.calendar.save(tmp_path / "missing" / "exercises.ics")

    assert window.alerts.last_alert.tone == "caution"


def test_the_button_asks_for_a_place(window):
    page = window.show_page("settings")
    click(page.calendar.button)

    dialog = page.calendar.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
