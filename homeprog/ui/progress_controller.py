"""Which days of Progress are shown, and their view-model."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.errors import StoreError
from homeprog.data.history import EVER, DayDone, PainDay, Span, open_history
from homeprog.data.journal import Mark
from homeprog.program.facts import (
    ActivityScored,
    ChangeRated,
    Fact,
    FactRetracted,
    SessionStarted,
    TestTaken,
    WalkDone,
)
from homeprog.program.retractions import taken_back_ids
from homeprog.ui import progress_build as build
from homeprog.ui import progress_words as say
from homeprog.ui import words
from homeprog.ui.companion import Companion
from homeprog.ui.correct_vm import CORRECTED, changed_fields, leads_to_more
from homeprog.ui.progress_calendar import Gone, calendar, day_page, month_of
from homeprog.ui.progress_vm import RANGES, DayVM, ProgressVM, Range

LENGTHS: dict[Range, int] = {"week": 7, "month": 28}
"""Days of the ranges; `all` begins with the first entry."""
LOOKBACK_DAYS = 14
"""Read before the days shown, for sentences that compare two weeks."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and for which journal, days and month (`key`)."""

    key: tuple[Mark, Span, Span]
    begun: date | None
    pain: list[PainDay]
    facts: list[Fact]
    done: list[DayDone]


class ProgressController(QObject):
    """Signals:
    changed(ProgressVM): The plots and the calendar.
    day_changed(DayVM): A day is shown.
    day_closed(): Back to the plots.
    corrected(str): An entry was corrected; what it did to today.
    failed(str): The history could not be read, or an entry not be corrected; a sentence.
    """

    changed = Signal(object)
    day_changed = Signal(object)
    day_closed = Signal()
    corrected = Signal(str)
    failed = Signal(str)

    def __init__(self, companion: Companion, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._companion = companion
        self._range: Range = "month"
        self._last: date | None = None
        self._month: date | None = None
        self._group = "low-back"
        self._day: date | None = None
        self._kept: _Read | None = None
        self._corrected: tuple[Fact, Fact] | None = None

    @Slot()
    def refresh(self) -> None:
        """Look at the facts again: the day if one is open, and the plots."""
        try:
            self.changed.emit(self._vm())
            if self._day is not None:
                self.day_changed.emit(self._day_vm(self._day))
        except StoreError as error:
            self.failed.emit(str(error))

    @Slot(str)
    def choose_range(self, wanted: str) -> None:
        """Show a week, a month or everything, up to today."""
        self._range = next(one for one in RANGES if one == wanted)
        self._last = None
        self.refresh()

    @Slot()
    def earlier(self) -> None:
        """The days before."""
        self._last = self._span(date.min).first - timedelta(days=1)
        self.refresh()

    @Slot()
    def later(self) -> None:
        """The days after."""
        self._last = self._span(date.min).last + timedelta(days=LENGTHS[self._range])
        self.refresh()

    @Slot(str)
    def choose_group(self, group: str) -> None:
        """Show the tests of another muscle group."""
        self._group = group
        self.refresh()

    @Slot(object)
    def open_days(self, days: Span) -> None:
        """Open the day of a point; a point that stands for a week opens its week."""
        if days.first == days.last:
            self.open_day(days.first)
            return
        self._range, self._last = "week", days.last
        self.refresh()

    @Slot(object)
    def open_day(self, day: date) -> None:
        """Open a day."""
        self._day = day
        self.refresh()

    @Slot()
    def close_day(self) -> None:
        """Back to the plots."""
        self._day = None
        self.day_closed.emit()

    @Slot()
    def month_before(self) -> None:
        """The calendar's month before."""
        self._month = month_of(self._month or self._today)[0] - timedelta(days=1)
        self.refresh()

    @Slot()
    def month_after(self) -> None:
        """The calendar's month after."""
        self._month = month_of(self._month or self._today)[1] + timedelta(days=1)
        self.refresh()

    @Slot(str, str)
    def take_back(self, fact_id: str, reason: str) -> None:
        """Take an entry back; it stays to be seen."""
        companion = self._companion
        gone = [companion.stamp(FactRetracted, fact=id_, reason=reason) for id_ in self._with(fact_id)]
        companion.record_many(gone)

    @Slot(str, object)
    def correct(self, fact_id: str, values: dict[str, Any]) -> None:
        """Put an entry right: the old fact goes, the new one has its moment; both in one transaction."""
        catalog = self._companion.catalog
        old = next((fact for fact in self._facts_of_day() if fact.id == fact_id), None)
        if old is None:
            return
        fields = changed_fields(old, values, catalog)
        if not fields:
            self.refresh()
        elif leads_to_more(old, fields, catalog):
            self.failed.emit(say.more_questions())
        else:
            self._replace(old, {**msgspec.structs.asdict(old), **fields})

    @Slot()
    def undo_correction(self) -> None:
        """Put the entry corrected last back as it was; that is a correction too."""
        if self._corrected is not None:
            old, new = self._corrected
            self._replace(new, msgspec.structs.asdict(old))

    def _replace(self, old: Fact, fields: dict[str, Any]) -> None:
        companion = self._companion
        before = words.day_title(companion.plan())
        gone = companion.stamp(FactRetracted, fact=old.id, reason=CORRECTED)
        new = companion.stamp(type(old), **{name: value for name, value in fields.items() if name != "id"})
        if companion.record_many([gone, new]):
            self._corrected = (old, new)
            self.corrected.emit(say.corrected(before, words.day_title(companion.plan())))

    def _facts_of_day(self) -> list[Fact]:
        if self._day is None:
            return []
        facts = self._companion.journal.facts_on(self._day)
        return [fact for fact in facts if isinstance(fact, Fact)]

    def _with(self, fact_id: str) -> list[str]:
        """A fact to take back; the beginning of a session takes the whole session with it."""
        began = next((fact for fact in self._facts_of_day() if fact.id == fact_id), None)
        if not isinstance(began, SessionStarted):
            return [fact_id]
        facts = self._companion.all_facts()
        gone = taken_back_ids(facts)
        return [
            fact.id
            for fact in facts
            if getattr(fact, "session", None) == began.session and fact.id not in gone
        ]

    @property
    def _today(self) -> date:
        return self._companion.now().date()

    def _span(self, begun: date) -> Span:
        """The days shown; not much before the first entry, but a week at least."""
        last = min(self._last or self._today, self._today)
        if self._range == "all":
            return Span(min(begun, self._today), self._today)
        first = last - timedelta(days=LENGTHS[self._range] - 1)
        return Span(max(first, min(begun, last - timedelta(days=LENGTHS["week"] - 1))), last)

    def _read(self) -> _Read:
        """What the journal says about the days shown; read anew only when either has changed."""
        today, journal = self._today, self._companion.journal
        lookback = today - timedelta(days=LOOKBACK_DAYS)
        days = EVER if self._range == "all" else Span(min(self._span(date.min).first, lookback), today)
        key = (journal.mark, days, Span(*month_of(self._month or today)))
        if self._kept is None or self._kept.key != key:
            with open_history(journal.path) as history:
                self._kept = _Read(
                    key,
                    history.first_day,
                    history.pain(days),
                    history.facts(TestTaken, WalkDone, ActivityScored, ChangeRated),
                    history.done(key[2]),
                )
        return self._kept

    def _vm(self) -> ProgressVM:
        read, state = self._read(), self._companion.state
        span = self._span(read.begun or self._today)
        shown = build.Shown(state, self._companion.catalog, span, self._today)
        felt = [fact for fact in read.facts if isinstance(fact, ChangeRated)]
        tests = [fact for fact in read.facts if isinstance(fact, TestTaken)]
        walks = [fact for fact in read.facts if isinstance(fact, WalkDone)]
        scored = [fact for fact in read.facts if isinstance(fact, ActivityScored)]
        month = read.key[2].first
        return ProgressVM(
            range=self._range,
            span=say.span(span.first, span.last),
            earlier=self._range != "all" and read.begun is not None and read.begun < span.first,
            later=self._range != "all" and span.last < self._today,
            pain=build.pain_plot(shown, read.pain),
            zones=build.zone_plot(shown, read.pain),
            test_group=self._group,
            test=build.test_plot(shown, self._group, tests),
            walking=build.walking_plot(shown, walks),
            activities=build.activities_plot(shown, scored),
            calendar=calendar(state, month, self._today, read.begun, read.done),
            felt=say.felt(felt[-1].value) if felt else "",
        )

    def _day_vm(self, day: date) -> DayVM:
        facts = self._companion.journal.facts_on(day)
        with open_history(self._companion.journal.path) as history:
            gone = Gone(history.taken_back, history.taken_back_on)
            return day_page(day, facts, gone, self._companion.catalog)
