"""The fields of an entry, to be corrected in place."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.correct_vm import FieldVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.number_field import NumberField
from homeprog.ui.widgets.pick_box import PickBox
from homeprog.ui.widgets.text import Text

_FIELD_EM = 16
_NOTE_LENGTH = 500


class CorrectForm(QWidget):
    """A field for everything that may change, and the two ways on.

    Signals:
        corrected(dict): Values by the names of the fields.
        left(): Nothing shall change.

    Attributes:
        fields: The widgets by the names of the fields.
        save_button, leave_button: The ways on.
    """

    corrected = Signal(object)
    left = Signal()

    def __init__(self, fields: tuple[FieldVM, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("xs"))
        for vm in fields:
            made = self.fields[vm.name] = _widget(vm, self)
            column.addWidget(Text(vm.label, "strong", self))
            made.setAccessibleName(vm.label)
            made.setMinimumHeight(theme.current().target)
            column.addWidget(made)
        self.save_button = Button(self.tr("Keep the correction"), "primary", "check", self)
        self.leave_button = Button(self.tr("Leave as it was"), "secondary", parent=self)
        self.save_button.clicked.connect(self._on_save)
        self.leave_button.clicked.connect(self.left)
        row = BarLayout(theme.current().space("m"))
        row.addWidget(self.leave_button)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def focus_first(self) -> None:
        """The first field takes the focus, its number selected."""
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_save(self) -> None:
        self.corrected.emit({name: _value(widget) for name, widget in self.fields.items()})


def _widget(vm: FieldVM, parent: QWidget) -> QWidget:
    match vm.kind:
        case "number":
            number = NumberField(vm.label, vm.low, vm.high, parent=parent)
            number.setValue(vm.value)
            return number
        case "choice" | "yes_no":
            box = PickBox(vm.label, parent)
            for answer, words in vm.options or _yes_no():
                box.addItem(words, answer)
            box.setCurrentIndex(box.findData(vm.value))
            box.setMaximumWidth(theme.current().px(_FIELD_EM))
            return box
        case _:
            line = QLineEdit(vm.value, parent)
            line.setMaxLength(_NOTE_LENGTH)
            return line


def _yes_no() -> tuple[tuple[bool, str], ...]:
    no, yes = QCoreApplication.translate("correct", "No"), QCoreApplication.translate("correct", "Yes")
    return ((False, no), (True, yes))


def _value(widget: QWidget) -> Any:
    if isinstance(widget, NumberField):
        return widget.value()
    if isinstance(widget, PickBox):
        return widget.currentData()
    assert isinstance(widget, QLineEdit)
    return widget.text().strip()
