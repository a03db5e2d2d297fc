"""The verb `simulate`, in a real process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from homeprog.program.patients import TYPES

ROOT = Path(__file__).parent.parent


def simulate(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "homeprog", "simulate", *args], capture_output=True, text=True, check=False
    )


def test_it_tells_outcomes_per_type_and_no_violations() -> None:
    done = simulate("--patients", "20", "--days", "12", "--seed", "7", "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 0
    assert told["violations"] == {"count": 0, "examples": []}
    assert set(told["types"]) == {kind.name for kind in TYPES}
    assert sum(one["patients"] for one in told["types"].values()) == 20
    assert told["types"]["steady improver"]["days_to"]["S1"]["median"] >= 0
    assert told["plans"] > 0 < told["facts"]


def test_the_text_is_a_table_and_the_same_every_time() -> None:
    first, second = (simulate("--patients", "3", "--days", "5", "--seed", "2") for _ in range(2))

    assert first.stdout == second.stdout
    assert first.stdout.startswith("3 patients x 5 days, seed 2: ")
    assert "| steady improver | 1 |" in first.stdout
    assert first.stdout != simulate("--patients", "3", "--days", "5", "--seed", "3").stdout


def test_the_documented_table_has_every_type_and_no_violation() -> None:
    told = (ROOT / "docs" / "simulation.md").read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in told.splitlines() if line.startswith("| ")]

    assert rows == ["type", *(kind.name for kind in TYPES)]
    assert "1000 patients x 400 days, seed 7: " in told
    assert ", 0 violations." in told


@pytest.mark.parametrize("args", [("--patients", "0"), ("--days", "0"), ("--days", "4001")])
def test_wrong_numbers_are_one_sentence(args: tuple[str, str]) -> None:
    done = simulate(*args)

    assert done.returncode == 2
    assert done.stderr.strip() == "Give at least 1 patient and 1 to 4000 days."
    assert done.stdout == ""
