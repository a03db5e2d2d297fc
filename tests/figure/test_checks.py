"""Every test pose passes the checks of issue 4.7, and each check finds the fault it is there for."""

import pytest

from homeprog.figure.checks import check_clip
from homeprog.figure.clip import load_clip
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
