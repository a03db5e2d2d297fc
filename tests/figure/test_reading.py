"""Bad pose data is refused with file, key, what is allowed, and the miss."""

import pytest

from homeprog.figure.clip import load_clip
from homeprog.figure.pose import PoseError
from homeprog.figure.reading import parse_bases
from homeprog.figure.style import Theme

NAN, INFINITE = float("nan"), float("inf")


def refusal(figure, bases) -> str:
    with pytest.raises(PoseError) as caught:
        load_clip(figure, bases, "ex.toml")
    text = str(caught.value)
    assert text.startswith("ex.toml: figure")
    assert "\n" not in text
    return text


def spoil(written, **changes):
    return {**written, **changes}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"frames": [{"legN": {"kne": 90}}]}, ["frames[0].legN", "`kne`", "did you mean `knee`", "thigh"]),
        ({"frames": [{"pich": 3}]}, ["frames[0]", "did you mean `pitch`"]),
        ({"colour": "red"}, ["`colour`", "props"]),
        ({"frames": [{"legN": {"knee": "much"}}]}, ["frames[0].legN.knee"]),
        (
            {"frames": [{"rest": ["sacrumm", "upperback"]}]},
            ["frames[0].rest", "`sacrumm`", "did you mean `sacrum`"],
        ),
        (
            {"frames": [{"armN": {"hand": "thighN@1.4"}}]},
            ["frames[0].armN.hand", "`thighN@1.4`", "thighN@0.6:front"],
        ),
        ({"frames": [{"legN": {"drop": ["nose", 0]}}]}, ["legN.drop", "heel"]),
        ({"frames": [{"legN": {"drop": ["heel", 0, "elbow"]}}]}, ["legN.drop", "knee"]),
        ({"frames": [{"legN": {"knee": 190}}]}, ["frames[0].legN.knee", "190 degrees", "-2 to 155"]),
        ({"frames": [{"lumbar": 90}]}, ["frames[0].lumbar", "-40 to 60"]),
        ({"frames": [{"fit": [["knee", "heelN", 0]]}]}, ["fit", "`knee`", "lumbar"]),
        ({"frames": []}, ["figure.frames", "1 to 9"]),
        ({"base": "crok"}, ["figure.base", "did you mean `crook`"]),
        ({"view": "sofd"}, ["figure.view", "did you mean `soft`"]),
        ({"work": ["hamstring:N"]}, ["figure.work", "hamstrings"]),
        ({"props": [{"kind": "chiar"}]}, ["props[0]", "chiar"]),
        ({"props": [{"kind": "ball", "at": "kneeX"}]}, ["props[0].at", "`kneeX`"]),
        ({"arrows": [{"kind": "path", "of": "nosetip"}]}, ["arrows[0].of", "`nosetip`"]),
        ({"frames": [{"at": 0.0}, {"at": 0.0}]}, ["frames.at", "rise from 0 to 1"]),
        ({"frames": [{"legN": {"foot": [1, 2, 3, 4]}}]}, ["legN.foot", "4 numbers"]),
        ({"frames": [{}] * 12}, ["figure.frames", "12 frames", "1 to 9"]),
        ({"frames": [{"legN": {"foot": [NAN]}}]}, ["frames[0].legN.foot[0]: nan", "-1000 to 1000"]),
        ({"frames": [{"anchor": ["sacrum", INFINITE]}]}, ["frames[0].anchor[1]: inf"]),
        ({"frames": [{"pitch": 1e300}]}, ["frames[0].pitch: 1e+300"]),
        ({"frames": [{"pitch": 10**400}]}, ["frames[0].pitch: 1000000"]),
        ({"view": [NAN, 8]}, ["figure.view[0]: nan"]),
        ({"view": [1, 2, 3]}, ["figure.view", "length 2"]),
        ({"frames": [{"head_on": ["kneeN", 3]}]}, ["frames[0].head_on", "not on the head", "forehead"]),
        ({"stills": [0.5, 0.2]}, ["figure.stills", "rising from 0 to 1"]),
        ({"props": [{"kind": "cushion", "x0": 0, "x1": 9, "thick": -3}]}, ["props[0].thick", "> 0"]),
        ({"props": [{"kind": "cushion", "x0": 0, "x1": 9, "under": "kne"}]}, ["props[0].under", "`kne`"]),
        ({"props": [{"kind": "box", "at": "palmN", "size": []}]}, ["props[0].size", "length 3"]),
    ],
)
def test_wrong_data_names_key_and_what_is_allowed(written, bases, changes, words):
    text = refusal(spoil(written, **changes), bases)

    for word in words:
        assert word in text


def test_target_out_of_reach_names_the_miss_in_cm(written, bases):
    text = refusal(spoil(written, frames=[{}, {"legN": {"foot": [140]}}]), bases)

    assert "figure.frames[1].legN.foot: out of reach by" in text
    assert " cm" in text


def test_joint_forced_beyond_its_limit_names_angle_and_excess(written, bases):
    text = refusal(spoil(written, frames=[{"legN": {"thigh": 200, "shank": 20}}]), bases)

    assert "figure.frames[0].legN.knee: the joint comes to 180 degrees, 25 beyond its limit" in text


def test_bases_that_rest_on_each_other_are_refused():
    with pytest.raises(PoseError, match=r"bases.toml: .*circle"):
        parse_bases({"a": {"base": "b"}, "b": {"base": "a"}}, "bases.toml")


def test_theme_without_a_colour_is_refused():
    with pytest.raises(PoseError, match=r"figure.toml: colour.line: 'blue' is no colour"):
        Theme({"colour": {"line": "blue"}}, "figure.toml")
