"""The surface of the body: radii along limbs and rings of trunk and pelvis, for two builds.

Written as fractions of stature, turned into centimetres. Laid by eye round the skeleton of `body.py`
(figure.md 3); the sturdy build has a fuller waist, hips and limbs on the same skeleton: poses fit both.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from homeprog.figure.body import STATURE_CM
from homeprog.figure.look import BuildName
from homeprog.figure.shapes import resample

Station: TypeAlias = tuple[float, float, float]
"""Fraction along the bone, forward offset, radius (cm)."""
Ring: TypeAlias = tuple[float, float, float, float]
"""Height (pelvis) or spinal level (trunk), front, back, half width (cm)."""

_UPPER = [
    (0, 0, 0.0300),
    (0.15, 0.001, 0.0300),
    (0.35, 0.003, 0.0275),
    (0.6, 0.003, 0.0245),
    (0.85, 0.001, 0.0215),
    (1, -0.001, 0.0200),
]
_FORE = [
    (0, -0.001, 0.0200),
    (0.10, 0, 0.0212),
    (0.25, 0.001, 0.0216),
    (0.5, 0.001, 0.0190),
    (0.8, 0, 0.0148),
    (1, 0, 0.0132),
]
_THIGH = [
    (0, -0.004, 0.0440),
    (0.14, -0.001, 0.0505),
    (0.3, 0.003, 0.0480),
    (0.5, 0.004, 0.0425),
    (0.7, 0.003, 0.0365),
    (0.88, 0.001, 0.0318),
    (1, 0.001, 0.0298),
]
_SHANK = [
    (0, 0.001, 0.0298),
    (0.08, -0.001, 0.0285),
    (0.2, -0.006, 0.0293),
    (0.33, -0.008, 0.0296),
    (0.5, -0.006, 0.0262),
    (0.7, -0.002, 0.0205),
    (0.88, 0, 0.0175),
    (1, 0, 0.0170),
]
_PELVIS = [
    (-0.050, 0.040, 0.058, 0.072),
    (-0.030, 0.048, 0.072, 0.088),
    (-0.008, 0.055, 0.0775, 0.093),
    (0.015, 0.0595, 0.0760, 0.093),
    (0.046, 0.0620, 0.0680, 0.087),
    (0.060, 0.0620, 0.0620, 0.084),
]
_TRUNK = [
    (0, 0.0860, 0.0370, 0.082),
    (2, 0.0750, 0.0345, 0.077),
    (3.5, 0.0745, 0.0360, 0.077),
    (5, 0.0790, 0.0395, 0.081),
    (8, 0.0910, 0.0430, 0.0870),
    (10, 0.0885, 0.0430, 0.087),
    (11, 0.0800, 0.0420, 0.084),
    (12, 0.0650, 0.0385, 0.076),
    (13, 0.0470, 0.0330, 0.060),
    (14, 0.0320, 0.0265, 0.040),
]
# What the sturdy build adds to front, back and half width, at the same rows.
_PELVIS_MORE = [
    (0.004, 0.004, 0.006),
    (0.006, 0.005, 0.008),
    (0.009, 0.006, 0.009),
    (0.013, 0.005, 0.009),
    (0.019, 0.004, 0.010),
    (0.021, 0.004, 0.011),
]
_TRUNK_MORE = [
    (0.021, 0.004, 0.013),
    (0.026, 0.004, 0.015),
    (0.026, 0.004, 0.014),
    (0.021, 0.003, 0.011),
    (0.013, 0.002, 0.007),
    (0.009, 0.002, 0.005),
    (0.006, 0.001, 0.003),
    (0.003, 0.001, 0.002),
    (0.001, 0, 0.001),
    (0, 0, 0),
]

WAIST: Final = 4
"""Index of the pelvis ring where the shirt begins."""


@dataclass(frozen=True, slots=True)
class Build:
    """Surface tables of one build, cm.

    Attributes:
        upper, fore, thigh, shank: Stations along each bone.
        pelvis: Rings across the pelvis frame, bottom up.
        trunk: Rings across spinal levels, bottom up.
        buttock: Radius of each buttock.
    """

    upper: tuple[Station, ...]
    fore: tuple[Station, ...]
    thigh: tuple[Station, ...]
    shank: tuple[Station, ...]
    pelvis: tuple[Ring, ...]
    trunk: tuple[Ring, ...]
    buttock: float


def _stations(table: list[tuple[float, float, float]], rows: int, girth: float) -> tuple[Station, ...]:
    """Stations in cm; the girth grows most in the middle of the bone and less at its far joint."""
    out = []
    for u, forward, radius in resample([tuple(map(float, row)) for row in table], rows):
        out.append((u, forward * STATURE_CM, radius * STATURE_CM * (1 + girth * (1 - 0.7 * u))))
    return tuple(out)


def _rings(
    table: list[tuple[float, float, float, float]],
    more: list[tuple[float, float, float]],
    fullness: float,
    key: float,
) -> list[tuple[float, ...]]:
    return [
        (row[0] * key, *((row[i + 1] + add[i] * fullness) * STATURE_CM for i in range(3)))
        for row, add in zip(table, more, strict=True)
    ]


def _build(fullness: float) -> Build:
    pelvis = _rings(_PELVIS, _PELVIS_MORE, fullness, STATURE_CM)
    trunk = resample(_rings(_TRUNK, _TRUNK_MORE, fullness, 1.0), 15)
    return Build(
        upper=_stations(_UPPER, 9, 0.16 * fullness),
        fore=_stations(_FORE, 9, 0.10 * fullness),
        thigh=_stations(_THIGH, 11, 0.11 * fullness),
        shank=_stations(_SHANK, 12, 0.09 * fullness),
        pelvis=tuple((a, b, c, d) for a, b, c, d in pelvis),
        trunk=tuple((a, b, c, d) for a, b, c, d in trunk),
        buttock=(0.052 + 0.004 * fullness) * STATURE_CM,
    )


BUILDS: Final[dict[BuildName, Build]] = {"slender": _build(0.0), "sturdy": _build(1.0)}
