"""The verb `explain`, in a real process: each day, each decision, its rule."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from homeprog.data.library import load_catalog
from homeprog.program import facts
from homeprog.program.facts import encode_fact
from homeprog.program.planner import plan_day
from homeprog.program.simulation import Life
from homeprog.program.state import replay

DAYS = 40
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[facts.Fact]]:
    """The journal of a patient who is flexible already, forty days long."""
    kept: list[facts.Fact] = []
    one = Life(load_catalog(), 2, 7)
    record = one.record

    def keep(kind: type[facts.Fact], **fields: Any) -> None:
        record(kind, **fields)
        kept.append(kind(id=f"{len(kept):08d}", at=one.now, **fields))

    one.record = keep  # type: ignore[method-assign]
    for day in range(DAYS):
        one.live(day)
    path = tmp_path_factory.mktemp("explain") / "life.jsonl"
    path.write_bytes(b"\n".join(map(encode_fact, kept)) + b"\n")
    return path, kept


@pytest.fixture
def run(tmp_path: Path) -> Run:
    env = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}

    def explain(*args: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "homeprog", "explain", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, env=env, check=False)

    return explain


def test_a_chapter_for_every_day_with_facts(run: Run, life: tuple[Path, list[facts.Fact]]) -> None:
    path, kept = life
    done = run(path, "--json")
    chapters = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (0, "")
    assert [one["day"] for one in chapters] == sorted({fact.day.isoformat() for fact in kept})
    assert all(one["reasons"] and one["rule"] for one in chapters)
    opened = [gate for one in chapters for gate in one["opened"]]
    assert opened[0] == "G-SCREEN"
    assert "G-ANY" in opened
    assert any(move["before"] is None for one in chapters for move in one["moves"])


def test_the_last_chapter_is_todays_plan(run: Run, life: tuple[Path, list[facts.Fact]]) -> None:
    """At the moment before a session ends the story says what the plan said."""
    path, kept = life
    catalog = load_catalog()
    started = next(fact for fact in reversed(kept) if isinstance(fact, facts.SessionStarted))
    chapter = json.loads(run(path, "--at", started.at.isoformat(), "--json").stdout)[-1]
    plan = plan_day(replay(kept, catalog, until=started.at), started.at, catalog)

    assert (chapter["action"], chapter["rule"], chapter["stage"]) == (plan.action, plan.rule, plan.stage)


def test_the_story_is_told_in_sentences_with_rule_ids(run: Run, life: tuple[Path, list[facts.Fact]]) -> None:
    text = run(life[0]).stdout

    assert text.count("\n\n") + 1 == len({fact.day for fact in life[1]})
    assert "Monday, 5 January 2026: " in text
    assert "(A-10" in text
    assert "New in the program: " in text
    assert "Open now: " in text
    assert "A rule of the program asks for this." not in text, "every rule has its own words"


def test_ru4_an_alarm_taken_back_is_told_as_the_plan_has_it(
    run: Run, life: tuple[Path, list[facts.Fact]], tmp_path: Path
) -> None:
    later = life[1][-1].at + timedelta(days=1)
    alarm = facts.ReadinessChecked(id="x1", at=later, rest=2, new_alarm=True)
    back = facts.FactRetracted(id="x2", at=later, fact="x1")
    path = tmp_path / "taken-back.jsonl"
    path.write_bytes(life[0].read_bytes() + encode_fact(alarm) + b"\n" + encode_fact(back) + b"\n")
    chapter = json.loads(run(path, "--json").stdout)[-1]

    assert (chapter["action"], chapter["rule"]) == ("SCREENING-DUE", "RU-4")


@pytest.mark.parametrize(
    ("args", "code", "word"),
    [(("missing.jsonl",), 1, "missing.jsonl"), ((None, "--at", "soon"), 2, "2026-03-01T09:00")],
)
def test_bad_input_is_one_sentence(
    run: Run, life: tuple[Path, list[facts.Fact]], args: tuple[str | None, ...], code: int, word: str
) -> None:
    done = run(*[life[0] if one is None else one for one in args])

    assert done.returncode == code
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
