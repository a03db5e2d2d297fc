"""The first screen of Program: the map of the pairs, the road of stages, the way to the exercises."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from homeprog.ui.pair_map import PairMap
from homeprog.ui.program_vm import OverviewVM
from homeprog.ui.road import Road
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class ProgramView(PageScaffold):
    """The overview.

    Signals:
        pair_chosen(str): A pair was pressed.
        library_requested(): "All exercises" was pressed.
        paper_requested(): The map is wanted on paper.
        file_requested(): "Program file" was pressed.
    """

    pair_chosen = Signal(str)
    library_requested = Signal()
    paper_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your program"),
            self.tr("First the tight side gets free. Then its gate opens, and its partner gets strong."),
            parent=parent,
        )
        self.lead = Text("", "strong", self)
        self.add(self.lead)
        self.map = PairMap(self)
        self.map.pair_chosen.connect(self.pair_chosen)
        self.add(self.map)
        card = Card(self.tr("The road"), parent=self)
        card.body.addWidget(
            Text(
                self.tr("Weeks are typical. Your own pace counts, and nobody has to keep up."), "muted", card
            )
        )
        self.road = Road(card)
        card.body.addWidget(self.road)
        self.add(card)
        self.file_button = self.add_action(self.tr("Program file"), "secondary")
        self.file_button.clicked.connect(self.file_requested)
        self.paper_button = Button(self.tr("Print the map and the road"), "secondary", "print", self)
        self.paper_button.clicked.connect(self.paper_requested)
        self.body.addWidget(self.paper_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.library_button = self.add_action(self.tr("All exercises"), icon="next")
        self.library_button.clicked.connect(self.library_requested)

    def render_vm(self, vm: OverviewVM) -> None:
        """Show the pairs and the road."""
        self.lead.setText(vm.lead)
        self.map.set_pairs(vm.pairs)
        self.road.set_stops(vm.road)
