"""The icon beside the clock: shows a notice, and offers to wait or to leave it for today."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from homeprog.ui import theme

SHOWN_MS = 15_000
SIDE_PX = 64


def has_tray() -> bool:
    """Whether this desktop shows notices of programs."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Tray(QObject):
    """The icon with its menu; made only where `has_tray`.

    Signals:
        opened(): The window is wanted.
        snoozed(): Not now, in half an hour.
        declined(): Not today.
    """

    opened = Signal()
    snoozed = Signal()
    declined = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent or window)
        self._menu = QMenu(window)
        self.destroyed.connect(self._menu.deleteLater)
        self._menu.addAction(self.tr("Open")).triggered.connect(self.opened)
        self._menu.addAction(self.tr("Remind me in half an hour")).triggered.connect(self.snoozed)
        self._menu.addAction(self.tr("Not today")).triggered.connect(self.declined)
        self._icon = QSystemTrayIcon(_picture(), self)
        self._icon.setToolTip(window.windowTitle())
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(self.opened)
        self._icon.activated.connect(self._on_activated)
        self._icon.show()

    def notify(self, title: str, words: str) -> None:
        """Show a notice."""
        self._icon.showMessage(title, words, _picture(), SHOWN_MS)

    def remove(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.deleteLater()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()


def _picture() -> QIcon:
    """A plain disc in the colour of the app."""
    pixmap = QPixmap(SIDE_PX, SIDE_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("accent"))
    painter.drawEllipse(pixmap.rect())
    painter.end()
    return QIcon(pixmap)
