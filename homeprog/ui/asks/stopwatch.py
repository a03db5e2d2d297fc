"""A clock beside a timed self-test: time to get into place, then the seconds, and the end by tone."""

import math
from typing import Literal, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from homeprog.clock import Clock
from homeprog.ui import theme
from homeprog.ui.ticker import STILL_MS, Ticker
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text

READY_S = 5
"""Time to get into place after the press."""

Way = Literal["up", "down"]


class Sound(Protocol):
    """What plays the tones; `homeprog.ui.sounds.Player` is one."""

    def open_soon(self) -> None:
        """Open it without waiting."""
        ...

    def play(self, kind: str) -> None:
        """Play a tone."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class Stopwatch(QWidget):
    """Counts up to a limit, or down from it; time is a deadline on the clock, never a sum of ticks.

    Args:
        about: What is timed, for screen readers.
        limit_s: Where it ends by itself.
        way: `up` for a hold that may end earlier, `down` for a fixed time.
        clock: Tells the time.
        sound: Plays the tones.

    Signals:
        measured(int): It ended; whole seconds since the start.
    """

    measured = Signal(int)

    def __init__(
        self, about: str, limit_s: int, way: Way, clock: Clock, sound: Sound, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._limit_s, self._way, self._clock, self._sound = limit_s, way, clock, sound
        self._begins_at: float | None = None
        self._sounded = False
        self._ticker = Ticker(self)
        self._ticker.looked.connect(self.look)
        self.button = Button("", "secondary", "clock", self)
        self.button.setAccessibleDescription(about)
        self.button.clicked.connect(self._on_clicked)
        self.face = Text("", "heading", self)
        self.face.setMinimumWidth(theme.current().px(12))
        row = BarLayout(theme.current().space("m"))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.face)
        self.setLayout(row)
        self._show_idle()

    @Slot()
    def look(self) -> None:
        """Look at the clock; in the window the ticker does."""
        if self._begins_at is None:
            return
        gone_s = self._clock.monotonic() - self._begins_at
        if gone_s < 0:
            self.face.setText(self.tr("Get ready: {n}").format(n=math.ceil(-gone_s)))
            return
        if not self._sounded:
            self._sounded = True
            self._sound.play("start")
        if gone_s >= self._limit_s:
            self._end(self._limit_s)
        else:
            self._show(int(gone_s))

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it stands still."""
        super().hideEvent(event)
        self._halt()
        self._sound.close()

    @Slot()
    def _on_clicked(self) -> None:
        if self._begins_at is None:
            self._begins_at = self._clock.monotonic() + READY_S
            self._sounded = False
            self._sound.open_soon()
            self.button.setText(self.tr("Stop"))
            self.button.set_icon("check")
            self._ticker.run(STILL_MS, READY_S)
            self.look()
        else:
            self._end(max(0, int(self._clock.monotonic() - self._begins_at)))

    def _end(self, seconds: int) -> None:
        self._sound.play("end")
        self._halt()
        self.face.setText(self.tr("%n seconds", "", seconds))
        self.measured.emit(seconds)

    def _halt(self) -> None:
        self._ticker.stop()
        if self._begins_at is not None:
            self._begins_at = None
            self._show_idle()

    def _show(self, gone_s: int) -> None:
        shown = gone_s if self._way == "up" else self._limit_s - gone_s
        self.face.setText(self.tr("%n seconds", "", shown))

    def _show_idle(self) -> None:
        self.button.setText(self.tr("Start the clock, %n seconds", "", self._limit_s))
        self.button.set_icon("clock")
        self.face.setText("")
        self.face.setAlignment(Qt.AlignmentFlag.AlignVCenter)
