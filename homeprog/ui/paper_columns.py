"""A table with a head: its pieces, a row each, so that a long one goes on over the page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from homeprog.handout.document import Columns
from homeprog.ui.paper_pieces import Piece, rule
from homeprog.ui.paper_type import ACCENT, INK, WASH, Sheet, TypeRole, Words, pt

_PAD = pt(5)


def columns_pieces(columns: Columns, sheet: Sheet, width: float) -> list[Piece]:
    """Title, head and rows."""
    pieces: list[Piece] = []
    if columns.title:
        pieces.append(_Cells((columns.title,), (1.0,), sheet, width, "title"))
    if columns.head:
        pieces.append(_Cells(columns.head, columns.shares, sheet, width, "head"))
    pieces += [_Cells(row, columns.shares, sheet, width, "row") for row in columns.rows]
    return pieces


class _Cells:
    """See `homeprog.ui.paper_pieces.Piece`; words beside each other."""

    def __init__(
        self, texts: Sequence[str], shares: Sequence[float], sheet: Sheet, width: float, kind: str
    ) -> None:
        self._width, self._kind = width, kind
        self.keeps_next = kind != "row"
        self.space = pt(10) if kind == "title" else pt(0)
        role: TypeRole = "strong" if kind == "title" else "small"
        self._cells = [
            (width * sum(shares[:at]), Words(text, sheet, role, width * shares[at] - _PAD))
            for at, text in enumerate(texts)
        ]
        self.height = max(words.height for _, words in self._cells) + pt(4.5)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        if self._kind == "head":
            painter.fillRect(QRectF(x, y, self._width, self.height), WASH)
        elif self._kind == "row":
            rule(painter, x, y, self._width, 0.4)
        for left, words in self._cells:
            words.paint(painter, x + left, y + pt(2.2), INK if self._kind == "row" else ACCENT)
