"""The system's own voices: which program speaks here, and how it is asked to write a WAV file.

Speech is always made outside the process: Qt's text-to-speech can block for good where there is no sound
device (engineering.md 0.2 and 9). The words go in by standard input, so no character of them needs care.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Rate = Literal["slow", "normal", "fast"]

WORDS_PER_MINUTE: dict[Rate, int] = {"slow": 115, "normal": 150, "fast": 185}

ACCENTS = ("en-gb", "en-us")
"""Accents of the language of the app's words that can be chosen."""

_MAC_VOICES = {"en": "Samantha", "en-us": "Samantha", "en-gb": "Daniel"}
"""Voices that every macOS has; other languages use the system's voice."""

_SAPI = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$words = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Rate = {rate}; "
    "try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'{language}') }} "
    "catch {{ }}; "
    "$voice.SetOutputToWaveFile('{wav}'); $voice.Speak($words.ReadToEnd()); $voice.Dispose()"
)
"""Reads its input as bytes of UTF-8, because a program without a console cannot set the console's encoding;
any error ends it with a code. No double quotes: they are lost on the way through the command line."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that reads words aloud into a file.

    Attributes:
        program: Its path.
        kind: How it is asked.
        language: Code such as `en` or `en-gb`.
        words_per_minute: How fast it speaks.
    """

    program: str
    kind: Literal["espeak", "say", "sapi"]
    language: str
    words_per_minute: int

    @property
    def name(self) -> str:
        """What the program is called, for people."""
        return Path(self.program).stem

    @property
    def key(self) -> str:
        """Tells recordings of this voice from those of others."""
        return f"{self.kind} {self.language} {self.words_per_minute}"

    def arguments(self, wav: Path) -> list[str]:
        """Arguments with which it reads standard input aloud into `wav`, 16-bit mono."""
        speed = self.words_per_minute
        match self.kind:
            case "espeak":
                return ["-v", self.language, "-s", str(speed), "--stdin", "-w", str(wav)]
            case "say":
                name = _MAC_VOICES.get(self.language)
                chosen = ["-v", name] if name else []
                return [*chosen, "-r", str(speed), "-f", "-", "-o", str(wav), "--data-format=LEI16@22050"]
            case "sapi":
                quoted = str(wav).replace("'", "''")
                rate = round((speed - 180) / 15)  # SAPI counts from -10 to 10; 0 is about 180 words a minute
                script = _SAPI.format(rate=rate, language=self.language, wav=quoted)
                return ["-NoProfile", "-NonInteractive", "-Command", script]


def find_voice(
    language: str = "en",
    rate: Rate = "normal",
    *,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Voice | None:
    """The voice of this computer, None where there is none.

    Args:
        language: Code of the language of the words, perhaps with an accent: `en-gb`.
        rate: How fast.
        platform: As `sys.platform`.
        which: Finds a program on the path.
    """
    names: dict[str, tuple[Literal["espeak", "say", "sapi"], tuple[str, ...]]] = {
        "darwin": ("say", ("say",)),
        "win32": ("sapi", ("powershell", "pwsh")),
    }
    kind, programs = names.get(platform, ("espeak", ("espeak-ng", "espeak")))
    program = next((path for name in programs if (path := which(name))), None)
    if program is None:
        return None
    return Voice(program, kind, language.lower().replace("_", "-"), WORDS_PER_MINUTE[rate])


def accent(chosen: str, language: str) -> str:
    """The chosen accent where it belongs to the language of the words, else that language."""
    return chosen if chosen.split("-")[0] == language.split("-")[0].lower() else language
