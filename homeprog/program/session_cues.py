"""What the session says and sounds, as values: on entering a phase and at marks inside it.

Keys become words in `homeprog.ui.words_session`; speech, captions and beeps are listeners.
"""

from collections.abc import Iterator

from homeprog.program.session_types import Beep, Block, Output, Say, State

HALF_WAY_FROM_S = 20.0
"""Holds from this length on are halved by a word."""

COUNTED_FROM_S = 6.0
"""Phases from this length on tick through their last three seconds."""

LAST_TICKS_S = (3.0, 2.0, 1.0)


def on_entry(state: State) -> tuple[Output, ...]:
    """Cues at the start of a phase."""
    block, seconds = state.block, state.total_s
    match state.phase:
        case "next_up":
            inputs = {"exercise": block.exercise, "side": state.current.side, "waits": state.waits}
            return (Say("next_up", inputs),)
        case "get_ready" if state.waits:
            return (Say("wait_for_me", {"side": state.current.side}),)
        case "get_ready":
            return (Say("get_ready", {"seconds": seconds, "core": block.core}),)
        case "hold":
            return Beep("start"), Say("hold", {"seconds": seconds, "core": block.core})
        case "move":
            return Beep("turn"), Say("repetition", _repetition(state, block))
        case "hold_rep":
            return (Say("hold_rep"),)
        case "return":
            return (Say("return"),)
        case "switch_side":
            return Beep("switch"), Say("switch_side", {"side": state.current.side})
        case "rest":
            return Beep("end"), Say("rest", {"seconds": seconds})
        case "rate":
            return Beep("ask"), Say("rate", {"exercise": state.blocks[state.subject].exercise})
        case "done":
            return Beep("done"), Say("done", {"how": state.how})
        case "eased_rate" | "zones" | "score" | "sharp_gone" | "settled":
            return Beep("ask"), Say(state.phase)
        case "ease_off" | "wait_10":
            return (Say(state.phase, {"seconds": seconds}),)
        case _:
            return ()


def _repetition(state: State, block: Block) -> dict[str, int | bool]:
    """Number of the repetition; the core cue is full in the first two of a bout, short later (seed 004)."""
    number = int(state.progress) + 1
    return {"number": number, "core": block.core, "short": number > 2 or state.bout > 0}


def between(state: State, left_before: float, left_now: float) -> Iterator[Output]:
    """Cues at the marks that the running phase passes while its rest falls to `left_now` seconds."""
    if state.phase == "hold" and state.total_s >= HALF_WAY_FROM_S:
        half = state.total_s / 2
        if left_now <= half < left_before:
            yield Say("half_way", {"seconds": half})
    if state.phase in {"hold", "get_ready"} and state.total_s >= COUNTED_FROM_S:
        yield from (Beep("tick") for mark in LAST_TICKS_S if left_now <= mark < left_before)
