"""The end of a session: what it uses up, the answer after, what becomes final next morning (5.4, 5.10)."""

from datetime import date, timedelta

from homeprog.program import baselines, flareup, pain, progression, reassess
from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of, suitable_today
from homeprog.program.facts import AfterRated, SessionEnded
from homeprog.program.pain import SessionMark
from homeprog.program.plan import Mark, Ruling
from homeprog.program.records import DayRecord, ProgramState
from homeprog.program.session_record import (
    COUNTING,
    EXERCISE_DONE,
    FIRST_AID,
    FLARE_ACTIONS,
    Finished,
    Instance,
    SessionRecord,
)

SESSION_DONE = 0.75
AMBERS_STOP = 3
AMBER_RULE = "AMBER-3"
FINISHED_KEPT = 40
_WORSE: dict[SessionMark, int] = {"ok": 0, "ok-hold": 1, "not-ok": 2}


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
    answer = pain.after(
        a=fact.pain,
        r=session.rest or 0,
        start_zones=session.zones,
        zones=session.answered_zones(fact.zone_left, fact.zone_right),
        new_leg_symptoms=fact.new_leg_symptoms,
        any_amber_or_red=any(one.mark in {"amber", "red"} for one in session.instances),
        minutes=fact.minutes,
        first_a=session.first_after,
    )
    record.note_zones(fact.zone_left, fact.zone_right)
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
    """WALK-1: a day at the present step, walked (6.2), with `D` of 2 at most and a normal morning."""
    instance = session.instance("fa-walk")
    known = state.exercises.get("fa-walk")
    if instance is None or known is None or instance.mark != "ok" or morning_mark != "ok":
        return
    if instance.done < EXERCISE_DONE:
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
    done = sum(one.done >= EXERCISE_DONE for one in session.instances)
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
