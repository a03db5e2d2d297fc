"""Setting families and balance: PR-S3, PR-LOAD, BAL-1, BAL-2, RU-49, RU-51 (clinical.md 6.6)."""

from datetime import timedelta

import pytest
from journal_builder import Patient
from later_stages import ago, further, knows, seen, with_result

from homeprog.program import changes, composing, dosing, facts, functional, progression, templates
from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits


def rung(patient: Patient, exercise: str) -> tuple[str, str, str] | None:
    """The change an exercise would make next today."""
    today = seen(patient.ready(1) if patient.plan().rule == "A-0" else patient)
    found = changes.next_rung(today, exercise)
    return None if found is None else (found.exercise, found.step, found.kind)


def new_items(patient: Patient) -> list[tuple[str, str | None]]:
    return [(item.exercise, item.step) for item in patient.ready(1).plan().items if item.change == "new"]


# -- PR-S3 ----


def test_pr_s3_families_come_in_one_a_session_at_part_grade_t2(catalog: Catalog) -> None:
    patient = further(catalog)
    came = []
    for _ in range(12):
        patient.keep_screened().override("review_recorded").ready(1)
        new = [
            item for item in patient.plan().items if item.change == "new" and item.exercise.startswith("set-")
        ]
        assert len(new) <= 1
        came += [(item.exercise, item.step) for item in new]
        patient.perform().next_day().morning(1)

    assert came == [
        ("set-hinge-part", "T2"),
        ("set-sit-stand-part", "T2"),
        ("set-lift-part", "T2"),
        ("set-chop-seated", "T2"),
    ], "and never more than four (4.6)"


@pytest.mark.parametrize(("run", "moves"), [(1, False), (2, True)])
def test_pr_s3_two_ok_instances_and_the_next_grade_at_t2(catalog: Catalog, run: int, moves: bool) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-part", "T2", "ok", "ok", run=run)

    assert rung(patient, "set-hinge-part") == (("set-hinge-full", "T2", "grade") if moves else None)


@pytest.mark.parametrize(
    ("limited", "days", "exercise", "wanted"),
    [
        (False, 30, "set-hinge-full", ("set-hinge-exaggerated", "T2", "grade")),
        (False, 30, "set-hinge-exaggerated", ("set-hinge-load", "L1", "load")),
        (False, 13, "set-hinge-exaggerated", ("set-hinge-exaggerated", "T3", "step")),  # G-SET-L shut
        (True, 30, "set-hinge-full", ("set-hinge-full", "T3", "step")),  # best remaining grade
        (False, 30, "set-carry-part", ("set-carry-full", "C3", "grade")),
    ],
)
def test_pr_s3_blocked_grades_are_skipped(
    catalog: Catalog, limited: bool, days: int, exercise: str, wanted: tuple[str, str, str]
) -> None:
    patient = further(catalog)
    patient.state.latched["G-SET"] = ago(patient, days)
    if limited:
        patient.state.pairs["A"].state = "RESTORED-LIMITED"
    knows(patient, exercise, catalog.exercises[exercise].dose.start, "ok", "ok", run=2)

    assert rung(patient, exercise) == wanted


def test_pr_s3_a_tag_that_blocks_the_exaggeration_leads_on_to_load(catalog: Catalog) -> None:
    patient = further(catalog).override("tag_set", "osteo")
    knows(patient, "set-hinge-full", "T2", "ok", "ok", run=2)

    assert rung(patient, "set-hinge-full") == ("set-hinge-load", "L1", "load")


def test_pr_s3_a_family_has_one_grade_at_a_time(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-part", "T2", "ok", "ok", run=2)
    patient.ready(1)
    planned = (facts.Planned(exercise="set-hinge-full", step="T2", change="grade"),)
    patient.rate(patient.start(planned=planned), "set-hinge-full", step="T2")

    assert patient.state.slots["hinge"] == ["set-hinge-full"]


def test_pr_s3_the_last_grade_climbs_to_t6_and_no_further(catalog: Catalog) -> None:
    patient = further(catalog)
    patient.state.latched["G-SET"] = ago(patient, 13)
    knows(patient, "set-hinge-exaggerated", "T5", "ok", "ok", run=2)
    assert rung(patient, "set-hinge-exaggerated") == ("set-hinge-exaggerated", "T6", "step")

    knows(patient, "set-hinge-exaggerated", "T6", "ok", "ok", run=2)
    assert rung(patient, "set-hinge-exaggerated") is None


# -- PR-LOAD ----


@pytest.mark.parametrize(
    ("step", "tag", "kg", "wanted"),
    [
        ("L1", None, None, "L2"),
        ("L7", None, None, "L8"),  # 5 kg
        ("L8", None, None, None),
        ("L4", "pressure", None, None),  # 2 kg at most
        ("L3", "pressure", None, "L4"),
        ("L3", None, 1.5, None),  # a clinician's ceiling
        ("L2", None, 1.5, "L3"),
    ],
)
def test_pr_load_never_above_the_ceiling(
    catalog: Catalog, step: str, tag: str | None, kg: float | None, wanted: str | None
) -> None:
    patient = further(catalog)
    if tag:
        patient.override("tag_set", tag)
    if kg:
        patient.override("load_ceiling", value=kg)
    knows(patient, "set-hinge-load", step, "ok", "ok", run=2)

    assert rung(patient, "set-hinge-load") == (("set-hinge-load", wanted, "load") if wanted else None)


@pytest.mark.parametrize(("effort", "run"), [(6, 1), (7, 0)])
def test_pr_load_counts_with_effort_of_6_at_most(catalog: Catalog, effort: int, run: int) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-load", "L2", "ok")
    patient.ready(1)
    session = patient.start(planned=(facts.Planned(exercise="set-hinge-load", step="L2"),))
    patient.rate(session, "set-hinge-load", step="L2", effort=effort).end(session).after(session)
    patient.next_day().morning(1)

    assert patient.state.exercises["set-hinge-load"].ok_run == run


@pytest.mark.parametrize("ceiling", [0.0, 0.4])
def test_pr_load_no_load_grade_where_even_the_lightest_is_too_much(catalog: Catalog, ceiling: float) -> None:
    patient = further(catalog).override("load_ceiling", value=ceiling)
    knows(patient, "set-hinge-exaggerated", "T2", "ok", "ok", run=2)

    assert rung(patient, "set-hinge-exaggerated") == ("set-hinge-exaggerated", "T3", "step")


# -- BAL-1 ----


@pytest.mark.parametrize(
    ("stages", "exercise", "step"),
    [
        (0, "bal-feet-together", "B1"),
        (1, "bal-feet-together", "B3"),
        (1, "bal-semi-tandem", "B1"),
        (2, "bal-semi-tandem", "B3"),
        (2, "bal-tandem", "B1"),
        (3, "bal-tandem", "B3"),
        (3, "bal-single-leg", "B1"),
        (4, "bal-single-leg", "B3"),
        (4, "bal-side-step", "C1"),
        (4, "bal-weight-shift", "R1"),
        (4, "bal-cushion-two-feet", "B1"),
        (None, "bal-feet-together", "B1"),
    ],
)
def test_bal1_starts_where_the_stances_were_held(
    catalog: Catalog, stages: int | None, exercise: str, step: str
) -> None:
    patient = further(catalog, "S4")
    patient.state.tests["balance"] = []
    if stages is not None:
        with_result(patient, "balance", "T-BA1", "fair", 2, stages)

    assert functional.first_step(seen(patient), exercise) == step


def test_bal1_a_stopped_test_showed_nothing(catalog: Catalog) -> None:
    patient = further(catalog, "S4")
    patient.state.tests["balance"] = []
    with_result(patient, "balance", "T-BA1", "not-valid", 2, 4)

    assert functional.first_step(seen(patient), "bal-tandem") == "B1"


def test_bal1_balance_comes_in_one_a_session_up_to_four(catalog: Catalog) -> None:
    patient = further(catalog, "S4")
    with_result(patient, "balance", "T-BA1", "fair", 2, 3)
    assert new_items(patient) == [("bal-weight-shift", "R1")]

    for exercise in ("bal-weight-shift", "bal-feet-together", "bal-semi-tandem"):
        knows(patient, exercise, catalog.exercises[exercise].dose.start)
    assert functional.new_balance(seen(patient)) == ("bal-tandem", "B3")
    knows(patient, "bal-tandem", "B3")
    assert functional.new_balance(seen(patient)) is None

    knows(patient, "bal-weight-shift", "R3")  # it has reached its turn and makes room
    assert functional.new_balance(seen(patient)) == ("bal-side-step", "C1")
    knows(patient, "bal-side-step", "C1")
    assert functional.active_balance(seen(patient)) == [
        "bal-feet-together",
        "bal-semi-tandem",
        "bal-tandem",
        "bal-side-step",
    ]


# -- BAL-2 ----


@pytest.mark.parametrize(
    ("exercise", "step", "wanted"),
    [
        ("bal-tandem", "B3", ("bal-tandem", "B4", "step")),
        ("bal-tandem", "B4", ("bal-tandem", "B5", "step")),
        ("bal-tandem", "B5", ("bal-single-leg", "B1", "harder")),
        ("bal-side-step", "C3", ("bal-side-step", "C4", "step")),
        ("bal-side-step", "C4", ("bal-heel-toe-walk", "C1", "harder")),
        ("bal-heel-toe-walk", "C5", ("bal-heel-toe-walk", "C6", "step")),
    ],
)
def test_bal2_one_step_then_the_harder_neighbour(
    catalog: Catalog, exercise: str, step: str, wanted: tuple[str, str, str]
) -> None:
    """H-10: the neighbour starts at its first step (BAL-1)."""
    patient = further(catalog, "S4")
    patient.state.tests["balance"] = []
    knows(patient, exercise, step, "ok", "ok", run=2)

    assert rung(patient, exercise) == wanted


@pytest.mark.parametrize(("step", "wanted"), [("B2", ("bal-tandem", "B3", "step")), ("B3", None)])
def test_bal2_ru51_with_falls_the_ladder_stops_at_b3(
    catalog: Catalog, step: str, wanted: tuple[str, str, str] | None
) -> None:
    patient = further(catalog, "S4").override("tag_set", "falls")
    knows(patient, "bal-tandem", step, "ok", "ok", run=2)

    assert rung(patient, "bal-tandem") == wanted


def balance_session(patient: Patient, **grabs: int) -> Patient:
    """A session of these balance exercises with so many grabs each."""
    names = {name.replace("_", "-"): count for name, count in grabs.items()}
    patient.ready(1)
    planned = tuple(facts.Planned(exercise=one, step=patient.step(one)) for one in names)
    session = patient.start(planned=planned)
    for name, count in names.items():
        patient.rate(session, name, step=patient.step(name), grabs=count, effort=2)
    return patient.end(session).after(session)


@pytest.mark.parametrize(
    ("grabs", "run", "step"),
    [(0, 1, "B4"), (1, 0, "B4"), (2, 0, "B3")],
)
def test_bal2_grabs(catalog: Catalog, grabs: int, run: int, step: str) -> None:
    """One makes the instance ok-hold, two lower the exercise by one step."""
    patient = further(catalog, "S4")
    knows(patient, "bal-tandem", "B4")
    balance_session(patient, bal_tandem=grabs).next_day().morning(1)

    assert (patient.state.exercises["bal-tandem"].ok_run, patient.step("bal-tandem")) == (run, step)


def test_bal2_a_grab_neither_counts_nor_resets(catalog: Catalog) -> None:
    patient = further(catalog, "S4")
    knows(patient, "bal-tandem", "B4", "ok", run=1)
    balance_session(patient, bal_tandem=1).next_day().morning(1)

    assert patient.state.exercises["bal-tandem"].ok_run == 1
    assert patient.state.exercises["bal-tandem"].ok_at == {"B4": 1}


def test_bal2_grabs_add_up_over_the_session(catalog: Catalog) -> None:
    patient = further(catalog, "S4")
    knows(patient, "bal-tandem", "B4")
    knows(patient, "bal-side-step", "C3")
    balance_session(patient, bal_tandem=1, bal_side_step=1)

    assert (patient.step("bal-tandem"), patient.step("bal-side-step")) == ("B4", "C2")


@pytest.mark.parametrize(("last", "moves"), [(7, False), (8, True)])
def test_h9_setting_and_balance_too_wait_after_a_step_back(catalog: Catalog, last: int, moves: bool) -> None:
    patient = further(catalog, "S4")
    record = knows(patient, "bal-tandem", "B3", "ok", "ok", "ok", run=3)
    record.after_step_back, record.stepped_back = True, patient.today - timedelta(days=last)
    limits = Limits.from_catalog(catalog)
    data = catalog.exercises["bal-tandem"]

    assert progression.may_progress(data, record, limits, patient.today) is moves
    record.ok_run = 2
    assert not progression.may_progress(data, record, limits, patient.today)


def test_ru40_a_change_to_a_step_known_before_begins_the_count_anew(catalog: Catalog) -> None:
    patient = further(catalog, "S2").ready(1)
    knows(patient, "qd-long-arc", "R1", "ok", "ok", run=2)
    planned = (facts.Planned(exercise="qd-long-arc", step="R1", change="harder"),)
    patient.rate(patient.start(planned=planned), "qd-long-arc", step="R1")

    assert patient.state.exercises["qd-long-arc"].ok_run == 0


@pytest.mark.parametrize(("step", "wanted"), [("I5", "I6"), ("I6", "harder")])
def test_pr_s2_holds_turn_at_i6_where_the_ladder_goes_on(catalog: Catalog, step: str, wanted: str) -> None:
    """PR-S2: the wall sit could climb to I8, but from I6 on its harder neighbour comes first."""
    patient = further(catalog, "S2").ready(1)
    knows(patient, "qd-wall-sit", step, "ok", "ok", "ok", run=3)
    patient.state.exercises["qd-quad-set"].ok_at = {"I3": 2}
    found = changes.next_rung(seen(patient), "qd-wall-sit")

    assert found is not None
    assert wanted in {found.step, found.kind}


@pytest.mark.parametrize(("days", "step"), [(2, None), (3, "W3")])
def test_walk_1_one_step_after_three_days(catalog: Catalog, days: int, step: str | None) -> None:
    """WALK-1."""
    patient = further(catalog, "S2").ready(1)
    record = knows(patient, "fa-walk", "W2")
    record.days_at_step = [ago(patient, back) for back in range(days, 0, -1)]
    found = changes.next_rung(seen(patient), "fa-walk")

    assert (found.step if found else None) == step


def test_ru41_at_equal_waiting_a_new_exercise_comes_first(catalog: Catalog) -> None:
    """RU-41, H-5: then the order of 4.5."""
    patient = further(catalog, "S2").ready(1)
    since = ago(patient, 3)
    step = progression.Candidate("ab-heel-slide", "R2", "step", since, 0, "PR-S2")
    new = progression.Candidate("gl-bridge", "R1", "new", since, 9, "PR-S2")
    later = progression.Candidate("qd-long-arc", "R1", "new", ago(patient, 2), 1, "PR-S2")

    assert changes.best(seen(patient), [step, later, new]) == new
    assert changes.best(seen(patient), [later, step]) == step


@pytest.mark.parametrize(("days", "back"), [(6, False), (7, True)])
def test_nt3_hamstring_stretches_return_on_day_7(catalog: Catalog, days: int, back: bool) -> None:
    """NT-3."""
    patient = further(catalog, "S2").ready(1)
    patient.state.nerve_exit = ago(patient, days)
    patient.state.exercises["hs-hands-behind-thigh"].last_done = ago(patient, 40)

    assert changes.hamstrings_return(seen(patient)) is back


def test_pr_s2_second_strengtheners_wait_until_every_pair_has_its_first(catalog: Catalog) -> None:
    """PR-S2; the first comes to what S23 asks of it before a second joins."""
    patient = further(catalog, "S2").ready(1)
    for exercise in ("ab-heel-slide", "gl-squeeze", "qd-quad-set"):
        knows(patient, exercise, "R3" if exercise.startswith("ab") else "I3", "ok", "ok", first=30)
    assert templates.draft_session(seen(patient)).newcomers == []

    for exercise in ("ab-heel-slide", "gl-squeeze", "qd-quad-set"):
        knows(patient, exercise, "R4" if exercise.startswith("ab") else "I4", "ok", "ok", first=13)
    assert templates.draft_session(seen(patient)).newcomers == []

    for exercise in ("ab-heel-slide", "gl-squeeze", "qd-quad-set"):
        knows(patient, exercise, "R4" if exercise.startswith("ab") else "I4", "ok", "ok", first=14)
    second = {one.exercise for one in templates.draft_session(seen(patient)).newcomers}
    assert second >= {"ab-seated-march", "gl-bridge"}

    del patient.state.slots["quadriceps"]
    found = templates.draft_session(seen(patient)).newcomers
    assert [one.exercise for one in found] == ["qd-quad-set"]


def test_ru1_never_below_two_families(catalog: Catalog) -> None:
    """RU-1."""
    patient = further(catalog).ready(1)
    families = ("set-hinge-part", "set-sit-stand-part", "set-lift-part", "set-chop-seated")
    items = [dosing.make_item(catalog, one, "T2") for one in families]
    items.append(dosing.make_item(catalog, "ab-heel-slide", "R1"))

    assert [item.exercise for item in composing._expendable(seen(patient), items)] == [
        "set-chop-seated",
        "set-lift-part",
    ]
