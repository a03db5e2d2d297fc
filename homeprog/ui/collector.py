"""Garbage is collected on the window's thread alone; on any other it would take widgets while they paint."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_SETTLED_MS, _EVERY_MS = 1_000, 1_000


class Collector(QObject):
    """Looks after Python's garbage from the window's event loop, as soon as the start is over.

    Python itself would collect in whichever thread happens to allocate: the sound's, or the backup's.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(_SETTLED_MS, self.settle)

    @Slot()
    def settle(self) -> None:
        """All that the start made stays to the end: nobody need look through it again."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that has come to its threshold, as Python would."""
        for generation in reversed(range(3)):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
