"""A list to pick one thing from, closed to one line."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from homeprog.ui import icons, theme

_SHORTEST = 8
"""Letters of the chosen words that are always seen."""


class PickBox(QComboBox):
    """Qt's combo box with our own arrow; the wheel scrolls the page and never changes an answer.

    Args:
        name: The question, for screen readers.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux the name of a list is what is chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.current().target)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as styled, and an arrow at its end."""
        super().paintEvent(event)
        now = theme.current()
        side, edge = now.icon, now.space("s")
        left = edge if self.isRightToLeft() else self.width() - edge - side
        box = QRectF(left, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        icons.paint(painter, "chevron_down", now.colour("text" if self.isEnabled() else "disabled"), box)
        painter.end()
