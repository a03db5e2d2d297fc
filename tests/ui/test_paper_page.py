"""The Paper page in the whole app: choices, preview, keys, saving, and a printer that is not there."""

import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from homeprog.program.facts import BaselineGiven, ProfileSet, ScreeningAnswered, TermsAccepted
from homeprog.ui.paper_page import PaperPage

PAGES = dict.fromkeys(("today", "first_start", "stop", "paper"), "homeprog.ui.paper_page:PaperPage")


@pytest.fixture
def window(app_window, qtbot):
    made = app_window(pages=PAGES)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(window) -> PaperPage:
    page = window.show_page("paper")
    companion = page._context.companion
    companion.record(ProfileSet, name="Maria", birth_year=1960)
    companion.record(TermsAccepted, version="1")
    return page


def test_choices_change_the_pages(page):
    view = page.view
    assert view.kind.value() == "handout"
    upright = view.sheet.heightForWidth(1000)

    view.kind.tiles[1].click()

    assert view.kind.value() == "logsheet"
    assert view.sheet.heightForWidth(1000) < upright
    assert "Maria" in view.sheet.accessibleDescription()


def test_the_report_asks_how_far_back_and_copies_its_ten_lines(page, window, qtbot):
    view = page.view
    assert view.period.isHidden()
    assert view.summary_button.isHidden()
    page._context.companion.record(BaselineGiven, rest=4, morning=4)

    view.kind.tiles[2].click()

    assert view.period.value() == "lately"
    assert "4 at the start" in view.sheet.accessibleDescription()
    view.period.tiles[1].click()
    assert view.period.value() == "all"
    qtbot.mouseClick(view.summary_button, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 10
    assert "Maria" in lines[0]
    assert "copied" in window.alerts.last_alert.text


def test_paper_and_letters_are_kept_for_next_time(page):
    page.view.paper.tiles[1].click()
    page.view.letters.tiles[1].click()

    settings = page._context.preferences.settings
    assert (settings.paper, settings.paper_large) == ("letter", True)
    assert page.view.paper.value() == "letter"
    assert page.view.letters.value() == "large"


def test_a_new_answer_is_in_the_report_at_once(page):
    page.view.kind.tiles[2].click()
    assert "4 at the start" not in page.view.sheet.accessibleDescription()

    page._context.companion.record(BaselineGiven, rest=4, morning=4)

    assert "4 at the start" in page.view.sheet.accessibleDescription()


def test_a_journal_that_cannot_be_read_is_one_sentence_and_the_page_stays(page, window):
    shown = page.view.sheet.accessibleDescription()
    journal = page._context.companion.journal.path
    away = journal.rename(journal.with_suffix(".away"))

    page.view.kind.tiles[2].click()

    assert journal.name in window.alerts.last_alert.text
    assert page.view.sheet.accessibleDescription() == shown
    away.rename(journal)


def test_columns_and_ink_are_kept_and_seen_in_the_preview(page):
    screen_calmly(page)
    view = page.view
    coloured = view.sheet.grab().toImage()
    assert any(not is_grey(coloured, y) for y in range(coloured.height()))

    view.ink.tiles[1].click()
    view.columns.tiles[1].click()

    settings = page._context.preferences.settings
    assert (settings.paper_grey, settings.paper_columns) == (True, 1)
    shown = view.sheet.grab().toImage()
    assert all(is_grey(shown, y) for y in range(20, shown.height() - 20))
    view.kind.tiles[1].click()
    assert view.columns.isHidden()


def is_grey(image, y: int) -> bool:
    """Whether a row of pixels has no colour, well inside the page."""
    colours = (image.pixelColor(x, y) for x in range(image.width() // 4, image.width() // 2, 3))
    return all(max(one.getRgb()[:3]) - min(one.getRgb()[:3]) <= 1 for one in colours)


def test_a_new_fact_shows_at_once(page):
    page._context.companion.record(ProfileSet, name="Rosa", birth_year=1960)

    assert "Rosa" in page.view.sheet.accessibleDescription()


def test_zoom_by_buttons_and_keys_stops_at_the_ends(page, qtbot):
    view = page.view
    assert not view.larger_button.isEnabled()
    for _ in range(2):
        qtbot.mouseClick(view.smaller_button, Qt.MouseButton.LeftButton)
    assert not view.smaller_button.isEnabled()
    assert view.sheet.zoom == 0.5

    qtbot.keyClick(view.sheet, Qt.Key.Key_Plus)

    assert view.sheet.zoom == 0.7


def screen_calmly(page: PaperPage) -> None:
    """Answers without a warning sign, so that there is a session to print."""
    companion = page._context.companion
    questions = (companion.catalog.questions[one] for one in companion.catalog.forms["full"])
    calm = {one.id: "no" if one.cautious == "yes" else "yes" for one in questions if one.asked_if is None}
    companion.record(ScreeningAnswered, form="full", answers=calm)
    companion.record(BaselineGiven, rest=2, morning=2)


def test_arrow_keys_turn_pages_and_thumbnails_follow(page, qtbot):
    screen_calmly(page)
    view = page.view
    view.letters.tiles[1].click()
    assert view.strip is not None
    count = len(view.strip.tiles)
    assert count > 1

    for _ in range(count + 2):
        qtbot.keyClick(view.sheet, Qt.Key.Key_Right)

    assert view.page_name.text() == f"Page {count} of {count}"
    assert view.strip.index() == count - 1
    view.strip.pick(0)
    assert view.page_name.text() == f"Page 1 of {count}"


def test_saving_writes_the_pdf_that_is_shown(page, window, qtbot, tmp_path):
    path = tmp_path / "fridge.pdf"
    qtbot.mouseClick(page.view.save_button, Qt.MouseButton.LeftButton)
    assert page.file_dialog is not None
    page.file_dialog.fileSelected.emit(str(path))
    page.file_dialog.reject()

    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert "Your exercises" in text
    assert "Maria" in text
    assert window.alerts.last_alert.text == "Saved: fridge.pdf"
    assert page.file_dialog is None


def test_saving_without_an_ending_makes_a_pdf(page, tmp_path):
    page._on_file_selected(str(tmp_path / "fridge"))

    assert (tmp_path / "fridge.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_one_sentence(page, window, tmp_path):
    page._on_file_selected(str(tmp_path / "no" / "such" / "folder.pdf"))

    alert = window.alerts.last_alert
    assert alert.tone == "caution"
    assert "folder.pdf" in alert.text


def test_without_a_printer_it_says_what_to_do(page, window, qtbot):
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")

    qtbot.mouseClick(page.view.print_button, Qt.MouseButton.LeftButton)

    assert page.print_dialog is None
    assert "PDF" in window.alerts.last_alert.detail


def test_everything_is_reached_by_keyboard(page, qtbot):
    page.view.kind.tiles[0].setFocus()
    seen = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())

    for widget in (page.view.sheet, page.view.save_button, page.view.print_button):
        assert widget in seen
