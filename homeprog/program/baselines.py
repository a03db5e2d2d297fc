"""Usual values of a patient and how they follow slowly (clinical.md 0.4, RU-25)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from homeprog.program.facts import BaselineGiven, ReadinessChecked
from homeprog.program.pain import Zones
from homeprog.program.records import Baseline, ProgramState, UsualMorning, UsualSession

SESSIONS_USED = 7
OLDEST_DAYS = 21
SCORES_NEEDED = 4
SESSIONS_BEFORE_FIRST = 5
RECOMPUTE_EVERY_DAYS = 7


def round_half_up(value: float) -> int:
    """Round to a whole number, halves upwards (clinical.md 0.2)."""
    return int(value + 0.5)


def median(values: Sequence[float]) -> float:
    """The middle value; the mean of the two middle ones for an even count."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def give(state: ProgramState, fact: BaselineGiven) -> None:
    """Take the intake values; they are in force until five normal sessions exist."""
    zones = (fact.zone_left, fact.zone_right)
    state.baseline = Baseline(
        b0=fact.rest,
        bm0=fact.morning,
        zb0=zones,
        stiffness0=fact.stiffness_min,
        b=fact.rest,
        bm=fact.morning,
        zb=zones,
        stiffness=fact.stiffness_min,
    )
    state.usual_sessions.clear()
    state.usual_mornings.clear()
    state.usual_count = 0


def usual(state: ProgramState, check: ReadinessChecked) -> tuple[int, Zones]:
    """`B` and `ZB`; before the intake values are known, today's own answer: nothing counts as a rise."""
    if state.baseline is None:
        return check.rest, (check.zone_left, check.zone_right)
    return state.baseline.b, state.baseline.zb


def collect_session(state: ProgramState, day: date, rest: int, zones: Zones) -> None:
    """Remember the start values of a session on a day that is neither FLARE nor NO-SESSION (RU-25)."""
    state.usual_sessions = [*state.usual_sessions, UsualSession(day, rest, zones)][-SESSIONS_USED:]
    state.usual_count += 1


def collect_morning(state: ProgramState, day: date, pain: int, stiffness: float | None) -> None:
    """Remember a morning outside flare-ups."""
    others = [morning for morning in state.usual_mornings if morning.day != day]
    state.usual_mornings = [*others, UsualMorning(day, pain, stiffness)][-SESSIONS_USED:]


def recompute(state: ProgramState, today: date) -> None:
    """Move the baselines on each 7th day after S1 start, once five normal sessions exist (RU-25).

    `B` and `BM` move by at most one point and never above intake + 1; the zone never above intake
    (a slowly worsening patient must not become "normal").
    """
    base = state.baseline
    if base is None or state.s1_start is None or state.usual_count < SESSIONS_BEFORE_FIRST:
        return
    elapsed = (today - state.s1_start).days
    if elapsed <= 0 or elapsed % RECOMPUTE_EVERY_DAYS:
        return
    oldest = today - timedelta(days=OLDEST_DAYS)
    sessions = [session for session in state.usual_sessions if oldest <= session.day < today]
    if len(sessions) >= SCORES_NEEDED:
        base.b = _moved(base.b, median([session.rest for session in sessions]), base.b0 + 1)
        base.zb = (
            min(base.zb0[0], _most_common([session.zones[0] for session in sessions])),
            min(base.zb0[1], _most_common([session.zones[1] for session in sessions])),
        )
    mornings = [morning for morning in state.usual_mornings if oldest <= morning.day < today]
    if len(mornings) >= SCORES_NEEDED:
        base.bm = _moved(base.bm, median([morning.pain for morning in mornings]), base.bm0 + 1)
    stiff = [morning.stiffness for morning in mornings if morning.stiffness is not None]
    if len(stiff) >= SCORES_NEEDED:
        base.stiffness = min(base.stiffness0, median(stiff))


def _moved(old: int, middle: float, highest: int) -> int:
    """One recomputation: towards the median by at most one point, never above `highest`."""
    step = max(-1, min(1, round_half_up(middle) - old))
    return max(0, min(highest, old + step))


def _most_common(zones: Sequence[int]) -> int:
    """The most common zone; on a tie the lower one."""
    counts = Counter(zones)
    return min(counts, key=lambda zone: (-counts[zone], zone))
