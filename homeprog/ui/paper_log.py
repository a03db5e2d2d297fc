"""The week to fill in by hand: days across, rows down, boxes as large as the page allows."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from homeprog.handout.document import LogGrid, LogRow
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, WASH, Sheet, Words, normal, pt

_LABEL_SHARE = 0.255
_LARGE_LABEL_SHARE = 0.33
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEAST_ROW = pt(19)
_TALLEST_ROW = pt(38)


class LogPiece:
    """See `homeprog.ui.paper_pieces.Piece`; as high as the room it is given, within reason.

    Args:
        room: Height left on the page, units.
    """

    keeps_next = False

    def __init__(self, grid: LogGrid, sheet: Sheet, width: float, room: float) -> None:
        self.space = pt(6)
        self._grid, self._width = grid, width
        self._label_width = width * (_LARGE_LABEL_SHARE if sheet.large else _LABEL_SHARE)
        self._day_width = (width - self._label_width) / len(grid.days)
        for look, details in ((sheet, True), (sheet, False), (normal(sheet), True), (normal(sheet), False)):
            self._measure(look, details=details, room=room - self.space)
            if self.height <= room - self.space + 1:
                break

    def _measure(self, sheet: Sheet, *, details: bool, room: float) -> None:
        """Set labels and rows with a type size, with or without the second line of labels."""
        self._sheet = sheet
        self._corner = Words(self._grid.corner, sheet, "small", self._label_width - pt(10))
        self._days = [Words(day, sheet, "strong", self._day_width, _CENTRE) for day in self._grid.days]
        self._head = max(self._corner.height, self._days[0].height) + pt(8)
        inner = self._label_width - pt(12)
        self._labels = [
            (
                Words(row.label, sheet, "small", inner),
                Words(row.detail if details else "", sheet, "tiny", inner),
            )
            for row in self._grid.rows
        ]
        least = max(name.height + detail.height for name, detail in self._labels) + pt(2)
        share = (room - self._head) / len(self._grid.rows)
        self._row = max(_LEAST_ROW, least, min(share, _TALLEST_ROW))
        self.height = self._head + self._row * len(self._grid.rows)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        painter.fillRect(QRectF(x, y, self._width, self._head), WASH)
        self._corner.paint(painter, x + pt(6), y + (self._head - self._corner.height) / 2, SOFT_INK)
        for index, day in enumerate(self._days):
            left = x + self._label_width + index * self._day_width
            day.paint(painter, left, y + (self._head - day.height) / 2, ACCENT)
        top = y + self._head
        for row, label in zip(self._grid.rows, self._labels, strict=True):
            self._paint_row(painter, x, top, row, label)
            top += self._row
        self._paint_lines(painter, x, y)

    def _paint_row(
        self, painter: QPainter, x: float, y: float, row: LogRow, label: tuple[Words, Words]
    ) -> None:
        name, detail = label
        below = name.paint(painter, x + pt(6), y + (self._row - name.height - detail.height) / 2)
        detail.paint(painter, x + pt(6), below, SOFT_INK)
        halves = {"exercise": self._grid.halves, "zones": self._grid.sides}.get(row.kind)
        if halves is None:
            return
        half = self._day_width / 2
        words = [Words(text, self._sheet, "tiny", half - pt(3)) for text in halves]
        for index in range(len(self._grid.days)):
            left = x + self._label_width + index * self._day_width
            for side, text in enumerate(words):
                text.paint(painter, left + side * half + pt(2.5), y + pt(0.5), RULE)
            painter.setPen(QPen(RULE, pt(0.5), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left + half, y), QPointF(left + half, y + self._row))

    def _paint_lines(self, painter: QPainter, x: float, y: float) -> None:
        bottom = y + self.height
        painter.setPen(QPen(RULE, pt(0.7)))
        for index in range(1, len(self._grid.rows) + 1):
            at = y + self._head + (index - 1) * self._row
            painter.drawLine(QPointF(x, at), QPointF(x + self._width, at))
        for index in range(len(self._grid.days)):
            at = x + self._label_width + index * self._day_width
            painter.drawLine(QPointF(at, y), QPointF(at, bottom))
        painter.setPen(QPen(INK, pt(1.2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, y, self._width, self.height))
