"""Break every rule on purpose and see whether its tests notice (`make mutate`).

The mutations are data: scripts/mutations.toml. Each is made on a temporary copy of the tree and the tests of
its file run there, two at a time; one that they do not notice runs against all rule tests. Prints a line for
each mutation and the count. Exit 1 when one survives, 2 when the table no longer fits the code.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "scripts" / "mutations.toml"
COPIED = ("homeprog", "resources", "tests", "pyproject.toml")
RULE_TESTS = ("tests/program",)
WORKERS = 2
QUICK_EVERY = 4
"""`--quick` tries every fourth mutation: a look before a commit."""
EFFECT = re.compile(r"^(?:yes|no) = \{.*\}$", re.MULTILINE)
LONGEST_S = 300


@dataclass(frozen=True, slots=True)
class Mutation:
    """One break: in `file`, `old` (found exactly once) becomes `new`; `tests` should notice."""

    file: str
    rule: str
    old: str
    new: str
    tests: tuple[str, ...]


def main() -> int:
    """Try the mutations; tell which survive."""
    parser = argparse.ArgumentParser(description="Break every rule and see whether its tests notice.")
    parser.add_argument("--quick", action="store_true", help=f"every {QUICK_EVERY}th mutation only")
    parser.add_argument("--rule", metavar="ID", help="only the mutations of one rule")
    args = parser.parse_args()
    mutations = [one for one in table() if args.rule in (None, one.rule)]
    misfits = [one for one in mutations if (ROOT / one.file).read_text("utf-8").count(one.old) != 1]
    for one in misfits:
        print(f"{TABLE.name}, {one.file}, {one.rule}: {one.old!r} must stand in the file exactly once")
    if misfits or not mutations:
        return 2
    if args.quick:
        mutations = mutations[::QUICK_EVERY]
    survivors = list(run(mutations))
    print(f"\n{len(mutations)} mutations, {len(mutations) - len(survivors)} noticed, {len(survivors)} not")
    return 1 if survivors else 0


def table() -> Iterator[Mutation]:
    """The mutations of the table, and one for every effect of a screening question."""
    for file, entry in tomllib.loads(TABLE.read_text("utf-8")).items():
        tests = tuple(entry["tests"])
        for rule, changes in entry.get("rules", {}).items():
            for old, new in changes:
                yield Mutation(file, rule, old, new, tests)
        if entry.get("every_effect"):
            yield from effects(file, tests)


def effects(file: str, tests: tuple[str, ...]) -> Iterator[Mutation]:
    """Every answer of a screening question without what it leads to."""
    for section in (ROOT / file).read_text("utf-8").split("\n[questions.")[1:]:
        rule = section.partition("]")[0]
        for effect in EFFECT.findall(section):
            yield Mutation(
                file, rule, f"[questions.{section}", f"[questions.{section.replace(effect, '')}", tests
            )


def run(mutations: list[Mutation]) -> Iterator[Mutation]:
    """Try them, two at a time, each worker on a copy of its own; yields those nobody noticed."""
    with tempfile.TemporaryDirectory(prefix="homeprog-mutate-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(WORKERS):
            copies.put(copy_tree(Path(folder) / str(number)))
        if fails(Path(folder) / "0", RULE_TESTS):
            raise SystemExit("The rule tests fail before anything is broken; mend them first.")
        with ThreadPoolExecutor(WORKERS) as pool:
            for one, noticed in pool.map(lambda one: (one, attempt(one, copies)), mutations):
                print(
                    f"{one.rule:16} {first_line(one):60} {'noticed' if noticed else 'NOT NOTICED'}",
                    flush=True,
                )
                if not noticed:
                    yield one


def first_line(one: Mutation) -> str:
    """The break in a few words."""
    changed = one.new if len(one.new) < len(one.old) or "\n" not in one.old else one.old
    where = Path(one.file).name
    return f"{where}: {' '.join(changed.split())}"[:60] if "[questions." not in one.old else where


def copy_tree(target: Path) -> Path:
    """What the tests need of the tree."""
    target.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def attempt(one: Mutation, copies: "SimpleQueue[Path]") -> bool:
    """Whether the tests notice a break; the copy is whole again afterwards."""
    copy = copies.get()
    file = copy / one.file
    whole = file.read_text("utf-8")
    try:
        file.write_text(whole.replace(one.old, one.new), "utf-8")
        return fails(copy, one.tests) or fails(copy, RULE_TESTS)
    finally:
        file.write_text(whole, "utf-8")
        copies.put(copy)


def fails(copy: Path, tests: tuple[str, ...]) -> bool:
    """Whether a test fails in a copy; a run without end counts as noticed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=surroundings, capture_output=True, timeout=LONGEST_S, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
