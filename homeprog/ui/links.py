"""Buttons that lead to an exercise's page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from homeprog.ui import theme
from homeprog.ui.program_vm import Link
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.flow import BarLayout


class Links(QWidget):
    """A few buttons in as many rows as they need.

    Signals:
        chosen(str): The id of the exercise that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, links: Sequence[Link], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = [link.id for link in links]
        self._presses = QButtonGroup(self)
        self._presses.setExclusive(False)
        row = BarLayout(theme.current().space("s"), self)
        self.buttons = [Button(link.name, "secondary", parent=self) for link in links]
        for number, button in enumerate(self.buttons):
            self._presses.addButton(button, number)
            row.addWidget(button)
        self._presses.idClicked.connect(self._on_clicked)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._ids[number])
