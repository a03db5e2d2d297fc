"""One day seen by the planner: gates, tags, and what may be offered under today's action."""

from datetime import date
from functools import cached_property, lru_cache

from msgspec import Struct

from homeprog.program import adopted, clearance, gates, pairs, time_away
from homeprog.program.action import Decision, may_change
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.context import limits_of, suitable_today
from homeprog.program.limits import Limits
from homeprog.program.records import DayRecord, ProgramState
from homeprog.program.selection import Allowed

NOTHING = frozenset({"EMERGENCY", "URGENT", "CLINICIAN-FIRST"})
FIRST_AID_ONLY = frozenset({"SCREENING-DUE", "NERVE-CHECK", "NO-SESSION", "FLARE-NERVE", "FLARE", "REST-DAY"})
GENTLE_STAGES = frozenset({"FA", "S1"})
LOADED_ROLES = frozenset({"strengthen", "set", "balance"})


class Today(Struct, frozen=True, dict=True):
    """Everything the planner needs of one day.

    Attributes:
        suits: What tags, surfaces, benches and a clinician allow, whatever the gates.
        record: Today's answers, if there are any.
    """

    state: ProgramState
    catalog: Catalog
    day: date
    decision: Decision
    tags: tuple[str, ...]
    gates: gates.Gates
    stage: str
    limits: Limits
    suits: Allowed
    record: DayRecord | None

    @cached_property
    def action(self) -> str:
        """Today's action."""
        return self.decision.action

    @property
    def pregnancy_week(self) -> float | None:
        """Week of pregnancy today, as far as it was answered (PR-08w)."""
        return clearance.pregnancy_week(self.state, self.day)

    @cached_property
    def changes_allowed(self) -> bool:
        """H-2."""
        return may_change(self.state, self.decision, self.day)

    @cached_property
    def sedated(self) -> bool:
        """Question (6) of 5.2: no strengtheners, setting or balance today (RU-50)."""
        return bool(self.record and self.record.readiness and self.record.readiness.sedated)

    @cached_property
    def freshly_up(self) -> bool:
        """Up for less than an hour (two with `flex-sens`): no end-range bending (5.2 (7))."""
        if self.record is None or self.record.readiness is None:
            return False
        up_for = self.record.readiness.up_for
        return up_for == "under_1h" or (up_for == "1_2h" and "flex-sens" in self.tags)

    def open(self, exercise: str) -> bool:
        """Whether gates, tags, surfaces, benches, the hour and today's action let an exercise be offered."""
        return exercise in self.offered

    @cached_property
    def offered(self) -> frozenset[str]:
        """All exercises that may be offered today."""
        if self.action in NOTHING:
            return frozenset()
        waiting = self.awaiting_retest
        possible = _under_action(
            self.catalog, self.action, self.sedated, self.freshly_up, "NT-4" in self.state.clinician
        )
        return frozenset(
            one
            for one in possible - self.shut.keys() - adopted.left_out(self.state)
            if not (waiting and _waits(self.catalog.exercises[one], waiting)) and self.suits(one)
        )

    @cached_property
    def last_done(self) -> dict[str, date]:
        """The last day of each group, family or role (RU-5)."""
        return time_away.last_done(self.state, self.catalog)

    @cached_property
    def awaiting_retest(self) -> frozenset[str]:
        """RU-29: pairs whose strengtheners wait for a flexibility test after 14 days away.

        A pair without a suitable test has nothing to wait for (RU-6).
        """
        if self.state.retest_from is None:
            return frozenset()
        tags = frozenset(self.tags)
        return frozenset(
            pair
            for pair, group in pairs.TIGHT_GROUP.items()
            if time_away.awaits_retest(self.state, group)
            and pairs.suitable(self.state, self.catalog, group, tags)
        )

    def pauses(self, exercise: str) -> bool:
        """Whether only today's action or a sedative keeps an exercise away, until another day."""
        data = self.catalog.exercises[exercise]
        if self.sedated and data.role in LOADED_ROLES:
            return True
        return self.action == "GENTLE" and data.stage not in GENTLE_STAGES

    @cached_property
    def shut(self) -> dict[str, tuple[str, ...]]:
        """Exercises shut by gates; first aid stays open on SCREENING-DUE (RU-26)."""
        found = dict(gates.closed_gates(self.state, self.catalog, self.gates))
        if self.first_aid_stays:
            self._reopen(
                found, "G-SCREEN", [one for one in found if self.catalog.exercises[one].stage == "FA"]
            )
        if self.gates["G-FLEX"]:  # 11.1 point 3: supported balance work that a clinician allowed
            allowed = [one for one in self.state.allowed_by_clinician if one in found]
            balance = [one for one in allowed if self.catalog.exercises[one].stage == "S4"]
            self._reopen(found, "G-BAL", balance)
        return found

    @staticmethod
    def _reopen(found: dict[str, tuple[str, ...]], gate: str, exercises: list[str]) -> None:
        for exercise in exercises:
            left = tuple(one for one in found[exercise] if one != gate)
            if left:
                found[exercise] = left
            else:
                del found[exercise]

    @property
    def first_aid_stays(self) -> bool:
        """RU-26: a screening that is merely due leaves first aid; an open alarm, or none ever, does not."""
        screening = self.state.screening
        alarmed = bool(screening.halts) or screening.full_due in {"RU-3", "RU-4"}
        return screening.last_full is not None and not alarmed and self.action not in NOTHING


@lru_cache(maxsize=256)
def _under_action(
    catalog: Catalog, action: str, sedated: bool, freshly_up: bool, sliders_wait: bool
) -> frozenset[str]:
    """The exercises that an action, a sedative, the hour and NT-4 leave."""

    def stays(data: Exercise) -> bool:
        if action in FIRST_AID_ONLY and data.stage != "FA":
            return False
        if action == "GENTLE" and data.stage not in GENTLE_STAGES:
            return False
        if sliders_wait and data.stage == "N":
            return False
        if sedated and data.role in LOADED_ROLES:
            return False
        return not (freshly_up and data.flexion_end_range)

    return frozenset(one.id for one in catalog.exercises.values() if stays(one))


def _waits(data: Exercise, pairs_waiting: frozenset[str]) -> bool:
    """RU-29: a strengthener of a pair whose flexibility is to be tested first."""
    return data.role == "strengthen" and bool(pairs_waiting.intersection(data.pairs))


def look(state: ProgramState, catalog: Catalog, day: date, decision: Decision) -> Today:
    """Gather what the planner needs; the state has been rolled to `day`."""
    open_gates = gates.gates(state, catalog, day)
    return Today(
        state=state,
        catalog=catalog,
        day=day,
        decision=decision,
        tags=clearance.tags_on(state, catalog, day),
        gates=open_gates,
        stage=gates.stage(state, open_gates),
        limits=limits_of(state, catalog),
        suits=suitable_today(state, catalog, day),
        record=state.day_record(day),
    )
