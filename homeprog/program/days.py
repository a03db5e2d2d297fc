"""Time passing: what the days alone decide, and the rules that look at everything known."""

from datetime import date, timedelta

from homeprog.program import (
    baselines,
    clearance,
    finishing,
    flareup,
    gates,
    nerve,
    pairs,
    reassess,
    review,
    setbacks,
    time_away,
    trend,
)
from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.records import DAYS_KEPT, ProgramState


def roll_to(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Let the days pass up to `today` (in place): what time alone decides, day by day."""
    if state.day is None:
        state.day = today
    while state.day < today:
        state.day += timedelta(days=1)
        _new_day(state, catalog, state.day)


def _new_day(state: ProgramState, catalog: Catalog, day: date) -> None:
    session = state.session
    if session is not None and not session.final and (day - session.day).days >= 2:
        finishing.finalise(state, catalog, None)
    finishing.note_usual(state)
    baselines.recompute(state, day)
    time_away.roll(state, day)
    if trend.week_begins(state, day) and trend.weekly(state, day):
        setbacks.step_back_later_stages(state, catalog, day)
    rule = state.pending.flare_on.pop(day, None)
    if rule is not None:
        flareup.start(state, catalog, state.made_day(day), rule, nerve=False, rest=None)
    elif flareup.active(state):
        flareup.roll(state, state.made_day(day), day, limits_of(state, catalog))
    settle(state, catalog, day)
    while state.days and (day - state.days[0].day).days > DAYS_KEPT:
        state.days.pop(0)


def settle(state: ProgramState, catalog: Catalog, day: date) -> None:
    """Rules that look at everything known: the nerve track's exit, the pairs, the latched gates."""
    nerve.update(state, catalog, day)
    if state.s1_start is not None:
        pairs.update(state, catalog, day)
        setbacks.relock(state, day)
        _ask_reviews(state, catalog, day)
        reassess.check(state, catalog, day)
        gates.latch(state, catalog, day)


def _ask_reviews(state: ProgramState, catalog: Catalog, day: date) -> None:
    tags = frozenset(clearance.tags_on(state, catalog, day))
    due = pairs.notices(state, catalog, tags, day)
    for rule in ("RES-5", "RES-7"):
        if rule in due:
            review.ask(state, rule, day, lasting=True)
        elif rule in state.clinician:
            del state.clinician[rule]  # the condition has gone: a valid test was taken, or the pair opened
