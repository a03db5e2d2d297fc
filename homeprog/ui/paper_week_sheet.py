"""The boxes of a paper week: where they are, what may be written in them, and what they amount to; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from homeprog.data.draft import PaperDraft
from homeprog.handout.document import LogGrid, RowKind
from homeprog.handout.logsheet import DAYS_A_PAGE
from homeprog.program.facts import (
    AfterRated,
    Fact,
    MorningRated,
    ReadinessChecked,
    SessionStarted,
    UnknownFact,
    WalkDone,
)
from homeprog.program.paper_week import PaperDay, PaperExercise

Part = Literal["morning", "readiness", "session", "walk", "notes"]
"""What belongs together: a part that the screen already answered is closed."""

PARTS: tuple[Part, ...] = ("morning", "readiness", "session", "walk", "notes")
_PART_OF: Mapping[str, Part] = {
    "morning": "morning",
    "before": "readiness",
    "zones": "readiness",
    "new_signs": "readiness",
    "walk": "walk",
    "notes": "notes",
}
_ANSWERED: Mapping[type[Fact], Part] = {
    MorningRated: "morning",
    ReadinessChecked: "readiness",
    SessionStarted: "session",
    AfterRated: "session",
    WalkDone: "walk",
}
DASH, TICK, TEN = "-", "x", "10"
TICKS = frozenset({"x", "X", "+", "1", "y", "Y", "v", "V", " ", "✓"})
MOST_MINUTES = 300
NOTE_LENGTH = 200


class Place(NamedTuple):
    """A box, or half of one: day of the sheet (0-6), row, left or right half."""

    day: int
    row: str
    half: int = 0

    @property
    def key(self) -> str:
        """Its name in a draft."""
        return f"{self.day}/{self.row}/{self.half}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row.

    Attributes:
        key: Its name in a draft.
        exercise: Empty but for exercises known from the sheet.
        not_due: Days of the sheet on which the exercise is not part of the day.
    """

    key: str
    label: str
    detail: str
    kind: RowKind
    exercise: str = ""
    not_due: tuple[int, ...] = ()

    @property
    def part(self) -> Part:
        """What it belongs to."""
        return _PART_OF.get(self.key, "session")

    @property
    def is_spare(self) -> bool:
        """Whether its exercise has to be named first."""
        return self.kind == "exercise" and not self.exercise

    @property
    def halves(self) -> int:
        """How many numbers a box takes."""
        return 2 if self.kind in {"exercise", "zones", "walk"} else 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A log sheet as printed, and which of its boxes may be filled.

    Attributes:
        halves: The small words in the halves of a box, by kind of row.
        taken: Parts that the screen already answered, by day of the sheet.
        ahead, before: Days of the sheet still to come, or before the program began.
    """

    first_day: date
    days: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    halves: Mapping[RowKind, tuple[str, str]]
    taken: Mapping[int, frozenset[Part]]
    ahead: tuple[int, ...]
    before: tuple[int, ...]

    def day(self, offset: int) -> date:
        """The date of a column."""
        return self.first_day + timedelta(days=offset)

    def is_open(self, place: Place) -> bool:
        """Whether something may be written there."""
        row = self.row(place.row)
        if place.day in self.ahead or place.day in self.before:
            return False
        return row.part not in self.taken.get(place.day, frozenset())

    def is_due(self, place: Place) -> bool:
        """Whether the sheet asks for it on that day; what was done all the same may be written there."""
        return place.day not in self.row(place.row).not_due

    def row(self, key: str) -> SheetRow:
        """A row by its key."""
        return next(row for row in self.rows if row.key == key)

    def places(self) -> Iterator[Place]:
        """All boxes in the order of reading: a day from top to bottom, then the next day."""
        for day in range(DAYS_A_PAGE):
            for row in self.rows:
                for half in range(row.halves):
                    yield Place(day, row.key, half)


def sheet_of(
    grid: LogGrid, first_day: date, begun: date, today: date, facts: Iterable[Fact | UnknownFact]
) -> Sheet:
    """The sheet of a week.

    Args:
        grid: As it is printed.
        begun: The day of the baseline.
        facts: Facts that count, from the first day on.
    """
    rows = [
        SheetRow(
            row.about or f"spare{number}",
            row.label,
            row.detail,
            row.kind,
            row.about if row.kind == "exercise" else "",
            row.not_due,
        )
        for number, row in enumerate(grid.rows)
    ]
    taken: dict[int, frozenset[Part]] = {}
    for fact in facts:
        part = _ANSWERED.get(type(fact))  # type: ignore[arg-type]
        if part is not None:
            offset = (fact.day - first_day).days
            taken[offset] = taken.get(offset, frozenset()) | {part}
    offsets = [(offset, first_day + timedelta(days=offset)) for offset in range(DAYS_A_PAGE)]
    return Sheet(
        first_day=first_day,
        days=grid.days,
        rows=tuple(rows),
        halves=grid.halves,
        taken={offset: parts for offset, parts in taken.items() if offset < DAYS_A_PAGE},
        ahead=tuple(offset for offset, day in offsets if day > today),
        before=tuple(offset for offset, day in offsets if day < begun),
    )


class Taken(NamedTuple):
    """What becomes of keys typed into a box.

    Attributes:
        text: What stands in the box now; None if the keys make no sense there.
        moves_on: The box is complete.
        rest: A key that belongs into the next box (after a 1 that did not become a 10).
    """

    text: str | None
    moves_on: bool = False
    rest: str = ""


def take(kind: RowKind, half: int, text: str) -> Taken:
    """Read what was typed into an empty or selected box."""
    if kind == "words":
        return Taken(text[:NOTE_LENGTH])
    text = text if text == " " else text.strip()
    if text == "":
        return Taken("")
    if text == DASH:
        return Taken(DASH, moves_on=True)
    if kind == "tick":
        return Taken(TICK if text in TICKS else None, moves_on=text in TICKS)
    if not (text.isascii() and text.isdigit()):
        return Taken(TEN, moves_on=True) if _takes_scores(kind, half) and text in {"t", "T"} else Taken(None)
    if kind == "walk" and half == 0:
        return Taken(text.lstrip("0") or DASH) if len(text) <= len(str(MOST_MINUTES)) else Taken(None)
    if _takes_scores(kind, half):
        return _take_score(text)
    highest = 5 if kind == "zones" else 9
    return Taken(text, moves_on=True) if len(text) == 1 and int(text) <= highest else Taken(None)


def _takes_scores(kind: RowKind, half: int) -> bool:
    return kind == "score" or (kind in {"exercise", "walk"} and half == 1)


def _take_score(text: str) -> Taken:
    """0-10; a 1 waits for the nought of a ten."""
    if text == "1":
        return Taken(text)
    if text == TEN or len(text) == 1:
        return Taken(text, moves_on=True)
    return Taken("1", moves_on=True, rest=text[1:]) if text[0] == "1" and len(text) == 2 else Taken(None)


def is_skipped(sheet: Sheet, draft: PaperDraft, place: Place) -> bool:
    """Whether there is nothing to fill: the pain of what was not done, a spare row unnamed."""
    row = sheet.row(place.row)
    if row.kind not in {"exercise", "walk"}:
        return False
    sets = draft.cells.get(place._replace(half=0).key, "")
    unnamed = row.is_spare and place.row not in draft.spares
    return unnamed or (place.half == 1 and sets in {DASH, "0"})


def days_of(sheet: Sheet, draft: PaperDraft) -> list[PaperDay]:
    """The days on which something was written, oldest first."""
    found = [_day(sheet, draft, offset) for offset in range(DAYS_A_PAGE)]
    return [day for day in found if day != PaperDay(day=day.day, not_due=day.not_due)]


def number_in(draft: PaperDraft, place: Place) -> int | None:
    """The number in a box; None where there is none."""
    text = draft.cells.get(place.key, "")
    return int(text) if text.isdigit() else None


def _day(sheet: Sheet, draft: PaperDraft, offset: int) -> PaperDay:
    def number(row: str, half: int = 0) -> int | None:
        place = Place(offset, row, half)
        return number_in(draft, place) if sheet.is_open(place) else None

    exercises: list[PaperExercise] = []
    left_out: set[str] = set()
    for row in sheet.rows:
        exercise = row.exercise or draft.spares.get(row.key, "")
        if row.kind != "exercise" or not exercise or not sheet.is_open(Place(offset, row.key)):
            continue
        sets, pain = number(row.key), number(row.key, 1)
        if sets and pain is not None:
            exercises.append(PaperExercise(exercise, sets, pain))
        elif draft.cells.get(Place(offset, row.key).key) in {DASH, "0"}:
            left_out.add(exercise)
    signs = draft.signs.get(str(offset), ()) if has_sign(sheet, draft, offset) else ()
    notes = Place(offset, "notes")
    return PaperDay(
        day=sheet.day(offset),
        morning=number("morning"),
        before=number("before"),
        zones=(number("zones"), number("zones", 1)),
        signs=frozenset(signs),
        exercises=tuple(exercises),
        left_out=frozenset(left_out),
        not_due=frozenset(row.exercise for row in sheet.rows if offset in row.not_due),
        after=number("after"),
        walk_minutes=number("walk"),
        walk_pain=number("walk", 1),
        note=draft.cells.get(notes.key, "").strip() if sheet.is_open(notes) else "",
    )


def has_sign(sheet: Sheet, draft: PaperDraft, offset: int) -> bool:
    """Whether a new sign was ticked on a day."""
    place = Place(offset, "new_signs")
    return draft.cells.get(place.key) == TICK and sheet.is_open(place)
