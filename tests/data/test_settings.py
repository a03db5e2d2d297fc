"""Settings come back as they were; what cannot be understood is told and kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.data.settings import Settings, load_settings, parse_settings, save_settings

SETTINGS = st.builds(
    Settings,
    text_scale=st.floats(1, 2),
    rest_factor=st.floats(0, 3),
    volume=st.integers(0, 100),
    voice=st.booleans(),
    theme=st.sampled_from(["system", "light", "dark", "contrast"]),
    language=st.text(),
    last_profile=st.text(),
)


@given(SETTINGS)
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.getbasetemp() / "settings.toml"

    save_settings(path, settings)

    assert load_settings(path) == (settings, None)


def test_without_a_file_the_usual_ones_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), None)


def test_a_person_can_write_a_part_of_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('text_scale = 2\n# louder\nvolume = 100\nfrom_a_newer_version = "x"\n')

    assert load_settings(path) == (Settings(text_scale=2.0, volume=100), None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"text_scale = 3.0", "text_scale"),
        (b"text_scale = 0.9", "text_scale"),
        (b"text_scale = nan", "text_scale"),
        (b"volume = 101", "volume"),
        (b"get_ready_s = 2", "get_ready_s"),
        (b'theme = "pink"', "theme"),
        (b'voice = "yes"', "voice"),
        (b"voice = ", "end of document"),
        (b"\xff\xfe\x00", "utf-8"),
        (bytes(200), "line 1"),
    ],
)
def test_a_broken_file_gives_the_usual_ones_a_sentence_and_is_kept(
    tmp_path, content: bytes, words: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    settings, notice = load_settings(path)

    assert settings == Settings()
    assert words in notice
    assert str(tmp_path / "settings.broken.toml") in notice
    assert (tmp_path / "settings.broken.toml").read_bytes() == content
    assert load_settings(path) == (Settings(), None)


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()

    settings, notice = load_settings(tmp_path / "settings.toml")

    assert settings == Settings()
    assert "could not be read" in notice


def test_the_file_is_readable_for_people() -> None:
    assert parse_settings(b'paper = "letter"\npaper_large = true\n') == Settings(
        paper="letter", paper_large=True
    )
