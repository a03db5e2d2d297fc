"""A day of Progress: its entries; each can be corrected in place or taken back, and stays to be seen."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.correct_form import CorrectForm
from homeprog.ui.progress_vm import DayVM, EntryLine
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class EntryWidget(QWidget):
    """One entry and the ways to correct it or to take it back.

    Signals:
        taken_back(str, str): The entry's id and the reason.
        corrected(str, dict): The entry's id and its values by field.

    Attributes:
        correct_button, form: The parts of correcting; the form is made when it is asked for.
        take_back_button, reason, confirm_button, keep_button: The parts of taking back.
    """

    taken_back = Signal(str, str)
    corrected = Signal(str, object)

    def __init__(self, entry: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        now = theme.current()
        self.form: CorrectForm | None = None
        self._column = column = QVBoxLayout(self)
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
        presses = BarLayout(now.space("xs"))
        line.addLayout(presses)
        column.addLayout(line)
        if entry.taken_back is not None:
            column.addWidget(Text(self._gone_words(entry.taken_back), "small", self))
        for was in entry.history:
            column.addWidget(Text(was, "small", self))
        if entry.fields:
            self.correct_button = Button(self.tr("Correct"), "quiet", "edit", self)
            self.correct_button.setAccessibleName(self.tr("Correct: {entry}").format(entry=entry.words))
            self.correct_button.clicked.connect(self._on_correct_clicked)
            presses.addWidget(self.correct_button)
        if entry.taken_back is None and entry.may_take_back:
            self.take_back_button = Button(self.tr("Take back"), "quiet", "undo", self)
            self.take_back_button.setAccessibleName(self.tr("Take back: {entry}").format(entry=entry.words))
            self.take_back_button.clicked.connect(self._on_take_back_clicked)
            presses.addWidget(self.take_back_button)
            column.addWidget(self._ask())

    def focus_first(self) -> None:
        """The first of its buttons takes the focus."""
        first = next(iter(self.findChildren(Button)), None)
        if first is not None:
            first.setFocus()

    @Slot()
    def _on_correct_clicked(self) -> None:
        """Open the fields under the entry."""
        if self.form is None:
            self.form = CorrectForm(self._entry.fields, self)
            self.form.corrected.connect(self._on_corrected)
            self.form.left.connect(self._on_left)
            self._column.addWidget(self.form)
        self.correct_button.hide()
        self.form.show()
        self.form.focus_first()

    @Slot(object)
    def _on_corrected(self, values: dict[str, Any]) -> None:
        self.corrected.emit(self._entry.id, values)

    @Slot()
    def _on_left(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.correct_button.show()
        self.correct_button.setFocus()

    def _gone_words(self, reason: str) -> str:
        if reason:
            return self.tr("Taken back: {reason}").format(reason=reason)
        return self.tr("Taken back.")

    def _ask(self) -> QWidget:
        """The reason, and the two ways on; hidden until asked for."""
        self._asking = QWidget(self)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        self.reason = QLineEdit(self._asking)
        self.reason.setPlaceholderText(self.tr("Why? You may leave this empty."))
        self.reason.setAccessibleName(self.tr("Reason for taking it back"))
        self.reason.setMaxLength(200)
        self.confirm_button = Button(self.tr("Take it back"), "primary", parent=self._asking)
        self.keep_button = Button(self.tr("Keep it"), "secondary", parent=self._asking)
        self.reason.returnPressed.connect(self._on_confirmed)
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.keep_button.clicked.connect(self._on_kept)
        column.addWidget(self.reason)
        row = BarLayout(theme.current().space("s"))
        row.addWidget(self.keep_button)
        row.addWidget(self.confirm_button)
        column.addLayout(row)
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
        corrected(str, dict): An entry's id and its values by field.

    Attributes:
        entries: The entries, oldest first.
    """

    taken_back = Signal(str, str)
    corrected = Signal(str, object)

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
        touched = self._touched() if same_day else None
        self.clear()
        self.set_title(vm.title)
        card = Card("", parent=self)
        if not vm.entries:
            card.body.addWidget(Text(self.tr("Nothing was entered on this day."), "muted", card))
        self.entries = [EntryWidget(entry, card) for entry in vm.entries]
        for entry in self.entries:
            entry.taken_back.connect(self.taken_back)
            entry.corrected.connect(self.corrected)
            card.body.addWidget(entry)
        self.add(card)
        if touched is not None and touched < len(self.entries):
            self.entries[touched].focus_first()
        if not same_day:
            self.scroll_to_top()

    def _touched(self) -> int | None:
        """The entry that has the focus, so that the hands stay there when it is shown anew."""
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((number for number, one in enumerate(self.entries) if one.isAncestorOf(focus)), None)
