"""A cover for long work: what is going on, how far it is, and the way out."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.text import Text


class BusyOverlay(QWidget):
    """Covers its parent while work runs, so that nothing is pressed twice.

    Signals:
        cancel_requested(): The way out was pressed; the work decides when it can stop.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("busy")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        now = theme.current()
        self.text = Text("", "heading", self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(now.px(14))
        self.cancel_button = Button(self.tr("Cancel"), "secondary", parent=self)
        self.cancel_button.clicked.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setSpacing(now.space("m"))
        column.addStretch(1)
        column.addWidget(self.text)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def start(self, text: str, steps: int = 0, *, can_cancel: bool = False) -> None:
        """Cover the parent; `steps` 0 when the length of the work is not known."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, steps)
        self.bar.setValue(0)
        self.cancel_button.setVisible(can_cancel)
        self.setGeometry(self._parent.rect())
        self.show()
        self.raise_()
        (self.cancel_button if can_cancel else self).setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def advance(self, step: int) -> None:
        """Say how far the work is."""
        self.bar.setValue(step)

    def finish(self) -> None:
        """Uncover the parent."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering when the parent changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._parent.rect())
        return super().eventFilter(watched, event)
