"""A short message that goes by itself, with the way to undo what was just done."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.text import Text


class Toast(QFrame):
    """One message at the bottom of its parent; waits as long as it has the focus or the pointer.

    Signals:
        undo_requested(): Undo was pressed.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._above: QWidget | None = None
        self.setObjectName("toast")
        now = theme.current()
        self.text = Text("", parent=self)
        self.undo_button = Button(self.tr("Take back"), "secondary", "undo", self)
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(now.space("m"), now.space("s"), now.space("m"), now.space("s"))
        row.setSpacing(now.space("m"))
        row.addWidget(self.text, 1)
        row.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, *, undo: bool = False, above: QWidget | None = None) -> None:
        """Show a message in place of the one before.

        Args:
            undo: It can be taken back.
            above: Something at the foot of the page that must stay free to press.
        """
        self._stand_on(above)
        self.text.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(theme.current().tokens.motion.toast_ms)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _stand_on(self, above: QWidget | None) -> None:
        self._above = above
        if above is not None:
            above.installEventFilter(self)
            above.destroyed.connect(self._on_above_gone)

    @Slot()
    def _on_above_gone(self) -> None:
        self._above = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent, or what it stands on, changes its place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        now, around = theme.current(), self._parent.rect()
        width = min(around.width() - 2 * now.space("m"), now.px(28))
        height = max(self._row.heightForWidth(width), self._row.minimumSize().height())
        left = (around.width() - width) // 2
        foot = around.height() - now.target - 2 * now.space("s")
        if self._above is not None and self._above.isVisible():
            foot = self._above.mapTo(self._parent, QPoint()).y()
        self.setGeometry(left, foot - height - now.space("s"), width, height)

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.hide()
        self._timer.stop()
        self.undo_requested.emit()

    @Slot()
    def _on_timeout(self) -> None:
        if self.underMouse() or self.undo_button.hasFocus():
            self._timer.start(theme.current().tokens.motion.toast_ms)
        else:
            self.hide()
