"""The journal's fact types: what a patient answered, did, or took back.

A fact is the only thing ever written; stage, gates, doses and plans are computed from facts. Kinds and
field names are a contract with other readers of the exchange form (JSON Lines, one fact a line, the fields
flat beside `id`, `at` and `kind`). Scores are whole numbers 0-10, zones 0-5 (clinical.md 0.2, 0.3).
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

Score = Annotated[int, Meta(ge=0, le=10)]
Zone = Annotated[int, Meta(ge=0, le=5)]
Minutes = Annotated[float, Meta(ge=0, le=1440)]
Moment = Annotated[datetime, Meta(tz=True)]
Side = Literal["left", "right", "both"]
Answer = Literal["yes", "no", "not_sure"] | float
Change = Literal["new", "step", "harder", "grade", "load"]
Level = Literal["EMERGENCY", "URGENT", "CLINICIAN-FIRST"]
Surface = Literal["floor", "bed", "chair", "standing"]

ALL_SURFACES: tuple[Surface, ...] = ("floor", "bed", "chair", "standing")


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One thing that happened.

    Attributes:
        id: UUIDv7 text, unique in a journal.
        at: The moment it happened, with its offset; its date is the day it belongs to (RU-23).
    """

    id: str
    at: Moment

    @property
    def kind(self) -> str:
        """The contract's name of this kind of fact."""
        return str(self.__struct_config__.tag)

    @property
    def day(self) -> date:
        """The local calendar day written in the fact (RU-23)."""
        return self.at.date()


class ProfileSet(Fact, frozen=True, kw_only=True, tag="profile_set"):
    """Who the program is for (clinical.md 0.4)."""

    name: str
    birth_year: Annotated[int, Meta(ge=1900, le=2100)]
    sex: Literal["female", "male", "unsaid"] = "unsaid"
    surfaces: tuple[Surface, ...] = ALL_SURFACES
    helper: bool = False
    hand_width_cm: Annotated[float, Meta(gt=3, le=15)] = 8.0


class TermsAccepted(Fact, frozen=True, kw_only=True, tag="terms_accepted"):
    """The text of clinical.md 10.1 was accepted."""

    version: str


class ScreeningAnswered(Fact, frozen=True, kw_only=True, tag="screening_answered"):
    """Answers to a screening form, by question id (clinical.md 2)."""

    form: Literal["full", "weekly", "nerve_check", "fever_check", "severe_check"]
    answers: dict[str, Answer]


class ClearanceRecorded(Fact, frozen=True, kw_only=True, tag="clearance_recorded"):
    """A clinician has examined the patient and agreed (clinical.md 2.1, RU-2, RU-3)."""

    lifts: tuple[Level, ...]
    seen_on: date | None = None
    by: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""


class OverrideRecorded(Fact, frozen=True, kw_only=True, tag="override_recorded"):
    """A clinician changed something inside the bounds (clinical.md 5.7, 6.9)."""

    what: Literal[
        "tag_set",
        "tag_removed",
        "gate_opened",
        "pair_set",
        "limit_set",
        "exercise_benched",
        "exercise_allowed",
        "load_ceiling",
        "review_recorded",
    ]
    target: str = ""
    value: bool | float | str | None = None
    by: str = ""
    reason: str = ""


class BaselineGiven(Fact, frozen=True, kw_only=True, tag="baseline_given"):
    """Usual pain and furthest point of the past week (clinical.md 0.4)."""

    rest: Score
    morning: Score
    zone_left: Zone = 0
    zone_right: Zone = 0
    stiffness_min: Minutes = 0


class TestTaken(Fact, frozen=True, kw_only=True, tag="test_taken"):
    """One side of a self-test (clinical.md 3); `value` in the test's own unit, None when not valid."""

    __test__ = False  # not a test case, whatever its name says to a test runner

    test: str
    side: Side = "both"
    value: float | None = None
    answers: dict[str, Any] = {}
    pain_before: Score | None = None
    pain_max: Score | None = None
    sharp: bool = False
    leg_symptoms: bool = False


class ReadinessChecked(Fact, frozen=True, kw_only=True, tag="readiness_checked"):
    """The answers before a session (clinical.md 5.2)."""

    rest: Score
    zone_left: Zone = 0
    zone_right: Zone = 0
    leg_pain: Score | None = None
    new_leg_symptoms: bool = False
    new_alarm: bool = False
    ill: bool = False
    sedated: bool = False
    up_for: Literal["under_1h", "1_2h", "over_2h"] = "over_2h"


class Planned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise as offered at the start of a session; `change` marks the one change (H-3)."""

    exercise: str
    step: str | None = None
    change: Change | None = None


class SessionStarted(Fact, frozen=True, kw_only=True, tag="session_started"):
    """A session began with this plan under this day rule."""

    session: str
    mode: Literal["guided", "paper", "self_paced"] = "guided"
    day_rule: str = ""
    planned: tuple[Planned, ...] = ()


class SetDone(Fact, frozen=True, kw_only=True, tag="set_done"):
    """One set really done."""

    session: str
    exercise: str
    step: str | None = None
    side: Side = "both"
    set: int = 1
    reps: int | None = None
    hold_s: float | None = None


class ExerciseRated(Fact, frozen=True, kw_only=True, tag="exercise_rated"):
    """The answer at the end of an exercise (clinical.md 5.3); `step` is the step of record."""

    session: str
    exercise: str
    pain: Score
    step: str | None = None
    done: Annotated[float, Meta(ge=0, le=1)] = 1.0
    effort: Score | None = None
    zone_left: Zone | None = None
    zone_right: Zone | None = None
    sharp: bool = False
    new_leg_symptoms: bool = False
    alarm: bool = False
    dizzy: bool = False
    grabs: Annotated[int, Meta(ge=0)] = 0
    checks: dict[str, bool] | None = None
    eased: bool = False
    pain_eased: Score | None = None


class ExerciseSkipped(Fact, frozen=True, kw_only=True, tag="exercise_skipped"):
    """An exercise was left out."""

    session: str
    exercise: str
    reason: Literal["pain", "time", "unsure", "equipment", "rule"]


class SessionEnded(Fact, frozen=True, kw_only=True, tag="session_ended"):
    """A session ended; `rule` is the stopping rule, if one stopped it."""

    session: str
    how: Literal["completed", "stopped", "left"]
    rule: str | None = None


class AfterRated(Fact, frozen=True, kw_only=True, tag="after_rated"):
    """The answer ten (or sixty) minutes after a session (clinical.md 5.4)."""

    session: str
    pain: Score
    zone_left: Zone | None = None
    zone_right: Zone | None = None
    new_leg_symptoms: bool = False
    minutes: Literal[10, 60] = 10


class MorningRated(Fact, frozen=True, kw_only=True, tag="morning_rated"):
    """The next morning's answer (clinical.md 5.5)."""

    pain: Score
    zone_left: Zone = 0
    zone_right: Zone = 0
    stiffness_min: Minutes | None = None
    new_leg_symptoms: bool = False
    new_alarm: bool = False


class WalkDone(Fact, frozen=True, kw_only=True, tag="walk_done"):
    """A walk outside a session (NX, WALK-1)."""

    minutes: Minutes
    pain: Score | None = None
    leg_symptoms: bool = False


class Activity(msgspec.Struct, frozen=True):
    """One activity of the patient-specific functional scale, 0 cannot do - 10 as before."""

    name: str
    score: Score


class ActivityScored(Fact, frozen=True, kw_only=True, tag="activity_scored"):
    """The patient's own activities (PSFS, clinical.md 8.2)."""

    activities: Annotated[tuple[Activity, ...], Meta(min_length=1, max_length=5)]


class ChangeRated(Fact, frozen=True, kw_only=True, tag="change_rated"):
    """Overall change (PGIC, clinical.md 8.2): 1 very much better - 7 very much worse."""

    value: Annotated[int, Meta(ge=1, le=7)]


class QuestionnaireScored(Fact, frozen=True, kw_only=True, tag="questionnaire_scored"):
    """A total typed in from a form filled elsewhere (clinical.md 8)."""

    instrument: str
    total: float


class ReminderSet(Fact, frozen=True, kw_only=True, tag="reminder_set"):
    """When to remind; None switches reminders off."""

    time: str | None = None


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScheduleSet(Fact, frozen=True, kw_only=True, tag="schedule_set"):
    """The days on which the patient wants to exercise, and the usual time of day."""

    days: tuple[Weekday, ...] = WEEKDAYS
    time: str | None = None


class CardRead(Fact, frozen=True, kw_only=True, tag="card_read"):
    """A card was shown and read (`E1`..`E20`, `RA-1`, `CLINICIAN`, ...)."""

    card: str


class NoteWritten(Fact, frozen=True, kw_only=True, tag="note_written"):
    """A note of the patient; `about` names an exercise or session, if any."""

    text: str
    about: str | None = None


class ProgramAdopted(Fact, frozen=True, kw_only=True, tag="program_adopted"):
    """A validated program file was taken over."""

    program: dict[str, Any]
    sha256: str


class FactRetracted(Fact, frozen=True, kw_only=True, tag="fact_retracted"):
    """An earlier fact no longer counts; it stays visible as taken back."""

    fact: str
    reason: str = ""


class UnknownFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a newer version: kept untouched and reported, without effect on rules."""

    id: str
    at: Moment
    kind: str

    @property
    def day(self) -> date:
        """The local calendar day written in the fact."""
        return self.at.date()


KNOWN: tuple[type[Fact], ...] = tuple(Fact.__subclasses__())
FACT_BY_KIND: dict[str, type[Fact]] = {str(cls.__struct_config__.tag): cls for cls in KNOWN}


class FactError(ValueError):
    """A line is no fact; the message names the field and what was expected."""


class _Head(msgspec.Struct):
    id: str | UnsetType = UNSET
    at: Moment | UnsetType = UNSET
    kind: str | UnsetType = UNSET


_head_decoder = msgspec.json.Decoder(_Head)
_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(cls) for kind, cls in FACT_BY_KIND.items()
}


def decode_fact(line: bytes | str) -> Fact | UnknownFact:
    """Read one fact from its JSON form.

    Returns:
        The typed fact, or an `UnknownFact` for a kind of a newer version.

    Raises:
        FactError: The line is no JSON object, or a field is missing or wrong; names the field.
    """
    try:
        head = _head_decoder.decode(line)
        if head.id is UNSET or head.at is UNSET or head.kind is UNSET:
            missing = next(n for n in ("id", "at", "kind") if getattr(head, n) is UNSET)
            raise FactError(f"field `{missing}` is missing")
        decoder = _decoders.get(head.kind)
        if decoder is None:
            return UnknownFact(id=head.id, at=head.at, kind=head.kind)
        fact: Fact = decoder.decode(line)
    except msgspec.ValidationError as error:
        raise FactError(str(error).replace("`$.", "field `")) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FactError(f"not a JSON object ({error})") from error
    return fact


def encode_fact(fact: Fact) -> bytes:
    """Write one fact in its JSON form (without a line break)."""
    return msgspec.json.encode(fact)


def unknown_fields(fact: Fact, line: bytes | str) -> tuple[str, ...]:
    """Names of fields in `line` that this version does not know; they are kept, not understood."""
    known = {"kind", *(field.encode_name for field in msgspec.structs.fields(fact))}
    return tuple(name for name in msgspec.json.decode(line) if name not in known)
