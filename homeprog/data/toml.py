"""TOML text -> typed records, with errors that name the file, the key and what is allowed there."""

import re
import tomllib
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

Record = TypeVar("Record")


_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


class LibraryError(Exception):
    """A file of the library cannot be used; the message names the file, the key and what is allowed."""


def read_toml(path: Path, name: str) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        name: How the file is called in messages.

    Raises:
        LibraryError: The file is missing, no UTF-8 text, or no TOML; names the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LibraryError(f"{name}: the file cannot be read ({error.strerror or error}).") from error
    except UnicodeDecodeError as error:
        raise LibraryError(f"{name}: the file is not UTF-8 text (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"{name}: not valid TOML: {error}.") from error


def to_record(data: object, kind: type[Record], name: str, key: str = "") -> Record:
    """Turn plain data into a record of the catalogue.

    Args:
        kind: A struct of `homeprog.program.catalog`, or a type built from them.
        name: How the file is called in messages.
        key: Where in the file `data` stands (`questions.RF-01`).

    Raises:
        LibraryError: A key or value is wrong; one sentence with file, key and allowed values.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise LibraryError(_sentence(str(error), data, kind, name, key)) from error


def _sentence(message: str, data: object, kind: Any, name: str, prefix: str) -> str:
    """Put msgspec's message into one sentence with the whole key and what is allowed there."""
    what, _, place = message.partition(" - at `$")
    path = _named(re.findall(r"[^.\[\]`]+|\[[^\]]*\]", place), data, kind)
    field = re.search(r"field `(.+?)`", what)
    key = ".".join([part for part in (prefix, _joined(path)) if part])
    where = f"key `{key}`" if key else "the file"
    if field is not None:
        named = ".".join([part for part in (key, field[1]) if part])
        if "missing" in what:
            return f"{name}: key `{named}` is missing."
        return f"{name}: key `{named}` is not known; allowed keys: {_listed(_allowed(kind, path))}."
    allowed = _allowed(kind, path)
    hint = f"; allowed: {_listed(allowed)}" if allowed else ""
    return f"{name}: {where}: {_plain(what)}{hint}."


def _plain(what: str) -> str:
    """Msgspec's message in the words of a TOML file."""
    what = re.sub(r"^Invalid enum value (.*)$", r"\1 is not allowed", what)
    for name, word in _WORDS.items():
        what = re.sub(rf"`?\b{name}\b( \| null)?`?", word, what)
    return f"{what[0].lower()}{what[1:]}"


def _named(path: list[str], data: object, kind: Any) -> list[str]:
    """Put the real key in the place of each `[...]`, msgspec's word for "some value of a table"."""
    named = []
    for part in path:
        kind = _inside(kind, part)
        if part == "[...]" and isinstance(data, dict):
            part = next(key for key, value in data.items() if not _fits(value, kind))
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list):
            data = data[int(part.strip("[]"))]
        named.append(part)
    return named


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _joined(path: list[str]) -> str:
    """`["dose", "[0]"]` -> `dose[0]`."""
    return ".".join(path).replace(".[", "[")


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _allowed(kind: Any, path: list[str]) -> tuple[str, ...]:
    """Keys of the struct, or values of the `Literal`, that stands at a path inside a type."""
    for part in path:
        kind = _inside(kind, part)
    kind = _without_none(kind)
    if get_origin(kind) is Literal:
        return tuple(str(value) for value in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return tuple(field.encode_name for field in msgspec.structs.fields(kind))
    return ()


def _inside(kind: Any, part: str) -> Any:
    """The type of a field, an item or a value inside a type; None where there is none."""
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        found = [field.type for field in msgspec.structs.fields(kind) if field.encode_name == part]
        return found[0] if found else None
    arguments = get_args(kind)
    if not arguments:
        return None
    origin = get_origin(kind)
    return arguments[1] if isinstance(origin, type) and issubclass(origin, Mapping) else arguments[0]


def _without_none(kind: Any) -> Any:
    """`X | None` -> `X`, whatever is noted beside it."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        others = [argument for argument in get_args(kind) if argument is not type(None)]
        return others[0] if len(others) == 1 else None
    return kind
