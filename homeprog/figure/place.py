"""Places the limbs of a rig as a stance says: angles, foot or hand targets, lowering onto a support.

Every target that is out of reach is noted as a `Miss` in centimetres, never dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import atan2, cos, degrees, radians, sin

from homeprog.figure import body, ik
from homeprog.figure.body import SIDES, SIGN, parse_surface
from homeprog.figure.layers import triple
from homeprog.figure.pose import Arm, Leg, Stance, direction, vector
from homeprog.figure.rig import Rig
from homeprog.figure.vec import (
    Mat,
    Vec,
    add,
    apply,
    cross,
    matmul,
    mix,
    norm,
    rot_y,
    rot_z,
    scale,
    secant,
    sub,
    unit,
)

_GIRDLE_ROUNDS = 6
NO_LEG = Leg()
NO_ARM = Arm()
DEFAULT_HALF_STRIDE_CM = 0.95 * body.HIP_HALF_CM


@dataclass(frozen=True, slots=True)
class Miss:
    """A target that was not reached: the key it was written under and the distance in cm."""

    key: str
    cm: float


@dataclass(slots=True)
class Local:
    """A hand carried in the frame of its shoulder girdle: wrist and elbow relative to the shoulder, cm."""

    wrist: Vec
    elbow: Vec


@dataclass(slots=True)
class Limbs:
    """How the four limbs are placed, and what they missed.

    Attributes:
        legs, arms: Placement by side letter.
        support: Height (cm) of the surface that elbows stay above.
        carried: Arms that are carried along between two key frames (`tween.py`).
        misses: Filled while placing.
    """

    legs: dict[str, Leg]
    arms: dict[str, Arm]
    support: float = 0.0
    carried: dict[str, Local] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def limbs_of(stance: Stance) -> Limbs:
    """The limb placements of a merged stance."""
    return Limbs(
        {"N": stance.legN or NO_LEG, "F": stance.legF or NO_LEG},
        {"N": stance.armN or NO_ARM, "F": stance.armF or NO_ARM},
        stance.support or 0.0,
    )


def place_by_angles(rig: Rig, limbs: Limbs, *, drops: bool = False) -> None:
    """Place all limbs by their angles alone, with `drops` also by lowering: what the trunk solver needs."""
    for side in SIDES:
        leg, arm = limbs.legs[side], limbs.arms[side]
        _turn_leg(rig, side, leg)
        if drops and leg.drop and leg.foot is None:
            _drop_leg(rig, side, leg, limbs)
        elif leg.flat:
            _flatten(rig, side, leg)
        _turn_arm(rig, side, arm)
        if drops and arm.drop and arm.hand is None:
            _drop_arm(rig, side, arm, limbs)


def place_limbs(rig: Rig, limbs: Limbs) -> None:
    """Place legs, then arms, each in its own way; a limb that refers to the other one comes second."""
    limbs.misses.clear()
    for side in sorted(SIDES, key=lambda side: isinstance(limbs.legs[side].ankle_at, str)):
        _place_leg(rig, side, limbs.legs[side], limbs)
    for side in SIDES:  # both are there before a hand is laid on the other shoulder
        _turn_arm(rig, side, limbs.arms[side])
    for side in sorted(SIDES, key=lambda side: isinstance(limbs.arms[side].hand, str)):
        _place_arm(rig, side, limbs.arms[side], limbs)


# Legs


def _turn_leg(rig: Rig, side: str, leg: Leg) -> None:
    angles, pitch = rig.pose.limbs["leg" + side], rig.pose.trunk["pitch"]
    if leg.thigh is not None:
        angles["hip"] = leg.thigh + pitch
    if leg.shank is not None:
        angles["knee"] = angles["hip"] - pitch - leg.shank
    rig.set_leg(side)


def _flatten(rig: Rig, side: str, leg: Leg) -> None:
    rig.set_foot(side, rot_y(-SIGN[side] * (leg.turn or 0.0)))


def _place_leg(rig: Rig, side: str, leg: Leg, limbs: Limbs) -> None:
    _turn_leg(rig, side, leg)
    if leg.foot is not None:
        sole = triple(leg.foot, SIGN[side] * DEFAULT_HALF_STRIDE_CM)
        ankle, turn = _standing_foot(rig, side, leg, sole)
        _note(limbs, f"leg{side}.foot", ik.bend_leg(rig, side, ankle, _knee_pole(rig, side, leg, ankle)))
        rig.set_foot(side, turn)
    elif leg.ankle_at is not None:
        target = rig.point(leg.ankle_at) if isinstance(leg.ankle_at, str) else triple(leg.ankle_at, 0.0)
        target = add(target, vector(leg.offset)) if leg.offset else target
        _note(
            limbs, f"leg{side}.ankle_at", ik.bend_leg(rig, side, target, _knee_pole(rig, side, leg, target))
        )
    elif leg.drop is not None:
        _drop_leg(rig, side, leg, limbs)
    elif leg.flat:
        _flatten(rig, side, leg)


def _standing_foot(rig: Rig, side: str, leg: Leg, sole: Vec) -> tuple[Vec, Mat]:
    """Ankle and rotation of a foot on its spot; tip > 0 rolls over the ball, < 0 stands on the heel."""
    tip, turn = leg.tip or 0.0, rot_y(-SIGN[side] * (leg.turn or 0.0))
    angles = rig.pose.limbs["leg" + side]
    angles["toe"] = max(tip, 0.0) if leg.toe is None else leg.toe
    if tip == 0.0:
        return add(sole, (0.0, body.ANKLE_HEIGHT_CM, 0.0)), turn
    tipped = matmul(turn, rot_z(-tip))
    pivot = body.BALL_CM if tip > 0 else -body.HEEL_CM
    spot = add(sole, apply(turn, (pivot, 0.0, 0.0)))
    return add(spot, apply(tipped, (-pivot, body.ANKLE_HEIGHT_CM, 0.0))), tipped


def _knee_pole(rig: Rig, side: str, leg: Leg, ankle: Vec) -> Vec:
    """A knee bends one way only: 90 degrees ahead of the line hip-ankle, about the pelvis' axis."""
    if leg.pole is not None:
        return direction(leg.pole)
    turn, hip = rig.frames["hip" + side]
    lateral = apply(turn, (0.0, 0.0, 1.0))
    ahead = unit(cross(lateral, sub(ankle, hip)))
    swing = radians(leg.swing or 0.0)
    return add(scale(ahead, cos(swing)), scale(lateral, SIGN[side] * sin(swing)))


def _drop_leg(rig: Rig, side: str, leg: Leg, limbs: Limbs) -> None:
    assert leg.drop is not None
    _lower(
        rig, "leg" + side, leg.drop.point + side, leg.drop.height, leg.drop.joint or "hip", limbs, rig.set_leg
    )


# Arms


def _turn_arm(rig: Rig, side: str, arm: Arm) -> None:
    angles = rig.pose.limbs["arm" + side]
    turn = rig.frames["girdle" + side][0]
    lean = degrees(atan2(-turn[1], turn[4]))
    if arm.upper is not None:
        angles["shoulder"] = arm.upper - lean
    if arm.fore is not None:
        angles["elbow"] = arm.fore - lean - angles["shoulder"]
    rig.set_arm(side)


def _place_arm(rig: Rig, side: str, arm: Arm, limbs: Limbs) -> None:
    if side in limbs.carried:
        _settle(rig, side, lambda: _carry(rig, side, limbs))
        return
    _turn_arm(rig, side, arm)
    if arm.hand is not None:
        _note(limbs, f"arm{side}.hand", _settle(rig, side, lambda: _reach(rig, side, arm, limbs)))
        return
    if arm.drop is not None:
        _drop_arm(rig, side, arm, limbs)
    if arm.lay:
        along = apply(rig.frames["fore" + side][0], (0.0, -1.0, 0.0))
        palm = (0.0, -1.0, 0.0) if arm.lay is True else direction(arm.lay)
        ik.turn_hand(rig, side, ik.hand_frame((along[0], along[1] * 0.15, along[2]), palm, side))


def _settle(rig: Rig, side: str, reach: Callable[[], float]) -> float:
    """Reach again until shoulder girdle and arm agree: the girdle rises with the arm it carries."""
    miss = 0.0
    for _ in range(_GIRDLE_ROUNDS):
        before = rig.frames["girdle" + side][1]
        miss = reach()
        rig.set_girdle(side)
        if norm(sub(rig.frames["girdle" + side][1], before)) < 0.02:
            break
    return miss


def _carry(rig: Rig, side: str, limbs: Limbs) -> float:
    """Bring a carried hand to its place beside the shoulder, above the support."""
    carried = limbs.carried[side]
    turn, shoulder = rig.frames["girdle" + side]
    wrist = add(shoulder, apply(turn, carried.wrist))
    wrist = (wrist[0], max(wrist[1], body.POINTS["wristN"].radius + limbs.support), wrist[2])
    pole = _clear_pole(rig, side, wrist, body.FORE_CM, apply(turn, carried.elbow), limbs.support)
    return ik.bend_arm(rig, side, wrist, pole)


def _reach(rig: Rig, side: str, arm: Arm, limbs: Limbs) -> float:
    """Put the middle of the palm on the target; gives the miss in cm."""
    target = hand_target(rig, side, arm)
    girdle, shoulder = rig.frames["girdle" + side]
    out = SIGN[side]
    pole = direction(arm.pole) if arm.pole is not None else apply(girdle, (-1.0, -0.25, out * 0.25))
    grip = body.GRIP_CM if arm.grip is None else arm.grip
    turn = _hand_turn(rig, side, arm)
    if turn is None:  # a straight wrist: the hand continues the forearm
        length = body.FORE_CM + grip
        pole = _clear_pole(rig, side, target, length, pole, limbs.support)
        elbow, palm, _ = ik.two_bone(shoulder, target, body.UPPER_CM, length, pole)
        ik.bend_arm(rig, side, add(elbow, scale(unit(sub(palm, elbow)), body.FORE_CM)), pole)
        return norm(sub(target, palm))
    wrist = sub(target, apply(turn, (0.0, -grip, 0.0)))
    miss = ik.bend_arm(rig, side, wrist, _clear_pole(rig, side, wrist, body.FORE_CM, pole, limbs.support))
    ik.turn_hand(rig, side, turn)
    return miss


def hand_target(rig: Rig, side: str, arm: Arm) -> Vec:
    """Where the palm of a placed hand belongs in the world."""
    assert arm.hand is not None
    if isinstance(arm.hand, str):
        target = rig.point(arm.hand)
    else:
        target = triple(arm.hand, SIGN[side] * (body.SHOULDER_HALF_CM if arm.wide is None else arm.wide))
    return add(target, vector(arm.offset)) if arm.offset else target


def _hand_turn(rig: Rig, side: str, arm: Arm) -> Mat | None:
    """World rotation of a hand that says how it lies, else None."""
    surface = parse_surface(arm.hand) if isinstance(arm.hand, str) else None
    if arm.lie is not None and surface is not None:
        segment = rig.frames[surface.frame][0]
        forward, outward = body.SURFACE_SIDES[surface.face if surface.face != "middle" else "front"]
        normal = apply(segment, (forward, 0.0, outward * SIGN[surface.side]))
        distal = apply(segment, (0.0, -1.0, 0.0))
        skew = 0.25 if arm.skew is None else arm.skew
        across = add((0.0, 0.0, -SIGN[side]), scale(distal, skew))
        fingers = {"along": distal, "up": scale(distal, -1.0), "across": across}[arm.lie]
        return ik.hand_frame(fingers, scale(normal, -1.0), side)
    if arm.fingers is None:
        return None
    return ik.hand_frame(direction(arm.fingers), direction(arm.palm or "-y"), side)


def _clear_pole(rig: Rig, side: str, wrist: Vec, fore_cm: float, pole: Vec, support: float) -> Vec:
    """The pole, swivelled outwards in steps until the elbow is clear of the support."""
    shoulder = rig.frames["girdle" + side][1]
    lowest = body.POINTS["elbowN"].radius + support - 0.05
    pole = unit(pole)
    tried = pole
    for step in range(19):
        k = step / 18
        outwards = (0.0, 0.05 + 0.5 * max(0.0, k - 0.6), SIGN[side])
        tried = add(scale(pole, 1 - k), scale(outwards, k))
        if ik.two_bone(shoulder, wrist, body.UPPER_CM, fore_cm, tried)[0][1] >= lowest:
            break
    return tried


def _drop_arm(rig: Rig, side: str, arm: Arm, limbs: Limbs) -> None:
    assert arm.drop is not None
    _lower(
        rig,
        "arm" + side,
        arm.drop.point + side,
        arm.drop.height,
        arm.drop.joint or "shoulder",
        limbs,
        rig.set_arm,
    )


# Both


def _lower(
    rig: Rig, limb: str, point: str, height: float, joint: str, limbs: Limbs, set_limb: Callable[[str], None]
) -> None:
    """Vary one joint until the point rests at the height."""
    angles, side = rig.pose.limbs[limb], limb[-1]

    def gap(angle: float) -> float:
        angles[joint] = angle
        set_limb(side)
        return rig.lowest(point) - height

    _note(limbs, f"{limb}.drop", abs(gap(secant(gap, angles[joint], tolerance=1e-3))))


def _note(limbs: Limbs, key: str, miss_cm: float) -> None:
    if miss_cm > 0.01:
        limbs.misses.append(Miss(key, miss_cm))


def blend_place(a: list[float], b: list[float], t: float) -> list[float]:
    """Between two written places of three numbers."""
    return [mix(x, y, t) for x, y in zip(a, b, strict=True)]
