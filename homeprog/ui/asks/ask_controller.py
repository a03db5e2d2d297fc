"""Asks step by step and turns every answer into a fact; what comes next is the plan's business."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from homeprog.data.draft import ScreeningDraft, drop_draft, load_draft, save_draft
from homeprog.data.errors import StoreError
from homeprog.data.profiles import Profile
from homeprog.program.facts import (
    Activity,
    ActivityScored,
    AfterRated,
    BaselineGiven,
    ChangeRated,
    Fact,
    MorningRated,
    ProfileSet,
    ReadinessChecked,
    ScheduleSet,
    ScreeningAnswered,
    TermsAccepted,
    TestTaken,
    WalkDone,
)
from homeprog.program.screening import pending
from homeprog.ui.asks.asking import SCREENINGS, Asking
from homeprog.ui.asks.steps import QuestionsStep, Step
from homeprog.ui.companion import Companion

FACTS: dict[str, type[Fact]] = {
    "terms": TermsAccepted,
    "profile": ProfileSet,
    "baseline": BaselineGiven,
    "morning": MorningRated,
    "readiness": ReadinessChecked,
    "after": AfterRated,
    "activities": ActivityScored,
    "change": ChangeRated,
    "schedule": ScheduleSet,
    "walk": WalkDone,
}
"""The fact that each ask writes; screenings and tests have their own."""


class AskController(QObject):
    """Asks what is due.

    Args:
        companion: The open profile.
        profile: Where its half-answered screening is kept.

    Signals:
        changed(Step): The step to show.
        finished(): Nothing is left to ask just now.
        failed(str): The half-answered screening could not be kept; a sentence.
    """

    changed = Signal(object)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, companion: Companion, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.companion, self.profile = companion, profile
        self.put_off_today: dict[str, str] = {}
        self.step: Step | None = None
        self._taken_back: dict[str, object] = {}

    @Slot()
    def look(self) -> None:
        """Show what is due now."""
        step = self.next_step()
        if step is None:
            self.step = None
            self.finished.emit()
        elif step != self.step:
            self.step = step
            self.changed.emit(step)

    def next_step(self) -> Step | None:
        """The next step, None when nothing is due."""
        ask = self.next_ask()
        return None if ask is None else self.step_for(ask)

    def next_ask(self) -> str | None:
        """The first ask of the plan that was not put off today."""
        today = self.companion.now().date().isoformat()
        waiting = (ask for ask in self.companion.plan().asks if self.put_off_today.get(ask) != today)
        return next(waiting, None)

    def step_for(self, ask: str) -> Step:
        """The step of an ask."""
        if ask in SCREENINGS:
            draft = self.draft(SCREENINGS[ask])
            return self.asking().questions(ask, draft, self._taken_back)
        activities = self._last_activities() if ask == "activities" else ()
        return self.asking(activities).for_ask(ask)

    def asking(self, activities: tuple[Activity, ...] = ()) -> Asking:
        """What makes the steps, as of now; the step of activities shows those scored last."""
        companion = self.companion
        return Asking(companion.state, companion.plan(), companion.catalog, companion.now(), activities)

    @Slot(object)
    def answer(self, fields: dict[str, Any]) -> None:
        """Take the answers of the step in view."""
        step = self.step
        if step is None:
            return
        if isinstance(step, QuestionsStep):
            self._answer_questions(step, fields["answers"])
        else:
            kind = TestTaken if step.key.startswith("test:") else FACTS[step.key]
            if self.companion.record(kind, **fields) is None:
                return  # the companion has said why; the answers stay on show
        self.look()

    @Slot()
    def go_back(self) -> None:
        """One screen back inside a screening."""
        step = self.step
        if isinstance(step, QuestionsStep):
            self.reopen(self.draft(step.form))
            self.look()

    @Slot()
    def put_off(self) -> None:
        """Leave the step in view for another day."""
        if self.step is not None and self.step.can_wait:
            self.put_off_today[self.step.key] = self.companion.now().date().isoformat()
            self.look()

    def draft(self, form: str) -> ScreeningDraft:
        """The answers so far of a form."""
        return load_draft(self.profile.draft, form, self.companion.now().date())

    def _answer_questions(self, step: QuestionsStep, answers: dict[str, Any]) -> None:
        """Keep a screen of answers; the last one makes the fact (at once after an EMERGENCY, 2.6)."""
        draft = self.draft(step.form).with_screen(answers)
        self._taken_back = {}
        if pending(step.form, draft.answers, self.companion.catalog):
            self._keep(draft)
            return
        if self.companion.record(ScreeningAnswered, form=step.form, answers=draft.answers) is not None:
            self._forget()

    def reopen(self, draft: ScreeningDraft) -> None:
        """Show the last screen of a draft again, with its answers."""
        last = draft.screens[-1] if draft.screens else ()
        self._taken_back = {id_: draft.answers[id_] for id_ in last}
        self._keep(draft.without_last())

    def _keep(self, draft: ScreeningDraft) -> None:
        try:
            save_draft(self.profile.draft, draft)
        except StoreError as error:
            self.failed.emit(str(error))

    def _forget(self) -> None:
        try:
            drop_draft(self.profile.draft)
        except StoreError as error:
            self.failed.emit(str(error))

    def _last_activities(self) -> tuple[Activity, ...]:
        from homeprog.data.history import open_history  # when they are due, not with the window

        with open_history(self.companion.journal.path) as history:
            scored = history.facts(ActivityScored)
        return scored[-1].activities if scored else ()


def outcome_words(companion: Companion) -> tuple[str, tuple[str, ...]]:
    """Title and lines after a full screening that lets the patient go on (2.1; wording of 10.2)."""
    texts, state = companion.catalog.texts, companion.state
    if state.nerve is not None:
        lines = [
            texts["NERVE"],
            QCoreApplication.translate("asking", "Calming the leg comes first; short and daily."),
        ]
    elif companion.plan().tags:
        lines = [texts["OK"], texts["ADAPT"]]
    else:
        lines = [texts["OK"]]
    lines += [texts[f"advice_{key}"] for key in state.screening.advice]
    return QCoreApplication.translate("asking", "Thank you"), tuple(lines)
