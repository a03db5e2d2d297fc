"""A figure that plays by itself moves like a person, however many frames it has."""

from itertools import pairwise

import pytest

from homeprog.data.figures import make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.vec import norm, sub
from homeprog.ui.figure_pace import HOLD_S, LEAST_MOVE_S, PAUSE_S, RETURN_SHARE, Rhythm

WRITTEN = {key: exercise.figure for key, exercise in load_catalog().exercises.items()}
WRITTEN |= dict(selftest_figures())

HURRIED_CM_S = 110.0
"""Faster than this no hand, foot or head goes: 1.9 (the peak of a minimum-jerk way) times 40 cm/s, and room
for frames that are passed without stopping, and for walking."""


def clip_of(key):
    return make_clip(WRITTEN[key], key)


@pytest.mark.parametrize("key", ["hs-strap", "ab-counter-plank"])
def test_rhythm_pauses_moves_holds_and_returns(key):
    rhythm = Rhythm(clip_of(key))
    there, back = rhythm.move_s, rhythm.move_s * RETURN_SHARE

    assert rhythm.moment(0.0) == rhythm.moment(PAUSE_S) == 0.0
    assert 0.0 < rhythm.moment(PAUSE_S + there * 0.4) < rhythm.moment(PAUSE_S + there * 0.6) < 1.0
    assert rhythm.moment(PAUSE_S + there) == rhythm.moment(PAUSE_S + there + HOLD_S * 0.99) == 1.0
    halfway_back = rhythm.moment(PAUSE_S + there + HOLD_S + back / 2)
    assert halfway_back == pytest.approx(rhythm.moment(PAUSE_S + there / 2))
    assert rhythm.moment(PAUSE_S + there + HOLD_S + back) == 0.0


def test_a_walk_goes_on_evenly():
    rhythm = Rhythm(clip_of("fa-walk"))

    moments = [rhythm.moment(rhythm.move_s * share) for share in (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)]

    assert moments == pytest.approx([0.0, 0.25, 0.5, 0.75, 0.0, 0.25])


def test_more_frames_and_longer_ways_take_longer():
    assert Rhythm(clip_of("qd-quad-set")).move_s == LEAST_MOVE_S
    assert Rhythm(clip_of("ab-counter-plank")).move_s > 4.0
    assert Rhythm(clip_of("T-BA1")).move_s > LEAST_MOVE_S


@pytest.mark.parametrize("key", WRITTEN)
def test_nothing_is_hurried(key):
    clip = clip_of(key)
    rhythm = Rhythm(clip)
    step_s = 0.05
    steps = round((PAUSE_S + rhythm.move_s) / step_s)
    rigs = [clip.frame(rhythm.moment(step * step_s)).rig for step in range(steps)]

    ends = ("head", "footN", "footF", "handN", "handF")
    fastest = max(
        norm(sub(b.frames[end][1], a.frames[end][1])) / step_s for a, b in pairwise(rigs) for end in ends
    )

    assert fastest <= HURRIED_CM_S
