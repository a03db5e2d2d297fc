"""Progress through the real window and a real journal."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from fakes import FakeClock
from journals import context_of, live, words_of
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from homeprog.program import facts as f
from homeprog.ui.main_window import MainWindow
from homeprog.ui.progress_page import ProgressPage

Make = Callable[..., MainWindow]


def open_page(window: MainWindow) -> ProgressPage:
    window.resize(1100, 800)
    window.show()
    QApplication.processEvents()
    page = window.show_page("progress")
    assert isinstance(page, ProgressPage)
    QApplication.processEvents()
    return page


@pytest.fixture
def lived(app_window: Make, clock: FakeClock) -> MainWindow:
    window = app_window()
    live(window, clock, 130)
    return window


def test_an_empty_journal_says_what_will_appear(app_window: Make) -> None:
    page = open_page(app_window())

    shown = words_of(page.plots)
    assert "your pain over time appears here" in shown
    assert "will show here" in shown
    assert page.plots.pain.plot.isHidden()


def test_the_sentence_compares_the_week_with_the_start(lived: MainWindow) -> None:
    page = open_page(lived)

    assert page.plots.pain.sentence.text().endswith(
        "this week, 5 at the start: a clear change for the better."
    )
    assert "At the start: left thigh, right low back" in page.plots.zones.sentence.text()


@pytest.mark.parametrize(("wanted", "most"), [("week", 7), ("month", 28), ("all", 60)])
def test_ranges_show_their_days_and_long_ones_a_point_a_week(
    lived: MainWindow, wanted: str, most: int
) -> None:
    page = open_page(lived)
    page.controller.choose_range(wanted)
    vm = page.plots.pain._vm
    assert vm is not None
    assert 1 < len(vm.readings) <= most
    assert len(vm.series) == 4
    assert all(len(one.xs) == len(one.ys) for one in vm.series)


def test_earlier_and_later_walk_through_the_weeks(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    page.controller.choose_range("week")
    now = page.plots.span.text()
    assert not page.plots.later_button.isEnabled()
    qtbot.mouseClick(page.plots.earlier_button, Qt.MouseButton.LeftButton)
    assert page.plots.span.text() != now
    qtbot.mouseClick(page.plots.later_button, Qt.MouseButton.LeftButton)
    assert page.plots.span.text() == now


def test_arrow_keys_read_the_points_and_enter_opens_the_day(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    plot = page.plots.pain.plot
    qtbot.keyClick(plot, Qt.Key.Key_End)
    last = page.plots.pain.reading.text()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert page.plots.pain.reading.text() != last
    assert plot.accessibleDescription() == page.plots.pain.reading.text()
    qtbot.keyClick(plot, Qt.Key.Key_End)
    qtbot.keyClick(plot, Qt.Key.Key_Return)

    assert page.currentWidget() is page.day
    assert len(page.day.entries) > 10


def test_a_point_of_a_week_opens_its_week(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    page.controller.choose_range("all")
    qtbot.keyClick(page.plots.pain.plot, Qt.Key.Key_Home)
    qtbot.keyClick(page.plots.pain.plot, Qt.Key.Key_Return)

    assert page.plots.ranges.value() == "week"


def test_the_table_has_the_same_values(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    card = page.plots.pain
    qtbot.mouseClick(card.table_button, Qt.MouseButton.LeftButton)

    assert card.plot.isHidden()
    assert card._vm is not None
    newest = card._vm.readings[-1]
    row = [card.table.item(0, column).text() for column in range(card.table.columnCount())]
    assert row == [newest.when, *newest.values]
    assert card.table.rowCount() == len(card._vm.readings)


def test_copy_as_picture_takes_title_sentence_plot_and_legend_but_no_buttons(
    qtbot: QtBot, lived: MainWindow
) -> None:
    page = open_page(lived)
    card = page.plots.pain
    qtbot.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)

    picture = QGuiApplication.clipboard().pixmap().toImage()
    told = card._legend.geometry().bottom() - card.title.y() + 1
    edge = (picture.height() - told) // 2
    area = QRect(card.title.pos() - QPoint(edge, edge), picture.size())
    assert picture == card.grab(area).toImage()
    assert area.bottom() < card.copy_button.y()


def test_the_moments_of_a_day_stand_beside_each_other_in_their_order(lived: MainWindow) -> None:
    page = open_page(lived)
    vm = page.plots.pain._vm
    assert vm is not None
    first = [one.xs[0] for one in vm.series]
    assert first == sorted(set(first))
    assert first[-1] - first[0] < 1  # within their day
    assert sum(first) / 4 == pytest.approx(vm.readings[0].x)


def test_a_first_day_without_an_answer_after_is_drawn_without_complaint(
    app_window: Make, clock: FakeClock
) -> None:
    window = app_window()
    companion = context_of(window).companion
    companion.record(f.MorningRated, pain=4)
    companion.record(f.ReadinessChecked, rest=3)

    page = open_page(window)

    assert page.plots.pain._vm is not None
    assert [reading.values for reading in page.plots.pain._vm.readings] == [("4", "3", "", "")]
    assert page.plots.pain.plot.isVisible()


def test_balance_tests_have_their_plot_too(lived: MainWindow) -> None:
    page = open_page(lived)
    page.controller.choose_group("balance")

    assert "Four-stage stance" in page.plots.test.sentence.text()


def test_ten_lines_are_copied_as_text_and_the_report_opens(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    qtbot.mouseClick(page.plots.summary_button, Qt.MouseButton.LeftButton)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 10
    assert "5 at the start" in lines[3]
    assert lived.alerts.last_alert is not None
    assert "copied" in lived.alerts.last_alert.text

    qtbot.mouseClick(page.plots.report_button, Qt.MouseButton.LeftButton)
    paper = lived.current_page
    assert paper.view.kind.value() == "report"
    assert "PROGRESS REPORT" in paper.view.sheet.accessibleDescription()


def test_taking_back_keeps_the_entry_to_be_seen_with_its_reason(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    companion = context_of(lived).companion
    page.controller.open_day(companion.now().date())
    entry = page.day.entries[0]
    qtbot.mouseClick(entry.take_back_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(entry.reason, "a slip of the finger")
    qtbot.mouseClick(entry.confirm_button, Qt.MouseButton.LeftButton)

    taken = [fact for fact in companion.all_facts() if isinstance(fact, f.FactRetracted)]
    assert taken[-1].reason == "a slip of the finger"
    assert "Taken back: a slip of the finger" in words_of(page.day)
    assert not hasattr(page.day.entries[0], "take_back_button")


def test_keeping_an_entry_writes_nothing(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    companion = context_of(lived).companion
    before = len(companion.journal)
    page.controller.open_day(companion.now().date())
    entry = page.day.entries[0]
    qtbot.mouseClick(entry.take_back_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(entry.keep_button, Qt.MouseButton.LeftButton)

    assert len(companion.journal) == before
    assert entry.take_back_button.isVisible()


def test_the_calendar_counts_sessions_rest_and_flare_ups_as_done_right(
    qtbot: QtBot, lived: MainWindow
) -> None:
    page = open_page(lived)
    page.controller.month_before()
    vm = page.plots.calendar._vm
    assert vm is not None
    marks = {cell.mark for cell in vm.cells}
    assert {"session", "flare", "rest"} <= marks
    assert "miss" not in words_of(page.plots.calendar).lower()  # 10.2: no penalty, no streaks
    done = [cell for cell in vm.cells if cell.mark in {"session", "flare", "rest", "walk"}]
    assert f"Days done right: {len(done)}." in vm.sentence
    qtbot.mouseClick(page.plots.calendar.days[0], Qt.MouseButton.LeftButton)
    assert page.currentWidget() is page.day


def test_tests_of_each_group_stand_against_their_classes(qtbot: QtBot, lived: MainWindow) -> None:
    page = open_page(lived)
    seen = set()
    for tile in page.plots.groups.tiles:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        vm = page.plots.test._vm
        assert vm is not None
        assert len(vm.levels) == 2
        seen.add(vm.sentence)
    assert len(seen) == 7  # six muscle groups and balance


def test_sentences_of_tests_and_activities_say_whether_the_change_counts(lived: MainWindow) -> None:
    page = open_page(lived)

    assert page.plots.test.sentence.text().startswith("Both knees to chest: ")
    assert page.plots.test.sentence.text().endswith("At first: 18 cm. That is a change that counts.")
    assert page.plots.activities.sentence.text().endswith("at first: a clear change for the better.")


def test_a_first_test_has_nothing_to_compare_with_and_a_small_change_does_not_count(
    app_window: Make, clock: FakeClock
) -> None:
    window = app_window()
    companion = context_of(window).companion
    page = open_page(window)
    companion.record(f.TestTaken, test="T-LB1", value=14, answers={"even": True})
    assert page.plots.test.sentence.text() == "Both knees to chest: 14 cm, nearly free."

    clock.advance(8 * 24 * 3600)
    companion.record(f.TestTaken, test="T-LB1", value=11, answers={"even": True})

    assert page.plots.test.sentence.text() == "Both knees to chest: 11 cm, nearly free. At first: 14 cm."


def test_less_intense_but_further_down_is_said(app_window: Make, clock: FakeClock) -> None:
    window = app_window()
    context = live(window, clock, 1)
    companion = context.companion
    for back, rest, zone in ((10, 5, 1), (2, 2, 4)):
        at = clock.now() - timedelta(days=back)
        companion.record(f.ReadinessChecked, at=at, rest=rest, zone_left=zone)
    page = open_page(window)

    assert "further down" in page.plots.zones.sentence.text()


def test_the_wheel_scrolls_the_page_not_the_plot(lived: MainWindow) -> None:
    page = open_page(lived)
    before = page.plots.pain.plot.viewRange()
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    page.plots.pain.plot.wheelEvent(event)

    assert not event.isAccepted()
    assert page.plots.pain.plot.viewRange() == before


def test_ended_flare_ups_are_bands_of_the_whole_time(lived: MainWindow) -> None:
    page = open_page(lived)
    page.controller.choose_range("all")
    vm = page.plots.pain._vm
    assert vm is not None
    flares = [band for band in vm.bands if band.flare]
    spans = context_of(lived).companion.state.flares_over
    assert len(flares) >= len(spans) > 1
    first: date = spans[0][0]
    assert flares[0].first == first.toordinal() - 0.5


def test_plots_are_not_imported_at_start_up() -> None:
    script = (
        "import sys, homeprog.app, homeprog.ui.program_page\n"
        "sys.exit(any(name in sys.modules for name in ('pyqtgraph', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0
