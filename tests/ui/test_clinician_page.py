"""The clinician's page: behind a confirmation, inside bounds, in the summary (clinical.md 6.9)."""

import pytest
from journals import context_of, words_of
from walking import click

from homeprog.program.facts import OverrideRecorded, ScreeningAnswered
from homeprog.ui.alerts import Question
from homeprog.ui.clinician_page import ClinicianPage
from homeprog.ui.main_window import MainWindow
from homeprog.ui.settings_page import SettingsPage
from homeprog.ui.stop_vm import stop_vm


@pytest.fixture
def page(window: MainWindow) -> ClinicianPage:
    settings = window.show_page("settings")
    assert isinstance(settings, SettingsPage)
    click(settings.clinician_button)
    question = window.findChild(Question)
    assert isinstance(question, Question)
    click(question.yes_button)
    shown = window.current_page
    assert isinstance(shown, ClinicianPage)
    return shown


def fill(page: ClinicianPage, what: str, target: str = "", value: str = "", by: str = "Dr Sand") -> None:
    view = page.view
    view.what.setCurrentIndex(view.what.findData(what))
    view.what.activated.emit(view.what.currentIndex())
    if target:
        view.target.setCurrentIndex(view.target.findData(target))
    view.value.setText(value)
    view.by.setText(by)
    view.reason.setText("examined")
    click(view.save_button)


def test_saying_no_opens_nothing(window: MainWindow) -> None:
    settings = window.show_page("settings")
    assert isinstance(settings, SettingsPage)
    click(settings.clinician_button)
    question = window.findChild(Question)
    assert isinstance(question, Question)
    click(question.no_button)

    assert window.current_page is settings


def test_an_entry_is_stored_listed_and_takes_effect(window: MainWindow, page: ClinicianPage) -> None:
    fill(page, "tag_set", "osteo")
    companion = context_of(window).companion

    assert "osteo" in companion.plan().tags
    stored = companion.facts_of_today()[-1]
    assert isinstance(stored, OverrideRecorded)
    assert (stored.by, stored.reason) == ("Dr Sand", "examined")
    assert "Dr Sand" in words_of(page.view.made)


@pytest.mark.parametrize(
    ("what", "target", "value", "by", "word"),
    [
        ("limit_set", "N_UP", "9", "Dr Sand", "2 to 5"),
        ("load_ceiling", "", "13", "Dr Sand", "0 to 12"),
        ("pair_set", "A", "LOCKED", "Dr Sand", "RESTORED"),
        ("tag_set", "osteo", "", "", "who makes this entry"),
    ],
)
def test_out_of_bounds_is_one_sentence_and_changes_nothing(
    window: MainWindow, page: ClinicianPage, what: str, target: str, value: str, by: str, word: str
) -> None:
    companion = context_of(window).companion
    before = len(companion.all_facts())
    fill(page, what, target, value, by)

    assert word in words_of(page.view.hint)
    assert len(companion.all_facts()) == before
    fill(page, "review_recorded")
    assert not page.view.hint.isVisibleTo(page.view), "the sentence goes with the next good entry"


def test_every_entry_stands_in_the_printable_summary(window: MainWindow, page: ClinicianPage) -> None:
    fill(page, "pair_set", "B", "RESTORED")
    context = context_of(window)
    context.companion.record(ScreeningAnswered, form="full", answers={"RF-01": "yes"})
    summary = stop_vm(context.companion, context.preferences.settings).summary

    assert "What clinicians have entered:" in summary
    assert "Dr Sand (examined)" in summary


def test_back_leads_to_the_settings(window: MainWindow, page: ClinicianPage) -> None:
    page.view.back_requested.emit()

    assert isinstance(window.current_page, SettingsPage)
