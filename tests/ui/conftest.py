"""Fixtures of the window: a light theme, no modal dialogs, nothing left behind, a whole app."""

from session_room import open_room
from windows import (
    Restyle,
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
    "Restyle",
    "app_window",
    "clock",
    "folder",
    "light",
    "no_modals",
    "nothing_left",
    "open_room",
    "own_settings",
    "restyle",
]
