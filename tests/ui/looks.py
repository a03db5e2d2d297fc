"""The looks that every widget must work in."""

from homeprog.ui.theme import ThemeName

LOOKS: tuple[ThemeName, ...] = ("light", "dark", "contrast")
SCALES = (1.0, 2.0)
