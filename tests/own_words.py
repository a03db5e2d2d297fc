"""Every English sentence that a person can meet: our own from the code, and the texts of the library."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from homeprog.program.catalog import Catalog

ROOT = Path(__file__).parents[1] / "homeprog"
SPOKEN = {"tr": 0, "translate": 1, "_translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}
"""Calls whose text is shown, and the place of the text among their arguments."""


class Said(NamedTuple):
    """A text and where it stands."""

    where: str
    text: str


def own_words() -> list[Said]:
    """Translatable texts of the code, in the order of files and lines."""
    return [said for path in sorted(ROOT.rglob("*.py")) for said in _of_module(path)]


def _of_module(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = SPOKEN.get(name)
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value.strip():
            yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", text.value)


def library_words(catalog: Catalog) -> list[Said]:
    """Texts of clinical.md: exercises, screening, tests, cards, fixed texts, tags."""
    found = [Said(f"texts {key}", text) for key, text in catalog.texts.items()]
    found += [Said(f"card {card.id}", f"{card.title}. {card.text}") for card in catalog.cards.values()]
    for question in catalog.questions.values():
        help_ = question.help or ""
        found += [Said(f"question {question.id}", f"{question.text} {help_}".strip())]
    for test in catalog.tests.values():
        whole = [test.setup, test.action, test.measure, test.picture, *test.questions.values()]
        found.append(Said(f"test {test.id}", " ".join(whole)))
    for one in catalog.exercises.values():
        whole = [*one.steps, one.breathing, one.core, one.feel, one.should_not_feel, *one.errors]
        found.append(Said(f"exercise {one.id}", "\n".join(whole)))
    return found
