"""Today as a page: asking first, then the plan; wired to its controller."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.asks.ask_view import AskView
from homeprog.ui.asks.steps import Step
from homeprog.ui.asks.tones import Tones
from homeprog.ui.context import Context
from homeprog.ui.routing import page_for
from homeprog.ui.today_controller import TodayController
from homeprog.ui.today_view import TodayView
from homeprog.ui.today_vm import TodayVM

THUMBNAIL_EM = (7.0, 5.2)
"""Width and height of the small picture beside a line."""


class TodayPage(QWidget):
    """The patient's day."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controller = TodayController(context.companion, context.profile, self)
        self.ask = AskView(context.companion.clock, Tones(context.preferences), self)
        self.plan = TodayView(self._thumbnail, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.ask)
        self.stack.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._connect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first question, or Start, takes the focus."""
        shown = self.ask if self.stack.currentWidget() is self.ask else self.plan
        shown.focus_first()

    def page_shown(self) -> None:
        """Look at the day anew."""
        if page_for(self._context.companion) == "today":
            self.controller.look()
        else:
            self._go_elsewhere()

    def _connect(self) -> None:
        controller = self.controller
        controller.changed.connect(self._on_asking)
        controller.planned.connect(self._on_planned)
        controller.took_back.connect(self._on_took_back)
        controller.paper_requested.connect(self._on_paper_requested)
        controller.failed.connect(self._context.window.alerts.tell_unsaved)
        controller.changed.connect(self._context.window.alerts.settle)
        self._context.companion.changed.connect(self._on_changed)
        self.ask.answered.connect(controller.answer)
        self.ask.went_back.connect(controller.go_back)
        self.ask.put_off.connect(controller.put_off)
        self.plan.start_requested.connect(self._on_start)
        self.plan.resume_requested.connect(self._on_start)
        self.plan.later_requested.connect(controller.leave_for_later)
        self.plan.end_requested.connect(controller.end_session)
        self.plan.ask_requested.connect(controller.open_ask)
        self.plan.card_read.connect(controller.read_card)
        self.plan.offer_taken.connect(controller.take_offer)
        self.plan.take_back_requested.connect(controller.take_back)

    def _thumbnail(self, exercise: str, parent: QWidget) -> QWidget | None:
        exercises = self._context.companion.catalog.exercises
        if not exercises[exercise].figure:
            return None
        from homeprog.ui.figure_view import FigureView  # with the first picture, not with the window

        now = theme.current()
        figure = FigureView(exercises, parent)
        figure.set_exercise(exercise)
        figure.show_end()
        figure.setFixedSize(now.px(THUMBNAIL_EM[0]), now.px(THUMBNAIL_EM[1]))
        return figure

    def _show(self, part: AskView | TodayView) -> None:
        self.stack.setCurrentWidget(part)
        part.focus_first()

    def _go_elsewhere(self) -> None:
        self._context.window.show_page(page_for(self._context.companion))

    @Slot(object)
    def _on_asking(self, step: Step) -> None:
        self.stack.setCurrentWidget(self.ask)  # first, so that the form can take the focus
        self.ask.render_vm(step)
        self._show(self.ask)

    @Slot(object)
    def _on_planned(self, vm: TodayVM) -> None:
        self.plan.render_vm(vm)
        self._show(self.plan)

    @Slot()
    def _on_changed(self) -> None:
        """An answer, or time alone, may call for another page or another question."""
        if self._context.window.current_page is not self:
            return
        if page_for(self._context.companion) != "today":
            self._go_elsewhere()
        elif self.stack.currentWidget() is self.plan:
            self.controller.look()

    @Slot()
    def _on_took_back(self) -> None:
        self._context.window.alerts.toast(self.tr("Taken back. Please answer it once more."))

    @Slot()
    def _on_start(self) -> None:
        self._context.window.show_page("session")

    @Slot()
    def _on_paper_requested(self) -> None:
        self._context.window.show_page("paper_week")
