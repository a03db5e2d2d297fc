"""Folding a session: marks, what they lower at once, and what becomes final next morning (5.3-5.5, 5.10)."""

from datetime import date, timedelta
from typing import Literal

from homeprog.program import baselines, flareup, pain, progression, reassess, review, setbacks
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.clearance import raise_halt, tags_on
from homeprog.program.context import limits_of, suitable_today
from homeprog.program.facts import (
    AfterRated,
    ExerciseRated,
    ExerciseSkipped,
    SessionEnded,
    SessionStarted,
)
from homeprog.program.pairs import TIGHT_GROUP
from homeprog.program.plan import Action, Mark, Ruling
from homeprog.program.records import (
    DayRecord,
    ExerciseRecord,
    Finished,
    Instance,
    Legs,
    ProgramState,
    SessionRecord,
)
from homeprog.program.selection import suitable

COUNTING: tuple[Action, ...] = ("NORMAL", "NORMAL-HOLD")
"""Only instances of such days count for progression; EASY and GENTLE ones never do (RU-44)."""
STRETCH_DONE = 0.75
SESSION_DONE = 0.75
AMBERS_STOP = 3
AMBER_RULE = "AMBER-3"
DIZZY_DAYS = 7
FINISHED_KEPT = 40
FIRST_AID = ("FA", "N")
FLARE_ACTIONS = ("FLARE", "FLARE-NERVE")
SessionMark = Literal["ok", "ok-hold", "not-ok"]
_WORSE: dict[SessionMark, int] = {"ok": 0, "ok-hold": 1, "not-ok": 2}


def start(
    state: ProgramState, catalog: Catalog, fact: SessionStarted, record: DayRecord, action: Action
) -> None:
    """Begin a session; an earlier one that still waits for its morning becomes final as ok-hold."""
    if state.session is not None and (state.session.id, state.session.day) == (fact.session, fact.day):
        return  # a second start of the same one
    if state.session is not None and not state.session.final:
        finalise(state, catalog, None)
    readiness = record.readiness
    base = state.baseline
    if readiness is not None:
        rest: int | None = readiness.rest
        zones: Legs = (readiness.zone_left, readiness.zone_right)
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
    zones = None
    if fact.zone_left is not None or fact.zone_right is not None:
        left = session.zones[0] if fact.zone_left is None else fact.zone_left
        zones = (left, session.zones[1] if fact.zone_right is None else fact.zone_right)
    return pain.during(
        d=fact.pain,
        r=session.rest or 0,
        start_zones=session.zones,
        zones=zones,
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
        step = fact.step or session.planned.get(exercise.id, (None, None))[0] or exercise.dose.start
        minutes = catalog.step_of(exercise.id, step).minutes or 0.0
        if session.action in FLARE_ACTIONS:
            minutes = min(minutes, flareup.WALK_MAX_MIN)
        record.walked_min += minutes * fact.done
        record.walk_symptoms = record.walk_symptoms or fact.new_leg_symptoms
        if fact.zone_left is not None and fact.zone_left > session.zones[0]:
            record.walk_symptoms = True
        if fact.zone_right is not None and fact.zone_right > session.zones[1]:
            record.walk_symptoms = True
    note_zones(record, fact.zone_left, fact.zone_right)
    record.symptoms = record.symptoms or fact.new_leg_symptoms


def _note_stretch(state: ProgramState, record: DayRecord, exercise: Exercise, fact: ExerciseRated) -> None:
    """Count a stretch session for the pair, at most one a day (6.2)."""
    if state.s1_start is None:
        state.s1_start = fact.day
    for pair, group in TIGHT_GROUP.items():
        known = state.pairs[pair]
        if known.counted_from is None:
            known.counted_from = state.s1_start
        if group != exercise.group or fact.done < STRETCH_DONE or known.last_stretch == fact.day:
            continue
        known.stretch_days += 1
        known.last_stretch = fact.day
        record.stretched = (*record.stretched, pair)


def note_zones(record: DayRecord, left: int | None, right: int | None) -> None:
    """Keep the furthest zone of each leg that was answered on this day."""
    if left is None and right is None:
        return
    record.zone_known = True
    record.furthest = (max(record.furthest[0], left or 0), max(record.furthest[1], right or 0))


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


def end(state: ProgramState, catalog: Catalog, fact: SessionEnded, record: DayRecord) -> None:
    """A session ended: what it used up, and what its stopping rule leaves for the next one."""
    session = state.session
    if session is None or session.id != fact.session:
        return
    session.how, session.rule, session.ended_at = fact.how, fact.rule, fact.at
    _close_day(state, catalog, session)
    if session.instances:
        _use_pending(state, session)
    _easy_after_ambers(state, session)
    if fact.rule == "D-3":
        flareup.start(state, catalog, record, "D-3", nerve=True, rest=session.rest)


def _easy_after_ambers(state: ProgramState, session: SessionRecord) -> None:
    """Three amber marks in one session make the next one EASY (5.3)."""
    if sum(one.mark == "amber" for one in session.instances) >= AMBERS_STOP:
        state.pending.easy[AMBER_RULE] = session.day


def _close_day(state: ProgramState, catalog: Catalog, session: SessionRecord) -> None:
    """FREQ-2: the day's exercise session is over; one that a rule stopped ends all exercise of the day."""
    record = state.made_day(session.day)
    if any(catalog.exercises[one.exercise].stage not in FIRST_AID for one in session.instances):
        record.exercised = True
    if session.how == "stopped" and session.rule is not None:
        record.stopped = True


def _use_pending(state: ProgramState, session: SessionRecord) -> None:
    """The session under EASY or NORMAL-HOLD was done; an outranked EASY stays due (RU-20)."""
    if not any(one.exercise != "fa-walk" for one in session.instances):
        return
    if session.action == "EASY":
        state.pending.easy.clear()
    if session.action in {"EASY", "GENTLE", "NORMAL-HOLD"}:
        state.pending.hold.clear()


def after(state: ProgramState, catalog: Catalog, fact: AfterRated, record: DayRecord) -> None:
    """The answer ten or sixty minutes after (5.4)."""
    session = state.session
    if session is None or session.id != fact.session or session.final:
        if fact.new_leg_symptoms:
            state.screening.checks_due["nerve_check"] = "P-1"
        return
    zones = None
    if fact.zone_left is not None or fact.zone_right is not None:
        left = session.zones[0] if fact.zone_left is None else fact.zone_left
        zones = (left, session.zones[1] if fact.zone_right is None else fact.zone_right)
    answer = pain.after(
        a=fact.pain,
        r=session.rest or 0,
        start_zones=session.zones,
        zones=zones,
        new_leg_symptoms=fact.new_leg_symptoms,
        any_amber_or_red=any(one.mark in {"amber", "red"} for one in session.instances),
        minutes=fact.minutes,
        first_a=session.first_after,
    )
    note_zones(record, fact.zone_left, fact.zone_right)
    record.symptoms = record.symptoms or fact.new_leg_symptoms
    session.after = Ruling(answer.action, answer.rule, answer.inputs)
    session.mark, session.after_at = answer.session_mark, fact.at
    session.first_after = fact.pain if answer.action == "ASK-60" else None
    state.pending.easy.pop("P-5", None)  # the 60-minute answer decides anew
    _act_after(state, catalog, session, answer, record)


def _act_after(
    state: ProgramState, catalog: Catalog, session: SessionRecord, answer: pain.After, record: DayRecord
) -> None:
    day = record.day
    if answer.next_easy:
        state.pending.easy[answer.rule] = day
    if answer.action == "NERVE-CHECK":
        state.screening.checks_due["nerve_check"] = answer.rule
    elif answer.action == "FLARE-NEXT-DAY" and day > session.day:  # answered after midnight
        flareup.start(state, catalog, record, answer.rule, nerve=False, rest=None)
    elif answer.action == "FLARE-NEXT-DAY":
        state.pending.flare_on[session.day + timedelta(days=1)] = answer.rule
    elif answer.action == "STEP-BACK-LAST":
        step_back_last(state, catalog, day)
    elif answer.action == "STEP-BACK-MARKED":
        _step_back_marked(state, catalog, session, day)


def _step_back_marked(state: ProgramState, catalog: Catalog, session: SessionRecord, day: date) -> None:
    """P-4: every exercise marked amber or red today, or else the last changed one."""
    marked = [one.exercise for one in session.instances if one.mark in {"amber", "red"}]
    allowed = suitable_today(state, catalog, day)
    for exercise in marked:
        progression.step_back(catalog, state, exercise, day, allowed)
    if not marked:
        step_back_last(state, catalog, day)


def step_back_last(state: ProgramState, catalog: Catalog, day: date) -> None:
    """STEP-BACK of the last changed exercise, if there is one (5.8)."""
    exercise = progression.last_changed(state, day)
    if exercise is not None:
        progression.step_back(catalog, state, exercise, day, suitable_today(state, catalog, day))


def finalise(state: ProgramState, catalog: Catalog, morning_mark: SessionMark | None) -> None:
    """Make the marks of the newest session final (H-6, RU-42).

    Args:
        morning_mark: What the morning after said of it; None when it was not answered (M-0: ok-hold).
    """
    session = state.session
    if session is None or session.final:
        return
    session.final = True
    if session.how is None:  # it was never ended: a crash, or a file without that line
        _close_day(state, catalog, session)
        _easy_after_ambers(state, session)
    if session.first_after is not None:  # P-5: the 60-minute answer never came, so it counts as P-4
        session.mark, session.first_after = "not-ok", None
        state.pending.easy.pop("P-5", None)
        state.pending.easy["P-4"] = session.day
        _step_back_marked(state, catalog, session, session.day)
    mark = max(session.mark, morning_mark or "ok-hold", key=_WORSE.__getitem__)
    session.mark = mark
    limits = limits_of(state, catalog)
    _count_walk(state, session, morning_mark)
    for instance in session.instances:
        final: Mark = "ok-hold" if instance.mark == "ok" and mark != "ok" else instance.mark
        progression.count_final(catalog, state, instance, final, session.day, limits)
    _count_session(state, catalog, session, mark)


def _count_walk(state: ProgramState, session: SessionRecord, morning_mark: SessionMark | None) -> None:
    """WALK-1: a day at the present step with `D` of 2 at most and a normal morning."""
    instance = session.instance("fa-walk")
    known = state.exercises.get("fa-walk")
    if instance is None or known is None or instance.mark != "ok" or morning_mark != "ok":
        return
    if session.action in FLARE_ACTIONS:
        return  # the walk of a flare-up day is shorter than its step
    if instance.step == known.step and session.day not in known.days_at_step:
        known.days_at_step.append(session.day)


def note_usual(state: ProgramState) -> None:
    """Give the newest session's start values to the baselines once its day is over (0.4, RU-25)."""
    session = state.session
    if session is None or session.noted or not session.instances:
        return
    session.noted = True
    day = state.day_record(session.day)
    usual = day is not None and not day.flare and not day.no_session
    if usual and session.rest is not None:
        baselines.collect_session(state, session.day, session.rest, session.zones)


def _count_session(state: ProgramState, catalog: Catalog, session: SessionRecord, mark: SessionMark) -> None:
    """Counts that look at whole sessions: baselines, G-CORE, S23, 7.2."""
    if not session.instances:
        return
    note_usual(state)
    _count_vacuum(state, catalog, session, mark)
    exercises = [catalog.exercises[one.exercise] for one in session.instances]
    if session.action in COUNTING and any(one.role == "strengthen" for one in exercises):
        state.strength_since = state.strength_since or session.day
        state.strength_sessions += 1
    roles = {one.role for one in exercises} if session.action in COUNTING else set()
    state.setting_sessions += "set" in roles
    state.balance_sessions += "balance" in roles
    state.maintenance_sessions += "G-MAINT" in state.latched and "strengthen" in roles
    planned = max(len(session.planned), 1)
    done = sum(one.done >= STRETCH_DONE for one in session.instances)
    trace = Finished(
        id=session.id,
        day=session.day,
        mark=mark,
        completed=session.how == "completed",
        exercise_session=any(one.stage not in FIRST_AID for one in exercises) or state.nerve is not None,
        counted=done / planned >= SESSION_DONE,
    )
    state.finished = [*state.finished, trace][-FINISHED_KEPT:]
    if trace.counted and trace.exercise_session:
        reassess.count_session(state, session.day)


def _count_vacuum(state: ProgramState, catalog: Catalog, session: SessionRecord, mark: SessionMark) -> None:
    """G-CORE: V3 or higher done in full in two sessions in a row, ok, both self-checks yes (RU-46)."""
    vacuums = [one for one in session.instances if catalog.exercises[one.exercise].role == "activate"]
    if not vacuums or session.action not in COUNTING:
        return
    state.vacuum_sessions += 1
    high = [one for one in vacuums if one.step is not None and _ladder_step(catalog, one) >= 2]
    if not high:
        return
    passed = mark == "ok" and all(
        one.counts and one.mark == "ok" and one.checks_passed and one.done >= 1.0 for one in high
    )
    state.vacuum_run = state.vacuum_run + 1 if passed else 0


def _ladder_step(catalog: Catalog, instance: Instance) -> int:
    """Position of the instance's step on its ladder (V1 = 0)."""
    ladder = catalog.ladders[catalog.exercises[instance.exercise].dose.ladder]
    return ladder.index(instance.step or ladder.steps[0].id)
