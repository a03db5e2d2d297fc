"""Writes figures to files: one picture as PNG, SVG or PDF, or a contact sheet of many."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from homeprog.data.figures import figure_theme
from homeprog.figure.clip import Clip
from homeprog.figure.drawing import Drawing, Point, label_px
from homeprog.figure.look import Look
from homeprog.figure.render import Scene
from homeprog.figure.style import Style, StyleName
from homeprog.figure.svg import write_svg
from homeprog.ui.figure_painter import paint_drawing, paper_line_px
from homeprog.ui.words_figure import limb_words

CELL = (300, 240)
"""A cell of a sheet in pixels, at its usual width."""
CAPTION_PX = 22
CAPTION_FONT_PX = 13
SCALE_ON_SHEET = 1.85
"""Largest scale on a sheet, pixels per centimetre: lying and standing figures get one size."""
PDF_WIDTH_MM = 90.0
LARGEST_PX = 16000


def application() -> QGuiApplication:
    """The running application, or one without a window."""
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["homeprog"])


def export_figure(
    clip: Clip,
    t: float,
    output: Path,
    style_name: StyleName,
    look: Look,
    size: int,
    *,
    mirror: bool = False,
    side: str = "",
    arrows: bool = True,
) -> None:
    """Write one picture; the file name's ending says the format.

    Args:
        clip: The figure.
        t: Its moment.
        output: Where to.
        style_name: `colour`, `dark` or `print`.
        look: The person.
        size: Width and height in pixels.
        mirror: Turned round.
        side: `left` or `right`: mirrored for this side where it is one-sided, and the picture says so.
        arrows: With arrows.

    Raises:
        OSError: The file cannot be written.
    """
    app = application()
    style = figure_theme().style(style_name, look)
    mirror = clip.is_mirrored_for(side) if side else mirror
    label = _limb(clip, mirror) if side else ""
    drawing = Scene(clip, look, None, mirror, style.hatched, label).drawing(t, arrows=arrows)
    if output.suffix == ".svg":
        _write_svg(drawing, style, size, clip.name, output)
    elif output.suffix == ".pdf":
        _write_pdf(drawing, style, output)
    else:
        image = QImage(size, size, QImage.Format.Format_RGB32)
        image.fill(QColor(style.hex("background")))
        painter = QPainter(image)
        paint_drawing(painter, drawing, style, QRectF(0, 0, size, size), label=_label_font(size))
        painter.end()
        _save(image, output)
    del app


def _write_svg(drawing: Drawing, style: Style, size: int, title: str, output: Path) -> None:
    try:
        output.write_text(write_svg(drawing, style, size, size, title), encoding="utf-8")
    except OSError as error:
        raise _unwritable(output) from error


def _write_pdf(drawing: Drawing, style: Style, output: Path) -> None:
    file = QFile(str(output))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritable(output)
    writer = QPdfWriter(file)
    writer.setResolution(300)
    writer.setPageLayout(_square(PDF_WIDTH_MM))
    painter = QPainter(writer)
    edge = float(writer.width())
    place, line_px = QRectF(0, 0, edge, edge), paper_line_px(painter)
    paint_drawing(painter, drawing, style, place, least_line_px=line_px, label=_label_font(edge))
    painter.end()


def _limb(clip: Clip, mirror: bool) -> str:
    """Which limb of which side the picture shows, of a one-sided figure."""
    return limb_words(clip.shown_side(mirrored=mirror), clip.limb) if clip.limb else ""


def _label_font(height: float) -> QFont:
    font = QFont()
    font.setBold(True)
    font.setPixelSize(round(label_px(height)))
    return font


def _square(edge_mm: float) -> QPageLayout:
    page = QPageSize(QSizeF(edge_mm, edge_mm), QPageSize.Unit.Millimeter)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def export_sheet(
    clips: Mapping[str, Clip],
    output: Path,
    style_name: StyleName,
    looks: tuple[Look, ...],
    *,
    columns: int = 6,
    pictures: int = 2,
    cell_width: int = 300,
    mirror: bool = False,
) -> None:
    """Write a contact sheet: the two stills of every clip, or more `pictures` evenly spread over it.

    One-sided figures say which side they show.

    Raises:
        OSError: The file cannot be written.
    """
    app = application()
    spread = [index / max(pictures - 1, 1) for index in range(pictures)]
    theme = figure_theme()
    scale = cell_width / CELL[0]
    rows = -(-len(clips) * pictures // columns)
    width, height = columns * cell_width, rows * round(CELL[1] * scale)
    if max(width, height) > LARGEST_PX:
        problem = f"{width} x {height} pixels are too many for one picture (at most {LARGEST_PX} a side)"
        raise OSError(f"{output}: {problem}; choose smaller or fewer cells")
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.style(style_name, looks[0]).hex("background")))
    painter = QPainter(image)
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(CAPTION_FONT_PX * scale)))
    painter.setFont(font)
    cell = 0
    for index, (name, clip) in enumerate(clips.items()):
        look = looks[index % len(looks)]
        style = theme.style(style_name, look)
        scene = Scene(clip, look, None, mirror, style.hatched, _limb(clip, mirror))
        for t in clip.stills if pictures == 2 else spread:
            corner = (cell % columns * cell_width, cell // columns * round(CELL[1] * scale))
            _paint_cell(painter, scene, t, style, f"{name} {t:.2g}", corner, scale)
            cell += 1
    painter.end()
    _save(image, output)
    del app


def _paint_cell(
    painter: QPainter, scene: Scene, t: float, style: Style, caption: str, corner: Point, scale: float
) -> None:
    x, y = corner
    width, height, words = (length * scale for length in (*CELL, CAPTION_PX))
    gap = 4 * scale
    place = QRectF(x + gap, y + gap, width - 2 * gap, height - gap - words)
    font = QFont(painter.font())
    font.setBold(True)
    paint_drawing(painter, scene.drawing(t), style, place, largest=SCALE_ON_SHEET * scale, label=font)
    painter.setPen(QColor(128, 128, 128))
    painter.drawText(QRectF(x, y + height - words, width, words), Qt.AlignmentFlag.AlignCenter, caption)


def _save(image: QImage, output: Path) -> None:
    if not image.save(str(output)):
        raise _unwritable(output)


def _unwritable(output: Path) -> OSError:
    return OSError(f"{output}: the picture cannot be written; is the folder there, and yours?")
