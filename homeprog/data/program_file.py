"""Program files (`.homeprog`): read with every mistake named by line and key, written as a person would.

Nothing in a file is executed or fetched, no other file is opened, and a file larger than `SIZE_MAX` is not
even read. The format is described in docs/program-file.md, its schema in docs/program-file.schema.json.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from homeprog.data.check import Finding
from homeprog.data.figures import make_clip
from homeprog.data.files import write_whole
from homeprog.data.toml import LibraryError, to_record
from homeprog.data.toml_lines import line_of
from homeprog.figure.pose import PoseError
from homeprog.program.catalog import Catalog
from homeprog.program.program_file import Problem, ProgramFile, problems, remarks

SUFFIX = ".homeprog"
SIZE_MAX = 256 * 1024
"""Bytes; the whole library as a program with notes is a tenth of it."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class ProgramFileError(Exception):
    """A file cannot be used as a program; one sentence a mistake, each with line and key.

    Attributes:
        findings: The mistakes.
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class LoadedProgram(Struct, frozen=True):
    """A sound program file.

    Attributes:
        sha256: Of the file's bytes.
        notes: What is worth knowing about it, with lines.
    """

    program: ProgramFile
    sha256: str
    notes: tuple[Finding, ...] = ()


def load_program(path: Path, catalog: Catalog) -> LoadedProgram:
    """Read a program file and prove it sound.

    Raises:
        ProgramFileError: It cannot be read or used; names every mistake.
    """
    name = path.name
    content = _content(path)
    text = _text(content, name)
    program = _parsed(text, name)
    found = [*problems(program, catalog), *_figures(program)]
    if found:
        raise ProgramFileError([_finding(name, text, one) for one in found])
    notes = tuple(_finding(name, text, one) for one in remarks(program, catalog))
    return LoadedProgram(program, hashlib.sha256(content).hexdigest(), notes)


def check_program_file(path: Path, catalog: Catalog) -> tuple[list[Finding], list[Finding]]:
    """The mistakes of a program file, and what is worth knowing about it."""
    try:
        return [], list(load_program(path, catalog).notes)
    except ProgramFileError as error:
        return error.findings, []


def write_program(path: Path, program: ProgramFile) -> None:
    """Write a program file; a crash leaves the old one or the new one.

    Raises:
        StoreError: The file cannot be written.
    """
    write_whole(path, to_toml(program).encode())


def load_program_draft(path: Path) -> ProgramFile | None:
    """The program that is being made; it need not be sound. None when there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=ProgramFile)
    except (OSError, msgspec.MsgspecError):
        return None


def save_program_draft(path: Path, program: ProgramFile) -> None:
    """Keep the program that is being made; `homeprog.data.draft.drop_draft` forgets it.

    Raises:
        StoreError: It cannot be written.
    """
    write_whole(path, msgspec.json.encode(program))


def digest(program: ProgramFile) -> str:
    """What `LoadedProgram.sha256` would be once the program is written."""
    return hashlib.sha256(to_toml(program).encode()).hexdigest()


def plain(program: ProgramFile) -> dict[str, Any]:
    """The program as plain data, for the file and for the `program_adopted` fact."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(program))
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema of the format, from the types."""
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "homeprog program file"}
    return title | msgspec.json.schema(ProgramFile)


# -- reading -----------------------------------------------------------------------------------------------


def _refused(name: str, message: str) -> ProgramFileError:
    return ProgramFileError([Finding(name, message)])


def _content(path: Path) -> bytes:
    """The bytes of the file, no more than a program needs."""
    if path.is_dir():
        raise _refused(path.name, "this is a folder; name a file.")
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_MAX + 1)
    except OSError as error:
        raise _refused(path.name, f"the file cannot be read ({error.strerror or error}).") from error
    if len(content) > SIZE_MAX:
        raise _refused(path.name, f"the file is larger than {SIZE_MAX // 1024} kB; no program needs that.")
    return content


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _refused(f"{name}, line {line}", "the file is not UTF-8 text; save it as such.") from error


def _parsed(text: str, name: str) -> ProgramFile:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(name, f"not valid TOML: {error}.") from error
    except RecursionError:
        raise _refused(name, "it is nested too deeply for a program.") from None
    try:
        return to_record(data, ProgramFile, name)
    except LibraryError as error:
        message = str(error).removeprefix(f"{name}: ")
        key = re.match(r"key `([^`]+)`", message)
        line = line_of(text, key[1]) if key is not None else None
        raise ProgramFileError([Finding(_where(name, line), message)]) from error


def _figures(program: ProgramFile) -> list[Problem]:
    """Figures of own exercises that nobody could take up (docs/figures.md)."""
    found = []
    for number, own in enumerate(program.own):
        if own.figure:
            at = f"own[{number}]"
            try:
                make_clip(own.figure, at)
            except PoseError as error:
                key = error.key if error.key.startswith("figure") else f"figure.{error.key}"
                found.append(Problem(f"{at}.{key}", f"{error.problem.rstrip('.')}."))
    return found


def _finding(name: str, text: str, problem: Problem) -> Finding:
    return Finding(_where(name, line_of(text, problem.key)), f"key `{problem.key}`: {problem.message}")


def _where(name: str, line: int | None) -> str:
    return name if line is None else f"{name}, line {line}"


# -- writing -----------------------------------------------------------------------------------------------


def to_toml(program: ProgramFile) -> str:
    """The file's text: plain keys first, then tables, in the order of the format."""
    data = plain(program)
    tables = {key: data.pop(key) for key in ("limits", "exercises", "own") if data.get(key)}
    lines = [f"{key} = {_value(value)}" for key, value in data.items()]
    for key, value in tables.items():
        for entry in value if isinstance(value, list) else [value]:
            lines += ["", f"[[{key}]]" if isinstance(value, list) else f"[{key}]"]
            lines += [f"{_key(name)} = {_value(one)}" for name, one in entry.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """A value of TOML; tables stand in one line, lists of tables and long lists one entry a line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        entries = [_value(one) for one in value]
        joined = f"[{', '.join(entries)}]"
        return joined if len(joined) <= 90 else "[\n" + "".join(f"  {one},\n" for one in entries) + "]"
    return "true" if value is True else "false" if value is False else repr(value)


def _quoted(text: str) -> str:
    """Text in quotes; several lines between three of them, so that they can be read and changed."""
    escaped = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    if "\n" not in text:
        return escaped
    inside = escaped[1:-1].replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\\\")
    return f'"""\n{inside}"""'


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)
