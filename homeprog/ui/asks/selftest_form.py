"""One side of a self-test, built from its catalogue entry (clinical.md 3)."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from homeprog.clock import Clock
from homeprog.ui.asks.form import Form
from homeprog.ui.asks.steps import TestStep
from homeprog.ui.asks.stopwatch import Sound, Stopwatch, Way
from homeprog.ui.figure_player import FigurePlayer
from homeprog.ui.figure_view import FigureView
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.number_field import NumberField
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.text import Text

HAND_TEST = "T-LB1"
"""Measured in the patient's own palms, to half a palm (3.2)."""
HALF_HANDS = 9
SMOOTH = "smooth"
YES_COUNT = "yes answers"
BOTH_SIDES = "one_leg_s"
SECONDS = "s"
CM_LOW, CM_HIGH = -40, 60
COUNT_HIGH = 60
PICTURE_EM = 11.0


class SelfTestForm(Form):
    """What to do, what was seen, and how it felt.

    A test that had to stop has no value; the rules then call it not valid and ask again another day.
    """

    def __init__(self, step: TestStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.choice: BigChoice | None = None
        self.value: NumberField | None = None
        self.answers: dict[str, BigChoice] = {}
        self.second: dict[str, NumberField] = {}
        self.watches: list[Stopwatch] = []
        self._add_picture()
        self._add_how()
        self._add_felt()
        self._add_measure()
        self._add_questions()
        self._add_second()

    def be_timed(self, clock: Clock, sound: Sound) -> None:
        """Put a clock beside what is timed; where seconds are the result, it writes them."""
        test, limit_s = self._step.test, self._step.timed_s
        if limit_s is not None:
            way: Way = "up" if test.unit == SECONDS else "down"
            watch = Stopwatch(test.action, limit_s, way, clock, sound, self.how)
            self.how.body.addWidget(watch)
            self.watches.append(watch)
            if test.unit == SECONDS:
                watch.measured.connect(self._on_measured)
        for field in self.second.values():
            self._time_second(field, clock, sound)

    def problem(self) -> str:
        """How it felt always; the result unless the test had to stop."""
        if self.felt.value() is None:
            return self.tr("Please say how the test felt.")
        if self.pain.value() is None:
            return self.tr("Please choose a number for the highest pain during the test.")
        if self.felt.value() != "fine":
            return ""
        if self.choice is not None and self.choice.value() is None:
            return self.tr("Please choose what you saw.")
        if self.value is not None and self.value.answer() is None:
            return self.tr("Please write the number under “What did you see?”.")
        if any(choice.value() is None for choice in self.answers.values()):
            return self.tr("Please answer the questions about the test.")
        return ""

    def fields(self) -> dict[str, Any]:
        """See `TestTaken`."""
        felt = self.felt.value()
        finished = felt == "fine"
        return {
            "test": self._step.test.id,
            "side": self._step.side,
            "value": self._measured() if finished else None,
            "answers": self._answered() if finished else {},
            "pain_before": self._step.pain_before,
            "pain_max": self.pain.value(),
            "sharp": felt == "sharp",
            "leg_symptoms": felt == "leg",
        }

    def _add_picture(self) -> None:
        """The drawn person from the start to what is measured; the words below say it all again."""
        card = self.card()
        figure = FigureView({})
        figure.set_selftest(self._step.test, self._step.side)
        self.player = FigurePlayer(figure, PICTURE_EM, card)
        card.body.addWidget(self.player)
        card.setVisible(figure.is_drawn)
        self.player.play()

    def _add_how(self) -> None:
        test = self._step.test
        card = self.how = self.card()
        card.body.addWidget(StepList([test.setup, test.action, test.measure], card))
        card.body.addWidget(Text(test.picture, "muted", card))
        if self._step.helper:
            card.body.addWidget(Text(self.tr("Your helper may look and measure for you."), "muted", card))

    def _add_felt(self) -> None:
        name = self.tr("How did it feel?")
        card = self.card(name, self.tr("Stop at once if it hurts; that is an answer too."))
        options = [
            Option("fine", self.tr("I could finish it")),
            Option("stopped", self.tr("I stopped because it hurt or felt unsafe")),
            Option("sharp", self.tr("A sharp pain came")),
            Option("leg", self.tr("Tingling, numbness or an electric feeling in a leg")),
        ]
        self.felt = BigChoice(name, options, 2, card)
        card.body.addWidget(self.felt)
        self.felt.chosen.connect(self._on_felt)
        words = self.tr("Highest pain during the test")
        card.body.addWidget(Text(words, "strong", card))
        self.pain = ScoreRow(words, self.tr("No pain"), self.tr("Worst pain imaginable"), card)
        card.body.addWidget(self.pain)

    def _add_measure(self) -> None:
        test = self._step.test
        self.result = self.card(self.tr("What did you see?"), test.measure)
        options = self._options()
        if options:
            self.choice = BigChoice(test.measure, options, 2, self.result)
            self.result.body.addWidget(self.choice)
        elif test.unit != YES_COUNT:
            self.value = self._number(test.measure)

    def _options(self) -> list[Option]:
        test = self._step.test
        if test.id == HAND_TEST:
            whole = self._step.hand_width_cm
            words = self.tr("{n} hand-widths")
            return [
                Option(str(half * whole / 2), words.format(n=self.locale().toString(half / 2, "g", 2)))
                for half in range(HALF_HANDS)
            ]
        return [Option(str(value), text) for text, value in test.choices]

    def _number(self, name: str) -> NumberField:
        """A field that begins empty: nobody may pass it by and have done nothing at all."""
        test = self._step.test
        if test.unit == "cm":
            low = CM_LOW if test.better == "high" else 0
            box = self.number(name, self.result, low, CM_HIGH, self.tr("cm"))
        elif test.unit.startswith("stiffness"):
            box = self.number(name, self.result, 0, 10)
        else:
            box = self.number(name, self.result, 0, COUNT_HIGH)
        box.leave_open()
        return box

    def _add_questions(self) -> None:
        for key, text in self._step.test.questions.items():
            self.result.body.addWidget(Text(text, "strong", self.result))
            if key == SMOOTH:
                options = [
                    Option("both", self.tr("Yes, both ways and smooth")),
                    Option("jerky", self.tr("Both ways, but jerky")),
                    Option("one_way", self.tr("Only one way, or neither")),
                ]
                choice = BigChoice(text, options, 3, self.result)
                self.result.body.addWidget(choice)
            else:
                choice = self.yes_no(text, self.result)
            self.answers[key] = choice

    def _add_second(self) -> None:
        part = self._step.second
        if part is None:
            return
        words = self.tr("Only if the first part was at least {n}:").format(n=round(part.asked_from))
        self.result.body.addWidget(Text(words, "strong", self.result))
        self.result.body.addWidget(Text(part.text, parent=self.result))
        sides = {"left": self.tr("Seconds on the left"), "right": self.tr("Seconds on the right")}
        keys = sides if part.answer == BOTH_SIDES else {part.answer: self.tr("Seconds")}
        for key, name in keys.items():
            self.result.body.addWidget(Text(name, "muted", self.result))
            self.second[key] = self.number(name, self.result, 0, COUNT_HIGH, "s")

    def _measured(self) -> float:
        if self.choice is not None:
            return float(self.choice.value() or 0)
        if self.value is not None:
            return float(self.value.answer() or 0)
        return float(sum(choice.value() == "yes" for choice in self.answers.values()))

    def _answered(self) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for key, choice in self.answers.items():
            value = choice.value()
            answers[key] = value if key == SMOOTH else value == "yes"
        part = self._step.second
        if part is not None and self._measured() >= part.asked_from:
            seconds = {key: float(box.value()) for key, box in self.second.items()}
            answers[part.answer] = seconds if part.answer == BOTH_SIDES else seconds[part.answer]
        return answers

    def _time_second(self, field: NumberField, clock: Clock, sound: Sound) -> None:
        """A clock over each number of the second part."""
        part = self._step.second
        assert part is not None
        watch = Stopwatch(field.accessibleName(), part.timed_s, "up", clock, sound, self.result)
        self.result.body.insertWidget(self.result.body.indexOf(field), watch)
        watch.measured.connect(field.setValue)
        self.watches.append(watch)

    @Slot(int)
    def _on_measured(self, seconds: int) -> None:
        """The best try counts (3.8: best of three)."""
        assert self.value is not None  # a result in seconds has a field
        self.value.setValue(max(seconds, self.value.answer() or 0))

    @Slot(str)
    def _on_felt(self, key: str) -> None:
        self.result.setVisible(key == "fine")
