"""A plot with its sentence in front, its legend, what is under the cursor, and the same as a table."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from homeprog.data.history import Span
from homeprog.handout.plot import Plot
from homeprog.ui import theme
from homeprog.ui.marks import LegendEntry
from homeprog.ui.trend_plot import TrendPlot
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text

TABLE_ROWS = 60
"""Newest places shown in the table; longer ones are told by a line under it."""


class PlotCard(Card):
    """One plot of Progress.

    Signals:
        opened(Span): The days of a point that was pressed.

    Attributes:
        sentence, reading: What stands above the plot, and what is under the cursor.
        plot, table: The two forms of the data.
        table_button, copy_button: Switch between them; copy the plot as a picture.
    """

    opened = Signal(object)

    def __init__(self, height_em: float = 9.0, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._vm: Plot | None = None
        now = theme.current()
        self.title = Text("", "heading", self)
        self.sentence = Text("", "body", self)
        self.unit = Text("", "small", self)
        self.plot = TrendPlot(self)
        self.plot.setFixedHeight(now.px(height_em))
        self.plot.read.connect(self._on_read)
        self.plot.opened.connect(self._on_opened)
        self.reading = Text("", "strong", self)
        self.reading.hide()
        self.table = _table(self)
        self.more = Text("", "small", self)
        self._legend = QWidget(self)
        self._samples = BarLayout(now.space("s"), self._legend)
        self._legend_names: tuple[str, ...] = ()
        self._empty_words = Text("", "muted", self)
        for part in (
            self.title,
            self.sentence,
            self._empty_words,
            self.unit,
            self.plot,
            self.table,
            self.more,
        ):
            self.body.addWidget(part)
        self.body.addWidget(self._legend)
        self.body.addWidget(self.reading)
        self.body.addLayout(self._buttons())
        self._show_form()

    def _buttons(self) -> BarLayout:
        row = BarLayout(theme.current().space("s"))
        self.table_button = Button(self.tr("Show as table"), "quiet", parent=self)
        self.table_button.setCheckable(True)
        self.table_button.toggled.connect(self._on_table_toggled)
        self.copy_button = Button(self.tr("Copy as picture"), "quiet", "save", self)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        row.addWidget(self.table_button)
        row.addWidget(self.copy_button)
        return row

    def render_vm(self, vm: Plot) -> None:
        """Show a plot."""
        if vm == self._vm:
            return
        self._vm = vm
        self.title.setText(vm.title)
        self.sentence.setText(vm.sentence)
        self.unit.setText(vm.unit)
        self._empty_words.setText(vm.empty)
        self.reading.hide()
        if not vm.is_empty:
            self.plot.set_plot(vm)
            self._name_series(vm)
        self._show_form()

    def _name_series(self, vm: Plot) -> None:
        names = tuple(series.name for series in vm.series)
        if names == self._legend_names:
            return
        self._legend_names = names
        while (item := self._samples.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for number, name in enumerate(names):
            self._samples.addWidget(LegendEntry(number, name, self._legend))

    def _show_form(self) -> None:
        """Plot, table or the words of emptiness."""
        vm = self._vm
        empty = vm is None or vm.is_empty
        as_table = self.table_button.isChecked() and not empty
        self._empty_words.setVisible(empty)
        self.sentence.setVisible(not empty and bool(vm and vm.sentence))
        self.unit.setVisible(not empty and bool(vm and vm.unit))
        self.plot.setVisible(not empty and not as_table)
        self._legend.setVisible(not empty and not as_table and bool(vm and len(vm.series) > 1))
        self.table.setVisible(as_table)
        self.table_button.setVisible(not empty)
        self.copy_button.setVisible(not empty and not as_table)
        self.more.setVisible(False)
        if as_table and vm is not None:
            self._fill_table(vm)

    def _fill_table(self, vm: Plot) -> None:
        rows = list(reversed(vm.readings))[:TABLE_ROWS]
        hidden = len(vm.readings) - len(rows)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("The newest {n} are shown.").format(n=len(rows)))
        names = [series.name for series in vm.series]
        self.table.setColumnCount(1 + len(names))
        self.table.setHorizontalHeaderLabels([self.tr("When"), *names])
        self.table.setRowCount(len(rows))
        for number, reading in enumerate(rows):
            for column, text in enumerate((reading.when, *reading.values)):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        height = sum(self.table.rowHeight(row) for row in range(len(rows)))
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + 2)
        self.table.setAccessibleName(vm.title)

    @Slot(int)
    def _on_read(self, index: int) -> None:
        if self._vm is not None:
            self.reading.setText(self._vm.readings[index].sentence)
            self.reading.show()

    @Slot(int)
    def _on_opened(self, index: int) -> None:
        if self._vm is not None:
            reading = self._vm.readings[index]
            self.opened.emit(Span(reading.first, reading.last))

    @Slot(bool)
    def _on_table_toggled(self, as_table: bool) -> None:
        self.table_button.setText(self.tr("Show as plot") if as_table else self.tr("Show as table"))
        self._show_form()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.grab(self._told()))

    def _told(self) -> QRect:
        """Title, sentence, plot and legend: what a picture needs to be understood elsewhere."""
        parts = (self.title, self.sentence, self.unit, self.plot, self._legend)
        area = QRect()
        for part in parts:
            area = area.united(part.geometry()) if part.isVisibleTo(self) else area
        edge = theme.current().space("s")
        return area.adjusted(-edge, -edge, edge, edge)


def _table(parent: QWidget) -> QTableWidget:
    """A table as long as its rows, which never scrolls by itself."""
    table = QTableWidget(parent)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
