"""Backups are verified, taken once a day, and let go by date."""

import stat
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.data import backup
from homeprog.data.backup import (
    Backup,
    Cause,
    list_backups,
    make,
    make_daily,
    newest_good_backup,
    worth_keeping,
)
from homeprog.data.database import check_file
from homeprog.data.errors import Missing
from homeprog.data.migrations import NEWEST
from homeprog.data.profiles import Profile

FIRST = datetime(2026, 1, 1, 20, 0)  # noqa: DTZ001 - file names carry local times


def daily(day: int, hour: int = 20) -> Backup:
    taken = FIRST.replace(hour=hour) + timedelta(days=day)
    return Backup(Path(f"{taken.isoformat()}_daily.sqlite"), taken, Cause.DAILY)


def days_kept(backups: list[Backup]) -> list[date]:
    newest_first = sorted(backups, key=lambda b: b.taken, reverse=True)
    return sorted((b.taken.date() for b in worth_keeping(newest_first)), reverse=True)


def test_a_backup_is_a_whole_private_journal_in_one_file(filled: Profile, now: datetime) -> None:
    made = make(filled.journal, filled.backups, now, Cause.ASKED)

    assert made.path.name == "2026-03-01T120000_asked.sqlite"
    assert check_file(made.path, NEWEST) == 400
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert list(filled.backups.iterdir()) == [made.path]
    assert list_backups(filled.backups) == [made]


def test_a_backup_holds_what_is_still_in_the_log_of_an_open_journal(filled: Profile, now, walks) -> None:
    with filled.open(now) as journal:
        journal.append(walks(7))

        made = make(filled.journal, filled.backups, now, Cause.ASKED)

    assert check_file(made.path, NEWEST) == 407


def test_one_daily_backup_a_day(filled: Profile, now: datetime) -> None:
    first = make_daily(filled.journal, filled.backups, now)
    again = make_daily(filled.journal, filled.backups, now + timedelta(hours=11))
    next_day = make_daily(filled.journal, filled.backups, now + timedelta(hours=12))

    assert again is None
    assert list_backups(filled.backups) == [next_day, first]


def test_one_that_was_asked_for_does_not_replace_the_daily_one(filled: Profile, now: datetime) -> None:
    make(filled.journal, filled.backups, now, Cause.ASKED)

    assert make_daily(filled.journal, filled.backups, now) is not None


def test_there_is_nothing_to_back_up_without_a_journal(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(Missing):
        make(tmp_path / "nobody.sqlite", tmp_path / "backups", now, Cause.ASKED)

    assert list_backups(tmp_path / "backups") == []


def test_400_days_of_daily_backups_leave_7_days_5_weeks_and_12_months() -> None:
    kept = days_kept([daily(day) for day in range(400)])  # 1 January 2026 to 4 February 2027, a Thursday

    days = [date(2027, 2, 4) - timedelta(days=n) for n in range(7)]  # back to Friday, 29 January
    weeks = [date(2027, 1, 24), date(2027, 1, 17), date(2027, 1, 10)]  # Sundays; two weeks are among the days
    months = [date(2026, 12, 31), *(date(2026, month, 1) - timedelta(days=1) for month in range(12, 3, -1))]
    assert kept == [*days, *weeks, *months]


def test_a_year_away_costs_one_day_and_one_week_of_the_old_ones() -> None:
    old = [daily(day) for day in range(60)]

    kept = days_kept([*old, daily(500)])

    assert set(days_kept(old)) - set(kept) == {date(2026, 2, 23), date(2026, 2, 1)}


def test_of_two_daily_backups_of_one_day_the_later_is_kept() -> None:
    early, late = daily(0, hour=8), daily(0, hour=20)

    assert worth_keeping([late, early]) == {late}


def test_the_newest_five_are_kept_of_those_asked_for_and_of_those_before_updates() -> None:
    backups = [
        Backup(Path(f"{day}_{cause.value}"), FIRST - timedelta(days=day), cause)
        for cause in (Cause.ASKED, Cause.UPDATE)
        for day in range(8)
    ]

    assert worth_keeping(backups) == {b for b in backups if b.taken > FIRST - timedelta(days=5)}


@given(st.sets(st.integers(0, 2000), min_size=1))
def test_the_newest_is_always_kept_and_keeping_is_stable(days: set[int]) -> None:
    backups = sorted((daily(day) for day in days), key=lambda b: b.taken, reverse=True)

    kept = worth_keeping(backups)

    assert backups[0] in kept
    assert len(kept) <= backup.KEPT_DAYS + backup.KEPT_WEEKS + backup.KEPT_MONTHS
    assert worth_keeping([b for b in backups if b in kept]) == kept


def test_files_are_let_go_after_a_good_backup(filled: Profile, now: datetime) -> None:
    for day in range(12):
        make_daily(filled.journal, filled.backups, now + timedelta(days=day))

    names = [b.path.name[:10] for b in list_backups(filled.backups)]
    # 12 March is a Thursday; beside the seven days the Sunday of the week before and of the one before that
    assert names == [f"2026-03-{day:02}" for day in (12, 11, 10, 9, 8, 7, 6, 1)]


def test_other_files_in_the_folder_are_left_alone(filled: Profile, now: datetime) -> None:
    filled.backups.mkdir(parents=True)
    for name in ("notes_old.sqlite", "2026-13-45T000000_daily.sqlite", "2026-03-01T000000_never.sqlite"):
        (filled.backups / name).write_text("mine")

    made = make_daily(filled.journal, filled.backups, now)

    assert list_backups(filled.backups) == [made]
    assert len(list(filled.backups.iterdir())) == 4


def test_a_backup_of_a_date_to_come_is_the_last_resort(filled: Profile, now: datetime) -> None:
    wrong_clock = make(filled.journal, filled.backups, now + timedelta(days=9000), Cause.DAILY)
    assert newest_good_backup(filled.backups, now) == wrong_clock

    right = make(filled.journal, filled.backups, now, Cause.DAILY)

    assert newest_good_backup(filled.backups, now) == right


def test_without_backups_there_is_no_good_one(tmp_path: Path, now: datetime) -> None:
    assert newest_good_backup(tmp_path / "nowhere", now) is None
