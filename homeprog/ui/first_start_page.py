"""The first start as a page: the asking view and its controller, wired."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.ui.asks.ask_view import AskView
from homeprog.ui.asks.tones import Tones
from homeprog.ui.context import Context
from homeprog.ui.first_start_controller import FirstStartController
from homeprog.ui.routing import page_for


class FirstStartPage(QWidget):
    """Asks until the first session can be planned, then hands over to Today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view = AskView(context.companion.clock, Tones(context.preferences), self)
        self.controller = FirstStartController(context.companion, context.profile, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.controller.changed.connect(self.view.render_vm)
        self.controller.finished.connect(self._on_finished)
        self.controller.failed.connect(context.window.alerts.tell_unsaved)
        self.controller.changed.connect(context.window.alerts.settle)
        self.view.answered.connect(self._on_answered)
        self.view.went_back.connect(self.controller.go_back)
        self.view.put_off.connect(self.controller.put_off)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first question takes the focus."""
        self.view.focus_first()

    def page_shown(self) -> None:
        """Go on where it was left."""
        self.controller.look()

    @Slot(object)
    def _on_answered(self, fields: object) -> None:
        assert isinstance(fields, dict)
        self.controller.answer(fields)
        if page_for(self._context.companion) == "stop":
            self._context.window.show_page("stop")

    @Slot()
    def _on_finished(self) -> None:
        self._context.window.show_page(page_for(self._context.companion))
