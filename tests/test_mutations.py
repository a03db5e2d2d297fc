"""The table of mutations fits the code, and breaks every rule (scripts/mutate.py)."""

from pathlib import Path

import pytest

from scripts.mutate import Mutation, table

ROOT = Path(__file__).parent.parent
MUTATIONS = list(table())
RULES = [
    line
    for line in (ROOT / "docs" / "rule-ids.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_every_rule_is_broken_at_least_once() -> None:
    broken = {mutation.rule for mutation in MUTATIONS}

    assert [rule for rule in RULES if rule not in broken] == []


@pytest.mark.parametrize("file", sorted({mutation.file for mutation in MUTATIONS}))
def test_what_is_broken_stands_in_its_file_exactly_once(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    misfits = [one.old for one in of_file(file) if text.count(one.old) != 1 or one.new == one.old]

    assert misfits == []


@pytest.mark.parametrize("file", sorted({mutation.file for mutation in MUTATIONS}))
def test_the_tests_that_should_notice_exist(file: str) -> None:
    named = {test for mutation in of_file(file) for test in mutation.tests}

    assert named
    assert [test for test in named if not (ROOT / test).exists()] == []


def test_no_break_is_listed_twice() -> None:
    breaks = [(one.file, one.old, one.new) for one in MUTATIONS]

    assert len(breaks) == len(set(breaks))


def of_file(file: str) -> list[Mutation]:
    return [mutation for mutation in MUTATIONS if mutation.file == file]
