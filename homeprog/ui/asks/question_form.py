"""Screening questions: at most three on a screen, each with Yes, No and Not sure (clinical.md 2)."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from homeprog.program.catalog import Question
from homeprog.program.facts import Answer
from homeprog.ui.asks.form import Form
from homeprog.ui.asks.steps import QuestionsStep
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.number_field import NumberField
from homeprog.ui.widgets.text import Text

HIGHEST_NUMBER = 45
"""Weeks of pregnancy: the only number that is asked."""


class NumberAnswer(Card):
    """A question that wants a number, with a way to say "not sure"."""

    def __init__(self, question: Question, given: Answer | None, parent: Form) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(Text(question.text, "strong", self))
        self.box = NumberField(question.text, 0, HIGHEST_NUMBER, parent=self)
        self.box.setSpecialValueText(self.tr("Not sure"))
        if isinstance(given, int | float):
            self.box.setValue(round(given))
        self.body.addWidget(self.box)
        self.unsure = Button(self.tr("Not sure"), "quiet", parent=self)
        self.unsure.clicked.connect(self._on_unsure)
        self.body.addWidget(self.unsure)

    def value(self) -> Answer | None:
        """The number, or `not_sure` for none."""
        return float(self.box.value()) if self.box.value() else "not_sure"

    @Slot()
    def _on_unsure(self) -> None:
        self.box.setValue(0)


class QuestionCard(Card):
    """A question with three big answers."""

    def __init__(self, question: Question, given: Answer | None, delicate: str, parent: Form) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(Text(question.text, "strong", self))
        if question.delicate:
            self.body.addWidget(Text(delicate, "muted", self))
        if question.help:
            self.body.addWidget(Text(question.help, "muted", self))
        options = [
            Option("no", self.tr("No")),
            Option("yes", self.tr("Yes")),
            Option("not_sure", self.tr("Not sure")),
        ]
        self.choice = BigChoice(question.text, options, 3, self)
        self.choice.set_value(given if isinstance(given, str) else None)
        self.body.addWidget(self.choice)

    def value(self) -> Answer | None:
        """The answer, None while there is none."""
        answer: Any = self.choice.value()
        return None if answer is None else answer


class QuestionsForm(Form):
    """One screen of a screening form.

    Attributes:
        cards: The card of every question by its id.
    """

    def __init__(self, step: QuestionsStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        given = dict(step.given)
        self.cards: dict[str, NumberAnswer | QuestionCard] = {}
        for question in step.questions:
            card = (
                NumberAnswer(question, given.get(question.id), self)
                if question.kind == "number"
                else QuestionCard(question, given.get(question.id), step.delicate, self)
            )
            self.cards[question.id] = card
            self.column.addWidget(card)

    def problem(self) -> str:
        """Every question needs an answer."""
        if any(card.value() is None for card in self.cards.values()):
            return self.tr("Please answer every question. If you do not know, choose Not sure.")
        return ""

    def fields(self) -> dict[str, Any]:
        """Answers by question id, for the draft."""
        return {"answers": {id_: card.value() for id_, card in self.cards.items()}}
