"""Flare-ups: when they start, how they end, what is given back afterwards (clinical.md 5.9, RU-8)."""

from datetime import date, timedelta

from homeprog.program import review, setbacks, trend
from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits
from homeprog.program.progression import one_below, reset_run
from homeprog.program.records import DayRecord, Flare, ProgramState

END_REST = 3
"""One calm day is enough where resting pain is at most this."""
EASY_RULE = "5.9"
NERVE_DAYS = 3
"""FLARE-NERVE on so many days in a row switches the nerve track on (5.8, RU-10)."""
STARTS_KEPT = 12
WALK_MAX_MIN = 5.0
"""Longest walk of a flare-up day."""


def active(state: ProgramState) -> bool:
    """Whether a flare-up is going on."""
    return state.flare is not None and state.flare.ended is None


def start(
    state: ProgramState, catalog: Catalog, record: DayRecord, rule: str, *, nerve: bool, rest: int | None
) -> None:
    """Make a day a flare-up day; begin a flare-up unless one is going on (RU-8)."""
    record.flare = True
    record.flare_nerve = record.flare_nerve or nerve
    flare = state.flare
    if flare is not None and flare.ended == record.day:
        flare.ended = None  # a second answer of the same day takes the end back
        state.flares_over.pop()
    if flare is None or flare.ended is not None:
        steps = {exercise: known.step for exercise, known in state.exercises.items()}
        state.flare = flare = Flare(start=record.day, rule=rule, first_rest=rest, nerve=nerve, before=steps)
        state.flare_starts = [*state.flare_starts, record.day][-STARTS_KEPT:]
        if trend.flares_too_often(state, record.day):
            review.ask(state, "W-3", record.day)
            state.trend_card = record.day
        setbacks.second_flare(state, catalog, record.day)
    flare.nerve = nerve
    flare.calm_days, flare.last_calm = 0, None
    if flare.first_rest is None:
        flare.first_rest = rest


def answer(state: ProgramState, catalog: Catalog, record: DayRecord, rest: int, limits: Limits) -> None:
    """Look at a readiness answer that fired none of A-1 to A-6, on a day after the flare-up began.

    Ends the flare-up when `R <= B+1` on two days in a row, or on one day with `R <= 3`.
    """
    flare = state.flare
    if flare is None or flare.ended is not None or record.day == flare.start or state.baseline is None:
        return
    if record.flare and record.morning_ruling is not None and record.morning_ruling.rule in {"M-2", "M-3"}:
        return
    if flare.first_rest is None:
        flare.first_rest = rest
    if rest > state.baseline.b + 1:
        flare.calm_days, flare.last_calm = 0, None
        record.flare = True
        watch(state, record.day, rest, limits)
        return
    if flare.last_calm != record.day:
        in_a_row = flare.last_calm == record.day - timedelta(days=1)
        flare.calm_days = flare.calm_days + 1 if in_a_row else 1
        flare.last_calm = record.day
    if rest <= END_REST or flare.calm_days >= 2:
        _end(state, catalog, record)
    else:
        record.flare = True
        watch(state, record.day, rest, limits)


def watch(state: ProgramState, day: date, rest: int, limits: Limits) -> None:
    """CLINICIAN when resting pain is not a point lower after three days of a flare-up (5.9)."""
    flare = state.flare
    if flare is None or flare.ended is not None:
        return
    days = (day - flare.start).days
    if days >= limits.flare_days and flare.first_rest is not None and rest > flare.first_rest - 1:
        review.ask(state, "FLARE_DAYS", day)


def roll(state: ProgramState, record_of: DayRecord | None, day: date, limits: Limits) -> None:
    """A new day of a flare-up: a long one asks for a clinician and a full screening (5.9)."""
    flare = state.flare
    if flare is None or flare.ended is not None:
        return
    if record_of is not None:
        record_of.flare = True
    if (day - flare.start).days >= limits.flare_days_total and not flare.screened:
        flare.screened = True
        review.ask(state, "FLARE_DAYS", day)
        state.screening.full_due = "FLARE_DAYS"


def _end(state: ProgramState, catalog: Catalog, record: DayRecord) -> None:
    """The day on which the end rule is met offers the EASY session (RU-8)."""
    flare = state.flare
    assert flare is not None
    flare.ended = record.day
    state.flares_over.append((flare.start, record.day))
    record.flare = record.flare_nerve = False
    state.pending.easy[EASY_RULE] = record.day
    _lower_everything(state, catalog, flare, record.day)


def _lower_everything(state: ProgramState, catalog: Catalog, flare: Flare, day: date) -> None:
    """Every step goes one below the step before; the old one is given back one change per session."""
    for exercise, before in flare.before.items():
        known = state.exercises[exercise]
        if catalog.exercises[exercise].stage in {"FA", "N"}:
            continue
        ladder = catalog.ladders[catalog.exercises[exercise].dose.ladder]
        below = one_below(catalog, exercise, before)
        if ladder.index(below) < ladder.index(known.step):
            known.step = below
        reset_run(known)
        stepped_back = known.stepped_back is not None and known.stepped_back >= flare.start
        if known.step != before and not stepped_back:
            state.restore.setdefault(exercise, before)
    if state.restore:
        state.restore_since = day


def nerve_days_in_row(state: ProgramState, day: date) -> int:
    """Days in a row up to `day` that were FLARE-NERVE."""
    count = 0
    for back in range(NERVE_DAYS):
        record = state.day_record(day - timedelta(days=back))
        if record is None or not record.flare_nerve:
            break
        count += 1
    return count
