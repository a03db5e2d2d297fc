"""How the drawn person looks: build, clothes, hair, skin; and the widths of its lines."""

from typing import Final, Literal, TypeAlias

from msgspec import Struct

BuildName: TypeAlias = Literal["slender", "sturdy"]
HairName: TypeAlias = Literal["short", "bun", "bob", "bald"]
HairColour: TypeAlias = Literal["brown", "black", "blond", "grey", "white"]
SkinName: TypeAlias = Literal["light", "tan", "brown", "deep"]
Bottoms: TypeAlias = Literal["shorts", "trousers"]

HAIRS: Final = ("short", "bun", "bob", "bald")
HAIR_COLOURS: Final = ("brown", "black", "blond", "grey", "white")
SKINS: Final = ("light", "tan", "brown", "deep")
BOTTOMS: Final = ("shorts", "trousers")


class Look(Struct, frozen=True):
    """The person in the pictures; chosen in Settings."""

    build: BuildName = "slender"
    hair: HairName = "short"
    hair_colour: HairColour = "grey"
    skin: SkinName = "light"
    bottoms: Bottoms = "shorts"


INK_CM: Final = 0.62
"""Width of the contour outside the body."""
FAR_INK_CM: Final = 0.50
EDGE_CM: Final = 0.50
"""Width of the lines of props."""
