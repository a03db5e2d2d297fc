"""The patient's side of the window: facts go in durably, state and plan come out.

One round trip for every answer: stored, then counted, then told. Screens never touch the journal.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.clock import Clock
from homeprog.data.errors import StoreError
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.standing import replay_until
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, FactRetracted, UnknownFact, decode_fact, encode_fact
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.retractions import taken_back_ids
from homeprog.program.state import advance, follows

AnyKind = TypeVar("AnyKind", bound=Fact)


class Companion(QObject):
    """An open profile.

    Args:
        journal: Open for writing; the caller closes it.
        catalog: The library.
        clock: Dates the facts.
        state: The state after all facts of the journal (`homeprog.data.standing.load_standing`).

    Signals:
        changed(): A fact was stored, or time alone has changed the plan.
        failed(str): Something could not be stored; a sentence. The answer may stay on show.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        clock: Clock,
        state: ProgramState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.journal, self.catalog, self.clock = journal, catalog, clock
        self._state = state
        self._plan: DayPlan | None = None
        self._planned_for: datetime | None = None

    @property
    def state(self) -> ProgramState:
        """What the facts so far amount to."""
        return self._state

    def now(self) -> datetime:
        """The present moment, with its offset."""
        return self.clock.now()

    def plan(self) -> DayPlan:
        """The day as the rules see it now; computed anew after a fact and once a minute."""
        minute = self.now().replace(second=0, microsecond=0)
        if self._plan is None or minute != self._planned_for:
            self._plan, self._planned_for = plan_day(self._state, self.now(), self.catalog), minute
        return self._plan

    @Slot()
    def look(self) -> None:
        """Tell the screens if time alone has changed the plan: a new day, ten minutes after a session."""
        before = self._plan
        if before is not None and self.plan() != before:
            self.changed.emit()

    def stamp(self, kind: type[AnyKind], **fields: Any) -> AnyKind:
        """Make a fact of this moment (or of `at`, if given) without storing it, for `record_many`.

        Raises:
            ValueError: A field is missing or has a value that is not allowed; names it.
        """
        now = self.now()
        fact = kind(**{"id": new_id(now), "at": now, **fields})
        decode_fact(encode_fact(fact))  # a record is not checked when it is made, only when it is read
        return fact

    def record(self, kind: type[AnyKind], **fields: Any) -> AnyKind | None:
        """Store one fact of this moment (or of `at`, if given).

        Returns:
            The fact when it is on the disk; None when it could not be stored (`failed` was emitted).

        Raises:
            ValueError: As `stamp`.
        """
        fact = self.stamp(kind, **fields)
        return fact if self.record_many([fact]) else None

    def record_many(self, facts: Sequence[Fact]) -> bool:
        """Store facts, all or none, in one transaction.

        Returns:
            True when they are on the disk; False when they could not be stored (`failed` was emitted).
        """
        try:
            self.journal.append(facts)
        except StoreError as error:
            self.failed.emit(str(error))
            return False
        self._count(facts)
        return True

    def retract(self, fact_id: str, reason: str = "") -> bool:
        """Take an earlier fact back; it stays visible and no longer counts.

        Returns:
            As `record_many`.
        """
        return self.record(FactRetracted, fact=fact_id, reason=reason) is not None

    def facts_of_today(self) -> list[Fact]:
        """Today's facts that still count, oldest first, for "take back"."""
        found = self.journal.facts_on(self.now().date())
        gone = taken_back_ids(found)
        return [
            fact
            for fact in found
            if not isinstance(fact, UnknownFact | FactRetracted) and fact.id not in gone
        ]

    def all_facts(self) -> list[Fact | UnknownFact]:
        """Every fact of the journal in the order of time, for history and reports."""
        return self.journal.facts()

    def reload(self) -> None:
        """Read the journal anew, after facts were merged into it from outside the window."""
        self._count(())

    def _count(self, fresh: Sequence[Fact]) -> None:
        """Bring the state up to date with facts that are on the disk, and tell."""
        trouble = ""
        try:
            self._state = self._with(fresh)
        except StoreError as error:  # stored, but the journal could not be read back for a replay
            trouble = str(error)
        self._plan = None
        self.changed.emit()
        if trouble:
            self.failed.emit(trouble)

    def _with(self, fresh: Sequence[Fact]) -> ProgramState:
        """The state with new facts; none, or facts out of order, mean a full replay."""
        state = self._state
        for fact in sorted(fresh, key=lambda fact: (fact.at, fact.id)):
            if not follows(state, fact):
                return self._replayed()
            state = advance(state, fact, self.catalog)
        return state if fresh else self._replayed()

    def _replayed(self) -> ProgramState:
        return replay_until(self.journal, self.catalog, self.now().date())
