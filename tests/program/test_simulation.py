"""Synthetic patients through the whole program, and the watch that looks at every plan."""

from datetime import timedelta

import pytest
from journal_builder import Patient as Journal
from later_stages import ago, further
from msgspec.structs import replace

from homeprog.program.catalog import Catalog
from homeprog.program.invariants import CHANGES_MOST, Watch
from homeprog.program.patients import TYPES
from homeprog.program.plan import Bench, DayPlan, Item, Lock
from homeprog.program.records import ChangeMade, Halt
from homeprog.program.simulation import Life, kind_of, simulate, simulate_many
from homeprog.program.state import replay

DAYS = 45


@pytest.mark.parametrize("number", range(len(TYPES)), ids=[kind.name for kind in TYPES])
def test_no_type_breaks_an_invariant(catalog: Catalog, number: int) -> None:
    outcome = simulate(catalog, number, DAYS, seed=3)

    assert outcome.kind == TYPES[number].name
    assert outcome.violations == ()
    assert outcome.plans > DAYS / 2


def test_the_same_seed_is_the_same_life(catalog: Catalog) -> None:
    first = list(simulate_many(catalog, range(3), 20, seed=5))

    assert first == list(simulate_many(catalog, range(3), 20, seed=5))
    assert [one.facts for one in first] != [one.facts for one in simulate_many(catalog, range(3), 20, seed=6)]


def test_every_type_has_its_turn() -> None:
    assert [kind_of(number).name for number in range(len(TYPES))] == [kind.name for kind in TYPES]


def test_one_who_does_well_reaches_stage_5_and_never_before_day_91(catalog: Catalog) -> None:
    outcome = simulate(catalog, number_of("already flexible"), 300, seed=7)

    assert outcome.violations == ()
    assert outcome.reached["S5"] >= 91
    order = [outcome.reached[stage] for stage in ("S1", "S2A", "S2", "S3", "S4", "S5")]
    assert order == sorted(order)


def number_of(name: str) -> int:
    return next(position for position, kind in enumerate(TYPES) if kind.name == name)


@pytest.mark.parametrize("name", ["slow and stiff", "hurts on strengthening", "leg symptoms that worsen"])
def test_one_who_does_not_reaches_clinician(catalog: Catalog, name: str) -> None:
    outcome = simulate(catalog, number_of(name), 100, seed=7)

    assert "CLINICIAN" in outcome.cards
    assert outcome.last_stage != "S5"


# -- the watch notices ----


def good_plan(catalog: Catalog) -> tuple[Journal, DayPlan]:
    patient = further(catalog).ready(1)
    return patient, patient.plan()


def item_of(plan: DayPlan, exercise: str) -> Item:
    return replace(next(item for item in plan.items if item.part == "main"), exercise=exercise, change=None)


def loaded(plan: DayPlan, kg: float) -> Item:
    return replace(item_of(plan, "set-hinge-load"), load_kg=kg)


def broken(plan: DayPlan) -> dict[str, DayPlan]:
    """Plans that each break one promise."""
    main = [item for item in plan.items if item.part == "main"]
    more = [replace(main[0], exercise=one) for one in sorted(plan.allowed)[:9]]
    return {
        "before clearance": replace(plan, action="URGENT"),
        "against a tag": replace(plan, tags=("falls",), items=(item_of(plan, "set-hinge-load"),)),
        "day of first aid": replace(plan, action="FLARE"),
        "GENTLE day": replace(plan, action="GENTLE", items=(item_of(plan, "ab-heel-slide"),)),
        "bends to the end": replace(plan, tags=("flex-sens",), items=(item_of(plan, "lb-childs-pose"),)),
        "with 3 kg": replace(plan, tags=("preg-2",), items=(loaded(plan, 3.0),)),
        "with 5.5 kg": replace(plan, items=(loaded(plan, 5.5),)),
        "with a load on an EASY day": replace(plan, action="EASY", items=(loaded(plan, 1.0),)),
        "behind ['G-B']": replace(
            plan, gates={**plan.gates, "G-B": False}, items=(item_of(plan, "gl-squeeze"),)
        ),
        "in a limited pair": replace(
            plan, pairs={**plan.pairs, "A": "RESTORED-LIMITED"}, items=(item_of(plan, "ab-knee-plank"),)
        ),
        "needs the floor": replace(plan, tags=("no-floor",), items=(item_of(plan, "hf-half-kneel"),)),
        "is locked and offered": replace(plan, locked=(Lock(main[0].exercise, ("G-A",)),)),
        "is locked without a gate": replace(plan, locked=(Lock("ab-full-plank", ()),)),
        "without what is missing": replace(
            plan, locked=(Lock("bal-tandem", ("G-BAL",)),), gates={**plan.gates, "G-BAL": False}, missing={}
        ),
        "while pair": replace(
            plan, pairs={**plan.pairs, "A": "LOCKED"}, items=(item_of(plan, "ab-heel-slide"),)
        ),
        "exercises": replace(plan, items=tuple(more)),
        "minutes": replace(plan, items=(replace(main[0], minutes=30.1),)),
        "changes": replace(plan, items=tuple(replace(one, change="step") for one in main[:2])),
        "held day": replace(plan, action="NORMAL-HOLD", items=(replace(main[0], change="step"),)),
        "exercise twice": replace(plan, items=(main[0], main[0])),
        "no reason": replace(plan, reasons=()),
        "nothing to do": replace(plan, items=()),
        "benched and offered": replace(
            plan, benched=(Bench(main[0].exercise, plan.day + timedelta(days=1)),)
        ),
        "stage 5 before day 91": replace(plan, stage="S5"),
    }


def test_a_good_plan_passes(catalog: Catalog) -> None:
    patient, plan = good_plan(catalog)
    watch = Watch(catalog)
    watch.check(patient.state, plan)

    assert watch.violations == []


PROMISES = (
    "before clearance",
    "against a tag",
    "day of first aid",
    "GENTLE day",
    "bends to the end",
    "with 3 kg",
    "with 5.5 kg",
    "with a load on an EASY day",
    "needs the floor",
    "is locked and offered",
    "is locked without a gate",
    "without what is missing",
    "behind ['G-B']",
    "while pair",
    "in a limited pair",
    "exercises",
    "minutes",
    "changes",
    "held day",
    "exercise twice",
    "no reason",
    "nothing to do",
    "benched and offered",
    "stage 5 before day 91",
)


@pytest.mark.parametrize("what", PROMISES)
def test_the_watch_notices(catalog: Catalog, what: str) -> None:
    patient, plan = good_plan(catalog)
    patient.state.s1_start = ago(patient, 90)
    watch = Watch(catalog)
    watch.check(patient.state, broken(plan)[what])

    assert any(what in violation for violation in watch.violations), watch.violations


@pytest.mark.parametrize(
    ("back", "noticed"), [((1,), True), ((2, 4, 6), True), ((2, 4), False), ((2, 4, 7), False)]
)
def test_the_watch_knows_freq_1(catalog: Catalog, back: tuple[int, ...], noticed: bool) -> None:
    patient, plan = good_plan(catalog)
    for days in back:
        patient.state.made_day(ago(patient, days)).strength = True
    watch = Watch(catalog)
    watch.check(patient.state, replace(plan, items=(item_of(plan, "gl-squeeze"),)))

    assert bool(watch.violations) is noticed


def test_the_watch_remembers_an_emergency_until_it_is_cleared(catalog: Catalog) -> None:
    patient, plan = good_plan(catalog)
    patient.state.screening.halts.append(Halt("EMERGENCY", "A-1", patient.now))
    watch = Watch(catalog)
    watch.check(patient.state, plan)

    assert "['A-1'] is forgotten without clearance" in watch.violations[0]


def test_the_watch_knows_that_a_review_holds_every_change(catalog: Catalog) -> None:
    patient, plan = good_plan(catalog)
    patient.state.clinician["RA-4"] = ago(patient, 1)
    watch = Watch(catalog)
    main = next(item for item in plan.items if item.part == "main")
    watch.check(patient.state, replace(plan, items=(replace(main, change="step"),)))

    assert any("a change while a review is asked for" in violation for violation in watch.violations)


def test_the_watch_knows_one_session_a_day(catalog: Catalog) -> None:
    patient, plan = good_plan(catalog)
    patient.state.made_day(plan.day).exercised = True
    watch = Watch(catalog)
    watch.check(patient.state, plan)

    assert any("a second exercise session" in violation for violation in watch.violations)


def test_the_watch_counts_the_changes_of_a_calendar_week(catalog: Catalog) -> None:
    patient, plan = good_plan(catalog)
    monday = plan.day - timedelta(days=plan.day.weekday())
    patient.state.changes = [ChangeMade(monday, "hs-strap", "step", budget=True) for _ in range(CHANGES_MOST)]
    watch = Watch(catalog)
    watch.check(patient.state, plan)
    assert watch.violations == []

    patient.state.changes.append(ChangeMade(monday, "hs-chair", "step", budget=True))
    watch.check(patient.state, plan)

    assert any("5 changes in a week" in violation for violation in watch.violations)


def test_a_life_is_a_journal_like_any_other(catalog: Catalog) -> None:
    """Folding in place, as the simulation does, equals a full replay."""
    life = Life(catalog, 0, 11)
    kept = []
    keep = life.record

    def record(kind: type, **fields: object) -> None:
        keep(kind, **fields)
        kept.append(kind(id=f"{len(kept):08d}", at=life.now, **fields))

    life.record = record  # type: ignore[method-assign]
    for day in range(12):
        life.live(day)

    assert replay(kept, catalog) == life.state
