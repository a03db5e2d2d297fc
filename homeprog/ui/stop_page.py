"""The stop page wired: instruction, clearance, help and reading; nothing else can be reached (2.1)."""

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from homeprog.program.facts import CardRead, ClearanceRecorded
from homeprog.ui.context import Context
from homeprog.ui.help_panel import HelpPanel, keep_numbers
from homeprog.ui.learn_page import lesson_cards
from homeprog.ui.learn_panels import CardsPanel
from homeprog.ui.routing import STOP_ACTIONS, page_for
from homeprog.ui.stop_view import ClearanceView, StopView
from homeprog.ui.stop_vm import StopVM, stop_vm
from homeprog.ui.widgets.page import PageScaffold


class StopPage(QWidget):
    """Shows what to do now until the stop is lifted or taken back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._vm: StopVM | None = None
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        texts = context.companion.catalog.texts
        self.stop = StopView(self)
        self.clearance = ClearanceView(self)
        self.help = PageScaffold(self.tr("Help"), back=True, parent=self)
        self.numbers = HelpPanel(texts, self.help)
        self.help.add(self.numbers)
        self.learn = PageScaffold(self.tr("Cards to read"), back=True, parent=self)
        self.cards = CardsPanel(self.learn)
        self.learn.add(self.cards)
        self.stack = QStackedWidget(self)
        for part in (self.stop, self.clearance, self.help, self.learn):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Help takes the focus."""
        self.stop.help_button.setFocus()

    def page_shown(self) -> None:
        """Show the stop as it is now; another page if it is over."""
        companion = self._context.companion
        if companion.plan().action not in STOP_ACTIONS:
            self._context.window.show_page(page_for(companion))
            return
        self._vm = stop_vm(companion, self._context.preferences.settings)
        self.stop.render_vm(self._vm)
        self._open(self.stop)

    def _connect(self) -> None:
        self.stop.copy_requested.connect(self._on_copy)
        self.stop.print_requested.connect(self._on_print)
        self.stop.help_requested.connect(self._on_help)
        self.stop.learn_requested.connect(self._on_learn)
        self.stop.clearance_requested.connect(self._on_clearance)
        self.stop.slip_requested.connect(self._on_slip)
        self.clearance.recorded.connect(self._on_recorded)
        self.numbers.numbers_changed.connect(self._on_numbers_changed)
        self.cards.read.connect(self._on_read)
        for part in (self.clearance, self.help, self.learn):
            part.back_requested.connect(self.page_shown)

    def _open(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        (self.stop.help_button if part is self.stop else part).setFocus()

    @Slot()
    def _on_copy(self) -> None:
        if self._vm is not None:
            QGuiApplication.clipboard().setText(self._vm.summary)
            self._context.window.alerts.toast(self.tr("The summary is copied."))

    @Slot()
    def _on_print(self) -> None:
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_print_answered)
        QDialog.open(dialog)

    @Slot(int)
    def _on_print_answered(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted:
            self.print_summary(self._printer)

    def print_summary(self, printer: QPrinter) -> None:
        """Put the summary on paper."""
        if self._vm is not None:
            document = QTextDocument(self)
            document.setPlainText(self._vm.summary)
            document.print_(printer)

    @Slot()
    def _on_help(self) -> None:
        self.numbers.show_numbers(self._context.preferences.settings)
        self._open(self.help)

    @Slot()
    def _on_learn(self) -> None:
        companion = self._context.companion
        self.cards.render_vm(lesson_cards(companion.catalog, companion.state))
        self._open(self.learn)

    @Slot()
    def _on_clearance(self) -> None:
        if self._vm is not None:
            today = self._context.companion.now().date()
            self.clearance.render_vm(self._vm, QDate(today.year, today.month, today.day))
            self._open(self.clearance)

    @Slot(object)
    def _on_recorded(self, fields: object) -> None:
        assert isinstance(fields, dict)
        vm = self._vm
        if vm is None or not vm.can_clear:
            return
        if self._context.companion.record(ClearanceRecorded, lifts=(vm.action,), **fields) is not None:
            self.page_shown()

    @Slot()
    def _on_slip(self) -> None:
        question = self._context.window.alerts.ask(
            self.tr("Was that answer a slip?"),
            self.tr("It will be taken back, and to be safe all health questions come once more."),
            yes=self.tr("Yes, take it back"),
            no=self.tr("No, it was right"),
            kind="secondary",
        )
        question.agreed.connect(self._take_back)

    @Slot()
    def _take_back(self) -> None:
        vm = self._vm
        if vm is not None and vm.slip is not None and self._context.companion.retract(vm.slip, "slip"):
            self.page_shown()

    @Slot(str)
    def _on_read(self, card: str) -> None:
        if self._context.companion.record(CardRead, card=card) is not None:
            self._on_learn()

    @Slot(object)
    def _on_numbers_changed(self, numbers: object) -> None:
        keep_numbers(self._context.preferences, numbers)
