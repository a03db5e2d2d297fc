"""Checkpoints, counted sessions, what counts as a change: RA-1 to RA-8 (clinical.md 7, 8.2)."""

from datetime import timedelta

import pytest
from journal_builder import MONDAY, Patient, calm_answers
from later_stages import ago, further, knows, rests, seen, with_result

from homeprog.program import facts, maintenance, reassess
from homeprog.program.catalog import Catalog
from homeprog.program.records import ProgramState, TestRecord


def scored(patient: Patient, first: tuple[int, ...], now: tuple[int, ...]) -> Patient:
    """PSFS at first and now."""
    patient.state.activities_first, patient.state.activities_last = first, now
    return patient


def quiet(catalog: Catalog, stage: str = "S3", rest: int = 2) -> Patient:
    """Nothing has changed since intake: resting pain as at first."""
    return rests(further(catalog, stage, rest=rest), *[rest] * 7)


# -- 7.1, 8.2 ----


@pytest.mark.parametrize(
    ("first", "now", "change", "better"),
    [
        ((3, 5, 4), (6, 6, 7), 2.3, True),  # 8.2: 4.0 -> 6.3
        ((3, 5, 4), (6, 6, 6), 2.0, True),
        ((3, 5, 4), (6, 6, 5), 1.7, False),
        ((4, 4, 5), (6, 6, 7), 2.0, True),  # 4.3 -> 6.3
        ((2,), (4,), 2.0, False),  # 8.2: a single activity needs three
        ((2,), (5,), 3.0, True),
        ((), (5,), None, False),
    ],
)
def test_8_2_worked_examples_of_psfs(
    first: tuple[int, ...], now: tuple[int, ...], change: float | None, better: bool
) -> None:
    state = ProgramState(activities_first=first, activities_last=now)

    assert reassess.activity_change(state) == change
    assert reassess.activities_meaningfully_better(state) is better


@pytest.mark.parametrize(
    ("rest", "activities", "felt", "worse"),
    [
        (3, (4, 4), 4, None),
        (4, (4, 4), 4, "pain"),  # two points higher than B0 = 2
        (2, (2, 2), 4, "activities"),
        (2, (2, 3), 4, None),
        (2, (4, 4), 5, None),
        (2, (4, 4), 6, "change"),
        (2, (4, 4), 7, "change"),
    ],
)
def test_7_1_meaningful_worsening(
    catalog: Catalog, rest: int, activities: tuple[int, ...], felt: int, worse: str | None
) -> None:
    patient = scored(rests(further(catalog), *[rest] * 7), (4, 4), activities)
    patient.state.change_value = felt

    assert reassess.worse(patient.state, patient.today) == worse


@pytest.mark.parametrize(
    ("felt", "some", "meaningful"), [(4, False, False), (3, True, False), (2, True, True)]
)
def test_8_2_pgic(catalog: Catalog, felt: int, some: bool, meaningful: bool) -> None:
    patient = quiet(catalog)
    patient.state.change_value = felt

    assert reassess.some_change(patient.state, catalog, patient.today) is some
    assert reassess.meaningful_change(patient.state, patient.today) is meaningful


@pytest.mark.parametrize(
    ("scores", "some"), [([2] * 7, False), ([1] * 7, True), ([1, 1, 1, 1, 1, 1, 2], False), ([1, 1, 1], True)]
)
def test_7_1_some_change_of_pain_is_one_point(catalog: Catalog, scores: list[int], some: bool) -> None:
    patient = rests(further(catalog), *scores)

    assert reassess.some_change(patient.state, catalog, patient.today) is some


@pytest.mark.parametrize(("now", "some"), [((5, 5), True), ((5, 4), False), ((4, 4), False)])
def test_7_1_some_change_of_psfs_is_one_point(catalog: Catalog, now: tuple[int, ...], some: bool) -> None:
    patient = scored(quiet(catalog), (4, 4), now)

    assert reassess.some_change(patient.state, catalog, patient.today) is some


def test_7_1_one_worsening_outweighs_every_change(catalog: Catalog) -> None:
    patient = scored(rests(further(catalog, rest=5), *[2] * 7), (4, 4), (2, 2))

    assert not reassess.some_change(patient.state, catalog, patient.today)
    assert not reassess.meaningful_change(patient.state, patient.today)


def zones(patient: Patient, first: int, *days: int | None) -> Patient:
    """Furthest zone at intake and on the last days, today's last."""
    assert patient.state.baseline is not None
    patient.state.baseline.zb0 = (first, 0)
    for back, zone in enumerate(reversed(days)):
        record = patient.state.made_day(ago(patient, back))
        record.zone_known, record.furthest = zone is not None, (zone or 0, 0)
    return patient


@pytest.mark.parametrize(
    ("days", "some"),
    [((2, 2, 2), True), ((2, 2, 3), False), ((3, 2, 2), False), ((2, None, 2), False), ((3, 3, 3), False)],
)
def test_7_1_nearer_by_one_on_three_days_running(
    catalog: Catalog, days: tuple[int | None, ...], some: bool
) -> None:
    patient = zones(quiet(catalog), 3, *days)

    assert reassess.some_change(patient.state, catalog, patient.today) is some


@pytest.mark.parametrize(("days", "some"), [((4, 4, 4), False), ((4, 4, 3), True), ((3, 4, 4), True)])
def test_7_1_further_by_one_on_three_days_is_a_worsening(
    catalog: Catalog, days: tuple[int, ...], some: bool
) -> None:
    patient = scored(zones(quiet(catalog), 3, *days), (4,), (6,))

    assert reassess.some_change(patient.state, catalog, patient.today) is some


@pytest.mark.parametrize(
    ("results", "some"),
    [
        ([("tight", 20), ("borderline", 16)], True),  # a class better
        ([("tight", 24), ("tight", 20)], True),  # 4 cm count for T-LB1
        ([("tight", 24), ("tight", 20.1)], False),
        ([("borderline", 12), ("borderline", 12)], False),
        ([("free", 4), ("borderline", 10)], False),
    ],
)
def test_7_1_a_more_flexible_group(catalog: Catalog, results: list[tuple[str, float]], some: bool) -> None:
    patient = quiet(catalog)
    patient.state.tests = {
        "low-back": [
            TestRecord("T-LB1", ago(patient, 30 - 7 * at), klass, value, True)
            for at, (klass, value) in enumerate(results)
        ]
    }

    assert reassess.some_change(patient.state, catalog, patient.today) is some


@pytest.mark.parametrize(("classes", "some"), [(("free", "borderline"), True), (("borderline",) * 2, False)])
def test_7_1_a_class_worse_in_two_tests_is_a_worsening(
    catalog: Catalog, classes: tuple[str, ...], some: bool
) -> None:
    patient = scored(quiet(catalog), (4,), (6,))
    patient.state.tests = {"hamstrings": [TestRecord("T-HS1", ago(patient, 40), "free", 5.0, True)]}
    for at, klass in enumerate(classes):
        with_result(patient, "hamstrings", "T-HS1", klass, 20 - 7 * at, 5.0)

    assert reassess.some_change(patient.state, catalog, patient.today) is some


# -- 7.2 ----


def test_7_2_at_most_three_counted_in_seven_days() -> None:
    state = ProgramState()
    counted = []
    for day in range(9):
        reassess.count_session(state, MONDAY + timedelta(days=day))
        counted.append(state.counted_sessions)

    assert counted == [1, 2, 3, 3, 3, 3, 3, 4, 5]


@pytest.mark.parametrize(("done", "counted"), [(3, 1), (2, 0)])
def test_7_2_three_quarters_of_the_exercises(catalog: Catalog, done: int, counted: int) -> None:
    patient = Patient(catalog).begin("tight")
    patient.ready(1)
    names = ("fa-pelvic-tilt-lying", "lb-single-knee-to-chest", "hf-lying-leg-slide", "hs-hands-behind-thigh")
    session = patient.start(planned=tuple(facts.Planned(exercise=one) for one in names))
    for position, name in enumerate(names):
        patient.rate(session, name, done=1.0 if position < done else 0.7)
    patient.end(session).next_day().morning(1)

    assert patient.state.counted_sessions == counted


# -- RA-1, RA-2 ----


def at_session(patient: Patient, count: int, *, weeks: float = 2) -> Patient:
    """So many counted sessions since S1 start."""
    patient.state.checkpoints = {}
    patient.state.counted_sessions = count
    patient.state.s1_start = ago(patient, round(weeks * 7) - 1)
    return patient


def check(patient: Patient) -> Patient:
    reassess.check(patient.state, patient.catalog, patient.today)
    return patient


@pytest.mark.parametrize(("count", "due"), [(4, False), (5, True)])
def test_ra1_at_counted_session_5(catalog: Catalog, count: int, due: bool) -> None:
    patient = check(at_session(quiet(catalog), count))
    plan = patient.plan()

    assert ("RA-1" in plan.cards) is due
    assert ("screening_full" in plan.asks) is due, "the NV questions"
    assert plan.action == "NORMAL", "program continues"


def test_ra1_is_content_with_any_small_change(catalog: Catalog) -> None:
    patient = check(at_session(rests(further(catalog), *[1] * 7), 5))

    assert "RA-1" not in patient.plan().cards
    assert "RA-1" in patient.state.checkpoints, "looked at once"


def test_ra1_switches_to_another_stretch_at_f1_which_is_no_change(catalog: Catalog) -> None:
    """RU-48."""
    patient = at_session(quiet(catalog), 5)
    knows(patient, "lb-single-knee-to-chest", "F3")
    knows(patient, "hf-lying-leg-slide", "F3")
    knows(patient, "hs-hands-behind-thigh", "F3")
    check(patient)
    slots = patient.state.slots
    swapped = [slots[group][0] for group in ("low-back", "hip-flexors", "hamstrings")]

    assert swapped == ["lb-cat-camel", "hf-chair-side", "hs-chair"]
    patient.state.pairs["B"].state = "LOCKED"
    item = patient.ready(2).items()["hf-chair-side"]
    assert (item.step, item.change) == ("F1", None)


def test_ra1_the_questions_are_asked_once(catalog: Catalog) -> None:
    patient = check(at_session(quiet(catalog), 5)).ready(2)
    assert "screening_full" in patient.plan().asks
    patient.screen()

    assert "screening_full" not in patient.plan().asks


@pytest.mark.parametrize(("count", "asked"), [(7, False), (8, True)])
def test_ra2_at_counted_session_8_asks_for_a_clinician(catalog: Catalog, count: int, asked: bool) -> None:
    patient = check(at_session(quiet(catalog), count, weeks=3))
    plan = patient.ready(2).plan()

    assert ("RA-2" in patient.state.clinician) is asked
    assert (plan.action, "CLINICIAN" in plan.cards) == (("NORMAL-HOLD", True) if asked else ("NORMAL", False))


def test_ra2_until_a_review_or_some_change(catalog: Catalog) -> None:
    reviewed = check(at_session(quiet(catalog), 8)).override("review_recorded", "RA-2")
    assert "RA-2" not in reviewed.state.clinician
    assert "RA-2" not in check(reviewed).state.clinician, "looked at once"

    changed = check(at_session(quiet(catalog), 8)).write(facts.ChangeRated, value=3)
    assert "RA-2" not in changed.state.clinician


@pytest.mark.parametrize(("weeks", "card"), [(2.0, True), (20 / 7, False), (3.0, False)])
def test_ra1_low_adherence_moves_both_checkpoints_by_three_once(
    catalog: Catalog, weeks: float, card: bool
) -> None:
    """Five of 3 a week: 60 % is reached up to 2 weeks and 5 days."""
    patient = check(at_session(quiet(catalog), 5, weeks=weeks))
    assert ("RA-1" in patient.plan().cards) is card
    if card:
        return
    patient.state.counted_sessions = 7
    assert "RA-1" not in check(patient).state.checkpoints
    patient.state.counted_sessions = 8
    assert "RA-1" in check(patient).state.checkpoints, "moved once only"
    assert "RA-2" not in patient.state.clinician
    patient.state.counted_sessions = 10
    assert "RA-2" not in check(patient).state.clinician
    patient.state.counted_sessions = 11
    assert "RA-2" in check(patient).state.clinician


def test_ra1_sixty_percent_is_enough(catalog: Catalog) -> None:
    patient = at_session(quiet(catalog), 9, weeks=5)

    assert reassess.adherence(patient.state, patient.today) == pytest.approx(0.6)
    patient.state.counted_sessions = 5
    assert reassess.adherence(patient.state, ago(patient, 34)) == pytest.approx(5 / 3), (
        "the first week is whole"
    )
    assert reassess.adherence(ProgramState(), patient.today) == 1.0


# -- RA-3 to RA-5 ----


def test_ra3_worsening_asks_for_a_clinician_and_the_next_session_is_easy(catalog: Catalog) -> None:
    patient = further(catalog).write(facts.ChangeRated, value=6).ready(1)

    assert "RA-3" in patient.state.clinician
    assert patient.plan().action == "EASY"
    assert {"RA-3", "CLINICIAN"} <= {*patient.state.clinician, *patient.plan().cards}


def test_ra3_psfs_speaks_at_once(catalog: Catalog) -> None:
    patient = further(catalog)
    for score in (6, 4):
        patient.write(facts.ActivityScored, activities=(facts.Activity("walking", score),))

    assert "RA-3" in patient.state.clinician


def test_ra3_is_not_raised_again_while_its_review_is_fresh(catalog: Catalog) -> None:
    patient = further(catalog).write(facts.ChangeRated, value=6).override("review_recorded")
    patient.state.pending.easy.clear()
    check(patient)
    assert (patient.state.clinician, patient.state.pending.easy) == ({}, {})

    patient.state.reviewed["RA-3"] = ago(patient, 28)
    check(patient)
    assert set(patient.state.clinician) == set(patient.state.pending.easy) == {"RA-3"}


@pytest.mark.parametrize(
    ("day", "rule"),
    [(41, None), (42, "RA-4"), (43, None), (69, None), (70, "RA-4"), (90, None), (91, "RA-5"), (98, "RA-4")],
)
def test_ra4_ra5_days(catalog: Catalog, day: int, rule: str | None) -> None:
    patient = quiet(catalog)
    patient.state.s1_start = ago(patient, day)
    check(patient)

    assert {one for one in patient.state.clinician if one in {"RA-4", "RA-5"}} == ({rule} if rule else set())


@pytest.mark.parametrize("day", [42, 91])
def test_ra4_ra5_are_content_with_a_meaningful_change(catalog: Catalog, day: int) -> None:
    patient = rests(further(catalog, rest=4), *[2] * 7)
    patient.state.s1_start = ago(patient, day)

    assert check(patient).state.clinician == {}


def test_ra4_a_review_of_the_same_day_is_enough(catalog: Catalog) -> None:
    patient = quiet(catalog)
    patient.state.s1_start = ago(patient, 42)
    check(patient).override("review_recorded").ready(2)

    assert patient.plan().action == "NORMAL"


def test_ra5_holds_every_dose_and_opens_no_stage_until_a_review(catalog: Catalog) -> None:
    patient = quiet(catalog, "S2")
    patient.state.latched.pop("G-CORE")
    patient.state.vacuum_sessions, patient.state.vacuum_run = 5, 5
    patient.state.s1_start = ago(patient, 91)
    patient.ready(2)
    assert patient.plan().action == "NORMAL-HOLD"
    assert "G-CORE" not in patient.state.latched

    patient.override("review_recorded", "RA-5")
    assert "G-CORE" in patient.state.latched


# -- RA-6 to RA-8 ----


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
def test_ra6_every_28_days_screening_change_and_tests(catalog: Catalog, days: int, due: bool) -> None:
    patient = quiet(catalog)
    state = patient.state
    state.screening.last_full = ago(patient, days)
    state.change_on, state.change_count, state.counted_sessions = ago(patient, days), 30, 30
    state.tests = {
        "low-back": [TestRecord("T-LB1", ago(patient, days), "free", 1.0, True)],
        "hip-flexors": [TestRecord("T-HF1", ago(patient, days), "free", 1.0, True)],
        "hamstrings": [TestRecord("T-HS1", ago(patient, days), "free", 1.0, True)],
        "quadriceps": [TestRecord("T-QU1", ago(patient, days), "fair", 20.0, True)],
        "balance": [TestRecord("T-BA1", ago(patient, days), "fair", 3.0, True)],
    }
    asked = {"screening_full", "change", "test:T-LB1", "test:T-HF1", "test:T-HS1", "test:T-QU1", "test:T-BA1"}

    assert asked.intersection(patient.ready(2).plan().asks) == (asked if due else set())


@pytest.mark.parametrize(("days", "due"), [(None, True), (13, False), (14, True)])
def test_7_3_psfs_every_14_days(catalog: Catalog, days: int | None, due: bool) -> None:
    patient = quiet(catalog)
    patient.state.activities_on = None if days is None else ago(patient, days)

    assert ("activities" in patient.plan().asks) is due


@pytest.mark.parametrize(
    ("counted", "last", "at", "due"),
    [
        (4, None, 0, False),
        (5, None, 0, True),
        (5, 1, 5, False),
        (7, 20, 5, False),
        (8, 1, 7, True),
        (8, 1, 8, False),
        (20, 27, 8, False),
        (20, 28, 8, True),
    ],
)
def test_7_3_pgic_at_sessions_5_and_8_then_every_28_days(
    catalog: Catalog, counted: int, last: int | None, at: int, due: bool
) -> None:
    patient = quiet(catalog)
    state = patient.state
    state.counted_sessions, state.change_count = counted, at
    state.change_on = None if last is None else ago(patient, last)

    assert reassess.change_due(state, patient.today) is due


def lasting(catalog: Catalog) -> Patient:
    """Stage 5, as content as at first."""
    return quiet(catalog, "S5")


@pytest.mark.parametrize("klass", ["borderline", "tight"])
def test_ra7_a_pair_that_is_no_longer_free_goes_back_to_full_sessions(catalog: Catalog, klass: str) -> None:
    patient = lasting(catalog)
    assert maintenance.applies(seen(patient))
    with_result(patient, "hamstrings", "T-HS1", klass, 0)

    assert not maintenance.applies(seen(patient))
    patient.state.made_day(ago(patient, 1)).strength = True
    assert "hs-hands-behind-thigh" in patient.ready(2).items(), (
        "its stretch on a day without strengthening too (SB-1)"
    )


@pytest.mark.parametrize(("now", "back"), [((6, 5), False), ((5, 5), True), ((8, 8), False)])
def test_ra7_psfs_down_by_two_since_stage_5(catalog: Catalog, now: tuple[int, ...], back: bool) -> None:
    patient = lasting(catalog)
    patient.state.activities_kept, patient.state.activities_last = (7, 7), now

    assert maintenance.applies(seen(patient)) is not back


def test_ra8_a_new_pattern_asks_for_a_full_screening_at_once(catalog: Catalog) -> None:
    patient = further(catalog)
    answers = calm_answers(catalog, "weekly", WK_2="yes")
    patient.write(facts.ScreeningAnswered, form="weekly", answers=answers)

    assert patient.plan().action == "SCREENING-DUE"
    assert patient.plan().asks[0] == "screening_full"
