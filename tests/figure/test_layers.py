"""Each limb, the pitch and the head are placed in one way: a new way replaces the inherited one."""

from homeprog.figure.layers import frame_stances, mirrored_point
from homeprog.figure.reading import parse_bases, parse_figure


def stance(bases, base, frame):
    known = parse_bases(bases, "bases.toml")
    spec = parse_figure({"base": base, "frames": [frame]}, known, "x.toml")
    return frame_stances(spec, known, "x.toml")[0]


BASES = {
    "lie": {"pitch": -90, "rest": ["sacrum", "upperback"], "head_on": 4, "legs": {"foot": [40]}},
    "stand": {"legs": {"thigh": 0, "shank": 0, "flat": True}, "gaze": 0},
}


def test_angles_replace_a_foot_target():
    leg = stance(BASES, "lie", {"legN": {"hip": 90, "knee": 90}}).legN

    assert leg.foot is None
    assert leg.hip == 90


def test_a_foot_target_replaces_angles_and_their_flat_sole():
    leg = stance(BASES, "stand", {"legN": {"foot": [10]}}).legN

    assert (leg.thigh, leg.shank, leg.flat) == (None, None, None)


def test_knee_replaces_shank_but_keeps_the_thigh():
    leg = stance(BASES, "stand", {"legN": {"knee": 30}}).legN

    assert (leg.thigh, leg.shank, leg.knee) == (0, None, 30)


def test_pitch_without_rest_cancels_the_rest():
    assert stance(BASES, "lie", {"pitch": -100}).rest is None
    assert stance(BASES, "lie", {"lumbar": 3}).rest is not None


def test_gaze_replaces_head_on():
    merged = stance(BASES, "lie", {"gaze": 20})

    assert (merged.gaze, merged.head_on) == (20, None)


def test_both_limbs_are_mirror_images():
    merged = stance(BASES, "stand", {"arms": {"hand": "thighN@0.5:front", "pole": [1, 0, 2], "palm": "+z"}})

    assert merged.armN.hand == "thighN@0.5:front"
    assert (merged.armF.hand, merged.armF.pole, merged.armF.palm) == ("thighF@0.5:front", [1, 0, -2], "-z")


def test_mirrored_point_leaves_midline_points():
    assert mirrored_point("kneeN") == "kneeF"
    assert mirrored_point("sacrum") == "sacrum"


def test_same_continues_from_the_frame_before():
    known = parse_bases(BASES, "bases.toml")
    spec = parse_figure(
        {"base": "stand", "frames": [{"lumbar": 9}, {"same": True, "pitch": 5}]}, known, "x.toml"
    )

    assert [item.lumbar for item in frame_stances(spec, known, "x.toml")] == [9, 9]
