"""When a pair opens: RES-1 to RES-7, TST-5 to TST-8, RU-6, RU-11, RU-42 (clinical.md 3.1, 6.2)."""

from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import facts, pairs
from homeprog.program.catalog import Catalog, Pair

GROUPS: dict[Pair, str] = {"A": "low-back", "B": "hip-flexors", "C": "hamstrings"}


def prepared(
    catalog: Catalog,
    *,
    results: dict[int, str],
    days: int,
    sessions: int,
    pair: Pair = "A",
    test: str | None = None,
    values: dict[int, float] | None = None,
    **given: Any,
) -> Patient:
    """A patient `days` after S1 start with so many counted sessions and test results on the given days.

    Day 0 is S1 start and the intake test; the other groups stay tight. Sessions are done on the last days.
    """
    patient = Patient(catalog).screen(**given).baseline(rest=2, morning=2)
    for group in GROUPS.values():
        patient.flex(group, "tight") if group != GROUPS[pair] else None
    for day in range(days + 1):
        if day in results:
            patient.flex(GROUPS[pair], results[day], test, (values or {}).get(day))
        if day == days:
            return patient.keep_screened()
        if day == 0 or day > days - sessions:
            patient.morning(1).keep_screened().train()
        patient.next_day()
    return patient


def state_of(patient: Patient, pair: Pair = "A") -> str:
    return patient.plan().pairs[pair]


# -- RES-1 ----


@pytest.mark.parametrize("pair", ["A", "B", "C"])
def test_res1_all_conditions_met(catalog: Catalog, pair: Pair) -> None:
    patient = prepared(catalog, results={0: "tight", 7: "free", 14: "free"}, days=14, sessions=8, pair=pair)

    assert state_of(patient, pair) == "RESTORED"
    assert patient.state.pairs[pair].rule == "RES-1"
    assert patient.plan().gates[f"G-{pair}"]
    others = [other for other in GROUPS if other != pair]
    assert all(state_of(patient, other) == "LOCKED" for other in others)


@pytest.mark.parametrize(
    ("results", "days", "sessions"),
    [
        ({0: "tight", 6: "free", 13: "free"}, 13, 9),  # 14 days since S1 start
        ({0: "tight", 7: "free", 14: "free"}, 14, 7),  # 8 counted sessions
        ({0: "free", 7: "borderline", 14: "free"}, 14, 9),  # the last two
        ({0: "tight", 14: "free"}, 14, 9),  # two of them
        ({0: "tight", 9: "free", 14: "free"}, 14, 9),  # six days apart: day 14 is extra
        ({0: "tight", 5: "free", 14: "free"}, 14, 9),  # day 5 is extra to the intake test
    ],
)
def test_res1_each_condition_is_needed(
    catalog: Catalog, results: dict[int, str], days: int, sessions: int
) -> None:
    assert state_of(prepared(catalog, results=results, days=days, sessions=sessions)) == "LOCKED"


def test_res1_six_days_apart_are_enough(catalog: Catalog) -> None:
    patient = prepared(catalog, results={0: "tight", 8: "free", 14: "free"}, days=14, sessions=8)

    assert state_of(patient) == "RESTORED"


def test_ru42_the_intake_test_is_not_one_of_the_two(catalog: Catalog) -> None:
    """RES-1 needs two later results; RES-2 is closed by the borderline one."""
    results = {0: "free", 7: "borderline", 14: "free"}
    assert state_of(prepared(catalog, results=results, days=16, sessions=10)) == "LOCKED"


@pytest.mark.parametrize(
    ("spoil", "locked"),
    [({"zone_left": 1}, True), ({"zone_right": 1}, True), ({"zone_left": 0}, False)],
)
def test_res1_no_zone_above_usual_in_seven_days(catalog: Catalog, spoil: Any, locked: bool) -> None:
    patient = prepared(catalog, results={0: "tight", 7: "free"}, days=13, sessions=10)
    patient.morning(1).ready(1, **spoil).next_day().flex("low-back", "free")
    assert (state_of(patient) == "LOCKED") is locked

    patient.next_day(5)
    assert (state_of(patient) == "LOCKED") is locked
    patient.next_day(1)
    assert state_of(patient) == "RESTORED", "the eighth day forgets"


def test_res1_the_last_three_sessions_well(catalog: Catalog) -> None:
    patient = prepared(catalog, results={0: "tight", 7: "free"}, days=13, sessions=10)
    patient.morning(1).train(after=5).next_day().morning(1).flex("low-back", "free")
    assert state_of(patient) == "LOCKED", "P-4"

    for left in (2, 1, 0):
        assert state_of(patient) == "LOCKED", left
        patient.keep_screened().train().next_day().morning(1)
    assert state_of(patient) == "RESTORED"


def test_res1_a_counted_session_needs_three_quarters_of_a_dose(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    stretch = "lb-single-knee-to-chest"
    for done, counted in ((0.74, 0), (0.75, 1), (1.0, 2)):
        patient.train(answers={stretch: {"done": done}}).next_day()
        assert patient.state.pairs["A"].stretch_days == counted
    patient.ready(1)
    for _ in range(2):
        patient.rate(patient.start(), stretch, step="F1")
    assert patient.state.pairs["A"].stretch_days == 3, "at most one a day"


def test_tst4_tst5_a_stopped_test_does_not_count(catalog: Catalog) -> None:
    patient = prepared(catalog, results={0: "tight", 7: "free"}, days=14, sessions=10)
    patient.write(facts.TestTaken, test="T-LB1", value=4, answers={"even": True}, pain_before=1, pain_max=6)

    assert patient.state.tests["low-back"][-1].klass == "not-valid"
    assert state_of(patient) == "LOCKED"


def test_tst4_a_leg_symptom_in_a_test_starts_a_nerve_check(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline()
    patient.write(facts.TestTaken, test="T-HS1", side="left", value=10, leg_symptoms=True)

    assert (patient.plan().action, patient.plan().rule) == ("NERVE-CHECK", "TST-4")


def test_tst6_the_worse_side_gives_the_result(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline()
    patient.write(facts.TestTaken, test="T-HF1", side="left", value=2)
    assert "hip-flexors" not in patient.state.tests, "one side is no result"

    patient.write(facts.TestTaken, test="T-HF1", side="right", value=10)
    assert patient.state.tests["hip-flexors"][-1].klass == "tight"


def test_ru42_the_intake_test_is_the_first_valid_one(catalog: Catalog) -> None:
    """A first try that was stopped must not turn the next day's intake test into a weekly result."""
    patient = Patient(catalog).screen().baseline()
    patient.write(facts.TestTaken, test="T-LB1", value=4, sharp=True).next_day().flex("low-back", "free")

    intake = pairs.intake(patient.state, "low-back")
    assert intake is not None
    assert (intake.klass, pairs.valid(patient.state, "low-back")) == ("free", [])


@pytest.mark.parametrize(("frees", "state"), [(2, "LOCKED"), (3, "RESTORED")])
def test_t_hf2_alone_needs_three_free_results(catalog: Catalog, frees: int, state: str) -> None:
    days = [7, 14, 21][:frees]
    results = {0: "tight", **dict.fromkeys(days, "free")}
    patient = prepared(
        catalog, results=results, days=days[-1], sessions=12, pair="B", test="T-HF2", PR_16="no"
    )

    assert state_of(patient, "B") == state


def test_t_hf2_alone_after_another_test_still_needs_three(catalog: Catalog) -> None:
    patient = prepared(catalog, results={0: "tight"}, days=7, sessions=7, pair="B")
    for _ in range(2):
        patient.flex("hip-flexors", "free", "T-HF2")
        for _ in range(7):
            patient.morning(1).keep_screened().train().next_day()

    assert state_of(patient, "B") == "LOCKED"
    assert patient.flex("hip-flexors", "free", "T-HF2").plan().pairs["B"] == "RESTORED"


# -- RES-2 ----


@pytest.mark.parametrize(
    ("results", "days", "sessions", "rule"),
    [
        ({0: "free", 7: "free"}, 7, 4, "RES-2"),
        ({0: "free", 6: "free"}, 6, 4, None),  # 7 days since S1 start
        ({0: "free", 7: "free"}, 7, 3, None),  # 4 counted sessions
        ({0: "borderline", 7: "free"}, 7, 5, None),
        ({0: "free", 7: "borderline"}, 7, 5, None),
        ({0: "free", 5: "free"}, 7, 5, None),  # an extra test is no retest
    ],
)
def test_res2_already_free(
    catalog: Catalog, results: dict[int, str], days: int, sessions: int, rule: str | None
) -> None:
    patient = prepared(catalog, results=results, days=days, sessions=sessions)

    assert patient.state.pairs["A"].rule == rule


def test_res2_not_by_the_wall_test(catalog: Catalog) -> None:
    results = {0: "free", 7: "free"}
    patient = prepared(catalog, results=results, days=8, sessions=6, pair="B", test="T-HF2", PR_16="no")

    assert state_of(patient, "B") == "LOCKED"


# -- RES-3 to RES-7 ----

BORDERLINE = {0: "borderline", **dict.fromkeys(range(7, 43, 7), "borderline")}


@pytest.mark.parametrize(
    ("days", "sessions", "state"), [(42, 24, "RESTORED-LIMITED"), (41, 30, "LOCKED"), (42, 23, "LOCKED")]
)
def test_res3_personal_ceiling(catalog: Catalog, days: int, sessions: int, state: str) -> None:
    patient = prepared(catalog, results=BORDERLINE, days=days, sessions=sessions)

    assert state_of(patient) == state


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({0: 16, 28: 8.5, 35: 12.5, 42: 12}, "RESTORED-LIMITED"),  # 4 cm better than at intake counts
        ({0: 15.9, 28: 8.5, 35: 12.5, 42: 12}, "LOCKED"),  # neither better nor a plateau
        ({0: 12, 28: 12, 35: 13, 42: 12}, "RESTORED-LIMITED"),  # a plateau of three
        ({0: 9, 28: 8.5, 35: 12.5, 42: 9}, "LOCKED"),  # 4 cm apart are a change
    ],
)
def test_res3_improved_or_plateau(catalog: Catalog, values: dict[int, float], state: str) -> None:
    results = dict.fromkeys(values, "borderline")
    patient = prepared(catalog, results=results, values=values, days=42, sessions=24)

    assert state_of(patient) == state


def test_res3_ru42_the_intake_test_counts_for_the_plateau(catalog: Catalog) -> None:
    results = dict.fromkeys((0, 35, 42), "borderline")

    assert state_of(prepared(catalog, results=results, days=42, sessions=24)) == "RESTORED-LIMITED"


@pytest.mark.parametrize(
    ("days", "sessions", "cards", "review"),
    [
        (41, 30, (), False),
        (42, 23, (), False),
        (42, 24, ("RES-4",), False),
        (56, 31, ("RES-4",), False),
        (55, 32, ("RES-4",), False),
        (56, 32, ("RES-5",), True),
    ],
)
def test_res4_and_res5_still_tight(
    catalog: Catalog, days: int, sessions: int, cards: tuple[str, ...], review: bool
) -> None:
    results = dict.fromkeys(range(0, days + 1, 7), "tight")
    patient = prepared(catalog, results=results, days=days, sessions=sessions)

    shown = [card for card in patient.plan().cards if card.startswith("RES")]
    assert ("RES-4" in shown, "RES-5" in shown) == ("RES-4" in cards, "RES-5" in cards)
    assert ("RES-5" in patient.state.clinician) is review


def test_res5_only_a_clinician_sets_it_limited(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().train().next_day()

    patient.override("pair_set", "A", "OPEN")
    assert state_of(patient) == "LOCKED"
    patient.override("pair_set", "A", "RESTORED-LIMITED")
    assert state_of(patient) == "RESTORED-LIMITED"


def test_res6_limited_becomes_restored_by_two_free_results(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("borderline").train().next_day().restore("A", limited=True)
    patient.next_day(7).keep_screened().flex("low-back", "free")
    assert state_of(patient) == "RESTORED-LIMITED"

    patient.next_day(5).flex("low-back", "free")
    assert state_of(patient) == "RESTORED-LIMITED", "five days: extra"
    patient.next_day(1).keep_screened().flex("low-back", "free")
    assert state_of(patient) == "RESTORED"


@pytest.mark.parametrize(("days", "asked"), [(27, False), (28, True)])
def test_res7_no_valid_test_for_28_days(catalog: Catalog, days: int, asked: bool) -> None:
    patient = Patient(catalog).begin("borderline").train().next_day()
    patient.next_day(days - 1).screen()

    assert ("RES-7" in patient.plan().cards) is asked
    assert patient.state.clinician.keys() >= ({"RES-7"} if asked else set())
    if asked:
        patient.flex_all("tight", "tight", "tight")
        assert "RES-7" not in patient.plan().cards
        assert "RES-7" not in patient.state.clinician


def test_ru6_a_group_without_any_suitable_test_shows_the_card_at_once(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_06="yes", PR_06b="no", PR_06c="no", PR_16="no", PR_04="yes")
    patient.baseline().plan()

    assert pairs.suitable(patient.state, catalog, "hamstrings", frozenset(patient.plan().tags)) == ()
    assert "RES-7" in patient.plan().cards


# -- TST-7, RU-11: when a test is due ----


@pytest.mark.parametrize(("days", "due"), [(6, False), (7, True)])
def test_tst7_weekly_for_locked_pairs(catalog: Catalog, days: int, due: bool) -> None:
    patient = Patient(catalog).begin()

    assert ("test:T-LB1" in patient.next_day(days).plan().asks) is due


@pytest.mark.parametrize(
    ("limited", "klass", "days", "due"),
    [
        (False, "free", 27, False),
        (False, "free", 28, True),
        (False, "borderline", 5, False),
        (False, "borderline", 6, True),
        (False, "tight", 6, True),
        (True, "free", 6, True),
        (True, "borderline", 27, False),
        (True, "borderline", 28, True),
    ],
)
def test_ru11_surprising_results_of_open_pairs_are_checked_soon(
    catalog: Catalog, limited: bool, klass: str, days: int, due: bool
) -> None:
    patient = Patient(catalog).begin("free").restore("A", limited=limited).next_day(7).form("weekly")
    patient.flex("low-back", klass)
    day = patient.today
    while (patient.today - day).days < days:
        patient.next_day().keep_screened()

    asked = pairs.test_due(patient.state, catalog, "low-back", frozenset(), patient.today)
    assert (asked is not None) is due


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ({"rest": 3}, True),
        ({"rest": 4}, False),  # EASY
        ({"rest": 5}, False),  # A-6 flare-up
        ({"rest": 1, "up_for": "1_2h"}, False),  # TST-2
        ({"rest": 1, "up_for": "under_1h"}, False),
        ({"rest": 1, "ill": True}, False),
    ],
)
def test_tst2_tst3_no_tests_on_such_days(catalog: Catalog, answer: dict[str, Any], asked: bool) -> None:
    patient = Patient(catalog).begin(rest=2).next_day(7).ready(**answer)

    assert ("test:T-LB1" in patient.plan().asks) is asked


def test_tst1_no_tests_while_the_screening_forbids(catalog: Catalog) -> None:
    for given in ({"RF_01": "yes"}, {"PR_03": "yes"}, {"NV_01": "yes"}):
        asks = Patient(catalog).screen(**given).baseline().plan().asks
        assert not any(ask.startswith("test:") for ask in asks)


def test_missing_counts_what_is_left_in_numbers(catalog: Catalog) -> None:
    patient = prepared(catalog, results={0: "tight", 7: "free"}, days=9, sessions=4)
    rows = {row.what: (row.have, row.need) for row in patient.plan().missing["A"]}

    assert rows == {"weekly_tests": (1, 2), "sessions": (4, 8), "days": (9, 14)}
    untested = {row.what: row.need for row in Patient(catalog).screen().plan().missing["A"]}
    assert untested["weekly_tests"] == 2
