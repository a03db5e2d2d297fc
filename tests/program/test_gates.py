"""Gates and stages up to stage 2: R-PAIR, S01, S12, G-CORE, RU-9, RU-46 (clinical.md 1.2, 6.3, 6.4)."""

from typing import Any

import pytest
from journal_builder import Patient, at_step

from homeprog.program.catalog import Catalog, Pair

VACUUM = "core-vacuum-lying"


def shut(patient: Patient, exercise: str) -> tuple[str, ...]:
    """The gates that the plan names for an exercise."""
    return next((lock.gates for lock in patient.plan().locked if lock.exercise == exercise), ())


def with_core(catalog: Catalog, *pairs: Pair) -> Patient:
    """G-CORE open, and these pairs set restored by a clinician."""
    return Patient(catalog).begin("free").train().next_day().restore(*pairs).master_core()


# -- S01, RU-9 ----


def test_s01_the_intake_tests_are_done_or_not_suitable(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline()
    for group in ("low-back", "hip-flexors", "hamstrings"):
        assert (patient.plan().stage, patient.plan().gates["G-FLEX"]) == ("S0", False)
        patient.flex(group, "tight")

    assert (patient.plan().stage, patient.plan().gates["G-FLEX"]) == ("S1", True)


def test_s01_a_group_without_a_suitable_test_does_not_stop_it(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_06="yes", PR_06b="no", PR_06c="no", PR_16="no", PR_04="yes")
    patient.baseline().flex("low-back", "tight").flex("hip-flexors", "tight")

    assert patient.plan().gates["G-FLEX"]


def test_s0_offers_first_aid_only(catalog: Catalog) -> None:
    items = Patient(catalog).screen().baseline().ready(1).plan().items

    assert {catalog.exercises[item.exercise].stage for item in items} == {"FA"}


@pytest.mark.parametrize("given", [{"RF_21": "yes"}, {"PR_03": "yes"}])
def test_g_flex_and_all_above_close_with_the_screening(catalog: Catalog, given: dict[str, Any]) -> None:
    patient = with_core(catalog, "A")
    assert patient.plan().stage == "S2"

    patient.screen(**given)
    plan = patient.plan()

    assert not any(plan.gates[gate] for gate in ("G-SCREEN", "G-FLEX", "G-ANY", "G-CORE", "G-A"))
    assert plan.stage == "S0"
    assert "G-CORE" in patient.state.latched, "reached once, it comes back with the screening"


# -- S12 and the pair gates ----


def test_s12_any_pair_opens_the_vacuum(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free").train().next_day()
    assert shut(patient, VACUUM) == ("G-ANY",)
    assert patient.plan().stage == "S1"

    for pair in ("A", "B", "C"):
        other = Patient(catalog).begin("free").train().next_day().restore(pair)  # type: ignore[arg-type]
        assert (other.plan().stage, shut(other, VACUUM)) == ("S2A", ())


def test_s12_a_limited_pair_opens_it_too(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free").train().next_day().restore("B", limited=True)

    assert (patient.plan().stage, patient.plan().gates["G-B"]) == ("S2A", True)


def test_r_pair_each_strengthener_names_the_gates_of_its_pairs(catalog: Catalog) -> None:
    patient = with_core(catalog, "A")

    assert shut(patient, "ab-heel-slide") == ()
    assert shut(patient, "gl-squeeze") == ("G-B",)
    assert shut(patient, "qd-quad-set") == ("G-C",)
    assert shut(patient, "ab-bird-dog") == ("G-B",), "loads both groups"
    assert set(shut(patient, "qd-mini-squat-counter")) == {"G-B", "G-C"}


def test_r_pair_without_the_core_nothing_is_strengthened(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free").train().next_day().restore("A", "B", "C")

    assert shut(patient, "ab-heel-slide") == ("G-CORE",)
    assert shut(patient, "gl-squeeze") == ("G-CORE",)


def test_r_pair_a_limited_pair_opens_foundation_only(catalog: Catalog) -> None:
    patient = with_core(catalog, "A").restore("B", "C", limited=True)

    assert shut(patient, "gl-squeeze") == ()
    assert shut(patient, "gl-standing-abduction") == ("G-B",), "level main"
    assert shut(patient, "gl-bridge-single") == ("G-B",), "level advanced"
    assert shut(patient, "ab-bird-dog") == ("G-B",), "one of its two pairs is limited"
    assert patient.plan().gates["G-B"], "true for a limited pair"
    assert patient.plan().gates["G-SET-X"] is False


def test_every_locked_exercise_is_shut_by_gates_it_asks_for(catalog: Catalog) -> None:
    for lock in Patient(catalog).plan().locked:
        assert set(lock.gates) <= set(catalog.exercises[lock.exercise].unlock)


# -- G-CORE, RU-46 ----


def vacuum(
    patient: Patient, step: str = "V3", after: int | None = 1, morning: int | None = 1, **more: Any
) -> Patient:
    """One day with a vacuum session at a step, rated and answered; then the next morning."""
    checks = {"checks": {"waist_narrower": True, "breath_kept": True}}
    patient.keep_screened().ready(1)
    at_step(patient, "lb-single-knee-to-chest", "F1")
    session = f"s{patient.sessions}"
    patient.rate(session, VACUUM, step=step, **{**checks, **more}).end(session)
    if after is not None:
        patient.after(session, after)
    patient.next_day()
    return patient if morning is None else patient.morning(morning)


def core(catalog: Catalog) -> Patient:
    """Pair A open, no vacuum done yet."""
    return Patient(catalog).begin("free").train().next_day().restore("A").morning(1)


def is_core(patient: Patient) -> bool:
    return patient.plan().gates["G-CORE"]


def test_g_core_v3_in_two_sessions_in_a_row_and_three_in_all(catalog: Catalog) -> None:
    patient = vacuum(core(catalog), "V1")
    assert not is_core(vacuum(patient, "V3"))
    assert is_core(vacuum(patient, "V3"))

    only_two = vacuum(vacuum(core(catalog), "V3"), "V3")
    assert not is_core(only_two), "at least three vacuum sessions in total"
    assert is_core(vacuum(only_two, "V3"))


def test_ru46_v3_or_higher(catalog: Catalog) -> None:
    assert is_core(vacuum(vacuum(vacuum(core(catalog), "V1"), "V4"), "V3"))
    assert not is_core(vacuum(vacuum(vacuum(core(catalog), "V2"), "V2"), "V2"))


@pytest.mark.parametrize(
    "broken",
    [
        {"pain": 3},  # ok-hold
        {"pain": 4},  # amber
        {"pain": 4, "eased": True},  # amber, and its second half was eased
        {"done": 0.9},  # 20 repetitions done
        {"effort": 5},  # the stage's stop value
        {"checks": {"waist_narrower": True, "breath_kept": False}},
        {"checks": {"waist_narrower": False, "breath_kept": True}},
        {"checks": None},
        {"after": 3},  # the session was not OK (H-6)
        {"after": None},  # ok-hold at best
        {"morning": 3},  # M-5: ok-hold
        {"morning": None},  # M-0
    ],
)
def test_ru46_a_session_between_breaks_the_row(catalog: Catalog, broken: dict[str, Any]) -> None:
    patient = vacuum(core(catalog), "V1")
    vacuum(patient, "V3")
    vacuum(patient, "V3", **broken)
    assert not is_core(patient)

    assert not is_core(vacuum(patient, "V3"))
    vacuum(patient, "V3")
    assert is_core(vacuum(patient, "V3")), "two in a row"


def test_g_core_an_easy_session_is_no_vacuum_session(catalog: Catalog) -> None:
    """RU-44: it never counts as an instance."""
    patient = vacuum(core(catalog), "V3")
    vacuum(patient, "V3", after=4)  # P-4: the next is EASY
    vacuum(patient, "V3")
    assert patient.state.finished[-1].mark == "ok"

    assert patient.state.vacuum_sessions == 2
    assert not is_core(patient)


def test_g_core_stays_open_but_needs_g_any(catalog: Catalog) -> None:
    patient = with_core(catalog, "A")
    vacuum(patient, "V1", pain=4)
    assert is_core(patient), "latched"

    patient.state.pairs["A"].state = "LOCKED"
    assert not is_core(patient)


def test_stage_is_the_highest_live_one(catalog: Catalog) -> None:
    patient = Patient(catalog).screen().baseline()
    seen = [patient.plan().stage]
    seen.append(patient.flex_all("free", "free", "free").plan().stage)
    seen.append(patient.train().next_day().restore("A").plan().stage)
    seen.append(patient.master_core().plan().stage)
    seen.append(patient.screen(NV_01="yes").plan().stage)

    assert seen == ["S0", "S1", "S2A", "S2", "N"]


def test_missing_says_what_the_core_gate_needs(catalog: Catalog) -> None:
    patient = vacuum(core(catalog), "V3")
    rows = {row.what: (row.have, row.need) for row in patient.plan().missing["G-CORE"]}

    assert rows == {"vacuum_sessions": (1, 3), "vacuum_run": (1, 2)}
