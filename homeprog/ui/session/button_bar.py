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
        """Give every shown button its words, or only those that keep them."""
        shown = [button for button in self.buttons if not button.isHidden()]
        for button in shown:
            button.setText(self._words[button])
        gap = theme.current().space("s")
        wanted = sum(button.sizeHint().width() + gap for button in shown) - gap
        if wanted > self.width():
            for button in shown:
                if button not in self._keep:
                    button.setText("")
