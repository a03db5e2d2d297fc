"""The verb `report`: PDF, text and summary, from a journal or a profile."""

import argparse
import re
import subprocess

import pytest
from paper_lives import KNOWN_END, known_facts

from homeprog import cli_report
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.program.facts import encode_fact

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def journal(catalog, tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"".join(encode_fact(fact) + b"\n" for fact in known_facts(catalog)))
    return path


def run(*words: object, data_dir: object = None) -> int:
    parser = argparse.ArgumentParser()
    parser.set_defaults(data_dir=None if data_dir is None else str(data_dir), profile=None, lang=None)
    cli_report.add_parser(parser.add_subparsers())
    return cli_report.run(parser.parse_args([str(word) for word in words]))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("text", ["normal", "large"])
def test_pdf_is_vector_and_says_what_the_text_says(journal, tmp_path, paper, text):
    pdf, plain = tmp_path / "report.pdf", tmp_path / "report.txt"

    assert run("report", journal, "-o", pdf, "--paper", paper, "--text", text) == 0
    assert run("report", journal, "-o", plain) == 0

    read = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    images = subprocess.run(["pdfimages", "-list", pdf], check=True, capture_output=True, text=True).stdout
    assert images.count("\n") == 2  # its two lines of head: plots are lines, not pixels
    words = set(re.findall(r"[A-Za-z]{4,}", read))
    said = plain.read_text(encoding="utf-8")
    for title in ("Progress report", "At a glance", "Pain", "Self-tests", "Rules that spoke"):
        assert set(re.findall(r"[A-Za-z]{4,}", title)) <= words
        assert title.lower() in said.lower()
    assert "Self-reported; not a medical record." in read
    assert re.search(r"Page 1 of \d", read)


def test_summary_prints_ten_lines(journal, capsys):
    assert run("report", journal, "--summary") == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert "Maria" in lines[0]


def test_period_and_name(journal, tmp_path, capsys):
    assert run("report", journal, "--summary", "--period", 1, "--no-name") == 0
    week = capsys.readouterr().out
    assert run("report", journal, "--summary", "--period", "start") == 0
    everything = capsys.readouterr().out

    assert "Maria" not in week
    assert "Sessions: 0" in week
    assert "Sessions: 3" in everything


def test_from_a_profile_up_to_a_moment(catalog, tmp_path, capsys):
    folder = DataFolder(tmp_path / "data").prepare()
    with create_profile(folder, "Maria").open(KNOWN_END) as opened:
        opened.append(known_facts(catalog))

    assert run("report", "--summary", "--at", "2026-03-03T20:00", data_dir=folder.root) == 0

    assert "Sessions: 1 (1 completed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["report", "{journal}"], 2, "--summary"),
        (["report", "{journal}", "-o", "x.doc"], 2, ".pdf"),
        (["report", "missing.jsonl", "--summary"], 2, "missing.jsonl"),
        (["report", "--summary"], 2, "JOURNAL.jsonl"),
    ],
)
def test_wrong_use_is_one_sentence(journal, tmp_path, monkeypatch, capsys, words, code, says):
    monkeypatch.chdir(tmp_path)

    assert run(*[word.format(journal=journal) for word in words], data_dir=tmp_path / "none") == code

    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("period", ["0", "521", "soon", "-3"])
def test_a_period_that_is_none_is_refused(journal, capsys, period):
    with pytest.raises(SystemExit) as stopped:
        run("report", journal, "--summary", f"--period={period}")

    assert stopped.value.code == 2
    assert "weeks" in capsys.readouterr().err
