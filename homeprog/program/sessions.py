"""A session while it goes on: its start, the marks of its exercises and what they lower at once (5.3)."""

from datetime import date

from homeprog.program import finishing, flareup, pain, progression, review, setbacks
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.clearance import raise_halt, tags_on
from homeprog.program.context import limits_of, suitable_today
from homeprog.program.facts import ExerciseRated, ExerciseSkipped, SessionStarted
from homeprog.program.pairs import TIGHT_GROUP
from homeprog.program.plan import Action, Mark
from homeprog.program.records import DayRecord, ExerciseRecord, ProgramState
from homeprog.program.selection import suitable
from homeprog.program.session_record import (
    COUNTING,
    EXERCISE_DONE,
    FIRST_AID,
    FLARE_ACTIONS,
    Instance,
    SessionRecord,
)

DIZZY_DAYS = 7


def start(
    state: ProgramState, catalog: Catalog, fact: SessionStarted, record: DayRecord, action: Action
) -> None:
    """Begin a session; an earlier one that still waits for its morning becomes final as ok-hold."""
    if state.session is not None and (state.session.id, state.session.day) == (fact.session, fact.day):
        return  # a second start of the same one
    if state.session is not None and not state.session.final:
        finishing.finalise(state, catalog, None)
    readiness = record.readiness
    base = state.baseline
    if readiness is not None:
        rest: int | None = readiness.rest
        zones: pain.Zones = (readiness.zone_left, readiness.zone_right)
    else:
        rest, zones = (base.b, base.zb) if base is not None else (None, (0, 0))
    state.session = SessionRecord(
        id=fact.session,
        day=fact.day,
        at=fact.at,
        action=action,
        rest=rest,
        zones=zones,
        planned={item.exercise: (item.step, item.change) for item in fact.planned},
    )
    record.sessions.append(fact.session)


def rate(state: ProgramState, catalog: Catalog, fact: ExerciseRated, record: DayRecord) -> None:
    """Enter the answer at the end of an exercise: mark it, act on amber and red, adopt what was done."""
    session = state.session
    exercise = catalog.exercises.get(fact.exercise)
    if session is None or session.id != fact.session or exercise is None:
        state.unknown += 1
        _alarmed(state, fact)
        return
    session.instances = [one for one in session.instances if one.exercise != fact.exercise]
    ruling = judge(state, catalog, session, exercise, fact)
    lowers = _effort_stops(state, catalog, exercise, fact)
    mark: Mark = "amber" if lowers and ruling.mark in {"ok", "ok-hold"} else ruling.mark
    known = _adopt(state, catalog, session, exercise, fact)
    instance = Instance(
        exercise=fact.exercise,
        step=known.step if known is not None else fact.step,
        mark=mark,
        rule=ruling.rule,
        done=fact.done,
        effort=fact.effort,
        counts=known is not None and session.action in COUNTING and not fact.eased,
        checks_passed=_checks_passed(fact),
        grabs=fact.grabs,
    )
    session.instances.append(instance)
    state.last_session = session.day  # also when it went past midnight: its morning is the next one
    _note_day(state, catalog, record, session, exercise, fact)
    if known is not None:
        known.pain_skips = 0
        allowed = suitable_today(state, catalog, fact.day)
        progression.enter_instance(catalog, state, instance, fact.day, allowed, lowers=lowers)
        if fact.grabs:
            grabs = sum(one.grabs for one in session.instances)
            setbacks.grabbed(state, catalog, grabs, fact.exercise, fact.day)
    _follow(state, catalog, ruling, fact)


def _alarmed(state: ProgramState, fact: ExerciseRated) -> None:
    """D-1 and D-2 hold for any rating, also one of an unknown exercise or a session that is over."""
    if fact.alarm:
        raise_halt(state.screening, "EMERGENCY", "D-1", fact.at)
    if fact.new_leg_symptoms:
        state.screening.checks_due["nerve_check"] = "D-2"


def judge(
    state: ProgramState, catalog: Catalog, session: SessionRecord, exercise: Exercise, fact: ExerciseRated
) -> pain.During:
    """The D rule that answers a rating (5.3)."""
    return pain.during(
        d=fact.pain,
        r=session.rest or 0,
        start_zones=session.zones,
        zones=session.answered_zones(fact.zone_left, fact.zone_right),
        sharp=fact.sharp,
        new_leg_symptoms=fact.new_leg_symptoms,
        alarm=fact.alarm,
        dizzy=fact.dizzy,
        first_aid=exercise.stage in FIRST_AID,
        limits=limits_of(state, catalog),
    )


def _effort_stops(state: ProgramState, catalog: Catalog, exercise: Exercise, fact: ExerciseRated) -> bool:
    """Effort at or above the stage's stop value or a tag's ceiling (5.3, 6.5, 2.7)."""
    target = progression.effort_target(catalog, state, exercise, fact.day)
    ceiling = progression.effort_ceiling(catalog, tags_on(state, catalog, fact.day))
    return pain.effort_mark(fact.effort, stop=target.stop, ceiling=ceiling)


def _adopt(
    state: ProgramState, catalog: Catalog, session: SessionRecord, exercise: Exercise, fact: ExerciseRated
) -> ExerciseRecord | None:
    """Take over the exercise into the program, unless it only stood in for another one today."""
    slot = state.slots.get(progression.slot_of(exercise), [])
    step, change = session.planned.get(exercise.id, (None, None))
    stand_in = change is None and slot and exercise.id not in slot
    if stand_in and session.action not in COUNTING:
        return state.exercises.get(exercise.id)
    if stand_in:
        _settle_in(state, catalog, exercise, slot, fact.day)
    wanted = fact.step or step
    return progression.adopt(catalog, state, exercise.id, wanted, change, fact.day)


def _settle_in(state: ProgramState, catalog: Catalog, exercise: Exercise, slot: list[str], day: date) -> None:
    """A stand-in for an exercise that a tag or surface now forbids takes its place (SB-6)."""
    possible = suitable(catalog, tags_on(state, catalog, day), tuple(state.surfaces))
    barred = next((one for one in slot if one not in possible), None)
    if barred is not None and exercise.id in possible:
        progression.replace_in_slot(catalog, state, barred, exercise.id)


def _checks_passed(fact: ExerciseRated) -> bool:
    """G-CORE's self-check: the waist got narrower and the breath kept going."""
    checks = fact.checks or {}
    return bool(checks.get("waist_narrower") and checks.get("breath_kept"))


def _note_day(
    state: ProgramState,
    catalog: Catalog,
    record: DayRecord,
    session: SessionRecord,
    exercise: Exercise,
    fact: ExerciseRated,
) -> None:
    """What the day must remember: strengthening (FREQ-1), stretches (6.2), walking (RU-47), zones."""
    if exercise.role in {"strengthen", "set"}:
        record.strength = True
    if exercise.role == "balance":
        record.balance = True
    if exercise.stage == "S1":
        _note_stretch(state, record, exercise, fact)
    if exercise.id == "fa-walk":
        _note_walk(catalog, record, session, exercise, fact)
    record.note_zones(fact.zone_left, fact.zone_right)
    record.symptoms = record.symptoms or fact.new_leg_symptoms


def _note_walk(
    catalog: Catalog, record: DayRecord, session: SessionRecord, exercise: Exercise, fact: ExerciseRated
) -> None:
    """Add the minutes walked, and whether symptoms went further out than at the start (RU-47)."""
    ladder = catalog.ladders[exercise.dose.ladder]
    planned, _ = session.planned.get(exercise.id, (None, None))
    step = next(one for one in (fact.step, planned, exercise.dose.start) if one and ladder.has(one))
    minutes = catalog.step_of(exercise.id, step).minutes or 0.0
    if session.action in FLARE_ACTIONS:
        minutes = min(minutes, flareup.WALK_MAX_MIN)
    record.walked_min += minutes * fact.done
    left, right = session.answered_zones(fact.zone_left, fact.zone_right) or session.zones
    further = left > session.zones[0] or right > session.zones[1]
    record.walk_symptoms = record.walk_symptoms or fact.new_leg_symptoms or further


def _note_stretch(state: ProgramState, record: DayRecord, exercise: Exercise, fact: ExerciseRated) -> None:
    """Count a stretch session for the pair, at most one a day (6.2)."""
    if state.s1_start is None:
        state.s1_start = fact.day
    for pair, group in TIGHT_GROUP.items():
        known = state.pairs[pair]
        if known.counted_from is None:
            known.counted_from = state.s1_start
        if group != exercise.group or fact.done < EXERCISE_DONE or known.last_stretch == fact.day:
            continue
        known.stretch_days += 1
        known.last_stretch = fact.day
        record.stretched = (*record.stretched, pair)


def _follow(state: ProgramState, catalog: Catalog, ruling: pain.During, fact: ExerciseRated) -> None:
    """The extra consequences of a D rule: emergency, NERVE-CHECK, BENCH, dizziness twice."""
    if "EMERGENCY" in ruling.then:
        raise_halt(state.screening, "EMERGENCY", ruling.rule, fact.at)
    if "NERVE-CHECK" in ruling.then:
        state.screening.checks_due["nerve_check"] = ruling.rule
    if "BENCH" in ruling.then:
        start_step = catalog.exercises[fact.exercise].dose.start
        state.exercises.setdefault(fact.exercise, ExerciseRecord(step=start_step))
        progression.bench(state, fact.exercise, fact.day, limits_of(state, catalog).bench_days)
    if fact.dizzy and not fact.alarm:
        recent = [day for day in state.dizzy_days if 0 < (fact.day - day).days < DIZZY_DAYS]
        if recent:
            review.ask(state, ruling.rule, fact.day)
        state.dizzy_days = [*recent, fact.day]


def skip(state: ProgramState, catalog: Catalog, fact: ExerciseSkipped) -> None:
    """SKIP: three sessions in a row for pain replace the exercise by its easier neighbour (5.8)."""
    session = state.session
    if session is None or session.id != fact.session:
        return
    session.skipped[fact.exercise] = fact.reason
    known = state.exercises.get(fact.exercise)
    if known is None or fact.reason != "pain":
        return
    known.pain_skips += 1
    if known.pain_skips >= progression.SKIPS_FOR_PAIN:
        known.pain_skips = 0
        known.step = catalog.exercises[fact.exercise].dose.start
        known.stepped_back = None
        allowed = suitable_today(state, catalog, fact.day)
        progression.step_back(catalog, state, fact.exercise, fact.day, allowed)
