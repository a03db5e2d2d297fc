"""Hair: the skull grown a little above a hairline, as a shape behind the face and one in front of it.

The hairline is a height for every direction round the head (0 front, 180 back). Heights and growth are
fractions of the head measure of `head.py`.
"""

from functools import lru_cache
from itertools import pairwise, product
from math import cos, pi, sin
from typing import Final, NamedTuple, TypeAlias

from homeprog.figure.camera import Point
from homeprog.figure.drawing import Path
from homeprog.figure.look import HairName
from homeprog.figure.shapes import area, blob, hull
from homeprog.figure.skull import CENTRE, SKULL, HeadView
from homeprog.figure.vec import Vec

Table = tuple[tuple[float, float], ...]

_SHORT: Final[Table] = (
    (0, 0.064),
    (25, 0.062),
    (42, 0.055),
    (56, 0.046),
    (64, 0.036),
    (70, 0.022),
    (76, 0.010),
    (83, 0.010),
    (90, 0.020),
    (104, 0.020),
    (112, 0.008),
    (122, -0.006),
    (140, -0.013),
    (180, -0.016),
)
_BOB: Final[Table] = (
    (0, 0.062),
    (25, 0.060),
    (42, 0.055),
    (56, 0.044),
    (66, 0.028),
    (72, 0.008),
    (79, -0.012),
    (88, -0.025),
    (110, -0.030),
    (180, -0.031),
)
_BALD: Final[Table] = (
    (0, 0.088),
    (60, 0.086),
    (78, 0.060),
    (84, 0.034),
    (90, 0.026),
    (104, 0.024),
    (112, 0.010),
    (122, -0.004),
    (140, -0.012),
    (180, -0.014),
)
_LINES: Final[dict[HairName, Table]] = {"short": _SHORT, "bun": _SHORT, "bob": _BOB, "bald": _BALD}
_GROWTH: Final[dict[HairName, float]] = {"short": 0.0065, "bun": 0.0065, "bob": 0.0095, "bald": 0.0030}
_CROWN: Final = 0.0905
_DIRECTIONS: Final = 64
_ROWS: Final = 7
_Corner: TypeAlias = tuple[int, int]
"""A corner of the grid: which column, how far up."""


class HairPaths(NamedTuple):
    """Hair behind the face, hair before it, and a knot (if any)."""

    back: Path
    front: Path
    knot: tuple[Path, ...]


class _Surface(NamedTuple):
    """The hair of a style as points of the head, the same from wherever it is seen.

    Attributes:
        points: Spread all over it; their hull is its outline.
        crown: The upper rim, a patch of its own when the head is seen from above.
        columns: From the hairline up to the crown, in `_DIRECTIONS` round the head, the first one again.
    """

    points: tuple[Vec, ...]
    crown: tuple[Vec, ...]
    columns: tuple[tuple[Vec, ...], ...]


def hair_paths(style: HairName, head: HeadView) -> HairPaths:
    """The hair of a head seen from one direction."""
    surface = _hair_surface(style)
    knot: tuple[Path, ...] = ()
    if style == "bun":
        knot = (Path(blob(head.ball(-0.050, 0.066, 0, 0.024), head.ball(-0.040, 0.060, 0, 0.024))),)
    front = Path(*_facing_outline([head.pages(column) for column in surface.columns]))
    if style != "bald" and head.towards[1] > 0.05:
        front.add(hull(head.pages(surface.crown)))
    return HairPaths(Path(hull(head.pages(surface.points))), front, knot)


@lru_cache
def _hair_surface(style: HairName) -> _Surface:
    top = 0.078 if style == "bald" else _CROWN
    rings = _rings(style, top)
    points = [point for ring in rings for point in ring]
    if style != "bald":
        grow = _GROWTH[style]
        for y, radius in ((_CROWN + grow * 0.85, 0.0235), (_CROWN + grow * 1.25, 0.010)):
            turns = (2 * pi * i / 16 for i in range(16))
            points += [(CENTRE + radius * cos(t), y, radius * sin(t)) for t in turns]
    return _Surface(tuple(points), tuple(rings[-1]), _columns(style, top))


def _rings(style: HairName, top: float) -> list[list[Vec]]:
    """Rings of the hair's surface, bottom up."""
    lowest = min(y for _, y in _LINES[style])
    rings = []
    for k in range(13):
        y = lowest + (top - lowest) * (1 - (1 - k / 12) ** 1.6)  # denser where the crown curves
        ring = []
        for i in range(40):
            azimuth = -pi + 2 * pi * i / 40
            low = _hairline(style, azimuth)
            if low <= y + 0.001:
                ring.append(_surface_point(style, azimuth, y, y - low))
        if len(ring) > 2:
            rings.append(ring)
    return rings


def _columns(style: HairName, top: float) -> tuple[tuple[Vec, ...], ...]:
    columns = []
    for i in range(_DIRECTIONS + 1):
        azimuth = -pi + 2 * pi * i / _DIRECTIONS
        low = _hairline(style, azimuth)
        heights = [low + max(top - low, 0.0) * (1 - (1 - k / _ROWS) ** 1.6) for k in range(_ROWS + 1)]
        columns.append(tuple(_surface_point(style, azimuth, y, y - low) for y in heights))
    return tuple(columns)


def _facing_outline(columns: list[list[Point]]) -> list[list[Point]]:
    """The outline of that part of the surface that faces the viewer.

    The surface is a grid of quads that closes round the head. An edge with the viewer's side on one hand
    only belongs to the outline; edges follow each other until they are round.
    """
    count = len(columns) - 1
    facing = set()
    for i, k in product(range(count), range(_ROWS)):
        one, following = columns[i], columns[i + 1]
        if area([one[k], following[k], following[k + 1], one[k + 1]]) > 0:
            facing.add((i, k))
    onwards: dict[_Corner, list[_Corner]] = {}
    for i, k in facing:
        right = (i + 1) % count
        edges = (
            ((i, k - 1), (i, k), (right, k)),
            ((right, k), (right, k), (right, k + 1)),
            ((i, k + 1), (right, k + 1), (i, k + 1)),
            (((i - 1) % count, k), (i, k + 1), (i, k)),
        )
        for neighbour, begin, end in edges:
            if neighbour not in facing:
                onwards.setdefault(begin, []).append(end)
    outlines = []
    while onwards:
        corner = next(iter(onwards))
        outline = []
        while corner in onwards:
            outline.append(columns[corner[0]][corner[1]])
            ends = onwards[corner]
            following_corner = ends.pop()
            if not ends:
                del onwards[corner]
            corner = following_corner
        outlines.append(outline)
    return outlines


def _hairline(style: HairName, azimuth: float) -> float:
    angle = abs(azimuth) * 180 / pi
    table = _LINES[style]
    for (a0, y0), (a1, y1) in pairwise(table):
        if angle <= a1 + 1e-6:
            return y0 + (y1 - y0) * (angle - a0) / (a1 - a0)
    return table[-1][1]


def _surface_point(style: HairName, azimuth: float, y: float, above: float) -> Vec:
    """A point of the hair at a direction and height, `above` the hairline; it thickens from the edge."""
    grow = _GROWTH[style] * (0.35 + 0.65 * min(1.0, max(0.0, above) / 0.014))
    row = _skull_row(max(y, 0.002) if style == "bob" else y, SKULL)
    if style == "bob":  # its ends turn in
        grow -= 0.007 * max(0.0, -0.012 - y) / 0.019
    centre, deep = (row[1] - row[0]) / 2 + CENTRE, (row[0] + row[1]) / 2
    rise = grow if y > 0.08 else grow * 0.6 * max(0.0, (y - 0.03) / 0.05)
    return centre + (deep + grow) * cos(azimuth), y + rise, (row[2] + grow) * sin(azimuth)


def _skull_row(y: float, skull: list[tuple[float, ...]]) -> tuple[float, float, float]:
    """Back, front and half width of the skull at a height."""
    y = min(max(y, skull[0][0]), skull[-1][0])
    for a, b in pairwise(skull):
        if y <= b[0] + 1e-9:
            t = max(0.0, (y - a[0]) / (b[0] - a[0]))
            return a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t, a[3] + (b[3] - a[3]) * t
    return skull[-1][1], skull[-1][2], skull[-1][3]
