"""A fact as a row of the journal and as a line of the exchange form, losing nothing on the way.

A line is a JSON object: `id`, `at`, `kind` and the fields of the kind beside them. A row keeps the first
three as columns and the fields as `body`, every value spelled as it came, so that what a newer version wrote
comes out again as it went in.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple, Union

import msgspec

from homeprog.program.facts import KNOWN, Fact, FactError, UnknownFact, decode_fact, encode_fact

AnyFact = Fact | UnknownFact

_PLAIN = re.compile(r"[\w.:+-]{1,100}", re.ASCII)
_fields_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
# A union made at run time is no type to mypy, and `|` needs its members spelt out.
_many_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(list[Union[KNOWN]])  # type: ignore[valid-type]  # noqa: UP007


class Row(NamedTuple):
    """One row of the table `fact`; the first three are plain words that need no escaping in JSON."""

    id: str
    at: str
    kind: str
    body: str

    @property
    def instant(self) -> datetime:
        """When it happened, with its offset; comparable across offsets."""
        return msgspec.convert(self.at, datetime)

    def same_as(self, other: "Row") -> bool:
        """Whether both tell the same, however spelled."""
        return self == other or (
            (self.id, self.kind) == (other.id, other.kind)
            and self.instant.isoformat() == other.instant.isoformat()
            and _exactly(self.body) == _exactly(other.body)
        )


def _exactly(body: str) -> object:
    """A body as values; numbers of any length without rounding."""
    return json.loads(body, parse_int=Decimal, parse_float=Decimal)


def fields_of(row: Row) -> dict[str, msgspec.Raw]:
    """The fields of a row, each spelled as it came."""
    return _fields_decoder.decode(row.body)


def row_of_line(line: bytes | str) -> Row:
    """Take a line of the exchange form apart; the line has passed `decode_fact`.

    Raises:
        FactError: `id` or `kind` is not a plain word.
    """
    fields = _fields_decoder.decode(line)
    head: dict[str, str] = {}
    for name in ("id", "at", "kind"):
        head[name] = msgspec.json.decode(fields.pop(name), type=str).replace(
            " ", "T" if name == "at" else " "
        )
        if not _PLAIN.fullmatch(head[name]):
            raise FactError(
                f"field `{name}`: expected 1 to 100 letters, digits and . : + - _, not {head[name]!r}"
            )
    return Row(**head, body=msgspec.json.encode(fields).decode())


def row_of_fact(fact: Fact) -> Row:
    """The row that keeps a fact."""
    return row_of_line(encode_fact(fact))


def line_of(row: Row) -> str:
    """The row as a line of the exchange form, without a line break."""
    fields = "}" if row.body == "{}" else f",{row.body[1:]}"
    return f'{{"id":"{row.id}","at":"{row.at}","kind":"{row.kind}"{fields}'


def facts_of(rows: Sequence[Row]) -> list[AnyFact]:
    """Read rows as facts, in their order; the whole lot at once when all of it is known, as is usual.

    Raises:
        FactError: A row is no JSON object or has no readable time; names the fact.
    """
    try:
        known: list[AnyFact] = _many_decoder.decode(f"[{','.join(map(line_of, rows))}]")
    except msgspec.MsgspecError:
        return [_fact_of(row) for row in rows]
    return known


def _fact_of(row: Row) -> AnyFact:
    """Read one row; a newer version may allow answers that this one does not know: kept, without effect."""
    try:
        return decode_fact(line_of(row))
    except FactError as error:
        try:
            fields_of(row)
            return UnknownFact(id=row.id, at=row.instant, kind=row.kind)
        except msgspec.MsgspecError:
            raise FactError(f"fact {row.id}: {error}") from error


def in_time_order(rows: Iterable[Row]) -> list[Row]:
    """Order rows by instant, then by name: one order for one set of facts, wherever they were merged."""
    return sorted(rows, key=lambda row: (row.instant, row.id))
