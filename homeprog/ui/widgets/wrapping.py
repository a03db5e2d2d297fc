"""Words of a button that stand in one line if they can, in several if they must."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.choice import paint_tick

_SHOWN = Qt.TextFlag.TextShowMnemonic


class WrappedWords:
    """What a button wants to say, and how it breaks into lines.

    The button keeps its style's size for one line as its hint; a layout that gives it less asks
    `height_for_width`. Who asks the button's `text()`, and a screen reader, get the words in one line.

    Args:
        button: Shows the words.
    """

    def __init__(self, button: QAbstractButton) -> None:
        self._button = button
        self.words = self._shown()
        self._name = ""

    def say(self, words: str) -> None:
        """Show other words, in one line until they are fitted."""
        self.words = words
        QAbstractButton.setText(self._button, words)

    def one_line(self, hint: QSize) -> QSize:
        """The style's hint for what is shown now, turned into the one for a single line."""
        metrics, shown = self._button.fontMetrics(), self._shown()
        if "\n" not in shown:
            return hint
        return hint + metrics.size(_SHOWN, self.words) - metrics.size(_SHOWN, shown)

    def least_width(self, hint: QSize) -> int:
        """Room for every word whole, given the hint for a single line."""
        return hint.width() - self._px(self.words) + max(map(self._px, self.words.split()), default=0)

    def height_for_width(self, width: int, hint: QSize) -> int:
        """Room for as many lines as a width calls for, given the hint for a single line."""
        more = len(self._lines(width, hint)) - 1
        return hint.height() + more * self._button.fontMetrics().lineSpacing()

    def fit(self, width: int, hint: QSize) -> None:
        """Break the words as a width calls for, given the hint for a single line."""
        lines = self._lines(width, hint)
        wraps = len(lines) > 1
        QAbstractButton.setText(self._button, "\n".join(lines) if wraps else self.words)
        self._name_it(self.words if wraps else "")

    def _name_it(self, name: str) -> None:
        """Give a name without breaks to a button that has none of its own."""
        if self._button.accessibleName() == self._name != name:
            self._button.setAccessibleName(name)
            self._name = name

    def _shown(self) -> str:
        return QAbstractButton.text(self._button)

    def _lines(self, width: int, hint: QSize) -> list[str]:
        room = width - (hint.width() - self._px(self.words))
        if self._px(self.words) <= room:
            return [self.words]
        lines: list[str] = []
        for word in self.words.split():
            if lines and self._px(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def _px(self, words: str) -> int:
        return self._button.fontMetrics().size(_SHOWN, words).width()


class Tick(QCheckBox):
    """A box to tick, no lower than a target; its words wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._wrapped = WrappedWords(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme.current().target)

    def text(self) -> str:
        """Its words in one line, however they are shown."""
        return self._wrapped.words

    def setText(self, text: str) -> None:
        """Say something else."""
        self._wrapped.say(text)
        self._wrapped.fit(self.width(), self.sizeHint())

    def sizeHint(self) -> QSize:
        """One line."""
        return self._wrapped.one_line(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        hint = self.sizeHint()
        return QSize(self._wrapped.least_width(hint), hint.height())

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return max(self.minimumHeight(), self._wrapped.height_for_width(width, self.sizeHint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._wrapped.fit(event.size().width(), self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as styled, and the tick that a style sheet cannot draw."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, QRectF(place), theme.current().colour("on_accent"))
        painter.end()
