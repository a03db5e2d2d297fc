"""The stage: figure and dial side by side, and the lines of text around them."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.session.dial import Dial
from homeprog.ui.session_vm import Frame, SessionVM
from homeprog.ui.widgets.text import LabelRole, Text
from homeprog.ui.words_session import paused as paused_words

LONG_CAPTION = 60
"""Letters from which on a caption is set smaller where room is short."""

WORDS_SHARE, LESS = 0.033, 0.75
"""Height of the words on a large screen as a share of the stage's, for who lies two metres away; less of that
for what is not needed at once."""

WORDS_BESIDE = 2
"""Width of figure and words where they stand beside the dial, as a multiple of its width."""


class Figure(Protocol):
    """What the session needs of the drawn person; `homeprog.ui.figure_view.FigureView` is one."""

    def set_exercise(self, exercise: str, side: str) -> None:
        """Show an exercise; `side` mirrors it."""
        ...

    def set_moment(self, moment: float) -> None:
        """Move to a moment between start 0 and end 1."""
        ...


class Stage(QWidget):
    """Figure and dial side by side, the lines of text around them; presses go to the session.

    Where it is compact, the dial has the right side to itself: words never squeeze its digits.

    Attributes:
        words: The lines of text below the figure.
    """

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert isinstance(figure, QWidget)
        self.figure, self._drawing = figure, figure
        self.dial = Dial(self)
        self._compact = False
        self.exercise = Text("", "heading", self)
        self.where = Text("", "heading", self)
        self.caption = Text("", "heading", self)
        self.next_up = Text("", "body", self)
        self.reason = Text("", "strong", self)
        for line in (self.next_up, self.reason):
            line.setObjectName("less")
        self.words = QWidget(self)
        lines = QVBoxLayout(self.words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.current().space("xs"))
        for line in (self.reason, self.caption, self.next_up):
            lines.addWidget(line)
        head = QHBoxLayout()
        head.addWidget(self.exercise, 3)
        head.addWidget(self.where, 2)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space("m"))
        self._grid.setVerticalSpacing(theme.current().space("xs"))
        self._grid.addLayout(head, 0, 0, 1, 2)
        self._grid.addWidget(figure, 1, 0)
        self._grid.setRowStretch(1, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Words under both; where room is short, under the figure alone."""
        grid, beside = self._grid, self._compact
        for widget in (self.dial, self.words):
            grid.removeWidget(widget)
        grid.addWidget(self.dial, 1, 1, 2 if beside else 1, 1)
        grid.addWidget(self.words, 2, 0, 1, 1 if beside else 2)
        self._drawing.setMinimumHeight(1 if beside else 0)  # words and digits come first
        grid.setColumnStretch(0, WORDS_BESIDE if beside else 1)
        grid.setColumnStretch(1, 1)

    def show_vm(self, vm: SessionVM) -> None:
        """Show a phase."""
        self.dial.show_vm(vm)
        self.exercise.setText(vm.exercise)
        self.exercise.setVisible(not (self._compact and vm.reason and vm.phase == "next_up"))  # told below
        self.where.setText(vm.where)
        stands_still = vm.paused and not vm.waits
        caption = paused_words(vm.slept)[1] if stands_still else vm.caption
        _set_role(self.caption, "strong" if self._compact and len(caption) > LONG_CAPTION else "heading")
        _show_line(self.caption, caption)
        _show_line(self.next_up, "" if self._compact else vm.next_up)
        _show_line(self.reason, vm.reason)
        self.figure.set_exercise(vm.exercise_id, vm.figure_side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a large screen the words are larger, too."""
        super().resizeEvent(event)
        words_px = round(self.height() * WORDS_SHARE)
        sheet = f"QLabel {{ font-size: {words_px}px; }} #less {{ font-size: {round(words_px * LESS)}px; }}"
        if words_px <= QFontInfo(theme.current().font("heading")).pixelSize():
            sheet = ""
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def set_compact(self, compact: bool) -> None:
        """On a small screen with large text only what is needed while working stays."""
        if compact != self._compact:
            self._compact = compact
            self._arrange()

    def show_frame(self, frame: Frame) -> None:
        """Move ring and figure."""
        self.dial.show_progress(frame.progress)
        self.dial.show_breath(frame.breath)
        self.figure.set_moment(frame.moment)


def _set_role(label: Text, role: LabelRole) -> None:
    """Give a label another size of text."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)


def _show_line(label: Text, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
