"""A desktop of its own: a virtual screen, a bus with accessibility on it, the real program in a window."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from at_spi import Reader, accessibility_bus
from surroundings import ROOT

COMMANDS = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
SCREEN = "1280x900x24"


def missing() -> str:
    """What this machine lacks for a desktop; empty when all is there."""
    return ", ".join(command for command in COMMANDS if shutil.which(command) is None)


@contextmanager
def desktop(runtime: Path) -> Iterator[dict[str, str]]:
    """Open a desktop; gives the environment of its programs.

    Args:
        runtime: An empty folder for the sockets of this desktop's services.
    """
    runtime.chmod(0o700)
    surroundings = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "XDG_CACHE_HOME": str(runtime)}
    with ExitStack() as stack:
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        stack.enter_context(_running(screen, surroundings, pass_fds=[writing]))
        os.close(writing)
        with os.fdopen(reading) as number:
            surroundings["DISPLAY"] = f":{number.readline().strip()}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        daemon = stack.enter_context(_running(bus, surroundings, stdout=subprocess.PIPE))
        assert daemon.stdout is not None
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().decode().strip()
        yield surroundings


@contextmanager
def read_program(surroundings: dict[str, str], arguments: Sequence[str]) -> Iterator[Reader]:
    """Run the program on a desktop and read it from outside; it is killed at the end if it still runs."""
    command = [sys.executable, "-m", "homeprog", *arguments]
    accessible = {**surroundings, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    bus = accessibility_bus(surroundings["DBUS_SESSION_BUS_ADDRESS"])
    with bus, _running(command, accessible, cwd=ROOT) as program:
        yield Reader(bus, lambda: program.poll() is None)


@contextmanager
def _running(
    command: Sequence[str], surroundings: dict[str, str], **options: object
) -> Iterator["subprocess.Popen[bytes]"]:
    child = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield child
    finally:
        child.kill()
        child.communicate()
