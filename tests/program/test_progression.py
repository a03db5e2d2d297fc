"""Up and down the ladders: H-1 to H-10, RU-7, RU-12, RU-40 to RU-45, PR-S1, PR-S2, PR-VAC, PR-LEVEL, WALK-1.

Clinical.md 5.10 and 6.6.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import changes, choosing, facts, progression
from homeprog.program.action import decide
from homeprog.program.catalog import Catalog
from homeprog.program.context import suitable_today
from homeprog.program.limits import Limits
from homeprog.program.plan import Item
from homeprog.program.today import look

STRETCH = "lb-single-knee-to-chest"
MOVE = "fa-pelvic-tilt-lying"


def one(
    patient: Patient,
    exercise: str,
    step: str | None = None,
    *,
    rest: int = 1,
    after: int | None = 1,
    morning: int | None = 1,
    change: str | None = None,
    **more: Any,
) -> Patient:
    """A day whose session holds one exercise at its step of record; then the next morning's answer."""
    known = patient.state.exercises.get(exercise)
    first = patient.catalog.exercises[exercise].dose.start
    step = step or (known.step if known else first)
    patient.keep_screened().ready(rest)
    planned = (facts.Planned(exercise=exercise, step=step, change=change),)  # type: ignore[arg-type]
    session = patient.start(planned=planned)
    patient.rate(session, exercise, step=step, **more).end(session)
    if after is not None:
        patient.after(session, after)
    patient.next_day()
    return patient if morning is None else patient.morning(morning)


def fresh(catalog: Catalog, **given: str | float) -> Patient:
    """Stage 1 is open and its first session was done by a movement only; this morning is answered."""
    return Patient(catalog).begin("borderline", **given).morning(1)


def wants(patient: Patient, exercise: str) -> bool:
    """Whether the exercise has earned its change by H-1."""
    record = patient.state.exercises[exercise]
    data = patient.catalog.exercises[exercise]
    limits = Limits.from_catalog(patient.catalog)
    return progression.may_progress(data, record, limits, patient.today)


def run(patient: Patient, exercise: str) -> int:
    return patient.state.exercises[exercise].ok_run


def step_up(patient: Patient) -> Item | None:
    """Today's one change."""
    patient.keep_screened().ready(1)
    return next((item for item in patient.plan().items if item.change), None)


# -- H-1, H-6, RU-40 ----


def test_h1_three_ok_instances(catalog: Catalog) -> None:
    patient = fresh(catalog)
    for count in (1, 2):
        assert not wants(one(patient, STRETCH), STRETCH), count
    assert wants(one(patient, STRETCH), STRETCH)


@pytest.mark.parametrize(
    ("between", "left"),
    [
        ({"rest": 2, "pain": 3, "after": 2}, 2),  # ok-hold neither counts nor resets (H-6)
        ({"after": 3}, 2),  # P-5: the session was not OK
        ({"after": None}, 2),  # not answered: ok-hold
        ({"morning": 3}, 2),  # M-5
        ({"morning": None}, 2),  # M-0
        ({"pain": 4}, 0),  # one amber resets
        ({"sharp": True}, 0),
        ({"done": 0.89}, 0),  # 90 % of the dose
        ({"done": 0.9}, 3),
        ({"effort": 4}, 0),  # above the upper target of S1
        ({"effort": 3}, 3),
        ({"effort": 5}, 0),  # the stop value: amber
    ],
)
def test_h1_h6_what_a_session_between_does(catalog: Catalog, between: dict[str, Any], left: int) -> None:
    patient = one(one(fresh(catalog), STRETCH), STRETCH)

    assert run(one(patient, STRETCH, **between), STRETCH) == left


def test_ru40_instances_look_through_ok_hold_ones(catalog: Catalog) -> None:
    patient = fresh(catalog)
    for pain in (0, 3, 0, 3, 0):
        one(patient, STRETCH, pain=pain, rest=2, after=2)

    assert wants(patient, STRETCH)


def test_ru40_a_change_begins_the_count_anew(catalog: Catalog) -> None:
    patient = fresh(catalog)
    for _ in range(3):
        one(patient, STRETCH)
    one(patient, STRETCH, "F2", change="step")

    assert (patient.step(STRETCH), run(patient, STRETCH)) == ("F2", 1)


@pytest.mark.parametrize(("rest", "counts"), [(1, True), (3, True), (4, False), (5, False)])
def test_ru44_easy_and_gentle_days_never_count(catalog: Catalog, rest: int, counts: bool) -> None:
    """R of 3 is B+1 (NORMAL-HOLD), 4 EASY; 5 with B=4 GENTLE."""
    patient = Patient(catalog).begin("tight", rest=4 if rest == 5 else 2).morning(1)
    one(patient, STRETCH, rest=rest, after=rest)

    assert run(patient, STRETCH) == (1 if counts else 0)


def test_h6_one_red_steps_back_at_once(catalog: Catalog) -> None:
    patient = fresh(catalog)
    one(patient, STRETCH, "F3")
    patient.ready(1)
    patient.rate(patient.start(), STRETCH, pain=6, step="F3")

    assert (patient.step(STRETCH), run(patient, STRETCH)) == ("F2", 0)


@pytest.mark.parametrize(("marks", "step"), [("aoa", "F2"), ("aooa", "F3"), ("aa", "F2"), ("oa", "F3")])
def test_h7_two_ambers_in_the_last_three(catalog: Catalog, marks: str, step: str) -> None:
    patient = fresh(catalog)
    for mark in marks:
        one(patient, STRETCH, "F3", pain=4 if mark == "a" else 0)

    assert patient.step(STRETCH) == step


def test_h7_easy_sessions_are_no_instances_between(catalog: Catalog) -> None:
    """RU-44: they may not push an amber out of the last three."""
    patient = one(fresh(catalog), STRETCH, "F3", pain=4)
    for _ in range(3):
        one(patient, STRETCH, "F3", rest=4, after=4)
    one(patient, STRETCH, "F3", pain=4)

    assert patient.step(STRETCH) == "F2"


@pytest.mark.parametrize(("extra", "enough"), [(3, False), (4, True)])
def test_h9_one_more_after_a_step_back(catalog: Catalog, extra: int, enough: bool) -> None:
    patient = one(one(fresh(catalog), STRETCH, "F3"), STRETCH, pain=6)
    assert patient.step(STRETCH) == "F2"
    patient.next_day(8)
    for _ in range(extra):
        one(patient, STRETCH)

    assert wants(patient, STRETCH) is enough


@pytest.mark.parametrize(("days", "free"), [(7, False), (8, True)])
def test_h1_no_step_back_in_the_last_seven_days(catalog: Catalog, days: int, free: bool) -> None:
    patient = one(one(fresh(catalog), STRETCH, "F3"), STRETCH, pain=6)
    stepped_back = patient.state.exercises[STRETCH].stepped_back
    assert stepped_back is not None
    for _ in range(5):
        one(patient, STRETCH)
    patient.next_day((stepped_back + timedelta(days=days) - patient.today).days)

    assert wants(patient, STRETCH) is free


# -- H-2 to H-5, RU-12, RU-41 ----


def earned(catalog: Catalog) -> Patient:
    """All of stage 1's exercises have earned a change; no change made yet; this morning is answered."""
    patient = Patient(catalog).begin("tight")
    for _ in range(3):
        patient.morning(1).train().next_day()
    return patient.morning(1)


def test_h3_one_change_at_a_time(catalog: Catalog) -> None:
    patient = earned(catalog)
    patient.ready(1)

    assert [item.change for item in patient.plan().items if item.change] == ["step"]
    patient.perform()
    assert len(patient.state.changes) == 1


@pytest.mark.parametrize(
    "answer",
    [{"rest": 3}, {"rest": 4}, {"rest": 7}],
)
def test_h2_only_on_a_normal_day(catalog: Catalog, answer: dict[str, Any]) -> None:
    patient = earned(catalog).ready(**answer)

    assert not any(item.change for item in patient.plan().items)


def test_h2_not_before_todays_answer_and_not_without_the_morning(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("tight")
    for _ in range(3):
        patient.morning(1).train().next_day()
    assert not any(item.change for item in patient.plan().items), "RU-21: provisional"

    patient.ready(1)
    assert (patient.plan().action, patient.plan().rule) == ("NORMAL-HOLD", "M-0")
    assert not any(item.change for item in patient.plan().items)
    assert any(item.change for item in patient.morning(1).plan().items)


def test_h4_four_changes_in_a_calendar_week(catalog: Catalog) -> None:
    """RU-12: Monday to Sunday."""
    patient = earned(catalog)
    made: list[date] = []
    for _ in range(11):
        if step_up(patient) is not None:
            made.append(patient.today)
        patient.perform().next_day().morning(1).override("review_recorded")

    weeks = [day.isocalendar().week for day in made]
    assert [weeks.count(week) for week in sorted(set(weeks))] == [4, 4]
    assert [day.weekday() for day in made[:4]] == [3, 4, 5, 6]
    assert made[4].weekday() == 0


def test_h4_a_clinician_may_set_the_number(catalog: Catalog) -> None:
    patient = earned(catalog).override("limit_set", "CHANGES_PER_WEEK", 1)
    assert step_up(patient) is not None
    patient.perform().next_day().morning(1)

    assert step_up(patient) is None


def test_h4_no_further_change_until_the_morning_after(catalog: Catalog) -> None:
    patient = earned(catalog)
    assert step_up(patient) is not None
    patient.perform()
    patient.next_day()

    patient.ready(1)
    assert not any(item.change for item in patient.plan().items)


def test_h5_the_longest_waiting_first_and_ties_by_order(catalog: Catalog) -> None:
    patient = earned(catalog)
    order = []
    for _ in range(4):
        change = step_up(patient)
        assert change is not None
        order.append(change.exercise)
        patient.perform().next_day().morning(1)

    assert len(set(order)) == 4, "who has just changed waits shortest"
    positions = [exercise for group in catalog.order.values() for exercise in group]
    assert order == sorted(order, key=positions.index)


def test_walk1_walking_waits_in_the_same_line(catalog: Catalog) -> None:
    """WALK-1: in stage 1 it counts as a change, so it competes for it."""
    patient = earned(catalog)
    changed = []
    for _ in range(8):
        if (change := step_up(patient)) is not None:
            changed.append(change.exercise)
        patient.perform().next_day().morning(1).override("review_recorded")

    assert "fa-walk" in changed


@pytest.mark.parametrize(
    ("answers", "days"), [({}, 3), ({"pain": 2}, 3), ({"pain": 3}, 0), ({"morning": 3}, 0), ({"after": 2}, 3)]
)
def test_walk1_three_days_with_little_pain_and_a_normal_morning(
    catalog: Catalog, answers: dict[str, Any], days: int
) -> None:
    patient = fresh(catalog)
    for _ in range(3):
        one(patient, "fa-walk", "W2", **answers)

    assert len(patient.state.exercises["fa-walk"].days_at_step) == days


# -- H-10, PR-*: what comes next ----


def strong(catalog: Catalog) -> Patient:
    """Pairs restored and G-CORE open; this morning is answered."""
    patient = Patient(catalog).begin("free").train().next_day().restore("A", "B", "C")
    return patient.master_core().override("review_recorded").morning(1)


def rung(patient: Patient, exercise: str, step: str, oks: int = 3) -> tuple[str, str, str] | None:
    """What an exercise would change to next, once done `oks` times at a step."""
    for _ in range(oks):
        one(patient, exercise, step)
    patient.keep_screened().ready(1)
    day = patient.today
    today = look(patient.state, patient.catalog, day, decide(patient.state, patient.catalog, day))
    found = changes.next_rung(today, exercise)
    return None if found is None else (found.exercise, found.step, found.kind)


@pytest.mark.parametrize(
    ("exercise", "step", "wanted"),
    [
        ("ab-heel-slide", "R2", ("ab-heel-slide", "R3", "step")),
        ("ab-heel-slide", "R5", ("ab-heel-slide", "R6", "step")),
        ("ab-heel-slide", "R6", ("ab-bent-knee-fallout", "R1", "harder")),  # H-10
        ("ab-heel-slide", "R7", ("ab-bent-knee-fallout", "R1", "harder")),
        ("gl-squeeze", "I5", ("gl-squeeze", "I6", "step")),
        ("gl-squeeze", "I6", ("gl-bridge", "R1", "harder")),
        ("core-vacuum-lying", "V3", ("core-vacuum-sitting", "V1", "harder")),  # PR-VAC
        ("core-vacuum-sitting", "V2", ("core-vacuum-sitting", "V3", "step")),
        ("core-vacuum-standing", "V3", ("core-vacuum-standing", "V4", "step")),
        ("core-vacuum-standing", "V6", None),
    ],
)
def test_pr_s2_and_pr_vac_step_or_harder_neighbour(
    catalog: Catalog, exercise: str, step: str, wanted: tuple[str, str, str] | None
) -> None:
    assert rung(strong(catalog), exercise, step) == wanted


def test_pr_s2_the_ladder_goes_on_where_the_neighbour_is_not_allowed(catalog: Catalog) -> None:
    patient = strong(catalog).override("tag_set", "no-supine")
    assert rung(patient, "gl-squeeze", "I6") is None, "its top: it holds"

    blocked = strong(catalog)
    one(blocked, "ab-bent-knee-fallout")  # already in the program by a paper session
    blocked.state.slots["abdominals"] = ["ab-heel-slide", "ab-bent-knee-fallout"]
    assert rung(blocked, "ab-heel-slide", "R6") == ("ab-heel-slide", "R7", "step")


@pytest.mark.parametrize(
    ("below", "step", "oks", "reached"),
    [
        ("ab-heel-slide", "R3", 2, True),
        ("ab-heel-slide", "R3", 1, False),
        ("ab-heel-slide", "R2", 3, False),
        ("ab-wall-plank", "I3", 2, True),
        ("gl-squeeze", "I3", 2, False),  # another group
    ],
)
def test_pr_level_main(catalog: Catalog, below: str, step: str, oks: int, reached: bool) -> None:
    assert level(strong(catalog), below, step, oks, "ab-march-lying") is reached


@pytest.mark.parametrize(
    ("step", "oks", "days", "reached"),
    [("R5", 2, 21, True), ("R4", 3, 21, False), ("R5", 1, 21, False), ("R5", 2, 20, False)],
)
def test_pr_level_advanced(catalog: Catalog, step: str, oks: int, days: int, reached: bool) -> None:
    patient = strong(catalog)
    for _ in range(oks):
        one(patient, "ab-march-lying", step)
    patient.state.pairs["A"].since = patient.today - timedelta(days=days)

    assert level(patient, "ab-march-lying", step, 0, "ab-dead-bug") is reached


def level(patient: Patient, below: str, step: str, oks: int, wanted: str) -> bool:
    for _ in range(oks):
        one(patient, below, step)
    day = patient.today
    today = look(patient.state, patient.catalog, day, decide(patient.state, patient.catalog, day))
    return choosing.level_reached(today, wanted)


def test_pr_vac_v3_waits_for_the_core_gate(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free").train().next_day().restore("A").morning(1)

    assert rung(patient, "core-vacuum-lying", "V3") is None


@pytest.mark.parametrize(
    ("klass", "wanted"), [("tight", "F5"), ("borderline", "F5"), ("free", None), (None, None)]
)
def test_pr_s1_f4_stays_until_the_weekly_test(
    catalog: Catalog, klass: str | None, wanted: str | None
) -> None:
    patient = fresh(catalog)
    for _ in range(3):
        one(patient, STRETCH, "F4")
    if klass is not None:
        patient.next_day(4).keep_screened().flex("low-back", klass)
    found = rung(patient, STRETCH, "F4", 1)

    assert (found[1] if found else None) == wanted


def test_pr_s1_ru43_a_restored_pair_drops_to_f4_without_a_change(catalog: Catalog) -> None:
    patient = fresh(catalog)
    one(patient, STRETCH, "F6")
    one(patient, "hf-lying-leg-slide", "F2")
    patient.restore("A", "B").keep_screened().ready(1)

    assert patient.items()[STRETCH].step == "F4"
    assert patient.items()["hf-lying-leg-slide"].step == "F2", "the lower of the present step and F4"
    assert patient.items()[STRETCH].change is None


# -- STEP-BACK: 5.8, RU-7, RU-45 ----


def back(patient: Patient, exercise: str) -> None:
    allowed = suitable_today(patient.state, patient.catalog, patient.today)
    progression.step_back(patient.catalog, patient.state, exercise, patient.today, allowed)


def test_step_back_one_step_and_only_once_a_day(catalog: Catalog) -> None:
    """RU-45: the step-backs of one day are not added up."""
    patient = one(fresh(catalog), STRETCH, "F4")
    back(patient, STRETCH)
    back(patient, STRETCH)
    assert patient.step(STRETCH) == "F3"

    back(patient.next_day(), STRETCH)
    assert patient.step(STRETCH) == "F2"


def test_step_back_at_the_first_step_takes_the_easier_neighbour(catalog: Catalog) -> None:
    patient = one(strong(catalog), "ab-heel-slide", "R4")
    one(patient, "ab-bent-knee-fallout", "R1", change="harder")
    back(patient, "ab-bent-knee-fallout")

    assert patient.state.slots["abdominals"] == ["ab-heel-slide"]
    assert patient.step("ab-heel-slide") == "R3", "the step last used there minus one"
    assert patient.state.exercises["ab-heel-slide"].after_step_back


def test_ru7_step_back_never_leaves_the_role(catalog: Catalog) -> None:
    """The easier neighbour of ab-heel-slide is a vacuum: the next strengthener of the group comes instead."""
    patient = one(strong(catalog), "ab-heel-slide")
    back(patient, "ab-heel-slide")
    (target,) = patient.state.slots["abdominals"]

    assert target != "ab-heel-slide"
    assert catalog.exercises[target].role == "strengthen"
    assert patient.step(target) == catalog.exercises[target].dose.start
    assert progression.is_benched(patient.state, "ab-heel-slide", patient.today + timedelta(days=6))
    assert not progression.is_benched(patient.state, "ab-heel-slide", patient.today + timedelta(days=7))


def test_step_back_of_a_load_returns_to_the_previous_grade(catalog: Catalog) -> None:
    """L1 of a carry goes back to the start of its own ladder, which has no T2 (RU-49)."""
    for load, grade, start in (
        ("set-carry-load", "set-carry-exaggerated", "C3"),
        ("set-hinge-load", "set-hinge-exaggerated", "T2"),
    ):
        patient = fresh(catalog)
        for exercise in (grade, load):
            progression.adopt(catalog, patient.state, exercise, None, "new", patient.today)
        back(patient, load)
        assert patient.step(grade) == start


@pytest.mark.parametrize(("days", "step"), [(14, "F1"), (15, "F2")])
def test_the_last_changed_exercise_changed_in_the_last_14_days(
    catalog: Catalog, days: int, step: str
) -> None:
    """5.8, M-4: if there is none, nothing is stepped back."""
    patient = earned(catalog)
    while (change := step_up(patient)) is None or change.exercise != STRETCH:
        patient.perform().next_day().morning(1)
    patient.perform()
    changed = patient.today
    assert patient.step(STRETCH) == "F2"
    patient.override("limit_set", "CHANGES_PER_WEEK", 1)
    patient.next_day(days).keep_screened()
    assert patient.state.baseline is not None
    patient.morning(patient.state.baseline.bm + 2)

    assert (patient.today - changed).days == days
    assert patient.step(STRETCH) == step
    assert "M-4" in patient.state.pending.easy


def test_a_step_of_another_ladder_changes_nothing(catalog: Catalog) -> None:
    patient = one(fresh(catalog), STRETCH, "R3")

    assert patient.step(STRETCH) == "F1"


# -- effort (6.5, 2.7) ----


@pytest.mark.parametrize(
    ("tag", "exercise", "effort", "mark"),
    [
        (None, STRETCH, 4, "ok"),
        (None, STRETCH, 5, "amber"),
        (None, "fa-walk", 3, "ok"),
        (None, "fa-walk", 4, "amber"),
        (None, "ab-heel-slide", 6, "ok"),
        (None, "ab-heel-slide", 7, "amber"),
        ("bp-heart", "ab-heel-slide", 4, "ok"),
        ("bp-heart", "ab-heel-slide", 5, "amber"),
        ("preg-2", "gl-seated-band-out", 6, "amber"),
    ],
)
def test_6_5_effort_at_the_stop_value_or_above_the_tags_ceiling(
    catalog: Catalog, tag: str | None, exercise: str, effort: int, mark: str
) -> None:
    patient = strong(catalog)
    if tag is not None:
        patient.override("tag_set", tag)
    patient.ready(1)
    patient.rate(patient.start(), exercise, effort=effort)
    assert patient.state.session is not None

    assert patient.state.session.instances[-1].mark == mark


@pytest.mark.parametrize(("days", "effort", "mark"), [(13, 7, "amber"), (14, 7, "ok"), (14, 8, "amber")])
def test_6_5_strength_in_the_first_14_days_of_a_pair(
    catalog: Catalog, days: int, effort: int, mark: str
) -> None:
    patient = one(strong(catalog), "ab-heel-slide")
    first = patient.state.exercises["ab-heel-slide"].first_done
    assert first is not None
    patient.next_day((first + timedelta(days=days) - patient.today).days).keep_screened().ready(1)
    patient.rate(patient.start(), "ab-heel-slide", effort=effort)
    assert patient.state.session is not None

    assert patient.state.session.instances[-1].mark == mark


def test_ru45_an_effort_mark_is_a_step_back(catalog: Catalog) -> None:
    patient = one(fresh(catalog), STRETCH, "F3")
    one(patient, STRETCH, effort=5)

    assert patient.step(STRETCH) == "F2"
    assert patient.state.exercises[STRETCH].after_step_back


def test_pr_level_holds_for_a_new_exercise_too(catalog: Catalog) -> None:
    """4.5 never jumps to a `main` exercise because the foundation ones are taken or blocked."""
    patient = strong(catalog)
    today = look(patient.state, catalog, patient.today, decide(patient.state, catalog, patient.today))
    foundation = [data.id for data in catalog.by_group["abdominals"] if data.level == "foundation"]

    assert choosing.first_of(today, "abdominals", foundation) is None
    for _ in range(2):
        one(patient, "ab-heel-slide", "R3")
    today = look(patient.state, catalog, patient.today, decide(patient.state, catalog, patient.today))
    assert choosing.first_of(today, "abdominals", foundation) == "ab-march-lying"
