"""Pelvis, shirt and neck as paths, and the commands that draw them."""

from math import cos, pi, sin

from homeprog.figure.body import cm, offset
from homeprog.figure.camera import Projector
from homeprog.figure.drawing import Command, Fill, Ink, Path, Polygon
from homeprog.figure.look import INK_CM, Look
from homeprog.figure.shape_tables import BUILDS, WAIST
from homeprog.figure.shapes import Ellipse, blob, chain, circle, ellipse_polygon, envelope, hull, stack
from homeprog.figure.vec import apply, transpose


class Trunk:
    """The trunk of one frame.

    Attributes:
        pelvis, shirt, neck: Paths.
        seat: The pelvis below the waist: filled again after a near thigh, so that the hip shows no line.
    """

    def __init__(self, view: Projector, look: Look) -> None:
        self._view = view
        self._shape = BUILDS[look.build]
        angles = view.rig.pose.trunk
        # The belly gives way in flexion, else the front of the shirt kinks.
        self._rounding = max(0.0, angles["lumbar"]), max(0.0, angles["thorax"])
        rings = self._pelvis_rings()
        self.pelvis, self.seat = Path(*_surface(rings)), Path(*_surface(rings[:WAIST]))
        self._add_buttocks()
        self.shirt = self._shirt(rings[WAIST:])
        self.neck = self._neck()

    def _pelvis_rings(self) -> list[Ellipse]:
        lumbar = self._rounding[0]
        rings = []
        for y, front, back, half in self._shape.pelvis:
            give = 1 - 0.0036 * lumbar * max(0.0, (y + cm(0.01)) / cm(0.07))
            rings.append(self._view.ellipse("pelvis", front * give, back, half, y))
        return rings

    def _add_buttocks(self) -> None:
        for out in (1.0, -1.0):
            x, y, radius = self._view.circle(
                "pelvis", offset(-0.0225, -0.012, out * 0.045), self._shape.buttock
            )
            upper = self._view.circle("pelvis", offset(-0.026, 0.010, out * 0.040), cm(0.049))
            self.pelvis.add(blob((x, y, radius), upper))
            self.seat.add(circle((x, y, radius - 0.2)))

    def _shirt(self, waist: list[Ellipse]) -> Path:
        lumbar, thorax = self._rounding
        angles = self._view.rig.pose.trunk
        rings = list(waist)
        for level, front, back, half in self._shape.trunk:
            give = (
                1
                - 0.0042 * lumbar * max(0.0, 1 - abs(level - 3) / 5)
                - 0.0050 * thorax * max(0.0, 1 - abs(level - 9) / 5)
            )
            breath = angles["belly"] * max(0.0, 1 - abs(level - 1.5) / 4.5) + angles["chest"] * max(
                0.0, 1 - abs(level - 9) / 4
            )
            rings.append(self._view.ellipse(f"v{level:.0f}", front * give + breath, back, half))
        shirt = Path(*_surface(rings))
        near, far = (self._view.circle("girdle" + side, offset(-0.002, 0.001), cm(0.0285)) for side in "NF")
        shirt.add(blob(self._view.circle("C7", offset(0.002, -0.004), cm(0.027)), near, far))
        shirt.add(blob(self._view.circle("T5", offset(0.022, 0), cm(0.045)), near, far))
        return shirt

    def _neck(self) -> Path:
        """Neck with the round neckline of the shirt, lower in front when the front is seen."""
        towards = apply(transpose(self._view.rig.frames["C7"][0]), self._view.camera.towards)
        dip = 0.016 if towards[0] > -0.35 else -0.004
        line = []
        for i in range(24):
            t = 2 * pi * i / 24
            at = offset(0.008 + 0.034 * cos(t), -0.006 - dip * (cos(t) + 0.6), 0.036 * sin(t))
            line.append(self._view.page("C7", at))
        root = self._view.circle("C7", offset(0.009, 0.006), cm(0.030))
        up = [
            root,
            self._view.circle("C5", offset(0.009, 0), cm(0.030)),
            self._view.circle("C3", offset(0.009, 0), cm(0.0295)),
            self._view.circle("C1", offset(0.006, 0.004), cm(0.0310)),
        ]
        return Path(hull(line + circle(root)), *chain(up))

    def body_commands(self) -> list[Command]:
        """Pelvis and shirt."""
        return [
            Ink((self.pelvis,), INK_CM),
            Fill(self.pelvis, "shorts"),
            Ink((self.shirt,), INK_CM),
            Fill(self.shirt, "shirt"),
        ]

    def neck_commands(self) -> list[Command]:
        """Neck and neckline."""
        return [Ink((self.neck,), INK_CM), Fill(self.neck, "skin")]


def _surface(rings: list[Ellipse]) -> list[Polygon]:
    """One outline round a row of rings; the hulls of neighbours when it is seen from its end."""
    return envelope(rings) or stack([ellipse_polygon(ring) for ring in rings])
