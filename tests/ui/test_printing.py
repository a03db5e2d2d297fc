"""Real PDFs, read back with the tools that readers of PDFs use."""

import re
import stat
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from paper_days import NAME, SESSION, make_item, many_exercises, sources
from paper_lives import KNOWN_END, KnownCompanion, known_facts
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from homeprog.data.toml import read_toml
from homeprog.handout.document import Columns, Document, ExerciseBlock, Heading, Note, Paragraph
from homeprog.handout.handout import build_handout
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.report import build_report
from homeprog.ui.map_document import map_document
from homeprog.ui.paper_exercise import ExercisePiece
from homeprog.ui.paper_layout import lay_out
from homeprog.ui.paper_pictures import PaperPictures
from homeprog.ui.paper_pieces import HeadingPiece
from homeprog.ui.paper_preview import paint_page
from homeprog.ui.paper_type import ACCENT, INK, RULE, SOFT_INK, WHITE, Sheet
from homeprog.ui.printing import PrintError, page_layout, pages_for, print_document, print_style, write_pdf
from homeprog.ui.report_sources import report_sources
from homeprog.ui.theme import contrast
from homeprog.ui.words_paper import PaperWords

PAPERS = ("a4", "letter")
SIZES_PT = {"a4": "595 x 842", "letter": "612 x 792"}
MARGIN_PT = 36.8
POSES = Path(__file__).parent.parent / "figure" / "poses"

pytestmark = pytest.mark.usefixtures("qapp")


def tool(*words: object) -> str:
    """What a command line tool prints."""
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def pictures():
    """Pictures from the poses of the figure tests: every exercise is drawn as a bridge."""
    drawn = PaperPictures()
    figure = read_toml(POSES / "bridge.toml", "bridge.toml")["figure"]
    return lambda exercise, side: drawn(replace(exercise, figure=figure), side)


@pytest.fixture
def handout(catalog) -> Document:
    return build_handout(sources(catalog))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_pdf_is_sound_and_says_everything(catalog, handout, tmp_path, paper, large):
    path = tmp_path / "handout.pdf"

    pages = write_pdf(handout, path, paper, large=large)

    tool("qpdf", "--check", path)
    info = tool("pdfinfo", path)
    assert re.search(rf"Pages: +{pages}\n", info)
    assert f"{SIZES_PT[paper]} pts" in info
    assert "Your exercises" in info
    text = " ".join(tool("pdftotext", "-layout", path, "-").split())
    for _, exercise in SESSION:
        assert catalog.exercises[exercise].name.split(",")[0] in text
    assert NAME in text
    assert f"Page {pages} of {pages}" in text


def test_fonts_are_embedded_and_text_is_unicode(handout, tmp_path):
    path = tmp_path / "handout.pdf"
    write_pdf(handout, path, "a4")

    rows = tool("pdffonts", path).splitlines()[2:]

    assert rows
    for row in rows:
        assert "SourceSans" in row
        embedded, _, unicode_map = row.split()[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes"), row


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_stands_outside_the_margins(catalog, handout, tmp_path, paper, large):
    made = sources(catalog)
    log = build_log_sheet(made, made.plan.day, 2)
    for document in (handout, log):
        path = tmp_path / "paper.pdf"
        write_pdf(document, path, paper, large=large)
        boxes = tool("pdftotext", "-bbox", path, "-")
        width, height = map(float, re.search(r'<page width="([\d.]+)" height="([\d.]+)"', boxes).groups())
        words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', boxes)
        assert len(words) > 100
        for left, top, right, bottom in (map(float, word) for word in words):
            assert left >= MARGIN_PT - 0.5
            assert right <= width - MARGIN_PT + 0.5
            assert top >= MARGIN_PT - 6  # the font's box is higher than its letters
            assert bottom <= height - MARGIN_PT + 6


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_a_week_is_one_page_whatever_the_letters(catalog, paper, large):
    made = sources(catalog)

    for weeks in (1, 2, 5):
        pages = pages_for(build_log_sheet(made, made.plan.day, weeks), paper, large=large)
        assert len(pages) == weeks


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_a_week_of_many_exercises_goes_on_on_a_second_page_with_every_dose(catalog, tmp_path, paper, large):
    made = many_exercises(catalog, 20)
    path = tmp_path / "paper.pdf"

    assert write_pdf(build_log_sheet(made, made.plan.day), path, paper, large=large) == 2

    text = " ".join(tool("pdftotext", "-layout", path, "-").split())
    for item in made.plan.items:
        assert PaperWords().dose(item, catalog).split(",")[0] in text
    both = [tool("pdftotext", "-f", page, "-l", page, path, "-") for page in ("1", "2")]
    for page in both:
        assert "Mon 2 Mar" in page  # the days stand above each part
    assert "Pain before" in both[0]
    assert "Notes" in both[1]


def test_pictures_are_vectors_and_stay_small(catalog, pictures, tmp_path):
    path = tmp_path / "handout.pdf"
    document = build_handout(many_exercises(catalog, 12, pictures))

    write_pdf(document, path, "a4")

    assert tool("pdfimages", "-list", path).count("\n") == 2  # its two lines of head
    assert path.stat().st_size <= 600_000


@pytest.mark.parametrize("large", [False, True])
def test_no_exercise_is_split_and_no_heading_ends_a_page(catalog, pictures, large):
    pages = pages_for(build_handout(many_exercises(catalog, 24, pictures)), "a4", large=large)

    pieces = [placed for page in pages for placed in page.pieces]
    assert sum(isinstance(placed.piece, ExercisePiece) for placed in pieces) == 24
    for page in pages:
        last = page.pieces[-1]
        assert not isinstance(last.piece, HeadingPiece)
        assert last.y + last.piece.height <= page.sheet.inner.bottom()


def test_a_heading_moves_on_with_what_it_heads(catalog):
    filler = (Note("Note", "word " * 60),)
    sheet = Sheet.of_name("a4")
    for count in range(1, 30):
        blocks = (*filler * count, Heading("Heading"), Paragraph("text " * 200))
        document = Document(title="t", running="r", footer="f", page_of="{page} {pages}", blocks=blocks)
        for page in lay_out(document, sheet, print_style()):
            assert not isinstance(page.pieces[-1].piece, HeadingPiece)


def test_a_block_without_pictures_uses_its_place_for_words(catalog, pictures):
    plain = build_handout(sources(catalog))
    drawn = build_handout(sources(catalog, pictures=pictures))

    assert not any(block.pictures for block in plain.blocks if isinstance(block, ExerciseBlock))
    assert all(len(block.pictures) == 2 for block in drawn.blocks if isinstance(block, ExerciseBlock))
    assert len(pages_for(plain, "a4")) <= len(pages_for(drawn, "a4"))


@pytest.mark.parametrize("large", [False, True])
def test_one_column_puts_the_words_below_the_pictures(catalog, pictures, tmp_path, large):
    document = build_handout(sources(catalog, pictures=pictures))
    path = tmp_path / "handout.pdf"

    write_pdf(document, path, "a4", large=large, columns=1)

    boxes = tool("pdftotext", "-bbox", path, "-")
    lefts = {
        word: float(left) for left, word in re.findall(r'xMin="([\d.]+)"[^>]*>(Feel|Breath|Not)<', boxes)
    }
    assert all(left < MARGIN_PT + 10 for left in lefts.values())
    assert len(lefts) == 3
    text = " ".join(tool("pdftotext", "-layout", path, "-").split())
    for _, exercise in SESSION:
        assert catalog.exercises[exercise].name.split(",")[0] in text
    for page in pages_for(document, "a4", large=large, columns=1):
        for placed in page.pieces:
            assert placed.y + placed.piece.height <= page.sheet.inner.bottom()


def test_black_and_white_has_no_colour_at_all(catalog, pictures, tmp_path):
    path = tmp_path / "grey.pdf"
    for document in documents(catalog, pictures).values():
        write_pdf(document, path, "a4", grey=True)
        tool("pdftoppm", "-r", "40", "-png", path, tmp_path / "grey")

        for file in tmp_path.glob("grey-*.png"):
            image = QImage(str(file))
            assert image.allGray()
            file.unlink()


def test_every_ink_of_words_is_black_enough_for_a_printer_without_colour():
    for ink in (INK, SOFT_INK, ACCENT):
        assert contrast(ink.name(), WHITE.name()) >= 7
    assert contrast(RULE.name(), WHITE.name()) >= 3


def test_large_letters_are_a_third_larger():
    normal, large = Sheet.of_name("a4"), Sheet.of_name("a4", large=True)

    assert large.font("body").pixelSize() / normal.font("body").pixelSize() == pytest.approx(1.35, abs=0.01)


def documents(catalog, pictures) -> dict[str, Document]:
    """One of each kind, of days that fill their pages."""
    day = sources(catalog, pictures=pictures)
    companion = KnownCompanion(catalog)
    return {
        "handout": build_handout(day),
        "logsheet": build_log_sheet(day, day.plan.day, 2),
        "report": build_report(report_sources(companion.facts, catalog, KNOWN_END)),
        "map": map_document(companion),
    }


@pytest.mark.parametrize("kind", ["handout", "logsheet", "report", "map"])
@pytest.mark.parametrize("large", [False, True])
def test_preview_and_print_paint_the_same_on_every_page(catalog, pictures, tmp_path, kind, large):
    document = documents(catalog, pictures)[kind]
    path = tmp_path / "paper.pdf"
    write_pdf(document, path, "a4", large=large)
    tool("pdftoppm", "-r", "72", "-png", path, tmp_path / "page")
    files = sorted(tmp_path.glob("page-*.png"))
    pages = pages_for(document, "a4", large=large)
    assert len(files) == len(pages)

    for file, page in zip(files, pages, strict=True):
        printed = QImage(str(file))
        shown = QImage(printed.size(), QImage.Format.Format_RGB32)
        shown.fill(0xFFFFFFFF)
        painter = QPainter(shown)
        paint_page(painter, page, QRectF(shown.rect()))
        painter.end()
        ours, theirs = _ink(shown), _ink(printed)
        assert max(ours) > 0.1
        assert ours == pytest.approx(theirs, abs=0.09)


def _ink(image: QImage) -> list[float]:
    """The ink of the page's cells of half an inch, 0-1."""
    cells = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
        image.width() // 36,
        image.height() // 36,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    places = ((x, y) for y in range(cells.height()) for x in range(cells.width()))
    return [1 - cells.pixelColor(x, y).lightnessF() for x, y in places]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("large", "most"), [(False, 1), (True, 2)])
def test_the_program_is_one_page_of_lines(catalog, tmp_path, paper, large, most):
    path = tmp_path / "map.pdf"

    assert write_pdf(map_document(KnownCompanion(catalog)), path, paper, large=large) <= most

    assert tool("pdfimages", "-list", path).count("\n") == 2  # its two lines of head
    text = " ".join(tool("pdftotext", path, "-").split())
    for words in ("Low back", "Belly muscles", "Buttocks", "The road", "You are here", "Stage 4: balance"):
        assert words in text


@pytest.mark.parametrize("large", [False, True])
def test_a_long_report_breaks_between_rows_and_plots(catalog, large):
    document = build_report(report_sources(known_facts(catalog), catalog, KNOWN_END))
    rows = Columns("Many", ("A", "B"), (0.5, 0.5), tuple((str(n), "words") for n in range(150)))
    long = replace(document, blocks=(*document.blocks, rows))

    for page in pages_for(long, "letter", large=large):
        assert not page.pieces[-1].piece.keeps_next
        for placed in page.pieces:
            assert placed.y + placed.piece.height <= page.sheet.inner.bottom()


def test_printer_gets_the_paper_it_holds(catalog, handout, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(handout, "letter"))
    printer.setFullPage(True)

    pages = print_document(printer, handout)

    info = tool("pdfinfo", tmp_path / "printed.pdf")
    assert re.search(rf"Pages: +{pages}\n", info)
    assert "612 x 792 pts" in info
    assert pages == len(pages_for(handout, "letter"))


def test_pdf_is_private_and_an_old_one_survives_failure(handout, tmp_path):
    path = tmp_path / "handout.pdf"
    write_pdf(handout, path, "a4")
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    with pytest.raises(PrintError, match="no folder"):
        write_pdf(handout, path / "handout.pdf", "a4")

    assert path.read_bytes() == before


def test_text_from_outside_is_never_markup(catalog, tmp_path):
    path = tmp_path / "handout.pdf"
    evil = '<img src="file:///etc/hostname"><b>Eve</b>'

    write_pdf(build_handout(sources(catalog, name=evil)), path, "a4")

    assert evil in " ".join(tool("pdftotext", "-layout", path, "-").split())


@pytest.mark.parametrize(
    ("exercise", "side", "says"),
    [
        ("hs-strap", "each", "right leg"),
        ("hs-strap", "left", "left leg"),
        ("hs-doorway", "each", "left leg"),
        ("set-chop-part", "left", "left side"),
        ("ab-dead-bug", "both", ""),
        ("gl-bridge", "both", ""),
    ],
)
def test_pictures_of_one_side_say_which(catalog, exercise, side, says):
    drawn = PaperPictures()(catalog.exercises[exercise], side)

    assert [drawing.label for drawing in drawn] == [says, says]


def test_the_side_stands_on_paper_as_words(catalog, tmp_path):
    items = (make_item(catalog, "hs-strap", catalog.exercises["hs-strap"].dose.start),)
    made = sources(catalog)
    made = replace(made, plan=replace(made.plan, items=items), pictures=PaperPictures())
    path = tmp_path / "handout.pdf"

    write_pdf(build_handout(made), path, "a4")

    assert "right leg" in tool("pdftotext", "-layout", path, "-")
