"""The same week on the screen and on paper, from stage 1 to 5: the same ratings, state and plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import FakeClock
from journals import context_of
from paper_weeks import LivedDay, Typist, live_on_screen
from prepared import Story, keep
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from homeprog.app import build
from homeprog.cli_plan import plan_data
from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder
from homeprog.program.facts import (
    ExerciseRated,
    Fact,
    SessionStarted,
)
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from homeprog.ui.paper_week_page import PaperWeekPage
from homeprog.ui.paper_week_sheet import Place
from scripts.lives import live_until

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
WALK = "fa-walk"
STEPS_MIN = (5, 6)
"""Minutes of the first two steps of walking (clinical.md 4.3)."""
LEGS = (1, 0)
"""The usual furthest point of the patient of stages 2 and 5."""
TRAINED = LivedDay(None, 0, [1], 1, zones=LEGS)
"""No morning answer, so that nothing grows (M-0, H-2): paper could know nothing of a change."""
RED = LivedDay(None, 0, [1, 6, 1], 1, zones=LEGS)
REST = LivedDay(None, 0, [1], None, 30, walk_pain=1, zones=LEGS)
QUIET = LivedDay()


class TwoLives:
    """One journal twice: lived on the screen, and typed in from its log sheet a week later."""

    def __init__(self, tmp_path: Path, clock: FakeClock, qtbot: QtBot, facts: Sequence[Fact]) -> None:
        self._clock, self._qtbot = clock, qtbot
        clock.set_wall(facts[-1].at + timedelta(minutes=5))
        self._windows: list[MainWindow] = []
        self.screen = self._open(tmp_path / "screen", facts)
        self.paper = self._open(tmp_path / "paper", facts)

    def live_and_type(self, first: datetime, week: Sequence[LivedDay]) -> PaperWeekPage:
        """Live a week on the screen; a week later type it in on the other side."""
        week = [replace(lived, done=[]) for lived in week]
        for number, lived in enumerate(week):
            live_on_screen(self.screen, self._clock, first + timedelta(days=number), lived)
        self._clock.set_wall((first + timedelta(days=7)).replace(hour=9))
        return self.type_in(first, week)

    def type_in(self, first: datetime, week: Sequence[LivedDay]) -> PaperWeekPage:
        """Type a week in, with keys alone."""
        window = self._windows[-1]
        window.resize(1100, 800)
        window.show()
        page = window.show_page("paper_week")
        QApplication.processEvents()
        assert isinstance(page, PaperWeekPage)
        page.controller.choose_first_day(first.date())
        page.sheet.focus_first()
        typist = Typist(page)
        for lived in week:
            typist.day(lived)
        assert not typist.named  # whatever the week asked for is on the sheet
        page.sheet.look_button.click()
        assert page.stack.currentWidget() is page.look, page.sheet.hint.text.text()
        page.look.keep_button.click()
        return page

    def assert_same(self) -> None:
        """No rule sees a difference."""
        assert ratings(self.screen) == ratings(self.paper) != set()
        for name in ("exercises", "slots", "pairs", "pending", "baseline", "maintenance_sessions"):
            assert getattr(self.screen.state, name) == getattr(self.paper.state, name), name
        assert plan_data(self.paper.plan()) == plan_data(self.screen.plan())

    def _open(self, place: Path, facts: Sequence[Fact]) -> Companion:
        folder = DataFolder(place)
        keep(folder, facts, facts[-1].at)
        window = build(folder, self._clock)
        self._qtbot.addWidget(window)
        self._windows.append(window)
        return context_of(window).companion


@pytest.fixture
def two_lives(tmp_path: Path, clock: FakeClock, qtbot: QtBot) -> Callable[[Sequence[Fact]], TwoLives]:
    """`two_lives(facts)`."""

    def make(facts: Sequence[Fact]) -> TwoLives:
        return TwoLives(tmp_path, clock, qtbot, facts)

    return make


def ratings(companion: Companion) -> set[tuple]:
    return {
        (one.day, one.exercise, one.step, one.done, one.pain)
        for one in companion.all_facts()
        if isinstance(one, ExerciseRated)
    }


def planned_changes(companion: Companion) -> list[tuple[str, str]]:
    """The changes that sessions were planned with."""
    started = [fact for fact in companion.all_facts() if isinstance(fact, SessionStarted)]
    return [(one.exercise, one.change) for fact in started for one in fact.planned if one.change]


def done_by_day(companion: Companion, first: datetime) -> list[set[str]]:
    """The exercises of the seven days."""
    days = [(first + timedelta(days=number)).date() for number in range(7)]
    return [{exercise for day, exercise, *_ in ratings(companion) if day == on} for on in days]


def strong_morning(stage: str) -> Callable[[ProgramState, DayPlan], bool]:
    """A morning of a stage with strengthening, just after the weekly questions."""
    catalog = load_catalog()

    def wanted(state: ProgramState, plan: DayPlan) -> bool:
        checked, full = state.screening.last_check, state.screening.last_full
        fresh = checked is not None and full is not None and (plan.day - checked).days <= 1
        strong = any(catalog.exercises[item.exercise].role == "strengthen" for item in plan.items)
        return (
            plan.stage == stage
            and plan.action == "NORMAL"
            and fresh
            and strong
            and (plan.day - full).days < 20
        )

    return wanted


def first_start() -> list[Fact]:
    story = Story(MONDAY - timedelta(hours=15))
    story.first_start(rest=3)
    return story.facts


def test_a_stage_1_week_with_rated_walks_that_grow(two_lives: Callable[[Sequence[Fact]], TwoLives]) -> None:
    lives = two_lives(first_start())
    first_walks = [LivedDay(3, 3, [4], 3, STEPS_MIN[0], walk_pain=1) for _ in range(3)]
    longer = [LivedDay(3, 3, [4], 3, STEPS_MIN[1], walk_pain=2) for _ in range(2)]
    lives.live_and_type(MONDAY, [*first_walks, *longer, LivedDay(3), QUIET])

    lives.assert_same()
    changes = [planned_changes(companion) for companion in (lives.screen, lives.paper)]
    assert changes[0] == changes[1] == [(WALK, "step")]  # WALK-1 after three days at the first step
    record = lives.paper.state.record(WALK)
    assert record is not None
    assert (record.step, len(record.days_at_step)) == ("W2", 2)


@pytest.mark.parametrize("third", [TRAINED, RED], ids=["calm", "red"])
def test_a_stage_2_week_with_three_days_of_strengthening(
    two_lives: Callable[[Sequence[Fact]], TwoLives], third: LivedDay
) -> None:
    diary, first = live_until(load_catalog(), 0, strong_morning("S2"))
    lives = two_lives(diary.facts)
    lives.live_and_type(first, [TRAINED, TRAINED, third, TRAINED, TRAINED, TRAINED, QUIET])

    lives.assert_same()
    strengtheners = {one.id for one in load_catalog().exercises.values() if one.role == "strengthen"}
    days = done_by_day(lives.paper, first)
    assert [bool(done & strengtheners) for done in days] == [True, False, True, False, True, False, False]


def test_a_stage_5_week_with_both_sets(two_lives: Callable[[Sequence[Fact]], TwoLives]) -> None:
    diary, first = live_until(load_catalog(), 0, strong_morning("S5"))
    lives = two_lives(diary.facts)
    page = lives.live_and_type(first, [TRAINED, REST, TRAINED, REST, REST, TRAINED, QUIET])

    lives.assert_same()
    days = done_by_day(lives.paper, first)
    assert ["set-hinge-load" in done for done in days] == [True, False, False, False, False, True, False]
    assert ["set-chop-full" in done for done in days] == [False, False, True, False, False, False, False]
    assert [WALK in done for done in days] == [False, True, False, True, True, False, False]
    cells = page.sheet.grid.cells
    assert cells[Place(1, "set-chop-full")].accessibleDescription().endswith("so only if you did it")
    assert cells[Place(2, "set-chop-full")].accessibleDescription() == "0 to 9, or a dash"


def test_reading_goes_past_what_a_day_does_not_ask_for_and_arrows_reach_it(
    two_lives: Callable[[Sequence[Fact]], TwoLives], clock: FakeClock
) -> None:
    diary, first = live_until(load_catalog(), 0, strong_morning("S2"))
    lives = two_lives(diary.facts)
    clock.set_wall(first + timedelta(days=7))
    page = lives.type_in(first, [replace(TRAINED, pains=[], after=None)])
    page.look.back_requested.emit()
    grid = page.sheet.grid
    off = Place(1, "ab-heel-slide")
    grid.focus_on(Place(1, "after"))
    typist = Typist(page)

    typist.press(Qt.Key.Key_Backtab)
    assert typist.place == Place(1, "core-vacuum-standing", 1)
    grid.focus_on(Place(0, off.row, 1))
    typist.press(Qt.Key.Key_Right)
    assert typist.place == off
    assert grid.cells[off].property("off")

    typist.type("2")
    assert not grid.cells[off].property("off")
    grid.focus_on(Place(1, "core-vacuum-standing", 1))
    typist.press(Qt.Key.Key_Tab)
    assert typist.place == off  # what is filled is read again
