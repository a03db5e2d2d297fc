"""Solves a stance: where the body rests, how it touches its supports, what its limbs reach.

Order: `rest` (pitch from two supports), `anchor` (one point to its place), `fit` (one trunk angle) and the
lowering of limbs, three times because they depend on each other; then head, legs and arms (figure.md 5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, degrees

from homeprog.figure import body
from homeprog.figure.place import Limbs, Miss, limbs_of, place_by_angles, place_limbs
from homeprog.figure.pose import Anchor, Fit, Stance, Support
from homeprog.figure.rig import Pose, Rig
from homeprog.figure.vec import Vec, apply, secant


@dataclass(slots=True)
class SolvedPose:
    """A stance in space.

    Attributes:
        pose: All angles, those found by contact and reach included.
        rig: Every bone in the world.
        limbs: How the limbs are placed.
        anchor: The anchor with its place in numbers, or None.
        misses: Every target not reached, with the distance in cm.
    """

    pose: Pose
    rig: Rig
    limbs: Limbs
    anchor: Anchor | None
    misses: tuple[Miss, ...]


def solve(stance: Stance, first: Rig | None = None) -> SolvedPose:
    """Solve a merged stance.

    Args:
        stance: What `layers.frame_stances` gives.
        first: Rig of the first frame, whose contact places `"same"` refers to.
    """
    pose, limbs = _starting_pose(stance), limbs_of(stance)
    anchor = _numbered(stance.anchor, first)
    misses: list[Miss] = []
    dropped = any(leg.drop for leg in limbs.legs.values()) or any(arm.drop for arm in limbs.arms.values())
    for _ in range(3 if dropped else 1):
        misses.clear()
        if stance.rest:
            misses += _rest(pose, limbs, *stance.rest)
        if anchor:
            pose.origin = anchored_origin(pose, limbs, anchor)
        for fit in stance.fit or ():
            misses += _fit(pose, limbs, anchor, fit)
        if dropped:
            place_by_angles(Rig(pose), limbs, drops=True)
    misses += _turn_head(pose, stance)
    rig = Rig(pose)
    place_limbs(rig, limbs)
    return SolvedPose(pose, rig, limbs, anchor, (*misses, *limbs.misses))


def _starting_pose(stance: Stance) -> Pose:
    pose = Pose()
    for name in body.TRUNK_ANGLES:
        value = getattr(stance, name)
        if value is not None:
            pose.trunk[name] = value
    for name, angles in pose.limbs.items():
        limb = getattr(stance, name)
        for joint in angles if limb else ():
            if (value := getattr(limb, joint)) is not None:
                angles[joint] = value
    if stance.tilt:  # backward tilt of the pelvis; thorax and thighs keep their place
        pose.trunk["pitch"] -= stance.tilt
        pose.trunk["lumbar"] += stance.tilt
        for name in ("legN", "legF"):
            pose.limbs[name]["hip"] -= stance.tilt
    return pose


def _numbered(anchor: Anchor | None, first: Rig | None) -> Anchor | None:
    if anchor is None or anchor.x != "same":
        return anchor
    return Anchor(anchor.point, first.point(anchor.point)[0] if first else 0.0, anchor.y)


def _supported(item: str | Support) -> Support:
    return item if isinstance(item, Support) else Support(item)


def _rest(pose: Pose, limbs: Limbs, one: str | Support, other: str | Support) -> list[Miss]:
    """Find the pitch that puts two points on their supports."""
    a, b = _supported(one), _supported(other)

    def gap(pitch: float) -> float:
        pose.trunk["pitch"] = pitch
        rig = Rig(pose)
        place_by_angles(rig, limbs)
        return (rig.lowest(a.point) - a.height) - (rig.lowest(b.point) - b.height)

    left = abs(gap(secant(gap, pose.trunk["pitch"])))
    return [Miss("rest", left)] if left > 0.01 else []


def _fit(pose: Pose, limbs: Limbs, anchor: Anchor | None, fit: Fit) -> list[Miss]:
    """Vary one trunk angle until a point is at its height."""

    def gap(angle: float) -> float:
        pose.trunk[fit.angle] = angle
        if anchor:
            pose.origin = anchored_origin(pose, limbs, anchor)
        rig = Rig(pose)
        place_by_angles(rig, limbs)
        return rig.lowest(fit.point) - fit.height

    left = abs(gap(secant(gap, pose.trunk[fit.angle])))
    return [Miss(f"fit.{fit.angle}", left)] if left > 0.01 else []


def anchored_origin(pose: Pose, limbs: Limbs, anchor: Anchor) -> Vec:
    """Where the pelvis must be so that the anchor's point touches its place."""
    pose.origin = (0.0, 0.0, 0.0)
    rig = Rig(pose)
    place_by_angles(rig, limbs)
    assert anchor.x != "same"
    return (anchor.x - rig.point(anchor.point)[0], anchor.y - rig.lowest(anchor.point), 0.0)


def _turn_head(pose: Pose, stance: Stance) -> list[Miss]:
    if stance.head_on is not None:
        on = stance.head_on if isinstance(stance.head_on, Support) else Support("occiput", stance.head_on)
        return _rest_head(pose, on)
    if stance.gaze is not None:
        x = apply(Rig(pose).frames["head"][0], (1.0, 0.0, 0.0))
        turn = (degrees(atan2(x[1], x[0])) - stance.gaze + 180.0) % 360.0 - 180.0
        pose.trunk["neck"] += turn * 0.55
        pose.trunk["head"] += turn * 0.45
    return []


def _rest_head(pose: Pose, on: Support) -> list[Miss]:
    """Bend the neck until the head rests at the height; the head gives way by a third."""
    neck, head = pose.trunk["neck"], pose.trunk["head"]

    def gap(angle: float) -> float:
        pose.trunk["neck"] = angle
        pose.trunk["head"] = head - (angle - neck) * 0.35
        return Rig(pose).lowest(on.point) - on.height

    left = abs(gap(secant(gap, neck, tolerance=1e-3)))
    return [Miss("head_on", left)] if left > 0.05 else []


def solve_frames(stances: tuple[Stance, ...]) -> tuple[SolvedPose, ...]:
    """Solve the frames of a figure in order."""
    solved: list[SolvedPose] = []
    for stance in stances:
        solved.append(solve(stance, solved[0].rig if solved else None))
    return tuple(solved)


def out_of_range(pose: Pose) -> Mapping[str, float]:
    """Joints outside their limits: `legN.knee` -> degrees beyond the limit."""
    found: dict[str, float] = {}
    for name, angle in pose.trunk.items():
        _beyond(found, name, name, angle)
    for limb, angles in pose.limbs.items():
        for joint, angle in angles.items():
            _beyond(found, f"{limb}.{joint}", joint, angle)
    return found


def _beyond(found: dict[str, float], key: str, joint: str, angle: float) -> None:
    limit = body.LIMITS.get(joint)
    if limit is None:
        return
    turned = (angle + 180.0) % 360.0 - 180.0 if joint in ("hip", "ankle") else angle
    over = max(limit.low - turned, turned - limit.high)
    if over > 0.0:
        found[key] = over
