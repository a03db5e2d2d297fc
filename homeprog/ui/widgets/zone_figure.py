"""The drawn person from one side with a pressable band for every zone of each leg (clinical.md 0.3)."""

from functools import lru_cache
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.data.figures import figure_bases, figure_theme
from homeprog.figure.body_map import ZONES, BodyMap, MapView, body_map
from homeprog.figure.look import Look
from homeprog.figure.style import StyleName
from homeprog.ui import drawn_person, theme, words
from homeprog.ui.figure_painter import paint_drawing, union_path
from homeprog.ui.widgets.choice import paint_tick

Leg = Literal["left", "right"]

_LEGS: Final[tuple[Leg, Leg]] = ("left", "right")
_BOX: Final = (100.0, 220.0)
_REACH: Final = 6.0
"""Beside a band a press still counts, in units of the box: fingers are wider than ankles."""


@lru_cache(maxsize=8)
def _map(view: MapView, look: Look) -> BodyMap:
    return body_map(view, look, figure_bases())


@lru_cache(maxsize=8)
def _body(view: MapView, look: Look) -> QPainterPath:
    """The outline of trunk and legs in the unit box."""
    picture = _map(view, look)
    box = picture.drawing.box
    scale = _BOX[0] / box.width
    to_unit = QTransform().scale(scale, scale).translate(-box.left, -box.top)
    return to_unit.map(union_path(picture.body))


@lru_cache(maxsize=64)
def band_path(leg: Leg, zone: int, view: MapView = "back", look: Look | None = None) -> QPainterPath:
    """The outline of a zone in the unit box of 100 x 220; from behind the left leg is on the left."""
    look = look or Look()
    path = QPainterPath()
    path.addRect(_band_rect(leg, zone, view, look))
    return path.intersected(_body(view, look))


def _band_rect(leg: Leg, zone: int, view: MapView, look: Look) -> QRectF:
    picture = _map(view, look)
    scale, top_cm = _BOX[0] / picture.drawing.box.width, picture.drawing.box.top
    top, end = ((edge - top_cm) * scale for edge in picture.bands[zone])
    on_left = (leg == "left") == picture.left_is_left
    return QRectF(0.0 if on_left else _BOX[0] / 2, top, _BOX[0] / 2, end - top)


def _scale(width: int, height: int) -> float:
    """Pixels for a unit of the box, in a widget of this size."""
    return min(width / _BOX[0], height / _BOX[1])


def _person_box(width: int, height: int) -> QRectF:
    """Where the box stands in a widget of this size: in the middle."""
    box = QRectF(0, 0, *(side * _scale(width, height) for side in _BOX))
    box.moveCenter(QRectF(0, 0, width, height).center())
    return box


@lru_cache(maxsize=8)
def _person(view: MapView, look: Look, style: StyleName, width: int, height: int, ratio: float) -> QPixmap:
    """The body, painted once for a size, theme and look; each question about the legs shows it anew."""
    picture = QPixmap(QSize(width, height) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    colours = figure_theme().style(style, look)
    paint_drawing(painter, _map(view, look).drawing, colours, _person_box(width, height))
    painter.end()
    return picture


class ZoneFigure(QWidget):
    """One view of the person beside the word buttons: shows both answers and takes presses.

    Left and right arrow go to the other leg, up and down to the next zone, Enter or Space chooses; the name
    for screen readers says where one is.

    Signals:
        pressed(str, int): Leg and zone that were pressed.
    """

    pressed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None, view: MapView = "back") -> None:
        super().__init__(parent)
        self._view: MapView = view
        self._zones: dict[Leg, int | None] = {"left": None, "right": None}
        self._under: tuple[Leg, int] | None = None
        self._at: tuple[Leg, int] = ("left", ZONES[view][0])
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_place()

    def show_zone(self, leg: Leg, zone: int | None) -> None:
        """Mark the furthest point of a leg; 0 and None mark nothing."""
        self._zones[leg] = zone
        if zone in ZONES[self._view]:
            self._at = leg, zone
        self._name_place()
        self.update()

    def sizeHint(self) -> QSize:
        """Every band is as high as a target or nearly so."""
        height = max(theme.current().px(12), theme.current().target * 6)
        return QSize(round(height * _BOX[0] / _BOX[1]), height)

    def minimumSizeHint(self) -> QSize:
        """Does not shrink: bands must stay easy to press."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the band under the pointer."""
        found = self._band_at(event.position())
        if found:
            self._at = found
            self.pressed.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which band a press would choose."""
        self._mark_under(self._band_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self._mark_under(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from band to band, choose."""
        leg, zone = self._at
        zones = ZONES[self._view]
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                on_left = (event.key() == Qt.Key.Key_Left) == (self._view == "back")
                leg = "left" if on_left else "right"
            case Qt.Key.Key_Up:
                zone = max(zones[0], zone - 1)
            case Qt.Key.Key_Down:
                zone = min(zones[-1], zone + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.pressed.emit(leg, zone)
            case _:
                super().keyPressEvent(event)
                return
        self._at = leg, zone
        self._name_place()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The band one is at gets a frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or person: draw anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.update()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The person, the bands, the marks."""
        painter = QPainter(self)
        ratio, look, style = self.devicePixelRatioF(), drawn_person.current(), drawn_person.style_name()
        painter.drawPixmap(0, 0, _person(self._view, look, style, self.width(), self.height(), ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        painter.translate(self._origin())
        painter.scale(scale, scale)
        places = [(leg, zone) for leg in _LEGS for zone in ZONES[self._view]]
        for leg, zone in sorted(places, key=self._rank):  # strong outlines over soft ones
            self._paint_band(painter, leg, zone, scale)
        painter.end()

    # Inside

    def _rank(self, place: tuple[Leg, int]) -> int:
        return 2 if self._is_at(place) else int(self._zones[place[0]] == place[1])

    def _is_at(self, place: tuple[Leg, int]) -> bool:
        return self.hasFocus() and place == self._at

    def _paint_band(self, painter: QPainter, leg: Leg, zone: int, scale: float) -> None:
        now = theme.current()
        chosen = self._zones[leg] == zone
        path = band_path(leg, zone, self._view, drawn_person.current())
        tint = now.colour("accent" if chosen else "accent_soft")
        tint.setAlphaF(0.82 if chosen else 0.75 if self._under == (leg, zone) else 0.42 if zone % 2 else 0.2)
        painter.fillPath(path, tint)
        if chosen:
            painter.fillPath(path, _hatch(now.colour("on_accent"), scale))
        role = "focus" if self._is_at((leg, zone)) else "accent"
        wide = chosen or role == "focus" or self._under == (leg, zone)
        pen = QPen(now.colour(role), now.px(0.12 if wide else 0.05) / scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not wide:
            pen.setDashPattern([3.0, 3.0])
        painter.strokePath(path, pen)
        if chosen:
            self._paint_mark(painter, path.boundingRect().center())

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        now = theme.current()
        box = QRectF(0, 0, 13, 13)
        box.moveCenter(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent"))
        painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_tick(painter, box, now.colour("on_accent"))

    def _name_place(self) -> None:
        """Where one is, for screen readers."""
        leg, zone = self._at
        sides = {"left": self.tr("left side"), "right": self.tr("right side")}
        views = {"back": self.tr("Body seen from behind"), "front": self.tr("Body seen from the front")}
        chosen = self.tr(", chosen") if self._zones[leg] == zone else ""
        self.setAccessibleName(f"{views[self._view]}: {sides[leg]}, {words.zone(zone)}{chosen}")

    def _mark_under(self, place: tuple[Leg, int] | None) -> None:
        if place != self._under:
            self._under = place
            self.update()

    def _scale(self) -> float:
        return _scale(self.width(), self.height())

    def _origin(self) -> QPointF:
        return _person_box(self.width(), self.height()).topLeft()

    def _band_at(self, position: QPointF) -> tuple[Leg, int] | None:
        """The band under the point, or beside which it lies."""
        point = (position - self._origin()) / self._scale()
        for leg in _LEGS:
            for zone in ZONES[self._view]:
                path = band_path(leg, zone, self._view, drawn_person.current())
                rows = _band_rect(leg, zone, self._view, drawn_person.current())
                reach = path.boundingRect().adjusted(-_REACH, 0, _REACH, 0).intersected(rows)
                if reach.contains(point) or path.contains(point):
                    return leg, zone
        return None


def _hatch(ink: QColor, scale: float) -> QBrush:
    """Diagonal lines that tell a chosen band without colour, in device pixels."""
    soft = QColor(ink)
    soft.setAlphaF(0.35)
    brush = QBrush(soft, Qt.BrushStyle.BDiagPattern)
    brush.setTransform(QTransform().scale(1 / scale, 1 / scale))
    return brush
