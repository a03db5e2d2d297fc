"""Two-bone inverse kinematics for legs and arms.

The middle joint lies on the circle that both bones allow; a pole vector picks the spot. World rotations
are turned back into joint angles, so that solved and written frames interpolate alike.
"""

from math import acos, asin, atan2, degrees, sqrt

from homeprog.figure import body
from homeprog.figure.body import SIGN
from homeprog.figure.rig import Rig
from homeprog.figure.vec import (
    Mat,
    Vec,
    add,
    clamp,
    columns,
    cross,
    decompose_zxy,
    dot,
    matmul,
    norm,
    scale,
    sub,
    transpose,
    unit,
)

STRETCH = 0.9995
"""Share of the two bones' length that counts as reachable: a limb is never quite straight."""


def two_bone(start: Vec, target: Vec, first_cm: float, second_cm: float, pole: Vec) -> tuple[Vec, Vec, Vec]:
    """Bend a two-bone chain towards a target.

    Args:
        start: Fixed end of the first bone.
        target: Wanted end of the second bone; when too far, the chain points at it.
        first_cm: Length of the first bone.
        second_cm: Length of the second bone.
        pole: Direction in which the middle joint bulges.

    Returns:
        Middle joint, end, and the unit direction of the bulge.
    """
    way = sub(target, start)
    reach = clamp(norm(way), abs(first_cm - second_cm) + 0.01, (first_cm + second_cm) * STRETCH)
    along = unit(way) if norm(way) > 1e-6 else (0.0, -1.0, 0.0)
    foot = (first_cm**2 + reach**2 - second_cm**2) / (2 * reach)
    height = sqrt(max(0.0, first_cm**2 - foot**2))
    bulge = sub(pole, scale(along, dot(pole, along)))
    bulge = unit(bulge) if norm(bulge) > 1e-6 else _any_square(along)
    middle = add(add(start, scale(along, foot)), scale(bulge, height))
    return middle, add(start, scale(along, reach)), bulge


def _any_square(along: Vec) -> Vec:
    """Some unit direction square to the given one."""
    helper = (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (1.0, 0.0, 0.0)
    return unit(cross(along, helper))


def _bone_frame(start: Vec, middle: Vec, end: Vec, forward: Vec) -> tuple[Mat, float]:
    """Rotation of the first bone and the bend between both, degrees."""
    up = unit(sub(start, middle))
    side = unit(cross(forward, unit(sub(start, end))))
    bend = degrees(acos(clamp(dot(up, unit(sub(middle, end))), -1.0, 1.0)))
    return columns(cross(up, side), up, side), bend


def bend_leg(rig: Rig, side: str, ankle: Vec, pole: Vec) -> float:
    """Put the ankle on a world point by hip and knee; the ankle angle stays.

    Returns:
        Centimetres by which the point is out of reach, else 0.
    """
    base, start = rig.frames["hip" + side]
    middle, end, bulge = two_bone(start, ankle, body.THIGH_CM, body.SHANK_CM, pole)
    turn, bend = _bone_frame(start, middle, end, bulge)
    flexion, abduction, rotation = decompose_zxy(matmul(transpose(base), turn))
    out = SIGN[side]
    rig.pose.limbs["leg" + side].update(hip=flexion, abd=-out * abduction, rot=-out * rotation, knee=bend)
    rig.hang_leg(side, turn, start)
    return norm(sub(ankle, end))


def bend_arm(rig: Rig, side: str, wrist: Vec, pole: Vec) -> float:
    """Put the wrist on a world point by shoulder and elbow; the hand angles stay.

    Returns:
        Centimetres by which the point is out of reach, else 0.
    """
    base, start = rig.frames["girdle" + side]
    middle, end, bulge = two_bone(start, wrist, body.UPPER_CM, body.FORE_CM, pole)
    turn, bend = _bone_frame(start, middle, end, scale(bulge, -1.0))  # an elbow bulges backwards
    flexion, abduction, rotation = decompose_zxy(matmul(transpose(base), turn))
    out = SIGN[side]
    rig.pose.limbs["arm" + side].update(
        shoulder=flexion, abd=-out * abduction, rot=-out * rotation, elbow=bend
    )
    rig.hang_arm(side, turn, start)
    return norm(sub(wrist, end))


def turn_hand(rig: Rig, side: str, turn: Mat) -> None:
    """Turn a hand to a world rotation and note the hand angles that make it."""
    local = matmul(transpose(rig.frames["fore" + side][0]), turn)
    out = SIGN[side]
    rig.pose.limbs["arm" + side].update(
        wrist=out * degrees(asin(clamp(-local[5], -1.0, 1.0))),
        pron=out * degrees(atan2(local[2], local[8])),
        dev=degrees(atan2(local[3], local[4])),
    )
    rig.frames["hand" + side] = (turn, rig.frames["hand" + side][1])


def hand_frame(fingers: Vec, palm: Vec, side: str) -> Mat:
    """World rotation of a hand from the direction of its fingers and the direction its palm faces."""
    y = scale(unit(fingers), -1.0)
    z = scale(unit(palm), -SIGN[side])
    z = unit(sub(z, scale(y, dot(z, y))))
    return columns(cross(y, z), y, z)
