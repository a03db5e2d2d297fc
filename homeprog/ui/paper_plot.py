"""A plot on paper: the same record as on screen, in lines only, so that any printer keeps it apart."""

from collections.abc import Iterator
from itertools import pairwise
from math import isnan

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from homeprog.handout.plot import Band, Plot, Series
from homeprog.ui import day_axis
from homeprog.ui.marks import LINES, paint_mark
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, Sheet, TypeRole, Words, pt

_GAP = pt(16)
_HEIGHT_SHARE, _LARGEST, _LEAST = 0.33, pt(150), pt(92)
"""Height of the drawing as a share of its width, and its bounds."""
_HATCH = pt(4)
_MARKED = 60
"""Up to so many points each gets its mark."""
_DATE_WIDTH = 5.0
"""Room for a date, in heights of its letters."""
_INKS = (INK, ACCENT, SOFT_INK, INK, ACCENT, SOFT_INK)
_NUMBERS = (1, 2, 5, 10, 20, 50, 100, 200)


class PlotsPiece:
    """See `homeprog.ui.paper_pieces.Piece`; one to three plots in a row."""

    keeps_next = False

    def __init__(self, plots: tuple[Plot, ...], columns: int, sheet: Sheet, width: float) -> None:
        self.space = pt(8)
        self._each = (width - _GAP * (columns - 1)) / columns
        self._plots = [_Plot(plot, sheet, self._each, small=columns > 1) for plot in plots]
        head = max(plot.head_height for plot in self._plots)
        for plot in self._plots:
            plot.head_height = head  # drawings of a row begin at one height
        self.height = max(plot.height for plot in self._plots)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """See `Piece.paint`."""
        for number, plot in enumerate(self._plots):
            plot.paint(painter, x + number * (self._each + _GAP), y)


class _Plot:
    """Words, drawing, legend, one under the other.

    Attributes:
        head_height: Of the words above the drawing.
    """

    def __init__(self, plot: Plot, sheet: Sheet, width: float, *, small: bool) -> None:
        self._plot, self._sheet, self._width = plot, sheet, width
        self._role: TypeRole = "tiny" if small else "small"
        self._title = Words(plot.title, sheet, "strong", width)
        self._sentence = Words(plot.sentence, sheet, "small" if small else "body", width)
        self._unit = Words(plot.unit, sheet, self._role, width)
        self.head_height = self._title.height + self._sentence.height + self._unit.height + pt(2)
        self._line = sheet.line_height(self._role)
        ticks = list(self._ticks())
        wide = max((Words(text, sheet, self._role, width).natural_width for _, text in ticks), default=0.0)
        self._left = wide + pt(5)
        self._levels = [(one.value, Words(one.words, sheet, self._role, width * 0.3)) for one in plot.levels]
        self._right = max((words.natural_width + pt(4) for _, words in self._levels), default=0.0)
        self._top = self._line if any(not band.flare for band in plot.bands) else 0.0
        self._drawing = min(_LARGEST, max(_LEAST, width * _HEIGHT_SHARE))
        if len(plot.ticks) > 1:
            self._drawing = max(self._drawing, len(plot.ticks) * self._line)
        self._legend = _Legend(plot, sheet, self._role, width) if _is_named(plot) else None

    @property
    def height(self) -> float:
        """Of everything."""
        legend = self._legend.height if self._legend else 0.0
        return self.head_height + self._top + self._drawing + self._line + pt(2) + legend

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        below = self._title.paint(painter, x, y, ACCENT)
        below = self._sentence.paint(painter, x, below)
        self._unit.paint(painter, x, below, SOFT_INK)
        room = self._width - self._left - self._right
        box = QRectF(x + self._left, y + self.head_height + self._top, room, self._drawing)
        self._paint_axes(painter, box)
        self._paint_levels(painter, box)
        self._paint_stages(painter, box)
        painter.save()
        painter.setClipRect(box.adjusted(-pt(3), -pt(3), pt(3), pt(3)))
        for band in self._plot.bands:
            if band.flare:
                _hatch(painter, self._across(box, band))
        for number, series in enumerate(self._plot.series):
            self._paint_series(painter, box, number, series)
        painter.restore()
        if self._legend:
            self._legend.paint(painter, x, box.bottom() + self._line + pt(2))

    def _at(self, box: QRectF, x: float, y: float) -> QPointF:
        plot = self._plot
        along = (x - plot.start) / (plot.end - plot.start)
        up = (y - plot.low) / (plot.high - plot.low)
        return QPointF(
            box.left() + along * box.width(), box.top() + (up if plot.downwards else 1 - up) * box.height()
        )

    def _across(self, box: QRectF, band: Band) -> QRectF:
        plot = self._plot
        first = self._at(box, max(band.first, plot.start), 0).x()
        last = self._at(box, min(band.last, plot.end), 0).x()
        return QRectF(first, box.top(), max(pt(1.5), last - first), box.height())

    def _ticks(self) -> Iterator[tuple[float, str]]:
        """Values along the left side: the plot's own, or round numbers."""
        plot = self._plot
        if plot.ticks:
            yield from plot.ticks
            return
        step = next((one for one in _NUMBERS if (plot.high - plot.low) / one <= 5), _NUMBERS[-1])
        first = int(-(-plot.low // step))
        for number in range(first, int(plot.high // step) + 1):
            yield float(number * step), str(number * step)

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        for value, text in self._ticks():
            y = self._at(box, self._plot.start, value).y()
            painter.setPen(QPen(RULE, pt(0.3)))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            words = Words(text, self._sheet, self._role, self._left, Qt.AlignmentFlag.AlignLeft)
            words.paint(painter, box.left() - pt(4) - words.natural_width, y - words.height / 2, SOFT_INK)
        painter.setPen(QPen(SOFT_INK, pt(0.7)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        room = box.width() / (self._line * _DATE_WIDTH)
        end = box.left() - self._left
        for ordinal, text in day_axis.ticks(self._plot.start, self._plot.end, room):
            words = Words(text, self._sheet, self._role, box.width())
            x = self._at(box, ordinal, 0).x()
            painter.setPen(QPen(SOFT_INK, pt(0.7)))
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + pt(2.5)))
            left = min(x - words.natural_width / 2, box.right() - words.natural_width)
            if left > end:
                words.paint(painter, left, box.bottom() + pt(2), SOFT_INK)
                end = left + words.natural_width

    def _paint_levels(self, painter: QPainter, box: QRectF) -> None:
        """Dashed across; their words stand right of the drawing, where no line runs into them."""
        for value, words in self._levels:
            y = self._at(box, self._plot.start, value).y()
            painter.setPen(QPen(SOFT_INK, pt(0.9), Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            words.paint(painter, box.right() + pt(4), y - words.height / 2, SOFT_INK)

    def _paint_stages(self, painter: QPainter, box: QRectF) -> None:
        """Dotted where a stage begins; its words stand above the drawing."""
        for band in self._plot.bands:
            if band.flare:
                continue
            place = self._across(box, band).adjusted(0, -self._top, 0, 0)
            painter.setPen(QPen(SOFT_INK, pt(0.6), Qt.PenStyle.DotLine))
            painter.drawLine(place.topLeft(), place.bottomLeft())
            for text in (band.words, band.short):
                words = Words(text, self._sheet, self._role, box.width())
                if words.natural_width + pt(4) < place.width():
                    words.paint(painter, place.left() + pt(2.5), place.top(), SOFT_INK)
                    break

    def _paint_series(self, painter: QPainter, box: QRectF, number: int, series: Series) -> None:
        ink = _INKS[number % len(_INKS)]
        points = [
            None if isnan(y) else self._at(box, x, y) for x, y in zip(series.xs, series.ys, strict=True)
        ]
        path = QPainterPath()
        for before, here in pairwise([None, *points]):
            if here is not None and before is None:
                path.moveTo(here)
            elif here is not None:
                path.lineTo(here)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, pt(1.1), LINES[number % len(LINES)]))
        painter.drawPath(path)
        if len(points) <= _MARKED:
            for point in points:
                if point is not None:
                    paint_mark(painter, number, point, pt(2.1), ink)


def _is_named(plot: Plot) -> bool:
    return len(plot.series) > 1 or any(band.flare for band in plot.bands)


class _Legend:
    """Samples with their names, as many to a line as fit."""

    def __init__(self, plot: Plot, sheet: Sheet, role: TypeRole, width: float) -> None:
        names = [(number, one.name) for number, one in enumerate(plot.series)] if len(plot.series) > 1 else []
        flare = next((band.words for band in plot.bands if band.flare), None)
        entries: list[tuple[int | None, str]] = [*names, *([(None, flare)] if flare else [])]
        self._line = sheet.line_height(role)
        self._sample = pt(20)
        self._places: list[tuple[float, float, int | None, Words]] = []
        x = y = 0.0
        for number, name in entries:
            words = Words(name, sheet, role, width - self._sample)
            needed = self._sample + pt(3) + words.natural_width + pt(12)
            if x and x + needed > width:
                x, y = 0.0, y + self._line
            self._places.append((x, y, number, words))
            x += needed
        self.height = y + self._line

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for dx, dy, number, words in self._places:
            middle = y + dy + self._line / 2
            left, right = x + dx, x + dx + self._sample
            if number is None:
                _hatch(painter, QRectF(left, middle - pt(3.5), self._sample, pt(7)))
            else:
                ink = _INKS[number % len(_INKS)]
                painter.setPen(QPen(ink, pt(1.1), LINES[number % len(LINES)]))
                painter.drawLine(QPointF(left, middle), QPointF(right, middle))
                paint_mark(painter, number, QPointF((left + right) / 2, middle), pt(2.1), ink)
            words.paint(painter, right + pt(3), y + dy)


def _hatch(painter: QPainter, box: QRectF) -> None:
    """Slanted lines across a box: a printer without colour shows them, and lines on them stay readable."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(RULE, pt(0.5)))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _HATCH
    painter.restore()
