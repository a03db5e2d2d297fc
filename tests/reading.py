"""How hard a sentence is to read: Flesch-Kincaid grade from words per sentence and syllables per word.

Grade 6 to 7 is what a twelve-year-old reads. The formula was made for running text of a hundred words; in one
short sentence a single long word moves it by several grades, so a sentence alone is judged by a wider limit
than a whole text. Syllables are counted from the spelling, with the usual silent endings.
"""

import re
from collections.abc import Iterable

TEXT_GRADE = 7.0
"""A whole text of our own: twelve years."""
SENTENCE_WORDS = 22
SENTENCE_GRADE = 10.0
"""One sentence of a text; and no sentence of ours is longer than that many words."""

EXCEPTIONS = {
    "every": 2, "everyday": 3, "everything": 3, "something": 2, "sometimes": 2, "people": 2, "little": 2,
    "being": 2, "doing": 2, "going": 2, "area": 3, "idea": 3, "quiet": 2, "science": 2, "created": 3,
    "one": 1, "ones": 1, "done": 1, "whole": 1, "clothes": 1, "safe": 1, "safely": 2, "someone": 2,
    "somebody": 3, "gone": 1, "goes": 1, "does": 1, "shoes": 1, "toes": 1, "knees": 1, "eyes": 1, "once": 1,
    "movement": 2, "movements": 2, "homeprog": 2, "exercise": 3, "exercises": 4, "diary": 3, "via": 2,
    "hour": 1, "hours": 1, "our": 1, "ours": 1, "your": 1, "yours": 1, "their": 1, "there": 1, "were": 1,
    "physiotherapist": 6, "clinician": 3, "muscle": 2, "muscles": 2, "ankle": 2, "gentle": 2, "gently": 2,
}  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = tuple(
    re.compile(ending)
    for ending in (
        r"[^aeiouylr]e$|[^aeiouy][aeiouy][lr]e$",
        r"[^aeiouytd]ed$",
        r"[^aeiouyscxzgh]es$",
    )
)
"""Endings without a sound of their own: move, more, walked, times."""
_PARTED = re.compile(r"i[ao]|[^q]ua|ying$|eing$|[^tcsg]ious|uou|[^aeiou]ie(r|st)$")
_RUN_TOGETHER = re.compile(r"tia|cia|[tcs]ion|gion")
"""Vowels that stand apart (usual, easier), and those that only look so (session)."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][a-z]+)?")
_FIELD = re.compile(r"\{[^}]*\}|%\d|%n")


def syllables(word: str) -> int:
    """Spoken syllables of an English word, at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if plain in EXCEPTIONS:
        return EXCEPTIONS[plain]
    count = len(_VOWELS.findall(plain))
    count -= sum(1 for silent in _SILENT if silent.search(plain))
    if _PARTED.search(plain) and not _RUN_TOGETHER.search(plain):
        count += 1
    return max(1, count)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or semicolon gives the reader a rest too."""
    return [part for part in _SENTENCE_ENDS.split(_FIELD.sub("3", text)) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text, numbers and gaps left out."""
    return _WORD.findall(_FIELD.sub(" ", text))


def grade(texts: Iterable[str]) -> float:
    """School grade of sentences taken together; 0 for no words."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    counted = [word for part in parts for word in words(part)]
    if not counted:
        return 0.0
    per_word = sum(map(syllables, counted)) / len(counted)
    return 0.39 * len(counted) / len(parts) + 11.8 * per_word - 15.59
