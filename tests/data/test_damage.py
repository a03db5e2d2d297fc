"""Every damage of the table in engineering.md 8 is recognised on a real file, and the way back works."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from homeprog.data import backup
from homeprog.data.database import APPLICATION_ID, check_file
from homeprog.data.doctor import Health, Visit, check_journals
from homeprog.data.errors import Damaged, Gone, Locked, Newer, StoreError
from homeprog.data.lock import ProfileLock
from homeprog.data.migrations import NEWEST
from homeprog.data.profiles import Profile, list_profiles
from homeprog.data.restore import restore

PAGE = 4096
Spoil = Callable[[Path], None]


def zeroed_header(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def text_file(path: Path) -> None:
    path.write_text("Dear diary, my back is better today.\n" * 100)


def truncated_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def bad_page(path: Path) -> None:
    """Overwrite a page of facts in the middle."""
    content = bytearray(path.read_bytes())
    middle = len(content) // PAGE // 2
    number = next(n for n in range(middle, middle * 2) if content[n * PAGE] == 13)  # a leaf of a table
    content[number * PAGE : (number + 1) * PAGE] = bytes((n * 37 + 11) % 251 for n in range(PAGE))
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")


def no_fact_table(path: Path) -> None:
    other_database(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def flipped_bit(path: Path) -> None:
    """Turn one quotation mark of a stored fact into another character: SQLite's own check says ok."""
    content = path.read_bytes()
    place = content.index(b'"minutes"')
    path.write_bytes(content[:place] + b"#" + content[place + 1 :])


AT_ONCE = [zeroed_header, text_file, truncated_half, emptied, other_database, no_fact_table]
ON_CHECKING = [bad_page, flipped_bit]


@pytest.mark.parametrize("spoil", AT_ONCE)
def test_damage_is_seen_at_once(filled: Profile, now: datetime, spoil: Spoil) -> None:
    spoil(filled.journal)
    before = filled.journal.read_bytes()

    with pytest.raises(Damaged, match="Bring back the newest good backup"):
        filled.open(now)
    with pytest.raises(Damaged):
        filled.read()

    assert filled.journal.read_bytes() == before
    with ProfileLock(filled.journal) as lock:
        assert lock.was_clean


@pytest.mark.parametrize("spoil", AT_ONCE + ON_CHECKING)
def test_damage_is_seen_when_the_last_exit_was_not_clean(
    filled: Profile, now, after_crash, spoil: Spoil
) -> None:
    spoil(filled.journal)
    after_crash(filled.journal)

    with pytest.raises(Damaged):
        filled.open(now)


@pytest.mark.parametrize("spoil", ON_CHECKING)
def test_damage_met_while_reading_facts_is_told_as_damage(
    filled: Profile, now: datetime, spoil: Spoil
) -> None:
    spoil(filled.journal)

    with filled.open(now) as journal, pytest.raises(Damaged):
        journal.facts()


@pytest.mark.parametrize("spoil", AT_ONCE + ON_CHECKING)
def test_no_backup_is_made_of_damage_and_none_let_go(filled: Profile, now: datetime, spoil: Spoil) -> None:
    kept = [
        backup.make_daily(filled.journal, filled.backups, now + timedelta(days=d)).path for d in range(8)
    ][-7:]
    spoil(filled.journal)

    with pytest.raises(Damaged) as caught:
        backup.make_daily(filled.journal, filled.backups, now + timedelta(days=9))

    assert caught.value.path == filled.journal
    assert sorted(path.name for path in filled.backups.iterdir())[-7:] == [path.name for path in kept]


@pytest.mark.parametrize("spoil", AT_ONCE + ON_CHECKING)
def test_doctor_finds_damage(filled: Profile, now: datetime, spoil: Spoil) -> None:
    spoil(filled.journal)

    (finding,) = check_journals(Visit(filled.folder, now))

    assert finding.health is Health.PROBLEM
    assert str(filled.journal) in finding.sentence


@pytest.mark.parametrize("spoil", AT_ONCE + ON_CHECKING)
def test_the_newest_good_backup_comes_back_and_the_damaged_file_is_kept(
    filled: Profile, now: datetime, after_crash, ids_in, spoil: Spoil
) -> None:
    expected = ids_in(filled.journal)
    good = backup.make_daily(filled.journal, filled.backups, now)
    bad = backup.make_daily(filled.journal, filled.backups, now + timedelta(days=1))
    spoil(bad.path)
    spoil(filled.journal)
    spoilt = filled.journal.read_bytes()
    after_crash(filled.journal)

    found = backup.newest_good_backup(filled.backups, now + timedelta(days=2))
    back = restore(filled.journal, found.path, filled.backups, now)

    assert found.path == good.path
    assert back.facts == 400
    assert back.aside.read_bytes() == spoilt
    assert ids_in(filled.journal) == expected
    assert good.path.exists()
    with filled.open(now) as journal:
        assert len(journal) == 400


def test_facts_newer_than_the_backup_are_rescued_from_a_damaged_file(
    filled: Profile, now, walks, ids_in
) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    with filled.open(now) as journal:
        journal.append(walks(50))
    expected = ids_in(filled.journal)
    bad_page(filled.journal)

    back = restore(filled.journal, made.path, filled.backups, now)

    assert back.rescued == 50
    assert sorted(ids_in(filled.journal)) == sorted(expected)


def test_the_log_of_a_crash_is_kept_aside_and_not_played_into_the_backup(
    filled: Profile, now, walks, after_crash
) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    log = Path(f"{filled.journal}-wal")
    with filled.open(now) as journal:
        journal.append(walks(30))
        log_left = log.read_bytes()
    bad_page(filled.journal)
    log.write_bytes(log_left)
    after_crash(filled.journal)
    spoilt = filled.journal.read_bytes()
    with pytest.raises(Damaged):
        filled.open(now)

    back = restore(filled.journal, made.path, filled.backups, now)

    assert back.aside.read_bytes() == spoilt
    assert Path(f"{back.aside}-wal").read_bytes() == log_left
    assert (back.facts, back.rescued) == (400, 30)
    with filled.open(now) as journal:
        assert len(journal.facts()) == 430


def test_going_back_to_an_older_state_on_purpose_keeps_the_newer_one_aside(
    filled: Profile, now, walks, ids_in
) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    with filled.open(now) as journal:
        journal.append(walks(5))

    back = restore(filled.journal, made.path, filled.backups, now)

    assert (back.facts, back.rescued) == (400, 0)
    assert len(ids_in(filled.journal)) == 400
    assert check_file(back.aside, NEWEST) == 405


@pytest.mark.parametrize("spoil", AT_ONCE + ON_CHECKING)
def test_a_bad_backup_is_not_brought_back(filled: Profile, now: datetime, spoil: Spoil) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    spoil(made.path)
    before = filled.journal.read_bytes()

    with pytest.raises(StoreError) as caught:
        restore(filled.journal, made.path, filled.backups, now)

    assert caught.value.path == made.path
    assert filled.journal.read_bytes() == before
    assert backup.newest_good_backup(filled.backups, now) is None


def test_a_journal_in_use_is_not_replaced(filled: Profile, now: datetime) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)

    with filled.open(now), pytest.raises(Locked):
        restore(filled.journal, made.path, filled.backups, now)


def test_a_removed_journal_is_not_silently_begun_anew(filled: Profile, now: datetime) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    filled.journal.unlink()

    with pytest.raises(Gone, match="is gone, but there are backups"):
        filled.open(now)

    assert list_profiles(filled.folder) == [filled]
    back = restore(filled.journal, made.path, filled.backups, now)
    assert (back.facts, back.aside) == (400, None)
    with filled.open(now) as journal:
        assert len(journal) == 400


def test_a_newer_file_is_refused_untouched(filled: Profile, now: datetime) -> None:
    with closing(sqlite3.connect(filled.journal)) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = filled.journal.read_bytes()

    for use in (lambda: filled.open(now), filled.read, lambda: check_file(filled.journal, NEWEST)):
        with pytest.raises(Newer, match="newer version of this program") as caught:
            use()
        assert "Nothing was changed" in str(caught.value)

    assert filled.journal.read_bytes() == before
    assert json.dumps(caught.value.detail) == f'"version {NEWEST + 1}, this program knows {NEWEST}"'
