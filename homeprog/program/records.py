"""The parts of `ProgramState`: what must be remembered of the past, bounded in size.

All records are plain mutable structs that only the fold (`state.py` and the modules it calls) writes.
They serialise with msgspec, so a snapshot of the state can be kept and thrown away at any time.
"""

from bisect import bisect_left
from datetime import date, datetime
from operator import attrgetter
from typing import Literal

from msgspec import Struct, field

from homeprog.program.catalog import Pair
from homeprog.program.facts import Answer, Change, MorningRated, ReadinessChecked, TestTaken
from homeprog.program.pain import Zones
from homeprog.program.plan import Mark, PairState, Ruling
from homeprog.program.session_record import Finished, SessionRecord

DAYS_KEPT = 63
"""Days of the past kept as records: more than any rule's window (W, NX, H-4, SB-5, last 7/14/28 days)."""


class Baseline(Struct):
    """Usual values (clinical.md 0.4): the intake values with `0`, and the ones in force."""

    b0: int
    bm0: int
    zb0: Zones
    stiffness0: float
    b: int
    bm: int
    zb: Zones
    stiffness: float


class UsualSession(Struct):
    """What one session outside flare-ups adds to the baselines."""

    day: date
    rest: int
    zones: Zones


class UsualMorning(Struct):
    """What one morning outside flare-ups adds to the baselines."""

    day: date
    pain: int
    stiffness: float | None


class Halt(Struct):
    """An EMERGENCY or URGENT event (RU-3): it stays until cleared and screened again."""

    level: Literal["EMERGENCY", "URGENT"]
    rule: str
    at: datetime
    cleared_at: datetime | None = None


class Screening(Struct):
    """What the screenings left (clinical.md 2)."""

    answers: dict[str, Answer] = {}
    last_full: date | None = None
    last_check: date | None = None
    halts: list[Halt] = []
    covered: dict[str, tuple[str, ...]] = {}
    """Questions covered by a clearance, each with the cautious answers of its family then (RU-2)."""
    clinician_first: tuple[str, ...] = ()
    unliftable: bool = False
    tags: tuple[str, ...] = ()
    pregnancy: tuple[float | None, date] | None = None
    """Week of pregnancy as answered, and the day of the answer."""
    advice: tuple[str, ...] = ()
    full_due: str | None = None
    """Rule that asks for a full screening at once (RU-3, RU-4, WK-2, FLARE, SB-4, RA-8)."""
    full_wanted: str | None = None
    """Rule that asks for the full form when there is time; the day goes on (RA-1: the NV questions)."""
    checks_due: dict[str, str] = {}
    """Short forms to be asked (`nerve_check`, `fever_check`, `severe_check`) with the rule that asks."""


class ExerciseRecord(Struct):
    """What is known of one exercise for one patient."""

    step: str
    first_done: date | None = None
    last_done: date | None = None
    ok_run: int = 0
    """Final ok instances at the present step since the last amber, red, change or step-back (RU-40)."""
    after_step_back: bool = False
    """One more ok instance is needed (H-9)."""
    recent: list[tuple[str | None, Mark]] = []
    """Step and final mark of the last three instances."""
    ok_at: dict[str, int] = {}
    """Final ok instances per step, ever (PR-LEVEL)."""
    changed: date | None = None
    stepped_back: date | None = None
    eligible_since: date | None = None
    benched_until: date | None = None
    returns_on: date | None = None
    """A step-back left it; it may return from this day on (RU-7)."""
    pain_skips: int = 0
    days_at_step: list[date] = []
    """Walking: days at the present step that count for WALK-1."""


class ChangeMade(Struct):
    """One change as it was really done (H-3)."""

    day: date
    exercise: str
    kind: Change
    budget: bool
    """Whether it uses the weekly budget of H-4 (RU-12)."""


class TestRecord(Struct):
    """One complete self-test (all sides)."""

    __test__ = False  # not a test case, whatever its name says to a test runner

    test: str
    day: date
    klass: str
    value: float | None
    counting: bool
    """False for extra tests inside six days of the last counting one (RU-42)."""


class PairRecord(Struct):
    """Flexibility of one pair (clinical.md 6.2)."""

    state: PairState = "LOCKED"
    since: date | None = None
    rule: str | None = None
    stretch_days: int = 0
    """Counted stretch sessions, at most one a day."""
    last_stretch: date | None = None
    counted_from: date | None = None
    """Start of counting: S1 start, or the day the pair was locked again (SB-2)."""


class Flare(Struct):
    """A flare-up (clinical.md 5.9, RU-8)."""

    start: date
    rule: str
    first_rest: int | None
    nerve: bool
    calm_days: int = 0
    last_calm: date | None = None
    ended: date | None = None
    before: dict[str, str] = {}
    """Steps of record before the flare-up began."""
    screened: bool = False
    """The full screening of a long flare-up was already asked for."""


class NerveTrack(Struct):
    """The nerve-calming track (clinical.md 6.1)."""

    since: date
    rule: str
    was_further: bool
    """Exercises of stage 2 or later had been done before (NT-5)."""
    first_zone: int | None = None
    first_leg_pain: int | None = None
    first_walk: float | None = None
    best_zone: int | None = None
    best_leg_pain: int | None = None
    best_walk: float | None = None


class DayRecord(Struct):
    """What one day said."""

    day: date
    readiness: ReadinessChecked | None = None
    morning: MorningRated | None = None
    morning_ruling: Ruling | None = None
    furthest: Zones = (0, 0)
    zone_known: bool = False
    symptoms: bool = False
    """New numbness, tingling or weakness was answered on this day."""
    walked_min: float = 0.0
    walk_symptoms: bool = False
    sessions: list[str] = []
    strength: bool = False
    balance: bool = False
    stretched: tuple[Pair, ...] = ()
    flare: bool = False
    flare_nerve: bool = False
    no_session: bool = False
    exercised: bool = False
    """Its one exercise session is over (FREQ-2)."""
    stopped: bool = False
    """A rule stopped a session: no further exercise on this day (5.8)."""
    card_read: bool = False

    def note_zones(self, left: int | None, right: int | None) -> None:
        """Keep the furthest zone of each leg that was answered on this day."""
        if left is None and right is None:
            return
        self.zone_known = True
        self.furthest = (max(self.furthest[0], left or 0), max(self.furthest[1], right or 0))


class Pending(Struct):
    """What an earlier rule left for the next session."""

    easy: dict[str, date] = {}
    """Rules that make the next session EASY, with their day (RU-20: an outranked EASY stays due)."""
    hold: dict[str, date] = {}
    """Rules that make the next session NORMAL-HOLD at best, with their day."""
    flare_on: dict[date, str] = {}
    """Days that start as a flare-up, with the rule (P-3)."""


class Adopted(Struct):
    """The program file in use, as far as the rules look at it (see `adopted.py`).

    Attributes:
        listed: Exercises it prefers, in its order.
        tops: Highest step of some of them.
        limits: Its numbers of 5.7 that hold; a later entry of a clinician takes one out.
    """

    day: date
    sha256: str
    title: str
    listed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    tops: dict[str, str] = {}
    limits: dict[str, float] = {}


class ProgramState(Struct):
    """Everything the rules know after a sequence of facts; computed by `state.replay`, never edited."""

    day: date | None = None
    """The day up to which time has been rolled."""
    last_at: datetime | None = None
    last_id: str = ""
    facts: int = 0
    name: str = ""
    birth_year: int | None = None
    sex: str = "unsaid"
    surfaces: tuple[str, ...] = ()
    helper: bool = False
    hand_width_cm: float = 8.0
    terms: str | None = None
    schedule: tuple[str, ...] | None = None
    schedule_time: str | None = None
    reminder: str | None = None
    screening: Screening = field(default_factory=Screening)
    baseline: Baseline | None = None
    usual_sessions: list[UsualSession] = []
    usual_mornings: list[UsualMorning] = []
    usual_count: int = 0
    tags_set: tuple[str, ...] = ()
    tags_removed: tuple[str, ...] = ()
    tags_tested: tuple[str, ...] = ()
    tags_cleared: tuple[str, ...] = ()
    limits_set: dict[str, float] = {}
    program: Adopted | None = None
    load_ceiling_kg: float | None = None
    allowed_by_clinician: tuple[str, ...] = ()
    gates_opened: tuple[str, ...] = ()
    overrides: int = 0
    s1_start: date | None = None
    days: list[DayRecord] = []
    session: SessionRecord | None = None
    """The newest session, until its marks are final."""
    finished: list[Finished] = []
    last_session: date | None = None
    exercises: dict[str, ExerciseRecord] = {}
    slots: dict[str, list[str]] = {}
    """Exercises in the program per group, family or first-aid kind, in order of introduction."""
    changes: list[ChangeMade] = []
    last_change: ChangeMade | None = None
    tests: dict[str, list[TestRecord]] = {}
    """Complete tests per group: the intake one first, then the newest (at most `TESTS_KEPT`)."""
    open_tests: dict[str, list[TestTaken]] = {}
    """Facts of one-sided tests of the same day, until all sides are there (TST-6)."""
    pairs: dict[str, PairRecord] = field(default_factory=lambda: {p: PairRecord() for p in ("A", "B", "C")})
    vacuum_sessions: int = 0
    vacuum_run: int = 0
    """Consecutive vacuum sessions at V3 or higher that pass G-CORE's conditions (RU-46)."""
    latched: dict[str, date] = {}
    """Gates that stay open once reached, with the day."""
    dizzy_days: list[date] = []
    outward_mornings: list[date] = []
    """Mornings in a row on which M-2 fired."""
    strength_since: date | None = None
    strength_sessions: int = 0
    setting_sessions: int = 0
    balance_sessions: int = 0
    maintenance_sessions: int = 0
    trend_rose: bool = False
    """W-1 fired for the week before."""
    trend_hold_until: date | None = None
    trend_card: date | None = None
    fall_risk_suggested: date | None = None
    """SB-4: three grabs in one balance session; the tag `falls` is suggested."""
    flare: Flare | None = None
    flare_starts: list[date] = []
    flares_over: list[tuple[date, date]] = []
    """First day and end of every flare-up that ended, for the long view; a handful a year."""
    restore: dict[str, str] = {}
    """Steps to give back after a flare-up, one change per session (5.9)."""
    restore_since: date | None = None
    nerve: NerveTrack | None = None
    nerve_exit: date | None = None
    pending: Pending = field(default_factory=Pending)
    clinician: dict[str, date] = {}
    """Rules that ask for a clinician's review, with the day they were raised."""
    reviewed: dict[str, date] = {}
    cards_read: dict[str, date] = {}
    """Cards with the day on which they were last read."""
    activities_on: date | None = None
    activities_first: tuple[int, ...] = ()
    activities_last: tuple[int, ...] = ()
    """PSFS scores at first and now (7.1)."""
    activities_kept: tuple[int, ...] = ()
    """PSFS scores when stage 5 was reached (RA-7)."""
    change_value: int | None = None
    change_on: date | None = None
    change_count: int = 0
    """PGIC: the last value, its day, and the counted sessions then."""
    counted_sessions: int = 0
    counted_days: list[date] = []
    checkpoints: dict[str, date] = {}
    """Checkpoints of 7.3 that were looked at, with their day."""
    retest_from: date | None = None
    """From this day on a strengthener waits for a new flexibility test (6.10, RU-29)."""
    retest_all_from: date | None = None
    """From this day on all intake tests are due again (6.10)."""
    unknown: int = 0
    """Facts of a newer version that were kept without effect."""

    def record(self, exercise: str) -> ExerciseRecord | None:
        """The record of an exercise, if it was ever done."""
        return self.exercises.get(exercise)

    def day_record(self, day: date) -> DayRecord | None:
        """The record of a day inside the kept window, if anything happened on it."""
        for record in reversed(self.days):
            if record.day == day:
                return record
            if record.day < day:
                return None
        return None

    def days_from(self, first: date) -> list[DayRecord]:
        """The kept records from a day on, oldest first."""
        return self.days[bisect_left(self.days, first, key=attrgetter("day")) :]

    def made_day(self, day: date) -> DayRecord:
        """The record of a day, made when nothing happened on it before."""
        found = self.day_record(day)
        if found is not None:
            return found
        made = DayRecord(day=day)
        position = len(self.days)
        while position and self.days[position - 1].day > day:
            position -= 1
        self.days.insert(position, made)
        return made
