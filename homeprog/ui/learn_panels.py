"""What there is to read: the education cards, and what is known about the method."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.text import Text
from homeprog.ui.words_method import method


class CardVM(Struct, frozen=True):
    """A card to read."""

    id: str
    title: str
    text: str
    read: bool


class ReadingCard(Card):
    """A title with its text, and a button that marks it as read.

    Signals:
        read(str): The card was marked as read; its id.
    """

    read = Signal(str)

    def __init__(self, card: CardVM, parent: QWidget | None = None) -> None:
        super().__init__(card.title, parent=parent)
        self._id = card.id
        self.body.addWidget(Text(card.text, parent=self))
        self.setAccessibleName(f"{card.title}. {card.text}")
        self.button = Button(self.tr("I have read this"), "quiet", "check", self)
        self.button.setAccessibleName(self.tr("I have read: {title}").format(title=card.title))
        self.button.clicked.connect(self._on_clicked)
        if card.read:
            self.button.hide()
            self.body.addWidget(Text(self.tr("Read"), "small", self))
        else:
            self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_clicked(self) -> None:
        self.read.emit(self._id)


class CardsPanel(QWidget):
    """All cards under each other.

    Signals:
        read(str): A card was marked as read; its id.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space("m"))
        self._shown: tuple[CardVM, ...] = ()

    def render_vm(self, cards: tuple[CardVM, ...]) -> None:
        """Show the cards."""
        if cards == self._shown:
            return
        self._shown = cards
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            made = ReadingCard(card, self)
            made.read.connect(self.read)
            self._column.addWidget(made)


class MethodPanel(QWidget):
    """About the method, in short parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("m"))
        for heading, text in method():
            card = Card(heading, parent=self)
            card.body.addWidget(Text(text, parent=card))
            column.addWidget(card)
