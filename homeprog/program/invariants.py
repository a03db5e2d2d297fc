"""What must hold for every plan, whatever the facts (issue of record: the promises of design.md section 1).

The checks look at plans from outside, with their own simple memory, so that they do not repeat the engine.
"""

from datetime import timedelta

from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState

TRAINING = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})
CLOSED = frozenset({"EMERGENCY", "URGENT", "CLINICIAN-FIRST"})
FIRST_AID_DAYS = frozenset({"FLARE", "FLARE-NERVE", "NO-SESSION", "SCREENING-DUE", "REST-DAY", "NERVE-CHECK"})
MAIN_MAX, MINUTES_MAX = 8, 30.0
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
LOADED = frozenset({"strengthen", "set"})
NO_CHANGE = frozenset({"GENTLE", "EASY", "NORMAL-HOLD"})


class Watch:
    """Checks the plans of one patient one after the other and remembers what broke."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.violations: list[str] = []

    def check(self, state: ProgramState, plan: DayPlan) -> None:
        """Look at one plan."""
        self._offers(plan)
        self._gates(plan)
        self._amount(plan)
        self._rhythm(state, plan)
        self._told(plan)
        if plan.stage == "S5" and state.s1_start is not None:
            self._need((plan.day - state.s1_start).days >= EARLIEST_STAGE_5, plan, "stage 5 before day 91")

    def _need(self, holds: bool, plan: DayPlan, what: str) -> None:
        if not holds:
            self.violations.append(f"{plan.day} {plan.action} {plan.rule}: {what}")

    def _offers(self, plan: DayPlan) -> None:
        """Nothing after an alarm; first aid only on flare-up and rest days; tags and surfaces kept."""
        self._need(plan.action not in CLOSED or not plan.items, plan, "something is offered before clearance")
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

    def _gates(self, plan: DayPlan) -> None:
        """No exercise behind a shut gate; no strengthener while its opponent is locked (R-PAIR)."""
        locked = {lock.exercise for lock in plan.locked}
        for item in plan.items:
            data = self.catalog.exercises[item.exercise]
            self._need(item.exercise not in locked, plan, f"{data.id} is locked and offered")
            if data.role == "strengthen":
                shut = [pair for pair in data.pairs if plan.pairs[pair] == "LOCKED"]
                self._need(not shut, plan, f"{data.id} while pair {shut} is locked")
        benched = {bench.exercise for bench in plan.benched}
        for item in plan.items:
            self._need(item.exercise not in benched, plan, f"{item.exercise} is benched and offered")
        self._locks(plan)

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
        """At most 8 exercises, 30 minutes and one change."""
        main = [item for item in plan.items if item.part == "main"]
        self._need(len(main) <= MAIN_MAX, plan, f"{len(main)} exercises")
        minutes = sum(item.minutes for item in main)
        self._need(minutes <= MINUTES_MAX, plan, f"{minutes:.1f} minutes")
        changes = [item for item in plan.items if item.change]
        self._need(len(changes) <= 1, plan, f"{len(changes)} changes")
        self._need(not changes or plan.action not in NO_CHANGE, plan, "a change on a held day")
        self._need(len({item.exercise for item in main}) == len(main), plan, "an exercise twice")

    def _rhythm(self, state: ProgramState, plan: DayPlan) -> None:
        """FREQ-1 and four changes in a calendar week, told from what was done."""
        loaded = any(self.catalog.exercises[item.exercise].role in LOADED for item in plan.items)
        done = [record.day for record in state.days if record.strength and record.day < plan.day]
        if loaded:
            self._need(plan.day - timedelta(days=1) not in done, plan, "strength on two days running")
            week = [day for day in done if (plan.day - day).days < 7]
            self._need(len(week) < 3, plan, "strength on a fourth day in seven")
        monday = plan.day - timedelta(days=plan.day.weekday())
        made = [change for change in state.changes if change.budget and change.day >= monday]
        most = max(CHANGES_MOST, limits_of(state, self.catalog).changes_per_week)  # a clinician may allow more
        self._need(len(made) <= most, plan, f"{len(made)} changes in a week")

    def _told(self, plan: DayPlan) -> None:
        """Every plan has its reason; every state says what to do now."""
        self._need(bool(plan.rule and plan.reasons), plan, "no reason")
        if plan.action in TRAINING:
            self._need(any(item.part == "main" for item in plan.items), plan, "nothing to do")
