"""Finds known sounds in a recording: the beeps the program makes, and the sentences its voice recorded.

A sound is looked for around the moment of its cue, at the place where it fits best (a matched filter), so
that beeps are told apart and found beneath words.
"""

import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy

from homeprog.ui.sounds import RATE_HZ, TONES, read_wave, samples

AROUND_S = 0.6
"""So long before and after its cue a sound is looked for."""

BEGINNING_S = 0.5
"""A sentence is known by its beginning; the next one may cut it short."""

LEAST_SHARE = 0.5
"""So much of a sound's loudness has to be in the recording."""

LOUD = 300

Wave = numpy.ndarray[Any, numpy.dtype[numpy.float64]]


class Heard(NamedTuple):
    """Where a sound was heard: seconds after its cue (None: nowhere), and the beep it sounds most like."""

    after_s: float | None
    like: str = ""


class Recording:
    """What a sound card played.

    Args:
        played: 16-bit mono at `RATE_HZ`.
        began: Monotonic seconds of the first sample.
    """

    def __init__(self, played: "array.array[int]", began: float) -> None:
        self._wave = numpy.array(played, dtype=numpy.float64)
        self._began = began

    def beep(self, kind: str, at: float) -> Heard:
        """Look for a beep around its cue, and for all others: which is there?"""
        fits = {one: self._fit(_beep(one), at) for one in TONES}
        like = max(fits, key=lambda one: fits[one][1])
        after_s, _, share = fits[kind]
        return Heard(after_s if share >= LEAST_SHARE else None, like)

    def sentence(self, file: Path, at: float, volume: float) -> Heard:
        """Look for the beginning of a sentence around its cue."""
        wave = numpy.array(read_wave(file), dtype=numpy.float64)[: round(BEGINNING_S * RATE_HZ)] * volume
        after_s, _, share = self._fit(wave, at)
        return Heard(after_s if share >= LEAST_SHARE else None)

    def _fit(self, wave: Wave, at: float) -> tuple[float, float, float]:
        """Best place, how well it fits there (likelihood), and its loudness there as a share of its own."""
        first = max(0, round((at - AROUND_S - self._began) * RATE_HZ))
        piece = self._wave[first : first + round(2 * AROUND_S * RATE_HZ) + len(wave)]
        if len(piece) < len(wave):
            return 0.0, 0.0, 0.0
        size = len(piece) + len(wave)
        together = numpy.fft.irfft(numpy.fft.rfft(piece, size) * numpy.conj(numpy.fft.rfft(wave, size)), size)
        together = together[: len(piece) - len(wave) + 1]
        place = int(together.argmax())
        energy = float(wave @ wave)
        after_s = self._began + (first + place) / RATE_HZ - at
        return after_s, 2 * float(together[place]) - energy, float(together[place]) / energy

    def stray_s(self, cues: Sequence[tuple[float, float]]) -> float:
        """Seconds of sound at moments at which nothing was to be heard.

        Args:
            cues: Beginning and end of everything that was played.
        """
        expected = numpy.zeros(len(self._wave), dtype=bool)
        for begin, end in cues:
            first, last = (max(0, round((at - self._began) * RATE_HZ)) for at in (begin, end))
            expected[first:last] = True
        return float(numpy.count_nonzero(~expected & (numpy.abs(self._wave) > LOUD))) / RATE_HZ


@cache
def _beep(kind: str) -> Wave:
    return numpy.array(samples(kind, VOLUME), dtype=numpy.float64)


def length_s(kind: str) -> float:
    """How long a beep lasts."""
    return sum(tone.seconds for tone in TONES[kind])


VOLUME = 0.8
"""Of the beeps and of the voice, as set in a new profile."""
