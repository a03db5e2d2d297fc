"""The first start: terms, person, screening, baseline, readiness, tests, activities, days."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Slot

from homeprog.program.catalog import Catalog
from homeprog.program.facts import (
    ActivityScored,
    Answer,
    BaselineGiven,
    Fact,
    ReadinessChecked,
    ScreeningAnswered,
    TestTaken,
)
from homeprog.program.screening import next_screen
from homeprog.ui.asks.ask_controller import AskController, outcome_words
from homeprog.ui.asks.asking import SCREENINGS
from homeprog.ui.asks.steps import BaselineStep, MessageStep, QuestionsStep, Step

SECTIONS = ("terms", "profile", "screening_full", "baseline", "readiness", "test", "activities", "schedule")
TAKEN_BACK = ScreeningAnswered | BaselineGiven | ReadinessChecked | TestTaken | ActivityScored
"""Answers that "Back" takes back, so that the rules never see an answer that was left behind."""


class FirstStartController(AskController):
    """Leads through the first start; every answered page is a fact, so it can be left at any point."""

    _again_profile = False
    _shows_outcome = False
    _baseline_before: BaselineGiven | None = None

    def next_step(self) -> Step | None:
        """The next step with the share of the way behind it, None at the end."""
        step = self._plain_step()
        if step is None:
            return None
        section = _section(step.key)
        within = self._share_of_screening(step) if isinstance(step, QuestionsStep) else 0.0
        place = self.tr("Step {number} of {all}").format(number=section + 1, all=len(SECTIONS))
        return replace(
            step,
            done=(section + within) / len(SECTIONS),
            place=place,
            can_go_back=step.key not in {"terms", "profile"},
        )

    def _plain_step(self) -> Step | None:
        state, asking = self.companion.state, self.asking()
        if state.terms is None:
            return asking.terms()
        if state.birth_year is None or self._again_profile:
            return asking.profile()
        if self._shows_outcome:
            title, lines = outcome_words(self.companion)
            return MessageStep(key="outcome", title=title, lines=lines)
        ask = self.next_ask()
        if ask is not None:
            step = self.step_for(ask)
            return replace(step, given=self._baseline_before) if isinstance(step, BaselineStep) else step
        return asking.schedule() if state.schedule is None else None

    @Slot(object)
    def answer(self, fields: dict[str, Any]) -> None:
        """Take the answers; after the health questions their outcome is read first."""
        step = self.step
        if isinstance(step, MessageStep):
            self._shows_outcome = False
            self.look()
            return
        if step is not None and step.key == "profile":
            self._again_profile = False
        screened = self.companion.state.screening.last_full
        super().answer(fields)
        if screened is None and self.companion.state.screening.last_full is not None:
            self._shows_outcome = True
            self.look()

    @Slot()
    def go_back(self) -> None:
        """One page back: inside the screening, or by taking the last answer back."""
        step = self.step
        self._shows_outcome = False
        if isinstance(step, QuestionsStep) and self.draft(step.form).screens:
            super().go_back()
            return
        last = self._last_answer()
        if last is None:
            self._again_profile = True
        elif self.companion.retract(last.id, "back"):
            self.put_off_today.clear()
            self._reopen_answer(last)
        self.look()

    def _reopen_answer(self, fact: Fact) -> None:
        if isinstance(fact, BaselineGiven):
            self._baseline_before = fact
        if isinstance(fact, ScreeningAnswered):
            draft = self.draft(fact.form)
            for screen in screens_of(fact.form, fact.answers, self.companion.catalog):
                draft = draft.with_screen(screen)
            self.reopen(draft)

    def _last_answer(self) -> Fact | None:
        answers = [fact for fact in self.companion.facts_of_today() if isinstance(fact, TAKEN_BACK)]
        return answers[-1] if answers else None

    def _share_of_screening(self, step: QuestionsStep) -> float:
        asked = len(self.companion.catalog.forms[step.form])
        return len(self.draft(step.form).answers) / asked


def _section(key: str) -> int:
    if key in SCREENINGS or key == "outcome":
        return SECTIONS.index("screening_full")
    name = "test" if key.startswith("test:") else key
    return SECTIONS.index(name) if name in SECTIONS else SECTIONS.index("readiness")


def screens_of(form: str, answers: dict[str, Answer], catalog: Catalog) -> list[dict[str, Answer]]:
    """The screens on which the answers of a form were given, in order."""
    screens: list[dict[str, Answer]] = []
    so_far: dict[str, Answer] = {}
    while asked := [one.id for one in next_screen(form, so_far, catalog) if one.id in answers]:
        screens.append({id_: answers[id_] for id_ in asked})
        so_far |= screens[-1]
    return screens
