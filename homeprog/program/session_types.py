"""The running session as values: its script, its state, and what it tells the outside (design.md section 7).

The machine of `homeprog.program.session` returns these; speech, sound, captions and the figure listen to the
cues, the controller stores the drafts. Nothing here knows a clock: `Now` is handed in.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from homeprog.program.catalog import Breath, Catalog, Tempo
from homeprog.program.facts import Fact, Planned, Side
from homeprog.program.limits import Limits
from homeprog.program.pain import Zones
from homeprog.program.plan import Item, Mark, Reason

Phase = Literal[
    "idle",
    "next_up",
    "get_ready",
    "hold",
    "move",
    "hold_rep",
    "return",
    "switch_side",
    "rest",
    "rate",
    "hurts",
    "zones",
    "score",
    "ease_off",
    "sharp_gone",
    "eased_rate",
    "wait_10",
    "settled",
    "done",
]
"""What is on the stage.

`hold` is a held exercise, `hold_rep` the hold inside a repetition; `zones` and `score` follow "it hurts";
`settled` asks whether symptoms went back after `wait_10` (D-3)."""

WORK: frozenset[Phase] = frozenset({"hold", "move", "hold_rep", "return"})
RESTING: frozenset[Phase] = frozenset({"next_up", "get_ready", "switch_side", "rest"})
TIMED: frozenset[Phase] = WORK | RESTING | {"ease_off", "wait_10"}
WAITING: frozenset[Phase] = frozenset({"next_up", "get_ready"})
"""Where "wait for me" waits."""

ASKING: frozenset[Phase] = frozenset(
    {"rate", "hurts", "zones", "score", "sharp_gone", "eased_rate", "settled"}
)
"""Phases that wait for an answer, as long as it takes."""

Complaint = Literal["sore", "sharp", "leg", "outwards", "inwards", "alarm", "dizzy"]
"""The choices behind "it hurts" (clinical.md 5.3)."""

Extra = Literal["effort", "vacuum", "grabs"]
"""Light questions beside the pain score."""

SkipReason = Literal["pain", "time", "unsure", "equipment", "rule"]
Ending = Literal["completed", "stopped", "left"]
StoppedBy = Literal["asked", "slept", "waits"]
"""Why a timed phase stands still: the patient paused, the computer slept, or "wait for me" waits."""


class Now(Struct, frozen=True):
    """One moment on two clocks, in seconds.

    Attributes:
        at: Monotonic; runs every countdown.
        wall: The calendar clock; only compared with `at`, to notice sleep and clock changes.
    """

    at: float
    wall: float


class Pace(Struct, frozen=True, kw_only=True):
    """Seconds around the work; each can be set by the patient.

    Attributes:
        rest_factor: Every rest between sets lasts so many times its dose.
        lead_in_s: The end of a rest or switch, and of a pause, that is shown as "get ready".
        stall_s: A gap between two looks, or between the two clocks, above which the session pauses.
        wait_for_me: The session stands still before each exercise and each set until it is told to go on.
    """

    get_ready_s: float = 10.0
    lead_in_s: float = 5.0
    switch_s: float = 10.0
    next_up_s: float = 15.0
    rest_factor: float = 1.0
    stall_s: float = 2.0
    wait_for_me: bool = False


class Bout(Struct, frozen=True):
    """One set on one side."""

    side: Side
    set: int


def work_of(item: Item, tempo: Tempo | None) -> float:
    """Work of one bout of an item: repetitions where there is a tempo, else seconds held."""
    return float((item.hold_s if tempo is None else item.reps) or 0)


class Block(Struct, frozen=True, kw_only=True):
    """One exercise of the session as it is played.

    Attributes:
        item: Today's dose.
        wanted: Today's whole dose, repetitions or seconds over all bouts; easing does not lower it.
        tempo: Seconds of one repetition; None for a held exercise.
        breath: The breath that leads it; None where it is free.
        strides: The figure walks: it is drawn as a stride over and over.
        first_aid: A first-aid or nerve-calming exercise (D-11).
        rated: The pain question is asked at its end.
        core: The core cue returns on every repetition (seed 004).
        extras: Light questions asked beside the pain score.
        effort_stop: Effort that makes the exercise amber (6.5).
        effort_ceiling: Lowest effort ceiling of the tags (2.7); only above it is too much.
        substitute: It came in by SWAP-1; a second SWAP is a SKIP (5.8).
    """

    item: Item
    bouts: tuple[Bout, ...]
    wanted: float = 0.0
    tempo: Tempo | None = None
    breath: Breath | None = None
    strides: bool = False
    first_aid: bool = False
    rated: bool = True
    core: bool = False
    extras: tuple[Extra, ...] = ()
    effort_stop: int = 10
    effort_ceiling: int | None = None
    substitute: bool = False

    @property
    def exercise(self) -> str:
        """Id of the exercise."""
        return self.item.exercise

    @property
    def goal(self) -> float:
        """Work of one bout: repetitions, or seconds held."""
        return work_of(self.item, self.tempo)

    @property
    def keeps_moving(self) -> bool:
        """Whether its timed work is a movement, such as walking, not a position held."""
        return self.item.part in {"warm_up", "walk"}


class Script(Struct, frozen=True, kw_only=True):
    """Everything a session needs to know before it begins.

    Attributes:
        day_rule: The rule of the day's plan.
        rest_pain: `R`, resting pain before the session.
        start_zones: Furthest zone per leg at the start.
        allowed: What SWAP-1 may choose from.
    """

    session: str
    day_rule: str
    planned: tuple[Planned, ...]
    blocks: tuple[Block, ...]
    catalog: Catalog
    limits: Limits
    rest_pain: int
    start_zones: Zones
    allowed: frozenset[str]
    tags: tuple[str, ...] = ()
    pace: Pace = Pace()


class Rating(Struct, frozen=True, kw_only=True):
    """What was answered about one exercise so far; the highest pain counts (5.1)."""

    pain: int | None = None
    effort: int | None = None
    zones: Zones | None = None
    sharp: bool = False
    new_leg_symptoms: bool = False
    alarm: bool = False
    dizzy: bool = False
    grabs: int | None = None
    waist_narrower: bool | None = None
    breath_kept: bool | None = None
    eased: bool = False
    pain_eased: int | None = None


class Ruled(Struct, frozen=True):
    """A ruling that was acted out, for the one sentence that explains it.

    Attributes:
        action: The action of 5.8; `SKIP` where a SWAP found nothing, `NOTED` where the exercise was over
            already, `EASIER` and `NO-EASIER` after a wish, `INSTEAD` where equipment is missing, `RESTFUL`
            where only first aid is left (D-3).
        reason: Rule id and inputs.
        exercise: What it was about.
        instead: The exercise that came in by SWAP-1.
        then: What follows besides, as in `pain.During`.
    """

    action: str
    reason: Reason
    exercise: str
    instead: str | None = None
    then: tuple[str, ...] = ()


class Held(Struct, frozen=True):
    """A phase put aside by "it hurts", with the time it had left."""

    phase: Phase
    left_s: float
    total_s: float


class State(Struct, frozen=True, kw_only=True):
    """Where the session is.

    Attributes:
        index: The block on the stage; `bout` its next bout to finish.
        goal, progress: Repetitions or seconds of the current bout: wanted, done before the present phase.
        work_done: The same over the finished bouts of the block.
        recheck: EASE was ruled; ask again after one repetition or 5 seconds (D-9).
        until: Monotonic deadline of a running phase, None while nothing runs.
        left_s: What a phase that does not run has left.
        total_s: Full length of the phase.
        subject: The block an answer is about.
        answers: Answers not yet acted on.
        ratings, marks, shares: By block index, as recorded: answers, what they count as, share of the dose.
        eased: Blocks that were eased once (5.8).
        asked_at, asked_again: When the question on the stage was asked, and how often again since.
        seen: The last look.
    """

    blocks: tuple[Block, ...]
    phase: Phase = "idle"
    index: int = 0
    bout: int = 0
    goal: float = 0.0
    progress: float = 0.0
    work_done: float = 0.0
    recheck: bool = False
    until: float | None = None
    left_s: float = 0.0
    total_s: float = 0.0
    stopped_by: StoppedBy | None = None
    held: Held | None = None
    subject: int = 0
    answers: Rating = Rating()
    ratings: Mapping[int, Rating] = {}
    marks: Mapping[int, Mark] = {}
    shares: Mapping[int, float] = {}
    eased: frozenset[int] = frozenset()
    ruled: Ruled | None = None
    how: Ending | None = None
    rule: str | None = None
    asked_at: float = 0.0
    asked_again: int = 0
    seen: Now = Now(0.0, 0.0)

    @property
    def block(self) -> Block:
        """The exercise on the stage (the last one when all are done)."""
        return self.blocks[min(self.index, len(self.blocks) - 1)]

    @property
    def paused(self) -> bool:
        """Whether a timed phase stands still."""
        return self.stopped_by is not None

    @property
    def waits(self) -> bool:
        """Whether it stands still because "wait for me" was chosen."""
        return self.stopped_by == "waits"

    @property
    def current(self) -> Bout:
        """The bout being done or coming next (the last one when all are done)."""
        return self.block.bouts[min(self.bout, len(self.block.bouts) - 1)]


class Say(Struct, frozen=True):
    """Words to speak and to caption; the text belongs to the user interface."""

    key: str
    inputs: dict[str, Any] = {}


class Beep(Struct, frozen=True):
    """A sound."""

    kind: Literal["tick", "start", "turn", "end", "switch", "ask", "done"]


class PhaseChanged(Struct, frozen=True):
    """The stage shows another phase."""

    phase: Phase


class Draft(Struct, frozen=True):
    """A fact to be stored before anything else is shown.

    Attributes:
        supersedes: The earlier rating of this exercise in this session no longer counts.
    """

    kind: type[Fact]
    fields: dict[str, Any]
    supersedes: bool = False


class Ended(Struct, frozen=True):
    """The session is over."""

    how: Ending
    rule: str | None


Output = Say | Beep | PhaseChanged | Draft | Ended
Turned = tuple[State, tuple[Output, ...]]
