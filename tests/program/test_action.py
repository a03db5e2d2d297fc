"""The day's action: severity and what waits (RU-20, RU-21, RU-24, RU-26, H-2)."""

from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program.action import decide, may_change
from homeprog.program.catalog import Catalog
from homeprog.program.plan import SEVERITY, Ruling, most_severe


@pytest.mark.parametrize("worse", range(len(SEVERITY) - 1))
def test_ru20_the_most_severe_wins_in_the_printed_order(worse: int) -> None:
    printed = [
        *("EMERGENCY", "URGENT", "CLINICIAN-FIRST", "SCREENING-DUE", "NERVE-CHECK", "NO-SESSION"),
        *("FLARE-NERVE", "FLARE", "REST-DAY", "GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"),
    ]
    assert printed == list(SEVERITY)
    rulings = [Ruling(printed[worse + 1], "milder"), Ruling(printed[worse], "graver")]
    assert most_severe(rulings).rule == "graver"


def test_ru20_the_earlier_of_two_equals_and_never_none() -> None:
    assert most_severe([Ruling("EASY", "first"), Ruling("EASY", "second")]).rule == "first"
    with pytest.raises(ValueError, match="at least one"):
        most_severe([])


@pytest.mark.parametrize(
    ("rest", "action", "rule"),
    [
        (2, "NORMAL", "A-10"),
        (3, "NORMAL-HOLD", "A-9"),
        (4, "EASY", "A-8"),
        (5, "FLARE", "A-6"),
        (7, "FLARE", "A-6"),
        (8, "NO-SESSION", "A-5"),
    ],
)
def test_5_2_the_answer_gives_the_action(catalog: Catalog, rest: int, action: str, rule: str) -> None:
    plan = Patient(catalog).begin(rest=2).ready(rest).plan()

    assert (plan.action, plan.rule, plan.reasons[0].rule) == (action, rule, rule)


def test_5_2_a_user_whose_usual_pain_is_5_stays_on_gentle(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=5).ready(5)
    assert patient.plan().rule == "A-7"

    assert patient.override("limit_set", "A7_GENTLE", 6).plan().rule == "A-10", "unless a clinician raises it"


def test_ru20_the_others_are_listed_as_reasons(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).train(after=5).next_day().morning(3).ready(4)
    plan = patient.plan()

    assert (plan.action, plan.rule) == ("EASY", "A-8")
    assert {"P-4", "M-5"} <= {reason.rule for reason in plan.reasons}
    rules = [reason.rule for reason in plan.reasons]
    assert len(rules) == len(set(rules))


def test_ru20_screening_due_never_hides_an_emergency(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().next_day(8).ready(1, new_alarm=True)

    assert (patient.plan().action, patient.plan().rule) == ("EMERGENCY", "A-1")
    assert "G-SCREEN" in {reason.rule for reason in patient.plan().reasons}


def test_ru21_before_todays_answer_at_best_normal_without_a_change(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    for _ in range(3):
        patient.morning(1).train().next_day()
    plan = patient.plan()

    assert (plan.action, plan.rule) == ("NORMAL", "A-0")
    assert plan.asks[:2] == ("morning", "readiness")
    assert not any(item.change for item in plan.items)
    assert patient.morning(1).plan().asks[0] == "readiness"
    assert "readiness" not in patient.ready(1).plan().asks


def test_ru24_the_morning_after_the_last_session_not_every_morning(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().train().next_day().morning(1).next_day().ready(1)
    assert patient.plan().action == "NORMAL", "yesterday had no session"

    late = Patient(catalog).begin().train().next_day(2).morning(1).ready(1)
    assert late.plan().rule == "M-0", "the morning after it was not answered"
    late.perform().next_day().morning(1).ready(1)
    assert late.plan().action == "NORMAL"


@pytest.mark.parametrize(
    ("answers", "action"),
    [
        ({"rest": 4}, "NORMAL"),
        ({"rest": 5}, "GENTLE"),
        ({"rest": 7}, "FLARE"),
        ({"rest": 8}, "NO-SESSION"),
        ({"rest": 1, "zone_left": 4}, "NORMAL"),
        ({"rest": 1, "new_alarm": True}, "EMERGENCY"),
        ({"rest": 1, "ill": True}, "NO-SESSION"),
        ({"rest": 1, "new_leg_symptoms": True}, "NERVE-CHECK"),
    ],
)
def test_without_a_baseline_the_absolute_rules_speak(
    catalog: Catalog, answers: dict[str, Any], action: str
) -> None:
    """There is always an answer; nothing may change before the usual values are known."""
    patient = Patient(catalog).screen().flex_all("tight", "tight", "tight").ready(**answers)
    plan = patient.plan()

    assert plan.action == action
    assert not any(item.change for item in plan.items)
    assert action == "EMERGENCY" or "baseline" in plan.asks


def test_h2_may_change_needs_todays_answer(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()

    def may() -> bool:
        return may_change(patient.state, decide(patient.state, catalog, patient.today), patient.today)

    assert not may()
    assert patient.ready(1)
    assert may()


def test_a_clinicians_limits_count_in_whatever_order_they_were_set(catalog: Catalog) -> None:
    """5.7: values stay ordered; a set of accepted values never contradicts itself later."""
    patient = Patient(catalog).begin(rest=2)
    for target, value in (("A5_NO_SESSION", 8), ("A6_FLARE", 6), ("A5_NO_SESSION", 7), ("A6_FLARE", 6)):
        patient.override("limit_set", target, value)
    assert patient.state.limits_set == {"A5_NO_SESSION": 7, "A6_FLARE": 6}
    assert patient.ready(7).plan().rule == "A-5"

    patient.override("limit_set", "A6_FLARE", 7)
    assert patient.state.limits_set["A6_FLARE"] == 6, "refused: 7 is not below 7"
    patient.override("limit_set", "D6_STOP", 9)
    assert "D6_STOP" not in patient.state.limits_set, "out of bounds"


@pytest.mark.parametrize("value", [True, 13, -1, "5", None])
def test_6_9_a_load_ceiling_is_a_number_up_to_12(catalog: Catalog, value: Any) -> None:
    assert Patient(catalog).override("load_ceiling", "", value).state.load_ceiling_kg is None
    assert Patient(catalog).override("load_ceiling", "", 12).state.load_ceiling_kg == 12


def test_5_8_clinician_asks_for_a_hold_until_reviewed(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    for _ in range(2):
        patient.morning(1).ready(1)
        patient.rate(patient.start(), "fa-walk", dizzy=True).next_day()
    patient.morning(1).ready(1)
    assert (patient.plan().action, patient.plan().rule) == ("NORMAL-HOLD", "D-1")
    assert "CLINICIAN" in patient.plan().cards

    patient.override("review_recorded", "D-1")
    assert patient.plan().action == "NORMAL"
    assert "CLINICIAN" not in patient.plan().cards
