"""The tokens read well: text at least 7:1 on its ground, graphics at least 3:1 (WCAG 2.2 AAA and 1.4.11)."""

import itertools

import msgspec
import pytest
from looks import LOOKS
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from homeprog.data.settings import Settings
from homeprog.ui import theme

GROUNDS = ("window", "surface", "raised")
PHASES = ("get_ready", "hold", "move", "rest", "rate", "paused")
TEXT_PAIRS = [
    *itertools.product(("text", "muted", "accent"), GROUNDS),
    *itertools.product(("text", "accent"), ("accent_soft",)),
    *((ink, f"{tone}_soft") for tone in ("good", "caution", "stop") for ink in (tone, "text")),
    *itertools.product(("good", "caution", "stop"), GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_stop", "stop"),
    ("surface", "text"),  # toast
    ("accent", "surface"),
    ("text", "line"),  # a primary button that is off
    *((f"on_{phase}", phase) for phase in PHASES),
]
GRAPHIC_PAIRS = [
    *itertools.product(("border", "focus", "stretch", "work", "figure"), GROUNDS),
    ("border", "accent_soft"),
    ("focus", "accent_soft"),
    ("window", "accent"),  # the line inside the focus ring of a filled button
    ("window", "stop"),
]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_reads_at_seven_to_one(look: theme.ThemeName, ink: str, ground: str) -> None:
    colours = theme.load_tokens().colours[look]
    if look == "contrast" and (ink, ground) == ("text", "line"):
        ink = "surface"  # white lines: the button that is off is black on white there
    assert theme.contrast(getattr(colours, ink), getattr(colours, ground)) >= 7


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("shape", "ground"), GRAPHIC_PAIRS)
def test_graphics_stand_out_at_three_to_one(look: theme.ThemeName, shape: str, ground: str) -> None:
    colours = theme.load_tokens().colours[look]

    assert theme.contrast(getattr(colours, shape), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("look", LOOKS)
def test_plot_series_stand_out_and_differ(look: theme.ThemeName) -> None:
    colours = theme.load_tokens().colours[look]

    assert all(theme.contrast(series, colours.surface) >= 3 for series in colours.plots)
    assert len(set(colours.plots)) == len(colours.plots)


@pytest.mark.parametrize("look", LOOKS)
def test_pain_scale_is_told_by_lightness_alone_and_bears_text(
    qapp: QApplication, look: theme.ThemeName
) -> None:
    now = theme.load_theme(look)
    lightness = [theme.contrast(colour, "#000000") for colour in now.colours.pain]
    steps = [after / before for before, after in itertools.pairwise(lightness)]

    assert len(lightness) == 11
    assert all(step > 1.05 for step in steps) or all(step < 1 / 1.05 for step in steps)
    for score, colour in enumerate(now.colours.pain):
        assert theme.contrast(now.on_pain(score).name(), colour) >= 7


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_sizes_follow_the_text_scale_and_white_space_grows_less(qapp: QApplication) -> None:
    small = theme.apply_theme(qapp, Settings(theme="light"))
    large = theme.apply_theme(qapp, Settings(theme="light", text_scale=2.0))

    assert qapp.font().pointSizeF() == pytest.approx(2 * small.base_pt)
    assert large.em_px == pytest.approx(2 * small.em_px, abs=1)
    assert small.space("l") < large.space("l") < 2 * small.space("l")
    assert small.target >= 44
    assert large.target > small.target


def test_palette_and_font_come_from_the_tokens(qapp: QApplication) -> None:
    now = theme.apply_theme(qapp, Settings(theme="dark"))

    assert theme.current() is now
    assert qapp.palette().color(QPalette.ColorRole.Window) == now.colour("window")
    assert qapp.font().family() == "Source Sans Pro"


def test_a_wrong_token_is_named() -> None:
    tokens = msgspec.to_builtins(theme.load_tokens())
    tokens["colours"]["light"]["txet"] = "#000000"

    with pytest.raises(msgspec.ValidationError, match="txet"):
        msgspec.convert(tokens, theme.Tokens)


@pytest.mark.parametrize("look", LOOKS)
def test_settings_name_the_look(qapp: QApplication, look: theme.ThemeName) -> None:
    assert theme.theme_for(Settings(theme=look)) == look


def test_system_means_the_look_of_the_desktop(qapp: QApplication) -> None:
    assert theme.theme_for(Settings(theme="system")) in ("light", "dark")
