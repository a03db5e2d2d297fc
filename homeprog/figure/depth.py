"""How deep limbs pass through each other or through the trunk: bones as capsules, the trunk as balls."""

from collections.abc import Iterator
from typing import NamedTuple

from homeprog.figure.body import FORE_CM, SHANK_CM, SIDES, THIGH_CM, UPPER_CM, cm
from homeprog.figure.rig import Rig
from homeprog.figure.vec import Vec, add, clamp, dot, norm, scale, sub


class Capsule(NamedTuple):
    """A bone's flesh: both ends and a radius, cm."""

    begin: Vec
    end: Vec
    radius: float


_BONES = {
    "upper": (UPPER_CM, cm(0.024)),
    "fore": (FORE_CM, cm(0.017)),
    "thigh": (THIGH_CM, cm(0.038)),
    "shank": (SHANK_CM, cm(0.022)),
}
# The inner core of the trunk: soft parts may be pressed in, so radii are smaller than the surface.
_CORE = (
    ("pelvis", (0.0, cm(0.01), 0.0), cm(0.062)),
    ("L3", (cm(0.02), 0.0, 0.0), cm(0.055)),
    ("T12", (cm(0.02), 0.0, 0.0), cm(0.058)),
    ("T7", (cm(0.024), 0.0, 0.0), cm(0.064)),
)
_HEAD = ("head", (cm(0.008), cm(0.035), 0.0), cm(0.050))


def deepest_overlap(rig: Rig) -> Iterator[tuple[str, float]]:
    """Pairs that overlap and by how many cm: limb and limb, limb and trunk, forearm and head."""
    bones = {name: _capsule(rig, name) for name in (kind + side for kind in _BONES for side in SIDES)}
    names = list(bones)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if one[-1] == other[-1] and {one[:-1], other[:-1]} in ({"upper", "fore"}, {"thigh", "shank"}):
                continue
            depth = bones[one].radius + bones[other].radius - _distance(bones[one], bones[other])
            if depth > 0.0:
                yield f"{one} through {other}", depth
        for frame, at, radius in _core_against(one):
            ball = rig.at(frame, at)
            depth = radius + bones[one].radius - _distance(bones[one], Capsule(ball, ball, 0.0))
            if depth > 0.0:
                yield f"{one} through the {'head' if frame == 'head' else 'trunk'} ({frame})", depth


def _core_against(bone: str) -> Iterator[tuple[str, Vec, float]]:
    """Forearms and shanks against trunk and head; roots are joined to the trunk."""
    if bone[:-1] in ("fore", "shank"):
        yield from _CORE
        yield _HEAD


def _capsule(rig: Rig, name: str) -> Capsule:
    length, radius = _BONES[name[:-1]]
    inset = radius if name[:-1] in ("thigh", "upper") else 0.0
    return Capsule(rig.at(name, (0.0, -inset, 0.0)), rig.at(name, (0.0, -length, 0.0)), radius)


def _distance(a: Capsule, b: Capsule) -> float:
    """Between the middle lines of two capsules (closest points of two segments)."""
    d1, d2, r = sub(a.end, a.begin), sub(b.end, b.begin), sub(a.begin, b.begin)
    aa, ee, f = dot(d1, d1), dot(d2, d2), dot(d2, r)
    if ee < 1e-9:
        s = clamp(-dot(d1, r) / aa, 0.0, 1.0) if aa > 1e-9 else 0.0
        return norm(sub(add(a.begin, scale(d1, s)), b.begin))
    c, bb = dot(d1, r), dot(d1, d2)
    denominator = aa * ee - bb * bb
    s = clamp((bb * f - c * ee) / denominator, 0.0, 1.0) if denominator > 1e-9 else 0.0
    t = (bb * s + f) / ee
    if not 0.0 <= t <= 1.0:
        t = clamp(t, 0.0, 1.0)
        s = clamp((bb * t - c) / aa, 0.0, 1.0)
    return norm(sub(add(a.begin, scale(d1, s)), add(b.begin, scale(d2, t))))
