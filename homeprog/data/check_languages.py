"""Proof of the languages: each changes words only, and which words it leaves to the English."""

from collections.abc import Iterator
from pathlib import Path

from homeprog.data.check import Finding
from homeprog.data.languages import (
    TEXT_KEYS,
    Language,
    languages,
    missing_keys,
    problems_of,
    text_files,
    text_keys,
)
from homeprog.data.resources import resources_root
from homeprog.data.toml import LibraryError, read_toml


def check_languages(root: Path | None = None) -> tuple[list[Finding], list[Finding]]:
    """Compare every language with the English library.

    Args:
        root: The English; by default the shipped resources.

    Returns:
        What is wrong, and notes of what stays English.
    """
    root = root or resources_root()
    findings: list[Finding] = []
    notes: list[Finding] = []
    for language in languages():
        there = text_files(language.folder)
        for name in there:
            findings += _wrong(root, name, language)
        notes += _untranslated(root, there, language)
    return findings, notes


def _wrong(root: Path, name: str, language: Language) -> Iterator[Finding]:
    shown = f"i18n/{language.code}/{name}"
    if not text_keys(name) or not (root / name).is_file():
        yield Finding(shown, f"the English library has no texts in a file {name}; leave it out.")
        return
    try:
        problems, _ = problems_of(read_toml(root / name, name), name, language)
    except LibraryError as error:
        problems = [str(error)]
    for problem in problems:
        yield Finding(shown, problem.removeprefix(f"{shown}: "))


def _untranslated(root: Path, there: list[str], language: Language) -> Iterator[Finding]:
    absent = []
    for pattern, keys in TEXT_KEYS.items():
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            if name not in there:
                absent.append(name)
                continue
            try:
                words = read_toml(language.folder / name, name)
            except LibraryError:
                continue  # a finding tells it
            missing = [f"`{key}`" for key in missing_keys(read_toml(path, name), words, keys)]
            if missing:
                shown = f"i18n/{language.code}/{name}"
                yield Finding(shown, f"not translated, so English: {', '.join(missing)}.")
    if absent:
        yield Finding(f"i18n/{language.code}", f"no file, so English: {', '.join(absent)}.")
