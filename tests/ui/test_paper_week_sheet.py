"""What keys become in the boxes of a paper week, without a window."""

import pytest

from homeprog.handout.document import RowKind
from homeprog.ui.paper_week_sheet import Taken, take


@pytest.mark.parametrize(
    ("kind", "half", "keys", "taken"),
    [
        ("score", 0, "7", Taken("7", moves_on=True)),
        ("score", 0, "1", Taken("1")),
        ("score", 0, "10", Taken("10", moves_on=True)),
        ("score", 0, "t", Taken("10", moves_on=True)),
        ("score", 0, "13", Taken("1", moves_on=True, rest="3")),
        ("score", 0, "-", Taken("-", moves_on=True)),
        ("score", 0, "11", Taken("1", moves_on=True, rest="1")),
        ("score", 0, "23", Taken(None)),
        ("score", 0, "q", Taken(None)),
        ("score", 0, "٣", Taken(None)),
        ("score", 0, "", Taken("")),
        ("zones", 0, "5", Taken("5", moves_on=True)),
        ("zones", 1, "6", Taken(None)),
        ("zones", 0, "t", Taken(None)),
        ("tick", 0, "x", Taken("x", moves_on=True)),
        ("tick", 0, " ", Taken("x", moves_on=True)),
        ("tick", 0, "-", Taken("-", moves_on=True)),
        ("tick", 0, "4", Taken(None)),
        ("exercise", 0, "3", Taken("3", moves_on=True)),
        ("exercise", 0, "1", Taken("1", moves_on=True)),
        ("exercise", 0, "12", Taken(None)),
        ("exercise", 1, "1", Taken("1")),
        ("exercise", 1, "9", Taken("9", moves_on=True)),
        ("walk", 0, "45", Taken("45")),
        ("walk", 0, "400", Taken("400")),
        ("walk", 0, "4000", Taken(None)),
        ("walk", 0, "0", Taken("-")),
        ("walk", 1, "1", Taken("1")),
        ("walk", 1, "t", Taken("10", moves_on=True)),
        ("words", 0, "slept well", Taken("slept well")),
    ],
)
def test_keys_become(kind: RowKind, half: int, keys: str, taken: Taken) -> None:
    assert take(kind, half, keys) == taken


def test_a_note_has_an_end() -> None:
    text = take("words", 0, "a" * 500).text
    assert text is not None
    assert len(text) == 200
