"""Which rules spoke in a stretch of time, how often and when last: for the report to a clinician."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from msgspec import Struct

from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, SessionEnded, UnknownFact
from homeprog.program.plan import DayPlan, Reason
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import folding

USUAL = frozenset({"A-0", "A-10", "D-7", "M-6", "P-6"})
"""Rules of an ordinary day: nothing was held back, so they say nothing to a clinician."""


class Fired(Struct, frozen=True):
    """A rule that spoke.

    Attributes:
        days: On how many days.
        last: The newest of them.
        inputs: The numbers it looked at then.
    """

    rule: str
    days: int
    last: date
    inputs: dict[str, Any] = {}


def rules_fired(
    all_facts: Iterable[Fact | UnknownFact], catalog: Catalog, first: date, until: datetime
) -> tuple[Fired, ...]:
    """The rules that spoke from a day on, most often first; each day counts once for a rule.

    A day is looked at as it stood before its session ended, as in `homeprog.program.story`.

    Args:
        all_facts: The whole journal: what came before `first` decides too.
        until: Facts after this moment are left out.
    """
    state = ProgramState()
    found: dict[str, Fired] = {}
    for day, group in groupby(folding(state, all_facts, catalog, until), key=lambda fact: fact.day):
        plan, stopped = None, []
        for fact in group:  # it is folded when the next one is asked for
            last = fact.at
            if day >= first and isinstance(fact, SessionEnded):
                plan = plan or plan_day(state, fact.at, catalog)
                stopped += [fact.rule] if fact.rule else []
        if day < first:
            continue
        reasons = _spoken(state, plan or plan_day(state, last, catalog))
        for rule, inputs in {**{rule: {} for rule in stopped}, **reasons}.items():
            before = found.get(rule)
            found[rule] = Fired(rule, before.days + 1 if before else 1, day, inputs)
    return tuple(sorted(found.values(), key=lambda one: (-one.days, one.rule)))


def _spoken(state: ProgramState, plan: DayPlan) -> dict[str, dict[str, Any]]:
    """The day's rules with their numbers: of the plan, of exercises held back, of the time after."""
    reasons = [Reason(plan.rule), *plan.reasons]
    session = state.session if state.session is not None and state.session.day == plan.day else None
    if session is not None:
        reasons += [Reason(one.rule) for one in session.instances if one.mark != "ok"]
        reasons += [session.after.reason] if session.after is not None and session.mark != "ok" else []
    return {reason.rule: reason.inputs for reason in reasons if reason.rule not in USUAL}
