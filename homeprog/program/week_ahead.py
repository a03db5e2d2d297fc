"""What the coming days can contain, as far as it is known today: for paper that is printed for a week.

Nobody's answers are made up. Every day is planned by the rules themselves, before its own answers (RU-21), on
a copy of the state in which the days before went as planned: so FREQ-1, the stretches' days (PR-S1) and the
turn of the maintenance sets (4.7) decide what is due on which day. Nothing of it is kept.
"""

from datetime import UTC, date, datetime, time, timedelta

from homeprog.program import clearance, progression
from homeprog.program.catalog import Catalog
from homeprog.program.days import roll_to
from homeprog.program.pairs import TIGHT_GROUP
from homeprog.program.plan import DayPlan
from homeprog.program.planner import TRAINING_ACTIONS, plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import copy_of

WEEK_DAYS = 7
_MORNING = time(7)


def days_ahead(
    plan: DayPlan, state: ProgramState, catalog: Catalog, days: int = WEEK_DAYS
) -> tuple[DayPlan, ...]:
    """The plans of so many ordinary days, the first one as it is given.

    What goes on without further answers goes on here too: a flare-up, a stop, questions that are overdue now.

    Args:
        plan: The first day.
        state: What is known on it; stays as it is.
        days: How many, 1 or more.
    """
    ahead, known = [plan], copy_of(state)
    roll_to(known, catalog, plan.day)
    waits = clearance.overdue_form(known, plan.day) is not None
    for number in range(1, days):
        _go_as_planned(known, ahead[-1], catalog)
        day = plan.day + timedelta(days=number)
        if not waits:
            _ask_in_time(known, day)
        roll_to(known, catalog, day)
        ahead.append(plan_day(known, datetime.combine(day, _MORNING, UTC), catalog))
    return tuple(ahead)


def _go_as_planned(state: ProgramState, plan: DayPlan, catalog: Catalog) -> None:
    """Note on the copy what later days look at: loaded days, stretched pairs, the turn of the sets."""
    items = [item for item in plan.items if item.part == "main"]
    if plan.action not in TRAINING_ACTIONS or not items:
        return
    record = state.made_day(plan.day)
    exercises = [catalog.exercises[item.exercise] for item in items]
    roles = {one.role for one in exercises}
    stretched = {one.group for one in exercises if one.stage == "S1"}
    record.strength = record.strength or bool(roles & {"strengthen", "set"})
    record.balance = record.balance or "balance" in roles
    record.stretched = tuple(
        pair for pair, group in TIGHT_GROUP.items() if pair in record.stretched or group in stretched
    )
    state.maintenance_sessions += "G-MAINT" in state.latched and "strengthen" in roles
    state.last_session = plan.day
    state.pending.easy.clear()  # the next session was it (RU-20)
    state.pending.hold.clear()
    for item in items:
        progression.adopt(catalog, state, item.exercise, item.step, item.change, plan.day)


def _ask_in_time(state: ProgramState, day: date) -> None:
    """On an ordinary day the health questions are answered before their gate shuts (G-SCREEN, RU-26)."""
    form = clearance.overdue_form(state, day)
    if form is not None:
        state.screening.last_check = day
    if form == "full":
        state.screening.last_full = day
