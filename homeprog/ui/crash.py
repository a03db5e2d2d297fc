"""When the program itself fails: it is logged, said once in plain words, and the window stays open."""

import faulthandler
import logging
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from homeprog.data.errors import StoreError

_LOG = logging.getLogger("homeprog")
_LARGEST_LOG_BYTES = 1_000_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _QuietFile(logging.FileHandler):
    """A full disk costs the line of the log, not a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without it."""


class CrashGuard(QObject):
    """Catches what nobody caught. Logs hold no answers of the patient, only where the program failed.

    Args:
        folder: The log folder; `homeprog.log` and `crash.txt` are written there.

    Signals:
        failed(str): A sentence for the patient. A mistake of the program is told once, however often it
            happens; a `StoreError`, which the patient can do something about, each time.
    """

    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_path, self._crash_path = folder / "homeprog.log", folder / "crash.txt"
        self._said = False
        self._crash_file: TextIO | None = None
        self._handler: logging.Handler | None = None

    def install(self) -> str | None:
        """Start catching. Where no log can be written, only the log is missing.

        Returns:
            A sentence if the program died last time, else None.
        """
        sys.excepthook = self._on_exception
        qInstallMessageHandler(_log_qt_message)
        try:
            return self._open_files()
        except OSError:
            return None

    def _open_files(self) -> str | None:
        died = self._last_crash()
        self._crash_file = self._crash_path.open("w", encoding="utf-8")
        faulthandler.enable(self._crash_file)
        if self._log_path.exists() and self._log_path.stat().st_size > _LARGEST_LOG_BYTES:
            self._log_path.replace(self._log_path.with_suffix(".old.log"))
        self._handler = _QuietFile(self._log_path, encoding="utf-8", delay=True)
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(self._handler)
        return died

    def remove(self) -> None:
        """Stop catching, at a proper end."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._crash_file is not None:
            self._crash_file.close()
            with suppress(OSError):
                self._crash_path.unlink(missing_ok=True)
        if self._handler is not None:
            _LOG.removeHandler(self._handler)
            self._handler.close()

    def _last_crash(self) -> str | None:
        if not self._crash_path.exists() or not self._crash_path.stat().st_size:
            return None
        kept = self._crash_path.with_suffix(".last.txt")
        self._crash_path.replace(kept)
        return self.tr(
            "Last time the program stopped by itself. All your answers are saved. Details are in {file}."
        ).format(file=kept)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, StoreError):  # the surroundings, met where no slot expected them
            _LOG.error("%s: %s", type(error).__name__, error.detail)
            self.failed.emit(str(error))
            return
        _LOG.critical("uncaught", exc_info=(kind, error, trace))
        if not self._said:
            self._said = True
            sentence = self.tr(
                "The program made a mistake. Your answers up to now are saved. "
                "Please close the window and open it again. Details are in {file}."
            ).format(file=self._log_path)
            print(sentence, file=sys.stderr)  # noqa: T201 - there may be no window yet
            self.failed.emit(sentence)


def _log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS[kind], "Qt: %s", message)
