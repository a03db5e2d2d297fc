"""The history: bulk reading of a real journal, without what was taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from homeprog.data.errors import Missing
from homeprog.data.history import DayDone, PainDay, Span, Times, open_history
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.program import facts as f

DAY = date(2026, 3, 2)
Add = Callable[..., f.Fact]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def add(path: Path) -> Any:
    """Store a fact: `add(f.WalkDone, "2026-03-02T09:00", minutes=10)`."""
    with Journal.open(path) as journal:

        def store(kind: type[f.Fact], at: str | datetime, **fields: Any) -> f.Fact:
            moment = datetime.fromisoformat(at).replace(tzinfo=UTC) if isinstance(at, str) else at
            fact = kind(id=new_id(moment), at=moment, **fields)
            journal.append([fact])
            return fact

        store.journal = journal  # type: ignore[attr-defined]
        yield store


def rated(add: Add, at: str, pain: int, exercise: str = "hs-strap", **fields: Any) -> f.Fact:
    return add(f.ExerciseRated, at, session="s", exercise=exercise, pain=pain, **fields)


def test_a_day_keeps_the_highest_pain_of_each_moment_and_the_furthest_point(add: Add, path: Path) -> None:
    add(f.MorningRated, "2026-03-02T07:00", pain=3, zone_left=1)
    add(f.ReadinessChecked, "2026-03-02T09:00", rest=2, zone_left=3, zone_right=1)
    rated(add, "2026-03-02T09:10", 2)
    rated(add, "2026-03-02T09:20", 4, zone_right=2)
    add(f.AfterRated, "2026-03-02T10:00", session="s", pain=1)

    with open_history(path) as history:
        assert history.pain() == [PainDay(DAY, 3, 2, 4, 1, 3, 2)]


def test_an_answer_never_asked_is_none_not_zero(add: Add, path: Path) -> None:
    add(f.MorningRated, "2026-03-02T07:00", pain=0)

    with open_history(path) as history:
        assert history.pain() == [PainDay(DAY, 0, None, None, None, 0, 0)]


def test_what_counts_again_has_no_reason_to_be_gone(add: Any, path: Path) -> None:
    right = add(f.MorningRated, "2026-03-02T07:00", pain=2)
    slip = add.journal.retract(right.id, at=datetime(2026, 3, 4, tzinfo=UTC), reason="wrong line")
    add.journal.retract(slip.id, at=datetime(2026, 3, 5, tzinfo=UTC), reason="it was right")

    with open_history(path) as history:
        assert [one.morning for one in history.pain()] == [2]
        assert history.taken_back == {slip.id: "it was right"}
        assert history.taken_back_on == {slip.id: date(2026, 3, 5)}


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span(DAY, DAY), [DAY]),
        (Span(DAY - timedelta(days=1), DAY), [DAY - timedelta(days=1), DAY]),
        (Span(DAY + timedelta(days=1), date.max), [DAY + timedelta(days=1)]),
        (Span(date.min, DAY - timedelta(days=2)), []),
    ],
)
def test_a_span_includes_both_its_ends(add: Add, path: Path, span: Span, days: list[date]) -> None:
    for shift in (-1, 0, 1):
        moment = datetime(2026, 3, 2, 7, tzinfo=UTC) + timedelta(days=shift)
        add(f.MorningRated, moment, pain=2)

    with open_history(path) as history:
        assert [one.day for one in history.pain(span)] == days


def test_ru_23_a_fact_belongs_to_the_day_written_in_it(add: Add, path: Path) -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-8)))  # already 3 March in UTC
    add(f.MorningRated, late, pain=2)

    with open_history(path) as history:
        assert [one.day for one in history.pain()] == [DAY]


def test_what_was_taken_back_does_not_count_and_keeps_its_reason(add: Any, path: Path) -> None:
    wrong = add(f.MorningRated, "2026-03-02T07:00", pain=9)
    add(f.MorningRated, "2026-03-02T07:05", pain=2)
    add.journal.retract(wrong.id, at=datetime(2026, 3, 5, tzinfo=UTC), reason="a slip")

    with open_history(path) as history:
        assert [one.morning for one in history.pain()] == [2]
        assert [fact.pain for fact in history.facts(f.MorningRated)] == [2]
        assert history.taken_back == {wrong.id: "a slip"}


def test_times_of_an_exercise_are_the_newest_first_and_only_its_own(add: Add, path: Path) -> None:
    rated(add, "2026-03-02T09:00", 3, step="F1", effort=4)
    rated(add, "2026-03-04T09:00", 1, step="F2", done=0.5)
    rated(add, "2026-03-04T09:05", 7, exercise="hs-strap-other")

    with open_history(path) as history:
        assert history.times("hs-strap") == [
            Times(date(2026, 3, 4), "F2", 1, 0.5, None),
            Times(DAY, "F1", 3, 1.0, 4),
        ]
        assert len(history.times("hs-strap", most=1)) == 1
        assert history.times("never-done") == []


def test_days_done_tell_sessions_by_their_end_walks_and_answers(add: Add, path: Path) -> None:
    add(f.ReadinessChecked, "2026-03-02T09:00", rest=2)
    add(f.SessionStarted, "2026-03-02T23:55", session="a")
    add(f.SessionEnded, "2026-03-03T00:10", session="a", how="completed")
    add(f.SessionStarted, "2026-03-04T09:00", session="b")
    add(f.WalkDone, "2026-03-04T12:00", minutes=10)
    add(f.WalkDone, "2026-03-04T18:00", minutes=5.5)

    with open_history(path) as history:
        assert history.done(Span(DAY, date(2026, 3, 31))) == [
            DayDone(DAY, ("completed",), 0.0, True),
            DayDone(date(2026, 3, 3), (), 0.0, False),
            DayDone(date(2026, 3, 4), (None,), 15.5, False),
        ]


def test_facts_of_several_kinds_come_in_the_order_of_time(add: Add, path: Path) -> None:
    add(f.WalkDone, "2026-03-04T12:00", minutes=10)
    add(f.ChangeRated, "2026-03-02T12:00", value=3)
    add(f.NoteWritten, "2026-03-03T12:00", text="not asked for")

    with open_history(path) as history:
        assert [fact.kind for fact in history.facts(f.WalkDone, f.ChangeRated)] == [
            "change_rated",
            "walk_done",
        ]
        assert history.first_day == DAY


def test_an_empty_journal_has_no_first_day(path: Path) -> None:
    Journal.open(path).close()

    with open_history(path) as history:
        assert history.first_day is None
        assert history.pain() == []


def test_reading_goes_on_while_a_window_writes(add: Add, path: Path) -> None:
    with open_history(path) as history:
        add(f.MorningRated, "2026-03-02T07:00", pain=2)
        assert len(history.pain()) == 1


def test_a_missing_journal_is_told(tmp_path: Path) -> None:
    with pytest.raises(Missing), open_history(tmp_path / "none.sqlite"):
        pass


def test_taking_back_twice_is_once(add: Any, path: Path) -> None:
    wrong = add(f.MorningRated, "2026-03-02T07:00", pain=9)
    for day in (4, 5):
        add.journal.retract(wrong.id, at=datetime(2026, 3, day, tzinfo=UTC), reason=f"day {day}")

    with open_history(path) as history:
        assert history.pain() == []
        assert list(history.taken_back) == [wrong.id]
