"""Today: the questions that are due, then the plan; every press is one slot here."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.profiles import Profile
from homeprog.program.facts import CardRead, OverrideRecorded, SessionEnded
from homeprog.ui.asks.ask_controller import AskController
from homeprog.ui.asks.asking import FIRST
from homeprog.ui.asks.steps import Step
from homeprog.ui.companion import Companion
from homeprog.ui.today_vm import TodayVM, today_vm


class TodayController(AskController):
    """Decides between asking and the plan.

    Signals:
        planned(TodayVM): Nothing has to be asked first; this is the plan.
        took_back(): An answer was taken back.
        paper_requested(): A paper week is to be typed in.
    """

    planned = Signal(object)
    took_back = Signal()
    paper_requested = Signal()

    def __init__(self, companion: Companion, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(companion, profile, parent)
        self.vm: TodayVM | None = None
        self._opened: str | None = None
        self._left_for_later: str | None = None
        self.finished.connect(self._plan)

    def next_step(self) -> Step | None:
        """What was opened with a press, else what must be asked first."""
        if self._opened == "walk":
            return self.asking().walk()
        if self._opened is not None:
            alike = self._alike(self._opened)
            if alike:
                return replace(self.step_for(alike[0]), can_go_back=True, can_wait=len(alike) > 1)
            self._opened = None
        ask = self.next_ask()
        return None if ask is None or ask not in FIRST else self.step_for(ask)

    @Slot(str)
    def open_ask(self, ask: str) -> None:
        """Ask something that could wait, or note a walk (`walk`)."""
        self._opened = ask
        self.put_off_today.pop(ask, None)
        self.look()

    @Slot(object)
    def answer(self, fields: dict[str, Any]) -> None:
        """Take the answers; a walk is then done with."""
        if self._opened == "walk":
            self._opened = None
        super().answer(fields)

    @Slot()
    def go_back(self) -> None:
        """One screen back inside a screening, else back to the plan."""
        before = self.step
        super().go_back()
        if self.step == before:
            self._opened = None
            self.look()

    @Slot(str)
    def take_back(self, fact: str) -> None:
        """Take an answer of today back; what it was about is asked again."""
        if self.companion.retract(fact, "taken back"):
            self.put_off_today.clear()
            self.took_back.emit()
            self.look()

    @Slot(str)
    def read_card(self, card: str) -> None:
        """Mark a card as read."""
        self.companion.record(CardRead, card=card)
        self.look()

    @Slot(str)
    def take_offer(self, key: str) -> None:
        """Note that a clinician has seen the patient, or that balance work needs more support; or type in."""
        if key == "paper":
            self.paper_requested.emit()
            return
        if key == "review":
            self.companion.record(OverrideRecorded, what="review_recorded", value=True)
        elif key == "falls":
            self.companion.record(OverrideRecorded, what="tag_set", target="falls", value=True, reason="SB-4")
        self.look()

    @Slot()
    def leave_for_later(self) -> None:
        """Keep a begun session open without offering it again for now."""
        self._left_for_later = None if self.vm is None else self.vm.open_session
        self.look()

    @Slot()
    def end_session(self) -> None:
        """End a begun session where it is."""
        if self.vm is not None and self.vm.open_session is not None:
            self.companion.record(SessionEnded, session=self.vm.open_session, how="left")
            self.look()

    def _alike(self, opened: str) -> list[str]:
        """What is left of the kind that was opened, itself first; what was put off is left out."""
        kind, today = opened.partition(":")[0], self.companion.now().date().isoformat()
        asks = (ask for ask in self.companion.plan().asks if ask.partition(":")[0] == kind)
        left = [ask for ask in asks if self.put_off_today.get(ask) != today]
        return sorted(left, key=lambda ask: ask != opened)

    @Slot()
    def _plan(self) -> None:
        is_typing = self.profile.paper_draft.exists()
        vm = today_vm(self.companion, left_for_later=self._left_for_later, is_typing=is_typing)
        self.vm = vm
        self.planned.emit(vm)
