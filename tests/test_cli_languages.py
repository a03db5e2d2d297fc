"""What the verbs print and write in another language: every word of it, on paper too."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from prepared import Story
from walk import plain_words

from homeprog.cli import parse, run
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from scripts.story import FIRST_MORNING

MARGIN_PT = 24
OWN = ("Rosa", "Put on socks")


@pytest.fixture
def told(tmp_path: Path, pseudo: str) -> Callable[..., int]:
    """Call a verb in the pseudo-language, for a patient's first full day."""
    folder = DataFolder(tmp_path / "data")
    story = Story(FIRST_MORNING)
    story.first_start()
    story.ready()
    story.session("lb-single-knee-to-chest", "fa-walk")
    story.at = FIRST_MORNING.replace(day=4)
    story.morning()
    story.ready()
    story.keep(folder)
    assert list_profiles(folder)

    def call(*words: object) -> int:
        return run(parse(["--data-dir", str(folder.root), "--lang", pseudo, *map(str, words)]))

    return call


def pdftotext(*words: object) -> str:
    done = subprocess.run(["pdftotext", *words, "-"], check=True, capture_output=True, text=True)
    return done.stdout


def outside(boxes: str) -> list[str]:
    """Words that reach out of the margins of their page."""
    found = []
    width = height = 0.0
    for line in boxes.splitlines():
        numbers = [float(number) for number in re.findall(r'="([\d.-]+)"', line)]
        if "<page" in line:
            width, height = numbers
        elif "<word" in line:
            left, top, right, bottom = numbers
            inside = left >= MARGIN_PT and top >= MARGIN_PT and right <= width - MARGIN_PT
            found += [] if inside and bottom <= height - MARGIN_PT else [line]
    return found


@pytest.mark.parametrize(
    "verb",
    [
        ("handout",),
        ("handout", "--text", "large", "--paper", "letter"),
        ("logsheet", "--weeks", "2"),
        ("report",),
    ],
    ids=["handout", "large", "logsheet", "report"],
)
def test_paper_is_translated_to_the_last_word(
    told: Callable[..., int], tmp_path: Path, verb: tuple[str, ...]
) -> None:
    path = tmp_path / "paper.pdf"
    assert told(*verb, "--at", "2026-03-04T09:30", "-o", path) == 0
    text = pdftotext("-layout", path)

    assert len(text.split()) > 100
    assert plain_words(" ".join(text.split()), OWN) == []
    assert outside(pdftotext("-bbox", path)) == []


def test_a_story_is_told_in_the_language(
    told: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = tmp_path / "journal.jsonl"
    assert told("export", "--format", "json", "-o", journal) == 0
    capsys.readouterr()
    assert told("explain", journal) == 0
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) > 5
    sentences = [re.sub(r"\([A-Z]+\d?-[^()]*\)$", "", line) for line in lines]
    assert [line for line in sentences if line and "[" not in line] == []
