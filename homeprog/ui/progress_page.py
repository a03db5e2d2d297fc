"""Progress: plots and day, wired to their controller."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from homeprog.ui.context import Context
from homeprog.ui.copy_summary import copy_summary, show_on_paper
from homeprog.ui.day_view import DayView
from homeprog.ui.progress_controller import ProgressController
from homeprog.ui.progress_view import ProgressView
from homeprog.ui.progress_vm import DayVM
from homeprog.ui.routing import page_for


class ProgressPage(QStackedWidget):
    """The whole of Progress."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plots = ProgressView(self)
        self.day = DayView(self)
        self.addWidget(self.plots)
        self.addWidget(self.day)
        self._context = context
        self.controller = ProgressController(context.companion, self)
        self._connect()
        self.controller.failed.connect(context.window.alerts.tell_trouble)
        context.companion.changed.connect(self._on_facts_changed)

    def page_shown(self) -> None:
        """Look at the facts again."""
        self.controller.refresh()

    def _connect(self) -> None:
        to, plots = self.controller, self.plots
        to.changed.connect(plots.render_vm)
        to.day_changed.connect(self._on_day_changed)
        to.day_closed.connect(self._on_day_closed)
        plots.range_chosen.connect(to.choose_range)
        plots.earlier_requested.connect(to.earlier)
        plots.later_requested.connect(to.later)
        plots.days_opened.connect(to.open_days)
        plots.group_chosen.connect(to.choose_group)
        plots.summary_requested.connect(self._on_summary_requested)
        plots.report_requested.connect(self._on_report_requested)
        plots.calendar.day_chosen.connect(to.open_day)
        plots.calendar.earlier_requested.connect(to.month_before)
        plots.calendar.later_requested.connect(to.month_after)
        self.day.back_requested.connect(to.close_day)
        self.day.taken_back.connect(to.take_back)
        self.day.corrected.connect(to.correct)
        to.corrected.connect(self._on_corrected)

    @Slot(str)
    def _on_corrected(self, sentence: str) -> None:
        self._context.window.alerts.toast(sentence, undo=self.controller.undo_correction)

    @Slot()
    def _on_summary_requested(self) -> None:
        copy_summary(self._context)

    @Slot()
    def _on_report_requested(self) -> None:
        show_on_paper(self._context, "report")

    @Slot()
    def _on_facts_changed(self) -> None:
        if not self.isVisible():
            return
        if page_for(self._context.companion) == "stop":  # a corrected answer is a warning sign (2.1)
            self._context.window.show_page("stop")
        else:
            self.controller.refresh()

    @Slot(object)
    def _on_day_changed(self, vm: DayVM) -> None:
        self.day.render_vm(vm)
        self.setCurrentWidget(self.day)

    @Slot()
    def _on_day_closed(self) -> None:
        self.setCurrentWidget(self.plots)
