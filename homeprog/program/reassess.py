"""Checkpoints and what counts as a change (clinical.md 7, 8.2; RA-1 to RA-7).

RA-6 is spread over what it asks for: the full screening (`clearance`), all tests (`testing`), PSFS and PGIC
(`activities_due`, `change_due`). RA-8 is the weekly question WK-2, which asks for a full screening at once.
"""

from collections.abc import Callable
from datetime import date, timedelta

from homeprog.program import review
from homeprog.program.assessment import changed_enough
from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.context import suitable_today
from homeprog.program.pairs import FLEXIBILITY
from homeprog.program.records import ProgramState
from homeprog.program.selection import in_order
from homeprog.program.setbacks import is_slack
from homeprog.program.trend import one_decimal, pain_change, pain_meaningfully_better

COUNTED_PER_WEEK = 3
CHECK_IN, REASSESS = 5, 8
ADHERENCE_LOW, ADHERENCE_SHIFT = 0.6, 3
FIRST_REVIEW_DAYS, REVIEW_EVERY_DAYS, LAST_REVIEW_DAYS = 42, 28, 91
SMALL_PAIN, WORSE_PAIN = 1.0, 2.0
SMALL_ACTIVITY, BIG_ACTIVITY, BIG_SINGLE_ACTIVITY = 1.0, 2.0, 3.0
CHANGE_SMALL, CHANGE_BIG, CHANGE_WORSE = 3, 2, 6
ZONE_DAYS = 3
CLASSES = ("tight", "borderline", "free")
WORSE_TESTS = 2
ACTIVITIES_DAYS, CHANGE_DAYS = 14, 28


def count_session(state: ProgramState, day: date) -> None:
    """7.2: at most three counted sessions in any rolling seven days."""
    recent = [one for one in state.counted_days if (day - one).days < 7]
    if len(recent) < COUNTED_PER_WEEK and day not in recent:
        state.counted_days = [*recent, day]
        state.counted_sessions += 1


def activity_change(state: ProgramState) -> float | None:
    """PSFS mean now less at first; positive is better."""
    if not state.activities_first or not state.activities_last:
        return None
    return _gain(state.activities_first, state.activities_last)


def _gain(before: tuple[int, ...], now: tuple[int, ...]) -> float:
    """Mean of the activities now less before, each to one decimal (8.2)."""
    means = [one_decimal(sum(scores) / len(scores)) for scores in (before, now)]
    return round(means[1] - means[0], 1)


def activities_meaningfully_better(state: ProgramState) -> bool:
    """Mean two points up; a single activity three (7.1, 8.2)."""
    change = activity_change(state)
    if change is None:
        return False
    return change >= (BIG_SINGLE_ACTIVITY if len(state.activities_first) == 1 else BIG_ACTIVITY)


def worse(state: ProgramState, today: date) -> str | None:
    """Meaningful worsening of pain, PSFS or PGIC, by name; None if there is none (RA-3)."""
    change = pain_change(state, today)
    if change is not None and change >= WORSE_PAIN:
        return "pain"
    activities = activity_change(state)
    if activities is not None and activities <= -BIG_ACTIVITY:
        return "activities"
    if state.change_value is not None and state.change_value >= CHANGE_WORSE:
        return "change"
    return None


def meaningful_change(state: ProgramState, today: date) -> bool:
    """Pain, PSFS or PGIC meaningfully better, and none of them meaningfully worse (7.1)."""
    if worse(state, today) is not None:
        return False
    felt = state.change_value is not None and state.change_value <= CHANGE_BIG
    return pain_meaningfully_better(state, today) or activities_meaningfully_better(state) or felt


def some_change(state: ProgramState, catalog: Catalog, today: date) -> bool:
    """Any small change of 7.1, and nothing worse."""
    if worse(state, today) is not None or _zone_moved(state, today, outward=True) or _stiffer(state):
        return False
    pain = pain_change(state, today)
    activities = activity_change(state)
    felt = state.change_value is not None and state.change_value <= CHANGE_SMALL
    return (
        (pain is not None and pain <= -SMALL_PAIN)
        or (activities is not None and activities >= SMALL_ACTIVITY)
        or felt
        or _zone_moved(state, today, outward=False)
        or _more_flexible(state, catalog)
    )


def _zone_moved(state: ProgramState, today: date, *, outward: bool) -> bool:
    """The most distant zone nearer (or further) by one than at intake on three days running."""
    if state.baseline is None:
        return False
    first = max(state.baseline.zb0)
    days = [today - timedelta(days=back) for back in range(ZONE_DAYS)]
    records = [state.day_record(day) for day in days]
    zones = [max(record.furthest) for record in records if record is not None and record.zone_known]
    if len(zones) < ZONE_DAYS:
        return False
    moved: Callable[[int], bool] = (lambda zone: zone > first) if outward else (lambda zone: zone < first)
    return all(moved(zone) for zone in zones)


def _more_flexible(state: ProgramState, catalog: Catalog) -> bool:
    """A class better, or the change that counts, in any flexibility test since intake."""
    for group in FLEXIBILITY:
        results = [one for one in state.tests.get(group, []) if one.klass in CLASSES]
        if len(results) < 2 or results[0].test != results[-1].test:
            continue
        first, last = results[0], results[-1]
        if CLASSES.index(last.klass) > CLASSES.index(first.klass):
            return True
        known = first.value is not None and last.value is not None
        if known and changed_enough(catalog.tests[last.test], first.value or 0.0, last.value or 0.0):
            return True
    return False


def _stiffer(state: ProgramState) -> bool:
    """A class worse by one than at intake in two tests running, in any flexibility test (7.1)."""
    for group in FLEXIBILITY:
        results = [CLASSES.index(one.klass) for one in state.tests.get(group, []) if one.klass in CLASSES]
        if len(results) > WORSE_TESTS and max(results[-WORSE_TESTS:]) < results[0]:
            return True
    return False


def adherence(state: ProgramState, today: date) -> float:
    """Counted sessions out of three a week since S1 start."""
    if state.s1_start is None:
        return 1.0
    weeks = max(1.0, ((today - state.s1_start).days + 1) / 7)
    return state.counted_sessions / (COUNTED_PER_WEEK * weeks)


def check(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Look at the checkpoints that are due (RA-1 to RA-5)."""
    if state.s1_start is None:
        return
    _counted(state, catalog, today)
    rule = _review_due(state, today)
    if rule is not None and state.checkpoints.get(rule) != today and not meaningful_change(state, today):
        state.checkpoints[rule] = today
        review.ask(state, rule, today)
    if worse(state, today) is not None and "RA-3" not in state.clinician:
        review.ask(state, "RA-3", today, lasting=True)
        if "RA-3" in state.clinician:
            state.pending.easy["RA-3"] = today
    if "RA-2" in state.clinician and some_change(state, catalog, today):
        del state.clinician["RA-2"]


def _review_due(state: ProgramState, today: date) -> str | None:
    """RA-5 on day 91 after S1 start, RA-4 on day 42 and every 28 days after."""
    assert state.s1_start is not None
    elapsed = (today - state.s1_start).days
    if elapsed == LAST_REVIEW_DAYS:
        return "RA-5"
    late = elapsed - FIRST_REVIEW_DAYS
    return "RA-4" if late >= 0 and late % REVIEW_EVERY_DAYS == 0 else None


def _counted(state: ProgramState, catalog: Catalog, today: date) -> None:
    """RA-1 at counted session 5, RA-2 at 8; low adherence moves both by three, once."""
    for rule, session in (("RA-1", CHECK_IN), ("RA-2", REASSESS)):
        due = session + (ADHERENCE_SHIFT if "shifted" in state.checkpoints else 0)
        if state.counted_sessions < due or rule in state.checkpoints:
            continue
        if rule == "RA-1" and adherence(state, today) < ADHERENCE_LOW and "shifted" not in state.checkpoints:
            state.checkpoints["shifted"] = today
            return
        state.checkpoints[rule] = today
        if some_change(state, catalog, today):
            continue
        if rule == "RA-1":
            _check_in(state, catalog, today)
        else:
            review.ask(state, "RA-2", today)


def _check_in(state: ProgramState, catalog: Catalog, today: date) -> None:
    """RA-1: the card, the NV questions with the next full form, another stretch per group (RU-48)."""
    state.checkpoints["RA-1-card"] = today
    state.screening.full_wanted = "RA-1"
    allowed = suitable_today(state, catalog, today)
    for group in FLEXIBILITY:
        slot = state.slots.get(group, [])
        other = next((one for one in in_order(catalog, group, allowed) if one not in slot), None)
        if slot and other is not None:
            slot[0] = other


def activities_due(state: ProgramState, today: date) -> bool:
    """PSFS at intake and every 14 days (7.3)."""
    return state.activities_on is None or (today - state.activities_on).days >= ACTIVITIES_DAYS


def change_due(state: ProgramState, today: date) -> bool:
    """PGIC at counted sessions 5 and 8 and then every 28 days (7.3)."""
    marks = [mark for mark in (CHECK_IN, REASSESS) if state.counted_sessions >= mark]
    if not marks:
        return False
    if state.change_on is None or state.change_count < marks[-1]:
        return True
    return (today - state.change_on).days >= CHANGE_DAYS


def re_enters(state: ProgramState) -> bool:
    """RA-7: in stage 5 a pair that is no longer free, or PSFS down by two, goes back to full sessions."""
    slack = any(state.pairs[pair].state == "LOCKED" or is_slack(state, pair) for pair in PAIRS)
    before, now = state.activities_kept, state.activities_last
    return slack or (len(before) == len(now) > 0 and _gain(before, now) <= -BIG_ACTIVITY)
