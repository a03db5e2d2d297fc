"""Rule id -> where it is in the code -> which tests name it (`make trace`).

Prints a table for every id of docs/rule-ids.txt. Exit 1 when an id has no code or no test.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IDS = ROOT / "docs" / "rule-ids.txt"
CODE = ("homeprog/program", "resources/program", "resources/exercises")
TESTS = ("tests",)
SHOWN = 3


def main() -> int:
    """Print the table; tell what is missing."""
    ids = [line for line in IDS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pattern = re.compile(
        rf"(?<![\w-])({'|'.join(sorted(map(re.escape, ids), key=len, reverse=True))})(?![\w-])"
    )
    code, tests = found_in(CODE, "*", pattern), found_in(TESTS, "test_*.py", pattern)
    print("| rule | code | tests |\n|---|---|---|")
    for rule in ids:
        print(f"| {rule} | {shown(code[rule])} | {shown(tests[rule])} |")
    missing = [f"{rule}: no code" for rule in ids if not code[rule]]
    missing += [f"{rule}: no test" for rule in ids if not tests[rule]]
    print(f"\n{len(ids)} rules, {len(missing)} gaps", *missing, sep="\n")
    return 1 if missing else 0


def shown(places: list[str]) -> str:
    """The first places, and how many more there are."""
    more = f" +{len(places) - SHOWN}" if len(places) > SHOWN else ""
    return ", ".join(places[:SHOWN]) + more


def found_in(folders: tuple[str, ...], names: str, pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """Every place that names an id: `file:function` in Python, the file elsewhere.

    Args:
        names: Which files count, as a pattern (what a test reads is no test).
    """
    places: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(names)):
            if path.suffix in {".py", ".toml", ".csv"}:
                for rule, place in named(path, pattern):
                    if place not in places[rule]:
                        places[rule].append(place)
    return places


def named(path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The ids in one file, each with the function (or file) it stands in; ranges such as A-1..A-3 count."""
    text = path.read_text("utf-8")
    owners = function_lines(text) if path.suffix == ".py" else []
    for number, line in enumerate(text.splitlines(), start=1):
        for rule in [*pattern.findall(line), *in_ranges(line)]:
            owner = next((name for name, first, last in owners if first <= number <= last), "")
            yield rule, f"{path.stem}:{owner}" if owner else path.name


def in_ranges(line: str) -> Iterator[str]:
    """Ids between the ends of a range: `A-1 to A-6`, `W-1..W-4`."""
    for letters, first, last in re.findall(r"\b([A-Z]+-)(\d+)(?: to |\.\.)(?:\1)?(\d+)", line):
        yield from (f"{letters}{number:0{len(first)}d}" for number in range(int(first), int(last) + 1))


def function_lines(text: str) -> list[tuple[str, int, int]]:
    """Functions with their lines, inner ones first."""
    nodes = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
    ]
    spans = [(node.name, node.lineno, node.end_lineno or node.lineno) for node in nodes]
    return sorted(spans, key=lambda span: span[2] - span[1])


if __name__ == "__main__":
    sys.exit(main())
