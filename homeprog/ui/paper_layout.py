"""Blocks to pages: measured, placed, no heading alone at a page's end, no piece split."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from homeprog.figure.style import Style
from homeprog.handout.document import (
    Block,
    Columns,
    Document,
    ExerciseBlock,
    Heading,
    LogGrid,
    Note,
    Overview,
    PageBreak,
    PairPicture,
    Paragraph,
    Plots,
    Road,
    RuleBox,
    Table,
    Title,
)
from homeprog.ui.paper_columns import columns_pieces
from homeprog.ui.paper_exercise import ExercisePiece
from homeprog.ui.paper_log import log_pieces
from homeprog.ui.paper_map import PairPiece, StonePiece
from homeprog.ui.paper_pieces import (
    HeadingPiece,
    NotePiece,
    OverviewPiece,
    ParagraphPiece,
    Piece,
    RulePiece,
    TablePiece,
    TitlePiece,
)
from homeprog.ui.paper_plot import PlotsPiece
from homeprog.ui.paper_type import RULE, SOFT_INK, Sheet, Words, pt

MOST_PLOTS, MOST_PLOTS_LARGE = 3, 2
"""Plots beside each other, with normal and with large letters."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the height at which it stands, units from the top of the paper."""

    piece: Piece
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to paint: on a printer, in a PDF, in the preview.

    Attributes:
        number, pages: "Page 2 of 5".
        pieces: From top to bottom.
    """

    document: Document
    sheet: Sheet
    number: int
    pages: int
    pieces: tuple[Placed, ...] = field(repr=False)

    def paint(self, painter: QPainter) -> None:
        """Paint the page; the painter's unit is a tenth of a point, its origin the paper's corner."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        inner = self.sheet.inner
        if self.number > 1:
            running = Words(self.document.running, self.sheet, "small", inner.width())
            running.paint(painter, inner.left(), inner.top(), SOFT_INK)
        for placed in self.pieces:
            placed.piece.paint(painter, inner.left(), placed.y)
        foot = _Foot(self.document, self.sheet, self.number, self.pages)
        foot.paint(painter, inner.left(), inner.bottom() - foot.height)


class _Foot:
    """The foot of a page: what must never be forgotten, and the number of the page."""

    def __init__(self, document: Document, sheet: Sheet, number: int, pages: int) -> None:
        self._width = sheet.inner.width()
        text = document.page_of.format(page=number, pages=pages)
        self._number = Words(text, sheet, "small", self._width, Qt.AlignmentFlag.AlignRight)
        room = self._width - self._number.natural_width - pt(16)
        self._text = Words(document.footer, sheet, "small", room)
        self.height = self._text.height + pt(4)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(RULE, pt(0.5)))
        painter.drawLine(QPointF(x, y), QPointF(x + self._width, y))
        self._text.paint(painter, x, y + pt(4), SOFT_INK)
        self._number.paint(painter, x, y + pt(4), SOFT_INK)


def lay_out(document: Document, sheet: Sheet, style: Style) -> tuple[Page, ...]:
    """Place a document on sheets of paper. Needs a QGuiApplication for its fonts.

    Args:
        document: What to place.
        sheet: The paper; turned already if the document is landscape.
        style: Colours of the figures.
    """
    body = _body(document, sheet)
    pages: list[list[Placed]] = []
    for part in _parts(document.blocks):
        pages += _fill(_pieces(part, sheet, style, body), body)
    return tuple(
        Page(document, sheet, number, len(pages), tuple(pieces))
        for number, pieces in enumerate(pages, start=1)
    )


def _body(document: Document, sheet: Sheet) -> QRectF:
    """Where pieces go: inside the margins, below the head if there is one, above the foot."""
    head = sheet.line_height("small") + pt(6) if document.running else 0.0
    foot = _Foot(document, sheet, 10, 10).height + pt(6)  # one height for all pages
    return sheet.inner.adjusted(0, head, 0, -foot)


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks between page breaks; empty parts are left out."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return [part for part in parts if part]


def _pieces(part: Sequence[Block], sheet: Sheet, style: Style, body: QRectF) -> list[Piece]:
    """The pieces of a part; a log takes the height that the others leave, or goes on on a second page."""
    width = body.width()
    made = [[] if isinstance(block, LogGrid) else _pieces_of(block, sheet, width, style) for block in part]
    taken = sum(piece.space + piece.height for pieces in made for piece in pieces)
    for block, pieces in zip(part, made, strict=True):
        if isinstance(block, LogGrid):
            pieces += log_pieces(block, sheet, width, body.height() - taken)
    return [piece for pieces in made for piece in pieces]


def _pieces_of(block: Block, sheet: Sheet, width: float, style: Style) -> list[Piece]:
    """The pieces of a block: long tables and rows of plots are several, so that a page may end in between."""
    match block:
        case Columns():
            return columns_pieces(block, sheet, width)
        case Plots(plots):
            columns = min(len(plots), MOST_PLOTS_LARGE if sheet.large else MOST_PLOTS)
            rows = (plots[first : first + columns] for first in range(0, len(plots), columns))
            return [PlotsPiece(row, columns, sheet, width) for row in rows]
        case Road(stones):
            last = len(stones) - 1
            return [
                StonePiece(stone, sheet, width, first=at == 0, last=at == last)
                for at, stone in enumerate(stones)
            ]
        case _:
            return [_piece(block, sheet, width, style)]


def _piece(block: Block, sheet: Sheet, width: float, style: Style) -> Piece:
    match block:
        case Title():
            return TitlePiece(block, sheet, width)
        case Heading():
            return HeadingPiece(block, sheet, width)
        case Paragraph():
            return ParagraphPiece(block, sheet, width)
        case Note():
            return NotePiece(block, sheet, width)
        case RuleBox():
            return RulePiece(block, sheet, width)
        case Table():
            return TablePiece(block, sheet, width)
        case PairPicture():
            return PairPiece(block, sheet, width)
        case Overview():
            return OverviewPiece(block, sheet, width)
        case ExerciseBlock():
            return ExercisePiece(block, sheet, width, style)
        case _:
            raise TypeError(f"{type(block).__name__} has no piece")


def _fill(pieces: Sequence[Piece], body: QRectF) -> list[list[Placed]]:
    """Place pieces from top to bottom; pieces that keep the next one move on together with it."""
    pages: list[list[Placed]] = [[]]
    y = body.top()
    for group in _groups(pieces):
        needed = sum(piece.height for piece in group) + sum(piece.space for piece in group)
        if pages[-1] and y + needed > body.bottom() + pt(0.5):
            pages.append([])
            y = body.top()
        for piece in group:
            y += piece.space if pages[-1] else 0.0
            pages[-1].append(Placed(piece, y))
            y += piece.height
    return pages


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that must stand on one page."""
    groups: list[list[Piece]] = []
    open_group = False
    for piece in pieces:
        if open_group:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        open_group = piece.keeps_next
    return groups
