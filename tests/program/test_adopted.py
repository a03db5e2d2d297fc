"""An adopted program prefers, leaves out and holds; it never opens anything (design.md sections 3 and 7)."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_builder import Patient
from later_stages import further, knows
from program_strategies import programs

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.days import roll_to
from homeprog.program.patients import TYPES
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.program_file import ProgramFile
from homeprog.program.records import ProgramState
from homeprog.program.simulation import START, Life
from homeprog.program.state import copy_of, replay
from homeprog.program.story import tell


def adopt(patient: Patient, **fields: object) -> Patient:
    body = {"format": 1, "title": "Calm start", **fields}
    return patient.write(facts.ProgramAdopted, program=body, sha256="0" * 64)


def main(plan: DayPlan) -> list[str]:
    return [item.exercise for item in plan.items if item.part == "main"]


# -- preferring ----


def test_an_empty_slot_takes_the_preferred_one_of_equals(catalog: Catalog) -> None:
    patient = adopt(Patient(catalog).begin(), exercises=[{"id": "hf-chair-side"}, {"id": "hs-chair"}])

    assert main(patient.ready(1).plan())[1:] == ["lb-single-knee-to-chest", "hf-chair-side", "hs-chair"]


def test_nothing_is_skipped_an_easier_neighbour_comes_first(catalog: Catalog) -> None:
    patient = adopt(Patient(catalog).begin(), exercises=[{"id": "hs-strap"}])
    assert "hs-hands-behind-thigh" in main(patient.ready(1).plan())

    knows(patient, "hs-hands-behind-thigh", "F1", "ok")
    assert "hs-hands-behind-thigh" in main(patient.plan())


def test_a_preferred_exercise_comes_as_the_one_change(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), exercises=[{"id": "gl-clam"}])
    knows(patient, "gl-squeeze", "I1", "ok", "ok", last=2, first=60)

    changed = [item for item in patient.ready(1).plan().items if item.change]

    assert [(item.exercise, item.step, item.change) for item in changed] == [("gl-clam", "R1", "new")]
    assert "gl-squeeze" not in main(patient.plan())


def test_the_newcomer_takes_the_place_for_good(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), exercises=[{"id": "gl-clam"}])
    knows(patient, "gl-squeeze", "I1", "ok", "ok", last=2, first=60)
    plan = patient.ready(1).plan()
    patient.rate(patient.start(plan), "gl-clam", step="R1")

    assert patient.state.slots["gluteals"] == ["gl-clam"]


def test_a_second_exercise_of_its_group_leaves_the_first_in_place(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), exercises=[{"id": "gl-clam"}])
    knows(patient, "gl-squeeze", "I4", "ok", "ok", last=2, first=60)
    plan = patient.ready(1).plan()
    assert {"gl-squeeze", "gl-clam"} <= set(main(plan))

    patient.rate(patient.start(plan), "gl-clam", step="R1")

    assert patient.state.slots["gluteals"] == ["gl-squeeze", "gl-clam"]


def test_no_change_on_a_held_day(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), exercises=[{"id": "gl-clam"}])
    knows(patient, "gl-squeeze", "I4", "ok", "ok", last=2, first=60)

    plan = patient.ready(3).plan()

    assert plan.action == "NORMAL-HOLD"
    assert "gl-squeeze" in main(plan)
    assert "gl-clam" not in main(plan)


def test_a_harder_level_is_never_preferred_over_an_easier_one(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), exercises=[{"id": "qd-wall-slide"}, {"id": "ab-bird-dog"}])

    assert not any(item.change == "new" for item in patient.ready(1).plan().items)


def test_roads_with_one_order_keep_it(catalog: Catalog) -> None:
    wanted = [{"id": "bal-single-leg"}, {"id": "core-vacuum-standing"}]
    plan = adopt(further(catalog, "S4"), exercises=wanted).ready(1).plan()
    assert {item.exercise for item in plan.items if item.change} == {"bal-weight-shift"}

    assert "core-vacuum-lying" in main(adopt(further(catalog, "S2"), exercises=wanted).ready(1).plan())


# -- holding and leaving out ----


def test_a_top_holds_the_ladder(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, "gl-squeeze", "I3", "ok", "ok", run=3, last=2, first=10)
    free = {item.exercise: item for item in patient.ready(1).plan().items}
    assert (free["gl-squeeze"].step, free["gl-squeeze"].change) == ("I4", "step")

    held = {
        item.exercise: item
        for item in adopt(patient, exercises=[{"id": "gl-squeeze", "top": "I3"}]).plan().items
    }

    assert (held["gl-squeeze"].step, held["gl-squeeze"].change) == ("I3", None)


def test_a_top_lowers_what_is_above_and_the_record_follows_what_was_done(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, "gl-squeeze", "I5", "ok", "ok", last=2, first=60)
    plan = adopt(patient, exercises=[{"id": "gl-squeeze", "top": "I2"}]).ready(1).plan()
    item = next(one for one in plan.items if one.exercise == "gl-squeeze")

    assert (item.step, item.sets, item.hold_s) == ("I2", 4, 5)
    patient.rate(patient.start(plan), "gl-squeeze", step=item.step)
    assert patient.state.exercises["gl-squeeze"].step == "I2"


def test_a_preferred_exercise_stays_while_its_harder_neighbour_is_not_preferred(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, "gl-squeeze", "I6", "ok", "ok", run=3, last=2, first=10)
    harder = catalog.exercises["gl-squeeze"].harder
    assert harder in main(patient.ready(1).plan())

    adopt(patient, exercises=[{"id": "gl-squeeze"}])
    assert harder not in main(patient.plan())

    adopt(patient, exercises=[{"id": "gl-squeeze"}, {"id": harder}])
    assert harder in main(patient.plan())


def test_left_out_exercises_are_not_offered_and_another_comes_in(catalog: Catalog) -> None:
    patient = adopt(further(catalog, "S2"), leave_out=["gl-squeeze"])
    plan = patient.ready(1).plan()

    assert "gl-squeeze" not in plan.allowed
    assert "gl-squeeze" not in main(plan)
    assert [item.exercise for item in plan.items if item.change == "new"] == ["gl-bridge"]
    patient.rate(patient.start(plan), "gl-bridge", step="R1")
    assert patient.state.slots["gluteals"] == ["gl-bridge"]


def test_an_easy_day_leaves_an_exercise_out_when_its_easier_one_is_left_out(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    patient.state.slots["quadriceps"] = []
    knows(patient, "qd-wall-slide", "R4", "ok", "ok", last=2, first=60)
    patient.state.pending.easy["T-1"] = patient.today
    easy = main(patient.ready(2).plan())
    assert "qd-long-arc" in easy

    held = main(adopt(patient, leave_out=["qd-long-arc", "qd-quad-set"]).plan())

    assert patient.plan().action == "EASY"
    assert not {"qd-long-arc", "qd-wall-slide"}.intersection(held)


def test_gates_ask_as_much_with_families_left_out(catalog: Catalog) -> None:
    patient = further(catalog, "S3")
    before = patient.ready(1).plan().missing
    loads = [one.id for one in catalog.exercises.values() if one.level == "load"]

    assert adopt(patient, leave_out=loads).plan().missing == before


# -- limits ----


def test_limits_hold_until_a_later_entry_or_another_program(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    usual = limits_of(patient.state, catalog)
    adopt(patient, author="PT", limits={"N_UP": 5, "A6_FLARE": 6, "A5_NO_SESSION": 7})
    now = limits_of(patient.state, catalog)
    assert (now.n_up, now.a6_flare, now.a5_no_session) == (5, 6, 7)

    patient.override("limit_set", "N_UP", 4)
    assert limits_of(patient.state, catalog).n_up == 4

    adopt(patient)
    assert limits_of(patient.state, catalog).n_up == 4
    assert limits_of(patient.state, catalog).a6_flare == usual.a6_flare


def test_limits_that_do_not_go_with_a_clinicians_are_left_aside(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().override("limit_set", "A7_GENTLE", 6)
    before = limits_of(patient.state, catalog)

    adopt(patient, author="PT", limits={"A6_FLARE": 6})

    assert limits_of(patient.state, catalog) == before


def test_limits_stay_in_order_when_an_entry_leans_on_the_file_before(catalog: Catalog) -> None:
    patient = adopt(Patient(catalog).begin(), author="PT", limits={"A6_FLARE": 6})
    patient.override("limit_set", "A5_NO_SESSION", 7)

    adopt(patient)

    now = limits_of(patient.state, catalog)
    assert now.a6_flare < now.a5_no_session == 7


# -- facts ----


def test_taken_back_it_never_was(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    before = patient.ready(1).plan()
    adopt(patient, leave_out=["hf-lying-leg-slide"], author="PT", limits={"D7_CEILING": 1})
    assert patient.plan() != before

    adopted = patient.facts[-1].id
    gone = facts.FactRetracted(id="zz", at=patient.now, fact=adopted)
    state = replay([*patient.facts, gone], catalog)

    assert state.program is None
    assert plan_day(state, patient.now, catalog) == before


@pytest.mark.parametrize(
    "body", [{}, {"format": 9}, {"format": 1, "title": "T", "leave_out": ["sit-ups"]}, {"exercises": 3}]
)
def test_a_program_that_is_not_sound_changes_nothing(catalog: Catalog, body: dict[str, object]) -> None:
    patient = Patient(catalog).begin().ready(1)
    before = patient.plan()
    patient.write(facts.ProgramAdopted, program=body, sha256="")

    assert patient.state.program is None
    assert patient.state.unknown == 1
    assert patient.plan() == before


def test_the_story_tells_it_on_its_day(catalog: Catalog) -> None:
    patient = adopt(Patient(catalog).begin().next_day()).next_day().ready(1)

    chapters = list(tell(patient.facts, catalog, patient.now))
    assert [chapter.program for chapter in chapters] == [None, "Calm start", None]


# -- never looser ----


def without_program(state: ProgramState) -> ProgramState:
    """The same patient, had the last file only been put away."""
    bare = copy_of(state)
    bare.program = None
    return bare


class Adopting(Life):
    """A synthetic patient who adopts a program; every plan is held against the one without it."""

    def __init__(self, catalog: Catalog, number: int, program: ProgramFile, day: int) -> None:
        super().__init__(catalog, number, seed=11)
        self.program, self.from_day = program, day

    def live(self, day: int) -> None:
        if day == self.from_day:
            self.now = START + timedelta(days=day, hours=8)
            roll_to(self.state, self.catalog, self.now.date())
            body = msgspec.to_builtins(self.program)
            self.record(facts.ProgramAdopted, program=body, sha256="")
        super().live(day)

    def plan(self) -> DayPlan:
        fresh = self._shown_for != (self.state.facts, self.now.date())
        plan = super().plan()
        if fresh and self.state.program is not None:
            self._compare(plan, plan_day(without_program(self.state), self.now, self.catalog))
        return plan

    def _compare(self, plan: DayPlan, bare: DayPlan) -> None:
        taken = self.state.program
        assert taken is not None
        assert (plan.gates, plan.pairs, plan.tags, plan.benched) == (
            bare.gates,
            bare.pairs,
            bare.tags,
            bare.benched,
        )
        assert plan.locked == bare.locked
        if not taken.limits and plan.action == bare.action:
            assert plan.allowed <= bare.allowed
        for item in plan.items:
            assert item.exercise not in taken.left_out
            top = taken.tops.get(item.exercise)
            if top is not None and item.step is not None:
                ladder = self.catalog.ladders[self.catalog.exercises[item.exercise].dose.ladder]
                assert ladder.index(item.step) <= ladder.index(top)
            if item.part in {"main", "walk"}:
                assert item.exercise in plan.allowed


@given(data=st.data(), number=st.integers(0, len(TYPES) - 1), day=st.integers(0, 25))
@settings(max_examples=12, deadline=None)
def test_no_program_loosens_a_rule(catalog: Catalog, data: st.DataObject, number: int, day: int) -> None:
    life = Adopting(catalog, number, data.draw(programs(catalog)), day)
    for each in range(40):
        life.live(each)

    assert life.outcome().violations == ()
    assert life.state.program is not None or len(range(40)) <= day


def test_one_who_does_well_goes_the_whole_way_with_a_program(catalog: Catalog) -> None:
    listed = ("hf-chair-side", "hs-chair", "lb-seated-cat-camel", "gl-clam", "qd-long-arc", "ab-seated-march")
    program = msgspec.convert(
        {
            "format": 1,
            "title": "Chair and clam",
            "exercises": [{"id": one} for one in listed],
            "leave_out": ["gl-bridge", "hs-doorway", "set-lift-part", "bal-ball-sit"],
        },
        ProgramFile,
    )
    number = next(position for position, kind in enumerate(TYPES) if kind.name == "already flexible")
    life = Adopting(catalog, number, program, 0)
    for day in range(220):
        life.live(day)

    assert life.outcome().violations == ()
    assert "S4" in life.reached
    assert {"hf-chair-side", "gl-clam", "qd-long-arc"} <= life.state.exercises.keys()
