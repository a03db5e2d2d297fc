"""Older files are brought up on a verified copy; a step that fails leaves the file as it was."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path

import pytest

from homeprog.data import backup, database
from homeprog.data.database import check_file, fold_log
from homeprog.data.errors import Damaged, DiskFull, Locked
from homeprog.data.journal import Journal
from homeprog.data.migrations import MIGRATIONS, NEWEST, create, migrate
from homeprog.data.profiles import Profile
from homeprog.data.rows import row_of_fact
from homeprog.program.facts import FactRetracted
from homeprog.program.retractions import taken_back_ids

FILES = Path(__file__).parent / "files"
VERSION_0, VERSION_2 = FILES / "journal-v0.sqlite", FILES / "journal-v2.sqlite"


@pytest.fixture
def old(profile: Profile) -> Profile:
    """A profile whose journal is a real file of version 0."""
    shutil.copyfile(VERSION_0, profile.journal)
    return profile


def schema(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY name"
        ).fetchall()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def add_table_and_fail(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE half_way (x)")
    raise RuntimeError("power cut")


def lose_facts(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM fact")


def test_there_is_one_stored_file_for_every_older_version() -> None:
    files = sorted(FILES.glob("journal-v*.sqlite"))

    assert [version(path) for path in files] == list(range(NEWEST))


def test_an_old_file_is_brought_up_with_all_its_facts(old: Profile, now: datetime, tmp_path: Path) -> None:
    before = check_file(VERSION_0, 0)

    with old.open(now) as journal:
        kinds = [fact.kind for fact in journal.facts()]

    create(tmp_path / "fresh.sqlite")
    assert len(kinds) == before == 5
    assert kinds == ["morning_rated", "walk_done", "walk_done", "fact_retracted", "mood_rated"]
    assert version(old.journal) == NEWEST
    assert schema(old.journal) == schema(tmp_path / "fresh.sqlite")


def test_an_update_is_preceded_by_a_backup(old: Profile, now: datetime) -> None:
    with old.open(now):
        pass

    (made,) = backup.list_backups(old.backups)
    assert made.cause is backup.Cause.UPDATE
    assert version(made.path) == 0
    assert check_file(made.path, NEWEST) == 5


def test_an_update_happens_once(old: Profile, now: datetime) -> None:
    for _ in range(2):
        with old.open(now) as journal:
            assert len(journal) == 5

    assert len(backup.list_backups(old.backups)) == 1


def test_what_a_retraction_took_back_counts_again_once_it_was_taken_back_itself(
    profile: Profile, now: datetime
) -> None:
    shutil.copyfile(VERSION_2, profile.journal)

    with profile.open(now):
        pass

    with closing(sqlite3.connect(profile.journal)) as db:
        counting = [id_[-1] for (id_,) in db.execute("SELECT id FROM v_fact")]
    assert counting == ["1", "2", "5"]


def test_the_view_of_what_was_taken_back_follows_the_rule(tmp_path: Path) -> None:
    """Three retractions, of which each may take back a walk or any of the three."""
    create(tmp_path / "fresh.sqlite")
    moments = [datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=hour))) for hour in (1, 0, 0)]
    with closing(sqlite3.connect(tmp_path / "fresh.sqlite", isolation_level=None)) as db:
        for targets in product(("w", "a", "b", "c"), repeat=3):
            made = [
                FactRetracted(id=id_, at=at, fact=fact)
                for id_, at, fact in zip("abc", moments, targets, strict=True)
            ]
            db.execute("BEGIN")
            db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", map(row_of_fact, made))
            found = {id_ for (id_,) in db.execute("SELECT id FROM v_taken_back")}
            db.execute("ROLLBACK")

            assert found == taken_back_ids(made), targets


@pytest.fixture
def crashed(old: Profile) -> Path:
    """A journal of version 0 as a kill leaves it: its sixth fact is only in its log."""
    path = old.journal.with_name("crashed.sqlite")
    with closing(sqlite3.connect(old.journal)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        row = ("late", "2026-02-28T09:00:00+01:00", "walk_done", '{"minutes":5}')
        db.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", row)
        db.commit()
        shutil.copyfile(old.journal, path)
        shutil.copyfile(f"{old.journal}-wal", f"{path}-wal")
    return path


def test_facts_still_in_the_log_of_an_old_file_come_along(crashed: Path) -> None:
    with Journal.open(crashed) as journal:
        assert "late" in journal
        assert len(journal) == 6


def test_before_an_update_the_log_is_folded_into_the_file(crashed: Path) -> None:
    """So that the file can be replaced at any moment without losing what is only in its log."""
    fold_log(crashed)

    assert not crashed.with_name("crashed.sqlite-wal").exists()
    assert check_file(crashed, NEWEST) == 6


def test_a_log_that_another_program_reads_is_not_pulled_away(crashed: Path, now, monkeypatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)
    with closing(sqlite3.connect(crashed)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM fact").fetchone()

        with pytest.raises(Locked):
            Journal.open(crashed)

    with Journal.open(crashed) as journal:
        assert len(journal) == 6


@pytest.mark.parametrize(
    ("step", "error"),
    [(add_table_and_fail, RuntimeError), (lose_facts, Damaged)],
    ids=["fails", "loses-facts"],
)
def test_a_step_that_goes_wrong_leaves_the_file_as_it_was(old: Profile, now: datetime, step, error) -> None:
    before = old.journal.read_bytes()

    with pytest.raises(error):
        migrate(old.journal, 0, (step, *MIGRATIONS))

    assert old.journal.read_bytes() == before
    assert sorted(path.name for path in old.journal.parent.iterdir()) == ["anna.name", "anna.sqlite"]
    with old.open(now) as journal:
        assert len(journal) == 5


def test_the_steps_before_a_failing_one_are_not_kept_either(old: Profile) -> None:
    before = old.journal.read_bytes()

    with pytest.raises(RuntimeError, match="power cut"):
        migrate(old.journal, 0, (*MIGRATIONS, add_table_and_fail))

    assert old.journal.read_bytes() == before


def test_an_update_without_room_leaves_the_file_as_it_was(small_disk: Path, fill) -> None:
    path = small_disk / "anna.sqlite"
    shutil.copyfile(VERSION_0, path)
    before = path.read_bytes()
    fill(small_disk)

    with pytest.raises(DiskFull):
        Journal.open(path)

    assert path.read_bytes() == before


def test_a_crash_while_a_journal_is_made_leaves_none_behind(tmp_path: Path) -> None:
    """The passing file of a crashed attempt is in nobody's way."""
    path = tmp_path / "anna.sqlite"
    (tmp_path / ".anna.sqlite.new").write_bytes(b"half")

    with Journal.open(path) as journal:
        assert len(journal) == 0

    assert sorted(file.name for file in tmp_path.iterdir()) == ["anna.lock", "anna.sqlite"]
