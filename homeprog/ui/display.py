"""Whether a window can open here, asked before Qt is: without a display Qt ends the process with an abort.

Imports no Qt.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NEEDED = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries of Qt's X11 plugin that a small Linux lacks, and their Debian packages (engineering.md 2)."""

_WITHOUT = (
    "The window needs a display, and there is none here. Start it from a desktop session, or use the verbs "
    "that need no window: `homeprog --help` lists them."
)


def display_problem(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Say in one sentence why no window can open, or None when one can."""
    if not platform.startswith("linux"):
        return None
    plugin = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if plugin not in ("", "xcb", "wayland"):
        return None  # offscreen and the like draw without a display
    if plugin != "xcb" and _wayland_answers(environ):
        return None
    display = environ.get("DISPLAY", "")
    if not display:
        return _WITHOUT
    if not _x11_answers(display):
        return f"The display {display} does not answer. Check the variable DISPLAY, or log in again."
    missing = [package for library, package in _NEEDED.items() if not _loads(library)]
    if missing:
        return f"Some system libraries are missing. Install them: sudo apt-get install {' '.join(missing)}"
    return None


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    return bool(name) and _connects(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / str(name)))


def _x11_answers(display: str) -> bool:
    import re

    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return True  # a display of another computer: Qt will see
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - the place that X11 prescribes
    return _connects(path) or _connects(f"\0{path}")


def _connects(address: str) -> bool:
    import socket  # here, so that a start without a display to ask does not pay for it

    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
