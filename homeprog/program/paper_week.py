"""A week on paper turned into facts: the days one after the other, each under the rules of that day.

A log sheet knows days and numbers, not hours. The facts get the usual hours of a day (getting up at seven,
the session at ten) and the mode `paper`; what was planned comes from the plan of that very day, so that
marks, counts and step-backs are those of the screen (clinical.md 5.2-5.5). Where paper says less than the
screen asks, the more cautious reading holds: nobody was told of a step up on paper, so none was made; a
vacuum without self-checks does not pass; an exercise left blank ends the session early. A walk is the one
exception to the steps: its minutes say themselves whether the step that the day offered was walked (WALK-1).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from homeprog.program.catalog import Catalog
from homeprog.program.dosing import make_item
from homeprog.program.facts import (
    AfterRated,
    ExerciseRated,
    Fact,
    FactRetracted,
    MorningRated,
    NoteWritten,
    Planned,
    ReadinessChecked,
    SessionEnded,
    SessionStarted,
    SetDone,
    WalkDone,
)
from homeprog.program.pain import Zones
from homeprog.program.paper_past import Known
from homeprog.program.plan import DayPlan, Item, Reason
from homeprog.program.planner import plan_day
from homeprog.program.session_rating import SECOND_RED, THIRD_AMBER
from homeprog.program.session_script import sides_of
from homeprog.program.state import copy_of, fold

MORNING_MIN, SESSION_MIN, WALK_MIN, NOTE_MIN = 7 * 60, 10 * 60, 17 * 60, 20 * 60
"""Minutes of the day at which what has no hour is entered."""
STEP_MIN = 0.5
"""Between two facts of a session."""
AFTER_MIN = 10
DAY_MIN = 24 * 60
WALK = "fa-walk"
KEPT_STEP = frozenset({"step", "load"})
"""Changes of an exercise that stays: the sheet still bore the old numbers."""


class PaperExercise(Struct, frozen=True):
    """A filled box of an exercise: sets done (1 or more), highest pain 0-10."""

    exercise: str
    sets: int
    pain: int


class PaperDay(Struct, frozen=True, kw_only=True):
    """One column of a log sheet; None and empty where nothing was written.

    Attributes:
        zones: Furthest point of the left and right leg, 0-5; a blank one is as at the last answer.
        signs: What was new, by field of `ReadinessChecked`.
        left_out: Exercises with a dash: not done, and meant so.
        not_due: Exercises that the sheet does not ask for on this day.
        walk_pain: Highest pain while walking; without it a walk counts by its minutes alone.
    """

    day: date
    morning: int | None = None
    before: int | None = None
    zones: tuple[int | None, int | None] = (None, None)
    signs: frozenset[str] = frozenset()
    exercises: tuple[PaperExercise, ...] = ()
    left_out: frozenset[str] = frozenset()
    not_due: frozenset[str] = frozenset()
    after: int | None = None
    walk_minutes: int | None = None
    walk_pain: int | None = None
    note: str = ""


class TypedDay(Struct, frozen=True):
    """What the rules say of a typed day, as it stood before its session ended."""

    day: date
    action: str
    reason: Reason
    has_session: bool


class TypedWeek(Struct, frozen=True):
    """The facts of all typed days, oldest first, and what the rules say of each day."""

    facts: tuple[Fact, ...]
    days: tuple[TypedDay, ...]


def type_in(
    days: Sequence[PaperDay],
    known: Known,
    catalog: Catalog,
    *,
    now: datetime,
    new_id: Callable[[], str],
) -> TypedWeek:
    """Turn the days of a sheet into facts.

    Args:
        days: Days with something on them, oldest first; none lies after `now`.
        known: The journal around the week; nothing is dated before the baseline.
        now: The moment of typing; nothing is dated after it.
        new_id: Names a fact, or a session.
    """
    typing = _Typing(known, catalog, now, new_id)
    typed = tuple(typing.enter(day) for day in days)
    return TypedWeek(tuple(typing.facts), typed)


class _Typing:
    """Folds as it goes, so that each day is planned on what the days before it have left."""

    def __init__(self, known: Known, catalog: Catalog, now: datetime, new_id: Callable[[], str]) -> None:
        self.facts: list[Fact] = []
        self._state = copy_of(known.before)
        self._later = [fact for fact in known.later if not isinstance(fact, FactRetracted)]
        self._waiting = list(self._later)
        self._catalog, self._new_id = catalog, new_id
        self._begun, self._now = known.begun or now, now

    def enter(self, day: PaperDay) -> TypedDay:
        """Enter one column."""
        if day.morning is not None:
            left, right = self._zones(day)
            self._add(MorningRated, day.day, MORNING_MIN, pain=day.morning, zone_left=left, zone_right=right)
        if day.before is not None:
            left, right = self._zones(day)
            signs = dict.fromkeys(day.signs, True)
            self._add(
                ReadinessChecked,
                day.day,
                SESSION_MIN - 1,
                rest=day.before,
                zone_left=left,
                zone_right=right,
                **signs,
            )
        else:
            self._fold_readiness(day.day)
        plan = plan_day(self._state, self._at(day.day, SESSION_MIN), self._catalog)
        walk = self._walk(day, plan)
        rated_min = 0.0
        if day.exercises or (walk is not None and self._may_rate_walk(day)):
            rated_min = self._session(day, plan, walk)
        if day.walk_minutes is not None and day.walk_minutes > rated_min:
            minutes = day.walk_minutes - rated_min
            self._add(WalkDone, day.day, WALK_MIN, minutes=minutes, pain=day.walk_pain)
        if day.note:
            self._add(NoteWritten, day.day, NOTE_MIN, text=day.note)
        return TypedDay(day.day, plan.action, plan.reasons[0], bool(day.exercises))

    def _walk(self, day: PaperDay, plan: DayPlan) -> Item | None:
        """The walk of a day at the step of record, or at the one offered if that many minutes were walked."""
        item = next((one for one in plan.items if one.part == "walk" and one.exercise == WALK), None)
        record = self._state.record(WALK)
        if item is None or item.step is None or record is None:
            return item
        ladder = self._catalog.ladders[self._catalog.exercises[WALK].dose.ladder]
        is_more = ladder.index(item.step) > ladder.index(record.step)
        walked = 0 if day.walk_pain is None else day.walk_minutes or 0
        return self._usual(WALK, plan) if is_more and walked < _walk_min(item) else item

    def _may_rate_walk(self, day: PaperDay) -> bool:
        """Whether the walk is rated as on the screen: after today's answer, in the day's own session."""
        record = self._state.day_record(day.day)
        answered = record is not None and record.readiness is not None
        trained = any(isinstance(fact, SessionStarted) and fact.day == day.day for fact in self._later)
        return answered and not trained and bool(day.walk_minutes) and day.walk_pain is not None

    def _session(self, day: PaperDay, plan: DayPlan, walk: Item | None) -> float:
        """One session with the sets and the ratings of the sheet; gives the minutes of the walk in it."""
        session, minute = self._new_id(), float(SESSION_MIN)
        items = {item.exercise: item for item in self._planned(day, plan)}
        offered = [*items.values(), *([walk] if walk is not None else [])]
        planned = tuple(Planned(exercise=one.exercise, step=one.step, change=one.change) for one in offered)
        self._add(
            SessionStarted,
            day.day,
            minute,
            session=session,
            mode="paper",
            day_rule=plan.rule,
            planned=planned,
        )
        for done in day.exercises:
            item = items[done.exercise]
            share = min(1.0, done.sets / item.sets)
            minute = self._rate(day.day, minute, session, item, sets=done.sets, share=share, pain=done.pain)
        walked = 0.0
        if walk is not None and self._may_rate_walk(day) and self._stopped_by() is None:
            walked = min(float(day.walk_minutes or 0), _walk_min(walk))
            share, part = walked / _walk_min(walk), replace(walk, hold_s=walked * 60)
            minute = self._rate(day.day, minute, session, part, sets=1, share=share, pain=day.walk_pain)
        how, rule = self._ending(day, plan)
        self._add(SessionEnded, day.day, minute + STEP_MIN, session=session, how=how, rule=rule)
        if day.after is not None:
            self._add(AfterRated, day.day, minute + AFTER_MIN, session=session, pain=day.after)
        return walked

    def _rate(
        self, day: date, minute: float, session: str, item: Item, *, sets: int, share: float, pain: int | None
    ) -> float:
        """The sets of an exercise and its rating; gives the minute of the rating."""
        about = {"session": session, "exercise": item.exercise, "step": item.step}
        for side in sides_of(item):
            for number in range(1, sets + 1):
                minute += STEP_MIN
                what = {"side": side, "set": number, "reps": item.reps, "hold_s": item.hold_s}
                self._add(SetDone, day, minute, **about, **what)
        minute += STEP_MIN
        self._add(ExerciseRated, day, minute, **about, done=round(share, 3), pain=pain)
        return minute

    def _planned(self, day: PaperDay, plan: DayPlan) -> list[Item]:
        """The exercises of the day as the sheet could know them, then those done beside the plan."""
        done = [one.exercise for one in day.exercises]
        items: list[Item] = []
        for item in plan.items:
            if item.part != "main" or (item.exercise in day.not_due and item.exercise not in done):
                continue
            if item.change is None or (item.change not in KEPT_STEP and item.exercise in done):
                items.append(item)
            elif item.change in KEPT_STEP and self._state.record(item.exercise) is not None:
                items.append(self._usual(item.exercise, plan))
        known = {item.exercise for item in items}
        return items + [self._usual(exercise, plan) for exercise in done if exercise not in known]

    def _usual(self, exercise: str, plan: DayPlan) -> Item:
        """An exercise at its step of record."""
        record = self._state.record(exercise)
        step = self._catalog.exercises[exercise].dose.start if record is None else record.step
        return make_item(self._catalog, exercise, step, tags=plan.tags)

    def _ending(self, day: PaperDay, plan: DayPlan) -> tuple[str, str | None]:
        """How the session ended, by its marks and by what was left blank (5.3)."""
        rule = self._stopped_by()
        if rule is not None:
            return "stopped", rule
        told = {one.exercise for one in day.exercises} | day.left_out | day.not_due
        wanted = {
            item.exercise
            for item in plan.items
            if item.part == "main" and (item.change is None or item.change in KEPT_STEP)
        }
        return ("completed" if wanted <= told else "left"), None

    def _stopped_by(self) -> str | None:
        """The rule that the marks of the session so far stop it by (5.3)."""
        session = self._state.session
        assert session is not None  # it was begun a moment ago
        marks = Counter(one.mark for one in session.instances)
        if marks["red"] >= 2:
            return SECOND_RED
        return THIRD_AMBER if marks["amber"] >= 3 else None

    def _zones(self, day: PaperDay) -> Zones:
        """The furthest point of each leg; one left blank is that of the last answer, else the usual one."""
        last = (0, 0) if self._state.baseline is None else self._state.baseline.zb
        for record in self._state.days:
            answer = record.readiness or record.morning
            if answer is not None:
                last = (answer.zone_left, answer.zone_right)
        left, right = day.zones
        return (last[0] if left is None else left, last[1] if right is None else right)

    def _add(self, kind: type[Fact], day: date, minute: float, **fields: Any) -> None:
        at = self._at(day, minute)
        self._fold_until(at)
        if self._state.last_at is not None:
            at = max(at, self._state.last_at + timedelta(milliseconds=1))
        fact = kind(id=self._new_id(), at=at, **fields)
        fold(self._state, fact, self._catalog)
        self.facts.append(fact)

    def _at(self, day: date, minute: float) -> datetime:
        """A minute of a day; the first day and today run in proportion to what there is of them."""
        midnight = datetime.combine(day, time(), self._now.tzinfo)
        start = max(midnight, self._begun)
        end = min(midnight + timedelta(days=1), self._now)
        return start + (end - start) * (minute / DAY_MIN)

    def _fold_until(self, at: datetime) -> None:
        while self._waiting and self._waiting[0].at <= at:
            fold(self._state, self._waiting.pop(0), self._catalog)

    def _fold_readiness(self, day: date) -> None:
        """An answer given on the screen comes before the session on paper."""
        given = [fact.at for fact in self._waiting if isinstance(fact, ReadinessChecked) and fact.day == day]
        if given:
            self._fold_until(max(given))


def _walk_min(walk: Item) -> float:
    """How long a planned walk is, minutes."""
    return (walk.hold_s or 0.0) / 60
