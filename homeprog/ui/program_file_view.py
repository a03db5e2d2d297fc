"""Program files: what is in use, and what one would change before it is used."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from homeprog.ui.program_file_vm import SheetVM
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class _SheetView(PageScaffold):
    """A page of cards with sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)

    @Slot(object)
    def render_vm(self, vm: SheetVM) -> None:
        """Show other cards."""
        self.set_title(vm.title, vm.intro)
        self.clear()
        for one in vm.cards:
            card = Card(one.heading, parent=self)
            for line in one.lines:
                card.body.addWidget(Text(line, parent=card))
            self.add(card)
        self.scroll_to_top()


class ProgramFileView(_SheetView):
    """The program file in use, and what can be done.

    Signals:
        open_requested(), edit_requested(), save_requested(), stop_requested(): A button was pressed.
    """

    open_requested = Signal()
    edit_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit_button = self.add_action("", "secondary")
        self.save_button = self.add_action(self.tr("Save as a file"), "secondary", "save")
        self.stop_button = self.add_action(self.tr("Stop using it"), "secondary")
        self.open_button = self.add_action(self.tr("Use a program file"), "primary")
        self.edit_button.clicked.connect(self.edit_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.open_button.clicked.connect(self.open_requested)

    @Slot(object)
    def render_vm(self, vm: SheetVM) -> None:
        """Show what is in use."""
        super().render_vm(vm)
        self.stop_button.setVisible(vm.in_use)
        begin = self.tr("Change it") if vm.in_use else self.tr("Make one")
        self.edit_button.setText(self.tr("Go on making one") if vm.begun else begin)


class ProgramPreviewView(_SheetView):
    """What a program would change, before it is used.

    Signals:
        adopt_requested(), change_requested(): A button was pressed.
    """

    adopt_requested = Signal()
    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change_button = self.add_action(self.tr("Change it first"), "secondary")
        self.adopt_button = self.add_action(self.tr("Use this program"), "primary", "check")
        self.change_button.clicked.connect(self.change_requested)
        self.adopt_button.clicked.connect(self.adopt_requested)
