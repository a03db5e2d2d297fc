"""Self-tests: which one suits, whether it counts, and the class of its result (clinical.md 3).

The cut-offs are data (`SelfTest`); this module only reads them. Classes are `free` `borderline` `tight` for
flexibility and `strong` `fair` `weak` for strength and balance (TST-10).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from homeprog.program.catalog import Catalog
from homeprog.program.facts import TestTaken
from homeprog.program.limits import Limits
from homeprog.program.pain import is_calm
from homeprog.program.self_tests import AgeRow, SecondPart, SelfTest

Klass = Literal["tight", "borderline", "free", "weak", "fair", "strong"]
Stop = Literal["pain", "sharp", "leg_symptoms", "no_value"]

FLEXIBILITY_GROUPS = ("low-back", "hip-flexors", "hamstrings")
DEFAULT_HAND_WIDTH_CM = 8.0
"""The palm for which the cut-offs of T-LB1 are printed in cm (0.2)."""

_FLEXIBILITY: tuple[Klass, ...] = ("free", "borderline", "tight")
_STRENGTH: tuple[Klass, ...] = ("strong", "fair", "weak")
_BEST, _MIDDLE, _WORST = range(3)


class TestResult(Struct, frozen=True, kw_only=True):
    """The result of a self-test, both sides together (TST-5, TST-6).

    Attributes:
        test: Id of the test.
        day: The day it was taken.
        klass: The class of the worse side, or `not-valid`.
        value: The worse side's value in the test's unit; None when not valid.
        left, right: Value of each side of a one-sided test.
        reason: Why it is not valid (TST-4).
    """

    __test__ = False  # not a test case, whatever its name says to a test runner

    test: str
    day: date
    klass: Klass | Literal["not-valid"]
    value: float | None = None
    left: float | None = None
    right: float | None = None
    reason: Stop | None = None

    @property
    def valid(self) -> bool:
        """Whether it counts for gates (TST-5)."""
        return self.klass != "not-valid"


def stopped(fact: TestTaken, limits: Limits) -> Stop | None:
    """Why a test is not valid, or None (TST-4).

    A missing resting pain counts as 0, so that a rise is never overlooked.
    """
    if fact.leg_symptoms:
        return "leg_symptoms"
    if fact.sharp:
        return "sharp"
    if fact.pain_max is not None and not is_calm(fact.pain_max, fact.pain_before or 0, limits):
        return "pain"
    return "no_value" if fact.value is None else None


def classify(
    test: SelfTest,
    value: float,
    answers: Mapping[str, Any],
    *,
    age: int,
    sex: str,
    tags: frozenset[str],
    pain_max: int | None = None,
    core_check: Klass | None = None,
    hand_width_cm: float = DEFAULT_HAND_WIDTH_CM,
) -> Klass:
    """The class of a measured value (3.2 to 3.8).

    Args:
        test: The test.
        value: The value in the test's unit, of the worse side.
        answers: Answers given with it; a missing one never makes the class better.
        age: Whole years (RU-28).
        sex: `female`, `male` or `unsaid` (the female table, 0.4).
        tags: The tags in force.
        pain_max: Highest pain of the test, which can rule out its second part (T-GL1).
        core_check: Class of T-AB1, which T-AB2 looks at; None when it was not taken.
        hand_width_cm: The patient's palm (T-LB1 is cut at hand-widths).
    """
    words = _FLEXIBILITY if test.group in FLEXIBILITY_GROUPS else _STRENGTH
    low, high = cut_offs(test, age, sex, hand_width_cm)
    rank = max(_rank(test, value, low, high), _rank_allowed(test, answers))
    if test.second and not _second_passed(test.second, value, answers, tags, pain_max):
        rank = max(rank, _MIDDLE)
    if test.id == "T-AB2" and core_check == "weak":
        rank = _WORST
    for tag in tags & test.best_class.keys():
        cap = test.value_cap.get(tag)
        reached = rank if cap is None else _BEST if value >= cap else _WORST
        rank = max(reached, words.index(test.best_class[tag]))
    return words[rank]


def result(
    facts: Sequence[TestTaken],
    test: str,
    catalog: Catalog,
    *,
    age: int,
    sex: str,
    tags: frozenset[str],
    limits: Limits | None = None,
    hand_width_cm: float = DEFAULT_HAND_WIDTH_CM,
) -> TestResult | None:
    """The newest result of a test, or None when no day has all its sides.

    On a day the last try of each side counts; one side that is not valid makes the result not valid, and the
    worse side gives it otherwise (TST-6).

    Args:
        facts: Tests taken, in any order; T-AB2 also looks at those of T-AB1.
        test: Id of the test.
        catalog: The tests.
        age, sex, tags, hand_width_cm: As for `classify`.
        limits: The limits in force (TST-4), by default the catalogue's.
    """
    limits = limits or Limits.from_catalog(catalog)
    spec = catalog.tests[test]
    sides = _newest_sitting(facts, spec, limits)
    if sides is None:
        return None
    tries = sorted(sides.values(), key=lambda fact: fact.at)
    day = tries[0].day
    for fact in tries:
        if reason := stopped(fact, limits):
            return TestResult(test=test, day=day, klass="not-valid", reason=reason)
    values = {side: fact.value for side, fact in sides.items() if fact.value is not None}
    worse = max(values.values()) if spec.better == "low" else min(values.values())
    klass = classify(
        spec,
        worse,
        {key: answer for fact in tries for key, answer in fact.answers.items()},
        age=age,
        sex=sex,
        tags=tags,
        pain_max=max((fact.pain_max for fact in tries if fact.pain_max is not None), default=None),
        core_check=_core_check(facts, day, catalog, limits) if test == "T-AB2" else None,
        hand_width_cm=hand_width_cm,
    )
    left, right = values.get("left"), values.get("right")
    return TestResult(test=test, day=day, klass=klass, value=worse, left=left, right=right)


def suitable_tests(
    group: str,
    tags: Iterable[str],
    surfaces: Iterable[str],
    helper: bool,
    catalog: Catalog,
    *,
    week: float | None = None,
    rest_pain: int | None = None,
) -> tuple[str, ...]:
    """Ids of a group's suitable tests in the order tried (3.1); empty when the group has none (RU-6).

    Args:
        group: Muscle group, or `balance`.
        tags: The tags in force.
        surfaces: Where the patient can exercise.
        helper: A second person is there, who may measure (TST-9).
        catalog: The tests.
        week: Week of pregnancy today; unknown rules out what has a last week (T-QU1).
        rest_pain: Resting pain now, if known (T-QU1).
    """
    return _suitable_tests(group, frozenset(tags), frozenset(surfaces), helper, catalog, week, rest_pain)


@lru_cache(maxsize=1024)
def _suitable_tests(
    group: str,
    tags: frozenset[str],
    surfaces: frozenset[str],
    helper: bool,
    catalog: Catalog,
    week: float | None,
    rest_pain: int | None,
) -> tuple[str, ...]:
    tests = (catalog.tests[id_] for id_ in catalog.test_order[group])
    return tuple(test.id for test in tests if _suits(test, tags, surfaces, helper, week, rest_pain))


def changed_enough(test: SelfTest, before: float, now: float) -> bool:
    """Whether a value got better by at least the change that counts for the test."""
    gain = before - now if test.better == "low" else now - before
    return gain >= test.change_counts - 1e-9  # 4.1 - 0.1 is a hair under 4


def _suits(
    test: SelfTest,
    tags: frozenset[str],
    surfaces: frozenset[str],
    helper: bool,
    week: float | None,
    rest_pain: int | None,
) -> bool:
    if not surfaces.intersection(test.surfaces) or tags.intersection(test.avoid):
        return False
    if not helper and tags.intersection(test.avoid_without_helper):
        return False
    late = test.avoid_from_week
    if late is not None and "preg-2" in tags and (week is None or week >= late):
        return False
    return test.max_rest_pain is None or rest_pain is None or rest_pain <= test.max_rest_pain


def cut_offs(test: SelfTest, age: int, sex: str, hand_width_cm: float) -> tuple[float, float]:
    """The values `low` and `high` of a test for a person (see `SelfTest`)."""
    if test.rows:
        row = _row(test.rows, age, sex)
        return row.low, row.high
    assert test.low is not None, f"{test.id} has neither rows nor cut-offs"
    assert test.high is not None, f"{test.id} has neither rows nor cut-offs"
    scale = hand_width_cm / DEFAULT_HAND_WIDTH_CM if test.id == "T-LB1" else 1.0
    return test.low * scale, test.high * scale


def _row(rows: Sequence[AgeRow], age: int, sex: str) -> AgeRow:
    """The row of an age and sex; ages outside the table take its nearest row."""
    wanted = "male" if sex == "male" else "female"
    own = sorted((row for row in rows if row.sex in (wanted, "any")), key=lambda row: row.age_from)
    return next((row for row in reversed(own) if row.age_from <= age), own[0])


def _rank(test: SelfTest, value: float, low: float, high: float) -> int:
    """Best, middle or worst by the value alone (see `SelfTest` for what the cut-offs include)."""
    if test.better == "high":
        return _BEST if value >= high else _MIDDLE if value >= low else _WORST
    if value < low or (value == low and test.low_inclusive):
        return _BEST
    return _MIDDLE if value <= high else _WORST


def _rank_allowed(test: SelfTest, answers: Mapping[str, Any]) -> int:
    """The best rank allowed besides the value (T-LB1 rounds evenly, T-LB3 smooth, T-BA1 needs T-BA2)."""
    if test.id == "T-LB1":
        return _BEST if answers.get("even") is True else _MIDDLE
    if test.id == "T-LB3":
        return {"both": _BEST, "jerky": _MIDDLE}.get(str(answers.get("smooth")), _WORST)
    return _MIDDLE if test.id == "T-BA1" else _BEST


def _second_passed(
    second: SecondPart,
    value: float,
    answers: Mapping[str, Any],
    tags: frozenset[str],
    pain_max: int | None,
) -> bool:
    """Whether the second part was allowed and reached, on each side where it has sides."""
    if value < second.asked_from or tags.intersection(second.avoid):
        return False
    if second.max_pain is not None and pain_max is not None and pain_max > second.max_pain:
        return False
    answer = answers.get(second.answer)
    held = [answer.get("left"), answer.get("right")] if isinstance(answer, Mapping) else [answer]
    return all(isinstance(seconds, int | float) and seconds >= second.needed for seconds in held)


def _newest_sitting(
    facts: Sequence[TestTaken], test: SelfTest, limits: Limits
) -> dict[str, TestTaken] | None:
    """The last try of each side on the newest day that has all sides, or one side that is not valid."""
    own = sorted((fact for fact in facts if fact.test == test.id), key=lambda fact: fact.at)
    for day in sorted({fact.day for fact in own}, reverse=True):
        sides: dict[str, TestTaken] = {}
        for fact in own:
            if fact.day == day:
                both = ("left", "right") if test.one_sided and fact.side == "both" else (fact.side,)
                sides.update(dict.fromkeys(both, fact))
        complete = not test.one_sided or len(sides) == 2
        if complete or any(stopped(fact, limits) for fact in sides.values()):
            return sides
    return None


def _core_check(facts: Sequence[TestTaken], day: date, catalog: Catalog, limits: Limits) -> Klass | None:
    """Class of the last valid T-AB1 up to a day."""
    taken = [
        fact
        for fact in sorted(facts, key=lambda fact: fact.at)
        if fact.test == "T-AB1" and fact.day <= day and not stopped(fact, limits)
    ]
    if not taken:
        return None
    value = taken[-1].value
    assert value is not None
    return classify(catalog.tests["T-AB1"], value, {}, age=0, sex="unsaid", tags=frozenset())
