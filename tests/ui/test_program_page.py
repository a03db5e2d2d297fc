"""Program through the real window: map, pair, library, exercise."""

from collections.abc import Callable

import pytest
from fakes import FakeClock
from journals import live, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import Restyle

from homeprog.ui import theme
from homeprog.ui.main_window import MainWindow
from homeprog.ui.program_page import ProgramPage

Make = Callable[..., MainWindow]


def open_page(window: MainWindow) -> ProgramPage:
    window.resize(1100, 800)
    window.show()
    QApplication.processEvents()
    page = window.show_page("program")
    assert isinstance(page, ProgramPage)
    QApplication.processEvents()
    return page


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_new_patient_sees_three_shut_gates_and_what_they_need(qtbot: QtBot, app_window: Make) -> None:
    page = open_page(app_window())

    names = [tile.accessibleName() for tile in page.overview.map.tiles]
    assert len(names) == 3
    for name in names:
        assert "2 more free weekly tests" in name
        assert "8 more sessions" in name
        assert "14 more days" in name
    assert "Next to open" in page.overview.lead.text()
    assert "You are here" in words_of(page.overview.road)


def test_the_map_and_the_road_go_to_paper(qtbot: QtBot, app_window: Make) -> None:
    window = app_window()
    page = open_page(window)
    press(qtbot, page.overview.paper_button)

    paper = window.current_page
    assert paper.view.kind.value() == "map"
    said = paper.view.sheet.accessibleDescription()
    assert "Low back: stretch this first" in said
    assert "[>] Getting started (You are here)" in said


def test_after_months_the_gates_are_open(qtbot: QtBot, app_window: Make, clock: FakeClock) -> None:
    window = app_window()
    context = live(window, clock, 100)
    page = open_page(window)

    assert set(context.companion.plan().pairs.values()) == {"RESTORED"}
    assert all("The gate is open" in tile.accessibleName() for tile in page.overview.map.tiles)


def test_new_facts_move_the_map_while_it_is_on_show(app_window: Make, clock: FakeClock) -> None:
    window = app_window()
    page = open_page(window)
    before = page.overview.map.tiles[0].accessibleName()
    live(window, clock, 20)

    assert page.overview.map.tiles[0].accessibleName() != before


def test_a_pair_shows_its_tests_with_class_and_why(qtbot: QtBot, app_window: Make, clock: FakeClock) -> None:
    window = app_window()
    live(window, clock, 30)
    page = open_page(window)
    press(qtbot, page.overview.map.tiles[2])

    assert page.currentWidget() is page.pair
    shown = words_of(page.pair)
    assert "90/90" in shown or "knee" in shown
    assert "left" in shown
    assert "tight" in shown
    page.pair.back_requested.emit()
    assert page.currentWidget() is page.overview


def test_the_library_tells_for_every_exercise_where_it_stands(
    qtbot: QtBot, app_window: Make, clock: FakeClock
) -> None:
    window = app_window()
    context = live(window, clock, 30)
    page = open_page(window)
    press(qtbot, page.overview.library_button)
    press(qtbot, page.library.filter.tiles[3])

    catalog = context.companion.catalog
    assert {id_ for id_, _ in page.library.rows} == set(catalog.exercises)
    shown = words_of(page.library)
    assert all(one.name in shown for one in catalog.excluded)  # 4.8


def test_every_locked_exercise_answers_why(qtbot: QtBot, app_window: Make, clock: FakeClock) -> None:
    window = app_window()
    context = live(window, clock, 30)
    page = open_page(window)
    page.controller.open_library()
    page.controller.filter_library("later")

    locked = {lock.exercise for lock in context.companion.plan().locked}
    vm = page.controller._shown
    entries = {entry.id: entry for section in vm.sections for entry in section.entries}  # type: ignore[union-attr]
    assert locked <= set(entries)
    assert all(entries[one].why for one in locked)
    heel_slide = entries["ab-heel-slide"]
    assert heel_slide.why == "A weak muscle is trained only when its tight partner is free."  # R-PAIR
    assert any("weekly test" in line for line in heel_slide.numbers)


def test_an_exercise_shows_everything_and_leads_to_its_neighbours(
    qtbot: QtBot, app_window: Make, clock: FakeClock
) -> None:
    window = app_window()
    context = live(window, clock, 30)
    page = open_page(window)
    page.controller.open_exercise("hs-strap")
    exercise = context.companion.catalog.exercises["hs-strap"]

    shown = words_of(page.exercise).lower()
    parts = (*exercise.steps, exercise.breathing, exercise.feel, exercise.should_not_feel, *exercise.errors)
    for part in (*parts, exercise.source, "Bandy 1997", "pain 2 of 10"):  # Ref12 is resolved
        assert part.lower() in shown
    page.exercise.exercise_chosen.emit(exercise.harder)
    assert page.exercise.title.text() == context.companion.catalog.exercises[exercise.harder or ""].name
    page.exercise.back_requested.emit()
    assert page.exercise.title.text() == exercise.name


def test_play_and_pause(qtbot: QtBot, app_window: Make) -> None:
    page = open_page(app_window())
    page.controller.open_exercise("hs-strap")
    page.exercise.play_button.click()
    assert not page.exercise.figure.is_playing
    page.exercise.play_button.click()
    assert page.exercise.figure.is_playing


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_a_small_window(
    qtbot: QtBot, app_window: Make, clock: FakeClock, restyle: Restyle, name: theme.ThemeName, scale: float
) -> None:
    window = app_window()
    context = live(window, clock, 30)
    context.preferences.change(theme=name, text_scale=scale)
    page = open_page(window)
    window.resize(1024, 600)
    for show in (
        lambda: page.controller.open_pair("A"),
        page.controller.open_library,
        lambda: page.controller.open_exercise("hs-strap"),
    ):
        show()
        view = page.currentWidget()
        assert view.minimumSizeHint().width() <= page.width()
