"""The choices of this computer as declared rows: the page builds itself from them (design.md section 6)."""

from collections.abc import Iterator, Mapping
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


def _row(group: str, field: str, label: str, choices: Mapping[str, str]) -> Row:
    """A row from its choices: key and words, in the order shown."""
    return Row(field, label, tuple(Option(key, words) for key, words in choices.items()), group)


def _on_off() -> dict[str, str]:
    return {"true": _translate("settings", "On"), "false": _translate("settings", "Off")}


def _look() -> tuple[Row, ...]:
    group = _translate("settings", "Reading")
    sizes = {str(scale): f"{round(scale * 100)} %" for scale in (1.0, 1.25, 1.5, 1.75, 2.0)}
    themes = {
        "system": _translate("settings", "Like my computer"),
        "light": _translate("settings", "Light"),
        "dark": _translate("settings", "Dark"),
        "contrast": _translate("settings", "High contrast"),
    }
    motion = {
        "false": _translate("settings", "Figures move"),
        "true": _translate("settings", "Figures stand still"),
    }
    return (
        _row(group, "text_scale", _translate("settings", "Size of text"), sizes),
        _row(group, "theme", _translate("settings", "Colours"), themes),
        _row(group, "reduce_motion", _translate("settings", "Movement on the screen"), motion),
    )


def _person() -> tuple[Row, ...]:
    group = _translate("settings", "The person in the pictures")
    builds = {"slender": _translate("settings", "Slender"), "sturdy": _translate("settings", "Sturdy")}
    hairs = {
        "short": _translate("settings", "Short"),
        "bob": _translate("settings", "To the chin"),
        "bun": _translate("settings", "In a bun"),
        "bald": _translate("settings", "No hair"),
    }
    colours = {
        "white": _translate("settings", "White"),
        "grey": _translate("settings", "Grey"),
        "blond": _translate("settings", "Blond"),
        "brown": _translate("settings", "Brown"),
        "black": _translate("settings", "Black"),
    }
    skins = {
        "light": _translate("settings", "Light"),
        "tan": _translate("settings", "Tan"),
        "brown": _translate("settings", "Brown"),
        "deep": _translate("settings", "Deep brown"),
    }
    bottoms = {
        "shorts": _translate("settings", "Shorts"),
        "trousers": _translate("settings", "Long trousers"),
    }
    return (
        _row(group, "figure_build", _translate("settings", "Build"), builds),
        _row(group, "figure_hair", _translate("settings", "Hair"), hairs),
        _row(group, "figure_hair_colour", _translate("settings", "Colour of the hair"), colours),
        _row(group, "figure_skin", _translate("settings", "Skin"), skins),
        _row(group, "figure_bottoms", _translate("settings", "Clothes"), bottoms),
    )


def _session() -> tuple[Row, ...]:
    group = _translate("settings", "In a session")
    screen = {
        "false": _translate("settings", "In its window"),
        "true": _translate("settings", "Whole screen"),
    }
    flow = {
        "true": _translate("settings", "Goes on by itself"),
        "false": _translate("settings", "Waits for me"),
    }
    seconds = _translate("settings", "{n} seconds")
    ready = {str(n): seconds.format(n=n) for n in (5, 10, 15, 20, 30)}
    rests = {
        "0.5": _translate("settings", "Shorter"),
        "1.0": _translate("settings", "As planned"),
        "1.5": _translate("settings", "Longer"),
        "2.0": _translate("settings", "Twice as long"),
    }
    return (
        _row(group, "full_screen", _translate("settings", "Picture (F11 changes it)"), screen),
        _row(group, "auto_flow", _translate("settings", "Pace"), flow),
        _row(group, "get_ready_s", _translate("settings", "Time to get ready"), ready),
        _row(group, "switch_s", _translate("settings", "Time to change sides"), ready),
        _row(group, "rest_factor", _translate("settings", "Rests"), rests),
    )


def _sound() -> tuple[Row, ...]:
    group = _translate("settings", "Sounds and light")
    loud = {str(n): f"{n} %" for n in (20, 40, 60, 80, 100)}
    return (
        _row(group, "beeps", _translate("settings", "Beeps"), _on_off()),
        _row(group, "volume", _translate("settings", "Loudness of the beeps"), loud),
        _row(group, "flash", _translate("settings", "The screen lights up with each phase"), _on_off()),
        *_voice(group, loud),
    )


def _voice(group: str, loud: Mapping[str, str]) -> Iterator[Row]:
    wording = {
        "full": _translate("settings", "Whole sentences"),
        "short": _translate("settings", "A few words"),
    }
    rates = {
        "slow": _translate("settings", "Slower"),
        "normal": _translate("settings", "Usual"),
        "fast": _translate("settings", "Faster"),
    }
    yield _row(group, "voice", _translate("settings", "Voice"), _on_off())
    yield _row(group, "wording", _translate("settings", "What is said and written"), wording)
    accents = _accents()
    if accents:
        own = {"": _translate("settings", "As the voice is")}
        yield _row(group, "voice_accent", _translate("settings", "Accent"), own | accents)
    yield _row(group, "voice_rate", _translate("settings", "Speed of the voice"), rates)
    yield _row(group, "voice_volume", _translate("settings", "Loudness of the voice"), loud)


def _accents() -> dict[str, str]:
    """The accents of the language that is spoken."""
    names = {"en-gb": _translate("settings", "British"), "en-us": _translate("settings", "American")}
    language = language_of_words()
    return {code: names[code] for code in ACCENTS if accent(code, language) == code}


def _paper() -> tuple[Row, ...]:
    group = _translate("settings", "Paper")
    sizes = {"a4": _translate("settings", "A4"), "letter": _translate("settings", "Letter")}
    text = {"false": _translate("settings", "Normal text"), "true": _translate("settings", "Large text")}
    return (
        _row(group, "paper", _translate("settings", "Size of paper"), sizes),
        _row(group, "paper_large", _translate("settings", "Text on paper"), text),
    )


def _reminders() -> tuple[Row, ...]:
    group = _translate("settings", "Reminders")
    evenings = {str(hour): f"{hour}:00" for hour in (19, 20, 21, 22)}
    mornings = {str(hour): f"{hour}:00" for hour in (6, 7, 8, 9)}
    return (
        _row(group, "reminders", _translate("settings", "Remind me on my days"), _on_off()),
        _row(group, "quiet_from", _translate("settings", "Quiet from"), evenings),
        _row(group, "quiet_to", _translate("settings", "Quiet until"), mornings),
    )
