"""Earlier entries corrected in place: one transaction, the old moment, a history to be seen, plans anew."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fakes import FakeClock
from journals import context_of, words_of
from prepared import Story
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from homeprog.data.paths import DataFolder
from homeprog.program.facts import (
    Activity,
    ActivityScored,
    AfterRated,
    BaselineGiven,
    ChangeRated,
    ExerciseRated,
    Fact,
    FactRetracted,
    MorningRated,
    NoteWritten,
    OverrideRecorded,
    ReadinessChecked,
    ScreeningAnswered,
    SessionEnded,
    SessionStarted,
    TestTaken,
    WalkDone,
)
from homeprog.program.state import replay
from homeprog.ui.day_view import EntryWidget
from homeprog.ui.main_window import MainWindow
from homeprog.ui.progress_page import ProgressPage
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage
from homeprog.ui.widgets.number_field import NumberField

BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
KNEE_HUG = "lb-single-knee-to-chest"

Open = Callable[..., ProgressPage]


@pytest.fixture
def open_monday(app_window: Callable[..., MainWindow], folder: DataFolder, clock: FakeClock) -> Open:
    """Monday's page, seen on Tuesday: readiness 2, a session of two exercises, after, a walk."""
    story = Story(BEGUN)
    story.first_start()
    story.at = MONDAY
    story.ready()
    session = story.session(KNEE_HUG, "hs-hands-behind-thigh")
    story.tell(AfterRated, session=session, pain=2)
    story.tell(WalkDone, minutes=20.0, pain=1)
    story.at = TUESDAY
    story.morning()
    story.ready()
    story.keep(folder)
    clock.set_wall(story.at)

    def make() -> ProgressPage:
        window = app_window()
        window.resize(1100, 800)
        window.show()
        page = window.show_page("progress")
        assert isinstance(page, ProgressPage)
        page.controller.open_day(MONDAY.date())
        QApplication.processEvents()
        return page

    return make


def facts(page: ProgressPage) -> list[Any]:
    return context_of(page.window()).companion.all_facts()


def counting(page: ProgressPage, kind: type[Fact]) -> list[Any]:
    found = facts(page)
    gone = {fact.fact for fact in found if isinstance(fact, FactRetracted)}
    return [fact for fact in found if isinstance(fact, kind) and fact.id not in gone]


def entry(page: ProgressPage, words: str) -> EntryWidget:
    found = [one for one in page.day.entries if words in one._entry.words and one._entry.taken_back is None]
    assert found, [one._entry.words for one in page.day.entries]
    return found[0]


def correct(page: ProgressPage, words: str, field: str, value: Any) -> None:
    """Press Correct, change a field as hands do, keep it."""
    widget = entry(page, words)
    widget.correct_button.click()
    assert widget.form is not None
    made = widget.form.fields[field]
    if isinstance(made, NumberField):
        made.setFocus()
        made.selectAll()
        QTest.keyClicks(made, str(value))
    elif isinstance(made, QComboBox):
        made.setCurrentIndex(made.findData(value))
    widget.form.save_button.setFocus()
    QTest.keyClick(widget.form.save_button, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_correction_is_two_facts_at_once_and_keeps_the_moment(open_monday: Open) -> None:
    monday = open_monday()
    before = facts(monday)
    (old,) = [fact for fact in counting(monday, ReadinessChecked) if fact.day == MONDAY.date()]

    correct(monday, "Before: pain 2", "rest", 6)

    new_ones = [fact for fact in facts(monday) if fact not in before]
    (gone,) = [fact for fact in new_ones if isinstance(fact, FactRetracted)]
    (new,) = [fact for fact in new_ones if isinstance(fact, ReadinessChecked)]
    assert (gone.fact, gone.reason) == (old.id, "corrected")
    assert (new.rest, new.at, new.zone_left) == (6, old.at, old.zone_left)


def test_what_it_was_stays_to_be_seen(open_monday: Open) -> None:
    monday = open_monday()
    correct(monday, "Before: pain 2", "rest", 6)
    correct(monday, "Before: pain 6", "rest", 4)

    shown = words_of(monday.day)
    assert "Before: pain 4" in shown
    assert "Was: Before: pain 2, low back. Corrected on Tuesday, 3 March 2026." in shown
    assert "Was: Before: pain 6, low back. Corrected on Tuesday, 3 March 2026." in shown


def test_the_hands_stay_at_the_entry(open_monday: Open) -> None:
    monday = open_monday()
    correct(monday, "chest: pain 1", "pain", 3)

    assert QApplication.focusWidget() is entry(monday, "chest: pain 3").correct_button


def test_what_follows_is_computed_anew(open_monday: Open) -> None:
    monday = open_monday()
    companion = context_of(monday.window()).companion
    assert companion.state.flare is None

    correct(monday, "Before: pain 2", "rest", 7)

    assert companion.state.flare is not None
    assert companion.state == replay(companion.all_facts(), companion.catalog)
    alert = monday._context.window.alerts.last_alert
    assert alert.text.startswith("Corrected. Today")


def test_a_correction_can_be_taken_back_and_that_is_seen_too(open_monday: Open) -> None:
    monday = open_monday()
    companion = context_of(monday.window()).companion
    before = companion.plan()
    correct(monday, "Before: pain 2", "rest", 7)
    assert companion.plan() != before

    monday._context.window.alerts._toast.undo_button.click()

    assert companion.plan() == before
    assert "Was: Before: pain 7" in words_of(monday.day)


def test_nothing_is_written_when_nothing_is_different(open_monday: Open) -> None:
    monday = open_monday()
    before = len(facts(monday))
    correct(monday, "Before: pain 2", "rest", 2)
    widget = entry(monday, "Before: pain 2")
    widget.correct_button.click()
    assert widget.form is not None
    widget.form.leave_button.click()

    assert len(facts(monday)) == before
    assert widget.correct_button.isVisible()


@pytest.mark.parametrize(
    ("words", "field", "value", "kind", "name"),
    [
        ("chest: pain 1", "pain", 3, ExerciseRated, "pain"),
        ("chest: pain 1", "sharp", True, ExerciseRated, "sharp"),
        ("After: pain 2", "pain", 5, AfterRated, "pain"),
        ("Walk of 20", "minutes", 35, WalkDone, "minutes"),
        ("Before: pain 2", "zone_left", 4, ReadinessChecked, "zone_left"),
        ("Before: pain 2", "ill", True, ReadinessChecked, "ill"),
    ],
)
def test_entries_of_a_day_are_corrected(
    open_monday: Open, words: str, field: str, value: Any, kind: type[Fact], name: str
) -> None:
    monday = open_monday()
    number = len(counting(monday, kind))
    correct(monday, words, field, value)

    changed = [fact for fact in counting(monday, kind) if getattr(fact, name) == value]
    assert len(changed) == 1
    assert len(counting(monday, kind)) == number


def test_a_corrected_rating_stays_in_its_session(open_monday: Open) -> None:
    monday = open_monday()
    companion = context_of(monday.window()).companion
    session = companion.state.finished[-1].id
    correct(monday, "chest: pain 1", "pain", 6)

    (rating,) = [fact for fact in counting(monday, ExerciseRated) if fact.pain == 6]
    assert rating.session == session
    assert companion.state.exercises[KNEE_HUG].stepped_back == MONDAY.date()  # D-6 steps back at once


def test_the_beginning_of_a_session_takes_the_whole_session_with_it(open_monday: Open) -> None:
    monday = open_monday()
    widget = entry(monday, "Session begun")
    widget.take_back_button.click()
    widget.confirm_button.click()

    for kind in (SessionStarted, ExerciseRated, SessionEnded, AfterRated):
        assert counting(monday, kind) == []
    assert context_of(monday.window()).companion.state.unknown == 0


def test_the_end_of_a_session_goes_only_with_the_session(open_monday: Open) -> None:
    monday = open_monday()
    assert not hasattr(entry(monday, "Session ended"), "take_back_button")


def open_start(page: ProgressPage) -> None:
    page.controller.open_day(BEGUN.date())
    QApplication.processEvents()


def test_a_health_answer_is_corrected_by_answering_its_row_again(open_monday: Open) -> None:
    monday = open_monday()
    open_start(monday)
    correct(monday, "Health questions answered", "PR-12", "not_sure")
    alert = monday._context.window.alerts.last_alert
    assert "more questions" in alert.text  # PR-12b was never asked
    assert len(counting(monday, ScreeningAnswered)) == 1

    open_start(monday)
    correct(monday, "Health questions answered", "RF-07", "yes")

    (answered,) = counting(monday, ScreeningAnswered)
    assert answered.answers["RF-07"] == "yes"
    assert answered.day == BEGUN.date()


def test_a_red_flag_corrected_to_no_asks_all_health_questions_again(open_monday: Open) -> None:
    monday = open_monday()
    open_start(monday)
    correct(monday, "Health questions answered", "RF-07", "yes")
    window = monday.window()
    assert isinstance(window.current_page, StopPage)
    (answered,) = counting(monday, ScreeningAnswered)
    monday.controller.correct(answered.id, {"RF-07": "no"})

    companion = context_of(window).companion
    assert "screening_full" in companion.plan().asks  # RU-4
    assert companion.state.screening.full_due == "RU-4"


def test_usual_values_tests_and_activities_are_corrected(open_monday: Open) -> None:
    monday = open_monday()
    open_start(monday)
    correct(monday, "Usual: pain 2", "rest", 4)
    correct(monday, "Activities", "activity:0", 7)
    correct(monday, "Test", "value", 12)

    assert [fact.rest for fact in counting(monday, BaselineGiven)] == [4]
    assert [fact.activities for fact in counting(monday, ActivityScored)] == [(Activity("Put on socks", 7),)]
    assert 12.0 in [fact.value for fact in counting(monday, TestTaken)]


def test_every_kind_of_answer_of_today_can_be_taken_back(
    app_window: Callable[..., MainWindow], folder: DataFolder, clock: FakeClock
) -> None:
    story = Story(BEGUN)
    story.first_start()
    story.at = MONDAY
    story.morning()
    story.ready()
    session = story.session(KNEE_HUG)
    story.tell(AfterRated, session=session, pain=2)
    story.tell(WalkDone, minutes=20.0)
    story.tell(TestTaken, test="T-LB1", value=18.0, answers={"even": True})
    story.tell(ActivityScored, activities=(Activity("Put on socks", 5),))
    story.tell(ChangeRated, value=3)
    story.tell(NoteWritten, text="slept well")
    story.tell(OverrideRecorded, what="review_recorded", value=True)
    story.screen("weekly", {})
    story.keep(folder)
    clock.set_wall(story.at)
    page = app_window().show_page("today")
    assert isinstance(page, TodayPage)
    kinds = (
        MorningRated,
        ReadinessChecked,
        ExerciseRated,
        AfterRated,
        WalkDone,
        TestTaken,
        ActivityScored,
        ChangeRated,
        NoteWritten,
        OverrideRecorded,
        ScreeningAnswered,
    )
    assert page.plan._shown is not None
    today = [fact for fact in page._context.companion.facts_of_today() if isinstance(fact, kinds)]
    assert len(today) == len(kinds)
    assert {fact.id for fact in today} <= {answer.fact for answer in page.plan._shown.answers}

    for fact in today:
        page.controller.take_back(fact.id)

    left = page._context.companion.facts_of_today()
    assert not [fact for fact in left if isinstance(fact, kinds)]


@pytest.mark.parametrize(("look", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_the_fields_fit_at_any_size(restyle, open_monday: Open, look: str, scale: float) -> None:
    monday = open_monday()
    restyle(look, scale)
    monday.window().resize(1024, 600)
    widget = entry(monday, "Before: pain 2")
    widget.correct_button.click()
    QApplication.processEvents()

    assert widget.form is not None
    for made in widget.form.fields.values():
        assert made.accessibleName()
        right = made.mapTo(monday.window(), made.rect().topRight()).x()
        assert right <= monday.window().width()
    assert widget.form.save_button.isVisible()
    assert QApplication.focusWidget() is widget.form.fields["rest"]
    QTest.keyClick(widget.form.fields["rest"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is widget.form.fields["zone_left"]
