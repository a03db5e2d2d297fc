"""Flat shapes from projected circles and rings: hulls, capsules, one smooth outline per straight bone.

All polygons are wound the same way (positive shoelace area with y down), so that a winding fill unites them.
"""

from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin, sqrt

from homeprog.figure.camera import Circle, Point, unit_circle
from homeprog.figure.drawing import Path, Polygon

Ellipse = tuple[float, float, float, float, float, float]
"""Centre x, y and two half axes (ax, ay), (bx, by) on the page, conjugate."""

_TINY = unit_circle(9)
_SMALL = unit_circle(12)
_LARGE = unit_circle(20)
_FEW = unit_circle(14)
_MANY = unit_circle(24)
_CAP_POINTS = 5
_CUT_BELOW = 0.35
"""1 + cosine of the turn at a corner below which `grown` cuts it: a ring seen edge on gets no spike."""


class Round(list[Point]):
    """A polygon round circles that knows the direction outwards at each of its points: it grows at once."""

    __slots__ = ("outwards",)

    def __init__(self, points: Polygon, outwards: tuple[Point, ...]) -> None:
        super().__init__(points)
        self.outwards = outwards


def circle(c: Circle) -> Polygon:
    """A circle as a polygon, finer when large."""
    x, y, r = c
    around = _TINY if r < 1.9 else _SMALL if r < 4.0 else _LARGE
    return Round([(x + r * a, y + r * b) for a, b in around], around)


def hull(points: Polygon) -> Polygon:
    """The convex hull (monotone chain)."""
    ordered = sorted(points)
    if len(ordered) < 3:
        return ordered
    return _chain(ordered) + _chain(ordered[::-1])


def _chain(ordered: Polygon) -> Polygon:
    kept: Polygon = []
    for px, py in ordered:
        while len(kept) > 1:
            ax, ay = kept[-2]
            bx, by = kept[-1]
            if (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0:
                break
            kept.pop()
        kept.append((px, py))
    kept.pop()
    return kept


def blob(*circles: Circle) -> Polygon:
    """The convex hull of circles: the farthest point along evenly spread directions."""
    outline: Polygon = []
    around = _FEW if max(c[2] for c in circles) < 2.6 else _MANY
    for ux, uy in around:
        far = -1e9
        for x, y, r in circles:
            reach = x * ux + y * uy + r
            if reach > far:
                far, point = reach, (x + r * ux, y + r * uy)
        outline.append(point)
    return Round(outline, around)


def capsule(a: Circle, b: Circle) -> Polygon:
    """The convex hull of two circles."""
    (ax, ay, ar), (bx, by, br) = a, b
    dx, dy = bx - ax, by - ay
    distance = hypot(dx, dy)
    if distance <= abs(ar - br) + 1e-6:
        return circle(a if ar >= br else b)
    angle, half = atan2(dy, dx), acos((ar - br) / distance)
    return [*_arc(a, angle + half, angle + 2 * pi - half, 6), *_arc(b, angle - half, angle + half, 6)]


def _arc(c: Circle, begin: float, end: float, steps: int) -> Polygon:
    x, y, r = c
    return [
        (x + r * cos(t), y + r * sin(t))
        for t in (begin + (end - begin) * i / steps for i in range(steps + 1))
    ]


def chain(circles: list[Circle]) -> list[Polygon]:
    """Capsules from circle to circle."""
    return [capsule(a, b) for a, b in pairwise(circles)]


def limb(circles: list[Circle], *, end_cap: bool = True) -> list[Polygon]:
    """One smooth outline round circles along a straight bone; capsules when it is foreshortened."""
    first, last = circles[0], circles[-1]
    if hypot(last[0] - first[0], last[1] - first[1]) < 2.2 * max(first[2], last[2]):
        return chain(circles if end_cap else circles[:-1])
    left: Polygon = []
    right: Polygon = []
    count = len(circles)
    for i, (x, y, r) in enumerate(circles):
        ax, ay, ar = circles[i - 1] if i else first
        bx, by, br = circles[i + 1] if i + 1 < count else last
        tx, ty = bx - ax, by - ay
        length = hypot(tx, ty)
        if length < 1e-6:
            return chain(circles)
        tx /= length
        ty /= length
        tilt = max(-0.9, min(0.9, (br - ar) / length))  # the slope of the radius tilts the contact normal
        level = sqrt(1 - tilt * tilt)
        left.append((x + r * (-ty * level - tx * tilt), y + r * (tx * level - ty * tilt)))
        right.append((x + r * (ty * level - tx * tilt), y + r * (-tx * level - ty * tilt)))
    outline = right
    if end_cap:
        outline = outline + _cap(last, right[-1], left[-1])
    return [outline + left[::-1] + _cap(first, left[0], right[0])]


def _cap(c: Circle, begin: Point, end: Point) -> Polygon:
    start = atan2(begin[1] - c[1], begin[0] - c[0])
    stop = atan2(end[1] - c[1], end[0] - c[0])
    while stop <= start:
        stop += 2 * pi
    step = (stop - start) / (_CAP_POINTS + 1)
    return [
        (c[0] + c[2] * cos(start + step * k), c[1] + c[2] * sin(start + step * k))
        for k in range(1, _CAP_POINTS + 1)
    ]


def stack(rings: list[Polygon]) -> list[Polygon]:
    """The hulls of neighbouring rings: a smooth body."""
    return [hull(a + b) for a, b in pairwise(rings)]


def envelope(rings: list[Ellipse]) -> list[Polygon] | None:
    """One smooth outline round a row of ellipses, None when the row is too foreshortened for that.

    Each side goes through the points where the ellipses touch it: first square to the row, then square to
    the side itself.
    """
    centres = [(ring[0], ring[1]) for ring in rings]
    length = hypot(centres[-1][0] - centres[0][0], centres[-1][1] - centres[0][1])
    if length < 0.5 * max(hypot(ring[2], ring[3]) + hypot(ring[4], ring[5]) for ring in rings):
        return None
    sides: list[Polygon] = []
    for turn in (1.0, -1.0):
        side = [_support(ring, *_normal(centres, i, turn)) for i, ring in enumerate(rings)]
        sides.append([_support(ring, *_normal(side, i, turn)) for i, ring in enumerate(rings)])
    left, right = sides
    return [positive(left + right[::-1]), ellipse_polygon(rings[0]), ellipse_polygon(rings[-1])]


def _normal(line: Polygon, i: int, turn: float) -> Point:
    (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
    return -(by - ay) * turn, (bx - ax) * turn


def _support(ring: Ellipse, nx: float, ny: float) -> Point:
    """The point of an ellipse farthest along a direction."""
    x, y, ax, ay, bx, by = ring
    a, b = ax * nx + ay * ny, bx * nx + by * ny
    length = hypot(a, b) or 1.0
    return x + (ax * a + bx * b) / length, y + (ay * a + by * b) / length


def ellipse_polygon(ring: Ellipse) -> Polygon:
    """An ellipse as a polygon."""
    x, y, ax, ay, bx, by = ring
    return positive([(x + ax * c + bx * s, y + ay * c + by * s) for c, s in _LARGE])


def band(circles: list[Circle]) -> Path:
    """A round-ended band along circles."""
    return Path(*chain(circles)) if len(circles) > 1 else Path(circle(circles[0]))


def grown(polygon: Polygon, by: float) -> Polygon:
    """The polygon with its edges moved outwards by so many cm, inwards when negative; sharp corners cut."""
    if isinstance(polygon, Round):
        return [(x + by * a, y + by * b) for (x, y), (a, b) in zip(polygon, polygon.outwards, strict=True)]
    wide: Polygon = []
    (px, py), (x, y) = polygon[-2:]
    length = sqrt((x - px) ** 2 + (y - py) ** 2) or 1.0
    nx, ny = (y - py) / length, (px - x) / length
    for nextx, nexty in polygon:
        ex, ey = nextx - x, nexty - y
        length = sqrt(ex * ex + ey * ey)
        if length < 1e-6:
            continue
        mx, my = ey / length, -ex / length
        turn = 1.0 + nx * mx + ny * my
        if turn < _CUT_BELOW:
            wide += ((x + by * nx, y + by * ny), (x + by * mx, y + by * my))
        else:
            share = by / turn
            wide.append((x + share * (nx + mx), y + share * (ny + my)))
        x, y, nx, ny = nextx, nexty, mx, my
    return wide


def positive(polygon: Polygon) -> Polygon:
    """The polygon wound like all others."""
    return polygon if area(polygon) >= 0 else polygon[::-1]


def area(polygon: Polygon) -> float:
    """Twice the signed area."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True))


def hatch(paths: Path, spacing: float, slope: int) -> list[Polygon]:
    """Parallel lines over the box of a path; slope 1 rises to the right (`/`), -1 falls (`\\`)."""
    xs = [x for polygon in paths.polygons for x, _ in polygon]
    ys = [y for polygon in paths.polygons for _, y in polygon]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    height = bottom - top
    lines: list[Polygon] = []
    x = left - height
    while x < right:
        ends = [(x, bottom), (x + height, top)]
        lines.append(ends if slope > 0 else [(x, top), (x + height, bottom)])
        x += spacing
    return lines


def resample(table: list[tuple[float, ...]], rows: int) -> list[tuple[float, ...]]:
    """A smooth (Catmull-Rom) curve through table rows, first column the parameter, as evenly spread rows."""
    out: list[tuple[float, ...]] = []
    begin, end = table[0][0], table[-1][0]
    for i in range(rows):
        u = begin + (end - begin) * i / (rows - 1)
        k = max(j for j in range(len(table) - 1) if table[j][0] <= u + 1e-12)
        p1, p2 = table[k], table[k + 1]
        p0, p3 = table[max(k - 1, 0)], table[min(k + 2, len(table) - 1)]
        h = p2[0] - p1[0]
        t = (u - p1[0]) / h
        row = [u]
        for c in range(1, len(p1)):
            m1 = (p2[c] - p0[c]) / (p2[0] - p0[0]) * h
            m2 = (p3[c] - p1[c]) / (p3[0] - p1[0]) * h
            row.append(
                (2 * t**3 - 3 * t**2 + 1) * p1[c]
                + (t**3 - 2 * t**2 + t) * m1
                + (3 * t**2 - 2 * t**3) * p2[c]
                + (t**3 - t**2) * m2
            )
        out.append(tuple(row))
    return out
