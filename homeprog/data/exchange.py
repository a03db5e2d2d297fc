"""Facts in and out: JSON Lines to move and merge, CSV to look at in a spreadsheet.

Reading is all or nothing: the first broken line stops it with file, line and field, and nothing is taken
over. Merging is a union by fact name, so it may be repeated and done in any order.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from homeprog.data.errors import sorted_errors
from homeprog.data.files import write_whole
from homeprog.data.journal import FactClash, Journal
from homeprog.data.rows import AnyFact, Row, in_time_order, row_of_line
from homeprog.program.facts import Fact, FactError, FactRetracted, UnknownFact, decode_fact, unknown_fields

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
    with sorted_errors(path):
        content = path.read_bytes().removeprefix(_BYTE_ORDER_MARK)
    facts: list[AnyFact] = []
    rows: dict[str, tuple[int, Row]] = {}
    strange: Counter[str] = Counter()
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            fact = decode_fact(line)
            row = row_of_line(line)
        except FactError as error:
            raise ExchangeError(f"{path}, line {number}: {error}") from error
        if row.id in rows:
            first, other = rows[row.id]
            if not row.same_as(other):
                raise ExchangeError(
                    f"{path}, line {number}: field `id`: {row.id} is already used in line {first}"
                )
            continue
        rows[row.id] = number, row
        facts.append(fact)
        strange.update(_not_understood(fact, line))
    facts.sort(key=lambda fact: (fact.at, fact.id))
    return JournalFile(
        path=path,
        facts=tuple(fact for fact in facts if isinstance(fact, Fact)),
        unknown=tuple(fact for fact in facts if isinstance(fact, UnknownFact)),
        rows=tuple(row for _, row in rows.values()),
        line_of={name: number for name, (number, _) in rows.items()},
        warnings=(*_told(strange), *_lost_targets(facts)),
    )


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
    bodies = [json.loads(row.body) for row in rows]
    gone = {body.get("fact") for row, body in zip(rows, bodies, strict=True) if row.kind == "fact_retracted"}
    fields = list(dict.fromkeys(name for body in bodies for name in body))
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["id", "at", "kind", "taken_back", *fields])
    for row, body in zip(rows, bodies, strict=True):
        taken_back = "yes" if row.id in gone else ""
        writer.writerow([row.id, row.at, row.kind, taken_back, *_cells(body.get(name) for name in fields)])
    write_whole(path, _BYTE_ORDER_MARK + table.getvalue().encode())
    return len(rows)


def _cells(values: Iterable[object]) -> list[str]:
    return [_cell(value) for value in values]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # A note that begins like a formula must stay a note when a spreadsheet opens it.
        return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
    return json.dumps(value, ensure_ascii=False)
