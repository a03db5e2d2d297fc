"""The rig: joint angles in, frames of every bone in the world out (forward kinematics).

A frame is a rotation and an origin. Joint rotations (x forward, y up, z right; out = +1 near, -1 far):
spine unit `Rz(-flexion) Rx(bend) Ry(-twist)`, root `Ry(yaw) Rz(-pitch) Ry(-roll)`, hip and shoulder
`Rz(flexion) Rx(-out*abduction) Ry(-out*rotation)`, knee `Rz(-knee)`, ankle `Rz(ankle)`, elbow `Rz(elbow)`,
hand `Ry(out*pron) Rx(out*wrist) Rz(dev)` (figure.md, appendix).
"""

from math import acos, atan2, cos, degrees, radians
from typing import TypeAlias

from homeprog.figure import body
from homeprog.figure.body import POINTS, SIDES, SIGN, cm, parse_surface
from homeprog.figure.vec import Mat, Vec, add, apply, matmul, rot_x, rot_y, rot_z

Frame: TypeAlias = tuple[Mat, Vec]
SIDE_PARTS = {f"{kind}{side}": (kind, side) for kind in ("arm", "leg") for side in SIDES}


class Pose:
    """Joint angles and the place of the pelvis.

    Attributes:
        trunk: Degrees per name of `body.TRUNK_ANGLES` (`belly` and `chest` in cm).
        limbs: `armN`, `armF`, `legN`, `legF` -> degrees per joint name.
        origin: Mid-hip point in the world, cm.
    """

    __slots__ = ("limbs", "origin", "trunk")

    def __init__(self) -> None:
        self.trunk: dict[str, float] = dict.fromkeys(body.TRUNK_ANGLES, 0.0)
        self.limbs: dict[str, dict[str, float]] = {
            name: dict(body.ARM_ANGLES if kind == "arm" else body.LEG_ANGLES)
            for name, (kind, _) in SIDE_PARTS.items()
        }
        self.origin: Vec = (0.0, 0.0, 0.0)

    def copy(self) -> "Pose":
        """An independent copy."""
        twin = Pose.__new__(Pose)
        twin.trunk = dict(self.trunk)
        twin.limbs = {name: dict(angles) for name, angles in self.limbs.items()}
        twin.origin = self.origin
        return twin


def _spine_unit(flexion: float, bend: float, twist: float) -> Mat:
    turn = rot_z(-flexion)
    if bend:
        turn = matmul(turn, rot_x(bend))
    return matmul(turn, rot_y(-twist)) if twist else turn


class Rig:
    """World frames of a pose.

    Attributes:
        pose: The angles; limb placing writes its results back here.
        frames: `pelvis`, spinal levels (`L5` .. `C1`), `head`, and per side `girdle`, `hip`, `upper`,
            `fore`, `hand`, `thigh`, `shank`, `foot`.
        spine: All 18 spinal frames, L5 first.
    """

    __slots__ = ("frames", "pose", "spine")

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.frames: dict[str, Frame] = {}
        self.spine: list[Frame] = []
        self._set_trunk()

    @classmethod
    def complete(cls, pose: Pose) -> "Rig":
        """The rig with all limbs at the pose's angles."""
        rig = cls(pose)
        for side in SIDES:
            rig.set_leg(side)
            rig.set_arm(side)
        return rig

    def _set_trunk(self) -> None:
        angles = self.pose.trunk
        root = rot_z(-angles["pitch"])
        if angles["yaw"]:
            root = matmul(rot_y(angles["yaw"]), root)
        if angles["roll"]:
            root = matmul(root, rot_y(-angles["roll"]))
        frames = self.frames
        origin = self.pose.origin
        frames["pelvis"] = (root, origin)
        for side in SIDES:
            frames["hip" + side] = (root, add(origin, apply(root, (0.0, 0.0, SIGN[side] * body.HIP_HALF_CM))))
        turn, at = matmul(root, rot_z(-body.NEUTRAL_L5)), add(origin, apply(root, body.L5_OFFSET))
        self.spine.append((turn, at))
        for part, twist, units, length, neutral in (
            ("lumbar", "lumbar_twist", body.LUMBAR_UNITS, body.LUMBAR_CM, body.NEUTRAL_LUMBAR),
            ("thorax", "thorax_twist", body.THORAX_UNITS, body.THORAX_CM, body.NEUTRAL_THORAX),
            ("neck", "neck_turn", body.NECK_UNITS, body.NECK_CM, body.NEUTRAL_NECK),
        ):
            bend = angles[part + "_bend"] / units
            step = _spine_unit((neutral + angles[part]) / units, bend, angles[twist] / units)
            rise = length / units
            for _ in range(units):
                at = (at[0] + turn[1] * rise, at[1] + turn[4] * rise, at[2] + turn[7] * rise)
                turn = matmul(turn, step)
                self.spine.append((turn, at))
        for name, index in body.LEVELS.items():
            frames[name] = self.spine[index]
        frames["head"] = (matmul(turn, rot_z(-(body.NEUTRAL_HEAD + angles["head"]))), at)
        for side in SIDES:
            self.set_girdle(side)

    def set_girdle(self, side: str) -> None:
        """Shoulder joint; the girdle rises with the arm (scapulohumeral rhythm, up to 0.03 of stature)."""
        arm = self.pose.limbs["arm" + side]
        elevation = degrees(acos(cos(radians(arm["shoulder"])) * cos(radians(arm["abd"]))))
        rise = max(0.0, elevation - 50.0) / 130.0
        turn, at = self.spine[body.SHOULDER_LEVEL]
        # The upper vertebra leans with the kyphosis: take that lean out, so that zero is an arm hanging down.
        part = (body.SHOULDER_LEVEL - body.LUMBAR_UNITS) / body.THORAX_UNITS
        turn = matmul(turn, rot_z(body.NEUTRAL_L5 + body.NEUTRAL_LUMBAR + body.NEUTRAL_THORAX * part))
        forward = body.SHOULDER_OFFSET[0] + arm["reach"] + cm(0.004) * rise
        up = body.SHOULDER_OFFSET[1] + arm["shrug"] + cm(0.030) * rise
        out = SIGN[side] * (body.SHOULDER_HALF_CM - cm(0.012) * rise)
        self.frames["girdle" + side] = (turn, add(at, apply(turn, (forward, up, out))))

    def set_arm(self, side: str) -> None:
        """Place an arm by its angles."""
        arm, out = self.pose.limbs["arm" + side], SIGN[side]
        turn, at = self.frames["girdle" + side]
        turn = matmul(
            turn, matmul(matmul(rot_z(arm["shoulder"]), rot_x(-out * arm["abd"])), rot_y(-out * arm["rot"]))
        )
        self.hang_arm(side, turn, at)

    def hang_arm(self, side: str, turn: Mat, at: Vec) -> None:
        """Place an arm from the rotation of its upper arm; elbow and hand by their angles."""
        arm, out, frames = self.pose.limbs["arm" + side], SIGN[side], self.frames
        frames["upper" + side] = (turn, at)
        at = add(at, apply(turn, (0.0, -body.UPPER_CM, 0.0)))
        turn = matmul(turn, rot_z(arm["elbow"]))
        frames["fore" + side] = (turn, at)
        at = add(at, apply(turn, (0.0, -body.FORE_CM, 0.0)))
        hand = matmul(matmul(rot_y(out * arm["pron"]), rot_x(out * arm["wrist"])), rot_z(arm["dev"]))
        frames["hand" + side] = (matmul(turn, hand), at)

    def set_leg(self, side: str) -> None:
        """Place a leg by its angles."""
        leg, out = self.pose.limbs["leg" + side], SIGN[side]
        turn, at = self.frames["hip" + side]
        turn = matmul(
            turn, matmul(matmul(rot_z(leg["hip"]), rot_x(-out * leg["abd"])), rot_y(-out * leg["rot"]))
        )
        self.hang_leg(side, turn, at)

    def hang_leg(self, side: str, turn: Mat, at: Vec) -> None:
        """Place a leg from the rotation of its thigh; knee and ankle by their angles."""
        leg, frames = self.pose.limbs["leg" + side], self.frames
        frames["thigh" + side] = (turn, at)
        at = add(at, apply(turn, (0.0, -body.THIGH_CM, 0.0)))
        turn = matmul(turn, rot_z(-leg["knee"]))
        frames["shank" + side] = (turn, at)
        at = add(at, apply(turn, (0.0, -body.SHANK_CM, 0.0)))
        frames["foot" + side] = (matmul(turn, rot_z(leg["ankle"])), at)

    def set_foot(self, side: str, turn: Mat) -> None:
        """Turn a foot to a world rotation and note the ankle angle that makes it."""
        shank = self.frames["shank" + side][0]
        along = shank[0] * turn[0] + shank[3] * turn[3] + shank[6] * turn[6]
        up = shank[1] * turn[0] + shank[4] * turn[3] + shank[7] * turn[6]
        self.pose.limbs["leg" + side]["ankle"] = degrees(atan2(up, along))
        self.frames["foot" + side] = (turn, self.frames["foot" + side][1])

    def at(self, frame: str, local: Vec) -> Vec:
        """A local point (cm) of a frame in the world."""
        turn, origin = self.frames[frame]
        return add(origin, apply(turn, local))

    def point(self, name: str) -> Vec:
        """A named or surface point in the world.

        Raises:
            KeyError: No such point.
        """
        if contact := POINTS.get(name):
            return self.at(contact.frame, contact.at)
        surface = parse_surface(name)
        if surface is None:
            raise KeyError(name)
        segment = body.SEGMENTS[surface.segment]
        radius = segment.radius_start + (segment.radius_end - segment.radius_start) * surface.fraction
        forward, outward = body.SURFACE_SIDES[surface.face]
        local = (forward * radius, -segment.length * surface.fraction, SIGN[surface.side] * outward * radius)
        return self.at(surface.frame, local)

    def lowest(self, name: str) -> float:
        """Height (cm) of the lowest spot of a named contact point."""
        contact = POINTS[name]
        turn, origin = self.frames[contact.frame]
        x, y, z = contact.at
        return origin[1] + turn[3] * x + turn[4] * y + turn[5] * z - contact.radius
