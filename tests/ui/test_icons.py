"""Icons are drawn in the theme's colour and at the screen's sharpness."""

import pytest
from looks import LOOKS
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from homeprog.data.resources import resources_root
from homeprog.ui import icons, theme

NAMES = sorted(path.stem for path in (resources_root() / "icons").glob("*.svg"))


def inks(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_lines_in_one_colour(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "accent", 48, 1.0, "light").toImage()

    assert inks(image) == {theme.load_tokens().colours["light"].accent}


@pytest.mark.parametrize("look", LOOKS)
def test_colour_follows_the_theme(qapp: QApplication, look: theme.ThemeName) -> None:
    image = icons.pixmap("check", "text", 48, 1.0, look).toImage()

    assert inks(image) == {theme.load_tokens().colours[look].text}


def test_a_sharp_screen_gets_more_pixels_of_the_same_size(qapp: QApplication) -> None:
    picture = icons.pixmap("heart", "text", 24, 2.0, "light")

    assert picture.width() == 48
    assert picture.deviceIndependentSize().width() == 24


def test_an_unknown_icon_is_named(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match=r"unicorn\.svg"):
        icons.pixmap("unicorn", "text", 24, 1.0, "light")
