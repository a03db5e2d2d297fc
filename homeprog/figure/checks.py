"""Checks a clip at 24 steps of every move, as a physiotherapist with a ruler would.

Rules (issue 4.7, figure.md 10): no contact point more than 1 cm under its support; planted hands and feet
drift less than 0.2 cm; joints inside their limits; no jump above 11 cm a step; limbs do not pass through the
trunk or each other by more than 2 cm; targets reached; no long bone that matters points at the viewer.
"""

from collections.abc import Iterator
from typing import NamedTuple

from homeprog.figure.body import POINTS, SIDES
from homeprog.figure.camera import Camera
from homeprog.figure.clip import ANGLE_TOLERANCE_DEG, Clip
from homeprog.figure.depth import deepest_overlap
from homeprog.figure.scenery import Bed, Chair, Counter, Step, Stool, Table
from homeprog.figure.solve import SolvedPose, out_of_range
from homeprog.figure.vec import axis, dot, mix_vec, norm, sub

STEPS = 24
SUNK_CM = 1.0
DRIFT_CM = 0.2
JUMP_CM = 11.0
OVERLAP_CM = 2.0
PIVOTS_CM = 0.5
"""A planted hand that turns on its spot may move its middle by this much from frame to frame."""
MISS_CM = 0.5
TOWARDS_VIEWER = 0.95
"""Share of a bone's length along the view (18 degrees off it) from which its bend cannot be read."""

_HANDLES = ("waist", "hip", "pelvis", "shoulder", "headback", "c7back", "lowbackskin", "sacrumback")
_BEND_AWAY = ("sole", "toe", "fingers", "malleolus")
# Handles are no flesh, and ends of hands and feet bend away from what they rest on.
_GROUND_POINTS = tuple(name for name in POINTS if name.rstrip("NF") not in _HANDLES + _BEND_AWAY)
_GIVES_WAY_CM = {"deltoidN": 2.5, "deltoidF": 2.5}
"""Lying on the side, the girdle folds forward under the body: the rigid one of the rig may sink in."""
_ON_PROPS = ("ischium", "sacrum", *(name + side for name in ("heel", "ball", "palm") for side in SIDES))
_UNDERNEATH_CM = 10.0
"""What is lower than this under the top of a prop is beneath it, not in it."""
_LEG_BONES = tuple(kind + side for kind in ("thigh", "shank") for side in SIDES)
_ARM_BONES = tuple(kind + side for kind in ("upper", "fore") for side in SIDES)
_JOINTS = ("shank", "foot", "fore", "hand")


class Finding(NamedTuple):
    """Something a pose author should mend.

    Attributes:
        check: `support` `drift` `limit` `jump` `overlap` `target` `foreshortened`.
        what: The point, limb or joint.
        t: Moment of the worst value, 0 to 1.
        amount: How much: cm, degrees, or share of the bone (foreshortened).
        allowed: The bound.
    """

    check: str
    what: str
    t: float
    amount: float
    allowed: float

    def __str__(self) -> str:
        unit = {"limit": "degrees", "foreshortened": "of its length"}.get(self.check, "cm")
        return (
            f"{self.check}: {self.what} {self.amount:.2f} {unit} at {self.t:.2f} (allowed {self.allowed:g})"
        )


class _Worst:
    """Keeps the worst value per check and thing."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Finding] = {}

    def note(self, check: str, what: str, t: float, amount: float, allowed: float) -> None:
        if amount <= allowed:
            return
        known = self._found.get((check, what))
        if known is None or known.amount < amount:
            self._found[check, what] = Finding(check, what, t, amount, allowed)

    def findings(self) -> list[Finding]:
        return list(self._found.values())


def check_clip(clip: Clip) -> list[Finding]:
    """All findings of a clip, none when it is sound."""
    worst = _Worst()
    for t, before, pose in _walk(clip):
        _check_support(clip, pose, t, worst)
        _check_limits(pose, t, worst)
        _check_targets(pose, t, worst)
        for what, depth in deepest_overlap(pose.rig):
            worst.note("overlap", what, t, depth, OVERLAP_CM)
        if before is not None:
            _check_jump(before, pose, t, worst)
    _check_drift(clip, worst)
    _check_view(clip, worst)
    return worst.findings()


def contacts(pose: SolvedPose) -> dict[str, float]:
    """Points within 1 cm of the floor, and under it: their heights, cm, lowest first."""
    heights = {name: pose.rig.lowest(name) for name in _GROUND_POINTS}
    touching = [name for name, height in heights.items() if height < SUNK_CM]
    return {name: heights[name] for name in sorted(touching, key=heights.__getitem__)}


def _walk(clip: Clip) -> Iterator[tuple[float, SolvedPose | None, SolvedPose]]:
    """Every step: moment, pose before, pose."""
    before: SolvedPose | None = None
    for index in range(max(len(clip.keys) - 1, 1)):
        for step in range(STEPS + 1):
            if len(clip.keys) == 1 and step:
                return
            if index and not step:
                continue
            start = clip.moments[index]
            end = clip.moments[min(index + 1, len(clip.moments) - 1)]
            pose = clip.move(index, step / STEPS) if len(clip.keys) > 1 else clip.keys[0]
            yield start + (end - start) * step / STEPS, before, pose
            before = pose


def _support_height(clip: Clip, x: float, z: float) -> float:
    """Height of what carries the body at x and z: floor, bed, chair, stool, step, table, counter.

    Cushions are soft: the body sinks into them.
    """
    height = 0.0
    for prop in clip.spec.props:
        match prop:
            case Bed() | Step() | Stool() | Table() | Counter():
                middle = 0.0 if isinstance(prop, Bed | Step | Table) else prop.z
                if prop.x0 + 1 <= x <= prop.x1 - 1 and abs(z - middle) <= prop.half_width - 1:
                    height = max(height, prop.top)
            case Chair():
                low, high = sorted((prop.x, prop.x - 42 * prop.facing))
                if low + 1 <= x <= high - 1 and abs(z - prop.z) <= 20:
                    height = max(height, prop.seat)
    return height


def _check_support(clip: Clip, pose: SolvedPose, t: float, worst: _Worst) -> None:
    """Contact points against the floor; seat, feet and hands against what stands on it."""
    for name in _GROUND_POINTS:
        toe_bent = name[:-1] == "ball" and pose.pose.limbs["leg" + name[-1]]["toe"] > 3
        if not toe_bent:
            sunk = -pose.rig.lowest(name) - _GIVES_WAY_CM.get(name, 0.0)
            worst.note("support", f"{name} under the floor", t, sunk, SUNK_CM)
    for name in _ON_PROPS:
        x, y, z = pose.rig.point(name)
        height = _support_height(clip, x, z)
        if height and y > height - _UNDERNEATH_CM:
            worst.note("support", f"{name} in its support", t, height - pose.rig.lowest(name), SUNK_CM)


def _check_limits(pose: SolvedPose, t: float, worst: _Worst) -> None:
    for joint, over in out_of_range(pose.pose).items():
        worst.note("limit", joint, t, over, ANGLE_TOLERANCE_DEG)


def _check_targets(pose: SolvedPose, t: float, worst: _Worst) -> None:
    for miss in pose.misses:
        worst.note("target", miss.key, t, miss.cm, MISS_CM)


def _check_jump(before: SolvedPose, pose: SolvedPose, t: float, worst: _Worst) -> None:
    for joint in _JOINTS:
        for side in SIDES:
            way = sub(pose.rig.frames[joint + side][1], before.rig.frames[joint + side][1])
            worst.note("jump", joint + side, t, norm(way), JUMP_CM)


def _check_drift(clip: Clip, worst: _Worst) -> None:
    """A foot or hand planted at the same place in two frames stays there in between."""
    for index in range(len(clip.keys) - 1):
        a, b = clip.keys[index], clip.keys[index + 1]
        for side in SIDES:
            pairs = (
                (f"ankle{side}", a.limbs.legs[side].foot is not None and b.limbs.legs[side].foot is not None),
                (f"palm{side}", a.limbs.arms[side].hand is not None and b.limbs.arms[side].hand is not None),
            )
            for point, planted in pairs:
                start, end = a.rig.point(point), b.rig.point(point)
                if not planted or norm(sub(end, start)) > PIVOTS_CM:
                    continue
                for step in range(1, STEPS):
                    moment = clip.move(index, step / STEPS)
                    t = clip.moments[index] + (clip.moments[index + 1] - clip.moments[index]) * step / STEPS
                    away = norm(sub(moment.rig.point(point), mix_vec(start, end, step / STEPS)))
                    worst.note("drift", point, t, away, DRIFT_CM)


def _check_view(clip: Clip, worst: _Worst) -> None:
    """The exercised limb's bones against the line of sight; hands and feet are short, they may."""
    camera = Camera(*clip.view)
    sides = SIDES if clip.spec.side == "both" else (clip.spec.side,)
    moved = {bone for bone in _moving_bones(clip) if bone[-1] in sides}
    for t, _, pose in _walk(clip):
        for bone in moved:
            along = abs(dot(axis(pose.rig.frames[bone][0], 1), camera.towards))
            worst.note("foreshortened", bone, t, along, TOWARDS_VIEWER)


def _moving_bones(clip: Clip) -> set[str]:
    """Long bones that turn by more than 15 degrees: those the picture is about.

    Arms count where nothing else moves; elsewhere they only support or follow.
    """
    legs = {bone for bone in _LEG_BONES if _turns(clip, bone)}
    others = legs or _turns(clip, "pelvis") or _turns(clip, "T7")
    return legs if others else {bone for bone in _ARM_BONES if _turns(clip, bone)}


def _turns(clip: Clip, frame: str) -> bool:
    """Whether the long axis of a frame turns by more than 15 degrees between frames."""
    first = axis(clip.keys[0].rig.frames[frame][0], 1)
    return any(dot(first, axis(key.rig.frames[frame][0], 1)) < 0.966 for key in clip.keys[1:])
