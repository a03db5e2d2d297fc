"""View-models of the pages for program files."""

from dataclasses import dataclass

from homeprog.program.catalog import Exercise

PARTS = ("ease", "stretch", "strength", "moves", "balance", "numbers")
"""Parts of the editor, in the order of a program."""
PART_OF_STAGE = {
    "FA": "ease",
    "N": "ease",
    "S1": "stretch",
    "S2A": "strength",
    "S2": "strength",
    "S3": "moves",
    "S4": "balance",
}


@dataclass(frozen=True, slots=True)
class CardVM:
    """A card of sentences."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetVM:
    """A page of cards.

    Attributes:
        in_use: Home only: a program file is in use.
        begun: Home only: the editor holds something unfinished.
    """

    title: str
    intro: str
    cards: tuple[CardVM, ...]
    in_use: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class RowVM:
    """An exercise in the editor.

    Attributes:
        used, left_out: Its two boxes; never both.
        can_leave: False for first aid, which stays open to all.
        steps: Id and words of every step it may have.
        step, top: The chosen ones, empty for "as usual".
    """

    id: str
    name: str
    used: bool
    left_out: bool
    can_leave: bool
    steps: tuple[tuple[str, str], ...]
    step: str
    top: str


@dataclass(frozen=True, slots=True)
class NumberVM:
    """A number of the pain rules in the editor; `value` None is the usual one."""

    id: str
    name: str
    usual: int
    lowest: int
    highest: int
    value: int | None


@dataclass(frozen=True, slots=True)
class EditorVM:
    """The editor.

    Attributes:
        sections: Rows of the part on show, by muscle group.
        numbers: Numbers, where that part is on show.
        counts: How many exercises are chosen, in words.
        problem: What is wrong, one sentence; empty if it can be used.
    """

    title: str
    author: str
    notes: str
    part: str
    sections: tuple[tuple[str, tuple[RowVM, ...]], ...]
    numbers: tuple[NumberVM, ...]
    counts: str
    problem: str
    can_undo: bool


def part_of(exercise: Exercise) -> str:
    """The editor's part in which an exercise stands."""
    return PART_OF_STAGE[exercise.stage]
