"""A soft light over the whole session at a change of phase, for those who do not hear the beeps."""

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from homeprog.program.session_types import PhaseChanged
from homeprog.ui import theme
from homeprog.ui.session_vm import LOOK_OF

FADE_MS = 600
"""A light fades as long as this and none begins before it is out: never more than two in a second.
The limit for people with light-sensitive epilepsy is three (WCAG 2.3.1)."""

BRIGHTEST = 0.6
"""Opacity at the start."""


class Flash(QWidget):
    """Covers its parent with the colour of the phase and fades; the mouse goes through it.

    Attributes:
        count: How many lights were shown.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.count = 0
        self._page = parent
        self._colour = QColor()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(BRIGHTEST)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._on_faded)
        self._fade.finished.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @Slot(object)
    def see(self, cue: object) -> None:
        """Light up if the cue is a change of phase and no light is on."""
        if not isinstance(cue, PhaseChanged) or self._fade.state() == QVariantAnimation.State.Running:
            return
        self.count += 1
        self._colour = theme.current().colour(LOOK_OF.get(cue.phase, "rate"))
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._fade.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the light."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()

    @Slot()
    def _on_faded(self) -> None:
        self._colour.setAlphaF(float(self._fade.currentValue()))
        self.update()
