"""What the surroundings must keep to."""

import sys

from PySide6.QtCore import QObject


def test_void_calls_keep_none_alive() -> None:
    """PySide6 6.12.0 on Python below 3.12 loses one None a call, then aborts (PYSIDE-3474)."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - 500
