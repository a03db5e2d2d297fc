"""Program files in the window: looked at, used, stopped, made, saved; nothing is lost on the way."""

import shutil
from pathlib import Path

import pytest
from fakes import FakeClock
from journals import context_of, words_of
from prepared import Story
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from walk import problems, show_settled
from walking import click
from windows import AppWindow, Restyle

from homeprog.data.paths import DataFolder
from homeprog.data.program_file import load_program
from homeprog.data.resources import resources_root
from homeprog.program.context import limits_of
from homeprog.program.facts import FactRetracted, ProgramAdopted
from homeprog.ui.alerts import Question
from homeprog.ui.clinician_vm import entries
from homeprog.ui.main_window import MainWindow
from homeprog.ui.program_file_page import ProgramFilePage
from homeprog.ui.program_page import ProgramPage

SAMPLES = resources_root() / "samples"


@pytest.fixture
def page(window: MainWindow) -> ProgramFilePage:
    program = window.show_page("program")
    assert isinstance(program, ProgramPage)
    click(program.overview.file_button)
    shown = window.current_page
    assert isinstance(shown, ProgramFilePage)
    return shown


def choose(page: ProgramFilePage, path: Path) -> None:
    """Answer the file dialog that is open."""
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def look_at(page: ProgramFilePage, name: str) -> None:
    """Open a sample and look at it."""
    click(page.home.open_button)
    choose(page, SAMPLES / f"{name}.homeprog")


def test_a_file_is_looked_at_before_it_is_used(window: MainWindow, page: ProgramFilePage) -> None:
    companion = context_of(window).companion
    look_at(page, "chair-only")

    assert page.currentWidget() is page.preview
    said = words_of(page.preview)
    assert "On the chair" in said
    assert "Made by Example, physiotherapist" in said
    assert "Comes in, one at a time: Cat and camel in a chair" in said
    assert "Easier ones come first: Gentle pelvic tilts, sitting." in said
    assert "Ok sessions needed to progress, stretches and strength (N-UP): 3, then 4." in said
    assert "Pain, gates and health answers decide as before." in said
    assert companion.state.program is None


def test_own_exercises_are_shown_with_whose_place_they_take(page: ProgramFilePage) -> None:
    look_at(page, "own-exercise")
    assert "Stop at a mild pull, breathe out long, then let it bend." in words_of(page.preview)
    click(page.preview.adopt_button)

    said = words_of(page.home)
    assert "Towel slide" in said
    assert "Stands in for “Hamstring stretch, hands behind thigh”, on paper." in said


def test_using_it_is_one_fact_and_takes_effect(window: MainWindow, page: ProgramFilePage) -> None:
    companion = context_of(window).companion
    look_at(page, "chair-only")
    click(page.preview.adopt_button)

    fact = companion.facts_of_today()[-1]
    assert isinstance(fact, ProgramAdopted)
    assert fact.sha256 == load_program(SAMPLES / "chair-only.homeprog", companion.catalog).sha256
    assert limits_of(companion.state, companion.catalog).n_up == 4
    assert page.currentWidget() is page.home
    assert "In use since" in words_of(page.home)


def test_the_library_says_what_a_program_leaves_out(window: MainWindow, page: ProgramFilePage) -> None:
    look_at(page, "chair-only")
    click(page.preview.adopt_button)
    program = window.show_page("program")
    assert isinstance(program, ProgramPage)
    program.controller.filter_library("all")

    row = next(row for id_, row in program.library.rows if id_ == "hf-bed-edge")
    assert row.accessibleName().endswith("Left out by the program file")


def test_it_stands_in_the_clinicians_summary_while_it_counts(
    window: MainWindow, page: ProgramFilePage
) -> None:
    companion = context_of(window).companion
    look_at(page, "chair-only")
    click(page.preview.adopt_button)
    listed = entries(companion.all_facts(), companion.catalog)
    assert len(listed) == 1
    assert "Program file “On the chair”, by Example, physiotherapist (ok sessions needed" in listed[0]

    page.controller.stop()
    assert entries(companion.all_facts(), companion.catalog) == []


def test_it_can_be_undone_at_once(window: MainWindow, page: ProgramFilePage) -> None:
    before = context_of(window).companion.plan()
    look_at(page, "calm-start")
    click(page.preview.adopt_button)
    window.alerts._toast.undo_requested.emit()

    companion = context_of(window).companion
    assert companion.state.program is None
    assert companion.plan() == before


def test_it_can_be_stopped_later_after_a_question(window: MainWindow, page: ProgramFilePage) -> None:
    companion = context_of(window).companion
    look_at(page, "calm-start")
    click(page.preview.adopt_button)
    click(page.home.stop_button)
    question = window.findChild(Question)
    assert isinstance(question, Question)
    click(question.yes_button)

    assert companion.state.program is None
    assert isinstance(companion.all_facts()[-1], FactRetracted)
    assert page.home.stop_button.isHidden()


def test_back_from_the_preview_changes_nothing(window: MainWindow, page: ProgramFilePage) -> None:
    look_at(page, "calm-start")
    page.preview.back_requested.emit()

    assert page.currentWidget() is page.home
    assert context_of(window).companion.state.program is None


def test_a_file_that_cannot_be_used_is_told(
    window: MainWindow, page: ProgramFilePage, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.homeprog"
    wrong.write_text('format = 1\ntitle = "T"\nleave_out = ["sit-ups"]\n')
    click(page.home.open_button)
    choose(page, wrong)

    told = window.alerts.last_alert
    assert told is not None
    assert "wrong.homeprog, line 3: key `leave_out[0]`" in told.detail
    assert page.currentWidget() is page.home


# -- making one ----


def edit(page: ProgramFilePage, part: str) -> None:
    """Open the editor at a part."""
    click(page.home.edit_button)
    page.editor.parts.chosen.emit(part)


def test_a_program_is_made_looked_at_and_used(window: MainWindow, page: ProgramFilePage) -> None:
    edit(page, "stretch")
    editor = page.editor
    editor.title_field.selectAll()
    QTest.keyClicks(editor.title_field, "For the chair")
    QTest.keyClicks(editor.author_field, "Me")
    click(editor.rows["hs-chair"].use_box)
    row = editor.rows["hs-chair"]
    row.top.setCurrentIndex(row.top.findData("F3"))
    row.top.activated.emit(row.top.currentIndex())
    click(editor.rows["hf-bed-edge"].leave_box)
    click(editor.look_button)
    assert "For the chair" in words_of(page.preview)
    click(page.preview.adopt_button)

    adopted = context_of(window).companion.state.program
    assert adopted is not None
    assert adopted.title == "For the chair"
    assert "hs-chair" in adopted.listed
    assert adopted.tops == {"hs-chair": "F3"}
    assert adopted.left_out == ("hf-bed-edge",)
    assert page.home.edit_button.text() == "Change it"


def test_using_and_leaving_out_exclude_each_other(page: ProgramFilePage) -> None:
    edit(page, "strength")
    row = page.editor.rows["gl-clam"]
    click(row.leave_box)
    click(row.use_box)
    assert (row.use_box.isChecked(), row.leave_box.isChecked()) == (True, False)

    click(row.leave_box)
    assert (row.use_box.isChecked(), row.leave_box.isChecked()) == (False, True)
    assert not row.step.isVisibleTo(row)


def test_first_aid_has_no_box_to_leave_it_out(page: ProgramFilePage) -> None:
    edit(page, "ease")

    assert page.editor.rows["fa-rest-90-90"].leave_box.isHidden()


def test_the_step_on_paper_follows_a_lower_top(page: ProgramFilePage) -> None:
    edit(page, "strength")
    row = page.editor.rows["gl-clam"]
    click(row.use_box)
    for box, step in ((row.step, "R5"), (row.top, "R2")):
        box.setCurrentIndex(box.findData(step))
        box.activated.emit(box.currentIndex())

    assert (row.step.currentData(), row.top.currentData()) == ("R2", "R2")


def test_what_is_wrong_is_said_while_typing(page: ProgramFilePage) -> None:
    edit(page, "numbers")
    editor = page.editor
    assert editor.hint.isHidden()
    box = editor.numbers["N_UP"].box
    box.setCurrentIndex(box.findData("5"))
    box.activated.emit(box.currentIndex())

    assert "Say who made it" in editor.hint.text.text()
    for button in (editor.look_button, editor.save_button):
        click(button)
        assert page.currentWidget() is editor
        assert not page.findChildren(QFileDialog)

    QTest.keyClicks(editor.author_field, "Dr Sand")
    assert editor.hint.isHidden()
    click(editor.look_button)
    assert page.currentWidget() is page.preview


def test_numbers_offer_only_what_is_inside_the_bounds(page: ProgramFilePage) -> None:
    edit(page, "numbers")
    box = page.editor.numbers["N_UP"].box

    assert [box.itemText(place) for place in range(box.count())] == ["3 (usual)", "2", "4", "5"]


def test_every_change_can_be_undone(page: ProgramFilePage) -> None:
    edit(page, "stretch")
    editor = page.editor
    before = page.controller.editor.program
    assert not editor.undo_button.isEnabled()
    QTest.keyClicks(editor.title_field, " two")
    click(editor.rows["hs-chair"].use_box)
    editor.notes_field.setPlainText("Slowly")

    for _ in range(3):
        click(editor.undo_button)

    assert page.controller.editor.program == before
    assert not editor.undo_button.isEnabled()
    assert editor.notes_field.toPlainText() == ""
    assert not editor.rows["hs-chair"].use_box.isChecked()


def test_leaving_the_editor_loses_nothing(page: ProgramFilePage, window: MainWindow) -> None:
    edit(page, "stretch")
    click(page.editor.rows["hs-chair"].use_box)
    page.editor.back_requested.emit()
    assert page.home.edit_button.text() == "Go on making one"

    fresh = ProgramFilePage(context_of(window))
    fresh.page_shown()
    edit(fresh, "stretch")
    assert fresh.editor.rows["hs-chair"].use_box.isChecked()
    fresh.deleteLater()


def test_an_edited_program_is_saved_and_reads_back(
    page: ProgramFilePage, window: MainWindow, tmp_path: Path
) -> None:
    look_at(page, "own-exercise")
    click(page.preview.change_button)
    editor = page.editor
    editor.parts.chosen.emit("strength")
    click(editor.rows["gl-clam"].use_box)
    click(editor.save_button)
    choose(page, tmp_path / "mine.homeprog")

    catalog = context_of(window).companion.catalog
    made = load_program(tmp_path / "mine.homeprog", catalog).program
    sample = load_program(SAMPLES / "own-exercise.homeprog", catalog).program
    assert made.own == sample.own
    assert {one.id for one in made.exercises} == {"gl-bridge", "gl-clam"}
    assert page.home.edit_button.text() == "Make one"


def test_the_exercises_of_now_are_saved_without_a_name(
    page: ProgramFilePage, window: MainWindow, tmp_path: Path
) -> None:
    click(page.home.save_button)
    choose(page, tmp_path / "mine.homeprog")

    text = (tmp_path / "mine.homeprog").read_text()
    assert "Rosa" not in text
    load_program(tmp_path / "mine.homeprog", context_of(window).companion.catalog)
    assert window.alerts.last_alert is not None
    assert "mine.homeprog" in window.alerts.last_alert.text


def test_the_program_in_use_is_saved_as_it_was(
    page: ProgramFilePage, window: MainWindow, tmp_path: Path
) -> None:
    look_at(page, "chair-only")
    click(page.preview.adopt_button)
    click(page.home.save_button)
    choose(page, tmp_path / "mine.homeprog")

    catalog = context_of(window).companion.catalog
    sample = load_program(SAMPLES / "chair-only.homeprog", catalog)
    assert load_program(tmp_path / "mine.homeprog", catalog).program == sample.program


def test_a_folder_that_is_gone_is_told(page: ProgramFilePage, window: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    shutil.rmtree(gone)
    click(page.home.save_button)
    choose(page, gone / "mine.homeprog")

    assert window.alerts.last_alert is not None
    assert window.alerts.last_alert.tone == "caution"


@pytest.mark.parametrize(("look", "scale"), [("light", 1.0), ("dark", 2.0)])
@pytest.mark.parametrize("view", ["home", "preview", "stretch", "numbers"])
def test_nothing_is_clipped_or_out_of_reach(
    qtbot: QtBot, restyle: Restyle, app_window: AppWindow, look: str, scale: float, view: str,
    folder: DataFolder, clock: FakeClock,
) -> None:  # fmt: skip
    restyle(look, scale)
    story = Story(clock.now())
    story.first_start()
    story.keep(folder)
    clock.advance(3600)
    window = app_window()
    page = window.show_page("program_file")
    assert isinstance(page, ProgramFilePage)
    window.resize(1024, 600)
    show_settled(qtbot, window)
    if view == "preview":
        look_at(page, "chair-only")
    elif view != "home":
        edit(page, view)
        if view == "stretch":
            click(page.editor.rows["hs-chair"].use_box)

    for _ in range(5):
        QApplication.processEvents()
    shown = page.currentWidget()
    assert shown is not None
    assert problems(shown) == []
