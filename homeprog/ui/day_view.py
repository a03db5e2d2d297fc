"""A day of Progress: its entries, each of which can be taken back with a reason and stays to be seen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.progress_vm import DayVM, EntryLine
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class EntryWidget(QWidget):
    """One entry and the way to take it back.

    Signals:
        taken_back(str, str): The entry's id and the reason.

    Attributes:
        take_back_button, reason, confirm_button, keep_button: The parts of taking back.
    """

    taken_back = Signal(str, str)

    def __init__(self, entry: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.space("xs"))
        line = QHBoxLayout()
        line.setSpacing(now.space("m"))
        words = Text(
            f"{entry.time}  {entry.words}", "muted" if entry.taken_back is not None else "body", self
        )
        if entry.taken_back is not None:
            font = words.font()
            font.setStrikeOut(True)
            words.setFont(font)
        line.addWidget(words, 1)
        column.addLayout(line)
        if entry.taken_back is not None:
            column.addWidget(Text(self._gone_words(entry.taken_back), "small", self))
        elif entry.may_take_back:
            self.take_back_button = Button(self.tr("Take back"), "quiet", "undo", self)
            self.take_back_button.setAccessibleName(self.tr("Take back: {entry}").format(entry=entry.words))
            self.take_back_button.clicked.connect(self._on_take_back_clicked)
            line.addWidget(self.take_back_button, 0, Qt.AlignmentFlag.AlignTop)
            column.addWidget(self._ask())

    def _gone_words(self, reason: str) -> str:
        if reason:
            return self.tr("Taken back: {reason}").format(reason=reason)
        return self.tr("Taken back.")

    def _ask(self) -> QWidget:
        """The reason, and the two ways on; hidden until asked for."""
        self._asking = QWidget(self)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        self.reason = QLineEdit(self._asking)
        self.reason.setPlaceholderText(self.tr("Why? You may leave this empty."))
        self.reason.setAccessibleName(self.tr("Reason for taking it back"))
        self.reason.setMaxLength(200)
        self.confirm_button = Button(self.tr("Take it back"), "primary", parent=self._asking)
        self.keep_button = Button(self.tr("Keep it"), "secondary", parent=self._asking)
        self.reason.returnPressed.connect(self._on_confirmed)
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.keep_button.clicked.connect(self._on_kept)
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.confirm_button)
        self._asking.hide()
        return self._asking

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self.take_back_button.hide()
        self._asking.show()
        self.reason.setFocus()

    @Slot()
    def _on_kept(self) -> None:
        self._asking.hide()
        self.take_back_button.show()
        self.take_back_button.setFocus()

    @Slot()
    def _on_confirmed(self) -> None:
        self.taken_back.emit(self._entry.id, self.reason.text().strip())


class DayView(PageScaffold):
    """The page of one day.

    Signals:
        taken_back(str, str): An entry's id and the reason.

    Attributes:
        entries: The entries, oldest first.
    """

    taken_back = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A day"), back=True, parent=parent)
        self.entries: list[EntryWidget] = []
        self._vm: DayVM | None = None

    def render_vm(self, vm: DayVM) -> None:
        """Show a day."""
        if vm == self._vm:
            return
        same_day = self._vm is not None and self._vm.day == vm.day
        self._vm = vm
        self.clear()
        self.set_title(vm.title)
        card = Card("", parent=self)
        if not vm.entries:
            card.body.addWidget(Text(self.tr("Nothing was entered on this day."), "muted", card))
        self.entries = [EntryWidget(entry, card) for entry in vm.entries]
        for entry in self.entries:
            entry.taken_back.connect(self.taken_back)
            card.body.addWidget(entry)
        self.add(card)
        if not same_day:
            self.scroll_to_top()
