"""A room for a session without people: a screen nobody sees, sound nobody hears, a hand on the keys.

Needs Xvfb, xdotool, pulseaudio and parec (Debian: xvfb, xdotool, pulseaudio, pulseaudio-utils), and touches
no other screen and no other sound server.
"""

import array
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

from homeprog.ui.sounds import RATE_HZ

NEEDED = ("Xvfb", "xdotool", "pulseaudio", "parec")
CHUNK_BYTES = RATE_HZ // 200 * 2  # 5 ms
LINE = re.compile(r"(\d+\.\d+) (\S+) ?(.*)\n?")
OPENS_WITHIN_S = 60.0
MOST_TABS = 60
KEY_S, SEARCH_S = 0.15, 5.0


class Line(NamedTuple):
    """One line of what the window tells: monotonic seconds, the kind of event, its detail."""

    at: float
    kind: str
    detail: str


def missing_programs() -> list[str]:
    """Programs that have to be installed first."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Machine:
    """Something that runs beside; leaving the context ends it."""

    def __init__(self, *processes: "subprocess.Popen[Any]") -> None:
        self.processes = processes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; a second time means nothing."""
        for process in self.processes:
            process.terminate()
            process.wait(10)


class Screen(Machine):
    """A virtual screen; `name` is what DISPLAY has to say."""

    def __init__(self, size: str = "1280x800") -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        super().__init__(subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"


class SoundCard(Machine):
    """A private PulseAudio with one silent sink, and a recording of what it plays."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "socket"
        (folder / "pulse").mkdir()
        self.variables = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": f"unix:{socket}",
        }
        modules = [
            *["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"],
            *["-L", f"module-null-sink sink_name=silent rate={RATE_HZ}"],
        ]
        surroundings = {**os.environ, **self.variables}
        server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error", *modules],
            env=surroundings,
        )
        while not socket.exists():
            time.sleep(0.05)
        self._recorder = subprocess.Popen(
            ["parec", "-d", "silent.monitor", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=10"],
            stdout=subprocess.PIPE,
            env=surroundings,
        )
        super().__init__(self._recorder, server)
        self.samples, self.began = array.array("h"), 0.0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        """Keep what is played; the earliest of all chunks, reckoned back, says when the recording began."""
        assert self._recorder.stdout is not None
        while chunk := self._recorder.stdout.read(CHUNK_BYTES):
            self.samples.frombytes(chunk)
            began = time.monotonic() - len(self.samples) / RATE_HZ
            self.began = min(self.began or began, began)


class Start(NamedTuple):
    """How the app is started: its data, how long ago its day is, `Screen.name`, and further variables."""

    data: Path
    ago_s: float
    display: str
    variables: dict[str, str]


class Window(Machine):
    """The real app in a process of its own, with a hand on its keyboard.

    Attributes:
        lines: What it told.
    """

    def __init__(self, start: Start) -> None:
        self.lines: list[Line] = []
        self._display = {**os.environ, "DISPLAY": start.display}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "scripts.told_session", str(start.data), str(start.ago_s)],
            stdout=subprocess.PIPE,
            text=True,
            env={**self._display, "QT_QPA_PLATFORM": "xcb", **start.variables},
        )
        super().__init__(self._child)
        self._news = threading.Condition()
        self._closed = False
        threading.Thread(target=self._read, daemon=True).start()
        self._take_keyboard()

    def _read(self) -> None:
        assert self._child.stdout is not None
        for text in self._child.stdout:
            told = LINE.fullmatch(text)
            if told is None:  # a library's own words
                print(text, end="")
                continue
            with self._news:
                self.lines.append(Line(float(told[1]), told[2], told[3]))
                self._news.notify()
        with self._news:
            self._closed = True
            self._news.notify()

    def told(self) -> Iterator[Line]:
        """Every line from the first on, as it comes, until the window closes."""
        place = 0
        while True:
            with self._news:
                while place == len(self.lines) and not self._closed:
                    self._news.wait()
                if place == len(self.lines):
                    return
            yield self.lines[place]
            place += 1

    @property
    def focus(self) -> str:
        """The control that has the keyboard."""
        return next((line.detail for line in reversed(self.lines) if line.kind == "focus"), "")

    def _take_keyboard(self) -> None:
        """Give the window the keys; there is no window manager to do so.

        Raises:
            RuntimeError: It does not open, or closes at once.
        """
        patience = time.monotonic() + OPENS_WITHIN_S
        while not any(line.kind == "active" for line in self.lines):
            if self._closed or time.monotonic() > patience:
                self.stop()
                raise RuntimeError("the window does not open")
            mine = ("--all", "--pid", str(self._child.pid), "--name", ".")
            self._xdotool("search", "--sync", "--onlyvisible", *mine, "windowfocus")

    def press(self, key: str) -> None:
        """Press a key of the keyboard, from outside."""
        self._xdotool("key", key)

    def press_button(self, name: str) -> None:
        """Go to a button with Tab and press it.

        Raises:
            RuntimeError: Tab does not lead there.
        """
        for _ in range(MOST_TABS):
            if self.focus == name:
                self.press("Return")
                return
            self.press("Tab")
        raise RuntimeError(f"Tab does not lead to {name!r}")

    def kill(self) -> None:
        """As a power cut does."""
        self._child.kill()
        self._child.wait(10)

    def _xdotool(self, *arguments: str) -> None:
        quiet = subprocess.DEVNULL
        with suppress(subprocess.TimeoutExpired):  # a search for a window that is not there waits for ever
            subprocess.run(
                ["xdotool", *arguments], env=self._display, stdout=quiet, stderr=quiet, timeout=SEARCH_S
            )
        time.sleep(KEY_S)
