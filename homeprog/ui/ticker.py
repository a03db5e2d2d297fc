"""Says "look again": a steady beat for what moves, one exact shot for the next second or phase end."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

FRAME_MS = 33
"""Beat while the figure moves: 30 pictures a second."""

STILL_MS = 100
"""Beat while only the ring moves."""

NEAR_MS = 20
"""A beat so soon before the exact shot is left out: its picture could make the second late."""


class Ticker(QObject):
    """Two precise timers; neither tells the time, both only ask to look at the clock (engineering.md 0.3).

    Signals:
        looked(): Look at the clock now.
    """

    looked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._shot = QTimer(self)
        self._shot.setTimerType(Qt.TimerType.PreciseTimer)
        self._shot.setSingleShot(True)
        self._shot.timeout.connect(self.looked)

    @property
    def running(self) -> bool:
        """Whether it beats."""
        return self._beat.isActive()

    def run(self, beat_ms: int, next_s: float) -> None:
        """Beat on, and look again exactly after `next_s` real seconds."""
        if not self._beat.isActive() or self._beat.interval() != beat_ms:
            self._beat.start(beat_ms)
        self._shot.start(max(1, math.ceil(next_s * 1000)))

    def once(self, next_s: float) -> None:
        """Do not beat, but look again after `next_s` real seconds."""
        self._beat.stop()
        self._shot.start(max(1, math.ceil(next_s * 1000)))

    @Slot()
    def _on_beat(self) -> None:
        if not 0 <= self._shot.remainingTime() < NEAR_MS:
            self.looked.emit()

    def stop(self) -> None:
        """Stand still: nothing runs, nothing is spent."""
        self._beat.stop()
        self._shot.stop()
