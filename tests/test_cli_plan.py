"""The verb `plan` in a real process on journals written by hand (design.md section 5, RU-23)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KEYS = ["action", "rule", "stage", "gates", "pairs", "tags", "asks", "items", "locked", "cards", "benched"]
ITEM_KEYS = {
    "exercise", "step", "sets", "reps", "hold_s", "rest_s", "side", "change",
    "part", "minutes", "load_kg", "support", "eased",
}  # fmt: skip

JOURNAL = """\
{"id":"1","at":"2026-03-01T08:00:00+01:00","kind":"profile_set","name":"Ann","birth_year":1970,"sex":"female"}
{"id":"2","at":"2026-03-01T08:01:00+01:00","kind":"screening_answered","form":"full","answers":{"PR-14":"yes"}}
{"id":"3","at":"2026-03-01T08:02:00+01:00","kind":"baseline_given","rest":2,"morning":2}
{"id":"4","at":"2026-03-01T08:03:00+01:00","kind":"test_taken","test":"T-LB1","value":20,"answers":{"even":true}}
{"id":"5","at":"2026-03-01T08:04:00+01:00","kind":"test_taken","test":"T-HF1","side":"left","value":9}
{"id":"6","at":"2026-03-01T08:05:00+01:00","kind":"test_taken","test":"T-HF1","side":"right","value":2}
{"id":"7","at":"2026-03-01T08:06:00+01:00","kind":"test_taken","test":"T-HS1","side":"both","value":50}
{"id":"8","at":"2026-03-01T09:00:00+01:00","kind":"readiness_checked","rest":2,"up_for":"over_2h"}
"""


def run(*args: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    command = [sys.executable, "-m", "homeprog", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=120)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "ann.jsonl"
    path.write_text(JOURNAL, encoding="utf-8")
    return path


def plan(journal: Path, at: str, home: Path) -> dict[str, Any]:
    done = run("plan", journal, "--at", at, "--json", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_the_json_has_exactly_the_contracts_keys(journal: Path, tmp_path: Path) -> None:
    data = plan(journal, "2026-03-01T09:30", tmp_path)

    assert list(data) == [*KEYS, "reasons"]
    assert (data["action"], data["rule"], data["stage"]) == ("NORMAL", "A-10", "S1")
    assert data["pairs"] == {"A": "LOCKED", "B": "LOCKED", "C": "LOCKED"}
    assert data["gates"]["G-FLEX"] is True
    assert data["gates"]["G-ANY"] is False
    assert len(data["gates"]) == 13
    assert data["tags"] == ["falls"]
    assert data["benched"] == []
    assert data["reasons"][0] == {"rule": "A-10", "inputs": {"R": 2, "B": 2, "rise": 0}}
    assert all(set(item) == ITEM_KEYS for item in data["items"])
    assert [item["part"] for item in data["items"]] == ["warm_up", *["main"] * 4, "walk", "closing"]
    stretch = next(item for item in data["items"] if item["exercise"] == "lb-single-knee-to-chest")
    assert (stretch["step"], stretch["sets"], stretch["hold_s"], stretch["side"]) == ("F1", 2, 10, "each")
    locked = {lock["exercise"]: lock["gates"] for lock in data["locked"]}
    assert locked["ab-heel-slide"] == ["G-CORE", "G-A"]


def test_later_facts_are_left_out(journal: Path, tmp_path: Path) -> None:
    data = plan(journal, "2026-03-01T08:02:30", tmp_path)

    assert (data["rule"], data["stage"]) == ("A-0", "S0")
    assert data["asks"][:2] == ["readiness", "test:T-LB1"]
    assert plan(journal, "2026-02-28T12:00", tmp_path)["asks"] == ["screening_full"]


def test_a_bench_and_an_emergency(journal: Path, tmp_path: Path) -> None:
    lines = (
        '{"id":"9","at":"2026-03-01T09:01:00+01:00","kind":"session_started","session":"s"}',
        '{"id":"a","at":"2026-03-01T09:05:00+01:00","kind":"exercise_rated","session":"s",'
        '"exercise":"hs-chair","step":"F1","pain":1,"zone_left":2}',
        '{"id":"b","at":"2026-03-01T20:00:00+01:00","kind":"readiness_checked","rest":2,"new_alarm":true}',
    )
    journal.write_text(JOURNAL + "\n".join(lines) + "\n", encoding="utf-8")

    assert plan(journal, "2026-03-01T10:00", tmp_path)["benched"] == [
        {"exercise": "hs-chair", "until": "2026-03-15"}
    ]
    stopped = plan(journal, "2026-03-01T21:00", tmp_path)
    assert (stopped["action"], stopped["rule"], stopped["items"]) == ("EMERGENCY", "A-1", [])


@pytest.mark.parametrize(
    ("at", "rule"), [("2026-03-01T23:30", "A-9"), ("2026-03-01T22:30", "A-10"), ("2026-03-02T00:30", "A-0")]
)
def test_ru23_a_moment_without_offset_is_read_in_the_one_of_the_latest_earlier_fact(
    journal: Path, tmp_path: Path, at: str, rule: str
) -> None:
    """The traveller's last answer was written five hours further west; its own day counts."""
    west = '{"id":"w","at":"2026-03-01T23:00:00-05:00","kind":"readiness_checked","rest":3}\n'
    journal.write_text(JOURNAL + west, encoding="utf-8")

    assert plan(journal, at, tmp_path)["rule"] == rule


def test_a_moment_with_offset_is_taken_as_it_is(journal: Path, tmp_path: Path) -> None:
    assert plan(journal, "2026-03-01T07:59:00+00:00", tmp_path)["rule"] == "A-0"
    assert plan(journal, "2026-03-01T08:00:00+00:00", tmp_path)["rule"] == "A-10"


def test_without_at_the_last_fact_is_the_moment(journal: Path, tmp_path: Path) -> None:
    done = run("plan", journal, "--json", home=tmp_path)

    assert json.loads(done.stdout)["rule"] == "A-10"


def test_the_text_form_is_for_people(journal: Path, tmp_path: Path) -> None:
    done = run("plan", journal, home=tmp_path)

    assert done.returncode == 0
    assert "NORMAL (A-10)  stage S1" in done.stdout
    assert "lb-single-knee-to-chest" in done.stdout


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"id":"x","at":"2026-03-01T10:00:00+01:00","kind":"morning_rated","pain":11}', "pain"),
        ('{"id":"x","at":"2026-03-01T10:00:00+01:00","kind":"morning_rated"}', "pain"),
        ('{"id":"x","at":"2026-03-01T10:00:00","kind":"morning_rated","pain":1}', "at"),
        ('{"id":"x","kind":"morning_rated","pain":1}', "at"),
        ('{"at":"2026-03-01T10:00:00+01:00","kind":"morning_rated","pain":1}', "id"),
        ("not json", "JSON"),
        ('{"id":"3","at":"2026-03-01T10:00:00+01:00","kind":"morning_rated","pain":1}', "id"),
    ],
)
def test_errors_name_file_line_and_field(journal: Path, tmp_path: Path, line: str, field: str) -> None:
    journal.write_text(JOURNAL + line + "\n", encoding="utf-8")
    done = run("plan", journal, "--at", "2026-03-01T11:00", "--json", home=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert f"{journal}, line 9" in done.stderr
    assert field in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_missing_file_and_a_wrong_moment(journal: Path, tmp_path: Path) -> None:
    missing = run("plan", tmp_path / "no.jsonl", "--json", home=tmp_path)
    assert missing.returncode == 1
    assert "no.jsonl" in missing.stderr
    wrong = run("plan", journal, "--at", "soon", home=tmp_path)
    assert wrong.returncode == 2
    assert "--at" in wrong.stderr
    assert "Traceback" not in missing.stderr + wrong.stderr


def test_facts_of_a_newer_version_are_told_and_change_nothing(journal: Path, tmp_path: Path) -> None:
    before = plan(journal, "2026-03-01T12:00", tmp_path)
    line = '{"id":"n","at":"2026-03-01T11:00:00+01:00","kind":"mood_scored","mood":3}\n'
    journal.write_text(JOURNAL + line, encoding="utf-8")
    done = run("plan", journal, "--at", "2026-03-01T12:00", "--json", home=tmp_path)

    assert done.returncode == 0
    assert "mood_scored" in done.stderr
    assert json.loads(done.stdout) == before


def test_an_entry_outside_the_bounds_is_told_and_changes_nothing(journal: Path, tmp_path: Path) -> None:
    before = plan(journal, "2026-03-01T10:00", tmp_path)
    line = (
        '{"id":"9","at":"2026-03-01T09:30:00+01:00","kind":"override_recorded",'
        '"what":"limit_set","target":"A7_GENTLE","value":9}\n'
    )
    journal.write_text(JOURNAL + line, encoding="utf-8")
    done = run("plan", journal, "--at", "2026-03-01T10:00", "--json", home=tmp_path)

    assert done.returncode == 0
    assert json.loads(done.stdout) == before
    assert "line 9: field `value`: 9 is outside the bounds; give a number from 4 to 6" in done.stderr
