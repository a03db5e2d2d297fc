"""The Paper page as it looks: what to print, on which paper, and the pages as they will be."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.paper_controller import PaperVM
from homeprog.ui.paper_preview import ZOOMS, SheetView, ThumbStrip
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.flow import BarLayout, BesideLayout, EvenGrid
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text

LATELY, ALL_TIME = "lately", "all"
CHOICES_EM, PAGE_EM = 17.0, 24.0
"""Widths from which the page stands beside the choices."""


class PaperView(PageScaffold):
    """Choices at the left or above, pages beside or below them, Save and Print in the bar.

    Signals:
        kind_chosen(str): `handout`, `logsheet`, `report` or `map`.
        all_time_chosen(bool): The report is to look back to the start.
        paper_chosen(str): `a4` or `letter`.
        text_chosen(str): `normal` or `large`.
        columns_chosen(str): `1` or `2`.
        ink_chosen(str): `colour` or `grey`.
        save_requested(), print_requested(), summary_requested(), typing_requested(): The buttons.
    """

    kind_chosen = Signal(str)
    all_time_chosen = Signal(bool)
    paper_chosen = Signal(str)
    text_chosen = Signal(str)
    columns_chosen = Signal(str)
    ink_chosen = Signal(str)
    save_requested = Signal()
    print_requested = Signal()
    summary_requested = Signal()
    typing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", wide=True, parent=parent)
        self.set_title(
            self.tr("Paper"), self.tr("For the fridge, for the pocket, for the days without a screen.")
        )
        self._vm: PaperVM | None = None
        self._shown = 0
        now = theme.current()
        halves = BesideLayout(now.space("l"), now.px(CHOICES_EM), now.px(PAGE_EM))
        for fill in (self._fill_choices, self._fill_preview):
            half = QWidget(self)
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(now.space("m"))
            fill(column)
            column.addStretch(1)
            halves.addWidget(half)
        self.body.addLayout(halves)
        self.save_button = self.add_action(self.tr("Save as PDF"), "secondary", "save")
        self.print_button = self.add_action(self.tr("Print"), "primary", "print")
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)

    def _fill_choices(self, column: QVBoxLayout) -> None:
        kinds = (
            Option("handout", self.tr("Today's exercises"), self.tr("pictures, steps, when to stop")),
            Option("logsheet", self.tr("A week to fill in"), self.tr("pain and sets, by hand")),
            Option("report", self.tr("Report"), self.tr("progress, for your clinician")),
            Option("map", self.tr("Your program"), self.tr("the three pairs and the road, on one page")),
        )
        periods = (
            Option(LATELY, self.tr("The last twelve weeks")),
            Option(ALL_TIME, self.tr("Since the start")),
        )
        papers = (Option("a4", self.tr("A4")), Option("letter", self.tr("Letter")))
        sizes = (Option("normal", self.tr("Normal letters")), Option("large", self.tr("Large letters")))
        columns = (Option("2", self.tr("Words beside")), Option("1", self.tr("Words below")))
        inks = (Option("colour", self.tr("Colour")), Option("grey", self.tr("Black and white")))
        self.kind = BigChoice(self.tr("What to print"), kinds, 2, self)
        self.paper = BigChoice(self.tr("Paper"), papers, 2, self)
        self.letters = BigChoice(self.tr("Size of the letters"), sizes, 2, self)
        self.period = BigChoice(self.tr("Days in the report"), periods, 2, self)
        self.kind.chosen.connect(self.kind_chosen)
        self.period.chosen.connect(self._on_period_chosen)
        self.paper.chosen.connect(self.paper_chosen)
        self.columns = BigChoice(self.tr("Where the words of a picture stand"), columns, 2, self)
        self.ink = BigChoice(self.tr("Ink"), inks, 2, self)
        self.letters.chosen.connect(self.text_chosen)
        self.columns.chosen.connect(self.columns_chosen)
        self.ink.chosen.connect(self.ink_chosen)
        column.addWidget(self.kind)
        self.typing_button = Button(self.tr("I filled in a sheet: type it in"), "secondary", "edit", self)
        self.typing_button.clicked.connect(self.typing_requested)
        column.addWidget(self.typing_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.period)
        self.summary_button = Button(self.tr("Copy as ten lines of text"), "secondary", "copy", self)
        self.summary_button.setAccessibleDescription(
            self.tr("Copies the summary as text, for your clinician's notes or a message.")
        )
        self.summary_button.clicked.connect(self.summary_requested)
        column.addWidget(self.summary_button, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget(self)
        grid = EvenGrid(theme.current().space("m"), 2, holder)
        grid.addWidget(self.paper)
        grid.addWidget(self.letters)
        grid.addWidget(self.ink)
        grid.addWidget(self.columns)
        column.addWidget(holder)

    def _fill_preview(self, column: QVBoxLayout) -> None:
        now = theme.current()
        self.page_name = Text("", "strong", self)
        self.page_name.setWordWrap(False)
        self.smaller_button = Button(self.tr("Smaller"), "secondary", "minus", self)
        self.larger_button = Button(self.tr("Larger"), "secondary", "plus", self)
        row = BarLayout(now.space("s"))
        row.addWidget(self.page_name)
        for button in (self.smaller_button, self.larger_button):
            row.addWidget(button)
            row.setAlignment(button, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        self._strip_place = QHBoxLayout()
        self._strip_place.addStretch(1)
        column.addLayout(self._strip_place)
        self.strip: ThumbStrip | None = None
        self.sheet = SheetView(self)
        column.addWidget(self.sheet)
        self.smaller_button.clicked.connect(self.sheet.zoom_out)
        self.larger_button.clicked.connect(self.sheet.zoom_in)
        for button in (self.smaller_button, self.larger_button):
            button.clicked.connect(self._show_zoom)
        self.sheet.turn_requested.connect(self._on_turn_requested)

    @Slot(object)
    def render_vm(self, vm: PaperVM) -> None:
        """Show the choices and the pages."""
        self._vm = vm
        self.kind.set_value(vm.kind)
        self.period.set_value(ALL_TIME if vm.weeks is None else LATELY)
        for part in (self.period, self.summary_button):
            part.setVisible(vm.kind == "report")
        self.paper.set_value(vm.paper)
        self.letters.set_value("large" if vm.large else "normal")
        self.columns.set_value(str(vm.columns))
        self.columns.setVisible(vm.kind == "handout")
        self.ink.set_value("grey" if vm.grey else "colour")
        self._make_strip(vm)
        self._show(min(self._shown, len(vm.pages) - 1))
        self._show_zoom()

    @Slot(str)
    def _on_period_chosen(self, value: str) -> None:
        self.all_time_chosen.emit(value == ALL_TIME)

    def _make_strip(self, vm: PaperVM) -> None:
        """Thumbnails of more than one page."""
        if self.strip is not None:
            self._strip_place.removeWidget(self.strip)
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        if len(vm.pages) > 1:
            self.strip = ThumbStrip(self.tr("Pages"), vm.pages, vm.page_names, self)
            self.strip.picked.connect(self._show)
            self._strip_place.insertWidget(0, self.strip, 1000)
            QWidget.setTabOrder(self.larger_button, self.strip.tiles[0])
            QWidget.setTabOrder(self.strip.tiles[-1], self.sheet)

    @Slot(int)
    def _show(self, index: int) -> None:
        """Show a page large."""
        if self._vm is None:
            return
        self._shown = index
        name = self._vm.page_names[index]
        self.page_name.setText(name)
        self.sheet.show_page(self._vm.pages[index], name, self._vm.words, grey=self._vm.grey)
        if self.strip is not None:
            self.strip.set_index(index)

    @Slot(int)
    def _on_turn_requested(self, by: int) -> None:
        if self._vm is not None and 0 <= self._shown + by < len(self._vm.pages):
            self._show(self._shown + by)

    @Slot()
    def _show_zoom(self) -> None:
        self.smaller_button.setEnabled(self.sheet.zoom > ZOOMS[0])
        self.larger_button.setEnabled(self.sheet.zoom < ZOOMS[-1])
