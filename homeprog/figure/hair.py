"""Hair: the skull grown a little above a hairline, as a shape behind the face and one in front of it.

The hairline is a height for every direction round the head (0 front, 180 back). Heights and growth are
fractions of the head measure of `head.py`.
"""

from itertools import pairwise
from math import cos, pi, sin
from typing import Final, NamedTuple

from homeprog.figure.camera import Point
from homeprog.figure.drawing import Path
from homeprog.figure.look import HairName
from homeprog.figure.shapes import area, blob, hull, stack
from homeprog.figure.skull import CENTRE, SKULL, HeadView

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
    (42, 0.052),
    (54, 0.038),
    (60, 0.010),
    (66, -0.020),
    (80, -0.030),
    (180, -0.030),
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


class HairPaths(NamedTuple):
    """Hair behind the face, hair before it, and a knot (if any)."""

    back: Path
    front: Path
    knot: tuple[Path, ...]


def hair_paths(style: HairName, head: HeadView) -> HairPaths:
    """The hair of a head seen from one direction."""
    crown = 0.078 if style == "bald" else _CROWN
    knot: tuple[Path, ...] = ()
    if style == "bun":
        knot = (Path(blob(head.ball(-0.050, 0.066, 0, 0.024), head.ball(-0.040, 0.060, 0, 0.024))),)
    rings = _rings(style, head, crown)
    front = _front(style, head, crown)
    if style != "bald" and head.towards[1] > 0.05:
        front.add(hull(rings[-3]))
    return HairPaths(Path(*stack(rings)), front, knot)


def _hairline(style: HairName, azimuth: float) -> float:
    angle = abs(azimuth) * 180 / pi
    table = _LINES[style]
    for (a0, y0), (a1, y1) in pairwise(table):
        if angle <= a1 + 1e-6:
            return y0 + (y1 - y0) * (angle - a0) / (a1 - a0)
    return table[-1][1]


def _surface(style: HairName, azimuth: float, y: float, above: float) -> tuple[float, float, float]:
    """A point of the hair at a direction and height, `above` the hairline; it thickens from the edge."""
    grow = _GROWTH[style] * (0.35 + 0.65 * min(1.0, max(0.0, above) / 0.014))
    row = _skull_row(max(y, 0.002) if style == "bob" else y, SKULL)
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


def _front(style: HairName, head: HeadView, crown: float) -> Path:
    """The part that faces the viewer, as small quads from hairline to crown."""
    columns = []
    for i in range(_DIRECTIONS + 1):
        azimuth = -pi + 2 * pi * i / _DIRECTIONS
        low = _hairline(style, azimuth)
        column = []
        for k in range(8):
            y = low + max(crown - low, 0.0) * (1 - (1 - k / 7) ** 1.6)
            column.append(head.page(*_surface(style, azimuth, y, y - low)))
        columns.append(column)
    front = Path()
    for one, next_one in pairwise(columns):
        for k in range(7):
            quad = [one[k], next_one[k], next_one[k + 1], one[k + 1]]
            if area(quad) > 0:
                front.add(quad)
    return front


def _rings(style: HairName, head: HeadView, crown: float) -> list[list[Point]]:
    """Rings of the hair's surface, bottom up."""
    lowest = min(y for _, y in _LINES[style])
    rings = []
    for k in range(21):
        y = lowest + (crown - lowest) * (1 - (1 - k / 20) ** 1.6)  # denser where the crown curves
        ring = []
        for i in range(40):
            azimuth = -pi + 2 * pi * i / 40
            low = _hairline(style, azimuth)
            if low <= y + 0.001:
                ring.append(head.page(*_surface(style, azimuth, y, y - low)))
        if len(ring) > 2:
            rings.append(ring)
    if style != "bald":
        grow = _GROWTH[style]
        for y, radius in ((_CROWN + grow * 0.85, 0.0235), (_CROWN + grow * 1.25, 0.010)):
            rings.append(
                [
                    head.page(CENTRE + radius * cos(t), y, radius * sin(t))
                    for t in (2 * pi * i / 16 for i in range(16))
                ]
            )
    return rings
