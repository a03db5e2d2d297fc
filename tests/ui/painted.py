"""Which words a widget paints, whatever paints them: labels, own painters, plots."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPixmap, QTextItem
from PySide6.QtWidgets import QScrollArea, QWidget

_METRICS = {
    QPaintDevice.PaintDeviceMetric.PdmDpiX: 96,
    QPaintDevice.PaintDeviceMetric.PdmDpiY: 96,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiX: 96,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiY: 96,
    QPaintDevice.PaintDeviceMetric.PdmDepth: 32,
}


class _Listening(QPaintEngine):
    """Takes down every text; draws nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[str] = []

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: object) -> None:  # noqa: N802 - Qt's name
        """Nothing is drawn."""

    def drawPath(self, path: object) -> None:  # noqa: N802 - Qt's name
        """Nothing is drawn."""

    def drawPolygon(self, *points: object) -> None:  # noqa: N802 - Qt's name
        """Nothing is drawn."""

    def drawPixmap(self, target: object, pixmap: QPixmap, source: object) -> None:  # noqa: N802 - Qt's name
        """Nothing is drawn."""

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:  # noqa: N802 - Qt's name
        self.texts.append(item.text())


class _Sheet(QPaintDevice):
    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine, self._size = _Listening(), size

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        return self.engine

    def metric(self, what: QPaintDevice.PaintDeviceMetric) -> int:
        sizes = {
            QPaintDevice.PaintDeviceMetric.PdmWidth: self._size.width(),
            QPaintDevice.PaintDeviceMetric.PdmHeight: self._size.height(),
        }
        return sizes.get(what, _METRICS.get(what, 1))


def painted_texts(root: QWidget) -> list[str]:
    """Every piece of text, a line each where words wrap; also what has to be scrolled to."""
    areas = (area for area in root.findChildren(QScrollArea) if area.isVisibleTo(root))
    texts = []
    for widget in [root, *(area.widget() for area in areas)]:
        sheet = _Sheet(widget.size())
        widget.render(sheet)
        texts += sheet.engine.texts
    return texts
