"""Typing in a paper week, wired: sheet, look, confirm; leaving keeps what is typed."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from homeprog.ui import paper_week_words as say
from homeprog.ui.context import Context
from homeprog.ui.paper_week_controller import PaperWeekController
from homeprog.ui.paper_week_view import PaperLookView, PaperWeekView
from homeprog.ui.paper_week_vm import LookVM
from homeprog.ui.routing import page_for


class PaperWeekPage(QWidget):
    """The sheet and the look at it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controller = PaperWeekController(context.companion, context.profile, self)
        self.sheet = PaperWeekView(self)
        self.look = PaperLookView(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._connect()

    def page_shown(self) -> None:
        """Go on where it was left."""
        self.stack.setCurrentWidget(self.sheet)
        if not self.controller.opens_slowly:
            self.controller.open()
            return
        self.sheet.tell_waiting()
        QTimer.singleShot(0, self._open)

    @Slot()
    def _open(self) -> None:
        """The long reading, once the page says so in view."""
        self.sheet.repaint()
        self.controller.open()
        self.sheet.focus_first()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first empty box takes the focus."""
        if self.stack.currentWidget() is self.sheet:
            self.sheet.focus_first()

    def _connect(self) -> None:
        to, sheet = self.controller, self.sheet
        to.changed.connect(sheet.render_vm)
        to.went_on.connect(sheet.go_on)
        to.refused.connect(sheet.show_refusal)
        to.looked.connect(self._on_looked)
        to.missed.connect(sheet.focus_problem)
        to.kept.connect(self._on_kept)
        to.failed.connect(self._context.window.alerts.tell_unsaved)
        sheet.first_day_chosen.connect(to.choose_first_day)
        sheet.typed.connect(to.type)
        sheet.spare_chosen.connect(to.choose_spare)
        sheet.sign_chosen.connect(to.choose_sign)
        sheet.undo_requested.connect(to.undo)
        sheet.clear_requested.connect(to.clear)
        sheet.look_requested.connect(to.look)
        sheet.back_requested.connect(self._on_left)
        self.look.back_requested.connect(self._on_look_left)
        self.look.keep_requested.connect(to.keep)

    @Slot(object)
    def _on_looked(self, vm: LookVM) -> None:
        self.stack.setCurrentWidget(self.look)
        self.look.render_vm(vm)

    @Slot()
    def _on_look_left(self) -> None:
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.focus_first()

    @Slot(int)
    def _on_kept(self, days: int) -> None:
        context = self._context
        context.window.show_page(page_for(context.companion))
        context.window.alerts.toast(say.kept(days), undo=self.controller.take_back)

    @Slot()
    def _on_left(self) -> None:
        if self.controller.has_typed:
            self._context.window.alerts.toast(self.tr("What you typed is kept. Go on whenever you like."))
        self._context.window.show_page("paper")
