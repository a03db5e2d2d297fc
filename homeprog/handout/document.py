"""A document for paper: what stands on it and in which order, without fonts, millimetres or Qt.

`homeprog.ui.printing` lays it out for a printer, a PDF or the preview; `homeprog.handout.text` writes it as
plain text, the form that screen readers and the tests read.
"""

from typing import Literal

from msgspec import Struct

from homeprog.figure.drawing import Drawing
from homeprog.handout.plot import Plot
from homeprog.program.plan import PairState

RowKind = Literal["score", "exercise", "zones", "walk", "tick", "words"]
"""What is written into a row of a log: 0-10; sets and pain; left and right; minutes; a tick; a few words."""


class Title(Struct, frozen=True):
    """The name of the document, once at its top.

    Attributes:
        text: What it is.
        lines: Whom and what day it is for; empty lines are left out by the builder.
        fact: One short figure worth seeing from across the room, such as "about 24 minutes".
    """

    text: str
    lines: tuple[str, ...] = ()
    fact: str = ""


class Heading(Struct, frozen=True):
    """Begins a part; never the last thing on a page."""

    text: str
    detail: str = ""


class Paragraph(Struct, frozen=True):
    """Running words."""

    text: str


class Note(Struct, frozen=True):
    """A thought worth knowing, set apart."""

    title: str
    text: str


class RuleBox(Struct, frozen=True):
    """Stop rules: the one thing on the page that must be seen first.

    Attributes:
        lines: One rule each.
        closing: What to do when one of them happens.
    """

    title: str
    lines: tuple[str, ...]
    closing: str = ""


class Table(Struct, frozen=True):
    """Rows of two or more cells; the first cell is the key."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class Columns(Struct, frozen=True):
    """A table with a head; long ones go on over the page.

    Attributes:
        shares: Of the width, one for each column.
        rows: Each as long as the head.
    """

    title: str
    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


class Plots(Struct, frozen=True):
    """Plots beside each other, as many as the paper has room for; each with its sentence in front."""

    plots: tuple[Plot, ...]


class PairPicture(Struct, frozen=True, kw_only=True):
    """One pair of muscles: tight side, gate, weak side, and what comes next.

    Attributes:
        state: Which way the gate stands.
        tight_group, weak_group: Muscle groups, for the pictures.
        tight, weak: Their names.
        tight_note, weak_note: What is done with them now.
        title: The state in words.
        next: What happens next, one line each.
        share: How far the way to the gate has come, 0 to 1.
    """

    state: PairState
    tight_group: str
    weak_group: str
    tight: str
    weak: str
    tight_note: str
    weak_note: str
    title: str
    next: tuple[str, ...] = ()
    share: float = 0.0


class RoadStone(Struct, frozen=True, kw_only=True):
    """One stage on the road.

    Attributes:
        place: Behind the patient, here, or ahead.
        words: "You are here", or empty.
        detail: When it typically comes, and what it holds.
        to_come: What still opens it, in one line.
    """

    title: str
    place: Literal["done", "here", "ahead"]
    words: str = ""
    detail: str = ""
    to_come: str = ""


class Road(Struct, frozen=True):
    """The stages in their order."""

    stones: tuple[RoadStone, ...]


class Overview(Struct, frozen=True):
    """The session at a glance: number, name and dose of each exercise, with a box to tick."""

    rows: tuple[tuple[int, str, str], ...]


class Cue(Struct, frozen=True):
    """A labelled line beside an exercise: what to feel, what not, how to breathe."""

    label: str
    text: str


class ExerciseBlock(Struct, frozen=True, kw_only=True):
    """One exercise; never split over two pages.

    Attributes:
        number: Place in the session, from 1.
        dose: Today's numbers in words.
        badge: What changed since last time; empty if nothing did.
        position: The position it starts from, in a word or two.
        pictures: Start and end; empty while nobody has drawn it.
        steps: What to do, in order.
        cues: What to feel and what not, breathing, core.
        errors: What often goes wrong.
        changes: What is different for this person (`modify`), each a sentence.
    """

    number: int
    name: str
    dose: str
    badge: str = ""
    position: str = ""
    pictures: tuple[Drawing, ...] = ()
    steps: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    errors_title: str = ""
    errors: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class LogRow(Struct, frozen=True):
    """A row of a log: what to write, and how.

    Attributes:
        about: What is asked (`morning`, `before`, ...) or the id of an exercise; empty for a spare row.
        not_due: Columns, 0 the first, on which the exercise is not part of the day; their boxes bear a dash.
    """

    label: str
    detail: str
    kind: RowKind
    about: str = ""
    not_due: tuple[int, ...] = ()


class LogGrid(Struct, frozen=True):
    """A week to fill in by hand: days across, rows down; fills the page that is left, or two.

    Attributes:
        corner: What stands above the labels.
        halves: The words in the two halves of a box, for the kinds of rows whose boxes have two.
    """

    corner: str
    days: tuple[str, ...]
    rows: tuple[LogRow, ...]
    halves: dict[RowKind, tuple[str, str]]


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""


Block = (
    Title
    | Heading
    | Paragraph
    | Note
    | RuleBox
    | Table
    | Columns
    | Plots
    | PairPicture
    | Road
    | Overview
    | ExerciseBlock
    | LogGrid
    | PageBreak
)


class Document(Struct, frozen=True, kw_only=True):
    """A whole document.

    Attributes:
        title: For the file and the print queue.
        running: In the head of every page after the first: whose and what.
        footer: At the foot of every page.
        page_of: Template of the page number with `{page}` and `{pages}`.
        landscape: Wider than high.
    """

    title: str
    running: str
    footer: str
    page_of: str
    blocks: tuple[Block, ...]
    landscape: bool = False
