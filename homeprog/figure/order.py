"""Which part lies in front of which: the order in which trunk, head and eight limb segments are drawn.

Pairs that overlap on the page are compared at the spot where they meet; the result is a graph that is
sorted, dropping its weakest statement where three parts claim a circle. Pairs that say nothing fall back
to anatomy: far limbs, trunk, head, near limbs. So interlacing limbs (an arm through the legs, crossed
shanks) come out right, and the order does not flicker from frame to frame.
"""

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

from homeprog.figure.body import SIDES, SIGN, cm
from homeprog.figure.camera import Projector
from homeprog.figure.vec import Vec, axis, dot

TRUNK, HEAD = "trunk", "head"
PROFILE = 0.6
"""From this share of the lateral axis along the view on, root segments are ordered by side alone."""
_CERTAIN = 100.0
_CHAINS = {
    "upper": ("upper", "fore"),
    "fore": ("fore", "hand"),
    "thigh": ("thigh", "shank"),
    "shank": ("shank", "foot"),
}
_RADIUS = {"upper": cm(0.028), "fore": cm(0.020), "thigh": cm(0.045), "shank": cm(0.028)}
_PARTNER = {"upper": "fore", "fore": "upper", "thigh": "shank", "shank": "thigh"}
_TRUNK_STATIONS = (
    ("pelvis", (0.0, 0.0, 0.0), cm(0.07), cm(0.09)),
    ("L3", (cm(0.02), 0.0, 0.0), cm(0.058), cm(0.077)),
    ("T12", (cm(0.02), 0.0, 0.0), cm(0.060), cm(0.080)),
    ("T7", (cm(0.023), 0.0, 0.0), cm(0.066), cm(0.087)),
    ("T5", (cm(0.018), 0.0, 0.0), cm(0.060), cm(0.084)),
)


class Span(NamedTuple):
    """A segment in view coordinates: both ends as page x, page y, depth, and its radius."""

    begin: Vec
    end: Vec
    radius: float


class Sides(NamedTuple):
    """How the pelvis (legs) and the chest (arms) face the viewer: 1 near side towards us, -1 away."""

    legs: float
    arms: float

    def of(self, segment: str) -> float:
        """The one that a segment hangs on."""
        return self.legs if segment[:-1] in ("thigh", "shank") else self.arms


def facing(view: Projector) -> Sides:
    """Share of the lateral axes along the view."""
    towards = view.camera.towards
    pelvis, chest = view.rig.frames["pelvis"][0], view.rig.frames["T7"][0]
    return Sides(dot(axis(pelvis, 2), towards), dot(axis(chest, 2), towards))


def drawing_order(view: Projector) -> list[str]:
    """Part names from back to front: `thighN`, `shankN`, `upperN`, `foreN`, far ones, `trunk`, `head`."""
    sides = facing(view)
    spans = {name: _span(view, name) for name in (kind + side for kind in _CHAINS for side in SIDES)}
    fallback = _fallback(sides)
    edges: dict[tuple[str, str], float] = {(TRUNK, HEAD): _CERTAIN}
    for back, front, weight in _statements(view, spans, sides):
        if weight > 0.0:
            edges[back, front] = weight
        elif weight < 0.0:
            edges[front, back] = -weight
    return _sorted(fallback, edges)


def _span(view: Projector, name: str) -> Span:
    kind, side = name[:-1], name[-1]
    first, second = _CHAINS[kind]
    begin, end = view.prepared(first + side)[1], view.prepared(second + side)[1]
    if kind == "fore":  # to the knuckles
        hand = view.page("hand" + side, (0.0, -cm(0.06), 0.0))
        end = (hand[0], hand[1], view.depth("hand" + side, (0.0, -cm(0.06), 0.0)))
    return Span(begin, end, _RADIUS[kind])


def _fallback(sides: Sides) -> list[str]:
    """The anatomical order for this view."""
    behind: list[list[str]] = []
    front: list[list[str]] = []
    for kind, share in (("leg", sides.legs), ("arm", sides.arms)):
        names = ("thigh", "shank") if kind == "leg" else ("upper", "fore")
        for side in SIDES:
            away = SIGN[side] * share < 0 and abs(share) > PROFILE
            (behind if away else front).append([name + side for name in names])
    behind.reverse()  # the far arm lies behind the far leg
    return (
        [name for pair in behind for name in pair] + [TRUNK, HEAD] + [name for pair in front for name in pair]
    )


def _statements(view: Projector, spans: dict[str, Span], sides: Sides) -> Iterator[tuple[str, str, float]]:
    """(back, front, how surely); a negative weight turns the statement round."""
    names = list(spans)
    head_span = _head_span(view)
    for name in names:
        if name[:-1] in ("upper", "thigh"):
            yield TRUNK, name, _root_weight(view, name, spans[name], sides)
        else:
            yield TRUNK, name, _against_trunk(view, spans[name])
        head = _meeting(spans[name], head_span)
        if head is not None and abs(head) > 2.0:
            yield HEAD, name, head
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if one[-1] == other[-1] and _PARTNER[one[:-1]] == other[:-1]:
                continue
            ahead = _meeting(spans[other], spans[one])
            if ahead is not None and abs(ahead) > 1.0:
                yield one, other, ahead


def _head_span(view: Projector) -> Span:
    x, y = view.page("head", (cm(0.008), cm(0.02), 0.0))
    top = view.page("head", (cm(0.008), cm(0.05), 0.0))
    depths = (view.depth("head", (cm(0.008), cm(0.02), 0.0)), view.depth("head", (cm(0.008), cm(0.05), 0.0)))
    return Span((x, y, depths[0]), (top[0], top[1], depths[1]), cm(0.050))


def _root_weight(view: Projector, name: str, span: Span, sides: Sides) -> float:
    """Upper arm or thigh against the trunk: by side in profile, else by depth with a bias to the front."""
    share = sides.of(name)
    if abs(share) > PROFILE:
        return _CERTAIN if SIGN[name[-1]] * share > 0 else -_CERTAIN
    frame = "pelvis" if name.startswith("thigh") else "T7"
    bias = cm(0.075) if name.startswith("thigh") else cm(0.045)
    ahead = (span.begin[2] + 2 * span.end[2]) / 3 - view.depth(frame)
    return ahead + bias


def _against_trunk(view: Projector, span: Span) -> float:
    """A forearm or shank against the trunk: before or behind its oval section, where they meet."""
    total = 0.0
    for i in range(5):
        t = 0.1 + 0.2 * i
        x, y, z = (a + (b - a) * t for a, b in zip(span.begin, span.end, strict=True))
        best: tuple[float, float] | None = None
        for frame, centre, deep, wide in _TRUNK_STATIONS:
            turn, _ = view.prepared(frame)
            cx, cy = view.page(frame, centre)
            away = hypot(x - cx, y - cy)
            if away < wide + span.radius and (best is None or away < best[0]):
                gap = (x - cx, -(y - cy), z - view.depth(frame, centre))
                forward = gap[0] * turn[0] + gap[1] * turn[3] + gap[2] * turn[6]
                lateral = gap[0] * turn[2] + gap[1] * turn[5] + gap[2] * turn[8]
                best = away, forward * turn[6] / deep**2 + lateral * turn[8] / wide**2
        if best:
            total += best[1] * 20.0
    return total


def _meeting(a: Span, b: Span) -> float | None:
    """How much nearer `a` is than `b` where both meet on the page (cm), None when they do not."""
    near = a.radius + b.radius
    for axis_index in (0, 1):
        low, high = sorted((a.begin[axis_index], a.end[axis_index]))
        other_low, other_high = sorted((b.begin[axis_index], b.end[axis_index]))
        if low > other_high + near or other_low > high + near:
            return None
    best_gap, ahead = 1e9, 0.0
    for i in range(6):
        t = i / 5
        x, y, z = (p + (q - p) * t for p, q in zip(a.begin, a.end, strict=True))
        dx, dy = b.end[0] - b.begin[0], b.end[1] - b.begin[1]
        length = dx * dx + dy * dy
        u = (
            0.0
            if length < 1e-9
            else max(0.0, min(1.0, ((x - b.begin[0]) * dx + (y - b.begin[1]) * dy) / length))
        )
        gap = hypot(x - b.begin[0] - u * dx, y - b.begin[1] - u * dy)
        if gap < best_gap:
            best_gap = gap
            ahead = z - (b.begin[2] + (b.end[2] - b.begin[2]) * u)
    return ahead if best_gap < near else None


def _sorted(fallback: list[str], edges: dict[tuple[str, str], float]) -> list[str]:
    """Back to front along the edges; ties by the fallback, segments of one limb kept together."""
    left = list(fallback)
    order: list[str] = []
    open_edges = dict(edges)
    while left:
        free = [name for name in left if not any(front == name for _, front in open_edges)]
        if not free:
            del open_edges[min(open_edges, key=lambda edge: open_edges[edge])]
            continue
        last = order[-1] if order else ""
        partner = _PARTNER.get(last[:-1], "") + last[-1:] if last else ""
        name = partner if partner in free else free[0]
        order.append(name)
        left.remove(name)
        open_edges = {edge: weight for edge, weight in open_edges.items() if edge[0] != name}
    return order
