"""Every English sentence reads at a twelve-year-old's level and claims nothing that 10.2 forbids."""

import re
import tomllib
from pathlib import Path

import pytest
import reading
from own_words import Said, library_words, own_words

from homeprog.program.catalog import Catalog

HERE = Path(__file__).parent
HARD = tomllib.loads((HERE / "hard_to_read.toml").read_text(encoding="utf-8"))
CLAIMS = tomllib.loads((HERE / "forbidden_claims.toml").read_text(encoding="utf-8"))["claims"]
KEPT = {one["text"] for one in HARD["own"]}
LONG_TEXT = 20
"""From so many words on a text is judged as a text."""
SHORT = 6
"""Fewer words are a label; a grade says nothing about them."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("back", 1),
        ("moved", 1),
        ("rested", 2),
        ("stretches", 2),
        ("muscle", 2),
        ("little", 2),
        ("gentle", 2),
        ("easier", 3),
        ("exercise", 3),
        ("numbness", 2),
        ("physiotherapist", 6),
        ("times", 1),
        ("breathe", 1),
        ("session", 2),
        ("emergency", 4),
        ("weakness", 2),
        ("belly", 2),
        ("walked", 1),
        ("answer", 2),
        ("quiet", 2),
        ("usual", 3),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert reading.syllables(word) == count


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat. The dog ran to the cat.", -2.0, 1.0),
        ("Rest is part of the program. A gentle movement and a walk do you good.", 0.0, 4.0),
        (
            "Notwithstanding considerable methodological heterogeneity, systematic reviews consistently "
            "demonstrate moderate improvements following individualised rehabilitation interventions.",
            20.0,
            45.0,
        ),
    ],
)
def test_the_grade_tells_easy_from_hard(text: str, low: float, high: float) -> None:
    assert low < reading.grade([text]) < high


@pytest.fixture(scope="module")
def own() -> list[Said]:
    """Our own sentences but for the kept ones."""
    return [said for said in own_words() if said.text not in KEPT]


def test_all_own_sentences_are_found(own: list[Said]) -> None:
    texts = {said.text for said in own}

    assert len(own) > 1000
    assert {"How is your back now?", "A flare-up day: little and often", "I have read this"} <= texts


def test_our_own_sentences_are_short_and_easy(own: list[Said]) -> None:
    hard = [
        (said.where, round(reading.grade([sentence]), 1), sentence)
        for said in own
        for sentence in reading.sentences(said.text)
        if len(reading.words(sentence)) >= SHORT and reading.grade([sentence]) > reading.SENTENCE_GRADE
    ]
    long = [
        (said.where, sentence)
        for said in own
        for sentence in reading.sentences(said.text)
        if len(reading.words(sentence)) > reading.SENTENCE_WORDS
    ]

    assert (hard, long) == ([], [])


def test_our_own_texts_read_at_the_age_of_twelve(own: list[Said]) -> None:
    hard = [
        (said.where, round(reading.grade([said.text]), 1))
        for said in own
        if len(reading.words(said.text)) >= LONG_TEXT and reading.grade([said.text]) > reading.TEXT_GRADE
    ]

    assert hard == []
    assert reading.grade(said.text for said in own) < reading.TEXT_GRADE


def test_the_first_start_reads_at_the_age_of_twelve(own: list[Said]) -> None:
    files = ("ui/asks/asking.py", "ui/asks/intake_forms.py", "ui/asks/question_form.py", "ui/first_start")
    texts = [said.text for said in own if said.where.startswith(files)]

    assert len(texts) > 60
    assert reading.grade(texts) < reading.TEXT_GRADE


def test_library_texts_are_easy_or_measured_exceptions(catalog: Catalog) -> None:
    """A new hard text is noticed, and so is one that has become easy."""
    grades = {said.where: reading.grade([said.text]) for said in library_words(catalog)}
    hard = {where: round(grade, 1) for where, grade in grades.items() if grade > reading.TEXT_GRADE}

    assert hard == HARD["library"]


@pytest.mark.parametrize("kind", ["question", "card", "test", "exercise", "texts"])
def test_every_kind_of_library_text_reads_at_the_age_of_twelve(catalog: Catalog, kind: str) -> None:
    texts = [said.text for said in library_words(catalog) if said.where.startswith(f"{kind} ")]

    assert len(texts) >= 16
    assert reading.grade(texts) < reading.TEXT_GRADE


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["rule"] for claim in CLAIMS])
def test_10_2_forbidden_claims(catalog: Catalog, claim: dict[str, object]) -> None:
    pattern = re.compile(str(claim["pattern"]), re.IGNORECASE)
    exact = dict(claim["exact"])  # type: ignore[call-overload]
    said = [*own_words(), *([] if claim.get("own_words_only") else library_words(catalog))]
    found = {one.where: one.text for one in said if pattern.search(one.text)}
    asked = {where for where in found if claim.get("questions") and where.startswith("question ")}

    assert {where: found[where] for where in found.keys() - exact.keys() - asked} == {}
    assert exact.keys() <= found.keys(), "an exception that is no longer needed"


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("You have sciatica.", "(1)"),
        ("This stretch heals your disc.", "(2)"),
        ("Serious disease is ruled out.", "(3)"),
        ("Take a painkiller before you start.", "(4)"),
        ("Ten days in a row: keep your streak!", "(6)"),
        ("You failed the test.", "(7)"),
        ("Your joints show wear and tear.", "(9) no fear"),
        ("You must do this every day.", "own words"),
    ],
)
def test_each_pattern_catches_its_claim(said: str, rule: str) -> None:
    (claim,) = (one for one in CLAIMS if rule in one["rule"])

    assert re.search(claim["pattern"], said, re.IGNORECASE)
