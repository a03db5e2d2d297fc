"""The gate of the pair map: shut, open, or open on one leaf. Shape tells it, not colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from homeprog.program.plan import PairState
from homeprog.ui import icons, theme

_WIDTH_EM, _HEIGHT_EM = 2.8, 3.5
_SWING = 0.42
"""How far an open leaf reaches outwards, as a share of the gate's width."""


@dataclass(frozen=True, slots=True)
class GateInk:
    """What a gate is painted with, on screen or on paper.

    Attributes:
        em: Size of a letter, in the painter's units.
        line, leaf, ground, good: Frame, leaves, what is behind, and the sign of an open gate.
    """

    em: float
    line: QColor
    leaf: QColor
    ground: QColor
    good: QColor

    @classmethod
    def of_theme(cls) -> "GateInk":
        """The colours of the screen."""
        now = theme.current()
        names = ("accent", "accent_soft", "surface", "good")
        return cls(now.px(1), *(now.colour(name) for name in names))


def paint_gate(painter: QPainter, box: QRectF, state: PairState, ink: GateInk) -> None:
    """Paint the gate in the middle of a box: posts, arch, leaves, and a badge with lock or tick."""
    scale = min(1.0, box.width() / (ink.em * (_WIDTH_EM * (1 + 2 * _SWING) + 0.4)))
    width, height = ink.em * _WIDTH_EM * scale, ink.em * _HEIGHT_EM * scale
    gate = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shut_left, shut_right = state == "LOCKED", state != "RESTORED"
    _leaf(painter, gate, ink, left=True, shut=shut_left)
    _leaf(painter, gate, ink, left=False, shut=shut_right)
    _frame(painter, gate, ink)
    if state == "LOCKED":
        _badge(painter, gate.center(), "lock", (ink.ground, ink.line, ink.line), ink.em * scale)
    else:
        top = QPointF(gate.center().x(), gate.top())
        _badge(painter, top, "check", (ink.good, ink.good, ink.ground), ink.em * scale)
    painter.restore()


def _frame(painter: QPainter, gate: QRectF, ink: GateInk) -> None:
    rise = gate.width() / 2
    arch = QPainterPath(gate.bottomLeft())
    arch.lineTo(gate.left(), gate.top() + rise)
    arch.arcTo(QRectF(gate.left(), gate.top(), gate.width(), gate.width()), 180, -180)
    arch.lineTo(gate.bottomRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(ink.line, ink.em * 0.28, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(arch, pen)


def _leaf(painter: QPainter, gate: QRectF, ink: GateInk, *, left: bool, shut: bool) -> None:
    """One half of the gate: across the way, or swung outwards as seen in perspective."""
    hinge = gate.left() if left else gate.right()
    inward = 1 if left else -1
    top, bottom = gate.top() + gate.width() * 0.42, gate.bottom()
    if shut:
        crown = gate.top() + ink.em * 0.1
        edge = hinge + inward * gate.width() / 2
        corners = [(hinge, top), (edge, crown), (edge, bottom), (hinge, bottom)]
    else:
        drop = ink.em * 0.35
        edge = hinge - inward * gate.width() * _SWING
        corners = [(hinge, top), (edge, top + drop), (edge, bottom + drop), (hinge, bottom)]
    painter.setBrush(ink.leaf)
    pen = QPen(ink.line, ink.em * 0.08)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _badge(
    painter: QPainter, centre: QPointF, icon: str, colours: tuple[QColor, QColor, QColor], em: float
) -> None:
    """A disc with an icon; colours of disc, rim and icon."""
    fill, rim, line = colours
    radius = em * 0.72
    painter.setBrush(fill)
    painter.setPen(QPen(rim, em * 0.1))
    painter.drawEllipse(centre, radius, radius)
    box = QRectF(0, 0, radius * 1.25, radius * 1.25)
    box.moveCenter(centre)
    icons.paint(painter, icon, line, box)
