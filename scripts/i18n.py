"""Extract every sentence of the window, compile the languages, and make the pseudo-language `qps`.

    python -m scripts.i18n          update each resources/i18n/homeprog_<language>.ts, compile them, make qps
    python -m scripts.i18n pl       the same, and begin a language

A sentence is what stands in `self.tr(..)`, `translate(context, ..)` or `QT_TRANSLATE_NOOP(context, ..)`; one
with `%n` has plural forms. lupdate alone would miss our short name for `translate` and plurals whose number
is a variable, so it is given a list of what was found here; merging with what is translated is its own.
"""

import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6

from homeprog.data.languages import TEXT_KEYS, text_keys, texts_only
from homeprog.data.resources import resources_root
from homeprog.data.toml import read_toml
from scripts.pseudo import CODE, accent_file, pseudo
from scripts.toml_text import as_toml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "resources" / "i18n"
PSEUDO = ROOT / "build" / "i18n"
TOOLS = Path(PySide6.__file__).parent
MARKS = frozenset({"translate", "_translate", "QT_TRANSLATE_NOOP"})


_PLACES = re.compile(r"\{\w+\}")


class Message(NamedTuple):
    """A sentence to translate, where it belongs, and a word to the translator."""

    context: str
    source: str
    comment: str = ""


class UnclearError(ValueError):
    """A call whose words cannot be read off; names file and line."""


def messages(package: Path) -> list[Message]:
    """Every sentence of a package, in the order of its files.

    Raises:
        UnclearError: A sentence is put together before it is translated, so that no translation can match.
    """
    found: dict[Message, None] = {}
    for path in sorted(package.rglob("*.py")):
        for message in _in_file(path):
            found.setdefault(message)
    return list(found)


def _in_file(path: Path) -> Iterator[Message]:
    def walk(node: ast.AST, context: str) -> Iterator[Message]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield from _in_call(child, context, path)
            yield from walk(child, child.name if isinstance(child, ast.ClassDef) else context)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), "")


def _in_call(call: ast.Call, context: str, path: Path) -> Iterator[Message]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    words = call.args
    if name == "tr":
        words = [ast.Constant(context), *words]
    elif name not in MARKS or not (words and _is_text(words[0])):
        return
    if any(isinstance(word, ast.JoinedStr) for word in words) or (name == "tr" and not _is_text(words[1])):
        raise UnclearError(
            f"{path}:{call.lineno}: give {name} one whole text, and fill it with format after."
        )
    texts = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    if len(texts) > 1 and texts[1]:
        yield Message(*texts[:3])


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def update(ts: Path, found: list[Message], language: str = "") -> None:
    """Bring a .ts file up to date; what is translated stays.

    Args:
        language: Decides how many plural forms there are; by default the one in the file's name.
    """
    language = (
        language or ts.stem.partition("_")[2]
    )  # lupdate's own guess is led astray by the folders' names
    calls = [
        f"translate({m.context!r}, {m.source!r}, {m.comment!r}{', 1' if '%n' in m.source else ''})\n"
        for m in found
    ]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "sentences.py"
        listed.write_text("".join(calls), encoding="utf-8")
        _tool("lupdate", str(listed), "-locations", "none", "-target-language", language, "-ts", str(ts))


def compile_words(ts: Path) -> None:
    """Make the .qm file that the window reads."""
    _tool("lrelease", "-silent", str(ts))


def doubts(ts: Path) -> Iterator[str]:
    """Translations that lost or invented a `{name}`, a sentence each: filling them would fail."""
    for context in ElementTree.parse(ts).iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            forms = list(translation.itertext()) if translation is not None else []
            for said in filter(str.strip, forms):
                if {*_PLACES.findall(said)} != {*_PLACES.findall(source)}:
                    place = f"{ts.name}: {context.findtext('name')}"
                    yield f"{place}: {source!r} became {said!r}; keep each {{name}} as it is."


def _tool(name: str, *arguments: str) -> None:
    """One of Qt's own tools, which come with PySide6-Essentials."""
    program = TOOLS / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr or done.stdout}")


def library_texts() -> Iterator[tuple[str, object]]:
    """The words of every library file that has some, in the shape of a language's file."""
    root = resources_root()
    for pattern in TEXT_KEYS:
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            yield name, texts_only(read_toml(path, name), text_keys(name))


def make_pseudo(target: Path) -> None:
    """The pseudo-language, whole: the words of the window and the texts of the library."""
    ts = target / f"homeprog_{CODE}.ts"
    target.mkdir(parents=True, exist_ok=True)
    ts.unlink(missing_ok=True)
    update(ts, messages(ROOT / "homeprog"), "en_GB")
    accent_file(ts)
    compile_words(ts)
    for name, texts in library_texts():
        _write(target / CODE / name, as_toml(_accented(texts)))


def _accented(texts: object) -> object:
    if isinstance(texts, dict):
        return {key: _accented(value) for key, value in texts.items()}
    return [_accented(text) for text in texts] if isinstance(texts, list) else pseudo(str(texts))


def begin(language: str) -> None:
    """A new language: every text of the library in English, commented out, to be translated in its place."""
    for name, texts in library_texts():
        path = LANGUAGES / language / name
        if not path.exists():
            lines = as_toml(texts).splitlines()
            _write(path, "".join(f"# {line}\n" if line else "\n" for line in lines))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(new: list[str]) -> None:
    """Update and compile all languages, begin new ones, make the pseudo-language."""
    found = messages(ROOT / "homeprog")
    LANGUAGES.mkdir(exist_ok=True)
    for language in new:
        begin(language)
    begun = [LANGUAGES / f"homeprog_{language}.ts" for language in new]
    for ts in sorted({*LANGUAGES.glob("homeprog_*.ts"), *begun}):
        update(ts, found)
        if wrong := list(doubts(ts)):
            raise SystemExit("\n".join(wrong))
        compile_words(ts)
        print(f"{ts.relative_to(ROOT)}: up to date and compiled.")
    make_pseudo(PSEUDO)
    print(f"{len(found)} sentences. See them all accented: make run ARGS='--lang {CODE}'")


if __name__ == "__main__":
    main(sys.argv[1:])
