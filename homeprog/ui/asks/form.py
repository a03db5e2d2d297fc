"""What every form has in common: questions under each other, a check, and the fields of a fact."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.clock import Clock
from homeprog.ui import theme
from homeprog.ui.asks.stopwatch import Sound
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.number_field import NumberField
from homeprog.ui.widgets.text import Text


class Form(QWidget):
    """The middle of an ask page.

    Attributes:
        next_words: What the button says that takes the answers; empty for the usual word.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next_words = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.current().space("m"))

    def problem(self) -> str:
        """What is still missing, in a sentence; empty when the answers are complete."""
        return ""

    def fields(self) -> dict[str, Any]:
        """The answers, named as in the fact."""
        return {}

    def be_timed(self, clock: Clock, sound: Sound) -> None:
        """Take clock and sound; only a form that times something does more than that."""

    def card(self, heading: str = "", detail: str = "") -> Card:
        """Add a card with its question."""
        card = Card(parent=self)
        if heading:
            card.body.addWidget(Text(heading, "strong", card))
        if detail:
            card.body.addWidget(Text(detail, "muted", card))
        self.column.addWidget(card)
        return card

    def yes_no(self, name: str, card: Card) -> BigChoice:
        """Add a yes-or-no question to a card."""
        options = [Option("no", self.tr("No")), Option("yes", self.tr("Yes"))]
        choice = BigChoice(name, options, columns=2, parent=card)
        card.body.addWidget(choice)
        return choice

    def number(self, name: str, card: Card, low: int, high: int, unit: str = "") -> NumberField:
        """Add a whole number to a card."""
        box = NumberField(name, low, high, unit, card)
        card.body.addWidget(box)
        return box
