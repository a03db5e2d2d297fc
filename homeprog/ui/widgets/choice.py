"""One question, a few large answers."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.theme import TextRole
from homeprog.ui.widgets.flow import EvenGrid
from homeprog.ui.widgets.radio import RadioGroup, RadioTile

_WRAP = Qt.TextFlag.TextWordWrap
WIDEST_EM = 15.0
"""A readable width of the words of an answer."""


class Option(NamedTuple):
    """One answer: what the program calls it, what the patient reads, and an optional second line."""

    key: str
    label: str
    detail: str = ""


class ChoiceTile(RadioTile):
    """An answer with a ring that fills with a tick when chosen; words wrap."""

    def __init__(
        self, option: Option, parent: RadioGroup, *, large: bool = False, widest_em: float = WIDEST_EM
    ) -> None:
        super().__init__(option.label, parent)
        self._option, self._widest_em = option, widest_em
        self._roles: tuple[TextRole, TextRole] = ("heading", "body") if large else ("body", "small")
        self.setAccessibleDescription(option.detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line if it is short, else wrapped at a readable width."""
        now = theme.current()
        label = QFontMetrics(now.font(self._roles[0], bold=True)).horizontalAdvance(self._option.label)
        detail = QFontMetrics(now.font(self._roles[1])).horizontalAdvance(self._option.detail)
        spare = now.space("xs")  # wrapping counts in fractions of a pixel what is advanced in whole ones
        width = self._left() + min(max(label, detail) + spare, now.px(self._widest_em)) + now.space("m")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word fits."""
        now = theme.current()
        metrics = QFontMetrics(now.font(self._roles[0], bold=True))
        words = f"{self._option.label} {self._option.detail}".split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return QSize(self._left() + longest + now.space("m"), now.target)

    def heightForWidth(self, width: int) -> int:
        """Room for the wrapped words, no less than a target."""
        now = theme.current()
        room = width - self._left() - now.space("m")
        height = self._block("label", room) + self._block("detail", room)
        return max(now.target, height + 2 * now.space("s"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Face, mark, words."""
        now, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        fill = now.colour("accent_soft" if chosen or self.underMouse() else "surface")
        edge = now.colour("accent" if chosen else "border")
        self.paint_ground(painter, fill, edge, strong=chosen)
        self._paint_mark(painter)
        room = QRect(self._left(), 0, self.width() - self._left() - now.space("m"), self.height())
        label, detail = self._block("label", room.width()), self._block("detail", room.width())
        top = (self.height() - label - detail) // 2
        painter.setFont(now.font(self._roles[0], bold=chosen))
        painter.setPen(now.colour("text"))
        painter.drawText(QRect(room.left(), top, room.width(), label), _WRAP, self._option.label)
        if detail:
            painter.setFont(now.font(self._roles[1]))
            painter.setPen(now.colour("text" if chosen else "muted"))
            painter.drawText(
                QRect(room.left(), top + label, room.width(), detail), _WRAP, self._option.detail
            )
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        now = theme.current()
        side = now.px(0.8)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(now.space("m"), 0, side, self.height()).center())
        painter.setPen(QPen(now.colour("accent" if self.isChecked() else "border"), max(2, now.px(0.08))))
        painter.setBrush(now.colour("accent" if self.isChecked() else "surface"))
        painter.drawEllipse(circle)
        if self.isChecked():
            paint_tick(painter, circle, theme.current().colour("on_accent"))

    def _left(self) -> int:
        now = theme.current()
        return now.space("m") + now.px(0.8) + now.space("s")

    def _block(self, part: str, width: int) -> int:
        text: str = getattr(self._option, part)
        if not text:
            return 0
        now = theme.current()
        # measured bold, so that choosing an answer never moves the others
        font = now.font(self._roles[0], bold=True) if part == "label" else now.font(self._roles[1])
        return QFontMetrics(font).boundingRect(0, 0, max(1, width), 100_000, _WRAP, text).height()


def paint_tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Draw a tick mark inside a box: the shape that says "chosen" where colour alone must not."""
    side = box.width()
    pen = QPen(ink, max(2.0, side * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = box.topLeft()
    points = [at + corner * side for corner in _TICK]
    painter.drawPolyline(points)


_TICK = [
    QRectF(0.27, 0.52, 0, 0).topLeft(),
    QRectF(0.44, 0.69, 0, 0).topLeft(),
    QRectF(0.74, 0.33, 0, 0).topLeft(),
]


class BigChoice(RadioGroup):
    """A group of large answers, in one column or more.

    Args:
        name: The question, for screen readers; show it in words above the group as well.
        options: The answers in reading order.
        large: Read from two metres, as in a session.
        widest_em: Words wrap from this width on, so that answers stand beside each other sooner.
        columns: At most so many beside each other; fewer when there is no room.

    Signals:
        chosen(str): The key of the answer a person chose.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        columns: int = 1,
        parent: QWidget | None = None,
        *,
        large: bool = False,
        widest_em: float = WIDEST_EM,
    ) -> None:
        super().__init__(name, parent)
        self._keys = [option.key for option in options]
        grid = EvenGrid(theme.current().space("s"), columns, self)
        for option in options:
            tile = ChoiceTile(option, self, large=large, widest_em=widest_em)
            self.add_tile(tile)
            grid.addWidget(tile)
        self.picked.connect(self._on_picked)

    def value(self) -> str | None:
        """The key of the answer, None while there is none."""
        index = self.index()
        return None if index is None else self._keys[index]

    def set_value(self, key: str | None) -> None:
        """Show an answer without telling anyone; None clears it."""
        self.set_index(None if key is None else self._keys.index(key))

    @Slot(int)
    def _on_picked(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
