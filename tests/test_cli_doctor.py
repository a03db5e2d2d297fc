"""The doctor looks at the computer: voices that speak, hang, fail or are not there; sound; the screen."""

from datetime import UTC, datetime

import pytest
from speaking import install_voice

from homeprog import cli_doctor
from homeprog.data.doctor import Health, Visit, examine
from homeprog.data.paths import DataFolder


@pytest.fixture
def look(tmp_path):
    visit = Visit(DataFolder(tmp_path / "data"), datetime(2026, 3, 2, tzinfo=UTC))

    def one(check):
        [finding] = examine(visit, [check])
        return finding

    return one


def test_a_voice_that_speaks(look, tmp_path, monkeypatch):
    install_voice("works", tmp_path / "bin", monkeypatch)

    found = look(cli_doctor.check_voice)
    assert (found.health, found.sentence) == (Health.GOOD, "espeak-ng speaks.")


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [("hangs", "does not answer within 0.2 seconds"), ("fails", "makes no sound")],
)
def test_a_voice_that_does_not_work_is_a_note(look, tmp_path, monkeypatch, behaviour, words):
    install_voice(behaviour, tmp_path / "bin", monkeypatch)
    monkeypatch.setattr(cli_doctor, "PATIENCE_S", 0.2)

    found = look(cli_doctor.check_voice)
    assert found.health is Health.NOTE
    assert words in found.sentence


def test_no_voice_says_what_to_install(look, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    found = look(cli_doctor.check_voice)
    assert found.health is Health.NOTE
    assert "shows its words instead" in found.sentence


def test_no_sound_library_is_a_note(look, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "miniaudio", None)

    found = look(cli_doctor.check_sound)
    assert (found.about, found.health) == ("sound", Health.NOTE)


def test_keeping_awake_is_told(look, monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    assert look(cli_doctor.check_awake).health is Health.GOOD
    monkeypatch.setitem(__import__("sys").modules, "wakepy", None)

    assert look(cli_doctor.check_awake).health is Health.NOTE


def test_no_display_is_told(look, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    found = look(cli_doctor.check_display)
    assert found.about == "display"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert look(cli_doctor.check_display).health is Health.GOOD


def test_nothing_of_it_is_a_problem(tmp_path):
    visit = Visit(DataFolder(tmp_path), datetime(2026, 3, 2, tzinfo=UTC))

    assert {one.health for one in examine(visit, cli_doctor.COMPUTER_CHECKS)} <= {Health.GOOD, Health.NOTE}
