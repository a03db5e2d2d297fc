"""The gates of stages 3 to 5: S23, S34, S45, RU-49, RU-51 (clinical.md 6.4)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from journal_builder import Patient
from later_stages import STRENGTH, ago, flared, further, knows, rests, with_result

from homeprog.program import facts, gates, stages
from homeprog.program.catalog import Catalog
from homeprog.program.plan import Mark, Missing
from homeprog.program.session_record import Finished

Change = Callable[[Patient], object]


def keys(rows: list[Missing]) -> set[str]:
    return {row.what for row in rows}


# -- S23 ----


def ready_for_3(catalog: Catalog) -> Patient:
    """Every condition of S23 is just met."""
    patient = rests(further(catalog, "S2"), *[2] * 7)
    patient.state.strength_since = ago(patient, 21)
    patient.state.strength_sessions = 9
    for exercise, step in zip(STRENGTH.values(), ("R4", "I4", "I4"), strict=True):
        knows(patient, exercise, step, "ok", "ok")
    with_result(patient, "abdominals", "T-AB2", "fair", 28, 7)
    with_result(patient, "gluteals", "T-GL1", "strong", 28, 60)
    patient.state.tests["quadriceps"] = []
    with_result(patient, "quadriceps", "T-QU1", "fair", 28, 16)
    return patient


def s23(patient: Patient) -> set[str]:
    return keys(stages.s23(patient.state, patient.catalog, patient.today))


def test_s23_opens_stage_3_and_stays_open(catalog: Catalog) -> None:
    patient = ready_for_3(catalog)
    assert s23(patient) == set()
    gates.latch(patient.state, catalog, patient.today)
    assert patient.state.latched["G-SET"] == patient.today
    assert patient.ready(2).plan().stage == "S3"

    patient.state.strength_sessions = 0
    assert patient.plan().gates["G-SET"], "latched"


def pair(name: str, state: str) -> Change:
    return lambda patient: setattr(patient.state.pairs[name], "state", state)


def strong_at(exercise: str, step: str, *marks: Mark) -> Change:
    return lambda patient: knows(patient, exercise, step, *marks)


S23_BREAKS: list[tuple[str, Change]] = [
    ("pairs_open", pair("B", "LOCKED")),
    ("core", lambda p: p.state.latched.pop("G-CORE")),
    ("strength_days", lambda p: setattr(p.state, "strength_since", ago(p, 20))),
    ("strength_days", lambda p: setattr(p.state, "strength_since", None)),
    ("strength_sessions", lambda p: setattr(p.state, "strength_sessions", 8)),
    ("strength_steps", strong_at("ab-heel-slide", "R3", "ok", "ok")),
    ("strength_steps", strong_at("gl-squeeze", "I3", "ok", "ok")),
    ("strength_steps", strong_at("qd-quad-set", "I4", "ok", "ok-hold")),
    ("strength_steps", strong_at("qd-quad-set", "I4", "ok-hold", "ok")),
    ("strength_steps", strong_at("qd-quad-set", "I4", "ok")),
    ("rest_calm", lambda p: rests(p, 3, 2, 2, 2, 2, 2, 2)),  # above B = 2
    ("flare_free_days", lambda p: flared(p, 7)),
    ("flare_free_days", lambda p: flared(p, 1)),
    ("strength_tests", lambda p: p.state.tests.pop("gluteals")),
]


@pytest.mark.parametrize(("what", "change"), S23_BREAKS)
def test_s23_each_condition_is_needed(catalog: Catalog, what: str, change: Change) -> None:
    patient = ready_for_3(catalog)
    change(patient)

    assert s23(patient) == {what}


@pytest.mark.parametrize(
    "change",
    [
        pair("B", "RESTORED-LIMITED"),
        strong_at("ab-heel-slide", "R4", "ok-hold", "ok", "ok"),
        strong_at("gl-squeeze", "I6", "ok", "ok"),
        lambda p: flared(p, 8),
    ],
)
def test_s23_is_content_with(catalog: Catalog, change: Change) -> None:
    patient = ready_for_3(catalog)
    change(patient)

    assert s23(patient) == set()


@pytest.mark.parametrize(("pain_next_morning", "met"), [(2, True), (3, False)])
def test_s23_an_ok_of_today_waits_for_its_morning(
    catalog: Catalog, pain_next_morning: int, met: bool
) -> None:
    """H-6: the mark is final only the morning after."""
    patient = ready_for_3(catalog)
    knows(patient, "gl-squeeze", "I4", "ok-hold", "ok")
    session = patient.ready(2).start(planned=(facts.Planned(exercise="gl-squeeze", step="I4"),))
    patient.rate(session, "gl-squeeze", step="I4").end(session).after(session, 2)
    assert s23(patient) == {"strength_steps"}

    patient.next_day().morning(pain_next_morning)

    assert ("strength_steps" not in s23(patient)) is met


@pytest.mark.parametrize("mark", ["amber", "red", "ok-hold"])
def test_s23_a_worse_mark_of_today_counts_at_once(catalog: Catalog, mark: str) -> None:
    patient = ready_for_3(catalog)
    session = patient.ready(2).start(planned=(facts.Planned(exercise="gl-squeeze", step="I4"),))
    pain = {"ok-hold": 3, "amber": 5, "red": 6}[mark]
    patient.rate(session, "gl-squeeze", pain, step="I4")

    assert s23(patient) == {"strength_steps"}


@pytest.mark.parametrize(("rest", "calm"), [(4, True), (5, False)])
def test_s23_resting_pain_of_4_at_most(catalog: Catalog, rest: int, calm: bool) -> None:
    patient = ready_for_3(catalog)
    assert patient.state.baseline is not None
    patient.state.baseline.b = 6

    assert ("rest_calm" not in s23(rests(patient, *[rest] * 7))) is calm


@pytest.mark.parametrize(
    ("results", "passed"),
    [
        ([("T-QU1", "weak", 28, 9)], False),
        ([("T-QU1", "fair", 29, 16)], False),  # taken within 28 days
        ([("T-QU1", "fair", 28, 16)], True),
        ([("T-QU1", "strong", 0, 30)], True),
        ([("T-QU1", "weak", 60, 8), ("T-QU1", "weak", 5, 11)], True),  # RU-49: 3 stands better
        ([("T-QU1", "weak", 60, 8), ("T-QU1", "weak", 5, 10)], False),
        ([("T-QU2", "weak", 60, 5), ("T-QU2", "weak", 5, 15)], True),  # 10 s
        ([("T-QU2", "weak", 60, 5), ("T-QU2", "weak", 5, 14)], False),
        ([("T-QU2", "weak", 60, 5), ("T-QU1", "weak", 5, 15)], False),  # RU-49: the same measure
        ([("T-QU1", "fair", 9, 16), ("T-QU1", "not-valid", 2, 0)], True),
    ],
)
def test_s23_strength_results(
    catalog: Catalog, results: list[tuple[str, str, int, float]], passed: bool
) -> None:
    patient = ready_for_3(catalog)
    patient.state.tests["quadriceps"] = []
    for test, klass, days, value in results:
        with_result(patient, "quadriceps", test, klass, days, value)

    assert (s23(patient) == set()) is passed


def test_s23_looks_at_the_slides_not_at_the_switch_on_check(catalog: Catalog) -> None:
    patient = ready_for_3(catalog)
    patient.state.tests["abdominals"] = []
    with_result(patient, "abdominals", "T-AB1", "strong", 1, 3)

    assert s23(patient) == {"strength_tests"}


# -- S34 ----


def ready_for_4(catalog: Catalog) -> Patient:
    """Every condition of S34 is just met."""
    patient = rests(further(catalog), *[2] * 7)
    state = patient.state
    state.latched["G-SET"] = ago(patient, 28)
    state.setting_sessions = 10
    for family in ("hinge", "sit-stand", "lift"):
        knows(patient, f"set-{family}-exaggerated", "T2", "ok", "ok")
    knows(patient, "set-hinge-load", "L1", "ok")
    return patient


def s34(patient: Patient) -> set[str]:
    return keys(stages.s34(patient.state, patient.catalog, patient.today))


def test_s34_opens_stage_4(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    assert s34(patient) == set()
    gates.latch(patient.state, catalog, patient.today)
    assert patient.plan().stage == "S4"


def last_session(mark: str) -> Change:
    def add(patient: Patient) -> None:
        made = Finished("x", ago(patient, 1), mark, completed=True, exercise_session=True)  # type: ignore[arg-type]
        patient.state.finished.append(made)

    return add


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("setting_days", lambda p: p.state.latched.update({"G-SET": ago(p, 27)})),
        ("setting_sessions", lambda p: setattr(p.state, "setting_sessions", 9)),
        ("families", strong_at("set-lift-exaggerated", "T2", "ok")),
        ("families", strong_at("set-lift-exaggerated", "T2", "ok", "ok-hold")),
        ("load", lambda p: p.state.exercises.pop("set-hinge-load")),
        ("load", lambda p: setattr(p.state.exercises["set-hinge-load"], "first_done", None)),  # only benched
        ("sessions_well", last_session("not-ok")),
        ("flare_free_days", lambda p: flared(p, 7)),
    ],
)
def test_s34_each_condition_is_needed(catalog: Catalog, what: str, change: Change) -> None:
    patient = ready_for_4(catalog)
    change(patient)

    assert s34(patient) == {what}


@pytest.mark.parametrize("change", [last_session("ok-hold"), lambda p: flared(p, 8)])
def test_s34_is_content_with(catalog: Catalog, change: Change) -> None:
    patient = ready_for_4(catalog)
    change(patient)

    assert s34(patient) == set()


def test_s34_a_lower_grade_does_not_count_while_a_higher_one_is_permitted(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    del patient.state.exercises["set-lift-exaggerated"]
    knows(patient, "set-lift-full", "T6", "ok", "ok")
    assert s34(patient) == {"families"}

    patient.override("tag_set", "spine-surg")  # PR-S3: full is then the highest permitted
    knows(patient, "set-hinge-full", "T2", "ok", "ok")
    assert s34(patient) == set()


def test_s34_a_limited_pair_blocks_exaggerations_and_loads(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    patient.state.pairs["C"].state = "RESTORED-LIMITED"
    for family in ("hinge", "sit-stand", "lift"):
        del patient.state.exercises[f"set-{family}-exaggerated"]
        knows(patient, f"set-{family}-full", "T2", "ok", "ok")
    del patient.state.exercises["set-hinge-load"]

    assert s34(patient) == set()


def test_s34_loads_that_tags_forbid_are_not_asked_for(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    del patient.state.exercises["set-hinge-load"]
    assert s34(patient) == {"load"}

    patient.override("tag_set", "falls")
    for exercise in ("set-hinge-full", "set-sit-stand-full", "set-step-up-full"):
        knows(patient, exercise, "T2", "ok", "ok")
    assert s34(patient) == set()


def test_s34_what_a_session_completes_opens_when_it_ends(catalog: Catalog) -> None:
    """No evening on which a gate is shut and nothing is missing."""
    patient = ready_for_4(catalog)
    del patient.state.exercises["set-hinge-load"]
    session = patient.ready(2).start(
        planned=(facts.Planned(exercise="set-hinge-load", step="L1", change="load"),)
    )
    patient.rate(session, "set-hinge-load", step="L1")
    assert not patient.plan().gates["G-BAL"]

    patient.end(session)

    assert patient.plan().gates["G-BAL"]


def test_s34_a_family_on_load_is_past_its_grades(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    knows(patient, "set-hinge-exaggerated", "T2", "ok", "ok-hold", "ok")

    assert s34(patient) == set()


def test_s34_three_families_are_needed(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    row = next(iter(stages.s34(_without(patient, "set-lift-exaggerated").state, catalog, patient.today)))

    assert (row.what, row.have, row.need) == ("families", 2, 3)


def _without(patient: Patient, exercise: str) -> Patient:
    del patient.state.exercises[exercise]
    return patient


def test_s34_two_families_where_tags_leave_fewer_than_three(catalog: Catalog) -> None:
    patient = ready_for_4(catalog)
    for family in ("wood-chop", "step-up", "carry", "lift"):
        for exercise in catalog.order[family]:
            knows(patient, exercise, catalog.exercises[exercise].dose.start).benched_until = (
                patient.today + timedelta(days=9)
            )

    assert s34(patient) == set(), "hinge and sit-stand"


def test_ru49_the_start_of_a_carry_grade_counts_as_t2(catalog: Catalog) -> None:
    patient = _without(ready_for_4(catalog), "set-lift-exaggerated")
    knows(patient, "set-carry-exaggerated", "C3", "ok", "ok")

    assert s34(patient) == set()


# -- S45 ----


def ready_for_5(catalog: Catalog) -> Patient:
    """Every condition of S45 is just met."""
    patient = rests(further(catalog, "S4", rest=4), *[3] * 7)
    state = patient.state
    state.latched["G-BAL"] = ago(patient, 28)
    state.balance_sessions = 10
    state.s1_start = ago(patient, 91)
    knows(patient, "bal-tandem", "B5", "ok")
    knows(patient, "bal-single-leg", "B4", "ok")
    return patient


def s45(patient: Patient) -> set[str]:
    return keys(stages.s45(patient.state, patient.catalog, patient.today))


def test_s45_opens_maintenance(catalog: Catalog) -> None:
    patient = ready_for_5(catalog)
    patient.state.activities_last = (7, 8)
    assert s45(patient) == set()
    gates.latch(patient.state, catalog, patient.today)
    assert patient.plan().stage == "S5"
    assert patient.state.activities_kept == (7, 8), "RA-7 compares with these"


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("balance_days", lambda p: p.state.latched.update({"G-BAL": ago(p, 27)})),
        ("balance_sessions", lambda p: setattr(p.state, "balance_sessions", 9)),
        ("whole_days", lambda p: setattr(p.state, "s1_start", ago(p, 90))),
        ("balance_aims", strong_at("bal-tandem", "B4", "ok")),
        ("balance_aims", strong_at("bal-single-leg", "B3", "ok")),
        ("balance_aims", strong_at("bal-tandem", "B5", "ok-hold")),
        ("flare_free_days_late", lambda p: flared(p, 14)),
        ("rest_low", lambda p: rests(p, 4, 3, 3, 3, 3, 3, 3)),
    ],
)
def test_s45_each_condition_is_needed(catalog: Catalog, what: str, change: Change) -> None:
    patient = ready_for_5(catalog)
    change(patient)

    assert s45(patient) == {what}


def test_s45_is_content_with_an_older_flare_up(catalog: Catalog) -> None:
    patient = ready_for_5(catalog)
    flared(patient, 15)

    assert s45(patient) == set()


def test_s45_a_meaningful_change_is_as_good_as_little_pain(catalog: Catalog) -> None:
    patient = rests(ready_for_5(catalog), *[4] * 7)
    assert s45(patient) == {"rest_low"}
    assert patient.state.baseline is not None
    patient.state.baseline.b0 = 6

    assert s45(patient) == set()


def test_s45_ru51_with_falls_both_aims_are_b3(catalog: Catalog) -> None:
    patient = ready_for_5(catalog)
    knows(patient, "bal-tandem", "B3", "ok")
    knows(patient, "bal-single-leg", "B3", "ok")
    assert s45(patient) == {"balance_aims"}

    patient.override("tag_set", "falls")
    assert s45(patient) == set()
    knows(patient, "bal-single-leg", "B2", "ok")
    assert s45(patient) == {"balance_aims"}


def test_no_gate_is_reached_before_the_one_below(catalog: Catalog) -> None:
    patient = ready_for_5(catalog)
    patient.state.latched = {"G-CORE": ago(patient, 50)}
    patient.state.strength_sessions = 0
    gates.latch(patient.state, catalog, patient.today)

    assert set(patient.state.latched) == {"G-CORE"}


@pytest.mark.parametrize(("days", "open_"), [(13, False), (14, True)])
def test_g_set_x_and_g_set_l_live(catalog: Catalog, days: int, open_: bool) -> None:
    patient = further(catalog)
    patient.state.latched["G-SET"] = ago(patient, days)
    found = patient.plan().gates
    assert (found["G-SET-X"], found["G-SET-L"]) == (True, open_)

    patient.state.pairs["A"].state = "RESTORED-LIMITED"
    assert not patient.plan().gates["G-SET-X"]
    assert not patient.plan().gates["G-SET-L"]


def test_g_maint_is_latched_and_needs_g_flex_to_be_lived(catalog: Catalog) -> None:
    patient = further(catalog, "S5")
    assert (patient.plan().gates["G-MAINT"], patient.plan().stage) == (True, "S5")
    patient.state.screening.last_full = ago(patient, 29)

    assert (patient.plan().gates["G-MAINT"], patient.plan().stage) == (True, "S0")
