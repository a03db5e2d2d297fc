"""How the session answers pain: rulings of clinical.md 5.3 acted out as 5.8 says."""

import math

from msgspec.structs import replace

from homeprog.program.dosing import ease
from homeprog.program.facts import ExerciseSkipped
from homeprog.program.pain import During, after_easing
from homeprog.program.plan import Reason
from homeprog.program.session_flow import (
    RECHECK_S,
    begin_block,
    close_bout,
    end_session,
    go_on,
    resume_held,
)
from homeprog.program.session_rating import during_of, merged, stopping_rule, store_rating
from homeprog.program.session_script import replacement
from homeprog.program.session_turn import Turn
from homeprog.program.session_types import Block, Complaint, Rating, Ruled, Say, SkipReason, State

WAIT_S = 600.0
"""Ten minutes of D-3."""


def complain(turn: Turn, complaint: Complaint) -> None:
    """Follow a choice of "it hurts": ask on, or act at once where no score is needed (D-1, D-2)."""
    match complaint:
        case "alarm":
            rule_now(turn, Rating(alarm=True))
        case "dizzy":
            rule_now(turn, Rating(dizzy=True))
        case "leg":
            rule_now(turn, Rating(new_leg_symptoms=True))
        case "sore" if turn.state.recheck:
            turn.enter("eased_rate")  # the second answer of D-9, a little early
        case "sore":
            turn.enter("score")
        case "sharp":
            turn.change(recheck=False)
            turn.enter("ease_off", RECHECK_S)
        case "outwards" | "inwards":
            turn.change(recheck=False)
            turn.enter("zones")


def rule_now(turn: Turn, answers: Rating) -> None:
    """Store what was answered about the subject, then act on it."""
    state, subject = turn.state, turn.state.subject
    ruling = during_of(turn.script, state.blocks[subject], answers)
    easing = ruling.action == "EASE" and _may_ease(state)
    if subject == state.index and not easing and ruling.action != "CONTINUE":
        close_bout(turn)
    if easing:
        answers = replace(answers, eased=True)
        turn.change(eased=state.eased | {subject}, recheck=True)
    store_rating(turn, subject, merged(state.ratings.get(subject), answers))
    act(turn, ruling)


def act(turn: Turn, ruling: During) -> None:
    """Act out a ruling on the subject (5.8)."""
    if ruling.action == "STOP-SESSION":
        _tell(turn, ruling.action, ruling)
        end_session(turn, "stopped", ruling.rule)
    elif "WAIT-10" in ruling.then:
        _tell(turn, ruling.action, ruling)
        turn.change(held=None)
        turn.enter("wait_10", WAIT_S)
    elif rule := stopping_rule(turn.state):
        _tell(turn, "STOP-SESSION", replace(ruling, rule=rule))
        end_session(turn, "stopped", rule)
    elif ruling.action == "CONTINUE":
        _tell(turn, ruling.action, ruling)
        _carry_on(turn)
    elif turn.state.subject != turn.state.index or _waiting(turn.state):
        _tell(turn, "NOTED", ruling)  # the exercise is over already: nothing of it is left to stop
        _carry_on(turn)
    elif ruling.action == "EASE" and turn.state.recheck:
        _tell(turn, ruling.action, ruling)
        _ease(turn)
    elif ruling.action in {"EASE", "SWAP"}:
        swap_in(turn, ruling)
    else:
        _tell(turn, ruling.action, ruling)
        leave_block(turn)


def _tell(turn: Turn, action: str, ruling: During, instead: str | None = None) -> None:
    exercise = turn.state.blocks[turn.state.subject].exercise
    _explain(turn, Ruled(action, Reason(ruling.rule, ruling.inputs), exercise, instead, ruling.then))


def _explain(turn: Turn, ruled: Ruled) -> None:
    """Keep the ruling for the screen and say it."""
    turn.change(ruled=ruled)
    turn.put(Say("ruling", {"ruled": ruled}))


def _carry_on(turn: Turn) -> None:
    """Go on where the answer interrupted: the same bout, the rest, or the next exercise."""
    if turn.state.held is None or turn.state.held.phase == "rate":
        leave_block(turn)
    else:
        resume_held(turn)


def _waiting(state: State) -> bool:
    """Whether D-3's ten minutes were put aside: nothing but a stop ends them."""
    return state.held is not None and state.held.phase in {"wait_10", "settled"}


def leave_block(turn: Turn) -> None:
    """Go to the exercise after the one the answer was about."""
    begin_block(turn, turn.state.subject + 1)


def _may_ease(state: State) -> bool:
    """EASE happens once per exercise (5.8) and only while it lasts; a second one is a SWAP (D-9)."""
    return state.subject == state.index and state.subject not in state.eased


def _ease(turn: Turn) -> None:
    """Halve what is left of the bout and of the later bouts, take the load away, and ask again soon."""
    state, block = turn.state, turn.state.block
    catalog = turn.script.catalog
    if state.bout >= len(
        block.bouts
    ):  # asked at the end: nothing is left to halve, so ease off and ask again
        turn.change(held=None)
        turn.enter("ease_off", RECHECK_S)
        return
    left = state.goal - state.progress
    rest_of_bout = replace(
        block.item,
        reps=None if block.tempo is None else math.ceil(left),
        hold_s=left if block.tempo is None else block.item.hold_s,
    )
    eased_bout = replace(block, item=ease(catalog, rest_of_bout))
    eased_block = replace(block, item=ease(catalog, block.item))
    halved = eased_bout.goal if state.progress > 0 else eased_block.goal
    turn.change(
        blocks=(*state.blocks[: state.index], eased_block, *state.blocks[state.index + 1 :]),
        goal=state.progress + min(halved, left),
    )
    resume_held(turn)


def rate_eased(turn: Turn, pain: int) -> None:
    """The second answer of D-9: finish the eased dose, or swap."""
    state, script = turn.state, turn.script
    rating = replace(state.ratings[state.index], pain_eased=pain)
    verdict = after_easing(pain, script.rest_pain, script.limits)
    turn.change(recheck=False)
    ruling = during_of(script, state.block, rating)
    if verdict == "CONTINUE":
        store_rating(turn, state.index, rating)
        _tell(turn, verdict, ruling)
        if turn.state.bout >= len(state.block.bouts):
            leave_block(turn)
        else:
            go_on(turn)
        return
    close_bout(turn)
    store_rating(turn, state.index, rating)
    swap_in(turn, ruling)


def swap_in(turn: Turn, ruling: During) -> None:
    """SWAP: put the easier exercise in next; SKIP where there is none or one swap was made already (5.8)."""
    state, block = turn.state, turn.state.block
    new = None
    if not block.substitute:
        present = {one.exercise for one in state.blocks}
        new = replacement(turn.script, block.exercise, present, first_aid=ruling.rule == "D-11")
    if new is None:
        turn.store(ExerciseSkipped, exercise=block.exercise, reason="pain")
        _tell(turn, "SKIP", ruling)
    else:
        turn.change(blocks=(*state.blocks[: state.index + 1], new, *state.blocks[state.index + 1 :]))
        _tell(turn, "SWAP", ruling, new.exercise)
    leave_block(turn)


def settle(turn: Turn, back: bool) -> None:
    """After the ten minutes of D-3: back at the start zone, finish with first aid only; otherwise stop."""
    if not back:
        _stop_by(turn, "D-3")
    elif rule := stopping_rule(turn.state):
        _stop_by(turn, rule)
    else:
        exercise = turn.state.blocks[turn.state.subject].exercise
        _explain(turn, Ruled("RESTFUL", Reason("D-3"), exercise))
        first_aid_only(turn)
        leave_block(turn)


def _stop_by(turn: Turn, rule: str) -> None:
    exercise = turn.state.blocks[turn.state.subject].exercise
    _explain(turn, Ruled("STOP-SESSION", Reason(rule), exercise))
    end_session(turn, "stopped", rule)


def first_aid_only(turn: Turn) -> None:
    """Drop what is no first aid from the rest of the session and say so in the journal (D-3)."""
    state = turn.state
    coming = state.blocks[state.subject + 1 :]
    for block in coming:
        if not block.first_aid and block.rated:
            turn.store(ExerciseSkipped, exercise=block.exercise, reason="rule")
    kept = tuple(block for block in coming if block.first_aid)
    turn.change(blocks=(*state.blocks[: state.subject + 1], *kept))


def skip(turn: Turn, reason: SkipReason) -> None:
    """Leave the exercise out; sets already done stay done."""
    close_bout(turn)
    turn.store(ExerciseSkipped, exercise=turn.state.block.exercise, reason=reason)
    turn.change(ruled=None, subject=turn.state.index)
    leave_block(turn)


def easier(turn: Turn) -> None:
    """SWAP-1 on request: the easier exercise takes the place; without one, only say so."""
    state, block = turn.state, turn.state.block
    present = {one.exercise for one in state.blocks}
    new = None if block.substitute else replacement(turn.script, block.exercise, present)
    if new is None:
        _explain(turn, Ruled("NO-EASIER", Reason("SWAP-1"), block.exercise))
        resume_held(turn)
    else:
        _put_in_place(turn, new, "unsure", "EASIER")


def lacking(turn: Turn) -> None:
    """The equipment is not there: a neighbour that needs something else comes in; without one, skip."""
    block = turn.state.block
    present = {one.exercise for one in turn.state.blocks}
    new = None if block.substitute else replacement(turn.script, block.exercise, present, lacking=True)
    if new is None:
        skip(turn, "equipment")
    else:
        _put_in_place(turn, new, "equipment", "INSTEAD")


def _put_in_place(turn: Turn, new: Block, reason: SkipReason, action: str) -> None:
    """Leave the present exercise and go on with another one."""
    index, left = turn.state.index, turn.state.block.exercise
    close_bout(turn)
    turn.store(ExerciseSkipped, exercise=left, reason=reason)
    blocks = turn.state.blocks
    turn.change(blocks=(*blocks[: index + 1], new, *blocks[index + 1 :]), subject=index)
    _explain(turn, Ruled(action, Reason("SWAP-1"), left, new.exercise))
    leave_block(turn)
