"""Writes changed frames of a figure back into its TOML file: every other line, and every comment, stays.

Only the keys of frames that differ are replaced, added or taken out, each in its own line; the result is read
again and compared before anything is written.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from homeprog.data.toml import LibraryError

_HEADER = re.compile(r"^\s*\[")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_COMMENT_COLUMN = 44


def save_frames(path: Path, table: str, frames: Sequence[Mapping[str, Any]]) -> None:
    """Write the frames of a figure into its file.

    Args:
        path: An exercise's file, or that of the self-tests.
        table: `figure`, or the id of a self-test.
        frames: All frames as they are to be; as many as the file has.

    Raises:
        LibraryError: The file is laid out in a way that cannot be edited; it is as it was.
        OSError: It cannot be read or written.
    """
    text = path.read_text(encoding="utf-8")
    path.write_text(with_frames(text, table, frames, path.name), encoding="utf-8")


def with_frames(text: str, table: str, frames: Sequence[Mapping[str, Any]], name: str) -> str:
    """The text of a file with these frames.

    Raises:
        LibraryError: As `save_frames`; names the file.
    """
    data = tomllib.loads(text)
    before = data[table]["frames"]
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line.split("#")[0].strip() == f"[[{table}.frames]]"]
    if len(starts) != len(before) or len(frames) != len(before):
        raise LibraryError(f"{name}: {table}.frames is written in a way that only an editor can change")
    for start, old, new in reversed(list(zip(starts, before, frames, strict=True))):
        _edit_frame(lines, start, old, new, name)
    edited = "\n".join(lines)
    data[table]["frames"] = [dict(frame) for frame in frames]
    if tomllib.loads(edited) != data:
        raise LibraryError(f"{name}: {table}.frames is written in a way that only an editor can change")
    return edited


def _edit_frame(
    lines: list[str], start: int, old: Mapping[str, Any], new: Mapping[str, Any], name: str
) -> None:
    """Replace, take out and add the keys that differ in one frame's table."""
    last = start
    at = start + 1
    while at < len(lines) and not _HEADER.match(lines[at]):
        found = _KEY.match(lines[at])
        if found is None:
            at += 1
            continue
        stop = _end_of_value(lines, at, name)
        key = found[1]
        if key not in new:
            del lines[at:stop]
            continue
        if new[key] != old.get(key):
            comment = _comment_of(lines[at]) if stop == at + 1 else ""
            lines[at:stop] = [_line(key, new[key], comment)]
            stop = at + 1
        last, at = stop - 1, stop
    added = [_line(key, value, "") for key, value in new.items() if key not in old]
    lines[last + 1 : last + 1] = added


def _end_of_value(lines: list[str], at: int, name: str) -> int:
    """The line after a value that may go over several lines."""
    for stop in range(at + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[at:stop]))
        except tomllib.TOMLDecodeError:
            continue
        return stop
    raise LibraryError(f"{name}: line {at + 1} is written in a way that only an editor can change")


def _comment_of(line: str) -> str:
    """The comment behind a value; a `#` within a text is none."""
    for place in (match.start() for match in re.finditer("#", line)):
        try:
            tomllib.loads(line[:place])
        except tomllib.TOMLDecodeError:
            continue
        return line[place:]
    return ""


def _line(key: str, value: object, comment: str) -> str:
    written = f"{key} = {toml_of(value)}"
    return f"{written:<{_COMMENT_COLUMN}}{comment}" if comment else written


def toml_of(value: object) -> str:
    """A value in one line of TOML, numbers as short as they are."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{round(value, 2):g}"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml_of(item)}" for key, item in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(toml_of(item) for item in value) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
