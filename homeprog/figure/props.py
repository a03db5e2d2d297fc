"""Props as drawing commands: mat, chair, bed, wall, strap and the rest of `scenery.py`.

Boxes show the faces that look at the camera. Props behind the person are drawn before it, things held in
the hands after it, a ball between the knees between its legs.
"""

from collections.abc import Callable
from math import radians, tan
from typing import Any, NamedTuple

from homeprog.figure import scenery as s
from homeprog.figure.camera import Camera, unit_circle
from homeprog.figure.drawing import Command, Edge, Fill, Ink, Line, Path, Point
from homeprog.figure.look import EDGE_CM, INK_CM
from homeprog.figure.rig import Rig
from homeprog.figure.shapes import area, blob, circle, hull, positive
from homeprog.figure.vec import Vec, add, scale, sub, unit

Commands = list[Command]
STRAP_CM = 1.5
MAT_EDGE_CM = 9.0
"""How far the mat goes beyond the body at both ends."""
_FLAT_CM = 2.5
"""A towel that is pressed flat is still so thick."""
_OVAL = unit_circle(40)


class Solid(NamedTuple):
    """An axis-aligned box in the world, cm; `lean` shears it: so many cm to the right per cm of height."""

    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float
    lean: float = 0.0


class Stage(NamedTuple):
    """What props need to know: camera, pose, length of the figure."""

    camera: Camera
    rig: Rig
    span: tuple[float, float]


def place_of(rig: Rig, place: s.Place) -> Vec:
    """A written place in the world: a body point or numbers."""
    if isinstance(place, str):
        return rig.point(place)
    return place[0], place[1], place[2] if len(place) > 2 else 0.0


def box(camera: Camera, solid: Solid, top: str, side: str, line: str) -> Commands:
    """The faces of a box that look at the camera."""
    x0, x1, y0, y1, z0, z1, lean = solid
    to, shift = camera.towards, lean * (y1 - y0)
    faces: list[tuple[list[Vec], str, float]] = []
    if abs(to[0] - lean * to[1]) > 0.02:
        x = x1 if to[0] > lean * to[1] else x0
        faces.append(([(x, y0, z0), (x + shift, y1, z0), (x + shift, y1, z1), (x, y0, z1)], side, 0.08))
    if to[1] > 0.02:
        faces.append(
            (
                [(x0 + shift, y1, z0), (x1 + shift, y1, z0), (x1 + shift, y1, z1), (x0 + shift, y1, z1)],
                top,
                0.0,
            )
        )
    if abs(to[2]) > 0.02:
        z = z1 if to[2] > 0 else z0
        faces.append(([(x0, y0, z), (x1, y0, z), (x1 + shift, y1, z), (x0 + shift, y1, z)], side, 0.0))
    commands: Commands = []
    for corners, role, darker in faces:
        polygon = positive([camera.page(corner) for corner in corners])
        if abs(area(polygon)) > 1.0:
            commands.append(Edge(Path(polygon), role, line, EDGE_CM, darker))
    return commands


def _wood(stage: Stage, *solids: Solid) -> Commands:
    commands: Commands = []
    for solid in solids:
        commands += box(stage.camera, solid, "prop", "prop_side", "prop_line")
    return commands


def _mat(stage: Stage, prop: s.Mat) -> Commands:
    return box(stage.camera, _mat_solid(prop, stage.span), "mat", "mat", "mat_line")


def _mat_solid(prop: s.Mat, span: tuple[float, float]) -> Solid:
    low, high = span
    return Solid(low - MAT_EDGE_CM, high + MAT_EDGE_CM, -2.2, 0, -prop.half_width, prop.half_width + 4)


def _cushion(stage: Stage, prop: s.Cushion) -> Commands:
    thick, wider = prop.thick, 0.0
    if prop.under is not None:
        thick = max(_FLAT_CM, min(thick, stage.rig.lowest(prop.under) - prop.y))
        wider = (prop.thick - thick) / 2
    x0, x1, y0, round_ = prop.x0 - wider, prop.x1 + wider, prop.y, thick / 2
    half = prop.half_width - round_
    sides = (prop.z + half, prop.z - half)
    corners = [(x, y0 + round_, side) for x in (x0 + round_, x1 - round_) for side in sides]
    circles = [(*stage.camera.page(corner), round_) for corner in corners]
    return [Edge(Path(blob(*circles)), "cloth", "prop_line", EDGE_CM)]


def _pillow(stage: Stage, prop: s.Pillow) -> Commands:
    head = stage.rig.point("occiput")
    z = 22.0
    return _cushion(stage, s.Cushion(head[0] - 19, head[0] + 13, prop.thick + 1.2, prop.y, z))


def _chair(stage: Stage, prop: s.Chair) -> Commands:
    half, f, h = 21.0, prop.facing, prop.seat
    back_lean = -f * tan(radians(prop.recline))

    def part(a: float, b: float, y0: float, y1: float, z0: float, z1: float) -> Solid:
        lean = back_lean if y1 > h + 30 else 0.0  # only the backrest leans, about the rear of the seat
        xs = sorted(prop.x - f * x + lean * (y0 - h) for x in (a, b))
        return Solid(xs[0], xs[1], y0, y1, prop.z + z0, prop.z + z1, lean)

    back_legs = [part(38, 41.5, 0, h - 4, z, z + 3.5) for z in (-half, half - 3.5)]
    front_legs = [part(3, 6.5, 0, h - 4, z, z + 3.5) for z in (-half, half - 3.5)]
    posts = [part(38, 41.5, h, h + 44, z, z + 3.5) for z in (-half, half - 3.5)]
    rests = [part(6, 40, h + 20, h + 23, z, z + 3.5) for z in (-half, half - 3.5)] if prop.arms else []
    parts = [
        back_legs[0],
        front_legs[0],
        posts[0],
        *rests[:1],
        part(37.5, 40, h + 20, h + 42, -half, half),
        part(0, 42, h - 4, h, -half, half),
        back_legs[1],
        front_legs[1],
        posts[1],
    ]
    return _wood(stage, *parts)


def _stool(stage: Stage, prop: s.Stool) -> Commands:
    x0, x1, h = prop.x0, prop.x1, prop.top
    far, near = prop.z - prop.half_width, prop.z + prop.half_width
    legs = [Solid(x, x + 3.5, 0, h - 4, z, z + 3.5) for z in (far, near - 3.5) for x in (x0 + 2, x1 - 5.5)]
    return _wood(stage, *legs[:2], Solid(x0, x1, h - 4, h, far, near), *legs[2:])


def _table(stage: Stage, prop: s.Table) -> Commands:
    return _stool(stage, s.Stool(prop.x0, prop.x1, prop.top, prop.half_width))


def _bed(stage: Stage, prop: s.Bed) -> Commands:
    x0, x1, h, z = prop.x0, prop.x1, prop.top, prop.half_width
    legs = [Solid(x, x + 4, 0, h - 14, z - 8, z - 4) for x in (x0 + 6, x1 - 10)]
    mattress = box(stage.camera, Solid(x0, x1, h - 10, h, -z, z), "mat", "mat", "mat_line")
    return [*_wood(stage, *legs, Solid(x0, x1, h - 16, h - 10, -z, z)), *mattress]


def _step(stage: Stage, prop: s.Step) -> Commands:
    return _wood(stage, Solid(prop.x0, prop.x1, 0, prop.top, -prop.half_width, prop.half_width))


def _counter(stage: Stage, prop: s.Counter) -> Commands:
    half = prop.half_width + (20 if abs(stage.camera.yaw) > 60 else 0)
    z0, z1 = prop.z - half, prop.z + half
    body = Solid(prop.x0 + 3, prop.x1, 0, prop.top - 4, z0, z1)
    top = Solid(prop.x0, prop.x1, prop.top - 4, prop.top, z0, z1)
    return [*box(stage.camera, body, "wall", "wall", "wall_line"), *_wood(stage, top)]


def _wall(stage: Stage, prop: s.Wall) -> Commands:
    if abs(stage.camera.yaw) >= 60:
        return []
    x0, x1 = sorted((prop.x, prop.x + 9.0 * prop.side))
    return box(stage.camera, Solid(x0, x1, -0.3, 192, -62, 22), "wall", "wall", "wall_line")


def _post(stage: Stage, prop: s.Post) -> Commands:
    return _wood(stage, Solid(prop.x, prop.x + 9, -0.3, 185, prop.z - 6, prop.z + 6))


def _rail(stage: Stage, prop: s.Rail) -> Commands:
    def at(x: float, share: float) -> Point:
        return stage.camera.page(
            (x, share * (prop.top + prop.rise * (x - prop.x0) / (prop.x1 - prop.x0)), prop.z)
        )

    posts = [_inked_line([at(x, 0.0), at(x, 1.0)], 1.8, "prop_side") for x in (prop.x0 + 3, prop.x1 - 3)]
    return [*posts[0], *posts[1], *_inked_line([at(prop.x0, 1.0), at(prop.x1, 1.0)], 2.6, "prop")]


def _floor_line(stage: Stage, prop: s.FloorLine) -> Commands:
    return [Line([stage.camera.page((x, 0.0, prop.z)) for x in (prop.x0, prop.x1)], 1.2, "strap")]


def _disc(stage: Stage, at: Vec, radius: float, role: str) -> Commands:
    path = Path(circle((*stage.camera.page(at), radius)))
    return [Ink((path,), INK_CM), Fill(path, role)]


def _ball(stage: Stage, prop: s.Ball) -> Commands:
    path = Path(_round((*stage.camera.page(place_of(stage.rig, prop.at)), prop.radius)))
    return [Ink((path,), INK_CM), Fill(path, "mat")]


def _round(c: tuple[float, float, float]) -> list[Point]:
    x, y, r = c
    return [(x + r * a, y + r * b) for a, b in _OVAL]


def _between(stage: Stage, prop: s.Between) -> Commands:
    middle = scale(add(stage.rig.point(prop.a), stage.rig.point(prop.b)), 0.5)
    return _disc(stage, middle, prop.radius, "strap")


def _weight(stage: Stage, prop: s.Weight) -> Commands:
    at = (
        add(stage.rig.point(prop.at), place_of(stage.rig, prop.offset))
        if prop.offset
        else stage.rig.point(prop.at)
    )
    return _disc(stage, at, prop.radius, "strap")


def _bag(stage: Stage, prop: s.Bag) -> Commands:
    hand = stage.rig.point(prop.at)
    size = prop.size
    top = hand[1] - size * 0.45
    solid = Solid(
        hand[0] - size * 0.42,
        hand[0] + size * 0.42,
        top - size,
        top,
        hand[2] - size * 0.2,
        hand[2] + size * 0.2,
    )
    loop = [
        stage.camera.page(p)
        for p in ((hand[0] - size * 0.25, top, hand[2]), hand, (hand[0] + size * 0.25, top, hand[2]))
    ]
    return [*_inked_line(loop, 0.9, "strap"), *box(stage.camera, solid, "cloth", "cloth", "prop_line")]


def _box(stage: Stage, prop: s.Box) -> Commands:
    x, y, z = place_of(stage.rig, prop.at)
    if prop.offset:
        x, y, z = add((x, y, z), place_of(stage.rig, prop.offset))
    a, b, c = (length / 2 for length in prop.size)
    weights = [_disc(stage, (x + side * a / 2, y + b + 2.0, z), 6.0, "strap") for side in (-1, 1)]
    load = [command for disc in weights for command in disc] if prop.loaded else []
    return [*load, *_wood(stage, Solid(x - a, x + a, y - b, y + b, z - c, z + c))]


def _inked_line(points: list[Point], width: float, role: str) -> Commands:
    return [Line(points, width + INK_CM * 1.6, "line"), Line(points, width, role)]


def _strap(stage: Stage, prop: s.Strap) -> Commands:
    return _inked_line(
        [stage.camera.page(place_of(stage.rig, place)) for place in prop.through], STRAP_CM, "strap"
    )


def _band(stage: Stage, prop: s.Band) -> Commands:
    return _inked_line(
        [stage.camera.page(place_of(stage.rig, place)) for place in (prop.a, prop.b)], STRAP_CM, "strap"
    )


def _stick(stage: Stage, prop: s.Stick) -> Commands:
    a, b = place_of(stage.rig, prop.a), place_of(stage.rig, prop.b)
    along = unit(sub(b, a))
    ends = sub(a, scale(along, prop.before)), add(b, scale(along, prop.after))
    return _inked_line([stage.camera.page(end) for end in ends], 1.6, "prop_side")


_BEHIND: dict[type, Callable[[Stage, Any], Commands]] = {
    s.Mat: _mat,
    s.Pillow: _pillow,
    s.Cushion: _cushion,
    s.Chair: _chair,
    s.Stool: _stool,
    s.Table: _table,
    s.Bed: _bed,
    s.Step: _step,
    s.Counter: _counter,
    s.Wall: _wall,
    s.Post: _post,
    s.Rail: _rail,
    s.FloorLine: _floor_line,
    s.Ball: _ball,
}
_HELD: dict[type, Callable[[Stage, Any], Commands]] = {
    s.Weight: _weight,
    s.Bag: _bag,
    s.Strap: _strap,
    s.Band: _band,
    s.Stick: _stick,
}


def behind(stage: Stage, props: list[s.AnyProp]) -> Commands:
    """Props that stand behind or under the person."""
    return [
        command
        for prop in props
        if type(prop) in _BEHIND and not (isinstance(prop, s.Cushion) and prop.between)
        for command in _BEHIND[type(prop)](stage, prop)
    ]


def between_legs(stage: Stage, props: list[s.AnyProp]) -> Commands:
    """Cushions between the legs."""
    return [
        command
        for prop in props
        if isinstance(prop, s.Cushion) and prop.between
        for command in _cushion(stage, prop)
    ]


def middle(stage: Stage, props: list[s.AnyProp]) -> Commands:
    """Props held between the legs or both hands: before the near limbs are drawn."""
    return [
        command
        for prop in props
        if isinstance(prop, s.Between | s.Box)
        for command in (_box(stage, prop) if isinstance(prop, s.Box) else _between(stage, prop))
    ]


def held(stage: Stage, props: list[s.AnyProp]) -> Commands:
    """Props in the hands or round the limbs, drawn over the person."""
    return [command for prop in props if type(prop) in _HELD for command in _HELD[type(prop)](stage, prop)]


def corners(prop: s.AnyProp, span: tuple[float, float]) -> list[Vec]:
    """World points that must be in the picture because of a prop; `span` is the length of the figure."""
    match prop:
        case s.Mat():
            mat = _mat_solid(prop, span)
            return [(x, y, z) for x in mat[0:2] for y in mat[2:4] for z in mat[4:6]]
        case s.Chair():
            back = prop.x - prop.facing * (42 + 46 * tan(radians(prop.recline)))
            return [
                (prop.x - 42 * prop.facing, 0, prop.z),
                (prop.x, 0, prop.z),
                (back, prop.seat + 46, prop.z),
            ]
        case s.Counter():
            near = prop.z + prop.half_width
            return [(prop.x0, 0, near), (prop.x1, 0, near), (prop.x1, prop.top, prop.z)]
        case s.Bed() | s.Step() | s.Stool() | s.Table():
            half = prop.half_width
            return [(prop.x0, 0, half), (prop.x1, 0, half), (prop.x0, prop.top, -half), (prop.x1, 0, -half)]
        case s.Cushion():
            return [(prop.x0, prop.y, 0), (prop.x1, prop.y + prop.thick, 0)]
        case s.Wall():
            return [(prop.x + 10 * prop.side, 0, 0), (prop.x, 150, 0)]
        case s.Post():
            return [(prop.x, 0, 0), (prop.x + 9, 150, 0)]
        case s.Rail():
            return [
                (prop.x0, 0, prop.z),
                (prop.x0, prop.top, prop.z),
                (prop.x1, prop.top + prop.rise, prop.z),
            ]
        case s.FloorLine():
            return [(prop.x0, 0, prop.z), (prop.x1, 0, prop.z)]
        case _:
            return []


def shadow(camera: Camera, rig: Rig) -> Commands:
    """A soft oval under standing feet."""
    feet = [rig.point("soleN"), rig.point("soleF")]
    if min(foot[1] for foot in feet) > 12:
        return []
    x, z = (feet[0][0] + feet[1][0]) / 2, (feet[0][2] + feet[1][2]) / 2
    ring = [camera.page((x + 40 * a, 0.0, z + 40 * b)) for a, b in _OVAL]
    return [Fill(Path(hull(ring)), "shadow")]
