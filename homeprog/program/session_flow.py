"""How the session goes from phase to phase when nothing hurts (design.md section 7).

Every function takes a `Turn` and moves it on. Facts are given out when a bout is over, never before.
"""

from homeprog.program.facts import SessionEnded, SetDone
from homeprog.program.session_rating import store_rating
from homeprog.program.session_turn import Turn
from homeprog.program.session_types import Ended, Ending, Held, Phase, Rating, State

RECHECK_S = 5.0
"""Seconds of a held exercise after which EASE asks again (D-9)."""

QUESTIONS: frozenset[Phase] = frozenset({"rate", "eased_rate", "settled"})
"""Phases that wait for an answer and can themselves be interrupted by "it hurts"."""

LEAST_HELD_S = 1.0
"""A hold shorter than this was not done."""


def begin_block(turn: Turn, index: int) -> None:
    """Announce a block in the rest before it, or end the session after the last one."""
    if index >= len(turn.state.blocks):
        end_session(turn, "completed")
        return
    block = turn.state.blocks[index]
    turn.change(
        index=index,
        bout=0,
        goal=block.goal,
        progress=0.0,
        work_done=0.0,
        recheck=False,
        held=None,
        answers=Rating(),
        subject=index,
    )
    turn.enter("next_up", turn.script.pace.next_up_s)


def go_on(turn: Turn) -> None:
    """Go to what comes next in the present block: lead-in, rest, change of side, question, or next block."""
    state, block, pace = turn.state, turn.state.block, turn.script.pace
    if state.bout >= len(block.bouts):
        finish_block(turn)
    elif state.progress > 0:
        turn.enter("get_ready", pace.lead_in_s)
    elif state.bout == 0:
        turn.enter("get_ready", pace.get_ready_s)
    elif block.bouts[state.bout].side != block.bouts[state.bout - 1].side:
        turn.enter("switch_side", max(0.0, pace.switch_s - pace.lead_in_s))
    else:
        rest_s = block.item.rest_s * pace.rest_factor - pace.lead_in_s
        if rest_s > 0:
            turn.enter("rest", rest_s)
        else:
            turn.enter("get_ready", pace.lead_in_s)


def finish_block(turn: Turn) -> None:
    """Ask how it was; what is not rated, or was rated while it was eased (D-9), leads to the next block."""
    index, state = turn.state.index, turn.state
    if state.block.rated and index not in state.eased:
        turn.change(answers=Rating(), subject=index)
        turn.enter("rate")
        return
    if index in state.ratings:
        store_rating(turn, index, state.ratings[index])  # with the share of the dose that was done in the end
    begin_block(turn, index + 1)


def start_work(turn: Turn) -> None:
    """Begin or go on with the current bout; a repetition that was interrupted starts anew."""
    state = turn.state
    tempo = state.block.tempo
    if tempo is not None:
        turn.enter("move", tempo.move_s)
        return
    left_s = state.goal - state.progress
    turn.enter("hold", min(left_s, RECHECK_S) if state.recheck else left_s)


def after_phase(turn: Turn, *, asked: bool = False) -> None:
    """What a timed phase that has run out leads to.

    Args:
        asked: The patient ended it, and is ready.
    """
    state = turn.state
    match state.phase:
        case "next_up":
            turn.enter("get_ready", turn.script.pace.get_ready_s, asked=asked)
        case "switch_side" | "rest":
            turn.enter("get_ready", turn.script.pace.lead_in_s, asked=asked)
        case "get_ready":
            start_work(turn)
        case "hold":
            turn.change(progress=state.progress + state.total_s)
            _after_work(turn)
        case "move" | "hold_rep" | "return":
            _after_part(turn)
        case "ease_off":
            turn.enter("eased_rate" if state.recheck else "sharp_gone")
        case "wait_10":
            turn.enter("settled")
        case _:
            raise AssertionError(f"{state.phase} has no end of its own")


def _after_part(turn: Turn) -> None:
    """The next part of a repetition that lasts, or the end of the repetition."""
    tempo = turn.state.block.tempo
    assert tempo is not None
    if turn.state.phase == "move" and tempo.hold_s > 0:
        turn.enter("hold_rep", tempo.hold_s)
    elif turn.state.phase != "return" and tempo.return_s > 0:
        turn.enter("return", tempo.return_s)
    else:
        turn.change(progress=turn.state.progress + 1)
        _after_work(turn)


def _after_work(turn: Turn) -> None:
    """A repetition or a stretch of holding is over: ask again after EASE, go on, or close the bout."""
    complete = turn.state.progress >= turn.state.goal
    if complete:
        close_bout(turn)
    if turn.state.recheck:
        turn.enter("eased_rate")
    elif complete:
        go_on(turn)
    else:
        start_work(turn)


def close_bout(turn: Turn) -> None:
    """Store what was really done of the current bout, once, and point to the next one."""
    state, block = turn.state, turn.state.block
    if state.bout >= len(block.bouts):
        return
    progress = float(int(state.progress)) if block.tempo else state.progress
    if progress >= (1 if block.tempo else LEAST_HELD_S):
        bout = block.bouts[state.bout]
        turn.store(
            SetDone,
            exercise=block.exercise,
            step=block.item.step,
            side=bout.side,
            set=bout.set,
            reps=int(progress) if block.tempo else None,
            hold_s=block.item.hold_s if block.tempo else round(progress, 1),
        )
        turn.change(work_done=state.work_done + progress)
    turn.change(bout=state.bout + 1, progress=0.0, goal=block.goal)


def bank_time(turn: Turn) -> None:
    """Count the seconds held so far before a held phase is left early."""
    state = turn.state
    if state.phase == "hold":
        turn.change(progress=state.progress + max(0.0, state.total_s - left_s(state, turn.at)))


def hold_aside(turn: Turn) -> None:
    """Stop the running phase and remember it, so that `resume_held` can go on with it."""
    state = turn.state
    held = Held(state.phase, left_s(state, turn.at), state.total_s)
    bank_time(turn)
    turn.change(held=held, until=None)


def resume_held(turn: Turn) -> None:
    """Go on with the phase put aside; work goes on after a short "get ready"."""
    held = turn.state.held
    turn.change(held=None, subject=turn.state.index, answers=Rating())
    if held is not None and held.phase in {"rest", "switch_side", "next_up", "wait_10", *QUESTIONS}:
        turn.enter(held.phase, held.left_s, held.total_s)
    elif turn.state.bout >= len(turn.state.block.bouts):
        finish_block(turn)
    else:
        turn.enter("get_ready", turn.script.pace.lead_in_s)


def end_session(turn: Turn, how: Ending, rule: str | None = None) -> None:
    """End the session; the remaining exercises are simply not done."""
    turn.store(SessionEnded, how=how, rule=rule)
    turn.change(how=how, rule=rule, held=None)
    turn.enter("done")
    turn.put(Ended(how, rule))


def left_s(state: State, at: float) -> float:
    """Seconds that the phase on the stage has left, never negative."""
    return state.left_s if state.until is None else max(0.0, state.until - at)
