"""Arms and legs as drawing commands, one part for the upper and one for the lower segment.

When both parts are drawn one after the other they are inked together and melt into one limb; when
something passes between them they are drawn apart and welded at the joint (depth per segment).
"""

from collections.abc import Callable
from itertools import pairwise
from math import cos, radians, sin
from typing import NamedTuple

from homeprog.figure import body
from homeprog.figure.body import SIGN, cm, offset
from homeprog.figure.camera import Circle, Point, Projector
from homeprog.figure.drawing import Clip, Command, Fill, Ink, Path
from homeprog.figure.look import FAR_INK_CM, INK_CM, Look
from homeprog.figure.shape_tables import BUILDS, Station
from homeprog.figure.shapes import blob, chain, circle, hull, limb
from homeprog.figure.vec import Vec

SLEEVE_TO = 0.50
SHORTS_TO = 0.62
TROUSERS_TO = 0.90
SKIN_FROM = 0.25
"""The thigh's skin begins well under the cloth: at an opened hip it would show beside the shorts."""


class Part(NamedTuple):
    """One segment of a limb, ready to ink and fill.

    Attributes:
        skin: Skin under the clothes.
        cloth: Garment over it, or None.
        tip: Hand or foot commands drawn after the skin.
        joint: Circle on the page round the joint to the other segment, for the weld.
    """

    skin: Path
    cloth: Path | None
    cloth_role: str
    tip: tuple[Command, ...]
    joint: Circle


class LimbArtist:
    """Builds limb parts of one frame.

    Attributes:
        view: Projector of the frame.
        look: The person.
        shoes: Whether the feet wear shoes.
    """

    def __init__(self, view: Projector, look: Look, shoes: bool) -> None:
        self.view = view
        self.look = look
        self._shape = BUILDS[look.build]
        self.shoes = shoes

    def upper_arm(self, side: str) -> Part:
        """Upper arm with its sleeve."""
        frame = "upper" + side
        stations = self._shape.upper
        skin = Path(*limb(self._circles(frame, body.UPPER_CM, stations)))
        sleeve = self._tube(frame, body.UPPER_CM, stations, SLEEVE_TO, cm(0.003), cm(0.0035))
        return Part(skin, sleeve, "shirt", (), self.view.circle("fore" + side, (0, 0, 0), cm(0.030)))

    def forearm(self, side: str) -> Part:
        """Forearm and hand."""
        skin = Path(*limb(self._circles("fore" + side, body.FORE_CM, self._shape.fore)))
        skin.polygons += self._hand(side)
        return Part(skin, None, "shirt", (), self.view.circle("fore" + side, (0, 0, 0), cm(0.030)))

    def thigh(self, side: str) -> Part:
        """Thigh with its trouser leg; the cloth runs over the buttock, so that a bent hip stays covered."""
        frame, stations, out = "thigh" + side, self._shape.thigh, SIGN[side]
        bare = tuple(station for station in stations if station[0] > SKIN_FROM)
        skin = Path(*limb(self._circles(frame, body.THIGH_CM, bare)))
        below_hip = stations[1:]  # above, the pelvis itself is the garment
        if self.look.bottoms == "shorts":
            cloth = self._tube(frame, body.THIGH_CM, below_hip, SHORTS_TO, cm(0.0025), cm(0.0045))
        else:
            cloth = Path(*limb(self._circles(frame, body.THIGH_CM, below_hip, cm(0.0035))))
        radius = self._shape.buttock - cm(0.002)
        middle = self.view.circle(frame, offset(-0.008, -0.040), cm(0.0480))
        buttock = self.view.circle("pelvis", offset(-0.0225, -0.012, out * 0.045), radius)
        hip = self.view.circle("pelvis", offset(-0.006, -0.004, out * 0.046), cm(0.0430))
        cloth.add(blob(buttock, middle, hip))
        cloth.add(hull(circle(middle) + self._disc(frame, body.THIGH_CM, stations, 0.42, cm(0.0045))))
        return Part(skin, cloth, "shorts", (), self.view.circle("shank" + side, (0, 0, 0), cm(0.042)))

    def shank(self, side: str, shade: float, ink: float) -> Part:
        """Shank, knee cap and foot."""
        frame, stations = "shank" + side, self._shape.shank
        bend = radians(self.view.rig.pose.limbs["leg" + side]["knee"] * 0.45)
        cap = self.view.circle(
            frame, (cm(0.006) * cos(bend), cm(0.012) * sin(bend) + cm(0.004), 0), cm(0.0275)
        )
        below = self.view.circle(frame, offset(0.003, -0.030), cm(0.026))
        skin = Path(*limb(self._circles(frame, body.SHANK_CM, stations)), *chain([cap, below]))
        cloth = None
        if self.look.bottoms == "trousers":
            cloth = self._tube(frame, body.SHANK_CM, stations, TROUSERS_TO, cm(0.0035), cm(0.006))
            cloth.polygons += chain([cap, below])
        tip = self._foot(side, shade, ink)
        return Part(skin, cloth, "shorts", tip, self.view.circle(frame, (0, 0, 0), cm(0.042)))

    # Hands and feet

    def _hand(self, side: str) -> list[list[Point]]:
        """A mitten: palm, three finger joints with one curl, and a thumb."""
        frame, out = "hand" + side, SIGN[side]
        curl = radians(self.view.rig.pose.limbs["arm" + side]["curl"])

        def at(x: float, y: float, z: float, radius: float) -> Circle:
            return self.view.circle(frame, offset(x, y, z), cm(radius))

        shapes = [
            blob(
                at(0, 0, 0, 0.0140),
                at(0.012, -0.020, 0, 0.0115),
                at(-0.010, -0.020, 0, 0.0115),
                at(0.014, -0.046, 0, 0.0100),
                at(-0.014, -0.044, 0, 0.0100),
            )
        ]
        y, z, bend = -0.046, 0.0, 0.0
        before = (at(0.014, y, z, 0.0095), at(-0.013, y, z, 0.0090))
        for length, share, width, radius in (
            (0.022, 1.0, 0.0125, 0.0085),
            (0.018, 1.1, 0.0105, 0.0078),
            (0.014, 0.8, 0.0075, 0.0070),
        ):
            bend += curl * share
            y -= length * cos(bend)
            z -= out * length * sin(bend)
            now = (at(width, y, z, radius), at(-width, y + 0.002, z, radius - 0.0003))
            shapes.append(blob(*before, *now))
            before = now
        fold = 0.4 * sin(curl)
        thumb = [
            at(0.008, -0.010, -out * 0.004, 0.0100),
            at(0.0215, -0.030, -out * 0.010, 0.0080),
            at(0.0235, -0.048, -out * (0.012 + 0.02 * fold), 0.0066),
        ]
        return shapes + chain(thumb)

    def _foot(self, side: str, shade: float, ink: float) -> tuple[Command, ...]:
        frame, out = "foot" + side, SIGN[side]
        toe = radians(self.view.rig.pose.limbs["leg" + side]["toe"])
        more = 0.003 if self.shoes else 0.0

        def at(x: float, y: float, z: float, radius: float) -> Circle:
            return self.view.circle(frame, offset(x, y, z), cm(radius))

        def hinged(x: float, y: float, z: float) -> tuple[float, float, float]:
            dx, dy = x - 0.063, y + 0.027
            return 0.063 + dx * cos(toe) - dy * sin(toe), -0.027 + dx * sin(toe) + dy * cos(toe), z

        ankle, heel = at(0, 0, 0, 0.0178 + more), at(-0.0275, -0.0210, 0, 0.0180)
        ball = (at(0.060, -0.0250, out * 0.014, 0.0140), at(0.066, -0.0250, -out * 0.012, 0.0140))
        tip = (
            at(*hinged(0.088, -0.0285, out * 0.012), 0.0105),
            at(*hinged(0.0965, -0.0285, -out * 0.010), 0.0105),
        )
        foot = Path(blob(*ball, *tip))
        if self.shoes:
            middle = (at(0.028, -0.0150, out * 0.006, 0.0190), at(0.028, -0.0150, -out * 0.008, 0.0190))
            foot.add(blob(ankle, heel, *middle))
            foot.add(blob(heel, *middle, *ball))
            return (Ink((foot,), ink), *self._shoe(frame, foot, shade, hinged))
        middle = (at(0.024, -0.0140, out * 0.006, 0.0185), at(0.024, -0.0140, -out * 0.007, 0.0185))
        foot.add(blob(ankle, heel, at(0.026, -0.0130, 0, 0.0185)))
        foot.add(blob(at(-0.012, -0.024, 0, 0.0125), *middle, *ball))
        weld = Path(circle(self.view.circle("shank" + side, (0, -body.SHANK_CM + cm(0.012), 0), cm(0.0170))))
        return (Ink((foot,), ink), Fill(foot, "skin", shade), Fill(weld, "skin", shade))

    def _shoe(
        self, frame: str, foot: Path, shade: float, hinged: Callable[[float, float, float], Vec]
    ) -> tuple[Command, ...]:
        """Upper and sole; what faces the viewer is painted last."""
        turn = self.view.prepared(frame)[0]
        sees_upper = turn[7] > -0.02
        edge = -0.039 + 0.0085
        low, high = (edge, 0.06) if sees_upper else (-0.06, edge)
        corners = [(z, y) for z in (0.04, -0.04) for y in (low, high)]
        part = Path(
            hull([self.view.page(frame, offset(x, y, z)) for x in (-0.08, 0.064) for z, y in corners]),
            hull(
                [self.view.page(frame, offset(*hinged(x, y, z))) for x in (0.062, 0.13) for z, y in corners]
            ),
        )
        under, over = ("sole", "shoe") if sees_upper else ("shoe", "sole")
        return Fill(foot, under, shade), Clip((foot,), (Fill(part, over, shade),))

    # Stations

    def _circles(
        self, frame: str, length: float, stations: tuple[Station, ...], grow: float = 0.0
    ) -> list[Circle]:
        return [
            self.view.circle(frame, (forward, -u * length, 0.0), radius + grow)
            for u, forward, radius in stations
        ]

    def _tube(
        self, frame: str, length: float, stations: tuple[Station, ...], end: float, grow: float, flare: float
    ) -> Path:
        """A garment round a bone down to `end` of its length, with a flat hem."""
        cut = [station for station in stations if station[0] < end - 1e-6]
        cut.append(_station(stations, end))
        wide = [(u, forward, radius + grow + flare * u / end) for u, forward, radius in cut]
        tube = Path(*limb(self._circles(frame, length, tuple(wide)), end_cap=False))
        hems = [
            self.view.ring(frame, forward + radius, radius - forward, radius, -u * length)
            for u, forward, radius in wide[-2:]
        ]
        tube.add(hull(hems[0] + hems[1]))
        return tube

    def _disc(
        self, frame: str, length: float, stations: tuple[Station, ...], u: float, grow: float
    ) -> list[Point]:
        _, forward, radius = _station(stations, u)
        radius += grow
        return self.view.ring(frame, forward + radius, radius - forward, radius, -u * length)


def _station(stations: tuple[Station, ...], u: float) -> Station:
    """The station at a fraction of the bone, between those of the table."""
    for a, b in pairwise(stations):
        if u <= b[0]:
            t = (u - a[0]) / (b[0] - a[0])
            return u, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t
    return stations[-1]


def draw_parts(parts: list[Part], shade: float, far: bool) -> list[Command]:
    """Ink and fill one or both segments of a limb; two segments melt together."""
    ink = FAR_INK_CM if far else INK_CM
    commands: list[Command] = [Ink(tuple(part.skin for part in parts), ink)]
    commands += [Fill(part.skin, "skin", shade) for part in parts]
    for part in parts:
        commands += part.tip
    cloths = tuple(part.cloth for part in parts if part.cloth is not None)
    if cloths:
        commands.append(Ink(cloths, ink))
        commands += [
            Fill(cloth, part.cloth_role, shade) for part in parts if (cloth := part.cloth) is not None
        ]
    return commands


def weld_joint(under: Part, shade: float, *, clothed: bool) -> Clip:
    """Fill the segment that lies under anew around the joint, which takes the line across the limb away.

    Args:
        under: The segment drawn first.
        shade: Its tone.
        clothed: Whether its garment covers the joint.
    """
    fill = (
        Fill(under.cloth, under.cloth_role, shade)
        if clothed and under.cloth
        else Fill(under.skin, "skin", shade)
    )
    return Clip((Path(circle(under.joint)),), (fill,))
