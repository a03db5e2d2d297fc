"""Whole courses of random patients: what holds on every day, and a day's questions (4.6, 5.10, 6.5)."""

import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day

DAYS = 110
STRENGTH_ROLES = {"strengthen", "set"}


def answer(chance: random.Random) -> dict[str, Any]:
    """How an exercise felt: mostly well."""
    kind = chance.random()
    if kind < 0.03:
        return {"pain": chance.choice((3, 4, 5)), "eased": True}
    if kind < 0.04:
        return {"pain": chance.choice((6, 8))}
    if kind < 0.045:
        return {"zone_left": 1}
    if kind < 0.05:
        return {"dizzy": True}
    return {"effort": chance.choice((1, 1, 2, 3)), "done": chance.choice((1.0, 1.0, 1.0, 0.9, 0.5))}


def live_a_day(patient: Patient, chance: random.Random) -> list[DayPlan]:
    """One day of a mostly willing patient; returns the plans seen."""
    if chance.random() < 0.95:
        patient.morning(chance.choice((0, 1, 1, 1, 2, 3, 4) if chance.random() < 0.2 else (1,)))
    patient.keep_screened()
    for ask in patient.plan().asks:
        if ask in {"test:T-LB1", "test:T-HF1", "test:T-HS1"} and chance.random() < 0.9:
            group = patient.catalog.tests[ask.removeprefix("test:")].group
            patient.flex(group, chance.choices(("free", "borderline", "tight"), (8, 1, 1))[0])
        elif ask == "nerve_check":
            patient.form("nerve_check")
    seen = [patient.plan()]
    if chance.random() < 0.1:
        return seen
    bad = chance.random() < 0.06
    patient.ready(chance.choice((3, 4, 5, 7, 8)) if bad else 1, leg_pain=0, sedated=chance.random() < 0.03)
    if patient.state.clinician:
        patient.override("review_recorded")
    seen.append(patient.plan())
    answers = {item.exercise: answer(chance) for item in seen[-1].items}
    patient.perform(answers, after=chance.choice((1, 1, 1, 1, 2, 3, 4, None)))
    seen.append(patient.plan())
    return seen


@pytest.mark.parametrize("seed", range(2, 8))
def test_every_day_of_a_course_keeps_the_rules(catalog: Catalog, seed: int) -> None:
    chance = random.Random(seed)
    tags = {3: {"PR_16": "no"}, 5: {"NV_07": "yes"}, 6: {"PR_14": "yes"}, 7: {"PR_12": "yes", "PR_12b": "no"}}
    patient = Patient(catalog).begin("free", **tags.get(seed, {}))
    stages = set()
    for _ in range(DAYS):
        for plan in live_a_day(patient, chance):
            stages.add(plan.stage)
            _plan_is_sound(catalog, patient, plan)
        patient.next_day()
    _course_is_sound(catalog, patient)
    patient.checked()
    assert {"S1", "S2A"} <= stages


def _plan_is_sound(catalog: Catalog, patient: Patient, plan: DayPlan) -> None:
    changes = [item for item in plan.items if item.change]
    assert len(changes) <= 1, "H-3"
    assert not changes or plan.action == "NORMAL", "H-2"
    main = [item for item in plan.items if item.part == "main"]
    assert len(main) <= 8
    assert sum(item.minutes for item in main) <= 30
    rated = Counter(item.exercise for item in plan.items if item.part in {"main", "walk"})
    assert max(rated.values(), default=0) <= 1
    for item in plan.items:
        exercise = catalog.exercises[item.exercise]
        assert not set(exercise.avoid) & set(plan.tags), item.exercise
        if exercise.role == "strengthen":
            for pair in exercise.pairs:
                assert plan.pairs[pair] != "LOCKED", (item.exercise, "R-PAIR")
                assert plan.pairs[pair] == "RESTORED" or exercise.level == "foundation"
        if exercise.role in STRENGTH_ROLES:
            yesterday = patient.state.day_record(plan.day - timedelta(days=1))
            assert yesterday is None or not yesterday.strength, "FREQ-1"
    if plan.action not in {"NORMAL", "NORMAL-HOLD", "EASY", "GENTLE"}:
        assert all(catalog.exercises[item.exercise].stage == "FA" for item in plan.items)


def _course_is_sound(catalog: Catalog, patient: Patient) -> None:
    roles = {name: data.role for name, data in catalog.exercises.items()}
    rated = [fact for fact in patient.facts if isinstance(fact, facts.ExerciseRated)]
    days = sorted({fact.day for fact in rated if roles[fact.exercise] in STRENGTH_ROLES})
    assert all(later - day > timedelta(days=1) for day, later in pairwise(days)), "FREQ-1"
    assert all(sum(0 <= (day - one).days < 7 for one in days) <= 3 for day in days), "FREQ-1"
    weeks = Counter(change.day.isocalendar()[:2] for change in patient.state.changes if change.budget)
    assert max(weeks.values(), default=0) <= 4, "H-4"
    sessions = [fact for fact in patient.facts if isinstance(fact, facts.SessionStarted)]
    assert all(sum(one.change is not None for one in fact.planned) <= 1 for fact in sessions), "H-3"


def test_a_willing_patient_reaches_the_strengtheners_of_all_pairs(catalog: Catalog) -> None:
    """No dead end up to stage 2: free at first, restored after a week, the core in its time, pair by pair."""
    patient = Patient(catalog).begin("free")
    for _ in range(50):
        patient.morning(1).keep_screened()
        if any(ask.startswith("test:T-LB") for ask in patient.plan().asks):
            patient.flex_all("free", "free", "free")
        patient.override("review_recorded").train().next_day()

    assert set(patient.plan().pairs.values()) == {"RESTORED"}
    assert {pair.rule for pair in patient.state.pairs.values()} == {"RES-2"}
    assert all(patient.state.slots.get(group) for group in ("abdominals", "gluteals", "quadriceps"))


# -- the questions of a day ----


def test_asks_come_in_order(catalog: Catalog) -> None:
    patient = Patient(catalog)
    assert patient.plan().asks == ("screening_full",)
    assert patient.screen().plan().asks[0] == "baseline"
    asks = patient.baseline().plan().asks
    assert asks[0] == "readiness"
    assert asks[1:4] == ("test:T-LB1", "test:T-HF1", "test:T-HS1")


def test_the_morning_is_asked_only_after_a_session(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    assert "morning" not in patient.plan().asks
    assert "morning" not in patient.train().plan().asks
    assert "morning" in patient.next_day().plan().asks
    assert "morning" not in patient.morning(1).plan().asks


@pytest.mark.parametrize("given", [{"RF_01": "yes"}, {"RF_21": "yes"}, {"PR_03": "yes"}])
def test_nothing_is_asked_or_offered_on_a_stop_page(catalog: Catalog, given: dict[str, str]) -> None:
    plan = Patient(catalog).begin().screen(**given).plan()

    assert (plan.asks, plan.items, plan.cards) == ((), (), ())
    assert plan.allowed == frozenset()


def test_one_card_a_day(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    assert patient.plan().cards == ("E1",)
    assert patient.write(facts.CardRead, card="E1").plan().cards == ()
    assert patient.next_day().plan().cards == ("E2",)


def test_locked_names_what_gates_shut_and_nothing_else(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(PR_16="no")
    locked = {lock.exercise for lock in patient.plan().locked}

    assert "core-vacuum-lying" in locked
    assert "lb-single-knee-to-chest" not in locked, "a tag forbids it, no gate"
    assert {catalog.exercises[name].stage for name in locked} == {"N", "S2A", "S2", "S3", "S4"}


def test_the_minutes_are_the_sum_of_the_items(catalog: Catalog) -> None:
    plan = Patient(catalog).begin().plan()

    assert plan.minutes == sum(item.minutes for item in plan.items) > 0


def test_planning_far_ahead_lets_the_days_pass(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().train()
    assert plan_day(patient.state, patient.now + timedelta(days=1), catalog).action == "NORMAL"
    assert plan_day(patient.state, patient.now + timedelta(days=9), catalog).action == "SCREENING-DUE"


@pytest.mark.parametrize(("rest", "action"), [(8, "NO-SESSION"), (7, "FLARE"), (2, "REST-DAY")])
def test_days_of_first_aid_allow_nothing_else(catalog: Catalog, rest: int, action: str) -> None:
    """NO-SESSION, FLARE and REST-DAY: SWAP-1 finds first aid only, too."""
    patient = Patient(catalog).begin("tight").ready(1).perform().next_day().morning(2)
    if action == "REST-DAY":
        patient.write(facts.ScheduleSet, days=("mon",))
    plan = patient.ready(rest).plan()

    assert plan.action == action
    assert {catalog.exercises[one].stage for one in plan.allowed} == {"FA"}
