"""The month of Progress: each day a mark of its own shape; what was done right is filled."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from homeprog.ui import icons, theme
from homeprog.ui.progress_vm import CalendarVM, DayCell, Mark
from homeprog.ui.progress_words import day_mark
from homeprog.ui.widgets.buttons import Button, Icon
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text

DONE_RIGHT: dict[Mark, tuple[str, str, str]] = {
    "session": ("check", "good_soft", "good"),
    "flare": ("heart", "caution_soft", "caution"),
    "rest": ("pause", "accent_soft", "accent"),
    "walk": ("walk", "accent_soft", "accent"),
}
"""Icon, ground and ink of days that count as done right."""


class DayButton(QAbstractButton):
    """One day; pressed to open it."""

    def __init__(self, cell: DayCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell = cell
        self.setAccessibleName(cell.words)
        self.setToolTip(cell.words)
        self.setEnabled(cell.mark != "ahead")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A target, with room for number and mark."""
        now = theme.current()
        return QSize(now.target, max(now.target, now.px(2.5)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, number, mark, focus ring."""
        now, mark = theme.current(), self._cell.mark
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = max(2, now.px(0.12))
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        look = DONE_RIGHT.get(mark)
        painter.setBrush(now.colour(look[1]) if look else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.colour(look[2] if look else "line"), max(1, now.px(0.05))))
        painter.drawRoundedRect(box, now.radius("s"), now.radius("s"))
        painter.setPen(now.colour("disabled" if mark == "ahead" else "text"))
        painter.setFont(now.font("small"))
        half = box.height() / 2
        top = QRectF(box.left(), box.top(), box.width(), half if look else box.height())
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, str(self._cell.day.day))
        if look:
            side = round(min(half, now.px(1.0)))
            picture = icons.pixmap(look[0], look[2], side, self.devicePixelRatioF(), now.name)
            painter.drawPixmap(
                round(box.center().x() - side / 2), round(box.bottom() - half + (half - side) / 2), picture
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.colour("focus"), ring))
            edge = ring / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), now.radius("s"), now.radius("s")
            )
        painter.end()


class CalendarCard(Card):
    """A month with its sentence and legend.

    Signals:
        day_chosen(date): A day was pressed.
        earlier_requested(), later_requested(): The month before, the month after.

    Attributes:
        days: The days' buttons, the first of the month first.
    """

    day_chosen = Signal(object)
    earlier_requested = Signal()
    later_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your days"), parent=parent)
        self._vm: CalendarVM | None = None
        self.days: list[DayButton] = []
        self.sentence = Text("", "body", self)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._head())
        self._holder = QWidget(self)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().space("xs"))
        self.body.addWidget(self._holder)
        legend = QWidget(self)
        row = BarLayout(theme.current().space("m"), legend)
        for mark, (icon, _, ink) in DONE_RIGHT.items():
            row.addWidget(_Named(icon, ink, day_mark(mark), legend))
        self.body.addWidget(legend)
        self._presses = QButtonGroup(self)
        self._presses.setExclusive(False)
        self._presses.idClicked.connect(self._on_clicked)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.earlier_button = Button(self.tr("Earlier"), "quiet", "back", self)
        self.later_button = Button(self.tr("Later"), "quiet", "next", self)
        self.month = Text("", "strong", self)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier_button.clicked.connect(self.earlier_requested)
        self.later_button.clicked.connect(self.later_requested)
        row.addWidget(self.earlier_button)
        row.addWidget(self.month, 1)
        row.addWidget(self.later_button)
        return row

    def render_vm(self, vm: CalendarVM) -> None:
        """Show a month."""
        if vm == self._vm:
            return
        self._vm = vm
        self.sentence.setText(vm.sentence)
        self.month.setText(vm.title)
        self.earlier_button.setEnabled(vm.earlier)
        self.later_button.setEnabled(vm.later)
        while (item := self._grid.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for column, name in enumerate(vm.weekdays):
            label = Text(name, "small", self._holder)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, 1)
        self.days = [DayButton(cell, self._holder) for cell in vm.cells]
        for number, button in enumerate(self.days):
            self._presses.addButton(button, number)
            self._grid.addWidget(button, 1 + (vm.lead + number) // 7, (vm.lead + number) % 7)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        if self._vm is not None:
            self.day_chosen.emit(self._vm.cells[number].day)


class _Named(QWidget):
    """An icon with its word."""

    def __init__(self, icon: str, role: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space("xs"))
        row.addWidget(Icon(icon, role, 0.8, self))
        label = Text(word, "small", self)
        label.setWordWrap(False)
        row.addWidget(label)
