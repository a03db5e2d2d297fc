"""How series are told apart without colour: the mark of a point and the dashes of a line."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.text import Text

SYMBOLS = ("o", "s", "t1", "d", "t", "+")
"""Circle, square, triangle, diamond, triangle downwards, cross: as pyqtgraph calls them."""
LINES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
    Qt.PenStyle.SolidLine,
)

_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "s": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "t1": ((0, -1), (1, 0.9), (-1, 0.9)),
    "d": ((0, -1.2), (0.9, 0), (0, 1.2), (-0.9, 0)),
    "t": ((-1, -0.9), (1, -0.9), (0, 1)),
    "+": (
        (-0.35, -1),
        (0.35, -1),
        (0.35, -0.35),
        (1, -0.35),
        (1, 0.35),
        (0.35, 0.35),
        (0.35, 1),
        (-0.35, 1),
        (-0.35, 0.35),
        (-1, 0.35),
        (-1, -0.35),
        (-0.35, -0.35),
    ),
}


def paint_mark(painter: QPainter, number: int, middle: QPointF, radius: float, colour: QColor) -> None:
    """Paint the mark of a series' points."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    symbol = SYMBOLS[number % len(SYMBOLS)]
    if symbol == "o":
        painter.drawEllipse(middle, radius, radius)
    else:
        corners = [middle + QPointF(x, y) * radius for x, y in _SHAPES[symbol]]
        painter.drawPolygon(QPolygonF(corners))


class Sample(QWidget):
    """A piece of a series' line with its mark."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A short line."""
        now = theme.current()
        return QSize(now.px(1.8), now.px(1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line and mark."""
        now = theme.current()
        colour = QColor(now.colours.plots[self._number % len(now.colours.plots)])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(colour, max(2.0, now.px(0.11)), LINES[self._number % len(LINES)]))
        painter.drawLine(QPointF(0, middle.y()), QPointF(self.width(), middle.y()))
        paint_mark(painter, self._number, middle, now.px(0.26), colour)
        painter.end()


class LegendEntry(QWidget):
    """A sample and the name of its series."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.current().space("m"), 0)
        row.setSpacing(theme.current().space("s"))
        row.addWidget(Sample(number, self))
        label = Text(name, "small", self)
        label.setWordWrap(False)
        row.addWidget(label)
