"""The week to fill in by hand: days across, rows down, boxes as large as the page allows."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from homeprog.handout.document import LogGrid, LogRow
from homeprog.ui.paper_pieces import Piece
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, WASH, Sheet, Words, normal, pt

_LABEL_SHARE = 0.255
_LARGE_LABEL_SHARE = 0.28
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEAST_ROW = pt(19)
_TALLEST_ROW = pt(38)
_SPACE = pt(6)
_DASH = 0.22
"""Length of the dash in a box that is not due, as a share of its width."""


def log_pieces(grid: LogGrid, sheet: Sheet, width: float, room: float) -> Sequence[Piece]:
    """A log on the rest of a page, or on two pages if it has too many rows for letters that can be read.

    Large letters get smaller before a log goes on on a second page; the doses never go.

    Args:
        room: Height left on the page, units; the second page has as much.
    """
    looks = (sheet, normal(sheet))
    whole = [LogPiece(grid, look, width, room) for look in looks]
    for piece in whole:
        if piece.fits:
            return [piece]
    halves = [_halves(grid, look, width, room) for look in looks]
    return next((pieces for pieces in halves if all(piece.fits for piece in pieces)), halves[-1])


def _halves(grid: LogGrid, sheet: Sheet, width: float, room: float) -> list["LogPiece"]:
    """The log on two pages: half of its rows on the first, or as many as fit there."""
    rows = (len(grid.rows) + 1) // 2
    while rows > 1 and not LogPiece(replace(grid, rows=grid.rows[:rows]), sheet, width, room).fits:
        rows -= 1
    parts = (grid.rows[:rows], grid.rows[rows:])
    return [LogPiece(replace(grid, rows=part), sheet, width, room) for part in parts]


class LogPiece:
    """See `homeprog.ui.paper_pieces.Piece`; as high as the room it is given, within reason.

    Args:
        room: Height left on the page, units.

    Attributes:
        fits: Whether the room is enough for labels and handwriting.
    """

    keeps_next = False

    def __init__(self, grid: LogGrid, sheet: Sheet, width: float, room: float) -> None:
        self.space = _SPACE
        self._grid, self._width, self._sheet = grid, width, sheet
        self._label_width = width * (_LARGE_LABEL_SHARE if sheet.large else _LABEL_SHARE)
        self._day_width = (width - self._label_width) / len(grid.days)
        self._measure(sheet, room - self.space)

    def _measure(self, sheet: Sheet, room: float) -> None:
        """Set labels and rows."""
        self._corner = Words(self._grid.corner, sheet, "small", self._label_width - pt(10))
        self._days = [Words(day, sheet, "strong", self._day_width, _CENTRE) for day in self._grid.days]
        self._head = max(self._corner.height, self._days[0].height) + pt(8)
        inner = self._label_width - pt(12)
        self._labels = [
            (
                Words(row.label, sheet, "small", inner),
                Words(row.detail, sheet, "tiny", inner),
            )
            for row in self._grid.rows
        ]
        least = [max(_LEAST_ROW, name.height + detail.height + pt(2)) for name, detail in self._labels]
        self._heights = _shared(least, room - self._head)
        self.height = self._head + sum(self._heights)
        self.fits = self.height <= room + 1

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        painter.fillRect(QRectF(x, y, self._width, self._head), WASH)
        self._corner.paint(painter, x + pt(6), y + (self._head - self._corner.height) / 2, SOFT_INK)
        for index, day in enumerate(self._days):
            left = x + self._label_width + index * self._day_width
            day.paint(painter, left, y + (self._head - day.height) / 2, ACCENT)
        top = y + self._head
        for row, label, height in zip(self._grid.rows, self._labels, self._heights, strict=True):
            self._paint_row(painter, QRectF(x, top, self._width, height), row, label)
            top += height
        self._paint_lines(painter, x, y)

    def _paint_row(self, painter: QPainter, line: QRectF, row: LogRow, label: tuple[Words, Words]) -> None:
        name, detail = label
        x, y, height = line.left(), line.top(), line.height()
        below = name.paint(painter, x + pt(6), y + (height - name.height - detail.height) / 2)
        detail.paint(painter, x + pt(6), below, SOFT_INK)
        halves = self._grid.halves.get(row.kind, ())
        half = self._day_width / 2
        words = [Words(text, self._sheet, "tiny", half - pt(3)) for text in halves]
        for index in range(len(self._grid.days)):
            left = x + self._label_width + index * self._day_width
            if index in row.not_due:
                self._paint_dash(painter, QRectF(left, y, self._day_width, height))
            elif words:
                self._paint_halves(painter, QRectF(left, y, half, height), words)

    def _paint_halves(self, painter: QPainter, left: QRectF, words: list[Words]) -> None:
        """What the halves of a box are for, and the line between them."""
        for side, text in enumerate(words):
            text.paint(painter, left.left() + side * left.width() + pt(2.5), left.top() + pt(0.5), RULE)
        painter.setPen(QPen(RULE, pt(0.5), Qt.PenStyle.DotLine))
        painter.drawLine(left.topRight(), left.bottomRight())

    def _paint_dash(self, painter: QPainter, box: QRectF) -> None:
        """The exercise is not for that day: a dash, which needs no colour to be seen."""
        painter.fillRect(box, WASH)
        half = QPointF(box.width() * _DASH / 2, 0)
        painter.setPen(QPen(RULE, pt(1)))
        painter.drawLine(box.center() - half, box.center() + half)

    def _paint_lines(self, painter: QPainter, x: float, y: float) -> None:
        bottom = y + self.height
        painter.setPen(QPen(RULE, pt(0.7)))
        at = y + self._head
        for height in self._heights:
            painter.drawLine(QPointF(x, at), QPointF(x + self._width, at))
            at += height
        for index in range(len(self._grid.days)):
            at = x + self._label_width + index * self._day_width
            painter.drawLine(QPointF(at, y), QPointF(at, bottom))
        painter.setPen(QPen(INK, pt(1.2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, y, self._width, self.height))


def _shared(least: list[float], room: float) -> list[float]:
    """Heights of rows that fill the room evenly, none below its least, none taller than makes sense."""
    left, rows = room, len(least)
    for height in sorted(least, reverse=True):
        if height * rows <= left:
            break
        left, rows = left - height, rows - 1
    even = min(left / rows, _TALLEST_ROW) if rows else 0.0
    return [max(height, even) for height in least]
