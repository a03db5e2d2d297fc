"""Usual values and how they follow slowly (clinical.md 0.4, RU-25)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_builder import Patient

from homeprog.program import baselines
from homeprog.program.catalog import Catalog
from homeprog.program.records import Baseline, UsualSession


def base(patient: Patient) -> Baseline:
    assert patient.state.baseline is not None
    return patient.state.baseline


def trained(catalog: Catalog, rests: list[int], *, rest: int = 3, after: int = 1) -> Patient:
    """One session a day with these resting pains, from S1 start on."""
    patient = Patient(catalog).begin(rest=rest)
    for pain in rests:
        patient.morning(pain).train(pain, after=pain).next_day()
    return patient


def test_intake_values_hold_until_five_normal_sessions(catalog: Catalog) -> None:
    four, five = trained(catalog, [1] * 4), trained(catalog, [1] * 5)
    for patient, b in ((four, 3), (five, 2)):
        patient.next_day(7 - len(patient.state.days))
        assert base(patient.ready(1)).b == b


@pytest.mark.parametrize(("days", "b"), [(6, 3), (7, 2), (13, 2), (14, 1)])
def test_recomputed_on_each_seventh_day_by_one_point(catalog: Catalog, days: int, b: int) -> None:
    """RU-25: every 7th day after S1 start, yesterday's session included; at most one point a time."""
    assert base(trained(catalog, [0] * days).ready(0)).b == b


def test_the_median_of_the_last_seven_sessions_counts_yesterdays(catalog: Catalog) -> None:
    """0.4: 3 3 3 | 2 2 2 2 has the median 2 only with the seventh session."""
    assert base(trained(catalog, [3, 3, 3, 2, 2, 2, 2]).ready(2)).b == 2


@pytest.mark.parametrize(("rests", "b"), [([3, 3, 3, 2, 2, 2], 3), ([3, 3, 2, 2, 2, 2], 2)])
def test_a_middle_between_two_scores_is_rounded_half_up(catalog: Catalog, rests: list[int], b: int) -> None:
    """0.2: the mean of 2 and 3 is 3."""
    patient = trained(catalog, rests)
    assert base(patient.next_day().ready(3)).b == b


def test_b_rises_by_one_point_at_a_time_too(catalog: Catalog) -> None:
    patient = trained(catalog, [0] * 21)
    assert base(patient.ready(0)).b == 0

    for _ in range(7):
        patient.morning(2).train(2).next_day()

    assert base(patient.ready(2)).b == 1


def test_b_never_rises_above_intake_plus_one(catalog: Catalog) -> None:
    patient = trained(catalog, [4] * 14)
    assert base(patient.ready(4)).b == 4
    for _ in range(14):
        patient.morning(5).train(5).next_day()
    assert base(patient.ready(5)).b == 4


def test_bm_follows_the_mornings_and_stops_at_intake_plus_one(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=1)
    for _ in range(21):
        patient.morning(3).train(1).next_day()

    assert base(patient).bm == 2


def test_zb_goes_down_but_never_above_intake(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline(rest=1, morning=1, zone_left=2, zone_right=1)
    patient.flex_all("tight", "tight", "tight")
    for day in range(7):
        patient.morning(1).ready(1, zone_left=1 if day % 2 else 2, zone_right=2).perform().next_day()

    assert base(patient.ready(1, zone_left=1)).zb == (2, 1), "2 2 2 2 against 1 1 1; right stays at intake"
    for _ in range(7):
        patient.next_day().morning(1).ready(1, zone_left=1).perform()
    assert base(patient.next_day().ready(1)).zb == (1, 0)


def test_a_tie_of_zones_takes_the_lower_one() -> None:
    assert baselines._most_common([2, 1, 2, 1]) == 1


def test_flare_up_and_no_session_days_do_not_count(catalog: Catalog) -> None:
    patient = trained(catalog, [1, 1, 1, 1])
    patient.morning(1).ready(8).perform().next_day()
    patient.ready(7).perform().next_day()
    patient.ready(1).next_day()

    assert patient.ready(1).state.usual_count == 4
    assert base(patient).b == 3


@pytest.mark.parametrize(("day", "b"), [(7, 4), (14, 3), (21, 2), (28, 2)])
def test_sessions_older_than_21_days_are_left_out(catalog: Catalog, day: int, b: int) -> None:
    """Day 21 still sees days 0 to 5, day 28 sees none of them and keeps the old value."""
    patient = trained(catalog, [0] * 6, rest=5)
    patient.next_day(day - 6)

    assert base(patient.ready(0)).b == b


@pytest.mark.parametrize(("days", "count", "b"), [(21, 4, 4), (22, 4, 5), (21, 3, 5)])
def test_four_sessions_of_at_most_21_days_are_needed(catalog: Catalog, days: int, count: int, b: int) -> None:
    patient = trained(catalog, [0] * 3, rest=5)
    state = patient.state
    assert state.s1_start is not None
    today = state.s1_start + timedelta(days=28)
    state.usual_sessions = [UsualSession(today - timedelta(days=days), 0, (0, 0))] * count
    state.usual_count = 5
    baselines.recompute(state, today)

    assert base(patient).b == b


def test_new_intake_values_start_anew(catalog: Catalog) -> None:
    patient = trained(catalog, [0] * 8).baseline(rest=5, morning=4)

    assert (base(patient).b, base(patient).bm, patient.state.usual_count) == (5, 4, 0)


@given(values=st.lists(st.integers(0, 10), min_size=1, max_size=7))
def test_the_median_lies_in_the_middle(values: list[int]) -> None:
    middle = baselines.median(values)
    assert sum(value < middle for value in values) <= len(values) / 2
    assert sum(value > middle for value in values) <= len(values) / 2


@pytest.mark.parametrize(("value", "whole"), [(2.4, 2), (2.5, 3), (3.5, 4), (0.0, 0)])
def test_halves_are_rounded_up(value: float, whole: int) -> None:
    assert baselines.round_half_up(value) == whole
