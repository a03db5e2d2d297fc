"""The little person of the pair map: side view, facing right, with one muscle group set off.

Everything is in a box 100 wide and 200 high; the painter is scaled to fit.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

BOX = QRectF(0, 0, 92, 200)
_PATCH = 19.0

_HEAD = (QPointF(55, 22), 17.0)
_TRUNK = ((QPointF(50, 56), QPointF(47, 100)), 36.0)
_THIGH = ((QPointF(48, 108), QPointF(53, 148)), 28.0)
_SHIN = ((QPointF(53, 148), QPointF(47, 186)), 19.0)
_FOOT = ((QPointF(48, 191), QPointF(66, 192)), 12.0)

_PATCHES: Mapping[str, tuple[QPointF, QPointF, QPointF]] = {
    "low-back": (QPointF(33, 68), QPointF(26, 86), QPointF(31, 104)),
    "abdominals": (QPointF(67, 58), QPointF(71, 78), QPointF(65, 98)),
    "hip-flexors": (QPointF(63, 92), QPointF(71, 106), QPointF(65, 124)),
    "gluteals": (QPointF(31, 94), QPointF(22, 108), QPointF(35, 122)),
    "hamstrings": (QPointF(35, 118), QPointF(33, 132), QPointF(41, 146)),
    "quadriceps": (QPointF(62, 114), QPointF(70, 130), QPointF(66, 146)),
}
"""Start, bend and end of the stroke that shows a group."""


def paint_person(
    painter: QPainter, box: QRectF, group: str, body: QColor, patch: QColor, ground: QColor, *, hollow: bool
) -> None:
    """Paint the person into a box.

    Args:
        painter: An active painter; its state is kept.
        box: Where; the person keeps its proportions and stands in the middle.
        group: The muscle group to set off.
        body, patch, ground: Colours of the person, of the group, and of what is behind.
        hollow: The group is only outlined: not its turn yet.
    """
    scale = min(box.width() / BOX.width(), box.height() / BOX.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(scale, scale)
    painter.translate(-BOX.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(body)
    painter.drawEllipse(_HEAD[0], _HEAD[1], _HEAD[1])
    for (start, end), width in (_TRUNK, _THIGH, _SHIN, _FOOT):
        painter.setPen(_round(body, width))
        painter.drawLine(start, end)
    start, bend, end = _PATCHES[group]
    stroke = QPainterPath(start)
    stroke.quadTo(bend, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(stroke, _round(patch, _PATCH))
    if hollow:
        painter.strokePath(stroke, _round(ground, _PATCH - 7))
    painter.restore()


def _round(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
