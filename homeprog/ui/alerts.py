"""The one owner of messages: every notice and every question goes through here and never blocks.

Tests read `last_alert` instead of looking for pop-ups.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.banner import Banner, Tone
from homeprog.ui.widgets.buttons import Button, ButtonKind
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.toast import Toast


class Alert(NamedTuple):
    """What was said last."""

    tone: Tone
    text: str
    detail: str = ""


class Question(QDialog):
    """A question with two answers; Esc and closing mean no.

    Signals:
        agreed(): The answer is yes.
    """

    agreed = Signal()

    def __init__(self, text: str, detail: str, yes: str, no: str, kind: ButtonKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text)
        self.setMinimumWidth(min(theme.current().px(20), parent.width()))
        now = theme.current()
        column = QVBoxLayout(self)
        margin = now.space("l")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(now.space("m"))
        column.addWidget(Text(text, "heading", self))
        column.addWidget(Text(detail, parent=self))
        self.no_button = Button(no, "secondary", parent=self)
        self.yes_button = Button(yes, kind, parent=self)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.accepted.connect(self.agreed)
        row = BarLayout(now.space("m"))
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        row.setAlignment(self.yes_button, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        self.no_button.setFocus()


class Alerts(QObject):
    """Notices at the top of the window, short messages at its foot, and questions.

    Attributes:
        last_alert: What was said last, None at first.
    """

    def __init__(self, window: QWidget, banner: Banner, toast: Toast) -> None:
        super().__init__(window)
        self.last_alert: Alert | None = None
        self._window, self._banner, self._toast = window, banner, toast
        self._undo: Callable[[], object] | None = None
        self._is_unsaved = False
        banner.action_requested.connect(banner.hide)
        toast.undo_requested.connect(self._on_undo_requested)

    def tell(self, tone: Tone, text: str, detail: str = "") -> None:
        """Show a notice that stays until it is closed or another takes its place."""
        self.last_alert = Alert(tone, text, detail)
        self._is_unsaved = False
        self._banner.show_message(tone, text, detail)
        self._banner.show()
        self._banner.announce()

    @Slot(str)
    def tell_trouble(self, sentence: str) -> None:
        """Show what could not be done; connect the `failed` signals of others to it."""
        self.tell("caution", sentence)

    @Slot(str)
    def tell_unsaved(self, sentence: str) -> None:
        """Show what could not be stored, until it is closed or `settle` says that storing works again."""
        self.tell_trouble(sentence)
        self._is_unsaved = True

    @Slot()
    def settle(self) -> None:
        """Something was stored: take back the notice that it could not be."""
        if self._is_unsaved:
            self._is_unsaved = False
            self._banner.hide()

    def toast(
        self, text: str, undo: Callable[[], object] | None = None, *, above: QWidget | None = None
    ) -> None:
        """Show a short message that goes by itself, with a way to take back what was just done.

        Args:
            above: What it must not cover.
        """
        self.last_alert = Alert("good", text)
        self._undo = undo
        self._toast.show_message(text, undo=undo is not None, above=above)

    def ask(self, text: str, detail: str, *, yes: str, no: str, kind: ButtonKind = "primary") -> Question:
        """Open a question over the window.

        Returns:
            The question; connect its `agreed` signal.
        """
        self.last_alert = Alert("info", text, detail)
        question = Question(text, detail, yes, no, kind, self._window)
        question.open()
        return question

    @Slot()
    def _on_undo_requested(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
