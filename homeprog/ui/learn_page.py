"""Learn: the twenty cards, about the method, and help with editable numbers."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from homeprog.program.catalog import Catalog
from homeprog.program.facts import CardRead
from homeprog.program.records import ProgramState
from homeprog.ui.context import Context
from homeprog.ui.help_panel import HelpPanel, keep_numbers
from homeprog.ui.learn_panels import CardsPanel, CardVM, MethodPanel
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.page import PageScaffold


def lesson_cards(catalog: Catalog, state: ProgramState) -> tuple[CardVM, ...]:
    """The education cards E1 to E20 (clinical.md 9), each with whether it was read."""
    return tuple(
        CardVM(card.id, card.title, card.text, card.id in state.cards_read)
        for card in catalog.cards.values()
        if card.id.startswith("E")
    )


class LearnPage(PageScaffold):
    """Three parts, one at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.set_title(self.tr("Learn"), self.tr("Short things worth knowing. One a day is plenty."))
        options = [
            Option("cards", self.tr("The 20 cards")),
            Option("method", self.tr("About the method")),
            Option("help", self.tr("Help and numbers")),
        ]
        self.parts = BigChoice(self.tr("What do you want to read?"), options, 3, self)
        self.cards = CardsPanel(self)
        self.method = MethodPanel(self)
        self.help = HelpPanel(context.companion.catalog.texts, self)
        for widget in (self.parts, self.cards, self.method, self.help):
            self.add(widget)
        self.parts.set_value("cards")
        self._show("cards")
        self.parts.chosen.connect(self._show)
        self.cards.read.connect(self._on_read)
        self.help.numbers_changed.connect(self._on_numbers_changed)
        context.companion.changed.connect(self.page_shown)

    @Slot()
    def page_shown(self) -> None:
        """Show what was read meanwhile, and the numbers."""
        companion = self._context.companion
        self.cards.render_vm(lesson_cards(companion.catalog, companion.state))
        self.help.show_numbers(self._context.preferences.settings)

    def open_part(self, part: str) -> None:
        """Show `cards`, `method` or `help`."""
        self.parts.set_value(part)
        self._show(part)

    @Slot(str)
    def _show(self, part: str) -> None:
        self.cards.setVisible(part == "cards")
        self.method.setVisible(part == "method")
        self.help.setVisible(part == "help")

    @Slot(str)
    def _on_read(self, card: str) -> None:
        self._context.companion.record(CardRead, card=card)

    @Slot(object)
    def _on_numbers_changed(self, numbers: object) -> None:
        keep_numbers(self._context.preferences, numbers)
