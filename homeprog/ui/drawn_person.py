"""How the drawn person looks and moves in the window: the choices of Settings, in the style of the theme.

Widgets ask when they paint, as they ask `theme.current()`; whoever chooses anew applies the theme again, so
that every widget hears of it as a change of style.
"""

from typing import TYPE_CHECKING

from homeprog.data.settings import Settings
from homeprog.figure.look import Look
from homeprog.ui import theme

if TYPE_CHECKING:  # what draws is imported with the first figure
    from homeprog.figure.style import StyleName

_look = Look()
_still = False


def look_of(settings: Settings) -> Look:
    """The person that the settings ask for."""
    return Look(
        build=settings.figure_build,
        hair=settings.figure_hair,
        hair_colour=settings.figure_hair_colour,
        skin=settings.figure_skin,
        bottoms=settings.figure_bottoms,
    )


def current() -> Look:
    """The person in force; the usual one before `choose` was called."""
    return _look


def stands_still() -> bool:
    """Whether figures show their two frames instead of moving."""
    return _still


def choose(look: Look, *, still: bool) -> None:
    """From now on draw this person, moving or standing still."""
    global _look, _still
    _look, _still = look, still


def style_name() -> "StyleName":
    """`dark` on dark windows, else `colour`."""
    window = theme.current().colours.window
    return "dark" if theme.contrast(window, "#ffffff") > theme.contrast(window, "#000000") else "colour"
