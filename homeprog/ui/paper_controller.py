"""What the Paper page shows and does: builds the document chosen, saves it, prints it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter

from homeprog.data.errors import StoreError
from homeprog.data.journal import Mark
from homeprog.handout.course import DEFAULT_WEEKS
from homeprog.handout.document import Document
from homeprog.handout.handout import Sources, build_handout
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.report import build_report
from homeprog.handout.text import as_text
from homeprog.program.week_ahead import days_ahead
from homeprog.ui import drawn_person
from homeprog.ui.companion import Companion
from homeprog.ui.map_document import map_document
from homeprog.ui.paper_layout import Page
from homeprog.ui.paper_pictures import PaperPictures
from homeprog.ui.paper_type import PaperName
from homeprog.ui.preferences import Preferences
from homeprog.ui.printing import PrintError, page_layout, pages_for, print_document, write_pdf
from homeprog.ui.report_sources import report_of
from homeprog.ui.words_paper import PaperWords

Kind = Literal["handout", "logsheet", "report", "map"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVM:
    """What the Paper page shows.

    Attributes:
        weeks: How far the report looks back; None: to the start.
        columns: Of the handout: 2, or 1 for words below pictures.
        grey: Without any colour.
        pages: As they will be printed.
        page_names: "Page 1 of 5", for each page.
        words: The document as plain text, for screen readers.
    """

    kind: Kind
    weeks: int | None
    paper: PaperName
    large: bool
    columns: int
    grey: bool
    pages: tuple[Page, ...]
    page_names: tuple[str, ...]
    words: str


class PaperController(QObject):
    """Documents from the patient's plan.

    Signals:
        changed(PaperVM): Another document, paper or size.
        saved(str): A PDF is on the disk; its path.
        printed(int): So many pages went to the printer.
        failed(str): Something could not be read, written or printed; a sentence.
    """

    changed = Signal(object)
    saved = Signal(str)
    printed = Signal(int)
    failed = Signal(str)

    def __init__(self, companion: Companion, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._companion, self._preferences = companion, preferences
        self._pictures = PaperPictures(drawn_person.current())
        self._kind: Kind = "handout"
        self._weeks: int | None = DEFAULT_WEEKS
        self._document: Document | None = None
        self._report: tuple[tuple[Mark, date, int | None], Document] | None = None

    @Slot()
    def refresh(self) -> None:
        """Build the document anew: the plan may be another one."""
        settings = self._preferences.settings
        if self._pictures.look != drawn_person.current():
            self._pictures = PaperPictures(drawn_person.current())
        try:
            document = self._document = self._build()
        except StoreError as error:
            self.failed.emit(str(error))
            return
        pages = pages_for(
            document, settings.paper, large=settings.paper_large, columns=settings.paper_columns
        )
        names = tuple(document.page_of.format(page=page.number, pages=page.pages) for page in pages)
        self.changed.emit(
            PaperVM(
                kind=self._kind,
                weeks=self._weeks,
                paper=settings.paper,
                large=settings.paper_large,
                columns=settings.paper_columns,
                grey=settings.paper_grey,
                pages=pages,
                page_names=names,
                words=as_text(document),
            )
        )

    @Slot(str)
    def choose_kind(self, kind: Kind) -> None:
        """Show another document."""
        self._kind = kind
        self.refresh()

    @Slot(bool)
    def choose_all_time(self, wanted: bool) -> None:
        """Let the report look back to the start, or over the usual weeks."""
        self._weeks = None if wanted else DEFAULT_WEEKS
        self.refresh()

    @Slot(str)
    def choose_paper(self, paper: PaperName) -> None:
        """Lay out on another paper; kept for the next time."""
        self._preferences.change(paper=paper)
        self.refresh()

    @Slot(str)
    def choose_text(self, size: str) -> None:
        """`normal` or `large` letters; kept for the next time."""
        self._preferences.change(paper_large=size == "large")
        self.refresh()

    @Slot(str)
    def choose_columns(self, columns: str) -> None:
        """`1` or `2` columns; kept for the next time."""
        self._preferences.change(paper_columns=int(columns))
        self.refresh()

    @Slot(str)
    def choose_ink(self, ink: str) -> None:
        """`colour` or `grey`; kept for the next time."""
        self._preferences.change(paper_grey=ink == "grey")
        self.refresh()

    @property
    def file_name(self) -> str:
        """A good name for the PDF."""
        return f"{self._kind}-{self._companion.now().date().isoformat()}.pdf"

    def save(self, path: Path) -> None:
        """Write the document shown as a PDF; ends with `saved` or `failed`."""
        settings = self._preferences.settings
        try:
            write_pdf(
                self._shown(),
                path,
                settings.paper,
                large=settings.paper_large,
                columns=settings.paper_columns,
                grey=settings.paper_grey,
            )
        except (StoreError, PrintError) as error:
            self.failed.emit(str(error))
        else:
            self.saved.emit(str(path))

    def prepare(self, printer: QPrinter) -> None:
        """Ask a printer for the paper shown, before its dialog opens."""
        document = self._shown()
        printer.setDocName(document.title)
        settings = self._preferences.settings
        printer.setPageLayout(page_layout(document, settings.paper))
        mode = QPrinter.ColorMode.GrayScale if settings.paper_grey else QPrinter.ColorMode.Color
        printer.setColorMode(mode)
        printer.setFullPage(True)

    def print_on(self, printer: QPrinter) -> None:
        """Print on the paper that the printer holds now; ends with `printed` or `failed`."""
        settings = self._preferences.settings
        try:
            pages = print_document(
                printer, self._shown(), large=settings.paper_large, columns=settings.paper_columns
            )
        except PrintError as error:
            self.failed.emit(str(error))
        else:
            self.printed.emit(pages)

    def _shown(self) -> Document:
        return self._document or self._build()

    def _build(self) -> Document:
        companion = self._companion
        if self._kind == "report":
            return self._build_report()
        if self._kind == "map":
            return map_document(companion)
        state, plan = companion.state, companion.plan()
        sources = Sources(plan, state, companion.catalog, PaperWords(), self._pictures, state.name)
        if self._kind == "handout":
            return build_handout(sources)
        return build_log_sheet(sources, plan.day, ahead=days_ahead(plan, state, companion.catalog))

    def _build_report(self) -> Document:
        """The report, made anew only for new facts, another day or another length: ten years take seconds."""
        companion = self._companion
        key = (companion.journal.mark, companion.now().date(), self._weeks)
        if self._report is None or self._report[0] != key:
            self._report = key, build_report(report_of(companion, weeks=self._weeks))
        return self._report[1]
