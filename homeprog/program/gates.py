"""Gates and stages (clinical.md 6.3, 6.4, RU-9, RU-46)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from homeprog.program import clearance, nerve, pairs
from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.plan import Missing
from homeprog.program.records import ProgramState
from homeprog.program.stages import s23, s34, s45

GATES = (
    "G-SCREEN",
    "G-CLIN-NERVE",
    "G-FLEX",
    "G-ANY",
    "G-CORE",
    "G-A",
    "G-B",
    "G-C",
    "G-SET",
    "G-SET-X",
    "G-SET-L",
    "G-BAL",
    "G-MAINT",
)
PAIR_GATES = {"G-A": "A", "G-B": "B", "G-C": "C"}
CORE_SESSIONS = 3
CORE_RUN = 2
LOAD_DAYS = 14
STAGE_RULES = (("G-CORE", "G-SET", s23), ("G-SET", "G-BAL", s34), ("G-BAL", "G-MAINT", s45))
"""Gate below, gate reached, and the rule that tells what is missing."""

Gates = dict[str, bool]


def gates(state: ProgramState, catalog: Catalog, today: date) -> Gates:
    """Every gate of 6.3, open or shut, as of today; a limited pair's gate counts as open."""
    tags = frozenset(clearance.tags_on(state, catalog, today))
    screen = clearance.screening_open(state, today)
    flex = screen and state.nerve is None and pairs.intake_done(state, catalog, tags)
    open_pairs = {pair for pair in PAIRS if state.pairs[pair].state != "LOCKED"}
    found = {
        "G-SCREEN": screen,
        "G-CLIN-NERVE": "G-CLIN-NERVE" in state.gates_opened,
        "G-FLEX": flex,
        "G-ANY": flex and bool(open_pairs),
    }
    found["G-CORE"] = found["G-ANY"] and "G-CORE" in state.latched
    for gate, pair in PAIR_GATES.items():
        found[gate] = flex and pair in open_pairs
    found["G-SET"] = flex and "G-SET" in state.latched
    restored = all(state.pairs[pair].state == "RESTORED" for pair in PAIRS)
    found["G-SET-X"] = found["G-SET"] and restored
    since = state.latched.get("G-SET")
    found["G-SET-L"] = found["G-SET-X"] and since is not None and (today - since).days >= LOAD_DAYS
    found["G-BAL"] = flex and "G-BAL" in state.latched
    found["G-MAINT"] = "G-MAINT" in state.latched
    return found


def latch(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Reach the gates that stay open once reached (G-CORE: RU-46; S23, S34, S45)."""
    if state.nerve is None and "RA-5" not in state.clinician:  # RA-5: no new stage until a review
        _latch_core(state, today)
        _latch_stages(state, catalog, today)


def _latch_stages(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Stage by stage, so that no gate is reached before the one below."""
    for below, gate, rule in STAGE_RULES:
        if below not in state.latched or gate in state.latched:
            continue
        if next(rule(state, catalog, today), None) is None:
            state.latched[gate] = today
            if gate == "G-MAINT":
                state.activities_kept = state.activities_last


def _latch_core(state: ProgramState, today: date) -> None:
    any_pair = any(state.pairs[pair].state != "LOCKED" for pair in PAIRS)
    if (
        "G-CORE" not in state.latched
        and any_pair
        and state.vacuum_run >= CORE_RUN
        and state.vacuum_sessions >= CORE_SESSIONS
    ):
        state.latched["G-CORE"] = today


def stage(state: ProgramState, open_gates: Gates) -> str:
    """`N` on the nerve track, otherwise the highest stage whose gate is live (`S0` before S01)."""
    if state.nerve is not None:
        return "N"
    pair_open = any(open_gates[gate] for gate in PAIR_GATES)
    ladder = (
        ("S5", open_gates["G-MAINT"] and open_gates["G-FLEX"]),
        ("S4", open_gates["G-BAL"]),
        ("S3", open_gates["G-SET"]),
        ("S2", open_gates["G-CORE"] and pair_open),
        ("S2A", open_gates["G-ANY"]),
        ("S1", open_gates["G-FLEX"]),
    )
    return next((name for name, live in ladder if live), "S0")


def closed_gates(state: ProgramState, catalog: Catalog, open_gates: Gates) -> Mapping[str, tuple[str, ...]]:
    """The gates that shut each exercise; exercises with every gate open are left out."""
    closed = tuple(gate for gate, is_open in open_gates.items() if not is_open)
    limited = tuple(
        gate for gate, pair in PAIR_GATES.items() if state.pairs[pair].state == "RESTORED-LIMITED"
    )
    return _shut(catalog, closed, limited)


@lru_cache(maxsize=256)
def _shut(
    catalog: Catalog, closed: tuple[str, ...], limited: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    """A limited pair also shuts everything of stage 2 above `foundation` (RES-3)."""
    found = {}
    for data in catalog.exercises.values():
        also = limited if data.stage == "S2" and data.level != "foundation" else ()
        gates_ = tuple(gate for gate in data.unlock if gate in closed or gate in also)
        if gates_:
            found[data.id] = gates_
    return found


def missing(
    state: ProgramState, catalog: Catalog, open_gates: Gates, today: date
) -> dict[str, tuple[Missing, ...]]:
    """What the shut pairs and gates still miss, in numbers, by `A` `B` `C` or gate id."""
    found: dict[str, tuple[Missing, ...]] = {pair: pairs.missing(state, pair, today) for pair in PAIRS}
    if not open_gates["G-CORE"] and "G-CORE" not in state.latched:
        found["G-CORE"] = (
            Missing("vacuum_sessions", min(state.vacuum_sessions, CORE_SESSIONS), CORE_SESSIONS),
            Missing("vacuum_run", min(state.vacuum_run, CORE_RUN), CORE_RUN),
        )
    for below, gate, rule in STAGE_RULES:
        if below in state.latched and gate not in state.latched:
            found[gate] = tuple(rule(state, catalog, today))
    if state.nerve is not None:
        found["G-FLEX"] = nerve.missing(state, today)
    return {key: rows for key, rows in found.items() if rows}
