"""Which program speaks on which system, and how it is asked."""

from pathlib import Path

import pytest

from homeprog.ui.voices import WORDS_PER_MINUTE, accent, find_voice


def everything(name):
    return f"/bin/{name}"


@pytest.mark.parametrize(
    ("platform", "kind", "name"),
    [("linux", "espeak", "espeak-ng"), ("darwin", "say", "say"), ("win32", "sapi", "powershell")],
)
def test_each_system_has_its_own_voice(platform, kind, name):
    voice = find_voice(platform=platform, which=everything)

    assert (voice.kind, voice.name) == (kind, name)
    assert any("out.wav" in argument for argument in voice.arguments(Path("out.wav")))


def test_the_older_espeak_will_do():
    voice = find_voice(platform="linux", which=lambda name: "/bin/espeak" if name == "espeak" else None)

    assert voice.program == "/bin/espeak"


def test_no_voice_is_none():
    assert find_voice(platform="linux", which={}.get) is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_speed_and_language_reach_the_program_and_tell_recordings_apart(platform):
    voices = [
        find_voice(language, rate, platform=platform, which=everything)
        for language in ("en-gb", "en-us")
        for rate in WORDS_PER_MINUTE
    ]

    assert len({voice.key for voice in voices}) == 6
    assert len({tuple(voice.arguments(Path("out.wav"))) for voice in voices}) == 6


def test_a_quote_in_the_path_stays_in_the_path():
    voice = find_voice(platform="win32", which=everything)

    assert "'C:\\Rosa''s\\out.wav'" in voice.arguments(Path("C:\\Rosa's\\out.wav"))[-1]


def test_say_reads_standard_input_and_writes_a_wav_of_16_bits():
    voice = find_voice("en-gb", "slow", platform="darwin", which=everything)

    assert voice.arguments(Path("out.wav")) == [
        *["-v", "Daniel", "-r", "115", "-f", "-", "-o", "out.wav"],
        "--data-format=LEI16@22050",
    ]


def test_a_language_without_a_voice_of_its_own_is_left_to_the_mac():
    voice = find_voice("de", platform="darwin", which=everything)

    assert voice.arguments(Path("out.wav"))[0] == "-r"


def test_powershell_reads_bytes_ends_with_a_code_on_any_error_and_needs_no_double_quote():
    script = find_voice("de", "normal", platform="win32", which=everything).arguments(Path("out.wav"))[-1]

    assert script.startswith("$ErrorActionPreference = 'Stop'")
    assert "OpenStandardInput(), [Text.Encoding]::UTF8" in script
    assert "$voice.Rate = -2" in script
    assert "CultureInfo]'de'" in script
    assert '"' not in script
    assert script.count("{") == script.count("}") == 2


def test_espeak_reads_standard_input():
    voice = find_voice("en-us", "fast", platform="linux", which=everything)

    assert voice.arguments(Path("-o.wav")) == ["-v", "en-us", "-s", "185", "--stdin", "-w", "-o.wav"]


@pytest.mark.parametrize(
    ("chosen", "language", "spoken"),
    [("en-gb", "en", "en-gb"), ("", "en", "en"), ("en-us", "de", "de"), ("en-us", "pt-br", "pt-br")],
)
def test_an_accent_is_used_for_its_own_language_only(chosen, language, spoken):
    assert accent(chosen, language) == spoken
