"""What typing in a paper week shows: the sheet with its boxes, and the look at what the rules say; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from homeprog.data.draft import PaperDraft
from homeprog.handout.document import RowKind
from homeprog.handout.logsheet import DAYS_A_PAGE
from homeprog.program.catalog import Catalog
from homeprog.program.paper_week import TypedWeek
from homeprog.ui import paper_week_words as say
from homeprog.ui import words
from homeprog.ui.paper_week_sheet import Place, Sheet, has_sign, is_skipped

SIGNS = ("new_leg_symptoms", "new_alarm", "ill")
"""What a tick of the sheet may mean (clinical.md 5.2, questions 3 to 5)."""


@dataclass(frozen=True, slots=True)
class CellVM:
    """A box.

    Attributes:
        name: For screen readers: day, row, half.
        hint: What may be written.
        is_open: Whether it can be filled; `is_skipped` when there is nothing to fill just now.
        is_due: Whether the sheet asks for it on that day; if not, reading goes past it.
        problem: A sentence; empty when all is well.
    """

    text: str
    name: str
    hint: str
    is_open: bool
    is_skipped: bool
    is_due: bool
    problem: str


@dataclass(frozen=True, slots=True)
class RowVM:
    """A row of the sheet; `spare` is the exercise chosen for a spare one, None for a row with a name."""

    key: str
    label: str
    detail: str
    kind: RowKind
    halves: int
    spare: str | None


@dataclass(frozen=True, slots=True)
class SignVM:
    """A ticked day: what was new, by field and question, and what was chosen."""

    offset: int
    title: str
    questions: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetVM:
    """The sheet being typed in.

    Attributes:
        earliest, latest: Where the first column may lie.
        span: The week in words; `legend`: what stands under the sheet on paper.
        order: All boxes in the order of reading.
        spares: What a spare row may be, by id and name.
        can_look: Whether there is anything to look at.
    """

    first_day: date
    earliest: date
    latest: date
    span: str
    legend: str
    days: tuple[str, ...]
    rows: tuple[RowVM, ...]
    halves: Mapping[RowKind, tuple[str, str]]
    order: tuple[Place, ...]
    cells: Mapping[Place, CellVM]
    spares: tuple[tuple[str, str], ...]
    signs: tuple[SignVM, ...]
    notes: tuple[str, ...]
    can_undo: bool
    can_look: bool
    problem: str = ""
    problem_at: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookVM:
    """What the rules say of each typed day: title and reason."""

    days: tuple[tuple[str, str], ...]
    count: str = ""
    notes: tuple[str, ...] = field(default=())


def sheet_vm(
    sheet: Sheet,
    draft: PaperDraft,
    catalog: Catalog,
    *,
    legend: str,
    spares: tuple[tuple[str, str], ...],
    limits: tuple[date, date],
    can_undo: bool,
    asked: bool,
) -> SheetVM:
    """The sheet with what is typed so far.

    Args:
        legend: What stands under the sheet on paper.
        spares: Exercises that a spare row may be.
        limits: Where the first column may lie.
        asked: The look was asked for: what is missing is said too.
    """
    wrong = say.problems(sheet, draft, catalog, whole=asked)
    order = tuple(sheet.places())
    first = next(iter(wrong), None)
    return SheetVM(
        first_day=sheet.first_day,
        earliest=limits[0],
        latest=limits[1],
        span=f"{words.day(sheet.day(0))} – {words.day(sheet.day(DAYS_A_PAGE - 1))}",
        legend=legend,
        days=sheet.days,
        rows=tuple(
            RowVM(
                row.key,
                row.label,
                row.detail,
                row.kind,
                row.halves,
                draft.spares.get(row.key, "") if row.is_spare else None,
            )
            for row in sheet.rows
        ),
        halves=sheet.halves,
        order=order,
        cells={place: _cell(sheet, draft, catalog, place, wrong.get(place, "")) for place in order},
        spares=spares,
        signs=tuple(
            SignVM(
                offset,
                words.day(sheet.day(offset)),
                tuple((name, catalog.texts[f"day_{name}"]) for name in SIGNS),
                draft.signs.get(str(offset), ()),
            )
            for offset in range(DAYS_A_PAGE)
            if has_sign(sheet, draft, offset)
        ),
        notes=say.closed_notes(sheet),
        can_undo=can_undo,
        can_look=not draft.is_empty,
        problem=wrong[first] if first is not None else "",
        problem_at=first,
    )


def _cell(sheet: Sheet, draft: PaperDraft, catalog: Catalog, place: Place, problem: str) -> CellVM:
    return CellVM(
        text=draft.cells.get(place.key, ""),
        name=say.place_name(sheet, draft, catalog, place),
        hint=say.hint(sheet, place),
        is_open=sheet.is_open(place),
        is_skipped=is_skipped(sheet, draft, place),
        is_due=sheet.is_due(place),
        problem=problem,
    )


def look_vm(week: TypedWeek, sheet: Sheet) -> LookVM:
    """What the rules say of each typed day."""
    return LookVM(
        days=tuple(say.said_of(day) for day in week.days),
        count=say.counted(week),
        notes=say.closed_notes(sheet),
    )
