"""The pieces of a page: each block of a document, measured at a width and able to paint itself."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from homeprog.handout.document import Heading, Note, Overview, Paragraph, RuleBox, Table, Title
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, WASH, WHITE, Sheet, Words, pt

_RIGHT = Qt.AlignmentFlag.AlignRight


class Piece(Protocol):
    """Something on a page that is never split.

    Attributes:
        height: In units.
        space: White above it, left out at the top of a page.
        keeps_next: It must not be the last piece of a page.
    """

    height: float
    space: float
    keeps_next: bool

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the upper left corner at (x, y)."""
        ...


class TitlePiece:
    """The title, who and when, and the one figure in a box at the right."""

    space, keeps_next = 0.0, True

    def __init__(self, title: Title, sheet: Sheet, width: float) -> None:
        fact = Words(title.fact, sheet, "heading", width * 0.4)
        self._fact = fact if title.fact else None
        self._fact_width = fact.natural_width + pt(24)
        self._width = width
        room = width - (self._fact_width + pt(12) if self._fact else 0)
        self._title = Words(title.text, sheet, "title", room)
        self._lines = Words("  ·  ".join(title.lines), sheet, "body", room)
        self.height = self._title.height + self._lines.height + pt(8)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        below = self._title.paint(painter, x, y, ACCENT)
        below = self._lines.paint(painter, x, below, SOFT_INK)
        if self._fact:
            box = QRectF(
                x + self._width - self._fact_width, y + pt(4), self._fact_width, self._fact.height + pt(12)
            )
            painter.setPen(QPen(ACCENT, pt(1.4)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, pt(6), pt(6))
            self._fact.paint(painter, box.left() + pt(12), box.top() + pt(6), ACCENT)
        rule(painter, x, below + pt(7), self._width, 1.4)


class HeadingPiece:
    """A heading; stays with what follows."""

    keeps_next = True

    def __init__(self, heading: Heading, sheet: Sheet, width: float) -> None:
        self.space = pt(14)
        self._text = Words(heading.text, sheet, "heading", width)
        self._detail = Words(heading.detail, sheet, "body", width) if heading.detail else None
        self.height = self._text.height + (self._detail.height if self._detail else 0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        below = self._text.paint(painter, x, y, ACCENT)
        if self._detail:
            self._detail.paint(painter, x, below, SOFT_INK)


class ParagraphPiece:
    """Running words."""

    keeps_next = False

    def __init__(self, paragraph: Paragraph, sheet: Sheet, width: float) -> None:
        self.space = pt(6)
        self._text = Words(paragraph.text, sheet, "body", width)
        self.height = self._text.height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        self._text.paint(painter, x, y)


class NotePiece:
    """A title and a thought on a light ground, with a bar at its left."""

    keeps_next = False

    def __init__(self, note: Note, sheet: Sheet, width: float) -> None:
        self.space, self._width = pt(10), width
        inner = width - pt(24)
        self._title = Words(note.title, sheet, "strong", inner)
        self._text = Words(note.text, sheet, "body", inner)
        self.height = self._title.height + self._text.height + pt(10)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        painter.fillRect(QRectF(x, y, self._width, self.height), WASH)
        painter.fillRect(QRectF(x, y, pt(3), self.height), ACCENT)
        below = self._title.paint(painter, x + pt(14), y + pt(5), ACCENT)
        self._text.paint(painter, x + pt(14), below)


class RulePiece:
    """Stop rules in a strong frame with a stop sign, which no printer loses."""

    keeps_next = False

    def __init__(self, box: RuleBox, sheet: Sheet, width: float) -> None:
        self.space, self._width = pt(12), width
        self._sign = sheet.line_height("title") * 1.35
        self._left = self._sign + pt(24)
        inner = width - self._left - pt(12)
        self._title = Words(box.title, sheet, "heading", inner)
        self._lines = bullets(box.lines, sheet, inner)
        self._closing = Words(box.closing, sheet, "strong", inner) if box.closing else None
        closing = self._closing.height + pt(3) if self._closing else 0
        self.height = self._title.height + self._lines.height + closing + pt(18)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        painter.setPen(QPen(INK, pt(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(x, y, self._width, self.height), pt(6), pt(6))
        _stop_sign(painter, QPointF(x + pt(12) + self._sign / 2, y + pt(12) + self._sign / 2), self._sign / 2)
        left = x + self._left
        below = self._title.paint(painter, left, y + pt(7))
        below = self._lines.paint(painter, left, below)
        if self._closing:
            self._closing.paint(painter, left, below + pt(3))


def _stop_sign(painter: QPainter, centre: QPointF, radius: float) -> None:
    """A filled octagon with a hand-wide bar: known without its colour."""
    corner = radius * 0.414
    points = [
        QPointF(dx, dy)
        for dx, dy in (
            (-corner, -radius),
            (corner, -radius),
            (radius, -corner),
            (radius, corner),
            (corner, radius),
            (-corner, radius),
            (-radius, corner),
            (-radius, -corner),
        )
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawPolygon([centre + point for point in points])
    painter.setBrush(WHITE)
    bar = QRectF(0, 0, radius * 1.15, radius * 0.34)
    bar.moveCenter(centre)
    painter.drawRect(bar)


class TablePiece:
    """A title over rows of a key and its meaning."""

    keeps_next = False
    _KEY_SHARE = 0.36

    def __init__(self, table: Table, sheet: Sheet, width: float) -> None:
        self.space, self._width = pt(12), width
        self._key_width = width * self._KEY_SHARE
        self._title = Words(table.title, sheet, "strong", width)
        self._rows = [
            (
                Words(key, sheet, "strong", self._key_width - pt(10)),
                Words(" ".join(rest), sheet, "body", width - self._key_width),
            )
            for key, *rest in table.rows
        ]
        self.height = self._title.height + pt(2) + sum(self._row_height(row) for row in self._rows)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        y = self._title.paint(painter, x, y, ACCENT) + pt(2)
        for row in self._rows:
            rule(painter, x, y, self._width, 0.5)
            row[0].paint(painter, x, y + pt(2.5))
            row[1].paint(painter, x + self._key_width, y + pt(2.5))
            y += self._row_height(row)

    @staticmethod
    def _row_height(row: tuple[Words, Words]) -> float:
        return max(words.height for words in row) + pt(5)


class OverviewPiece:
    """The session at a glance: a box to tick, number, name, dose."""

    keeps_next = False

    def __init__(self, overview: Overview, sheet: Sheet, width: float) -> None:
        self.space, self._width = pt(10), width
        self._box = sheet.line_height("body") * 0.82
        self._left = self._box + pt(10)
        name_width, dose_width = width * 0.52 - self._left, width * 0.46
        self._dose_at = width - dose_width
        self._rows = [
            (
                Words(f"{number}.  {name}", sheet, "strong", name_width),
                Words(dose, sheet, "body", dose_width, _RIGHT),
            )
            for number, name, dose in overview.rows
        ]
        self.height = sum(self._row_height(row) for row in self._rows)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        for index, (name, dose) in enumerate(self._rows):
            height = self._row_height((name, dose))
            if index:
                rule(painter, x, y, self._width, 0.4)
            painter.setPen(QPen(INK, pt(0.9)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x + pt(1), y + (height - self._box) / 2, self._box, self._box))
            name.paint(painter, x + self._left, y + (height - name.height) / 2)
            dose.paint(painter, x + self._dose_at, y + (height - dose.height) / 2)
            y += height

    @staticmethod
    def _row_height(row: tuple[Words, Words]) -> float:
        return max(words.height for words in row) + pt(6)


class Lines:
    """Lines each behind a mark, wrapped with a hanging indent."""

    def __init__(self, marks: Sequence[str], texts: Sequence[str], sheet: Sheet, width: float) -> None:
        wide = (Words(mark, sheet, "strong", width).natural_width for mark in marks)
        self._indent = max(wide, default=0.0) + pt(5)
        self._lines = [
            (Words(mark, sheet, "strong", self._indent), Words(text, sheet, "body", width - self._indent))
            for mark, text in zip(marks, texts, strict=True)
        ]
        self.height = sum(text.height for _, text in self._lines) + pt(1.5) * len(self._lines)

    def paint(self, painter: QPainter, x: float, y: float) -> float:
        """Paint with the upper left corner at (x, y).

        Returns:
            The y below.
        """
        for mark, text in self._lines:
            mark.paint(painter, x, y, ACCENT)
            y = text.paint(painter, x + self._indent, y) + pt(1.5)
        return y


def bullets(texts: Sequence[str], sheet: Sheet, width: float) -> Lines:
    """Lines behind dots."""
    return Lines(["•"] * len(texts), texts, sheet, width)


def rule(painter: QPainter, x: float, y: float, width: float, thickness_pt: float) -> None:
    """A horizontal line."""
    painter.setPen(QPen(ACCENT if thickness_pt >= 1 else RULE, pt(thickness_pt)))
    painter.drawLine(QPointF(x, y), QPointF(x + width, y))
