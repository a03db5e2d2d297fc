"""State and a moment to the plan of a day (clinical.md 4.5-4.8, 5.8; RU-20 to RU-26)."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from homeprog.program import clearance, gates, nerve, pairs, reassess, testing
from homeprog.program.action import Decision, decide
from homeprog.program.catalog import Catalog
from homeprog.program.composing import compose
from homeprog.program.days import roll_to
from homeprog.program.plan import Bench, DayPlan, Lock, Reason, Ruling
from homeprog.program.records import ProgramState
from homeprog.program.state import copy_of
from homeprog.program.templates import is_planned_rest
from homeprog.program.today import NOTHING, Today, look

AFTER_MINUTES = timedelta(minutes=10)
NIGHT = timedelta(hours=4)
AFTER_AGAIN_MINUTES = timedelta(minutes=50)
NERVE_CARDS = ("E1", "E2", "E7", "E13")
TRAINING_ACTIONS = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})


def plan_day(state: ProgramState, now: datetime, catalog: Catalog) -> DayPlan:
    """The plan at a moment; the state itself is not changed.

    Args:
        now: The moment, with its offset; days without facts up to its date pass first.
    """
    rolled = state
    if state.day != now.date():
        rolled = copy_of(state)
        roll_to(rolled, catalog, now.date())
    today = look(rolled, catalog, now.date(), decide(rolled, catalog, now.date()))
    if today.action in TRAINING_ACTIONS and is_planned_rest(today):
        today = replace(today, decision=_rest_decision(today.decision, "FREQ-1"))
    items = compose(today)
    if today.action in TRAINING_ACTIONS and not any(item.part == "main" for item in items):
        today = replace(
            today, decision=_rest_decision(today.decision, "RU-50" if today.sedated else "FREQ-1")
        )
        items = compose(today)
    return DayPlan(
        day=today.day,
        action=today.decision.ruling.action,  # type: ignore[arg-type]
        rule=today.decision.ruling.rule,
        stage=today.stage,
        gates=today.gates,
        pairs={name: pair.state for name, pair in rolled.pairs.items()},
        tags=today.tags,
        asks=_asks(today, now),
        items=items,
        locked=_locked(today),
        cards=_cards(today),
        benched=_benched(rolled, today.day),
        reasons=(today.decision.ruling.reason, *today.decision.others),
        missing=gates.missing(rolled, catalog, today.gates, today.day),
        allowed=today.offered,
    )


def _rest_decision(decision: Decision, rule: str) -> Decision:
    """RU-22: nothing is left to do today; what was decided before stays as a reason.

    Args:
        rule: FREQ-1, or RU-50 where a sedative leaves only loaded work out.
    """
    before = Reason(decision.ruling.rule, decision.ruling.inputs)
    return Decision(Ruling("REST-DAY", rule), (before, *decision.others))


def _locked(today: Today) -> tuple[Lock, ...]:
    """Exercises shut by gates, with the gates."""
    return tuple(Lock(exercise, closed) for exercise, closed in today.shut.items())


def _benched(state: ProgramState, day: date) -> tuple[Bench, ...]:
    return tuple(
        Bench(exercise, record.benched_until)
        for exercise, record in state.exercises.items()
        if record.benched_until is not None and day < record.benched_until
    )


def _asks(today: Today, now: datetime) -> tuple[str, ...]:
    """What is asked next, in order (RU-21)."""
    if today.action in NOTHING:
        return ()
    asks = []
    form = clearance.due_form(today.state, today.day)
    overdue = clearance.overdue_form(today.state, today.day) is not None
    if form and overdue:
        asks.append(f"screening_{form}")
    asks += [check for check in clearance.CHECK_FORMS if check in today.state.screening.checks_due]
    asks += _daily(today, now)
    if form and not overdue:
        asks.append(f"screening_{form}")
    asks += [f"test:{test}" for test in testing.due(today)]
    if today.gates["G-SCREEN"] and today.state.baseline is not None:
        asks += ["activities"] if reassess.activities_due(today.state, today.day) else []
        asks += ["change"] if reassess.change_due(today.state, today.day) else []
    return tuple(asks)


def _daily(today: Today, now: datetime) -> list[str]:
    """Baseline once; morning, readiness and ten-minutes-after as they come due."""
    state, record = today.state, today.record
    if state.screening.last_full is None:
        return []
    if state.baseline is None:
        return ["baseline"]
    asks = []
    session_before = state.last_session is not None and state.last_session < today.day
    if session_before and not _still_up(state, now) and (record is None or record.morning is None):
        asks.append("morning")
    if record is None or record.readiness is None:
        asks.append("readiness")
    if _after_due(state, now):
        asks.append("after")
    return asks


def _still_up(state: ProgramState, now: datetime) -> bool:
    """A session that went past midnight ended only just now: its morning is still to come (5.5)."""
    session = state.session
    if session is None or session.ended_at is None or session.ended_at.date() != now.date():
        return False
    return session.day < now.date() and now < session.ended_at + NIGHT


def _after_due(state: ProgramState, now: datetime) -> bool:
    """Ten minutes after a session that ended today, and again an hour after it where P-5 asks (5.4)."""
    session = state.session
    if session is None or session.ended_at is None or not session.instances:
        return False
    if now.date() not in {session.day, session.ended_at.date()}:
        return False
    if session.after_at is None:
        return now >= session.ended_at + AFTER_MINUTES
    return session.first_after is not None and now >= session.after_at + AFTER_AGAIN_MINUTES


def _cards(today: Today) -> tuple[str, ...]:
    """Notices first, then at most one education card a day (9)."""
    if today.action in NOTHING or today.state.screening.last_full is None:
        return ()
    cards = pairs.notices(today.state, today.catalog, frozenset(today.tags), today.day)
    if nerve.check_in_due(today.state, today.day):
        cards.append("NT-4")
    cards += _checkpoint_cards(today)
    if today.state.clinician:
        cards.append("CLINICIAN")
    lesson = None if today.record is not None and today.record.card_read else _next_lesson(today)
    return (*dict.fromkeys(cards), *([lesson] if lesson else []))


def _checkpoint_cards(today: Today) -> list[str]:
    """Reassessment cards, until they are read: RA-1, W-2 and W-3, SB-4, and those that ask for a review."""
    state = today.state
    asked = {
        "RA-1": state.checkpoints.get("RA-1-card"),
        "W-2": state.trend_card,
        "SB-4": state.fall_risk_suggested,
    }
    read = state.cards_read
    cards = [
        card for card, day in asked.items() if day is not None and (card not in read or read[card] < day)
    ]
    return cards + [rule for rule in ("RA-2", "RA-3", "RA-4", "RA-5") if rule in state.clinician]


def _next_lesson(today: Today) -> str | None:
    """The next unread card; on the nerve track the ones of NT-2 first."""
    numbered = [card for card in today.catalog.cards if card.startswith("E")]
    order = [*NERVE_CARDS, *numbered] if today.state.nerve is not None else numbered
    return next((card for card in order if card not in today.state.cards_read), None)
