"""How much a measure has changed since the start, in the words of clinical.md 7.1: for reports and summaries.

The rules themselves ask `reassess` and `trend`, whose numbers these verdicts use.
"""

from datetime import date, timedelta
from typing import Literal

from homeprog.program.assessment import changed_enough
from homeprog.program.reassess import (
    BIG_ACTIVITY,
    CHANGE_BIG,
    CHANGE_SMALL,
    CHANGE_WORSE,
    SMALL_ACTIVITY,
    SMALL_PAIN,
    WORSE_PAIN,
    ZONE_DAYS,
    activities_meaningfully_better,
    activity_change,
)
from homeprog.program.records import ProgramState
from homeprog.program.self_tests import SelfTest
from homeprog.program.trend import WEEK, pain_change, pain_meaningfully_better

Verdict = Literal["better", "some", "same", "worse"]
"""A meaningful change for the better, a small one, none that counts, a meaningful worsening (7.1)."""
FAR_ZONE, NEAR_ZONE, BIG_ZONES = 4, 2, 2


def pain_verdict(state: ProgramState, today: date) -> Verdict | None:
    """The week's mean resting pain beside the intake value; None without either."""
    change = pain_change(state, today)
    if change is None:
        return None
    if change >= WORSE_PAIN:
        return "worse"
    if pain_meaningfully_better(state, today):
        return "better"
    return "some" if change <= -SMALL_PAIN else "same"


def activities_verdict(state: ProgramState) -> Verdict | None:
    """PSFS mean now beside the first; None before it was scored."""
    change = activity_change(state)
    if change is None:
        return None
    if change <= -BIG_ACTIVITY:
        return "worse"
    if activities_meaningfully_better(state):
        return "better"
    return "some" if change >= SMALL_ACTIVITY else "same"


def felt_verdict(value: int) -> Verdict:
    """An answer about overall change (PGIC, 1 to 7)."""
    if value >= CHANGE_WORSE:
        return "worse"
    return "better" if value <= CHANGE_BIG else "some" if value <= CHANGE_SMALL else "same"


def zone_verdict(state: ProgramState, today: date) -> Verdict | None:
    """The furthest point of the worse leg beside intake; None with too few answers.

    Nearer by two, or from 4-5 to 0-2, on seven days running is meaningful; nearer by one on three days is
    small; further by one on three days is a worsening.
    """
    if state.baseline is None:
        return None
    first = max(state.baseline.zb0)
    three = _furthest(state, today, ZONE_DAYS)
    if three is None:
        return None
    if all(zone > first for zone in three):
        return "worse"
    seven = _furthest(state, today, WEEK)
    near = max(NEAR_ZONE, first - BIG_ZONES) if first >= FAR_ZONE else first - BIG_ZONES
    if seven is not None and all(zone <= near for zone in seven):
        return "better"
    return "some" if all(zone < first for zone in three) else "same"


def _furthest(state: ProgramState, today: date, days: int) -> list[int] | None:
    """The furthest zone of each of the last days; None if one of them has no answer."""
    records = [state.day_record(today - timedelta(days=back)) for back in range(days)]
    known = [max(record.furthest) for record in records if record is not None and record.zone_known]
    return known if len(known) == days else None


def verdict_of_test(test: SelfTest, before: float, now: float) -> Verdict:
    """Two values of one side: better or worse by at least the change that counts for the test (3)."""
    if changed_enough(test, before, now):
        return "better"
    return "worse" if changed_enough(test, now, before) else "same"
