"""Time away: every row of 6.10 with its boundaries, RU-5, RU-29, FREQ-3 (clinical.md 6.10)."""

from datetime import timedelta

import pytest
from journal_builder import Patient
from later_stages import ago, further, knows, seen, with_result

from homeprog.program import changes, choosing, facts, pairs, time_away
from homeprog.program.catalog import Catalog
from homeprog.program.session_record import Finished

STRETCH, MOVE = "hs-hands-behind-thigh", "fa-pelvic-tilt-lying"
STRONG, SETTING, BALANCE, WALKING = "qd-quad-set", "set-hinge-full", "bal-tandem", "bal-side-step"


@pytest.mark.parametrize(
    ("exercise", "step", "by_gap"),
    [
        (
            STRETCH,
            "F6",
            {0: "F6", 3: "F6", 4: "F6", 7: "F6", 13: "F6", 14: "F5", 27: "F5", 28: "F2", 83: "F2"},
        ),
        (STRETCH, "F1", {14: "F1", 28: "F1"}),
        (STRETCH, "F2", {14: "F1", 28: "F2"}),
        (MOVE, "M4", {3: "M4", 13: "M4", 14: "M3", 27: "M3", 28: "M1", 83: "M1"}),
        (
            STRONG,
            "I5",
            {3: "I5", 4: "I5", 6: "I5", 7: "I4", 13: "I4", 14: "I3", 27: "I3", 28: "I1", 83: "I1"},
        ),
        (STRONG, "I1", {7: "I1", 14: "I1", 28: "I1"}),
        (SETTING, "T5", {6: "T5", 7: "T4", 13: "T4", 14: "T3", 27: "T3", 28: "T2", 83: "T2"}),
        (BALANCE, "B5", {6: "B5", 7: "B4", 13: "B4", 14: "B1", 27: "B1", 28: "B1"}),
        (WALKING, "C4", {6: "C4", 7: "C3", 13: "C3", 14: "C1", 28: "C1"}),
        ("set-carry-full", "C4", {7: "C3", 14: "C3"}),  # not below its own first step
        ("core-vacuum-lying", "V4", {6: "V4", 7: "V3", 13: "V3", 14: "V2", 28: "V1"}),
    ],
)
def test_6_10_every_row_of_the_table(
    catalog: Catalog, exercise: str, step: str, by_gap: dict[int, str]
) -> None:
    data = catalog.exercises[exercise]
    found = {gap: time_away.lowered(catalog, data, step, gap) for gap in by_gap}

    assert found == by_gap


@pytest.mark.parametrize(
    ("exercise", "gap", "holds"),
    [(STRONG, 3, False), (STRONG, 4, True), (SETTING, 3, False), (SETTING, 4, True), (STRETCH, 4, False)],
)
def test_6_10_four_days_no_progression_of_strength_and_setting(
    catalog: Catalog, exercise: str, gap: int, holds: bool
) -> None:
    assert time_away.holds_progress(catalog.exercises[exercise], gap) is holds


@pytest.mark.parametrize(("last", "step"), [(3, "I6"), (4, None), (7, None)])
def test_6_10_the_hold_reaches_the_plan(catalog: Catalog, last: int, step: str | None) -> None:
    patient = further(catalog, "S2").ready(1)
    knows(patient, STRONG, "I5", "ok", "ok", "ok", last=last, run=3)
    found = changes.next_rung(seen(patient), STRONG)

    assert (found.step if found else None) == step


def test_6_10_a_lowered_step_is_done_and_given_back_as_a_change(catalog: Catalog) -> None:
    patient = further(catalog, "S2").ready(1)
    knows(patient, STRONG, "I5", last=20)
    assert patient.items()[STRONG].step == "I3"
    patient.perform()

    assert (patient.step(STRONG), patient.state.restore) == ("I3", {STRONG: "I5"})


# -- RU-5 ----


def test_ru5_any_exercise_of_the_group_ends_the_time_away(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, STRONG, "I5", last=20)
    assert choosing.away(seen(patient), STRONG) == 20

    knows(patient, "qd-long-arc", "R1", last=3)
    assert choosing.away(seen(patient), STRONG) == 3
    assert choosing.away(seen(patient), "set-lift-part") == 0


@pytest.mark.parametrize(
    ("stage", "sessions", "away"),
    [
        ("S2", (2, 4), 6),  # stages 1 and 2: calendar days
        ("S3", (), 6),
        ("S3", (2, 4), 3),  # two sessions without its family, and the day of rest between
        ("S4", (4,), 4),
        ("S5", (1, 3, 5), 2),
        ("S3", (7,), 6),  # a session before it was last done
    ],
)
def test_ru5_days_on_which_the_group_was_not_due_in_later_stages(
    catalog: Catalog, stage: str, sessions: tuple[int, ...], away: int
) -> None:
    patient = further(catalog)
    knows(patient, SETTING, "T4", last=6)
    patient.state.finished = [
        Finished(f"x{back}", ago(patient, back), "ok", completed=True, exercise_session=True)
        for back in sessions
    ]
    patient.state.session = None

    assert time_away.gap(patient.state, ago(patient, 6), stage, patient.today) == away


def test_freq3_a_planned_rest_is_no_time_away_and_lowers_nothing(catalog: Catalog) -> None:
    """Rest days of an ordinary week: every other day off changes no dose and asks for nothing."""
    patient = further(catalog, rest=4)
    on = tuple(facts.WEEKDAYS[(patient.today.weekday() + later) % 7] for later in (0, 2, 4))
    patient.write(facts.ScheduleSet, days=on)
    patient.state.s1_start = ago(patient, 99)  # no checkpoint of 7.3 in these days
    patient.ready(1)
    steps = {one: record.step for one, record in patient.state.exercises.items()}
    for _ in range(2):
        patient.perform().next_day().morning(1).keep_screened().ready(1)
        assert patient.plan().action == "REST-DAY"
        assert patient.plan().rule == "SCHEDULE"
        patient.next_day().keep_screened().ready(1)
        assert patient.plan().action == "NORMAL"
    assert {one: patient.step(one) for one in steps} == steps
    assert patient.state.clinician == {}


# -- 14, 28 and 84 days ----


def away_for(catalog: Catalog, days: int) -> Patient:
    """A patient of stage 2 who comes back so many days after the last session."""
    patient = further(catalog, "S2")
    patient.state.last_session = ago(patient, 1)
    patient.next_day(days - 1)
    patient.write(facts.ReminderSet)
    return patient


@pytest.mark.parametrize(("days", "easy"), [(13, False), (14, True), (27, True)])
def test_6_10_the_first_session_after_14_days_is_easy(catalog: Catalog, days: int, easy: bool) -> None:
    patient = away_for(catalog, days)
    patient.state.screening.last_full = patient.state.screening.last_check = ago(patient, 1)
    plan = patient.ready(1).plan()

    assert (plan.action == "EASY") is easy
    assert ("6.10" in {reason.rule for reason in plan.reasons}) is easy
    assert plan.action != "NORMAL", "the morning after the last session was not answered (M-0)"


def test_ru29_no_strengthener_before_the_flexibility_retest(catalog: Catalog) -> None:
    patient = away_for(catalog, 14)
    patient.state.screening.last_full = patient.state.screening.last_check = ago(patient, 1)
    patient.state.pending.easy.clear()
    patient.ready(1)
    assert {"test:T-LB1", "test:T-HF1", "test:T-HS1"} <= set(patient.plan().asks)
    assert not any(catalog.exercises[one].role == "strengthen" for one in patient.plan().allowed)

    patient.flex("hamstrings", "free")
    assert {catalog.exercises[one].group for one in patient.plan().allowed} & {
        "abdominals",
        "gluteals",
        "quadriceps",
    } == {"quadriceps"}


def test_ru29_holds_in_maintenance_too(catalog: Catalog) -> None:
    patient = further(catalog, "S5")
    patient.state.retest_from = patient.today
    patient.ready(1)

    assert not any(catalog.exercises[one].role == "strengthen" for one in patient.items())


def test_ru29_a_pair_without_a_suitable_test_waits_for_nothing(catalog: Catalog) -> None:
    """RU-6: otherwise its strengtheners would never come back."""
    patient = further(catalog, "S2")
    patient.state.surfaces = ("standing",)
    patient.state.retest_from = patient.today
    found = seen(patient.ready(1)).awaiting_retest

    tags = frozenset(patient.plan().tags)
    without = {
        pair
        for pair, group in pairs.TIGHT_GROUP.items()
        if not pairs.suitable(patient.state, catalog, group, tags)
    }
    assert without, "standing only: some pair has no suitable test"
    assert set(found) == set("ABC") - without


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
def test_6_10_after_28_days_full_screening_and_all_intake_tests_first(
    catalog: Catalog, days: int, due: bool
) -> None:
    patient = away_for(catalog, days)
    patient.state.screening.last_full = patient.state.screening.last_check = ago(patient, 5)
    assert (patient.plan().action == "SCREENING-DUE") is due
    patient.screen().ready(1)

    assert patient.plan().gates["G-FLEX"] is not due
    assert (patient.plan().stage == "S0") is due
    patient.flex_all("free", "free", "free")
    assert patient.plan().gates["G-FLEX"]


@pytest.mark.parametrize(
    ("before", "klass", "state"),
    [
        ("RESTORED", "tight", "LOCKED"),
        ("RESTORED", "borderline", "RESTORED-LIMITED"),
        ("RESTORED", "free", "RESTORED"),
        ("RESTORED-LIMITED", "borderline", "RESTORED-LIMITED"),
        ("RESTORED-LIMITED", "tight", "LOCKED"),
        ("LOCKED", "borderline", "LOCKED"),
    ],
)
def test_6_10_the_first_test_after_28_days_sets_the_pair(
    catalog: Catalog, before: str, klass: str, state: str
) -> None:
    patient = away_for(catalog, 28)
    patient.state.pairs["C"].state = before  # type: ignore[assignment]
    patient.screen().flex("hamstrings", klass)

    assert patient.state.pairs["C"].state == state


def test_6_10_only_the_first_test_after_the_break_does_so(catalog: Catalog) -> None:
    patient = away_for(catalog, 28).screen().flex("hamstrings", "free")
    patient.next_day(28).screen().flex("hamstrings", "tight")

    assert patient.state.pairs["C"].state == "RESTORED", "one tight result is SB-1, two are SB-2"


def test_6_10_a_shorter_break_leaves_the_pairs_to_sb1(catalog: Catalog) -> None:
    patient = away_for(catalog, 27).screen().flex("hamstrings", "borderline")

    assert patient.state.pairs["C"].state == "RESTORED"


@pytest.mark.parametrize(("days", "restarts"), [(83, False), (84, True)])
def test_ru29_84_days_start_anew(catalog: Catalog, days: int, restarts: bool) -> None:
    patient = further(catalog, "S5").override("tag_set", "osteo").override("limit_set", "N_UP", 4)
    patient.state.last_session = ago(patient, 1)
    patient.next_day(days - 1).screen()
    state, plan = patient.state, patient.plan()

    assert (state.latched == {}) is restarts
    assert (set(plan.pairs.values()) == {"LOCKED"}) is restarts
    assert (state.exercises == {}) is restarts
    assert (state.s1_start is None) is restarts
    assert ("baseline" in plan.asks) is restarts
    assert (plan.stage == "S0") is True
    assert "osteo" in plan.tags, "tags stay"
    assert state.limits_set == {"N_UP": 4.0}, "and so do a clinician's numbers"


def test_ru29_the_new_start_can_be_walked_again(catalog: Catalog) -> None:
    patient = further(catalog, "S5")
    patient.state.last_session = ago(patient, 1)
    patient.next_day(90).begin("tight").ready(1)

    assert patient.plan().stage == "S1"
    assert {item.step for item in patient.items().values()} <= {"F1", "M1", "W1", "P1"}
    patient.perform()
    assert patient.state.s1_start == patient.today


def test_gap_without_a_first_session_is_none(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("tight").next_day(100).screen()

    assert patient.state.pending.easy == {}
    assert patient.state.retest_from is None
    assert patient.state.baseline is not None, "nothing to start anew"


def test_the_day_of_each_threshold_is_counted_from_the_last_session(catalog: Catalog) -> None:
    patient = away_for(catalog, 28)
    assert patient.state.retest_from == patient.today - timedelta(days=14)
    assert patient.state.retest_all_from == patient.today
    with_result(patient, "low-back", "T-LB1", "free", 0)
    assert not time_away.awaits_retest(patient.state, "low-back")
    assert time_away.awaits_retest(patient.state, "hamstrings")
