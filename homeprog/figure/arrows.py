"""Arrows: the path a body point really takes, a push or pull, an arc. Tapered outlines with a pale rim."""

from itertools import pairwise
from math import cos, hypot, radians, sin

from homeprog.figure.camera import Camera
from homeprog.figure.clip import Clip
from homeprog.figure.drawing import Command, Fill, Ink, Path, Point
from homeprog.figure.props import place_of
from homeprog.figure.rig import Rig
from homeprog.figure.scenery import AnyArrow, ArcArrow, PathArrow, PushArrow
from homeprog.figure.shapes import positive
from homeprog.figure.vec import add, clamp

WIDTH_CM = 2.1
HEAD_CM = 6.2
RIM_CM = 0.9
_SAMPLES = 12


def arrow_points(clip: Clip, camera: Camera, arrow: AnyArrow, rig: Rig) -> list[Point]:
    """The middle line of an arrow on the page, from tail to tip."""
    match arrow:
        case PathArrow():
            return _path_points(clip, camera, arrow)
        case PushArrow():
            x, y = camera.page(place_of(rig, arrow.at))
            length = hypot(*arrow.to) or 1.0
            dx, dy = arrow.to[0] / length, -arrow.to[1] / length
            ends = (
                (arrow.gap, arrow.gap + arrow.length)
                if arrow.pull
                else (-arrow.gap - arrow.length, -arrow.gap)
            )
            return [(x + dx * end, y + dy * end) for end in ends]
        case ArcArrow():
            x, y = camera.page(place_of(rig, arrow.around))
            high = arrow.radius if arrow.radius_y is None else arrow.radius_y
            angles = [radians(arrow.begin + (arrow.end - arrow.begin) * i / 14) for i in range(15)]
            return [(x + arrow.radius * cos(a), y - high * sin(a)) for a in angles]


def _path_points(clip: Clip, camera: Camera, arrow: PathArrow) -> list[Point]:
    last = len(clip.keys) - 2
    move = last if arrow.move is None else min(arrow.move, last)
    points: list[Point] = []
    for i in range(_SAMPLES + 1):
        part = arrow.span[0] + (arrow.span[1] - arrow.span[0]) * i / _SAMPLES
        pose = clip.move(move, clamp(part, 0.0, 1.0)) if move >= 0 else clip.keys[0]
        at = pose.rig.point(arrow.of)
        points.append(camera.page(add(at, place_of(pose.rig, arrow.by)) if arrow.by else at))
    return _shifted(points, arrow.gap) if arrow.gap else points


def _shifted(points: list[Point], gap: float) -> list[Point]:
    """The line moved sideways; above 0 to the left of its way."""
    out = []
    for i, (x, y) in enumerate(points):
        a, b = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = hypot(dx, dy) or 1.0
        out.append((x + dy / length * gap, y - dx / length * gap))
    return out


def arrow_commands(points: list[Point], *, both: bool) -> list[Command]:
    """A filled arrow along a line, with a rim in the background's colour."""
    share = 0.36 if both else 0.6  # two heads on a short line must leave room for each other
    paths = [_outline(points, share)]
    if both:
        paths.append(_outline(points[::-1], share))
    shown = tuple(path for path in paths if path is not None)
    return [Ink(shown, RIM_CM, "background"), *(Fill(path, "arrow") for path in shown)] if shown else []


def _outline(points: list[Point], head_share: float) -> Path | None:
    along = [0.0]
    for a, b in pairwise(points):
        along.append(along[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    total = along[-1]
    if total < 1.0:
        return None
    head = min(HEAD_CM, total * head_share)
    left: list[Point] = []
    right: list[Point] = []
    shaft = [_at(points, along, (total - head * 0.85) * i / 18) for i in range(19)]
    for i, (x, y) in enumerate(shaft):
        a, b = shaft[max(0, i - 1)], shaft[min(18, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = hypot(dx, dy) or 1.0
        half = WIDTH_CM * (0.35 + 0.65 * i / 18) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    tip, base = points[-1], _at(points, along, total - head)
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = hypot(dx, dy) or 1.0
    wide = head * 0.52
    barb = (dy / length * wide, dx / length * wide)
    outline = [
        *left,
        (base[0] - barb[0], base[1] + barb[1]),
        tip,
        (base[0] + barb[0], base[1] - barb[1]),
        *right[::-1],
    ]
    return Path(positive(outline))


def _at(points: list[Point], along: list[float], distance: float) -> Point:
    """The point at a distance along the line."""
    for i in range(len(points) - 1):
        if distance <= along[i + 1] + 1e-9:
            t = (distance - along[i]) / max(1e-9, along[i + 1] - along[i])
            (ax, ay), (bx, by) = points[i], points[i + 1]
            return ax + (bx - ax) * t, ay + (by - ay) * t
    return points[-1]
