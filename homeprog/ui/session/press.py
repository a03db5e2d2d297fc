"""Tells a short press from a long one: short pauses, long means "it hurts"."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

LONG_MS = 700


class Press(QObject):
    """Watches one press at a time.

    Signals:
        short(): It was let go soon.
        long(): It lasts; told while the button is still down.
    """

    short = Signal()
    long = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(LONG_MS)
        self._held.timeout.connect(self.long)

    @Slot()
    def begin(self) -> None:
        """The button goes down."""
        self._held.start()

    @Slot()
    def end(self) -> None:
        """The button comes up; nothing more after a long press."""
        if self._held.isActive():
            self._held.stop()
            self.short.emit()
