"""Muscles shown as stretched or working: a soft glow in colour, hatching on paper."""

from typing import NamedTuple

from homeprog.figure.camera import Circle, Projector
from homeprog.figure.drawing import Clip, Command, Glow, Line, Path
from homeprog.figure.muscles import Layer, MuscleCourse, courses
from homeprog.figure.shapes import band, hatch

HATCH_SPACING_CM = 2.0
HATCH_LINE_CM = 0.42


class Highlight(NamedTuple):
    """A muscle and its tone, `stretch` or `work`."""

    course: MuscleCourse
    tone: str

    def belongs_to(self, layer: Layer, side: str) -> bool:
        """Whether it is drawn with this layer; the trunk shows both sides."""
        return self.course.layer == layer and (layer in ("trunk", "neck") or self.course.side == side)


def highlights(stretch: list[str], work: list[str]) -> tuple[Highlight, ...]:
    """All highlights of a figure."""
    named = [(name, "stretch") for name in stretch] + [(name, "work") for name in work]
    return tuple(Highlight(course, tone) for name, tone in named for course in courses(name))


def highlight_command(
    view: Projector,
    item: Highlight,
    within: tuple[Path, ...],
    *,
    strength: float,
    hatched: bool,
    flip: bool,
) -> Clip:
    """One highlight, seen only inside the given paths.

    Args:
        view: Projector of the frame.
        item: The muscle.
        within: Paths of the limb or trunk it lies on.
        strength: How strongly it glows, 0 to 1; hatching is always whole.
        hatched: Lines instead of a glow: `/` for stretch, `\\` for work.
        flip: The drawing is shown mirrored: hatching is turned round so that it keeps its meaning.
    """
    circles: list[Circle] = [view.circle(frame, at, radius) for frame, at, radius in item.course.stations]
    if not hatched:
        points = [(x, y) for x, y, _ in circles]
        return Clip(within, (Glow(points, 2 * max(r for _, _, r in circles), item.tone, strength),))
    area = band([(x, y, r * 0.85) for x, y, r in circles])
    slope = 1 if item.tone == "stretch" else -1
    lines: list[Command] = [
        Line(line, HATCH_LINE_CM, "hatch", 1.0, 0.7)
        for line in hatch(area, HATCH_SPACING_CM, -slope if flip else slope)
    ]
    return Clip(within, (Clip((area,), tuple(lines)),))
