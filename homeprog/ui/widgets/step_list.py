"""Numbered steps of an exercise."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.text import Text


class StepNumber(QWidget):
    """A number in a filled circle."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little higher than a line of text."""
        side = theme.current().px(1.3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle and the number."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(now.colour("accent"))
        painter.setFont(now.font("small", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepList(QWidget):
    """Steps one under the other, each read out as "Step 2: ..."."""

    def __init__(self, steps: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(now.space("s"))
        self._grid.setVerticalSpacing(now.space("s"))
        self._grid.setColumnStretch(1, 1)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[str]) -> None:
        """Show other steps."""
        while (item := self._grid.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for row, step in enumerate(steps):
            words = Text(step, parent=self)
            words.setAccessibleName(self.tr("Step {number}: {step}").format(number=row + 1, step=step))
            self._grid.addWidget(StepNumber(row + 1, self), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
