"""Colours, type and distances of the whole window, from resources/theme/tokens.toml.

Widgets ask `current()` when they paint or lay out, so a change of theme needs no more than a repaint.
Nothing is a fixed number of pixels: distances are factors of the height of the base font.
"""

import tomllib
from functools import cache
from string import Template
from typing import Literal, Protocol

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from homeprog.data.resources import resources_root

ThemeName = Literal["light", "dark", "contrast"]
TextRole = Literal["display", "title", "heading", "body", "small"]
Space = Literal["xs", "s", "m", "l", "xl"]

TEXT_SCALE_MIN, TEXT_SCALE_MAX = 1.0, 2.0
_SYSTEM_FONT = QFontDatabase.SystemFont.GeneralFont


class LookSettings(Protocol):
    """The choices of the patient that shape the window."""

    @property
    def theme(self) -> str:
        """`system`, `light`, `dark` or `contrast`."""
        ...

    @property
    def text_scale(self) -> float:
        """Factor of the text size, 1.0-2.0."""
        ...


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colour roles as `#rrggbb`; `pain` by score 0-10, `plots` in the order of series."""

    window: str
    surface: str
    raised: str
    line: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    caution: str
    caution_soft: str
    stop: str
    stop_soft: str
    on_stop: str
    focus: str
    disabled: str
    get_ready: str
    on_get_ready: str
    hold: str
    on_hold: str
    move: str
    on_move: str
    rest: str
    on_rest: str
    rate: str
    on_rate: str
    paused: str
    on_paused: str
    stretch: str
    work: str
    figure: str
    pain: tuple[str, ...]
    plots: tuple[str, ...]


class TypeScale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The font family and the sizes of its roles as factors of the base size."""

    family: str
    base_pt: float
    display: float
    title: float
    heading: float
    body: float
    small: float


class SpaceScale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Distances as factors of the base font's height; they grow less than the text (`growth`)."""

    growth: float
    xs: float
    s: float
    m: float
    l: float  # noqa: E741 - the name of a size, as on clothes
    xl: float
    target_min_px: int
    target: float
    page_max: float
    page_wide: float
    icon: float


class RadiusScale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Corner radii as factors of the base font's height."""

    s: float
    m: float
    l: float  # noqa: E741


class Motion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Durations in milliseconds."""

    toast_ms: int


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole token file."""

    type: TypeScale
    space: SpaceScale
    radius: RadiusScale
    motion: Motion
    colours: dict[ThemeName, Colours]


@cache
def load_tokens() -> Tokens:
    """Read resources/theme/tokens.toml.

    Raises:
        msgspec.ValidationError: A token is missing, unknown or of the wrong type; names it.
    """
    path = resources_root() / "theme" / "tokens.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Tokens)


class Theme(msgspec.Struct, frozen=True):
    """One look: colours of one name and the scales, measured with the base font.

    Attributes:
        name: Which of the three looks.
        colours: Its colours as text; `colour()` gives them as QColor.
        base_pt: Size of body text in points, text scale included.
        em_px: Height of a line of body text in device-independent pixels.
    """

    name: ThemeName
    colours: Colours
    tokens: Tokens
    base_pt: float
    em_px: int

    def colour(self, role: str) -> QColor:
        """The colour of a role, such as `accent`."""
        value: str = getattr(self.colours, role)
        return QColor(value)

    def pain(self, score: int) -> QColor:
        """The colour of a pain score 0-10; lightness alone tells the order."""
        return QColor(self.colours.pain[score])

    def on_pain(self, score: int) -> QColor:
        """Ink that reads on `pain(score)`: the lighter or the darker of text and surface."""
        ground = self.colours.pain[score]
        inks = (self.colours.text, self.colours.surface)
        return QColor(max(inks, key=lambda ink: contrast(ink, ground)))

    def px(self, factor: float) -> int:
        """Pixels of a factor of the base font's height."""
        return round(self.em_px * factor)

    def space(self, size: Space) -> int:
        """A distance in pixels; white space grows less than the text."""
        factor: float = getattr(self.tokens.space, size)
        share = self.tokens.type.base_pt / self.base_pt
        growth = self.tokens.space.growth
        return max(1, round(self.px(factor) * (share + (1 - share) * growth)))

    def radius(self, size: Literal["s", "m", "l"] = "m") -> int:
        """A corner radius in pixels."""
        factor: float = getattr(self.tokens.radius, size)
        return self.px(factor)

    @property
    def target(self) -> int:
        """Least side of anything that can be pressed: 44 pixels or more."""
        return max(self.tokens.space.target_min_px, self.px(self.tokens.space.target))

    @property
    def icon(self) -> int:
        """Side of an icon beside body text."""
        return self.px(self.tokens.space.icon)

    def font(self, role: TextRole = "body", *, bold: bool | None = None) -> QFont:
        """The font of a role; display, title and heading are semibold unless told otherwise."""
        factor: float = getattr(self.tokens.type, role)
        font = QFont(QApplication.font())
        font.setPointSizeF(self.base_pt * factor)
        heavy = role in ("display", "title", "heading") if bold is None else bold
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        return font


def contrast(one: str, other: str) -> float:
    """Contrast of two `#rrggbb` colours, 1-21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


_current: Theme | None = None


def load_theme(name: ThemeName, base_pt: float | None = None) -> Theme:
    """A theme by name, measured with its own base font; needs a QApplication for the measuring."""
    tokens = load_tokens()
    size_pt = base_pt or tokens.type.base_pt
    font = QFont(_family(tokens.type.family))
    font.setPointSizeF(size_pt)
    return Theme(name, tokens.colours[name], tokens, size_pt, QFontMetrics(font).height())


def current() -> Theme:
    """The theme in force; the light one before `apply_theme` was called."""
    global _current
    if _current is None:
        _current = load_theme("light")
    return _current


def theme_for(settings: LookSettings) -> ThemeName:
    """The look that the settings mean on this computer; `system` follows the desktop's colours."""
    if settings.theme in ("light", "dark", "contrast"):
        return settings.theme  # type: ignore[return-value]
    scheme = QApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def text_size_pt(settings: LookSettings) -> float:
    """The size of body text that the settings mean on this computer, in points."""
    scale = min(max(settings.text_scale, TEXT_SCALE_MIN), TEXT_SCALE_MAX)
    system = QFontDatabase.systemFont(_SYSTEM_FONT)
    system_pt = system.pointSizeF()
    if system_pt <= 0:  # told in pixels
        system_pt = QFontInfo(system).pointSizeF()
    return max(load_tokens().type.base_pt, system_pt) * scale


def apply_theme(app: QApplication, settings: LookSettings) -> Theme:
    """Give the whole application its font, palette and style sheet.

    Returns:
        The theme now in force.
    """
    global _current
    theme = load_theme(theme_for(settings), text_size_pt(settings))
    font = QFont(_family(theme.tokens.type.family))
    font.setPointSizeF(theme.base_pt)
    _current = theme
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))
    return theme


@cache
def _family(wanted: str) -> str:
    """Load the shipped font files; the system's font where they cannot be read."""
    loaded: set[str] = set()
    for path in sorted((resources_root() / "fonts").glob("*.otf")):
        loaded.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))))
    return wanted if wanted in loaded else QFontDatabase.systemFont(_SYSTEM_FONT).family()


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.BrightText: "on_accent",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return palette


def _style_sheet(theme: Theme) -> str:
    values: dict[str, str | int] = dict(msgspec.structs.asdict(theme.colours))
    values |= {f"space_{size}": theme.space(size) for size in ("xs", "s", "m", "l", "xl")}
    values |= {f"radius_{size}": theme.radius(size) for size in ("s", "m", "l")}
    for role in ("display", "title", "heading", "body", "small"):
        values[f"{role}_pt"] = f"{theme.base_pt * getattr(theme.tokens.type, role):.2f}"
    focus_px = max(2, theme.px(0.1))
    values |= {"focus_px": focus_px, "line_px": max(1, theme.px(0.06)), "target": theme.target}
    values["field_px"] = theme.target - 2 * (focus_px + theme.space("xs"))  # QSS heights leave padding out
    values["tick_px"] = theme.px(1.15)
    values["arrow_px"] = theme.icon + theme.space("s")
    template = (resources_root() / "theme" / "base.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)
