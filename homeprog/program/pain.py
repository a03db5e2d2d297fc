"""What a pain answer means: before, during and after a session, and next morning (clinical.md 5.2-5.5).

Every function evaluates its table from the top; the first rule that matches answers. Scores are 0-10, zones
0-5 as `(left, right)`; zones of None were not asked and count as unchanged. Legs are judged one by one.
"""

from typing import Any, Literal

from msgspec import Struct

from homeprog.program.facts import MorningRated, ReadinessChecked
from homeprog.program.limits import Limits
from homeprog.program.plan import Mark, Ruling

Zones = tuple[int, int]
"""Furthest zone of the left and of the right leg (0.3)."""
SessionMark = Literal["ok", "ok-hold", "not-ok"]

_LEG_ZONE = 3
"""First zone of the leg itself (0.3)."""


class During(Struct, frozen=True):
    """The answer to a rating of an exercise (5.3).

    Attributes:
        action: What happens to the exercise or the session (5.8).
        rule: `D-1` to `D-11`.
        mark: What the instance counts as.
        then: What follows besides: `EMERGENCY`, `NERVE-CHECK`, `BENCH`, `WAIT-10` (minutes, D-3).
        inputs: The numbers looked at.
    """

    action: Literal["CONTINUE", "EASE", "SWAP", "STOP-EX", "STOP-SESSION"]
    rule: str
    mark: Mark
    then: tuple[str, ...] = ()
    inputs: dict[str, Any] = {}


class After(Struct, frozen=True):
    """The answer to the rating after a session (5.4).

    Attributes:
        action: What follows; `STEP-BACK-MARKED` means every exercise marked amber or red today, or the last
            changed one if there is none.
        rule: `P-1` to `P-6`.
        session_mark: What the session counts as. With `ASK-60` mark and `next_easy` hold until the second
            answer comes (not answered = as P-4).
        next_easy: The next session is EASY.
        inputs: The numbers looked at.
    """

    action: Literal["NONE", "NERVE-CHECK", "STEP-BACK-LAST", "STEP-BACK-MARKED", "FLARE-NEXT-DAY", "ASK-60"]
    rule: str
    session_mark: SessionMark
    next_easy: bool = False
    inputs: dict[str, Any] = {}


class Morning(Struct, frozen=True):
    """The answer to the rating of the next morning (5.5).

    Attributes:
        action: What today or the next session becomes.
        rule: `M-1` to `M-6`.
        session_mark: What yesterday's session counts as at best; `ok` leaves it as rated.
        step_back_last: The last changed exercise is stepped back.
        inputs: The numbers looked at.
    """

    action: Literal["EMERGENCY", "NERVE-CHECK", "FLARE-NERVE", "FLARE", "EASY", "NORMAL-HOLD", "NONE"]
    rule: str
    session_mark: SessionMark
    step_back_last: bool = False
    inputs: dict[str, Any] = {}


def readiness(check: ReadinessChecked, *, b: int, zb: Zones, limits: Limits) -> Ruling:
    """The action of a session's day from the answers before it (A-1 to A-10).

    Args:
        check: The answers.
        b: Baseline of resting pain.
        zb: Baseline of the most distant zone per leg.
        limits: The limits in force.
    """
    r, zones = check.rest, (check.zone_left, check.zone_right)
    rise = r - b
    pain = {"R": r, "B": b, "rise": rise}
    if check.new_alarm:
        return Ruling("EMERGENCY", "A-1")
    if check.ill:
        return Ruling("NO-SESSION", "A-2")
    if check.new_leg_symptoms:
        return Ruling("NERVE-CHECK", "A-3")
    if _down_the_leg(zones, zb):
        return Ruling("FLARE-NERVE", "A-4", {"zones": [*zones], "ZB": [*zb]})
    if r >= limits.a5_no_session:
        return Ruling("NO-SESSION", "A-5", {"R": r})
    if r >= limits.a6_flare or (rise >= limits.a6_rise and r >= 4):
        return Ruling("FLARE", "A-6", pain)
    if r >= limits.a7_gentle:
        return Ruling("GENTLE", "A-7", {"R": r})
    # Whatever rises by 2 or more and A-6 left over: B+2, or B+3 and more with R at most 3. This also holds
    # where a clinician made A-6 start at B+2: what A-6 leaves of B+2 is R at most 3.
    if rise >= 2:
        return Ruling("EASY", "A-8", pain)
    if rise == 1:
        return Ruling("NORMAL-HOLD", "A-9", pain)
    return Ruling("NORMAL", "A-10", pain)


def during(
    *,
    d: int,
    r: int,
    start_zones: Zones,
    zones: Zones | None,
    sharp: bool = False,
    new_leg_symptoms: bool = False,
    alarm: bool = False,
    dizzy: bool = False,
    first_aid: bool = False,
    limits: Limits,
) -> During:
    """What a rating during an exercise means (D-1 to D-11).

    Args:
        d: Highest pain during the exercise.
        r: Resting pain before the session.
        start_zones: Zones at the start of the session.
        zones: Zones now, or None when unchanged.
        sharp: Sharp or catching pain that stays for more than 5 seconds after easing off.
        new_leg_symptoms: New or clearly stronger numbness, tingling, weakness or electric pain in a leg.
        alarm: A sign of D-1's emergency list.
        dizzy: Dizziness or nausea.
        first_aid: The exercise is a first-aid or nerve-calming one (D-11).
        limits: The limits in force.
    """
    now = zones or start_zones
    if alarm:
        return During("STOP-SESSION", "D-1", "red", ("EMERGENCY",))
    if dizzy:
        # Only dizziness alone is no more than a stop: what D-2 and D-3 add is added here too.
        then = ("NERVE-CHECK",) * new_leg_symptoms + ("BENCH",) * _beyond(now, start_zones)
        return During("STOP-SESSION", "D-1", "red", then)
    if new_leg_symptoms:
        return During("STOP-SESSION", "D-2", "red", ("NERVE-CHECK",))
    if _beyond(now, start_zones):
        inputs = {"zones": [*now], "start_zones": [*start_zones]}
        return During("STOP-EX", "D-3", "red", ("BENCH", "WAIT-10"), inputs)
    inward = _beyond(start_zones, now)
    return _during_score(d, d - r, inward=inward, sharp=sharp, first_aid=first_aid, limits=limits)


def _during_score(d: int, rise: int, *, inward: bool, sharp: bool, first_aid: bool, limits: Limits) -> During:
    """D-4 to D-11, where the score decides; 2, 3-5 and 6 are read as the limits say (5.3, last lines)."""
    inputs = {"D": d, "R": d - rise, "rise": rise}
    if inward and d < limits.d6_stop and rise <= 2:
        return During("CONTINUE", "D-4", "ok-hold", inputs=inputs)
    if sharp:
        return During("SWAP", "D-5", "amber", inputs=inputs)
    if d >= limits.d6_stop and rise >= 1:
        return During("STOP-EX", "D-6", "red", inputs=inputs)
    if d <= limits.d7_ceiling:
        return During("CONTINUE", "D-7", "ok", inputs=inputs)
    if d >= limits.d6_stop:
        return During("CONTINUE" if first_aid else "SWAP", "D-11", "amber", inputs=inputs)
    if rise <= limits.d8_rise:
        return During("CONTINUE", "D-8", "ok-hold", inputs=inputs)
    if rise < limits.d10_swap_rise:
        return During("EASE", "D-9", "amber", inputs=inputs)
    return During("SWAP", "D-10", "amber", inputs=inputs)


def after_easing(pain_eased: int | None, r: int, limits: Limits) -> Literal["CONTINUE", "SWAP"]:
    """The second answer of D-9: finish the eased dose if D-7 or D-8 holds now; no answer means SWAP."""
    return "CONTINUE" if pain_eased is not None and is_calm(pain_eased, r, limits) else "SWAP"


def is_calm(d: int, r: int, limits: Limits) -> bool:
    """Whether D-7 or D-8 holds by the score alone (asked by D-9 and TST-4).

    Args:
        d: Pain now.
        r: Resting pain before.
        limits: The limits in force.
    """
    return d <= limits.d7_ceiling or (d < limits.d6_stop and d - r <= limits.d8_rise)


def effort_mark(effort: int | None, *, stop: int, ceiling: int | None) -> bool:
    """Whether an effort makes the exercise amber and one step lower next time (5.3, last paragraph).

    Args:
        effort: The rating, None when not asked.
        stop: The stage's stop value (6.5), reached is too much.
        ceiling: The lowest effort ceiling of the tags (2.7), if any; only above it is too much.
    """
    if effort is None:
        return False
    return effort >= stop or (ceiling is not None and effort > ceiling)


def after(
    *,
    a: int,
    r: int,
    start_zones: Zones,
    zones: Zones | None,
    new_leg_symptoms: bool,
    any_amber_or_red: bool,
    minutes: int,
    first_a: int | None = None,
) -> After:
    """What a rating 10 or 60 minutes after a session means (P-1 to P-6).

    Args:
        a: Pain now.
        r: Resting pain before the session.
        start_zones: Zones at the start of the session.
        zones: Zones now, or None when unchanged.
        new_leg_symptoms: New numbness, tingling or weakness.
        any_amber_or_red: Some exercise of the session was marked so.
        minutes: 10, or 60 for P-5's second answer.
        first_a: With 60 minutes the answer after 10; a second answer never undoes P-3 or P-4.
    """
    now, rise = zones or start_zones, a - r
    pain = {"A": a, "R": r, "rise": rise}
    if new_leg_symptoms:
        return After("NERVE-CHECK", "P-1", "not-ok")
    if _beyond(now, start_zones):
        inputs = {"zones": [*now], "start_zones": [*start_zones]}
        return After("STEP-BACK-LAST", "P-2", "not-ok", next_easy=True, inputs=inputs)
    worst = a if first_a is None else max(a, first_a)
    if worst >= 8:
        return After("FLARE-NEXT-DAY", "P-3", "not-ok", inputs={"A": worst})
    if worst >= r + 3:
        return After(
            "STEP-BACK-MARKED",
            "P-4",
            "not-ok",
            next_easy=True,
            inputs={"A": worst, "R": r, "rise": worst - r},
        )
    if rise == 2:
        action: Literal["ASK-60", "STEP-BACK-MARKED"] = "STEP-BACK-MARKED" if minutes >= 60 else "ASK-60"
        return After(action, "P-5", "not-ok", next_easy=True, inputs=pain)
    if minutes >= 60 and (first_a is None or first_a == r + 2):
        return After("NONE", "P-5", "ok-hold", inputs=pain)
    return After("NONE", "P-6", "ok-hold" if any_amber_or_red else "ok", inputs=pain)


def morning(
    fact: MorningRated, *, bm: int, zb: Zones, usual_stiffness: float | None, limits: Limits
) -> Morning:
    """What the next morning's answer means (M-1 to M-6; M-0 is the missing answer).

    Args:
        fact: The answers.
        bm: Baseline of morning pain.
        zb: Baseline of the most distant zone per leg.
        usual_stiffness: Usual minutes of stiffness, None when unknown.
        limits: The limits in force.
    """
    m, zones = fact.pain, (fact.zone_left, fact.zone_right)
    excess = m - bm
    pain = {"M": m, "BM": bm, "rise": excess}
    if fact.new_alarm:
        return Morning("EMERGENCY", "M-1", "not-ok")
    if fact.new_leg_symptoms:
        return Morning("NERVE-CHECK", "M-1", "not-ok")
    if _down_the_leg(zones, zb):
        return Morning("FLARE-NERVE", "M-2", "not-ok", inputs={"zones": [*zones], "ZB": [*zb]})
    if m >= 7 or (excess >= 3 and m >= 4):
        return Morning("FLARE", "M-3", "not-ok", step_back_last=True, inputs=pain)
    if excess >= limits.m4_excess:
        return Morning("EASY", "M-4", "not-ok", step_back_last=True, inputs=pain)
    if excess == 1:
        return Morning("NORMAL-HOLD", "M-5", "ok-hold", inputs=pain)
    if fact.stiffness_min is not None and usual_stiffness is not None:
        longer_min = fact.stiffness_min - usual_stiffness
        if longer_min >= 30:
            return Morning("NORMAL-HOLD", "M-5", "ok-hold", inputs={"stiffness_longer_min": longer_min})
    return Morning("NONE", "M-6", "ok", inputs=pain)


def _beyond(zones: Zones, before: Zones) -> bool:
    """Whether either leg's zone is more distant than it was."""
    return any(now > then for now, then in zip(zones, before, strict=True))


def _down_the_leg(zones: Zones, usual: Zones) -> bool:
    """Whether either leg's zone is beyond its usual one and in the leg (A-4, M-2)."""
    return any(now > then and now >= _LEG_ZONE for now, then in zip(zones, usual, strict=True))
