"""What a screen shows while there is nothing to show yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button, Icon
from homeprog.ui.widgets.text import Text


class EmptyState(QWidget):
    """A large icon, what is missing, when it will come, and perhaps the way there.

    Signals:
        action_requested(): The button was pressed.
    """

    action_requested = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.space("l"), now.space("xl"), now.space("l"), now.space("xl"))
        column.setSpacing(now.space("m"))
        column.addWidget(Icon(icon, "accent", 2.6, self), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (Text(title, "heading", self), Text(text, "muted", self)):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        if action:
            self.button = Button(action, "secondary", parent=self)
            self.button.clicked.connect(self.action_requested)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
