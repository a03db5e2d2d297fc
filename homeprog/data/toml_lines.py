"""Where in a TOML text a key stands, for messages that name the line.

The standard library's reader keeps no positions; this looks only for headers and keys, in text that it has
read without a complaint.
"""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"^\s*(\[\[|\[)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=(.*)$""")
_FENCES = ('"""', "'''")


def line_of(text: str, key: str) -> int | None:
    """The line (from 1) of a key such as `exercises[2].top`, or of the nearest part of it that has a line.

    None where not even its first part stands in the text.
    """
    places = dict(_places(text))
    while key:
        if key in places:
            return places[key]
        key = re.sub(r"(\.[^.\[\]]+|\[\d+\]|^[^.\[\]]+)$", "", key)
    return None


def _places(text: str) -> Iterator[tuple[str, int]]:
    """Every key with its line, in the order of the text; of a list only the line at which it begins."""
    table, counts, fence = "", dict[str, int](), ""
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if line.count(fence) % 2 else fence
            continue
        header = _HEADER.match(line)
        if header is not None:
            table = _entered(header[1], _plain(header[2]), counts)
            yield table, number
            if table.endswith("[0]"):
                yield table.removesuffix("[0]"), number
        elif (found := _KEY.match(line)) is not None:
            yield ".".join(part for part in (table, _plain(found[1])) if part), number
            fence = next((one for one in _FENCES if found[2].count(one) % 2), "")


def _entered(bracket: str, name: str, counts: dict[str, int]) -> str:
    """The path of a header; of `[[name]]` with its number, below one of them with the number it has now."""
    if bracket == "[[":
        counts[name] = counts.get(name, -1) + 1
    path = ""
    for part in name.split("."):
        plain = re.sub(r"\[\d+\]", "", f"{path}.{part}") if path else part
        path = f"{path}.{part}" if path else part
        if plain in counts:
            path = f"{path}[{counts[plain]}]"
    return path


def _plain(key: str) -> str:
    """A key without quotes and spaces."""
    return ".".join(part.strip().strip("\"'") for part in key.split("."))
