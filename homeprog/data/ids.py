"""Names of facts: UUIDs that sort by the time they were made (version 7, RFC 9562).

The standard library makes them from Python 3.14 on only.
"""

import os
import threading
from collections.abc import Callable
from datetime import datetime

_COUNTER_BITS = 12
_RANDOM_BITS = 62


class IdSource:
    """Makes UUIDv7 texts that only grow within this source, also when the clock is set back.

    The 12 bits after the milliseconds count up within a millisecond; when they run over, the next millisecond
    is borrowed (RFC 9562 section 6.2, method 1).

    Args:
        random_bits: Gives that many random bits; a seeded source makes repeatable names for simulation.
    """

    def __init__(self, random_bits: Callable[[int], int] | None = None) -> None:
        self._random_bits = random_bits or _system_bits
        self._last = 0  # milliseconds and counter of the newest name
        self._lock = threading.Lock()

    def __call__(self, now: datetime) -> str:
        """Name a fact written at `now` (aware; the moment of writing, not of the event)."""
        if now.tzinfo is None:
            raise ValueError(f"now is {now}, without an offset; a fact needs an aware time")
        fresh = int(now.timestamp() * 1000) << _COUNTER_BITS
        with self._lock:
            self._last = max(fresh, self._last + 1)
            ms, counter = divmod(self._last, 1 << _COUNTER_BITS)
            tail = self._random_bits(_RANDOM_BITS)
        digits = f"{ms << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | tail:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _system_bits(count: int) -> int:
    """Random bits of the system; the modules `secrets` and `uuid` would cost the start of the app 8 ms."""
    return int.from_bytes(os.urandom((count + 7) // 8)) >> (-count % 8)


new_id = IdSource()
"""The program's own source of names."""
