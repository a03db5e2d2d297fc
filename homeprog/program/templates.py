"""Session templates: which slots a day has, and what could be new (clinical.md 4.6, 6.3, 6.5).

A draft holds the exercises in the order of 4.6 and the new ones that are possible; which of them becomes
today's one change is decided in `changes.py`.
"""

from datetime import date, timedelta

from msgspec import Struct

from homeprog.program import changes, functional, maintenance, nerve
from homeprog.program.catalog import PAIRS, Catalog, Pair
from homeprog.program.choosing import current, first_of, ok_from
from homeprog.program.pairs import TIGHT_GROUP, WEAK_GROUP
from homeprog.program.progression import Candidate
from homeprog.program.setbacks import is_slack
from homeprog.program.today import Today

FREQ_DAYS = 7
STRENGTH_DAYS_MAX = 3
STRETCH_DAYS_RESTORED = 3
STRETCH_DAYS_SLACK = 5
BALANCE_DAYS_MAX = 5
EARLY = frozenset({"S1", "S2A", "S2"})
SECOND_AFTER_DAYS = 14
SECOND_FROM = 3
"""A second strengthener of a pair comes after 14 days, once the first is at R4 or I4 or higher, ok twice:
what stage 3 asks of each pair (S23) comes first, or six exercises share the one change of a session."""
GATE_OF_PAIR: dict[Pair, str] = {"A": "G-A", "B": "G-B", "C": "G-C"}
PHASES = {"balance": 0, "calm": 1, "mobilise": 2, "stretch": 3, "activate": 4, "strengthen": 5, "set": 6}


class Draft(Struct):
    """The main exercises of a day and the new ones that could join them."""

    exercises: list[str] = []
    newcomers: list[Candidate] = []


def phase(catalog: Catalog, exercise: str) -> int:
    """Place inside a session: balance while fresh, movement, stretches, core, strengtheners, setting."""
    data = catalog.exercises[exercise]
    return PHASES["stretch"] if data.stage == "S1" else PHASES[data.role]


def strength_allowed(today: Today) -> bool:
    """FREQ-1: not the day after one, and on at most three days in any rolling seven."""
    first = today.day - timedelta(days=FREQ_DAYS - 1)
    week = today.state.days_from(first)
    days = {record.day for record in week if record.strength and record.day < today.day}
    return today.day - timedelta(days=1) not in days and len(days) < STRENGTH_DAYS_MAX


def stretch_due(today: Today, pair: Pair) -> bool:
    """Stretches are due daily until the pair is restored, then on three days a week (PR-S1)."""
    if today.state.pairs[pair].state != "RESTORED":
        return True
    first = today.day - timedelta(days=FREQ_DAYS - 1)
    days = [record for record in today.state.days_from(first) if record.day < today.day]
    wanted = STRETCH_DAYS_SLACK if is_slack(today.state, pair) else STRETCH_DAYS_RESTORED  # SB-1
    return sum(pair in record.stretched for record in days) < wanted


def draft_session(today: Today) -> Draft:
    """The main exercises of stages 1 to 4, before the change and before RU-1."""
    draft = Draft()
    if today.stage == "S4" and balance_due(today):
        _balance(today, draft)
    if today.stage in EARLY:
        _fill(today, draft, "first-aid-movement")
    for pair in PAIRS:
        if stretch_due(today, pair):
            _stretch(today, draft, pair)
    _second_stretch(today, draft)
    if today.gates["G-ANY"] and today.stage != "S4":
        _vacuum(today, draft)
    if today.gates["G-CORE"] and strength_allowed(today):
        _strengtheners(today, draft)
        if today.gates["G-SET"]:
            _setting(today, draft)
    return draft


def is_planned_rest(today: Today) -> bool:
    """RU-22: from stage 2 on, nothing to strengthen today and neither stretch nor balance due."""
    if not today.gates["G-CORE"] or strength_allowed(today):
        return False
    if maintenance.applies(today):
        return True
    has_balance = bool(today.state.slots.get("balance")) or today.changes_allowed
    if today.stage == "S4" and balance_due(today) and has_balance:
        return False
    return not any(stretch_due(today, pair) for pair in PAIRS)


def balance_due(today: Today) -> bool:
    """Balance on at most five days a week (6.5)."""
    first = today.day - timedelta(days=FREQ_DAYS - 1)
    days = [record for record in today.state.days_from(first) if record.day < today.day]
    return sum(record.balance for record in days) < BALANCE_DAYS_MAX


def _balance(today: Today, draft: Draft) -> None:
    """2-4 balance exercises, brought in one per session (4.6)."""
    draft.exercises += functional.active_balance(today)
    found = functional.new_balance(today)
    if found is not None:
        since = today.state.latched["G-BAL"]
        draft.newcomers.append(changes.new_exercise(today, found[0], since, "BAL-1", found[1]))


def _setting(today: Today, draft: Draft) -> None:
    """The setting families in use, and the next one (4.6, PR-S3)."""
    for family in functional.active_families(today):
        _fill(today, draft, family)
    found = functional.new_family(today, today.state.latched["G-SET"])
    if found is not None and today.stage == "S3":
        draft.newcomers.append(changes.new_exercise(today, found[0], found[2], "PR-S3", found[1]))


def _fill(today: Today, draft: Draft, slot: str) -> None:
    """The slot's exercise, or the first of 4.5 where the slot is still empty (no change: H-11)."""
    if today.state.slots.get(slot):
        found = current(today, slot, draft.exercises)
    else:
        found = first_of(today, slot, draft.exercises)
    if found is not None:
        draft.exercises.append(found)


def _stretch(today: Today, draft: Draft, pair: Pair) -> None:
    group = TIGHT_GROUP[pair]
    if group == "hamstrings" and today.state.nerve_exit is not None:
        if nerve.hamstrings_paused(today.state, today.day):
            return  # NT-3
        returns = nerve.hamstrings_from(today.state)
        if returns is not None and changes.hamstrings_return(today):
            _offer(today, draft, group, returns, "NT-3", anew=True)
            return
    if today.state.s1_start is None or today.state.slots.get(group):
        _fill(today, draft, group)
    else:
        _offer(today, draft, group, today.state.s1_start, "H-11")


def _second_stretch(today: Today, draft: Draft) -> None:
    """RU-48: stage 1 adds a second stretch for the tightest group after 14 days."""
    if today.stage not in {"S1", "S2A"}:
        return
    for group in TIGHT_GROUP.values():
        for exercise in today.state.slots.get(group, [])[1:]:
            if exercise not in draft.exercises and today.open(exercise):
                draft.exercises.append(exercise)
    group_due = changes.second_stretch(today)
    start = today.state.s1_start
    if group_due is None or start is None or len(today.state.slots.get(group_due, [])) != 1:
        return
    _offer(today, draft, group_due, start + timedelta(days=changes.SECOND_STRETCH_DAYS), "RU-48")


def _vacuum(today: Today, draft: Draft) -> None:
    if today.state.slots.get("core"):
        _fill(today, draft, "core")
        return
    opened = [pair.since for pair in today.state.pairs.values() if pair.since is not None]
    _offer(today, draft, "core", min(opened, default=today.day), "S12")


def _strengtheners(today: Today, draft: Draft) -> None:
    """1-2 strengtheners for each unlocked pair; pairs come in one session apart (PR-S2)."""
    core_since = today.state.latched["G-CORE"]
    firsts_done = True
    for pair in PAIRS:
        if not today.gates[GATE_OF_PAIR[pair]]:
            continue
        group = WEAK_GROUP[pair]
        if pair in today.awaiting_retest:
            firsts_done = False
            continue
        if today.state.slots.get(group):
            count = len(today.state.slots[group]) if today.stage in EARLY else 1
            for _ in range(count):
                _fill(today, draft, group)
            continue
        firsts_done = False
        since = max(core_since, today.state.pairs[pair].since or core_since)
        _offer(today, draft, group, since, "PR-S2")
    if firsts_done and today.stage in EARLY:
        _second_strengtheners(today, draft)


def _second_strengtheners(today: Today, draft: Draft) -> None:
    for pair in PAIRS:
        slot = today.state.slots.get(WEAK_GROUP[pair], [])
        if not today.gates[GATE_OF_PAIR[pair]] or len(slot) != 1:
            continue
        record = today.state.record(slot[0])
        if record is None or record.first_done is None:
            continue
        since = record.first_done + timedelta(days=SECOND_AFTER_DAYS)
        if since <= today.day and ok_from(today.state, today.catalog, slot[0], SECOND_FROM) >= 2:
            _offer(today, draft, WEAK_GROUP[pair], since, "PR-S2")


def _offer(today: Today, draft: Draft, slot: str, since: date, rule: str, *, anew: bool = False) -> None:
    """Note the next exercise of a slot as a possible new one (H-3).

    Args:
        anew: The slot's own exercise is new again, at its first step (NT-3).
    """
    taken = [*draft.exercises] if anew else [*draft.exercises, *today.state.slots.get(slot, [])]
    found = (current(today, slot, taken) if anew else None) or first_of(today, slot, taken)
    if found is not None:
        draft.newcomers.append(changes.new_exercise(today, found, since, rule))
