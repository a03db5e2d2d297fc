"""Soft tones made by the program and recorded speech, played through miniaudio; no device means silence.

miniaudio is imported when a session starts. One device stays open while a session runs and is fed by
`Player`; whatever fails on the way only costs the sound.
"""

import array
import logging
import math
import threading
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

RATE_HZ = 44_100
LOST_AFTER_S = 3.0
"""A device that has not asked for sound for so long is gone."""

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
    """Plays beeps, and beside them the voice.

    Opening can wait for a sound server that does not answer, so a session opens with `open_soon`.

    Args:
        volume: Of the beeps, 0-1.
        voice_volume: Of the voice, 0-1.
    """

    def __init__(self, volume: float = 0.8, voice_volume: float = 0.8) -> None:
        self._volume, self._voice_volume = volume, voice_volume
        self._device: Any = None
        self._state: Literal["closed", "opening", "open", "missing"] = "closed"
        self._asked_at = 0.0
        self._beep, self._voice = array.array("h"), array.array("h")
        self._guard = threading.Lock()
        self._waves: dict[str, array.array[int]] = {}

    @property
    def is_lost(self) -> bool:
        """Whether there is no device, or it stopped asking for sound: it was unplugged, its server died."""
        if self._state == "open":
            return time.monotonic() - self._asked_at > LOST_AFTER_S
        return self._state == "missing"

    def open_soon(self) -> None:
        """Open the device without waiting, unless it is open; also after it was lost."""
        if self._state == "opening" or (self._state == "open" and not self.is_lost):
            return
        lost, self._device = self._device, None
        self._state = "opening"
        threading.Thread(target=self._reopen, args=(lost,), name="sound", daemon=True).start()

    def _reopen(self, lost: Any) -> None:
        _close(lost)
        self._connect_device()

    def open(self) -> bool:
        """Open the default device.

        Returns:
            False where there is no sound; the session goes on in silence.
        """
        if self._device is None:
            self._state = "opening"
            self._connect_device()
        return self._state == "open"

    def _connect_device(self) -> None:
        """Open a device and keep it, unless the player was closed meanwhile."""
        device = None
        try:
            device = self._opened()
        except Exception as error:  # the library raises its own kinds, and ImportError where it has no build
            _log.info("no sound device: %s", error)
        with self._guard:
            if self._state == "opening":
                self._device, self._state = device, "missing" if device is None else "open"
                return
        _close(device)

    def _opened(self) -> Any:
        """A running device.

        Raises:
            Exception: There is none.
        """
        import miniaudio

        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE_HZ,
            buffersize_msec=40,
        )
        if device.backend == "Null":  # what the library falls back to where there is no device
            device.close()
            raise OSError("there is none")
        stream = self._stream()
        next(stream)
        self._asked_at = time.monotonic()
        device.start(stream)
        return device

    def play(self, kind: str) -> None:
        """Play a beep now; nothing happens without an open device."""
        if self._device is None or self._volume <= 0:
            return
        wave = self._waves.get(kind)
        if wave is None:
            wave = self._waves[kind] = samples(kind, self._volume)
        with self._guard:
            self._beep = wave[:]

    def speak(self, recordings: Sequence[Path]) -> None:
        """Play recordings one after another, in place of those that play now; beeps go on.

        While the device is opening they are kept: the first sentence of a session is spoken when it is there.
        """
        if self._state not in {"opening", "open"} or self._voice_volume <= 0:
            return
        wave = array.array("h")
        try:
            for recording in recordings:
                wave.extend(read_wave(recording))
        except Exception as error:  # a file that was damaged or deleted meanwhile
            _log.info("recording not played: %s", error)
        with self._guard:
            self._voice = wave

    def hush(self) -> None:
        """Stop the recording that plays."""
        with self._guard:
            self._voice = array.array("h")

    def close(self) -> None:
        """Let the device go, without waiting for a sound server that does not answer."""
        with self._guard:
            device, self._device = self._device, None
            self._state = "closed"
            self._voice = array.array("h")
        if device is not None:
            threading.Thread(target=_close, args=(device,), name="sound", daemon=True).start()

    def _stream(self) -> Generator[Sequence[int], int, None]:
        """Frames as the device asks for them: beep and voice together, then silence."""
        wanted = yield array.array("h")
        while True:
            self._asked_at = time.monotonic()
            with self._guard:
                beep, self._beep = self._beep[:wanted], self._beep[wanted:]
                voice, self._voice = self._voice[:wanted], self._voice[wanted:]
            if voice:
                beep = _mixed(beep, voice, self._voice_volume)
            beep.extend([0] * (wanted - len(beep)))
            wanted = yield beep


def read_wave(recording: Path) -> "array.array[int]":
    """The samples of a WAV file as 16-bit mono at `RATE_HZ`.

    Raises:
        Exception: The file cannot be read or is no sound.
    """
    import miniaudio

    decoded = miniaudio.decode_file(str(recording), miniaudio.SampleFormat.SIGNED16, 1, RATE_HZ)
    return array.array("h", decoded.samples)


def _mixed(beep: "array.array[int]", voice: "array.array[int]", volume: float) -> "array.array[int]":
    """Beep and voice as one wave, as long as the longer."""
    mixed = array.array("h", [max(-32_768, min(32_767, round(sample * volume))) for sample in voice])
    mixed.extend([0] * (len(beep) - len(voice)))
    for i, sample in enumerate(beep):
        mixed[i] = max(-32_768, min(32_767, mixed[i] + sample))
    return mixed


def _close(device: Any) -> None:
    if device is None:
        return
    try:
        device.close()
    except Exception as error:
        _log.info("sound device did not close: %s", error)
