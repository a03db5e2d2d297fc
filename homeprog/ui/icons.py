"""Own line icons, drawn in the colour of the theme and at the sharpness of the screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from homeprog.data.resources import resources_root
from homeprog.ui import theme


@lru_cache(maxsize=256)
def pixmap(name: str, role: str, side_px: int, ratio: float, look: theme.ThemeName) -> QPixmap:
    """Draw an icon; the cache key holds everything its picture depends on.

    Args:
        name: File name in resources/icons without its ending.
        role: Colour role of the theme.
        side_px: Side in device-independent pixels.
        ratio: Device pixels per device-independent pixel.
        look: The theme whose colour is meant.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    colour = getattr(theme.load_tokens().colours[look], role)
    svg = _svg(name, colour)
    side = round(side_px * ratio)
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


def paint(painter: QPainter, name: str, colour: QColor, box: QRectF) -> None:
    """Paint an icon as lines, sharp at every size and on paper.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    QSvgRenderer(QByteArray(_svg(name, colour.name()).encode())).render(painter, box)


def _svg(name: str, colour: str) -> str:
    path = resources_root() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8").replace("currentColor", colour)


def icon(name: str, role: str = "text", ratio: float = 1.0) -> QIcon:
    """An icon in the current theme, greyed when its button is disabled."""
    now = theme.current()
    made = QIcon(pixmap(name, role, now.icon, ratio, now.name))
    made.addPixmap(pixmap(name, "disabled", now.icon, ratio, now.name), QIcon.Mode.Disabled)
    return made
