"""Paints a figure's drawing commands with a QPainter: on screen, on paper, in a PDF."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from homeprog.figure.drawing import (
    GLOW_ALPHA,
    GLOW_WIDTHS,
    Box,
    Clip,
    Command,
    Drawing,
    Edge,
    Fill,
    Glow,
    Group,
    Ink,
    Line,
    Path,
    Polygon,
    fit,
    placed,
)
from homeprog.figure.shapes import grown
from homeprog.figure.style import Style

SCREEN_LINE_PX = 1.3
PAPER_LINE_MM = 0.3

_paths: "WeakKeyDictionary[Path, QPainterPath]" = WeakKeyDictionary()
_grown: "WeakKeyDictionary[Path, dict[float, QPainterPath]]" = WeakKeyDictionary()


def paper_line_px(painter: QPainter) -> float:
    """The least line width on paper, 0.3 mm, in the device's pixels."""
    return PAPER_LINE_MM / 25.4 * painter.device().logicalDpiX()


def paint_drawing(
    painter: QPainter,
    drawing: Drawing,
    style: Style,
    rect: QRectF,
    *,
    least_line_px: float = SCREEN_LINE_PX,
    largest: float = 1e9,
    label: QFont | None = None,
) -> None:
    """Paint a drawing into a rectangle, standing on its lower edge.

    Args:
        painter: An active painter; its state is kept.
        drawing: What `figure.render` made.
        style: Colours.
        rect: Where, in the painter's coordinates.
        least_line_px: No contour is thinner than this (`paper_line_px` for paper).
        largest: Largest scale (pixels per cm), so that figures side by side have one size.
        label: How the drawing's label is written; None leaves it out.
    """
    words = _Label(drawing.label, label, rect, painter) if label and drawing.label else None
    corner = words.size if words else (0.0, 0.0)
    place = fit(drawing, rect.left(), rect.top(), rect.width(), rect.height(), largest, corner)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.dx, place.dy)
    painter.scale(place.scale_x, place.scale)
    _Brush(painter, style, least_line_px / place.scale).run(drawing.commands)
    painter.restore()
    if words:
        words.paint(painter, QColor(style.hex("label")), placed(drawing.box, place))


class _Label:
    """A word or two beside or above the upper left corner of the drawing.

    Attributes:
        size: Width and height that it takes, with some air.
    """

    def __init__(self, text: str, font: QFont, rect: QRectF, painter: QPainter) -> None:
        self._text, self._font = text, font
        metrics = QFontMetricsF(font, painter.device())
        air = metrics.height() * 0.3
        self.size = (metrics.horizontalAdvance(text) + 2 * air, metrics.height() + air)
        self._air, self._rect, self._ascent = air, rect, metrics.ascent()

    def paint(self, painter: QPainter, colour: QColor, box: Box) -> None:
        """Paint it as near to the drawing as the place allows.

        Args:
            painter: Its state is kept.
            colour: Of the letters.
            box: Where the drawing is, in the painter's coordinates.
        """
        beside = box.left - self.size[0]
        left = beside if beside >= self._rect.left() - 0.5 else max(self._rect.left(), box.left)
        painter.save()
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawText(QPointF(left + self._air, self._rect.top() + self._ascent), self._text)
        painter.restore()


class _Brush:
    """Executes commands; lengths are centimetres of the figure."""

    def __init__(self, painter: QPainter, style: Style, least_cm: float) -> None:
        self._painter = painter
        self._style = style
        self._least = least_cm
        self._kept = False  # inside a group, whose paths live on: worth keeping what is made of them

    def run(self, commands: tuple[Command, ...]) -> None:
        painter = self._painter
        for command in commands:
            match command:
                case Fill():
                    colour = self._colour(command.role, command.shade, command.alpha)
                    painter.fillPath(_qt_path(command.path), colour)
                case Ink():
                    self._ink(command)
                case Clip():
                    self._clip(command)
                case Line():
                    self._line(
                        command.points,
                        max(command.width, self._least * command.weight),
                        command.role,
                        command.alpha,
                    )
                case Glow():
                    for share in GLOW_WIDTHS:
                        self._line(
                            command.points,
                            command.width * share,
                            command.role,
                            GLOW_ALPHA * command.strength,
                        )
                case Edge():
                    self._edge(command)
                case Group():
                    painter.save()
                    painter.translate(command.x, command.y)
                    painter.rotate(command.angle_deg)
                    self._kept = True
                    self.run(command.commands)
                    self._kept = False
                    painter.restore()

    def _ink(self, ink: Ink) -> None:
        width = max(ink.width * self._style.ink_share, self._least)
        colour = self._colour(ink.role)
        if self._kept:
            for path in ink.paths:
                self._painter.fillPath(_grown_path(path, width), colour)
            return
        outline = QPainterPath()
        outline.setFillRule(Qt.FillRule.WindingFill)
        for path in ink.paths:
            _add_grown(outline, path, width)
        self._painter.fillPath(outline, colour)

    def _colour(self, role: str, shade: float = 0.0, alpha: float = 1.0, darker: float = 0.0) -> QColor:
        red, green, blue = self._style.rgb(role, shade, darker)
        return QColor(red, green, blue, round(255 * alpha))

    def _clip(self, clip: Clip) -> None:
        self._painter.save()
        outline = _qt_path(clip.paths[0])
        if len(clip.paths) > 1:
            outline = QPainterPath(outline)
            for path in clip.paths[1:]:
                outline.addPath(_qt_path(path))
        self._painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        self.run(clip.commands)
        self._painter.restore()

    def _line(self, points: list[tuple[float, float]], width: float, role: str, alpha: float) -> None:
        pen = QPen(
            self._colour(role, alpha=alpha),
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        self._painter.setPen(pen)
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _edge(self, edge: Edge) -> None:
        half = max(edge.width, self._least * 0.8) / 2
        self._painter.fillPath(_grown_path(edge.path, half), self._colour(edge.line_role))
        inner = self._colour(edge.role, darker=edge.darker)
        self._painter.fillPath(_grown_path(edge.path, -half), inner)


def union_path(paths: tuple[Path, ...]) -> QPainterPath:
    """The outline of all paths together, in centimetres of the figure."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        whole.addPath(_qt_path(path))
    return whole.simplified()


def _qt_path(path: Path) -> QPainterPath:
    """The Qt form of a path, made once."""
    found = _paths.get(path)
    if found is None:
        found = QPainterPath()
        found.setFillRule(Qt.FillRule.WindingFill)
        for polygon in path.polygons:
            _add_polygon(found, polygon)
        _paths[path] = found
    return found


def _add_polygon(path: QPainterPath, polygon: Polygon) -> None:
    """Add a closed polygon; point by point is more than twice as fast as by way of a QPolygonF."""
    path.moveTo(*polygon[0])
    line_to = path.lineTo
    for x, y in polygon:
        line_to(x, y)
    path.closeSubpath()


def _add_grown(outline: QPainterPath, path: Path, by: float) -> None:
    for polygon in path.polygons:
        _add_polygon(outline, grown(polygon, by))


def _grown_path(path: Path, by: float) -> QPainterPath:
    """A path that lives on, moved outwards, made once per width."""
    widths = _grown.setdefault(path, {})
    key = round(by, 2)
    found = widths.get(key)
    if found is None:
        found = widths[key] = QPainterPath()
        found.setFillRule(Qt.FillRule.WindingFill)
        _add_grown(found, path, by)
    return found
