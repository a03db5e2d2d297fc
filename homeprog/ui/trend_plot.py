"""The one place that draws with pyqtgraph; imported when Progress is first opened."""

from collections.abc import Sequence
from math import isnan

import PySide6.QtWidgets  # noqa: F401 - pyqtgraph takes the binding that is already there

# isort: split
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QToolTip, QWidget

from homeprog.handout.plot import Band, Level, Plot
from homeprog.ui import day_axis, theme
from homeprog.ui.accessible import announce
from homeprog.ui.marks import LINES, SYMBOLS

POINTS_MARKED = 60
"""Up to so many places on the time axis every point gets its mark; beyond, lines alone tell the series."""
DATE_EM = 5.9
"""Room for a date under the plot."""
_KEPT = QGraphicsItem.CacheMode.DeviceCoordinateCache
"""For what stays as it is while the time axis moves: it is painted once."""
_BEHIND, _LEVEL, _CURSOR = -20, -10, 10


class DayAxis(pg.AxisItem):  # type: ignore[misc]
    """Dates under the plot; values are day ordinals."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Day and month, or month and year over long times."""
        return [day_axis.tick_words(value, spacing) for value in values]

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """As many dates as fit beside each other."""
        return [(day_axis.spacing(high - low, size / theme.current().px(DATE_EM)), 0)]


class TrendPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot over days. Arrow keys read it place by place, Enter opens the days of the place.

    Signals:
        read(int): Index of the reading under the cursor.
        opened(int): Index of the reading that was pressed.
    """

    accessible_role = QAccessible.Role.Chart

    read = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._axis = DayAxis(orientation="bottom")
        super().__init__(parent, axisItems={"bottom": self._axis})
        self._vm: Plot | None = None
        self._at: int | None = None
        self._pressed_at = QPointF()
        self._curves: list[pg.PlotDataItem] = []
        self._behind: list[QGraphicsItem] = []
        self._cursor = pg.InfiniteLine(angle=90)
        self._cursor.setZValue(_CURSOR)
        self._cursor.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        plot = self.getPlotItem()
        plot.addItem(self._cursor, ignoreBounds=True)
        plot.getViewBox().sigResized.connect(self._on_box_resized)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.setDownsampling(auto=True, mode="peak")
        plot.setClipToView(True)
        plot.showGrid(x=False, y=True, alpha=0.18)
        plot.getAxis("left").setCacheMode(_KEPT)

    def set_plot(self, vm: Plot) -> None:
        """Show other data; curves are kept and given new values."""
        before, self._vm = self._vm, vm
        self._at = None
        self._cursor.hide()
        now = theme.current()
        self.setBackground(now.colour("surface"))
        self._paint_axes(vm)
        for number, series in enumerate(vm.series):
            self._draw(number, series.xs, series.ys, marked=len(series.xs) <= POINTS_MARKED)
        for curve in self._curves[len(vm.series) :]:
            curve.setData([], [])
        if before is None or (before.bands, before.levels) != (vm.bands, vm.levels):
            self._paint_behind(vm)
        box = self.getPlotItem().getViewBox()
        box.invertY(vm.downwards)
        box.setLimits(xMin=vm.start - 1, xMax=vm.end + 1, minXRange=3)
        box.setRange(xRange=(vm.start, vm.end), yRange=(vm.low, vm.high), padding=0)
        self.setAccessibleName(f"{vm.title}. {vm.sentence}")

    def _draw(self, number: int, xs: tuple[float, ...], ys: tuple[float, ...], *, marked: bool) -> None:
        now, vm = theme.current(), self._vm
        if number == len(self._curves):
            made = self.getPlotItem().plot(connect="finite")
            made.curve.setSegmentedLineMode("off")  # dashes run on from point to point
            self._curves.append(made)
        curve = self._curves[number]
        if all(isnan(y) for y in ys):  # pyqtgraph asks NumPy for the least of nothing
            curve.setData([], [])
            return
        colour = QColor(now.colours.plots[number % len(now.colours.plots)])
        pen = QPen(colour, max(2.0, now.px(0.11)), LINES[number % len(LINES)])
        pen.setCosmetic(True)
        filled = vm is not None and vm.filled and marked
        soft = QColor(colour)
        soft.setAlphaF(0.25)
        edge = QPen(now.colour("surface"), 1)
        edge.setCosmetic(True)
        curve.setData(
            list(xs),
            list(ys),
            pen=pen,
            symbol=SYMBOLS[number % len(SYMBOLS)] if marked else None,
            symbolSize=self._mark_px(),
            symbolPen=edge,
            symbolBrush=QBrush(colour),
            fillLevel=0 if filled else None,
            fillBrush=QBrush(soft) if filled else None,
        )

    def _paint_axes(self, vm: Plot) -> None:
        now, plot = theme.current(), self.getPlotItem()
        font = now.font("small")
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setPen(QPen(now.colour("border"), 1))
            axis.setTextPen(now.colour("text"))
            axis.setStyle(tickFont=font, tickTextOffset=now.px(0.2), hideOverlappingLabels=False)
        left = plot.getAxis("left")
        left.setTicks([list(vm.ticks)] if vm.ticks else None)
        bottom = plot.getAxis("bottom")
        bottom.setHeight(now.px(1.5))
        plot.layout.setContentsMargins(1, 1, now.px(1.6), 1)  # the last date reaches over the edge

    def _paint_behind(self, vm: Plot) -> None:
        box = self.getPlotItem().getViewBox()
        for item in self._behind:
            box.removeItem(item)
        flares = [band for band in vm.bands if band.flare]
        self._behind = [*self._flares(flares, vm)] if flares else []
        self._behind += [self._stage(band, vm) for band in vm.bands if not band.flare]
        self._behind += [self._level(level) for level in vm.levels]
        for item in self._behind:
            box.addItem(item, ignoreBounds=True)

    def _flares(self, bands: Sequence[Band], vm: Plot) -> tuple[QGraphicsPathItem, QGraphicsPathItem]:
        """All flare-ups as one ground and one hatching: the shape tells them, not the colour alone."""
        now = theme.current()
        outline = QPainterPath()
        for band in bands:
            outline.addRect(QRectF(band.first, vm.low, band.last - band.first, vm.high - vm.low))
        lines = QColor(now.colour("caution"))
        lines.setAlphaF(0.45)
        ground, hatching = QGraphicsPathItem(outline), QGraphicsPathItem(outline)
        ground.setBrush(now.colour("caution_soft"))
        hatching.setBrush(QBrush(lines, Qt.BrushStyle.BDiagPattern))
        for item in (ground, hatching):
            item.setPen(QPen(Qt.PenStyle.NoPen))
            item.setCacheMode(_KEPT)
            item.setZValue(_BEHIND)
        return ground, hatching

    def _stage(self, band: Band, vm: Plot) -> pg.InfiniteLine:
        now = theme.current()
        edge = QPen(now.colour("border"), 1, Qt.PenStyle.DotLine)
        edge.setCosmetic(True)
        line = pg.InfiniteLine(
            pos=band.first,
            angle=90,
            pen=edge,
            label=self._fitting(band, vm),
            labelOpts={
                "position": 0.94,
                "anchors": [(0, 0), (0, 0)],
                "color": now.colour("muted"),
                "fill": _ground(),
            },
        )
        line.label.setFont(now.font("small"))
        line.setZValue(_LEVEL)
        return line

    def _fitting(self, band: Band, vm: Plot) -> str:
        """The band's words, or its short ones where the band is narrower."""
        width = self.getPlotItem().getViewBox().width() * (band.last - band.first) / (vm.end - vm.start)
        metrics = QFontMetrics(theme.current().font("small"))
        return next(
            (text for text in (band.words, band.short) if metrics.horizontalAdvance(text) < width), ""
        )

    @Slot(object)
    def _on_box_resized(self, box: object) -> None:
        """Words of the bands and marks of the points fit anew."""
        if self._vm is None:
            return
        self._paint_behind(self._vm)
        for curve in self._curves:
            curve.setSymbolSize(self._mark_px())

    def _mark_px(self) -> float:
        """Size of a mark: that of a small letter, less where many points share little room."""
        now, count = theme.current(), len(self._vm.readings) if self._vm is not None else 0
        room = float(self.getPlotItem().getViewBox().width()) / max(1, count)
        return min(float(now.px(0.42)), max(float(now.px(0.2)), room * 0.5))

    def _level(self, level: Level) -> pg.InfiniteLine:
        now = theme.current()
        pen = QPen(now.colour("muted"), max(1.5, now.px(0.07)), Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        line = pg.InfiniteLine(
            pos=level.value,
            angle=0,
            pen=pen,
            label=level.words,
            labelOpts={
                "position": 0.99,  # the newest values have mostly left the start behind
                "anchors": [(1, 1), (1, 1)],
                "color": now.colour("muted"),
                "fill": _ground(),
            },
        )
        line.label.setFont(now.font("small"))
        line.setZValue(_LEVEL)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read place by place, Home and End the first and last, Enter opens."""
        count = len(self._vm.readings) if self._vm is not None else 0
        at = self._at
        steps = {
            Qt.Key.Key_Left: count - 1 if at is None else at - 1,
            Qt.Key.Key_Right: count - 1 if at is None else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if count and key in steps:
            self.read_at(max(0, min(count - 1, steps[key])))
        elif at is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(at)
        else:
            event.ignore()

    def read_at(self, index: int) -> None:
        """Put the cursor on a reading and tell it."""
        if self._vm is None:
            return
        self._at = index
        reading = self._vm.readings[index]
        now = theme.current()
        pen = QPen(now.colour("focus"), max(2.0, now.px(0.1)))
        pen.setCosmetic(True)
        self._cursor.setPen(pen)
        self._cursor.setPos(reading.x)
        self._cursor.show()
        self.setAccessibleDescription(reading.sentence)
        announce(self, reading.sentence)
        self.read.emit(index)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor belongs to the focus."""
        super().focusOutEvent(event)
        self._cursor.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; the plot never catches it."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        near = self._near(event)
        if near is None or self._vm is None:
            QToolTip.hideText()
        elif event.buttons() == Qt.MouseButton.NoButton:
            QToolTip.showText(event.globalPosition().toPoint(), self._vm.readings[near].sentence, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move opens the place under the pointer."""
        super().mouseReleaseEvent(event)
        near = self._near(event)
        if near is not None and event.button() == Qt.MouseButton.LeftButton and not self._moved(event):
            self.read_at(near)
            self.opened.emit(near)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a press from a pan."""
        super().mousePressEvent(event)
        self._pressed_at = event.position()

    def _moved(self, event: QMouseEvent) -> bool:
        return (event.position() - self._pressed_at).manhattanLength() > theme.current().px(0.3)

    def _near(self, event: QMouseEvent) -> int | None:
        """The reading nearest to the pointer, if one is near enough to be meant."""
        vm = self._vm
        if vm is None or not vm.readings:
            return None
        box = self.getPlotItem().getViewBox()
        x = box.mapSceneToView(self.mapToScene(event.position().toPoint())).x()
        near = min(range(len(vm.readings)), key=lambda index: abs(vm.readings[index].x - x))
        pixel = box.viewPixelSize()[0]
        far = abs(vm.readings[near].x - x) / pixel if pixel and not isnan(pixel) else 0.0
        return near if far <= theme.current().target else None


def _ground() -> QColor:
    """What lies behind words on a plot, so that lines and hatching do not run through them."""
    ground = QColor(theme.current().colour("surface"))
    ground.setAlphaF(0.8)
    return ground
