"""Movement is smooth, planted limbs stay, and the ends are the frames as written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeprog.figure.body import POINTS
from homeprog.figure.clip import load_clip
from homeprog.figure.tween import minimum_jerk
from homeprog.figure.vec import norm, sub


@given(st.floats(0, 1), st.floats(0, 1))
def test_minimum_jerk_rises_from_rest_to_rest(a, b):
    low, high = sorted((a, b))

    assert 0.0 <= minimum_jerk(low) <= minimum_jerk(high) + 1e-12 <= 1.0 + 1e-9
    assert minimum_jerk(0.0) == 0.0
    assert minimum_jerk(1.0) == pytest.approx(1.0)


@settings(max_examples=200, deadline=None)
@given(which=st.integers(0, 47), t=st.floats(0, 0.999))
def test_a_small_step_in_time_is_a_small_step_of_the_body(clips, which, t):
    pose_name = sorted(clips)[which]
    before, after = clips[pose_name].frame(t).rig, clips[pose_name].frame(t + 0.001).rig

    for joint in ("head", "handN", "handF", "footN", "footF", "pelvis"):
        assert norm(sub(before.frames[joint][1], after.frames[joint][1])) < 1.5


def test_ends_and_near_ends_agree(clips, pose_name):
    clip = clips[pose_name]
    for index in range(len(clip.keys) - 1):
        for part, key in ((1e-6, clip.keys[index]), (1 - 1e-6, clip.keys[index + 1])):
            moving = clip.move(index, part).rig
            for point in ("kneeN", "elbowF", "ankleN", "head", "wristN"):
                assert norm(sub(moving.point(point), key.rig.point(point))) < 0.6, point


def test_moments_outside_are_held(clips):
    clip = clips["bridge"]

    assert clip.frame(-3.0) is clip.keys[0]
    assert clip.frame(7.0) is clip.keys[-1]


def test_a_swinging_foot_clears_the_floor(clips):
    clip = clips["knee-chest1"]

    lowest = min(
        clip.frame(i / 24).rig.lowest(name) for i in range(25) for name in ("heelN", "ballN", "toeN")
    )

    assert lowest > -1.0


def test_solving_twice_gives_the_same(clips):
    first, again = clips["slr"].frame(0.4).rig, clips["slr"].frame(0.4).rig

    assert all(first.point(name) == again.point(name) for name in POINTS)


def test_the_two_stills_are_start_and_end_and_of_a_walk_one_step_and_the_other(bases):
    stride = {"base": "stand", "frames": [{}, {"pitch": 4}, {}]}
    back = load_clip(stride, bases, "x.toml")
    walk = load_clip({**stride, "loop": "repeat"}, bases, "x.toml")

    assert back.stills == (0.0, 1.0)
    assert walk.stills == (0.0, 0.5)
