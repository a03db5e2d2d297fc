"""Which self-tests are due today (clinical.md 3.1: TST-1 to TST-8, 6.4 S23, 7.3 RA-6)."""

from collections.abc import Iterator
from datetime import timedelta

from homeprog.program import pairs
from homeprog.program.assessment import suitable_tests
from homeprog.program.catalog import PAIRS
from homeprog.program.records import TestRecord
from homeprog.program.stages import s23_training
from homeprog.program.today import Today

ACTIONS = frozenset({"NORMAL", "NORMAL-HOLD", "REST-DAY"})
"""TST-3: no tests on flare-up, EASY and GENTLE days."""
MONTHLY_DAYS = 28
BALANCE_ALL_PASSED = 4


def due(today: Today) -> tuple[str, ...]:
    """Tests to ask for, the flexibility ones first."""
    if not _allowed(today):
        return ()
    tags = frozenset(today.tags)
    flexible = (
        pairs.test_due(today.state, today.catalog, group, tags, today.day) for group in pairs.FLEXIBILITY
    )
    return tuple(test for test in (*flexible, *_strength(today), *_balance(today)) if test is not None)


def _allowed(today: Today) -> bool:
    """TST-1 to TST-3: screened, off the nerve track, a calm day, more than two hours up."""
    state = today.state
    if not today.gates["G-SCREEN"] or state.nerve is not None or today.action not in ACTIONS:
        return False
    readiness = None if today.record is None else today.record.readiness
    if readiness is None:
        return True
    calm = state.baseline is None or readiness.rest <= state.baseline.b + 1
    return calm and readiness.up_for == "over_2h"


def _strength(today: Today) -> Iterator[str | None]:
    """Legs at intake and monthly; abdominals and gluteals once the pair is restored and S23 asks."""
    if _monthly(today, "quadriceps"):
        yield next(iter(_suitable(today, "quadriceps")), None)
    for pair in PAIRS[:2]:
        group = pairs.WEAK_GROUP[pair]
        restored = today.state.pairs[pair].state != "LOCKED"
        started = bool(today.state.tests.get(group))
        if restored and (started or _s23_asks(today)):
            yield from (test for test in _of_group(today, group) if _monthly(today, group, test))


def _s23_asks(today: Today) -> bool:
    """Whether stage 3 misses nothing but the strength tests (6.4)."""
    return next(s23_training(today.state, today.catalog, today.day), None) is None


def _of_group(today: Today, group: str) -> tuple[str, ...]:
    """T-AB1 then T-AB2, or T-AB3; the first suitable one of the other groups."""
    tests = _suitable(today, group)
    if group == "abdominals":
        lying = tuple(test for test in tests if test in {"T-AB1", "T-AB2"})
        return lying if "T-AB2" in lying else tuple(test for test in tests if test == "T-AB3")
    return tests[:1]


def _balance(today: Today) -> Iterator[str | None]:
    """T-BA1 at intake and monthly; T-BA2 only after all four stances were held (3.1)."""
    if _monthly(today, "balance", "T-BA1"):
        yield next((test for test in _suitable(today, "balance") if test == "T-BA1"), None)
        return
    results = today.state.tests.get("balance", [])
    stances = [one for one in results if one.test == "T-BA1"]
    passed = bool(stances) and (stances[-1].value or 0) >= BALANCE_ALL_PASSED
    later = [one for one in results if one.test == "T-BA2" and stances and one.day >= stances[-1].day]
    if passed and not later and "T-BA2" in _suitable(today, "balance"):
        yield "T-BA2"


def _monthly(today: Today, group: str, test: str | None = None) -> bool:
    """The group (or one test of it) was never tested, or last 28 days ago or more (TST-7)."""
    taken: list[TestRecord] = today.state.tests.get(group, [])
    results = [one for one in taken if test in {None, one.test}]
    return not results or today.day - results[-1].day >= timedelta(days=MONTHLY_DAYS)


def _suitable(today: Today, group: str) -> tuple[str, ...]:
    readiness = None if today.record is None else today.record.readiness
    return suitable_tests(
        group,
        frozenset(today.tags),
        frozenset(today.state.surfaces),
        today.state.helper,
        today.catalog,
        week=today.pregnancy_week,
        rest_pain=None if readiness is None else readiness.rest,
    )
