"""What Today shows once its questions are answered: the day's one action, the plan, and what else."""

from datetime import datetime

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from homeprog.program.catalog import Catalog
from homeprog.program.facts import ExerciseRated, Fact, TestTaken
from homeprog.program.plan import DayPlan, Item, Reason
from homeprog.program.records import ProgramState
from homeprog.ui import today_parts, words, words_day
from homeprog.ui.asks.asking import side_words
from homeprog.ui.companion import Companion
from homeprog.ui.learn_panels import CardVM
from homeprog.ui.today_parts import ROUND_ACTIONS, ROUNDS_MOST, TRAINING_ACTIONS, LockVM, OfferVM
from homeprog.ui.widgets.plan_line import PlanLineVM

_translate = QCoreApplication.translate

NOON_HOUR, EVENING_HOUR = 12, 18
ASKING_ACTIONS = frozenset({"SCREENING-DUE", "NERVE-CHECK"})
"""Actions that wait for answers (RU-20)."""


class WhyVM(Struct, frozen=True, kw_only=True):
    """The reason of the day: sentence, numbers, rule."""

    sentence: str
    numbers: tuple[str, ...]
    rule: str


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
        start: Words of the one next step; empty when nothing is left to do.
        start_ask: What the next step asks; empty when it starts a session.
        open_session: A session was begun and not ended; `can_resume` only on its own day.
        offers: What a press records: a review, more support.
        notices: What has to be read now, above the plan.
        asks: What else can be answered: ask and words.
        cards: The card of the day, and notices that were read and still hold.
    """

    greeting: str
    title: str
    text: str
    why: WhyVM
    notes: tuple[str, ...]
    lines: tuple[tuple[str, PlanLineVM], ...]
    length: str
    start: str
    start_ask: str
    open_session: str | None
    can_resume: bool
    notices: tuple[CardVM, ...]
    offers: tuple[OfferVM, ...]
    asks: tuple[tuple[str, str], ...]
    cards: tuple[CardVM, ...]
    locks: tuple[LockVM, ...]
    answers: tuple[AnswerVM, ...]


def today_vm(companion: Companion, *, left_for_later: str | None = None, is_typing: bool = False) -> TodayVM:
    """The plan page of this moment.

    Args:
        left_for_later: A begun session that shall not be offered again for now.
        is_typing: A paper week is half typed in.
    """
    state, plan, now, catalog = companion.state, companion.plan(), companion.now(), companion.catalog
    unfinished = _open_session(state)
    start, start_ask = _next_step(state, plan)
    if unfinished and unfinished != left_for_later:
        start, start_ask = "", ""
    return TodayVM(
        greeting=greeting(state.name, now),
        title=words.day_title(plan),
        text=words.action_text(plan),
        why=_why(plan),
        notes=today_parts.notes(state, plan, catalog),
        lines=tuple((item.exercise, _line(item, plan, companion)) for item in plan.items),
        length=words.minutes(plan.minutes) if plan.items else "",
        start=start,
        start_ask=start_ask,
        open_session=unfinished if unfinished != left_for_later else None,
        can_resume=state.session is not None and state.session.day == plan.day,
        notices=today_parts.notices(state, plan, catalog),
        offers=(*today_parts.offers(state, plan), *today_parts.paper_offer(state, plan, is_typing=is_typing)),
        asks=tuple((ask, text) for ask, text in _asks(plan) if ask != start_ask),
        cards=today_parts.lessons(state, plan, catalog),
        locks=today_parts.locks(plan),
        answers=tuple(answers_of(companion.facts_of_today(), catalog)),
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


def _line(item: Item, plan: DayPlan, companion: Companion) -> PlanLineVM:
    catalog = companion.catalog
    rule, why = words.line_rule(item, plan, catalog), words.purpose(item, catalog)
    numbers = words.step_place(item, catalog)
    if item.change is not None:
        rule = words.change_rule(item, catalog)
        why, numbers = words.rule(rule), (why, *numbers)
    elif item.eased and item.part == "main":
        rule = plan.rule
        inputs = plan.reasons[0].inputs if plan.reasons else {}
        numbers = (words.rule(rule, inputs), *numbers)
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


def _next_step(state: ProgramState, plan: DayPlan) -> tuple[str, str]:
    """The one next step: words, and what it asks where it is no session.

    A session can begin only after today's answer; what was put off comes first.
    """
    record = state.day_record(plan.day)
    asks = _asks(plan)
    if record is None or record.readiness is None or (asks and plan.action in ASKING_ACTIONS):
        return (asks[0][1], asks[0][0]) if asks else ("", "")
    if not plan.items:
        return "", ""
    if plan.action in ROUND_ACTIONS:
        enough = today_parts.rounds_done(state, plan.day) >= ROUNDS_MOST
        return ("" if enough else _translate("today", "Start a round")), ""
    if plan.stage == "S0" and asks:
        return asks[0][1], asks[0][0]
    if plan.action in TRAINING_ACTIONS and plan.stage != "S0":
        return _translate("today", "Start"), ""
    return _translate("today", "Start the gentle movements"), ""


def _open_session(state: ProgramState) -> str | None:
    session = state.session
    return session.id if session is not None and session.how is None else None


def _asks(plan: DayPlan) -> tuple[tuple[str, str], ...]:
    """What can be answered, with words. Each kind once: three tests are one button."""
    kinds: dict[str, str] = {}
    for ask in plan.asks:
        kinds.setdefault(ask.partition(":")[0], ask)
    return tuple((ask, words.ask(ask)) for ask in kinds.values())


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
            if isinstance(fact, ExerciseRated) and fact.exercise in catalog.exercises:
                fields["exercise"] = catalog.exercises[fact.exercise].name
            found.append(AnswerVM(fact.id, words.translated(text).format(**fields)))
    return found
