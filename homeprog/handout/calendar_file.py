"""The chosen days as a calendar file (iCalendar, RFC 5545) for those who prefer their own calendar."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from homeprog.program.facts import WEEKDAYS, Weekday

LINE_OCTETS = 75
_CODES = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


def calendar_file(
    days: Sequence[Weekday], at: time, *, title: str, words: str, minutes: int, made: datetime, uid: str
) -> str:
    """A weekly event with an alarm at its start, in the local time of whoever opens it.

    Args:
        days: At least one day of the week.
        at: Time of day.
        title, words: Of the event.
        minutes: How long it takes.
        made: The present moment; the first event is on the first chosen day from then on.
        uid: The same for every file of one person, so that a newer one takes the place of the older.

    Raises:
        ValueError: No day is given.
    """
    if not days:
        raise ValueError("a calendar needs at least one day of the week")
    first = _first(days, at, made)
    chosen = ",".join(_CODES[day] for day in WEEKDAYS if day in days)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//homeprog//Home Program Companion//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(made)}",
        f"DTSTART:{first:%Y%m%d}T{at:%H%M%S}",
        f"DURATION:PT{minutes}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={chosen}",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(words)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _first(days: Sequence[Weekday], at: time, made: datetime) -> date:
    today = made.date() if made.time() <= at else made.date() + timedelta(days=1)
    coming = (today + timedelta(days=ahead) for ahead in range(7))
    return next(day for day in coming if WEEKDAYS[day.weekday()] in days)


def _utc(moment: datetime) -> str:
    offset = moment.utcoffset() or timedelta()
    return f"{moment.replace(tzinfo=None) - offset:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text with the characters that have a meaning in calendar files marked (RFC 5545, 3.3.11)."""
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """The line in pieces of at most 75 octets; every further one begins with a space (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE_OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
