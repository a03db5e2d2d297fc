"""Documents to a printer or a PDF: one layout for every device."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from homeprog import __version__
from homeprog.data.figures import figure_theme
from homeprog.data.files import write_whole
from homeprog.figure.look import Look
from homeprog.figure.style import Style
from homeprog.handout.document import Document
from homeprog.ui.paper_layout import Page, lay_out
from homeprog.ui.paper_type import UNITS_PER_INCH, PaperName, Sheet, page_size


class PrintError(Exception):
    """A device took no page; a sentence."""


def print_style() -> Style:
    """The colours of figures on paper: black, white and hatching."""
    return figure_theme().style("print", Look())


def pages_for(
    document: Document, paper: PaperName, *, large: bool = False, columns: int = 2
) -> tuple[Page, ...]:
    """The pages of a document on a paper by name."""
    sheet = Sheet.of_name(paper, large=large, landscape=document.landscape, columns=columns)
    return lay_out(document, sheet, print_style())


def page_layout(document: Document, paper: PaperName) -> QPageLayout:
    """The page layout to ask a device for: no margins of its own, as the pages have theirs."""
    turned = QPageLayout.Orientation.Landscape if document.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(page_size(paper), turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_pages(device: QPagedPaintDevice, pages: tuple[Page, ...]) -> None:
    """Paint pages on a device whose page layout is set.

    Raises:
        PrintError: The device cannot be painted on, or has no further page.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("The printer or file does not take any pages.")
    scale = device.logicalDpiX() / UNITS_PER_INCH
    try:
        for page in pages:
            if page.number > 1 and not device.newPage():
                raise PrintError(f"Page {page.number} could not be begun; the pages before it are printed.")
            painter.save()
            painter.scale(scale, scale)
            page.paint(painter)
            painter.restore()
    finally:
        painter.end()


def print_document(
    device: QPagedPaintDevice, document: Document, *, large: bool = False, columns: int = 2
) -> int:
    """Lay a document out for the paper that a printer holds, and print it.

    Returns:
        The number of pages.

    Raises:
        PrintError: As `paint_pages`.
    """
    pages = lay_out(document, Sheet.of_device(device, large=large, columns=columns), print_style())
    paint_pages(device, pages)
    return len(pages)


def write_pdf(
    document: Document,
    path: Path,
    paper: PaperName,
    *,
    large: bool = False,
    columns: int = 2,
    grey: bool = False,
) -> int:
    """Write a PDF: vector pictures, selectable text, embedded fonts; `grey` without any colour.

    An old file stays until the new one is whole.

    Returns:
        The number of pages.

    Raises:
        StoreError: The file cannot be written; names it and why.
        PrintError: Its folder is not there.
    """
    if not path.parent.is_dir():
        raise PrintError(f"There is no folder {path.parent}. Choose another place for {path.name}.")
    pages = pages_for(document, paper, large=large, columns=columns)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "paper.pdf"
        writer = QPdfWriter(str(made))
        writer.setResolution(UNITS_PER_INCH)
        if grey:
            writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
        writer.setPageLayout(page_layout(document, paper))
        writer.setTitle(document.title)
        writer.setCreator(f"homeprog {__version__}")
        paint_pages(writer, pages)
        write_whole(path, made.read_bytes())
    return len(pages)
