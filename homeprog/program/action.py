"""The day's action: every rule that speaks, the most severe one first (RU-20, RU-21)."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from homeprog.program import baselines, clearance, flareup, pain
from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.facts import WEEKDAYS
from homeprog.program.plan import Reason, Ruling, most_severe
from homeprog.program.records import DayRecord, ProgramState


class Decision(Struct, frozen=True):
    """The ruling of the day and the other rules that spoke."""

    ruling: Ruling
    others: tuple[Reason, ...]

    @property
    def action(self) -> str:
        """The day's action."""
        return self.ruling.action


def decide(
    state: ProgramState, catalog: Catalog, today: date, *, session_done: bool | None = None
) -> Decision:
    """Find the action of a day from everything that is known at this moment.

    Args:
        session_done: Whether today's session counts as done (FREQ-2); by default as the state says.
    """
    found = clearance.standing(state, today)
    record = state.day_record(today)
    found += _readiness(state, catalog, record)
    found += _flare(state, today)
    found += _planned_rest(state, today, session_done)
    found += _left_over(state, record, today)
    if record is None or record.readiness is None or state.baseline is None:
        found.append(Ruling("NORMAL", "A-0"))
    ruling = most_severe(found)
    return Decision(ruling, _others(found, ruling))


def _others(found: list[Ruling], ruling: Ruling) -> tuple[Reason, ...]:
    """The reasons of the other rules, each rule once."""
    reasons: dict[str, Reason] = {}
    for one in found:
        if one is not ruling and one.rule != ruling.rule:
            reasons.setdefault(one.rule, one.reason)
    return tuple(reasons.values())


def answered_ruling(state: ProgramState, catalog: Catalog, record: DayRecord) -> Ruling | None:
    """The A rule of today's readiness answer; an A-3 whose NERVE-CHECK is answered steps aside (5.2).

    Without a baseline only the rules that need none speak (A-1 to A-3, and A-5 to A-7 by `R` alone).
    """
    if record.readiness is None:
        return None
    check = record.readiness
    limits = limits_of(state, catalog)
    if check.new_leg_symptoms and "nerve_check" not in state.screening.checks_due:
        check = replace(check, new_leg_symptoms=False)
    b, zb = baselines.usual(state, check)
    ruling = pain.readiness(check, b=b, zb=zb, limits=limits)
    return None if state.baseline is None and ruling.rule == "A-10" else ruling


def _readiness(state: ProgramState, catalog: Catalog, record: DayRecord | None) -> list[Ruling]:
    """Today's A rule; EMERGENCY and NERVE-CHECK stand in the screening record until they are resolved."""
    ruling = None if record is None else answered_ruling(state, catalog, record)
    if ruling is None or ruling.action in {"EMERGENCY", "NERVE-CHECK"}:
        return []
    return [ruling]


def _flare(state: ProgramState, today: date) -> list[Ruling]:
    """FLARE or FLARE-NERVE while a flare-up goes on (5.9)."""
    flare = state.flare
    if flare is None or flare.ended is not None:
        return []
    record = state.day_record(today)
    nerve = flare.nerve if record is None or record.readiness is None else record.flare_nerve
    inputs = {"since": flare.start.isoformat(), "calm_days": flare.calm_days}
    return [Ruling("FLARE-NERVE" if nerve else "FLARE", flare.rule, inputs)]


def session_done_on(state: ProgramState, day: date) -> bool:
    """FREQ-2: whether today's one exercise session is over; first-aid and walking bouts do not count.

    On the nerve track a day may have several; a session that a rule stopped is the last one anywhere (5.8).
    """
    record = state.day_record(day)
    return record is not None and (record.stopped or (record.exercised and state.nerve is None))


def _planned_rest(state: ProgramState, today: date, session_done: bool | None) -> list[Ruling]:
    """REST-DAY after today's session and on the patient's own days off (RU-22).

    A planned rest is an action of its own, never a missed session (FREQ-3).
    """
    if session_done if session_done is not None else session_done_on(state, today):
        return [Ruling("REST-DAY", "FREQ-2")]
    weekday = WEEKDAYS[today.weekday()]
    if state.nerve is None and state.schedule is not None and weekday not in state.schedule:
        return [Ruling("REST-DAY", "SCHEDULE", {"weekday": weekday})]
    return []


def morning_missed(state: ProgramState, record: DayRecord | None, today: date) -> bool:
    """M-0: the morning after the last session was not answered, and the next session is here (RU-24)."""
    if state.last_session is None or state.last_session >= today:
        return False
    after = state.last_session + timedelta(days=1)
    known = state.day_record(after)
    if known is not None and known.morning is not None:
        return False
    return after < today or (record is not None and record.readiness is not None)


def _left_over(state: ProgramState, record: DayRecord | None, today: date) -> list[Ruling]:
    """What earlier days left: EASY, NORMAL-HOLD, a missed morning, a review that is asked for."""
    found = [Ruling("EASY", rule, {"since": day.isoformat()}) for rule, day in state.pending.easy.items()]
    found += [
        Ruling("NORMAL-HOLD", rule, {"since": day.isoformat()}) for rule, day in state.pending.hold.items()
    ]
    if state.trend_hold_until is not None and today < state.trend_hold_until:
        found.append(Ruling("NORMAL-HOLD", "W-1", {"until": state.trend_hold_until.isoformat()}))
    if morning_missed(state, record, today):
        found.append(Ruling("NORMAL-HOLD", "M-0"))
    found += [
        Ruling("NORMAL-HOLD", rule, {"asked_on": day.isoformat()}) for rule, day in state.clinician.items()
    ]
    return found


def may_change(state: ProgramState, decision: Decision, today: date) -> bool:
    """H-2: today is NORMAL after its readiness answer, and the morning after the last session is answered."""
    record = state.day_record(today)
    answered = record is not None and record.readiness is not None
    known = answered and state.baseline is not None
    return decision.action == "NORMAL" and known and not flareup.active(state)
