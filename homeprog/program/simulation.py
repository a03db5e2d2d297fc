"""Synthetic patients through the whole program, with its invariants checked on every plan.

Pure: the same patients, days and seed give the same outcome. `homeprog simulate` spreads it over processes.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from msgspec import Struct

from homeprog.program import facts, invariants, screening
from homeprog.program.catalog import Catalog
from homeprog.program.days import roll_to
from homeprog.program.finishing import AMBER_RULE, AMBERS_STOP
from homeprog.program.patients import TYPES, Patient, PatientType
from homeprog.program.plan import DayPlan, Item
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import fold

START = datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=1)))
TRAINING = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})
REDS_STOP = 2
LOOK_AGAIN_DAYS = 7
"""Every seventh day the plan is looked at once more after the session (FREQ-2)."""
STAGES = ("S1", "S2A", "S2", "S3", "S4", "S5")


class Outcome(Struct):
    """What became of one patient.

    Attributes:
        reached: First day of each stage.
        step_backs: Days on which an exercise was stepped back.
        cards: Notices shown at least once.
        violations: Broken invariants, with the day.
    """

    kind: str
    seed: int
    reached: dict[str, int]
    last_stage: str
    plans: int
    facts: int
    step_backs: int
    cards: tuple[str, ...]
    violations: tuple[str, ...]


def kind_of(number: int) -> PatientType:
    """The types in turn, so that every hundred patients hold all of them."""
    return TYPES[number % len(TYPES)]


def simulate(catalog: Catalog, number: int, days: int, seed: int) -> Outcome:
    """Live one patient through so many days."""
    life = Life(catalog, number, seed)
    for day in range(days):
        life.live(day)
    return life.outcome()


class Life:
    """One patient with the growing state, day by day."""

    def __init__(self, catalog: Catalog, number: int, seed: int) -> None:
        self.catalog = catalog
        self.kind = kind_of(number)
        self.seed = seed * 1_000_003 + number
        self.patient = Patient(self.kind, self.seed, catalog)
        self.state = ProgramState()
        self.reached: dict[str, int] = {}
        self.cards: set[str] = set()
        self.watch = invariants.Watch(catalog)
        self.plans = 0
        self.step_back_days: set[tuple[str, object]] = set()
        self.now = START
        self._shown: DayPlan | None = None
        self._shown_for = (0, START.date())

    def outcome(self) -> Outcome:
        """What became of the patient so far."""
        return Outcome(
            kind=self.kind.name,
            seed=self.seed,
            reached=self.reached,
            last_stage=self.plan().stage,
            plans=self.plans,
            facts=self.state.facts,
            step_backs=len(self.step_back_days),
            cards=tuple(sorted(self.cards)),
            violations=tuple(self.watch.violations),
        )

    def record(self, kind: type[facts.Fact], **fields: Any) -> None:
        """Enter a fact a minute later."""
        self.now += timedelta(minutes=1)
        fold(self.state, kind(id=f"{self.state.facts:08d}", at=self.now, **fields), self.catalog)

    def plan(self) -> DayPlan:
        """The plan of this moment, checked; the last one again while nothing was answered."""
        if self._shown is not None and self._shown_for == (self.state.facts, self.now.date()):
            return self._shown
        plan = plan_day(self.state, self.now, self.catalog)
        self._shown, self._shown_for = plan, (self.state.facts, self.now.date())
        self.plans += 1
        self.watch.check(self.state, plan)
        return plan

    def live(self, day: int) -> None:
        """One day from waking up to the answer after the session."""
        self.now = START + timedelta(days=day, hours=9)
        self.patient.wake(day)
        if not self.patient.present(day):
            return
        roll_to(self.state, self.catalog, self.now.date())  # in place: nobody else holds this state
        if day == 0:
            self._begin()
        plan = self.plan()
        self._note(plan, day)
        plan = self._answer_forms(plan, day)
        if plan.action in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"}:
            self._see_clinician(plan)
            return
        if "baseline" in plan.asks:
            zone = self.patient.zone(day)
            rest = self.patient.rest(day)
            self.record(
                facts.BaselineGiven, rest=rest, morning=rest, zone_left=zone, zone_right=0, stiffness_min=15
            )
        self._morning(plan, day)
        self._readiness(day)
        plan = self._answer_forms(self.plan(), day)
        self._tests(plan)
        self._scores(plan, day)
        plan = self.plan()
        if plan.action in TRAINING:
            self._session(plan, day)
            if day % LOOK_AGAIN_DAYS == 0:
                self.plan()
        elif plan.stage == "N":
            self.record(facts.WalkDone, minutes=6, pain=1)
        if self.state.clinician and self.patient.chance(0.1):
            self.record(facts.OverrideRecorded, what="review_recorded", reason="seen")

    def _begin(self) -> None:
        self.record(facts.TermsAccepted, version="1")
        year = START.year - self.kind.age
        self.record(facts.ProfileSet, name=self.kind.name, birth_year=year, sex="female")

    def _note(self, plan: DayPlan, day: int) -> None:
        if plan.stage in STAGES:
            self.reached.setdefault(plan.stage, day)
        self.cards |= {card for card in plan.cards if not card.startswith("E")}
        if plan.cards and plan.cards[-1].startswith("E"):
            self.record(facts.CardRead, card=plan.cards[-1])
        for exercise, record in self.state.exercises.items():
            if record.stepped_back is not None:
                self.step_back_days.add((exercise, record.stepped_back))

    def _answer_forms(self, plan: DayPlan, day: int) -> DayPlan:
        """Fill in every form that is asked for."""
        for ask in [one for one in plan.asks if one.startswith("screening_") or one.endswith("_check")]:
            form = ask.removeprefix("screening_")
            answers: dict[str, facts.Answer] = {}
            while questions := screening.next_screen(form, answers, self.catalog):
                answers |= {question.id: self.patient.reply(question, day) for question in questions}
            self.record(facts.ScreeningAnswered, form=form, answers=answers)
            plan = self.plan()
        return plan

    def _see_clinician(self, plan: DayPlan) -> None:
        """Most people are seen within some days."""
        if self.kind.worst or not self.patient.chance(0.3):
            return
        self.record(
            facts.ClearanceRecorded, lifts=(plan.action,), seen_on=self.now.date(), by="physiotherapist"
        )

    def _morning(self, plan: DayPlan, day: int) -> None:
        if "morning" not in plan.asks or self.patient.chance(self.kind.skips_morning):
            return
        self.record(
            facts.MorningRated,
            pain=self.patient.morning(day),
            zone_left=self.patient.zone(day),
            stiffness_min=15,
            new_leg_symptoms=self.patient.flag(),
            new_alarm=self.patient.flag(),
        )

    def _readiness(self, day: int) -> None:
        zone = self.patient.zone(day)
        self.record(
            facts.ReadinessChecked,
            rest=self.patient.rest(day),
            zone_left=zone,
            leg_pain=min(10, zone) if self.state.nerve is not None else None,
            new_leg_symptoms=self.patient.flag(),
            new_alarm=self.patient.flag(),
            ill=self.patient.flag(0.003),
            sedated=self.patient.flag(0.003),
        )

    def _tests(self, plan: DayPlan) -> None:
        for test in [ask.removeprefix("test:") for ask in plan.asks if ask.startswith("test:")]:
            spec = self.catalog.tests[test]
            for side in ("left", "right") if spec.one_sided else ("both",):
                self.record(
                    facts.TestTaken,
                    test=test,
                    side=side,
                    value=self.patient.measure(spec),
                    answers={
                        "even": True,
                        "smooth": "both",
                        "plank_s": 30,
                        "one_leg_s": {"left": 20, "right": 20},
                    },
                    pain_before=1,
                    pain_max=1,
                )

    def _scores(self, plan: DayPlan, day: int) -> None:
        if "activities" in plan.asks:
            score = max(0, 10 - self.patient.rest(day) - 2)
            named = tuple(facts.Activity(name, score) for name in ("walking", "lifting", "sitting"))
            self.record(facts.ActivityScored, activities=named)
        if "change" in plan.asks:
            gained = self.kind.rest - self.patient.rest(day)
            self.record(facts.ChangeRated, value=max(1, min(7, 4 - gained)))

    def _session(self, plan: DayPlan, day: int) -> None:
        session = f"session-{day}"
        rated = [item for item in plan.items if item.step is not None]
        planned = tuple(
            facts.Planned(exercise=item.exercise, step=item.step, change=item.change) for item in rated
        )
        self.record(
            facts.SessionStarted, session=session, mode=self.kind.mode, day_rule=plan.rule, planned=planned
        )
        rest = self.patient.rest(day)
        stopped = None
        for item in rated:
            self._exercise(session, item, rest, day)
            stopped = self._stopped_by()
            if stopped is not None:
                break
        self.record(
            facts.SessionEnded, session=session, how="stopped" if stopped else "completed", rule=stopped
        )
        self.patient.trained_days += 1
        if not self.patient.chance(self.kind.skips_morning):
            self._after(session, rest)

    def _stopped_by(self) -> str | None:
        """The rule by which a guided session would end here (5.3); on paper nobody counts marks."""
        if self.state.session is None or self.kind.mode == "paper":
            return None
        done = self.state.session.instances
        if done[-1].rule in {"D-1", "D-2", "D-3"}:
            return done[-1].rule
        if sum(one.mark == "red" for one in done) >= REDS_STOP:
            return "D-6"
        return AMBER_RULE if sum(one.mark == "amber" for one in done) >= AMBERS_STOP else None

    def _after(self, session: str, rest: int) -> None:
        """Ten minutes after, and an hour after where P-5 asks again (5.4)."""
        self.now += timedelta(minutes=10)
        pain = self.patient.after(rest)
        self.record(facts.AfterRated, session=session, pain=pain)
        if self.state.session is not None and self.state.session.first_after is not None:
            self.now += timedelta(minutes=60)
            later = pain if self.patient.sore else rest
            self.record(facts.AfterRated, session=session, pain=later, minutes=60)

    def _exercise(self, session: str, item: Item, rest: int, day: int) -> None:
        data = self.catalog.exercises[item.exercise]
        vacuum = {"waist_narrower": True, "breath_kept": True} if data.role == "activate" else None
        self.record(
            facts.ExerciseRated,
            session=session,
            exercise=item.exercise,
            step=item.step,
            pain=self.patient.during(data.role, rest),
            effort=self.patient.effort(data.stage),
            zone_left=self.patient.zone(day),
            zone_right=0,
            checks=vacuum,
        )


def simulate_many(catalog: Catalog, numbers: range, days: int, seed: int) -> Iterator[Outcome]:
    """The patients of a range, one after the other."""
    for number in numbers:
        yield simulate(catalog, number, days, seed)
