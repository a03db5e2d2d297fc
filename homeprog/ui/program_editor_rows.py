"""Rows of the program editor: an exercise with its boxes and doses, and a number of the pain rules."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.program_file_vm import NumberVM, RowVM
from homeprog.ui.widgets.flow import EvenGrid
from homeprog.ui.widgets.pick_box import PickBox
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.wrapping import Tick


class KeyBox(PickBox):
    """A list whose entries have keys.

    Args:
        name: The question, for screen readers.
        options: Key and words, the usual one (key "") first.
    """

    def __init__(self, name: str, options: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(name, parent)
        for key, words in options:
            self.addItem(words, key)

    def show_key(self, key: str) -> None:
        """Show what holds."""
        self.setCurrentIndex(max(0, self.findData(key)))


class ExerciseRow(QWidget):
    """One exercise: chosen or left out, and its doses while it is chosen.

    Signals:
        use_toggled(str, bool), leave_toggled(str, bool): A box was ticked or cleared.
        dose_chosen(str, str, str): The step on paper and the highest one, empty for "as usual".
    """

    use_toggled = Signal(str, bool)
    leave_toggled = Signal(str, bool)
    dose_chosen = Signal(str, str, str)

    def __init__(self, vm: RowVM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vm = vm
        self.use_box = Tick(vm.name, self)
        self.leave_box = Tick(self.tr("Leave out"), self)
        self.leave_box.setAccessibleName(self.tr("Leave out: {name}").format(name=vm.name))
        self.leave_box.setVisible(vm.can_leave)
        first = QHBoxLayout()
        first.addWidget(self.use_box, 1)
        first.addWidget(self.leave_box, 0, Qt.AlignmentFlag.AlignTop)
        self._doses = QWidget(self)
        grid = EvenGrid(theme.current().space("m"), 2, self._doses)
        self.step = self._pick(self.tr("Dose on paper"), self.tr("first step"))
        self.top = self._pick(self.tr("Not further than"), self.tr("as the rules go"))
        for label, box in ((self.tr("Dose on paper"), self.step), (self.tr("Not further than"), self.top)):
            grid.addWidget(self._named(label, box))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("xs"))
        column.addLayout(first)
        column.addWidget(self._doses)
        self.use_box.clicked.connect(self._on_use)
        self.leave_box.clicked.connect(self._on_leave)
        self.step.activated.connect(self._on_dose)
        self.top.activated.connect(self._on_dose)
        self.render_vm(vm)

    def render_vm(self, vm: RowVM) -> None:
        """Show what holds."""
        self._vm = vm
        self.use_box.setChecked(vm.used)
        self.leave_box.setChecked(vm.left_out)
        self.step.show_key(vm.step)
        self.top.show_key(vm.top)
        self._doses.setVisible(vm.used)

    def _pick(self, label: str, usual: str) -> KeyBox:
        name = f"{label}: {self._vm.name}"
        return KeyBox(name, (("", usual), *self._vm.steps), self._doses)

    def _named(self, label: str, box: KeyBox) -> QWidget:
        holder = QWidget(self._doses)
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.current().space("l"), 0, 0, theme.current().space("s"))
        column.setSpacing(theme.current().space("xs"))
        column.addWidget(Text(label, "muted", holder))
        column.addWidget(box)
        return holder

    @Slot(bool)
    def _on_use(self, on: bool) -> None:
        self.use_toggled.emit(self._vm.id, on)

    @Slot(bool)
    def _on_leave(self, on: bool) -> None:
        self.leave_toggled.emit(self._vm.id, on)

    @Slot(int)
    def _on_dose(self, _index: int) -> None:
        self.dose_chosen.emit(self._vm.id, self.step.currentData(), self.top.currentData())


class NumberRow(QWidget):
    """One number of the pain rules inside its bounds.

    Signals:
        number_chosen(str, object): The number, None for the usual one.
    """

    number_chosen = Signal(str, object)

    def __init__(self, vm: NumberVM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = vm.id
        usual = self.tr("{n} (usual)").format(n=vm.usual)
        others = [n for n in range(vm.lowest, vm.highest + 1) if n != vm.usual]
        self.box = KeyBox(vm.name, (("", usual), *((str(n), str(n)) for n in others)), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.current().space("s"))
        column.setSpacing(theme.current().space("xs"))
        column.addWidget(Text(vm.name, parent=self))
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.activated.connect(self._on_number)
        self.render_vm(vm)

    def render_vm(self, vm: NumberVM) -> None:
        """Show what holds."""
        self.box.show_key("" if vm.value in {None, vm.usual} else str(vm.value))

    @Slot(int)
    def _on_number(self, _index: int) -> None:
        key: str = self.box.currentData()
        self.number_chosen.emit(self._id, int(key) if key else None)
