"""Numbers and times to type: plain fields that the mouse wheel cannot change behind the patient's back."""

from PySide6.QtCore import QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget

from homeprog.ui import theme

_WIDEST_EM = 10.0


class NumberField(QSpinBox):
    """A whole number. The theme gives its arrows no width (without any, the style leaves no room to write).

    Args:
        name: The question, for screen readers.
        low, high: What may be written.
        unit: Stands behind the number.
    """

    def __init__(self, name: str, low: int, high: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        self.setMaximumWidth(theme.current().px(_WIDEST_EM))
        self.lineEdit().setTextMargins(theme.current().space("s"), 0, 0, 0)

    def leave_open(self) -> None:
        """Begin empty, where no number may be taken for granted."""
        self.setMinimum(self.minimum() - 1)
        self.setSpecialValueText(" ")
        self.setValue(self.minimum())

    def answer(self) -> int | None:
        """The number; None while the field is empty."""
        is_open = bool(self.specialValueText()) and self.value() == self.minimum()
        return None if is_open else self.value()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day, treated as a number is."""

    def __init__(self, name: str, time: QTime, parent: QWidget | None = None) -> None:
        super().__init__(time, parent)
        self.setAccessibleName(name)
        self.setMaximumWidth(theme.current().px(_WIDEST_EM))
        self.lineEdit().setTextMargins(theme.current().space("s"), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()
