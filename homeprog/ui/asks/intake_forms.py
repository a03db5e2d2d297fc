"""Forms of the first start: terms, person, baseline, activities, days."""

from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLineEdit, QWidget

from homeprog.program.facts import ALL_SURFACES, WEEKDAYS, Activity, BaselineGiven, Surface, Weekday
from homeprog.ui import theme
from homeprog.ui.asks.form import Form
from homeprog.ui.asks.steps import (
    ActivitiesStep,
    BaselineStep,
    ChangeStep,
    MessageStep,
    ProfileStep,
    ScheduleStep,
    TermsStep,
)
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.number_field import TimeField
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.wrapping import Tick
from homeprog.ui.widgets.zone_map import ZoneMap

TERMS_VERSION = "1"
OLDEST = 110
ACTIVITIES = 3


class TermsForm(Form):
    """The text to accept, and a tick."""

    def __init__(self, step: TermsStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = self.card()
        card.body.addWidget(Text(step.text, parent=card))
        self.tick = Tick(self.tr("I have read this, and I agree."), card)
        card.body.addWidget(self.tick)
        self.column.addWidget(
            Banner(
                "info",
                self.tr("Your answers stay on this computer."),
                self.tr(
                    "There is no account and no network. You can export or erase everything at any time."
                ),
                parent=self,
            )
        )
        self.next_words = self.tr("Start")

    def problem(self) -> str:
        """The tick is needed."""
        return "" if self.tick.isChecked() else self.tr("Please read the text and tick the box under it.")

    def fields(self) -> dict[str, Any]:
        """See `TermsAccepted`."""
        return {"version": TERMS_VERSION}


class MessageForm(Form):
    """Lines to read."""

    def __init__(self, step: MessageStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = self.card()
        for line in step.lines:
            card.body.addWidget(Text(line, parent=card))


class ProfileForm(Form):
    """Name, birth year, sex for test norms, where to exercise, helper, width of the palm."""

    def __init__(self, step: ProfileStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._this_year = step.this_year
        who = self.card(self.tr("What may we call you?"))
        self.name = QLineEdit(step.name, who)
        self.name.setAccessibleName(self.tr("What may we call you?"))
        self.name.setMaxLength(60)
        who.body.addWidget(self.name)
        who.body.addWidget(Text(self.tr("Year of birth"), "strong", who))
        self.year = QLineEdit("" if step.birth_year is None else str(step.birth_year), who)
        self.year.setAccessibleName(self.tr("Year of birth"))
        self.year.setPlaceholderText(self.tr("for example 1958"))
        self.year.setMaximumWidth(theme.current().px(10))
        who.body.addWidget(self.year)
        sex = self.card(self.tr("Sex"), self.tr("Only to read your test results."))
        options = [
            Option("female", self.tr("Female")),
            Option("male", self.tr("Male")),
            Option("unsaid", self.tr("I would rather not say")),
        ]
        self.sex = BigChoice(self.tr("Sex, only to read your test results"), options, 3, sex)
        self.sex.set_value(step.sex)
        sex.body.addWidget(self.sex)
        self.surfaces = self._surfaces(step)
        self._fill_help(step)

    def problem(self) -> str:
        """Name, a believable year, sex and a place are needed."""
        if not self.name.text().strip():
            return self.tr("Please write a name; any short name will do.")
        if self._year() is None:
            return self.tr("Please write the year of your birth with four digits, such as 1958.")
        if self.sex.value() is None:
            return self.tr("Please choose one of the three answers under Sex.")
        if not self._chosen_surfaces():
            return self.tr("Please choose at least one place where you can exercise.")
        if self.helper.value() is None:
            return self.tr("Please say whether somebody can help you with the tests.")
        return ""

    def fields(self) -> dict[str, Any]:
        """See `ProfileSet`."""
        return {
            "name": self.name.text().strip(),
            "birth_year": self._year(),
            "sex": self.sex.value(),
            "surfaces": self._chosen_surfaces(),
            "helper": self.helper.value() == "yes",
            "hand_width_cm": float(self.hand.value()),
        }

    def _surfaces(self, step: ProfileStep) -> dict[Surface, Tick]:
        words: dict[Surface, str] = {
            "floor": self.tr("On the floor, on a mat: I can get down and up again"),
            "bed": self.tr("On a firm bed"),
            "chair": self.tr("On a chair"),
            "standing": self.tr("Standing"),
        }
        where = self.card(self.tr("Where can you exercise?"), self.tr("Choose all that suit you."))
        boxes = {}
        for surface in ALL_SURFACES:
            box = Tick(words[surface], where)
            box.setChecked(surface in (step.surfaces or ALL_SURFACES))
            where.body.addWidget(box)
            boxes[surface] = box
        return boxes

    def _fill_help(self, step: ProfileStep) -> None:
        card = self.card(self.tr("Can somebody help you with the tests?"))
        self.helper = self.yes_no(self.tr("Can somebody help you with the tests?"), card)
        self.helper.set_value(None if step.helper is None else "yes" if step.helper else "no")
        card.body.addWidget(Text(self.tr("Width of your palm across the knuckles"), "strong", card))
        card.body.addWidget(
            Text(self.tr("You will measure with it. Leave 8 cm if you have no ruler at hand."), "muted", card)
        )
        self.hand = self.number(
            self.tr("Width of your palm across the knuckles, in centimetres"), card, 4, 15, self.tr("cm")
        )
        self.hand.setValue(round(step.hand_width_cm))

    def _chosen_surfaces(self) -> tuple[Surface, ...]:
        return tuple(surface for surface, box in self.surfaces.items() if box.isChecked())

    def _year(self) -> int | None:
        text = self.year.text().strip()
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            return None
        year = int(text)
        return year if self._this_year - OLDEST <= year <= self._this_year else None


class BaselineForm(Form):
    """Usual pain at rest and in the morning, stiffness, furthest point."""

    def __init__(self, step: BaselineStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low, high = self.tr("No pain"), self.tr("Worst pain imaginable")
        rest = self.card(self.tr("In the past week, what was your usual pain at rest?"))
        self.rest = ScoreRow(self.tr("Usual pain at rest in the past week"), low, high, rest)
        rest.body.addWidget(self.rest)
        morning = self.card(self.tr("And your usual pain on getting up in the morning?"))
        self.morning = ScoreRow(self.tr("Usual pain on getting up"), low, high, morning)
        morning.body.addWidget(self.morning)
        stiff = self.card(self.tr("For how long are you stiff in the morning?"))
        name = self.tr("Minutes of stiffness in the morning")
        self.stiffness = self.number(name, stiff, 0, 600, self.tr("minutes"))
        zone = self.card(
            self.tr("How far down does it usually go?"),
            self.tr("Choose the furthest point on each side, also if it is only tingling or numb."),
        )
        self.zones = ZoneMap(zone)
        zone.body.addWidget(self.zones)
        if step.given is not None:
            self._show(step.given)

    def problem(self) -> str:
        """Both scores and both sides are needed."""
        if self.rest.value() is None or self.morning.value() is None:
            return self.tr("Please choose a number for your pain at rest and in the morning.")
        if self.zones.left.value() is None or self.zones.right.value() is None:
            return self.tr("Please choose the furthest point on the left and on the right side.")
        return ""

    def fields(self) -> dict[str, Any]:
        """See `BaselineGiven`."""
        left, right = self.zones.zones()
        return {
            "rest": self.rest.value(),
            "morning": self.morning.value(),
            "zone_left": left,
            "zone_right": right,
            "stiffness_min": float(self.stiffness.value()),
        }

    def _show(self, given: BaselineGiven) -> None:
        self.rest.set_value(given.rest)
        self.morning.set_value(given.morning)
        self.stiffness.setValue(round(given.stiffness_min))
        self.zones.set_zones(given.zone_left, given.zone_right)


class ActivitiesForm(Form):
    """Up to three activities in the patient's own words, each with a score."""

    def __init__(self, step: ActivitiesStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[QLineEdit, ScoreRow]] = []
        for index in range(max(ACTIVITIES, len(step.activities))):
            known = step.activities[index] if index < len(step.activities) else None
            self._add_row(index + 1, known)

    def problem(self) -> str:
        """One scored activity at least, and a score for every one that is named."""
        if not any(name.text().strip() for name, _ in self.rows):
            return self.tr("Please write at least one thing that matters to you, such as gardening.")
        if any(name.text().strip() and score.value() is None for name, score in self.rows):
            return self.tr("Please choose a number for every activity.")
        return ""

    def fields(self) -> dict[str, Any]:
        """See `ActivityScored`."""
        scored = [(name.text().strip(), score.value()) for name, score in self.rows]
        return {
            "activities": tuple(Activity(name, score) for name, score in scored if name and score is not None)
        }

    def _add_row(self, number: int, known: Activity | None) -> None:
        card = self.card(self.tr("Activity {number}").format(number=number))
        name = QLineEdit(known.name if known else "", card)
        name.setAccessibleName(self.tr("Activity {number}").format(number=number))
        name.setPlaceholderText(self.tr("in your own words, such as: put on socks"))
        name.setMaxLength(80)
        score = ScoreRow(
            self.tr("How well can you do activity {number}?").format(number=number),
            self.tr("Cannot do it"),
            self.tr("As well as before"),
            card,
            tinted=False,
        )
        card.body.addWidget(name)
        card.body.addWidget(score)
        self.rows.append((name, score))


class ChangeForm(Form):
    """Seven answers from very much better to very much worse."""

    def __init__(self, _step: ChangeStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = [
            self.tr("Very much better"),
            self.tr("Much better"),
            self.tr("A little better"),
            self.tr("The same"),
            self.tr("A little worse"),
            self.tr("Much worse"),
            self.tr("Very much worse"),
        ]
        options = [Option(str(value), text) for value, text in enumerate(words, start=1)]
        card = self.card()
        self.choice = BigChoice(self.tr("Your back compared with the start"), options, parent=card)
        card.body.addWidget(self.choice)

    def problem(self) -> str:
        """One answer is needed."""
        return "" if self.choice.value() else self.tr("Please choose one of the answers.")

    def fields(self) -> dict[str, Any]:
        """See `ChangeRated`."""
        return {"value": int(self.choice.value() or 4)}


class ScheduleForm(Form):
    """Days of the week and the usual time."""

    def __init__(self, step: ScheduleStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words: dict[Weekday, str] = {
            "mon": self.tr("Monday"),
            "tue": self.tr("Tuesday"),
            "wed": self.tr("Wednesday"),
            "thu": self.tr("Thursday"),
            "fri": self.tr("Friday"),
            "sat": self.tr("Saturday"),
            "sun": self.tr("Sunday"),
        }
        card = self.card(
            self.tr("On which days do you want to exercise?"),
            self.tr("Five to seven days a week work best at first. A planned rest day counts just as well."),
        )
        self.days: dict[Weekday, Tick] = {}
        for day in WEEKDAYS:
            box = Tick(words[day], card)
            box.setChecked(day in step.days)
            card.body.addWidget(box)
            self.days[day] = box
        self.time = self._time(step)

    def problem(self) -> str:
        """One day at least."""
        return "" if self._chosen() else self.tr("Please choose at least one day.")

    def fields(self) -> dict[str, Any]:
        """See `ScheduleSet`."""
        return {"days": self._chosen(), "time": self.time.time().toString("HH:mm")}

    def _chosen(self) -> tuple[Weekday, ...]:
        return tuple(day for day, box in self.days.items() if box.isChecked())

    def _time(self, step: ScheduleStep) -> TimeField:
        card: Card = self.card(
            self.tr("At what time, most often?"),
            self.tr("Late morning or later is kindest to a stiff back."),
        )
        time = TimeField(self.tr("Usual time"), QTime.fromString(step.time, "HH:mm"), card)
        card.body.addWidget(time)
        return time
