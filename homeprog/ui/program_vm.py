"""What the screens of Program show, in words: overview, pair, library, exercise."""

from dataclasses import dataclass, field
from typing import Literal

from homeprog.ui.pair_map import PairVM

Place = Literal["done", "here", "ahead"]
Status = Literal["mine", "open", "later", "resting", "unsuited"]
Filter = Literal["mine", "open", "later", "all"]
FILTERS: tuple[Filter, ...] = ("mine", "open", "later", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadStop:
    """One stage on the road; `to_come` says what opens the next one, in numbers."""

    title: str
    weeks: str
    note: str
    place: Place
    to_come: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewVM:
    """The map, what opens next, and the road."""

    lead: str
    pairs: tuple[PairVM, ...]
    road: tuple[RoadStop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The way to an exercise's page."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestLine:
    """One result: when, which test, its class and the values per side."""

    __test__ = False  # not a test case, whatever its name says to a test runner

    day: str
    test: str
    klass: str
    values: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDetailVM:
    """A pair: where it stands and why, what is missing, the tests so far, its exercises."""

    pair: PairVM
    title: str
    why: str
    numbers: tuple[str, ...]
    rule: str
    tests: tuple[TestLine, ...]
    tests_empty: str
    stretches: tuple[Link, ...]
    strengtheners: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVM:
    """One exercise of the library; `why` is empty where nothing needs a reason."""

    id: str
    name: str
    status: Status
    words: str
    why: str = ""
    numbers: tuple[str, ...] = field(default=())
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionVM:
    """Exercises of one stage and muscle group."""

    title: str
    entries: tuple[EntryVM, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedVM:
    """An exercise that is never offered, and why (clinical.md 4.8)."""

    name: str
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryVM:
    """The exercises that pass a filter; the excluded ones stand under `all`."""

    filter: Filter
    lead: str
    sections: tuple[SectionVM, ...]
    excluded: tuple[ExcludedVM, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseVM:
    """An exercise's page."""

    id: str
    name: str
    kind: str
    status: EntryVM
    sides: str
    steps: tuple[str, ...]
    breathing: str
    core: str
    feel: str
    should_not_feel: str
    errors: tuple[str, ...]
    equipment: str
    dose: str
    ladder: str
    modifications: tuple[str, ...]
    easier: Link | None
    harder: Link | None
    sources: tuple[str, ...]
    times: tuple[str, ...]


ProgramVM = OverviewVM | PairDetailVM | LibraryVM | ExerciseVM
