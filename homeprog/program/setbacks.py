"""Stepping back between stages (clinical.md 6.8: SB-1 to SB-5, RU-11) and the weekly step back (W-2)."""

from collections.abc import Iterable
from datetime import date

from homeprog.program import progression
from homeprog.program.catalog import PAIRS, Catalog, Pair
from homeprog.program.context import suitable_today
from homeprog.program.pairs import RETEST_SOON_DAYS, TIGHT_GROUP, WEAK_GROUP
from homeprog.program.records import ExerciseRecord, PairRecord, ProgramState, TestRecord

LATER_STAGES = frozenset({"S2", "S3", "S4"})
STRENGTH_CLASSES = ("weak", "fair", "strong")
FLARE_PAIR_DAYS, FLARE_BENCH_DAYS = 14, 14
GRABS_STEP, GRABS_START = 2, 3


def valid_since_restored(state: ProgramState, pair: Pair) -> list[TestRecord]:
    """Valid counting results of a pair's tight group after the day it was restored."""
    since = state.pairs[pair].since
    results = state.tests.get(TIGHT_GROUP[pair], [])
    return [
        one
        for one in results[1:]
        if one.counting and one.klass != "not-valid" and (since is None or one.day > since)
    ]


def is_slack(state: ProgramState, pair: Pair) -> bool:
    """SB-1: a restored pair whose last retest was not free; its strengtheners hold until it is."""
    if state.pairs[pair].state != "RESTORED":
        return False
    results = valid_since_restored(state, pair)
    return bool(results) and results[-1].klass != "free"


def relock(state: ProgramState, today: date) -> None:
    """SB-2: two tight results at least six days apart lock a restored pair again."""
    for pair in PAIRS:
        known = state.pairs[pair]
        if known.state == "LOCKED":
            continue
        last = valid_since_restored(state, pair)[-2:]
        apart = len(last) == 2 and (last[1].day - last[0].day).days >= RETEST_SOON_DAYS
        if apart and all(one.klass == "tight" for one in last):
            state.pairs[pair] = PairRecord(rule="SB-2", counted_from=today)


def strength_fell(state: ProgramState, catalog: Catalog, group: str, today: date) -> None:
    """SB-3: a strength class lower than the one before steps back the pair's strengtheners."""
    taken = state.tests.get(group, [])
    results = [one for one in taken if one.counting and one.klass in STRENGTH_CLASSES]
    same = [one for one in results if one.test == results[-1].test] if results else []
    if len(same) < 2 or same[-1].day != today:
        return
    before, now = (STRENGTH_CLASSES.index(one.klass) for one in same[-2:])
    if now < before and group in WEAK_GROUP.values():
        _step_back_all(state, catalog, (one.id for one in catalog.by_group[group]), today)


def step_back_later_stages(state: ProgramState, catalog: Catalog, today: date) -> None:
    """W-2: every S2, S3 and S4 exercise goes one step back."""
    later = [one for one in state.exercises if catalog.exercises[one].stage in LATER_STAGES]
    _step_back_all(state, catalog, later, today)


def _step_back_all(state: ProgramState, catalog: Catalog, exercises: Iterable[str], today: date) -> None:
    allowed = suitable_today(state, catalog, today)
    for exercise in exercises:
        if exercise in state.exercises and in_program(catalog, state, exercise):
            progression.step_back(catalog, state, exercise, today, allowed)


def in_program(catalog: Catalog, state: ProgramState, exercise: str) -> bool:
    """Whether an exercise stands in one of the program's slots."""
    return exercise in state.slots.get(progression.slot_of(catalog.exercises[exercise]), [])


def second_flare(state: ProgramState, catalog: Catalog, today: date) -> None:
    """SB-5: two flare-ups in 14 days bench the newest exercise and step everything else back."""
    starts = [day for day in state.flare_starts if (today - day).days < FLARE_PAIR_DAYS]
    if len(starts) < 2:
        return
    trained = [
        (record.first_done, exercise)
        for exercise, record in state.exercises.items()
        if record.first_done is not None
        and catalog.exercises[exercise].stage not in {"FA", "N"}
        and in_program(catalog, state, exercise)
    ]
    if not trained:
        return
    newest = max(trained)[1]
    _step_back_all(state, catalog, [one for _, one in trained if one != newest], today)
    progression.bench(state, newest, today, FLARE_BENCH_DAYS)


def grabbed(state: ProgramState, catalog: Catalog, session_grabs: int, exercise: str, today: date) -> None:
    """BAL-2, SB-4: two grabs in a session lower the exercise, three send all balance work to the start.

    Args:
        session_grabs: Grabs and steps in this session so far, over all balance exercises.
        exercise: The exercise of the last ones.
    """
    if session_grabs >= GRABS_START:
        for other, record in state.exercises.items():
            if catalog.exercises[other].role == "balance":
                _to_start(catalog, other, record, today)
        state.fall_risk_suggested = today
    elif session_grabs >= GRABS_STEP:
        progression.step_back(catalog, state, exercise, today, suitable_today(state, catalog, today))


def _to_start(catalog: Catalog, exercise: str, record: ExerciseRecord, today: date) -> None:
    """Back to the exercise's first step (B1, C1)."""
    record.step = catalog.exercises[exercise].dose.start
    record.stepped_back = today
    record.after_step_back = True
    record.recent = []
    progression.reset_run(record)
