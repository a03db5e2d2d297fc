"""Journals of synthetic patients, lived up to the morning that is wanted: for pictures and for tests."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.simulation import START, Life

Wanted = Callable[[ProgramState, DayPlan], bool]
"""Whether a morning, before anything is answered, is the one to stop at."""

NINE = 9
SEED = 7


class Diary(Life):
    """A life whose facts are kept.

    Attributes:
        facts: Everything answered so far, oldest first.
    """

    def __init__(self, catalog: Catalog, number: int, seed: int = SEED) -> None:
        super().__init__(catalog, number, seed)
        self.facts: list[Fact] = []

    def record(self, kind: type[Fact], **fields: Any) -> None:
        """Enter a fact a minute later, and keep it."""
        super().record(kind, **fields)
        fact = kind(id=f"{len(self.facts):08d}", at=self.now, **fields)
        self.facts.append(fact)


def morning_of(day: int) -> datetime:
    """Nine o'clock of a day of the life."""
    return START + timedelta(days=day, hours=NINE)


def live_until(catalog: Catalog, number: int, wanted: Wanted, *, days: int = 420) -> tuple[Diary, datetime]:
    """Live a patient of the type with this number up to the first morning that is wanted.

    Returns:
        The life so far, and the moment of that morning.

    Raises:
        LookupError: No such morning came within the days.
    """
    diary = Diary(catalog, number)
    for day in range(days):
        if day and wanted(diary.state, plan_day(diary.state, morning_of(day), catalog)):
            return diary, morning_of(day)
        diary.live(day)
    raise LookupError(f"patient {number} never had such a morning in {days} days")
