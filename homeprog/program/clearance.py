"""What screenings, alarms and clearances leave behind (clinical.md 2, RU-2 to RU-4, RU-10, RU-26)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from homeprog.program.catalog import Catalog
from homeprog.program.facts import (
    Answer,
    ClearanceRecorded,
    ExerciseRated,
    Fact,
    MorningRated,
    ReadinessChecked,
    ScreeningAnswered,
)
from homeprog.program.plan import Ruling
from homeprog.program.records import Halt, ProgramState, Screening
from homeprog.program.screening import Result, evaluate, pregnancy_tag

FULL_DAYS = 28
WEEKLY_DAYS = 7
GAP_DAYS = 28
CHECK_FORMS = ("nerve_check", "fever_check", "severe_check")
PREGNANCY_TAGS = frozenset({"preg-1", "preg-2"})


def take_answers(state: ProgramState, fact: ScreeningAnswered, catalog: Catalog) -> Result:
    """Enter the answers of a form and return what this form alone says.

    EMERGENCY and URGENT become events that stay (RU-3); CLINICIAN-FIRST, tags and coverage follow the
    latest answer of every question. A full form replaces all earlier answers.
    """
    screening = state.screening
    full = fact.form == "full"
    screening.answers = dict(fact.answers) if full else {**screening.answers, **fact.answers}
    alone = evaluate(fact.answers, catalog)
    if full:
        _complete_full(screening, fact)
    for finding in alone.findings:
        if finding.outcome in {"EMERGENCY", "URGENT"}:
            raise_halt(screening, finding.outcome, finding.question, fact.at)  # type: ignore[arg-type]
    if fact.form == "weekly":
        screening.last_check = fact.day
        if fact.answers.get("WK-2", "no") != "no":
            screening.full_due = "WK-2"
    screening.checks_due.pop(fact.form, None)
    _shrink_coverage(screening, evaluate(screening.answers, catalog))
    _refresh(screening, catalog, fact.day)
    return alone


def _complete_full(screening: Screening, fact: ScreeningAnswered) -> None:
    """A full form answers the short ones too, and ends the events that were cleared before it (RU-3)."""
    screening.last_full = screening.last_check = fact.day
    screening.full_due = screening.full_wanted = None
    screening.checks_due.clear()
    screening.halts = [halt for halt in screening.halts if halt.cleared_at is None]


def raise_halt(screening: Screening, level: Literal["EMERGENCY", "URGENT"], rule: str, at: datetime) -> None:
    """Begin an event that only a clearance and a new full screening end (RU-3)."""
    screening.halts = [halt for halt in screening.halts if halt.rule != rule or halt.level != level]
    screening.halts.append(Halt(level=level, rule=rule, at=at))


def _refresh(screening: Screening, catalog: Catalog, day: date) -> None:
    """Recompute outcome, tags and advice from the latest answers."""
    result = evaluate(screening.answers, catalog, covered=frozenset(screening.covered))
    first = [finding for finding in result.findings if finding.outcome == "CLINICIAN-FIRST"]
    screening.clinician_first = tuple(finding.question for finding in first)
    screening.unliftable = any(not finding.liftable for finding in first)
    screening.tags = tuple(tag for tag in result.tags if tag not in PREGNANCY_TAGS)
    screening.advice = result.advice
    screening.pregnancy = _pregnancy(screening, day)


def _pregnancy(screening: Screening, day: date) -> tuple[float | None, date] | None:
    """Week and day of the pregnancy answer; the first day of the same answer is kept."""
    if screening.answers.get("PR-08", "no") == "no":
        return None
    week = screening.answers.get("PR-08w")
    known = None if week is None or isinstance(week, str) else float(week)
    if screening.pregnancy is not None and screening.pregnancy[0] == known:
        same_form = "PR-08w" in screening.answers
        return screening.pregnancy if same_form and screening.last_full != day else (known, day)
    return (known, day)


def _family(question: str, yes: Iterable[str]) -> tuple[str, ...]:
    """The cautious answers that belong to one question: itself and its follow-ups."""
    return tuple(sorted(id_ for id_ in yes if id_ == question or id_.rstrip("bcw") == question))


def _shrink_coverage(screening: Screening, result: Result) -> None:
    """A coverage ends when its answer went to no, or when a follow-up answer got worse (RU-2)."""
    kept = {}
    for question, family in screening.covered.items():
        now = _family(question, result.yes)
        still_yes = not family or now
        if still_yes and set(now) <= set(family) and _root_unchanged(question, screening.answers):
            kept[question] = family
    screening.covered = kept


def _root_unchanged(question: str, answers: Mapping[str, Answer]) -> bool:
    """Whether the question that a covered answer hangs on is still not answered "no"."""
    root = question.rstrip("bcw")
    return answers.get(root, "no") != "no"


def take_clearance(state: ProgramState, fact: ClearanceRecorded, catalog: Catalog) -> None:
    """Lift what the clearance names: events wait for a new full screening, answers are covered (2.1)."""
    screening = state.screening
    for halt in screening.halts:
        if halt.level in fact.lifts and halt.cleared_at is None:
            halt.cleared_at = fact.at
            screening.full_due = "RU-3"
    if "CLINICIAN-FIRST" in fact.lifts:
        result = evaluate(screening.answers, catalog)
        liftable = [f for f in result.findings if f.outcome == "CLINICIAN-FIRST" and f.liftable]
        for finding in liftable:
            screening.covered[finding.question] = _family(finding.question, result.yes)
        _refresh(screening, catalog, fact.day)
    if fact.tags:
        state.tags_cleared = tuple(dict.fromkeys((*state.tags_cleared, *fact.tags)))


def is_red_flag(fact: Fact, catalog: Catalog) -> bool:
    """Whether taking this fact back must lead to a full screening (RU-4)."""
    if isinstance(fact, ScreeningAnswered):
        return evaluate(fact.answers, catalog).outcome in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"}
    if isinstance(fact, ReadinessChecked | MorningRated):
        return fact.new_alarm
    return isinstance(fact, ExerciseRated) and fact.alarm


def tags_on(state: ProgramState, catalog: Catalog, day: date) -> tuple[str, ...]:
    """All tags in force on a day, in the order of 2.7 (screening, clearances, overrides, tests)."""
    found = {*state.screening.tags, *state.tags_set, *state.tags_cleared, *state.tags_tested}
    if state.screening.pregnancy is not None:
        week, answered = state.screening.pregnancy
        found.add(pregnancy_tag(week, answered, day))
    found -= set(state.tags_removed)
    if not found:
        return ()
    return tuple(tag for tag in catalog.tags if tag in found)


def pregnancy_week(state: ProgramState, day: date) -> float | None:
    """Week of pregnancy on a day, as far as it was answered (PR-08w)."""
    known = state.screening.pregnancy
    if known is None or known[0] is None:
        return None
    return known[0] + (day - known[1]).days / 7


def screening_open(state: ProgramState, today: date) -> bool:
    """G-SCREEN: the last screening allows exercise, is at most 28 days old, the weekly check done."""
    screening = state.screening
    if screening.halts or screening.clinician_first or screening.full_due:
        return False
    return not overdue_form(state, today)


def overdue_form(state: ProgramState, today: date) -> Literal["full", "weekly"] | None:
    """The form whose day has passed: full after day 28 or a gap, weekly after day 7 (RU-26)."""
    screening = state.screening
    if screening.last_full is None or screening.full_due or _gap_unscreened(state, today):
        return "full"
    if (today - screening.last_full).days > FULL_DAYS:
        return "full"
    if screening.last_check is not None and (today - screening.last_check).days > WEEKLY_DAYS:
        return "weekly"
    return None


def due_form(state: ProgramState, today: date) -> Literal["full", "weekly"] | None:
    """The form to ask for today; from day 28 (weekly: 7) on (RU-26), or when RA-1 would like it."""
    screening = state.screening
    overdue = overdue_form(state, today)
    if overdue == "full" or screening.last_full is None or screening.full_wanted:
        return "full"
    if (today - screening.last_full).days >= FULL_DAYS:
        return "full"
    if screening.last_check is None or (today - screening.last_check).days >= WEEKLY_DAYS:
        return "weekly"
    return overdue


def _gap_unscreened(state: ProgramState, today: date) -> bool:
    """28 days or more without a session ask for a full screening after them (2.1, 6.10)."""
    if state.last_session is None or (today - state.last_session).days < GAP_DAYS:
        return False
    last_full = state.screening.last_full
    return last_full is None or (last_full - state.last_session).days < GAP_DAYS


def standing(state: ProgramState, today: date) -> list[Ruling]:
    """The actions that screenings and alarms ask for today, gravest first (2.1, RU-3, RU-20)."""
    screening = state.screening
    found = [
        Ruling(halt.level, halt.rule, {"since": halt.at.date().isoformat()})
        for halt in screening.halts
        if halt.cleared_at is None
    ]
    found.sort(key=lambda ruling: ruling.action)
    if screening.clinician_first:
        found.append(Ruling("CLINICIAN-FIRST", screening.clinician_first[0], {}))
    form = overdue_form(state, today)
    if form is not None:
        found.append(Ruling("SCREENING-DUE", screening.full_due or "G-SCREEN", {"form": form}))
    found += [
        Ruling("NERVE-CHECK", rule, {}) for f, rule in screening.checks_due.items() if f == "nerve_check"
    ]
    return found
