"""The program editor: words at the top, exercises part by part, and what is wrong as it is typed."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import program_file_words as say
from homeprog.ui import theme
from homeprog.ui.program_editor_rows import ExerciseRow, NumberRow
from homeprog.ui.program_file_vm import PARTS, EditorVM
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text

LONGEST_LINE = 120
LONGEST_NOTES = 2000
FEWEST_LINES = 3


class WordsField(QLineEdit):
    """One line of words.

    Signals:
        said(str, str): Field and text, as it is typed.
    """

    said = Signal(str, str)

    def __init__(self, field: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST_LINE)
        self.textEdited.connect(self._on_edited)

    def show_text(self, text: str) -> None:
        """Show what holds, unless it is there already."""
        if self.text() != text:
            self.setText(text)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.said.emit(self._field, text)


class NotesField(QPlainTextEdit):
    """Several lines of words; it grows with them, so that only the page scrolls.

    Signals:
        said(str, str): `notes` and the text, as it is typed.
    """

    said = Signal(str, str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what holds, unless it is there already."""
        if self.toPlainText() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    @Slot()
    def _on_changed(self) -> None:
        self._fit()
        self.said.emit("notes", self.toPlainText()[:LONGEST_NOTES])

    def _fit(self) -> None:
        lines = max(FEWEST_LINES, round(self.document().size().height()))
        frame = self.height() - self.viewport().height() if self.isVisible() else theme.current().space("l")
        margin = round(2 * self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margin + max(frame, 0))


class ProgramEditorView(PageScaffold):
    """The editor.

    Signals:
        words_said(str, str): `title`, `author` or `notes`, and the text.
        part_chosen(str): Another part of the exercises is wanted.
        use_toggled(str, bool), leave_toggled(str, bool), dose_chosen(str, str, str): As `ExerciseRow`.
        number_chosen(str, object): As `NumberRow`.
        undo_requested(): A button was pressed.
        save_requested(), look_requested(): A button was pressed, and nothing is wrong.

    Attributes:
        rows: The exercises on show, by id.
        numbers: The numbers on show, by id.
    """

    words_said = Signal(str, str)
    part_chosen = Signal(str)
    use_toggled = Signal(str, bool)
    leave_toggled = Signal(str, bool)
    dose_chosen = Signal(str, str, str)
    number_chosen = Signal(str, object)
    undo_requested = Signal()
    save_requested = Signal()
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)
        self.set_title(
            self.tr("Make a program"),
            self.tr("Tick what you would like. Every change is kept at once; nothing is in use yet."),
        )
        self.rows: dict[str, ExerciseRow] = {}
        self.numbers: dict[str, NumberRow] = {}
        self._part = ""
        self._add_words()
        self.parts = BigChoice(
            self.tr("Which exercises"), [Option(part, say.part(part)) for part in PARTS], 3, self
        )
        self.parts.chosen.connect(self.part_chosen)
        self.add(self.parts)
        self.counts = Text("", "muted", self)
        self.add(self.counts)
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space("m"))
        self.add(self._list)
        self._add_actions()

    def _add_words(self) -> None:
        self.hint = Banner("caution", "", parent=self)
        self.hint.hide()
        self.add(self.hint)
        card = Card(parent=self)
        self.title_field = WordsField("title", self.tr("Name of the program"), card)
        self.author_field = WordsField("author", self.tr("Made by (name or role)"), card)
        self.notes_field = NotesField(self.tr("Good to know"), card)
        for field in (self.title_field, self.author_field, self.notes_field):
            card.body.addWidget(Text(field.accessibleName(), "strong", card))
            card.body.addWidget(field)
            field.said.connect(self.words_said)
        self.add(card)

    def _add_actions(self) -> None:
        self.undo_button = self.add_action(self.tr("Undo"), "secondary", "undo")
        self.save_button = self.add_action(self.tr("Save as a file"), "secondary", "save")
        self.look_button = self.add_action(self.tr("Look at it"), "primary")
        self.undo_button.clicked.connect(self.undo_requested)
        self.save_button.clicked.connect(self._on_save)
        self.look_button.clicked.connect(self._on_look)

    @Slot(object)
    def render_vm(self, vm: EditorVM) -> None:
        """Show the program as it is now; rows are made anew only for another part."""
        self.title_field.show_text(vm.title)
        self.author_field.show_text(vm.author)
        self.notes_field.show_text(vm.notes)
        self.parts.set_value(vm.part)
        self.counts.setText(vm.counts)
        if vm.part != self._part:
            self._part = vm.part
            self._fill(vm)
        for _, rows in vm.sections:
            for row in rows:
                self.rows[row.id].render_vm(row)
        for number in vm.numbers:
            self.numbers[number.id].render_vm(number)
        self._show_problem(vm.problem)
        self.undo_button.setEnabled(vm.can_undo)

    def _show_problem(self, problem: str) -> None:
        news = problem != self.hint.text.text()
        if problem:
            self.hint.show_message("caution", problem)
        self.hint.setVisible(bool(problem))
        if problem and news:
            self.hint.announce()

    @Slot()
    def _on_save(self) -> None:
        if self._is_ready():
            self.save_requested.emit()

    @Slot()
    def _on_look(self) -> None:
        if self._is_ready():
            self.look_requested.emit()

    def _is_ready(self) -> bool:
        """Whether the program can be used; if not, what is wrong comes into view."""
        if self.hint.isHidden():
            return True
        self.reveal(self.hint)
        self.hint.announce()
        return False

    def _fill(self, vm: EditorVM) -> None:
        self.rows, self.numbers = {}, {}
        while (item := self._column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for heading, rows in vm.sections:
            card = Card(heading, parent=self._list)
            for one in rows:
                row = ExerciseRow(one, card)
                row.use_toggled.connect(self.use_toggled)
                row.leave_toggled.connect(self.leave_toggled)
                row.dose_chosen.connect(self.dose_chosen)
                self.rows[one.id] = row
                card.body.addWidget(row)
            self._column.addWidget(card)
        if vm.numbers:
            self._fill_numbers(vm)

    def _fill_numbers(self, vm: EditorVM) -> None:
        card = Card(self.tr("Only a clinician changes these"), parent=self._list)
        for one in vm.numbers:
            number = NumberRow(one, card)
            number.number_chosen.connect(self.number_chosen)
            self.numbers[one.id] = number
            card.body.addWidget(number)
        self._column.addWidget(card)
