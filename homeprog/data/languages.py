"""Languages: a folder of texts laid over the English library, with the English for whatever it leaves out.

`i18n/<language>/` mirrors `exercises/` and `program/`: files of the same names with the same keys, only
those that hold words. Ids, doses, gates, limits and poses cannot be changed from there, so that a program is
the same program in every language. Where English words decide something (`none`, the equipment that an
exercise needs), the English stays for the rules and the words go beside it.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from msgspec import Struct

from homeprog.data.resources import language_roots
from homeprog.data.toml import LibraryError, read_toml

TEXT_KEYS: Mapping[str, tuple[str, ...]] = {
    "exercises/*.toml": (
        "name", "equipment", "steps", "breathing", "core", "feel", "should_not_feel", "errors", "source",
        "modify.*.text", "dose.days", "dose.note", "dose.tempo.turn",
    ),
    "program/calendar.toml": ("rows.*.weeks", "rows.*.content"),
    "program/cards.toml": ("*.title", "*.text", "*.source"),
    "program/excluded.toml": ("exercises.*.name", "exercises.*.reason", "exercises.*.source"),
    "program/limits.toml": ("*.text",),
    "program/screening.toml": ("questions.*.text", "questions.*.help", "questions.*.source"),
    "program/sources.toml": ("*",),
    "program/tags.toml": ("*.means",),
    "program/templates.toml": ("*",),
    "program/tests.toml": (
        "tests.*.name", "tests.*.setup", "tests.*.action", "tests.*.measure", "tests.*.picture",
        "tests.*.questions.*", "tests.*.choices", "tests.*.second.text", "tests.*.source",
    ),
    "program/texts.toml": ("*",),
}  # fmt: skip
"""The keys that hold words, by file; `*` is any one name or position."""

SIGNS = frozenset({"", "none", "not needed"})
"""Values that say "nothing" to the program; they are no words to translate."""

BESIDE: Mapping[str, str] = {"equipment": "equipment_words"}
"""Keys whose English decides something: the words of a language go into a key of their own."""


class Language(Struct, frozen=True):
    """A language that is here.

    Attributes:
        code: Such as `de` or `pt_BR`.
        root: The folder with `<code>/` (texts of the library) and `homeprog_<code>.qm` (words of the window).
    """

    code: str
    root: Path

    @property
    def folder(self) -> Path:
        """The texts laid over the library; may be absent."""
        return self.root / self.code

    @property
    def words(self) -> Path:
        """The compiled words of the window; may be absent."""
        return self.root / f"homeprog_{self.code}.qm"


def find_language(wanted: str) -> Language | None:
    """The language for a code, or for its first part (`de` for `de_AT`); None where it stays English."""
    whole = wanted.replace("-", "_")
    for code in dict.fromkeys((whole, whole.partition("_")[0])):
        for root in language_roots() if code else ():
            language = Language(code, root)
            if language.folder.is_dir() or language.words.is_file():
                return language
    return None


def languages() -> tuple[Language, ...]:
    """Every language with texts of its own, by code."""
    folders = [path for root in language_roots() if root.is_dir() for path in root.iterdir() if path.is_dir()]
    return tuple(Language(folder.name, folder.parent) for folder in sorted(folders))


def text_files(folder: Path) -> list[str]:
    """The files of a language folder, as `exercises/hs-chair.toml`."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.toml"))


def translated(english: dict[str, Any], name: str, language: Language | None) -> dict[str, Any]:
    """A file of the library in a language.

    Args:
        english: Its content as read.
        name: `exercises/hs-chair.toml`.

    Raises:
        LibraryError: The language's file changes something that is no text; names file and key.
    """
    if language is None or not (language.folder / name).is_file():
        return english
    problems, words = problems_of(english, name, language)
    if problems:
        raise LibraryError(problems[0])
    merged: dict[str, Any] = _merged(english, words)
    return merged


def problems_of(english: object, name: str, language: Language) -> tuple[list[str], dict[str, Any]]:
    """What is wrong with a language's file, a sentence each, and what it says."""
    shown = f"i18n/{language.code}/{name}"
    words = read_toml(language.folder / name, shown)
    return [f"{shown}: {problem}" for problem in _wrong(english, words, text_keys(name))], words


def missing_keys(english: object, words: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Keys of words that the language leaves to the English."""
    given = {key for key, _ in _leaves(words, keys)}
    yield from (key for key, _ in _leaves(english, keys) if key not in given)


def text_keys(name: str) -> tuple[str, ...]:
    """The keys that hold words in a file of the library."""
    return next((keys for file, keys in TEXT_KEYS.items() if fnmatchcase(name, file)), ())


def texts_only(data: Any, keys: tuple[str, ...], path: str = "") -> Any:
    """A file's words and nothing else, in the shape of a language's file; None where there are none."""
    if _is_text(path, data, keys):
        return [row[0] if isinstance(row, list) else row for row in data] if isinstance(data, list) else data
    if isinstance(data, dict):
        found = {key: texts_only(value, keys, _joined(path, key)) for key, value in data.items()}
        return {key: value for key, value in found.items() if value is not None} or None
    if isinstance(data, list) and data and isinstance(data[0], dict):
        rows = [texts_only(row, keys, _joined(path, n)) or {} for n, row in enumerate(data)]
        return rows if any(rows) else None
    return None


def _leaves(data: object, keys: tuple[str, ...], path: str = "") -> Iterator[tuple[str, object]]:
    """The words in a file, each with its key."""
    if _is_text(path, data, keys):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, keys, _joined(path, key))
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for n, row in enumerate(data):
            yield from _leaves(row, keys, _joined(path, n))


def _is_text(path: str, data: object, keys: tuple[str, ...]) -> bool:
    if data in SIGNS if isinstance(data, str) else not isinstance(data, list) or not data:
        return False
    parts = path.split(".")
    return any(
        len(parts) == len(key.split(".")) and all(map(fnmatchcase, parts, key.split("."))) for key in keys
    )


def _wrong(english: object, words: object, keys: tuple[str, ...], path: str = "") -> Iterator[str]:
    """What words may not do to the English at a path."""
    if isinstance(english, dict) and isinstance(words, dict):
        for key, value in words.items():
            place = _joined(path, key)
            if key in english:
                yield from _wrong(english[key], value, keys, place)
            else:
                yield f"key `{place}` is not in the English file; leave it out."
    elif _is_text(path, english, keys):
        yield from _wrong_text(english, words, path)
    elif isinstance(english, list) and isinstance(words, list) and english and isinstance(english[0], dict):
        if len(english) != len(words):
            yield f"key `{path}`: {len(words)} entries; the English has {len(english)}, in the same order."
        for n, (row, said) in enumerate(zip(english, words, strict=False)):
            yield from _wrong(row, said, keys, _joined(path, n))
    else:
        yield f"key `{path}` holds no words; a language changes words only, never what the program does."


def _wrong_text(english: object, words: object, path: str) -> Iterator[str]:
    if isinstance(english, str):
        if not isinstance(words, str) or not words.strip():
            yield f"key `{path}`: text is expected here."
    elif not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        yield f"key `{path}`: a list of texts is expected here."
    elif isinstance(english, list) and len(words) != len(english):
        yield f"key `{path}`: {len(words)} texts; the English has {len(english)}, in the same order."


def _merged(english: Any, words: Any) -> Any:
    """The English with the words laid over it; both are known to fit."""
    if isinstance(english, dict):
        return english | {BESIDE.get(key, key): _merged(english[key], said) for key, said in words.items()}
    if isinstance(english, list) and english and not isinstance(english[0], str):
        pairs = zip(english, words, strict=True)
        return [_merged(row, said) if isinstance(row, dict) else [said, *row[1:]] for row, said in pairs]
    return words


def _joined(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)
