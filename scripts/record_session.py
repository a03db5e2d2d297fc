"""Plays a real session into a silent sound server, records it, and holds the recording against the log.

Needs pulseaudio and parec (Debian: pulseaudio, pulseaudio-utils); nothing is heard and no other sound server
is touched. Prints, for each beep, how long after its cue it sounded, and the sets of the journal.

python -m scripts.record_session [--voice] [EXERCISE ...]
"""

import argparse
import array
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from homeprog.clock import SystemClock
from homeprog.data.journal import Journal
from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.data.settings import Settings
from homeprog.program.dosing import make_item
from homeprog.program.facts import SetDone
from homeprog.program.limits import Limits
from homeprog.program.session_script import make_block
from homeprog.program.session_types import Beep, Pace, Script
from homeprog.program.state import replay
from homeprog.ui import theme
from homeprog.ui.companion import Companion
from homeprog.ui.figure_view import FigureView
from homeprog.ui.session_host import speaker_for
from homeprog.ui.session_page import SessionPage
from homeprog.ui.sounds import RATE_HZ, Player

WINDOW = RATE_HZ // 200  # 5 ms
LOUD, QUIET_WINDOWS = 300, 8
LIMIT_MS = 150
"""Onsets may be so far from the log (issue "the session without hands")."""


class SoundServer:
    """A private PulseAudio with one silent sink, and a recording of what it plays."""

    def __init__(self, folder: Path) -> None:
        os.environ |= {"XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder / "pulse")}
        os.environ["PULSE_SERVER"] = f"unix:{folder / 'socket'}"
        (folder / "pulse").mkdir()
        modules = [
            *["-L", f"module-native-protocol-unix socket={folder / 'socket'} auth-anonymous=1"],
            *["-L", "module-null-sink sink_name=silent"],
        ]
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error", *modules]
        )
        while not (folder / "socket").exists():
            time.sleep(0.05)
        self._recorder = subprocess.Popen(
            ["parec", "-d", "silent.monitor", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=10"],
            stdout=subprocess.PIPE,
        )
        self.samples, self.began = array.array("h"), 0.0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._recorder.stdout is not None
        while chunk := self._recorder.stdout.read(WINDOW * 2):
            if not self.began:
                self.began = time.monotonic() - WINDOW / RATE_HZ
            self.samples.frombytes(chunk)

    def stop(self) -> None:
        """End both."""
        for process in (self._recorder, self._server):
            process.terminate()
            process.wait(5)


class Sounded(NamedTuple):
    """A beep and how long after its cue it was heard, in seconds."""

    kind: str
    after_s: float


class Log(QObject):
    """Writes down the cues, and answers every question with a low score."""

    def __init__(self, page: SessionPage) -> None:
        super().__init__(page)
        self.beeps: list[tuple[float, str]] = []
        self._page = page
        page.controller.cued.connect(self.hear)

    @Slot(object)
    def hear(self, cue: object) -> None:
        """Take a cue."""
        if isinstance(cue, Beep):
            self.beeps.append((time.monotonic(), cue.kind))
            if cue.kind == "ask":
                QTimer.singleShot(1000, self.answer)

    @Slot(str, str)
    def finish(self, _how: str, _rule: str) -> None:
        """The last sound may ring out; quitting closes the page."""
        QTimer.singleShot(3000, QApplication.quit)

    @Slot()
    def answer(self) -> None:
        """Pain 1, and no more."""
        self._page.controller.rate(1)
        self._page.controller.confirm()


def onsets(samples: "array.array[int]", began: float) -> list[float]:
    """Moments at which sound begins after a little silence."""
    found, quiet = [], QUIET_WINDOWS
    for start in range(0, len(samples) - WINDOW, WINDOW):
        if max(map(abs, samples[start : start + WINDOW])) > LOUD:
            if quiet >= QUIET_WINDOWS:
                found.append(began + start / RATE_HZ)
            quiet = 0
        else:
            quiet += 1
    return found


def play(exercises: list[str], folder: DataFolder, *, voice: bool) -> tuple[Log, Journal]:
    """Play a session to its end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    catalog, clock = load_catalog(), SystemClock()
    theme.apply_theme(app, Settings())
    journal = create_profile(folder.prepare(), "Recording").open(clock.now())
    companion = Companion(journal, catalog, clock, replay([], catalog), app)
    items = [make_item(catalog, one, catalog.exercises[one].dose.start) for one in exercises]
    script = Script(
        session="recording",
        day_rule="A-10",
        planned=(),
        blocks=tuple(make_block(catalog, item) for item in items),
        catalog=catalog,
        limits=Limits.from_catalog(catalog),
        rest_pain=1,
        start_zones=(1, 1),
        allowed=frozenset(),
        pace=Pace(get_ready_s=6.0, next_up_s=8.0 if voice else 3.0),
    )
    player = Player()
    page = SessionPage(
        script,
        companion,
        clock,
        lambda parent: FigureView(catalog.exercises, parent),
        device=player,
        speaker=speaker_for(Settings(), folder, player) if voice else None,
    )
    log = Log(page)
    page.finished.connect(log.finish)
    page.show()
    QTimer.singleShot(1000, page.start)  # the device is open by then
    app.exec()
    page.deleteLater()
    return log, journal


def main() -> int:
    """Record, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", action="store_true", help="with the voice; beeps may then hide in words")
    parser.add_argument("exercises", nargs="*", default=["hs-strap"])
    args = parser.parse_args()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        server = SoundServer(Path(name))
        log, journal = play(args.exercises, DataFolder(Path(name) / "data"), voice=args.voice)
        server.stop()
        sets = [fact for fact in journal.facts() if isinstance(fact, SetDone)]
        journal.close()
    heard = onsets(server.samples, server.began)
    sounded = [Sounded(kind, min((one - at for one in heard), key=abs)) for at, kind in log.beeps]
    for kind, after_s in sounded:
        print(f"{kind:8} {after_s * 1000:+7.0f} ms")
    worst = max(abs(one.after_s) for one in sounded) * 1000
    middle = median(one.after_s for one in sounded) * 1000
    print(f"{len(sounded)} beeps, {len(heard)} onsets; median {middle:.0f} ms, worst {worst:.0f} ms")
    for fact in sets:
        print(f"{fact.exercise}, {fact.side}, set {fact.set}: {fact.reps} times, {fact.hold_s} s")
    del app
    return 0 if worst <= LIMIT_MS or args.voice else 1


if __name__ == "__main__":
    sys.exit(main())
