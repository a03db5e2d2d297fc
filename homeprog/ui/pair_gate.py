"""The gate of the pair map: shut, open, or open on one leaf. Shape tells it, not colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from homeprog.program.plan import PairState
from homeprog.ui import icons, theme

_WIDTH_EM, _HEIGHT_EM = 2.8, 3.5
_SWING = 0.42
"""How far an open leaf reaches outwards, as a share of the gate's width."""


def paint_gate(painter: QPainter, box: QRectF, state: PairState) -> None:
    """Paint the gate in the middle of a box: posts, arch, leaves, and a badge with lock or tick."""
    now = theme.current()
    scale = min(1.0, box.width() / now.px(_WIDTH_EM * (1 + 2 * _SWING) + 0.4))
    width, height = now.px(_WIDTH_EM * scale), now.px(_HEIGHT_EM * scale)
    gate = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shut_left, shut_right = state == "LOCKED", state != "RESTORED"
    _leaf(painter, gate, left=True, shut=shut_left)
    _leaf(painter, gate, left=False, shut=shut_right)
    _frame(painter, gate)
    if state == "LOCKED":
        _badge(painter, gate.center(), "lock", "surface", "accent", scale)
    else:
        _badge(painter, QPointF(gate.center().x(), gate.top()), "check", "good", "surface", scale)
    painter.restore()


def _frame(painter: QPainter, gate: QRectF) -> None:
    now = theme.current()
    rise = gate.width() / 2
    arch = QPainterPath(gate.bottomLeft())
    arch.lineTo(gate.left(), gate.top() + rise)
    arch.arcTo(QRectF(gate.left(), gate.top(), gate.width(), gate.width()), 180, -180)
    arch.lineTo(gate.bottomRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(now.colour("accent"), now.px(0.28), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(arch, pen)


def _leaf(painter: QPainter, gate: QRectF, *, left: bool, shut: bool) -> None:
    """One half of the gate: across the way, or swung outwards as seen in perspective."""
    now = theme.current()
    hinge = gate.left() if left else gate.right()
    inward = 1 if left else -1
    top, bottom = gate.top() + gate.width() * 0.42, gate.bottom()
    if shut:
        crown = gate.top() + now.px(0.1)
        edge = hinge + inward * gate.width() / 2
        corners = [(hinge, top), (edge, crown), (edge, bottom), (hinge, bottom)]
    else:
        drop = now.px(0.35)
        edge = hinge - inward * gate.width() * _SWING
        corners = [(hinge, top), (edge, top + drop), (edge, bottom + drop), (hinge, bottom)]
    painter.setBrush(now.colour("accent_soft"))
    pen = QPen(now.colour("accent"), max(1.5, now.px(0.08)))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _badge(painter: QPainter, centre: QPointF, icon: str, fill: str, ink: str, scale: float) -> None:
    now = theme.current()
    radius = now.px(0.72 * scale)
    painter.setBrush(now.colour(fill))
    painter.setPen(QPen(now.colour(ink if icon == "lock" else fill), max(2, now.px(0.1))))
    painter.drawEllipse(centre, radius, radius)
    side = round(radius * 1.25)
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap(icon, ink, side, ratio, now.name)
    painter.drawPixmap(QPointF(centre.x() - side / 2, centre.y() - side / 2), picture)
