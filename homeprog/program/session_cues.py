"""What the session says and sounds, as values: on entering a phase and at marks inside it.

Keys become words in `homeprog.ui.words_session`; speech, captions and beeps are listeners.
"""

from collections.abc import Iterator, Sequence

from homeprog.program.catalog import Breath
from homeprog.program.session_types import Beep, Block, Output, Say, State

HALF_WAY_FROM_S = 20.0
"""Holds from this length on are halved by a word."""

COUNTED_FROM_S = 6.0
"""Phases from this length on tick through their last three seconds."""

ASK_AGAIN_S = (20.0, 60.0)
"""Seconds after which a question without an answer is asked again; then it waits."""

LAST_TICKS_S = (3.0, 2.0, 1.0)

LED_BREATHS = 5
"""Breaths with words at the start of a position of ease; then one in `THEN_ONE_IN`."""

THEN_ONE_IN = 6

SPOKEN_FROM_S = 2.0
"""Parts of a repetition from this length on leave time for words of their own."""

FULL_REPETITIONS = 2
"""Repetitions of a first set with every word; then only the number and "core on" (seed 004)."""


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
            return (Say("get_ready", {"core": block.core and _is_first(state)}),)
        case "hold" if block.breath:
            return Beep("start"), Say("breathe", {"in_s": block.breath.in_s, "out_s": block.breath.out_s})
        case "hold":
            inputs = {"core": block.core, "short": not _is_first(state), "moving": block.keeps_moving}
            return Beep("start"), Say("hold", inputs)
        case "move":
            return Beep("turn"), Say("repetition", _repetition(state, block))
        case "return" if block.breath:
            return (Say("breathe_out"),) if _is_full(state) else ()
        case "return" if block.tempo and block.tempo.turn:
            return Beep("switch"), Say("turn", {"exercise": block.exercise})
        case "hold_rep" | "return":
            return (Say(state.phase),) if seconds >= SPOKEN_FROM_S and _is_full(state) else ()
        case "switch_side":
            return Beep("switch"), Say("switch_side", {"side": state.current.side})
        case "rest":
            return Beep("end"), Say("rest", {"seconds": seconds})
        case "rate":
            return Beep("ask"), Say("rate", {"exercise": state.blocks[state.subject].exercise})
        case "done":
            return Beep("done"), Say("done", {"how": state.how})
        case "hurts" | "eased_rate" | "zones" | "score" | "sharp_gone" | "settled":
            return Beep("ask"), Say(state.phase)
        case "ease_off" | "wait_10":
            return (Say(state.phase, {"seconds": seconds}),)
        case _:
            return ()


def question(state: State, missing: Sequence[str] = ()) -> tuple[Output, ...]:
    """The question on the stage once more; where only light ones are left, the first of those.

    Args:
        missing: `session.missing`.
    """
    if state.phase == "rate" and state.answers.pain is not None and missing:
        return Beep("ask"), Say("light", {"extra": missing[0]})
    return on_entry(state)


def _is_first(state: State) -> bool:
    """Whether the work that is coming or has just begun is the exercise's first."""
    return state.bout == 0 and state.progress == 0


def _is_full(state: State) -> bool:
    """Whether a repetition has every word, or only its number and a short core cue."""
    return state.bout == 0 and state.progress < FULL_REPETITIONS


def _repetition(state: State, block: Block) -> dict[str, int | bool]:
    """Number of the repetition; the core cue comes on every one, in full at first (seed 004)."""
    return {
        "number": int(state.progress) + 1,
        "core": block.core,
        "short": not _is_full(state),
        "breath": block.breath is not None,
    }


def between(state: State, left_before: float, left_now: float) -> Iterator[Output]:
    """Cues at the marks that the running phase passes while its rest falls to `left_now` seconds."""
    if state.phase == "hold" and state.total_s >= HALF_WAY_FROM_S:
        half = state.total_s / 2
        if left_now <= half < left_before:
            yield Say("half_way", {"core": state.block.core})
    if state.phase == "hold" and state.block.breath is not None:
        yield from _breaths(state.block.breath, state.total_s - left_before, state.total_s - left_now)
    if state.phase in {"hold", "get_ready"} and state.total_s >= COUNTED_FROM_S:
        for mark in LAST_TICKS_S:
            if left_now <= mark < left_before:
                yield Beep("tick")
                yield Say("last", {"seconds": round(mark)})


def _breaths(lead: Breath, before_s: float, now_s: float) -> Iterator[Output]:
    """The words of the breaths that begin, or turn, between two moments of a held exercise.

    The first breath in is told by the words at the start.
    """
    for number in range(int(before_s // lead.cycle_s), int(now_s // lead.cycle_s) + 1):
        if number >= LED_BREATHS and number % THEN_ONE_IN:
            continue
        starts_s = number * lead.cycle_s
        if before_s < starts_s <= now_s:
            yield Say("breathe_in")
        if before_s < starts_s + lead.in_s <= now_s:
            yield Say("breathe_out")
