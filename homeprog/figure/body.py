"""The body: skeleton lengths, neutral curves, contact points and joint limits.

Every length is written as a fraction of stature and turned into centimetres on a person of 170 cm.
Local frames: x forward, y up, z to the figure's right (the near side of a figure that faces right); a limb
bone runs along its own -y.

Sources:
    Segment lengths: Drillis and Contini 1966, as tabulated in Winter, Biomechanics and Motor Control of
    Human Movement, 4th ed., figure 4.1; hand and head drawn slightly enlarged so that they read at 2 m.
    Neutral spinal curves and contact points: fitted so that ear, shoulder and hip stand over each other.
"""

from typing import Final, NamedTuple

from homeprog.figure.vec import Vec

STATURE_CM: Final = 170.0
SIDES: Final = ("N", "F")
SIGN: Final = {"N": 1.0, "F": -1.0}


def cm(fraction: float) -> float:
    """A fraction of stature in centimetres."""
    return fraction * STATURE_CM


def offset(x: float, y: float, z: float = 0.0) -> Vec:
    """A local offset in centimetres from fractions of stature."""
    return (cm(x), cm(y), cm(z))


THIGH_CM: Final = cm(0.245)
SHANK_CM: Final = cm(0.246)
ANKLE_HEIGHT_CM: Final = cm(0.039)
UPPER_CM: Final = cm(0.186)
FORE_CM: Final = cm(0.146)
HIP_HALF_CM: Final = cm(0.050)
SHOULDER_HALF_CM: Final = cm(0.099)
LUMBAR_CM: Final = cm(0.112)
THORAX_CM: Final = cm(0.150)
NECK_CM: Final = cm(0.058)
GRIP_CM: Final = cm(0.050)
"""From the wrist to the middle of the palm."""
BALL_CM: Final = cm(0.062)
HEEL_CM: Final = cm(0.028)

LUMBAR_UNITS: Final = 5
THORAX_UNITS: Final = 9
NECK_UNITS: Final = 3
LEVELS: Final = {
    "L5": 0,
    "L3": 2,
    "T12": 5,
    "T9": 8,
    "T7": 9,
    "T5": 11,
    "T3": 12,
    "C7": 14,
    "C5": 15,
    "C3": 16,
    "C1": 17,
}
"""Named levels of the spine and their index among the spinal frames."""
SHOULDER_LEVEL: Final = LUMBAR_UNITS + 7
L5_OFFSET: Final = offset(-0.024, 0.058)
SHOULDER_OFFSET: Final = offset(0.024, -0.002)

# Neutral curve, flexion positive, degrees; the five add up to zero, so the gaze is level in standing.
NEUTRAL_L5: Final = 11.0
NEUTRAL_LUMBAR: Final = -25.0
NEUTRAL_THORAX: Final = 33.0
NEUTRAL_NECK: Final = -8.0
NEUTRAL_HEAD: Final = -11.0

TRUNK_ANGLES: Final = (
    "pitch",
    "roll",
    "yaw",
    "lumbar",
    "thorax",
    "neck",
    "head",
    "lumbar_bend",
    "thorax_bend",
    "neck_bend",
    "lumbar_twist",
    "thorax_twist",
    "neck_turn",
    "belly",
    "chest",
)
ARM_ANGLES: Final = {
    "shoulder": 0.0,
    "abd": 5.0,
    "rot": 0.0,
    "elbow": 8.0,
    "pron": 0.0,
    "wrist": 0.0,
    "dev": 0.0,
    "curl": 12.0,
    "shrug": 0.0,
    "reach": 0.0,
}
LEG_ANGLES: Final = {"hip": 0.0, "abd": 0.0, "rot": 0.0, "knee": 0.0, "ankle": 0.0, "toe": 0.0}


class Limit(NamedTuple):
    """Lowest and highest angle of a joint, degrees."""

    low: float
    high: float


LIMITS: Final = {
    "hip": Limit(-28, 135),
    "knee": Limit(-2, 155),
    "ankle": Limit(-66, 36),
    "toe": Limit(-35, 75),
    "elbow": Limit(-2, 152),
    "lumbar": Limit(-40, 60),
    "thorax": Limit(-35, 40),
    "neck": Limit(-60, 60),
    "head": Limit(-35, 35),
    "lumbar_bend": Limit(-35, 35),
    "thorax_bend": Limit(-35, 35),
    "neck_bend": Limit(-40, 40),
    "lumbar_twist": Limit(-40, 40),
    "thorax_twist": Limit(-45, 45),
    "neck_turn": Limit(-75, 75),
}
"""Joint limits (figure.md 10, test 2). Shoulder and forearm angles are left out: three Euler angles near
90 degrees are not anatomical ranges; the swing of an arm is judged by what it touches."""


class Contact(NamedTuple):
    """A named point of the body: the frame it belongs to, its place there, its radius (cm)."""

    frame: str
    at: Vec
    radius: float


def _trunk_points() -> dict[str, Contact]:
    table = {
        "pelvis": ("pelvis", (0, 0), 0.0),
        "sacrum": ("pelvis", (-0.045, 0.024), 0.0315),
        "buttock": ("pelvis", (-0.028, -0.012), 0.046),
        "ischium": ("pelvis", (-0.0225, -0.012), 0.050),
        "belly": ("L3", (0.058, -0.012), 0.012),
        "navel": ("L5", (0.064, 0.0), 0.012),
        "lowback": ("L3", (-0.030, 0), 0.008),
        "midback": ("T7", (-0.030, 0), 0.015),
        "upperback": ("T5", (-0.028, 0), 0.018),
        "chest": ("T5", (0.075, 0), 0.012),
        "c7": ("C7", (-0.015, 0), 0.012),
        "neck": ("C5", (0.009, 0), 0.028),
        "head": ("head", (0.008, 0.042), 0.056),
        "occiput": ("head", (-0.004, 0.032), 0.053),
        "forehead": ("head", (0.016, 0.048), 0.042),
        "cheek": ("head", (0.008, 0.030), 0.046),
        "chin": ("head", (0.040, -0.028), 0.010),
        "headback": ("head", (-0.062, 0.050), 0.004),
        "c7back": ("C7", (-0.034, 0), 0.006),
        "lowbackskin": ("L3", (-0.050, 0.020), 0.006),
        "sacrumback": ("pelvis", (-0.088, 0.020), 0.004),
    }
    return {name: Contact(frame, offset(*at), cm(radius)) for name, (frame, at, radius) in table.items()}


def _limb_points(side: str) -> dict[str, Contact]:
    out = SIGN[side]
    table: dict[str, tuple[str, tuple[float, float, float], float]] = {
        "waist": ("pelvis", (0.010, 0.030, out * 0.095), 0.0),
        "troch": ("pelvis", (-0.006, -0.008, out * 0.046), 0.050),
        "hip": ("thigh" + side, (0, 0, 0), 0.055),
        "knee": ("shank" + side, (0.004, 0, 0), 0.031),
        "kneecap": ("shank" + side, (0.008, 0.004, 0), 0.026),
        "shin": ("shank" + side, (0.004, -0.120, 0), 0.024),
        "calf": ("shank" + side, (-0.012, -0.085, 0), 0.024),
        "ankle": ("foot" + side, (0, 0, 0), 0.018),
        "malleolus": ("foot" + side, (0, 0, out * 0.004), 0.020),
        "sole": ("foot" + side, (0, 0, 0), 0.039),
        "heel": ("foot" + side, (-0.028, -0.0205, 0), 0.0185),
        "ball": ("foot" + side, (0.062, -0.026, 0), 0.013),
        "toe": ("foot" + side, (0.096, -0.029, 0), 0.010),
        "instep": ("foot" + side, (0.035, -0.010, 0), 0.012),
        "arch": ("foot" + side, (0.045, -0.036, 0), 0.003),
        "shoulder": ("upper" + side, (0, 0, 0), 0.033),
        "deltoid": ("upper" + side, (0, -0.006, out * 0.004), 0.034),
        "elbow": ("fore" + side, (0, 0, 0), 0.022),
        "forearm": ("fore" + side, (0, -0.075, 0), 0.020),
        "wrist": ("hand" + side, (0, 0, 0), 0.015),
        "palm": ("hand" + side, (0, -0.048, 0), 0.012),
        "grip": ("hand" + side, (0, -0.052, 0), 0.012),
        "fingers": ("hand" + side, (0, -0.090, 0), 0.008),
    }
    return {
        name + side: Contact(frame, offset(*at), cm(radius)) for name, (frame, at, radius) in table.items()
    }


POINTS: Final = {**_trunk_points(), **_limb_points("N"), **_limb_points("F")}
"""Every named point of the body."""

DROP_POINTS: Final = {
    "leg": ("heel", "toe", "ball", "ankle", "malleolus", "knee", "kneecap", "calf", "shin"),
    "arm": ("wrist", "elbow", "palm", "fingers", "forearm"),
}
"""Points (without side letter) that a limb may be lowered on."""


class Segment(NamedTuple):
    """A limb segment whose surface can be named: length, radius at its two ends (cm)."""

    length: float
    radius_start: float
    radius_end: float


SEGMENTS: Final = {
    "thigh": Segment(THIGH_CM, cm(0.050), cm(0.032)),
    "shank": Segment(SHANK_CM, cm(0.031), cm(0.021)),
    "upper": Segment(UPPER_CM, cm(0.030), cm(0.030)),
    "fore": Segment(FORE_CM, cm(0.022), cm(0.022)),
    "foot": Segment(cm(0.100), cm(0.020), cm(0.020)),
    "hand": Segment(cm(0.100), cm(0.010), cm(0.010)),
}
SURFACE_SIDES: Final = {
    "front": (1.0, 0.0),
    "back": (-1.0, 0.0),
    "out": (0.0, 1.0),
    "in": (0.0, -1.0),
    "middle": (0.0, 0.0),
}
"""Sides of a segment as (forward, outward) directions."""


class SurfacePoint(NamedTuple):
    """A point on a limb written `thighN@0.6:front`: segment, side letter, fraction, side of the limb."""

    segment: str
    side: str
    fraction: float
    face: str

    @property
    def frame(self) -> str:
        """Frame of the segment, e.g. `thighN`."""
        return self.segment + self.side

    def __str__(self) -> str:
        return f"{self.frame}@{self.fraction:g}:{self.face}"


def parse_surface(name: str) -> SurfacePoint | None:
    """Read a surface point, or None when the text is not one.

    Args:
        name: `<segment><N|F>@<0..1>[:front|back|out|in|middle]`.
    """
    head, at, rest = name.partition("@")
    number, _, face = rest.partition(":")
    face = face or "front"
    if not at or head[:-1] not in SEGMENTS or head[-1:] not in SIDES or face not in SURFACE_SIDES:
        return None
    try:
        fraction = float(number)
    except ValueError:
        return None
    return SurfacePoint(head[:-1], head[-1], fraction, face) if 0.0 <= fraction <= 1.0 else None


def is_point(name: str) -> bool:
    """Whether the text names a point of the body, on the surface or in the table."""
    return name in POINTS or parse_surface(name) is not None
