"""Facts in and out: JSON Lines to move and merge, CSV to look at in a spreadsheet.

Reading is all or nothing: the first broken line stops it with file, line and field, and nothing is taken
over. Merging is a union by fact name, so it may be repeated and done in any order.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from homeprog.data.errors import sorted_errors
from homeprog.data.files import write_whole
from homeprog.data.journal import FactClash, Journal
from homeprog.data.rows import AnyFact, Row, facts_of, fields_of, in_time_order, row_of_line
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, FactError, FactRetracted, UnknownFact, decode_fact, unknown_fields
from homeprog.program.plausible import Doubt, doubts, of_the_future
from homeprog.program.retractions import taken_back_ids

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ExchangeError(ValueError):
    """A file cannot be taken over; the message names file, line and field, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class JournalFile:
    """A read JSON Lines file.

    Attributes:
        path: The file.
        facts: What this version understands, in the order of time.
        unknown: Facts of kinds that only a newer version knows, likewise.
        rows: All of it for the journal, untouched, in the order of the file.
        line_of: In which line each fact stands, by its name.
        warnings: One sentence for each thing that is kept but not understood.
    """

    path: Path
    facts: tuple[Fact, ...]
    unknown: tuple[UnknownFact, ...]
    rows: tuple[Row, ...]
    line_of: dict[str, int]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        new: Facts that were new.
        known: Facts that were already there.
    """

    new: int
    known: int


def read_jsonl(path: Path) -> JournalFile:
    """Read a journal in the exchange form.

    Raises:
        ExchangeError: A line is no fact, or two facts bear one name; names file, line and field.
        StoreError: The file cannot be read.
    """
    facts: list[AnyFact] = []
    rows: dict[str, Row] = {}
    line_of: dict[str, int] = {}
    strange: Counter[str] = Counter()
    for number, line in _numbered_lines(path):
        where = f"{path}, line {number}"
        fact, row = _read_line(line, where)
        if row.id not in rows:
            rows[row.id], line_of[row.id] = row, number
            facts.append(fact)
            strange.update(_not_understood(fact, line))
        elif not row.same_as(rows[row.id]):
            raise ExchangeError(f"{where}: field `id`: {row.id} is already used in line {line_of[row.id]}")
    facts.sort(key=lambda fact: (fact.at, fact.id))
    return JournalFile(
        path=path,
        facts=tuple(fact for fact in facts if isinstance(fact, Fact)),
        unknown=tuple(fact for fact in facts if isinstance(fact, UnknownFact)),
        rows=tuple(rows.values()),
        line_of=line_of,
        warnings=(*_told(strange), *_lost_targets(facts)),
    )


def _numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with sorted_errors(path):
        content = path.read_bytes().removeprefix(_BYTE_ORDER_MARK)
    return ((number, line) for number, line in enumerate(content.split(b"\n"), start=1) if line.strip())


def _read_line(line: bytes, where: str) -> tuple[AnyFact, Row]:
    try:
        return decode_fact(line), row_of_line(line)
    except FactError as error:
        raise ExchangeError(f"{where}: {error}") from error


def _not_understood(fact: AnyFact, line: bytes) -> list[str]:
    if isinstance(fact, UnknownFact):
        return [f"Kind `{fact.kind}` is from a newer version"]
    return [f"Field `{name}` of `{fact.kind}` is from a newer version" for name in unknown_fields(fact, line)]


def _told(strange: Counter[str]) -> list[str]:
    return [f"{what}: kept as it is, not used ({count} times)." for what, count in strange.items()]


def _lost_targets(facts: list[AnyFact]) -> list[str]:
    names = {fact.id for fact in facts}
    lost = [fact for fact in facts if isinstance(fact, FactRetracted) and fact.fact not in names]
    return [f"Fact {fact.id} takes back {fact.fact}, which is not in this file." for fact in lost]


def doubts_of(file: JournalFile, catalog: Catalog, today: date | None = None) -> list[str]:
    """What cannot be in a file, and what lies in the future of today: a sentence each, with its line."""
    impossible = [
        f"{file.path}, line {file.line_of[doubt.fact]}: {doubt.sentence}. {_what_becomes(doubt)}"
        for doubt in doubts(file.facts, catalog)
    ]
    waiting = [] if today is None else of_the_future(file.facts, today)
    return impossible + [
        f"{file.path}, line {file.line_of[doubt.fact]}: {doubt.sentence}. It is kept and waits for its day."
        for doubt in waiting
    ]


def _what_becomes(doubt: Doubt) -> str:
    return "It is kept and changes nothing." if doubt.idle else "It is kept and counts as it is written."


def merge(journal: Journal, file: JournalFile) -> Merged:
    """Add the facts of a JSON Lines file that are not there yet, all or none.

    Raises:
        ExchangeError: A fact differs from the one of its name in the journal.
        StoreError: The journal cannot be written.
    """
    try:
        new = journal.append_rows(file.rows)
    except FactClash as clash:
        raise ExchangeError(
            f"{file.path}, line {file.line_of[clash.fact_id]}: field `id`: {clash}"
        ) from clash
    return Merged(new, len(file.rows) - new)


def export_jsonl(journal: Journal, path: Path) -> int:
    """Write every fact, one a line, in the order of time.

    Returns:
        How many facts.

    Raises:
        StoreError: It cannot be written; an old file there is as it was.
    """
    lines = list(journal.lines())
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)


def export_csv(journal: Journal, path: Path) -> int:
    """Write every fact as a table row in the order of time, one column a field, for spreadsheets.

    A column `taken_back` tells which facts no longer count. Lists and objects are written as JSON. This form
    is for looking, not for reading back.

    Returns:
        How many facts.

    Raises:
        StoreError: It cannot be written; an old file there is as it was.
    """
    rows = in_time_order(journal.rows())
    bodies = [{name: _cell(value) for name, value in fields_of(row).items()} for row in rows]
    gone = taken_back_ids(facts_of([row for row in rows if row.kind == "fact_retracted"]))
    fields = list(dict.fromkeys(name for body in bodies for name in body))
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["id", "at", "kind", "taken_back", *fields])
    for row, body in zip(rows, bodies, strict=True):
        taken_back = "yes" if row.id in gone else ""
        writer.writerow([row.id, row.at, row.kind, taken_back, *(body.get(name, "") for name in fields)])
    write_whole(path, _BYTE_ORDER_MARK + table.getvalue().encode())
    return len(rows)


def _cell(value: msgspec.Raw) -> str:
    """A field as a cell: text as it reads, nothing for null, the rest as JSON spells it."""
    spelled = bytes(value).decode()
    if not spelled.startswith('"'):
        return "" if spelled == "null" else spelled
    text = msgspec.json.decode(spelled, type=str)
    # A note that begins like a formula must stay a note when a spreadsheet opens it.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
