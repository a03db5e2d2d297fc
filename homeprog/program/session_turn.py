"""One turn of the session machine: the state while an event is worked on, and what it gives out."""

from typing import Any

from msgspec.structs import replace

from homeprog.program import session_cues
from homeprog.program.facts import Fact
from homeprog.program.session_types import (
    TIMED,
    WAITING,
    Draft,
    Now,
    Output,
    Phase,
    PhaseChanged,
    Script,
    State,
    Turned,
)


class Turn:
    """Collects the changes of one event; the machine's functions pass it along.

    Attributes:
        state: The state so far.
        at: The moment the event belongs to, monotonic seconds; a deadline for what a look finds due.
    """

    def __init__(self, script: Script, state: State, at: float) -> None:
        self.script = script
        self.state = state
        self.at = at
        self._out: list[Output] = []

    def change(self, **fields: Any) -> None:
        """Replace fields of the state."""
        self.state = replace(self.state, **fields)

    def enter(
        self, phase: Phase, seconds: float = 0.0, total_s: float | None = None, *, asked: bool = False
    ) -> None:
        """Begin a phase; a timed one runs from this moment, or stands still where "wait for me" waits.

        Args:
            seconds: How long it runs.
            total_s: Its full length where it goes on after an interruption.
            asked: The patient has just asked to go on, so nothing waits.
        """
        timed = phase in TIMED
        waits = self.script.pace.wait_for_me and phase in WAITING and not asked
        self.change(
            phase=phase,
            until=self.at + seconds if timed and not waits else None,
            left_s=seconds if timed else 0.0,
            total_s=total_s or seconds,
            stopped_by="waits" if waits else None,
            asked_at=self.at,
            asked_again=0,
        )
        self.put(PhaseChanged(phase), *session_cues.on_entry(self.state))

    def put(self, *outputs: Output) -> None:
        """Give something out."""
        self._out.extend(outputs)

    def store(self, kind: type[Fact], *, supersedes: bool = False, **fields: Any) -> None:
        """Give out a fact of this session."""
        self.put(Draft(kind, {"session": self.script.session, **fields}, supersedes))

    def end(self, seen: Now) -> Turned:
        """The new state and the outputs; `seen` is the moment up to which time has been looked at."""
        return replace(self.state, seen=seen), tuple(self._out)
