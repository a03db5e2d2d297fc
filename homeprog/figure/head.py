"""The head: skull rings, face, ears and hair.

A head is rigid, so its picture depends on two angles only; it is built once per direction (steps of 2
degrees), kept, and turned on the page by the third.
"""

from collections.abc import Callable
from functools import lru_cache
from math import atan2, degrees, hypot
from typing import Final

from homeprog.figure.camera import Point, Projector
from homeprog.figure.drawing import Command, Fill, Group, Ink, Line, Path
from homeprog.figure.hair import hair_paths
from homeprog.figure.look import INK_CM, HairName
from homeprog.figure.shapes import blob, circle, ellipse_polygon, envelope, hull
from homeprog.figure.skull import SKULL, HeadView
from homeprog.figure.vec import Vec, matmul, rot_x, rot_y, rot_z

STEP_DEG: Final = 2
_LEVEL: Final = 0.87
"""Cosine of the elevation from which one outline goes round the whole face."""
_NOSE: Final = ((0.058, 0.031), (0.0655, 0.018), (0.0700, 0.0090), (0.0655, 0.0030), (0.056, 0.0005))


def head_group(view: Projector, hair: HairName) -> Group:
    """The head of a frame, placed and turned."""
    turn, (x, y, _) = view.prepared("head")
    up_x, up_y = turn[1], turn[4]
    if hypot(up_x, up_y) < 0.05:
        up_x, up_y = 0.0, 1.0
    angle = degrees(atan2(up_x, up_y))
    upright = matmul(rot_z(angle), turn)
    elevation = degrees(atan2(upright[7], upright[4]))
    level = matmul(rot_x(-elevation), upright)
    azimuth = degrees(atan2(level[2], level[0]))
    steps = (round(azimuth / STEP_DEG) * STEP_DEG, round(elevation / STEP_DEG) * STEP_DEG)
    return Group(x, y, angle, head_picture(*steps, hair))


@lru_cache(maxsize=400)
def head_picture(azimuth: int, elevation: int, hair: HairName) -> tuple[Command, ...]:
    """Commands of a head seen from a direction, in a frame whose origin is the top joint of the neck."""
    turn = matmul(rot_x(elevation), rot_y(azimuth))
    head = HeadView(turn, (turn[6], turn[7], turn[8]))
    face = _face(head)
    cut = hair_paths(hair, head)
    commands: list[Command] = [Ink((cut.back, *cut.knot), INK_CM), Ink((face,), INK_CM)]
    commands += [Fill(path, "hair") for path in (*cut.knot, cut.back)]
    commands.append(Fill(face, "skin"))
    jaw = Path(circle(head.ball(0.002, -0.006, 0, 0.0270)))  # takes the jaw line away where the neck begins
    commands.append(Fill(jaw, "skin"))
    if head.towards[0] < 0.3:
        commands += [Fill(path, "hair") for path in cut.knot]
    commands.append(Fill(cut.front, "hair"))
    for side in (1.0, -1.0):
        commands += _side_of_face(head, side, ear=hair != "bob")
    return (*commands, *_middle_of_face(head))


def _face(head: HeadView) -> Path:
    rings = [head.ring(*row) for row in SKULL]
    level = head.turn[4] > _LEVEL
    outline = envelope(rings) if level else [hull([p for ring in rings[::2] for p in ellipse_polygon(ring)])]
    assert outline is not None  # a level head is never foreshortened
    nose: list[Point] = []
    for x, y in _NOSE:
        for z in (-0.003, 0.003) if x > 0.06 else (-0.006, 0.006):
            nose += circle(head.ball(x - 0.004, y, z, 0.0045))
    return Path(*outline, hull(nose))


def _side_of_face(head: HeadView, side: float, *, ear: bool) -> list[Command]:
    """Ear, eye, brow and half of the mouth of one side, where they are seen."""
    commands: list[Command] = []
    if ear and head.faces((-0.15, 0, side)) > 0.25:
        shell = Path(
            blob(head.ball(0, 0.024, side * 0.044, 0.0095), head.ball(0.002, 0.010, side * 0.043, 0.0065))
        )
        commands += [Ink((shell,), INK_CM * 0.75), Fill(shell, "skin")]
        fold = _curve(
            head.page,
            (0.004, 0.028, side * 0.050),
            (-0.004, 0.022, side * 0.050),
            (0.001, 0.013, side * 0.050),
        )
        commands.append(Line(fold, 0.40, "line", 1.0, 0.6))
    if head.faces((0.75, 0, side * 0.66)) > 0.18:
        eye = [head.page(0.0525, 0.0300 + dy, side * 0.019) for dy in (0.0026, -0.0026)]
        brow = _curve(
            head.page,
            (0.0575, 0.0455, side * 0.009),
            (0.0550, 0.0490, side * 0.020),
            (0.0470, 0.0455, side * 0.029),
        )
        commands += [Line(eye, 1.30, "line", 1.0, 0.9), Line(brow, 0.80, "brow", 1.0, 0.8)]
    if head.towards[0] < 0.8 and head.faces((0.8, 0, side * 0.6)) > 0.1:
        smile = _curve(
            head.page, (0.0580, -0.0095, 0), (0.0540, -0.0122, side * 0.011), (0.0470, -0.0072, side * 0.018)
        )
        commands.append(Line(smile, 0.62, "line", 1.0, 0.7))
    return commands


def _middle_of_face(head: HeadView) -> list[Command]:
    """Mouth and nose as seen from the front."""
    commands: list[Command] = []
    if head.towards[0] >= 0.8:
        smile = _curve(head.page, (0.0480, -0.0078, -0.0168), (0.0590, -0.0128, 0), (0.0480, -0.0078, 0.0168))
        commands.append(Line(smile, 0.62, "line", 1.0, 0.7))
    if head.towards[0] > 0.5:
        nose = _curve(head.page, (0.064, 0.0045, -0.0075), (0.0700, 0.0005, 0), (0.064, 0.0045, 0.0075))
        commands.append(Line(nose, 0.50, "line", 1.0, 0.6))
    return commands


def _curve(page: Callable[[float, float, float], Point], a: Vec, b: Vec, c: Vec) -> list[Point]:
    """A smooth curve through three head points."""
    (ax, ay), (bx, by), (cx, cy) = page(*a), page(*b), page(*c)
    mx, my = 2 * bx - (ax + cx) / 2, 2 * by - (ay + cy) / 2
    points = []
    for i in range(7):
        t = i / 6
        k = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((k[0] * ax + k[1] * mx + k[2] * cx, k[0] * ay + k[1] * my + k[2] * cy))
    return points
