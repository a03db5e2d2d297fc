"""A pair's own page: where it stands and why, the tests so far, the exercises of both sides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from homeprog.ui.links import Links
from homeprog.ui.pair_map import PairTile
from homeprog.ui.program_vm import PairDetailVM, TestLine
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.text import Text


class PairView(PageScaffold):
    """The page of one pair.

    Signals:
        exercise_chosen(str): An exercise was pressed.
    """

    exercise_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A pair"), back=True, parent=parent)

    def render_vm(self, vm: PairDetailVM) -> None:
        """Show a pair."""
        self.clear()
        self.set_title(vm.title)
        tile = PairTile(vm.pair, self)
        tile.setEnabled(False)
        self.add(tile)
        why = WhyPanel(vm.why, vm.numbers, vm.rule, vm.pair.title, self)
        self.body.addWidget(why.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(why)
        self.add(self._tests(vm))
        for title, links in (
            (self.tr("Stretches for {group}").format(group=vm.pair.tight), vm.stretches),
            (self.tr("Strengtheners for {group}").format(group=vm.pair.weak), vm.strengtheners),
        ):
            card = Card(title, parent=self)
            row = Links(links, card)
            row.chosen.connect(self.exercise_chosen)
            card.body.addWidget(row)
            self.add(card)
        self.scroll_to_top()

    def _tests(self, vm: PairDetailVM) -> Card:
        card = Card(self.tr("Tests so far"), parent=self)
        for line in vm.tests:
            card.body.addWidget(self._test(line, card))
        if not vm.tests:
            card.body.addWidget(Text(vm.tests_empty, "muted", card))
        return card

    def _test(self, line: TestLine, card: Card) -> Text:
        result = f"{line.values} \N{EN DASH} {line.klass}" if line.klass else line.values
        return Text(f"{line.day}: {line.test}\n{result}", parent=card)
