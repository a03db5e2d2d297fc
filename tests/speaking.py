"""Voices for tests: real scripts on the path, called as the system's voice is."""

import stat
import wave
from pathlib import Path

import pytest

from homeprog.ui.voices import Voice, find_voice

SCRIPTS = {
    "works": """for out; do :; done
/bin/cat >> "$0.log"
echo >> "$0.log"
/bin/cp "$0.sound" "$out"
""",
    "hangs": "exec /bin/sleep 600",
    "ignores_terminate": "trap '' TERM; exec /bin/sleep 600",
    "fails": "exit 3",
    "writes_nothing": 'for out; do :; done; echo RIFF > "$out"',
}
"""What a voice may do; the one that works keeps a log of its words beside itself."""


def install_voice(behaviour: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    """Put a script of the voice's name on an otherwise empty path, and find it there."""
    script = folder / "espeak-ng"
    folder.mkdir()
    script.write_text(f"#!/bin/sh\n{SCRIPTS[behaviour]}", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    with wave.open(f"{script}.sound", "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(b"\x10\x10" * 2_000)
    monkeypatch.setenv("PATH", str(folder))
    found = find_voice(platform="linux")
    assert found is not None
    return found
