"""What happened in a stretch of time, in numbers: what the report and its summary are made from."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from homeprog.handout.plot import Plot
from homeprog.handout.wording import ReportWording
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Side, TestTaken
from homeprog.program.fired import Fired
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState
from homeprog.program.verdicts import Verdict, verdict_of_test

DEFAULT_WEEKS = 12
"""How far a report looks back unless somebody asks for more."""


class TestCourse(Struct, frozen=True, kw_only=True):
    """One side of a self-test from the first result to the newest.

    Attributes:
        klass: The class of the newest result, all sides together; empty while a side is missing.
        verdict: Against the change that counts for the test; None while there is one result only.
    """

    __test__ = False  # not a test case, whatever its name says to a test runner

    test: str
    side: Side
    first: float
    first_day: date
    now: float
    now_day: date
    klass: str
    verdict: Verdict | None


class Course(Struct, frozen=True, kw_only=True):
    """A stretch of time.

    Attributes:
        first, last: Its days, both included.
        begun: The day of the first entry; None while there is none.
        plots: Pain, furthest point, walking and activities, those with something to show.
        test_plots: One for each muscle group with results.
        tests: Every side of every test taken so far.
        sessions: How many by how they ended (`completed`, `stopped`, `left`, `open`).
        days: How many by what they were (`session`, `flare`, `rest`, `walk`).
        walked_min: Minutes walked.
        rules: What spoke, most often first.
        stops: The rules that ended a session.
        entries: What clinicians have entered, a sentence each.
        taken_back: Entries taken back since the start.
    """

    first: date
    last: date
    begun: date | None
    plots: tuple[Plot, ...] = ()
    test_plots: tuple[Plot, ...] = ()
    tests: tuple[TestCourse, ...] = ()
    sessions: Mapping[str, int] = {}
    days: Mapping[str, int] = {}
    walked_min: float = 0.0
    rules: tuple[Fired, ...] = ()
    stops: tuple[Fired, ...] = ()
    entries: tuple[str, ...] = ()
    taken_back: int = 0


class ReportSources(Struct, frozen=True):
    """What a report is made from; `name` is empty where it is to be left out."""

    plan: DayPlan
    state: ProgramState
    catalog: Catalog
    words: ReportWording
    course: Course
    name: str = ""


def courses_of_tests(
    taken: Sequence[TestTaken], state: ProgramState, catalog: Catalog
) -> tuple[TestCourse, ...]:
    """First and newest value of each test and side, in the order of the catalogue.

    Args:
        taken: Tests that count, oldest first.
    """
    sides: dict[tuple[str, Side], list[TestTaken]] = {}
    for fact in taken:
        if fact.value is not None and fact.test in catalog.tests:
            sides.setdefault((fact.test, fact.side), []).append(fact)
    order = list(catalog.tests)
    in_order = sorted(sides.items(), key=lambda one: order.index(one[0][0]))
    return tuple(_course(values, state, catalog) for _, values in in_order)


def _course(values: Sequence[TestTaken], state: ProgramState, catalog: Catalog) -> TestCourse:
    first, now = values[0], values[-1]
    assert first.value is not None
    assert now.value is not None
    spec = catalog.tests[now.test]
    known = state.tests.get(spec.group, ())
    return TestCourse(
        test=now.test,
        side=now.side,
        first=first.value,
        first_day=first.day,
        now=now.value,
        now_day=now.day,
        klass=next((one.klass for one in known if (one.test, one.day) == (now.test, now.day)), ""),
        verdict=verdict_of_test(spec, first.value, now.value) if now.day > first.day else None,
    )
