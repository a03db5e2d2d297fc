"""Orthographic camera: world frames to page coordinates.

Page: x to the right, y down, centimetres of the figure; depth grows towards the viewer. A sphere projects to
a circle of the same radius, so flat outlines are exact from any side (figure.md 1).
"""

from math import cos, pi, sin

from homeprog.figure.rig import Rig
from homeprog.figure.vec import Mat, Vec, apply, matmul, rot_x, rot_y, transpose

Circle = tuple[float, float, float]
"""x, y, radius on the page."""
Point = tuple[float, float]


def unit_circle(points: int) -> tuple[Point, ...]:
    """Cosine and sine of evenly spread angles."""
    return tuple((cos(2 * pi * i / points), sin(2 * pi * i / points)) for i in range(points))


RING = unit_circle(16)


class Camera:
    """A direction to look from.

    Attributes:
        yaw, elevation: Degrees; yaw above 0 shows the front of a figure that faces right.
        turn: World to view rotation.
        towards: Unit vector in the world that points at the viewer.
    """

    def __init__(self, yaw: float, elevation: float) -> None:
        self.yaw = yaw
        self.elevation = elevation
        self.turn: Mat = matmul(rot_x(elevation), rot_y(-yaw))
        self.towards: Vec = apply(transpose(self.turn), (0.0, 0.0, 1.0))

    def page(self, point: Vec) -> Point:
        """A world point on the page."""
        x, y, _ = apply(self.turn, point)
        return x, -y

    def view(self, point: Vec) -> Vec:
        """A world point as page x, page y, depth."""
        x, y, z = apply(self.turn, point)
        return x, -y, z


class Projector:
    """Projects local points of a rig's frames; each frame is prepared once."""

    def __init__(self, rig: Rig, camera: Camera) -> None:
        self.rig = rig
        self.camera = camera
        self._prepared: dict[str, tuple[Mat, Vec]] = {}

    def prepared(self, frame: str) -> tuple[Mat, Vec]:
        """View rotation of a frame and its origin as page x, page y, depth."""
        found = self._prepared.get(frame)
        if found is None:
            turn, origin = self._world(frame)
            x, y, z = apply(self.camera.turn, origin)
            found = self._prepared[frame] = (matmul(self.camera.turn, turn), (x, -y, z))
        return found

    def _world(self, frame: str) -> tuple[Mat, Vec]:
        if frame[0] == "v" and frame[1:].isdigit():
            return self.rig.spine[int(frame[1:])]
        return self.rig.frames[frame]

    def page(self, frame: str, at: Vec) -> Point:
        """A local point on the page."""
        m, (x, y, _) = self.prepared(frame)
        a, b, c = at
        return x + m[0] * a + m[1] * b + m[2] * c, y - m[3] * a - m[4] * b - m[5] * c

    def depth(self, frame: str, at: Vec = (0.0, 0.0, 0.0)) -> float:
        """Depth of a local point."""
        m, (_, _, z) = self.prepared(frame)
        return z + m[6] * at[0] + m[7] * at[1] + m[8] * at[2]

    def circle(self, frame: str, at: Vec, radius: float) -> Circle:
        """A sphere at a local point."""
        x, y = self.page(frame, at)
        return x, y, radius

    def ellipse(
        self, frame: str, front: float, back: float, half_width: float, y: float = 0.0
    ) -> tuple[float, float, float, float, float, float]:
        """An elliptical ring as its centre and two conjugate half axes on the page."""
        m, (px, py, _) = self.prepared(frame)
        centre, depth = (front - back) / 2, (front + back) / 2
        px += m[0] * centre + m[1] * y
        py -= m[3] * centre + m[4] * y
        return px, py, m[0] * depth, -m[3] * depth, m[2] * half_width, -m[5] * half_width

    def ring(self, frame: str, front: float, back: float, half_width: float, y: float = 0.0) -> list[Point]:
        """An elliptical ring across a frame, reaching `front` and `back` along x and `half_width` along z."""
        px, py, ax, ay, bx, by = self.ellipse(frame, front, back, half_width, y)
        return [(px + ax * c + bx * s, py + ay * c + by * s) for c, s in RING]
