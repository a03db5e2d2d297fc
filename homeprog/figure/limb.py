"""Which limb a one-sided figure is about, read off its poses: "left leg", "right arm", "left side"."""

from typing import Literal, TypeAlias

from homeprog.figure.body import SIDES
from homeprog.figure.muscles import courses
from homeprog.figure.pose import FigureSpec
from homeprog.figure.solve import SolvedPose
from homeprog.figure.vec import norm, sub

Limb: TypeAlias = Literal["leg", "arm", "side"]

MOVES_CM = 5.0
"""A limb leads when it goes this much farther than twice the way of its twin."""


def worked_limb(spec: FigureSpec, keys: tuple[SolvedPose, ...]) -> Limb | None:
    """The limb that is exercised; None where both sides are.

    The muscles named for this side tell it. Where none is named it is the leg, then the arm, that leads
    its twin, and else the whole side (a chop takes both arms).
    """
    if spec.side == "both":
        return None
    for muscle in (*spec.stretch, *spec.work):
        if muscle.endswith(f":{spec.side}"):
            return "leg" if courses(muscle)[0].layer == "leg" else "side"
    other = SIDES[1 - SIDES.index(spec.side)]
    if any(_leads(keys, joint, spec.side, other) for joint in ("shank", "foot")):
        return "leg"
    return "arm" if _leads(keys, "hand", spec.side, other) else "side"


def _leads(keys: tuple[SolvedPose, ...], joint: str, side: str, other: str) -> bool:
    return _way(keys, joint + side) > 2 * _way(keys, joint + other) + MOVES_CM


def _way(keys: tuple[SolvedPose, ...], joint: str) -> float:
    """How far a joint gets from where it starts, cm."""
    start = keys[0].rig.frames[joint][1]
    return max(norm(sub(key.rig.frames[joint][1], start)) for key in keys)
