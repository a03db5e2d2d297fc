"""The row of buttons under the stage; where it gets narrow, most show their picture alone."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button


class ButtonBar(QFrame):
    """Buttons side by side, of which a state of the session shows some.

    Args:
        keep_words: Buttons that never lose their words.

    Attributes:
        buttons: All of them, from left to right.
    """

    def __init__(
        self, buttons: Sequence[Button], keep_words: Sequence[Button], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.buttons, self._keep = tuple(buttons), tuple(keep_words)
        self._words = {button: button.text() for button in buttons}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.current().space("xs"), 0, 0)
        row.setSpacing(theme.current().space("s"))
        for button in buttons:
            row.addWidget(button, 1)

    def show_buttons(self, shown: Sequence[Button]) -> None:
        """Show these and no others."""
        for button in self.buttons:
            button.setVisible(button in shown)
        self._fit()

    def set_words(self, button: Button, words: str) -> None:
        """Change what a button says."""
        self._words[button] = words
        button.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        """It can always be as narrow as its pictures."""
        return QSize(theme.current().target * len(self.buttons), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each button its words; where it is narrow, only those that keep them, then these alone."""
        shown = [button for button in self.buttons if not button.isHidden()]
        kept = [button for button in shown if button in self._keep]
        for button in shown:
            button.setText(self._words[button])
            button.show_icon(True)
        if self._is_crowded(shown):
            for button in shown:
                if button not in kept:
                    button.setText("")
        if self._is_crowded(shown):
            for button in kept:
                button.show_icon(False)

    def _is_crowded(self, shown: Sequence[Button]) -> bool:
        gap = theme.current().space("s")
        return sum(button.sizeHint().width() + gap for button in shown) - gap > self.width()
