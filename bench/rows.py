"""A row of the table: measured values beside a rival's of the same run, and the goal."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """One measurement.

    Attributes:
        name: What was measured.
        values: In `unit`.
        beside: The rival or limit, in words.
        rival: Its values of the same run; empty where the goal is absolute.
        goal: Largest ratio to the rival's median, or largest value where there is no rival.
        quantile: What of the values is compared: 0.5 the median, 0.99 nearly the worst.
    """

    name: str
    values: Sequence[float]
    unit: str
    goal: float
    beside: str = ""
    rival: Sequence[float] = field(default=())
    quantile: float = 0.5

    @property
    def figure(self) -> float:
        """What is held against the goal: a ratio, or a value."""
        value = at(self.values, self.quantile)
        return value / statistics.median(self.rival) if self.rival else value

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.figure <= self.goal


def at(values: Sequence[float], quantile: float) -> float:
    """A quantile: the middle one for 0.5."""
    return statistics.median(values) if quantile == 0.5 else sorted(values)[int((len(values) - 1) * quantile)]


def ms_of(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begin = perf_counter()
    action()
    return (perf_counter() - begin) * 1e3


def alternate(rounds: int, *actions: Callable[[], float]) -> tuple[list[float], ...]:
    """Values of several measurements taken in turn, so that a busy moment hits all alike."""
    taken = [[action() for action in actions] for _ in range(rounds)]
    return tuple(list(values) for values in zip(*taken, strict=True))


HEAD = f"{'what':42} {'median':>9} {'spread':>19}   {'rival':>9} {'ratio':>6} {'goal':>7}      beside"


def as_line(row: Row) -> str:
    """A row of the table."""
    low, high = at(row.values, 0.1), at(row.values, 0.9)
    spread = f"{low:.2f} to {high:.2f}"
    rival = f"{statistics.median(row.rival):9.2f}" if row.rival else " " * 9
    ratio = f"{row.figure:6.2f}" if row.rival else " " * 6
    goal = f"{row.goal:g} x" if row.rival else f"{row.goal:g} {row.unit}"
    shown = f"p{row.quantile * 100:.0f} {at(row.values, row.quantile):.2f}; " if row.quantile != 0.5 else ""
    return (
        f"{row.name:42} {statistics.median(row.values):6.2f} {row.unit:2} {spread:>19}   {rival} {ratio} "
        f"{goal:>7} {'met ' if row.is_met else 'OPEN'} {shown}{row.beside}"
    )
