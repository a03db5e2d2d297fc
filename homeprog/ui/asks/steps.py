"""What a step of asking shows: frozen view-models, one kind per form."""

from msgspec import Struct

from homeprog.program.catalog import Question
from homeprog.program.facts import Activity, Answer, BaselineGiven, Surface, Weekday
from homeprog.program.self_tests import SecondPart, SelfTest


class Step(Struct, frozen=True, kw_only=True):
    """One step.

    Attributes:
        key: What is asked, as in `DayPlan.asks`, with the steps of first start beside it.
        title, intro: The words at the top.
        done: Share of the first start behind it, 0-1; None outside first start.
        place: Where in the first start, such as "Step 3 of 8".
        can_go_back, can_wait: Whether there is a way back, and whether it may wait for another day.
    """

    key: str
    title: str
    intro: str = ""
    done: float | None = None
    place: str = ""
    can_go_back: bool = False
    can_wait: bool = False


class TermsStep(Step, frozen=True, kw_only=True):
    """The text of clinical.md 10.1, to be accepted."""

    text: str


class ProfileStep(Step, frozen=True, kw_only=True):
    """Who it is for (clinical.md 0.4); the fields are what is known already."""

    name: str = ""
    birth_year: int | None = None
    sex: str | None = None
    surfaces: tuple[Surface, ...] = ()
    helper: bool | None = None
    hand_width_cm: float = 8.0
    this_year: int = 2026


class QuestionsStep(Step, frozen=True, kw_only=True):
    """At most three questions of a screening form (clinical.md 2.6), with answers given before."""

    form: str
    questions: tuple[Question, ...]
    given: tuple[tuple[str, Answer], ...] = ()
    delicate: str = ""


class MessageStep(Step, frozen=True, kw_only=True):
    """Something to read before going on: the outcome of the screening."""

    lines: tuple[str, ...] = ()


class BaselineStep(Step, frozen=True, kw_only=True):
    """Usual pain and furthest point of the past week (clinical.md 0.4); `given` was taken back just now."""

    given: BaselineGiven | None = None


class MorningStep(Step, frozen=True, kw_only=True):
    """The morning answer (clinical.md 5.5); `zones` is the last answer, `texts` asks what is new."""

    zones: tuple[int, int]
    texts: tuple[tuple[str, str], ...]
    stiffness_min: float


class ReadinessStep(Step, frozen=True, kw_only=True):
    """The answers before a session (clinical.md 5.2), all on one screen.

    Attributes:
        zones: The last answer, preset.
        texts: The questions (3) to (6) by field of the fact.
        asks_leg_pain: Only on the nerve track.
        asks_up_for: Only before noon.
    """

    zones: tuple[int, int]
    texts: tuple[tuple[str, str], ...]
    asks_leg_pain: bool
    asks_up_for: bool


class AfterStep(Step, frozen=True, kw_only=True):
    """The answer 10 or 60 minutes after a session (clinical.md 5.4)."""

    session: str
    minutes: int
    zones: tuple[int, int]
    texts: tuple[tuple[str, str], ...]


class TestStep(Step, frozen=True, kw_only=True):
    """One side of a self-test (clinical.md 3).

    Attributes:
        second: Its second part, if no tag rules it out.
        timed_s: Seconds that a clock runs beside it; None where nothing is timed.
    """

    __test__ = False  # not a test case, whatever its name says to a test runner

    test: SelfTest
    side: str
    pain_before: int
    hand_width_cm: float
    helper: bool
    second: SecondPart | None
    timed_s: int | None = None


class ActivitiesStep(Step, frozen=True, kw_only=True):
    """Three activities that matter (PSFS, clinical.md 8.2); earlier names are kept."""

    activities: tuple[Activity, ...] = ()


class ChangeStep(Step, frozen=True, kw_only=True):
    """Overall change since the start (PGIC, clinical.md 8.2)."""


class ScheduleStep(Step, frozen=True, kw_only=True):
    """Days and usual time."""

    days: tuple[Weekday, ...]
    time: str


class WalkStep(Step, frozen=True, kw_only=True):
    """A walk outside a session (NX, WALK-1)."""
