"""Soft tones made by the program, played through miniaudio; no device means silence, never an error.

miniaudio is imported when a session starts. One device stays open while a session runs and is fed by
`Player`; whatever fails on the way only costs the sound.
"""

import array
import logging
import math
import threading
from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

RATE_HZ = 44_100
_FADE_S = 0.012
_log = logging.getLogger(__name__)


class Tone(NamedTuple):
    """One soft tone: pitch in hertz, length in seconds, loudness 0-1."""

    hz: float
    seconds: float
    level: float = 0.5


TONES: dict[str, tuple[Tone, ...]] = {
    "tick": (Tone(660.0, 0.07, 0.35),),
    "start": (Tone(880.0, 0.22),),
    "turn": (Tone(523.25, 0.08, 0.3),),
    "end": (Tone(880.0, 0.12), Tone(659.25, 0.22)),
    "switch": (Tone(587.33, 0.12), Tone(880.0, 0.12), Tone(587.33, 0.16)),
    "ask": (Tone(659.25, 0.14), Tone(783.99, 0.2)),
    "done": (Tone(523.25, 0.14), Tone(659.25, 0.14), Tone(783.99, 0.3)),
}
"""Tones of each `Beep.kind`, one after another."""


def samples(kind: str, volume: float = 1.0) -> "array.array[int]":
    """The waveform of a beep: 16-bit mono at `RATE_HZ`.

    Args:
        volume: 0-1.
    """
    wave = array.array("h")
    for tone in TONES[kind]:
        wave.extend(_tone_samples(tone, volume))
    return wave


def _tone_samples(tone: Tone, volume: float) -> list[int]:
    """A sine with a quiet octave, faded in and out so that it does not click."""
    count = round(tone.seconds * RATE_HZ)
    fade = _FADE_S * RATE_HZ
    peak = 32_767 * tone.level * min(max(volume, 0.0), 1.0) / 1.25
    step = 2 * math.pi * tone.hz / RATE_HZ
    return [
        round(
            peak
            * min(1.0, i / fade, (count - i) / (count * 0.6))
            * (math.sin(step * i) + 0.25 * math.sin(2 * step * i))
        )
        for i in range(count)
    ]


class Player:
    """Plays beeps.

    Args:
        volume: 0-1.
    """

    def __init__(self, volume: float = 0.8) -> None:
        self._volume = volume
        self._device: Any = None
        self._pending = array.array("h")
        self._guard = threading.Lock()
        self._waves: dict[str, array.array[int]] = {}

    def open(self) -> bool:
        """Open the default device.

        Returns:
            False where there is no sound; the session goes on in silence.
        """
        if self._device is not None:
            return True
        try:
            import miniaudio

            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=40,
            )
            stream = self._stream()
            next(stream)
            device.start(stream)
        except Exception as error:  # the library raises its own kinds, and ImportError where it has no build
            _log.info("no sound device: %s", error)
            return False
        self._device = device
        return True

    def play(self, kind: str) -> None:
        """Play a beep now; nothing happens without an open device."""
        if self._device is None or self._volume <= 0:
            return
        wave = self._waves.get(kind)
        if wave is None:
            wave = self._waves[kind] = samples(kind, self._volume)
        with self._guard:
            self._pending = wave[:]

    def close(self) -> None:
        """Let the device go."""
        device, self._device = self._device, None
        if device is None:
            return
        try:
            device.close()
        except Exception as error:
            _log.info("sound device did not close: %s", error)

    def _stream(self) -> Generator[Sequence[int], int, None]:
        """Frames as the device asks for them: what is pending, then silence."""
        wanted = yield array.array("h")
        while True:
            with self._guard:
                chunk, self._pending = self._pending[:wanted], self._pending[wanted:]
            chunk.extend([0] * (wanted - len(chunk)))
            wanted = yield chunk
