"""Choices of this computer, in one small TOML file that a person can read and edit."""

import json
import math
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from homeprog.data.files import write_whole
from homeprog.figure.look import Bottoms, BuildName, HairColour, HairName, SkinName


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen on the Settings page.

    Attributes:
        text_scale: Size of text, 1.0-2.0.
        theme: Colours; `system` follows the computer.
        voice, beeps, flash: The three cues of a session, each on its own.
        volume: Loudness of the beeps, 0-100.
        wording: How much the voice says, and captions show.
        voice_volume: Loudness of the voice, 0-100.
        voice_rate: How fast it speaks.
        voice_accent: Code such as `en-gb`; empty leaves it to the voice. Used for its own language only.
        full_screen: A session fills the screen.
        auto_flow: The session goes on by itself; off means "wait for me".
        get_ready_s: Seconds to get into position.
        switch_s: Seconds to change sides.
        rest_factor: Every rest is this many times as long.
        reminders: Notices at the chosen time, and ten minutes after a session.
        quiet_from, quiet_to: Hours between which no notice comes.
        reduce_motion: Figures stand still.
        figure_build, figure_hair, figure_hair_colour, figure_skin, figure_bottoms: The drawn person.
        paper, paper_large: Size of paper and of its text.
        paper_columns, paper_grey: Words beside or below pictures; without any colour.
        language: Code such as `de`; empty follows the computer.
        last_profile: Slug of the profile used last.
        phone_emergency, phone_advice, phone_clinician, phone_crisis: Numbers of the help page.
    """

    text_scale: Annotated[float, Meta(ge=1.0, le=2.0)] = 1.0
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    voice: bool = True
    beeps: bool = True
    flash: bool = False
    volume: Annotated[int, Meta(ge=0, le=100)] = 80
    wording: Literal["full", "short"] = "full"
    voice_volume: Annotated[int, Meta(ge=0, le=100)] = 80
    voice_rate: Literal["slow", "normal", "fast"] = "normal"
    voice_accent: str = ""
    full_screen: bool = False
    auto_flow: bool = True
    get_ready_s: Annotated[int, Meta(ge=3, le=60)] = 10
    switch_s: Annotated[int, Meta(ge=3, le=60)] = 10
    rest_factor: Annotated[float, Meta(ge=0.0, le=3.0)] = 1.0
    reminders: bool = True
    quiet_from: Annotated[int, Meta(ge=0, le=23)] = 21
    quiet_to: Annotated[int, Meta(ge=0, le=23)] = 8
    reduce_motion: bool = False
    figure_build: BuildName = "slender"
    figure_hair: HairName = "short"
    figure_hair_colour: HairColour = "grey"
    figure_skin: SkinName = "light"
    figure_bottoms: Bottoms = "shorts"
    paper: Literal["a4", "letter"] = "a4"
    paper_large: bool = False
    paper_columns: Literal[1, 2] = 2
    paper_grey: bool = False
    language: str = ""
    last_profile: str = ""
    phone_emergency: str = ""
    phone_advice: str = ""
    phone_clinician: str = ""
    phone_crisis: str = ""


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """Read the settings.

    Returns:
        The settings, and None; or the defaults and a sentence for the user when the file could not be
        understood (it is then kept aside) or read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return (
            Settings(),
            f"Your settings in {path} could not be read ({error.strerror}). The usual ones are used.",
        )
    try:
        return parse_settings(content), None
    except ValueError as error:
        return (
            Settings(),
            f"Your settings were not understood: {error}. The usual ones are used. {_set_aside(path)}",
        )


def parse_settings(content: bytes) -> Settings:
    """Understand a settings file.

    Raises:
        ValueError: It is no TOML, or a value is not allowed; names the line or the key.
    """
    try:
        settings = msgspec.convert(tomllib.loads(content.decode()), Settings)
    except msgspec.ValidationError as error:
        raise ValueError(str(error).replace("`$.", "`")) from error
    if not math.isfinite(settings.text_scale + settings.rest_factor):  # nan passes every comparison
        raise ValueError("Expected a finite number - at `text_scale` or `rest_factor`")
    return settings


def _set_aside(path: Path) -> str:
    aside = path.with_name(f"{path.stem}.broken{path.suffix}")
    try:
        path.replace(aside)
    except OSError:
        return f"The old file stays in {path} until you change a setting."
    return f"The old file is kept as {aside}."


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        StoreError: They cannot be written; the old ones are as they were.
    """
    lines = [f"{name} = {_toml(value)}" for name, value in msgspec.structs.asdict(settings).items()]
    write_whole(path, "\n".join([*lines, ""]).encode())


def _toml(value: bool | int | float | str) -> str:
    if isinstance(value, str):
        # A JSON string is a TOML string, but for the one control character that JSON leaves as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return str(value).lower() if isinstance(value, bool) else repr(value)
