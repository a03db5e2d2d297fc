"""The session for screen readers: milestones are announced as they come, never seconds or repetitions."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from homeprog.ui.accessible import announce
from homeprog.ui.session_vm import SessionVM

REPEATED = frozenset({"move", "hold_rep", "return"})
"""Phases that come back with every repetition: one milestone together."""


class Announcer(QObject):
    """Announces what a session turns to: the exercise, its side and set, hold, rest, question, pause, ruling.

    Args:
        speaks_for: The widget in whose name it is announced; becomes the parent.
    """

    def __init__(self, speaks_for: QWidget) -> None:
        super().__init__(speaks_for)
        self._widget = speaks_for
        self._last: tuple[object, ...] = ()
        self._exercise = self._reason = ""

    @Slot(object)
    def follow(self, vm: SessionVM) -> None:
        """Announce this state of the screen if it is another milestone than the last."""
        phase = "repeated" if vm.phase in REPEATED else vm.phase
        milestone = (phase, vm.exercise_id, vm.where, vm.paused, vm.reason)
        if milestone == self._last:
            return
        self._last = milestone
        words = self._words(vm)
        if vm.word:  # a question has no word of its own: the focus goes to it
            announce(self._widget, words)

    def _words(self, vm: SessionVM) -> str:
        """Reason, phase, exercise, set and side; reason and exercise only when they changed."""
        reason = vm.reason if vm.reason != self._reason else ""
        exercise = vm.exercise if vm.exercise_id != self._exercise else ""
        self._reason, self._exercise = vm.reason, vm.exercise_id
        parts = (reason, vm.word, exercise, vm.where)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
