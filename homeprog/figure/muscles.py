"""Muscles that a figure can show as stretched or working: soft strokes over the body.

Each muscle is a polyline of (frame, place in the frame, radius), written in fractions of stature, and the
layer it is drawn with: over a limb, over the trunk, over the neck.

Source: course of the muscles after Gray's Anatomy, laid by eye on the drawn surface (figure.md 2).
"""

from typing import Final, Literal, NamedTuple, TypeAlias

from homeprog.figure.body import SIGN, cm, offset
from homeprog.figure.vec import Vec

Layer: TypeAlias = Literal["leg", "arm", "trunk", "neck"]
Row: TypeAlias = tuple[str, float, float, float, float]


class MuscleCourse(NamedTuple):
    """Where a muscle runs: layer, side letter, polyline of (frame, place, radius in cm)."""

    layer: Layer
    side: str
    stations: tuple[tuple[str, Vec, float], ...]


# Frames: T thigh, K shank, U upper arm, F forearm, P pelvis, else a spinal level. z is positive outwards.
_TABLE: Final[dict[str, tuple[Layer, tuple[Row, ...]]]] = {
    "hamstrings": (
        "leg",
        (
            ("T", -0.030, -0.045, 0, 0.024),
            ("T", -0.024, -0.12, 0, 0.024),
            ("T", -0.020, -0.20, 0, 0.019),
            ("T", -0.018, -0.232, 0, 0.013),
        ),
    ),
    "quads": (
        "leg",
        (
            ("T", 0.026, -0.05, 0, 0.024),
            ("T", 0.022, -0.12, 0, 0.026),
            ("T", 0.018, -0.20, 0, 0.021),
            ("T", 0.016, -0.235, 0, 0.015),
        ),
    ),
    "calf": (
        "leg",
        (("K", -0.016, -0.025, 0, 0.020), ("K", -0.018, -0.09, 0, 0.022), ("K", -0.008, -0.17, 0, 0.012)),
    ),
    "shin": ("leg", (("K", 0.014, -0.04, 0, 0.012), ("K", 0.010, -0.15, 0, 0.010))),
    "glutes": (
        "leg",
        (
            ("P", -0.045, 0.022, 0.045, 0.028),
            ("P", -0.044, -0.010, 0.045, 0.034),
            ("T", -0.030, -0.03, 0, 0.028),
        ),
    ),
    "glutemed": (
        "leg",
        (
            ("P", -0.012, 0.042, 0.058, 0.026),
            ("P", -0.010, 0.012, 0.064, 0.032),
            ("T", -0.008, -0.02, 0.02, 0.026),
        ),
    ),
    "hipflexor": (
        "leg",
        (
            ("P", 0.030, 0.060, 0.04, 0.022),
            ("P", 0.034, 0.020, 0.045, 0.026),
            ("T", 0.026, -0.04, 0, 0.026),
            ("T", 0.024, -0.10, 0, 0.022),
        ),
    ),
    "adductor": ("leg", (("T", 0, -0.03, -0.03, 0.024), ("T", 0, -0.18, -0.02, 0.020))),
    "abs": (
        "trunk",
        (
            ("P", 0.036, 0.050, 0, 0.024),
            ("L3", 0.044, 0, 0, 0.026),
            ("T12", 0.048, 0, 0, 0.026),
            ("T9", 0.058, 0, 0, 0.024),
        ),
    ),
    "deepabs": (
        "trunk",
        (("P", 0.026, 0.050, 0, 0.030), ("L3", 0.034, 0, 0, 0.034), ("T12", 0.036, -0.01, 0, 0.028)),
    ),
    "lowback": (
        "trunk",
        (("P", -0.046, 0.055, 0, 0.020), ("L3", -0.018, 0, 0, 0.022), ("T12", -0.022, 0, 0, 0.022)),
    ),
    "back": (
        "trunk",
        (
            ("P", -0.046, 0.055, 0, 0.020),
            ("L3", -0.018, 0, 0, 0.022),
            ("T12", -0.022, 0, 0, 0.022),
            ("T7", -0.026, 0, 0, 0.024),
            ("T5", -0.024, 0, 0, 0.022),
        ),
    ),
    "upperback": (
        "trunk",
        (("T9", -0.028, 0, 0, 0.024), ("T5", -0.026, 0, 0, 0.026), ("C7", -0.018, -0.01, 0, 0.018)),
    ),
    "side": (
        "trunk",
        (
            ("P", 0, 0.05, 0.072, 0.024),
            ("L3", 0.012, 0, 0.062, 0.026),
            ("T12", 0.015, 0, 0.064, 0.026),
            ("T9", 0.02, 0, 0.066, 0.024),
        ),
    ),
    "obliques": (
        "trunk",
        (("P", 0.020, 0.055, 0.055, 0.026), ("L3", 0.024, 0, 0.055, 0.028), ("T12", 0.02, 0, 0.060, 0.026)),
    ),
    "chest": ("trunk", (("T7", 0.060, 0.01, 0.03, 0.030), ("T5", 0.05, 0, 0.07, 0.026))),
    "shoulder": ("arm", (("U", 0, 0, 0, 0.030), ("U", 0, -0.05, 0, 0.024))),
    "triceps": ("arm", (("U", -0.016, -0.04, 0, 0.018), ("U", -0.014, -0.15, 0, 0.016))),
    "neck": ("neck", (("C7", -0.012, 0.01, 0, 0.018), ("C3", -0.014, 0, 0, 0.018))),
}
_FRAMES: Final = {"T": "thigh", "K": "shank", "U": "upper", "F": "fore"}
_MIDLINE: Final = frozenset({"abs", "deepabs", "lowback", "back", "upperback", "neck"})

MUSCLES: Final = tuple(_TABLE)
"""Names that `stretch` and `work` may use, each with `:N` or `:F` for one side."""


def is_muscle(name: str) -> bool:
    """Whether the text names a muscle, with or without its side."""
    base, colon, side = name.partition(":")
    return base in _TABLE and (not colon or side in SIGN)


def courses(name: str) -> tuple[MuscleCourse, ...]:
    """The courses of `hamstrings:N` (one side) or `hamstrings` (both; once for muscles of the midline)."""
    base, _, only = name.partition(":")
    layer, rows = _TABLE[base]
    sides = (only,) if only else ("N",) if base in _MIDLINE else ("N", "F")
    return tuple(_course(layer, rows, side) for side in sides)


def _course(layer: Layer, rows: tuple[Row, ...], side: str) -> MuscleCourse:
    stations = []
    for key, x, y, z, radius in rows:
        frame = _FRAMES[key] + side if key in _FRAMES else "pelvis" if key == "P" else key
        stations.append((frame, offset(x, y, z * SIGN[side]), cm(radius)))
    return MuscleCourse(layer, side, tuple(stations))
