"""The frame of every screen: title and middle that scroll, and a bar with the one next step."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button, ButtonKind
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text


class PageScaffold(QWidget):
    """A page: title and middle scroll as a whole, the bar stays in reach.

    Nothing inside scrolls on its own, so the wheel and the Page keys are never caught by a part.

    Args:
        wide: Room for two columns; else the width at which text reads well.

    Signals:
        back_requested(): The way back was pressed (only if asked for).

    Attributes:
        body: The column of the middle; add cards here.
        title: The label of the title.
    """

    back_requested = Signal()

    def __init__(
        self,
        title: str,
        intro: str = "",
        *,
        back: bool = False,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = theme.current().tokens.space
        self._widest_em = space.page_wide if wide else space.page_max
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = Text(title, "title", self)
        self.intro = Text(intro, "muted", self)
        self.intro.setVisible(bool(intro))
        self.body = QVBoxLayout()
        self._scroll = QScrollArea(self)
        self._fill_scroll(back)
        self._bar = QFrame(self)
        self._buttons = self._fill_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._bar)

    def set_title(self, title: str, intro: str = "") -> None:
        """Change the words at the top; also the page's accessible name."""
        self.setAccessibleName(title)
        self.title.setText(title)
        self.intro.setText(intro)
        self.intro.setVisible(bool(intro))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the middle."""
        self.body.addWidget(widget)

    def clear(self) -> None:
        """Empty the middle, for pages that show a new state."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def settle_order(self) -> None:
        """Let Tab and screen readers follow the page again after a part of its middle was made anew."""
        items = (self.body.itemAt(number) for number in range(self.body.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        for part in parts:
            part.raise_()  # screen readers go by the order of the children
        inside = [widget for part in [*parts, self._bar] for widget in part.findChildren(QWidget)]
        stops = [widget for widget in inside if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def add_action(self, text: str, kind: ButtonKind = "primary", icon: str | None = None) -> Button:
        """Put a button into the bar: the primary one at the right end, others at the left.

        Returns:
            The button; connect its `clicked`.
        """
        button = Button(text, kind, icon, self._bar)
        self._buttons.addWidget(button)
        if kind == "primary":
            self._buttons.setAlignment(button, Qt.AlignmentFlag.AlignRight)
        self._bar.show()
        return button

    def scroll_bar(self) -> QScrollBar:
        """What scrolls the page."""
        return self._scroll.verticalScrollBar()

    def scroll_to_top(self) -> None:
        """Show the beginning, as a new state of the page should."""
        self.scroll_bar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget of the middle is in view."""
        self._scroll.ensureWidgetVisible(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys, Home and End scroll whatever has the focus."""
        bar = self.scroll_bar()
        steps = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in steps:
            bar.setValue(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _fill_scroll(self, back: bool) -> None:
        now = theme.current()
        self._scroll.setObjectName("page_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget()
        middle.setObjectName("page_body")
        row = QHBoxLayout(middle)
        row.setContentsMargins(now.space("l"), now.space("m"), now.space("l"), now.space("l"))
        column = QVBoxLayout()
        column.setSpacing(now.space("m"))
        column.addLayout(self._head(back))
        self.body.setSpacing(now.space("m"))
        column.addLayout(self.body)
        column.addStretch(1)
        self._centre(row, column)
        self._scroll.setWidget(middle)

    def _head(self, back: bool) -> QHBoxLayout:
        now = theme.current()
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(now.space("m"))
        words.setSpacing(now.space("xs"))
        words.addWidget(self.title)
        words.addWidget(self.intro)
        if back:
            button = Button(self.tr("Back"), "secondary", "back", self)
            button.clicked.connect(self.back_requested)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _fill_bar(self) -> BarLayout:
        now = theme.current()
        self._bar.setObjectName("bar")
        self._bar.hide()
        outer = QHBoxLayout(self._bar)
        outer.setContentsMargins(now.space("l"), now.space("s"), now.space("l"), now.space("s"))
        row = BarLayout(now.space("m"))
        self._centre(outer, row)
        return row

    def _centre(self, row: QHBoxLayout, column: QLayout) -> None:
        """Keep a column at a readable width in the middle of a wide window."""
        holder = QWidget()
        holder.setMaximumWidth(theme.current().px(self._widest_em))
        column.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(column)
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
