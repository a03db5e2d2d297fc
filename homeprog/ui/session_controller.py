"""Runs the session machine: one slot per wish, facts stored before the screen changes, one view-model out."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.clock import Clock
from homeprog.program import session, session_ahead, session_resume
from homeprog.program.facts import ExerciseRated, Fact, FactRetracted
from homeprog.program.session_types import (
    Beep,
    Complaint,
    Draft,
    Ended,
    Now,
    Output,
    PhaseChanged,
    Say,
    Script,
    SkipReason,
    State,
    Turned,
)
from homeprog.ui.keep_awake import KeepAwake
from homeprog.ui.session_vm import Frame, SessionVM, frame, view_model
from homeprog.ui.ticker import FRAME_MS, STILL_MS, Ticker
from homeprog.ui.words_cues import Wording
from homeprog.ui.words_session import EFFORTS

_log = logging.getLogger(__name__)
_MOVING = frozenset({"move", "return"})


class FactStore(Protocol):
    """Where facts go; `homeprog.ui.companion.Companion` is one."""

    def stamp(self, kind: type[Any], **fields: Any) -> Any:
        """Make a fact of this moment without storing it."""
        ...

    def record_many(self, facts: Sequence[Fact]) -> bool:
        """Store facts, all or none; False when they could not be stored."""
        ...


class SessionController(QObject):
    """One running session.

    Args:
        script: What is to be done.
        store: Takes the facts.
        clock: Runs the countdowns and dates the facts.
        facts: The session's facts so far (`session_resume.facts_of`), to go on after a crash.
        speed: How many times faster than the wall `clock.monotonic` runs (`--speed`).
        awake: Keeps the screen awake.
        wording: How much is said, and captioned.

    Signals:
        changed(SessionVM): The screen shows something else.
        moved(Frame): Ring and figure went on.
        cued(object): A `Beep` or `PhaseChanged`, for whoever sounds or lights.
        said(object): What one event gave to say, a tuple of `Say` in order.
        finished(str, str): How the session ended, and the rule that stopped it or "".
        failed(): An answer could not be stored; the session waits as it was.
    """

    changed = Signal(object)
    moved = Signal(object)
    cued = Signal(object)
    said = Signal(object)
    finished = Signal(str, str)
    failed = Signal()

    def __init__(
        self,
        script: Script,
        store: FactStore,
        clock: Clock,
        *,
        facts: Sequence[Fact] = (),
        speed: float = 1.0,
        awake: KeepAwake | None = None,
        wording: Wording = "full",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._script, self._store, self._clock, self._speed = script, store, clock, speed
        self._facts = tuple(facts)
        self._state = session.new(script)
        self._said: tuple[Say, ...] = ()
        self._shown: SessionVM | None = None
        self._ratings = {fact.exercise: fact.id for fact in facts if isinstance(fact, ExerciseRated)}
        self._awake = awake or KeepAwake()
        self._wording: Wording = wording
        self.ticker = Ticker(self)
        self.ticker.looked.connect(self.look)

    @property
    def state(self) -> State:
        """The machine's state."""
        return self._state

    def coming(self) -> Iterator[Say]:
        """What will be said from here on if all goes well."""
        return session_ahead.coming(self._script, self._state)

    def now(self) -> Now:
        """The moment on both clocks, in seconds of the session."""
        return Now(self._clock.monotonic(), self._clock.now().timestamp() * self._speed)

    @Slot()
    def start(self) -> None:
        """Begin, or go on with the very next set where facts were given."""
        if self._state.phase != "idle":
            return
        if self._facts:
            self._take(session_resume.resume(self._script, self._facts, self.now(), self._clock.now()))
        else:
            self._take(session.start(self._script, self._state, self.now()))

    @Slot()
    def look(self) -> None:
        """Let the passing of time do what is due."""
        for _ in range(100):  # a fast demonstration may owe several phases at once
            before = (self._state.phase, self._state.until)
            if not self._take(session.look(self._script, self._state, self.now())):
                return
            if self._state.until is None or (self._state.phase, self._state.until) == before:
                return

    @Slot()
    def toggle_pause(self) -> None:
        """Pause, or go on."""
        self._do(session.proceed if self._state.paused else session.pause)

    @Slot()
    def pause(self) -> None:
        """Pause; nothing if nothing runs."""
        self._do(session.pause)

    @Slot()
    def next(self) -> None:
        """Go on at once; a paused session goes on."""
        self._do(session.proceed if self._state.paused else session.next_)

    @Slot()
    def back(self) -> None:
        """Once more, or one panel back."""
        self._do(session.back)

    @Slot()
    def add_15s(self) -> None:
        """A longer rest."""
        self._do(session.add_15s)

    @Slot()
    def hurts(self) -> None:
        """Stop everything and ask."""
        self._do(session.hurts)

    @Slot(str)
    def complain(self, complaint: Complaint) -> None:
        """A choice of "it hurts"."""
        self._do(session.complain, complaint)

    @Slot(int)
    def rate(self, pain: int) -> None:
        """The pain score, 0-10."""
        self._do(session.answer, pain=pain)

    @Slot(int)
    def rate_effort(self, index: int) -> None:
        """How hard it was: index of the four words."""
        self._do(session.answer, effort=EFFORTS[index])

    @Slot(bool)
    def check_waist(self, narrower: bool) -> None:
        """The vacuum's first self-check."""
        self._do(session.answer, waist_narrower=narrower)

    @Slot(bool)
    def check_breath(self, kept: bool) -> None:
        """The vacuum's second self-check."""
        self._do(session.answer, breath_kept=kept)

    @Slot(int)
    def count_grabs(self, grabs: int) -> None:
        """How often the patient grabbed hold or stepped out."""
        self._do(session.answer, grabs=grabs)

    @Slot()
    def confirm(self) -> None:
        """Go on without the light questions left."""
        self._do(session.confirm)

    @Slot(int, int)
    def set_zones(self, left: int, right: int) -> None:
        """The furthest point of each leg now."""
        self._do(session.set_zones, (left, right))

    @Slot(bool)
    def sharp_gone(self, gone: bool) -> None:
        """Whether the sharp pain vanished."""
        self._do(session.sharp_gone, gone)

    @Slot(bool)
    def settled(self, back_home: bool) -> None:
        """Whether symptoms are back where they were."""
        self._do(session.settled, back_home)

    @Slot(str)
    def skip(self, reason: SkipReason) -> None:
        """Leave the exercise out."""
        self._do(session.skip, reason)

    @Slot()
    def easier(self) -> None:
        """An easier one, please."""
        self._do(session.easier_please)

    @Slot()
    def end(self) -> None:
        """End here."""
        self._do(session.end)

    def can_close(self) -> bool:
        """Whether nothing would be interrupted."""
        return self._state.phase in {"idle", "done"}

    def leave(self) -> None:
        """Finish later: stop all timers; the journal allows to go on with the very set."""
        self.pause()
        self.ticker.stop()
        self._awake.release()

    def _do(self, event: Callable[..., Turned], *args: Any, **kwargs: Any) -> None:
        """Work on a wish, after what time has done; a wish that met a sleeping computer is not counted."""
        slept = self._state.stopped_by == "slept"
        self.look()
        if self._state.stopped_by == "slept" and not slept:
            return
        self._take(event(self._script, self._state, self.now(), *args, **kwargs))

    def _take(self, turned: Turned) -> bool:
        """Store the facts, then take over the state and tell everyone.

        Returns:
            False when the facts could not be stored; the session then stands still as it was.
        """
        state, outputs = turned
        if not self._write([output for output in outputs if isinstance(output, Draft)]):
            self._state, _ = session.pause(self._script, self._state, self.now())
            self._run()
            self._show()
            self.failed.emit()
            return False
        self._state = state
        self._tell(outputs)
        self._run()
        self._show()
        for output in outputs:
            if isinstance(output, Ended):
                self.finished.emit(output.how, output.rule or "")
        return True

    def _write(self, drafts: Sequence[Draft]) -> bool:
        """Store drafts in one transaction; a better rating takes the earlier one back."""
        facts: list[Fact] = []
        ratings: dict[str, str] = {}
        for draft in drafts:
            exercise = draft.fields.get("exercise", "")
            if draft.supersedes and exercise in self._ratings:
                facts.append(
                    self._store.stamp(FactRetracted, fact=self._ratings[exercise], reason="told anew")
                )
            fact = self._store.stamp(draft.kind, **draft.fields)
            facts.append(fact)
            if isinstance(fact, ExerciseRated):
                ratings[exercise] = fact.id
        if facts and not self._store.record_many(facts):
            return False
        self._ratings |= ratings
        return True

    def _tell(self, outputs: Sequence[Output]) -> None:
        """Hand the cues to the listeners; a listener that fails takes nobody with it."""
        for output in outputs:
            _log_cue(output)
        words = tuple(output for output in outputs if isinstance(output, Say))
        if words:
            self._said = words
            self.said.emit(words)
        for output in outputs:
            if isinstance(output, Beep | PhaseChanged):
                self.cued.emit(output)

    def _run(self) -> None:
        """Beat as fast as the phase needs; stand still, and let the screen sleep, where nothing runs."""
        if (self._state.paused and not self._state.waits) or self.can_close():
            self._awake.release()
        else:
            self._awake.hold()
        wait_s = session.wait_s(self._state, self._clock.monotonic())
        if wait_s is None:
            self.ticker.stop()
            return
        if self._state.until is None:
            self.ticker.once(wait_s / self._speed)
            return
        moving = self._state.phase in _MOVING or self._state.block.keeps_moving
        self.ticker.run(FRAME_MS if moving else STILL_MS, wait_s / self._speed)

    def _show(self) -> None:
        at = self._clock.monotonic()
        shown = view_model(self._script, self._state, at, self._said, self._wording)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(shown)
        now: Frame = frame(self._state, at)
        self.moved.emit(now)


def _log_cue(output: Output) -> None:
    """For `scripts.record_session`, which holds what is heard against it; never what a patient answered."""
    match output:
        case Beep():
            _log.debug("beep %s", output.kind)
        case PhaseChanged():
            _log.debug("phase %s", output.phase)
        case Say():
            _log.debug("say %s", output.key)
