"""Words of typing in a paper week: names of boxes, what may stand there, what is missing, what follows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from homeprog.data.draft import PaperDraft
from homeprog.handout.logsheet import DAYS_A_PAGE
from homeprog.program.catalog import Catalog
from homeprog.program.paper_week import TypedDay, TypedWeek
from homeprog.ui import words
from homeprog.ui.paper_week_sheet import (
    DASH,
    MOST_MINUTES,
    PARTS,
    Place,
    Sheet,
    SheetRow,
    has_sign,
    number_in,
)

UNANSWERED = "A-0"
"""The rule of a day on which nobody said how the back is (RU-21)."""

_translate = QCoreApplication.translate


def weekday(sheet: Sheet, offset: int) -> str:
    """The name of a column's day."""
    return day_name(sheet.day(offset))


def day_name(day: date) -> str:
    """The name of a day of the week."""
    return QLocale().standaloneDayName(QDate(day.year, day.month, day.day).dayOfWeek())


def row_name(row: SheetRow, draft: PaperDraft, catalog: Catalog) -> str:
    """What a row is about; a spare row by its exercise."""
    if row.is_spare:
        chosen = draft.spares.get(row.key)
        return catalog.exercises[chosen].name if chosen else _translate("paper_week", "another exercise")
    return row.label


def place_name(sheet: Sheet, draft: PaperDraft, catalog: Catalog, place: Place) -> str:
    """A box for screen readers and for sentences, such as "Tuesday, Pain before"."""
    row = sheet.row(place.row)
    halves = {
        "exercise": (_translate("paper_week", "sets"), _translate("paper_week", "pain")),
        "zones": (_translate("paper_week", "left"), _translate("paper_week", "right")),
        "walk": (_translate("paper_week", "minutes"), _translate("paper_week", "pain")),
    }.get(row.kind)
    name = _translate("paper_week", "{day}, {row}").format(
        day=weekday(sheet, place.day), row=row_name(row, draft, catalog)
    )
    if halves is None:
        return name
    return _translate("paper_week", "{box}, {half}").format(box=name, half=halves[place.half])


def expected(row: SheetRow, half: int) -> str:
    """What may be written into a box."""
    if row.kind == "score" or (row.kind in {"exercise", "walk"} and half == 1):
        return _translate("paper_week", "0 to 10")
    if row.kind == "exercise":
        return _translate("paper_week", "0 to 9, or a dash")
    if row.kind == "zones":
        return _translate("paper_week", "0 to 5")
    if row.kind == "walk":
        return _translate("paper_week", "1 to {most} minutes").format(most=MOST_MINUTES)
    if row.kind == "tick":
        return _translate("paper_week", "x for yes, a dash for no")
    return _translate("paper_week", "a few words")


def hint(sheet: Sheet, place: Place) -> str:
    """What may be written into a box, and whether the day asks for it."""
    words = expected(sheet.row(place.row), place.half)
    if sheet.is_due(place):
        return words
    return _translate("paper_week", "{expected}; not for this day, so only if you did it").format(
        expected=words
    )


def refused(name: str, row: SheetRow, half: int) -> str:
    """A key that makes no sense in a box."""
    return _translate("paper_week", "{box}: please write {expected}.").format(
        box=name, expected=expected(row, half)
    )


def closed_notes(sheet: Sheet) -> tuple[str, ...]:
    """Why some boxes are closed, a sentence for each cause."""

    def told(sentence: str, offsets: Sequence[int]) -> list[str]:
        days = QLocale().createSeparatedList([weekday(sheet, offset) for offset in offsets])
        return [sentence.format(days=days)] if offsets else []

    whole = [day for day in sheet.taken if set(PARTS[:3]) <= sheet.taken[day]]
    partly = [day for day in sheet.taken if day not in whole]
    return (
        *told(_translate("paper_week", "Still to come: {days}."), sheet.ahead),
        *told(_translate("paper_week", "Before your program began: {days}."), sheet.before),
        *told(
            _translate("paper_week", "Already answered on the screen: {days}. Correct it under Progress."),
            sorted(whole),
        ),
        *told(
            _translate(
                "paper_week", "Partly answered on the screen: {days}. What is there already is closed here."
            ),
            sorted(partly),
        ),
    )


def problems(sheet: Sheet, draft: PaperDraft, catalog: Catalog, *, whole: bool) -> dict[Place, str]:
    """What is wrong or missing, by box, in the order of reading.

    Args:
        whole: Also what is still missing; else only what is wrong whatever comes.
    """
    found: dict[Place, str] = {}
    for offset in range(DAYS_A_PAGE):
        minutes = number_in(draft, Place(offset, "walk"))
        if minutes is not None and minutes > MOST_MINUTES:
            found[Place(offset, "walk")] = _translate(
                "paper_week", "{day}: a walk of {minutes} minutes? Please write {most} at most."
            ).format(day=weekday(sheet, offset), minutes=minutes, most=MOST_MINUTES)
        if whole:
            found |= _missing(sheet, draft, catalog, offset)
    return found


def _missing(sheet: Sheet, draft: PaperDraft, catalog: Catalog, offset: int) -> dict[Place, str]:
    """What a day needs before it can be entered."""
    found: dict[Place, str] = {}
    day = weekday(sheet, offset)
    walk = Place(offset, "walk")
    has_pain = sheet.is_open(walk) and number_in(draft, walk._replace(half=1)) is not None
    if has_pain and number_in(draft, walk) is None:
        found[walk] = _translate("paper_week", "{day}: please add how many minutes you walked.").format(
            day=day
        )
    before = Place(offset, "before")
    has_before = not sheet.is_open(before) or number_in(draft, before) is not None
    has_session = False
    for row in sheet.rows:
        if row.kind != "exercise" or not sheet.is_open(Place(offset, row.key)):
            continue
        sets, pain = Place(offset, row.key), Place(offset, row.key, 1)
        done = bool(number_in(draft, sets))
        has_session = has_session or done
        name = row_name(row, draft, catalog)
        if done and number_in(draft, pain) is None:
            found[pain] = _translate(
                "paper_week", "{day}, {exercise}: please add the highest pain, 0 to 10."
            ).format(day=day, exercise=name)
        elif number_in(draft, pain) is not None and not done and draft.cells.get(sets.key) != DASH:
            found[sets] = _translate(
                "paper_week", "{day}, {exercise}: please add how many sets you did."
            ).format(day=day, exercise=name)
    needs = has_session or has_sign(sheet, draft, offset)
    if needs and not has_before:
        found[before] = _translate(
            "paper_week",
            "{day}: please add the pain before. If you no longer know, write the highest it may have been.",
        ).format(day=day)
    after = Place(offset, "after")
    if number_in(draft, after) is not None and sheet.is_open(after) and not has_session:
        found[after] = _translate(
            "paper_week", "{day}: there is a pain after, but no exercise. Please add it, or empty this box."
        ).format(day=day)
    if has_sign(sheet, draft, offset) and not draft.signs.get(str(offset)):
        found[Place(offset, "new_signs")] = _translate(
            "paper_week", "{day}: please say below what was new."
        ).format(day=day)
    return found


def said_of(day: TypedDay) -> tuple[str, str]:
    """A typed day as the rules see it: the day with its action, and why."""
    if day.reason.rule == UNANSWERED and not day.has_session:
        action = _translate("paper_week", "no session")
        why = _translate("paper_week", "A day of rest is a good day too.")
    else:
        action = words.past_title(day.action)
        why = words.past_rule(day.reason.rule, day.reason.inputs, day_name(day.day))
    title = _translate("paper_week", "{day}: {action}").format(day=words.day(day.day), action=action)
    return title, why


def counted(week: TypedWeek) -> str:
    """How much is going to be kept."""
    days, sessions = len(week.days), sum(day.has_session for day in week.days)
    return _translate("paper_week", "Days written: {days}. With exercises: {sessions}.").format(
        days=days, sessions=sessions
    )


def kept(days: int) -> str:
    """The week is on the disk."""
    return _translate("paper_week", "%n day(s) from paper are kept.", "", days)
