"""A journal to what the report is made from: the numbers of Progress, for a stretch of time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from homeprog.data.history import EVER, DayDone, History, Span, history_of, open_history
from homeprog.handout.course import DEFAULT_WEEKS, Course, ReportSources, courses_of_tests
from homeprog.handout.plot import Plot
from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.facts import ActivityScored, Fact, SessionEnded, TestTaken, UnknownFact, WalkDone
from homeprog.program.fired import Fired, rules_fired
from homeprog.program.pairs import TIGHT_GROUP, WEAK_GROUP
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import replay as replayed
from homeprog.ui import progress_build as build
from homeprog.ui import words
from homeprog.ui.clinician_vm import entries
from homeprog.ui.companion import Companion
from homeprog.ui.progress_calendar import marks_of
from homeprog.ui.words_report import ReportWords

LEAST_DRAWN_DAYS = 7
"""A plot of the first day shows its week, as on screen."""
GROUPS = (*(group for pair in PAIRS for group in (TIGHT_GROUP[pair], WEAK_GROUP[pair])), "balance")


def report_sources(
    facts: Iterable[Fact | UnknownFact],
    catalog: Catalog,
    moment: datetime,
    *,
    weeks: int | None = DEFAULT_WEEKS,
    named: bool = True,
) -> ReportSources:
    """Everything about a journal up to a moment.

    Args:
        facts: The whole journal; what comes after the moment is left out.
        weeks: So many weeks up to the moment, or since the first entry if that is later; None since then.
        named: Whether the report says whose it is.
    """
    known = [fact for fact in facts if fact.at <= moment]
    state = replayed(known, catalog)
    with history_of(known) as history:
        course = _course(history, state, catalog, known, moment, weeks)
    plan = plan_day(state, moment, catalog)
    return ReportSources(plan, state, catalog, ReportWords(), course, state.name if named else "")


def report_of(companion: Companion, *, weeks: int | None = DEFAULT_WEEKS) -> ReportSources:
    """The same for the open profile, from what is known of it already.

    Raises:
        StoreError: The journal cannot be read.
    """
    state, catalog, facts = companion.state, companion.catalog, companion.all_facts()
    with open_history(companion.journal.path) as history:
        course = _course(history, state, catalog, facts, companion.now(), weeks)
    return ReportSources(companion.plan(), state, catalog, ReportWords(), course, state.name)


def _span(begun: date | None, today: date, weeks: int | None) -> Span:
    begun = min(begun or today, today)
    return Span(begun if weeks is None else max(begun, today - timedelta(days=7 * weeks - 1)), today)


def _course(
    history: History,
    state: ProgramState,
    catalog: Catalog,
    known: list[Fact | UnknownFact],
    moment: datetime,
    weeks: int | None,
) -> Course:
    span = _span(history.first_day, moment.date(), weeks)
    drawn = Span(min(span.first, span.last - timedelta(days=LEAST_DRAWN_DAYS - 1)), span.last)
    shown = build.Shown(state, catalog, drawn, span.last)
    taken = history.facts(TestTaken)
    ended = history.facts(SessionEnded)
    done = history.done(span)
    marks = marks_of(state, span, shown.today, history.first_day, done)
    return Course(
        first=span.first,
        last=span.last,
        begun=history.first_day,
        plots=_plots(history, shown),
        test_plots=tuple(_test_plots(shown, taken)),
        tests=courses_of_tests(taken, state, catalog),
        sessions=_ends(done),
        days=Counter(str(mark) for mark in marks.values()),
        walked_min=sum(one.walked_min for one in done),
        rules=rules_fired(known, catalog, span.first, moment),
        stops=_stops([fact for fact in ended if fact.day >= span.first]),
        entries=tuple(entries(known, catalog)),
        taken_back=len(history.taken_back),
    )


def _plots(history: History, shown: build.Shown) -> tuple[Plot, ...]:
    """Pain, furthest point, walking, activities: those with something to show.

    A single score of the activities stands in the words; a plot of one point says no more.
    """
    pain = history.pain(EVER)  # sentences compare weeks, so days before the span are read too
    walks = history.facts(WalkDone)
    scored = history.facts(ActivityScored)
    plots = (build.pain_plot(shown, pain), build.zone_plot(shown, pain), build.walking_plot(shown, walks))
    activities = build.activities_plot(shown, scored)
    further = [activities] if len(activities.readings) > 1 else []
    return (*(plot for plot in plots if not plot.is_empty), *further)


def _test_plots(shown: build.Shown, taken: Sequence[TestTaken]) -> Iterable[Plot]:
    """The newest test of every group, under the group's name, once there are two results to compare."""
    for group in GROUPS:
        plot = build.test_plot(shown, group, taken)
        if len(plot.readings) > 1:
            yield replace(plot, title=words.group(group))


def _ends(done: Sequence[DayDone]) -> dict[str, int]:
    """Sessions by how they ended; `open` for those nobody ended."""
    return Counter(how or "open" for day in done for how in day.sessions)


def _stops(ended: Sequence[SessionEnded]) -> tuple[Fired, ...]:
    """The rules that ended a session, by the number of days."""
    days: dict[str, set[date]] = {}
    for fact in ended:
        if fact.rule:
            days.setdefault(fact.rule, set()).add(fact.day)
    found = (Fired(rule, len(on), max(on)) for rule, on in days.items())
    return tuple(sorted(found, key=lambda one: (-one.days, one.rule)))
