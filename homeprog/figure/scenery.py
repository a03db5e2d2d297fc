"""Records of what is drawn around the person: props and arrows, as written in `[figure]`.

`docs/figures.md` shows each one; `props.py` and `arrows.py` draw them. Lengths are centimetres.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

Length: TypeAlias = Annotated[float, Meta(gt=0)]
"""How long, high or thick something is, cm."""
Place: TypeAlias = str | list[float]
"""A point of the body, or [x, y, z] in the world."""


class Prop(Struct, forbid_unknown_fields=True, frozen=True, tag_field="kind"):
    """Base of the props; see `props.py` for what each one draws."""


class _Spread(Prop, frozen=True):
    """Base of the props that reach from x0 to x1."""

    x0: float
    x1: float


class Mat(Prop, tag="mat", frozen=True):
    """An exercise mat under the whole figure; it finds its own size."""

    half_width: Length = 36.0


class Pillow(Prop, tag="pillow", frozen=True):
    """A pillow under the head; it finds the head."""

    thick: Length = 4.0
    y: float = 0.0


class Cushion(_Spread, tag="cushion", frozen=True):
    """A cushion or rolled towel from x0 to x1, `thick` high, standing at height y, its middle at z.

    `between` draws it between the legs instead of under or behind the person. `under` is the point that
    presses it flat: `kneeN`.
    """

    thick: Length = 8.0
    y: float = 0.0
    half_width: Length = 18.0
    z: float = 0.0
    between: bool = False
    under: str | None = None


class Chair(Prop, tag="chair", frozen=True):
    """A chair: x of the front edge of its seat, seat height, facing 1 (right) or -1 (left).

    `recline` is how far its back leans, degrees.
    """

    x: float = 0.0
    seat: Length = 44.0
    facing: Literal[1, -1] = 1
    z: float = 0.0
    arms: bool = False
    recline: float = 0.0


class Stool(_Spread, tag="stool", frozen=True):
    """A stool or low table from x0 to x1 with its top at `top`, its middle at z."""

    top: Length = 44.0
    half_width: Length = 18.0
    z: float = 0.0


class Bed(_Spread, tag="bed", frozen=True):
    """A bed from x0 to x1 with its top at `top`."""

    top: Length = 50.0
    half_width: Length = 36.0


class Step(_Spread, tag="step", frozen=True):
    """A step from x0 to x1 with its top at `top`."""

    top: Length = 18.0
    half_width: Length = 26.0


class Counter(_Spread, tag="counter", frozen=True):
    """A kitchen counter from x0 to x1 with its top at `top`, its middle at z (to walk beside it)."""

    top: Length = 90.0
    half_width: Length = 40.0
    z: float = 0.0


class Table(_Spread, tag="table", frozen=True):
    """A table from x0 to x1 with its top at `top`."""

    top: Length = 74.0
    half_width: Length = 34.0


class Wall(Prop, tag="wall", frozen=True):
    """A wall whose face is at x; side 1: it lies to the right of x, -1: to the left."""

    x: float
    side: Literal[1, -1] = 1


class Post(Prop, tag="post", frozen=True):
    """A door jamb standing at x."""

    x: float
    z: float = 0.0


class Rail(_Spread, tag="rail", frozen=True):
    """A hand rail from x0 to x1, `top` high at x0 and `rise` higher at x1, standing at z."""

    top: Length = 90.0
    rise: float = 0.0
    z: float = -27.0


class FloorLine(_Spread, tag="line", frozen=True):
    """A line on the floor to walk on."""

    z: float = 0.0


class Ball(Prop, tag="ball", frozen=True):
    """A ball with its centre at a place (point or [x, y, z])."""

    at: Place
    radius: Length = 32.0


class Between(Prop, tag="between", frozen=True):
    """A small ball or cushion held between two body points."""

    a: str
    b: str
    radius: Length = 8.0


class Weight(Prop, tag="weight", frozen=True):
    """A round weight held at a body point."""

    at: str
    radius: Length = 6.0
    offset: list[float] = field(default_factory=list)


class Bag(Prop, tag="bag", frozen=True):
    """A shopping bag hanging from a hand."""

    at: str
    size: Length = 24.0


class Box(Prop, tag="box", frozen=True):
    """A box with its centre at a place (point or [x, y, z]); a near hand holds it from the front.

    `loaded` shows the weights in it.
    """

    at: Place
    size: tuple[Length, Length, Length] = (26.0, 20.0, 30.0)
    offset: list[float] = field(default_factory=list)
    loaded: bool = False


class Stick(Prop, tag="stick", frozen=True):
    """A stick through two places, longer than them by `before` and `after`."""

    a: Place
    b: Place
    before: float = 0.0
    after: float = 0.0


class Strap(Prop, tag="strap", frozen=True):
    """A strap or towel through two or more places."""

    through: list[Place]


class Band(Prop, tag="band", frozen=True):
    """An elastic band from one place to another."""

    a: Place
    b: Place


AnyProp: TypeAlias = (
    Mat
    | Pillow
    | Cushion
    | Chair
    | Stool
    | Bed
    | Step
    | Counter
    | Table
    | Wall
    | Post
    | Rail
    | FloorLine
    | Ball
    | Between
    | Weight
    | Bag
    | Box
    | Stick
    | Strap
    | Band
)


class _Arrow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, tag_field="kind"):
    """Base of the arrows: `both` for two heads, `when` for the half of the movement in which they show."""

    both: bool = False
    when: Literal["start", "end", "always"] = "end"


class PathArrow(_Arrow, tag="path", frozen=True):
    """The path that a body point takes, shifted sideways by `gap` and by the vector `by`."""

    of: str
    gap: float = 0.0
    by: list[float] = field(default_factory=list)
    span: tuple[float, float] = (0.08, 0.92)
    move: int | None = None


class PushArrow(_Arrow, tag="push", frozen=True):
    """A straight arrow that ends at a place (`pull`: begins there), in a direction on the page."""

    at: Place
    to: tuple[float, float]
    length: Length = 15.0
    gap: float = 3.0
    pull: bool = False


class ArcArrow(_Arrow, tag="arc", frozen=True):
    """An arc on the page around a place; degrees anticlockwise from the right."""

    around: Place
    radius: Length
    begin: float
    end: float
    radius_y: float | None = None


AnyArrow: TypeAlias = PathArrow | PushArrow | ArcArrow
