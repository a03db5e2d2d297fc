"""A patient who writes facts day by day: readable journals for the tests of the rules.

`Patient` keeps a list of facts and the state after them, folded one by one as the app does it. Every method
writes one answer at the clock's moment and moves the clock on by a minute; `next_day` goes to the next
morning. The journal starts on Monday, 2 March 2026, so that calendar weeks are easy to count.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, Self

from homeprog.program import facts
from homeprog.program.catalog import Catalog, Pair
from homeprog.program.facts import Fact
from homeprog.program.pairs import FLEXIBILITY, TIGHT_GROUP, suitable
from homeprog.program.plan import DayPlan, Item
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import advance, replay

OFFSET = timezone(timedelta(hours=1))
START = datetime(2026, 3, 2, 9, 0, tzinfo=OFFSET)
MONDAY = START.date()

Klass = str
VALUES: dict[str, dict[Klass, tuple[float, dict[str, Any]]]] = {
    "T-LB1": {"free": (4, {"even": True}), "borderline": (12, {"even": True}), "tight": (20, {"even": True})},
    "T-LB2": {"free": (0, {}), "borderline": (6, {}), "tight": (15, {})},
    "T-LB3": {
        "free": (1, {"smooth": "both"}),
        "borderline": (4, {"smooth": "both"}),
        "tight": (8, {"smooth": "one_way"}),
    },
    "T-HF1": {"free": (2, {}), "borderline": (6, {}), "tight": (10, {})},
    "T-HF2": {"free": (0, {}), "borderline": (1, {}), "tight": (2, {})},
    "T-HS1": {"free": (10, {}), "borderline": (30, {}), "tight": (50, {})},
    "T-HS2": {"free": (8, {}), "borderline": (0, {}), "tight": (-20, {})},
}
"""A value of each class (3.2 to 3.4); `T-HS2` for a woman under 65."""


def calm_answers(catalog: Catalog, form: str = "full", **given: str | float) -> dict[str, Any]:
    """Answers that lead to nothing, with the given ones (`NV_01="yes"`) in their place."""
    unconditional = (catalog.questions[id_] for id_ in catalog.forms[form])
    answers: dict[str, Any] = {
        one.id: "no" if one.cautious == "yes" else "yes" for one in unconditional if one.asked_if is None
    }
    return {**answers, **{id_.replace("_", "-"): answer for id_, answer in given.items()}}


class Patient:
    """A journal in the making.

    Attributes:
        facts: All facts so far.
        state: What the rules know of them.
        now: The moment of the next answer.
    """

    def __init__(self, catalog: Catalog, now: datetime = START, **profile: Any) -> None:
        self.catalog = catalog
        self.facts: list[Fact] = []
        self.state = ProgramState()
        self.now = now
        self.sessions = 0
        self.write(facts.ProfileSet, **{"name": "P", "birth_year": 1976, "sex": "female", **profile})

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.now.date()

    def write(self, kind: type[Fact], **fields: Any) -> Self:
        """Write a fact of any kind now."""
        fact = kind(id=f"f{len(self.facts):06}", at=self.now, **fields)
        self.facts.append(fact)
        self.state = advance(self.state, fact, self.catalog)
        self.now += timedelta(minutes=1)
        return self

    # -- the clock ---------------------------------------------------------------------------------------

    def clock(self, hour: int, minute: int = 0) -> Self:
        """Go to an hour of today."""
        self.now = self.now.replace(hour=hour, minute=minute)
        return self

    def next_day(self, days: int = 1) -> Self:
        """Go to nine o'clock, some days on."""
        self.now = (self.now + timedelta(days=days)).replace(hour=9, minute=0)
        return self

    # -- before the first session ------------------------------------------------------------------------

    def screen(self, **given: str | float) -> Self:
        """Answer the full form calmly but for the given answers (`RF_01="yes"`)."""
        answers = calm_answers(self.catalog, "full", **given)
        return self.write(facts.ScreeningAnswered, form="full", answers=answers)

    def form(self, form: str, **given: str | float) -> Self:
        """Answer a short form (`weekly`, `nerve_check`, `fever_check`, `severe_check`)."""
        answers = calm_answers(self.catalog, form, **given)
        return self.write(facts.ScreeningAnswered, form=form, answers=answers)

    def clear(self, *lifts: str, tags: tuple[str, ...] = ()) -> Self:
        """A clinician's clearance."""
        return self.write(facts.ClearanceRecorded, lifts=lifts, seen_on=self.today, by="GP", tags=tags)

    def override(self, what: str, target: str = "", value: Any = None) -> Self:
        """A clinician's entry."""
        return self.write(facts.OverrideRecorded, what=what, target=target, value=value, by="PT")

    def baseline(self, rest: int = 2, morning: int = 2, **more: Any) -> Self:
        """The usual values of the past week."""
        return self.write(facts.BaselineGiven, rest=rest, morning=morning, **more)

    def flex(self, group: str, klass: Klass, test: str | None = None, value: float | None = None) -> Self:
        """A flexibility test of a group, both sides alike."""
        tags = frozenset(self.plan().tags)
        test = test or suitable(self.state, self.catalog, group, tags)[0]
        usual, answers = VALUES[test][klass]
        sides = ("left", "right") if self.catalog.tests[test].one_sided else ("both",)
        for side in sides:
            chosen = usual if value is None else value
            self.write(facts.TestTaken, test=test, side=side, value=chosen, answers=answers)
        return self

    def flex_all(self, low_back: Klass, hip_flexors: Klass, hamstrings: Klass) -> Self:
        """All three flexibility tests."""
        for group, klass in zip(FLEXIBILITY, (low_back, hip_flexors, hamstrings), strict=True):
            self.flex(group, klass)
        return self

    def begin(self, klass: Klass = "tight", rest: int = 2, **given: str | float) -> Self:
        """Everything before the first session: screening, baseline, the three tests."""
        return self.screen(**given).baseline(rest=rest, morning=rest).flex_all(klass, klass, klass)

    # -- a day -------------------------------------------------------------------------------------------

    def morning(self, pain: int = 1, **more: Any) -> Self:
        """The morning answer."""
        return self.write(facts.MorningRated, pain=pain, **more)

    def ready(self, rest: int = 1, **more: Any) -> Self:
        """The answers before a session."""
        return self.write(facts.ReadinessChecked, rest=rest, **more)

    def plan(self) -> DayPlan:
        """Today's plan at this moment."""
        return plan_day(self.state, self.now, self.catalog)

    def items(self) -> dict[str, Item]:
        """Today's rated items by exercise."""
        return {item.exercise: item for item in self.plan().items if item.part in {"main", "walk"}}

    def start(self, plan: DayPlan | None = None, planned: tuple[facts.Planned, ...] | None = None) -> str:
        """Start a session with today's plan and return its id."""
        plan = plan or self.plan()
        self.sessions += 1
        session = f"s{self.sessions}"
        if planned is None:
            planned = tuple(
                facts.Planned(exercise=item.exercise, step=item.step, change=item.change)
                for item in plan.items
                if item.part in {"main", "walk"}
            )
        self.write(facts.SessionStarted, session=session, day_rule=plan.rule, planned=planned)
        return session

    def rate(self, session: str, exercise: str, pain: int = 0, **more: Any) -> Self:
        """The answer at the end of an exercise."""
        return self.write(
            facts.ExerciseRated, session=session, exercise=exercise, **{"pain": pain, "effort": 1, **more}
        )

    def end(self, session: str, how: str = "completed", rule: str | None = None) -> Self:
        """The end of a session."""
        return self.write(facts.SessionEnded, session=session, how=how, rule=rule)

    def after(self, session: str, pain: int = 1, minutes: int = 10, **more: Any) -> Self:
        """The answer ten minutes after; the clock moves on by them."""
        self.now += timedelta(minutes=minutes)
        return self.write(facts.AfterRated, session=session, pain=pain, minutes=minutes, **more)

    def train(
        self, rest: int = 1, answers: Mapping[str, Mapping[str, Any]] | None = None, after: int | None = 1
    ) -> Self:
        """Readiness, all of today's plan (every answer 0 pain, light effort), the end, ten minutes after.

        Args:
            answers: Other answers by exercise.
            after: Pain ten minutes after; None leaves it unanswered.
        """
        return self.ready(rest).perform(answers, after)

    def perform(self, answers: Mapping[str, Mapping[str, Any]] | None = None, after: int | None = 1) -> Self:
        """Do all of today's plan."""
        plan = self.plan()
        session = self.start(plan)
        for item in plan.items:
            if item.part not in {"main", "walk"}:
                continue
            more: dict[str, Any] = {"step": item.step, **(answers or {}).get(item.exercise, {})}
            if self.catalog.exercises[item.exercise].role == "activate":
                more = {"checks": {"waist_narrower": True, "breath_kept": True}, **more}
            self.rate(session, item.exercise, **more)
        self.end(session)
        return self if after is None else self.after(session, after)

    def good_day(self) -> Self:
        """Morning answer, forms that are due, session; then the next day."""
        self.morning()
        return self.keep_screened().train().next_day()

    def good_days(self, count: int) -> Self:
        """So many good days."""
        for _ in range(count):
            self.good_day()
        return self

    def keep_screened(self) -> Self:
        """Answer the screening form that today's plan asks for, calmly."""
        for ask in self.plan().asks:
            if ask == "screening_full":
                self.screen()
            elif ask == "screening_weekly":
                self.form("weekly")
        return self

    # -- further on --------------------------------------------------------------------------------------

    def restore(self, *pairs: Pair, limited: bool = False) -> Self:
        """A clinician sets pairs restored."""
        for pair in pairs:
            self.override("pair_set", pair, "RESTORED-LIMITED" if limited else "RESTORED")
        return self

    def master_core(self) -> Self:
        """Good days until G-CORE is open; one pair must be restored."""
        for _ in range(40):
            if "G-CORE" in self.state.latched:
                return self
            self.good_day()
        raise AssertionError("G-CORE never opened")

    def step(self, exercise: str) -> str:
        """The step of record."""
        return self.state.exercises[exercise].step

    def checked(self) -> Self:
        """Prove on the way that folding one by one equals a full replay."""
        assert replay(self.facts, self.catalog) == self.state
        return self


def group_of(pair: Pair) -> str:
    """The inflexible group of a pair."""
    return TIGHT_GROUP[pair]


def at_step(patient: Patient, exercise: str, step: str) -> Patient:
    """Put an exercise at a step as a paper session of today would: done once there, without a change."""
    session = patient.start(planned=(facts.Planned(exercise=exercise, step=step),))
    return patient.rate(session, exercise, step=step).end(session)
