"""The nerve-calming track: NT-1 to NT-5, NX (clinical.md 6.1, RU-9, RU-10, RU-47)."""

from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import facts, nerve
from homeprog.program.catalog import Catalog

CALM: dict[str, Any] = {"leg_pain": 2, "zone_left": 2}


def on_track(catalog: Catalog) -> Patient:
    """Screened into the nerve track, intake tests not done yet."""
    return Patient(catalog).screen(NV_01="yes").baseline(rest=2, morning=2, zone_left=4)


def calm_day(patient: Patient, minutes: float | None = 5, **answers: Any) -> Patient:
    """A day that fulfils NX, but for the given answers; then the next day."""
    patient.ready(1, **{**CALM, **answers})
    if minutes is not None:
        patient.write(facts.WalkDone, minutes=minutes, leg_symptoms=False)
    return patient.next_day()


def is_on(patient: Patient) -> bool:
    return patient.plan().stage == "N"


# -- NT-1, RU-10: on  ----


@pytest.mark.parametrize("question", ["NV_01", "NV_02", "NV_03", "NV_04"])
def test_nt1_a_full_screening_with_an_nv_yes(catalog: Catalog, question: str) -> None:
    patient = Patient(catalog).screen(**{question: "yes"})

    assert is_on(patient)
    assert patient.state.nerve is not None
    assert patient.state.nerve.rule == question.replace("_", "-")


@pytest.mark.parametrize("question", ["NV_07", "NV_08"])
def test_ru10_other_nerve_questions_do_not_switch_it_on(catalog: Catalog, question: str) -> None:
    assert not is_on(Patient(catalog).screen(**{question: "yes"}))


def test_ru10_only_nx_switches_it_off(catalog: Catalog) -> None:
    assert is_on(on_track(catalog).screen())


def test_nt1_only_first_aid_and_everything_else_suspended(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().restore("A", "B", "C").screen(NV_01="yes").ready(1)
    plan = patient.plan()

    assert {catalog.exercises[item.exercise].stage for item in plan.items} == {"FA"}
    assert plan.gates["G-SCREEN"]
    assert not any(plan.gates[gate] for gate in ("G-FLEX", "G-ANY", "G-A", "G-CLIN-NERVE"))
    assert plan.pairs["A"] == "RESTORED", "stays recorded"
    assert not any(ask.startswith("test:") for ask in plan.asks), "TST-1"


def test_nt1_sliders_only_if_a_clinician_enabled_them(catalog: Catalog) -> None:
    patient = on_track(catalog).ready(1)
    assert "nc-sciatic-slider-sitting" not in patient.items()

    patient.override("gate_opened", "G-CLIN-NERVE", True)
    assert "nc-sciatic-slider-sitting" in patient.items()

    patient.override("gate_opened", "G-CLIN-NERVE", False)
    assert "nc-sciatic-slider-sitting" not in patient.items()


def test_template_n(catalog: Catalog) -> None:
    """4.6: warm-up, one position of ease, one gentle movement, walking; directional only as in 4.5."""
    plan = on_track(catalog).ready(1).plan()
    assert [item.part for item in plan.items] == ["warm_up", "main", "main", "walk"]

    directional = Patient(catalog).screen(NV_01="yes", NV_07="yes").baseline().ready(1).items()
    assert "fa-prone-lying" in directional

    both = Patient(catalog).screen(NV_01="yes", NV_07="yes", NV_08="yes").baseline().ready(1).items()
    assert not any(one.startswith("fa-prone") for one in both)


def test_nt2_its_cards_come_first_and_freq2_does_not_apply(catalog: Catalog) -> None:
    patient = on_track(catalog)
    shown = []
    for _ in range(4):
        card = patient.plan().cards[-1]
        shown.append(card)
        patient.write(facts.CardRead, card=card).next_day().keep_screened()
    assert shown == ["E1", "E2", "E7", "E13"]

    assert patient.train().plan().action == "NORMAL", "short sessions, split in two or three"


# -- NX: off  ----


def test_nx_three_days_and_five_of_seven(catalog: Catalog) -> None:
    patient = on_track(catalog)
    for day in range(5):
        assert is_on(patient), day
        calm_day(patient)
    assert not is_on(patient)


@pytest.mark.parametrize(
    ("pattern", "off"),
    [
        ("1111", False),
        ("11111", True),
        ("110111", True),
        ("1100111", True),
        ("11000111", False),
        ("1110011", False),
        ("0101111", True),
        ("1011011", False),
        ("11011001", False),
    ],
)
def test_nx_windows(catalog: Catalog, pattern: str, off: bool) -> None:
    """The last three days and at least five of the last seven."""
    patient = on_track(catalog)
    for mark in pattern:
        calm_day(patient, leg_pain=2 if mark == "1" else 3)

    assert is_on(patient) is not off


@pytest.mark.parametrize(
    ("answers", "minutes"),
    [
        ({"zone_left": 3}, 5),
        ({"zone_right": 3}, 5),
        ({"leg_pain": 3}, 5),
        ({"leg_pain": None}, 5),
        ({}, 4.9),
        ({}, None),
    ],
)
def test_nx_each_condition_is_needed(
    catalog: Catalog, answers: dict[str, Any], minutes: float | None
) -> None:
    """RU-47: a day without an answer is not a fulfilled day."""
    patient = on_track(catalog)
    for _ in range(7):
        calm_day(patient, minutes, **answers)

    assert is_on(patient)


def test_nx_walking_that_brings_on_leg_symptoms_does_not_count(catalog: Catalog) -> None:
    patient = on_track(catalog)
    for _ in range(6):
        patient.write(facts.WalkDone, minutes=9, leg_symptoms=True)
        calm_day(patient)

    assert is_on(patient)


def test_nx_new_symptoms_on_a_day_spoil_it(catalog: Catalog) -> None:
    patient = on_track(catalog)
    for _ in range(4):
        calm_day(patient)
    patient.morning(1, new_leg_symptoms=True).form("nerve_check")
    calm_day(patient)

    assert is_on(patient)


def test_ru47_walking_may_come_from_the_session(catalog: Catalog) -> None:
    patient = on_track(catalog)
    for _ in range(5):
        assert is_on(patient)
        patient.morning(1).ready(1, **CALM).perform().next_day()

    assert not is_on(patient)


def test_ru9_after_nx_without_tests_the_tests_come_first(catalog: Catalog) -> None:
    patient = on_track(catalog)
    for _ in range(5):
        calm_day(patient)
    plan = patient.ready(1).plan()

    assert plan.stage == "S0"
    assert not plan.gates["G-FLEX"]
    assert {catalog.exercises[item.exercise].stage for item in plan.items} == {"FA"}
    assert {"test:T-LB1", "test:T-HF1", "test:T-HS1"} <= set(plan.asks)

    patient.flex_all("tight", "tight", "tight")
    assert patient.plan().stage == "S1"


# -- NT-3: hamstrings later  ----


def off_track(catalog: Catalog) -> Patient:
    """Just off the track, tests done, today's readiness answered."""
    patient = on_track(catalog)
    for _ in range(5):
        calm_day(patient)
    return patient.flex_all("tight", "tight", "tight")


def has_hamstrings(patient: Patient) -> bool:
    return any(one.startswith("hs-") for one in patient.items())


def test_nt3_the_first_seven_days_of_stage_1_leave_them_out(catalog: Catalog) -> None:
    patient = off_track(catalog)
    for day in range(7):
        patient.morning(1).keep_screened().ready(1)
        assert not has_hamstrings(patient), day
        patient.perform().next_day()
    patient.morning(1).keep_screened().ready(1)

    for _ in range(7):  # it waits for the changes that waited longer (H-5)
        if has_hamstrings(patient):
            break
        patient.perform().next_day().override("review_recorded").morning(1).keep_screened().ready(1)
    stretch = patient.items()["hs-hands-behind-thigh"]
    assert (stretch.step, stretch.change) == ("F1", "new")


@pytest.mark.parametrize(("days", "paused"), [(6, True), (7, False)])
def test_nt3_counts_from_the_first_stretches_not_from_the_exit(
    catalog: Catalog, days: int, paused: bool
) -> None:
    patient = off_track(catalog).next_day(5).keep_screened().ready(1)
    assert not has_hamstrings(patient)
    patient.perform().next_day(days).keep_screened()

    assert nerve.hamstrings_paused(patient.state, patient.today) is paused


# -- NT-4: too long  ----


@pytest.mark.parametrize(("days", "card", "review"), [(9, False, False), (10, True, False), (14, True, True)])
def test_nt4_without_any_improvement(catalog: Catalog, days: int, card: bool, review: bool) -> None:
    patient = on_track(catalog)
    for _ in range(days):
        patient.keep_screened().ready(2, zone_left=4, leg_pain=5).next_day()
    patient.keep_screened()

    assert ("NT-4" in patient.plan().cards) is card
    assert ("NT-4" in patient.state.clinician) is review


@pytest.mark.parametrize(
    "better", [{"zone_left": 3, "leg_pain": 5}, {"zone_left": 4, "leg_pain": 4}, {"walk": 6.0}]
)
def test_nt4_any_improvement_stops_the_14_day_rule(catalog: Catalog, better: dict[str, Any]) -> None:
    patient = on_track(catalog)
    for day in range(15):
        answers = {"zone_left": 4, "leg_pain": 5, **(better if day == 7 else {})}
        walk = answers.pop("walk", 5.0)
        patient.keep_screened().ready(2, **answers)
        patient.write(facts.WalkDone, minutes=walk).next_day()

    assert "NT-4" not in patient.state.clinician
    assert "NT-4" not in patient.plan().cards


@pytest.mark.parametrize(("days", "review"), [(41, False), (42, True)])
def test_nt4_42_days_in_any_case(catalog: Catalog, days: int, review: bool) -> None:
    patient = on_track(catalog)
    for day in range(days):
        patient.keep_screened().ready(2, zone_left=4, leg_pain=5 if day == 0 else 4).next_day()

    assert ("NT-4" in patient.keep_screened().state.clinician) is review


def test_nt4_only_first_aid_until_a_review_is_recorded(catalog: Catalog) -> None:
    patient = on_track(catalog).override("gate_opened", "G-CLIN-NERVE", True)
    for _ in range(14):
        patient.keep_screened().ready(2, zone_left=4, leg_pain=5).next_day()
    plan = patient.keep_screened().ready(2, zone_left=4, leg_pain=5).plan()
    assert "nc-sciatic-slider-sitting" not in plan.allowed
    assert {catalog.exercises[item.exercise].stage for item in plan.items} == {"FA"}

    patient.override("review_recorded", "NT-4")
    assert "nc-sciatic-slider-sitting" in patient.items()
    assert "NT-4" not in patient.next_day().keep_screened().state.clinician, "quiet for 28 days"


# -- NT-5: back to the former stage  ----


@pytest.mark.parametrize("vacuum_done", [False, True])
def test_nt5_who_was_further_returns_easy_and_one_step_lower(catalog: Catalog, vacuum_done: bool) -> None:
    patient = Patient(catalog).begin("free")
    patient.good_days(6)
    if vacuum_done:
        patient.restore("A").good_days(2)
        assert "core-vacuum-lying" in patient.state.exercises
    stretch = "lb-single-knee-to-chest"
    before = patient.step(stretch)
    assert before == "F2"
    patient.screen(NV_01="yes")
    for _ in range(5):
        calm_day(patient)

    assert patient.state.nerve is None
    assert ("NT-5" in patient.state.pending.easy) is vacuum_done
    assert patient.step(stretch) == ("F1" if vacuum_done else "F2")


def test_nt5_also_when_the_screening_had_closed_the_gates(catalog: Catalog) -> None:
    """A graver answer in the same form must not make the patient a beginner."""
    patient = Patient(catalog).begin("free").good_days(6).restore("A").good_days(2)
    patient.screen(NV_01="yes", PR_03="yes").clear("CLINICIAN-FIRST")
    for _ in range(5):
        calm_day(patient)

    assert "NT-5" in patient.state.pending.easy


def test_h4_no_second_change_on_one_day_of_the_track(catalog: Catalog) -> None:
    """The track allows several sessions a day; the next change waits for the next morning."""
    patient = on_track(catalog)
    for _ in range(3):
        patient.morning(1).train().next_day()
    patient.morning(1).ready(1)
    assert any(item.change for item in patient.plan().items)

    patient.perform()
    assert patient.plan().action == "NORMAL"
    assert not any(item.change for item in patient.plan().items)
    assert any(item.change for item in patient.next_day().morning(1).ready(1).plan().items)
