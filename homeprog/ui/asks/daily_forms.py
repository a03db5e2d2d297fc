"""Forms of every day: readiness, morning, after a session (clinical.md 5.2, 5.4, 5.5)."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.asks.form import Form
from homeprog.ui.asks.steps import AfterStep, MorningStep, ReadinessStep, WalkStep
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.zone_map import ZoneMap

MOST_MINUTES = 300
USUAL_MINUTES = 10


class NewThings(Card):
    """ "Anything new or different?" No settles it; Yes opens the questions in detail.

    Args:
        questions: Field of the fact and text of its question.
    """

    def __init__(self, questions: tuple[tuple[str, str], ...], parent: Form) -> None:
        super().__init__(parent=parent)
        name = self.tr("Anything new or different?")
        self.body.addWidget(Text(name, "strong", self))
        options = [Option("no", self.tr("No")), Option("yes", self.tr("Yes, or not sure"))]
        self.any = BigChoice(name, options, 2, self)
        self.body.addWidget(self.any)
        self.details = QWidget(self)
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("s"))
        self.answers: dict[str, BigChoice] = {}
        for field, text in questions:
            choice = BigChoice(
                text, [Option("no", self.tr("No")), Option("yes", self.tr("Yes"))], 2, self.details
            )
            column.addWidget(Text(text, "strong", self.details))
            column.addWidget(choice)
            self.answers[field] = choice
        self.body.addWidget(self.details)
        self.details.hide()
        self.any.chosen.connect(self._on_chosen)

    def problem(self) -> str:
        """An answer, and one to every question once they are open."""
        if self.any.value() is None:
            return self.tr("Please say whether anything is new or different.")
        if self.any.value() == "yes" and any(choice.value() is None for choice in self.answers.values()):
            return self.tr("Please answer the questions about what is new.")
        return ""

    def fields(self) -> dict[str, bool]:
        """True where a question was answered with yes."""
        opened = self.any.value() == "yes"
        return {field: opened and choice.value() == "yes" for field, choice in self.answers.items()}

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.details.setVisible(key == "yes")


class DayForm(Form):
    """What the forms share: a row for the pain and a body map for the furthest point."""

    def pain_card(self, question: str) -> ScoreRow:
        """Add the eleven buttons."""
        card = self.card(question)
        row = ScoreRow(question, self.tr("No pain"), self.tr("Worst pain imaginable"), card)
        card.body.addWidget(row)
        return row

    def zone_card(self, question: str, zones: tuple[int, int]) -> ZoneMap:
        """Add the body map, set to the last answer."""
        card = self.card(question, self.tr("Set to your last answer. Change it if it is different now."))
        zone_map = ZoneMap(card)
        zone_map.set_zones(*zones)
        zone_map.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        card.body.addWidget(zone_map)
        return zone_map


class NowForm(DayForm):
    """How it is now: a form with a pain, what is new, and the furthest point of each leg."""

    pain: ScoreRow
    new: NewThings
    zones: ZoneMap

    def ask_what_is_new(self, texts: tuple[tuple[str, str], ...]) -> NewThings:
        """Add "Anything new or different?"."""
        card = NewThings(texts, self)
        self.column.addWidget(card)
        return card

    def problem(self) -> str:
        """A score, and what is new."""
        if self.pain.value() is None:
            return self.tr("Please choose a number for your pain.")
        return self.new.problem()

    def fields(self) -> dict[str, Any]:
        """What every such fact has, but for the pain, whose field has several names."""
        left, right = self.zones.zones()
        return {"zone_left": left, "zone_right": right, **self.new.fields()}


class ReadinessForm(NowForm):
    """How the back is now, on one screen: a number, No, and (before noon) how long up."""

    def __init__(self, step: ReadinessStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pain = self.rest = self.pain_card(self.tr("Pain at rest, right now"))
        self.leg_pain = self.pain_card(self.tr("Pain in the leg, right now")) if step.asks_leg_pain else None
        self.new = self.ask_what_is_new(step.texts)
        self.up_for = self._up_for() if step.asks_up_for else None
        self.zones = self.zone_card(self.tr("How far down does it go right now?"), step.zones)

    def problem(self) -> str:
        """The scores, what is new, and how long up where it is asked."""
        if self.rest.value() is not None and self.leg_pain is not None and self.leg_pain.value() is None:
            return self.tr("Please choose a number for the pain in your leg.")
        problem = super().problem()
        if not problem and self.up_for is not None and self.up_for.value() is None:
            return self.tr("Please say how long ago you got up.")
        return problem

    def fields(self) -> dict[str, Any]:
        """See `ReadinessChecked`."""
        return {
            **super().fields(),
            "rest": self.rest.value(),
            "leg_pain": None if self.leg_pain is None else self.leg_pain.value(),
            "up_for": "over_2h" if self.up_for is None else self.up_for.value(),
        }

    def _up_for(self) -> BigChoice:
        name = self.tr("How long ago did you get up?")
        card = self.card(name)
        options = [
            Option("under_1h", self.tr("Less than 1 hour")),
            Option("1_2h", self.tr("1 to 2 hours")),
            Option("over_2h", self.tr("More than 2 hours")),
        ]
        choice = BigChoice(name, options, 3, card)
        card.body.addWidget(choice)
        return choice


class MorningForm(NowForm):
    """The morning after: pain, stiffness, what is new, furthest point."""

    def __init__(self, step: MorningStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pain = self.pain_card(self.tr("Pain this morning, on getting up"))
        self.new = self.ask_what_is_new(step.texts)
        stiff = self.card(self.tr("Stiff for how long?"), self.tr("Set to your usual."))
        name = self.tr("Minutes of stiffness this morning")
        self.stiffness = self.number(name, stiff, 0, 600, self.tr("minutes"))
        self.stiffness.setValue(round(step.stiffness_min))
        self.zones = self.zone_card(self.tr("How far down did it go this morning?"), step.zones)

    def fields(self) -> dict[str, Any]:
        """See `MorningRated`."""
        return {
            **super().fields(),
            "pain": self.pain.value(),
            "stiffness_min": float(self.stiffness.value()),
        }


class AfterForm(NowForm):
    """Ten minutes, or an hour, after a session."""

    def __init__(self, step: AfterStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._minutes = step.session, step.minutes
        self.pain = self.pain_card(self.tr("Pain now, at rest"))
        self.new = self.ask_what_is_new(step.texts)
        self.zones = self.zone_card(self.tr("How far down does it go right now?"), step.zones)

    def fields(self) -> dict[str, Any]:
        """See `AfterRated`."""
        return {
            **super().fields(),
            "session": self._session,
            "minutes": self._minutes,
            "pain": self.pain.value(),
        }


class WalkForm(DayForm):
    """How long, how it felt, and whether the leg spoke up."""

    def __init__(self, _step: WalkStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("How many minutes did you walk?")
        self.minutes = self.number(name, self.card(name), 1, MOST_MINUTES, self.tr("minutes"))
        self.minutes.setValue(USUAL_MINUTES)
        self.pain = self.pain_card(self.tr("Highest pain while walking"))
        leg = self.tr("Did the walk bring on pain, tingling or numbness in a leg?")
        self.leg = self.yes_no(leg, self.card(leg))

    def problem(self) -> str:
        """A score, and the answer about the leg."""
        if self.pain.value() is None:
            return self.tr("Please choose a number for your pain.")
        return "" if self.leg.value() else self.tr("Please answer the question about the leg.")

    def fields(self) -> dict[str, Any]:
        """See `WalkDone`."""
        return {
            "minutes": float(self.minutes.value()),
            "pain": self.pain.value(),
            "leg_symptoms": self.leg.value() == "yes",
        }
