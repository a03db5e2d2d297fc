"""Says "look again": a steady beat for what moves, one exact shot for the next second or phase end."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

FRAME_MS = 33
"""Beat while the figure moves: 30 pictures a second."""

STILL_MS = 100
"""Beat while only the ring moves."""


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
        self._beat.timeout.connect(self.looked)
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

    def stop(self) -> None:
        """Stand still: nothing runs, nothing is spent."""
        self._beat.stop()
        self._shot.stop()
