"""Settings: every choice is kept; backups, export, merge, profiles and erasing on real files."""

from pathlib import Path

import pytest
from walking import click

from homeprog.data.backup import list_backups
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.data.settings import Settings, load_settings
from homeprog.program.facts import ScheduleSet
from homeprog.ui import settings_rows, theme
from homeprog.ui.alerts import Question
from homeprog.ui.first_start_page import FirstStartPage
from homeprog.ui.main_window import MainWindow
from homeprog.ui.settings_page import SettingsPage
from homeprog.ui.today_page import TodayPage
from homeprog.ui.today_view import KeyedButton


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    shown = window.show_page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


def agree(window: MainWindow) -> None:
    question = window.findChild(Question)
    assert question is not None
    click(question.yes_button)


@pytest.mark.parametrize("row", settings_rows.rows(), ids=lambda row: row.field)
def test_every_option_of_every_row_is_allowed_and_kept(
    page: SettingsPage, folder: DataFolder, row: settings_rows.Row
) -> None:
    for index, option in enumerate(row.options):
        click(page.choices[row.field].tiles[index])
        kept, warning = load_settings(folder.settings)
        assert warning is None
        assert settings_rows.key_of(kept, row.field) == option.key


def test_the_usual_settings_are_on_offer(page: SettingsPage) -> None:
    for row in settings_rows.rows():
        assert settings_rows.key_of(Settings(), row.field) in {option.key for option in row.options}


def test_text_size_takes_effect_at_once(page: SettingsPage) -> None:
    before = theme.current().base_pt

    click(page.choices["text_scale"].tiles[4])

    assert theme.current().base_pt == pytest.approx(before * 2)


def test_days_are_a_fact(page: SettingsPage, window: MainWindow, folder: DataFolder) -> None:
    page.schedule.days["sun"].setChecked(False)

    click(page.days_button)

    window.close()
    journal = list_profiles(folder)[0].read()
    kept = [fact for fact in journal.facts() if isinstance(fact, ScheduleSet)]
    journal.close()
    assert kept[-1].days == ("mon", "tue", "wed", "thu", "fri", "sat")


def test_a_backup_is_made_and_brought_back(
    page: SettingsPage, window: MainWindow, folder: DataFolder
) -> None:
    click(page.backup_button)
    assert len(list_backups(list_profiles(folder)[0].backups)) >= 1
    click(page.restore_button)
    button = page.restore_list.findChild(KeyedButton)
    assert button is not None

    button.click()  # too low to be pressed with the mouse while the window is not on show
    agree(window)

    assert isinstance(window.current_page, FirstStartPage | TodayPage)
    assert window.alerts.last_alert is not None
    assert window.alerts.last_alert.text == "Your program is back as it was then."


def test_export_and_merge(page: SettingsPage, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    page.data.export(file)
    lines = file.read_text(encoding="utf-8").splitlines()

    page.data.merge(file)

    assert len(lines) > 5
    assert window.alerts.last_alert is not None
    assert window.alerts.last_alert.text == f"0 answers were new, {len(lines)} were here already."


def test_a_file_that_is_no_export_gets_a_sentence(
    page: SettingsPage, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text("hello\n", encoding="utf-8")

    page.data.merge(file)

    assert window.alerts.last_alert is not None
    assert "line 1" in window.alerts.last_alert.text


def test_another_person_starts_from_the_terms_and_both_can_be_opened(
    page: SettingsPage, window: MainWindow, folder: DataFolder
) -> None:
    page.new_name.setText("Ben")
    click(page.add_button)
    assert isinstance(window.current_page, FirstStartPage)
    assert {profile.name for profile in list_profiles(folder)} == {"Rosa", "Ben"}

    again = window.show_page("settings")
    assert isinstance(again, SettingsPage)
    again.data.switch("rosa")

    assert isinstance(window.current_page, TodayPage)


def test_an_empty_name_gets_a_sentence(page: SettingsPage, window: MainWindow) -> None:
    click(page.add_button)

    assert window.alerts.last_alert is not None
    assert window.alerts.last_alert.tone == "caution"


def test_erasing_asks_first_and_leaves_nothing(
    page: SettingsPage, window: MainWindow, folder: DataFolder
) -> None:
    click(page.erase_button)
    assert list_profiles(folder)[0].name == "Rosa"

    agree(window)

    assert isinstance(window.current_page, FirstStartPage)
    assert not (folder.root / "backups" / "rosa").exists()
    assert [profile.name for profile in list_profiles(folder)] != ["Rosa"]
