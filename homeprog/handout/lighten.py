"""Makes drawings light for paper: a PDF of eight pages must stay small enough for an e-mail.

On paper a figure is a few centimetres high, so most vertices of its outlines lie closer to their neighbours'
line than any printer can show. They are left out, and the others are moved to whole units.
"""

from itertools import pairwise
from math import ceil, floor

from homeprog.figure.drawing import (
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
    return Drawing(commands, Box(left, top, right, bottom), drawing.mirrored, drawing.label)


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
                points = thin(command.points, scale)
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

    def _path(self, path: Path) -> Path:
        made = self._made.get(path)
        if made is None:
            made = self._made[path] = Path(*(thin(polygon, self._scale) for polygon in path.polygons))
        return made


def thin(points: Polygon, scale: float = 1.0) -> Polygon:
    """Scale a line, leave out vertices that keep it within `TOLERANCE`; the others become whole numbers.

    The deviations of vertices left out one after the other are added up, so that a gentle curve stays one.
    A deviation is measured against the longer side of the chord, which is never too small.
    """
    scaled = [(x * scale, y * scale) for x, y in points]
    if len(scaled) < 3:
        return [(round(x), round(y)) for x, y in scaled]
    start_x, start_y = scaled[0]
    kept: Polygon = [(round(start_x), round(start_y))]
    spent = 0.0
    for (x, y), (end_x, end_y) in pairwise(scaled[1:]):
        dx, dy, away_x, away_y = end_x - start_x, end_y - start_y, x - start_x, y - start_y
        chord = max(abs(dx), abs(dy))
        spent += abs(dx * away_y - dy * away_x) / chord if chord else abs(away_x) + abs(away_y)
        if spent > TOLERANCE:
            kept.append((round(x), round(y)))
            start_x, start_y, spent = x, y, 0.0
    last_x, last_y = scaled[-1]
    kept.append((round(last_x), round(last_y)))
    return kept
