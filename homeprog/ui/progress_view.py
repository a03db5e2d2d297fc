"""Progress: plots with a sentence in front of each, and the month."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from homeprog.program.pairs import TIGHT_GROUP, WEAK_GROUP
from homeprog.ui import theme, words
from homeprog.ui.calendar_view import CalendarCard
from homeprog.ui.plot_card import PlotCard
from homeprog.ui.progress_vm import RANGES, ProgressVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class ProgressView(PageScaffold):
    """The plots and the calendar.

    Signals:
        range_chosen(str): `week`, `month` or `all`.
        earlier_requested(), later_requested(): The days before, the days after.
        days_opened(Span): A point was pressed.
        group_chosen(str): The muscle group whose tests are wanted.
        summary_requested(), report_requested(): Ten lines to copy; the report on paper.

    Attributes:
        pain, zones, test, walking, activities: The plots.
        calendar: The month.
        ranges, groups: The choices.
    """

    range_chosen = Signal(str)
    earlier_requested = Signal()
    later_requested = Signal()
    days_opened = Signal(object)
    group_chosen = Signal(str)
    summary_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your progress"), parent=parent)
        names = (self.tr("Week"), self.tr("Month"), self.tr("All"))
        options = [Option(key, name) for key, name in zip(RANGES, names, strict=True)]
        self.ranges = BigChoice(self.tr("Days shown"), options, 3, self)
        self.ranges.chosen.connect(self.range_chosen)
        self.add(self.ranges)
        self.body.addLayout(self._walk_through_time())
        self.pain = self._plot(10.0)
        self.zones = self._plot(8.0)
        self.calendar = CalendarCard(self)
        self.add(self.calendar)
        groups = [*TIGHT_GROUP.values(), *WEAK_GROUP.values(), "balance"]
        tests = [Option(group, words.group(group)) for group in groups]
        self.groups = BigChoice(self.tr("Tests of"), tests, 3, self)
        self.groups.chosen.connect(self.group_chosen)
        self.test = self._plot(8.0)
        self.test.body.insertWidget(1, self.groups)
        self.walking = self._plot(6.5)
        self.activities = self._plot(8.0)
        self.whole = Card(self.tr("On the whole"), parent=self)
        self.felt = Text("", parent=self.whole)
        self.whole.body.addWidget(self.felt)
        self.add(self.whole)
        self._fill_clinician()

    def _fill_clinician(self) -> None:
        """What can be taken to the next appointment."""
        card = Card(self.tr("For your clinician"), parent=self)
        text = self.tr("All of this on a few pages, or as ten lines of text for a message or the notes.")
        card.body.addWidget(Text(text, parent=card))
        row = BarLayout(theme.current().space("m"))
        self.report_button = Button(self.tr("Show the report"), "secondary", "paper", card)
        self.summary_button = Button(self.tr("Copy as ten lines of text"), "secondary", "copy", card)
        self.summary_button.setAccessibleDescription(
            self.tr("Copies a summary as text, for your clinician's notes or a message.")
        )
        self.summary_button.clicked.connect(self.summary_requested)
        self.report_button.clicked.connect(self.report_requested)
        row.addWidget(self.report_button)
        row.addWidget(self.summary_button)
        card.body.addLayout(row)
        self.add(card)

    def _walk_through_time(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.earlier_button = Button(self.tr("Earlier"), "quiet", "back", self)
        self.later_button = Button(self.tr("Later"), "quiet", "next", self)
        self.span = Text("", "muted", self)
        self.span.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier_button.clicked.connect(self.earlier_requested)
        self.later_button.clicked.connect(self.later_requested)
        row.addWidget(self.earlier_button)
        row.addWidget(self.span, 1)
        row.addWidget(self.later_button)
        return row

    def _plot(self, height_em: float) -> PlotCard:
        card = PlotCard(height_em, self)
        card.opened.connect(self.days_opened)
        self.add(card)
        return card

    def render_vm(self, vm: ProgressVM) -> None:
        """Show the plots and the month."""
        self.ranges.set_value(vm.range)
        self.span.setText(vm.span)
        self.earlier_button.setEnabled(vm.earlier)
        self.later_button.setEnabled(vm.later)
        self.groups.set_value(vm.test_group)
        self.calendar.render_vm(vm.calendar)
        self.felt.setText(vm.felt)
        self.whole.setVisible(bool(vm.felt))
        for card, plot in (
            (self.pain, vm.pain),
            (self.zones, vm.zones),
            (self.test, vm.test),
            (self.walking, vm.walking),
            (self.activities, vm.activities),
        ):
            card.render_vm(plot)
