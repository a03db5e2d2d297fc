"""The calendar file: what a calendar needs of RFC 5545, and nothing that breaks one."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from homeprog.handout.calendar_file import LINE_OCTETS, calendar_file
from homeprog.program.facts import WEEKDAYS

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def make(days=("mon", "wed"), at=time(10), made=MONDAY, title="Back exercises", words="Press Start."):
    return calendar_file(days, at, title=title, words=words, minutes=25, made=made, uid="rosa@homeprog")


def unfolded(content):
    """The lines as a calendar reads them, by name."""
    lines = content.replace("\r\n ", "").split("\r\n")
    return [tuple(line.split(":", 1)) for line in lines if line]


def test_it_repeats_every_week_on_the_chosen_days_with_an_alarm():
    lines = unfolded(make())

    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-1] == ("END", "VCALENDAR")
    assert ("RRULE", "FREQ=WEEKLY;BYDAY=MO,WE") in lines
    assert ("DTSTART", "20260302T100000") in lines
    assert ("DURATION", "PT25M") in lines
    assert ("DTSTAMP", "20260302T080000Z") in lines
    assert ("TRIGGER", "PT0S") in lines
    assert [name for name, _ in lines if name in {"BEGIN", "END"}] == ["BEGIN"] * 3 + ["END"] * 3


@pytest.mark.parametrize(
    ("days", "hour", "first"),
    [
        (("mon",), 10, "20260302"),
        (("mon",), 8, "20260309"),
        (("sun",), 10, "20260308"),
        (WEEKDAYS, 8, "20260303"),
    ],
)
def test_the_first_event_is_the_next_chosen_day(days, hour, first):
    assert ("DTSTART", f"{first}T{hour:02d}0000") in unfolded(make(days, time(hour)))


def test_days_are_written_from_monday_whatever_their_order():
    assert ("RRULE", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU") in unfolded(make(WEEKDAYS[::-1]))


def test_special_characters_are_marked_and_long_lines_folded_by_octets():
    words = "Comma, semicolon; back\\slash\nand a very long sentence with ümlauts " + "ü" * 100
    content = make(words=words)

    assert all(len(line.encode()) <= LINE_OCTETS for line in content.split("\r\n"))
    told = [text for name, text in unfolded(content) if name == "DESCRIPTION"]
    assert told[0].startswith("Comma\\, semicolon\\; back\\\\slash\\nand a very")
    assert told[0].endswith("ü" * 100)


def test_every_line_ends_as_calendars_want_it():
    content = make()

    assert content.endswith("\r\n")
    assert "\n" not in content.replace("\r\n", "")


def test_no_day_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        make(())


def test_a_moment_in_utc_stays_as_it_is():
    assert ("DTSTAMP", "20260302T090000Z") in unfolded(make(made=datetime(2026, 3, 2, 9, tzinfo=UTC)))
