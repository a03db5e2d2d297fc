"""The choices of this computer as declared rows: the page builds itself from them (design.md section 6)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from homeprog.data.settings import Settings
from homeprog.ui.voices import ACCENTS, accent
from homeprog.ui.widgets.choice import Option
from homeprog.ui.words_cues import language_of_words

_translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Row:
    """One choice.

    Attributes:
        field: The field of `Settings`.
        label: What it is about.
        options: The choices; keys are the values as text.
        group: Heading of the card it stands in.
    """

    field: str
    label: str
    options: tuple[Option, ...]
    group: str


def rows() -> tuple[Row, ...]:
    """Every choice, in the order shown."""
    return (*_look(), *_person(), *_session(), *_sound(), *_paper(), *_reminders())


def key_of(settings: Settings, field: str) -> str:
    """The key of the option that holds now."""
    value = getattr(settings, field)
    return str(value).lower() if isinstance(value, bool) else str(value)


def value_of(field: str, key: str) -> object:
    """The value of an option for `Preferences.change`."""
    kind = type(getattr(Settings(), field))
    return key == "true" if kind is bool else kind(key)


def _on_off() -> tuple[Option, ...]:
    return (Option("true", _translate("settings", "On")), Option("false", _translate("settings", "Off")))


def _look() -> tuple[Row, ...]:
    group = _translate("settings", "Reading")
    sizes = tuple(Option(str(scale), f"{round(scale * 100)} %") for scale in (1.0, 1.25, 1.5, 1.75, 2.0))
    themes = (
        Option("system", _translate("settings", "Like my computer")),
        Option("light", _translate("settings", "Light")),
        Option("dark", _translate("settings", "Dark")),
        Option("contrast", _translate("settings", "High contrast")),
    )
    motion = (
        Option("false", _translate("settings", "Figures move")),
        Option("true", _translate("settings", "Figures stand still")),
    )
    return (
        Row("text_scale", _translate("settings", "Size of text"), sizes, group),
        Row("theme", _translate("settings", "Colours"), themes, group),
        Row("reduce_motion", _translate("settings", "Movement on the screen"), motion, group),
    )


def _person() -> tuple[Row, ...]:
    group = _translate("settings", "The person in the pictures")
    builds = (
        Option("slender", _translate("settings", "Slender")),
        Option("sturdy", _translate("settings", "Sturdy")),
    )
    hairs = (
        Option("short", _translate("settings", "Short")),
        Option("bob", _translate("settings", "To the chin")),
        Option("bun", _translate("settings", "In a bun")),
        Option("bald", _translate("settings", "No hair")),
    )
    colours = (
        Option("white", _translate("settings", "White")),
        Option("grey", _translate("settings", "Grey")),
        Option("blond", _translate("settings", "Blond")),
        Option("brown", _translate("settings", "Brown")),
        Option("black", _translate("settings", "Black")),
    )
    skins = (
        Option("light", _translate("settings", "Light")),
        Option("tan", _translate("settings", "Tan")),
        Option("brown", _translate("settings", "Brown")),
        Option("deep", _translate("settings", "Deep brown")),
    )
    bottoms = (
        Option("shorts", _translate("settings", "Shorts")),
        Option("trousers", _translate("settings", "Long trousers")),
    )
    return (
        Row("figure_build", _translate("settings", "Build"), builds, group),
        Row("figure_hair", _translate("settings", "Hair"), hairs, group),
        Row("figure_hair_colour", _translate("settings", "Colour of the hair"), colours, group),
        Row("figure_skin", _translate("settings", "Skin"), skins, group),
        Row("figure_bottoms", _translate("settings", "Clothes"), bottoms, group),
    )


def _session() -> tuple[Row, ...]:
    group = _translate("settings", "In a session")
    flow = (
        Option("true", _translate("settings", "Goes on by itself")),
        Option("false", _translate("settings", "Waits for me")),
    )
    seconds = _translate("settings", "{n} seconds")
    ready = tuple(Option(str(n), seconds.format(n=n)) for n in (5, 10, 15, 20, 30))
    rests = (
        Option("0.5", _translate("settings", "Shorter")),
        Option("1.0", _translate("settings", "As planned")),
        Option("1.5", _translate("settings", "Longer")),
        Option("2.0", _translate("settings", "Twice as long")),
    )
    screen = (
        Option("false", _translate("settings", "In its window")),
        Option("true", _translate("settings", "Whole screen")),
    )
    return (
        Row("full_screen", _translate("settings", "Picture (F11 changes it)"), screen, group),
        Row("auto_flow", _translate("settings", "Pace"), flow, group),
        Row("get_ready_s", _translate("settings", "Time to get ready"), ready, group),
        Row("switch_s", _translate("settings", "Time to change sides"), ready, group),
        Row("rest_factor", _translate("settings", "Rests"), rests, group),
    )


def _sound() -> tuple[Row, ...]:
    group = _translate("settings", "Sounds and light")
    loud = tuple(Option(str(n), f"{n} %") for n in (20, 40, 60, 80, 100))
    return (
        Row("beeps", _translate("settings", "Beeps"), _on_off(), group),
        Row("volume", _translate("settings", "Loudness of the beeps"), loud, group),
        Row("flash", _translate("settings", "The screen lights up with each phase"), _on_off(), group),
        *_voice(group, loud),
    )


def _voice(group: str, loud: tuple[Option, ...]) -> tuple[Row, ...]:
    wording = (
        Option("full", _translate("settings", "Whole sentences")),
        Option("short", _translate("settings", "A few words")),
    )
    rates = (
        Option("slow", _translate("settings", "Slower")),
        Option("normal", _translate("settings", "Usual")),
        Option("fast", _translate("settings", "Faster")),
    )
    names = {"en-gb": _translate("settings", "British"), "en-us": _translate("settings", "American")}
    language = language_of_words()
    known = tuple(Option(code, names[code]) for code in ACCENTS if accent(code, language) == code)
    choices = (Option("", _translate("settings", "As the voice is")), *known)
    return (
        Row("voice", _translate("settings", "Voice"), _on_off(), group),
        Row("wording", _translate("settings", "What is said and written"), wording, group),
        *([Row("voice_accent", _translate("settings", "Accent"), choices, group)] if known else []),
        Row("voice_rate", _translate("settings", "Speed of the voice"), rates, group),
        Row("voice_volume", _translate("settings", "Loudness of the voice"), loud, group),
    )


def _paper() -> tuple[Row, ...]:
    group = _translate("settings", "Paper")
    sizes = (Option("a4", _translate("settings", "A4")), Option("letter", _translate("settings", "Letter")))
    text = (
        Option("false", _translate("settings", "Normal text")),
        Option("true", _translate("settings", "Large text")),
    )
    return (
        Row("paper", _translate("settings", "Size of paper"), sizes, group),
        Row("paper_large", _translate("settings", "Text on paper"), text, group),
    )


def _reminders() -> tuple[Row, ...]:
    group = _translate("settings", "Reminders")
    evenings = tuple(Option(str(hour), f"{hour}:00") for hour in (19, 20, 21, 22))
    mornings = tuple(Option(str(hour), f"{hour}:00") for hour in (6, 7, 8, 9))
    return (
        Row("reminders", _translate("settings", "Remind me on my days"), _on_off(), group),
        Row("quiet_from", _translate("settings", "Quiet from"), evenings, group),
        Row("quiet_to", _translate("settings", "Quiet until"), mornings, group),
    )
