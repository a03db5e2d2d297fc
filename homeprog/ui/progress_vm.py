"""What the screens of Progress show: plots, the calendar, a day."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from homeprog.handout.plot import Plot
from homeprog.ui.correct_vm import FieldVM

Range = Literal["week", "month", "all"]
RANGES: tuple[Range, ...] = ("week", "month", "all")
Mark = Literal["session", "flare", "rest", "walk", "open", "none", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day of the calendar."""

    day: date
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarVM:
    """A month: leading empty places, its days, and the sentence in front."""

    title: str
    sentence: str
    weekdays: tuple[str, ...]
    lead: int
    cells: tuple[DayCell, ...]
    earlier: bool
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressVM:
    """The whole of Progress but the day.

    Attributes:
        span: The days shown, in words.
        later, earlier: Whether one can go that way.
        test_group: The muscle group whose test is shown.
    """

    range: Range
    span: str
    earlier: bool
    later: bool
    pain: Plot
    zones: Plot
    test_group: str
    test: Plot
    walking: Plot
    activities: Plot
    calendar: CalendarVM
    felt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry of a day; taken back ones stay to be seen, with the reason.

    Attributes:
        fields: What may be corrected; empty where the entry can only be taken back.
        history: What it was before, a line for each correction.
    """

    id: str
    time: str
    words: str
    taken_back: str | None = None
    may_take_back: bool = True
    fields: tuple[FieldVM, ...] = ()
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVM:
    """A day's entries, oldest first."""

    day: date
    title: str
    entries: tuple[EntryLine, ...] = field(default=())
