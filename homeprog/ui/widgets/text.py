"""Words on a page: wrapped, never interpreted as markup, in the type role asked for."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from homeprog.ui import theme

LabelRole = Literal["display", "title", "heading", "strong", "body", "muted", "small"]


class Text(QLabel):
    """A label that wraps; its role gives size and colour through the style sheet.

    Text is always plain: an `<img>` in a note must not make Qt read a file.
    """

    def __init__(self, text: str = "", role: LabelRole = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)


class Badge(QLabel):
    """A few words in a frame, in one line where there is room (`flow.BarLayout`), else wrapped."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)  # or Qt adds half a letter beside a frame

    def sizeHint(self) -> QSize:
        """One line."""
        now = theme.current()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * (now.space("s") + now.px(0.1)) + 1
        return QSize(width, self.heightForWidth(width))
