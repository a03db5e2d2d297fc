"""What the screens of Progress show: plots, the calendar, a day."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Range = Literal["week", "month", "all"]
RANGES: tuple[Range, ...] = ("week", "month", "all")
Mark = Literal["session", "flare", "rest", "walk", "open", "none", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line of a plot: days as ordinals, values (NaN where there is none)."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of time behind the lines: a stage or a flare-up; `short` where `words` have no room."""

    first: float
    last: float
    words: str
    short: str = ""
    flare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A value drawn across the plot: the start, a class."""

    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One place on the time axis: a value per series for the table, a sentence for readers.

    It opens the days from `first` to `last`.
    """

    x: float
    when: str
    values: tuple[str, ...]
    sentence: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotVM:
    """One plot with its sentence.

    Attributes:
        key: What it is about: `pain`, `zones`, `test`, `walking`, `activities`.
        low, high: The value axis.
        ticks: Values with words; empty for plain numbers.
        downwards: Larger values are further down.
        filled: The area under the line is filled (amounts rather than scores).
        start, end: The time axis, as ordinals.
        readings: Oldest first, one per place on the time axis.
    """

    key: str
    title: str
    sentence: str
    unit: str
    low: float
    high: float
    start: float
    end: float
    series: tuple[Series, ...]
    readings: tuple[Reading, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    downwards: bool = False
    filled: bool = False
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing to draw yet."""
        return not self.readings


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
    pain: PlotVM
    zones: PlotVM
    test_group: str
    test: PlotVM
    walking: PlotVM
    activities: PlotVM
    calendar: CalendarVM
    felt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry of a day; taken back ones stay to be seen, with the reason."""

    id: str
    time: str
    words: str
    taken_back: str | None = None
    may_take_back: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVM:
    """A day's entries, oldest first."""

    day: date
    title: str
    entries: tuple[EntryLine, ...] = field(default=())
