"""The pairs and the road on paper: the pictures of Program in black on white."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from homeprog.handout.document import PairPicture, RoadStone
from homeprog.ui import icons
from homeprog.ui.pair_figure import paint_person
from homeprog.ui.pair_gate import GateInk, paint_gate
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, WASH, WHITE, Sheet, Words, pt

_GATE_SHARE = 0.2
_BODY = QColor("#9aa3a8")
_PERSON = (pt(27), pt(56))
_PAD = pt(6)
_WALKED = 0.66
"""How far a way that is nearly done reaches towards its gate, as on screen."""


class PairPiece:
    """See `homeprog.ui.paper_pieces.Piece`; two sides, the gate between them, the words below."""

    keeps_next = False

    def __init__(self, pair: PairPicture, sheet: Sheet, width: float) -> None:
        self.space, self._pair, self._width = pt(9), pair, width
        self._side = width * (1 - _GATE_SHARE) / 2
        room = self._side - _PERSON[0] - 3 * _PAD
        self._labels = tuple(
            (Words(name, sheet, "strong", room), Words(note, sheet, "small", room))
            for name, note in ((pair.tight, pair.tight_note), (pair.weak, pair.weak_note))
        )
        self._box = max(_PERSON[1], *(name.height + note.height for name, note in self._labels)) + 2 * _PAD
        below = "  \N{BULLET}  ".join((pair.title, *pair.next))
        self._below = Words(below, sheet, "body", width)
        self.height = self._box + pt(3) + self._below.height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        pair, opened = self._pair, self._pair.state != "LOCKED"
        left = QRectF(x, y, self._side, self._box)
        right = QRectF(x + self._width - self._side, y, self._side, self._box)
        self._paint_side(painter, left, pair.tight_group, self._labels[0], awake=True)
        self._paint_side(painter, right, pair.weak_group, self._labels[1], awake=opened)
        middle = QRectF(left.right(), y, right.left() - left.right(), self._box)
        self._paint_way(painter, middle)
        ink = GateInk(self._box / 5.4, INK, WASH, WHITE, INK)
        paint_gate(painter, middle, pair.state, ink)
        self._below.paint(painter, x, y + self._box + pt(3))

    def _paint_side(
        self, painter: QPainter, box: QRectF, group: str, label: tuple[Words, Words], *, awake: bool
    ) -> None:
        style = Qt.PenStyle.SolidLine if awake else Qt.PenStyle.DashLine
        painter.setPen(QPen(INK if awake else SOFT_INK, pt(1.2), style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, pt(9), pt(9))
        person = QRectF(box.left() + _PAD, box.center().y() - _PERSON[1] / 2, *_PERSON)
        paint_person(painter, person, group, _BODY, INK, WHITE, hollow=not awake)
        name, note = label
        top = box.center().y() - (name.height + note.height) / 2
        note.paint(painter, person.right() + _PAD, name.paint(painter, person.right() + _PAD, top), SOFT_INK)

    def _paint_way(self, painter: QPainter, middle: QRectF) -> None:
        """From side to side, filled as far as it has come."""
        y, share = middle.center().y(), self._pair.share
        painter.setPen(QPen(RULE, pt(2.4)))
        painter.drawLine(QPointF(middle.left(), y), QPointF(middle.right(), y))
        half = middle.width() / 2
        reached = middle.width() if self._pair.state != "LOCKED" else half * _WALKED * share
        painter.setPen(QPen(INK, pt(3.2)))
        if reached:
            painter.drawLine(QPointF(middle.left(), y), QPointF(middle.left() + reached, y))


class StonePiece:
    """See `homeprog.ui.paper_pieces.Piece`; one stage with its piece of road."""

    keeps_next = False
    _INDENT = pt(24)

    def __init__(self, stone: RoadStone, sheet: Sheet, width: float, *, first: bool, last: bool) -> None:
        self.space, self._stone, self._first, self._last = pt(5) if first else 0.0, stone, first, last
        room = width - self._INDENT
        title = f"{stone.title}  \N{MIDDLE DOT}  {stone.words}" if stone.words else stone.title
        self._lines = [
            (Words(title, sheet, "strong" if stone.place == "here" else "body", room), INK),
            (Words(stone.detail, sheet, "small", room), SOFT_INK),
            (Words(stone.to_come, sheet, "small", room), INK),
        ]
        self._radius = sheet.line_height("body") * 0.42
        self.height = sum(words.height for words, _ in self._lines) + pt(5)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        centre = QPointF(x + pt(8), y + self._lines[0][0].height / 2)
        painter.setPen(QPen(RULE if self._stone.place == "ahead" else INK, pt(2)))
        if not self._first:
            painter.drawLine(QPointF(centre.x(), y), centre)
        if not self._last:
            painter.drawLine(centre, QPointF(centre.x(), y + self.height))
        self._paint_stone(painter, centre)
        for words, colour in self._lines:
            y = words.paint(painter, x + self._INDENT, y, colour)

    def _paint_stone(self, painter: QPainter, centre: QPointF) -> None:
        """A tick behind, a filled stone here, a ring ahead."""
        place, radius = self._stone.place, self._radius
        painter.setPen(QPen(INK, pt(1.2)))
        painter.setBrush(ACCENT if place == "here" else WHITE)
        painter.drawEllipse(centre, radius, radius)
        if place == "done":
            side = radius * 1.5
            icons.paint(
                painter, "check", INK, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            )
