"""The road of stages: what is behind, where one is, what lies ahead."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import icons, theme
from homeprog.ui.program_vm import Place, RoadStop
from homeprog.ui.widgets.text import Badge, Text


class Milestone(QWidget):
    """A stone on the road and the road to the next one: a tick behind, a person here, a ring ahead.

    Args:
        place: Where the stage lies.
        first, last: Whether the road begins or ends here.
    """

    def __init__(self, place: Place, *, first: bool, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._first, self._last = place, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as the largest stone."""
        now = theme.current()
        return QSize(now.px(2.0), now.px(2.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Road, stone, mark."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here, done = self._place == "here", self._place == "done"
        radius = now.px(0.95 if here else 0.7)
        centre = QPointF(self.width() / 2, now.px(1.0))
        self._paint_road(painter, centre)
        painter.setPen(
            QPen(now.colour("border" if self._place == "ahead" else "accent"), max(2, now.px(0.1)))
        )
        painter.setBrush(now.colour("accent" if here else "accent_soft" if done else "surface"))
        painter.drawEllipse(centre, radius, radius)
        if self._place != "ahead":
            name, role = ("person", "on_accent") if here else ("check", "accent")
            side = round(radius * 1.3)
            picture = icons.pixmap(name, role, side, self.devicePixelRatioF(), now.name)
            painter.drawPixmap(centre - QPointF(side / 2, side / 2), picture)
        painter.end()

    def _paint_road(self, painter: QPainter, centre: QPointF) -> None:
        now = theme.current()
        behind = self._place != "ahead"
        width = now.px(0.22)
        if not self._first:
            painter.setPen(QPen(now.colour("accent" if behind else "line"), width))
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if not self._last:
            painter.setPen(QPen(now.colour("accent" if self._place == "done" else "line"), width))
            painter.drawLine(centre, QPointF(centre.x(), self.height()))


class Road(QWidget):
    """Stages one under the other, read out as "You are here: ..."."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_stops(self, stops: Sequence[RoadStop]) -> None:
        """Show the stages."""
        while (item := self._column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for number, stop in enumerate(stops):
            self._column.addWidget(self._row(stop, number == 0, number == len(stops) - 1))

    def _row(self, stop: RoadStop, first: bool, last: bool) -> QWidget:
        now = theme.current()
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(now.space("m"))
        line.addWidget(Milestone(stop.place, first=first, last=last, parent=row))
        words = QVBoxLayout()
        words.setContentsMargins(0, now.px(0.35), 0, now.space("m"))
        words.setSpacing(0)
        title = Text(stop.title, "strong" if stop.place == "here" else "body", row)
        words.addWidget(title)
        if stop.place == "here":
            words.addWidget(Badge(self.tr("You are here"), row), 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Text(f"{stop.weeks} \N{MIDDLE DOT} {stop.note}", "small", row))
        if stop.to_come:
            words.addWidget(
                Text(self.tr("Still to come: {lines}.").format(lines=", ".join(stop.to_come)), parent=row)
            )
        line.addLayout(words, 1)
        row.setAccessibleName(f"{self._place_word(stop.place)}: {stop.title}, {stop.weeks}")
        return row

    def _place_word(self, place: Place) -> str:
        return {
            "done": self.tr("Behind you"),
            "here": self.tr("You are here"),
            "ahead": self.tr("Ahead of you"),
        }[place]
