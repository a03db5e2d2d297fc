"""Typing in a paper week as it looks: the sheet, and the look at what the rules say before it is kept."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.paper_week_grid import SheetGrid
from homeprog.ui.paper_week_sheet import Place
from homeprog.ui.paper_week_vm import LookVM, SheetVM, SignVM
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text

_PLACE_EM = 14.0


class SignChoice(BigChoice):
    """Whether one thing was new.

    Signals:
        answered(str, bool): Field of the readiness answer, and whether it was new.
    """

    answered = Signal(str, bool)

    def __init__(self, name: str, question: str, is_new: bool, parent: QWidget) -> None:
        no = Option("no", QCoreApplication.translate("paper_week", "No"))
        yes = Option("yes", QCoreApplication.translate("paper_week", "Yes"))
        super().__init__(question, [no, yes], 2, parent)
        self._name = name
        if is_new:
            self.set_value("yes")
        self.chosen.connect(self._on_chosen)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.answered.emit(self._name, key == "yes")


class SignCard(Card):
    """What was new on a ticked day.

    Signals:
        chosen(int, str, bool): Day of the sheet, field, whether it was new.

    Attributes:
        offset: Day of the sheet.
        choices: A question for each field.
    """

    chosen = Signal(int, str, bool)

    def __init__(self, vm: SignVM, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.offset = vm.offset
        title = self.tr("{day}: what was new?").format(day=vm.title)
        self.body.addWidget(Text(title, "heading", self))
        self.choices: dict[str, SignChoice] = {}
        for name, text in vm.questions:
            self.body.addWidget(Text(text, "strong", self))
            choice = self.choices[name] = SignChoice(name, text, name in vm.chosen, self)
            choice.answered.connect(self._on_answered)
            self.body.addWidget(choice)

    @Slot(str, bool)
    def _on_answered(self, name: str, is_new: bool) -> None:
        self.chosen.emit(self.offset, name, is_new)


class PaperWeekView(PageScaffold):
    """The sheet.

    Signals:
        first_day_chosen(date), typed(Place, str), spare_chosen(str, str), sign_chosen(int, str, bool):
            What was written or chosen.
        undo_requested(), clear_requested(), look_requested(): The buttons.
    """

    first_day_chosen = Signal(object)
    typed = Signal(object, str)
    spare_chosen = Signal(str, str)
    sign_chosen = Signal(int, str, bool)
    undo_requested = Signal()
    clear_requested = Signal()
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)
        self.set_title(
            self.tr("Type in a paper week"),
            self.tr(
                "Day by day, from top to bottom. A number leads on by itself; after a 1, press Enter. "
                "Enter also skips a box, Page Down goes to the next day, and a dash means not done."
            ),
        )
        self._vm: SheetVM | None = None
        self.sign_cards: list[SignCard] = []
        self.hint = Banner("caution", "", parent=self)
        self.grid = SheetGrid(self)
        self.notes = Text("", "muted", self)
        self.place = Text("", "strong", self)
        self._fill_head()
        self.hint.hide()
        self.legend = Text("", "muted", self)
        for widget in (self.notes, self.hint, self.grid, self.legend):
            self.add(widget)
        self.clear_button = Button(self.tr("Empty the sheet"), "quiet", parent=self)
        self.body.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill_place()
        self.undo_button = self.add_action(self.tr("Undo"), "secondary", "undo")
        self.look_button = self.add_action(self.tr("See what it says"), "primary", "next")
        self._connect()

    def _fill_head(self) -> None:
        """The date above the first column, and the way to the days that do not fit."""
        now, name = theme.current(), self.tr("First day on the sheet")
        self.first_day = QDateEdit(self)
        self.first_day.setAccessibleName(name)
        self.first_day.setCalendarPopup(True)
        self.first_day.setKeyboardTracking(False)
        self.first_day.setMinimumWidth(now.px(8))
        self.span = Text("", "muted", self)
        self.earlier_button = Button(self.tr("Earlier days"), "quiet", "back", self)
        self.later_button = Button(self.tr("Later days"), "quiet", "next", self)
        row = QHBoxLayout()
        row.setSpacing(now.space("m"))
        self.body.addWidget(Text(name, "strong", self))
        row.addWidget(self.first_day)
        row.addWidget(self.span, 1)
        self.body.addLayout(row)
        turn = QHBoxLayout()
        turn.addWidget(self.earlier_button)
        turn.addStretch(1)
        turn.addWidget(self.later_button)
        self.body.addLayout(turn)

    def _fill_place(self) -> None:
        """Which box it is, in the bar and so always in view; of one size, so that nothing jumps."""
        self.place.setFixedWidth(theme.current().px(_PLACE_EM))
        self.place.setMinimumHeight(2 * self.place.fontMetrics().lineSpacing())
        self._buttons.addWidget(self.place)

    def _connect(self) -> None:
        self.first_day.dateChanged.connect(self._on_first_day)
        self.earlier_button.clicked.connect(self._on_earlier)
        self.later_button.clicked.connect(self._on_later)
        self.undo_button.clicked.connect(self.undo_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self.look_button.clicked.connect(self.look_requested)
        self.grid.typed.connect(self.typed)
        self.grid.spare_chosen.connect(self.spare_chosen)
        self.grid.undo_wanted.connect(self.undo_requested)
        self.grid.look_wanted.connect(self.look_requested)
        self.grid.arrived.connect(self._on_arrived)
        self.grid.window_moved.connect(self._show_turns)

    @Slot(object)
    def render_vm(self, vm: SheetVM) -> None:
        """Show the sheet."""
        before, self._vm = self._vm, vm
        with QSignalBlocker(self.first_day):
            self.first_day.setDateRange(_qdate(vm.earliest), _qdate(vm.latest))
            self.first_day.setDate(_qdate(vm.first_day))
        self.span.setText(vm.span)
        self.notes.setText("\n".join(vm.notes))
        self.notes.setVisible(bool(vm.notes))
        self.legend.setText(vm.legend)
        self.grid.render_vm(vm)
        self._show_turns()
        if before is None or _asked(before) != _asked(vm):
            self._make_sign_cards(vm.signs)
        self.undo_button.setEnabled(vm.can_undo)
        self.clear_button.setEnabled(vm.can_look)
        self.look_button.setEnabled(vm.can_look)
        self._show_problem(vm)

    def tell_waiting(self) -> None:
        """A long journal is about to be read; the sheet follows."""
        self.notes.setText(self.tr("One moment: your entries are being read."))
        self.notes.show()

    @Slot(object, str)
    def go_on(self, place: Place, rest: str) -> None:
        """A box is complete."""
        self.grid.go_on(place, rest)

    @Slot(str)
    def show_refusal(self, sentence: str) -> None:
        """A key made no sense in its box."""
        self.place.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self.place, QAccessible.Event.Alert))

    def focus_first(self) -> None:
        """The first empty box."""
        self.grid.focus_first()

    def focus_problem(self) -> None:
        """The box that a sentence is about; what was new is asked under the sheet."""
        if self._vm is None or self._vm.problem_at is None:
            return
        place = self._vm.problem_at
        card = next((card for card in self.sign_cards if card.offset == place.day), None)
        if place.row == "new_signs" and card is not None:
            first = next(iter(card.choices.values())).tiles[0]
            first.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal(card)
            self.place.setText(self._vm.problem)
        else:
            self.grid.focus_on(place)
            self._on_arrived(place)  # also where the focus was there already

    def _show_problem(self, vm: SheetVM) -> None:
        self.hint.setVisible(bool(vm.problem))
        if vm.problem and self.hint.text.text() != vm.problem:
            self.hint.show_message("caution", vm.problem)
            self.hint.announce()

    def _make_sign_cards(self, signs: tuple[SignVM, ...]) -> None:
        for card in self.sign_cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.sign_cards = [SignCard(vm, self) for vm in signs]
        below_the_sheet = self.body.indexOf(self.legend) + 1
        for number, card in enumerate(self.sign_cards):
            card.chosen.connect(self.sign_chosen)
            self.body.insertWidget(below_the_sheet + number, card)

    @Slot(object)
    def _on_arrived(self, place: Place) -> None:
        """Say which box it is, always in view."""
        assert self._vm is not None
        cell = self._vm.cells[place]
        self.place.setText(cell.problem or f"{cell.name}\n{cell.hint}")
        self.reveal(self.grid.cells[place])

    @Slot(QDate)
    def _on_first_day(self, chosen: QDate) -> None:
        self.first_day_chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))

    @Slot()
    def _on_earlier(self) -> None:
        self.grid.move_window(-1)

    @Slot()
    def _on_later(self) -> None:
        self.grid.move_window(1)

    @Slot()
    def _show_turns(self) -> None:
        for button in (self.earlier_button, self.later_button):
            button.setVisible(not self.grid.shows_all)


class PaperLookView(PageScaffold):
    """What the rules say of each day; one press keeps it all.

    Signals:
        keep_requested(): Keep all days.

    Attributes:
        lines: What is said, by day: title and reason.
    """

    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)
        self.set_title(
            self.tr("What your week says"),
            self.tr("So the program reads these days. Nothing is kept yet."),
        )
        self.lines: list[tuple[Text, Text]] = []
        self.keep_button = self.add_action(self.tr("Keep these days"), "primary", "check")
        self.keep_button.clicked.connect(self.keep_requested)

    @Slot(object)
    def render_vm(self, vm: LookVM) -> None:
        """Show a line for each day."""
        self.clear()
        card = Card(parent=self)
        self.lines = []
        for title, why in vm.days:
            line = (Text(title, "strong", card), Text(why, parent=card))
            self.lines.append(line)
            for text in line:
                card.body.addWidget(text)
        self.add(card)
        self.add(Text(vm.count, "muted", self))
        for note in vm.notes:
            self.add(Text(note, "muted", self))
        self.scroll_to_top()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _asked(vm: SheetVM) -> tuple[int, ...]:
    """The days whose signs are asked about."""
    return tuple(sign.offset for sign in vm.signs)
