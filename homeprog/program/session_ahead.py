"""What a session is going to say: the machine played ahead, so that speech is recorded before its moment."""

import math
from collections.abc import Iterator

from msgspec.structs import replace

from homeprog.program import session
from homeprog.program.session_types import Now, Say, Script, State, Turned


def coming(script: Script, state: State) -> Iterator[Say]:
    """What will be said if nothing hurts and nobody pauses, in order.

    Args:
        state: A session that has begun; it is not changed.
    """
    untimed = replace(script, pace=replace(script.pace, stall_s=math.inf, wait_for_me=False))
    while state.phase != "done":
        turned = _next(untimed, state)
        if turned is None:
            return
        state, outputs = turned
        yield from (output for output in outputs if isinstance(output, Say))


def _next(script: Script, state: State) -> Turned | None:
    """One step of a session that goes well; None in a question that only trouble leads to."""
    now = state.seen
    if state.phase == "rate":
        told, outputs = session.answer(script, state, now, pain=0)
        state, more = session.confirm(script, told, now)
        return state, (*outputs, *more)
    if state.paused:
        return session.proceed(script, state, now)
    if state.until is None:
        return None
    passed_s = state.until - now.at
    return session.look(script, state, Now(state.until, now.wall + passed_s))
