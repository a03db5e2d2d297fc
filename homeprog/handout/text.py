"""A document as plain text: for screen readers, mail, and tests that compare what is said."""

from homeprog.handout.document import (
    Block,
    Columns,
    Document,
    ExerciseBlock,
    Heading,
    LogGrid,
    LogRow,
    Note,
    Overview,
    PageBreak,
    PairPicture,
    Paragraph,
    Plots,
    Road,
    RoadStone,
    RuleBox,
    Table,
    Title,
)
from homeprog.handout.plot import Plot


def as_text(document: Document) -> str:
    """The whole document, one thought a line, pages not told apart."""
    parts = ["\n".join(_lines(block)) for block in document.blocks if not isinstance(block, PageBreak)]
    return "\n\n".join([*parts, document.footer]) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Title(text, lines, fact):
            return [text.upper(), *lines, *([fact] if fact else [])]
        case Heading(text, detail):
            return [f"== {text} ==", *([detail] if detail else [])]
        case Paragraph(text):
            return [text]
        case Note(title, text):
            return [f"{title}: {text}"]
        case RuleBox(title, lines, closing):
            return [f"!! {title}", *(f"- {line}" for line in lines), *([closing] if closing else [])]
        case Table(title, rows):
            return [title, *(f"- {': '.join(row)}" for row in rows)]
        case Columns(title, head, _, rows):
            return [title, " | ".join(head), *(f"- {' | '.join(row)}" for row in rows)]
        case Plots(plots):
            return [line for plot in plots for line in _plot(plot)]
        case PairPicture():
            return [
                f"{block.tight}: {block.tight_note}",
                f"{block.weak}: {block.weak_note}",
                block.title,
                *(f"- {line}" for line in block.next),
            ]
        case Road(stones):
            return [line for stone in stones for line in _stone(stone)]
        case Overview(rows):
            return [f"[ ] {number}. {name}: {dose}" for number, name, dose in rows]
        case ExerciseBlock():
            return _exercise(block)
        case LogGrid():
            return _grid(block)
        case _:
            return []


def _stone(stone: RoadStone) -> list[str]:
    marks = {"done": "[x]", "here": "[>]", "ahead": "[ ]"}
    head = f"{marks[stone.place]} {stone.title}" + (f" ({stone.words})" if stone.words else "")
    return [head, *(f"    {line}" for line in (stone.detail, stone.to_come) if line)]


def _plot(plot: Plot) -> list[str]:
    """A plot as the places that it draws, which is how a screen reader goes through it."""
    head = f"{plot.title} ({plot.unit})" if plot.unit else plot.title
    return [head, plot.sentence, *(f"- {reading.sentence}" for reading in plot.readings)]


def _exercise(block: ExerciseBlock) -> list[str]:
    badge = f" ({block.badge})" if block.badge else ""
    lines = [f"{block.number}. {block.name}{badge}", f"  {block.dose}. {block.position}."]
    lines += [f"* {change}" for change in block.changes]
    lines += [f"  {step}" for step in block.steps]
    lines += [f"  {cue.label}: {cue.text}" for cue in block.cues]
    lines += [f"  {block.errors_title}: {' '.join(block.errors)}"] if block.errors else []
    return lines


def _grid(grid: LogGrid) -> list[str]:
    return [" | ".join((grid.corner, *grid.days)), *(_log_row(row, grid) for row in grid.rows)]


def _log_row(row: LogRow, grid: LogGrid) -> str:
    """A row; the days it is for only where that is not every day."""
    words = f"{row.label}: {row.detail}" if row.detail else row.label or "____"
    due = [day for column, day in enumerate(grid.days) if column not in row.not_due]
    return f"{words} ({', '.join(due)})" if row.not_due else words
