"""Layouts that answer a narrow window with another arrangement instead of clipped words."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget


class _FlowLayout(QLayout):
    """What both layouts share: a list of items, and a height that depends on the width."""

    def __init__(self, gap_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known_heights: dict[int, int] = {}
        self.setSpacing(gap_px)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """See QLayout."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """See QLayout."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """See QLayout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """See QLayout."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Cells share the whole width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the arrangement that fits a width; known until an item changes, for Qt asks often."""
        if width not in self._known_heights:
            self._known_heights[width] = self._height_at(width)
        return self._known_heights[width]

    def invalidate(self) -> None:
        """See QLayout: an item has changed."""
        super().invalidate()
        self._known_heights.clear()

    def _height_at(self, width: int) -> int:
        raise NotImplementedError


class EvenGrid(_FlowLayout):
    """Equal cells in as few rows as fit: eleven stand in one row or in six and five.

    Args:
        gap_px: Distance between cells.
        max_columns: Never more cells in a row than this.
    """

    def __init__(self, gap_px: int, max_columns: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(gap_px, parent)
        self._max_columns = max_columns

    def _height_at(self, width: int) -> int:
        """Height of all rows at a width."""
        columns, heights = self._rows(width)
        return sum(heights) + self.spacing() * max(0, len(heights) - 1) if columns else 0

    def sizeHint(self) -> QSize:
        """One row of the cells' own hints."""
        columns = min(self._max_columns, len(self._seen())) or 1
        width = columns * self._cell_hint() + (columns - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One cell wide."""
        width = max((item.minimumSize().width() for item in self._seen()), default=0)
        height = max((item.minimumSize().height() for item in self._seen()), default=0)
        return QSize(width, height)

    def setGeometry(self, rect: QRect) -> None:
        """Place the cells; right to left where the language runs so."""
        super().setGeometry(rect)
        columns, heights = self._rows(rect.width())
        if not columns:
            return
        gap = self.spacing()
        mirrored = QApplication.isRightToLeft()
        step = (rect.width() + gap) / columns
        top = rect.top()
        for row, height in enumerate(heights):
            for column, item in enumerate(self._seen()[row * columns : (row + 1) * columns]):
                place = columns - 1 - column if mirrored else column
                left, right = round(place * step), round((place + 1) * step) - gap
                item.setGeometry(QRect(rect.left() + left, top, right - left, height))
            top += height + gap

    def _seen(self) -> list[QLayoutItem]:
        """Items that are not hidden; the others take no cell."""
        return [item for item in self._items if not item.isEmpty()]

    def _cell_hint(self) -> int:
        return max((item.sizeHint().width() for item in self._seen()), default=0)

    def _rows(self, width: int) -> tuple[int, list[int]]:
        """Columns and the height of every row at a width."""
        items = self._seen()
        count = len(items)
        if not count:
            return 0, []
        gap = self.spacing()
        fitting = (width + gap) // max(1, self._cell_hint() + gap)
        columns = max(1, min(fitting, self._max_columns, count))
        columns = math.ceil(count / math.ceil(count / columns))
        cell = (width + gap) // columns - gap
        heights = [
            max(_height(item, cell) for item in items[first : first + columns])
            for first in range(0, count, columns)
        ]
        return columns, heights


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


class AroundLayout(_FlowLayout):
    """Three items: the second between the others, or above both when the width does not suffice."""

    def _height_at(self, width: int) -> int:
        """Height of the arrangement that fits the width."""
        side, middle = self._sides(width)
        sides = max(_height(item, side) for item in (self._items[0], self._items[2]))
        picture = self._items[1].sizeHint().height()
        return max(sides, picture) if middle else picture + self.spacing() + sides

    def sizeHint(self) -> QSize:
        """All three side by side."""
        width = sum(item.sizeHint().width() for item in self._items) + 2 * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """The two outer ones side by side."""
        first, middle, last = (item.minimumSize() for item in self._items)
        side = max(first.width(), last.width())
        return QSize(max(2 * side + self.spacing(), middle.width()), middle.height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the three; left stays left in every language, as on the body."""
        super().setGeometry(rect)
        first, picture, last = self._items
        side, middle = self._sides(rect.width())
        height = picture.sizeHint().height()
        top = rect.top() if middle else rect.top() + height + self.spacing()
        left_edge, right_edge = rect.left(), rect.left() + rect.width() - side
        below = rect.bottom() + 1 - top
        if middle:
            picture.setGeometry(QRect(left_edge + side + self.spacing(), top, middle, below))
        else:
            picture.setGeometry(QRect(left_edge, rect.top(), rect.width(), height))
        first.setGeometry(QRect(left_edge, top, side, below))
        last.setGeometry(QRect(right_edge, top, side, below))

    def _sides(self, width: int) -> tuple[int, int]:
        """Widths of a side and of the middle item; the latter 0 when it stands above."""
        middle = self._items[1].sizeHint().width()
        side = (width - middle) // 2 - self.spacing()
        wanted = max(self._items[0].sizeHint().width(), self._items[2].sizeHint().width())
        if side >= wanted:
            return side, middle
        return (width - self.spacing()) // 2, 0


class BesideLayout(_FlowLayout):
    """Two items beside each other, or one above the other where the width does not suffice.

    Args:
        gap_px: Distance between them.
        first_px: Width of the first.
        least_px: Width that the second needs at least.
    """

    def __init__(self, gap_px: int, first_px: int, least_px: int, parent: QWidget | None = None) -> None:
        super().__init__(gap_px, parent)
        self._first_px, self._least_px = first_px, least_px

    def _height_at(self, width: int) -> int:
        """Height of the arrangement that fits the width."""
        first, second = self._heights(width)
        return max(first, second) if self._is_beside(width) else first + self.spacing() + second

    def sizeHint(self) -> QSize:
        """Both beside each other."""
        width = self._first_px + self.spacing() + self._least_px
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One above the other."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def setGeometry(self, rect: QRect) -> None:
        """Place both; right to left where the language runs so."""
        super().setGeometry(rect)
        beside = self._is_beside(rect.width())
        widths, heights = self._widths(rect.width()), self._heights(rect.width())
        below = rect.top() + heights[0] + self.spacing()
        places = zip((True, False), (rect.top(), rect.top() if beside else below), strict=True)
        for item, width, height, (is_first, top) in zip(self._items, widths, heights, places, strict=True):
            at_left = is_first != QApplication.isRightToLeft() or not beside
            left = rect.left() if at_left else rect.left() + rect.width() - width
            item.setGeometry(QRect(left, top, width, height))

    def _is_beside(self, width: int) -> bool:
        first = max(self._first_px, self._items[0].minimumSize().width())
        return width >= first + self.spacing() + self._least_px

    def _widths(self, width: int) -> tuple[int, int]:
        if not self._is_beside(width):
            return width, width
        first = max(self._first_px, self._items[0].minimumSize().width())
        return first, width - self.spacing() - first

    def _heights(self, width: int) -> tuple[int, int]:
        first, second = self._items
        widths = self._widths(width)
        return _height(first, widths[0]), _height(second, widths[1])


class BarLayout(_FlowLayout):
    """Buttons in reading order, in as many rows as they need; right-aligned ones at the right end."""

    def _height_at(self, width: int) -> int:
        """Height of all rows at a width."""
        rows = self._rows(width)
        heights = sum(_row_height(row, width) for row in rows)
        return heights + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """All in one row."""
        hints = [item.sizeHint() for item in self._items]
        gaps = self.spacing() * max(0, len(hints) - 1)
        return QSize(sum(hint.width() for hint in hints) + gaps, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest button, whose words may wrap."""
        width = max((_least_width(item) for item in self._items), default=0)
        return QSize(width, max((item.minimumSize().height() for item in self._items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the buttons."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height, left, right = _row_height(row, rect.width()), rect.left(), rect.right() + 1
            for item in row:
                if not item.alignment() & Qt.AlignmentFlag.AlignRight:
                    self._place(item, left, top, height, rect)
                    left += item.sizeHint().width() + self.spacing()
            for item in reversed(row):
                if item.alignment() & Qt.AlignmentFlag.AlignRight:
                    right -= min(item.sizeHint().width(), rect.width())
                    self._place(item, right, top, height, rect)
                    right -= self.spacing()
            top += height + self.spacing()

    def _place(self, item: QLayoutItem, left: int, top: int, row_height: int, within: QRect) -> None:
        """Put an item in the middle of its row's height, at its own size; mirrored where needed."""
        width = min(item.sizeHint().width(), within.width())
        place = QRect(0, 0, width, _own_height(item, width))
        place.moveTo(left, top + (row_height - place.height()) // 2)
        if QApplication.isRightToLeft():
            place.moveLeft(within.left() + within.right() - place.right())
        widget = item.widget()
        if widget is None:
            item.setGeometry(place)
        else:
            widget.setGeometry(place)  # the item would keep a wrapped button as low as one line

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not rows or needed + self.spacing() > room:
                rows.append([])
                room = width + self.spacing()
            rows[-1].append(item)
            room -= needed + self.spacing()
        return rows


def _row_height(row: list[QLayoutItem], width: int) -> int:
    return max(_own_height(item, min(item.sizeHint().width(), width)) for item in row)


def _own_height(item: QLayoutItem, width: int) -> int:
    """The height of an item at a width: that of its hint, unless its words have to wrap."""
    hint = item.sizeHint()
    widget = item.widget()
    return (
        hint.height()
        if widget is None or width >= hint.width()
        else max(widget.heightForWidth(width), 0) or hint.height()
    )


def _least_width(item: QLayoutItem) -> int:
    widget = item.widget()
    return item.minimumSize().width() if widget is None else widget.minimumSizeHint().width()
