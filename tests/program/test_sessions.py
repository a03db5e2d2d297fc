"""A session folded into the state: P-1 to P-6, M-0 to M-6, D-1 to D-6, FREQ-2, SKIP (5.3-5.8, RU-24)."""

from datetime import timedelta
from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import facts
from homeprog.program.catalog import Catalog

STRETCH = "lb-single-knee-to-chest"


def trained(catalog: Catalog, answers: dict[str, dict[str, Any]] | None = None, **more: Any) -> Patient:
    """Usual pain 2; one whole session today."""
    return Patient(catalog).begin(rest=2).train(answers=answers, **more)


def mark(patient: Patient) -> str:
    """The final mark of the last session."""
    return patient.state.finished[-1].mark


# -- 5.4 ----


@pytest.mark.parametrize(
    ("after", "answers", "wanted", "pending"),
    [
        (2, {}, "ok", set()),  # P-6
        (2, {STRETCH: {"pain": 4}}, "ok-hold", set()),  # P-6 with an amber
        (None, {}, "ok-hold", set()),
        (3, {}, "not-ok", {"P-4"}),  # P-5, not answered again: as P-4
        (4, {}, "not-ok", {"P-4"}),
        (7, {}, "not-ok", {"P-4"}),
    ],
)
def test_5_4_the_session_mark(
    catalog: Catalog, after: int | None, answers: dict[str, Any], wanted: str, pending: set[str]
) -> None:
    patient = trained(catalog, answers, after=after).next_day().morning(2)

    assert mark(patient) == wanted
    assert set(patient.state.pending.easy) == pending
    assert patient.ready(1).plan().action == ("EASY" if pending else "NORMAL")


@pytest.mark.parametrize(("later", "wanted", "easy"), [(2, "ok-hold", False), (3, "not-ok", True)])
def test_p5_the_second_answer_decides(catalog: Catalog, later: int, wanted: str, easy: bool) -> None:
    patient = trained(catalog, after=3)
    assert "after" not in patient.plan().asks
    patient.now += _minutes(50)
    assert "after" in patient.plan().asks

    patient.after("s1", later, minutes=60).next_day().morning(2)

    assert mark(patient) == wanted
    assert bool(patient.state.pending.easy) is easy


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_the_ten_minute_question_comes_after_ten_minutes(catalog: Catalog) -> None:
    patient = trained(catalog, after=None)
    ended = patient.state.session
    assert ended is not None
    assert ended.ended_at is not None
    patient.now = ended.ended_at + _minutes(9)
    assert "after" not in patient.plan().asks
    patient.now = ended.ended_at + _minutes(10)
    assert "after" in patient.plan().asks


def test_p1_new_numbness_is_a_nerve_check_even_for_an_old_session(catalog: Catalog) -> None:
    patient = trained(catalog, after=None)
    assert patient.after("s1", 1, new_leg_symptoms=True).plan().rule == "P-1"

    late = trained(catalog, after=None).next_day().morning(2)
    assert late.after("s1", 1, new_leg_symptoms=True).plan().action == "NERVE-CHECK"


def test_p2_and_p4_step_back_the_last_changed(catalog: Catalog) -> None:
    for answer in ({"pain": 1, "zone_left": 1}, {"pain": 4}):
        patient = changed(catalog)
        exercise, step = patient.state.changes[-1].exercise, "M2"
        assert patient.step(exercise) == step
        patient.after(f"s{patient.sessions}", **answer)

        assert patient.step(exercise) == "M1"
        assert patient.next_day().morning(2).ready(1).plan().action == "EASY"


def test_p4_steps_back_what_was_marked_instead(catalog: Catalog) -> None:
    patient = changed(catalog, {"hf-lying-leg-slide": {"pain": 4, "step": "F3"}})
    exercise = patient.state.changes[-1].exercise
    patient.after(f"s{patient.sessions}", 4)

    assert patient.step("hf-lying-leg-slide") == "F2"
    assert patient.step(exercise) == "M2", "the last changed stays"


def changed(catalog: Catalog, answers: dict[str, Any] | None = None) -> Patient:
    """A session with one change has just ended, its ten minutes are not answered."""
    patient = Patient(catalog).begin(rest=2)
    for _ in range(3):
        patient.morning(2).train().next_day()
    patient.morning(2).train(answers=answers, after=None)
    assert len(patient.state.changes) == 1
    return patient


# -- 5.5, RU-24 ----


@pytest.mark.parametrize(
    ("morning", "wanted"),
    [
        ({"pain": 2}, "ok"),
        ({"pain": 3}, "ok-hold"),
        ({"pain": 4}, "not-ok"),
        ({"pain": 7}, "not-ok"),
        ({"pain": 2, "stiffness_min": 29}, "ok"),
        ({"pain": 2, "stiffness_min": 30}, "ok-hold"),
        ({"pain": 2, "zone_left": 3}, "not-ok"),
        ({"pain": 2, "new_leg_symptoms": True}, "not-ok"),
    ],
)
def test_5_5_the_morning_lowers_yesterdays_session(
    catalog: Catalog, morning: dict[str, Any], wanted: str
) -> None:
    assert mark(trained(catalog).next_day().morning(**morning)) == wanted


def test_ru24_a_later_morning_marks_nothing(catalog: Catalog) -> None:
    """M-0: two days later the session is ok-hold; today's action uses today's M in any case."""
    patient = trained(catalog).next_day(2).morning(4)

    assert mark(patient) == "ok-hold"
    assert patient.plan().rule == "M-4"


def test_m0_the_next_session_before_the_morning_answer(catalog: Catalog) -> None:
    patient = trained(catalog).next_day()
    assert patient.ready(1).plan().rule == "M-0"
    patient.start()

    assert mark(patient) == "ok-hold"
    assert patient.morning(2).state.finished[-1].mark == "ok-hold", "it is too late then"


@pytest.mark.parametrize(("pain", "action", "rule"), [(3, "NORMAL-HOLD", "M-5"), (4, "EASY", "M-4")])
def test_m4_and_m5_hold_for_the_next_session(catalog: Catalog, pain: int, action: str, rule: str) -> None:
    patient = trained(catalog).next_day().morning(pain)
    assert (patient.plan().action, patient.plan().rule) == (action, rule)

    patient.next_day().morning(2)
    assert patient.plan().rule == rule, "no session yet: still due"
    patient.train().next_day().morning(2).ready(1)
    assert patient.plan().action == "NORMAL"


def test_m2_on_three_mornings_in_a_row(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2)
    for asked in (False, False, True):
        patient.morning(2, zone_left=3)
        assert ("M-2" in patient.state.clinician) is asked
        patient.next_day()

    apart = Patient(catalog).begin(rest=2)
    for days in (1, 2, 1, 1):
        apart.morning(2, zone_left=3).next_day(days)
        assert ("M-2" in apart.state.clinician) is (len(apart.state.outward_mornings) == 3)


def test_ru20_an_outranked_easy_stays_due(catalog: Catalog) -> None:
    patient = trained(catalog, after=5).next_day().morning(2).ready(7)
    assert patient.plan().action == "FLARE"
    patient.perform().next_day().morning(2).ready(1)

    assert {"P-4", "5.9"} <= set(patient.state.pending.easy)
    assert patient.plan().action == "EASY"
    patient.perform()
    assert patient.state.pending.easy == {}, "one EASY session answers them all"


# -- 5.3 ----


def test_three_ambers_make_the_next_session_easy(catalog: Catalog) -> None:
    two = {one: {"pain": 4} for one in (STRETCH, "hf-lying-leg-slide")}
    three = {**two, "hs-hands-behind-thigh": {"pain": 4}}
    assert trained(catalog, two).next_day().morning(2).ready(1).plan().action == "NORMAL"

    plan = trained(catalog, three).next_day().morning(2).ready(1).plan()
    assert (plan.action, plan.rule) == ("EASY", "AMBER-3")


def test_three_ambers_of_a_session_that_never_ended(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).ready(1)
    session = patient.start()
    for exercise in (STRETCH, "hf-lying-leg-slide", "hs-hands-behind-thigh"):
        patient.rate(session, exercise, pain=4)
    patient.next_day().morning(2).ready(1)

    assert patient.plan().rule == "AMBER-3"


@pytest.mark.parametrize(("gap", "asked"), [(6, True), (7, False)])
def test_d1_dizzy_twice_in_seven_days(catalog: Catalog, gap: int, asked: bool) -> None:
    patient = Patient(catalog).begin(rest=2)
    for days in (gap, 0):
        patient.morning(2).keep_screened().ready(1)
        patient.rate(patient.start(), "fa-walk", dizzy=True).next_day(days)

    assert ("D-1" in patient.state.clinician) is asked


def test_d3_benches_for_the_bench_time(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).ready(1)
    patient.rate(patient.start(), STRETCH, zone_left=1)
    (bench,) = patient.plan().benched
    assert (bench.exercise, (bench.until - patient.today).days) == (STRETCH, 14)

    patient.next_day(13).screen().morning(2).ready(1)
    assert STRETCH not in patient.items(), "SWAP-1 supplies a substitute"
    assert "fa-pelvic-tilt-lying" in patient.items()
    patient.next_day(1).morning(2).ready(1)
    assert STRETCH in patient.plan().allowed


def test_d3_benches_also_a_stand_in_of_an_easy_day(catalog: Catalog) -> None:
    patient = trained(catalog).next_day().morning(4).ready(1)
    assert patient.plan().action == "EASY"
    patient.rate(patient.start(), "lb-cat-camel", zone_left=1)

    assert [bench.exercise for bench in patient.plan().benched] == ["lb-cat-camel"]


@pytest.mark.parametrize(
    ("value", "days"), [(None, 14), (True, 14), (21, 21), ("2026-03-12", 10), ("soon", 14), (1e12, 3650)]
)
def test_a_clinician_benches_for_days_or_until_a_date(catalog: Catalog, value: Any, days: int) -> None:
    patient = Patient(catalog).begin().override("exercise_benched", STRETCH, value)
    (bench,) = patient.plan().benched
    assert (bench.until - patient.today).days == days

    assert patient.override("exercise_allowed", STRETCH).plan().benched == ()


def test_bench_days_may_be_set(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).override("limit_set", "BENCH_DAYS", 28).ready(1)
    patient.rate(patient.start(), STRETCH, zone_left=1)

    assert (patient.plan().benched[0].until - patient.today).days == 28


def test_5_8_skipped_for_pain_in_three_sessions_leaves_the_exercise(catalog: Catalog) -> None:
    patient = trained(catalog, {STRETCH: {"step": "F3"}}).next_day()
    for count in range(3):
        assert STRETCH in patient.state.slots["low-back"], count
        patient.morning(2).ready(1)
        patient.write(facts.ExerciseSkipped, session=patient.start(), exercise=STRETCH, reason="pain")
        patient.next_day()

    (instead,) = patient.state.slots["low-back"]
    assert instead != STRETCH
    assert catalog.exercises[instead].stage == "S1"


def test_5_8_skips_count_only_in_a_row_and_for_pain(catalog: Catalog) -> None:
    patient = trained(catalog).next_day()
    for reason in ("pain", "pain", None, "pain", "time", "pain"):
        patient.morning(2).keep_screened().ready(1)
        session = patient.start()
        if reason is None:
            patient.rate(session, STRETCH)
        else:
            patient.write(facts.ExerciseSkipped, session=session, exercise=STRETCH, reason=reason)
        patient.next_day()

    assert patient.state.slots["low-back"] == [STRETCH]


# -- FREQ-2, RU-22 ----


def test_freq2_one_exercise_session_a_day(catalog: Catalog) -> None:
    plan = trained(catalog).plan()

    assert (plan.action, plan.rule) == ("REST-DAY", "FREQ-2")
    assert {catalog.exercises[item.exercise].stage for item in plan.items} == {"FA"}


def test_freq2_a_first_aid_bout_afterwards_does_not_open_the_day_again(catalog: Catalog) -> None:
    patient = trained(catalog)
    patient.perform()
    assert patient.plan().rule == "FREQ-2"

    session = patient.start()
    patient.rate(session, "fa-walk")
    assert patient.plan().rule == "FREQ-2", "not even in the middle of it"


def test_freq2_first_aid_and_walking_do_not_count(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).ready(1)
    session = patient.start()
    patient.rate(session, "fa-walk").end(session)

    assert patient.plan().action == "NORMAL"


def test_5_8_a_stopped_session_ends_all_exercise_of_the_day(catalog: Catalog) -> None:
    """Dizziness in the first movement: no further exercise today, on the nerve track neither."""
    for given in ({}, {"NV_01": "yes"}):
        patient = Patient(catalog).begin(rest=2, **given).ready(1)
        session = patient.start()
        patient.rate(session, "fa-pelvic-tilt-lying", dizzy=True).end(session, "stopped", "D-1")

        assert patient.plan().action == "REST-DAY"
        assert patient.next_day().morning(2).plan().action == "NORMAL"


def test_a_session_left_at_once_uses_nothing_up(catalog: Catalog) -> None:
    patient = trained(catalog, after=5).next_day().morning(2).ready(1)
    patient.end(patient.start(), "left")

    assert patient.plan().action == "EASY"


@pytest.mark.parametrize("step", ["L1", "", None])
def test_a_walk_with_a_step_of_another_ladder_counts_as_its_own_first_one(
    catalog: Catalog, step: str | None
) -> None:
    patient = Patient(catalog).begin().ready(1)
    session = patient.start(planned=())

    patient.rate(session, "fa-walk", step=step)

    first = catalog.step_of("fa-walk", catalog.exercises["fa-walk"].dose.start)
    assert patient.state.days[-1].walked_min == first.minutes


def test_a_day_off_of_the_schedule_is_a_rest_day(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2)
    patient.write(facts.ScheduleSet, days=("tue", "thu")).ready(1)
    assert (patient.plan().action, patient.plan().rule) == ("REST-DAY", "SCHEDULE")
    assert {item.part for item in patient.plan().items} == {"main", "walk"}

    assert patient.next_day().ready(1).plan().action == "NORMAL"
    assert Patient(catalog).begin(NV_01="yes").write(facts.ScheduleSet, days=()).plan().action == "NORMAL"
