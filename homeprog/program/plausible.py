"""Facts that cannot be: impossible dates, entries outside the bounds, answers that contradict each other.

Each is told in one sentence. They are kept, as every fact is, and change nothing: the fold leaves them
without effect, and a fact of the future waits for its day. Only a day before birth still counts as written:
the wrong one of the two may be the year of birth, and a warning sign must not be lost.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from homeprog.program import facts, overrides
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact
from homeprog.program.limits import Limits, with_override
from homeprog.program.retractions import taken_back_ids
from homeprog.program.self_tests import SelfTest

AHEAD = timedelta(days=1)
"""So far a clock may have been ahead before a fact counts as one of the future."""
MOST_S = 3600.0
"""No self-test is held or counted for longer."""


class Doubt(Struct, frozen=True):
    """Something that cannot be.

    Attributes:
        fact: Id of the fact.
        sentence: The field, what is wrong with it, and what to do.
        idle: Whether the fact is without effect; a warning sign counts on any day.
    """

    fact: str
    sentence: str
    idle: bool = True


def last_day(today: date) -> date:
    """The last day whose facts count today; later ones wait, as a clock that was wrong leaves them behind."""
    return today + AHEAD


def is_possible_clearance(fact: facts.ClearanceRecorded) -> bool:
    """A clinician cannot have seen the patient after the entry was made (2.1)."""
    return fact.seen_on is None or fact.seen_on <= fact.day


def is_possible_profile(fact: facts.ProfileSet) -> bool:
    """Nobody is born after the entry was made."""
    return fact.birth_year <= fact.day.year


def is_possible_result(spec: SelfTest, value: float | None) -> bool:
    """Nobody stands for fewer than no seconds, or for more than an hour; None stands for a test not valid."""
    return value is None or spec.better == "low" or spec.unit == "cm" or 0 <= value <= MOST_S


def of_the_future(all_facts: Iterable[Fact], today: date) -> list[Doubt]:
    """Facts that wait for their day; nobody can tell whether they or the computer's clock are wrong."""
    return [
        Doubt(fact.id, f"field `at`: {fact.day} lies in the future; look at the date, or at this computer's")
        for fact in all_facts
        if fact.day > last_day(today)
    ]


def doubts(all_facts: Iterable[Fact], catalog: Catalog) -> list[Doubt]:
    """What cannot be in a journal, in the order of time; facts taken back are left alone."""
    in_order = sorted(all_facts, key=lambda fact: (fact.at, fact.id))
    gone = taken_back_ids(in_order)
    reader = _Reader(catalog, in_order)
    found = [
        Doubt(fact.id, sentence) for fact in in_order if fact.id not in gone for sentence in reader.read(fact)
    ]
    early = (fact for fact in in_order if fact.id not in gone and reader.is_before_birth(fact))
    return found + [Doubt(fact.id, reader.too_early(fact), idle=False) for fact in early]


class _Reader:
    """Reads a journal fact by fact and remembers what later ones can contradict."""

    def __init__(self, catalog: Catalog, in_order: list[Fact]) -> None:
        self._catalog = catalog
        self._limits = Limits.from_catalog(catalog)
        profiles = (fact for fact in reversed(in_order) if isinstance(fact, facts.ProfileSet))
        self._born = next((one.birth_year for one in profiles if is_possible_profile(one)), None)
        started = (fact for fact in reversed(in_order) if isinstance(fact, facts.SessionStarted))
        self._started = {fact.session: fact for fact in started}
        self._ended: set[str] = set()

    def read(self, fact: Fact) -> Iterator[str]:
        if isinstance(fact, facts.ProfileSet) and not is_possible_profile(fact):
            yield f"field `birth_year`: {fact.birth_year} lies after this entry; correct the year"
        elif isinstance(fact, facts.ClearanceRecorded):
            yield from self._clearance(fact)
        elif isinstance(fact, facts.OverrideRecorded):
            yield from self._override(fact)
        elif isinstance(fact, facts.TestTaken):
            yield from self._test(fact)
        elif isinstance(fact, facts.SessionStarted):
            first = self._started[fact.session]
            if first.id != fact.id and first.day == fact.day:
                yield f"field `session`: {fact.session} was started before; give each session its own id"
        else:
            yield from self._in_session(fact)

    def is_before_birth(self, fact: Fact) -> bool:
        return self._born is not None and fact.day.year < self._born

    def too_early(self, fact: Fact) -> str:
        return f"field `at`: {fact.day} lies before the year of birth, {self._born}; correct one of them"

    def _clearance(self, fact: facts.ClearanceRecorded) -> Iterator[str]:
        if not is_possible_clearance(fact):
            yield f"field `seen_on`: {fact.seen_on} lies after this entry of {fact.day}; correct the day"
        elif fact.seen_on is not None and self._born is not None and fact.seen_on.year < self._born:
            yield f"field `seen_on`: {fact.seen_on} lies before the year of birth, {self._born}"
        for tag in fact.tags:
            if tag not in self._catalog.tags:
                yield f"field `tags`: `{tag}` is no tag; allowed: {', '.join(self._catalog.tags)}"

    def _override(self, fact: facts.OverrideRecorded) -> Iterator[str]:
        problem = overrides.refusal(fact, self._limits, self._catalog)
        if problem is not None:
            yield f"field `value`: {problem.rstrip('.')}" if fact.target else problem.rstrip(".")
        elif fact.what == "limit_set":
            self._limits = with_override(self._limits, self._catalog, fact.target, fact.value)

    def _test(self, fact: facts.TestTaken) -> Iterator[str]:
        spec = self._catalog.tests.get(fact.test)
        if spec is not None and not is_possible_result(spec, fact.value):
            yield f"field `value`: {fact.test} cannot have the result {fact.value:g} {spec.unit}"

    def _in_session(self, fact: Fact) -> Iterator[str]:
        session = getattr(fact, "session", None)
        start = self._started.get(session) if isinstance(session, str) else None
        if start is not None and fact.at < start.at:
            yield f"field `at`: this lies before the start of its session at {start.at}; correct the time"
        if isinstance(fact, facts.SessionEnded):
            if fact.session in self._ended:
                yield f"field `session`: {fact.session} had ended before; keep one of the two ends"
            self._ended.add(fact.session)
