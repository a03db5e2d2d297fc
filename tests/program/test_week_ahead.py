"""The coming days as the rules plan them when all goes as planned: FREQ-1, PR-S1, 4.7, G-SCREEN."""

import msgspec
import pytest
from journal_builder import Patient
from later_stages import ago, further, knows

from homeprog.program.catalog import Catalog
from homeprog.program.plan import DayPlan
from homeprog.program.week_ahead import days_ahead


def week_of(patient: Patient, days: int = 7) -> tuple[DayPlan, ...]:
    return days_ahead(patient.plan(), patient.state, patient.catalog, days)


def days_with(patient: Patient, week: tuple[DayPlan, ...], *roles: str) -> list[int]:
    """The days, 0 the first, on which an exercise of the roles is due."""
    exercises = patient.catalog.exercises
    return [
        number
        for number, plan in enumerate(week)
        if any(item.part == "main" and exercises[item.exercise].role in roles for item in plan.items)
    ]


def test_the_first_day_is_the_given_plan_and_the_state_stays(catalog: Catalog) -> None:
    patient = further(catalog, "S2").ready(2)
    before = msgspec.to_builtins(patient.state)

    week = week_of(patient)

    assert week[0] == patient.plan()
    assert [plan.day.isoformat() for plan in week[:2]] == [
        ago(patient, 0).isoformat(),
        ago(patient, -1).isoformat(),
    ]
    assert msgspec.to_builtins(patient.state) == before


def test_freq_1_strengthening_is_due_on_three_days_never_two_running(catalog: Catalog) -> None:
    patient = further(catalog, "S2")

    strong = days_with(patient, week_of(patient), "strengthen", "set")

    assert strong == [0, 2, 4]


def test_freq_1_counts_what_was_done_before_the_week(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    patient.state.made_day(ago(patient, 1)).strength = True

    assert days_with(patient, week_of(patient), "strengthen", "set")[0] == 1


def test_pr_s1_stretches_of_restored_pairs_are_due_on_three_days(catalog: Catalog) -> None:
    patient = further(catalog, "S2")

    week = week_of(patient)

    due = [plan for plan in week if any(i.exercise == "lb-single-knee-to-chest" for i in plan.items)]
    assert len(due) == 3


def test_4_7_the_sets_take_turns(catalog: Catalog) -> None:
    patient = further(catalog, "S5")
    sets = [catalog.maintenance[f"MAINT-FLOOR-{letter}"] for letter in "AB"]
    for one in sets:
        for exercise in (*one.stretches, *one.strength, *one.setting):
            knows(patient, exercise, catalog.exercises[exercise].dose.top, last=2)

    week = week_of(patient)

    done = [{item.exercise for item in plan.items} for plan in week]
    assert ["gl-bridge-march" in one for one in done] == [True, False, False, False, True, False, False]
    assert ["gl-clam" in one for one in done] == [False, False, True, False, False, False, False]


def test_the_patients_own_days_off_are_days_off(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    patient.state.schedule = ("mon", "wed", "fri")

    week = week_of(patient)

    for plan in week:
        assert (plan.rule == "SCHEDULE") == (plan.day.weekday() not in {0, 2, 4})


def test_g_screen_is_answered_in_time_but_not_made_up_where_it_is_overdue(catalog: Catalog) -> None:
    in_time = further(catalog, "S2")
    in_time.state.screening.last_check = ago(in_time, 6)
    overdue = further(catalog, "S2")
    overdue.state.screening.last_check = ago(overdue, 8)

    assert "SCREENING-DUE" not in {plan.action for plan in week_of(in_time, 35)}
    assert {plan.action for plan in week_of(overdue)} == {"SCREENING-DUE"}


@pytest.mark.parametrize("rest", [7, 9])
def test_a_bad_day_today_stays_today_or_goes_on_as_the_rules_say(catalog: Catalog, rest: int) -> None:
    patient = further(catalog, "S2").ready(rest)

    week = week_of(patient)

    assert week[0].action in {"FLARE", "NO-SESSION"}
    assert not days_with(patient, week, "strengthen", "set")  # a flare-up ends by an answer, never by itself


def test_an_easy_session_that_is_due_is_the_next_one_only(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    patient.state.pending.easy["P-4"] = ago(patient, 1)

    actions = [plan.action for plan in week_of(patient)]

    assert actions[0] == "EASY"
    assert "EASY" not in actions[1:]
