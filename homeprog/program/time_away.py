"""Time away and the welcome back (clinical.md 6.10, RU-5, RU-29).

Days pass in `roll`: at 14, 28 and 84 days without a session something is asked for. What a shorter gap
lowers is looked up when the day is planned, so that it needs no memory.
"""

from datetime import date

from homeprog.program.catalog import Catalog, Exercise, Pair
from homeprog.program.pairs import TIGHT_GROUP
from homeprog.program.progression import slot_of
from homeprog.program.records import PairRecord, Pending, ProgramState

RULE = "6.10"
HOLD_DAYS, ONE_LOWER_DAYS, TWO_LOWER_DAYS, LONG_DAYS, RESTART_DAYS = 4, 7, 14, 28, 84
LATER_STAGES = frozenset({"S3", "S4", "S5"})
LONG_STEPS = {"HOLD": "F2", "MOB": "M1"}


def roll(state: ProgramState, day: date) -> None:
    """A new day without a session: ask for retests at 14 days, intake tests at 28, a new start at 84."""
    if state.last_session is None:
        return
    gap = (day - state.last_session).days
    if gap == TWO_LOWER_DAYS:
        state.retest_from = day
        if state.s1_start is not None:
            state.pending.easy[RULE] = day
    elif gap == LONG_DAYS:
        state.retest_all_from = day
    elif gap == RESTART_DAYS:
        _restart(state)


def _restart(state: ProgramState) -> None:
    """RU-29: tags stay; pairs locked, latched gates cleared, what was before serves comparison only."""
    fresh = ProgramState()
    for name in _FORGOTTEN:
        setattr(state, name, getattr(fresh, name))
    state.pairs = {name: PairRecord() for name in state.pairs}
    state.pending = Pending()
    state.last_session = None


_FORGOTTEN = (
    "baseline",
    "usual_sessions",
    "usual_mornings",
    "usual_count",
    "s1_start",
    "session",
    "finished",
    "exercises",
    "slots",
    "changes",
    "last_change",
    "tests",
    "open_tests",
    "vacuum_sessions",
    "vacuum_run",
    "latched",
    "strength_since",
    "strength_sessions",
    "setting_sessions",
    "balance_sessions",
    "maintenance_sessions",
    "flare",
    "restore",
    "restore_since",
    "clinician",
    "counted_sessions",
    "counted_days",
    "retest_from",
    "retest_all_from",
    "activities_first",
    "activities_last",
    "activities_kept",
    "activities_on",
    "change_value",
    "change_on",
    "checkpoints",
)


def last_done(state: ProgramState, catalog: Catalog) -> dict[str, date]:
    """The last day on which each group, family or role was exercised (RU-5)."""
    found: dict[str, date] = {}
    for exercise, record in state.exercises.items():
        if record.last_done is not None:
            slot = slot_of(catalog.exercises[exercise])
            found[slot] = max(record.last_done, found.get(slot, record.last_done))
    return found


def gap(state: ProgramState, last: date | None, stage: str, today: date) -> int:
    """Days away from a group, family or role that was last exercised on a day (RU-5); 0 if it never was.

    In stages 3 to 5 days with a session in between do not count: the group was not due on them.
    """
    if last is None:
        return 0
    away = (today - last).days
    if stage in LATER_STAGES:
        sessions = {one.day for one in state.finished if one.exercise_session and one.day > last}
        if state.session is not None and not state.session.final and state.session.day > last:
            sessions.add(state.session.day)
        away -= len(sessions) + (1 if sessions else 0)
    return max(0, away)


def lowered(catalog: Catalog, exercise: Exercise, step: str, away: int) -> str:
    """The step after so many days away."""
    ladder = catalog.ladders[exercise.dose.ladder]
    first, now = ladder.index(exercise.dose.start), ladder.index(step)
    if exercise.stage in {"FA", "N", "S1"}:
        if away >= LONG_DAYS and exercise.dose.ladder in LONG_STEPS:
            target = min(now, ladder.index(LONG_STEPS[exercise.dose.ladder]))
        else:
            target = now - (1 if away >= TWO_LOWER_DAYS else 0)
    elif exercise.role == "balance":
        target = first if away >= TWO_LOWER_DAYS else now - (1 if away >= ONE_LOWER_DAYS else 0)
    elif away >= LONG_DAYS:
        target = first
    else:
        target = now - (2 if away >= TWO_LOWER_DAYS else 1 if away >= ONE_LOWER_DAYS else 0)
    return ladder.steps[max(first, target)].id if now >= first else step


def holds_progress(exercise: Exercise, away: int) -> bool:
    """4 days or more: no progression of strength and setting in that session."""
    return exercise.role in {"strengthen", "set"} and away >= HOLD_DAYS


def awaits_retest(state: ProgramState, group: str) -> bool:
    """RU-29: after 14 days no strengthener before the flexibility retest of its pair."""
    if state.retest_from is None:
        return False
    results = [one for one in state.tests.get(group, []) if one.klass != "not-valid"]
    return not results or results[-1].day < state.retest_from


def reclassify(state: ProgramState, pair: Pair, klass: str, day: date) -> None:
    """28 to 83 days away: tight locks the pair again, borderline limits it."""
    known, back = state.pairs[pair], state.retest_all_from
    if back is None or day < back or known.state == "LOCKED":
        return
    results = [one for one in state.tests[TIGHT_GROUP[pair]] if one.klass != "not-valid"]
    if len(results) > 1 and results[-2].day >= back:
        return  # only the first result after the break; later ones follow SB-1 and SB-2
    if klass == "tight":
        state.pairs[pair] = PairRecord(rule="SB-2", counted_from=day)
    elif klass == "borderline" and known.state == "RESTORED":
        known.state, known.since, known.rule = "RESTORED-LIMITED", day, RULE
