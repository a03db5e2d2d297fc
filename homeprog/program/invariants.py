"""What must hold for every plan, whatever the facts (issue of record: the promises of design.md section 1).

The checks look at plans from outside, with their own simple memory, so that they do not repeat the engine.
"""

from datetime import timedelta

from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.context import limits_of
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState

TRAINING = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})
CLOSED = frozenset({"EMERGENCY", "URGENT", "CLINICIAN-FIRST"})
FIRST_AID_DAYS = frozenset({"FLARE", "FLARE-NERVE", "NO-SESSION", "SCREENING-DUE", "REST-DAY", "NERVE-CHECK"})
MAIN_MAX, MINUTES_MAX = 8, 30.0
LOAD_MAX_KG = 5.0
CHANGES_MOST = 4
EARLIEST_STAGE_5 = 91
TOLD_BY = {
    "G-A": ("A",),
    "G-B": ("B",),
    "G-C": ("C",),
    "G-CORE": ("G-CORE", "A", "B", "C"),
    "G-SET": ("G-SET", "G-CORE"),
    "G-BAL": ("G-BAL", "G-SET", "G-CORE"),
    "G-MAINT": ("G-MAINT", "G-BAL", "G-SET", "G-CORE"),
}
"""Where a shut gate says what it misses: itself, or what has to open before it."""
FIRST_AID = frozenset({"FA", "N"})
LOADED = frozenset({"strengthen", "set"})
NO_CHANGE = frozenset({"GENTLE", "EASY", "NORMAL-HOLD"})


class Watch:
    """Checks the plans of one patient one after the other and remembers what broke."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.violations: list[str] = []

    def check(self, state: ProgramState, plan: DayPlan) -> None:
        """Look at one plan."""
        self._alarms(state, plan)
        self._offers(plan)
        self._doses(state, plan)
        self._gates(state, plan)
        self._amount(plan)
        self._changes(state, plan)
        self._rhythm(state, plan)
        self._told(plan)
        if plan.stage == "S5" and state.s1_start is not None:
            self._need((plan.day - state.s1_start).days >= EARLIEST_STAGE_5, plan, "stage 5 before day 91")

    def _need(self, holds: bool, plan: DayPlan, what: str) -> None:
        if not holds:
            self.violations.append(f"{plan.day} {plan.action} {plan.rule}: {what}")

    def _alarms(self, state: ProgramState, plan: DayPlan) -> None:
        """After an EMERGENCY or URGENT event nothing until it is cleared (RU-3)."""
        self._need(plan.action not in CLOSED or not plan.items, plan, "something is offered before clearance")
        open_ones = [halt.rule for halt in state.screening.halts if halt.cleared_at is None]
        self._need(
            not open_ones or plan.action in CLOSED, plan, f"{open_ones} is forgotten without clearance"
        )

    def _offers(self, plan: DayPlan) -> None:
        """First aid only on flare-up and rest days; tags and surfaces kept."""
        tags = set(plan.tags)
        for item in plan.items:
            data = self.catalog.exercises[item.exercise]
            self._need(not tags.intersection(data.avoid), plan, f"{data.id} is against a tag")
            if plan.action in FIRST_AID_DAYS:
                self._need(data.stage == "FA", plan, f"{data.id} on a day of first aid")
            if plan.action == "GENTLE":
                self._need(data.stage in {"FA", "S1"}, plan, f"{data.id} on a GENTLE day")
            if "no-floor" in tags:
                self._need(set(data.surfaces) != {"floor"}, plan, f"{data.id} needs the floor")
            if "flex-sens" in tags:
                self._need(not data.flexion_end_range, plan, f"{data.id} bends to the end")

    def _doses(self, state: ProgramState, plan: DayPlan) -> None:
        """Loads below what every tag and the clinician allow; none on an EASY day (2.7, 5.8, PR-LOAD)."""
        ceilings = [self.catalog.tags[tag].load_ceiling_kg for tag in plan.tags]
        untagged = LOAD_MAX_KG if state.load_ceiling_kg is None else state.load_ceiling_kg
        most = min(one for one in [*ceilings, untagged] if one is not None)
        for item in plan.items:
            kg = item.load_kg or 0.0
            self._need(kg <= most, plan, f"{item.exercise} with {kg:g} kg")
            self._need(
                kg == 0.0 or plan.action != "EASY", plan, f"{item.exercise} with a load on an EASY day"
            )

    def _gates(self, state: ProgramState, plan: DayPlan) -> None:
        """No exercise behind a shut gate; no strengthener while its opponent is locked (R-PAIR)."""
        locked = {lock.exercise for lock in plan.locked}
        for item in plan.items:
            data = self.catalog.exercises[item.exercise]
            self._need(item.exercise not in locked, plan, f"{data.id} is locked and offered")
            shut = {gate for gate in data.unlock if not plan.gates[gate]} - self._open_anyway(state, data)
            self._need(not shut, plan, f"{data.id} behind {sorted(shut)}")
            if data.role == "strengthen":
                locked_pairs = [pair for pair in data.pairs if plan.pairs[pair] == "LOCKED"]
                self._need(not locked_pairs, plan, f"{data.id} while pair {locked_pairs} is locked")
                limited = any(plan.pairs[pair] == "RESTORED-LIMITED" for pair in data.pairs)
                self._need(data.level == "foundation" or not limited, plan, f"{data.id} in a limited pair")
        benched = {bench.exercise for bench in plan.benched}
        for item in plan.items:
            self._need(item.exercise not in benched, plan, f"{item.exercise} is benched and offered")
        self._locks(plan)

    @staticmethod
    def _open_anyway(state: ProgramState, data: Exercise) -> set[str]:
        """First aid stays while a screening is due (RU-26); balance work that a clinician allowed (11.1)."""
        if data.stage == "FA":
            return {"G-SCREEN"}
        return {"G-BAL"} if data.id in state.allowed_by_clinician else set()

    def _locks(self, plan: DayPlan) -> None:
        """Every lock names its gates, and the first gate that is shut says what it misses."""
        for lock in plan.locked:
            if not lock.gates:
                self._need(False, plan, f"{lock.exercise} is locked without a gate")
        if not plan.gates["G-FLEX"] or plan.rule == "RA-5":
            return  # shut as a whole: screening, nerve track, tests or a review come first
        for gate, told_by in TOLD_BY.items():
            if not plan.gates[gate]:
                told = any(key in plan.missing for key in told_by)
                self._need(told, plan, f"{gate} is shut without what is missing")

    def _amount(self, plan: DayPlan) -> None:
        """At most 8 exercises and 30 minutes."""
        main = [item for item in plan.items if item.part == "main"]
        self._need(len(main) <= MAIN_MAX, plan, f"{len(main)} exercises")
        minutes = sum(item.minutes for item in main)
        self._need(minutes <= MINUTES_MAX, plan, f"{minutes:.1f} minutes")
        self._need(len({item.exercise for item in main}) == len(main), plan, "an exercise twice")

    def _changes(self, state: ProgramState, plan: DayPlan) -> None:
        """One change a session, four in a calendar week; none on a held day or before a review."""
        changes = [item for item in plan.items if item.change]
        self._need(len(changes) <= 1, plan, f"{len(changes)} changes")
        self._need(not changes or plan.action not in NO_CHANGE, plan, "a change on a held day")
        self._need(not changes or not state.clinician, plan, "a change while a review is asked for")
        monday = plan.day - timedelta(days=plan.day.weekday())
        made = [change for change in state.changes if change.budget and change.day >= monday]
        most = max(
            CHANGES_MOST, limits_of(state, self.catalog).changes_per_week
        )  # a clinician may allow more
        self._need(len(made) <= most, plan, f"{len(made)} changes in a week")

    def _rhythm(self, state: ProgramState, plan: DayPlan) -> None:
        """FREQ-1 and FREQ-2, told from what was done."""
        loaded = any(self.catalog.exercises[item.exercise].role in LOADED for item in plan.items)
        done = [record.day for record in state.days if record.strength and record.day < plan.day]
        if loaded:
            self._need(plan.day - timedelta(days=1) not in done, plan, "strength on two days running")
            week = [day for day in done if (plan.day - day).days < 7]
            self._need(len(week) < 3, plan, "strength on a fourth day in seven")
        today = state.day_record(plan.day)
        more = [item for item in plan.items if self.catalog.exercises[item.exercise].stage not in FIRST_AID]
        over = today is not None and today.exercised
        self._need(not over or not more, plan, "a second exercise session on one day")

    def _told(self, plan: DayPlan) -> None:
        """Every plan has its reason; every state says what to do now."""
        self._need(bool(plan.rule and plan.reasons), plan, "no reason")
        if plan.action in TRAINING:
            self._need(any(item.part == "main" for item in plan.items), plan, "nothing to do")
