"""Facts from a typed log sheet: what a walk with and without a pain becomes (WALK-1, RU-47)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from journal_builder import Patient

from homeprog.program.catalog import Catalog
from homeprog.program.facts import ExerciseRated, Fact, SessionEnded, SessionStarted, SetDone, WalkDone
from homeprog.program.paper_past import known_around
from homeprog.program.paper_week import PaperDay, PaperExercise, TypedWeek, type_in

WALK = "fa-walk"
KNEE = "lb-single-knee-to-chest"


@pytest.fixture
def patient(catalog: Catalog) -> Patient:
    """At the end of the first day, nothing trained yet; walks 5 minutes."""
    return Patient(catalog).begin(rest=2).clock(20)


def typed(patient: Patient, *days: PaperDay) -> TypedWeek:
    first = datetime.combine(days[0].day, time(), patient.now.tzinfo)
    known = known_around(patient.facts, patient.catalog, first)
    names: Iterator[str] = (f"t{number}" for number in range(1000))
    now = datetime.combine(days[-1].day, time(23), patient.now.tzinfo) + timedelta(days=1)
    return type_in(days, known, patient.catalog, now=now, new_id=lambda: next(names))


def tomorrow(patient: Patient) -> date:
    return patient.today + timedelta(days=1)


def of(week: TypedWeek, *kinds: type[Fact]) -> list[Fact]:
    return [fact for fact in week.facts if isinstance(fact, kinds)]


def walks(week: TypedWeek) -> list[tuple[float, int | None]]:
    """Walks outside a session: minutes and pain."""
    return [(fact.minutes, fact.pain) for fact in week.facts if isinstance(fact, WalkDone)]


def rated(week: TypedWeek) -> list[tuple[str, str | None, float, int | None]]:
    return [
        (one.exercise, one.step, one.done, one.pain) for one in week.facts if isinstance(one, ExerciseRated)
    ]


def test_a_walk_with_a_pain_is_rated_in_the_days_session(patient: Patient) -> None:
    knee = PaperExercise(KNEE, 2, 1)
    week = typed(
        patient, PaperDay(day=tomorrow(patient), before=2, exercises=(knee,), walk_minutes=5, walk_pain=1)
    )

    assert rated(week) == [(KNEE, "F1", 1.0, 1), (WALK, "W1", 1.0, 1)]
    assert [(one.exercise, one.hold_s) for one in of(week, SetDone)][-1] == (WALK, 300.0)
    (started,) = of(week, SessionStarted)
    assert [one.exercise for one in started.planned][-1] == WALK
    assert not walks(week)


def test_what_was_walked_beyond_the_step_is_a_walk_of_its_own(patient: Patient) -> None:
    week = typed(patient, PaperDay(day=tomorrow(patient), before=2, walk_minutes=30, walk_pain=1))

    assert rated(week) == [(WALK, "W1", 1.0, 1)]
    assert walks(week) == [(25.0, 1)]


def test_a_shorter_walk_is_its_share_of_the_dose(patient: Patient) -> None:
    week = typed(patient, PaperDay(day=tomorrow(patient), before=2, walk_minutes=3, walk_pain=4))

    assert rated(week) == [(WALK, "W1", 0.6, 4)]
    assert not walks(week)


@pytest.mark.parametrize(
    "day",
    [
        {"before": 2, "walk_minutes": 5},
        {"walk_minutes": 5, "walk_pain": 1},
    ],
    ids=["no pain written", "no answer before"],
)
def test_without_its_pain_or_the_answer_before_a_walk_counts_by_its_minutes(
    patient: Patient, day: dict[str, int]
) -> None:
    week = typed(patient, PaperDay(day=tomorrow(patient), **day))

    assert walks(week) == [(5.0, day.get("walk_pain"))]
    assert not of(week, SessionStarted, ExerciseRated)


def test_a_walk_beside_a_session_on_the_screen_begins_no_second_one(patient: Patient) -> None:
    patient.next_day().ready(2).perform()
    week = typed(patient, PaperDay(day=patient.today, walk_minutes=5, walk_pain=1))

    assert walks(week) == [(5.0, 1)]
    assert not of(week, SessionStarted)


def test_a_session_stopped_by_its_marks_has_no_walk_in_it(patient: Patient) -> None:
    hurt = tuple(PaperExercise(one, 1, 8) for one in (KNEE, "hf-lying-leg-slide"))
    week = typed(
        patient, PaperDay(day=tomorrow(patient), before=2, exercises=hurt, walk_minutes=5, walk_pain=1)
    )

    assert [fact.how for fact in of(week, SessionEnded)] == ["stopped"]
    assert WALK not in {one[0] for one in rated(week)}
    assert walks(week) == [(5.0, 1)]


@pytest.mark.parametrize(("not_due", "how"), [((), "left"), (("hs-hands-behind-thigh",), "completed")])
def test_what_the_sheet_does_not_ask_for_is_not_missing(
    patient: Patient, not_due: tuple[str, ...], how: str
) -> None:
    others = ("fa-pelvic-tilt-lying", KNEE, "hf-lying-leg-slide")
    done = tuple(PaperExercise(one, 1, 1) for one in others)
    week = typed(
        patient,
        PaperDay(day=tomorrow(patient), before=2, exercises=done, not_due=frozenset(not_due)),
    )

    assert [fact.how for fact in of(week, SessionEnded)] == [how]
    (started,) = of(week, SessionStarted)
    assert ("hs-hands-behind-thigh" in {one.exercise for one in started.planned}) == (not not_due)
