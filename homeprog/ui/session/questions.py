"""Questions of a session, in big plain words: pain score with light questions, "it hurts", yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui import words_session as words
from homeprog.ui.session_vm import SessionVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.choice import WIDEST_EM, BigChoice, Option
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.zone_map import ZoneMap

SCORE_EM, LEAST_SCORE_EM = 4.4, 2.7
"""Height of the eleven buttons at 100 % text, readable and hittable from two metres; less for large text."""


SCORE_SHARE = 0.2
"""Height of the eleven buttons as a share of a large page."""

LARGE_BELOW = 1.5
"""Factor of text from which on answers are large enough as they are."""

NARROW_EM = 7.0
"""Width of an answer's words where text is large: two answers stand beside each other on a small screen."""


def _text_scale() -> float:
    now = theme.current()
    return now.base_pt / now.tokens.type.base_pt


class Question(QScrollArea):
    """A page with a question; it scrolls where the text is large and the screen small.

    Attributes:
        title: The question.
        column: Where the answers go.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_scroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        body.setObjectName("page_body")
        self.column = QVBoxLayout(body)
        self.column.setSpacing(theme.current().space("s"))
        self.column.addStretch(1)
        self.title = Text(title, "title" if _text_scale() < LARGE_BELOW else "heading", body)
        self.column.addWidget(self.title)
        self.setWidget(body)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Arrows lead to answers below the edge, too."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def show_vm(self, vm: SessionVM) -> None:
        """Show the answers told so far."""

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""


class ChoiceQuestion(Question):
    """A few big answers; the keys 1, 2, 3 ... choose them.

    Signals:
        chosen(str): The key of an answer.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, options: Sequence[Option], columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        small_text = _text_scale() < LARGE_BELOW
        widest_em = WIDEST_EM if small_text else NARROW_EM
        self.choice = BigChoice(title, options, columns, self.widget(), large=small_text, widest_em=widest_em)
        self.column.addWidget(self.choice)
        self.column.addStretch(1)
        self.choice.chosen.connect(self._on_chosen)

    def take_focus(self) -> None:
        """See Question."""
        self.choice.set_value(None)
        self.choice.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.choice.tiles) and not self.choice.tiles[place].isHidden():
            self.choice.pick(place)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(key)


class HurtsQuestion(ChoiceQuestion):
    """What is it? The choices of clinical.md 5.3; stop signs are one press away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        options = [Option(key, *words.complaint_words(key)) for key in words.COMPLAINTS]
        super().__init__(self.tr("What do you feel?"), options, parent=parent)

    def show_vm(self, vm: SessionVM) -> None:
        """ "It moved up" is offered to who felt something below the back at the start."""
        self.choice.tiles[words.COMPLAINTS.index("inwards")].setVisible(vm.leg_at_start)

    def take_focus(self) -> None:
        """The keyboard starts on "just sore": a hasty Enter must not call an emergency."""
        self.choice.set_value(None)
        self.choice.tiles[words.COMPLAINTS.index("sore")].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureVisible(0, 0)


class ScoreQuestion(Question):
    """Eleven huge buttons, and the light questions that an exercise asks beside them.

    Signals:
        scored(int): Pain 0-10.
        effort_chosen(int): Index of the word.
        waist_checked(bool), breath_checked(bool): The vacuum's self-checks.
        grabs_counted(int): Grabs or steps, 2 means two or more.
        confirmed(): Go on without what is left.
        zones_told(int, int): Furthest point per leg.
    """

    scored = Signal(int)
    effort_chosen = Signal(int)
    waist_checked = Signal(bool)
    breath_checked = Signal(bool)
    grabs_counted = Signal(int)
    confirmed = Signal()
    zones_told = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._told_pain: int | None = None
        self.zones = ZoneMap(self.widget())
        self.scores = ScoreRow(
            self.tr("Pain"),
            self.tr("no pain"),
            self.tr("worst pain"),
            self.widget(),
            tall_em=_least_tall_em(),
        )
        self.effort = self._light(self.tr("How hard was it?"), words.effort_words())
        yes_no = (self.tr("Yes"), self.tr("No"))
        self.waist = self._light(self.tr("Did your waist get narrower?"), yes_no)
        self.breath = self._light(self.tr("Did you keep breathing?"), yes_no)
        self.grabs = self._light(self.tr("Did you grab hold or step out?"), words.grab_words())
        self.go_on = Button(self.tr("Go on"), "primary", parent=self.widget())
        self.column.insertWidget(2, self.zones)
        self.column.addWidget(self.scores)
        for label, choice in (self.effort, self.waist, self.breath, self.grabs):
            self.column.addWidget(label)
            self.column.addWidget(choice)
        self.column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.scores.chosen.connect(self.scored)
        self.effort[1].picked.connect(self.effort_chosen)
        self.waist[1].picked.connect(self._on_waist_picked)
        self.breath[1].picked.connect(self._on_breath_picked)
        self.grabs[1].picked.connect(self.grabs_counted)
        self.go_on.clicked.connect(self.confirmed)
        self.zones.changed.connect(self.zones_told)

    def _light(self, question: str, answers: Sequence[str]) -> tuple[Text, BigChoice]:
        options = [Option(str(index), answer) for index, answer in enumerate(answers)]
        return Text(question, "strong", self.widget()), BigChoice(
            question, options, columns=4, parent=self.widget()
        )

    def show_vm(self, vm: SessionVM) -> None:
        """Show which questions are asked and what was told."""
        told, zones = vm.answers, vm.phase == "zones"
        just_told = told.pain is not None and self._told_pain is None
        self._told_pain = told.pain
        self.title.setText(self._title(vm))
        self.zones.setVisible(zones)
        if zones:
            self.zones.set_zones(*(told.zones or vm.start_zones))
        self.scores.setEnabled(not zones or told.zones is not None)
        self.scores.set_value(told.pain)
        if zones and told.zones is not None:
            self.ensureWidgetVisible(self.scores)
        self._show_light(self.effort, "effort" in vm.extras, _place(words.EFFORTS, told.effort))
        vacuum = "vacuum" in vm.extras
        self._show_light(self.waist, vacuum, _place((True, False), told.waist_narrower))
        self._show_light(self.breath, vacuum, _place((True, False), told.breath_kept))
        self._show_light(self.grabs, "grabs" in vm.extras, told.grabs)
        self.go_on.setVisible(bool(vm.extras))
        self.go_on.setEnabled(told.pain is not None)
        if just_told:
            self._lead_on()

    def _lead_on(self) -> None:
        """After the pain is told the keyboard goes to the first light question, for arrows and Enter."""
        for _, choice in (self.effort, self.waist, self.grabs):
            if not choice.isHidden():
                choice.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(choice)
                return

    def _title(self, vm: SessionVM) -> str:
        match vm.phase:
            case "rate":
                return self.tr("{exercise}: what was the highest pain?").format(exercise=vm.exercise)
            case "zones":
                return self.tr("Where is the furthest point now? Then: how strong is the pain?")
            case "eased_rate":
                return self.tr("How is the pain now?")
            case _:
                return self.tr("How strong is the pain?")

    def _show_light(self, light: tuple[Text, BigChoice], asked: bool, index: int | None) -> None:
        label, choice = light
        label.setVisible(asked)
        choice.setVisible(asked)
        choice.set_index(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a large screen the scores are larger too."""
        super().resizeEvent(event)
        share_em = self.height() * SCORE_SHARE / theme.current().px(1)
        self.scores.set_tall_em(max(_least_tall_em(), share_em))

    def take_focus(self) -> None:
        """See Question."""
        self.scores.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0-9 and T answer from anywhere on the page."""
        if not self.scores.answer_key(event.key()):
            super().keyPressEvent(event)

    @Slot(int)
    def _on_waist_picked(self, index: int) -> None:
        self.waist_checked.emit(index == 0)

    @Slot(int)
    def _on_breath_picked(self, index: int) -> None:
        self.breath_checked.emit(index == 0)


def _least_tall_em() -> float:
    return max(LEAST_SCORE_EM, SCORE_EM / _text_scale())


def _place(values: Sequence[object], value: object) -> int | None:
    return None if value is None else values.index(value)
