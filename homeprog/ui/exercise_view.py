"""An exercise's own page: moving picture, steps, how it should feel, dose, neighbours, sources, history."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.program.catalog import Exercise
from homeprog.ui import theme
from homeprog.ui.figure_player import FigurePlayer
from homeprog.ui.figure_view import FigureView
from homeprog.ui.links import Links
from homeprog.ui.program_vm import ExerciseVM, Link
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.text import Text

_FIGURE_EM = 11.0


class ExerciseView(PageScaffold):
    """The page of one exercise.

    Args:
        exercises: The library, for the picture.

    Signals:
        exercise_chosen(str): A neighbour was pressed.

    Attributes:
        figure: The drawn person.
        play_button: Lets the figure move or stand still.
    """

    exercise_chosen = Signal(str)

    def __init__(self, exercises: Mapping[str, Exercise], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("An exercise"), back=True, parent=parent)
        self._shown = ""
        self._exercises = exercises
        self._picture = picture = Card("", parent=self)
        self.player = FigurePlayer(FigureView(exercises), _FIGURE_EM, picture)
        self.figure, self.play_button = self.player.figure, self.player.play_button
        picture.body.addWidget(self.player)
        self.add(picture)
        self._parts = QWidget(self)
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space("m"))
        self.add(self._parts)

    def render_vm(self, vm: ExerciseVM) -> None:
        """Show an exercise; the picture goes on where it is the same one."""
        self.set_title(vm.name, vm.kind)
        if vm.id != self._shown:
            self._shown = vm.id
            self._picture.setVisible(bool(self._exercises[vm.id].figure))
            self.figure.set_exercise(vm.id)
            self.player.play()
            self.scroll_to_top()
        while (item := self._column.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for card in (self._how(vm), self._status(vm), self._feel(vm), self._dose(vm), *self._neighbours(vm)):
            self._column.addWidget(card)
        self._column.addWidget(
            self._lines(self.tr("Your last times"), vm.times or (self.tr("Not done yet."),))
        )
        self._column.addWidget(self._lines(self.tr("Where this comes from"), vm.sources))

    def _how(self, vm: ExerciseVM) -> Card:
        card = Card(self.tr("How to do it"), parent=self._parts)
        card.body.addWidget(StepList(vm.steps, card))
        self._titled(card, self.tr("Sides"), (vm.sides,))
        self._titled(card, self.tr("Breathing"), (vm.breathing,))
        self._titled(card, self.tr("Core"), (vm.core,))
        self._titled(card, self.tr("You need"), (vm.equipment,))
        self._titled(card, self.tr("For you"), vm.modifications)
        return card

    def _status(self, vm: ExerciseVM) -> Card:
        card = Card(vm.status.words, "accent", self._parts)
        if vm.status.why:
            why = WhyPanel(vm.status.why, vm.status.numbers, vm.status.rule, vm.name, card)
            card.body.addWidget(why.button, 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addWidget(why)
        return card

    def _feel(self, vm: ExerciseVM) -> Card:
        card = Card(self.tr("How it feels"), parent=self._parts)
        self._titled(card, self.tr("You should feel"), (vm.feel,))
        self._titled(card, self.tr("You should not feel"), (vm.should_not_feel,))
        self._titled(card, self.tr("Watch out for"), vm.errors)
        return card

    def _dose(self, vm: ExerciseVM) -> Card:
        return self._lines(self.tr("How much"), (vm.dose, vm.ladder))

    def _neighbours(self, vm: ExerciseVM) -> list[Card]:
        cards = []
        for title, link in ((self.tr("Easier"), vm.easier), (self.tr("Harder"), vm.harder)):
            if link is not None:
                cards.append(self._neighbour(title, link))
        return cards

    def _neighbour(self, title: str, link: Link) -> Card:
        card = Card(title, parent=self._parts)
        row = Links([link], card)
        row.chosen.connect(self.exercise_chosen)
        card.body.addWidget(row)
        return card

    def _lines(self, title: str, lines: Sequence[str]) -> Card:
        card = Card(title, parent=self._parts)
        for line in lines:
            card.body.addWidget(Text(line, parent=card))
        return card

    def _titled(self, card: Card, title: str, lines: Sequence[str]) -> None:
        """A small title with lines under it; nothing where there is nothing to say."""
        if not any(lines):
            return
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(title, "strong", card))
        for line in lines:
            column.addWidget(Text(line[:1].upper() + line[1:], parent=card))
        card.body.addLayout(column)
