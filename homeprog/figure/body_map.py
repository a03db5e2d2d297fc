"""The person standing, seen from the front or from behind, divided into the zones of clinical.md 0.3.

The same body as in every figure. Left and right are the person's own: from behind the left leg is on the
left of the picture, from the front on the right.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from homeprog.figure.camera import Camera
from homeprog.figure.clip import load_clip
from homeprog.figure.drawing import Box, Drawing, Path
from homeprog.figure.look import Look
from homeprog.figure.person import PersonArtist
from homeprog.figure.pose import Stance

MapView: TypeAlias = Literal["back", "front"]
ZONES: Final[Mapping[MapView, tuple[int, ...]]] = {"back": (1, 2, 3, 4, 5), "front": (2, 3, 4, 5)}
"""Zones to be seen from each side; the low back only from behind."""

_CAMERAS: Final[Mapping[MapView, tuple[float, float]]] = {"back": (-90.0, 6.0), "front": (90.0, 10.0)}
_TOPS_CM: Final = {1: 121.0, 2: 101.0, 3: 80.0, 4: 50.0, 5: 9.5}
"""Height where each zone begins: lowest ribs, rim of the pelvis, buttock crease, knee, ankle."""
_STANCE: Final = {
    "base": "stand",
    "frames": [
        {
            "legs": {"thigh": 0, "shank": 0, "flat": True, "abd": 4, "turn": 14},
            "arms": {"upper": 0, "abd": 17, "elbow": 8},
        }
    ],
}
_HALF_WIDTH_CM: Final = 42.0
_CROWN_CM: Final = 176.5
_ASPECT: Final = 100.0 / 220.0


class BodyMap(NamedTuple):
    """One view of the standing person.

    Attributes:
        drawing: The picture; its box has the shape 100 : 220.
        body: Paths of trunk and legs on the page, without the arms: zones are parts of it.
        bands: Zone -> upper and lower edge on the page, cm.
        left_is_left: Whether the person's left is on the left of the picture.
    """

    drawing: Drawing
    body: tuple[Path, ...]
    bands: Mapping[int, tuple[float, float]]
    left_is_left: bool


def body_map(view: MapView, look: Look, bases: Mapping[str, Stance]) -> BodyMap:
    """The person of this look seen from `back` or `front`.

    Args:
        view: From where.
        look: The person.
        bases: From `reading.parse_bases`.
    """
    rig = load_clip(_STANCE, bases, "body map").keys[0].rig
    camera = Camera(*_CAMERAS[view])
    artist = PersonArtist(rig, camera, look, (), shoes=False, hatched=False, flip=False)
    commands = [*artist.draw(), artist.smooth_waist()]
    highest = camera.page((0.0, _CROWN_CM, 0.0))[1]
    bottom = highest + 2 * _HALF_WIDTH_CM / _ASPECT
    box = Box(-_HALF_WIDTH_CM, highest, _HALF_WIDTH_CM, bottom)
    tops = {zone: camera.page((0.0, _TOPS_CM[zone], 0.0))[1] for zone in ZONES[view]}
    ends = [*list(tops.values())[1:], bottom]
    bands = {zone: (top, end) for (zone, top), end in zip(tops.items(), ends, strict=True)}
    return BodyMap(Drawing(tuple(commands), box), artist.below_chest(), bands, view == "back")
