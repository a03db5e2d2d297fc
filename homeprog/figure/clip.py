"""A clip: one exercise's figure, solved once, then any moment of its movement in well under a millisecond."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from homeprog.figure.body import POINTS
from homeprog.figure.layers import frame_stances, moments
from homeprog.figure.limb import Limb, worked_limb
from homeprog.figure.pose import VIEWS, FigureSpec, PoseError, Stance
from homeprog.figure.reading import parse_figure
from homeprog.figure.solve import SolvedPose, out_of_range, solve_frames
from homeprog.figure.tween import between, swing_clearance
from homeprog.figure.vec import norm, sub

REACH_TOLERANCE_CM = 1.0
"""A target may be missed by this much before the pose is refused."""
ANGLE_TOLERANCE_DEG = 0.1


class Clip:
    """A figure ready to move.

    Attributes:
        name: Where it comes from, for messages.
        spec: The figure as written.
        keys: The solved frames.
        moments: The moment of each frame, 0 (start) to 1 (end).
    """

    def __init__(
        self, name: str, spec: FigureSpec, keys: tuple[SolvedPose, ...], at: tuple[float, ...]
    ) -> None:
        self.name = name
        self.spec = spec
        self.keys = keys
        self.moments = at

    @cached_property
    def view(self) -> tuple[float, float]:
        """Yaw and elevation of the camera, degrees."""
        view = self.spec.view
        return VIEWS[view] if isinstance(view, str) else view

    @property
    def stills(self) -> tuple[float, float]:
        """The two moments shown on paper: as written, else start and end, or one step and the other."""
        if self.spec.stills:
            return self.spec.stills
        return (0.0, 0.5) if self.spec.loop == "repeat" else (0.0, 1.0)

    @cached_property
    def _swings(self) -> tuple[dict[str, float], ...]:
        return tuple(swing_clearance(a, b) for a, b in zip(self.keys, self.keys[1:], strict=False))

    def frame(self, t: float) -> SolvedPose:
        """The pose at a moment: 0 start, 1 end; each move between two frames is a straight share of it.

        The caller eases `t` (`tween.minimum_jerk`); moments outside 0 to 1 are held at the ends.
        """
        if t <= 0.0 or len(self.keys) == 1:
            return self.keys[0]
        for index, end in enumerate(self.moments[1:]):
            if t < end - 1e-9:
                start = self.moments[index]
                part = (t - start) / (end - start)
                return self.move(index, part)
        return self.keys[-1]

    def move(self, index: int, part: float) -> SolvedPose:
        """The pose within move `index`, `part` 0 to 1 of the way."""
        if part <= 1e-9:
            return self.keys[index]
        if part >= 1.0 - 1e-9:
            return self.keys[index + 1]
        return between(self.keys[index], self.keys[index + 1], part, self._swings[index])

    @cached_property
    def span(self) -> tuple[float, float]:
        """Smallest and largest x of the body over all frames, cm: how long the mat must be."""
        across = [
            key.rig.at(contact.frame, contact.at)[0] for key in self.keys for contact in POINTS.values()
        ]
        return min(across), max(across)

    @cached_property
    def reach_cm(self) -> float:
        """How far the point that moves most gets from its start."""
        start = self.keys[0].rig
        return max(norm(sub(key.rig.point(name), start.point(name))) for key in self.keys for name in POINTS)

    @cached_property
    def limb(self) -> Limb | None:
        """Which limb of its `side` a one-sided figure is about, None for both sides."""
        return worked_limb(self.spec, self.keys)

    def shown_side(self, *, mirrored: bool) -> str:
        """The side that the picture shows, `left` or `right`; empty for both."""
        if self.spec.side == "both":
            return ""
        return "right" if (self.spec.side == "N") != mirrored else "left"

    def is_mirrored_for(self, side: str) -> bool:
        """Whether the picture must be mirrored to exercise this side (`left`, `right`, `both`).

        The near limbs of an unmirrored figure are its right ones; `side` of the figure says which limb works.
        """
        shows = self.shown_side(mirrored=False)
        return bool(shows) and side in ("left", "right") and side != shows


def load_clip(
    figure: Mapping[str, Any], bases: Mapping[str, Stance], source: str, *, strict: bool = True
) -> Clip:
    """Read and solve the table `[figure]` of an exercise.

    Args:
        figure: The table as read from TOML.
        bases: From `reading.parse_bases`.
        source: File name for messages.
        strict: Refuse targets out of reach and joints out of range (`--check` shows them instead).

    Raises:
        PoseError: The data cannot be used; names file, key, and the miss in cm or degrees.
    """
    spec = parse_figure(figure, bases, source)
    at = moments(spec.frames, source)
    keys = solve_frames(frame_stances(spec, bases, source))
    if strict:
        for index, key in enumerate(keys):
            _refuse_misses(key, source, f"figure.frames[{index}]")
    return Clip(source, spec, keys, at)


def _refuse_misses(key: SolvedPose, source: str, where: str) -> None:
    for miss in key.misses:
        if miss.cm > REACH_TOLERANCE_CM:
            raise PoseError(
                source,
                f"{where}.{miss.key}",
                f"out of reach by {miss.cm:.1f} cm; move the target or the body",
            )
    for joint, over in out_of_range(key.pose).items():
        if over > ANGLE_TOLERANCE_DEG:
            limb, _, name = joint.rpartition(".")
            angle = key.pose.limbs[limb][name] if limb else key.pose.trunk[name]
            problem = f"the joint comes to {angle:.0f} degrees, {over:.0f} beyond its limit"
            raise PoseError(source, f"{where}.{joint}", problem)
