"""Eleven big buttons for a score of 0-10 (pain or effort, clinical.md 0.2)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.choice import paint_tick
from homeprog.ui.widgets.flow import EvenGrid
from homeprog.ui.widgets.radio import RadioGroup, RadioTile
from homeprog.ui.widgets.text import Text

SCORES = range(11)


def score_of_key(key: int) -> int | None:
    """The score a key stands for: 0-9 on any keypad and T for ten, else None."""
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    return 10 if key == Qt.Key.Key_T else None


class ScoreTile(RadioTile):
    """One number; when chosen it is filled, has a thick edge and a tick.

    Args:
        score: The number.
        name: What a screen reader says.
        tall_em: Height as a factor of the base font's height.
        tinted: Show the colour of this pain score; False for scores that are not pain.
    """

    def __init__(self, score: int, name: str, parent: RadioGroup, tall_em: float, *, tinted: bool) -> None:
        super().__init__(name, parent)
        self.score, self._tall_em, self._tinted = score, tall_em, tinted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square for two digits, larger than the least target."""
        now = theme.current()
        digits = QFontMetrics(now.font("title")).horizontalAdvance("10")
        return QSize(max(now.target, digits + now.space("m")), max(now.target, now.px(self._tall_em)))

    def set_tall_em(self, tall_em: float) -> None:
        """Be taller or lower."""
        self._tall_em = tall_em
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a target."""
        least = theme.current().target
        return QSize(least, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number; under it a tick when chosen, else a strip in the colour of the score."""
        now, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        fill = self._tint() if chosen else now.colour("accent_soft" if self.underMouse() else "surface")
        face = self.paint_ground(painter, fill, now.colour("text" if chosen else "border"), strong=chosen)
        mark = now.px(0.75)
        foot = QRectF(face.left(), face.bottom() - mark * 1.35, face.width(), mark)
        ink = self._ink() if chosen else now.colour("text")
        if chosen:
            box = QRectF(0, 0, mark, mark)
            box.moveCenter(foot.center())
            paint_tick(painter, box, ink)
        elif self._tinted:
            strip = QRectF(0, 0, face.width() * 0.62, now.px(0.32))
            strip.moveCenter(foot.center())
            painter.setPen(QPen(now.colour("border"), 1))
            painter.setBrush(self._tint())
            painter.drawRoundedRect(strip, strip.height() / 2, strip.height() / 2)
        painter.setPen(ink)
        with_foot = chosen or self._tinted
        number = face.adjusted(0, 0, 0, -mark * 1.15) if with_foot else face
        painter.setFont(_number_font(number))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.score))
        painter.end()

    def _tint(self) -> QColor:
        now = theme.current()
        return now.pain(self.score) if self._tinted else now.colour("accent")

    def _ink(self) -> QColor:
        now = theme.current()
        return now.on_pain(self.score) if self._tinted else now.colour("on_accent")


def _number_font(room: QRectF) -> QFont:
    """As large as the tile allows: tall tiles are read from two metres."""
    font = theme.current().font("title")
    usual = QFontMetrics(font)
    larger = min(room.height() * 0.8 / usual.height(), room.width() * 0.7 / usual.horizontalAdvance("10"))
    font.setPointSizeF(font.pointSizeF() * max(1.0, larger))
    return font


class ScoreRow(RadioGroup):
    """A score 0-10 with the words of both ends; keys 0-9 and T answer from anywhere in the row.

    Args:
        name: The question, for screen readers.
        low: Words for 0, such as "no pain".
        high: Words for 10.
        tall_em: Height of the buttons as a factor of the base font's height.
        tinted: Colour the scores as pain; False for effort and the like.

    Signals:
        chosen(int): The score a person chose; also when it was chosen already.
    """

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        low: str,
        high: str,
        parent: QWidget | None = None,
        *,
        tall_em: float = 2.9,
        tinted: bool = True,
    ) -> None:
        super().__init__(name, parent)
        now = theme.current()
        ends = QHBoxLayout()
        for words, side in (
            (f"0 = {low}", Qt.AlignmentFlag.AlignLeft),
            (f"10 = {high}", Qt.AlignmentFlag.AlignRight),
        ):
            label = Text(words, "muted", self)
            label.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            ends.addWidget(label, 1)
        grid = EvenGrid(now.space("xs"))
        for score in SCORES:
            said = {0: low, 10: high}.get(score)
            words = f"{score}, {said}" if said else str(score)
            tile = ScoreTile(score, words, self, tall_em, tinted=tinted)
            self.add_tile(tile)
            grid.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.space("xs"))
        column.addLayout(ends)
        column.addLayout(grid)
        self.picked.connect(self.chosen)

    def value(self) -> int | None:
        """The score, None while there is none."""
        return self.index()

    def set_tall_em(self, tall_em: float) -> None:
        """Make the buttons taller or lower, as a factor of the base font's height."""
        for tile in self.findChildren(ScoreTile):
            tile.set_tall_em(tall_em)

    def set_value(self, score: int | None) -> None:
        """Show a score without telling anyone; None clears it."""
        self.set_index(score)

    def answer_key(self, key: int) -> bool:
        """Answer with a key pressed elsewhere on the page.

        Returns:
            True if the key stands for a score.
        """
        score = score_of_key(key)
        if score is None or not self.isEnabled():
            return False
        self.pick(score)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0-9 and T, when no tile used the key."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self.answer_key(event.key())):
            super().keyPressEvent(event)
