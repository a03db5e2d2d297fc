"""How long a figure takes: solving a clip, one uncached frame, one cached frame, at 400 x 400.

Run: `python -m bench.figure`. Prints medians beside the goals of design.md 9 and the study's 14 ms.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from homeprog.data.figures import clip_from_file, figure_bases, figure_theme
from homeprog.figure.clip import Clip
from homeprog.figure.head import head_picture
from homeprog.figure.look import Look
from homeprog.figure.render import Scene
from homeprog.ui.figure_painter import paint_drawing

POSES = Path(__file__).parent.parent / "tests" / "figure" / "poses"
SIZE = 400
STEPS = 12
STUDY_FRAME_MS = 14.0


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1e3


def frames(clips: list[Clip]) -> Iterator[tuple[float, float]]:
    """Milliseconds of (uncached, cached) frames of all clips."""
    style = figure_theme().style("colour", Look())
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    for clip in clips:
        scene = Scene(clip)
        scene.drawing(1.0)
        for step in range(STEPS):
            t = step / (STEPS - 1)

            def paint(scene: Scene = scene, t: float = t) -> None:
                image.fill(QColor(255, 255, 255))
                painter = QPainter(image)
                paint_drawing(painter, scene.drawing(t), style, QRectF(0, 0, SIZE, SIZE))
                painter.end()

            uncached = timed(paint)
            stored = image.copy()

            def show(stored: QImage = stored) -> None:
                painter = QPainter(image)
                painter.drawImage(0, 0, stored)
                painter.end()

            yield uncached, timed(show)


def line(name: str, values: list[float], goal_ms: float, beside: str = "") -> str:
    """One printed row: median, ninth decile, worst, goal."""
    ordered = sorted(values)
    return (
        f"{name:34s} median {statistics.median(ordered):6.2f} ms"
        f"   p90 {ordered[int(len(ordered) * 0.9)]:6.2f}"
        f"   worst {ordered[-1]:6.2f}   goal {goal_ms:g} ms{beside}"
    )


def main() -> None:
    """Measure and print."""
    app = QGuiApplication([])
    figure_bases()
    files = sorted(POSES.glob("*.toml"))
    solving = [timed(lambda path=path: clip_from_file(path, strict=False)) for path in files]
    clips = [clip_from_file(path, strict=False) for path in files]
    first = [frame for frame, _ in frames(clips)]
    pairs = list(frames(clips))
    print(f"{len(clips)} clips, {len(pairs)} frames of {SIZE} x {SIZE} pixels")
    print(line("solving a clip (file included)", solving, 10))
    print(line("uncached frame", [frame for frame, _ in pairs], 7, f"   study {STUDY_FRAME_MS:g} ms"))
    print(line("uncached frame, heads not yet seen", first, 7))
    print(line("cached frame", [frame for _, frame in pairs], 1))
    print(f"head pictures kept: {head_picture.cache_info().currsize}")
    del app


if __name__ == "__main__":
    main()
