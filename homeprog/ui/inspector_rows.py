"""One number of a pose as a slider and a field, with the joint's limits."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QScrollArea, QSlider, QWidget

from homeprog.figure.sketch import Control
from homeprog.ui import theme

STEPS_PER_UNIT = 2
"""A slider moves in half degrees and half centimetres; the field takes tenths."""
FIELD_EM = 4.5


class ControlRow(QWidget):
    """Slider and field of one control; both always show the same number.

    Signals:
        changed(str, float): Key and number, when a person changed it.
    """

    changed = Signal(str, float)

    def __init__(self, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = control.key
        now = theme.current()
        name = control.key.removeprefix(f"{control.group}.")
        label = QLabel(f"{name}   {control.low:g} to {control.high:g}", self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.field = QDoubleSpinBox(self)
        self.field.setDecimals(1)
        self.field.setSingleStep(0.5)
        self.field.setSuffix(f" {control.unit}")
        self.field.setFixedWidth(now.px(FIELD_EM))
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.setKeyboardTracking(False)
        self.slider.setAccessibleName(control.key)
        self.field.setAccessibleName(control.key)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 0, 0)
        row.addWidget(self.slider, 1, 0)
        row.addWidget(self.field, 0, 1, 2, 1)
        row.setColumnStretch(0, 1)
        self.show_control(control)
        self.slider.valueChanged.connect(self._on_slid)
        self.field.valueChanged.connect(self._on_typed)

    def show_control(self, control: Control) -> None:
        """Show a number that was found elsewhere; the range grows where it is beyond the limits."""
        low, high = min(control.low, control.value), max(control.high, control.value)
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            self.slider.setRange(math.floor(low * STEPS_PER_UNIT), math.ceil(high * STEPS_PER_UNIT))
            self.slider.setValue(round(control.value * STEPS_PER_UNIT))
            self.field.setRange(low, high)
            self.field.setValue(control.value)

    @Slot(int)
    def _on_slid(self, step: int) -> None:
        self.changed.emit(self._key, step / STEPS_PER_UNIT)

    @Slot(float)
    def _on_typed(self, value: float) -> None:
        self.changed.emit(self._key, value)


class ControlGroup(QScrollArea):
    """The rows of some groups of controls.

    Signals:
        changed(str, float): Of any of its rows.
    """

    changed = Signal(str, float)

    def __init__(self, groups: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self.rows: dict[str, ControlRow] = {}
        self.setWidgetResizable(True)

    def show_controls(self, controls: list[Control]) -> None:
        """Show the numbers; rows are made anew only where there are others than before."""
        mine = [control for control in controls if control.group in self._groups]
        if [control.key for control in mine] != list(self.rows):
            self._make_rows(mine)
        for control in mine:
            self.rows[control.key].show_control(control)

    def _make_rows(self, controls: list[Control]) -> None:
        holder = QWidget(self)
        column = QGridLayout(holder)
        column.setVerticalSpacing(theme.current().space("xs"))
        self.rows = {}
        for place, control in enumerate(controls):
            row = self.rows[control.key] = ControlRow(control, holder)
            row.changed.connect(self.changed)
            column.addWidget(row, place, 0)
        column.setRowStretch(len(controls), 1)
        self.setWidget(holder)  # the old rows go with their holder
