"""Styles: which colour a role has in colour, dark and print, for a person's skin and hair.

The tables come from `resources/theme/figure.toml`; nothing here reads files.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from homeprog.figure.look import Look
from homeprog.figure.pose import PoseError

StyleName: TypeAlias = Literal["colour", "dark", "print"]
STYLES: tuple[StyleName, ...] = ("colour", "dark", "print")
Rgb: TypeAlias = tuple[int, int, int]


class Style:
    """Colours of one style and person.

    Attributes:
        name: `colour`, `dark` or `print`.
        hatched: Muscles are hatched instead of coloured.
        ink_share: Factor on the contour width.
    """

    def __init__(self, name: StyleName, roles: Mapping[str, Rgb]) -> None:
        self.name = name
        self.hatched = name == "print"
        self.ink_share = 1.15 if name == "print" else 1.0
        self._roles = roles
        self._mixed: dict[tuple[str, float, float], Rgb] = {}

    def rgb(self, role: str, shade: float = 0.0, darker: float = 0.0) -> Rgb:
        """Colour of a role, `shade` of the way to its far tone, `darker` of the way to black.

        Raises:
            KeyError: No such role.
        """
        key = (role, shade, darker)
        colour = self._mixed.get(key)
        if colour is None:
            near = self._roles[role]
            far = self._roles.get(role + "_far", near)
            red, green, blue = (
                round((a + (b - a) * shade) * (1 - darker)) for a, b in zip(near, far, strict=True)
            )
            colour = self._mixed[key] = (red, green, blue)
        return colour

    def hex(self, role: str, shade: float = 0.0, darker: float = 0.0) -> str:
        """The colour as `#rrggbb`."""
        return "#{:02x}{:02x}{:02x}".format(*self.rgb(role, shade, darker))


class Theme:
    """All styles; gives one for a person."""

    def __init__(self, tables: Mapping[str, Any], source: str) -> None:
        """Read the theme.

        Raises:
            PoseError: A table is missing or a colour is not `#rrggbb`; names file and key.
        """
        self._source = source
        self._made: dict[tuple[StyleName, Look], Style] = {}
        self._styles = {name: self._colours(tables, name) for name in STYLES}
        self._people = {
            key: self._colours(tables, key) for key in tables if key.startswith(("skin-", "hair-"))
        }

    def style(self, name: StyleName, look: Look) -> Style:
        """The style with the person's skin and hair, made once; print keeps its own black and white."""
        found = self._made.get((name, look))
        if found is None:
            found = self._made[name, look] = self._make(name, look)
        return found

    def _make(self, name: StyleName, look: Look) -> Style:
        roles = dict(self._styles[name])
        if name != "print":
            for key in (f"skin-{look.skin}", f"hair-{look.hair_colour}"):
                table = self._people[key]
                roles |= {
                    role.removesuffix("_dark"): colour
                    for role, colour in table.items()
                    if name == "dark" and role.endswith("_dark")
                }
                roles |= {
                    role: colour
                    for role, colour in table.items()
                    if name == "colour" and not role.endswith("_dark")
                }
            red, green, blue = roles["hair"]
            roles["brow"] = (red * 7 // 10, green * 7 // 10, blue * 7 // 10)
        elif look.hair_colour in ("grey", "white", "blond"):
            roles["hair"] = roles["hair_light"]
        return Style(name, roles)

    def _colours(self, tables: Mapping[str, Any], key: str) -> dict[str, Rgb]:
        table = tables.get(key)
        if not isinstance(table, Mapping):
            raise PoseError(self._source, key, "this table of colours is missing")
        return {role: self._parse(key, role, text) for role, text in table.items()}

    def _parse(self, table: str, role: str, text: object) -> Rgb:
        try:
            if not isinstance(text, str) or len(text) != 7 or text[0] != "#":
                raise ValueError(text)
            return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
        except ValueError:
            raise PoseError(
                self._source, f"{table}.{role}", f"{text!r} is no colour; write #rrggbb"
            ) from None
