"""Groups of large choices: one tab stop, arrows move, Space or Enter chooses.

Moving never chooses: an answer is a fact, so it takes a press. Qt's own radio button and group box carry
the roles that screen readers know.
"""

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QWidget

from homeprog.ui import theme

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class RadioTile(QRadioButton):
    """One choice of a `RadioGroup`, pressed anywhere on its face; subclasses paint it."""

    def __init__(self, name: str, parent: "RadioGroup") -> None:
        super().__init__(parent)
        self._group = parent
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, position: QPoint) -> bool:
        """The whole face is the target."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus in the group; Enter chooses as Space does."""
        if event.key() in _FORWARD + _BACKWARD:
            self._group.move_focus(self, 1 if event.key() in _FORWARD else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tile with the focus becomes the group's tab stop."""
        self._group.set_tab_stop(self)
        super().focusInEvent(event)

    def paint_ground(self, painter: QPainter, fill: QColor, edge: QColor, *, strong: bool) -> QRectF:
        """Paint the rounded face, its edge and the focus ring.

        Returns:
            The rectangle inside the edge.
        """
        now = theme.current()
        line = max(2, now.px(0.1 if strong else 0.06))
        ring = max(2, now.px(0.12))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = now.radius("m")
        face = _inset(QRectF(self.rect()), line / 2)
        if self.hasFocus():
            painter.setPen(QPen(now.colour("focus"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_inset(QRectF(self.rect()), ring / 2), radius, radius)
            face = _inset(face, ring * 1.6)
        painter.setPen(QPen(edge, line))
        painter.setBrush(fill)
        painter.drawRoundedRect(face, radius, radius)
        return face


def _inset(box: QRectF, by: float) -> QRectF:
    return box.adjusted(by, by, -by, -by)


class RadioGroup(QGroupBox):
    """Choices of which one holds; a named group for screen readers.

    Signals:
        picked(int): The index a person chose; also when it was chosen already.
    """

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.tiles: list[RadioTile] = []
        self._ring = QButtonGroup(self)
        self._before_press = -1
        self._ring.idPressed.connect(self._on_pressed)
        self._ring.idToggled.connect(self._on_toggled)
        self._ring.idClicked.connect(self._on_clicked)

    def add_tile(self, tile: RadioTile) -> None:
        """Take a tile into the group, after the others."""
        self._ring.addButton(tile, len(self.tiles))
        tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.tiles else Qt.FocusPolicy.StrongFocus)
        self.tiles.append(tile)

    def index(self) -> int | None:
        """The choice, None while there is none."""
        checked = self._ring.checkedId()
        return None if checked < 0 else checked

    def set_index(self, index: int | None) -> None:
        """Show a choice without telling anyone; None clears it."""
        with QSignalBlocker(self._ring):
            if index is None:
                self._ring.setExclusive(False)
                for tile in self.tiles:
                    tile.setChecked(False)
                self._ring.setExclusive(True)
            else:
                self.tiles[index].setChecked(True)
        self.set_tab_stop(self.tiles[index or 0])

    def pick(self, index: int) -> None:
        """Choose as a press would."""
        self.tiles[index].setFocus(Qt.FocusReason.OtherFocusReason)
        self.tiles[index].click()

    def move_focus(self, tile: RadioTile, by: int) -> None:
        """Move the focus from a tile to a neighbour; stops at the ends."""
        place = self.tiles.index(tile) + by
        if 0 <= place < len(self.tiles):
            self.tiles[place].setFocus(Qt.FocusReason.TabFocusReason)

    def set_tab_stop(self, tile: RadioTile) -> None:
        """Make one tile the place where Tab enters the group."""
        for other in self.tiles:
            stop = other is tile
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    @Slot(int)
    def _on_pressed(self, index: int) -> None:
        self._before_press = self._ring.checkedId()

    @Slot(int, bool)
    def _on_toggled(self, index: int, on: bool) -> None:
        """By mouse, key or screen reader, which toggles without a click."""
        if on:
            self._tell(index)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        """A click on what is chosen already toggles nothing."""
        if index == self._before_press:
            self._tell(index)

    def _tell(self, index: int) -> None:
        self.set_tab_stop(self.tiles[index])
        self.picked.emit(index)
