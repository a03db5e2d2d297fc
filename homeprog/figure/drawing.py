"""Drawing commands: what a painter on screen, on paper or in SVG executes, in order.

Coordinates are page coordinates in centimetres of the figure (x right, y down). Colours are roles of the
theme (`style.py`); `shade` 0 to 1 goes from the role to its far tone.
"""

from typing import Final, NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = list[Point]


class Path:
    """Closed polygons, filled by the winding rule; painters may remember what they made of one.

    Attributes:
        polygons: All wound in the same direction, so that overlaps unite.
    """

    __slots__ = ("__weakref__", "polygons")

    def __init__(self, *polygons: Polygon) -> None:
        self.polygons: list[Polygon] = [polygon for polygon in polygons if len(polygon) > 2]

    def add(self, polygon: Polygon) -> None:
        """Add a polygon; fewer than three points are nothing."""
        if len(polygon) > 2:
            self.polygons.append(polygon)


class Fill(NamedTuple):
    """Fill a path."""

    path: Path
    role: str
    shade: float = 0.0
    alpha: float = 1.0


class Ink(NamedTuple):
    """Outline the union of paths that are filled right after it: only the outer `width` stays visible."""

    paths: tuple[Path, ...]
    width: float
    role: str = "line"


class Line(NamedTuple):
    """An open line with round ends."""

    points: Polygon
    width: float
    role: str = "line"
    alpha: float = 1.0
    weight: float = 1.0
    """Share of the least line width that applies to this line; details of the face are finer."""


class Edge(NamedTuple):
    """A filled and outlined polygon (a face of a prop)."""

    path: Path
    role: str
    line_role: str
    width: float
    darker: float = 0.0


class Glow(NamedTuple):
    """A soft stroke along a line: a muscle that is stretched or works."""

    points: Polygon
    width: float
    role: str
    strength: float = 1.0


class Clip(NamedTuple):
    """Commands seen only inside the union of paths."""

    paths: tuple[Path, ...]
    commands: "tuple[Command, ...]"


class Group(NamedTuple):
    """Commands in a frame of their own: moved to (x, y) and turned clockwise."""

    x: float
    y: float
    angle_deg: float
    commands: "tuple[Command, ...]"


Command: TypeAlias = Fill | Ink | Line | Edge | Glow | Clip | Group


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height."""
        return self.bottom - self.top


class Drawing(NamedTuple):
    """A picture: its commands, the box to fit into a frame, whether it is shown mirrored, what it says.

    Attributes:
        label: A word or two in the upper left corner, such as which leg it is; never mirrored.
    """

    commands: tuple[Command, ...]
    box: Box
    mirrored: bool = False
    label: str = ""


class Placement(NamedTuple):
    """Page coordinates to device coordinates: x' = x * scale_x + dx, y' = y * scale + dy."""

    scale_x: float
    scale: float
    dx: float
    dy: float


GLOW_WIDTHS: Final = (1.08, 0.76, 0.46)
"""A glow is painted as lines of these shares of its width, one over the other."""
GLOW_ALPHA: Final = 0.42
_LABEL_SHARE: Final = 0.055
_LEAST_LABEL: Final = 13.0


def fit(
    drawing: Drawing,
    left: float,
    top: float,
    width: float,
    height: float,
    largest: float = 1e9,
    corner: tuple[float, float] = (0.0, 0.0),
) -> Placement:
    """Fit a drawing into a rectangle, standing on its lower edge, centred.

    Args:
        drawing: What to place.
        left: Left edge, device units.
        top: Top edge.
        width: Width.
        height: Height.
        largest: Largest scale, so that lying and standing figures on one sheet have one size.
        corner: Width and height to leave free in the upper left corner; the drawing gets smaller only if
            it would reach into it.
    """
    box = drawing.box
    scale = min(width / box.width, height / box.height, largest)
    if scale * box.height > height - corner[1] and (width - scale * box.width) / 2 < corner[0]:
        under = (height - corner[1]) / box.height
        beside = (width - 2 * corner[0]) / box.width
        scale = min(scale, max(under, beside))
    centre = (box.left + box.right) / 2
    scale_x = -scale if drawing.mirrored else scale
    return Placement(scale_x, scale, left + width / 2 - scale_x * centre, top + height - scale * box.bottom)


def placed(box: Box, place: Placement) -> Box:
    """Where a box of the page comes to lie, in device units."""
    ends = sorted(place.dx + place.scale_x * x for x in (box.left, box.right))
    return Box(ends[0], place.dy + place.scale * box.top, ends[1], place.dy + place.scale * box.bottom)


def label_px(height: float) -> float:
    """Size of a label's letters in a picture of this height: to be read from the mat."""
    return max(_LEAST_LABEL, height * _LABEL_SHARE)
