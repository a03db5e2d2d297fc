"""Words on a page: wrapped, never interpreted as markup, in the type role asked for."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

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
