"""The way between pages, at the left edge of the window."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
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
        QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(self.click)
        self.setToolTip(self.tr("{page} (Ctrl+{number})").format(page=entry.label, number=number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_as(self, style: Qt.ToolButtonStyle) -> None:
        """The word beside the icon, or a small word under it or alone."""
        beside = style is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)
        self.setFont(theme.current().font("body" if beside else "small"))
        self._show_icon()

    def sizeHint(self) -> QSize:
        """The style's hint, no smaller than the least target: six must fit a low window at 200 % text."""
        least = theme.current().tokens.space.target_min_px
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
        self._open_before = -1
        self._group.idPressed.connect(self._on_pressed)
        self._group.idToggled.connect(self._on_toggled)
        self._group.idClicked.connect(self._on_clicked)
        self._style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)

    def add_entry(self, entry: RailEntry) -> None:
        """Put an entry under the others."""
        index = len(self._group.buttons())
        button = RailButton(entry, index + 1, self)
        button.show_as(self._style)
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
        with QSignalBlocker(self._group):
            self._group.button(index).setChecked(True)

    @Slot(int)
    def _on_pressed(self, index: int) -> None:
        self._open_before = self._group.checkedId()

    @Slot(int, bool)
    def _on_toggled(self, index: int, on: bool) -> None:
        """By mouse, key or screen reader, which toggles without a click."""
        if on:
            self.chosen.emit(index)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        """A click on the open page's entry toggles nothing: it leads back to the top of that page."""
        if index == self._open_before:
            self.chosen.emit(index)

    def fit(self, height: int, *, roomy: bool) -> None:
        """Choose how entries are shown: words beside icons, small words under them, or no icons.

        Args:
            height: What there is for all entries.
            roomy: There is width for words beside icons.
        """
        now, style = theme.current(), Qt.ToolButtonStyle
        side = now.space("s" if roomy else "xs")
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.space("xs"))
        self._show_as(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonTextUnderIcon)
        if not roomy and self._column.minimumSize().height() > height:
            self._show_as(style.ToolButtonTextOnly)

    def _show_as(self, style: Qt.ToolButtonStyle) -> None:
        self._style = style
        for button in self._group.buttons():
            if isinstance(button, RailButton):
                button.show_as(style)
        self._column.invalidate()
