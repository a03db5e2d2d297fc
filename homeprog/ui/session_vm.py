"""What the session screen shows, as one frozen value made from the machine's state."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from homeprog.program import session, session_motion
from homeprog.program.session_script import position_of_ease
from homeprog.program.session_types import (
    RESTING,
    WORK,
    Ending,
    Extra,
    Phase,
    Rating,
    Say,
    Script,
    State,
)
from homeprog.ui import words_session as words
from homeprog.ui.words_cues import Wording, caption_of

Look = Literal["get_ready", "hold", "move", "rest", "rate", "paused"]
"""A colour role of the theme; each look has its own shape beside word and colour."""

LOOK_OF: dict[Phase, Look] = {
    "get_ready": "get_ready",
    "hold": "hold",
    "hold_rep": "hold",
    "move": "move",
    "return": "move",
    "switch_side": "rest",
    "next_up": "rest",
    "rest": "rest",
    "ease_off": "rest",
    "wait_10": "rest",
    "done": "rest",
    "idle": "paused",
}
MINUTES_FROM_S = 100
"""Countdowns from this length on show minutes, with small seconds."""


_NOTHING_TOLD = Rating()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionVM:
    """The screen at one moment; what moves in between is `Frame`.

    Attributes:
        digits, small: The countdown: seconds, or minutes with small `:07`.
        number: The repetition, such as `4 of 6`; empty for holds.
        where: Set and side.
        place: Which exercise of how many.
        reason: The sentence of the last ruling, empty when there is none.
        done: What was done, once the session is over.
        waits: It stands still because "wait for me" was chosen; `paused` is then set too.
        needs_something: The exercise needs equipment.
        extras: Light questions asked beside the pain score; `answers` holds what was told.
    """

    phase: Phase
    look: Look
    word: str
    digits: str = ""
    small: str = ""
    number: str = ""
    exercise_id: str = ""
    exercise: str = ""
    figure_side: str = "both"
    where: str = ""
    place: str = ""
    next_up: str = ""
    caption: str = ""
    reason: str = ""
    paused: bool = False
    waits: bool = False
    slept: bool = False
    can_next: bool = False
    can_back: bool = False
    can_add: bool = False
    can_ease: bool = False
    needs_something: bool = False
    extras: tuple[Extra, ...] = ()
    answers: Rating = _NOTHING_TOLD
    start_zones: tuple[int, int] = (0, 0)
    leg_at_start: bool = False
    how: Ending | None = None
    rest_tip: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What moves, each 0-1: share of the phase that is over, the figure's moment, the breath if it is led."""

    progress: float
    moment: float
    breath: float | None = None


def view_model(
    script: Script, state: State, at: float, said: Sequence[Say], wording: Wording = "full"
) -> SessionVM:
    """Describe the screen.

    Args:
        at: Monotonic seconds.
        said: The last words given out, for the caption; a ruling among them is shown as `reason`.
        wording: How much of them is said.
    """
    catalog, block = script.catalog, state.blocks[min(state.subject, len(state.blocks) - 1)]
    shown = state.block if state.phase in WORK | RESTING else block
    counts = state.total_s > 0 and not state.waits
    digits, small = countdown(session.left_s(state, at)) if counts else ("", "")
    look, word = _look_and_word(state, at)
    return SessionVM(
        phase=state.phase,
        look=look,
        word=word,
        digits=digits,
        small=small,
        number=_number(state),
        exercise_id=shown.exercise,
        exercise=catalog.exercises[shown.exercise].name,
        figure_side=session_motion.figure_side(state),
        where=_where(state),
        place=f"{min(state.index + 1, len(state.blocks))} / {len(state.blocks)}",
        next_up=_next_up(script, state),
        caption=caption_of((say for say in said if say.key != "ruling"), catalog, wording),
        reason=words.ruling(state.ruled, catalog) if state.ruled and _shows_reason(state) else "",
        paused=state.paused,
        waits=state.waits,
        slept=state.stopped_by == "slept",
        can_next=state.phase in WORK | RESTING,
        can_back=state.phase in WORK | RESTING,
        can_add=state.phase in RESTING,
        can_ease=state.phase in WORK | RESTING,
        needs_something=bool(catalog.exercises[shown.exercise].needed),
        extras=block.extras if state.phase == "rate" else (),
        answers=state.answers,
        start_zones=script.start_zones,
        leg_at_start=max(script.start_zones) >= 2,
        how=state.how,
        rest_tip=_rest_tip(script, state),
        done=_done(script, state) if state.how else "",
    )


def countdown(left_s: float) -> tuple[str, str]:
    """Digits and small digits of a countdown; a started second counts as a whole one."""
    left = math.ceil(left_s - 1e-6)
    if left < MINUTES_FROM_S:
        return str(max(0, left)), ""
    return str(left // 60), f":{left % 60:02d}"


def frame(state: State, at: float) -> Frame:
    """What moves, at this moment."""
    return Frame(
        session_motion.done_share(state, at),
        session_motion.moment(state, at),
        session_motion.breath(state, at),
    )


def _look_and_word(state: State, at: float) -> tuple[Look, str]:
    if state.paused and not state.waits:
        return "paused", words.paused(False)[0]
    if session_motion.breath(state, at) is not None:
        return LOOK_OF[state.phase], words.breath_word(session_motion.breathes_in(state, at))
    if state.phase == "hold" and state.block.keeps_moving:
        return "move", words.keep_moving()
    return LOOK_OF.get(state.phase, "rate"), words.phase_word(state.phase)


def _number(state: State) -> str:
    if state.block.tempo is None or state.phase not in WORK:
        return ""
    return f"{int(state.progress) + 1} / {int(state.goal)}"


def _where(state: State) -> str:
    bout, item = state.current, state.block.item
    sets = f"{words.set_word()} {bout.set} / {item.sets}" if item.sets > 1 else ""
    parts = [words.side_words(bout.side), sets, words.dose_words(item)]
    return " · ".join(part for part in parts if part)


def _next_up(script: Script, state: State) -> str:
    """The exercise after this one; in the rest before an exercise its start position."""
    catalog = script.catalog
    if state.phase in {"next_up", "get_ready"} and state.bout == 0:
        return words.first_position(catalog.exercises[state.block.exercise])
    coming = state.blocks[state.index + 1 : state.index + 2]
    return words.then(catalog.exercises[coming[0].exercise].name) if coming else ""


def _shows_reason(state: State) -> bool:
    """A ruling is told until work begins again."""
    return state.phase in RESTING | {"ease_off", "wait_10", "done"}


def _done(script: Script, state: State) -> str:
    """What was done of the exercises that are rated, for the last page."""
    done = [state.blocks[index].exercise for index, share in sorted(state.shares.items()) if share > 0]
    return words.done([script.catalog.exercises[exercise].name for exercise in done])


def _rest_tip(script: Script, state: State) -> str:
    """What is offered after a stop: one position of ease and a little walking (5.8)."""
    if state.how != "stopped" or state.rule == "D-1":
        return ""
    ease = position_of_ease(script)
    return words.rest_tip(script.catalog.exercises[ease].name) if ease else ""
