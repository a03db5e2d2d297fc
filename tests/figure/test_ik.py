"""Two-bone inverse kinematics: reaches what can be reached, keeps bone lengths, tells the miss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.figure import body, ik
from homeprog.figure.rig import Pose, Rig
from homeprog.figure.vec import norm, sub

metres = st.floats(-90, 90)
spots = st.tuples(metres, metres, metres)


@given(target=spots, pole=spots)
def test_bones_keep_their_length_and_the_end_is_as_near_as_it_can_be(target, pole):
    start = (0.0, 0.0, 0.0)
    middle, end, _ = ik.two_bone(start, target, body.THIGH_CM, body.SHANK_CM, pole)

    assert norm(sub(middle, start)) == pytest.approx(body.THIGH_CM, abs=1e-6)
    assert norm(sub(end, middle)) == pytest.approx(body.SHANK_CM, abs=1e-6)
    reach = (body.THIGH_CM + body.SHANK_CM) * ik.STRETCH
    if 0.5 < norm(target) < reach:
        assert norm(sub(end, target)) == pytest.approx(0.0, abs=1e-6)


@given(target=st.tuples(st.floats(-40, 60), st.floats(-75, -20), st.floats(-20, 30)))
def test_leg_angles_rebuild_the_reached_pose(target):
    rig = Rig(Pose())
    rig.set_leg("N")
    miss = ik.bend_leg(rig, "N", target, (1.0, 0.1, 0.0))
    ankle = rig.frames["foot" + "N"][1]

    again = Rig.complete(rig.pose)

    assert norm(sub(again.frames["footN"][1], ankle)) < 1e-6
    assert norm(sub(target, ankle)) == pytest.approx(miss, abs=1e-6)


def test_target_out_of_reach_tells_how_far():
    rig = Rig(Pose())
    rig.set_arm("N")
    shoulder = rig.frames["girdleN"][1]
    reach = (body.UPPER_CM + body.FORE_CM) * ik.STRETCH

    miss = ik.bend_arm(rig, "N", (shoulder[0] + reach + 7.0, shoulder[1], shoulder[2]), (0.0, -1.0, 0.0))

    assert miss == pytest.approx(7.0, abs=1e-6)


def test_standing_body_has_the_stature_and_stands_upright():
    rig = Rig.complete(Pose())
    crown = rig.point("head")[1] + body.POINTS["head"].radius
    hip, shoulder, ear = rig.point("pelvis")[0], rig.frames["upperN"][1][0], rig.frames["head"][1][0]

    assert crown - (rig.frames["footN"][1][1] - body.ANKLE_HEIGHT_CM) == pytest.approx(
        body.STATURE_CM, rel=0.03
    )
    assert max(hip, shoulder, ear) - min(hip, shoulder, ear) < 3.0
