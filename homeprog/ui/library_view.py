"""The library: every exercise by stage and muscle group, with where it stands for this person."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import icons, theme
from homeprog.ui.program_vm import FILTERS, EntryVM, ExcludedVM, LibraryVM, SectionVM, Status
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.empty_state import EmptyState
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.text import Text

_WRAP = Qt.TextFlag.TextWordWrap
_MARKS: dict[Status, tuple[str, str]] = {
    "mine": ("check", "good"),
    "open": ("unlock", "accent"),
    "later": ("lock", "muted"),
    "resting": ("pause", "caution"),
    "unsuited": ("minus", "muted"),
}
"""Icon and colour of each status."""


class EntryRow(QAbstractButton):
    """One exercise: mark, name, status; pressed for its page."""

    def __init__(self, entry: EntryVM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setAccessibleName(f"{entry.name}, {entry.words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = theme.current().px(16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow words wrap."""
        now = theme.current()
        return QSize(now.px(9), now.target)

    def heightForWidth(self, width: int) -> int:
        """Name and status, no less than a target."""
        now = theme.current()
        room = self._room(width)
        words = self._height("name", room) + self._height("words", room)
        return max(now.target, words + 2 * now.space("xs") + 2 * now.px(0.15))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, name, status, focus ring."""
        now, side = theme.current(), theme.current().icon
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = max(2, now.px(0.12))
        box = self.rect().adjusted(ring, ring, -ring, -ring)
        painter.setPen(QPen(now.colour("focus"), ring) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent_soft") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, now.radius("m"), now.radius("m"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap, room = now.space("s"), self._room(self.width())
        name, role = _MARKS[self._entry.status]
        picture = icons.pixmap(name, role, side, self.devicePixelRatioF(), now.name)
        left = gap if not mirrored else self.width() - gap - side
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        heights = self._height("name", room), self._height("words", room)
        top = (self.height() - sum(heights)) // 2
        start = 2 * gap + side if not mirrored else self.width() - 2 * gap - side - room
        for part, height, colour in zip(("name", "words"), heights, ("text", "muted"), strict=True):
            painter.setFont(now.font(bold=True) if part == "name" else now.font("small"))
            painter.setPen(now.colour(colour))
            painter.drawText(QRect(start, top, room, height), _WRAP, getattr(self._entry, part))
            top += height
        painter.end()

    def _room(self, width: int) -> int:
        now = theme.current()
        return width - 3 * now.space("s") - now.icon

    def _height(self, part: str, width: int) -> int:
        now = theme.current()
        font = now.font(bold=True) if part == "name" else now.font("small")
        text: str = getattr(self._entry, part)
        return QFontMetrics(font).boundingRect(0, 0, max(1, width), 100_000, _WRAP, text).height()


class LibraryView(PageScaffold):
    """All exercises, filtered.

    Signals:
        filter_chosen(str): Which exercises are wanted: `mine`, `open`, `later`, `all`.
        exercise_chosen(str): An exercise was pressed.

    Attributes:
        filter: The choice of the filter.
        rows: Ids and rows of the exercises shown, in order.
    """

    filter_chosen = Signal(str)
    exercise_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Exercises"), back=True, parent=parent)
        names = (self.tr("In my program"), self.tr("Open to me"), self.tr("Later"), self.tr("All"))
        options = [Option(key, name) for key, name in zip(FILTERS, names, strict=True)]
        self.filter = BigChoice(self.tr("Which exercises"), options, 4, self)
        self.filter.chosen.connect(self.filter_chosen)
        self.add(self.filter)
        self._lead = Text("", "muted", self)
        self.add(self._lead)
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space("m"))
        self.add(self._list)
        self.rows: list[tuple[str, EntryRow]] = []
        self._presses = QButtonGroup(self)
        self._presses.setExclusive(False)
        self._presses.idClicked.connect(self._on_clicked)

    def render_vm(self, vm: LibraryVM) -> None:
        """Show the exercises of a filter."""
        self.filter.set_value(vm.filter)
        self._lead.setText(vm.lead)
        for _, row in self.rows:
            self._presses.removeButton(row)
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for section in vm.sections:
            self._column.addWidget(self._section(section))
        if not vm.sections:
            empty = EmptyState(
                "program",
                self.tr("Nothing here yet"),
                self.tr("Exercises appear here as your program goes on."),
                parent=self._list,
            )
            self._column.addWidget(empty)
        self._lead.setVisible(bool(vm.sections))
        if vm.excluded:
            self._column.addWidget(self._excluded(vm.excluded))
        self.scroll_to_top()

    def _section(self, section: SectionVM) -> Card:
        card = Card(section.title, parent=self._list)
        for entry in section.entries:
            row = EntryRow(entry, card)
            self._presses.addButton(row, len(self.rows))
            self.rows.append((entry.id, row))
            if not entry.why:
                card.body.addWidget(row)
                continue
            why = WhyPanel(entry.why, entry.numbers, entry.rule, entry.name, card)
            line = QHBoxLayout()
            line.addWidget(row, 1)
            line.addWidget(why.button, 0, Qt.AlignmentFlag.AlignVCenter)
            card.body.addLayout(line)
            card.body.addWidget(why)
        return card

    def _excluded(self, excluded: Sequence[ExcludedVM]) -> Card:
        card = Card(self.tr("Not in this program, and why"), "raised", self._list)
        for one in excluded:
            why = WhyPanel(one.reason, one.sources, about=one.name, parent=card)
            line = QHBoxLayout()
            line.addWidget(Text(one.name, parent=card), 1)
            line.addWidget(why.button, 0, Qt.AlignmentFlag.AlignVCenter)
            card.body.addLayout(line)
            card.body.addWidget(why)
        return card

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.exercise_chosen.emit(self.rows[number][0])
