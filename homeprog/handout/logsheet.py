"""The log sheet: a week per page to fill in by hand, in the order of the app (clinical.md 5.2-5.5)."""

from datetime import date, timedelta

from homeprog.handout.document import Block, Document, LogGrid, LogRow, PageBreak, Paragraph, Title
from homeprog.handout.handout import Sources
from homeprog.handout.wording import Wording
from homeprog.program.plan import Item

DAYS_A_PAGE = 7
RATED_PARTS = ("main",)
"""Warm-up and closing breathing are done without a rating (RU-1)."""
SPARE_ROWS = 2
"""Empty rows for exercises that join during the week."""
LEAST_EXERCISE_ROWS = 6


def build_log_sheet(sources: Sources, first_day: date, weeks: int = 1) -> Document:
    """Build log sheets, one page a week.

    Args:
        sources: As for the handout; the rows are the exercises of its plan.
        first_day: The first column.
        weeks: Number of pages, 1 or more.

    Raises:
        ValueError: `weeks` is below 1.
    """
    if weeks < 1:
        raise ValueError(f"weeks is {weeks}; it must be 1 or more")
    words = sources.words
    blocks: list[Block] = []
    for week in range(weeks):
        start = first_day + timedelta(days=DAYS_A_PAGE * week)
        blocks += [PageBreak()] if week else []
        blocks += [_title(sources, start), Paragraph(words.label("log_lead")), log_grid(sources, start)]
        blocks.append(Paragraph(legend_of(words)))
    return Document(
        title=words.label("log_title"),
        running="",
        footer=sources.catalog.texts["report"],
        page_of=words.label("page_of"),
        blocks=tuple(blocks),
        landscape=True,
    )


def _title(sources: Sources, start: date) -> Title:
    words = sources.words
    end = start + timedelta(days=DAYS_A_PAGE - 1)
    span = words.label("from_to").format(start=words.day(start), end=words.day(end))
    return Title(words.label("log_title"), tuple(line for line in (sources.name, span) if line))


def log_grid(sources: Sources, start: date) -> LogGrid:
    """The week that begins on a day, to be filled in: on paper, or typed in again from there."""
    words = sources.words
    days = tuple(words.short_day(start + timedelta(days=offset)) for offset in range(DAYS_A_PAGE))
    rows = [
        _row(sources, "morning", "score"),
        _row(sources, "before", "score"),
        _row(sources, "zones", "zones"),
        _row(sources, "new_signs", "tick"),
        *(_exercise_row(sources, item) for item in sources.plan.items if item.part in RATED_PARTS),
    ]
    spare = max(SPARE_ROWS, LEAST_EXERCISE_ROWS - (len(rows) - 4))
    rows += [LogRow("", "", "exercise")] * spare
    rows += [
        _row(sources, "after", "score"),
        _row(sources, "walk", "minutes"),
        _row(sources, "notes", "words"),
    ]
    return LogGrid(
        words.label("log_corner"),
        days,
        tuple(rows),
        (words.label("log_sets"), words.label("log_pain")),
        (words.label("log_left"), words.label("log_right")),
    )


def _row(sources: Sources, key: str, kind: str) -> LogRow:
    words = sources.words
    label, detail = words.label(f"log_{key}"), words.label(f"log_{key}_detail")
    return LogRow(label, detail, kind, key)  # type: ignore[arg-type]


def _exercise_row(sources: Sources, item: Item) -> LogRow:
    name = sources.catalog.exercises[item.exercise].name
    return LogRow(name, sources.words.dose(item, sources.catalog), "exercise", item.exercise)


def legend_of(words: Wording) -> str:
    """What the zones and a new sign are, under the sheet."""
    zones = ", ".join(f"{number} {name}" for number, name in words.zones().items())
    return words.label("log_legend").format(zones=zones)
