"""The sheet to type in: one box per number; Tab and Enter in the order of reading, arrows all ways."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.paper_week_sheet import Place
from homeprog.ui.paper_week_vm import CellVM, RowVM, SheetVM
from homeprog.ui.widgets.pick_box import PickBox
from homeprog.ui.widgets.text import Text

Way = Literal["next", "back", "up", "down", "left", "right", "day", "day_back"]
_WAYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Return: "next",
    Qt.Key.Key_Enter: "next",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_PageDown: "day",
    Qt.Key.Key_PageUp: "day_back",
}
_READING = frozenset({"next", "back", "day", "day_back"})
"""Ways that follow the reading; the arrows reach every box that is open."""
_SIDEWAYS: dict[Qt.Key, Way] = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
_LABEL_EM = 8.6
_SMALL = 0.68
"""Size of the words in an empty box, as a factor of the text."""
NOT_DUE = "–"
"""In an empty box of a day that does not ask for the exercise, as on paper."""


class SheetCell(QLineEdit):
    """One box. What is typed goes out as it is; what stands in it comes back with the view-model.

    Signals:
        typed(Place, str): The text of the box changed under the patient's keys.
        left_for(Place, str): Another box is wanted: a `Way`.
        arrived(Place): It has the focus.
        undo_wanted(), look_wanted(): Ctrl+Z, Ctrl+Enter.
    """

    typed = Signal(object, str)
    left_for = Signal(object, str)
    arrived = Signal(object)
    undo_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, place: Place, small: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.place, self._small = place, small
        self._is_text, self._is_due = False, True
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._on_edited)

    def render_vm(self, vm: CellVM, *, is_text: bool) -> None:
        """Show the box; a changed text is selected again, so that the next key replaces it."""
        self._is_text, self._is_due = is_text, vm.is_due
        if self.text() != vm.text:
            self.setText(vm.text)
            if self.hasFocus() and not is_text and vm.text:
                self.setCursorPosition(len(vm.text))
        self.setEnabled(vm.is_open and not vm.is_skipped)
        self.setAccessibleName(vm.name)
        self.setAccessibleDescription(vm.problem or vm.hint)
        self.setToolTip(vm.problem)
        _set_property(self, "wrong", bool(vm.problem))
        _set_property(self, "off", not vm.is_due and not vm.text)

    def event(self, event: QEvent) -> bool:
        """Tab leads to the next box; undo is the sheet's, not the box's."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            if event.type() == QEvent.Type.KeyPress:
                self.undo_wanted.emit()
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab; at the ends of the sheet the page goes on."""
        grid = self.parentWidget()
        if isinstance(grid, SheetGrid) and grid.go(self.place, "next" if forward else "back"):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and arrows lead on; everything else is typed."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.look_wanted.emit()
            return
        way = _WAYS.get(key) or (None if self._is_text else _SIDEWAYS.get(key))
        if way is not None:
            self.left_for.emit(self.place, way)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self._is_text:
            self.typed.emit(self.place, "")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next key replaces what stands here."""
        super().focusInEvent(event)
        self.selectAll()
        self.arrived.emit(self.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box; empty halves say what they are for, or bear a dash, as on paper."""
        super().paintEvent(event)
        small = self._small if self._is_due else NOT_DUE
        if self.text() or not small or self.hasFocus() or not self.isEnabled():
            return
        now, painter = theme.current(), QPainter(self)
        font = now.font()
        font.setPointSizeF(now.base_pt * (_SMALL if self._is_due else 1.0))
        painter.setFont(font)
        painter.setPen(now.colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, small)
        painter.end()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.typed.emit(self.place, text)


class SheetGrid(QWidget):
    """All boxes; as many days beside each other as fit, the others a key away.

    Signals:
        typed(Place, str): As `SheetCell`.
        arrived(Place): A box has the focus.
        spare_chosen(str, str): Row and exercise.
        undo_wanted(), look_wanted(): Ctrl+Z, Ctrl+Enter.
        window_moved(): Other days are on show.

    Attributes:
        cells: The boxes.
        spares: The choices of exercises for the spare rows.
    """

    typed = Signal(object, str)
    arrived = Signal(object)
    spare_chosen = Signal(str, str)
    undo_wanted = Signal()
    look_wanted = Signal()
    window_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[Place, SheetCell] = {}
        self.spares: dict[str, PickBox] = {}
        self._vm: SheetVM | None = None
        self._first, self._fitting = 0, 0
        self._heads: list[Text] = []
        self._labels: dict[str, Text] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.current().space("xs"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def render_vm(self, vm: SheetVM) -> None:
        """Show the sheet; its boxes are made anew only for another sheet."""
        before, self._vm = self._vm, vm
        if before is None or (before.days, _shape(before)) != (vm.days, _shape(vm)):
            self._build(vm)
        kinds = {row.key: row.kind for row in vm.rows}
        for place, cell in self.cells.items():
            cell.render_vm(vm.cells[place], is_text=kinds[place.row] == "words")
        for row in vm.rows:
            if row.spare is not None:
                box = self.spares[row.key]
                box.setCurrentIndex(max(0, box.findData(row.spare)))

    @property
    def shows_all(self) -> bool:
        """Whether all days stand beside each other."""
        return self._vm is None or self._fitting >= len(self._vm.days)

    def go(self, place: Place, way: str) -> bool:
        """Give the focus to another box.

        Returns:
            False when there is none that way.
        """
        wanted = self._target(place, way)
        if wanted is None:
            return False
        self.focus_on(wanted)
        return True

    def go_on(self, place: Place, rest: str) -> None:
        """The box is complete: the next one takes the focus, and the key that belongs there."""
        wanted = self._target(place, "next")
        if wanted is None:
            return
        self.focus_on(wanted)
        if rest:
            self.typed.emit(wanted, rest)

    def focus_on(self, place: Place) -> None:
        """Show a box and give it the focus."""
        if not self._first <= place.day < self._first + self._fitting:
            self._show_from(place.day if place.day < self._first else place.day - self._fitting + 1)
        self.cells[place].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The first box that is open and empty, else the first one."""
        if self._vm is None:
            return
        waiting = [place for place in self._read() if not self._vm.cells[place].text]
        first = next(iter(waiting or self._fillable()), None)
        if first is not None:
            self.focus_on(first)

    def move_window(self, by: int) -> None:
        """Show earlier or later days."""
        self._show_from(self._first + by * self._fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many days as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fillable(self) -> list[Place]:
        assert self._vm is not None
        cells = self._vm.cells
        return [place for place in self._vm.order if cells[place].is_open and not cells[place].is_skipped]

    def _read(self) -> list[Place]:
        """The boxes in the order of reading, past what a day does not ask for unless it is filled."""
        assert self._vm is not None
        cells = self._vm.cells
        return [place for place in self._fillable() if cells[place].is_due or cells[place].text]

    def _target(self, place: Place, way: str) -> Place | None:
        """The box that a key leads to."""
        if self._vm is None:
            return None
        order = self._vm.order
        at = order.index(place)
        open_ = set(self._read() if way in _READING else self._fillable())
        found: Sequence[Place]
        match way:
            case "next" | "back":
                found = order[at + 1 :] if way == "next" else order[at - 1 :: -1] if at else ()
            case "day":
                found = [one for one in order if one.day > place.day]
            case "day_back":
                days = [one for one in order if one.day < place.day and one in open_]
                found = [one for one in days if one.day == days[-1].day] if days else []
            case "left" | "right":
                row = [one for one in order if one.row == place.row]
                here = row.index(place)
                found = row[here + 1 :] if way == "right" else row[:here][::-1]
            case _:
                column = [one for one in order if one.day == place.day and one.half <= place.half]
                rows = list(dict.fromkeys(one.row for one in column))
                here = rows.index(place.row)
                wanted = rows[here + 1 :] if way == "down" else rows[:here][::-1]
                found = [max(one for one in column if one.row == row) for row in wanted]
        return next((one for one in found if one in open_), None)

    def _build(self, vm: SheetVM) -> None:
        """Make all boxes."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cells, self.spares, self._labels = {}, {}, {}
        self._heads = [Text(day, "strong", self) for day in vm.days]
        for offset, head in enumerate(self._heads):
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, _column(offset), 1, 2)
            self._grid.setColumnMinimumWidth(_column(offset) + 2, theme.current().space("xs"))
        for number, row in enumerate(vm.rows, 1):
            self._grid.addWidget(self._label(row, vm), number, 0)
            for offset in range(len(vm.days)):
                small = vm.halves.get(row.kind, ("", ""))
                for half in range(row.halves):
                    cell = self._cell(Place(offset, row.key, half), small[half])
                    self._grid.addWidget(cell, number, _column(offset) + half, 1, 3 - row.halves)
        self._grid.setColumnStretch(0, 1)
        self._fitting = 0
        self._fit()

    def _cell(self, place: Place, small: str) -> SheetCell:
        cell = self.cells[place] = SheetCell(place, small, self)
        cell.setMinimumWidth(self._half_width())
        cell.typed.connect(self.typed)
        cell.arrived.connect(self._on_arrived)
        cell.left_for.connect(self.go)
        cell.undo_wanted.connect(self.undo_wanted)
        cell.look_wanted.connect(self.look_wanted)
        return cell

    def _label(self, row: RowVM, vm: SheetVM) -> QWidget:
        """What stands before a row; a spare row has a choice of exercises."""
        if row.spare is not None:
            box = self.spares[row.key] = _SpareBox(row.key, vm.spares, self)
            box.picked.connect(self.spare_chosen)
            return box
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.current().space("s"), 0)
        column.setSpacing(0)
        self._labels[row.key] = Text(row.label, "body", holder)
        column.addWidget(self._labels[row.key])
        if row.detail:
            column.addWidget(Text(row.detail, "small", holder))
        return holder

    def _half_width(self) -> int:
        now = theme.current()
        ten = QFontMetrics(now.font()).horizontalAdvance("00")
        return max(now.target, ten + 2 * now.space("s") + now.px(0.3))

    def _fit(self) -> None:
        if self._vm is None:
            return
        room = self.width() - theme.current().px(_LABEL_EM)
        day = 2 * self._half_width() + theme.current().space("xs")
        fitting = max(1, min(len(self._vm.days), room // day))
        if fitting != self._fitting:
            self._fitting = fitting
            self._show_from(self._first)

    def _show_from(self, first: int) -> None:
        assert self._vm is not None
        self._first = max(0, min(first, len(self._vm.days) - self._fitting))
        for place, cell in self.cells.items():
            cell.setVisible(self._first <= place.day < self._first + self._fitting)
        for offset, head in enumerate(self._heads):
            head.setVisible(self._first <= offset < self._first + self._fitting)
        self.window_moved.emit()

    @Slot(object)
    def _on_arrived(self, place: Place) -> None:
        """Row and day of the box stand out."""
        for key, label in self._labels.items():
            _set_property(label, "role", "strong" if key == place.row else "body")
        self.arrived.emit(place)


class _SpareBox(PickBox):
    """Which exercise was written by hand into a spare row.

    Signals:
        picked(str, str): Row and exercise, empty for none.
    """

    picked = Signal(str, str)

    def __init__(self, row: str, spares: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(self.tr("Another exercise"), parent)
        self._row = row
        self.addItem(self.tr("One more"), "")
        for exercise, words in spares:
            self.addItem(words, exercise)
        self.activated.connect(self._on_activated)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.picked.emit(self._row, self.itemData(index))


def _column(offset: int) -> int:
    """Where a day begins: two halves and a gap each."""
    return 1 + 3 * offset


def _shape(vm: SheetVM) -> tuple[tuple[str, str, str, bool], ...]:
    """What the boxes are made from."""
    return tuple((row.key, row.label, row.detail, row.spare is None) for row in vm.rows)


def _set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Tell the style sheet something about a widget, if it is new."""
    if (widget.property(name) or False) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
