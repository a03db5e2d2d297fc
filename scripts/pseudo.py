"""The pseudo-language: English with accents, 40 % longer, in brackets.

Whoever reads it sees at once what was never translated (no brackets), what is put together from pieces
(brackets inside brackets) and what has too little room.
"""

import math
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from homeprog.data.resources import resources_root

CODE = "qps"
LONGER = 1.4
LANGUAGE_CODE = "en"
"""The text that is the code of the words' own language stays, or no voice could speak."""

_IDS = "|".join(sorted((path.stem for path in (resources_root() / "exercises").glob("*.toml")), reverse=True))
_KEPT = re.compile(
    rf"(\{{[^{{}}]*\}}|%n|%L?\d|<[^<>]+>|&\w+;|\bRef\d+\w?|\bseeds? \d+|\b[A-Z]{{1,4}}-\d+\w?|{_IDS})"
)
"""Placeholders, tags, marks of sources, ids of rules and exercises."""
_ACCENTS = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "áçðéğĥíĵķļñóŕšţúŵýžÁÇÐÉĞĤÍĴĶĻÑÓŔŠŢÚŴÝŽ")
_VOWEL = re.compile("[aeiouyAEIOUY]")


def pseudo(text: str) -> str:
    """A text in the pseudo-language; placeholders, tags and ids stay as they are."""
    if text == LANGUAGE_CODE:
        return text
    parts = _KEPT.split(text)
    lacking = math.ceil(len("".join(parts[::2])) * LONGER) - len("".join(parts[::2])) - 2
    for place in range(0, len(parts), 2):
        doubled = min(max(lacking, 0), len(_VOWEL.findall(parts[place])))
        parts[place] = _VOWEL.sub(r"\g<0>\g<0>", parts[place], count=doubled) if doubled else parts[place]
        parts[place] = parts[place].translate(_ACCENTS)
        lacking -= doubled
    return f"[{''.join(parts)}{(' ~~~~' * len(text))[: max(lacking, 0)]}]"


def accent_file(ts: Path) -> None:
    """Fill every translation of a .ts file."""
    tree = ElementTree.parse(ts)
    for message in tree.iter("message"):
        accented = pseudo(message.findtext("source", ""))
        translation = message.find("translation")
        assert translation is not None, "lupdate writes one for each"
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for place in forms or [translation]:
            place.text = accented
    tree.write(ts, encoding="utf-8", xml_declaration=True)
