"""Vectors and rotations in three dimensions, as plain tuples.

World frame: x to the right of the page (the figure faces +x), y up, z towards the viewer; lengths in
centimetres, angles in degrees. A rotation is the row-major 3 x 3 matrix as nine numbers; its columns are
the axes of the turned frame.
"""

from collections.abc import Callable
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
Mat: TypeAlias = tuple[float, float, float, float, float, float, float, float, float]


def rot_x(angle_deg: float) -> Mat:
    """Rotation about x, right-handed."""
    a = radians(angle_deg)
    c, s = cos(a), sin(a)
    return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)


def rot_y(angle_deg: float) -> Mat:
    """Rotation about y, right-handed."""
    a = radians(angle_deg)
    c, s = cos(a), sin(a)
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def rot_z(angle_deg: float) -> Mat:
    """Rotation about z, right-handed: anticlockwise for the viewer."""
    a = radians(angle_deg)
    c, s = cos(a), sin(a)
    return (c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0)


def matmul(p: Mat, q: Mat) -> Mat:
    """Matrix product: first `q`, then `p`."""
    a, b, c, d, e, f, g, h, i = p
    j, k, m, n, o, r, s, t, u = q
    return (
        a * j + b * n + c * s,
        a * k + b * o + c * t,
        a * m + b * r + c * u,
        d * j + e * n + f * s,
        d * k + e * o + f * t,
        d * m + e * r + f * u,
        g * j + h * n + i * s,
        g * k + h * o + i * t,
        g * m + h * r + i * u,
    )


def apply(m: Mat, v: Vec) -> Vec:
    """The vector turned by the matrix."""
    x, y, z = v
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


def transpose(m: Mat) -> Mat:
    """The transposed matrix, which is the inverse rotation."""
    return (m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8])


def columns(x: Vec, y: Vec, z: Vec) -> Mat:
    """The rotation whose columns are the three axes."""
    return (x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2])


def axis(m: Mat, index: int) -> Vec:
    """Column `index` (0 x, 1 y, 2 z): an axis of the turned frame in world coordinates."""
    return (m[index], m[index + 3], m[index + 6])


def add(a: Vec, b: Vec) -> Vec:
    """Sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Difference a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    """Multiple."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def norm(a: Vec) -> float:
    """Length."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The vector at length one; a zero vector stays zero."""
    n = norm(a)
    return scale(a, 1.0 / n) if n > 1e-12 else a


def mix(a: float, b: float, t: float) -> float:
    """Linear blend, `a` at t = 0 and `b` at t = 1."""
    return a + (b - a) * t


def mix_vec(a: Vec, b: Vec, t: float) -> Vec:
    """Linear blend of two vectors."""
    return (mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t))


def mix_angle(a: float, b: float, t: float) -> float:
    """Blend of two angles in degrees, the shorter way round."""
    return a + ((b - a + 180.0) % 360.0 - 180.0) * t


def clamp(value: float, low: float, high: float) -> float:
    """The value held inside the bounds."""
    return max(low, min(high, value))


def decompose_zxy(m: Mat) -> tuple[float, float, float]:
    """Angles (z, x, y) in degrees with m = Rz(z) Rx(x) Ry(y); x within 90 degrees."""
    x = degrees(asin(clamp(m[7], -1.0, 1.0)))
    return degrees(atan2(-m[1], m[4])), x, degrees(atan2(-m[6], m[8]))


def secant(
    error: Callable[[float], float],
    start: float,
    *,
    step: float = 2.0,
    most: float = 15.0,
    tolerance: float = 1e-4,
) -> float:
    """Find where `error` is zero, near `start`; leaves `error` evaluated at the answer.

    Args:
        error: The distance to the goal; called last with the returned value.
        start: First guess.
        step: Offset of the second guess.
        most: Largest change per iteration (keeps the search near the author's picture).
        tolerance: Error that is good enough.
    """
    x0, x1 = start, start + step
    e0, e1 = error(x0), error(x1)
    for _ in range(24):
        if abs(e1) < tolerance or abs(e1 - e0) < 1e-9:
            break
        x2 = clamp(x1 - e1 * (x1 - x0) / (e1 - e0), x1 - most, x1 + most)
        x0, e0, x1 = x1, e1, x2
        e1 = error(x1)
    return x1
