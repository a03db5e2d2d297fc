"""The pose format: the table `[figure]` of an exercise file, as typed records with readable errors.

`docs/figures.md` explains every key to the people who write poses. A pose is written in layers - base,
`pose`, one layer per frame - and `layers.py` merges them into one `Stance` per frame. Angles are degrees,
lengths centimetres on a person of 170 cm; None means "not said here".
"""

from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct, field

from homeprog.figure.scenery import AnyArrow, AnyProp, Place
from homeprog.figure.vec import Vec

DIRECTIONS: dict[str, Vec] = {
    "+x": (1, 0, 0),
    "-x": (-1, 0, 0),
    "+y": (0, 1, 0),
    "-y": (0, -1, 0),
    "+z": (0, 0, 1),
    "-z": (0, 0, -1),
}
Direction: TypeAlias = Literal["+x", "-x", "+y", "-y", "+z", "-z"] | list[float]

VIEWS: dict[str, tuple[float, float]] = {
    "soft": (12, 8),
    "softb": (-12, 8),
    "side": (0, 0),
    "front": (84, 6),
    "back": (-84, 6),
    "threequarter": (45, 12),
    "top": (0, 58),
    "lowfront": (0, 14),
}
"""Named views as (yaw, elevation) in degrees (figure.md 1)."""


class PoseError(ValueError):
    """Pose data that cannot be used. The text names file, key, what is wrong and what is allowed."""

    def __init__(self, source: str, key: str, problem: str) -> None:
        super().__init__(f"{source}: {key}: {problem}")
        self.source, self.key, self.problem = source, key, problem


class _Layer(Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """Base of the records that are written in pose files."""


class _Row(Struct, forbid_unknown_fields=True, frozen=True, array_like=True):
    """Base of the records that are written as short lists."""


class Anchor(_Row, frozen=True):
    """`[point, x, y]`: this point touches that place; x `"same"` keeps the place of the first frame."""

    point: str
    x: float | Literal["same"] = 0.0
    y: float = 0.0


class Support(_Row, frozen=True):
    """`[point, height]`: a point and the height it rests at."""

    point: str
    height: float = 0.0


class Fit(_Row, frozen=True):
    """`[angle, point, height]`: vary one trunk angle until the point is at the height."""

    angle: str
    point: str
    height: float = 0.0


class Drop(_Row, frozen=True):
    """`[point, height, joint]`: vary one joint of the limb until its point rests at the height."""

    point: str
    height: float = 0.0
    joint: str | None = None


class Leg(_Layer, frozen=True):
    """One leg; placed by angles, `foot`, `ankle_at` or `drop`."""

    hip: float | None = None
    knee: float | None = None
    abd: float | None = None
    rot: float | None = None
    ankle: float | None = None
    toe: float | None = None
    thigh: float | None = None
    shank: float | None = None
    flat: bool | None = None
    foot: list[float] | None = None
    tip: float | None = None
    turn: float | None = None
    lift: float | None = None
    ankle_at: Place | None = None
    offset: list[float] | None = None
    swing: float | None = None
    pole: Direction | None = None
    drop: Drop | None = None


class Arm(_Layer, frozen=True):
    """One arm; placed by angles, `hand` or `drop`."""

    shoulder: float | None = None
    elbow: float | None = None
    abd: float | None = None
    rot: float | None = None
    pron: float | None = None
    wrist: float | None = None
    dev: float | None = None
    curl: float | None = None
    shrug: float | None = None
    reach: float | None = None
    upper: float | None = None
    fore: float | None = None
    hand: Place | None = None
    wide: float | None = None
    offset: list[float] | None = None
    fingers: Direction | None = None
    palm: Direction | None = None
    grip: float | None = None
    lie: Literal["along", "up", "across"] | None = None
    skew: float | None = None
    pole: Direction | None = None
    drop: Drop | None = None
    lay: bool | Direction | None = None


class Stance(_Layer, frozen=True):
    """One layer of a pose: trunk, where the body is, limbs. `legs` and `arms` are shorthands for both."""

    base: str | None = None
    pitch: float | None = None
    roll: float | None = None
    yaw: float | None = None
    tilt: float | None = None
    lumbar: float | None = None
    thorax: float | None = None
    neck: float | None = None
    head: float | None = None
    lumbar_bend: float | None = None
    thorax_bend: float | None = None
    neck_bend: float | None = None
    lumbar_twist: float | None = None
    thorax_twist: float | None = None
    neck_turn: float | None = None
    belly: float | None = None
    chest: float | None = None
    gaze: float | None = None
    head_on: float | Support | None = None
    rest: tuple[str | Support, str | Support] | None = None
    anchor: Anchor | None = None
    fit: list[Fit] | None = None
    support: float | None = None
    legs: Leg | None = None
    arms: Arm | None = None
    legN: Leg | None = None  # noqa: N815 - N and F are the near and the far side
    legF: Leg | None = None  # noqa: N815
    armN: Arm | None = None  # noqa: N815
    armF: Arm | None = None  # noqa: N815


class Frame(Stance, frozen=True):
    """One frame; `same` continues from the frame before, `at` is its moment (0 start, 1 end)."""

    same: bool = False
    at: float | None = None


class FigureSpec(_Layer, frozen=True):
    """The table `[figure]` of an exercise: what is common, the frames, what is drawn around the person."""

    frames: list[Frame]
    base: str | None = None
    pose: Stance = Stance()
    view: str | tuple[float, float] = "soft"
    side: Literal["N", "F", "both"] = "both"
    props: list[AnyProp] = field(default_factory=list)
    stretch: list[str] = field(default_factory=list)
    work: list[str] = field(default_factory=list)
    arrows: list[AnyArrow] = field(default_factory=list)
    shoes: bool = False
    ghost: bool = False
    floor: bool = True
    loop: Literal["return", "repeat"] = "return"
    stills: tuple[float, float] | None = None


def convert(data: Any, kind: Any, source: str, key: str) -> Any:
    """`msgspec.convert` with an error that names file, key and the nearest allowed words."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        full = key + where.rstrip("`")
        raise PoseError(source, full, message + _hint(message, full, kind)) from None


def _hint(message: str, where: str, kind: Any) -> str:
    """What is allowed where an unknown field stands."""
    if "unknown field" not in message:
        return ""
    last = where.rsplit(".", 1)[-1].partition("[")[0]
    records: dict[str, Any] = {"frames": Frame, "pose": Stance, "figure": FigureSpec}
    record = records.get(last, Leg if last.startswith("leg") else Arm if last.startswith("arm") else None)
    if record is None:
        record = kind if last not in ("props", "arrows") else None
    if record is None:
        return ""
    allowed = list(record.__struct_fields__)
    wrong = message.partition("`")[2].partition("`")[0]
    from difflib import get_close_matches  # with the first mistake

    near = get_close_matches(wrong, allowed, 1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    return f"{meant} Allowed: {', '.join(allowed)}"


def direction(value: Direction) -> Vec:
    """A written direction as a vector; two numbers lie in the plane of the page."""
    return DIRECTIONS[value] if isinstance(value, str) else vector(value)


def vector(value: list[float]) -> Vec:
    """Two or three written numbers as a vector; a missing z is 0."""
    return (value[0], value[1], value[2] if len(value) > 2 else 0.0)
