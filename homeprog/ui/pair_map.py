"""The three-pair map: each pair as tight side, gate and weak side; a free tight side opens the gate."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from homeprog.handout.document import PairPicture
from homeprog.ui import icons, theme
from homeprog.ui.pair_figure import paint_person
from homeprog.ui.pair_gate import GateInk, paint_gate

_WRAP = Qt.TextFlag.TextWordWrap
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_GATE_SHARE = 0.28
_FIGURE_EM = (2.4, 4.9)
_BESIDE_EM = 8.5
"""A side at least so wide has its person beside its words, a narrower one above them."""


class PairVM(PairPicture, frozen=True, kw_only=True):
    """One pair, in words; on paper it is the same picture.

    Attributes:
        pair: `A`, `B` or `C`.
    """

    pair: str

    @property
    def sentence(self) -> str:
        """The whole picture as one line, for screen readers."""
        return f"{self.tight}, {self.weak}. {self.title}. {'; '.join(self.next)}"


class PairTile(QAbstractButton):
    """One pair; pressed for its details. A real button to screen readers."""

    def __init__(self, pair: PairVM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vm = pair
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_pair(pair)

    def set_pair(self, pair: PairVM) -> None:
        """Show another state of the pair."""
        self._vm = pair
        self.setAccessibleName(pair.sentence)
        self.setAccessibleDescription(self.tr("Press for the tests so far and what opens this pair."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A readable width and the height it needs."""
        width = theme.current().px(30)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that still reads."""
        width = theme.current().px(13)
        return QSize(width, theme.current().target)

    def heightForWidth(self, width: int) -> int:
        """Picture and words under it."""
        pad = theme.current().space("m")
        return 3 * pad + self._picture_height(width) + self._words_height(width - 2 * pad)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, two sides, the way between them, the gate, the words."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        pad = now.space("m")
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        height = self._picture_height(self.width())
        left, middle, right = self._columns(QRectF(inner.left(), inner.top(), inner.width(), height))
        opened = self._vm.state != "LOCKED"
        self._paint_way(painter, left, middle, right)
        self._paint_side(painter, left, tight=True, awake=True)
        self._paint_side(painter, right, tight=False, awake=opened)
        paint_gate(painter, middle, self._vm.state, GateInk.of_theme())
        self._paint_words(painter, QRect(inner.left(), inner.top() + height + pad, inner.width(), 10_000))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        now = theme.current()
        ring, line = max(3, now.px(0.13)), max(1, now.px(0.06))
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        lit = self.underMouse() or self.isDown()
        painter.setBrush(now.colour("raised" if lit else "surface"))
        painter.setPen(QPen(now.colour("accent" if lit else "line"), line))
        painter.drawRoundedRect(box, now.radius("l"), now.radius("l"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.colour("focus"), ring))
            half = ring / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), now.radius("l"), now.radius("l")
            )

    def _columns(self, box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """The tight side, the gate and the weak side; mirrored where the language runs right to left."""
        gate = box.width() * _GATE_SHARE
        side = (box.width() - gate) / 2
        first = QRectF(box.left(), box.top(), side, box.height())
        middle = QRectF(first.right(), box.top(), gate, box.height())
        last = QRectF(middle.right(), box.top(), side, box.height())
        return (last, middle, first) if self._mirrored() else (first, middle, last)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _paint_side(self, painter: QPainter, box: QRectF, *, tight: bool, awake: bool) -> None:
        now, vm = theme.current(), self._vm
        role = "stretch" if tight else "work"
        strong = now.colour(role)
        fill = QColor(strong)
        fill.setAlphaF(0.13 if awake else 0.0)
        pen = QPen(strong if awake else now.colour("border"), max(2, now.px(0.09)))
        if not awake:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(now.colour("surface"))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = now.px(1.4)
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(fill)
        painter.setPen(pen)
        painter.drawRoundedRect(box, radius, radius)
        person, words = self._side_parts(box)
        group = vm.tight_group if tight else vm.weak_group
        body = now.colour("figure") if awake else _between(now.colour("figure"), now.colour("surface"))
        patch = strong if awake else now.colour("border")
        paint_person(painter, person, group, body, patch, now.colour("surface"), hollow=not awake)
        name, note = (vm.tight, vm.tight_note) if tight else (vm.weak, vm.weak_note)
        self._paint_label(painter, words, name, note, awake=awake)

    def _side_parts(self, box: QRectF) -> tuple[QRectF, QRectF]:
        """Where the person and the words of a side go: beside each other, or one above the other."""
        now = theme.current()
        width, height = (now.px(factor) for factor in _FIGURE_EM)
        gap = now.space("s")
        if self._beside(self.width()):
            person = QRectF(box.left() + gap, box.center().y() - height / 2, width, height)
            words = QRectF(box.left() + 2 * gap + width, box.top() + gap, 0, box.height() - 2 * gap)
            words.setRight(box.right() - gap)
            return person, words
        person = QRectF(box.center().x() - width / 2, box.top() + gap, width, height)
        words = QRectF(box.left() + gap, person.bottom() + gap, box.width() - 2 * gap, 0)
        words.setBottom(box.bottom() - gap)
        return person, words

    def _paint_label(self, painter: QPainter, box: QRectF, name: str, note: str, *, awake: bool) -> None:
        now, room = theme.current(), box.toAlignedRect()
        parts = self._label(name, note)
        sizes = [_height(font, room.width(), text) for font, text in parts]
        top = room.top() + max(0, room.height() - sum(sizes)) // 2
        flags = _WRAP | (Qt.AlignmentFlag.AlignLeft if self._beside(self.width()) else _CENTRE)
        roles = ("text" if awake else "muted", "muted")
        for (font, text), size, role in zip(parts, sizes, roles, strict=True):
            painter.setFont(font)
            painter.setPen(now.colour(role))
            painter.drawText(QRect(room.left(), top, room.width(), size), flags, text)
            top += size

    def _side(self, width: int) -> float:
        """Width of a side at a width of the whole tile."""
        return (width - 2 * theme.current().space("m")) * (1 - _GATE_SHARE) / 2

    def _beside(self, width: int) -> bool:
        return self._side(width) >= theme.current().px(_BESIDE_EM)

    def _label(self, name: str, note: str) -> tuple[tuple[QFont, str], tuple[QFont, str]]:
        now = theme.current()
        return (now.font(bold=True), name), (now.font("small"), note)

    def _paint_way(self, painter: QPainter, left: QRectF, middle: QRectF, right: QRectF) -> None:
        """The way from side to side, filled as far as it has come."""
        now, vm = theme.current(), self._vm
        y = middle.center().y()
        ends = (left.center().x(), right.center().x())
        start, goal = (left.right(), right.left()) if ends[0] < ends[1] else (left.left(), right.right())
        gate_x = middle.center().x()
        width = now.px(0.3)
        track = QPen(now.colour("line"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(track)
        painter.drawLine(QPointF(start, y), QPointF(goal, y))
        opened = vm.state != "LOCKED"
        reached = goal if opened else start + (gate_x - start) * 0.66 * vm.share
        painter.setPen(QPen(now.colour("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if opened or vm.share > 0:
            painter.drawLine(QPointF(start, y), QPointF(reached, y))
        if not opened:
            painter.setPen(QPen(now.colour("surface"), max(2, now.px(0.1))))
            painter.setBrush(now.colour("accent"))
            painter.drawEllipse(QPointF(reached, y), width, width)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        now, side = theme.current(), theme.current().icon
        name, role = ("lock", "muted") if self._vm.state == "LOCKED" else ("good", "good")
        picture = icons.pixmap(name, role, side, self.devicePixelRatioF(), now.name)
        mirrored = self._mirrored()
        painter.drawPixmap(box.right() - side if mirrored else box.left(), box.top(), picture)
        indent = side + now.space("s")
        room = box.adjusted(0 if mirrored else indent, 0, -indent if mirrored else 0, 0)
        top = room.top()
        for font, text, colour in self._lines():
            size = _height(font, room.width(), text)
            painter.setFont(font)
            painter.setPen(now.colour(colour))
            painter.drawText(QRect(room.left(), top, room.width(), size), _WRAP, text)
            top += size

    def _lines(self) -> list[tuple[QFont, str, str]]:
        now = theme.current()
        title = (now.font(bold=True), self._vm.title, "text")
        return [title, *((now.font(), f"\N{BULLET} {line}", "text") for line in self._vm.next)]

    def _words_height(self, width: int) -> int:
        now = theme.current()
        room = width - now.icon - now.space("s")
        return max(now.icon, sum(_height(font, room, text) for font, text, _ in self._lines()))

    def _picture_height(self, width: int) -> int:
        now, vm = theme.current(), self._vm
        figure_width, figure_height = (now.px(factor) for factor in _FIGURE_EM)
        gap, beside = now.space("s"), self._beside(width)
        room = round(self._side(width) - (3 * gap + figure_width if beside else 2 * gap))
        words = max(
            sum(_height(font, room, text) for font, text in self._label(name, note))
            for name, note in ((vm.tight, vm.tight_note), (vm.weak, vm.weak_note))
        )
        inside = max(figure_height, words) if beside else figure_height + gap + words
        return round(inside + 2 * gap)


def _between(one: QColor, other: QColor) -> QColor:
    """The colour half way."""
    return QColor(*((a + b) // 2 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)))  # type: ignore[index]


def _height(font: QFont, width: int, text: str) -> int:
    return QFontMetrics(font).boundingRect(0, 0, max(1, width), 100_000, _WRAP, text).height()


class PairMap(QWidget):
    """The pairs one under the other.

    Signals:
        pair_chosen(str): A pair was pressed: `A`, `B` or `C`.

    Attributes:
        tiles: The parts, in order; each a button with a name of its own.
    """

    pair_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The three pairs"))
        self.tiles: list[PairTile] = []
        self._pairs: list[str] = []
        self._presses = QButtonGroup(self)
        self._presses.setExclusive(False)
        self._presses.idClicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space("m"))

    def set_pairs(self, pairs: Sequence[PairVM]) -> None:
        """Show the pairs; the same three as before keep their place and the focus."""
        self._pairs = [pair.pair for pair in pairs]
        while len(self.tiles) < len(pairs):
            tile = PairTile(pairs[len(self.tiles)], self)
            self._presses.addButton(tile, len(self.tiles))
            self._column.addWidget(tile)
            self.tiles.append(tile)
        for tile, pair in zip(self.tiles, pairs, strict=True):
            tile.set_pair(pair)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.pair_chosen.emit(self._pairs[index])
