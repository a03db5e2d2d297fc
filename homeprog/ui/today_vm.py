"""What Today shows once its questions are answered: the day's one action, the plan, and what else."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, TestTaken
from homeprog.program.plan import DayPlan, Item, Missing, Reason
from homeprog.program.records import ProgramState
from homeprog.program.time_away import HOLD_DAYS
from homeprog.ui import words, words_day
from homeprog.ui.asks.asking import side_words
from homeprog.ui.companion import Companion
from homeprog.ui.learn_panels import CardVM
from homeprog.ui.widgets.plan_line import PlanLineVM

_translate = QCoreApplication.translate

NOON_HOUR, EVENING_HOUR = 12, 18
ROUNDS = (3, 5)
"""A flare-up day has three to five small rounds (clinical.md 5.9)."""
ROUND_ACTIONS = frozenset({"FLARE", "FLARE-NERVE"})
TRAINING_ACTIONS = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})


class WhyVM(Struct, frozen=True, kw_only=True):
    """The reason of the day: sentence, numbers, rule."""

    sentence: str
    numbers: tuple[str, ...]
    rule: str


class LockVM(Struct, frozen=True):
    """A gate that is still shut: what it holds, what opens it, what is missing."""

    title: str
    sentence: str
    missing: tuple[str, ...]
    gate: str


class OfferVM(Struct, frozen=True):
    """Something that a press records: `review` (seen by a clinician) or `falls` (more support, SB-4)."""

    key: str
    title: str
    text: str
    button: str


class AnswerVM(Struct, frozen=True):
    """An answer of today that can be taken back."""

    fact: str
    words: str


class TodayVM(Struct, frozen=True, kw_only=True):
    """The plan page.

    Attributes:
        notes: Lines that are said once under the action, such as what a long break means.
        lines: Exercise id and words, in order.
        length: Words for the minutes of the whole session.
        start: Words of the start button; empty when there is nothing to start.
        open_session: A session was begun and not ended; `can_resume` only on its own day.
        offers: What a press records: a review, more support.
        asks: What else can be answered: ask and words.
        cards: Notices first, then the card of the day.
    """

    greeting: str
    title: str
    text: str
    why: WhyVM
    notes: tuple[str, ...]
    lines: tuple[tuple[str, PlanLineVM], ...]
    length: str
    start: str
    open_session: str | None
    can_resume: bool
    offers: tuple[OfferVM, ...]
    asks: tuple[tuple[str, str], ...]
    cards: tuple[CardVM, ...]
    locks: tuple[LockVM, ...]
    answers: tuple[AnswerVM, ...]


def today_vm(companion: Companion, *, left_for_later: str | None = None) -> TodayVM:
    """The plan page of this moment.

    Args:
        left_for_later: A begun session that shall not be offered again for now.
    """
    state, plan, now = companion.state, companion.plan(), companion.now()
    unfinished = _open_session(state)
    return TodayVM(
        greeting=greeting(state.name, now),
        title=words.day_title(plan),
        text=words.action_text(plan),
        why=_why(plan),
        notes=_notes(state, plan, companion),
        lines=tuple((item.exercise, _line(item, plan, companion)) for item in plan.items),
        length=words.minutes(plan.minutes) if plan.items else "",
        start="" if unfinished and unfinished != left_for_later else _start_words(state, plan),
        open_session=unfinished if unfinished != left_for_later else None,
        can_resume=state.session is not None and state.session.day == plan.day,
        offers=tuple(_offers(state, plan)),
        asks=_asks(plan),
        cards=_cards(plan, companion),
        locks=_locks(plan),
        answers=tuple(answers_of(companion.facts_of_today(), companion.catalog)),
    )


def greeting(name: str, now: datetime) -> str:
    """Good morning, afternoon or evening, by name if there is one."""
    if now.hour < NOON_HOUR:
        hello = _translate("today", "Good morning")
    elif now.hour < EVENING_HOUR:
        hello = _translate("today", "Good afternoon")
    else:
        hello = _translate("today", "Good evening")
    return _translate("today", "{hello}, {name}").format(hello=hello, name=name) if name else hello


def _why(plan: DayPlan) -> WhyVM:
    first, *others = plan.reasons or (Reason(plan.rule),)
    more = tuple(words.rule(reason.rule, reason.inputs) for reason in others)
    return WhyVM(
        sentence=words.rule(first.rule, first.inputs), numbers=(*words.numbers(first), *more), rule=first.rule
    )


def _notes(state: ProgramState, plan: DayPlan, companion: Companion) -> tuple[str, ...]:
    texts = companion.catalog.texts
    notes = [texts[f"advice_{key}"] for key in state.screening.advice]
    if plan.action in ROUND_ACTIONS:
        record = state.day_record(plan.day)
        done = 0 if record is None else len(record.sessions)
        counted = _translate("today", "Rounds done today: {done}. Three to five do you good.")
        notes.append(counted.format(done=done))
    return (*_welcome_back(state, plan), *notes)


def _welcome_back(state: ProgramState, plan: DayPlan) -> tuple[str, ...]:
    """After four days or more away, until the first session: warm, never blame (6.10)."""
    if state.last_session is None or (plan.day - state.last_session).days < HOLD_DAYS:
        return ()
    if plan.action not in TRAINING_ACTIONS:
        return (_translate("today", "Welcome back. Good to see you."),)
    words_ = _translate("today", "Welcome back. Good to see you. We begin gently and soon go on from there.")
    return (words_,)


def _offers(state: ProgramState, plan: DayPlan) -> Iterator[OfferVM]:
    """A review to note while one is asked for; more support after a shaky balance session (SB-4)."""
    if state.clinician:
        yield OfferVM(
            "review",
            _translate("today", "Have you been seen?"),
            _translate("today", "Once a doctor or physiotherapist has looked at your plan, note it here."),
            _translate("today", "I have been seen"),
        )
    if "SB-4" in plan.cards and "falls" not in plan.tags:
        yield OfferVM(
            "falls",
            _translate("today", "More support?"),
            _translate(
                "today", "Your balance was shaky. We can keep your hands on something firm from now on."
            ),
            _translate("today", "Yes, with more support"),
        )


def _line(item: Item, plan: DayPlan, companion: Companion) -> PlanLineVM:
    catalog = companion.catalog
    rule, why = "", words.purpose(item, catalog)
    numbers: tuple[str, ...] = ()
    if item.change is not None:
        rule = words.change_rule(item, catalog)
        why, numbers = words.rule(rule), (words.purpose(item, catalog),)
    elif item.eased and item.part == "main":
        rule, numbers = (
            plan.rule,
            (words.rule(plan.rule, dict(plan.reasons[0].inputs) if plan.reasons else {}),),
        )
    badge = words.change(item.change) if item.change else ""
    if item.eased and item.part == "main" and not badge:
        badge = _translate("today", "Less than usual today")
    return PlanLineVM(
        name=catalog.exercises[item.exercise].name,
        dose=words.dose(item, catalog),
        badge=badge,
        why=why,
        numbers=numbers,
        rule=rule,
    )


def _start_words(state: ProgramState, plan: DayPlan) -> str:
    """What the start button says; only after today's answer, and only with something to do."""
    record = state.day_record(plan.day)
    if not plan.items or record is None or record.readiness is None:
        return ""
    if plan.action in ROUND_ACTIONS:
        return _translate("today", "Start a round")
    if plan.action in TRAINING_ACTIONS and plan.stage != "S0":
        return _translate("today", "Start")
    return _translate("today", "Start the gentle movements")


def _open_session(state: ProgramState) -> str | None:
    session = state.session
    return session.id if session is not None and session.how is None else None


def _asks(plan: DayPlan) -> tuple[tuple[str, str], ...]:
    """Each kind once: three tests are one button."""
    kinds: dict[str, str] = {}
    for ask in plan.asks:
        kinds.setdefault(ask.partition(":")[0], ask)
    return tuple((ask, words.ask(ask)) for ask in kinds.values())


def _cards(plan: DayPlan, companion: Companion) -> tuple[CardVM, ...]:
    known = companion.catalog.cards
    read = companion.state.cards_read
    found = [known[card] for card in plan.cards if card in known]
    return tuple(
        CardVM(card.id, card.title, card.text, not card.id.startswith("E") and card.id in read)
        for card in found
    )


def _locks(plan: DayPlan) -> tuple[LockVM, ...]:
    """What the program still keeps shut, one line per gate, with what misses in numbers."""
    found = []
    for gate, pair in (("G-A", "A"), ("G-B", "B"), ("G-C", "C")):
        rows: tuple[Missing, ...] = plan.missing.get(pair, ())
        if not plan.gates.get(gate, False):
            missing = tuple(words.missing(row) for row in rows)
            found.append(LockVM(words.pair(pair), words.gate(gate), missing, gate))
    rows = plan.missing.get("G-CORE", ())
    if rows and plan.gates.get("G-ANY", False):
        title = words.translated(words_day.GROUPS["core"])
        found.append(LockVM(title, words.gate("G-CORE"), tuple(words.missing(row) for row in rows), "G-CORE"))
    return tuple(found)


def answers_of(facts: list[Fact], catalog: Catalog) -> list[AnswerVM]:
    """Today's answers that can be taken back, newest first."""
    found = []
    for fact in reversed(facts):
        text = words_day.ANSWERS.get(fact.kind)
        if text is not None:
            fields = msgspec.structs.asdict(fact)
            fields = {
                key: round(value) if isinstance(value, float) else value for key, value in fields.items()
            }
            if isinstance(fact, TestTaken) and fact.test in catalog.tests:
                fields["test"] = catalog.tests[fact.test].name + side_words(fact.side)
            found.append(AnswerVM(fact.id, words.translated(text).format(**fields)))
    return found
