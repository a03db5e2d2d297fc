"""`handout` and `logsheet` for program files: one, a folder of them, and what is wrong with some."""

import shutil
from pathlib import Path

import pytest

from homeprog.cli import parse, run
from homeprog.data.resources import resources_root

SAMPLES = resources_root() / "samples"


def call(*words: object) -> int:
    return run(parse([str(word) for word in words]))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with two programs, one of them wrong, and a file that is none."""
    folder = tmp_path / "programs"
    folder.mkdir()
    shutil.copy(SAMPLES / "calm-start.homeprog", folder / "b-calm.homeprog")
    (folder / "a-wrong.homeprog").write_text('format = 1\ntitle = "T"\nleave_out = ["sit-ups"]\n')
    (folder / "notes.txt").write_text("no program")
    (tmp_path / "out").mkdir()
    return folder


def test_a_program_file_becomes_a_handout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "x.txt"

    assert call("handout", SAMPLES / "own-exercise.homeprog", "-o", paper) == 0

    text = paper.read_text()
    assert "TOWEL AND BRIDGE" in text
    assert "Stands in for" in text
    assert "Wrote" in capsys.readouterr().out


def test_a_program_file_becomes_log_sheets(tmp_path: Path) -> None:
    paper = tmp_path / "x.txt"
    words = (
        "logsheet",
        SAMPLES / "own-exercise.homeprog",
        "-o",
        paper,
        "--weeks",
        2,
        "--at",
        "2026-03-02T09:00",
    )

    assert call(*words) == 0
    assert "Monday, 2 March 2026 to Sunday, 8 March 2026" in paper.read_text()
    assert paper.read_text().count("Towel slide") == 2


def test_a_wrong_program_is_one_sentence(
    programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("handout", programs / "a-wrong.homeprog", "-o", tmp_path / "x.pdf") == 1

    assert capsys.readouterr().err.startswith("a-wrong.homeprog, line 3: key `leave_out[0]`: `sit-ups` is no")
    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_becomes_a_folder_and_a_wrong_file_stops_nobody(
    programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    assert call("handout", programs, "-o", out) == 1

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "[1/2] a-wrong.homeprog: not written.",
        f"[2/2] b-calm.homeprog: Wrote {out / 'b-calm.pdf'}, 3 pages.",
    ]
    assert len(said.err.splitlines()) == 1
    assert [path.name for path in out.iterdir()] == ["b-calm.pdf"]
    assert (out / "b-calm.pdf").read_bytes().startswith(b"%PDF")


def test_papers_that_are_there_stay_unless_forced(
    programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (programs / "a-wrong.homeprog").unlink()
    mine = tmp_path / "out" / "b-calm.pdf"
    mine.write_text("mine")

    assert call("handout", programs, "-o", tmp_path / "out") == 0
    assert mine.read_text() == "mine"
    assert "already; --force" in capsys.readouterr().out

    assert call("handout", programs, "-o", tmp_path / "out", "--force") == 0
    assert mine.read_bytes().startswith(b"%PDF")


def test_wrong_use_is_told(programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    wrong = [
        (("handout", programs, "-o", tmp_path / "x.pdf"), "name a folder that is there"),
        (("handout", empty, "-o", tmp_path / "out"), "no program"),
        (("logsheet", programs, "-o", tmp_path / "out", "--weeks", 13), "--weeks is 13"),
        (("handout", SAMPLES / "calm-start.homeprog", "-o", tmp_path / "x.doc"), ".pdf"),
    ]
    for words, sentence in wrong:
        assert call(*words) == 2
        assert sentence in capsys.readouterr().err
