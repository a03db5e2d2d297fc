"""Validates a journal in its exchange form (JSON Lines): every line a fact, problems by line and field."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from homeprog.data.check import Finding
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, FactError, UnknownFact, decode_fact, unknown_fields
from homeprog.program.plausible import doubts, of_the_future


class JournalCheck(Struct, frozen=True):
    """What a journal file holds.

    Attributes:
        facts: Number of lines that are facts.
        findings: Lines that are none, that cannot be, or that contradict another line.
        notes: Kinds and fields of a newer version (kept, not understood), and days that are still to come.
    """

    facts: int
    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def check_journal_file(path: Path, catalog: Catalog, today: date) -> JournalCheck:
    """Read every line of a journal file; an unreadable file is one finding.

    Args:
        catalog: What entries can name.
        today: To note what lies in the future.
    """
    findings: list[Finding] = []
    notes: list[Finding] = []
    first_line: dict[str, tuple[int, bytes]] = {}
    facts: list[Fact] = []
    try:
        for number, line in _lines(path):
            where = f"{path}, line {number}"
            try:
                fact = decode_fact(line)
            except FactError as error:
                findings.append(Finding(where, f"{error}."))
                continue
            notes += [Finding(where, note) for note in _unknown(fact, line)]
            seen_at, seen = first_line.setdefault(fact.id, (number, line))
            if seen_at == number and isinstance(fact, Fact):
                facts.append(fact)
            if seen != line:
                findings.append(
                    Finding(where, f"field `id`: line {seen_at} has this id with another content.")
                )
    except OSError as error:
        findings.append(Finding(str(path), f"the file cannot be read ({error.strerror or error})."))
    findings += [
        Finding(f"{path}, line {first_line[doubt.fact][0]}", f"{doubt.sentence}.")
        for doubt in doubts(facts, catalog)
    ]
    notes += [
        Finding(f"{path}, line {first_line[doubt.fact][0]}", f"{doubt.sentence}.")
        for doubt in of_the_future(facts, today)
    ]
    return JournalCheck(len(first_line), tuple(findings), tuple(notes))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Line numbers and lines; empty lines are left out."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, line.strip()


def _unknown(fact: Fact | UnknownFact, line: bytes) -> Iterator[str]:
    if isinstance(fact, UnknownFact):
        yield f"field `kind`: `{fact.kind}` comes from a newer version; it is kept and has no effect."
        return
    for name in unknown_fields(fact, line):
        yield f"field `{name}` comes from a newer version; it is kept and has no effect."
