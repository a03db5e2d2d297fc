"""The library: resources/ -> the typed catalogue, with a compiled form so that start-up parses no TOML.

Parsing some 120 TOML files takes about 60 ms, reading their compiled form about 2 ms (measured). The
compiled form (`catalog.msgpack` in the cache folder) carries a stamp of every file's name, size and time of
change; a different stamp, a damaged file or one of another version is rebuilt without a word.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from homeprog import __version__
from homeprog.data import languages
from homeprog.data.errors import StoreError
from homeprog.data.files import make_private_folder, write_whole
from homeprog.data.languages import Language, find_language, translated
from homeprog.data.resources import resources_root
from homeprog.data.toml import LibraryError, read_toml, to_record
from homeprog.program import catalog as records
from homeprog.program import self_tests
from homeprog.program.catalog import Catalog, Exercise

__all__ = ["LibraryError", "load_catalog", "read_exercise"]

Record = TypeVar("Record")

CACHE_NAME = "catalog.msgpack"
_FOLDERS = ("exercises", "program")
_STAGES = ("FA", "N", "S1", "S2A", "S2", "S3", "S4")


class _Compiled(msgspec.Struct, frozen=True):
    """The compiled form: the catalogue and the stamp of the files it was made from."""

    stamp: str
    catalog: Catalog


def load_catalog(root: Path | None = None, cache_dir: Path | None = None, language: str = "") -> Catalog:
    """Load the library.

    Args:
        root: Folder with `exercises/` and `program/`; by default the shipped resources.
        cache_dir: Where the compiled form is kept; None parses the files each time.
        language: Code such as `de` or `pt_BR`; texts that it does not have, or all, stay English.

    Raises:
        LibraryError: A file is missing or wrong; the sentence names file, key and allowed values.
    """
    root = root or resources_root()
    spoken = find_language(language)
    if cache_dir is None:
        return parse_catalog(root, spoken)
    stamp = _stamp(root, spoken)
    cache = cache_dir / CACHE_NAME
    found = _read_compiled(cache, stamp)
    if found is not None:
        return found
    catalog = parse_catalog(root, spoken)
    _write_compiled(cache, _Compiled(stamp, catalog))
    return catalog


def _stamp(root: Path, language: Language | None = None) -> str:
    """The library's file names, sizes and times of change, and those of this version's own code.

    The code counts because a changed record type reads an old compiled form differently.
    """
    lines = [f"{__version__}\t{root}\t{language}"]
    spoken = [language.folder / folder for folder in _FOLDERS] if language else []
    for folder in [root / folder for folder in _FOLDERS] + [path for path in spoken if path.is_dir()]:
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda item: item.name):
                    state = entry.stat()
                    lines.append(f"{entry.name}\t{state.st_size}\t{state.st_mtime_ns}")
        except OSError as error:
            raise LibraryError(f"{folder.name}: the folder {folder} cannot be read.") from error
    code = (Path(module) for module in (records.__file__, self_tests.__file__, languages.__file__, __file__))
    lines += [str(path.stat().st_mtime_ns) for path in code if path.exists()]  # a frozen program has none
    return "\n".join(lines)


def _read_compiled(cache: Path, stamp: str) -> Catalog | None:
    """The compiled catalogue, or None if it is absent, damaged, foreign or out of date."""
    try:
        compiled = msgspec.msgpack.decode(cache.read_bytes(), type=_Compiled)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return compiled.catalog if compiled.stamp == stamp else None


def _write_compiled(cache: Path, compiled: _Compiled) -> None:
    """Keep the compiled form; a cache that cannot be written only costs time at the next start."""
    try:
        make_private_folder(cache.parent)
        write_whole(cache, msgspec.msgpack.encode(compiled))
    except StoreError:
        return


def parse_catalog(root: Path, language: Language | None = None) -> Catalog:
    """Read every file of the library, in a language where one is given.

    Raises:
        LibraryError: A file is missing or wrong.
    """
    read = _Reader(root, language)
    screening = read.sections("screening.toml", ("questions", "forms"))
    tests = read.sections("tests.toml", ("tests", "order"))
    order = read.plain("order.toml", dict[str, tuple[str, ...]])
    families = order.pop("families", ())
    return Catalog(
        sha256=_content_hash(root),
        exercises=_read_exercises(root / "exercises", order, language),
        ladders=read.table("ladders.toml", records.Ladder),
        questions=read.records("screening.toml", screening["questions"], records.Question, "questions"),
        forms=to_record(screening["forms"], dict[str, tuple[str, ...]], "program/screening.toml", "forms"),
        tags=read.table("tags.toml", records.TagInfo),
        tests=read.records("tests.toml", tests["tests"], self_tests.SelfTest, "tests"),
        test_order=to_record(tests["order"], dict[str, tuple[str, ...]], "program/tests.toml", "order"),
        order=order,
        families=families,
        limits=read.table("limits.toml", records.Limit),
        efforts=read.table("efforts.toml", records.EffortTarget),
        maintenance=read.table("maintenance.toml", records.MaintenanceSet),
        templates=read.plain("templates.toml", dict[str, str]),
        calendar=read.calendar("calendar.toml"),
        excluded=read.array("excluded.toml", "exercises", records.Excluded),
        cards=read.table("cards.toml", records.Card),
        texts=read.plain("texts.toml", dict[str, str]),
        sources=read.plain("sources.toml", dict[str, str]),
    )


class _CalendarRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the road of stages (clinical.md 6.7)."""

    weeks: str
    content: str
    minimum_days: int


class _Reader:
    """Reads the files of resources/program/, in a language where one is given."""

    def __init__(self, root: Path, language: Language | None) -> None:
        self._root, self._language = root, language

    def plain(self, name: str, kind: type[Record]) -> Record:
        """A whole file as one value."""
        return to_record(self._data(name), kind, f"program/{name}")

    def table(self, name: str, kind: type[Record]) -> dict[str, Record]:
        """A file of tables, each with its id as the header."""
        return self.records(name, self._data(name), kind)

    def records(
        self, name: str, data: Mapping[str, Any], kind: type[Record], key: str = ""
    ) -> dict[str, Record]:
        """Tables by id; the id goes into the record."""
        found = {}
        for record_id, body in data.items():
            place = f"{key}.{record_id}" if key else record_id
            if not isinstance(body, dict):
                raise LibraryError(f"program/{name}: key `{place}`: a table is expected here.")
            found[record_id] = to_record({"id": record_id, **body}, kind, f"program/{name}", place)
        return found

    def array(self, name: str, key: str, kind: type[Record]) -> tuple[Record, ...]:
        """A file with one array of tables."""
        data = self.sections(name, (key,))[key]
        return tuple(to_record(body, kind, f"program/{name}", f"{key}[{n}]") for n, body in enumerate(data))

    def calendar(self, name: str) -> tuple[tuple[str, str, int], ...]:
        """Typical weeks, content and minimum days."""
        return tuple(
            (row.weeks, row.content, row.minimum_days) for row in self.array(name, "rows", _CalendarRow)
        )

    def sections(self, name: str, keys: tuple[str, ...]) -> dict[str, Any]:
        """A file made of exactly these sections."""
        data = self._data(name)
        for key in keys:
            if key not in data:
                raise LibraryError(f"program/{name}: key `{key}` is missing.")
        for key in data:
            if key not in keys:
                allowed = ", ".join(f"`{allowed}`" for allowed in keys)
                raise LibraryError(f"program/{name}: key `{key}` is not known; allowed keys: {allowed}.")
        return data

    def _data(self, name: str) -> dict[str, Any]:
        name = f"program/{name}"
        return translated(read_toml(self._root / name, name), name, self._language)


def read_exercise(path: Path, name: str | None = None, language: Language | None = None) -> Exercise:
    """Read one exercise file.

    Args:
        name: How the file is called in messages; by default its path.
        language: Whose words are laid over it; needs `name` as it is in the library.

    Raises:
        LibraryError: The file is missing or wrong, or its `id` is not its name.
    """
    name = name or str(path)
    exercise = to_record(translated(read_toml(path, name), name, language), Exercise, name)
    if exercise.id != path.stem:
        raise LibraryError(f"{name}: key `id`: `{exercise.id}` must be the file's name, `{path.stem}`.")
    return exercise


def _read_exercises(
    folder: Path, order: Mapping[str, tuple[str, ...]], language: Language | None
) -> dict[str, Exercise]:
    """All exercises, stage by stage, inside a stage in the order of choice (clinical.md 4.5)."""
    rank = {exercise: n for n, exercise in enumerate(_chosen_first(order))}
    paths = sorted(folder.glob("*.toml"))
    found = [read_exercise(path, f"exercises/{path.name}", language) for path in paths]
    found.sort(key=lambda exercise: (_STAGES.index(exercise.stage), rank.get(exercise.id, len(rank))))
    return {exercise.id: exercise for exercise in found}


def _chosen_first(order: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for exercises in order.values():
        yield from exercises


def _content_hash(root: Path) -> str:
    """SHA-256 over the names and contents of all files: the identity of the library."""
    import hashlib  # here, so that a start from the compiled form does not pay for it

    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((root / folder).glob("*.toml")):
            content = path.read_bytes()
            digest.update(f"{folder}/{path.name}\t{len(content)}\n".encode() + content)
    return digest.hexdigest()
