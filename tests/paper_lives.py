"""Three weeks of a known patient, few enough answers to work every number out by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeprog.program import facts as f
from homeprog.program.catalog import Catalog
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.state import replay

KNOWN_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KNOWN_END = KNOWN_START + timedelta(days=20, hours=3)
LEGS = {"zone_left": 4, "zone_right": 0}


class KnownCompanion:
    """What the documents of the open profile ask of a companion, for the known journal at its end."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.facts = known_facts(catalog)
        self.state = replay(self.facts, catalog)

    def plan(self) -> DayPlan:
        """The day of its end."""
        return plan_day(self.state, KNOWN_END, self.catalog)


class _Story:
    """Facts in the order told, a minute apart."""

    def __init__(self) -> None:
        self.facts: list[f.Fact] = []
        self.at = KNOWN_START

    def day(self, number: int) -> None:
        """Go to nine o'clock of a day, 0 the first."""
        self.at = KNOWN_START + timedelta(days=number)

    def tell(self, kind: type[f.Fact], **fields: Any) -> str:
        id_ = f"f{len(self.facts):04}"
        self.facts.append(kind(id=id_, at=self.at, **fields))
        self.at += timedelta(minutes=1)
        return id_

    def session(self, name: str, how: str, rule: str | None = None) -> None:
        exercise = "lb-single-knee-to-chest"
        planned = (f.Planned(exercise=exercise, step="STR1"),)
        self.tell(f.SessionStarted, session=name, day_rule="A-10", planned=planned)
        self.tell(f.ExerciseRated, session=name, exercise=exercise, pain=1)
        if how != "open":
            self.tell(f.SessionEnded, session=name, how=how, rule=rule)


def known_facts(catalog: Catalog) -> list[f.Fact]:
    """The journal: pain from 5 to 2, a flare-up, one session of each kind, tests twice, an override."""
    told = _Story()
    told.tell(f.ProfileSet, name="Maria", birth_year=1960, sex="female")
    told.tell(f.TermsAccepted, version="1")
    told.tell(f.ScreeningAnswered, form="full", answers={**_calm(catalog, "full"), "PR-04": "yes"})
    told.tell(f.BaselineGiven, rest=5, morning=5, stiffness_min=10, **LEGS)
    told.tell(f.ScheduleSet, days=("mon", "tue", "wed", "thu", "fri"))
    _tests(told, 20, 10, 10)
    for side in ("left", "right"):
        told.tell(f.TestTaken, test="T-HS1", side=side, value=30)
    _activities(told, 3, 5, 4)
    told.tell(f.ReadinessChecked, rest=5, **LEGS)
    told.day(1)
    told.tell(f.ReadinessChecked, rest=4, **LEGS)
    told.session("s1", "completed")
    told.day(7)
    told.tell(f.ScreeningAnswered, form="weekly", answers=_calm(catalog, "weekly"))
    slip = told.tell(f.ReadinessChecked, rest=9)
    told.tell(f.FactRetracted, fact=slip, reason="a slip")
    told.tell(f.ReadinessChecked, rest=4, **LEGS)
    told.session("s2", "stopped", "D-2")
    told.day(8)
    told.tell(f.ReadinessChecked, rest=4, **LEGS)
    told.session("s3", "left")
    for number, rest in ((9, 8), (10, 7), (11, 4), (12, 4), (13, 4)):
        told.day(number)
        told.tell(f.ReadinessChecked, rest=rest, **LEGS)
    told.day(14)
    told.tell(f.ScreeningAnswered, form="weekly", answers=_calm(catalog, "weekly"))
    _weeks_end(told)
    return told.facts


def _calm(catalog: Catalog, form: str) -> dict[str, str]:
    """Answers of a form without warning signs."""
    questions = (catalog.questions[one] for one in catalog.forms[form])
    return {one.id: "no" if one.cautious == "yes" else "yes" for one in questions if one.asked_if is None}


def _weeks_end(told: _Story) -> None:
    _tests(told, 12, 9, 5)
    _activities(told, 6, 6, 7)
    told.tell(f.ChangeRated, value=2)
    told.day(18)
    told.tell(
        f.OverrideRecorded, what="pair_set", target="A", value="RESTORED", by="physiotherapist", reason="seen"
    )
    for number in (19, 20):
        told.day(number)
        told.tell(f.ReadinessChecked, rest=2, zone_left=2, zone_right=0)


def _tests(told: _Story, low_back: float, left: float, right: float) -> None:
    told.tell(f.TestTaken, test="T-LB1", value=low_back, answers={"even": True})
    told.tell(f.TestTaken, test="T-HF1", side="left", value=left)
    told.tell(f.TestTaken, test="T-HF1", side="right", value=right)


def _activities(told: _Story, *scores: int) -> None:
    names = ("Carry shopping", "Sit through dinner", "Put on socks")
    scored = tuple(f.Activity(name, score) for name, score in zip(names, scores, strict=True))
    told.tell(f.ActivityScored, activities=scored)
