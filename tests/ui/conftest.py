"""Fixtures of the window: a light theme, no modal dialogs, nothing left behind, a whole app."""

from prepared import window
from session_room import open_room
from windows import (
    app_window,
    clock,
    folder,
    light,
    no_modals,
    nothing_left,
    own_settings,
    restyle,
)

__all__ = [
    "app_window",
    "clock",
    "folder",
    "light",
    "no_modals",
    "nothing_left",
    "open_room",
    "own_settings",
    "restyle",
    "window",
]
