"""What of this computer the doctor looks at besides data: display, voice, sound, keeping the screen awake.

None of it is needed to use the program, so what is missing is a note. Heavy imports wait until it is asked.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from homeprog.data.doctor import Check, Finding, Health, Visit

PATIENCE_S = 8.0
"""How long a voice or a sound server may take to answer."""


def check_display(_visit: Visit) -> Iterator[Finding]:
    """A window can open."""
    from homeprog.ui.display import display_problem

    problem = display_problem()
    words = problem or "A window can open here."
    yield Finding("display", Health.NOTE if problem else Health.GOOD, words)


def check_voice(_visit: Visit) -> Iterator[Finding]:
    """The system's voice makes a recording in time."""
    from homeprog.ui.voices import find_voice

    about, voice = "voice", find_voice()
    if voice is None:
        advice = "Install espeak-ng to hear the words." if sys.platform.startswith("linux") else ""
        words = f"There is no voice; a session shows its words instead. {advice}".rstrip()
        yield Finding(about, Health.NOTE, words)
        return
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "voice.wav"
        problem = _spoken([voice.program, *voice.arguments(wav)], wav)
    if problem:
        words = f"{voice.name} {problem}; a session shows its words instead."
        yield Finding(about, Health.NOTE, words)
    else:
        yield Finding(about, Health.GOOD, f"{voice.name} speaks.")


def _spoken(command: list[str], wav: Path) -> str:
    """What is wrong with a voice, empty if nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - the system's own voice, found on the path
            command, input=b"Get ready.", capture_output=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        return f"does not answer within {PATIENCE_S:g} seconds"
    except OSError as error:
        return f"cannot be started ({error.strerror})"
    if done.returncode or not wav.exists() or not wav.stat().st_size:
        return "makes no sound"
    return ""


def check_sound(_visit: Visit) -> Iterator[Finding]:
    """A sound device can be opened, in time."""
    from homeprog.ui.sounds import Player

    player = Player()
    with _without_noise():
        opening = threading.Thread(target=player.open, daemon=True)
        opening.start()
        opening.join(PATIENCE_S)
    if opening.is_alive():
        yield Finding("sound", Health.NOTE, f"No sound server answers within {PATIENCE_S:g} seconds.")
    elif player.is_lost:
        yield Finding("sound", Health.NOTE, "There is no sound device; a session runs in silence.")
    else:
        yield Finding("sound", Health.GOOD, "A sound device is open for beeps and voice.")
    player.close()


def check_awake(_visit: Visit) -> Iterator[Finding]:
    """The screen can be kept from going dark."""
    from homeprog.ui.keep_awake import KeepAwake

    awake = KeepAwake()
    awake.hold()
    if awake.is_held:
        yield Finding("keep awake", Health.GOOD, "The screen stays on during a session.")
    else:
        words = "The screen cannot be kept on from here; set your power options to a longer time."
        yield Finding("keep awake", Health.NOTE, words)
    awake.release()


@contextmanager
def _without_noise() -> Iterator[None]:
    """Keep what C libraries of the sound system print out of the report."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


COMPUTER_CHECKS: tuple[Check, ...] = (check_display, check_voice, check_sound, check_awake)
"""Checks of the computer, in this order."""
