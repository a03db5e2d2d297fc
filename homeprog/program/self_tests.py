"""The typed form of a self-test: how it is done, what is measured, where classes begin (clinical.md 3)."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct


class AgeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Cut-offs of a test for ages from `age_from` to `age_to` (whole years) and a sex, or both sexes."""

    age_from: int
    age_to: int
    sex: Literal["female", "male", "any"]
    low: float
    high: float


class SecondPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The second half of a test, without which the best class is not reached (T-AB2, T-GL1).

    Attributes:
        answer: Key in the fact's `answers`; a number, or one per side.
        text: What to do.
        asked_from: Value of the first half from which it is asked.
        needed: Seconds (on each side) for `strong`.
        timed_s: How long it is held at most.
        avoid: Tags for which it is left out; the class is then `fair` at best.
        max_pain: Asked only when the first half's pain was at most this.
        rest_s: Rest before it.
    """

    answer: str
    text: str
    asked_from: float
    needed: float
    timed_s: int
    avoid: tuple[str, ...]
    max_pain: int | None = None
    rest_s: float = 0


class SelfTest(Struct, frozen=True, forbid_unknown_fields=True):
    """A self-test of clinical.md 3.

    Attributes:
        low, high, better: The cut-offs, in `unit` (or by `rows` per age and sex). `better` = "low": up to
            `low` is free, up to `high` borderline, above it tight. "high": from `high` on strong (free),
            from `low` on fair (borderline), below it weak (tight).
        low_inclusive: False where `low` itself no longer belongs to the best class (T-HF1: under 4 cm).
        choices: Answers to pick from with the value each stands for, where nothing is measured.
        best_class: Tag -> the best class its bearer can reach (`bp-heart`: fair).
        value_cap: Tag -> where to stop; for that tag the cap is the cut-off of `best_class` (T-GL1, 10 s).
        avoid_without_helper: Tags for which the test needs a helper (T-HS2).
        avoid_from_week: Not from this week of pregnancy on unless a clinician agrees (T-QU1).
        max_rest_pain: Not when resting pain is above this (T-QU1).
        change_counts: The smallest difference that counts as a change, in the test's unit.
        questions: Ids and texts of the questions asked with it.
        timed_s: Seconds that a clock runs beside it, at most (60 for a bridge, 10 for each stance).
    """

    id: str
    name: str
    group: str
    surfaces: tuple[str, ...]
    avoid: tuple[str, ...]
    one_sided: bool
    unit: str
    better: Literal["low", "high"]
    setup: str
    action: str
    measure: str
    picture: str
    change_counts: float
    low: float | None = None
    high: float | None = None
    low_inclusive: bool = True
    rows: tuple[AgeRow, ...] = ()
    choices: tuple[tuple[str, float], ...] = ()
    questions: Mapping[str, str] = {}
    source: str = ""
    second: SecondPart | None = None
    best_class: Mapping[str, str] = {}
    value_cap: Mapping[str, float] = {}
    avoid_without_helper: tuple[str, ...] = ()
    avoid_from_week: int | None = None
    max_rest_pain: int | None = None
    timed_s: int | None = None
    pose: Mapping[str, Any] = {}
