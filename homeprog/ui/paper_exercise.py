"""An exercise on paper: number, name, dose, its two pictures, the steps, what to feel."""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from homeprog.figure.style import Style
from homeprog.handout.document import Cue, ExerciseBlock
from homeprog.handout.lighten import lighten
from homeprog.ui.figure_painter import paint_drawing
from homeprog.ui.paper_pieces import Lines, bullets, rule
from homeprog.ui.paper_type import ACCENT, INK, SOFT_INK, WASH, WHITE, Sheet, Words, mm, pt

_GAP = pt(18)
_BETWEEN = pt(8)
_WIDEST_PICTURES = pt(360)
"""In one column, so that pictures do not push the words off the page."""
_PICTURE_SHARE = 0.85
"""Height of a picture as a share of its width."""
_LEAST_LINE = mm(0.3)
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ExercisePiece:
    """See `homeprog.ui.paper_pieces.Piece`; one or two columns under a head of its full width."""

    keeps_next = False

    def __init__(self, block: ExerciseBlock, sheet: Sheet, width: float, style: Style) -> None:
        self.space, self._width = pt(11), width
        self._head = _Head(block, sheet, width)
        self._changes = bullets(block.changes, sheet, width - pt(20)) if block.changes else None
        column = (width - _GAP) / 2 if sheet.columns > 1 else width
        self._column = column
        steps = Lines([f"{n}." for n in range(1, len(block.steps) + 1)], block.steps, sheet, column)
        self._left: list[_Part] = []
        self._right: list[_Part] = []
        columns = [self._left, self._right][: sheet.columns]
        if block.pictures:
            self._left.append(_Pictures(block, sheet, min(column, _WIDEST_PICTURES), style))
        columns[-1 if block.pictures else 0].append(steps)
        for part in _further(block, sheet, column):  # to the shorter column, so that blocks stay low
            min(columns, key=_height).append(part)
        body = max(_height(self._left), _height(self._right))
        changes = self._changes.height + pt(12) if self._changes else 0
        self.height = self._head.height + changes + body + pt(8)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        rule(painter, x, y, self._width, 0.6)
        y = self._head.paint(painter, x, y + pt(5))
        if self._changes:
            box = QRectF(x, y, self._width, self._changes.height + pt(6))
            painter.fillRect(box, WASH)
            painter.fillRect(QRectF(x, y, pt(3), box.height()), INK)
            self._changes.paint(painter, x + pt(12), y + pt(3))
            y = box.bottom() + pt(6)
        for parts, left in ((self._left, x), (self._right, x + self._column + _GAP)):
            below = y
            for part in parts:
                below = part.paint(painter, left, below) + pt(3)


class _Part(Protocol):
    """Something in a column."""

    height: float

    def paint(self, painter: QPainter, x: float, y: float) -> float:
        """Paint with the upper left corner at (x, y); gives the y below."""
        ...


def _height(parts: list[_Part]) -> float:
    return sum(part.height for part in parts) + pt(3) * len(parts)


def _further(block: ExerciseBlock, sheet: Sheet, width: float) -> list[_Part]:
    """What stands beside pictures and steps: cues, and what often goes wrong."""
    parts: list[_Part] = [
        Lines([cue.label for cue in group], [cue.text for cue in group], sheet, width)
        for group in _cue_groups(block)
    ]
    return [*parts, _Errors(block, sheet, width)] if block.errors else parts


def _cue_groups(block: ExerciseBlock) -> list[tuple[Cue, ...]]:
    """What to feel and what not belong together; every other cue finds its own place."""
    return [group for group in (block.cues[:2], *((cue,) for cue in block.cues[2:])) if group]


class _Head:
    """Number in a disc, name, and the dose in a frame at the right."""

    def __init__(self, block: ExerciseBlock, sheet: Sheet, width: float) -> None:
        self._width = width
        self._disc = sheet.line_height("name") * 1.25
        self._number = Words(str(block.number), sheet, "strong", self._disc, _CENTRE)
        dose = Words(block.dose, sheet, "strong", width * 0.36)
        self._dose = Words(block.dose, sheet, "strong", dose.natural_width + pt(1), _CENTRE)
        self._frame = self._dose.width + pt(18)
        room = width - self._disc - self._frame - pt(20)
        self._name = Words(block.name, sheet, "name", room)
        self._badge = Words(block.badge, sheet, "strong", room)
        self._indent = self._badge.natural_width + pt(10) if block.badge else 0.0
        self._under = Words(block.position, sheet, "small", room - self._indent)
        tallest = max(self._name.height + self._under.height, self._dose.height + pt(8), self._disc)
        self.height = tallest + pt(6)

    def paint(self, painter: QPainter, x: float, y: float) -> float:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ACCENT)
        painter.drawEllipse(QRectF(x, y, self._disc, self._disc))
        self._number.paint(painter, x, y + (self._disc - self._number.height) / 2, WHITE)
        left = x + self._disc + pt(9)
        below = self._name.paint(painter, left, y)
        self._badge.paint(painter, left, below - pt(1))
        self._under.paint(painter, left + self._indent, below, SOFT_INK)
        frame = QRectF(x + self._width - self._frame, y, self._frame, self._dose.height + pt(8))
        painter.setPen(QPen(ACCENT, pt(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, pt(5), pt(5))
        self._dose.paint(painter, frame.left() + pt(9), y + pt(4), ACCENT)
        return y + self.height


class _Pictures:
    """Start and end side by side, drawn at one size; which limb it is stands over the first."""

    def __init__(self, block: ExerciseBlock, sheet: Sheet, width: float, style: Style) -> None:
        self._style = style
        self._each = (width - _BETWEEN * (len(block.pictures) - 1)) / len(block.pictures)
        tallest = self._each * _PICTURE_SHARE
        boxes = [drawing.box for drawing in block.pictures]
        scale = min(min(self._each / box.width, tallest / box.height) for box in boxes)
        self._drawings = [lighten(drawing, scale * 0.999) for drawing in block.pictures]
        self._label = Words(block.pictures[0].label, sheet, "small", self._each)
        free = (self._each - self._drawings[0].box.width) / 2
        self._above = self._label.height if self._label.natural_width > free else 0.0
        self.height = self._above + max(drawing.box.height for drawing in self._drawings) + pt(2)

    def paint(self, painter: QPainter, x: float, y: float) -> float:
        if self._label.natural_width:
            self._label.paint(painter, x, y, INK)
        top = round(y + self._above)
        for index, drawing in enumerate(self._drawings):
            middle = round(x + index * (self._each + _BETWEEN) + self._each / 2)
            width, height = drawing.box.width, drawing.box.height
            place = QRectF(middle - width / 2, top, width, height)
            paint_drawing(painter, drawing, self._style, place, least_line_px=_LEAST_LINE, largest=1.0)
        return y + self.height


class _Errors:
    """What often goes wrong, under its title."""

    def __init__(self, block: ExerciseBlock, sheet: Sheet, width: float) -> None:
        self._title = Words(block.errors_title, sheet, "strong", width)
        self._errors = bullets(block.errors, sheet, width)
        self.height = self._title.height + self._errors.height

    def paint(self, painter: QPainter, x: float, y: float) -> float:
        return self._errors.paint(painter, x, self._title.paint(painter, x, y, ACCENT))
