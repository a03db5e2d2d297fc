"""A rounded sheet that holds what belongs together."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.text import Text


class Card(QFrame):
    """A card with an optional heading; put widgets into `body`.

    Attributes:
        body: The column of the card.
    """

    def __init__(
        self,
        heading: str = "",
        tone: Literal["plain", "raised", "accent"] = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("tone", tone)
        now = theme.current()
        self.body = QVBoxLayout(self)
        side, top = now.space("l"), now.space("m")
        self.body.setContentsMargins(side, top, side, top)
        self.body.setSpacing(now.space("s"))
        if heading:
            self.body.addWidget(Text(heading, "heading", self))
