"""A journal as a story: each day, each decision, its rule (the verb `explain`, clinical.md 10.2)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby

from msgspec import Struct

from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, SessionEnded, UnknownFact
from homeprog.program.plan import DayPlan, Mark, Reason
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import copy_of, folding


class StepMove(Struct, frozen=True):
    """A step of record that moved on a day; `before` is None for a new exercise."""

    exercise: str
    before: str | None
    after: str


class Marked(Struct, frozen=True):
    """How an exercise was marked, and the rule that marked it (5.3)."""

    exercise: str
    step: str | None
    mark: Mark
    rule: str


class Chapter(Struct, frozen=True):
    """One day with facts: what was decided, and what changed since the chapter before.

    Attributes:
        reasons: The day's rule first, then the other rules that spoke.
        opened, closed: Gates since the chapter before.
        pairs: Pairs whose state changed, with the rule that did it.
        program: Title of the program file in use from this day on; None where that did not change, or it was
            put away.
    """

    day: date
    action: str
    rule: str
    stage: str
    reasons: tuple[Reason, ...]
    marks: tuple[Marked, ...]
    moves: tuple[StepMove, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    pairs: tuple[tuple[str, str, str], ...]
    cards: tuple[str, ...]
    benched: tuple[str, ...]
    program: str | None = None


def tell(all_facts: Iterable[Fact | UnknownFact], catalog: Catalog, until: datetime) -> Iterator[Chapter]:
    """The chapters of a journal up to a moment, one for each day with facts.

    The day is told as it stood before its session ended: that is what the patient was shown.
    """
    state = ProgramState()
    before, told = copy_of(state), None
    for _, group in groupby(folding(state, all_facts, catalog, until), key=lambda fact: fact.day):
        plan: DayPlan | None = None
        for fact in group:  # it is folded when the next one is asked for
            if plan is None and isinstance(fact, SessionEnded):
                plan = plan_day(state, fact.at, catalog)
            last = fact.at
        plan = plan or plan_day(state, last, catalog)
        yield _chapter(before, state, told, plan)
        before, told = copy_of(state), plan


def _chapter(before: ProgramState, after: ProgramState, told: DayPlan | None, plan: DayPlan) -> Chapter:
    gates_before = told.gates if told else dict.fromkeys(plan.gates, False)
    pairs_before = told.pairs if told else dict.fromkeys(plan.pairs, "LOCKED")
    session = after.session if after.session is not None and after.session.day == plan.day else None
    marks = [] if session is None else session.instances
    return Chapter(
        day=plan.day,
        action=plan.action,
        rule=plan.rule,
        stage=plan.stage,
        reasons=plan.reasons,
        marks=tuple(Marked(one.exercise, one.step, one.mark, one.rule) for one in marks),
        moves=tuple(_moves(before, after)),
        opened=tuple(gate for gate, is_open in plan.gates.items() if is_open and not gates_before[gate]),
        closed=tuple(gate for gate, is_open in plan.gates.items() if not is_open and gates_before[gate]),
        pairs=tuple(
            (name, state, after.pairs[name].rule or "")
            for name, state in plan.pairs.items()
            if state != pairs_before[name]
        ),
        cards=tuple(card for card in plan.cards if not card.startswith("E")),
        benched=tuple(one.exercise for one in plan.benched),
        program=after.program.title if after.program and after.program != before.program else None,
    )


def _moves(before: ProgramState, after: ProgramState) -> Iterator[StepMove]:
    for exercise, record in after.exercises.items():
        old = before.exercises.get(exercise)
        if old is None or old.step != record.step:
            yield StepMove(exercise, old.step if old else None, record.step)
