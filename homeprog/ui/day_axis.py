"""Dates under a plot, on screen and on paper; days are ordinals."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from PySide6.QtCore import QDate, QLocale

STEPS_DAYS = (1, 2, 7, 14, 30.4375, 91.3125, 182.625, 365.25, 730.5, 1826.25, 3652.5)
_MONTHS_FROM_DAYS = 28


def spacing(days: float, room: float) -> float:
    """Days from one date to the next, so that at most `room` dates stand beside each other."""
    return next((step for step in STEPS_DAYS if days / step <= max(1.0, room)), STEPS_DAYS[-1])


def tick_words(ordinal: float, step: float) -> str:
    """Day and month, or month and year over long times."""
    if not 1 <= ordinal <= date.max.toordinal():
        return ""
    day = date.fromordinal(int(ordinal))
    form = "MMM yyyy" if step >= _MONTHS_FROM_DAYS else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def ticks(first: float, last: float, room: float) -> Iterator[tuple[float, str]]:
    """Places of the dates between two days, with their words."""
    step = spacing(last - first, room)
    for number in range(ceil(first / step), int(last // step) + 1):
        yield number * step, tick_words(number * step, step)
