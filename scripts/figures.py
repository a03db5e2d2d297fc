"""All figures as contact sheets into docs/figures, and the reference pictures of the tests.

python -m scripts.figures

Look at every cell, and at every reference picture that changed, before you commit them.
"""

import os
from array import array
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from homeprog.data.figures import make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.clip import Clip
from homeprog.figure.look import Look
from homeprog.figure.style import StyleName
from homeprog.ui.figure_export import application, export_figure, export_sheet

ROOT = Path(__file__).parent.parent
SHEETS = ROOT / "docs" / "figures"
PICTURES = ROOT / "tests" / "reference" / "figures"

REFERENCE_PX = 200
REFERENCES = (
    "ab-bird-dog",
    "ab-side-plank-knees",
    "bal-tandem",
    "fa-prone-press-up",
    "gl-bridge",
    "hf-half-kneel",
    "hs-strap",
    "lb-cat-camel",
    "lb-lying-rotation",
    "qd-chair-squat",
    "set-chop-full",
    "set-lift-full",
    "T-HS1",
)
"""Lying on back, front and side, on all fours, kneeling, sitting, standing; crossing limbs; props."""

PEOPLE = (
    Look(),
    Look(hair="bun", hair_colour="brown"),
    Look("sturdy", "bob", "white", "tan"),
    Look(hair_colour="black", skin="deep", bottoms="trousers"),
)
CELL_PX, COLUMNS = 200, 8


def main() -> None:
    """Write all of them."""
    app = application()
    exercises = {
        name: make_clip(exercise.figure, name) for name, exercise in load_catalog().exercises.items()
    }
    tests = {name: make_clip(figure, name) for name, figure in selftest_figures().items()}
    SHEETS.mkdir(parents=True, exist_ok=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    _sheet("exercises", exercises, "colour")
    _sheet("dark", exercises, "dark")
    _sheet("print", exercises, "print")
    _sheet("mirrored", exercises, "colour", mirror=True)
    _sheet("self-tests", tests, "colour")
    for name in REFERENCES:
        picture = PICTURES / f"{name}.png"
        clip = {**exercises, **tests}[name]
        export_figure(clip, 1.0, picture, "colour", Look(), REFERENCE_PX, mirror=False, arrows=True)
    del app


def _sheet(name: str, clips: dict[str, Clip], style: StyleName, *, mirror: bool = False) -> None:
    """A sheet with 256 colours: a third of the size, and no eye sees the difference."""
    output = SHEETS / f"{name}.png"
    export_sheet(clips, output, style, PEOPLE, columns=COLUMNS, cell_width=CELL_PX, mirror=mirror)
    full = QImage(str(output)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = array("I", bytes(full.constBits()))
    palette = [colour for colour, _ in Counter(pixels).most_common(256)]
    few = full.convertToFormat(QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.AvoidDither)
    few.save(str(output), "PNG", 0)
    print(f"{output.relative_to(ROOT)}: {output.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
