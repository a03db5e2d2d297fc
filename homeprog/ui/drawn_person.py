"""How the drawn person looks in the window: the choice of Settings, and the style that suits the theme.

Widgets ask when they paint, as they ask `theme.current()`; whoever chooses anew applies the theme again, so
that every widget hears of it as a change of style.
"""

from homeprog.data.settings import Settings
from homeprog.figure.look import Look
from homeprog.figure.style import StyleName
from homeprog.ui import theme

_look = Look()


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


def choose(look: Look) -> None:
    """From now on draw this person."""
    global _look
    _look = look


def style_name() -> StyleName:
    """`dark` on dark windows, else `colour`."""
    window = theme.current().colours.window
    return "dark" if theme.contrast(window, "#ffffff") > theme.contrast(window, "#000000") else "colour"
