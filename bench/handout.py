"""Eight pages with their figures as a PDF, beside a bare QPainter with the same figures (design.md 9)."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from bench.rows import Row, alternate, ms_of
from homeprog.data.library import load_catalog
from homeprog.figure.drawing import Drawing
from homeprog.handout.document import Document, ExerciseBlock
from homeprog.handout.handout import Sources, build_handout
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.dosing import make_item
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.ui.figure_painter import paint_drawing
from homeprog.ui.paper_pictures import PaperPictures
from homeprog.ui.printing import print_style, write_pdf
from homeprog.ui.words_paper import PaperWords

ROUNDS = 9
FIGURES = 24
PER_EXERCISE = 2
DPI = 720
GOAL_KB = 600.0


def rows() -> list[Row]:
    """Time and size of the handout."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert app is not None
    catalog = load_catalog()
    drawn = [one for one in catalog.exercises.values() if one.figure]
    if len(drawn) < FIGURES // PER_EXERCISE:
        return []  # the figures of the library are not drawn yet
    chosen = drawn[: FIGURES // PER_EXERCISE]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.pdf", Path(folder) / "bare.pdf"
        made, bare = alternate(
            ROUNDS, lambda: _ours(catalog, chosen, ours), lambda: _bare(catalog, chosen, theirs)
        )
        sizes = [ours.stat().st_size / 1024], [theirs.stat().st_size / 1024]
    beside = f"bare QPainter, the same {FIGURES} figures"
    return [
        Row("handout as PDF", made, "ms", 1.5, beside, bare),
        Row("its size", sizes[0], "kB", GOAL_KB, f"bare: {sizes[1][0]:.0f} kB"),
    ]


def _sources(catalog: Catalog, exercises: list[Exercise]) -> Sources:
    state = ProgramState()
    plan = plan_day(state, datetime(2026, 3, 2, 9, tzinfo=UTC), catalog)
    items = tuple(make_item(catalog, one.id, one.dose.start) for one in exercises)
    day = replace(plan, action="NORMAL", items=items)
    return Sources(day, state, catalog, PaperWords(), PaperPictures(), "Bench")


def _document(catalog: Catalog, exercises: list[Exercise]) -> Document:
    """The handout with drawings that no painter has seen yet, as at the first print of a day."""
    return build_handout(_sources(catalog, exercises))


def _ours(catalog: Catalog, exercises: list[Exercise], path: Path) -> float:
    document = _document(catalog, exercises)
    return ms_of(lambda: write_pdf(document, path, "a4"))


def _bare(catalog: Catalog, exercises: list[Exercise], path: Path) -> float:
    blocks = _document(catalog, exercises).blocks
    figures = [picture for one in blocks if isinstance(one, ExerciseBlock) for picture in one.pictures]
    return ms_of(lambda: _paint_bare(figures, path))


def _paint_bare(figures: list[Drawing], path: Path) -> None:
    """Three exercises a page, nothing but their figures and a line of text each."""
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    style = print_style()
    painter = QPainter(writer)
    for number, figure in enumerate(figures):
        row, column = divmod(number % 6, 2)
        if number and not number % 6:
            writer.newPage()
        box = QRectF(400 + column * 1250, 600 + row * 2400, 1200, 1000)
        painter.drawText(box.bottomLeft(), "Bridge: hold for 30 seconds")
        paint_drawing(painter, figure, style, box, least_line_px=8.5)
    painter.end()
