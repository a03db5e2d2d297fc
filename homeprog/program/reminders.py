"""When to remind: of today's exercises while they are not done, and of the question ten minutes after.

Pure: state, plan and moment in, one decision out. What was reminded of so far is handed in and handed back.
"""

from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from homeprog.program.facts import WEEKDAYS
from homeprog.program.plan import Action, DayPlan
from homeprog.program.records import ProgramState

AGAIN_AFTER = timedelta(minutes=30)
"""A reminder comes again after this time, and a snooze lasts as long."""

MOST_TIMES = 3
"""Reminders of one day's exercises; after the last one it is left to the patient."""

SILENT: frozenset[Action] = frozenset({"EMERGENCY", "URGENT", "CLINICIAN-FIRST", "NO-SESSION", "REST-DAY"})
"""Days on which nothing is to be done, or something more important."""

Reminder = Literal["session", "after"]


class Wishes(Struct, frozen=True, kw_only=True):
    """What the patient chose.

    Attributes:
        on: Off by one switch.
        quiet_from, quiet_to: Hours between which nothing comes, such as 21 to 8.
    """

    on: bool = True
    quiet_from: int = 21
    quiet_to: int = 8


class Told(Struct, frozen=True, kw_only=True):
    """What was reminded of so far.

    Attributes:
        day: The day that `times`, `last` and `enough` are about.
        times: Reminders of that day's exercises.
        last: When the last one came.
        enough: The patient wants no more of them that day.
        after: Session whose question after ten minutes was reminded of.
    """

    day: date | None = None
    times: int = 0
    last: datetime | None = None
    enough: bool = False
    after: str | None = None


def is_quiet(wishes: Wishes, now: datetime) -> bool:
    """Whether the hour is one of the quiet ones, which may go past midnight."""
    start, end, hour = wishes.quiet_from, wishes.quiet_to, now.hour
    return start <= hour < end if start <= end else hour >= start or hour < end


def due(state: ProgramState, plan: DayPlan, wishes: Wishes, told: Told, now: datetime) -> Reminder | None:
    """What to remind of now, if anything."""
    if not wishes.on or is_quiet(wishes, now):
        return None
    session = state.session
    if "after" in plan.asks and session is not None and told.after != session.id:
        return "after"
    return "session" if _session_due(state, plan, told, now) else None


def _session_due(state: ProgramState, plan: DayPlan, told: Told, now: datetime) -> bool:
    """A chosen day and time, nothing done yet, and not reminded too often or too lately."""
    chosen, today = _chosen_time(state), now.date()
    if chosen is None or plan.action in SILENT:
        return False
    if state.schedule is not None and WEEKDAYS[now.weekday()] not in state.schedule:
        return False
    if state.session is not None and state.session.day == today:
        return False
    if now.time() < chosen:
        return False
    if told.day != today:
        return True
    if told.enough or told.times >= MOST_TIMES:
        return False
    return told.last is None or now - told.last >= AGAIN_AFTER


def _chosen_time(state: ProgramState) -> time | None:
    try:
        return time.fromisoformat(state.schedule_time or "")
    except ValueError:  # none was chosen, or a journal from elsewhere holds words
        return None


def after_telling(told: Told, reminder: Reminder, state: ProgramState, now: datetime) -> Told:
    """What was told, once the reminder was shown."""
    if reminder == "after":
        return replace(told, after=state.session.id if state.session else None)
    times = told.times + 1 if told.day == now.date() else 1
    return replace(told, day=now.date(), times=times, last=now, enough=False)


def enough_today(told: Told, now: datetime) -> Told:
    """What was told, once the patient said "not today"."""
    return replace(told, day=now.date(), enough=True)
