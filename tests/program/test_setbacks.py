"""Stepping back between stages: SB-1 to SB-6, H-8 (clinical.md 6.8)."""

from datetime import timedelta

import pytest
from journal_builder import Patient
from later_stages import STRENGTH, ago, further, knows, seen, with_result

from homeprog.program import changes, facts, setbacks, templates
from homeprog.program.catalog import Catalog
from homeprog.program.records import TestRecord


def retested(catalog: Catalog, *results: tuple[str, int], pair_state: str = "RESTORED") -> Patient:
    """Pair C restored 60 days ago, then retested: (class, days ago) each."""
    patient = further(catalog)
    pair = patient.state.pairs["C"]
    pair.state, pair.since = pair_state, ago(patient, 60)  # type: ignore[assignment]
    patient.state.tests["hamstrings"] = [TestRecord("T-HS1", ago(patient, 120), "tight", 50.0, True)]
    for klass, days in results:
        with_result(patient, "hamstrings", "T-HS1", klass, days, 30.0)
    return patient


# -- SB-1 ----


@pytest.mark.parametrize(
    ("results", "state", "slack"),
    [
        ([("borderline", 3)], "RESTORED", True),
        ([("tight", 3)], "RESTORED", True),
        ([("free", 3)], "RESTORED", False),
        ([("borderline", 10), ("free", 3)], "RESTORED", False),  # until free
        ([("free", 10), ("borderline", 3)], "RESTORED", True),
        ([("borderline", 3)], "RESTORED-LIMITED", False),  # not limited
        ([("borderline", 60)], "RESTORED", False),  # the result that restored it
        ([("borderline", 59)], "RESTORED", True),
        ([("borderline", 3), ("not-valid", 2)], "RESTORED", True),
        ([], "RESTORED", False),
    ],
)
def test_sb1_a_restored_pair_that_is_not_free_any_more(
    catalog: Catalog, results: list[tuple[str, int]], state: str, slack: bool
) -> None:
    patient = retested(catalog, *results, pair_state=state)

    assert setbacks.is_slack(patient.state, "C") is slack


def test_sb1_its_strengtheners_hold(catalog: Catalog) -> None:
    for klass, wanted in (("free", "I5"), ("borderline", None)):
        patient = retested(catalog, (klass, 3)).ready(1)
        knows(patient, "qd-quad-set", "I4", "ok", "ok", "ok", run=3)
        found = changes.next_rung(seen(patient), "qd-quad-set")
        assert (found.step if found else None) == wanted
        knows(patient, "gl-squeeze", "I4", "ok", "ok", "ok", run=3)
        other = changes.next_rung(seen(patient), "gl-squeeze")
        assert other is not None, "the other pairs go on"


@pytest.mark.parametrize(
    ("klass", "days", "due"),
    [("free", 2, True), ("free", 3, False), ("borderline", 4, True), ("borderline", 5, False)],
)
def test_sb1_stretches_five_days_a_week(catalog: Catalog, klass: str, days: int, due: bool) -> None:
    patient = retested(catalog, (klass, 3))
    for back in range(1, days + 1):
        patient.state.made_day(ago(patient, back)).stretched = ("C",)

    assert templates.stretch_due(seen(patient), "C") is due


# -- SB-2 ----


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ([("tight", 6), ("tight", 0)], "LOCKED"),
        ([("tight", 5), ("tight", 0)], "RESTORED"),
        ([("tight", 7)], "RESTORED"),
        ([("tight", 14), ("borderline", 7), ("tight", 0)], "RESTORED"),
        ([("tight", 7), ("borderline", 0)], "RESTORED"),
        ([("tight", 60), ("tight", 0)], "RESTORED"),
    ],
)
def test_sb2_two_tight_results_six_days_apart_lock(
    catalog: Catalog, results: list[tuple[str, int]], state: str
) -> None:
    patient = retested(catalog, *results)
    setbacks.relock(patient.state, patient.today)

    assert patient.state.pairs["C"].state == state


def test_sb2_what_closes_and_what_goes_on(catalog: Catalog) -> None:
    patient = retested(catalog, ("tight", 7), ("tight", 0))
    for exercise in (*STRENGTH.values(), "set-hinge-full", "set-sit-stand-exaggerated"):
        knows(patient, exercise, catalog.exercises[exercise].dose.start)
    patient.ready(1)
    plan = patient.plan()

    assert {gate for gate in ("G-C", "G-SET", "G-SET-X", "G-SET-L") if plan.gates[gate]} == {"G-SET"}
    offered = set(patient.items())
    assert "qd-quad-set" not in offered
    assert {"ab-heel-slide", "gl-squeeze", "set-hinge-full", "set-sit-stand-part"} - offered <= {
        "set-sit-stand-part"
    }
    assert "set-sit-stand-exaggerated" not in offered
    pair = patient.state.pairs["C"]
    assert (pair.counted_from, pair.stretch_days) == (patient.today, 0), "14 days and 8 sessions from today"


# -- SB-3 ----


@pytest.mark.parametrize(
    ("before", "now", "step"),
    [
        ("strong", "fair", "I4"),
        ("fair", "weak", "I4"),
        ("strong", "weak", "I4"),
        ("fair", "fair", "I5"),
        ("weak", "strong", "I5"),
    ],
)
def test_sb3_a_lower_class_is_one_step_back(catalog: Catalog, before: str, now: str, step: str) -> None:
    patient = further(catalog)
    knows(patient, "qd-quad-set", "I5")
    knows(patient, "gl-squeeze", "I5")
    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU1", before, 28, 20)
    with_result(patient, "quadriceps", "T-QU1", now, 0, 15)
    setbacks.strength_fell(patient.state, catalog, "quadriceps", patient.today)

    assert (patient.step("qd-quad-set"), patient.step("gl-squeeze")) == (step, "I5")


def test_sb3_all_strengtheners_of_the_pair_by_a_taken_test(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "qd-quad-set", "I5")
    knows(patient, "qd-long-arc", "R5")
    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU1", "strong", 28, 25)
    patient.write(facts.TestTaken, test="T-QU1", value=15)

    assert (patient.step("qd-quad-set"), patient.step("qd-long-arc")) == ("I4", "R4")


def test_sb3_only_the_same_test_and_only_results_that_count(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "qd-quad-set", "I5")
    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU2", "strong", 28, 60)
    with_result(patient, "quadriceps", "T-QU1", "fair", 0, 15)
    setbacks.strength_fell(patient.state, catalog, "quadriceps", patient.today)
    assert patient.step("qd-quad-set") == "I5"

    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU1", "strong", 3, 25)
    patient.write(facts.TestTaken, test="T-QU1", value=15)
    assert patient.step("qd-quad-set") == "I5", "an extra test (TST-7)"


# -- SB-4 ----


@pytest.mark.parametrize(
    ("grabs", "steps", "suggested"),
    [(2, ("B4", "C2"), False), (3, ("B1", "C1"), True), (4, ("B1", "C1"), True)],
)
def test_sb4_three_grabs_send_balance_to_the_start(
    catalog: Catalog, grabs: int, steps: tuple[str, str], suggested: bool
) -> None:
    patient = further(catalog, "S4")
    knows(patient, "bal-tandem", "B4")
    knows(patient, "bal-side-step", "C3")
    patient.ready(1)
    session = patient.start(planned=(facts.Planned(exercise="bal-side-step", step="C3"),))
    patient.rate(session, "bal-side-step", step="C3", grabs=grabs, effort=2)

    assert (patient.step("bal-tandem"), patient.step("bal-side-step")) == steps
    assert ("SB-4" in patient.plan().cards) is suggested
    assert "falls" not in patient.plan().tags, "suggested only"
    patient.write(facts.CardRead, card="SB-4")
    assert "SB-4" not in patient.plan().cards


# -- SB-5 ----


@pytest.mark.parametrize(("gap", "fires"), [(13, True), (14, False)])
def test_sb5_two_flare_ups_in_14_days(catalog: Catalog, gap: int, fires: bool) -> None:
    patient = further(catalog)
    knows(patient, "ab-heel-slide", "R4", first=30)
    knows(patient, "gl-squeeze", "I4", first=9)
    patient.state.flare_starts = [ago(patient, gap)]
    patient.ready(7)

    benched = {one.exercise: one.until for one in patient.plan().benched}
    assert benched == ({"gl-squeeze": patient.today + timedelta(days=14)} if fires else {})
    assert patient.step("ab-heel-slide") == ("R3" if fires else "R4")
    assert patient.step("gl-squeeze") == "I4", "the newest is benched, not stepped back"


# -- SB-6 ----


def test_sb6_a_new_tag_filters_at_once_and_takes_nothing_away(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-exaggerated", "T4")
    before = dict(patient.state.exercises)
    assert "set-hinge-exaggerated" in patient.ready(1).items()
    patient.override("tag_set", "falls")

    assert "set-hinge-exaggerated" not in patient.items()
    assert not any("falls" in catalog.exercises[one].avoid for one in patient.items())
    assert {one: record.step for one, record in patient.state.exercises.items()} == {
        one: record.step for one, record in before.items()
    }, "no penalty"


def test_sb6_a_stand_in_takes_the_place_of_what_a_tag_forbids(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-exaggerated", "T4")
    patient.override("tag_set", "falls").ready(1).perform()

    assert patient.state.slots["hinge"] == ["set-hinge-part"]


# -- H-8 ----


def test_h8_several_exercises_may_step_back_on_one_day(catalog: Catalog) -> None:
    patient = further(catalog)
    names = {"ab-heel-slide": "R4", "gl-squeeze": "I4", "qd-quad-set": "I4", "set-hinge-full": "T4"}
    for exercise, step in names.items():
        knows(patient, exercise, step)
    patient.ready(1)
    session = patient.start(
        planned=tuple(facts.Planned(exercise=one, step=step) for one, step in names.items())
    )
    for exercise, step in names.items():
        patient.rate(session, exercise, 3, step=step, sharp=True)  # amber
        patient.rate(session, exercise, 7, step=step)  # corrected: red

    assert [patient.step(one) for one in names] == ["R3", "I3", "I3", "T3"]
