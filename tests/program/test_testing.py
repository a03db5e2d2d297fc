"""Which self-tests are asked for: TST-1 to TST-3, TST-7 to TST-10, S23's offer (clinical.md 3.1, 3.5-3.8)."""

from typing import Any

import pytest
from journal_builder import Patient
from later_stages import STRENGTH, ago, further, knows, rests, with_result

from homeprog.program import facts, testing
from homeprog.program.assessment import suitable_tests
from homeprog.program.catalog import Catalog


def asked(patient: Patient) -> list[str]:
    return [ask.removeprefix("test:") for ask in patient.plan().asks if ask.startswith("test:")]


def calm(catalog: Catalog) -> Patient:
    """Stage 2 with every test fresh."""
    patient = rests(further(catalog, "S2"), *[2] * 7)
    with_result(patient, "balance", "T-BA1", "fair", 3, 3)
    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU1", "fair", 3, 16)
    patient.state.strength_since, patient.state.strength_sessions = ago(patient, 21), 9
    for exercise, step in zip(STRENGTH.values(), ("R4", "I4", "I4"), strict=True):
        knows(patient, exercise, step, "ok", "ok")
    return patient


def test_tst8_at_intake_flexibility_balance_and_legs_only(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline()

    assert asked(patient) == ["T-LB1", "T-HF1", "T-HS1", "T-QU1", "T-BA1"]


def test_tst1_not_without_a_screening_nor_on_the_nerve_track(catalog: Catalog) -> None:
    assert asked(Patient(catalog).screen(NV_01="yes").baseline()) == []
    assert asked(Patient(catalog)) == []


@pytest.mark.parametrize(
    ("answer", "tested"),
    [
        ({"rest": 2}, True),
        ({"rest": 3}, True),  # B + 1, NORMAL-HOLD
        ({"rest": 4}, False),  # EASY
        ({"rest": 5}, False),  # flare-up
        ({"rest": 2, "up_for": "1_2h"}, False),  # TST-2: not within two hours of getting up
        ({"rest": 2, "up_for": "under_1h"}, False),
    ],
)
def test_tst2_tst3_only_on_a_calm_day(catalog: Catalog, answer: dict[str, Any], tested: bool) -> None:
    patient = Patient(catalog).screen().baseline(2).ready(**answer)

    assert (asked(patient) != []) is tested


def test_tst3_not_on_a_gentle_day(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline(5).ready(5)
    assert patient.plan().action == "GENTLE"
    assert asked(patient) == []


@pytest.mark.parametrize(("rest", "tested"), [(3, True), (4, False)])
def test_tst3_resting_pain_above_b_plus_one_also_on_a_rest_day(
    catalog: Catalog, rest: int, tested: bool
) -> None:
    """REST-DAY outranks EASY (RU-20), so the action alone would let the tests through."""
    patient = Patient(catalog).screen().baseline(2).write(facts.ScheduleSet, days=("tue",)).ready(rest)
    assert patient.plan().action == "REST-DAY"

    assert (asked(patient) != []) is tested


def test_s23_offers_the_strength_tests_once_the_rest_is_met(catalog: Catalog) -> None:
    patient = calm(catalog)
    assert asked(patient) == ["T-AB1", "T-AB2", "T-GL1"]
    patient.state.strength_sessions = 8

    assert asked(patient) == []


def test_r_pair_no_strength_test_of_a_locked_pair(catalog: Catalog) -> None:
    patient = calm(catalog)
    with_result(patient, "gluteals", "T-GL1", "weak", 40, 10)
    patient.state.pairs["B"].state = "LOCKED"
    assert "T-GL1" not in asked(patient)

    patient.state.pairs["B"].state = "RESTORED-LIMITED"
    assert "T-GL1" in asked(patient)


def test_t_ab2_is_still_asked_after_t_ab1(catalog: Catalog) -> None:
    patient = calm(catalog).write(facts.TestTaken, test="T-AB1", value=3)
    assert asked(patient) == ["T-AB2", "T-GL1"]

    for side in ("left", "right"):
        patient.write(facts.TestTaken, test="T-AB2", side=side, value=8)
    assert asked(patient) == ["T-GL1"]
    assert patient.state.tests["abdominals"][-1].klass == "fair"


def test_t_ab3_where_lying_is_not_possible(catalog: Catalog) -> None:
    patient = calm(catalog).override("tag_set", "no-supine")

    assert [test for test in asked(patient) if test.startswith("T-AB")] == ["T-AB3"]
    assert "T-GL2" in asked(patient)


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
def test_tst7_strength_every_28_days_once_begun(catalog: Catalog, days: int, due: bool) -> None:
    patient = calm(catalog)
    patient.state.strength_sessions = 8
    with_result(patient, "gluteals", "T-GL1", "fair", days, 40)

    assert asked(patient) == (["T-GL1"] if due else [])


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
def test_tst7_legs_and_balance_every_28_days(catalog: Catalog, days: int, due: bool) -> None:
    patient = further(catalog)
    with_result(patient, "quadriceps", "T-QU1", "fair", days, 16)
    with_result(patient, "balance", "T-BA1", "fair", days, 3)

    assert asked(patient) == (["T-QU1", "T-BA1"] if due else [])


@pytest.mark.parametrize(("rest", "test"), [(4, "T-QU1"), (5, "T-QU2")])
def test_t_qu1_not_with_resting_pain_of_5(catalog: Catalog, rest: int, test: str) -> None:
    patient = further(catalog)
    tags, surfaces = frozenset(patient.plan().tags), frozenset(patient.state.surfaces)

    assert suitable_tests("quadriceps", tags, surfaces, False, catalog, rest_pain=rest)[0] == test


@pytest.mark.parametrize(
    ("stages", "klass", "t_ba2"), [(4, "fair", True), (3, "fair", False), (2, "weak", False)]
)
def test_t_ba2_only_after_all_four_stances(catalog: Catalog, stages: int, klass: str, t_ba2: bool) -> None:
    patient = further(catalog)
    with_result(patient, "quadriceps", "T-QU1", "fair", 3, 16)
    patient.state.tests["balance"] = []
    patient.write(facts.TestTaken, test="T-BA1", value=stages)

    assert patient.state.tests["balance"][-1].klass == klass
    assert asked(patient) == (["T-BA2"] if t_ba2 else [])
    assert ("falls" in patient.plan().tags) is (klass == "weak")
    if t_ba2:
        for side in ("left", "right"):
            patient.write(facts.TestTaken, test="T-BA2", side=side, value=44)
        assert asked(patient) == []


def test_t_ba2_does_not_put_off_the_next_t_ba1(catalog: Catalog) -> None:
    patient = further(catalog)
    with_result(patient, "quadriceps", "T-QU1", "fair", 3, 16)
    with_result(patient, "balance", "T-BA1", "fair", 28, 4)
    with_result(patient, "balance", "T-BA2", "strong", 27, 44)

    assert asked(patient) == ["T-BA1"]


def test_tst9_the_test_that_needs_a_helper_is_offered_with_one_only(catalog: Catalog) -> None:
    spec = catalog.tests["T-HS2"]
    tag = next(iter(spec.avoid_without_helper))
    blocked = {one.avoid for one in (catalog.tests["T-HS1"],)}
    surfaces = frozenset({"chair"})
    alone = suitable_tests("hamstrings", {tag}, surfaces, False, catalog)
    helped = suitable_tests("hamstrings", {tag}, surfaces, True, catalog)

    assert blocked is not None
    assert ("T-HS2" in alone, "T-HS2" in helped) == (False, True)


def test_tst10_only_the_three_classes_of_the_kind_or_not_valid(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("borderline")
    patient.write(facts.TestTaken, test="T-QU1", value=15)
    patient.write(facts.TestTaken, test="T-BA1", value=3, pain_max=7)
    classes = {group: results[-1].klass for group, results in patient.state.tests.items()}

    assert classes == {
        "low-back": "borderline",
        "hip-flexors": "borderline",
        "hamstrings": "borderline",
        "quadriceps": "fair",
        "balance": "not-valid",
    }


def test_first_the_flexibility_tests(catalog: Catalog) -> None:
    patient = calm(catalog)
    for group in ("low-back", "hip-flexors", "hamstrings"):
        patient.state.tests[group][-1].day = ago(patient, 28)

    assert asked(patient)[:3] == ["T-LB1", "T-HF1", "T-HS1"]
    assert testing.MONTHLY_DAYS == 28


@pytest.mark.parametrize(
    ("born", "klass"), [(1967, "weak"), (1966, "fair"), (1962, "fair"), (1961, "strong")]
)
def test_ru28_age_is_the_year_of_the_day_less_the_year_of_birth(
    catalog: Catalog, born: int, klass: str
) -> None:
    """RU-28: men need 15 stands at 59, 14 at 60, 12 at 65; the birthday does not matter."""
    patient = Patient(catalog, birth_year=born, sex="male").begin("tight")
    value = 14 if born > 1962 else 16 if born == 1961 else 17
    patient.write(facts.TestTaken, test="T-QU1", value=value)

    assert patient.state.tests["quadriceps"][-1].klass == klass
