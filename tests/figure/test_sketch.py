"""A sketch changes one number of one frame, takes limbs over as they are, and stays whole when refused."""

import pytest

from homeprog.figure.pose import PoseError
from homeprog.figure.sketch import Sketch


@pytest.fixture
def sketch(bases):
    figure = {"base": "crook", "frames": [{}, {"pitch": -111, "anchor": ["c7", "same", 1.5]}]}
    return Sketch(figure, bases, "x.toml")


def value(sketch, frame, key):
    return {control.key: control.value for control in sketch.controls(frame)}[key]


def test_a_trunk_angle_is_written_and_solved(sketch):
    sketch.change(1, "lumbar", -12)

    assert sketch.figure["frames"] == [
        {},
        {"pitch": -111, "anchor": ["c7", "same", 1.5], "lumbar": -12},
    ]
    assert sketch.clip.keys[1].pose.trunk["lumbar"] == -12
    assert value(sketch, 1, "lumbar") == -12


def test_a_joint_of_a_planted_leg_takes_the_leg_over_as_it_is(sketch):
    before = dict(sketch.clip.keys[1].pose.limbs["legN"])

    sketch.change(1, "legN.ankle", 10)

    written = sketch.figure["frames"][1]["legN"]
    assert set(written) == {"hip", "abd", "rot", "knee", "ankle", "toe"}
    assert written["ankle"] == 10
    assert written["knee"] == pytest.approx(before["knee"], abs=0.1)
    assert sketch.clip.keys[1].pose.limbs["legN"]["knee"] == pytest.approx(before["knee"], abs=0.1)


def test_a_second_joint_leaves_the_first_as_written(sketch):
    sketch.change(1, "legN.ankle", 10)
    sketch.change(1, "legN.knee", 80.04)

    written = sketch.figure["frames"][1]["legN"]
    assert (written["ankle"], written["knee"]) == (10, 80.04)


def test_a_target_is_moved_along_one_axis(sketch):
    assert value(sketch, 1, "legN.foot.x") == 46

    sketch.change(1, "legN.foot.x", 40)

    assert sketch.figure["frames"][1]["legN"] == {"foot": [40]}
    assert sketch.clip.keys[1].rig.point("soleN")[0] < sketch.clip.keys[1].rig.point("soleF")[0]


def test_the_place_is_a_number_even_where_it_was_the_same(sketch):
    sketch.change(1, "anchor.y", 3)

    point, x, y = sketch.figure["frames"][1]["anchor"]
    assert (point, y) == ("c7", 3)
    assert x == pytest.approx(value(sketch, 1, "anchor.x"), abs=0.01)


def test_the_neck_replaces_the_way_the_head_was_placed(sketch):
    sketch.change(0, "neck", 20)

    assert sketch.figure["frames"][0]["neck"] == 20
    assert "head" in sketch.figure["frames"][0]
    assert sketch.clip.keys[0].pose.trunk["neck"] == 20


def test_what_is_refused_leaves_the_figure_as_it_was(sketch):
    with pytest.raises(PoseError, match="lumbar"):
        sketch.change(0, "lumbar", 300)

    assert sketch.figure["frames"][0] == {}
    assert value(sketch, 0, "lumbar") == 6


def test_every_joint_has_a_control_within_its_range(sketch):
    controls = {control.key: control for control in sketch.controls(1)}

    assert {f"{limb}.knee" for limb in ("legN", "legF")} <= set(controls)
    assert {f"{limb}.elbow" for limb in ("armN", "armF")} <= set(controls)
    assert (controls["legN.knee"].low, controls["legN.knee"].high) == (-2, 155)
