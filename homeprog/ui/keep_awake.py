"""Keeps the screen awake while a session runs; where that is not possible, nothing happens."""

import logging
from contextlib import AbstractContextManager
from typing import Any

_log = logging.getLogger(__name__)


class KeepAwake:
    """Holds the screen awake between `hold` and `release`; wakepy is imported at the first `hold`."""

    def __init__(self) -> None:
        self._mode: AbstractContextManager[Any] | None = None

    @property
    def is_held(self) -> bool:
        """Whether the system agreed to keep the screen on."""
        return self._mode is not None and bool(getattr(self._mode, "active", False))

    def hold(self) -> None:
        """Ask the system not to blank the screen."""
        if self._mode is not None:
            return
        try:
            from wakepy import keep

            mode = keep.presenting(on_fail="pass")
            mode.__enter__()
        except (
            Exception
        ) as error:  # no bus, no permission, no such system: a dark screen is no reason to stop
            _log.info("the screen cannot be kept awake: %s", error)
            return
        self._mode = mode

    def release(self) -> None:
        """Let the system blank the screen again."""
        mode, self._mode = self._mode, None
        if mode is None:
            return
        try:
            mode.__exit__(None, None, None)
        except Exception as error:
            _log.info("keeping awake did not end cleanly: %s", error)
