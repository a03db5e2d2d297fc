"""The verbs `exercises` and `check`: what they print, and their exit codes 0, 1 and 2."""

import json
from pathlib import Path

import pytest

from homeprog.cli import parse, run
from homeprog.data.resources import resources_root


def call(*words: str) -> int:
    return run(parse(words))


def test_exercises_lists_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("exercises") == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 104
    assert lines[0].split(maxsplit=4) == [
        "fa-rest-90-90", "FA", "whole-body", "-", "Knees-bent rest, calves on a chair"
    ]  # fmt: skip


def test_exercise_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("exercises", "bal-tandem") == 0

    page = capsys.readouterr().out
    for words in (
        "Heel-to-toe stand (tandem)",
        "1. Place one foot",
        "BAL B1 to B7",
        "With falls: ladder stops at B3",
    ):
        assert words in page


def test_what_is_said_about_a_dose_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("exercises", "fa-belly-breathing") == 0

    assert "About the dose: one repetition = one breath" in capsys.readouterr().out


def test_exercises_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("exercises", "gl-bridge", "--json") == 0
    one = json.loads(capsys.readouterr().out)
    assert call("exercises", "--json") == 0
    everything = json.loads(capsys.readouterr().out)

    assert one["dose"]["ladder"] == "REP"
    assert one in everything
    assert len(everything) == 104


def test_unknown_exercise_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("exercises", "gl-brigde") == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no exercise `gl-brigde`; did you mean gl-bridge" in printed.err


def test_check_proves_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check") == 0

    assert capsys.readouterr().out.startswith("The library is sound: 104 exercises")


def test_check_exercise_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = resources_root() / "exercises" / "gl-bridge.toml"
    assert call("check", str(good)) == 0
    bad = tmp_path / "gl-bridge.toml"
    bad.write_text(good.read_text(encoding="utf-8").replace("feel =", "feels =", 1), encoding="utf-8")
    capsys.readouterr()

    assert call("check", str(bad)) == 1

    assert f"{bad}: key `feels` is not known; allowed keys: `id`" in capsys.readouterr().out


def test_check_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text('{"id": "a", "at": "2026-03-01T09:00:00+01:00", "kind": "walk_done", "minutes": 5}\n')
    assert call("check", str(path)) == 0
    assert capsys.readouterr().out == f"{path}: every line is sound; facts: 1.\n"

    path.write_text('{"id": "a", "at": "2026-03-01T09:00:00+01:00", "kind": "walk_done"}\n')
    assert call("check", str(path), "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert "line 1" in finding
    assert "`minutes`" in finding


def test_check_refuses_what_it_cannot_validate(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "holiday.jpg") == 2

    kinds = "an exercise (.toml), a program (.homeprog) or a journal (.jsonl)"
    assert capsys.readouterr().err == f"holiday.jpg: give {kinds}.\n"


def test_check_validates_a_program(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sample = resources_root() / "samples" / "chair-only.homeprog"
    assert call("check", str(sample)) == 0
    assert "a sound program" in capsys.readouterr().out

    wrong = tmp_path / "wrong.homeprog"
    wrong.write_text(sample.read_text().replace("N_UP = 4", "N_UP = 40"))
    assert call("check", str(wrong), "--json") == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert findings == [
        "wrong.homeprog, line 9: key `limits.N_UP`: N_UP is 40, outside its bounds; "
        "give a whole number from 2 to 5."
    ]


def test_exercises_in_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOMEPROG_LANGUAGES", str(tmp_path))
    (tmp_path / "xx" / "exercises").mkdir(parents=True)
    (tmp_path / "xx" / "exercises" / "hs-strap.toml").write_text('name = "Strip"\n')
    assert call("--lang", "xx", "exercises", "hs-strap") == 0
    assert capsys.readouterr().out.splitlines()[0] == "Strip"

    assert call("--lang", "xx", "check") == 0
    printed = capsys.readouterr().out
    assert "i18n/xx/exercises/hs-strap.toml: not translated, so English: " in printed
    assert printed.endswith("The library is sound: 104 exercises, 77 questions.\n")
