"""The log sheet: weeks to fill in by hand, in the order of the app (clinical.md 4.6, 5.2-5.5)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from homeprog.handout.document import Block, Document, LogGrid, LogRow, PageBreak, Paragraph, RowKind, Title
from homeprog.handout.handout import Sources
from homeprog.handout.wording import Wording
from homeprog.program.plan import DayPlan, Item
from homeprog.program.templates import phase
from homeprog.program.week_ahead import WEEK_DAYS

DAYS_A_PAGE = WEEK_DAYS
RATED_PARTS = ("main",)
"""Warm-up and closing breathing are done without a rating (RU-1)."""
SPARE_ROWS = 2
"""Empty rows for exercises that join during the week."""
LEAST_EXERCISE_ROWS = 6


def build_log_sheet(
    sources: Sources, first_day: date, weeks: int = 1, ahead: Sequence[DayPlan] = ()
) -> Document:
    """Build log sheets, each week on a page of its own (two if it has many rows).

    Args:
        sources: As for the handout.
        first_day: The first column.
        weeks: How many, 1 or more.
        ahead: As `log_grid`.

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
        grid = log_grid(sources, start, ahead)
        blocks += [_title(sources, start), Paragraph(lead_of(grid, words)), grid]
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


def log_grid(sources: Sources, start: date, ahead: Sequence[DayPlan] = ()) -> LogGrid:
    """The week that begins on a day, to be filled in: on paper, or typed in again from there.

    Args:
        sources: As for the handout.
        start: The first column.
        ahead: The days as they are planned (`days_ahead`); one that is not among them is like the sources'.
    """
    words = sources.words
    days = tuple(words.short_day(start + timedelta(days=offset)) for offset in range(DAYS_A_PAGE))
    rows = [
        _row(sources, "morning", "score"),
        _row(sources, "before", "score"),
        _row(sources, "zones", "zones"),
        _row(sources, "new_signs", "tick"),
        *_exercise_rows(sources, start, ahead),
    ]
    spare = max(SPARE_ROWS, LEAST_EXERCISE_ROWS - (len(rows) - 4))
    rows += [LogRow("", "", "exercise")] * spare
    rows += [
        _row(sources, "after", "score"),
        _row(sources, "walk", "walk", _walk_dose(sources, ahead)),
        _row(sources, "notes", "words"),
    ]
    return LogGrid(
        words.label("log_corner"),
        days,
        tuple(rows),
        {
            "exercise": (words.label("log_sets"), words.label("log_pain")),
            "zones": (words.label("log_left"), words.label("log_right")),
            "walk": (words.label("log_minutes"), words.label("log_pain")),
        },
    )


def _row(sources: Sources, key: str, kind: RowKind, detail: str = "") -> LogRow:
    words = sources.words
    return LogRow(words.label(f"log_{key}"), detail or words.label(f"log_{key}_detail"), kind, key)


def _exercise_rows(sources: Sources, start: date, ahead: Sequence[DayPlan]) -> list[LogRow]:
    """A row for whatever is due on one of the days, in the order of 4.6, at its first day's dose."""
    by_day = {plan.day: plan for plan in ahead}
    days = [_rated(by_day.get(start + timedelta(days=offset), sources.plan)) for offset in range(DAYS_A_PAGE)]
    first = {exercise: item for items in reversed(days) for exercise, item in items.items()}
    return [
        LogRow(
            sources.catalog.exercises[exercise].name,
            sources.words.dose(first[exercise], sources.catalog),
            "exercise",
            exercise,
            tuple(column for column, items in enumerate(days) if exercise not in items),
        )
        for exercise in sorted(_merged(days), key=lambda exercise: phase(sources.catalog, exercise))
    ]


def _merged(days: Sequence[Iterable[str]]) -> list[str]:
    """The exercises of all days, each after the one that comes before it in its own session."""
    merged: list[str] = []
    for exercises in days:
        place = 0
        for exercise in exercises:
            if exercise not in merged:
                merged.insert(place, exercise)
            place = merged.index(exercise) + 1
    return merged


def _rated(plan: DayPlan) -> dict[str, Item]:
    """What is done and rated on a day, by exercise, in the order of the session."""
    return {item.exercise: item for item in plan.items if item.part in RATED_PARTS}


def _walk_dose(sources: Sources, ahead: Sequence[DayPlan]) -> str:
    """How long the first walk of the days is; empty where no day asks for one."""
    items = (item for plan in (*ahead, sources.plan) for item in plan.items if item.part == "walk")
    item = next(items, None)
    return "" if item is None else sources.words.dose(item, sources.catalog)


def lead_of(grid: LogGrid, words: Wording) -> str:
    """What to do with the sheet, and what a dash in a box means where there is one."""
    marked = any(row.not_due for row in grid.rows)
    return " ".join(words.label(key) for key in ("log_lead", *(["log_not_due"] if marked else [])))


def legend_of(words: Wording) -> str:
    """What the zones and a new sign are, under the sheet."""
    zones = ", ".join(f"{number} {name}" for number, name in words.zones().items())
    return words.label("log_legend").format(zones=zones)
