"""Stop pages: what to do now, clearance, slips; nothing else can be reached (clinical.md 2.1, RU-3, RU-4)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fakes import FakeClock
from journals import facts_in
from prepared import Story
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from walking import click
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.data.settings import load_settings
from homeprog.program.facts import ClearanceRecorded
from homeprog.ui.alerts import Question
from homeprog.ui.main_window import MainWindow
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage
from homeprog.ui.widgets.text import Text

Open = Callable[..., tuple[MainWindow, StopPage]]


@pytest.fixture
def stopped(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> Open:
    """A window on a journal whose screening has the answers given."""

    def make(**given: str) -> tuple[MainWindow, StopPage]:
        story = Story(clock.now())
        story.first_start(given)
        story.keep(folder)
        clock.advance(3600)
        window = app_window()
        page = window.current_page
        assert isinstance(page, StopPage)
        return window, page

    return make


def clear(page: StopPage, by: str = "my doctor") -> None:
    click(page.stop.clear_button)
    page.clearance.by.setText(by)
    page.clearance.agreed.setChecked(True)
    click(page.clearance.save_button)


@pytest.mark.parametrize(
    ("given", "title", "learns"),
    [
        ({"RF_01": "yes"}, "Get help now", False),
        ({"RF_20": "yes"}, "Please see a clinician today or tomorrow", True),
        ({"RF_31": "yes"}, "Please have this checked first", True),
    ],
)
def test_each_stop_says_what_to_do_and_what_led_here(
    stopped: Open, given: dict[str, str], title: str, learns: bool
) -> None:
    _window, page = stopped(**given)

    question = next(iter(given)).replace("_", "-")
    assert page.stop.title.text() == title
    reasons = [text.text() for text in page.stop.reasons.findChildren(Text)]
    assert any(reason.endswith("Your answer: Yes.") for reason in reasons), question
    assert page.stop.learn_button.isHidden() is not learns
    assert page.stop.call.isHidden() is learns


def test_emergency_shows_the_number_of_this_computer(stopped: Open, folder: DataFolder) -> None:
    _window, page = stopped(RF_01="yes")
    assert page.stop.call.text() == "Call 112, 911 or 999"

    click(page.stop.help_button)
    page.numbers.fields["phone_emergency"].setText("144")
    page.numbers.fields["phone_emergency"].editingFinished.emit()
    page.help.back_requested.emit()

    assert page.stop.call.text() == "Call 144"
    assert load_settings(folder.settings)[0].phone_emergency == "144"


def test_the_rail_is_gone_and_today_leads_back_here(stopped: Open) -> None:
    window, page = stopped(RF_20="yes")

    window.show_page("today")

    assert window.current_page is page


def test_clearance_of_an_emergency_is_followed_by_all_questions(stopped: Open, folder: DataFolder) -> None:
    """RU-3: a clearance naming it, and after that a full screening."""
    window, page = stopped(RF_01="yes")

    clear(page)

    today = window.current_page
    assert isinstance(today, TodayPage)
    assert today.ask.title.text() == "Health questions"
    window.close()
    made = [fact for fact in facts_in(folder) if isinstance(fact, ClearanceRecorded)]
    assert [(one.lifts, one.by, one.seen_on) for one in made] == [
        (("EMERGENCY",), "my doctor", date(2026, 3, 2))
    ]


def test_clearance_with_a_limit_lifts_clinician_first(stopped: Open, folder: DataFolder) -> None:
    window, page = stopped(PR_13="yes")
    click(page.stop.clear_button)
    page.clearance.by.setText("physiotherapist")
    page.clearance.agreed.setChecked(True)
    page.clearance.boxes["no-floor"].setChecked(True)

    click(page.clearance.save_button)

    assert isinstance(window.current_page, TodayPage)
    window.close()
    made = next(fact for fact in facts_in(folder) if isinstance(fact, ClearanceRecorded))
    assert made.tags == ("no-floor",)


@pytest.mark.parametrize(("by", "agreed"), [("", True), ("my doctor", False)])
def test_a_clearance_needs_a_person_and_the_tick(
    stopped: Open, folder: DataFolder, by: str, agreed: bool
) -> None:
    window, page = stopped(RF_20="yes")
    click(page.stop.clear_button)
    page.clearance.by.setText(by)
    page.clearance.agreed.setChecked(agreed)

    click(page.clearance.save_button)

    assert not page.clearance.hint.isHidden()
    window.close()
    assert not any(isinstance(fact, ClearanceRecorded) for fact in facts_in(folder))


def test_pr_01_cannot_be_lifted(stopped: Open) -> None:
    _window, page = stopped(PR_01="yes")

    assert page.stop.clear_button.isHidden()
    assert page.stop.message.text.text() == "This app is for adults."


def test_a_slip_leads_to_all_questions_once_more(stopped: Open) -> None:
    """RU-4: a retracted red-flag answer does not simply free the user."""
    window, page = stopped(RF_02="yes")
    click(page.stop.slip_button)
    question = window.findChild(Question)
    assert question is not None

    click(question.yes_button)

    today = window.current_page
    assert isinstance(today, TodayPage)
    assert today.ask.title.text() == "Health questions"


def test_the_summary_can_be_copied_and_printed(stopped: Open, tmp_path: Path) -> None:
    _window, page = stopped(RF_31="yes")

    click(page.stop.copy_button)

    copied = QGuiApplication.clipboard().text()
    assert "Rosa, born 1960" in copied
    assert "aneurysm" in copied
    assert copied.endswith("Self-reported; not a medical record.")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "summary.pdf"))
    page.print_summary(printer)
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF-")
