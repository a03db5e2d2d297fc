"""The full-screen stop page: what to do now, what led here, and the parts that stay reachable (2.1)."""

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from homeprog.ui import theme
from homeprog.ui.stop_vm import StopVM
from homeprog.ui.widgets.banner import Banner, Tone
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.wrapping import Tick


class StopView(PageScaffold):
    """What to do now; everything else is one press away.

    Signals:
        copy_requested(), print_requested(): The summary is wanted.
        help_requested(), learn_requested(), clearance_requested(), slip_requested(): Other parts.
    """

    copy_requested = Signal()
    print_requested = Signal()
    help_requested = Signal()
    learn_requested = Signal()
    clearance_requested = Signal()
    slip_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.message = Banner("stop", "", parent=self)
        self.call = Text("", "display", self)
        self.next = Card(self.tr("What to do now"), parent=self)
        self.reasons = Card(self.tr("What you answered"), parent=self)
        self.summary = Card(self.tr("Take this along"), parent=self)
        self.summary_text = Text("", "body", self.summary)
        self._fill_summary()
        for widget in (self.message, self.call, self.next, self.reasons, self.summary):
            self.add(widget)
        self._lines: list[Text] = []
        self._steps: StepList | None = None
        self.help_button = self.add_action(self.tr("Help and numbers"), "primary", "phone")
        self.learn_button = self.add_action(self.tr("Cards to read"), "secondary", "learn")
        self.slip_button = self.add_action(self.tr("I did not mean that answer"), "secondary", "undo")
        self.clear_button = self.add_action(self.tr("A clinician has seen me"), "secondary")
        self.help_button.clicked.connect(self.help_requested)
        self.learn_button.clicked.connect(self.learn_requested)
        self.slip_button.clicked.connect(self.slip_requested)
        self.clear_button.clicked.connect(self.clearance_requested)

    @Slot(object)
    def render_vm(self, vm: StopVM) -> None:
        """Show a stop page."""
        self.set_title(vm.title)
        tone: Tone = "stop" if vm.action == "EMERGENCY" else "caution"
        self.message.show_message(tone, vm.text, vm.advice)
        self.message.announce()
        self.call.setVisible(bool(vm.call))
        self.call.setText(self.tr("Call {number}").format(number=vm.call))
        self._show_steps(vm.steps)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [Text(reason, parent=self.reasons) for reason in vm.reasons]
        for line in self._lines:
            self.reasons.body.addWidget(line)
        self.summary_text.setText(vm.summary)
        self.learn_button.setVisible(vm.can_learn)
        self.slip_button.setVisible(vm.slip is not None)
        self.clear_button.setVisible(vm.can_clear)

    def _show_steps(self, steps: tuple[str, ...]) -> None:
        self.next.setVisible(bool(steps))
        if self._steps is not None:
            self._steps.hide()
            self._steps.deleteLater()
        self._steps = StepList(steps, self.next)
        self.next.body.addWidget(self._steps)

    def _fill_summary(self) -> None:
        self.summary_text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.summary_text.setAccessibleName(self.tr("Summary of your answers"))
        self.summary.body.addWidget(self.summary_text)
        self.copy_button = Button(self.tr("Copy"), "secondary", parent=self.summary)
        self.print_button = Button(self.tr("Print"), "secondary", "print", self.summary)
        self.copy_button.clicked.connect(self.copy_requested)
        self.print_button.clicked.connect(self.print_requested)
        row = BarLayout(theme.current().space("m"))
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        self.summary.body.addLayout(row)


class ClearanceView(PageScaffold):
    """What a clinician said: when, who, agreed, and any limits.

    Signals:
        recorded(dict): seen_on, by, tags.
    """

    recorded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)
        self.set_title(
            self.tr("A clinician has seen me"), self.tr("Please fill this in together, or from memory.")
        )
        self.hint = Banner("caution", "", parent=self)
        self.hint.hide()
        self.add(self.hint)
        card = Card(parent=self)
        card.body.addWidget(Text(self.tr("On which day?"), "strong", card))
        self.seen_on = QDateEdit(card)
        self.seen_on.setCalendarPopup(True)
        self.seen_on.setAccessibleName(self.tr("Day of the examination"))
        self.seen_on.setMaximumWidth(theme.current().px(12))
        card.body.addWidget(self.seen_on)
        card.body.addWidget(Text(self.tr("By whom? A name or a role will do."), "strong", card))
        self.by = QLineEdit(card)
        self.by.setAccessibleName(self.tr("By whom"))
        self.by.setMaxLength(80)
        card.body.addWidget(self.by)
        self.agreed = Tick(parent=card)
        self.statement = Text("", "strong", card)
        card.body.addWidget(self.statement)
        card.body.addWidget(self.agreed)
        self.add(card)
        self.limits = Card(self.tr("Did they set any limits? Tick what applies."), parent=self)
        self.add(self.limits)
        self.boxes: dict[str, Tick] = {}
        self.save_button = self.add_action(self.tr("Save"), "primary")
        self.save_button.clicked.connect(self._on_save)

    @Slot(object)
    def render_vm(self, vm: StopVM, today: QDate) -> None:
        """Offer the day, the statement and the limits."""
        self.seen_on.setMaximumDate(today)
        self.seen_on.setDate(today)
        self.statement.setText(vm.statement)
        self.agreed.setText(self.tr("Yes, that is so."))
        self.agreed.setAccessibleName(f"{vm.statement} {self.agreed.text()}")
        self.agreed.setChecked(False)
        if not self.boxes:
            for tag, words in vm.tags:
                box = Tick(words[:1].upper() + words[1:], self.limits)
                self.limits.body.addWidget(box)
                self.boxes[tag] = box

    @Slot()
    def _on_save(self) -> None:
        problem = self._problem()
        self.hint.setVisible(bool(problem))
        if problem:
            self.hint.show_message("caution", problem)
            self.hint.announce()
            self.reveal(self.hint)
            return
        day = self.seen_on.date()
        tags = tuple(tag for tag, box in self.boxes.items() if box.isChecked())
        self.recorded.emit({"seen_on": day.toPython(), "by": self.by.text().strip(), "tags": tags})

    def _problem(self) -> str:
        if not self.by.text().strip():
            return self.tr("Please write who examined you, such as: my doctor.")
        if not self.agreed.isChecked():
            return self.tr("Please tick the box only if a clinician examined you for this and agreed.")
        return ""
