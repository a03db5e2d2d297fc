"""A patient's story for pictures: facts recorded through the real companion, on a clock that is set."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.ui.companion import Companion

OFFSET = timezone(timedelta(hours=1))
FIRST_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=OFFSET)
NAME = "Maria"
REST = (4, 4, 3, 4, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2)
"""Resting pain by third days: falling, with good and bad days."""
TESTS: Mapping[str, tuple[float, float, dict[str, Any]]] = {
    "T-LB1": (16, 4, {"even": True}),
    "T-LB2": (12, 1, {}),
    "T-HF1": (8, 2, {}),
    "T-HF2": (1, 0, {}),
    "T-HS1": (42, 12, {}),
    "T-HS2": (-8, 6, {}),
    "T-AB1": (3, 5, {}),
    "T-AB2": (4, 8, {"plank_s": 20}),
    "T-AB3": (4, 10, {}),
    "T-GL1": (20, 30, {"one_leg_s": {"left": 10, "right": 12}}),
    "T-GL2": (12, 30, {}),
    "T-QU1": (9, 13, {}),
    "T-QU2": (12, 35, {}),
    "T-BA1": (2, 4, {}),
    "T-BA2": (8, 25, {}),
}
"""Value on the first day and from the third week on, and the answers asked with it."""
BETTER_FROM_DAY = 15
FULL_DAY_ITEMS = 7
ACTIVITIES = ("Carry the shopping home", "Sit through dinner", "An hour in the garden")


class StoryClock:
    """A clock that goes on when told."""

    def __init__(self, now: datetime = FIRST_MORNING) -> None:
        self._now = now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def now(self) -> datetime:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)

    def next_morning(self) -> None:
        self._now = (self._now + timedelta(days=1)).replace(hour=9, minute=0)


class Story:
    """Lives the days."""

    def __init__(self, companion: Companion, clock: StoryClock) -> None:
        self.companion, self.clock = companion, clock
        self._sessions = 0

    @property
    def _day(self) -> int:
        """Days since the first morning; none before it."""
        return max(0, (self.clock.now().date() - FIRST_MORNING.date()).days)

    @property
    def catalog(self) -> Catalog:
        return self.companion.catalog

    def begin(self, usual: int = 4, **screening: str) -> None:
        """First start: terms, profile, a calm screening (but for the answers given), baseline."""
        self.introduce()
        self.screen("full", **screening)
        self.record(facts.BaselineGiven, rest=usual, morning=usual, zone_left=2)

    def introduce(self) -> None:
        """The beginning of the first start: terms and profile."""
        self.record(facts.TermsAccepted, version="1")
        self.record(facts.ProfileSet, name=NAME, birth_year=1961, sex="female")

    def screen(self, form: str, **given: str) -> None:
        """Answer a form calmly, but for the answers given (`RF_01="yes"`)."""
        questions = (self.catalog.questions[one] for one in self.catalog.forms[form])
        calm = {one.id: "no" if one.cautious == "yes" else "yes" for one in questions if one.asked_if is None}
        answers = calm | {name.replace("_", "-"): answer for name, answer in given.items()}
        self.record(facts.ScreeningAnswered, form=form, answers=answers)

    def live(self, days: int) -> None:
        """So many days, each to its end, ending on a morning on which nothing has been asked yet."""
        for _ in range(days):
            self.morning()
            self.train()
            self.clock.next_morning()

    def live_to_a_full_day(self) -> None:
        """Go on to the next morning on which there is more to do than on a rest day."""
        for _ in range(7):
            if len(self.companion.plan().items) >= FULL_DAY_ITEMS:
                return
            self.live(1)
        raise RuntimeError("a whole week without a full session")

    def morning(self, **ready: Any) -> None:
        """What is asked before a session: forms, morning, readiness (calm but for what is given), tests."""
        rest = REST[min(self._day // 3, len(REST) - 1)]
        for ask in self.companion.plan().asks:
            kind, _, detail = ask.partition("_")
            if kind == "screening":
                self.screen(detail)
            elif ask == "morning":
                self.record(facts.MorningRated, pain=rest, zone_left=int(rest > 2))
            elif ask == "readiness":
                self.record(facts.ReadinessChecked, **{"rest": rest, "zone_left": int(rest > 2), **ready})
            elif ask == "activities":
                self._score_activities()
        for ask in self.companion.plan().asks:
            if ask.startswith("test:"):
                self._test(ask.removeprefix("test:"))

    def _score_activities(self) -> None:
        score = min(9, 3 + self._day // 7)
        scored = tuple(facts.Activity(name=name, score=score) for name in ACTIVITIES)
        self.record(facts.ActivityScored, activities=scored)

    def _test(self, test: str) -> None:
        first, later, answers = TESTS[test]
        value = first if self._day < BETTER_FROM_DAY else later
        for side in ("left", "right") if self.catalog.tests[test].one_sided else ("both",):
            self.record(facts.TestTaken, test=test, side=side, value=value, answers=answers)

    def train(self) -> None:
        """The day's session from its start to the answer ten minutes after it; nothing on a day of rest."""
        if self.begin_session():
            self.end_session()
            self.clock.advance(600)
            self.record(facts.AfterRated, session=self.session, pain=2)

    def begin_session(self) -> bool:
        """The day's session up to its last exercise; False on a day of rest."""
        plan = self.companion.plan()
        rated = [item for item in plan.items if item.part in ("main", "walk")]
        if plan.action == "REST-DAY" or not rated:
            return False
        self._sessions += 1
        planned = tuple(
            facts.Planned(exercise=item.exercise, step=item.step, change=item.change) for item in rated
        )
        self.record(facts.SessionStarted, session=self.session, day_rule=plan.rule, planned=planned)
        for item in rated:
            role = self.catalog.exercises[item.exercise].role
            checks = {"waist_narrower": True, "breath_kept": True} if role == "activate" else None
            self.record(
                facts.ExerciseRated,
                session=self.session,
                exercise=item.exercise,
                step=item.step,
                pain=int(self._sessions % 5 == 0),
                effort=3,
                checks=checks,
            )
        return True

    def end_session(self) -> None:
        """The end of the session that was begun."""
        self.record(facts.SessionEnded, session=self.session, how="completed")

    @property
    def session(self) -> str:
        """The id of the last session."""
        return f"story-{self._sessions}"

    def record(self, kind: type[facts.Fact], **fields: Any) -> None:
        """Store one fact, a minute after the one before."""
        self.clock.advance(60)
        if self.companion.record(kind, **fields) is None:
            raise RuntimeError(f"{kind.__name__} could not be stored")
