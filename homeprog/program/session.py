"""The running session: a pure step machine, time as an argument (design.md section 7).

Each event takes the script, the state and the moment, and returns the new state with the cues and facts that
it gives out. An event that means nothing in the present phase changes nothing. Pain is answered by
`session_pain` (clinical.md 5.3, 5.8), phases follow each other in `session_flow`, and `session_resume`
rebuilds a state from the journal after a crash.
"""

import math
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from homeprog.program import session_cues, session_flow, session_pain
from homeprog.program.facts import SessionStarted
from homeprog.program.pain import Zones
from homeprog.program.session_turn import Turn
from homeprog.program.session_types import (
    ASKING,
    RESTING,
    TIMED,
    WORK,
    Complaint,
    Extra,
    Now,
    Rating,
    Script,
    SkipReason,
    State,
    StoppedBy,
    Turned,
)

MORE_S = 15.0
"""What "+15 s" adds to a rest."""


def new(script: Script) -> State:
    """A session that has not begun.

    Raises:
        ValueError: The script holds no exercise.
    """
    if not script.blocks:
        raise ValueError(f"session {script.session} has no exercise; plan at least one before starting")
    return State(blocks=script.blocks)


def start(script: Script, state: State, now: Now) -> Turned:
    """Begin: the session's first fact, then the first exercise is announced."""
    if state.phase != "idle":
        return state, ()
    turn = Turn(script, state, now.at)
    turn.store(SessionStarted, mode="guided", day_rule=script.day_rule, planned=script.planned)
    session_flow.begin_block(turn, 0)
    return turn.end(now)


def look(script: Script, state: State, now: Now) -> Turned:
    """What the passing of time does: marks inside the phase, and at most one change of phase.

    Time that was not looked at for longer than `Pace.stall_s`, or two clocks that disagree by as much, mean
    that the computer slept, stalled or was set: the session pauses with the time left at the last look.
    Call again until nothing changes.
    """
    if state.until is None:
        return _ask_again(script, state, now)
    gap_s = now.at - state.seen.at
    jump_s = (now.wall - state.seen.wall) - gap_s
    if gap_s > script.pace.stall_s or abs(jump_s) > script.pace.stall_s:
        return _stop(script, state, state.seen.at, now, "slept")
    at = max(state.seen.at, min(now.at, state.until))
    turn = Turn(script, state, at)
    turn.put(*session_cues.between(state, state.until - state.seen.at, state.until - at))
    if at >= state.until:
        session_flow.after_phase(turn)
    return turn.end(Now(at, now.wall - (now.at - at)))


def _ask_again(script: Script, state: State, now: Now) -> Turned:
    """Ask a question once more after 20 and after 60 seconds; no answer is ever made up."""
    turn = Turn(script, state, now.at)
    if state.phase in ASKING:
        passed = sum(now.at - state.asked_at >= after_s for after_s in session_cues.ASK_AGAIN_S)
        if passed > state.asked_again:
            turn.change(asked_again=passed)
            turn.put(*session_cues.question(state, missing(state)))
    return turn.end(now)


def pause(script: Script, state: State, now: Now) -> Turned:
    """Stop the running phase."""
    return _stop(script, state, now.at, now, "asked")


def _stop(script: Script, state: State, at: float, now: Now, by: StoppedBy) -> Turned:
    if state.until is None:
        return state, ()
    turn = Turn(script, state, at)
    left = session_flow.left_s(state, at)
    turn.change(until=None, left_s=left, stopped_by=by)
    return turn.end(now)


def proceed(script: Script, state: State, now: Now) -> Turned:
    """Go on after a pause: rests run on, work goes on after a short "get ready".

    Where "wait for me" waited before an exercise, its "get ready" begins.
    """
    if not state.paused:
        return state, ()
    turn = Turn(script, state, now.at)
    if state.phase in WORK:
        session_flow.bank_time(turn)
        turn.enter("get_ready", script.pace.lead_in_s, asked=True)
    elif state.waits and state.phase == "next_up":
        session_flow.after_phase(turn, asked=True)
    else:
        turn.enter(state.phase, state.left_s, state.total_s, asked=True)
    return turn.end(now)


def next_(script: Script, state: State, now: Now) -> Turned:
    """Go on at once: to the work from a rest, out of a set with what was done of it.

    The ten minutes of D-3 and questions cannot be passed over.
    """

    def move(turn: Turn) -> None:
        if state.phase in WORK:
            session_flow.bank_time(turn)
            session_flow.close_bout(turn)
            if turn.state.recheck:
                turn.enter("eased_rate")
            else:
                session_flow.go_on(turn)
        elif state.phase in RESTING:
            session_flow.after_phase(turn, asked=True)

    return _when(script, state, now, state.phase in WORK | RESTING, move)


def back(script: Script, state: State, now: Now) -> Turned:
    """Once more: the present set or rest from its beginning, one panel back in "it hurts".

    What is stored stays: a finished set is never done a second time.
    """

    def move(turn: Turn) -> None:
        if state.phase in {"zones", "score", "ease_off", "sharp_gone"}:
            turn.change(answers=Rating())
            turn.enter("hurts")
        elif state.phase == "hurts":
            session_flow.resume_held(turn)
        elif state.phase in WORK or (state.phase == "get_ready" and state.progress > 0):
            turn.change(progress=0.0)
            turn.enter("get_ready", script.pace.lead_in_s, asked=True)
        else:
            turn.enter(state.phase, state.total_s)

    asked_easing = state.phase == "ease_off" and state.held is None
    possible = state.phase in WORK | RESTING | {"hurts", "zones", "score", "ease_off", "sharp_gone"}
    return _when(script, state, now, possible and not asked_easing, move)


def add_15s(_script: Script, state: State, now: Now) -> Turned:
    """Fifteen seconds more of a rest; doses of work are the plan's."""
    if state.phase not in RESTING:
        return state, ()
    until = None if state.until is None else state.until + MORE_S
    left = state.left_s + MORE_S
    return replace(state, until=until, left_s=left, total_s=state.total_s + MORE_S, seen=now), ()


def hurts(script: Script, state: State, now: Now) -> Turned:
    """Stop everything and ask what it is (clinical.md 5.3).

    In the rest before an exercise the answer is about the exercise just done.
    """

    def move(turn: Turn) -> None:
        _put_aside(turn)
        turn.enter("hurts")

    possible = state.phase in TIMED | session_flow.QUESTIONS and state.phase != "ease_off"
    return _when(script, state, now, possible, move)


def _put_aside(turn: Turn) -> None:
    """Stop what runs and say which exercise the answer is about."""
    state = turn.state
    if state.phase in TIMED | session_flow.QUESTIONS and state.phase != "ease_off":
        session_flow.hold_aside(turn)
        before = state.phase == "next_up" and state.index > 0
        turn.change(subject=state.index - before, answers=Rating(), ruled=None)


def complain(script: Script, state: State, now: Now, complaint: Complaint) -> Turned:
    """A choice of "it hurts"; the stop signs and dizziness act at once, from every phase of a session."""
    at_once = complaint in {"alarm", "dizzy"} and state.phase not in {"idle", "done"}

    def move(turn: Turn) -> None:
        _put_aside(turn)
        session_pain.complain(turn, complaint)

    return _when(script, state, now, state.phase == "hurts" or at_once, move)


def set_zones(_script: Script, state: State, now: Now, zones: Zones) -> Turned:
    """The furthest point of each leg now; the score that follows stores both."""
    if state.phase != "zones":
        return state, ()
    return replace(state, answers=replace(state.answers, zones=zones), seen=now), ()


def sharp_gone(script: Script, state: State, now: Now, gone: bool) -> Turned:
    """Whether sharp pain vanished within five seconds of easing off (D-5); then it is scored."""

    def move(turn: Turn) -> None:
        turn.change(answers=replace(state.answers, sharp=not gone))
        turn.enter("score")

    return _when(script, state, now, state.phase == "sharp_gone", move)


def answer(script: Script, state: State, now: Now, **told: Any) -> Turned:
    """Answers of a question: `pain`, and beside it `effort`, `grabs`, `waist_narrower`, `breath_kept`.

    The answer is acted on as soon as the pain and every light question are told; `confirm` does without the
    light ones.
    """
    if state.phase not in {"rate", "eased_rate", "score", "zones"}:
        return state, ()
    if state.phase == "zones" and state.answers.zones is None:
        return state, ()
    answers = replace(state.answers, **told)
    turn = Turn(script, replace(state, answers=answers), now.at)
    left = missing(turn.state) if state.phase == "rate" else ()
    if answers.pain is not None and not left:
        _commit(turn)
    elif answers.pain is not None:
        turn.change(asked_at=now.at, asked_again=0)
        turn.put(*session_cues.question(turn.state, left))
    return turn.end(now)


def confirm(script: Script, state: State, now: Now) -> Turned:
    """Go on with the pain told and without the light questions left; no pain is ever made up."""
    return _when(script, state, now, state.phase == "rate" and state.answers.pain is not None, _commit)


def _commit(turn: Turn) -> None:
    answers = turn.state.answers
    assert answers.pain is not None
    if turn.state.phase == "eased_rate":
        session_pain.rate_eased(turn, answers.pain)
    else:
        session_pain.rule_now(turn, answers)


def missing(state: State) -> tuple[Extra, ...]:
    """Light questions of the exercise that are not answered yet."""
    answers = state.answers
    open_ = {
        "effort": answers.effort is None,
        "vacuum": answers.waist_narrower is None or answers.breath_kept is None,
        "grabs": answers.grabs is None,
    }
    return tuple(extra for extra in state.blocks[state.subject].extras if open_[extra])


def settled(script: Script, state: State, now: Now, back_home: bool) -> Turned:
    """After the ten minutes of D-3: whether the symptoms are back where they were at the start."""
    return _when(
        script, state, now, state.phase == "settled", lambda turn: session_pain.settle(turn, back_home)
    )


def skip(script: Script, state: State, now: Now, reason: SkipReason) -> Turned:
    """Leave the present exercise out for today; where its equipment is missing, another takes its place."""

    def move(turn: Turn) -> None:
        session_flow.bank_time(turn)
        if reason == "equipment":
            session_pain.lacking(turn)
        else:
            session_pain.skip(turn, reason)

    waiting = state.held is not None and state.held.phase not in WORK | RESTING
    return _when(script, state, now, state.phase in WORK | RESTING | {"hurts"} and not waiting, move)


def easier_please(script: Script, state: State, now: Now) -> Turned:
    """SWAP-1 on request."""

    def move(turn: Turn) -> None:
        session_flow.hold_aside(turn)
        session_pain.easier(turn)

    return _when(script, state, now, state.phase in WORK | RESTING, move)


def end(script: Script, state: State, now: Now) -> Turned:
    """End here, keeping what was done."""

    def move(turn: Turn) -> None:
        session_flow.bank_time(turn)
        if state.phase in WORK | RESTING | {"hurts"}:
            session_flow.close_bout(turn)
        session_flow.end_session(turn, "left")

    return _when(script, state, now, state.phase not in {"idle", "done"}, move)


def _when(script: Script, state: State, now: Now, possible: bool, move: Callable[[Turn], None]) -> Turned:
    if not possible:
        return state, ()
    turn = Turn(script, state, now.at)
    move(turn)
    return turn.end(now)


def left_s(state: State, at: float) -> float:
    """Seconds that the phase on the stage has left."""
    return session_flow.left_s(state, at)


def wait_s(state: State, at: float) -> float | None:
    """Seconds until the shown second changes, the phase ends or a question is asked again; None for never."""
    if state.until is None:
        again = session_cues.ASK_AGAIN_S[state.asked_again :] if state.phase in ASKING else ()
        return max(0.0, state.asked_at + again[0] - at) if again else None
    left = state.until - at
    return max(0.0, left - (math.ceil(left) - 1))
