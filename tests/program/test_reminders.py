"""When to remind: at the chosen time, while nothing is done, never in quiet hours, with an end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.reminders import (
    AGAIN_AFTER,
    MOST_TIMES,
    SILENT,
    Told,
    Wishes,
    after_telling,
    due,
    enough_today,
    is_quiet,
)
from homeprog.program.session_record import SessionRecord

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday


def session(id_: str, day: date) -> SessionRecord:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return SessionRecord(id=id_, day=day, at=at, action="NORMAL", rest=2, zones=(1, 1))


@pytest.fixture
def state():
    state = ProgramState()
    state.schedule, state.schedule_time = ("mon", "wed"), "10:00"
    return state


@pytest.fixture
def plan(catalog) -> DayPlan:
    return replace(plan_day(ProgramState(), TEN, catalog), action="NORMAL", asks=())


@pytest.mark.parametrize(
    ("moment", "reminder"),
    [
        (TEN - timedelta(seconds=1), None),
        (TEN, "session"),
        (TEN + timedelta(hours=5), "session"),
        (TEN + timedelta(days=1), None),
        (TEN + timedelta(days=2), "session"),
    ],
)
def test_on_the_chosen_days_from_the_chosen_time(state, plan, moment, reminder):
    assert due(state, plan, Wishes(), Told(), moment) == reminder


def test_off_by_one_switch(state, plan):
    assert due(state, plan, Wishes(on=False), Told(), TEN) is None


def test_not_when_the_session_was_done_or_begun_that_day(state, plan):
    state.session = session("s1", TEN.date())
    assert due(state, plan, Wishes(), Told(), TEN) is None
    state.session = session("s0", TEN.date() - timedelta(days=1))

    assert due(state, plan, Wishes(), Told(), TEN) == "session"


@pytest.mark.parametrize("action", sorted(SILENT))
def test_days_without_a_session_are_silent(state, plan, action):
    assert due(state, replace(plan, action=action), Wishes(), Told(), TEN) is None


@pytest.mark.parametrize("chosen", [None, "", "soon", "25:00"])
def test_without_a_time_nothing_comes(state, plan, chosen):
    state.schedule_time = chosen

    assert due(state, plan, Wishes(), Told(), TEN) is None


@pytest.mark.parametrize(
    ("start", "end", "hour", "quiet"),
    [
        (21, 8, 20, False),
        (21, 8, 21, True),
        (21, 8, 0, True),
        (21, 8, 7, True),
        (21, 8, 8, False),
        (12, 14, 13, True),
        (12, 14, 14, False),
        (0, 0, 12, False),
    ],
)
def test_quiet_hours_may_go_past_midnight(start, end, hour, quiet):
    wishes = Wishes(quiet_from=start, quiet_to=end)

    assert is_quiet(wishes, TEN.replace(hour=hour)) == quiet


def test_nothing_at_all_comes_in_quiet_hours(state, plan):
    state.session = session("s1", TEN.date())

    assert due(state, replace(plan, asks=("after",)), Wishes(), Told(), TEN.replace(hour=22)) is None


def test_it_comes_again_half_an_hour_later_and_three_times_at_most(state, plan):
    told, moments = Told(), []
    for minute in range(600):
        now = TEN + timedelta(minutes=minute)
        reminder = due(state, plan, Wishes(), told, now)
        if reminder:
            moments.append(minute)
            told = after_telling(told, reminder, state, now)

    assert moments == [0, 30, 60]
    assert (len(moments), AGAIN_AFTER) == (MOST_TIMES, timedelta(minutes=30))


def test_not_today_holds_for_today_only(state, plan):
    told = enough_today(after_telling(Told(), "session", state, TEN), TEN)

    assert due(state, plan, Wishes(), told, TEN + timedelta(hours=2)) is None
    assert due(state, plan, Wishes(), told, TEN + timedelta(days=2)) == "session"


def test_the_question_after_ten_minutes_comes_once_per_session_on_any_day(state, plan):
    tuesday = TEN + timedelta(days=1)
    state.session = session("s1", tuesday.date())
    asked = replace(plan, asks=("after",))
    assert due(state, asked, Wishes(), Told(), tuesday) == "after"

    told = after_telling(Told(), "after", state, tuesday)

    assert due(state, asked, Wishes(), told, tuesday + timedelta(minutes=5)) is None
