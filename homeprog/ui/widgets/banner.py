"""A sentence that matters, with an icon that says how much."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button, Icon
from homeprog.ui.widgets.text import Text

Tone = Literal["info", "good", "caution", "stop"]
_LOOK: dict[Tone, tuple[str, str]] = {
    "info": ("info", "accent"),
    "good": ("good", "good"),
    "caution": ("warning", "caution"),
    "stop": ("stop", "stop"),
}


class Banner(QFrame):
    """An icon, a sentence, an optional second line and at most one button.

    Signals:
        action_requested(): The button was pressed.
    """

    action_requested = Signal()

    def __init__(
        self, tone: Tone, text: str, detail: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("tone", tone)
        now = theme.current()
        self._icon = Icon(*_LOOK[tone], factor=1.2, parent=self)
        self.text = Text("", "strong", self)
        self.detail = Text("", "body", self)
        words = QVBoxLayout()
        words.setSpacing(now.space("xs"))
        words.addWidget(self.text)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(now.space("m"), now.space("s"), now.space("m"), now.space("s"))
        row.setSpacing(now.space("m"))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if action:
            self.button = Button(action, "secondary", parent=self)
            self.button.clicked.connect(self.action_requested)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_message(tone, text, detail)

    def show_message(self, tone: Tone, text: str, detail: str = "") -> None:
        """Change tone and words."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self._icon.set_icon(*_LOOK[tone])
        self.text.setText(text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{text} {detail}".strip())

    def announce(self) -> None:
        """Have a screen reader read it now, whatever has the focus."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
