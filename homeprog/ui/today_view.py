"""The plan of the day: one action, the lines in order, Start; all else stands below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.learn_panels import CardVM, ReadingCard
from homeprog.ui.today_vm import TodayVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.plan_line import PlanLine
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.text import Text

MakeFigure = Callable[[str, QWidget], QWidget | None]
"""Makes the small picture of an exercise, with the parent given; None where nobody has drawn it."""


def add_why(card: Card, why: WhyPanel) -> None:
    """Put the button and, under it, the reason into a card."""
    card.body.addWidget(why.button, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(why)


class KeyedButton(Button):
    """A button that stands for something of the view-model.

    Signals:
        picked(str): It was pressed; its key.
    """

    picked = Signal(str)

    def __init__(self, key: str, text: str, icon: str | None, parent: QWidget) -> None:
        super().__init__(text, "secondary", icon, parent)
        self.key = key
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.picked.emit(self.key)


class TodayView(PageScaffold):
    """Shows a `TodayVM`.

    Signals:
        start_requested(), resume_requested(), later_requested(), end_requested(): The session.
        ask_requested(str): Something else shall be answered; `walk` for a walk.
        card_read(str): A card was marked as read.
        offer_taken(str): A review or more support was noted.
        take_back_requested(str): Id of the answer to take back.
    """

    start_requested = Signal()
    resume_requested = Signal()
    later_requested = Signal()
    end_requested = Signal()
    ask_requested = Signal(str)
    card_read = Signal(str)
    offer_taken = Signal(str)
    take_back_requested = Signal(str)

    def __init__(self, make_figure: MakeFigure, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._make_figure = make_figure
        self._shown: TodayVM | None = None
        self._parts: dict[str, tuple[object, QWidget]] = {}
        self._has_new_parts = False
        self.lines: list[PlanLine] = []
        self.ask_buttons: list[KeyedButton] = []
        self.offer_buttons: list[KeyedButton] = []
        self.take_back_buttons: list[KeyedButton] = []
        self.walk_button = self.add_action(self.tr("I went for a walk"), "secondary", "walk")
        self.start_button = self.add_action("", "primary", "play")
        self.walk_button.clicked.connect(self._on_walk)
        self.start_button.clicked.connect(self._on_start)

    @Slot(object)
    def render_vm(self, vm: TodayVM) -> None:
        """Show the plan; the same one again is left as it is."""
        if vm == self._shown:
            return
        self._shown = vm
        self.set_title(vm.greeting)
        self._keep("action", (vm.title, vm.text, vm.notes, vm.why), self._add_action, vm)
        self._keep("session", (vm.open_session, vm.can_resume), self._add_open_session, vm)
        self._keep("notices", vm.notices, self._add_notices, vm)
        self._keep("offers", vm.offers, self._add_offers, vm)
        self._keep("asks", vm.asks, self._add_asks, vm)
        self._keep("lines", (vm.lines, vm.length), self._add_lines, vm)
        self._keep("cards", vm.cards, self._add_cards, vm)
        self._keep("locks", vm.locks, self._add_locks, vm)
        self._keep("answers", vm.answers, self._add_answers, vm)
        if self._has_new_parts:
            self.settle_order()
            self._has_new_parts = False
        self.start_button.setVisible(bool(vm.start))
        self.start_button.setText(vm.start)
        self.start_button.set_icon("edit" if vm.start_ask else "play")
        self.scroll_to_top()

    def _keep(
        self, name: str, key: object, fill: Callable[[TodayVM, QVBoxLayout], None], vm: TodayVM
    ) -> None:
        """Fill a part of the page anew if what it shows has changed; an answer changes few of them."""
        known = self._parts.get(name)
        if known is not None and known[0] == key:
            return
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("m"))
        fill(vm, column)
        part.setVisible(column.count() > 0)
        if known is None:
            self.add(part)
        else:
            self.body.replaceWidget(known[1], part)
            known[1].hide()
            known[1].deleteLater()
        self._has_new_parts = True
        self._parts[name] = (key, part)

    def focus_first(self) -> None:
        """The next step takes the focus."""
        (self.walk_button if self.start_button.isHidden() else self.start_button).setFocus()

    def _add_action(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self.action = Card(vm.title, "accent", self)
        self.action.body.addWidget(Text(vm.text, parent=self.action))
        for note in vm.notes:
            self.action.body.addWidget(Text(note, "strong", self.action))
        self.why = WhyPanel(vm.why.sentence, vm.why.numbers, vm.why.rule, vm.title, self.action)
        add_why(self.action, self.why)
        column.addWidget(self.action)

    def _add_open_session(self, vm: TodayVM, column: QVBoxLayout) -> None:
        if vm.open_session is None:
            return
        card = Card(self.tr("You have begun a session"), "raised", self)
        words = self.tr("Everything you did is kept.")
        card.body.addWidget(Text(words, parent=card))
        row = BarLayout(theme.current().space("m"))
        if vm.can_resume:
            self.resume_button = Button(self.tr("Resume"), "primary", "play", card)
            self.resume_button.clicked.connect(self.resume_requested)
            self.later_button = Button(self.tr("Finish later"), "secondary", "clock", card)
            self.later_button.clicked.connect(self.later_requested)
            row.addWidget(self.resume_button)
            row.addWidget(self.later_button)
        self.end_button = Button(self.tr("End here"), "secondary", "check", card)
        self.end_button.clicked.connect(self.end_requested)
        row.addWidget(self.end_button)
        card.body.addLayout(row)
        column.addWidget(card)

    def _add_offers(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self.offer_buttons = []
        for offer in vm.offers:
            card = Card(offer.title, parent=self)
            card.body.addWidget(Text(offer.text, parent=card))
            button = KeyedButton(offer.key, offer.button, "check", card)
            button.picked.connect(self.offer_taken)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if offer.reasons:
                add_why(card, WhyPanel(offer.reasons[0], offer.reasons[1:], offer.rule, offer.title, card))
            column.addWidget(card)
            self.offer_buttons.append(button)

    def _add_asks(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self.ask_buttons = []
        if not vm.asks:
            return
        card = Card(self.tr("Also due"), parent=self)
        row = BarLayout(theme.current().space("m"))
        for ask, words in vm.asks:
            button = KeyedButton(ask, words, "edit", card)
            button.picked.connect(self.ask_requested)
            row.addWidget(button)
            self.ask_buttons.append(button)
        card.body.addLayout(row)
        column.addWidget(card)

    def _add_lines(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self.lines = []
        if not vm.lines:
            return
        heading = self.tr("Your plan, {length}").format(length=vm.length)
        column.addWidget(Text(heading, "heading", self))
        for exercise, line in vm.lines:
            made = PlanLine(line, self._make_figure(exercise, self), self)
            column.addWidget(made)
            self.lines.append(made)

    def _add_notices(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self._add_reading(vm.notices, column)

    def _add_cards(self, vm: TodayVM, column: QVBoxLayout) -> None:
        if vm.cards:
            column.addWidget(Text(self.tr("To read"), "heading", self))
            self._add_reading(vm.cards, column)

    def _add_reading(self, cards: tuple[CardVM, ...], column: QVBoxLayout) -> None:
        for card in cards:
            made = ReadingCard(card, self)
            made.read.connect(self.card_read)
            column.addWidget(made)

    def _add_locks(self, vm: TodayVM, column: QVBoxLayout) -> None:
        if not vm.locks:
            return
        card = Card(self.tr("Not yet"), parent=self)
        for lock in vm.locks:
            card.body.addWidget(Text(lock.title, "strong", card))
            card.body.addWidget(Text(lock.opens, "muted", card))
            add_why(card, WhyPanel(lock.why, lock.missing, lock.gate, lock.title, card))
        column.addWidget(card)

    def _add_answers(self, vm: TodayVM, column: QVBoxLayout) -> None:
        self.take_back_buttons = []
        if not vm.answers:
            return
        card = Card(self.tr("Your answers today"), parent=self)
        for answer in vm.answers:
            button = KeyedButton(answer.fact, self.tr("Take back"), "undo", card)
            button.setAccessibleName(self.tr("Take back: {answer}").format(answer=answer.words))
            button.picked.connect(self.take_back_requested)
            row = QHBoxLayout()
            row.addWidget(Text(answer.words, parent=card), 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            card.body.addLayout(row)
            self.take_back_buttons.append(button)
        column.addWidget(card)

    @Slot()
    def _on_start(self) -> None:
        if self._shown is not None and self._shown.start_ask:
            self.ask_requested.emit(self._shown.start_ask)
        else:
            self.start_requested.emit()

    @Slot()
    def _on_walk(self) -> None:
        self.ask_requested.emit("walk")
