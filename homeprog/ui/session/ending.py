"""The last page of a session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from homeprog.ui import icons, theme
from homeprog.ui.session.questions import Question
from homeprog.ui.session_vm import SessionVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.text import Text

WIDEST_EM = 30.0
SIGN_EM = 3.5
"""Sizes of the card and of the sign above it."""


class EndPage(Question):
    """The end of a session: what happened, in one sentence, what was done, and the way out.

    Signals:
        closed(): Back to Today.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        now, around = theme.current(), self.widget()
        card = Card(parent=around)
        card.setMaximumWidth(now.px(WIDEST_EM))
        self.sign = QLabel(card)
        self.sign.setFixedSize(now.px(SIGN_EM), now.px(SIGN_EM))
        self.sentence = Text("", "heading", card)
        self.tip, self.done = Text("", "body", card), Text("", "muted", card)
        self.button = Button(self.tr("Back to Today"), "primary", parent=card)
        self.column.removeWidget(self.title)
        self._fill(card.body)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        self.button.clicked.connect(self.closed)

    def _fill(self, body: QVBoxLayout) -> None:
        body.setSpacing(theme.current().space("m"))
        body.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.sentence, self.tip, self.done):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(words)
        before_done = body.indexOf(self.done)
        body.insertWidget(before_done, self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_vm(self, vm: SessionVM) -> None:
        """Say how it ended."""
        titles = {
            "completed": self.tr("Well done. That is all for today."),
            "left": self.tr("Session ended. What you did is kept."),
            "stopped": self.tr("We stop here for today."),
        }
        self._show_sign("heart" if vm.how == "stopped" else "good")
        self.title.setText(titles.get(vm.how or "left", ""))
        later = self.tr("In ten minutes we ask how your back feels.")
        self.sentence.setText(vm.reason if vm.how == "stopped" and vm.reason else later)
        for label, words in ((self.tip, vm.rest_tip), (self.done, vm.done)):
            label.setText(words)
            label.setVisible(bool(words))

    def _show_sign(self, name: str) -> None:
        now = theme.current()
        self.sign.setPixmap(icons.pixmap(name, "accent", now.px(SIGN_EM), self.devicePixelRatioF(), now.name))

    def take_focus(self) -> None:
        """See Question."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
