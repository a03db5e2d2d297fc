"""Small real stand-ins for what a test must control."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that goes on when told; both readings move together unless a test parts them."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._monotonic = 1000.0
        self._now = now

    def monotonic(self) -> float:
        return self._monotonic

    def now(self) -> datetime:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)

    def set_wall(self, now: datetime) -> None:
        """Set the calendar clock alone, as a person or a time server does."""
        self._now = now
