"""Self-tests: every boundary of every test of clinical.md 3, and TST-4, TST-6, TST-7's measure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from homeprog.program import assessment
from homeprog.program.assessment import changed_enough, stopped, suitable_tests
from homeprog.program.catalog import Catalog
from homeprog.program.facts import ALL_SURFACES, Side, TestTaken
from homeprog.program.limits import Limits

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
BEST_FIRST = {
    **{word: rank for rank, word in enumerate(("free", "borderline", "tight"))},
    **{word: rank for rank, word in enumerate(("strong", "fair", "weak"))},
}


def classify(
    catalog: Catalog,
    test: str,
    value: float,
    answers: Mapping[str, Any] | None = None,
    *,
    age: int = 50,
    sex: str = "unsaid",
    tags: tuple[str, ...] = (),
    **more: Any,
) -> str:
    spec = catalog.tests[test]
    return assessment.classify(spec, value, answers or {}, age=age, sex=sex, tags=frozenset(tags), **more)


def taken(test: str, value: float | None, side: Side = "both", *, minutes: int = 0, **more: Any) -> TestTaken:
    at = AT + timedelta(minutes=minutes)
    return TestTaken(id=f"{test}-{side}-{minutes}", at=at, test=test, side=side, value=value, **more)


def result(
    catalog: Catalog, facts: list[TestTaken], test: str, tags: tuple[str, ...] = ()
) -> assessment.TestResult | None:
    return assessment.result(facts, test, catalog, age=50, sex="unsaid", tags=frozenset(tags))


# 3.2 to 3.4: flexibility --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "value", "answers", "klass"),
    [
        ("T-LB1", 0, {"even": True}, "free"),
        ("T-LB1", 8, {"even": True}, "free"),
        ("T-LB1", 8, {"even": False}, "borderline"),
        ("T-LB1", 8, {}, "borderline"),
        ("T-LB1", 8.1, {"even": True}, "borderline"),
        ("T-LB1", 16, {"even": True}, "borderline"),
        ("T-LB1", 16.1, {"even": True}, "tight"),
        ("T-LB2", 0, {}, "free"),
        ("T-LB2", 1, {}, "borderline"),
        ("T-LB2", 10, {}, "borderline"),
        ("T-LB2", 10.1, {}, "tight"),
        ("T-LB3", 2, {"smooth": "both"}, "free"),
        ("T-LB3", 3, {"smooth": "both"}, "borderline"),
        ("T-LB3", 5, {"smooth": "both"}, "borderline"),
        ("T-LB3", 6, {"smooth": "both"}, "tight"),
        ("T-LB3", 0, {"smooth": "jerky"}, "borderline"),
        ("T-LB3", 6, {"smooth": "jerky"}, "tight"),
        ("T-LB3", 0, {"smooth": "one_way"}, "tight"),
        ("T-LB3", 0, {}, "tight"),
        ("T-HF1", 0, {}, "free"),
        ("T-HF1", 3.9, {}, "free"),
        ("T-HF1", 4, {}, "borderline"),
        ("T-HF1", 8, {}, "borderline"),
        ("T-HF1", 8.1, {}, "tight"),
        ("T-HF2", 0, {}, "free"),
        ("T-HF2", 1, {}, "borderline"),
        ("T-HF2", 2, {}, "tight"),
        ("T-HS1", 0, {}, "free"),
        ("T-HS1", 20, {}, "free"),
        ("T-HS1", 21, {}, "borderline"),
        ("T-HS1", 40, {}, "borderline"),
        ("T-HS1", 41, {}, "tight"),
    ],
)
def test_flexibility_boundaries(
    test: str, value: float, answers: dict[str, Any], klass: str, catalog: Catalog
) -> None:
    assert classify(catalog, test, value, answers) == klass


@pytest.mark.parametrize("palm_cm", [6.0, 7.5, 8.0, 9.3])
def test_t_lb1_is_cut_at_hand_widths_of_the_own_palm(palm_cm: float, catalog: Catalog) -> None:
    def of(hands: float) -> str:
        return classify(catalog, "T-LB1", hands * palm_cm, {"even": True}, hand_width_cm=palm_cm)

    assert [of(hands) for hands in (1, 1.5, 2, 2.5)] == ["free", "borderline", "borderline", "tight"]
    assert classify(catalog, "T-HF1", 4, hand_width_cm=palm_cm) == "borderline"


HS2_MEN = [(18, 64, -6, 2), (65, 69, -8, 0), (70, 74, -9, 0), (75, 79, -10, -3)]
HS2_MEN += [(80, 84, -14, -5), (85, 89, -14, -6), (90, 120, -17, -9)]
HS2_WOMEN = [(18, 64, -1, 5), (65, 69, -1, 5), (70, 74, -3, 4), (75, 79, -4, 3)]
HS2_WOMEN += [(80, 84, -5, 1), (85, 89, -6, 0), (90, 120, -11, -4)]
HS2 = [("male", *row) for row in HS2_MEN] + [(sex, *row) for sex in ("female", "unsaid") for row in HS2_WOMEN]


@pytest.mark.parametrize(("sex", "age_from", "age_to", "tight_below", "free_from"), HS2)
def test_t_hs2_boundaries_by_age_and_sex(
    sex: str, age_from: int, age_to: int, tight_below: int, free_from: int, catalog: Catalog
) -> None:
    for age in (age_from, age_to):
        values = (tight_below - 1, tight_below, free_from - 1, free_from)
        classes = [classify(catalog, "T-HS2", value, age=age, sex=sex) for value in values]
        assert classes == ["tight", "borderline", "borderline", "free"], age


def test_ages_outside_a_table_take_the_nearest_row(catalog: Catalog) -> None:
    assert classify(catalog, "T-HS2", -1, age=5) == classify(catalog, "T-HS2", -1, age=18)
    assert classify(catalog, "T-HS2", -4, age=200) == "free"


# 3.5 to 3.8: strength and balance -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "value", "answers", "klass"),
    [
        ("T-AB1", 0, {}, "weak"),
        ("T-AB1", 1, {}, "weak"),
        ("T-AB1", 2, {}, "fair"),
        ("T-AB1", 3, {}, "strong"),
        ("T-AB2", 4, {"plank_s": 30}, "weak"),
        ("T-AB2", 5, {"plank_s": 30}, "fair"),
        ("T-AB2", 9, {"plank_s": 30}, "fair"),
        ("T-AB2", 10, {"plank_s": 29}, "fair"),
        ("T-AB2", 10, {}, "fair"),
        ("T-AB2", 10, {"plank_s": 30}, "strong"),
        ("T-AB3", 4, {}, "weak"),
        ("T-AB3", 5, {}, "fair"),
        ("T-AB3", 9, {}, "fair"),
        ("T-AB3", 10, {}, "strong"),
        ("T-GL1", 29, {}, "weak"),
        ("T-GL1", 30, {}, "fair"),
        ("T-GL1", 60, {}, "fair"),
        ("T-GL1", 60, {"one_leg_s": {"left": 20, "right": 19}}, "fair"),
        ("T-GL1", 60, {"one_leg_s": {"left": 20}}, "fair"),
        ("T-GL1", 60, {"one_leg_s": {"left": 20, "right": 20}}, "strong"),
        ("T-GL1", 59, {"one_leg_s": {"left": 30, "right": 30}}, "fair"),
        ("T-GL2", 9, {}, "weak"),
        ("T-GL2", 10, {}, "fair"),
        ("T-GL2", 29, {}, "fair"),
        ("T-GL2", 30, {}, "strong"),
        ("T-QU2", 19, {}, "weak"),
        ("T-QU2", 20, {}, "fair"),
        ("T-QU2", 44, {}, "fair"),
        ("T-QU2", 45, {}, "strong"),
        ("T-BA1", 0, {}, "weak"),
        ("T-BA1", 2, {}, "weak"),
        ("T-BA1", 3, {}, "fair"),
        ("T-BA1", 4, {}, "fair"),
    ],
)
def test_strength_boundaries(
    test: str, value: float, answers: dict[str, Any], klass: str, catalog: Catalog
) -> None:
    assert classify(catalog, test, value, answers) == klass


NO_PLANK = ["no-prone", "no-kneel", "pressure", "bp-heart", "preg-1", "no-shoulder", "knee-trouble"]


@pytest.mark.parametrize("tag", NO_PLANK)
def test_t_ab2_without_the_plank_is_fair_at_best(tag: str, catalog: Catalog) -> None:
    assert classify(catalog, "T-AB2", 10, {"plank_s": 30}, tags=(tag,)) == "fair"
    assert classify(catalog, "T-AB2", 4, tags=(tag,)) == "weak"


@pytest.mark.parametrize(("core_check", "klass"), [("weak", "weak"), ("fair", "strong"), (None, "strong")])
def test_t_ab2_is_weak_when_t_ab1_failed(core_check: str | None, klass: str, catalog: Catalog) -> None:
    assert classify(catalog, "T-AB2", 10, {"plank_s": 30}, core_check=core_check) == klass


@pytest.mark.parametrize("tag", ["preg-1", "pressure", "vfx", "hip-repl"])
def test_t_gl1_without_the_one_leg_bridge_is_fair_at_best(tag: str, catalog: Catalog) -> None:
    held = {"one_leg_s": {"left": 30, "right": 30}}

    assert classify(catalog, "T-GL1", 60, held, tags=(tag,)) == "fair"
    assert classify(catalog, "T-GL1", 29, held, tags=(tag,)) == "weak"


@pytest.mark.parametrize(("pain_max", "klass"), [(None, "strong"), (2, "strong"), (3, "fair")])
def test_t_gl1_one_leg_counts_only_with_pain_2_or_less(
    pain_max: int | None, klass: str, catalog: Catalog
) -> None:
    held = {"one_leg_s": {"left": 30, "right": 30}}

    assert classify(catalog, "T-GL1", 60, held, pain_max=pain_max) == klass


@pytest.mark.parametrize(("value", "klass"), [(9, "weak"), (10, "fair"), (60, "fair")])
def test_t_gl1_with_bp_heart_is_capped_at_10_seconds(value: float, klass: str, catalog: Catalog) -> None:
    held = {"one_leg_s": {"left": 30, "right": 30}}

    assert classify(catalog, "T-GL1", value, held, tags=("bp-heart",)) == klass


QU1 = [
    (18, 39, 20, 18),
    (40, 49, 17, 15),
    (50, 59, 15, 13),
    (60, 64, 14, 12),
    (65, 69, 12, 11),
    (70, 74, 12, 10),
    (75, 79, 11, 10),
    (80, 84, 10, 9),
    (85, 89, 8, 8),
    (90, 94, 7, 4),
]


@pytest.mark.parametrize(("age_from", "age_to", "men", "women"), QU1)
def test_t_qu1_boundaries_by_age_and_sex(
    age_from: int, age_to: int, men: int, women: int, catalog: Catalog
) -> None:
    for sex, cut in (("male", men), ("female", women), ("unsaid", women)):
        for age in (age_from, age_to):
            values = (cut - 1, cut, cut + 3, cut + 4)
            classes = [classify(catalog, "T-QU1", value, age=age, sex=sex) for value in values]
            assert classes == ["weak", "fair", "fair", "strong"], (sex, age)


def test_t_qu1_with_hands_scores_0_and_is_weak_at_every_age(catalog: Catalog) -> None:
    assert {classify(catalog, "T-QU1", 0, age=age, sex="male") for age in range(18, 100)} == {"weak"}


def test_t_qu1_with_bp_heart_is_fair_at_best(catalog: Catalog) -> None:
    tags = ("bp-heart",)

    assert [classify(catalog, "T-QU1", value, tags=tags) for value in (12, 13, 40)] == [
        "weak",
        "fair",
        "fair",
    ]


BA2 = [
    (18, 39, 10, 43),
    (40, 49, 10, 40),
    (50, 59, 10, 37),
    (60, 69, 10, 27),
    (70, 79, 10, 17),
    (80, 99, 5, 9),
]


@pytest.mark.parametrize(("age_from", "age_to", "fair_from", "strong_from"), BA2)
def test_t_ba2_boundaries_by_age(
    age_from: int, age_to: int, fair_from: int, strong_from: int, catalog: Catalog
) -> None:
    for age in (age_from, age_to):
        values = (fair_from - 1, fair_from, strong_from - 1, strong_from)
        for sex in ("male", "female", "unsaid"):
            classes = [classify(catalog, "T-BA2", value, age=age, sex=sex) for value in values]
            assert classes == ["weak", "fair", "fair", "strong"], age


@given(data=st.data())
def test_a_worse_value_never_has_a_better_class(data: st.DataObject, catalog: Catalog) -> None:
    test = catalog.tests[data.draw(st.sampled_from(sorted(catalog.tests)))]
    tags = data.draw(st.sets(st.sampled_from(sorted(catalog.tags)), max_size=4))
    age, sex = data.draw(st.integers(0, 120)), data.draw(st.sampled_from(["female", "male", "unsaid"]))
    answers = {"even": True, "smooth": "both", "plank_s": 30, "one_leg_s": {"left": 20, "right": 20}}
    values = sorted(data.draw(st.lists(st.floats(-30, 100), min_size=2, max_size=6)))

    ranks = [
        BEST_FIRST[classify(catalog, test.id, value, answers, age=age, sex=sex, tags=tuple(tags))]
        for value in (values if test.better == "low" else reversed(values))
    ]
    assert all(better <= worse for better, worse in pairwise(ranks))


# TST-4 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "highest", "reason"),
    [
        (0, 2, None),
        (2, 3, None),
        (4, 5, None),
        (1, 3, "pain"),
        (3, 5, "pain"),
        (5, 6, "pain"),
        (8, 6, "pain"),
        (None, 2, None),
        (None, 3, "pain"),
        (3, None, None),
    ],
)
def test_tst_4_pain_stops_a_test(
    before: int | None, highest: int | None, reason: str | None, limits: Limits
) -> None:
    assert stopped(taken("T-LB2", 5, pain_before=before, pain_max=highest), limits) == reason


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"sharp": True}, "sharp"),
        ({"leg_symptoms": True}, "leg_symptoms"),
        ({"leg_symptoms": True, "sharp": True, "pain_max": 9}, "leg_symptoms"),
        ({}, None),
    ],
)
def test_tst_4_sharp_pain_and_leg_symptoms_stop_a_test(
    more: dict[str, Any], reason: str | None, limits: Limits
) -> None:
    assert stopped(taken("T-LB2", 5, **more), limits) == reason


def test_tst_5_a_test_without_a_value_is_not_valid(limits: Limits) -> None:
    assert stopped(taken("T-LB2", None), limits) == "no_value"


def test_tst_4_follows_the_limits_of_d7_and_d8(limits: Limits) -> None:
    fact = taken("T-LB2", 5, pain_before=2, pain_max=3)

    assert stopped(fact, limits) is None
    assert stopped(fact, replace(limits, d8_rise=0)) == "pain"


# TST-6 --------------------------------------------------------------------------------------------------


def test_tst_6_the_worse_side_gives_the_result(catalog: Catalog) -> None:
    short = result(catalog, [taken("T-HS1", 10, "left"), taken("T-HS1", 30, "right")], "T-HS1")
    reach = result(catalog, [taken("T-HS2", 6, "left"), taken("T-HS2", -3, "right")], "T-HS2")

    assert short is not None
    assert (short.klass, short.value, short.left, short.right, short.valid) == (
        "borderline",
        30,
        10,
        30,
        True,
    )
    assert reach is not None
    assert (reach.klass, reach.value) == ("tight", -3)
    assert reach.day == AT.date()


@pytest.mark.parametrize("side", ["left", "right"])
def test_tst_6_no_result_while_a_side_is_missing(side: Side, catalog: Catalog) -> None:
    assert result(catalog, [taken("T-HS1", 10, side)], "T-HS1") is None
    assert result(catalog, [], "T-HS1") is None
    assert result(catalog, [taken("T-HS2", 10, "left"), taken("T-HS2", 10, "right")], "T-HS1") is None


def test_tst_6_one_fact_for_both_sides_of_a_one_sided_test(catalog: Catalog) -> None:
    found = result(catalog, [taken("T-HS1", 10, "both")], "T-HS1")

    assert found is not None
    assert (found.left, found.right, found.klass) == (10, 10, "free")


@pytest.mark.parametrize("stop", [{"sharp": True}, {"leg_symptoms": True}, {"pain_max": 6}])
def test_tst_6_a_stopped_side_makes_the_whole_test_not_valid(stop: dict[str, Any], catalog: Catalog) -> None:
    bad = taken("T-HS1", 10, "left", minutes=1, **stop)

    for facts in ([bad], [bad, taken("T-HS1", 5, "right")]):
        found = result(catalog, facts, "T-HS1")
        assert found is not None
        assert (found.klass, found.valid, found.value) == ("not-valid", False, None)
        assert found.reason is not None


def test_the_last_try_of_a_side_counts_whatever_the_order_of_facts(catalog: Catalog) -> None:
    facts = [
        taken("T-HS1", 10, "left", minutes=9),
        taken("T-HS1", None, "left", minutes=1),
        taken("T-HS1", 15, "right", minutes=5),
    ]

    found = result(catalog, facts, "T-HS1")
    assert found is not None
    assert (found.klass, found.value) == ("free", 15)


def test_a_day_with_one_side_does_not_mix_with_another_day(catalog: Catalog) -> None:
    week_min = 7 * 24 * 60
    facts = [
        taken("T-HS1", 30, "left"),
        taken("T-HS1", 35, "right"),
        taken("T-HS1", 5, "left", minutes=week_min),
    ]

    found = result(catalog, facts, "T-HS1")
    assert found is not None
    assert (found.day, found.value) == (AT.date(), 35)
    later = result(catalog, [*facts, taken("T-HS1", 6, "right", minutes=week_min + 5)], "T-HS1")
    assert later is not None
    assert (later.day, later.value) == (AT.date() + timedelta(days=7), 6)


def test_t_ab2_reads_the_plank_of_either_side_and_the_last_t_ab1(catalog: Catalog) -> None:
    slides = [
        taken("T-AB2", 10, "left", minutes=10),
        taken("T-AB2", 10, "right", minutes=11, answers={"plank_s": 30}),
    ]
    failed, passed = taken("T-AB1", 1, minutes=1), taken("T-AB1", 3, minutes=2)

    def klass(*more: TestTaken) -> str:
        found = result(catalog, [*slides, *more], "T-AB2")
        assert found is not None
        return found.klass

    assert klass() == "strong"
    assert klass(failed) == "weak"
    assert klass(passed, failed) == "strong"
    assert klass(taken("T-AB1", 1, minutes=3, sharp=True)) == "strong"
    assert klass(taken("T-AB1", 1, minutes=3 * 24 * 60)) == "strong"


def test_t_gl1_pain_of_the_bridge_rules_out_its_second_part(catalog: Catalog) -> None:
    held = {"one_leg_s": {"left": 30, "right": 30}}

    found = result(catalog, [taken("T-GL1", 60, answers=held, pain_before=2, pain_max=3)], "T-GL1")
    assert found is not None
    assert found.klass == "fair"


# 3.1: which test ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "tags", "suitable"),
    [
        ("low-back", (), ("T-LB1", "T-LB2", "T-LB3")),
        ("low-back", ("no-supine",), ("T-LB2", "T-LB3")),
        ("low-back", ("flex-sens",), ("T-LB3",)),
        ("low-back", ("falls",), ("T-LB1", "T-LB3")),
        ("hip-flexors", (), ("T-HF1", "T-HF2")),
        ("hip-flexors", ("hip-repl",), ("T-HF2",)),
        ("hamstrings", (), ("T-HS1", "T-HS2")),
        ("hamstrings", ("hip-repl",), ("T-HS1",)),
        ("hamstrings", ("falls",), ("T-HS1",)),
        ("hamstrings", ("no-supine", "flex-sens"), ()),
        ("abdominals", (), ("T-AB1", "T-AB2", "T-AB3")),
        ("abdominals", ("no-supine",), ("T-AB1", "T-AB3")),
        ("gluteals", (), ("T-GL1", "T-GL2")),
        ("gluteals", ("preg-2",), ("T-GL2",)),
        ("quadriceps", (), ("T-QU1", "T-QU2")),
        ("quadriceps", ("bp-heart",), ("T-QU1",)),
        ("balance", ("falls",), ("T-BA1", "T-BA2")),
    ],
)
def test_the_order_of_suitable_tests(
    group: str, tags: tuple[str, ...], suitable: tuple[str, ...], catalog: Catalog
) -> None:
    assert suitable_tests(group, tags, ALL_SURFACES, False, catalog) == suitable


NOT_FOR = {
    "T-LB1": "no-supine preg-2 osteo vfx hip-repl flex-sens spine-surg",
    "T-LB2": "osteo vfx hip-repl flex-sens spine-surg no-head-down falls preg-2",
    "T-LB3": "",
    "T-HF1": "no-supine preg-2 hip-repl",
    "T-HF2": "",
    "T-HS1": "no-supine preg-2",
    "T-HS2": "osteo vfx hip-repl flex-sens spine-surg falls",
    "T-AB1": "",
    "T-AB2": "no-supine preg-2",
    "T-AB3": "",
    "T-GL1": "no-supine preg-2",
    "T-GL2": "",
    "T-QU1": "preg-2",
    "T-QU2": "knee-trouble bp-heart falls preg-2",
    "T-BA1": "",
    "T-BA2": "",
}


@pytest.mark.parametrize("test", NOT_FOR)
def test_each_test_is_left_out_for_the_tags_printed_and_no_other(test: str, catalog: Catalog) -> None:
    group = catalog.tests[test].group
    left_out = {
        tag for tag in catalog.tags if test not in suitable_tests(group, [tag], ALL_SURFACES, False, catalog)
    }

    assert left_out == set(NOT_FOR[test].split())


def test_t_hs2_with_falls_needs_a_helper(catalog: Catalog) -> None:
    assert suitable_tests("hamstrings", ["falls"], ["chair"], True, catalog) == ("T-HS2",)
    assert suitable_tests("hamstrings", ["falls"], ["chair"], False, catalog) == ()


@pytest.mark.parametrize(("week", "suitable"), [(27, True), (27.9, True), (28, False), (None, False)])
def test_t_qu1_ends_with_week_28_of_pregnancy(week: float | None, suitable: bool, catalog: Catalog) -> None:
    tests = suitable_tests("quadriceps", ["preg-2"], ALL_SURFACES, False, catalog, week=week)

    assert ("T-QU1" in tests) is suitable


@pytest.mark.parametrize(("rest_pain", "suitable"), [(None, True), (4, True), (5, False)])
def test_t_qu1_not_with_resting_pain_of_5(rest_pain: int | None, suitable: bool, catalog: Catalog) -> None:
    tests = suitable_tests("quadriceps", [], ALL_SURFACES, False, catalog, rest_pain=rest_pain)

    assert ("T-QU1" in tests) is suitable


def test_a_test_needs_one_of_its_surfaces(catalog: Catalog) -> None:
    assert suitable_tests("low-back", [], ["bed"], False, catalog) == ("T-LB1",)
    assert suitable_tests("low-back", [], ["chair"], False, catalog) == ("T-LB2", "T-LB3")
    assert suitable_tests("low-back", [], [], False, catalog) == ()


# The change that counts ---------------------------------------------------------------------------------

CHANGES = {
    "T-LB1": 4,
    "T-LB2": 4.5,
    "T-LB3": 2,
    "T-HF1": 4,
    "T-HS1": 15,
    "T-HS2": 5,
    "T-AB2": 3,
    "T-AB3": 3,
    "T-GL1": 10,
    "T-GL2": 10,
    "T-QU1": 3,
    "T-QU2": 10,
}


@pytest.mark.parametrize("test", CHANGES)
def test_only_a_change_for_the_better_of_that_size_counts(test: str, catalog: Catalog) -> None:
    spec, change = catalog.tests[test], CHANGES[test]
    better = -1 if spec.better == "low" else 1

    assert changed_enough(spec, 20, 20 + better * change)
    assert not changed_enough(spec, 20, 20 + better * (change - 0.1))
    assert not changed_enough(spec, 20, 20 - better * change)


def test_a_change_that_binary_fractions_miss_by_a_hair_counts(catalog: Catalog) -> None:
    assert 4.1 - 0.1 < 4
    assert changed_enough(catalog.tests["T-LB1"], 4.1, 0.1)
