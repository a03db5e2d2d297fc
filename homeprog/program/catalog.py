"""The typed form of resources/: exercises, ladders, gates, screening, tests, rules' limits, cards.

Everything here is data read from `resources/` by `homeprog.data.library`; nothing of clinical.md is
retyped in code. The catalogue is immutable and shared.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from homeprog.program.self_tests import SelfTest

Pair = Literal["A", "B", "C"]
PAIRS: tuple[Pair, ...] = ("A", "B", "C")
Stage = Literal["FA", "N", "S1", "S2A", "S2", "S3", "S4"]
Role = Literal["calm", "mobilise", "stretch", "activate", "strengthen", "set", "balance"]
ExerciseLevel = Literal["foundation", "main", "advanced", "part", "full", "exaggerated", "load", "-"]
Support = Literal["both", "one", "fingertips", "hovering"]


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One rung of a dose ladder (clinical.md 4.3); absent quantities are None.

    Attributes:
        sets: Number of sets (of holds, of repetitions, of steps).
        reps: Repetitions (or breaths, or walking steps) per set.
        hold_s: Seconds held, per hold or per repetition.
        minutes: Minutes (positions of ease, walking).
        load_kg: Load in total.
        support: Hand support of balance work.
        rest_s: Rest between sets where the step prints its own (I7 to I9); otherwise the exercise's.
    """

    id: str
    sets: int = 1
    reps: int | None = None
    hold_s: float | None = None
    minutes: float | None = None
    load_kg: float | None = None
    support: Support | None = None
    rest_s: float | None = None


class Ladder(Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A dose ladder; one step up is one change."""

    id: str
    title: str
    steps: tuple[Step, ...]

    def index(self, step: str) -> int:
        """Position of a step id on the ladder.

        Raises:
            ValueError: The ladder has no such step; names both.
        """
        try:
            return self._positions[step]
        except KeyError:
            raise ValueError(f"ladder {self.id} has no step {step!r}") from None

    def has(self, step: str | None) -> bool:
        """Whether this is one of its steps; a step of another ladder says nothing."""
        return step in self._positions

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {step.id: position for position, step in enumerate(self.steps)}


class Tempo(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of one slow repetition: move, hold, return.

    Attributes:
        steps: Steps walked in the move, and again in the return; 0 where nobody walks.
        turn: What to do before the return where it is more than going back.
    """

    move_s: float
    hold_s: float
    return_s: float
    steps: int = 0
    turn: str = ""


class Breath(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of one slow breath, in and out."""

    in_s: float
    out_s: float

    @property
    def cycle_s(self) -> float:
        """One whole breath."""
        return self.in_s + self.out_s


class Dose(Struct, frozen=True, forbid_unknown_fields=True):
    """How much of an exercise: ladder, first and last step, rest between sets or holds."""

    ladder: str
    start: str
    top: str
    rest_s: float
    days: str
    tempo: Tempo | None = None
    breath: Breath | None = None
    """The breath that leads the exercise; where it is counted, one repetition is one breath."""
    note: str = ""
    load_reps: int | None = None
    """Repetitions at a load step where they differ from the ladder's (set-carry-load)."""
    hand_support: bool = True
    """False where only the ladder's counts apply, not its support column (carries)."""


class Modification(Struct, frozen=True, forbid_unknown_fields=True):
    """What a tag changes in an exercise: the words to show, and the limits that bind the planner (RU-51)."""

    text: str
    max_step: str | None = None
    max_hold_s: float | None = None
    max_reps: int | None = None
    max_kg: float | None = None
    max_minutes: float | None = None
    support: Support | None = None
    use: str | None = None


class Exercise(Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """One exercise of clinical.md 4.4; key meanings as in 4.1."""

    id: str
    name: str
    stage: Stage
    role: Role
    group: str
    pairs: tuple[Pair, ...]
    level: ExerciseLevel
    family: str | None = None
    unlock: tuple[str, ...]
    equipment: str
    surfaces: tuple[str, ...]
    position: str
    steps: tuple[str, ...]
    breathing: str
    core: str
    sides: Literal["both", "alternate", "each", "symptomatic", "comfortable"]
    dose: Dose
    source: str
    feel: str
    should_not_feel: str
    errors: tuple[str, ...]
    avoid: tuple[str, ...]
    modify: Mapping[str, Modification] = {}
    flexion_end_range: bool
    easier: str | None = None
    harder: str | None = None
    instead: tuple[str, ...]
    pose: Mapping[str, Any]
    figure: Mapping[str, Any] = {}
    """The drawn person as written (docs/figures.md); empty while nobody has drawn it."""
    equipment_words: str = ""
    """`equipment` in the reader's language, set by a translation; rules compare `equipment` itself."""

    @property
    def needed(self) -> str:
        """What it needs, in words; empty where it needs nothing."""
        return "" if self.equipment == "none" else self.equipment_words or self.equipment

    @property
    def core_cue(self) -> str:
        """How the core is engaged; empty where it needs no cue."""
        return "" if self.core == "not needed" else self.core


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One screening question (clinical.md 2.2-2.5).

    Attributes:
        id: `RF-01`, `NV-02b`, `WK-1`, ...
        block: Where it is asked: `RF` `NV` `PR` `WK` `DAY`.
        kind: `yes_no` or `number`.
        cautious: The answer that "not sure" counts as.
        asked_if: Ask only when this other question has this answer (`RF-05=yes`), else None.
        at_least: A number from here on counts as "yes", a smaller one as "no" (PR-08w: week 16).
        yes, no: What the answer does.
        delicate: Shown with the one-line explanation of 2.6.
    """

    id: str
    block: str
    text: str
    kind: Literal["yes_no", "number"] = "yes_no"
    cautious: Literal["yes", "no"] = "yes"
    asked_if: str | None = None
    at_least: float | None = None
    yes: "Effect | None" = None
    no: "Effect | None" = None
    delicate: bool = False
    help: str = ""
    source: str = ""


class Effect(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer does: an outcome of 2.1, tags, and whether the answer must wait for a follow-up.

    Attributes:
        outcome: One of 2.1's codes, `SCREENING-DUE` (WK-2: the full form is due), or None.
        tags: Tags added (2.7).
        tags_when_cleared: Tags added once a clearance covers the answer.
        liftable: False where no clearance can lift the outcome (PR-01).
        advice: An advice line shown once (`appointment_2_weeks`: the text `advice_appointment_2_weeks`).
    """

    outcome: str | None = None
    tags: tuple[str, ...] = ()
    tags_when_cleared: tuple[str, ...] = ()
    liftable: bool = True
    advice: str | None = None


class TagInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """A tag and its global effect (clinical.md 2.7); `support` is the least hand support (`falls`)."""

    id: str
    means: str
    effect: str = ""
    effort_ceiling: int | None = None
    load_ceiling_kg: float | None = None
    max_hold_s: float | None = None
    support: Support | None = None


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """A number that a clinician may set inside bounds (clinical.md 5.7)."""

    id: str
    text: str
    default: float
    minimum: float
    maximum: float


class EffortTarget(Struct, frozen=True, forbid_unknown_fields=True):
    """Effort target and stop value of a stage (clinical.md 6.5)."""

    id: str
    low: int
    high: int
    stop: int


class MaintenanceSet(Struct, frozen=True, forbid_unknown_fields=True):
    """A maintenance set (clinical.md 4.7)."""

    id: str
    stretches: tuple[str, ...]
    strength: tuple[str, ...]
    setting: tuple[str, ...]
    minutes: float | None = None


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """An education card (clinical.md 9) or a fixed notice (`RA-1`, `CLINICIAN`, ...)."""

    id: str
    title: str
    text: str
    source: str = ""


class Excluded(Struct, frozen=True, forbid_unknown_fields=True):
    """An exercise that is never offered, and why (clinical.md 4.8)."""

    name: str
    status: Literal["excluded", "delayed", "forbidden"]
    reason: str
    source: str


_REFERENCE = re.compile(r" \([^()]*\b[A-Z]{2}-\d+[a-z]?\)")


class Catalog(Struct, frozen=True, dict=True, eq=False, forbid_unknown_fields=True):
    """All program data, indexed by id; compared by identity, so that answers can be cached for it."""

    sha256: str
    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]
    questions: Mapping[str, Question]
    forms: Mapping[str, tuple[str, ...]]
    """Question ids per form in the order asked (`full`, `weekly`, `nerve_check`, `fever_check`, ...)."""
    tags: Mapping[str, TagInfo]
    tests: Mapping[str, SelfTest]
    test_order: Mapping[str, tuple[str, ...]]
    """Test ids per group in the order tried (clinical.md 3.1)."""
    order: Mapping[str, tuple[str, ...]]
    """Exercise ids per group in the order chosen (4.5); keys `first-aid-position`, `first-aid-movement`,
    `first-aid-directional`, the groups, `core`, `balance`, and one per setting family."""
    families: tuple[str, ...]
    """Setting families in order of introduction (4.5)."""
    limits: Mapping[str, Limit]
    efforts: Mapping[str, EffortTarget]
    maintenance: Mapping[str, MaintenanceSet]
    templates: Mapping[str, str]
    """Session template per stage, as shown to people (4.6)."""
    calendar: tuple[tuple[str, str, int], ...]
    """Typical weeks, content, minimum days (6.7)."""
    excluded: tuple[Excluded, ...]
    cards: Mapping[str, Card]
    texts: Mapping[str, str]
    """Fixed texts of 10.1 and 2.1 (`first_start`, `session_footer`, `help`, `report`, ...)."""
    sources: Mapping[str, str]

    def step_of(self, exercise: str, step: str) -> Step:
        """The ladder step of an exercise.

        Raises:
            ValueError: The exercise's ladder has no such step.
        """
        ladder = self.ladders[self.exercises[exercise].dose.ladder]
        return ladder.steps[ladder.index(step)]

    def readable(self, text: str) -> str:
        """A library text as a patient reads it: exercise ids become names, references to rules go."""
        named = self._ids.sub(lambda found: f"“{self.exercises[found[0]].name}”", text)
        return _REFERENCE.sub("", named)

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        """Any exercise id as a word."""
        longest_first = sorted(self.exercises, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")

    @cached_property
    def by_group(self) -> Mapping[str, tuple[Exercise, ...]]:
        """Exercises by muscle group, in the order of the library."""
        groups: dict[str, list[Exercise]] = {}
        for exercise in self.exercises.values():
            groups.setdefault(exercise.group, []).append(exercise)
        return {group: tuple(items) for group, items in groups.items()}
