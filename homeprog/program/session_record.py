"""A session as the rules remember it: its exercises with their marks, and the trace it leaves."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from homeprog.program.facts import Change
from homeprog.program.pain import SessionMark, Zones
from homeprog.program.plan import Action, Mark, Ruling

COUNTING: tuple[Action, ...] = ("NORMAL", "NORMAL-HOLD")
"""Only instances of such days count for progression; EASY and GENTLE ones never do (RU-44)."""
EXERCISE_DONE = 0.75
"""Share of its dose from which an exercise counts as done (6.2, 7.2)."""
FIRST_AID = ("FA", "N")
"""Stages whose exercises make no exercise session (FREQ-2)."""
FLARE_ACTIONS = ("FLARE", "FLARE-NERVE")


class Instance(Struct):
    """One exercise as done in one session."""

    exercise: str
    step: str | None
    mark: Mark
    rule: str
    done: float
    effort: int | None
    counts: bool
    """False where it never counts for progression (EASY, GENTLE, eased, first aid of a flare-up)."""
    checks_passed: bool = False
    grabs: int = 0


class SessionRecord(Struct):
    """One session with its marks."""

    id: str
    day: date
    at: datetime
    action: Action
    rest: int | None
    zones: Zones
    planned: dict[str, tuple[str | None, Change | None]] = {}
    instances: list[Instance] = []
    skipped: dict[str, str] = {}
    sets: int = 0
    how: Literal["completed", "stopped", "left"] | None = None
    ended_at: datetime | None = None
    after_at: datetime | None = None
    rule: str | None = None
    after: Ruling | None = None
    first_after: int | None = None
    """Pain ten minutes after, while the 60-minute answer is awaited (P-5)."""
    mark: SessionMark = "ok-hold"
    """The session's mark by P rules; ok-hold while nothing is entered."""
    noted: bool = False
    """Its start values have gone into the baselines' sources (0.4)."""
    final: bool = False

    def instance(self, exercise: str) -> Instance | None:
        """The instance of an exercise, if it was done."""
        return next((one for one in self.instances if one.exercise == exercise), None)

    def answered_zones(self, left: int | None, right: int | None) -> Zones | None:
        """The zones of an answer; a leg that was not asked is as at the start, None if neither was."""
        if left is None and right is None:
            return None
        return (self.zones[0] if left is None else left, self.zones[1] if right is None else right)


class Finished(Struct):
    """The trace of a finished session that later rules look at."""

    id: str
    day: date
    mark: SessionMark
    completed: bool
    exercise_session: bool
    """False for first-aid and walking bouts (FREQ-2)."""
    counted: bool = False
    """At least 75 % of its exercises done (7.2), before the cap of 3 in 7 days."""
