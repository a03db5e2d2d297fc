"""Values over time with their words: one record for the plots of the screen, of paper and of the table."""

from dataclasses import dataclass
from datetime import date


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
class Plot:
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
