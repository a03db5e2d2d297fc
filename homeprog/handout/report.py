"""The progress report for a clinician (design.md 8): plots, tests, sessions, rules, what was set by hand.

Every number is one that the screens show as well; nothing is judged but by the rules of clinical.md 7 and 8.
"""

from homeprog.handout.course import ReportSources, TestCourse
from homeprog.handout.document import (
    Block,
    Columns,
    Document,
    Heading,
    Paragraph,
    Plots,
    Table,
    Title,
)
from homeprog.handout.summary import pair_rows, stage_words, summary_rows, who
from homeprog.program.dosing import make_item
from homeprog.program.fired import Fired

TOLD_APART = ("stage", "tests")
"""Rows of the summary that the report tells at more length."""
RULES_TOLD = 24
"""Rules in the table; more than that nobody reads, and the most frequent come first."""


def build_report(sources: ReportSources) -> Document:
    """Build the report of a stretch of time."""
    words, course = sources.words, sources.course
    title = words.label("report_title")
    span = words.label("from_to").format(start=words.date(course.first), end=words.date(course.last))
    blocks: list[Block] = [
        Title(title, tuple(line for line in (who(sources), span) if line)),
        Paragraph(words.label("report_lead")),
        _glance(sources),
        *_plots(sources),
        *_tests(sources),
        *_program(sources),
        *_what_happened(sources),
    ]
    return Document(
        title=title,
        running=" · ".join(part for part in (sources.name, title, span) if part),
        footer=sources.catalog.texts["report"],
        page_of=words.label("page_of"),
        blocks=tuple(blocks),
    )


def _glance(sources: ReportSources) -> Table:
    """The rows of the summary; pairs stand one under the other, tests have a table of their own."""
    words = sources.words
    others = tuple((label, text) for key, label, text in summary_rows(sources) if key not in TOLD_APART)
    stage = (words.label("report_stage"), stage_words(sources))
    rows = (stage, *pair_rows(sources), *others)
    if not sources.course.entries:  # otherwise they stand in full at the end
        rows += ((words.label("report_entries"), words.label("none")),)
    return Table(words.label("report_glance"), rows)


def _plots(sources: ReportSources) -> list[Block]:
    plots = sources.course.plots
    if not plots:
        return [Paragraph(sources.words.label("report_no_plots"))]
    wide, small = plots[:2], plots[2:]
    blocks: list[Block] = [Heading(sources.words.label("report_over_time"))]
    blocks += [Plots((plot,)) for plot in wide]
    return [*blocks, Plots(small)] if small else blocks


def _tests(sources: ReportSources) -> list[Block]:
    words, course = sources.words, sources.course
    if not course.tests:
        return []
    table = Columns(
        "",
        tuple(words.label(f"report_{key}") for key in ("test", "side", "first", "newest", "change", "klass")),
        (0.33, 0.08, 0.165, 0.165, 0.15, 0.11),
        tuple(_test_row(sources, one) for one in course.tests),
    )
    heading = Heading(words.label("report_tests"), words.label("report_tests_detail"))
    return [heading, Plots(course.test_plots), table] if course.test_plots else [heading, table]


def _test_row(sources: ReportSources, one: TestCourse) -> tuple[str, ...]:
    words, spec = sources.words, sources.catalog.tests[one.test]
    if one.verdict is None:
        change = ""
    else:
        amount = one.now - one.first
        counts = words.label("report_counts").format(least=words.number(spec.change_counts))
        change = f"{'+' if amount > 0 else ''}{words.number(amount)} {verdict_mark(one)} ({counts})"
    first, now = words.number(one.first), words.number(one.now)
    return (
        f"{spec.name}, {words.unit(spec)}",
        words.label(f"side_{one.side}"),
        f"{first}, {words.date(one.first_day)}",
        f"{now}, {words.date(one.now_day)}" if one.verdict is not None else "",
        change,
        words.klass(one.klass) if one.klass else "",
    )


def verdict_mark(one: TestCourse) -> str:
    """A tick where the change counts for the better, an exclamation mark for the worse."""
    return {"better": "\N{CHECK MARK}", "worse": "!"}.get(one.verdict or "", "")


def _program(sources: ReportSources) -> list[Block]:
    """Every exercise in the program with its dose."""
    words = sources.words
    rows = tuple(_exercise_row(sources, one) for one in program_of(sources))
    if not rows:
        return []
    head = tuple(words.label(f"report_{key}") for key in ("exercise", "dose", "since"))
    return [Heading(words.label("report_program")), Columns("", head, (0.44, 0.36, 0.2), rows)]


def program_of(sources: ReportSources) -> list[str]:
    """The exercises in the program's places, in the order of the catalogue."""
    mine = {one for slot in sources.state.slots.values() for one in slot}
    return [one for one in sources.catalog.exercises if one in mine]


def _exercise_row(sources: ReportSources, exercise: str) -> tuple[str, ...]:
    words, catalog = sources.words, sources.catalog
    record = sources.state.exercises[exercise]
    item = make_item(catalog, exercise, record.step, tags=sources.plan.tags)
    since = words.date(record.first_done) if record.first_done is not None else ""
    return (catalog.exercises[exercise].name, words.dose(item, catalog), since)


def _what_happened(sources: ReportSources) -> list[Block]:
    words, course = sources.words, sources.course
    blocks: list[Block] = [Heading(words.label("report_happened")), _days(sources)]
    if course.rules:
        head = tuple(words.label(f"report_{key}") for key in ("rule", "means", "days", "last"))
        rows = tuple(_rule_row(sources, one) for one in course.rules[:RULES_TOLD])
        blocks.append(Columns(words.label("report_rules"), head, (0.14, 0.57, 0.1, 0.19), rows))
    if course.entries:
        lines = tuple((line,) for line in course.entries)
        blocks.append(Columns(words.label("report_entries"), (), (1.0,), lines))
    return blocks


def _days(sources: ReportSources) -> Table:
    """Days by what they were; a rest day and a flare-up well handled count as done right (design.md 6)."""
    words, course = sources.words, sources.course
    read = sorted(sources.state.cards_read, key=lambda card: (len(card), card))
    rows = [
        (words.label(f"report_day_{key}"), str(course.days.get(key, 0)))
        for key in ("session", "rest", "walk", "flare")
    ]
    rows.append((words.label("report_walked"), words.number(course.walked_min)))
    rows.append((words.label("report_cards"), ", ".join(read) or words.label("none")))
    rows.append((words.label("report_taken_back"), str(course.taken_back)))
    return Table(words.label("report_days_title"), tuple(rows))


def _rule_row(sources: ReportSources, one: Fired) -> tuple[str, ...]:
    words = sources.words
    return (one.rule, words.rule(one.rule, one.inputs), str(one.days), words.date(one.last))
