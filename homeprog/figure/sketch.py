"""A figure that is being made: change one number of a frame, have it solved and checked anew at once.

The sketch holds the table as written; whoever shows it asks for `controls`, hands changes back, and writes
`figure` to its file (`data.figure_text`).
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final, NamedTuple

from homeprog.figure import body
from homeprog.figure.clip import load_clip
from homeprog.figure.layers import frame_stances
from homeprog.figure.pose import Stance
from homeprog.figure.solve import SolvedPose

LIMBS: Final = ("legN", "legF", "armN", "armF")
_LIMB_ANGLES: Final = {"leg": tuple(body.LEG_ANGLES), "arm": tuple(body.ARM_ANGLES)}
_FREE: Final = (-180.0, 180.0)
_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    **{name: (limit.low, limit.high) for name, limit in body.LIMITS.items()},
    "belly": (-6.0, 6.0),
    "chest": (-6.0, 6.0),
    "shrug": (-6.0, 6.0),
    "reach": (-6.0, 6.0),
    "abd": (-60.0, 120.0),
    "shoulder": (-70.0, 190.0),
    "tip": (-60.0, 60.0),
    "turn": (-60.0, 60.0),
    "swing": (-60.0, 60.0),
}
_LENGTHS: Final = frozenset({"belly", "chest", "shrug", "reach"})
_PLACE_CM: Final = (-170.0, 170.0)
_AXES: Final = "xyz"


class Control(NamedTuple):
    """One number of a frame that can be changed.

    Attributes:
        key: Where it is written: `lumbar`, `legN.knee`, `armN.hand.x`, `anchor.y`.
        group: `trunk`, `place`, or a limb.
        value: What it is now, found by contact and reach if need be.
        low, high: The joint's limits, or what makes sense.
        unit: `°` or `cm`.
    """

    key: str
    group: str
    value: float
    low: float
    high: float
    unit: str


class Sketch:
    """One figure while it is made.

    Attributes:
        figure: The table as it would be written.
        clip: The figure solved, targets that are missed included.
    """

    def __init__(self, figure: Mapping[str, Any], bases: Mapping[str, Stance], source: str) -> None:
        """Take a figure as read from its file.

        Raises:
            PoseError: It cannot be used; names file, key and what is allowed.
        """
        self._bases, self._source = bases, source
        self.figure: dict[str, Any] = deepcopy(dict(figure))
        self._undo: list[tuple[int, dict[str, Any]]] = []
        self._last_change: tuple[int, str] | None = None
        self._solve()

    def controls(self, frame: int) -> list[Control]:
        """All numbers of a frame: place, trunk, limbs by target where they have one, and every joint."""
        stance, solved = self._stances[frame], self.clip.keys[frame]
        found = [*_place_controls(solved), *_trunk_controls(stance, solved)]
        for limb in LIMBS:
            found += _target_controls(stance, limb)
            for joint in _LIMB_ANGLES[limb[:3]]:
                found.append(_control(f"{limb}.{joint}", limb, solved.pose.limbs[limb][joint]))
        return found

    def change(self, frame: int, key: str, value: float) -> None:
        """Write one number into a frame and solve anew.

        A joint of a limb that was placed by a target, or by world angles, takes the whole limb over by its
        angles as they are; likewise the neck where the head was placed by its gaze.

        Raises:
            PoseError: The figure cannot be used like this; it stays as it was.
        """
        value, before = round(value, 2), deepcopy(self.figure)
        table = self.figure["frames"][frame]
        name, _, rest = key.partition(".")
        if name == "anchor":
            self._change_anchor(frame, table, rest, value)
        elif name in LIMBS:
            self._change_limb(frame, table, name, rest, value)
        else:
            if name in ("neck", "head"):
                trunk = self.clip.keys[frame].pose.trunk
                table.update({part: round(trunk[part], 1) for part in ("neck", "head") if part not in table})
                table.pop("gaze", None)
                table.pop("head_on", None)
            table[name] = value
        try:
            self._solve()
        except ValueError:
            self.figure = before
            raise
        if (frame, key) != self._last_change:  # one slider on its way is one step
            self._undo.append((frame, before))
        self._last_change = (frame, key)

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""
        return bool(self._undo)

    def undo(self) -> int:
        """Take the last change back: all that was done to one number in a row.

        Returns:
            The frame that it was in.
        """
        frame, self.figure = self._undo.pop()
        self._last_change = None
        self._solve()
        return frame

    def _solve(self) -> None:
        self.clip = load_clip(self.figure, self._bases, self._source, strict=False)
        self._stances = frame_stances(self.clip.spec, self._bases, self._source)

    def _change_anchor(self, frame: int, table: dict[str, Any], axis: str, value: float) -> None:
        anchor = self.clip.keys[frame].anchor
        assert anchor is not None  # there is no such control otherwise
        place = {"x": anchor.x, "y": anchor.y} | {axis: value}
        table["anchor"] = [anchor.point, *(round(float(number), 2) for number in place.values())]

    def _change_limb(self, frame: int, table: dict[str, Any], limb: str, rest: str, value: float) -> None:
        written: dict[str, Any] = table.setdefault(limb, {})
        key, _, axis = rest.partition(".")
        if axis:
            place = list(getattr(getattr(self._stances[frame], limb), key))
            at = _AXES.index(axis)
            place += [0.0] * (at + 1 - len(place))
            place[at] = value
            written[key] = place
            return
        angles = _LIMB_ANGLES[limb[:3]]
        if key in angles and not set(angles[:1]) <= set(written) <= set(angles):
            solved = self.clip.keys[frame].pose.limbs[limb]
            written.clear()
            written.update({joint: round(solved[joint], 1) for joint in angles})
        written[key] = value


def _control(key: str, group: str, value: float) -> Control:
    name = key.rpartition(".")[2]
    low, high = _RANGES.get(name, _FREE)
    return Control(key, group, value, low, high, "cm" if name in _LENGTHS else "°")


def _place_controls(solved: SolvedPose) -> list[Control]:
    anchor = solved.anchor
    if anchor is None or isinstance(anchor.x, str):
        return []
    return [
        Control(f"anchor.{axis}", "place", value, *_PLACE_CM, "cm")
        for axis, value in (("x", anchor.x), ("y", anchor.y))
    ]


def _trunk_controls(stance: Stance, solved: SolvedPose) -> list[Control]:
    """Angles of the trunk; a tilt of the pelvis is taken out, as it is written apart."""
    tilt = stance.tilt or 0.0
    shares = {"pitch": tilt, "lumbar": -tilt}
    found = [
        _control(name, "trunk", solved.pose.trunk[name] + shares.get(name, 0.0)) for name in body.TRUNK_ANGLES
    ]
    return [*found, _control("tilt", "trunk", tilt)]


def _target_controls(stance: Stance, limb: str) -> list[Control]:
    """Where a hand or foot is put, and how."""
    placed = getattr(stance, limb)
    if placed is None:
        return []
    found: list[Control] = []
    for key in ("foot", "hand", "offset"):
        place = getattr(placed, key, None)
        if isinstance(place, list):
            found += [
                Control(f"{limb}.{key}.{axis}", limb, number, *_PLACE_CM, "cm")
                for axis, number in zip(_AXES, place, strict=False)
            ]
    for key in ("tip", "turn", "swing"):
        number = getattr(placed, key, None)
        if number is not None:
            found.append(_control(f"{limb}.{key}", limb, number))
    return found
