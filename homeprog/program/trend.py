"""Week by week: means, the W rules, and what counts as a change (clinical.md 5.6, 7.1, RU-27)."""

import math
from collections.abc import Iterable
from datetime import date, timedelta

from homeprog.program import review
from homeprog.program.records import ProgramState

WEEK = 7
SCORES_NEEDED = 4
RISE_HOLD, RISE_STEP_BACK = 1.0, 2.0
REST_RISE = 2.0
FLARES, FLARE_WINDOW_DAYS = 3, 28
HOLD_DAYS = 7
MEANINGFUL, MEANINGFUL_SHARE, SHARE_FLOOR = 2.0, 0.3, 1.0


def mean(values: Iterable[float]) -> float | None:
    """The mean, or None without values."""
    found = list(values)
    return sum(found) / len(found) if found else None


def mean_rest(state: ProgramState, today: date) -> float | None:
    """Mean resting pain of the last seven days, today included."""
    first = today - timedelta(days=WEEK - 1)
    return mean(
        record.readiness.rest
        for record in state.days_from(first)
        if record.readiness is not None and record.day <= today
    )


def _mornings(state: ProgramState, first: date) -> list[int]:
    last = first + timedelta(days=WEEK - 1)
    return [
        record.morning.pain
        for record in state.days_from(first)
        if record.morning is not None and record.day <= last
    ]


def morning_rise(state: ProgramState, today: date) -> float | None:
    """Mean morning pain of the week that ended yesterday less the week before; None with too few scores."""
    this = _mornings(state, today - timedelta(days=WEEK))
    before = _mornings(state, today - timedelta(days=2 * WEEK))
    if len(this) < SCORES_NEEDED or len(before) < SCORES_NEEDED:
        return None
    return sum(this) / len(this) - sum(before) / len(before)


def one_decimal(value: float) -> float:
    """A weekly value or a scale's mean as it is scored: one decimal, half up (8.2)."""
    return math.floor(value * 10 + 0.5) / 10


def pain_change(state: ProgramState, today: date) -> float | None:
    """Mean resting pain of the week, to one decimal, less `B0`; negative is better (7.1, 8.2)."""
    rest = mean_rest(state, today)
    if rest is None or state.baseline is None:
        return None
    return round(one_decimal(rest) - state.baseline.b0, 1)


def pain_meaningfully_better(state: ProgramState, today: date) -> bool:
    """Two points lower, or 30 % lower and at least one point (7.1, 8.2)."""
    change = pain_change(state, today)
    if change is None or state.baseline is None:
        return False
    share = round(MEANINGFUL_SHARE * state.baseline.b0, 1)
    return change <= -MEANINGFUL or change <= -max(share, SHARE_FLOOR)


def week_begins(state: ProgramState, today: date) -> bool:
    """Whether a week of 5.6 ended yesterday, counted from S1 start or the track's start (RU-27)."""
    start = state.s1_start or (state.nerve.since if state.nerve is not None else None)
    return start is not None and today > start and (today - start).days % WEEK == 0


def weekly(state: ProgramState, today: date) -> bool:
    """Evaluate the week that ended yesterday (W-1 to W-4).

    Returns:
        True when W-2 asks for one step back of every S2, S3 and S4 exercise.
    """
    step_back = False
    rise = morning_rise(state, today)
    if rise is not None and rise >= RISE_HOLD:
        step_back = rise >= RISE_STEP_BACK or state.trend_rose
        state.trend_rose = True
        state.trend_hold_until = today + timedelta(days=HOLD_DAYS)
    else:
        state.trend_rose = False
    if step_back:
        state.trend_card = today
    base, rest = state.baseline, mean_rest(state, today - timedelta(days=1))
    if base is not None and rest is not None and rest >= base.b0 + REST_RISE:
        review.ask(state, "W-4", today, lasting=True)
    return step_back


def flares_too_often(state: ProgramState, day: date) -> bool:
    """W-3: three flare-ups starting within 28 days."""
    recent = [start for start in state.flare_starts if 0 <= (day - start).days < FLARE_WINDOW_DAYS]
    return len(recent) >= FLARES
