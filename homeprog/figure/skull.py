"""The skull's rings and the direction a head is seen from; face and hair are laid over them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from homeprog.figure.body import STATURE_CM
from homeprog.figure.camera import Circle, Point
from homeprog.figure.shapes import Ellipse, resample
from homeprog.figure.vec import Mat, Vec, apply, dot, unit

HEAD_CM: Final = STATURE_CM * 1.05
"""Slightly enlarged: a face reads better from the mat."""
CENTRE: Final = 0.010
"""The middle of the skull lies this far in front of the joint (fraction of `HEAD_CM`)."""

# Height, back, front, half width, from the top joint of the neck (fractions of HEAD_CM).
SKULL: Final = resample(
    [
        (-0.0365, -0.028, 0.040, 0.008),
        (-0.0335, -0.018, 0.0465, 0.016),
        (-0.027, -0.004, 0.0495, 0.024),
        (-0.020, 0.006, 0.0485, 0.029),
        (-0.0155, 0.014, 0.0470, 0.032),
        (-0.0095, 0.024, 0.0500, 0.0345),
        (-0.003, 0.034, 0.0480, 0.0365),
        (0.008, 0.043, 0.0490, 0.039),
        (0.020, 0.048, 0.0495, 0.041),
        (0.033, 0.051, 0.0480, 0.042),
        (0.042, 0.052, 0.0510, 0.043),
        (0.052, 0.052, 0.0515, 0.043),
        (0.063, 0.049, 0.0480, 0.041),
        (0.074, 0.042, 0.0405, 0.036),
        (0.084, 0.030, 0.0280, 0.027),
        (0.0905, 0.012, 0.0120, 0.012),
    ],
    24,
)


class HeadView(NamedTuple):
    """One direction a head is seen from.

    Attributes:
        turn: Head to view rotation.
        towards: The viewer's direction in head coordinates.
    """

    turn: Mat
    towards: Vec

    def page(self, x: float, y: float, z: float) -> Point:
        """A head point on the page (cm)."""
        px, py, _ = apply(self.turn, (x * HEAD_CM, y * HEAD_CM, z * HEAD_CM))
        return px, -py

    def pages(self, points: Iterable[Vec]) -> list[Point]:
        """Many head points on the page."""
        a, b, c, d, e, f = (HEAD_CM * part for part in self.turn[:6])
        return [(a * x + b * y + c * z, -(d * x + e * y + f * z)) for x, y, z in points]

    def ball(self, x: float, y: float, z: float, radius: float) -> Circle:
        """A sphere on the page."""
        return (*self.page(x, y, z), radius * HEAD_CM)

    def ring(self, y: float, back: float, front: float, half: float) -> Ellipse:
        """A ring of the skull at a height, as centre and conjugate half axes on the page."""
        x, py = self.page((front - back) / 2 + CENTRE, y, 0.0)
        deep, wide = (front + back) / 2 * HEAD_CM, half * HEAD_CM
        turn = self.turn
        return x, py, turn[0] * deep, -turn[3] * deep, turn[2] * wide, -turn[5] * wide

    def faces(self, direction: Vec) -> float:
        """How far a direction of the head points at the viewer, 1 fully."""
        return dot(self.towards, unit(direction))
