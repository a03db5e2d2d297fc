"""A session goes on after a crash: its state from the journal's facts (design.md section 7)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from homeprog.program import session_flow, session_pain, session_rating
from homeprog.program.dosing import ease, make_item
from homeprog.program.facts import (
    ExerciseRated,
    ExerciseSkipped,
    Fact,
    SessionEnded,
    SessionStarted,
    SetDone,
    UnknownFact,
)
from homeprog.program.pain import after_easing
from homeprog.program.retractions import taken_back_ids
from homeprog.program.session_script import make_block
from homeprog.program.session_turn import Turn
from homeprog.program.session_types import Now, Rating, Script, State, Turned


def facts_of(session: str, facts: Iterable[Fact | UnknownFact]) -> tuple[Fact, ...]:
    """The facts of one session that still count, in order."""
    known = [fact for fact in facts if isinstance(fact, Fact)]
    gone = taken_back_ids(known)
    return tuple(fact for fact in known if getattr(fact, "session", None) == session and fact.id not in gone)


def resume(script: Script, facts: Sequence[Fact], now: Now, today: datetime | None = None) -> Turned:
    """Rebuild the session and go on with the very next set, after a full "get ready".

    Args:
        script: The script the session was started with; exercises that came in by SWAP-1 are found again
            in the facts.
        facts: The session's facts that count, in order (`facts_of`).
        today: The present moment, to shorten a D-3 wait by what has passed; None waits in full.

    Returns:
        The state and its outputs; a session that had ended is `done` and gives out nothing.
    """
    turn = Turn(script, State(blocks=script.blocks), now.at)
    last: Fact | None = None
    for fact in facts:
        _take(turn, fact)
        last = fact if not isinstance(fact, SessionStarted) else last
    if turn.state.phase == "done":
        return replace(turn.state, seen=now), ()
    _go_on(turn, last, today)
    return turn.end(now)


def _take(turn: Turn, fact: Fact) -> None:
    match fact:
        case SetDone():
            _point_to(turn, fact.exercise, fact.step)
            _take_set(turn, fact)
        case ExerciseRated():
            _point_to(turn, fact.exercise, fact.step)
            _take_rating(turn, fact)
        case ExerciseSkipped(reason="rule"):
            _drop(turn, fact.exercise)
        case ExerciseSkipped():
            _point_to(turn, fact.exercise, None)
            _close(turn)
        case SessionEnded():
            turn.change(phase="done", how=fact.how, rule=fact.rule)


def _point_to(turn: Turn, exercise: str, step: str | None) -> None:
    """Make the exercise the present block; one that is not in the script came in by SWAP-1."""
    state, catalog = turn.state, turn.script.catalog
    index = next((i for i, block in enumerate(state.blocks) if block.exercise == exercise), None)
    if index == state.index and state.goal > 0:
        return
    if index is None:
        index = state.index + (1 if state.goal > 0 else 0)
        first = step or catalog.exercises[exercise].dose.start
        item = make_item(catalog, exercise, first, tags=turn.script.tags)
        new = make_block(catalog, item, turn.script.tags, substitute=True)
        turn.change(blocks=(*state.blocks[:index], new, *state.blocks[index:]))
    block = turn.state.blocks[index]
    turn.change(index=index, subject=index, bout=0, goal=block.goal, progress=0.0, work_done=0.0)


def _take_set(turn: Turn, fact: SetDone) -> None:
    block = turn.state.block
    place = next((i for i, b in enumerate(block.bouts) if (b.side, b.set) == (fact.side, fact.set)), None)
    if place is None:
        return
    work = fact.reps if block.tempo else fact.hold_s
    turn.change(bout=max(turn.state.bout, place + 1), work_done=turn.state.work_done + (work or 0))


def _take_rating(turn: Turn, fact: ExerciseRated) -> None:
    state, checks = turn.state, fact.checks or {}
    zones = None if fact.zone_left is None or fact.zone_right is None else (fact.zone_left, fact.zone_right)
    rating = Rating(
        pain=fact.pain,
        effort=fact.effort,
        zones=zones,
        sharp=fact.sharp,
        new_leg_symptoms=fact.new_leg_symptoms,
        alarm=fact.alarm,
        dizzy=fact.dizzy,
        grabs=fact.grabs,
        waist_narrower=checks.get("waist_narrower"),
        breath_kept=checks.get("breath_kept"),
        eased=fact.eased,
        pain_eased=fact.pain_eased,
    )
    turn.change(
        ratings={**state.ratings, state.index: rating},
        marks={**state.marks, state.index: session_rating.mark_of(turn.script, state.block, rating)},
        shares={**state.shares, state.index: fact.done},
        eased=state.eased | {state.index} if fact.eased else state.eased,
    )


def _close(turn: Turn) -> None:
    turn.change(bout=len(turn.state.block.bouts))


def _drop(turn: Turn, exercise: str) -> None:
    """D-3 left it out: only first aid stays."""
    blocks = tuple(block for block in turn.state.blocks if block.exercise != exercise)
    turn.change(blocks=blocks)


def _go_on(turn: Turn, last: Fact | None, today: datetime | None) -> None:
    """Act on the last fact as if it had just been written."""
    state = turn.state
    match last:
        case None:
            session_flow.begin_block(turn, 0)
        case ExerciseRated():
            _after_rating(turn, last, today)
        case ExerciseSkipped(reason="rule"):
            session_pain.first_aid_only(turn)
            session_pain.leave_block(turn)
        case ExerciseSkipped():
            session_pain.leave_block(turn)
        case _ if state.bout >= len(state.block.bouts):
            session_flow.finish_block(turn)
        case _:
            _ease_again(turn)
            turn.enter("get_ready", turn.script.pace.get_ready_s)


def _after_rating(turn: Turn, fact: ExerciseRated, today: datetime | None) -> None:
    state, script = turn.state, turn.script
    rating = state.ratings[state.index]
    ruling = session_rating.during_of(script, state.block, rating)
    unfinished = state.bout < len(state.block.bouts)
    calm = rating.eased and after_easing(rating.pain_eased, script.rest_pain, script.limits) == "CONTINUE"
    stopped = ruling.action == "STOP-SESSION" or session_rating.stopping_rule(state)
    if "WAIT-10" in ruling.then:
        passed = max(0.0, (today - fact.at).total_seconds()) if today else 0.0
        turn.enter("wait_10", max(0.0, session_pain.WAIT_S - passed), session_pain.WAIT_S)
    elif not stopped and unfinished and (ruling.action == "CONTINUE" or calm):
        _ease_again(turn)
        turn.enter("get_ready", script.pace.get_ready_s)
    elif calm and not stopped:
        session_pain.leave_block(turn)
    else:
        session_pain.act(turn, ruling)


def _ease_again(turn: Turn) -> None:
    """Give an eased exercise its halved dose back, without asking a second time."""
    state = turn.state
    if state.index in state.eased:
        block = replace(state.block, item=ease(turn.script.catalog, state.block.item))
        blocks = (*state.blocks[: state.index], block, *state.blocks[state.index + 1 :])
        turn.change(blocks=blocks, goal=block.goal)
