"""A cached state is used only when it fits, and losing it costs nothing."""

import stat
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from homeprog.data import backup
from homeprog.data.ids import new_id
from homeprog.data.profiles import Profile
from homeprog.data.restore import restore
from homeprog.data.snapshot import SnapshotKey, load_snapshot, save_snapshot
from homeprog.program.facts import WalkDone

KEY = SnapshotKey(state_version="3", catalog_sha="c0ffee")
BLOB = bytes(range(256)) * 10 + b"\n\n"


def test_a_state_comes_back_with_how_far_it_goes(filled: Profile, now: datetime, walks) -> None:
    with filled.open(now) as journal:
        save_snapshot(filled.snapshot, KEY, journal.mark, BLOB)
        journal.append(walks(2))

        found = load_snapshot(filled.snapshot, KEY, journal)

        assert found.blob == BLOB
        assert len(journal.facts(since=found.mark)) == 2
    assert stat.S_IMODE(filled.snapshot.stat().st_mode) == 0o600


@pytest.mark.parametrize("change", [{"state_version": "4"}, {"catalog_sha": "decaf"}])
def test_other_rules_or_another_library_make_it_useless(filled: Profile, now: datetime, change: dict) -> None:
    with filled.open(now) as journal:
        save_snapshot(filled.snapshot, KEY, journal.mark, BLOB)

        assert load_snapshot(filled.snapshot, msgspec.structs.replace(KEY, **change), journal) is None


def test_a_journal_that_went_another_way_makes_it_useless(filled: Profile, now: datetime, walks) -> None:
    made = backup.make_daily(filled.journal, filled.backups, now)
    with filled.open(now) as journal:
        journal.append(walks(2))
        save_snapshot(filled.snapshot, KEY, journal.mark, BLOB)
    restore(filled.journal, made.path, filled.backups, now)

    with filled.open(now) as journal:
        assert load_snapshot(filled.snapshot, KEY, journal) is None
        other_day = now + timedelta(days=40)
        journal.append([WalkDone(id=new_id(other_day), at=other_day, minutes=5) for _ in range(5)])

        assert load_snapshot(filled.snapshot, KEY, journal) is None


@pytest.mark.parametrize("content", [None, b"", b"\n", b"{}\n", b"\xff" * 99, "half", "flipped"])
def test_a_missing_or_spoilt_file_counts_as_none(filled: Profile, now: datetime, content) -> None:
    with filled.open(now) as journal:
        save_snapshot(filled.snapshot, KEY, journal.mark, BLOB)
        whole = filled.snapshot.read_bytes()
        spoilt = {"half": whole[: len(whole) // 2], "flipped": whole[:-9] + b"?" + whole[-8:]}.get(
            content, content
        )
        filled.snapshot.unlink()
        if spoilt is not None:
            filled.snapshot.write_bytes(spoilt)

        assert load_snapshot(filled.snapshot, KEY, journal) is None


def test_where_it_cannot_be_written_nothing_else_happens(
    filled: Profile, now: datetime, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with filled.open(now) as journal:
        save_snapshot(tmp_path / "cache" / "anna.snapshot", KEY, journal.mark, BLOB)

        assert load_snapshot(tmp_path / "cache" / "anna.snapshot", KEY, journal) is None


def test_a_full_disk_leaves_the_older_one(small_disk: Path, filled: Profile, now: datetime, fill) -> None:
    path = small_disk / "anna.snapshot"
    with filled.open(now) as journal:
        save_snapshot(path, KEY, journal.mark, BLOB)
        fill(small_disk)

        save_snapshot(path, KEY, journal.mark, BLOB * 100)

        assert load_snapshot(path, KEY, journal).blob == BLOB
