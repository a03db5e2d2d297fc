"""Words of the Progress screens."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from homeprog.program import facts as f
from homeprog.program.catalog import Catalog
from homeprog.ui import words
from homeprog.ui.progress_vm import Mark
from homeprog.ui.words import zones

_translate = QCoreApplication.translate


def number(value: float) -> str:
    """A number with one decimal at most."""
    short = round(float(value), 1)
    return QLocale().toString(short, "f", 0 if short == round(short) else 1)


def short_day(day: date) -> str:
    """A date as people write it briefly."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def span(first: date, last: date) -> str:
    """Two days and what lies between."""
    return _translate("progress", "{first} to {last}").format(first=short_day(first), last=short_day(last))


def week_of(first: date) -> str:
    """A point that stands for seven days."""
    return _translate("progress", "Week from {first} to {last}").format(
        first=short_day(first), last=short_day(first + timedelta(days=6))
    )


def month(day: date) -> str:
    """Month and year."""
    return QLocale().toString(QDate(day.year, day.month, 1), "MMMM yyyy")


def moments() -> tuple[str, ...]:
    """The four moments of pain."""
    return (
        _translate("progress", "in the morning"),
        _translate("progress", "before"),
        _translate("progress", "during"),
        _translate("progress", "after"),
    )


def legs() -> tuple[str, str]:
    """The two legs."""
    return _translate("progress", "left leg"), _translate("progress", "right leg")


def sides() -> dict[str, str]:
    """Sides of a test."""
    return {
        "left": _translate("progress", "left"),
        "right": _translate("progress", "right"),
        "both": _translate("progress", "result"),
    }


def titles() -> dict[str, tuple[str, str, str]]:
    """Title, unit, and the words while there is nothing yet, by plot."""
    return {
        "pain": (
            _translate("progress", "Pain"),
            _translate("progress", "0 none to 10 worst"),
            _translate("progress", "After your first answers your pain over time appears here."),
        ),
        "zones": (
            _translate("progress", "How far down it reaches"),
            _translate("progress", "furthest point"),
            _translate("progress", "After your first answers the furthest point of each leg appears here."),
        ),
        "test": (
            _translate("progress", "Tests"),
            "",
            _translate("progress", "The results of this test appear here, each with its class."),
        ),
        "walking": (
            _translate("progress", "Walking"),
            _translate("progress", "minutes"),
            _translate("progress", "Note a walk under Today, and its minutes appear here."),
        ),
        "activities": (
            _translate("progress", "What matters to you"),
            _translate("progress", "0 cannot do to 10 as before"),
            _translate("progress", "Your own activities and how well they go appear here."),
        ),
    }


def pain_sentence(week: float | None, start: int | None, *, better: bool) -> str:
    """The week's mean beside the start (7.1, 8.2)."""
    if week is None:
        return _translate("progress", "No answer about pain in the last seven days.")
    if start is None:
        return _translate("progress", "{week} this week.").format(week=number(week))
    text = (
        _translate("progress", "{week} this week, {start} at the start: a clear change for the better.")
        if better
        else _translate("progress", "{week} this week, {start} at the start.")
    )
    return text.format(week=number(week), start=start)


def zone_sentence(now: tuple[int, int], start: tuple[int, int] | None, *, milder_but_further: bool) -> str:
    """The furthest point of the last seven days beside the start."""
    text = _translate("progress", "Furthest this week: {now}.").format(now=zones(now))
    if start is not None:
        text = _translate("progress", "{text} At the start: {start}.").format(text=text, start=zones(start))
    if milder_but_further:
        text = _translate(
            "progress", "{text} It is less strong than the week before, but further down."
        ).format(text=text)
    return text


def no_zone() -> str:
    """No answer about the legs lately."""
    return _translate("progress", "No answer about the legs in the last seven days.")


def test_sentence(name: str, klass: str | None, value: str) -> str:
    """The newest result."""
    if klass is None:
        return _translate("progress", "{test}: {value}.").format(test=name, value=value)
    return _translate("progress", "{test}: {value}, {klass}.").format(test=name, value=value, klass=klass)


def test_change(text: str, first: str, *, better: bool) -> str:
    """A test's sentence with the first result, and whether the change counts (section 3)."""
    said = (
        _translate("progress", "{text} At first: {first}. That is a change that counts.")
        if better
        else _translate("progress", "{text} At first: {first}.")
    )
    return said.format(text=text, first=first)


def walking_sentence(minutes: float, days: int) -> str:
    """Minutes of the last seven days."""
    if not days:
        return _translate("progress", "No walk noted in the last seven days.")
    return _translate("progress", "{minutes} minutes in the last seven days, on {days} of them.").format(
        minutes=number(minutes), days=days
    )


def activities_sentence(last: float, first: float, *, better: bool) -> str:
    """PSFS mean now and at first (7.1)."""
    text = (
        _translate("progress", "{last} now, {first} at first: a clear change for the better.")
        if better
        else _translate("progress", "{last} now, {first} at first; 10 means as before.")
    )
    return text.format(last=number(last), first=number(first))


def mean_name() -> str:
    """The mean of the activities."""
    return _translate("progress", "all together")


def change_answer(value: int) -> str:
    """An answer about overall change (PGIC, 8.2), 1 to 7."""
    answers = (
        _translate("progress", "very much better"),
        _translate("progress", "much better"),
        _translate("progress", "a little better"),
        _translate("progress", "the same"),
        _translate("progress", "a little worse"),
        _translate("progress", "much worse"),
        _translate("progress", "very much worse"),
    )
    return answers[value - 1]


def felt(value: int) -> str:
    """The newest overall change."""
    return _translate("progress", "Compared with the start you said: {answer}.").format(
        answer=change_answer(value)
    )


def at_start(value: float) -> str:
    """A level line: the start."""
    return _translate("progress", "at the start: {value}").format(value=number(value))


def flare() -> str:
    """A flare-up band."""
    return _translate("progress", "flare-up")


def minutes(value: float) -> str:
    """Walking minutes of a point."""
    return _translate("progress", "{n} minutes").format(n=number(value))


def day_mark(mark: Mark) -> str:
    """What a day of the calendar was."""
    return {
        "session": _translate("progress", "session"),
        "flare": _translate("progress", "flare-up day, well handled"),
        "rest": _translate("progress", "rest day"),
        "walk": _translate("progress", "walk"),
        "open": _translate("progress", "session begun"),
        "none": _translate("progress", "no entry"),
        "ahead": _translate("progress", "still to come"),
    }[mark]


def month_sentence(done: int, sessions: int, gentle: int, rests: int) -> str:
    """What was done right in a month; no streaks, no missed days (10.2)."""
    if not done:
        return _translate("progress", "Every session, rest day and calm flare-up day will show here.")
    return _translate(
        "progress",
        "Days done right: {done}. With a session: {sessions}. Flare-up days handled well: {gentle}. "
        "Rest or walking: {rests}.",
    ).format(done=done, sessions=sessions, gentle=gentle, rests=rests)


def clock_time(fact: f.Fact | f.UnknownFact) -> str:
    """The time of a fact as people write it."""
    at = fact.at
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def entry(fact: f.Fact | f.UnknownFact, catalog: Catalog) -> str:
    """A fact in one line."""
    match fact:
        case f.MorningRated():
            return _scored(_translate("progress", "Morning"), fact.pain, (fact.zone_left, fact.zone_right))
        case f.ReadinessChecked():
            return _scored(_translate("progress", "Before"), fact.rest, (fact.zone_left, fact.zone_right))
        case f.AfterRated():
            return _scored(_translate("progress", "After"), fact.pain, None)
        case f.BaselineGiven():
            return _scored(_translate("progress", "Usual"), fact.rest, (fact.zone_left, fact.zone_right))
        case f.ExerciseRated():
            return _translate("progress", "{exercise}: pain {pain}").format(
                exercise=_name(fact.exercise, catalog), pain=fact.pain
            )
        case f.SetDone():
            return _translate("progress", "{exercise}: set {n} done").format(
                exercise=_name(fact.exercise, catalog), n=fact.set
            )
        case f.ExerciseSkipped():
            return _translate("progress", "{exercise}: left out").format(
                exercise=_name(fact.exercise, catalog)
            )
        case f.TestTaken():
            test = catalog.tests.get(fact.test)
            return _translate("progress", "Test {test}, {side}: {value}").format(
                test=test.name if test else fact.test,
                side=sides()[fact.side],
                value="-" if fact.value is None else number(fact.value),
            )
        case f.WalkDone():
            return _translate("progress", "Walk of {n} minutes").format(n=number(fact.minutes))
        case f.ActivityScored():
            scores = ", ".join(f"{one.name} {one.score}" for one in fact.activities)
            return _translate("progress", "Activities: {scores}").format(scores=scores)
        case f.ChangeRated():
            return felt(fact.value)
        case f.NoteWritten():
            return _translate("progress", "Note: {text}").format(text=fact.text)
        case _:
            return _kind(fact.kind)


def was(fact: f.Fact, corrected_on: date, catalog: Catalog) -> str:
    """An entry as it was before it was corrected."""
    return _translate("progress", "Was: {entry}. Corrected on {day}.").format(
        entry=entry(fact, catalog), day=words.day(corrected_on)
    )


def corrected(before: str, after: str) -> str:
    """What a correction did to today.

    Args:
        before, after: Today's action as a heading.
    """
    if before == after:
        return _translate("progress", "Corrected. Today stays as it is: {action}.").format(action=after)
    return _translate("progress", "Corrected. Today is now: {action}.").format(action=after)


def more_questions() -> str:
    """A corrected health answer opens questions that were never asked."""
    return _translate(
        "progress", "This answer leads to more questions. Please take the entry back and answer it again."
    )


def _scored(title: str, pain: int, legs_now: tuple[int, int] | None) -> str:
    line = _translate("progress", "{moment}: pain {pain}").format(moment=title, pain=pain)
    return line if legs_now is None else f"{line}, {zones(legs_now)}"


def _name(exercise: str, catalog: Catalog) -> str:
    found = catalog.exercises.get(exercise)
    return found.name if found else exercise


def _kind(kind: str) -> str:
    known = {
        "profile_set": _translate("progress", "Name and age"),
        "terms_accepted": _translate("progress", "Terms accepted"),
        "screening_answered": _translate("progress", "Health questions answered"),
        "clearance_recorded": _translate("progress", "A clinician agreed"),
        "override_recorded": _translate("progress", "A clinician changed something"),
        "session_started": _translate("progress", "Session begun"),
        "session_ended": _translate("progress", "Session ended"),
        "questionnaire_scored": _translate("progress", "Questionnaire typed in"),
        "reminder_set": _translate("progress", "Reminder set"),
        "schedule_set": _translate("progress", "Days chosen"),
        "card_read": _translate("progress", "Card read"),
        "program_adopted": _translate("progress", "Program taken over"),
        "fact_retracted": _translate("progress", "An entry was taken back"),
    }
    return known.get(kind, _translate("progress", "An entry of a newer version, kept as it is"))


def stage(code: str) -> str:
    """A stage, for a band."""
    return words.stage(code)


def stage_number(code: str) -> str:
    """A stage where there is little room."""
    return code[1]
