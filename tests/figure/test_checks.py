"""Every test pose passes the checks of issue 4.7, and each check finds the fault it is there for."""

import pytest

from homeprog.figure.checks import DRIFT_CM, JUMP_CM, OVERLAP_CM, STEPS, SUNK_CM, check_clip
from homeprog.figure.clip import ANGLE_TOLERANCE_DEG, load_clip
from homeprog.figure.vec import add, norm, sub


def test_pose_is_sound_at_24_steps_a_move(clips, pose_name):
    findings = check_clip(clips[pose_name])

    assert [str(finding) for finding in findings] == []


def spoilt(bases, **frame):
    figure = {"base": "crook", "side": "N", "frames": [{}, frame]}
    return {finding.check for finding in check_clip(load_clip(figure, bases, "spoilt.toml", strict=False))}


@pytest.mark.parametrize(
    ("check", "frame"),
    [
        ("support", {"anchor": ["sacrum", 0, -4]}),
        ("target", {"legN": {"foot": [120]}}),
        ("limit", {"legN": {"thigh": 260, "shank": 0}}),
        ("jump", {"anchor": ["sacrum", 400]}),
        ("overlap", {"legN": {"foot": [46, 0, -14]}}),
        ("foreshortened", {"armN": {"shoulder": 0, "abd": 88, "elbow": 0}}),
    ],
)
def test_check_finds_its_fault(bases, check, frame):
    assert check in spoilt(bases, **frame)


def test_findings_give_amount_and_moment(bases):
    clip = load_clip(
        {"base": "crook", "frames": [{}, {"legN": {"foot": [120]}}]}, bases, "x.toml", strict=False
    )

    [finding] = [finding for finding in check_clip(clip) if finding.check == "target"]

    assert finding.what == "legN.foot"
    assert finding.t == 1.0
    assert finding.amount > 10
    assert "cm" in str(finding)


def test_crossed_arms_find_the_other_shoulder(bases):
    arms = {"hand": "shoulderF", "offset": [10, -4, 4], "pole": [0.6, -0.6, 0.6]}
    low = {"hand": "shoulderN", "offset": [9, -15, -4], "pole": [0.6, -0.6, -0.6]}
    figure = {"base": "stand", "frames": [{"armN": arms, "armF": low}]}

    clip = load_clip(figure, bases, "crossed.toml")

    assert check_clip(clip) == []
    rig = clip.keys[0].rig
    assert norm(sub(rig.point("gripN"), add(rig.point("shoulderF"), (10, -4, 4)))) < 3.0


def test_a_planted_hand_that_must_let_go_halfway_is_found(bases):
    """Both ends reach the spot, but upright between them the shoulder is too high over it."""
    figure = {
        "base": "stand",
        "pose": {
            "anchor": ["pelvis", 0, 90],
            "legs": {"foot": [0]},
            "armN": {"hand": [0, 69], "fingers": "-y", "palm": "-z"},
        },
        "frames": [{"pitch": 70}, {"pitch": -70}],
    }

    found = check_clip(load_clip(figure, bases, "x.toml", strict=False))

    assert [(one.what, one.t) for one in found if one.check == "drift"] == [("palmN", 0.5)]


@pytest.mark.parametrize(
    ("prop", "pose", "point"),
    [
        ({"kind": "step", "x0": -20, "x1": 40, "top": 6}, {"base": "stand"}, "heelN"),
        ({"kind": "chair", "seat": 48}, {"base": "sit"}, "ischium"),
        (
            {"kind": "table", "x0": 10, "x1": 80, "top": 74},
            {"base": "sit", "arms": {"hand": [30, 70]}},
            "palmN",
        ),
    ],
)
def test_what_sinks_into_a_prop_is_found(bases, prop, pose, point):
    figure = {"props": [prop], "frames": [pose]}

    found = check_clip(load_clip(figure, bases, "x.toml", strict=False))

    assert f"{point} in its support" in {one.what for one in found if one.check == "support"}


def test_bounds_are_those_that_were_asked_for():
    """Figure checks, to the number."""
    assert (STEPS, SUNK_CM, DRIFT_CM, JUMP_CM, OVERLAP_CM) == (24, 1.0, 0.2, 11.0, 2.0)
    assert ANGLE_TOLERANCE_DEG <= 0.1
