"""The whole person of one frame as drawing commands, back to front."""

from homeprog.figure.body import SIGN, cm
from homeprog.figure.camera import Camera, Projector
from homeprog.figure.drawing import Clip, Command, Fill, Ink, Path
from homeprog.figure.head import head_group
from homeprog.figure.highlight import Highlight, highlight_command
from homeprog.figure.limbs import LimbArtist, Part, draw_parts, weld_joint
from homeprog.figure.look import FAR_INK_CM, INK_CM, Look
from homeprog.figure.order import HEAD, PROFILE, TRUNK, Sides, drawing_order, facing
from homeprog.figure.rig import Rig
from homeprog.figure.shapes import circle
from homeprog.figure.trunk import Trunk

_LEG_PARTS = ("thigh", "shank")


class PersonArtist:
    """Draws a rig.

    Attributes:
        commands: Filled by `draw`.
        middle: Where in `commands` things in both hands belong: after trunk and far limbs.
        between_legs: Where what lies between the legs belongs: before the leg that is drawn last.
    """

    def __init__(
        self,
        rig: Rig,
        camera: Camera,
        look: Look,
        highlights: tuple[Highlight, ...],
        *,
        shoes: bool,
        hatched: bool,
        flip: bool,
        glow: float = 1.0,
    ) -> None:
        self.view = Projector(rig, camera)
        self.commands: list[Command] = []
        self.middle = 0
        self.between_legs = 0
        self._look = look
        self._highlights = highlights
        self._hatched, self._flip, self._strength = hatched, flip, glow
        self._limbs = LimbArtist(self.view, look, shoes)
        self._trunk = Trunk(self.view, look)
        self._sides: Sides = facing(self.view)
        self._drawn: dict[str, Part] = {}
        self._trunk_done = False
        self._waiting: list[tuple[str, bool]] = []
        self._trunk_glow_waits = False

    def draw(self) -> list[Command]:
        """All commands of the person."""
        order = drawing_order(self.view)
        index = 0
        while index < len(order):
            name = order[index]
            if name[:-1] not in _LEG_PARTS:
                self._flush_legs()
            if name == TRUNK:
                self._draw_trunk()
            elif name == HEAD:
                self.commands.append(head_group(self.view, self._look.hair))
                self.middle = len(self.commands)
            else:
                pair = index + 1 < len(order) and _is_pair(name, order[index + 1])
                self._draw_limb([name, order[index + 1]] if pair else [name])
                index += pair
            index += 1
        self._flush_legs()
        self._flush_trunk()
        return self.commands

    def below_chest(self) -> tuple[Path, ...]:
        """Trunk and legs as they were drawn, feet included, without the arms."""
        paths = [self._trunk.shirt, self._trunk.pelvis]
        for name, part in self._drawn.items():
            if name[:-1] in _LEG_PARTS:
                inked = [command for command in part.tip if isinstance(command, Ink)]
                paths += [part.skin, *(path for ink in inked for path in ink.paths)]
                paths += [part.cloth] if part.cloth is not None else []
        return tuple(paths)

    def smooth_waist(self) -> Clip:
        """Pelvis and shirt anew: takes the rims of both thighs away where a straight body shows them."""
        pelvis, shirt = self._trunk.pelvis, self._trunk.shirt
        return Clip((pelvis,), (Fill(pelvis, "shorts"), Ink((shirt,), INK_CM), Fill(shirt, "shirt")))

    def _draw_trunk(self) -> None:
        self.commands += self._trunk.body_commands()
        self._trunk_done = True
        self._trunk_glow_waits = True
        if abs(self._sides.legs) > PROFILE:
            self._flush_trunk()
        self.commands += self._trunk.neck_commands()
        self._glow("neck", "", (self._trunk.neck,))

    def _flush_trunk(self) -> None:
        if self._trunk_glow_waits:
            self._glow("trunk", "", (self._trunk.shirt, self._trunk.pelvis))
        self._trunk_glow_waits = False

    def _draw_limb(self, names: list[str]) -> None:
        side = names[0][-1]
        leg = names[0][:-1] in _LEG_PARTS
        share = self._sides.legs if leg else self._sides.arms
        # The tone depends on anatomy and view only, never on the pose: else colours flicker in motion.
        averted = SIGN[side] * share < 0
        shade = max(0.0, min(1.0, (abs(share) - 0.6) / 0.15)) if averted else 0.0
        far = averted and abs(share) > PROFILE
        ink = FAR_INK_CM if far else INK_CM
        if leg and not any(name in self._drawn for name in (names[0], _partner(names[0]))):
            self.between_legs = len(self.commands)
        parts = {name: self._part(name, shade, ink) for name in names}
        self.commands += draw_parts(
            sorted(parts.values(), key=lambda part: part.cloth is None, reverse=True), shade, far
        )
        partner = _partner(names[0])
        if len(names) == 1 and partner in self._drawn:
            clothed = leg and self._look.bottoms == "trousers"
            self.commands.append(weld_joint(self._drawn[partner], shade, clothed=clothed))
        self._drawn |= parts
        if "thigh" + side in parts and self._trunk_done and not far:
            self._weld_hip(side, shade, parts["thigh" + side])
        if leg:
            self._waiting.append((side, far))
        else:
            if "upper" + side in parts and self._trunk_done and not far:
                self._weld_shoulder(side, shade)
            self._glow(
                "arm",
                side,
                tuple(path for part in parts.values() for path in (part.skin, part.cloth) if path),
            )

    def _part(self, name: str, shade: float, ink: float) -> Part:
        kind, side = name[:-1], name[-1]
        if kind == "shank":
            return self._limbs.shank(side, shade, ink)
        makers = {"upper": self._limbs.upper_arm, "fore": self._limbs.forearm, "thigh": self._limbs.thigh}
        return makers[kind](side)

    def _weld_hip(self, side: str, shade: float, thigh: Part) -> None:
        """Take the line away where the trouser leg runs into the seat."""
        x, y, radius = self.view.circle("pelvis", (cm(-0.008), 0.0, SIGN[side] * cm(0.045)), cm(0.088))
        around = Path(circle((x, y, radius)))
        assert thigh.cloth is not None
        fills = (Fill(self._trunk.seat, "shorts", shade), Fill(thigh.cloth, "shorts", shade))
        self.commands.append(Clip((around,), fills))

    def _weld_shoulder(self, side: str, shade: float) -> None:
        """Take the line away where the sleeve runs into the shirt, if shoulder and neck lie apart."""
        x, y, radius = self.view.circle("upper" + side, (0.0, 0.0, 0.0), cm(0.0325))
        nx, ny = self.view.page("C7", (0.0, 0.0, 0.0))
        away = ((nx - x) ** 2 + (ny - y) ** 2) ** 0.5
        k = max(0.0, min(1.0, (away - cm(0.05)) / cm(0.04)))
        if k > 0.0:
            shift = cm(0.014) * k / max(away, 0.1)
            patch = Path(circle((x + (nx - x) * shift, y + (ny - y) * shift, radius * k)))
            self.commands.append(Clip((self._trunk.shirt,), (Fill(patch, "shirt", shade),)))

    def _flush_legs(self) -> None:
        """Highlights of the legs, once all legs of this layer are drawn."""
        for side, far in self._waiting:
            own = [part for name, part in self._drawn.items() if name[-1] == side and name[:-1] in _LEG_PARTS]
            within = [path for part in own for path in (part.skin, part.cloth) if path is not None]
            if not far and self._trunk_done:
                within += [self._trunk.pelvis, self._trunk.shirt]
            self._glow("leg", side, tuple(within))
        self._waiting = []

    def _glow(self, layer: str, side: str, within: tuple[Path, ...]) -> None:
        for item in self._highlights:
            if self._strength > 0.0 and item.belongs_to(layer, side):  # type: ignore[arg-type]  # names of the table
                command = highlight_command(
                    self.view,
                    item,
                    within,
                    strength=self._strength,
                    hatched=self._hatched,
                    flip=self._flip,
                )
                self.commands.append(command)


def ghost_commands(rig: Rig, camera: Camera, look: Look) -> list[Command]:
    """A pale trunk: where the start position was."""
    trunk = Trunk(Projector(rig, camera), look)
    paths = (trunk.pelvis, trunk.shirt)
    return [Ink(paths, INK_CM, "ghost_line"), *(Fill(path, "ghost") for path in paths)]


def _partner(name: str) -> str:
    kind = {"upper": "fore", "fore": "upper", "thigh": "shank", "shank": "thigh"}[name[:-1]]
    return kind + name[-1]


def _is_pair(a: str, b: str) -> bool:
    return b not in (TRUNK, HEAD) and _partner(a) == b
