"""How much a measure has changed (clinical.md 7.1): every boundary of the table."""

from datetime import timedelta

import pytest
from journal_builder import MONDAY, START, Patient

from homeprog.program import facts
from homeprog.program.verdicts import (
    activities_verdict,
    felt_verdict,
    pain_verdict,
    verdict_of_test,
    zone_verdict,
)


def rested(catalog, start: int, *scores: int) -> Patient:
    """A patient with resting scores of the last days; the clock stands at the last of them."""
    patient = Patient(catalog).baseline(rest=start)
    for score in scores:
        patient.next_day().ready(rest=score)
    return patient


@pytest.mark.parametrize(
    ("start", "scores", "verdict"),
    [
        (6, (3, 4, 5), "better"),  # 4.0: two points
        (6, (4, 4, 5), "some"),  # 4.3: 1.7 points, under 30 % of 6
        (5, (3, 3, 4, 4), "better"),  # 3.5: 30 %
        (3, (2,), "better"),  # one point and 33 %
        (3, (2, 2, 2, 3), "same"),  # 2.3: below the floor of one point
        (4, (3,), "some"),
        (4, (5,), "same"),
        (4, (6,), "worse"),
    ],
)
def test_7_1_pain(catalog, start, scores, verdict):
    patient = rested(catalog, start, *scores)

    assert pain_verdict(patient.state, patient.today) == verdict


def test_7_1_pain_without_a_start_or_an_answer_has_no_verdict(catalog):
    patient = Patient(catalog)
    assert pain_verdict(patient.state, MONDAY) is None
    patient.baseline(rest=4)
    assert pain_verdict(patient.state, MONDAY) is None


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ((3, 5, 4), (6, 6, 7), "better"),
        ((3, 5, 4), (5, 5, 5), "some"),
        ((3, 5, 4), (3, 5, 6), "same"),
        ((5, 5, 5), (3, 3, 3), "worse"),
        ((2,), (4,), "some"),  # a single activity needs three
        ((2,), (5,), "better"),
    ],
)
def test_7_1_activities(catalog, first, last, verdict):
    patient = Patient(catalog)
    for scores in (first, last):
        named = tuple(facts.Activity(f"a{at}", score) for at, score in enumerate(scores))
        patient.next_day().write(facts.ActivityScored, activities=named)

    assert activities_verdict(patient.state) == verdict


def test_7_1_activities_before_they_were_scored(catalog):
    assert activities_verdict(Patient(catalog).state) is None


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(1, "better"), (2, "better"), (3, "some"), (4, "same"), (5, "same"), (6, "worse"), (7, "worse")],
)
def test_7_1_overall_change(value, verdict):
    assert felt_verdict(value) == verdict


@pytest.mark.parametrize(
    ("start", "days", "verdict"),
    [
        (4, (2,) * 7, "better"),
        (5, (3,) * 7, "better"),  # nearer by two
        (3, (1,) * 7, "better"),
        (3, (2,) * 7, "some"),
        (3, (1,) * 6, "some"),  # not seven days yet
        (3, (2, 2, 2), "some"),
        (3, (3, 2, 2), "same"),
        (3, (4, 4, 4), "worse"),
        (3, (4, 4), None),
    ],
)
def test_7_1_symptom_zone(catalog, start, days, verdict):
    patient = Patient(catalog).baseline(zone_left=start)
    for zone in days:
        patient.next_day().ready(zone_left=zone)

    assert zone_verdict(patient.state, patient.today) == verdict


def test_7_1_symptom_zone_needs_days_running(catalog):
    patient = Patient(catalog).baseline(zone_left=3)
    for _ in range(3):
        patient.next_day(2).ready(zone_left=1)

    assert zone_verdict(patient.state, patient.today) is None
    assert zone_verdict(Patient(catalog).state, START.date() + timedelta(days=3)) is None


@pytest.mark.parametrize(
    ("test", "before", "now", "verdict"),
    [
        ("T-HF1", 10, 6, "better"),
        ("T-HF1", 10, 6.1, "same"),
        ("T-HF1", 6, 10, "worse"),
        ("T-GL2", 10, 20, "better"),
        ("T-GL2", 20, 10, "worse"),
    ],
)
def test_section_3_change_that_counts(catalog, test, before, now, verdict):
    assert verdict_of_test(catalog.tests[test], before, now) == verdict
