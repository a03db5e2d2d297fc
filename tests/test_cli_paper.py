"""The verbs `handout` and `logsheet`: from a journal or a profile to a file, without a display."""

import argparse
import json
import subprocess
import sys
from datetime import datetime

import pytest

from homeprog import cli_paper
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.program.facts import ProfileSet

PROFILE = {
    "id": "a1",
    "at": "2026-03-02T09:00:00+01:00",
    "kind": "profile_set",
    "name": "Maria",
    "birth_year": 1960,
}


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_text(json.dumps(PROFILE) + "\n", encoding="utf-8")
    return path


def run(*words: object, data_dir: object = None) -> int:
    parser = argparse.ArgumentParser()
    parser.set_defaults(data_dir=None if data_dir is None else str(data_dir), profile=None, lang=None)
    cli_paper.add_parser(parser.add_subparsers())
    return cli_paper.run(parser.parse_args([str(word) for word in words]))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_handout_from_a_journal(journal, tmp_path, capsys, paper):
    output = tmp_path / "out.pdf"

    assert run("handout", journal, "-o", output, "--paper", paper, "--text", "large") == 0

    assert output.read_bytes().startswith(b"%PDF")
    assert "out.pdf" in capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
def test_log_sheet_of_two_weeks_from_the_day_meant(journal, tmp_path):
    output = tmp_path / "log.txt"

    assert run("logsheet", journal, "-o", output, "--weeks", 2, "--at", "2026-03-09T08:00") == 0

    text = output.read_text(encoding="utf-8")
    assert text.count("YOUR WEEK") == 2
    assert "9 Mar" in text.splitlines()[6]


@pytest.mark.usefixtures("qapp")
def test_name_can_be_left_out(journal, tmp_path):
    output = tmp_path / "out.txt"

    assert run("handout", journal, "-o", output, "--no-name") == 0

    assert "Maria" not in output.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qapp")
def test_handout_from_a_profile(tmp_path):
    folder = DataFolder(tmp_path / "data").prepare()
    now = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
    with create_profile(folder, "Rosa").open(now) as opened:
        opened.append([ProfileSet(id="a1", at=now, name="Rosa", birth_year=1960)])
    output = tmp_path / "out.txt"

    assert run("handout", "-o", output, data_dir=folder.root) == 0

    assert "Rosa" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["handout", "{journal}", "-o", "x.doc"], 2, ".pdf"),
        (["handout", "{journal}", "-o", "x.pdf", "--at", "noon"], 2, "2026-03-01T09:00"),
        (["handout", "missing.jsonl", "-o", "x.pdf"], 2, "missing.jsonl"),
        (["handout", "-o", "x.pdf"], 2, "JOURNAL.jsonl"),
        (["logsheet", "{journal}", "-o", "x.pdf", "--weeks", "0"], 2, "1 to 12"),
        (["handout", "{journal}", "-o", "no/such/x.pdf"], 2, "no folder"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_wrong_use_is_one_sentence(journal, tmp_path, monkeypatch, capsys, words, code, says):
    monkeypatch.chdir(tmp_path)
    filled = [word.format(journal=journal) for word in words]

    assert run(*filled, data_dir=tmp_path / "none") == code

    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_works_without_a_display(journal, tmp_path):
    output = tmp_path / "out.pdf"
    bare = {"PATH": "", "HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "homeprog", "handout", str(journal), "-o", str(output)],
        env=bare,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert output.read_bytes().startswith(b"%PDF")
