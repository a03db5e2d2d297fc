"""Maintenance for life: two alternating sets of exercises already done (clinical.md 4.7, H-12, RU-53)."""

from homeprog.program.catalog import MaintenanceSet
from homeprog.program.progression import slot_of
from homeprog.program.reassess import re_enters
from homeprog.program.records import ProgramState
from homeprog.program.selection import swap
from homeprog.program.today import Today

CHAIR_TAGS = frozenset({"no-floor", "falls"})


def applies(today: Today) -> bool:
    """Whether the session is a maintenance set; RA-7 sends back to full sessions for a while."""
    return today.stage == "S5" and not re_enters(today.state)


def todays_set(today: Today) -> MaintenanceSet:
    """A and B in turn; the chair sets where the floor is out of reach (RU-53)."""
    surfaces = set(today.state.surfaces)
    chair = bool(CHAIR_TAGS & set(today.tags)) or not surfaces & {"floor", "bed"}
    return today.catalog.maintenance[f"MAINT-{'CHAIR' if chair else 'FLOOR'}-{letter(today.state)}"]


def letter(state: ProgramState) -> str:
    """The set whose turn it is, `A` or `B`."""
    return "AB"[state.maintenance_sessions % 2]


def exercises(today: Today) -> list[str]:
    """Today's set with every item done before: itself, the latest of its group or family, or SWAP-1."""
    chosen = todays_set(today)
    found: list[str] = []
    for wanted in (*chosen.stretches, *chosen.strength, *chosen.setting):
        exercise = _known(today, wanted, found)
        if exercise is not None:
            found.append(exercise)
    return found


def _known(today: Today, wanted: str, taken: list[str]) -> str | None:
    """H-12: stage 5 uses only exercises the patient has already done."""

    def usable(exercise: str) -> bool:
        record = today.state.record(exercise)
        done = record is not None and record.first_done is not None
        return done and exercise not in taken and today.open(exercise)

    if usable(wanted):
        return wanted
    slot = slot_of(today.catalog.exercises[wanted])
    alike = [
        (record.last_done, exercise)
        for exercise, record in today.state.exercises.items()
        if slot_of(today.catalog.exercises[exercise]) == slot and usable(exercise) and record.last_done
    ]
    return max(alike)[1] if alike else swap(today.catalog, wanted, usable)
