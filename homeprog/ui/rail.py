"""The way between pages, at the left edge of the window."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from homeprog.ui import icons, theme


class RailEntry(NamedTuple):
    """A page on the rail: its word and its icon."""

    label: str
    icon: str


class RailButton(QToolButton):
    """One entry; its icon follows the theme."""

    def __init__(self, entry: RailEntry, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setText(entry.label)
        self.setCheckable(True)
        self.setShortcut(f"Ctrl+{number}")
        self.setToolTip(self.tr("{page} (Ctrl+{number})").format(page=entry.label, number=number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_compact(self, compact: bool) -> None:
        """A small word under the icon, or the word beside it."""
        now = theme.current()
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if compact else style.ToolButtonTextBesideIcon)
        self.setFont(now.font("small" if compact else "body"))
        self._show_icon()

    def sizeHint(self) -> QSize:
        """The style's hint, no smaller than a target."""
        least = theme.current().target
        return super().sizeHint().expandedTo(QSize(least, least))

    def minimumSizeHint(self) -> QSize:
        """All words stay readable."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def _show_icon(self) -> None:
        side = theme.current().icon
        self.setIcon(icons.icon(self._entry.icon, "accent", self.devicePixelRatioF()))
        self.setIconSize(QSize(side, side))


class Rail(QFrame):
    """Entries one under the other; Ctrl and a number reach them from anywhere.

    Signals:
        chosen(int): The entry that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._compact = False
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._measure()

    def add_entry(self, entry: RailEntry) -> None:
        """Put an entry under the others."""
        index = len(self._group.buttons())
        button = RailButton(entry, index + 1, self)
        button.show_compact(self._compact)
        self._group.addButton(button, index)
        self._column.insertWidget(index, button)

    def clear(self) -> None:
        """Take all entries away."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()

    def mark(self, index: int) -> None:
        """Show which page is open."""
        self._group.button(index).setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """Words beside the icons, or small ones under them."""
        if compact != self._compact:
            self._compact = compact
            self.remeasure()

    @Slot()
    def remeasure(self) -> None:
        """Fit words and distances to the text size."""
        self._measure()
        for button in self._group.buttons():
            if isinstance(button, RailButton):
                button.show_compact(self._compact)

    def _measure(self) -> None:
        now = theme.current()
        side = now.space("xs" if self._compact else "s")
        self._column.setContentsMargins(side, now.space("s"), side, now.space("s"))
        self._column.setSpacing(now.space("xs"))
