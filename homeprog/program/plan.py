"""What a day holds: the action with its reasons, the items, the locks (design.md section 4)."""

from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct

from homeprog.program.facts import Change

Action = Literal[
    "EMERGENCY",
    "URGENT",
    "CLINICIAN-FIRST",
    "SCREENING-DUE",
    "NERVE-CHECK",
    "NO-SESSION",
    "FLARE-NERVE",
    "FLARE",
    "REST-DAY",
    "GENTLE",
    "EASY",
    "NORMAL-HOLD",
    "NORMAL",
]
SEVERITY: tuple[Action, ...] = get_args(Action)
"""Most severe first (RU-20)."""

Mark = Literal["ok", "ok-hold", "amber", "red"]
Part = Literal["warm_up", "main", "walk", "closing"]
PairState = Literal["LOCKED", "RESTORED", "RESTORED-LIMITED"]


class Reason(Struct, frozen=True):
    """A rule that spoke, with the numbers it looked at; `ui/words.py` puts it into a sentence."""

    rule: str
    inputs: dict[str, Any] = {}


class Ruling(Struct, frozen=True):
    """The answer of a rule: what to do, which rule said so, and its inputs."""

    action: str
    rule: str
    inputs: dict[str, Any] = {}

    @property
    def reason(self) -> Reason:
        """The same without the action."""
        return Reason(self.rule, self.inputs)


class Item(Struct, frozen=True, kw_only=True):
    """One exercise of a day: `step` is the step of record, the numbers are what is done today.

    Attributes:
        side: `each` (one at a time), `both`, or `left`/`right` for the symptomatic side only.
        change: The one change of this session, if it is here (H-3).
        eased: True when the numbers are less than the step's.
        minutes: Time it takes, rests and both sides included.
    """

    exercise: str
    part: Part
    step: str | None
    sets: int
    reps: int | None
    hold_s: float | None
    rest_s: float
    side: Literal["each", "both", "left", "right"]
    change: Change | None = None
    minutes: float = 0.0
    load_kg: float | None = None
    support: str | None = None
    eased: bool = False


class Lock(Struct, frozen=True):
    """An exercise shut by gates."""

    exercise: str
    gates: tuple[str, ...]


class Bench(Struct, frozen=True):
    """An exercise that is not offered until a day."""

    exercise: str
    until: date


class Missing(Struct, frozen=True):
    """One condition of a gate or pair that is not met yet, in numbers.

    Attributes:
        what: Key of the condition (`weekly_tests`, `sessions`, `days`, ...); words come from `ui/words.py`.
        have, need: The numbers so far and needed.
    """

    what: str
    have: float
    need: float


class DayPlan(Struct, frozen=True, kw_only=True):
    """A day as the rules see it at one moment."""

    day: date
    action: Action
    rule: str
    stage: str
    gates: dict[str, bool]
    pairs: dict[str, PairState]
    tags: tuple[str, ...]
    asks: tuple[str, ...]
    items: tuple[Item, ...]
    locked: tuple[Lock, ...]
    cards: tuple[str, ...]
    benched: tuple[Bench, ...]
    reasons: tuple[Reason, ...]
    missing: dict[str, tuple[Missing, ...]] = {}
    """What each closed pair or gate still misses."""
    allowed: frozenset[str] = frozenset()
    """Exercises that gates, tags, surfaces, benches and today's action allow: what SWAP-1 may choose from."""

    @property
    def minutes(self) -> float:
        """Time the whole session takes."""
        return sum(item.minutes for item in self.items)


def most_severe(rulings: "list[Ruling]") -> Ruling:
    """The most severe ruling; the earlier one on a tie (RU-20).

    Raises:
        ValueError: There is no ruling.
    """
    if not rulings:
        raise ValueError("most_severe needs at least one ruling")
    return min(rulings, key=lambda ruling: SEVERITY.index(ruling.action))
