"""How long figures take, over the whole library: solving, an uncached and a cached frame of 400 x 400.

The limits are those of design.md 9; the study on which the drawing rests took 14 ms for a frame.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bench.rows import Row, ms_of
from homeprog.data.figures import figure_bases, figure_theme, make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.look import Look
from homeprog.figure.render import Scene
from homeprog.ui.figure_painter import paint_drawing

SIZE = 400
STEPS = 8
STUDY_FRAME_MS = 14


def rows() -> list[Row]:
    """Solving, painting anew, painting what was kept."""
    app = QApplication.instance() or QApplication([])
    figures = {key: exercise.figure for key, exercise in load_catalog().exercises.items()}
    figures |= selftest_figures()
    figure_bases()
    solving = [ms_of(lambda key=key: make_clip(figures[key], key)) for key in figures]
    scenes = [Scene(make_clip(figure, key)) for key, figure in figures.items()]
    first = list(_frames(scenes))
    kept = QPixmap(SIZE, SIZE)
    kept.fill(QColor("white"))
    cached = [ms_of(lambda: _show(kept)) for _ in range(200)]
    beside = f"{len(scenes)} figures, {STEPS} frames each; study {STUDY_FRAME_MS} ms"
    found = [
        Row("figure: solve a clip", solving, "ms", 10, f"{len(scenes)} figures"),
        Row("figure: uncached frame", list(_frames(scenes)), "ms", 7, beside),
        Row("figure: uncached, heads not yet seen", first, "ms", 7, beside),
        Row("figure: cached frame", cached, "ms", 1),
    ]
    del app
    return found


def _frames(scenes: list[Scene]) -> Iterator[float]:
    for scene in scenes:
        for step in range(STEPS):
            yield ms_of(lambda scene=scene, t=step / (STEPS - 1): _paint(scene, t))


def _paint(scene: Scene, t: float) -> None:
    """What `FigureView` does for a frame that it has not kept."""
    frame = QPixmap(SIZE, SIZE)
    frame.fill(QColor(0, 0, 0, 0))
    painter = QPainter(frame)
    paint_drawing(painter, scene.drawing(t), figure_theme().style("colour", Look()), QRectF(frame.rect()))
    painter.end()


def _show(kept: QPixmap) -> None:
    shown = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(shown)
    painter.drawPixmap(0, 0, kept)
    painter.end()
