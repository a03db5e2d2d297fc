"""Walks through the asking pages as a patient would, with real presses."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from homeprog.ui.asks.ask_view import AskView
from homeprog.ui.asks.daily_forms import AfterForm, MorningForm, ReadinessForm, WalkForm
from homeprog.ui.asks.intake_forms import (
    ActivitiesForm,
    BaselineForm,
    ChangeForm,
    ProfileForm,
    TermsForm,
)
from homeprog.ui.asks.question_form import QuestionCard, QuestionsForm
from homeprog.ui.asks.selftest_form import SelfTestForm

ABLE = frozenset({"PR-15", "PR-16", "PR-17", "PR-18", "PR-19", "PR-20"})
"""Questions whose good answer is yes."""


def click(widget: QWidget) -> None:
    """One press of the left mouse button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def answer_questions(form: QuestionsForm, given: Mapping[str, str]) -> None:
    for id_, card in form.cards.items():
        assert isinstance(card, QuestionCard)
        keys = ["no", "yes", "not_sure"]
        answer = given.get(id_, "yes" if id_ in ABLE else "no")
        click(card.choice.tiles[keys.index(answer)])


def fill(view: AskView, given: Mapping[str, str] | None = None, *, rest: int = 2) -> None:
    """Fill the form in view for a patient without warning signs."""
    form = view.form
    if isinstance(form, TermsForm):
        form.tick.setChecked(True)
    elif isinstance(form, ProfileForm):
        form.name.setText("Rosa")
        form.year.setText("1960")
        click(form.sex.tiles[0])
        click(form.helper.tiles[0])
    elif isinstance(form, QuestionsForm):
        answer_questions(form, given or {})
    elif isinstance(form, BaselineForm):
        click(form.rest.tiles[rest])
        click(form.morning.tiles[rest])
        click(form.zones.left.tiles[1])
        click(form.zones.right.tiles[1])
    elif isinstance(form, ReadinessForm):
        click(form.rest.tiles[rest])
        if form.leg_pain is not None:
            click(form.leg_pain.tiles[rest])
        click(form.new.any.tiles[0])
        if form.up_for is not None:
            click(form.up_for.tiles[2])
    elif isinstance(form, MorningForm | AfterForm):
        click(form.pain.tiles[rest])
        click(form.new.any.tiles[0])
    elif isinstance(form, SelfTestForm):
        click(form.felt.tiles[0])
        click(form.pain.tiles[1])
        if form.choice is not None:
            click(form.choice.tiles[-1])
        if form.value is not None:
            form.value.setValue(12)
        for choice in form.answers.values():
            click(choice.tiles[-1])
    elif isinstance(form, ActivitiesForm):
        name, score = form.rows[0]
        name.setText("Put on socks")
        click(score.tiles[4])
        for name, score in form.rows[1:]:
            if name.text():
                click(score.tiles[4])
    elif isinstance(form, ChangeForm):
        click(form.choice.tiles[2])
    elif isinstance(form, WalkForm):
        click(form.pain.tiles[1])
        click(form.leg.tiles[0])


def answer(view: AskView, given: Mapping[str, str] | None = None, *, rest: int = 2) -> None:
    """Fill the form in view and go on."""
    fill(view, given, rest=rest)
    click(view.next_button)
