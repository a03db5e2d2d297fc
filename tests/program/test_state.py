"""The fold and the plan under any journal: total, order-free, incremental, and never careless.

Random facts of every kind, with odd days, other offsets, unknown ids and retractions (design.md 4).
"""

import functools
import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from fact_strategies import BEGIN, journals, moments
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from journal_builder import Patient, calm_answers

from homeprog.program import clearance, facts, pairs
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, UnknownFact
from homeprog.program.plan import SEVERITY, DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import advance, copy_of, follows, from_snapshot, replay, to_snapshot

JOURNALS = settings(max_examples=40, deadline=None, phases=(Phase.generate,))
"""Without shrinking: a failing journal is long to shrink, and its facts can be read as they are."""


@functools.cache
def the_catalog() -> Catalog:
    from homeprog.data.library import load_catalog

    return load_catalog()


ANY = st.deferred(lambda: journals(the_catalog()))


def prepared(rest: Sequence[Fact]) -> list[Fact]:
    """A journal that begins with everything done before a first session, so that sessions can be offered."""
    patient = Patient(the_catalog(), now=BEGIN - timedelta(hours=12)).begin("free").restore("A", "B", "C")
    return [*patient.facts, *(msgspec.structs.replace(one, id=f"x{one.id}") for one in rest)]


def plans(journal: Sequence[Fact]) -> list[tuple[ProgramState, DayPlan]]:
    """The plan right after each fact, in the order of time."""
    state, found = ProgramState(), []
    for fact in sorted(journal, key=lambda one: (one.at, one.id)):
        if isinstance(fact, facts.FactRetracted):
            continue
        state = advance(state, fact, the_catalog())
        found.append((state, plan_day(state, fact.at, the_catalog())))
    return found


@JOURNALS
@given(journal=ANY, now=moments(120))
def test_any_sequence_of_valid_facts_has_an_answer(journal: list[Fact], now) -> None:
    for one in (journal, prepared(journal)):
        plan = plan_day(replay(one, the_catalog(), until=now), now, the_catalog())
        assert plan.action in SEVERITY
        assert plan.rule


@JOURNALS
@given(journal=ANY, seed=st.integers(0, 99))
def test_shuffled_replay_equals_replay_in_order(journal: list[Fact], seed: int) -> None:
    shuffled = [*journal, *journal[:3]]
    random.Random(seed).shuffle(shuffled)
    assert replay(shuffled, the_catalog()) == replay(journal, the_catalog())


@JOURNALS
@given(journal=ANY)
def test_advance_one_by_one_equals_full_replay(journal: list[Fact]) -> None:
    kept = [one for one in prepared(journal) if not isinstance(one, facts.FactRetracted)]
    state = ProgramState()
    for fact in sorted(kept, key=lambda one: (one.at, one.id)):
        before = copy_of(state)
        new = advance(state, fact, the_catalog())
        assert state == before  # advance works on a copy
        state = new
    assert state == replay(kept, the_catalog())


@JOURNALS
@given(journal=ANY)
def test_snapshot_round_trip(journal: list[Fact]) -> None:
    state = replay(prepared(journal), the_catalog())
    assert from_snapshot(to_snapshot(state)) == state


def test_snapshot_of_something_else_is_none() -> None:
    assert from_snapshot(b"not a snapshot") is None


@JOURNALS
@given(journal=ANY, days=st.integers(0, 40))
def test_plan_day_never_changes_the_state(journal: list[Fact], days: int) -> None:
    state = replay(prepared(journal), the_catalog())
    before = copy_of(state)
    assert state.last_at is not None
    plan_day(state, state.last_at + timedelta(days=days), the_catalog())
    assert state == before


@JOURNALS
@given(journal=ANY)
def test_plans_keep_the_invariants(journal: list[Fact]) -> None:
    for state, plan in plans(prepared(journal)):
        _no_strengthener_behind_a_locked_pair(plan)
        assert sum(item.change is not None for item in plan.items) <= 1, "H-3"
        assert len([item for item in plan.items if item.part == "main"]) <= 8, "4.6"
        assert sum(item.minutes for item in plan.items if item.part == "main") <= 30, "4.6"
        assert all(lock.gates for lock in plan.locked)
        rated = Counter(item.exercise for item in plan.items if item.part in {"main", "walk"})
        assert max(rated.values(), default=1) == 1, "one entry per exercise"
        offered = {item.exercise for item in plan.items}
        assert not offered & {lock.exercise for lock in plan.locked}
        assert not offered & {bench.exercise for bench in plan.benched}
        assert offered <= plan.allowed
        if plan.action in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"}:
            assert plan.items == ()
            assert plan.asks == ()
        if not plan.gates["G-FLEX"]:
            assert all(the_catalog().exercises[one].stage in {"FA", "N"} for one in offered)
        assert state.day is not None


def _no_strengthener_behind_a_locked_pair(plan: DayPlan) -> None:
    """R-PAIR: no strengthener whose opponent is locked; foundation only where it is limited."""
    for item in plan.items:
        exercise = the_catalog().exercises[item.exercise]
        if exercise.role != "strengthen":
            continue
        assert plan.gates["G-CORE"], item.exercise
        for pair in exercise.pairs:
            assert plan.pairs[pair] != "LOCKED", item.exercise
            assert plan.pairs[pair] == "RESTORED" or exercise.level == "foundation", item.exercise


@JOURNALS
@given(journal=ANY, level=st.sampled_from(("EMERGENCY", "URGENT")))
def test_after_an_alarm_nothing_is_offered_until_cleared_and_screened(
    journal: list[Fact], level: str
) -> None:
    """RU-3, 2.1: whatever else is answered, only a clearance and then a full screening end it."""
    question = "RF-01" if level == "EMERGENCY" else "RF-21"
    alarm = facts.ScreeningAnswered(
        id="a0", at=BEGIN - timedelta(hours=1), form="full", answers={question: "yes"}
    )
    useless = [one for one in journal if not isinstance(one, facts.FactRetracted)]
    without_clearance = [one for one in useless if not isinstance(one, facts.ClearanceRecorded)]
    without_screening = [
        one for one in useless if not (isinstance(one, facts.ScreeningAnswered) and one.form == "full")
    ]
    for left in (without_clearance, without_screening):
        for state, plan in plans(prepared([alarm, *left]))[-max(1, len(left)) :]:
            if any(halt.rule == question for halt in state.screening.halts):
                assert plan.items == ()
            if state.last_id == "xa0" or left is without_clearance:
                assert plan.action in {"EMERGENCY", level}


# -- retractions  ----


def test_ru4_a_retracted_red_flag_asks_for_a_full_screening(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().form("weekly", RF_22="yes")
    assert patient.plan().action == "URGENT"

    taken_back = [*patient.facts, _retract("r", patient.facts[-1].id, patient)]
    plan = plan_day(replay(taken_back, catalog), patient.now, catalog)

    assert (plan.action, plan.rule) == ("SCREENING-DUE", "RU-4")
    assert plan.items == ()
    assert plan.asks[0] == "screening_full"


@pytest.mark.parametrize("kind", ["readiness", "morning", "rating"])
def test_ru4_also_for_alarms_outside_screenings(catalog: Catalog, kind: str) -> None:
    patient = Patient(catalog).begin()
    if kind == "readiness":
        patient.ready(new_alarm=True)
    elif kind == "morning":
        patient.morning(new_alarm=True)
    else:
        patient.ready()
        patient.rate(patient.start(), "lb-single-knee-to-chest", alarm=True)
    assert patient.plan().action == "EMERGENCY"

    taken_back = [*patient.facts, _retract("r", patient.facts[-1].id, patient)]

    assert plan_day(replay(taken_back, catalog), patient.now, catalog).rule == "RU-4"


def test_a_harmless_retraction_asks_for_nothing(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready(rest=7)

    state = replay([*patient.facts, _retract("r", patient.facts[-1].id, patient)], catalog)

    assert state.flare is None
    assert state.screening.full_due is None


def test_ru4_taking_back_the_retraction_brings_the_red_flag_back(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(RF_01="yes")
    first = _retract("r1", patient.facts[-1].id, patient)
    second = facts.FactRetracted(id="r2", at=first.at + timedelta(minutes=1), fact="r1")

    journal = [*patient.facts, first, second]
    for order in (journal, journal[::-1]):
        assert plan_day(replay(order, catalog), second.at, catalog).action == "EMERGENCY"


def _retract(name: str, fact: str, patient: Patient) -> facts.FactRetracted:
    return facts.FactRetracted(id=name, at=patient.now, fact=fact)


# -- order and time  ----


def test_of_two_facts_with_one_id_the_earlier_counts_whatever_the_order(catalog: Catalog) -> None:
    patient = Patient(catalog).baseline(rest=2)
    earlier = patient.facts[-1]
    later = msgspec.structs.replace(earlier, at=earlier.at + timedelta(hours=1), rest=9)

    for order in ([earlier, later], [later, earlier]):
        state = replay(order, catalog)
        assert state.baseline is not None
        assert state.baseline.b == 2


def test_until_leaves_out_what_came_later(catalog: Catalog) -> None:
    patient = Patient(catalog).baseline(rest=2)
    moment = patient.now
    patient.baseline(rest=5)

    state = replay(patient.facts, catalog, until=moment - timedelta(seconds=1))

    assert state.baseline is not None
    assert state.baseline.b == 2


def test_advance_refuses_what_does_not_follow(catalog: Catalog) -> None:
    patient = Patient(catalog).baseline()
    old = facts.NoteWritten(id="n", at=patient.facts[0].at - timedelta(days=1), text="late")
    back = facts.FactRetracted(id="z", at=patient.now, fact="f000000")

    for fact in (old, back):
        assert not follows(patient.state, fact)
        with pytest.raises(ValueError, match="replay the whole journal"):
            advance(patient.state, fact, catalog)


def test_unknown_facts_are_counted_and_change_nothing(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    strange = UnknownFact(id="u", at=patient.now, kind="mood_scored")

    state = advance(patient.state, strange, catalog)

    assert state.unknown == 1
    assert plan_day(state, patient.now, catalog) == patient.plan()


def test_days_of_a_year_pass_quickly_and_quietly(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().train()

    plan = plan_day(patient.state, patient.now + timedelta(days=3650), catalog)

    assert plan.action == "SCREENING-DUE"
    assert clearance.due_form(patient.state, plan.day) == "full"
    assert pairs.FLEXIBILITY  # the groups that would be tested again


def test_calm_answers_are_calm(catalog: Catalog) -> None:
    assert set(calm_answers(catalog).values()) == {"yes", "no"}
    assert Patient(catalog).screen().state.screening.halts == []


@pytest.mark.parametrize(("hours", "hour"), [(10, 9), (-8, 20), (1, 0), (13, 8)])
def test_ru23_a_day_is_the_one_written_in_the_fact_wherever_it_was_written(
    catalog: Catalog, hours: int, hour: int
) -> None:
    """Both sides of a test belong to one day, also where it is another day in Greenwich."""
    here = timezone(timedelta(hours=hours))
    patient = Patient(catalog, now=datetime(2026, 3, 2, hour, 0, tzinfo=here)).screen().baseline()
    patient.flex("hamstrings", "free").ready(1, new_alarm=True)

    assert patient.state.tests["hamstrings"][0].day == patient.today
    assert patient.plan().reasons[0].inputs == {"since": "2026-03-02"}
    copied = from_snapshot(to_snapshot(patient.state))
    assert copied is not None
    assert plan_day(copied, patient.now, catalog) == patient.plan()
    assert replay(patient.facts, catalog) == patient.state
    assert [one.day for one in copied.open_tests["T-HS1"]] == [patient.today] * 2
