"""A moment of a clip as a drawing: props, person, arrows."""

from dataclasses import dataclass, field
from operator import itemgetter

from homeprog.figure.arrows import arrow_commands, arrow_points
from homeprog.figure.body import POINTS
from homeprog.figure.camera import Camera
from homeprog.figure.clip import Clip
from homeprog.figure.drawing import Box, Command, Drawing
from homeprog.figure.highlight import Highlight, highlights
from homeprog.figure.look import Look
from homeprog.figure.person import PersonArtist, ghost_commands
from homeprog.figure.props import Stage, behind, between_legs, corners, held, middle, shadow
from homeprog.figure.scenery import AnyProp, Ball, Cushion, Mat, PathArrow, Pillow
from homeprog.figure.solve import SolvedPose
from homeprog.figure.tween import minimum_jerk

PAD_CM = 8.0
GLOW_AT_START = 0.4
"""How strongly muscles glow before the movement begins, of 1 at its end."""
HARDLY_MOVES_CM = 5.0
"""Where no joint goes farther than this, the muscle that lights up is the movement: first it is dark."""


@dataclass(slots=True)
class Scene:
    """What stays the same over all moments of a clip for one look: camera, box, highlights, drawn arrows.

    Build one per clip and view; `drawing` then costs one frame only.
    """

    clip: Clip
    look: Look = field(default_factory=Look)
    view: tuple[float, float] | None = None
    mirror: bool = False
    hatched: bool = False
    label: str = ""
    camera: Camera = field(init=False)
    box: Box = field(init=False)
    _highlights: tuple[Highlight, ...] = field(init=False)
    _still: list[Command] = field(init=False)
    _arrows: dict[int, list[Command]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.camera = Camera(*(self.view or self.clip.view))
        self.box = _box(self.clip, self.camera)
        spec = self.clip.spec
        self._highlights = highlights(spec.stretch, spec.work)
        first = Stage(self.camera, self.clip.keys[0].rig, self.clip.span)
        self._still = behind(first, [prop for prop in spec.props if not _moves(prop)])

    def drawing(self, t: float, *, arrows: bool = True) -> Drawing:
        """The picture at a moment: 0 start, 1 end."""
        spec, pose = self.clip.spec, self.clip.frame(t)
        stage = Stage(self.camera, pose.rig, self.clip.span)
        commands: list[Command] = []
        if spec.floor and not any(isinstance(prop, Mat) for prop in spec.props):
            commands += shadow(self.camera, pose.rig)
        commands += self._still
        commands += behind(stage, [prop for prop in spec.props if _moves(prop)])
        if spec.ghost and t > 0.5:
            commands += ghost_commands(self.clip.keys[0].rig, self.camera, self.look)
        commands += self._person(pose, stage, self._glow(t))
        commands += held(stage, spec.props)
        if arrows:
            commands += self._arrow_commands(t, pose)
        return Drawing(tuple(commands), self.box, self.mirror, self.label)

    def _glow(self, t: float) -> float:
        """Muscles light up with movement; where nothing moves, or it goes on and on, they always glow."""
        clip = self.clip
        if len(clip.keys) == 1 or clip.spec.loop == "repeat":
            return 1.0
        share = minimum_jerk(min(max(t, 0.0), 1.0))
        return share if clip.reach_cm < HARDLY_MOVES_CM else GLOW_AT_START + (1.0 - GLOW_AT_START) * share

    def _person(self, pose: SolvedPose, stage: Stage, glow: float) -> list[Command]:
        artist = PersonArtist(
            pose.rig,
            self.camera,
            self.look,
            self._highlights,
            shoes=self.clip.spec.shoes,
            hatched=self.hatched,
            flip=self.mirror,
            glow=glow,
        )
        commands = artist.draw()
        added = [
            (artist.middle, middle(stage, self.clip.spec.props)),
            (artist.between_legs, between_legs(stage, self.clip.spec.props)),
        ]
        for place, props in sorted(added, key=itemgetter(0), reverse=True):
            commands[place:place] = props
        return commands

    def _arrow_commands(self, t: float, pose: SolvedPose) -> list[Command]:
        commands: list[Command] = []
        for index, arrow in enumerate(self.clip.spec.arrows):
            if (arrow.when == "end" and t < 0.5) or (arrow.when == "start" and t >= 0.5):
                continue
            if not isinstance(arrow, PathArrow):
                commands += arrow_commands(
                    arrow_points(self.clip, self.camera, arrow, pose.rig), both=arrow.both
                )
                continue
            if index not in self._arrows:
                points = arrow_points(self.clip, self.camera, arrow, pose.rig)
                self._arrows[index] = arrow_commands(points, both=arrow.both)
            commands += self._arrows[index]
        return commands


def render(
    clip: Clip,
    t: float,
    *,
    look: Look | None = None,
    view: tuple[float, float] | None = None,
    mirror: bool = False,
    hatched: bool = False,
    arrows: bool = True,
) -> Drawing:
    """One picture of a clip; several pictures of one clip are cheaper from a `Scene`.

    Args:
        clip: The exercise's figure.
        t: Moment, 0 start to 1 end.
        look: The person; default a person with grey hair and shorts.
        view: Yaw and elevation instead of the clip's own.
        mirror: Shown mirrored, for the other side.
        hatched: Muscles hatched (print) instead of glowing.
        arrows: Whether arrows are drawn.
    """
    return Scene(clip, look or Look(), view, mirror, hatched).drawing(t, arrows=arrows)


def _moves(prop: AnyProp) -> bool:
    """Whether a prop behind the person goes with the body; others stay where the first frame puts them."""
    if isinstance(prop, Cushion):
        return prop.under is not None
    return isinstance(prop, Ball) and isinstance(prop.at, str)


def _box(clip: Clip, camera: Camera) -> Box:
    """What must be seen over the whole movement, with a margin."""
    xs: list[float] = []
    ys: list[float] = []
    for key in clip.keys:
        for contact in POINTS.values():
            x, y = camera.page(key.rig.at(contact.frame, contact.at))
            reach = contact.radius + 2.0
            xs += (x - reach, x + reach)
            ys += (y - reach, y + reach)
    for prop in clip.spec.props:
        seen = abs(camera.yaw) < 60 or isinstance(prop, Mat)
        points = corners(prop, clip.span) if seen else []
        if isinstance(prop, Pillow):
            head = clip.keys[0].rig.point("occiput")
            points = [(head[0] - 20, prop.y, 0.0)]
        for point in points:
            x, y = camera.page(point)
            xs.append(x)
            ys.append(y)
    return Box(min(xs) - PAD_CM, min(ys) - PAD_CM, max(xs) + PAD_CM, max(ys) + PAD_CM * 0.9)
