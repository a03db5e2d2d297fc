"""The calendar and the day of Progress: what was done right, and every entry of a day; pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QLocale

from homeprog.data.history import DayDone, Span
from homeprog.data.rows import AnyFact
from homeprog.program.catalog import Catalog
from homeprog.program.facts import WEEKDAYS, Fact, FactRetracted, SessionEnded
from homeprog.program.records import ProgramState
from homeprog.ui import progress_words as say
from homeprog.ui import words
from homeprog.ui.correct_vm import fields_of, predecessors
from homeprog.ui.progress_build import flare_spans
from homeprog.ui.progress_vm import CalendarVM, DayCell, DayVM, EntryLine, Mark


class Gone(NamedTuple):
    """What was taken back: reason and day by the id of the fact."""

    reasons: Mapping[str, str]
    days: Mapping[str, date]


def month_of(day: date) -> tuple[date, date]:
    """First and last day of a day's month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def calendar(
    state: ProgramState, month: date, today: date, begun: date | None, done: Sequence[DayDone]
) -> CalendarVM:
    """A month in which a rest day and a flare-up day well handled count as done right (design.md 6).

    Args:
        month: Any day of the month.
        begun: The day of the first entry; nothing lies before it.
        done: What happened on the days of the month.
    """
    first, last = month_of(month)
    marks = marks_of(state, Span(first, last), today, begun, done)
    count = {mark: list(marks.values()).count(mark) for mark in ("session", "flare", "rest", "walk")}
    starts_on = QLocale().firstDayOfWeek().value
    order = [(starts_on - 1 + number) % 7 for number in range(7)]
    return CalendarVM(
        title=say.month(first),
        sentence=say.month_sentence(
            sum(count.values()), count["session"], count["flare"], count["rest"] + count["walk"]
        ),
        weekdays=tuple(QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat) for number in order),
        lead=order.index(first.weekday()),
        cells=tuple(
            DayCell(day=day, mark=mark, words=f"{words.day(day)}: {say.day_mark(mark)}")
            for day, mark in marks.items()
        ),
        earlier=begun is not None and begun < first,
        later=last < today,
    )


def marks_of(
    state: ProgramState, span: Span, today: date, begun: date | None, done: Sequence[DayDone]
) -> dict[date, Mark]:
    """What every day was; the same for the calendar and for the report."""
    by_day = {one.day: one for one in done}
    flares = flare_spans(state, today)
    days = (span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1))
    return {day: _mark(state, by_day.get(day), day, today, begun, flares) for day in days}


def _mark(
    state: ProgramState,
    done: DayDone | None,
    day: date,
    today: date,
    begun: date | None,
    flares: Sequence[tuple[date, date]],
) -> Mark:
    if day > today:
        return "ahead"
    if begun is None or day < begun:
        return "none"
    if done is not None and any(first <= day <= last for first, last in flares):
        return "flare"
    if done is not None and done.sessions:
        return "session" if any(how is not None for how in done.sessions) else "open"
    if done is not None and done.walked_min:
        return "walk"
    day_off = state.schedule is not None and WEEKDAYS[day.weekday()] not in state.schedule
    if day < today and (day_off or (done is not None and done.answered)):
        return "rest"
    return "none"


def day_page(day: date, facts: Sequence[AnyFact], gone: Gone, catalog: Catalog) -> DayVM:
    """All entries of a day; those taken back stay, with the reason, and a corrected one tells what it was."""
    known = [fact for fact in facts if isinstance(fact, Fact)]
    corrected = {one.id for fact in known for one in predecessors(fact, known, gone.reasons)}
    shown = [fact for fact in facts if fact.id not in corrected]
    return DayVM(
        day=day,
        title=words.day(day),
        entries=tuple(_entry(fact, known, gone, catalog) for fact in shown),
    )


def _entry(fact: AnyFact, known: Sequence[Fact], gone: Gone, catalog: Catalog) -> EntryLine:
    before = predecessors(fact, known, gone.reasons) if isinstance(fact, Fact) else []
    counts = isinstance(fact, Fact) and fact.id not in gone.reasons
    return EntryLine(
        id=fact.id,
        time=say.clock_time(fact),
        words=say.entry(fact, catalog),
        taken_back=gone.reasons.get(fact.id),
        may_take_back=counts and not isinstance(fact, FactRetracted | SessionEnded),
        fields=fields_of(fact, catalog) if counts and isinstance(fact, Fact) else (),
        history=tuple(say.was(one, gone.days[one.id], catalog) for one in before),
    )
