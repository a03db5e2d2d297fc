"""What moves on the stage: the figure, its side, and the breath, each from state and time alone."""

from homeprog.program.catalog import Breath
from homeprog.program.session_flow import left_s
from homeprog.program.session_types import WORK, State

CYCLE_S = 1.2
"""One there-and-back of the figure in marching, and one stride (two steps) in walking."""


def done_share(state: State, at: float) -> float:
    """How much of the phase on the stage is over, 0-1."""
    if state.total_s <= 0:
        return 1.0
    return min(1.0, max(0.0, 1.0 - left_s(state, at) / state.total_s))


def moment(state: State, at: float) -> float:
    """Where the figure is between start (0) and end (1) of the movement; of a walk, in the stride."""
    if state.phase not in WORK:
        return 0.0
    share, tempo = done_share(state, at), state.block.tempo
    if state.block.strides:
        return _stride(state, share)
    match state.phase:
        case "move" if tempo and tempo.return_s <= 0:
            return _there_and_back(share)
        case "move":
            return share
        case "return":
            return 1.0 - share
        case "hold" if state.block.keeps_moving:
            return _there_and_back(share * state.total_s / CYCLE_S % 1.0)
        case _:
            return 1.0


def _stride(state: State, share: float) -> float:
    """Place in a stride of two steps; a repetition is one step, or as many as its tempo says."""
    tempo = state.block.tempo
    if tempo is None:
        return share * state.total_s / CYCLE_S % 1.0
    steps = tempo.steps * share if tempo.steps else state.progress + share
    return steps / 2 % 1.0


def _there_and_back(share: float) -> float:
    return 1.0 - abs(2.0 * share - 1.0)


def figure_side(state: State) -> str:
    """The side the figure shows; it does not turn round where repetitions change sides."""
    return state.current.side


def breath(state: State, at: float) -> float | None:
    """How full the breath is that the pacer leads, 0 empty to 1 full; None where nothing leads it."""
    lead = state.block.breath
    if lead is None:
        return None
    share = done_share(state, at)
    match state.phase:
        case "hold":
            return fullness(lead, share * state.total_s)
        case "move":
            return share
        case "return":
            return 1.0 - share
        case _:
            return None


def breathes_in(state: State, at: float) -> bool:
    """Whether the pacer leads a breath in; only asked where `breath` is not None."""
    lead = state.block.breath
    if lead is None or state.phase != "hold":
        return state.phase == "move"
    return done_share(state, at) * state.total_s % lead.cycle_s < lead.in_s


def fullness(lead: Breath, elapsed_s: float) -> float:
    """How full the breath is after so many seconds of even breathing."""
    within_s = elapsed_s % lead.cycle_s
    if within_s < lead.in_s:
        return within_s / lead.in_s
    return 1.0 - (within_s - lead.in_s) / lead.out_s
