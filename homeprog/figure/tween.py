"""Between two solved frames: angles blend, planted hands and feet are solved anew, carried hands travel.

`t` is the eased moment, 0 at the first and 1 at the second frame. A hand or foot that has a target in both
frames stays on it (no drift). A hand without a common target travels in the frame of its shoulder girdle:
blending three Euler angles would let it swing through the body (figure.md 6).
"""

from typing import Any

from msgspec import structs

from homeprog.figure import body
from homeprog.figure.body import SIDES, SIGN, parse_surface
from homeprog.figure.layers import triple
from homeprog.figure.place import DEFAULT_HALF_STRIDE_CM, Limbs, Local, blend_place, place_limbs
from homeprog.figure.pose import Anchor, Arm, Drop, Leg, direction, vector
from homeprog.figure.rig import Pose, Rig
from homeprog.figure.solve import SolvedPose, anchored_origin
from homeprog.figure.vec import Vec, apply, mix, mix_angle, mix_vec, sub, transpose

SWING_STEPS_DEG = (0.0, 6.0, 12.0, 18.0, 26.0, 34.0, 42.0)
"""Extra knee flexion tried, in order, to carry a swinging foot over the floor."""


def minimum_jerk(t: float) -> float:
    """The smoothest course of a reaching movement (Flash and Hogan 1985): 0 to 1 with rest at both ends."""
    return t * t * t * (10 + t * (-15 + 6 * t))


def between(a: SolvedPose, b: SolvedPose, t: float, swing: dict[str, float] | None = None) -> SolvedPose:
    """The pose between two solved frames.

    Args:
        a: First frame.
        b: Second frame.
        t: Eased moment, 0 to 1.
        swing: Extra knee flexion in degrees per side at mid-movement, from `swing_clearance`.
    """
    pose = _blend_pose(a.pose, b.pose, t)
    for side, flexion in (swing or {}).items():
        extra = flexion * 4 * t * (1 - t)
        pose.limbs["leg" + side]["hip"] += 0.55 * extra
        pose.limbs["leg" + side]["knee"] += extra
    limbs = Limbs({}, {}, mix(a.limbs.support, b.limbs.support, t))
    for side in SIDES:
        limbs.legs[side] = _blend_leg(a, b, t, side)
        arm = _blend_arm(a, b, t, side)
        limbs.arms[side] = arm if arm is not None else Arm()
        if arm is None:
            limbs.carried[side] = _carried(a.rig, b.rig, t, side)
    anchor = _blend_anchor(a.anchor, b.anchor, t)
    if anchor:
        pose.origin = anchored_origin(pose, limbs, anchor)
    rig = Rig(pose)
    place_limbs(rig, limbs)
    return SolvedPose(pose, rig, limbs, anchor, tuple(limbs.misses))


def swing_clearance(a: SolvedPose, b: SolvedPose) -> dict[str, float]:
    """The smallest extra knee flexion per side that keeps an unplaced foot out of the floor on its way."""
    found: dict[str, float] = {}
    if abs(a.pose.trunk["roll"]) > 30.0:
        return found
    for side in SIDES:
        low = min(_foot_height(a.rig, side), _foot_height(b.rig, side))
        if _is_planted(a.limbs.legs[side], b.limbs.legs[side]) or low > 12.0:
            continue
        floor = min(low, 0.0) - 0.5
        for flexion in SWING_STEPS_DEG:
            found[side] = flexion
            if all(_foot_height(between(a, b, i / 8, found).rig, side) > floor for i in range(1, 8)):
                break
    return {side: flexion for side, flexion in found.items() if flexion}


def _foot_height(rig: Rig, side: str) -> float:
    return min(rig.lowest(name + side) for name in ("heel", "ball", "toe"))


def _is_planted(a: Leg, b: Leg) -> bool:
    placed = all(leg.foot is not None or leg.ankle_at is not None or leg.drop is not None for leg in (a, b))
    return placed or bool(a.flat and b.flat)


def _blend_pose(a: Pose, b: Pose, t: float) -> Pose:
    pose = Pose.__new__(Pose)
    pose.trunk = {name: mix(angle, b.trunk[name], t) for name, angle in a.trunk.items()}
    pose.limbs = {
        limb: {joint: mix_angle(angle, b.limbs[limb][joint], t) for joint, angle in angles.items()}
        for limb, angles in a.limbs.items()
    }
    pose.origin = mix_vec(a.origin, b.origin, t)
    return pose


def _blend_anchor(a: Anchor | None, b: Anchor | None, t: float) -> Anchor | None:
    if a is None or b is None or a.point != b.point:
        return None
    assert a.x != "same"  # `solve` has put numbers there
    assert b.x != "same"
    return Anchor(a.point, mix(a.x, b.x, t), mix(a.y, b.y, t))


def _number(a: float | None, b: float | None, t: float) -> float | None:
    return None if a is None and b is None else mix(a or 0.0, b or 0.0, t)


def _vector(a: Any, b: Any, t: float) -> list[float] | None:
    """Between two written directions or offsets; one that is missing counts as the other."""
    if a is None and b is None:
        return None
    first, second = (direction(a if a is not None else b), direction(b if b is not None else a))
    return list(mix_vec(first, second, t))


def _bend_direction(a: Rig, b: Rig, root: str, middle: str, t: float) -> list[float]:
    """Between the directions both frames' knees or elbows point: a pole that jumps at neither end."""
    first, second = (sub(rig.frames[middle][1], rig.frames[root][1]) for rig in (a, b))
    return list(mix_vec(first, second, t))


def _blend_leg(first: SolvedPose, second: SolvedPose, t: float, side: str) -> Leg:
    """A placement that both frames share, else plain angles."""
    a, b = first.limbs.legs[side], second.limbs.legs[side]
    pole = None
    if a.pole is not None or b.pole is not None:
        pole = _bend_direction(first.rig, second.rig, "thigh" + side, "shank" + side, t)
    turn, swing = _number(a.turn, b.turn, t), _number(a.swing, b.swing, t)
    if a.foot is not None and b.foot is not None:
        begin, end = (list(triple(leg.foot or [], SIGN[side] * DEFAULT_HALF_STRIDE_CM)) for leg in (a, b))
        spot = blend_place(begin, end, t)
        if abs(end[0] - begin[0]) + abs(end[1] - begin[1]) > 1.0:
            spot[1] += (b.lift or a.lift or 0.0) * 4 * t * (1 - t)
        return Leg(foot=spot, tip=_number(a.tip, b.tip, t), turn=turn, swing=swing, pole=pole)
    if a.ankle_at is not None and a.ankle_at == b.ankle_at:
        return Leg(
            ankle_at=a.ankle_at, offset=_vector(a.offset, b.offset, t), turn=turn, swing=swing, pole=pole
        )
    if a.drop and b.drop and a.drop.point == b.drop.point and a.drop.joint == b.drop.joint:
        return Leg(drop=Drop(a.drop.point, mix(a.drop.height, b.drop.height, t), a.drop.joint))
    if a.flat and b.flat and a.foot is None and b.foot is None:
        return Leg(flat=True, turn=turn)
    return Leg()


def _blend_arm(first: SolvedPose, second: SolvedPose, t: float, side: str) -> Arm | None:
    """A placement that both frames share, angles when neither has a target, None: the hand is carried."""
    a, b = first.limbs.arms[side], second.limbs.arms[side]
    if a.hand is None and b.hand is None:
        lay = a.lay if a.lay and b.lay else None
        if a.drop and b.drop and a.drop.point == b.drop.point and a.drop.joint == b.drop.joint:
            return Arm(drop=Drop(a.drop.point, mix(a.drop.height, b.drop.height, t), a.drop.joint), lay=lay)
        return Arm(lay=lay)
    hand = _blend_hand(a, b, t, side)
    if hand is None:
        return None
    return structs.replace(
        a,
        hand=hand,
        lie=a.lie if a.lie == b.lie else None,
        offset=_vector(a.offset, b.offset, t) if a.offset and b.offset else _faded(a.offset, b.offset, t),
        pole=_bend_direction(first.rig, second.rig, "upper" + side, "fore" + side, t),
        fingers=_vector(a.fingers, b.fingers, t),
        palm=_vector(a.palm, b.palm, t),
    )


def _faded(a: list[float] | None, b: list[float] | None, t: float) -> list[float] | None:
    """An offset that only one frame has comes or goes smoothly."""
    if a is None and b is None:
        return None
    zero: Vec = (0.0, 0.0, 0.0)
    return list(mix_vec(vector(a) if a else zero, vector(b) if b else zero, t))


def _blend_hand(a: Arm, b: Arm, t: float, side: str) -> str | list[float] | None:
    if a.hand is None or b.hand is None:
        return None
    if isinstance(a.hand, str) and isinstance(b.hand, str):
        first, second = parse_surface(a.hand), parse_surface(b.hand)
        if first and second and (first.frame, first.face) == (second.frame, second.face):
            return str(
                first._replace(fraction=mix(first.fraction, second.fraction, t))
            )  # slides along the limb
        return a.hand if a.hand == b.hand else None
    if isinstance(a.hand, list) and isinstance(b.hand, list):
        places = []
        for arm, written in ((a, a.hand), (b, b.hand)):
            wide = body.SHOULDER_HALF_CM if arm.wide is None else arm.wide
            places.append(list(triple(written, SIGN[side] * wide)))
        return blend_place(places[0], places[1], t)
    return None


def _carried(a: Rig, b: Rig, t: float, side: str) -> Local:
    """Wrist and elbow between both frames, in the frame of the shoulder girdle."""
    places = []
    for rig in (a, b):
        turn, shoulder = rig.frames["girdle" + side]
        back = transpose(turn)
        places.append([apply(back, sub(rig.frames[name + side][1], shoulder)) for name in ("hand", "fore")])
    return Local(mix_vec(places[0][0], places[1][0], t), mix_vec(places[0][1], places[1][1], t))
