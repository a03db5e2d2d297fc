"""The page that asks: one step at a time, with progress, the way back and one obvious next step."""

from importlib import import_module

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from homeprog.clock import Clock
from homeprog.ui.asks.form import Form
from homeprog.ui.asks.steps import (
    ActivitiesStep,
    AfterStep,
    BaselineStep,
    ChangeStep,
    MessageStep,
    MorningStep,
    ProfileStep,
    QuestionsStep,
    ReadinessStep,
    ScheduleStep,
    Step,
    TermsStep,
    TestStep,
    WalkStep,
)
from homeprog.ui.asks.stopwatch import Sound
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text

FORMS: dict[type[Step], str] = {
    TermsStep: "intake_forms:TermsForm",
    ProfileStep: "intake_forms:ProfileForm",
    QuestionsStep: "question_form:QuestionsForm",
    MessageStep: "intake_forms:MessageForm",
    BaselineStep: "intake_forms:BaselineForm",
    MorningStep: "daily_forms:MorningForm",
    ReadinessStep: "daily_forms:ReadinessForm",
    AfterStep: "daily_forms:AfterForm",
    TestStep: "selftest_form:SelfTestForm",
    ActivitiesStep: "intake_forms:ActivitiesForm",
    ChangeStep: "intake_forms:ChangeForm",
    ScheduleStep: "intake_forms:ScheduleForm",
    WalkStep: "daily_forms:WalkForm",
}
"""The form of every kind of step, `module:Class`; imported when it is first asked (a short start)."""


def form_for(step: Step, parent: QWidget) -> Form:
    """Make the form of a step."""
    module, _, name = FORMS[type(step)].partition(":")
    made: Form = getattr(import_module(f"homeprog.ui.asks.{module}"), name)(step, parent)
    return made


class AskView(PageScaffold):
    """Shows a step and takes its answers.

    Args:
        clock: Times the tests that are timed.
        sound: Plays their tones.

    Signals:
        answered(dict): The fields of the fact.
        went_back(): The step before is wanted.
        put_off(): This may wait for another day.

    Attributes:
        form: The form in view, None before the first step.
    """

    answered = Signal(object)
    went_back = Signal()
    put_off = Signal()

    def __init__(self, clock: Clock, sound: Sound, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._clock, self._sound = clock, sound
        self.form: Form | None = None
        self.back_button = self.add_action(self.tr("Back"), "secondary", "back")
        self.later_button = self.add_action(self.tr("Not today"), "quiet")
        self.next_button = self.add_action(self.tr("Next"), "primary", "next")
        self.back_button.clicked.connect(self.went_back)
        self.later_button.clicked.connect(self.put_off)
        self.next_button.clicked.connect(self._on_next)
        self.place = Text("", "small", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.hint = Banner("caution", "", parent=self)
        self.hint.hide()

    @Slot(object)
    def render_vm(self, step: Step) -> None:
        """Show a step with an empty form."""
        self._take_out()
        self.set_title(step.title, step.intro)
        self._show_progress(step)
        self.form = form_for(step, self)
        self.form.be_timed(self._clock, self._sound)
        self.add(self.hint)
        self.hint.hide()
        self.add(self.form)
        self.form.show()
        self.back_button.setVisible(step.can_go_back)
        self.later_button.setVisible(step.can_wait)
        self.next_button.setText(self.form.next_words or self.tr("Next"))
        self.scroll_to_top()
        self.focus_first()

    def _take_out(self) -> None:
        for widget in (self.place, self.bar, self.hint):
            self.body.removeWidget(widget)
        self.clear()

    def _show_progress(self, step: Step) -> None:
        for widget in (self.place, self.bar):
            widget.setVisible(step.done is not None)
        if step.done is None:
            return
        self.add(self.place)
        self.add(self.bar)
        self.place.setText(step.place)
        self.bar.setAccessibleName(step.place)
        self.bar.setValue(round(step.done * 100))

    def focus_first(self) -> None:
        """Tab order begins with the first question; without one, with the next step."""
        inside = self.form.findChildren(QWidget) if self.form is not None else []
        first = next((widget for widget in inside if self._can_focus(widget)), self.next_button)
        first.setFocus()

    def _can_focus(self, widget: QWidget) -> bool:
        return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisibleTo(self)

    @Slot()
    def _on_next(self) -> None:
        if self.form is None:
            return
        problem = self.form.problem()
        if problem:
            self.hint.show_message("caution", problem)
            self.hint.show()
            self.hint.announce()
            self.reveal(self.hint)
            return
        self.hint.hide()
        self.answered.emit(self.form.fields())
