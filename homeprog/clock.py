"""Time as a dependency: what runs a countdown and what dates a fact."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Source of durations and of dates."""

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean anything."""
        ...

    def now(self) -> datetime:
        """The present moment with its offset from UTC, for facts and for noticing sleep."""
        ...


class SystemClock:
    """The computer's clock; `speed` makes durations run faster for demonstration and tests.

    Args:
        speed: Seconds of program time per real second, greater than 0.
    """

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError(f"speed is {speed}; it must be greater than 0")
        self._speed = speed
        self._start = time.monotonic()

    @property
    def speed(self) -> float:
        """Seconds of program time per real second."""
        return self._speed

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return self._start + (time.monotonic() - self._start) * self._speed

    def now(self) -> datetime:
        """See `Clock.now`."""
        return datetime.now().astimezone()
