"""The real window that tells on standard output what a session cues, when, and where the keyboard is.

Started by `scripts.record_session`; everything else is as in `homeprog`.

python -m scripts.told_session DATA_FOLDER SECONDS_AGO
"""

import logging
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from homeprog.app import build
from homeprog.clock import SystemClock
from homeprog.data.paths import DataFolder
from homeprog.ui.main_window import MainWindow

LOOK_MS = 100


def tell(words: str) -> None:
    """One line: monotonic seconds, which all processes of a computer share, and what happened."""
    print(f"{time.monotonic():.6f} {' '.join(words.split())}", flush=True)


class ThatDay(SystemClock):
    """The clock of a day that is so many seconds ago."""

    def __init__(self, ago_s: float) -> None:
        super().__init__()
        self._ago = timedelta(seconds=ago_s)

    def now(self) -> datetime:
        """The moment of that day."""
        return super().now() - self._ago


class Told(logging.Handler):
    """Tells each record of the log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it."""
        tell(record.getMessage())


class Teller(QObject):
    """Tells which control has the keyboard, and what the window says to the patient."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._alerts, self._last = window.alerts, window.alerts.last_alert
        app.focusChanged.connect(self.look)
        app.focusWindowChanged.connect(self.look_at_window)
        looks = QTimer(self)
        looks.timeout.connect(self.look_at_messages)
        looks.start(LOOK_MS)

    @Slot(QWidget, QWidget)
    def look(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Tell the control's name."""
        if now is not None:
            words = now.text() if isinstance(now, QAbstractButton) else type(now).__name__
            tell(f"focus {now.accessibleName() or words}")

    @Slot(QWindow)
    def look_at_window(self, window: QWindow | None) -> None:
        """Tell that the window has the keys."""
        if window is not None:
            tell("active")

    @Slot()
    def look_at_messages(self) -> None:
        """Tell a new message once."""
        if self._alerts.last_alert is not self._last:
            self._last = self._alerts.last_alert
            tell(f"told {self._last.text if self._last else ''}")


def main() -> int:
    """Run the window until it is closed."""
    log = logging.getLogger("homeprog")
    log.setLevel(logging.DEBUG)
    log.addHandler(Told())
    app = QApplication(sys.argv[:1])
    window = build(DataFolder(Path(sys.argv[1])), ThatDay(float(sys.argv[2])))
    teller = Teller(app, window)
    window.show_whole()
    code = app.exec()
    del teller
    return code


if __name__ == "__main__":
    sys.exit(main())
