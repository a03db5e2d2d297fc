"""Entering facts: one function per kind, each changing the state in place.

`enter` picks the function by the fact's type; kinds without a rule behind them (notes, questionnaires)
change nothing.
"""

from functools import singledispatch

from msgspec.structs import replace

from homeprog.program import (
    action,
    adopting,
    baselines,
    clearance,
    facts,
    finishing,
    flareup,
    measured,
    nerve,
    pain,
    review,
    sessions,
)
from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.days import settle
from homeprog.program.plan import Action
from homeprog.program.plausible import is_possible_clearance, is_possible_profile
from homeprog.program.records import ProgramState


@singledispatch
def enter(fact: object, state: ProgramState, catalog: Catalog) -> None:
    """Enter one fact into the state, in place; the days before it have already passed."""


@enter.register
def _profile(fact: facts.ProfileSet, state: ProgramState, catalog: Catalog) -> None:
    if not is_possible_profile(fact):
        return
    state.name, state.birth_year, state.sex = fact.name, fact.birth_year, fact.sex
    state.surfaces, state.helper, state.hand_width_cm = fact.surfaces, fact.helper, fact.hand_width_cm


@enter.register
def _screening(fact: facts.ScreeningAnswered, state: ProgramState, catalog: Catalog) -> None:
    nerve_asked = fact.form == "nerve_check" or "nerve_check" in state.screening.checks_due
    result = clearance.take_answers(state, fact, catalog)
    graver = result.outcome in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"}
    if fact.form == "full" and result.nerve:
        rule = next(f.question for f in result.findings if f.outcome == "NERVE")
        nerve.switch_on(state, catalog, fact.day, rule)
    elif nerve_asked and fact.form in {"full", "nerve_check"} and not graver:
        nerve.switch_on(state, catalog, fact.day, "NT-1")
        review.ask(state, "NERVE-CHECK", fact.day)


@enter.register
def _clearance(fact: facts.ClearanceRecorded, state: ProgramState, catalog: Catalog) -> None:
    if is_possible_clearance(fact):
        clearance.take_clearance(state, fact, catalog)


@enter.register
def _override(fact: facts.OverrideRecorded, state: ProgramState, catalog: Catalog) -> None:
    measured.override(state, fact, catalog)
    settle(state, catalog, fact.day)


@enter.register
def _program(fact: facts.ProgramAdopted, state: ProgramState, catalog: Catalog) -> None:
    adopting.take(state, fact, catalog)


@enter.register
def _baseline(fact: facts.BaselineGiven, state: ProgramState, catalog: Catalog) -> None:
    baselines.give(state, fact)


@enter.register
def _test(fact: facts.TestTaken, state: ProgramState, catalog: Catalog) -> None:
    measured.take_test(state, fact, catalog)
    settle(state, catalog, fact.day)


@enter.register
def _readiness(fact: facts.ReadinessChecked, state: ProgramState, catalog: Catalog) -> None:
    record = state.made_day(fact.day)
    record.readiness = fact
    record.note_zones(fact.zone_left, fact.zone_right)
    record.symptoms = record.symptoms or fact.new_leg_symptoms
    due = state.screening.checks_due
    if fact.new_alarm:
        clearance.raise_halt(state.screening, "EMERGENCY", "A-1", fact.at)
    if fact.ill:
        due["fever_check"] = "A-2"
    if fact.new_leg_symptoms:
        due["nerve_check"] = "A-3"
    limits = limits_of(state, catalog)
    plain = replace(fact, new_alarm=False, ill=False, new_leg_symptoms=False)
    b, zb = baselines.usual(state, fact)
    ruling = pain.readiness(plain, b=b, zb=zb, limits=limits)
    record.no_session = ruling.rule == "A-5" or fact.ill
    if ruling.rule == "A-5":
        due["severe_check"] = "A-5"
    if ruling.rule in {"A-4", "A-5", "A-6"}:
        flareup.start(state, catalog, record, ruling.rule, nerve=ruling.rule == "A-4", rest=fact.rest)
        flareup.watch(state, fact.day, fact.rest, limits)
        nerve.after_flare_days(state, catalog, fact.day)
    elif not (fact.new_alarm or fact.ill or fact.new_leg_symptoms):
        flareup.answer(state, catalog, record, fact.rest, limits)
    nerve.watch(state, record)
    settle(state, catalog, fact.day)


@enter.register
def _session(fact: facts.SessionStarted, state: ProgramState, catalog: Catalog) -> None:
    decision = action.decide(state, catalog, fact.day, session_done=False)
    chosen: Action = decision.action  # type: ignore[assignment]
    sessions.start(state, catalog, fact, state.made_day(fact.day), chosen)


@enter.register
def _set(fact: facts.SetDone, state: ProgramState, catalog: Catalog) -> None:
    if state.session is not None and state.session.id == fact.session:
        state.session.sets += 1
    exercise = catalog.exercises.get(fact.exercise)
    if exercise is not None and exercise.role in {"strengthen", "set"}:
        state.made_day(fact.day).strength = True  # FREQ-1 counts it even if it is never rated


@enter.register
def _rated(fact: facts.ExerciseRated, state: ProgramState, catalog: Catalog) -> None:
    record = state.made_day(fact.day)
    sessions.rate(state, catalog, fact, record)
    nerve.watch(state, record)
    if state.nerve is not None:
        settle(state, catalog, fact.day)


@enter.register
def _skipped(fact: facts.ExerciseSkipped, state: ProgramState, catalog: Catalog) -> None:
    sessions.skip(state, catalog, fact)


@enter.register
def _ended(fact: facts.SessionEnded, state: ProgramState, catalog: Catalog) -> None:
    finishing.end(state, catalog, fact, state.made_day(fact.day))
    settle(state, catalog, fact.day)  # what the session completed opens now, not overnight


@enter.register
def _after(fact: facts.AfterRated, state: ProgramState, catalog: Catalog) -> None:
    finishing.after(state, catalog, fact, state.made_day(fact.day))


@enter.register
def _morning(fact: facts.MorningRated, state: ProgramState, catalog: Catalog) -> None:
    measured.morning(state, fact, catalog, state.made_day(fact.day))
    settle(state, catalog, fact.day)


@enter.register
def _walk(fact: facts.WalkDone, state: ProgramState, catalog: Catalog) -> None:
    record = state.made_day(fact.day)
    record.walked_min += fact.minutes
    record.walk_symptoms = record.walk_symptoms or fact.leg_symptoms
    nerve.watch(state, record)
    settle(state, catalog, fact.day)


@enter.register
def _terms(fact: facts.TermsAccepted, state: ProgramState, catalog: Catalog) -> None:
    state.terms = fact.version


@enter.register
def _schedule(fact: facts.ScheduleSet, state: ProgramState, catalog: Catalog) -> None:
    state.schedule, state.schedule_time = fact.days, fact.time


@enter.register
def _reminder(fact: facts.ReminderSet, state: ProgramState, catalog: Catalog) -> None:
    state.reminder = fact.time


@enter.register
def _card(fact: facts.CardRead, state: ProgramState, catalog: Catalog) -> None:
    state.cards_read[fact.card] = fact.day
    state.made_day(fact.day).card_read = True


@enter.register
def _activities(fact: facts.ActivityScored, state: ProgramState, catalog: Catalog) -> None:
    scores = tuple(one.score for one in fact.activities)
    state.activities_on = fact.day
    if len(scores) != len(state.activities_first):
        state.activities_first = scores  # other activities than at first: a new comparison begins
    state.activities_last = scores
    settle(state, catalog, fact.day)


@enter.register
def _change_rated(fact: facts.ChangeRated, state: ProgramState, catalog: Catalog) -> None:
    state.change_value, state.change_on = fact.value, fact.day
    state.change_count = state.counted_sessions
    settle(state, catalog, fact.day)
