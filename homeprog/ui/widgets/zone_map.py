"""Furthest point of symptoms for each leg, zones 0-5 of clinical.md 0.3: word buttons and a picture."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.flow import AroundLayout
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.zone_figure import Leg, ZoneFigure


class ZoneMap(QWidget):
    """Two groups of six answers, left and right, around the drawn person, who can be pressed as well.

    Signals:
        changed(int, int): Zone of the left and of the right leg, after a person changed one of them;
            a leg not answered yet counts as 0.
    """

    changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        options = [Option(str(zone), words) for zone, words in enumerate(self._words())]
        self.left = BigChoice(self.tr("Left side: furthest point"), options, parent=self)
        self.right = BigChoice(self.tr("Right side: furthest point"), options, parent=self)
        self.figure = ZoneFigure(self)
        self.front = ZoneFigure(self, "front")
        around = AroundLayout(now.space("m"), self)
        around.addWidget(self._column(self.tr("Left side"), self.left))
        around.addWidget(self._picture())
        around.addWidget(self._column(self.tr("Right side"), self.right))
        self.left.chosen.connect(self._on_chosen)
        self.right.chosen.connect(self._on_chosen)
        self.figure.pressed.connect(self._on_figure_pressed)
        self.front.pressed.connect(self._on_figure_pressed)

    def zones(self) -> tuple[int, int]:
        """Left and right zone; a leg not answered yet counts as 0."""
        return self.left.index() or 0, self.right.index() or 0

    def set_zones(self, left: int | None, right: int | None) -> None:
        """Show the last answer without telling anyone; None clears a leg."""
        self.left.set_index(left)
        self.right.set_index(right)
        self._show()

    def _words(self) -> list[str]:
        return [
            self.tr("Nowhere"),
            self.tr("Low back"),
            self.tr("Buttock, hip or groin"),
            self.tr("Thigh"),
            self.tr("Shin or calf"),
            self.tr("Foot or toes"),
        ]

    def _column(self, title: str, choice: BigChoice) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("xs"))
        column.addWidget(Text(title, "strong", self))
        column.addWidget(choice)
        column.addStretch(1)
        return holder

    def _picture(self) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        left, right = self.tr("Left"), self.tr("Right")
        views = (
            (self.figure, self.tr("From behind"), left, right),
            (self.front, self.tr("From the front"), right, left),
        )
        for place, (figure, title, first, second) in enumerate(views):
            grid.addWidget(self._small(title), 0, 2 * place, 1, 2)
            grid.addWidget(figure, 1, 2 * place, 1, 2, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self._small(first), 2, 2 * place)
            grid.addWidget(self._small(second), 2, 2 * place + 1)
        grid.setRowStretch(3, 1)
        return holder

    def _small(self, words: str) -> Text:
        text = Text(words, "small", self)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return text

    def _show(self) -> None:
        for figure in (self.figure, self.front):
            figure.show_zone("left", self.left.index())
            figure.show_zone("right", self.right.index())

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self._show()
        self.changed.emit(*self.zones())

    @Slot(str, int)
    def _on_figure_pressed(self, leg: Leg, zone: int) -> None:
        (self.left if leg == "left" else self.right).pick(zone)
