"""Week by week: W-1 to W-4, RU-27 (clinical.md 5.6), and the pain rows of 7.1 with 8.2's examples."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from journal_builder import MONDAY, START, Patient
from later_stages import ago, further, knows, rests

from homeprog.program import facts, trend
from homeprog.program.catalog import Catalog
from homeprog.program.records import Baseline, DayRecord, ProgramState


def mornings(patient: Patient, before: Sequence[int], this: Sequence[int]) -> Patient:
    """Morning pain of the two weeks that end yesterday, oldest first in each."""
    patient.state.days = [one for one in patient.state.days if one.day == patient.today]
    for first, scores in ((14, before), (7, this)):
        for position, score in enumerate(scores):
            day = ago(patient, first - position)
            at = patient.now - timedelta(days=first - position)
            patient.state.made_day(day).morning = facts.MorningRated(
                id=f"m{first}{position}", at=at, pain=score
            )
    return patient


@pytest.mark.parametrize(
    ("before", "this", "rise"),
    [
        ([2] * 7, [3] * 7, 1.0),
        ([2] * 4, [3] * 4, 1.0),
        ([2] * 3, [3] * 7, None),  # 4 scores in each of the two weeks
        ([2] * 7, [3] * 3, None),
        ([4] * 7, [3] * 7, -1.0),
    ],
)
def test_5_6_needs_four_mornings_in_each_week(
    catalog: Catalog, before: list[int], this: list[int], rise: float | None
) -> None:
    patient = mornings(further(catalog), before, this)

    assert trend.morning_rise(patient.state, patient.today) == rise


def test_5_6_the_weeks_end_yesterday(catalog: Catalog) -> None:
    patient = mornings(further(catalog), [2] * 7, [2] * 7)
    patient.state.made_day(patient.today).morning = facts.MorningRated(id="t", at=patient.now, pain=10)
    patient.state.made_day(ago(patient, 15)).morning = facts.MorningRated(id="o", at=patient.now, pain=10)

    assert trend.morning_rise(patient.state, patient.today) == 0.0


@pytest.mark.parametrize(
    ("this", "holds", "steps_back"),
    [
        ([3, 3, 3, 3, 3, 3, 2], False, False),  # 6/7 above: under 1.0
        ([3] * 7, True, False),  # W-1
        ([4, 4, 4, 4, 4, 4, 3], True, False),  # 13/7: under 2.0
        ([4] * 7, True, True),  # W-2 in one week
    ],
)
def test_w1_w2_thresholds(catalog: Catalog, this: list[int], holds: bool, steps_back: bool) -> None:
    patient = mornings(further(catalog), [2] * 7, this)

    assert trend.weekly(patient.state, patient.today) is steps_back
    assert (patient.state.trend_hold_until == patient.today + timedelta(days=7)) is holds


def test_w2_twice_in_a_row_and_not_with_a_week_between(catalog: Catalog) -> None:
    patient = mornings(further(catalog), [1] * 7, [2] * 7)
    assert not trend.weekly(patient.state, patient.today)
    assert trend.weekly(patient.state, patient.today), "the second week that rises by one"

    calmer = mornings(further(catalog), [1] * 7, [2] * 7)
    assert not trend.weekly(calmer.state, calmer.today)
    assert not trend.weekly(mornings(calmer, [2] * 7, [2] * 7).state, calmer.today)
    assert not trend.weekly(mornings(calmer, [1] * 7, [2] * 7).state, calmer.today)


@pytest.mark.parametrize(("days", "action"), [(0, "NORMAL-HOLD"), (6, "NORMAL-HOLD"), (7, "NORMAL")])
def test_w1_holds_for_seven_days(catalog: Catalog, days: int, action: str) -> None:
    """RU-27: "no progression" is NORMAL-HOLD."""
    patient = further(catalog)
    patient.state.trend_hold_until = patient.today - timedelta(days=days) + timedelta(days=7)
    plan = patient.ready(1).plan()

    assert plan.action == action
    assert plan.rule == ("W-1" if action == "NORMAL-HOLD" else "A-10")


def test_w2_steps_every_later_exercise_back_by_one_and_leaves_stage_1(catalog: Catalog) -> None:
    patient = further(catalog)
    for exercise, step in (
        ("hs-chair", "F3"),
        ("ab-heel-slide", "R4"),
        ("set-hinge-full", "T4"),
        ("bal-tandem", "B3"),
    ):
        knows(patient, exercise, step)
    mornings(patient, [1] * 7, [1, *[5] * 6])
    patient.state.s1_start = ago(patient, 6)  # the week ends with this night
    patient.next_day().morning(2)

    steps = [patient.step(one) for one in ("hs-chair", "ab-heel-slide", "set-hinge-full", "bal-tandem")]
    assert steps == ["F3", "R3", "T3", "B2"]
    assert "W-2" in patient.plan().cards
    patient.write(facts.CardRead, card="W-2")
    assert "W-2" not in patient.plan().cards


def test_w2_its_card_comes_again_with_the_next_time(catalog: Catalog) -> None:
    patient = further(catalog)
    patient.state.cards_read["W-2"] = ago(patient, 30)
    mornings(patient, [1] * 7, [3] * 7)
    trend.weekly(patient.state, patient.today)

    assert "W-2" in patient.plan().cards


@pytest.mark.parametrize(("days", "clinician"), [((27, 10, 0), True), ((28, 10, 0), False), ((10, 0), False)])
def test_w3_three_flare_ups_starting_within_28_days(
    catalog: Catalog, days: tuple[int, ...], clinician: bool
) -> None:
    patient = further(catalog)
    patient.state.flare_starts = [ago(patient, back) for back in days[:-1]]
    patient.ready(8)  # today's start

    assert ("W-3" in patient.state.clinician) is clinician
    assert ("W-2" in patient.plan().cards) is clinician, "the reassessment card"


@pytest.mark.parametrize(("score", "clinician"), [(4, True), (3, False)])
def test_w4_the_weeks_resting_pain_two_above_b0(catalog: Catalog, score: int, clinician: bool) -> None:
    patient = rests(further(catalog, rest=2), *[score] * 8)
    trend.weekly(patient.state, patient.today)

    assert ("W-4" in patient.state.clinician) is clinician


def test_w4_the_average_of_the_seven_days_up_to_yesterday(catalog: Catalog) -> None:
    patient = rests(further(catalog, rest=2), 10, *[4] * 6, 3, 10)
    trend.weekly(patient.state, patient.today)

    assert "W-4" not in patient.state.clinician, (
        "27 in seven days is under 4.0; neither today nor day 8 count"
    )


@pytest.mark.parametrize(
    ("day", "begins"), [(0, False), (6, False), (7, True), (8, False), (13, False), (14, True)]
)
def test_ru27_weeks_count_from_s1_start(day: int, begins: bool) -> None:
    state = ProgramState(s1_start=MONDAY)

    assert trend.week_begins(state, MONDAY + timedelta(days=day)) is begins


def test_ru27_on_the_nerve_track_weeks_count_from_its_start(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(NV_01="yes")

    assert trend.week_begins(patient.state, patient.today + timedelta(days=7))
    assert not trend.week_begins(patient.state, patient.today + timedelta(days=6))
    assert not trend.week_begins(ProgramState(), MONDAY)


def week(*scores: float, b0: int) -> ProgramState:
    """A week of resting scores against an intake value; a fraction is spread over ten scores of a week."""
    legs = (0, 0)
    base = Baseline(b0=b0, bm0=b0, zb0=legs, stiffness0=0, b=b0, bm=b0, zb=legs, stiffness=0)
    state = ProgramState(baseline=base)
    for back, score in enumerate(scores):
        at = START - timedelta(days=back)
        check = facts.ReadinessChecked(id=f"r{back}", at=at, rest=int(score))
        state.days.insert(0, DayRecord(day=at.date(), readiness=check))
    return state


@pytest.mark.parametrize(
    ("b0", "scores", "change", "meaningful"),
    [
        (6, (4, 4, 4, 4, 4, 4, 3), -2.1, True),  # 8.2: B0 6, week mean 3.9
        (6, (4,) * 7, -2.0, True),
        (6, (5, 4, 4, 4, 4, 4, 4), -1.9, True),  # 30 % of 6 is 1.8
        (6, (5, 4, 4, 4), -1.7, False),  # 4.25 is 4.3 to one decimal, half up
        (3, (2,) * 7, -1.0, True),  # 8.2: -33 %, the floor of 1.0 is met
        (3, (3, 2, 2, 2, 2), -0.8, False),  # 8.2: mean 2.2, below the floor
        (8, (6,) * 7, -2.0, True),  # 25 %, but two points
        (8, (6, 6, 6, 6, 6, 6, 7), -1.9, False),
        (5, (3, 4), -1.5, True),  # exactly 30 %
        (5, (4, 3, 4, 4, 3), -1.4, False),
        (0, (0,) * 7, 0.0, False),
        (2, (1,) * 7, -1.0, True),
        (4, (3, 3, 3, 2, 3), -1.2, True),  # exactly 30 %: 2.8
        (4, (3, 3, 3, 3, 3, 3, 2), -1.1, False),
    ],
)
def test_8_2_worked_examples_of_pain(
    b0: int, scores: tuple[int, ...], change: float, meaningful: bool
) -> None:
    state = week(*scores, b0=b0)

    assert trend.pain_change(state, MONDAY) == change
    assert trend.pain_meaningfully_better(state, MONDAY) is meaningful


def test_8_2_the_weeks_value_is_the_mean_of_its_seven_days() -> None:
    state = week(4, 5, 3, 4, 4, 4, 4, 10, b0=4)

    assert trend.mean_rest(state, MONDAY) == 4.0
    assert trend.mean_rest(state, MONDAY + timedelta(days=7)) is None
    assert trend.pain_change(ProgramState(), MONDAY) is None
