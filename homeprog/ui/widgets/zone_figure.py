"""The drawn back view of the body with a band for every zone of each leg (clinical.md 0.3)."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.choice import paint_tick

Leg = Literal["left", "right"]

_LEGS: tuple[Leg, Leg] = ("left", "right")
_Outline = Sequence[tuple[float, float]]

# The right half of a body seen from behind, in a box 100 wide and 220 high with its middle at x = 50.
_TRUNK: _Outline = [
    *((50, 27), (55, 27), (56, 33), (60, 36.5), (69, 39), (74, 43), (75, 50), (73, 58), (71, 66), (69, 74)),
    *((68, 80), (50, 80)),
]
_ARM: _Outline = [
    *((74, 43), (79, 47), (81, 56), (83, 68), (86, 80), (88.5, 92), (90, 102), (88.5, 109), (85.5, 110)),
    *((84, 103), (82, 93), (79, 82), (76, 70), (73, 58)),
]
_BANDS: dict[int, _Outline] = {
    1: [(50, 80), (68, 80), (68, 87), (70, 95), (71.5, 100), (50, 100)],
    2: [(50, 100), (71.5, 100), (74, 107), (74.5, 116), (73.5, 124), (64, 126.5), (54, 125), (50.6, 121)],
    3: [
        *((50.8, 121), (54, 125), (64, 126.5), (73.5, 124), (72, 136), (69.5, 148), (68, 158), (68, 163)),
        (55.5, 163),
        (54, 150),
        (51.5, 134),
    ],
    4: [
        *((55.5, 163), (68, 163), (70, 172), (69.5, 181), (66, 193), (64.5, 202), (58, 202), (56.5, 190)),
        (54.5, 176),
    ],
    5: [(58, 202), (64.5, 202), (66.5, 208), (71, 213), (70, 217), (60, 217), (57, 213)],
}
_BOX = (100.0, 220.0)


def band_path(leg: Leg, zone: int) -> QPainterPath:
    """The outline of a zone 1-5 in the unit box of 100 x 220; the left leg is on the left, as from behind."""
    path = QPainterPath()
    path.addPolygon(_polygon(_BANDS[zone], leg))
    path.closeSubpath()
    return path


def _polygon(points: _Outline, leg: Leg) -> QPolygonF:
    return QPolygonF([QPointF(x if leg == "right" else _BOX[0] - x, y) for x, y in points])


class ZoneFigure(QWidget):
    """The picture beside the word buttons: shows both answers and takes presses of the mouse or a finger.

    Signals:
        pressed(str, int): Leg and zone that were pressed.
    """

    pressed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones: dict[Leg, int | None] = {"left": None, "right": None}
        self._under: tuple[Leg, int] | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_zone(self, leg: Leg, zone: int | None) -> None:
        """Mark the furthest point of a leg; 0 and None mark nothing."""
        self._zones[leg] = zone
        self.update()

    def sizeHint(self) -> QSize:
        """Every band is as high as a target or nearly so."""
        height = max(theme.current().px(13), theme.current().target * 6)
        return QSize(round(height * _BOX[0] / _BOX[1]), height)

    def minimumSizeHint(self) -> QSize:
        """Does not shrink: bands must stay easy to press."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the band under the pointer."""
        found = self._band_at(event.position())
        if found:
            self.pressed.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which band a press would choose."""
        self._under = self._band_at(event.position())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline, bands, marks."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        painter.translate(self._origin())
        painter.scale(scale, scale)
        painter.setPen(self._pen("border", scale))
        painter.setBrush(now.colour("raised"))
        painter.drawEllipse(QRectF(42, 4, 16, 21))
        for leg in _LEGS:
            painter.drawPolygon(_polygon(_ARM, leg))
        left = [QPointF(_BOX[0] - x, y) for x, y in reversed(_TRUNK)]
        painter.drawPolygon(QPolygonF([*(QPointF(x, y) for x, y in _TRUNK), *left]))
        for leg in _LEGS:
            for zone in _BANDS:
                self._paint_band(painter, leg, zone, scale)
        painter.end()

    def _paint_band(self, painter: QPainter, leg: Leg, zone: int, scale: float) -> None:
        now = theme.current()
        chosen = self._zones[leg] == zone
        path = band_path(leg, zone)
        fill = "accent" if chosen else "accent_soft" if self._under == (leg, zone) else "surface"
        painter.setPen(self._pen("accent" if chosen else "border", scale))
        painter.setBrush(now.colour(fill))
        painter.drawPath(path)
        if chosen:
            box = QRectF(0, 0, 11, 11)
            box.moveCenter(path.boundingRect().center())
            painter.save()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_tick(painter, box, now.colour("on_accent"))
            painter.restore()

    def _pen(self, role: str, scale: float) -> QPen:
        pen = QPen(theme.current().colour(role), theme.current().px(0.07) / scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _scale(self) -> float:
        return min(self.width() / _BOX[0], self.height() / _BOX[1])

    def _origin(self) -> QPointF:
        scale = self._scale()
        return QPointF((self.width() - _BOX[0] * scale) / 2, (self.height() - _BOX[1] * scale) / 2)

    def _band_at(self, position: QPointF) -> tuple[Leg, int] | None:
        point = (position - self._origin()) / self._scale()
        places = ((leg, zone) for leg in _LEGS for zone in _BANDS)
        return next((place for place in places if band_path(*place).contains(point)), None)
