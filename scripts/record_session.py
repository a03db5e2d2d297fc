"""Plays the whole session of a first day in the real window, from outside, and holds the sound to the log.

A virtual screen, a sound card of its own that is recorded, and a keyboard that presses Start and answers;
everything runs in real time. See `scripts.session_room` for what it needs. Exit code 1 if anything is wrong.

python -m scripts.record_session [--sound card|none|lost] [--voice speaks|hangs] [--kill SET] [--hurry]
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile, list_profiles
from homeprog.program.facts import ScheduleSet
from homeprog.program.state import replay
from homeprog.ui.companion import Companion
from scripts.session_checks import WORK, check_journal, check_sound, check_told, without_cut_sets
from scripts.session_heard import Recording
from scripts.session_room import Line, Screen, SoundCard, Start, Window, missing_programs
from scripts.story import NAME, Story, StoryClock

THINKS_S = 1.5
"""How long the patient thinks before answering."""

LEAVES_WALK_S = 21.5
"""With `--hurry`, so long into a walk or any other long hold the patient presses Next."""

UNPLUGGED_AFTER_S = 60.0
"""With `--sound lost`, so long after the start the sound server dies."""


def prepare(data: DataFolder) -> datetime:
    """A patient on the morning of the first day, everything asked.

    Returns:
        The moment after the last answer.
    """
    QCoreApplication.instance() or QCoreApplication([])
    clock, catalog = StoryClock(), load_catalog()
    journal = create_profile(data.prepare(), NAME).open(clock.now())
    companion = Companion(journal, catalog, clock, replay([], catalog))
    story = Story(companion, clock)
    story.begin()
    companion.record(ScheduleSet, time="10:00")
    story.morning()
    journal.close()
    return clock.now() + timedelta(minutes=5)


def live(window: Window, *, hurry: bool, kill_in_set: int = 0) -> bool:
    """Answer as a patient does until the session is over.

    Returns:
        False if the window was killed before.
    """
    sets, before = 0, ""
    for line in window.told():
        if line.kind != "phase":
            continue
        sets += before in WORK and line.detail not in WORK
        before = line.detail
        if before in WORK and sets == kill_in_set - 1:
            time.sleep(THINKS_S)
            window.kill()
            return False
        if before == "hold" and hurry:
            threading.Timer(LEAVES_WALK_S, leave_walk, (window, line)).start()
        elif before == "rate":
            time.sleep(THINKS_S)
            window.press("1")
        elif before == "done":
            time.sleep(THINKS_S)
            return True
    raise RuntimeError("the window has closed")


def leave_walk(window: Window, hold: Line) -> None:
    """Go on to the next exercise if a hold still runs."""
    phases = [line for line in window.lines if line.kind == "phase"]
    if phases[-1] is hold:
        window.press("n")


def main() -> int:
    """Play, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sound", choices=("card", "none", "lost"), default="card")
    parser.add_argument("--voice", choices=("speaks", "hangs"), default="speaks")
    parser.add_argument(
        "--kill", type=int, default=0, metavar="SET", help="kill the app in this set, then Resume"
    )
    parser.add_argument("--hurry", action="store_true", help="leave what lasts after 20 seconds")
    args = parser.parse_args()
    if missing := missing_programs():
        print(f"Install these first: {', '.join(missing)}")
        return 2
    with tempfile.TemporaryDirectory() as name:
        wrong = list(run(Path(name), args))
    for sentence in wrong:
        print(f"WRONG: {sentence}")
    return 1 if wrong else 0


def run(folder: Path, args: argparse.Namespace) -> Iterator[str]:
    """Play one session and yield what is wrong with it."""
    data = DataFolder(folder / "data")
    morning = prepare(data)
    with Screen() as screen, SoundCard(folder) as card:
        ago_s = (datetime.now().astimezone() - morning).total_seconds()
        lines = play(Start(data.root, ago_s, screen.name, variables_of(folder, card, args)), card, args)
    with list_profiles(data)[0].read() as journal:
        yield from check_journal(without_cut_sets(lines), journal.facts())
    yield from check_told(lines, sound=args.sound == "card", voice=args.voice == "speaks")
    if args.sound == "card":
        yield from check_sound(lines, Recording(card.samples, card.began), data.cache / "speech")


def variables_of(folder: Path, card: SoundCard, args: argparse.Namespace) -> dict[str, str]:
    """Surroundings in which sound and voice are as wished."""
    variables = dict(card.variables)
    if args.sound == "none":
        variables["PULSE_SERVER"] = "unix:/nowhere"
    if args.voice == "hangs":
        variables["PATH"] = f"{hanging_voice(folder / 'bin')}{os.pathsep}{os.environ['PATH']}"
    return variables


def play(start: Start, card: SoundCard, args: argparse.Namespace) -> list[Line]:
    """Play it from outside; gives what the window told, over a power cut if there was one."""
    with Window(start) as window:
        window.press_button("Start")
        if args.sound == "lost":
            threading.Timer(UNPLUGGED_AFTER_S, card.stop).start()
        if live(window, hurry=args.hurry, kill_in_set=args.kill):
            return window.lines
    with Window(start) as again:
        again.press_button("Resume")
        live(again, hurry=args.hurry)
    return [*window.lines, Line(time.monotonic(), "cut", ""), *again.lines]


def hanging_voice(folder: Path) -> Path:
    """A folder with a voice that never ends."""
    folder.mkdir()
    for name in ("espeak-ng", "espeak"):
        program = folder / name
        program.write_text("#!/bin/sh\nexec sleep 3600\n")
        program.chmod(0o755)
    return folder


if __name__ == "__main__":
    sys.exit(main())
