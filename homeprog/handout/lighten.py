"""Makes drawings light for paper: a PDF of eight pages must stay small enough for an e-mail.

On paper a figure is a few centimetres high, so most vertices of its outlines lie closer to their neighbours'
line than any printer can show. They are left out, and the others are moved to whole units.
"""

from itertools import pairwise
from math import ceil, floor, hypot

from homeprog.figure.drawing import (
    Badge,
    Box,
    Clip,
    Command,
    Drawing,
    Edge,
    Fill,
    Glow,
    Group,
    Ink,
    Line,
    Path,
    Polygon,
)

TOLERANCE = 2.0
"""How far an outline may move, in units of a tenth of a point: 0.07 mm, a quarter of the finest line."""


def lighten(drawing: Drawing, scale: float) -> Drawing:
    """The same picture in units of the page, with fewer vertices.

    Args:
        drawing: In centimetres of the figure.
        scale: Units of the page per centimetre.

    Returns:
        A drawing to be painted at scale 1; its box has whole, even sides.
    """
    box = drawing.box
    left, top = floor(box.left * scale), floor(box.top * scale)
    right = left + 2 * ceil((box.right * scale - left) / 2)
    bottom = top + 2 * ceil((box.bottom * scale - top) / 2)
    commands = _Lightener(scale).commands(drawing.commands)
    return Drawing(commands, Box(left, top, right, bottom), drawing.mirrored)


class _Lightener:
    """Scales commands; a path that is used twice is made once."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._made: dict[Path, Path] = {}

    def commands(self, commands: tuple[Command, ...]) -> tuple[Command, ...]:
        return tuple(self._one(command) for command in commands)

    def _one(self, command: Command) -> Command:
        scale = self._scale
        match command:
            case Fill():
                return command._replace(path=self._path(command.path))
            case Ink():
                paths = tuple(self._path(path) for path in command.paths)
                return command._replace(paths=paths, width=command.width * scale)
            case Line() | Glow():
                points = thin([(x * scale, y * scale) for x, y in command.points])
                return command._replace(points=points, width=command.width * scale)
            case Edge():
                return command._replace(path=self._path(command.path), width=command.width * scale)
            case Clip():
                paths = tuple(self._path(path) for path in command.paths)
                return Clip(paths, self.commands(command.commands))
            case Group():
                return Group(
                    command.x * scale, command.y * scale, command.angle_deg, self.commands(command.commands)
                )
            case Badge():
                return command._replace(
                    x=command.x * scale, y=command.y * scale, radius=command.radius * scale
                )

    def _path(self, path: Path) -> Path:
        made = self._made.get(path)
        if made is None:
            scale = self._scale
            polygons = [[(x * scale, y * scale) for x, y in polygon] for polygon in path.polygons]
            made = self._made[path] = Path(*(thin(polygon) for polygon in polygons))
        return made


def thin(points: Polygon) -> Polygon:
    """Leave out vertices that keep the line within `TOLERANCE`; the others become whole numbers.

    The deviations of vertices left out one after the other are added up, so that a gentle curve stays one.
    """
    if len(points) < 3:
        return [(round(x), round(y)) for x, y in points]
    kept = [points[0]]
    spent = 0.0
    for point, following in pairwise(points[1:]):
        spent += _deviation(point, kept[-1], following)
        if spent > TOLERANCE:
            kept.append(point)
            spent = 0.0
    kept.append(points[-1])
    return [(round(x), round(y)) for x, y in kept]


def _deviation(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Distance of a point from the line through two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length < 1e-9:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (point[1] - start[1]) - dy * (point[0] - start[0])) / length
