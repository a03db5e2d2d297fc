"""Faults of the surroundings, with the real thing: full disks, closed folders, second windows, kills."""

import errno
import json
import os
import signal
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from homeprog.data import backup, database, exchange
from homeprog.data.errors import DataFolderError, DiskFull, Locked, NotWritable, StoreError, cause_of
from homeprog.data.journal import Journal
from homeprog.data.lock import ProfileLock
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, create_profile
from homeprog.data.settings import Settings, load_settings, save_settings
from homeprog.program.facts import Fact

# A child that appends a fact, says its name, and so on until it is killed.
APPEND_FOR_EVER = """
import sys
from datetime import datetime
from pathlib import Path
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.program.facts import WalkDone
journal = Journal.open(Path(sys.argv[1]))
while True:
    at = datetime.now().astimezone()
    fact = WalkDone(id=new_id(at), at=at, minutes=10)
    journal.append([fact])
    print(fact.id, flush=True)
"""

HOLD_OPEN = """
import sys
from pathlib import Path
from homeprog.data.journal import Journal
with Journal.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""

# A child whose files may not grow beyond a limit, as with a quota, wherever mounting is not allowed.
APPEND_UNDER_A_LIMIT = """
import json, resource, signal, sys
from datetime import datetime
from pathlib import Path
from homeprog.data.errors import StoreError
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.program.facts import NoteWritten
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
stored = []
with Journal.open(Path(sys.argv[1])) as journal:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    try:
        while True:
            at = datetime.now().astimezone()
            fact = NoteWritten(id=new_id(at), at=at, text="x" * 2000)
            journal.append([fact])
            stored.append(fact.id)
    except StoreError as error:
        kind, said = type(error).__name__, str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    journal.append([fact])
    stored.append(fact.id)
print(json.dumps([kind, said, stored]))
"""

# A child without root's power over permissions.
AS_NOBODY = """
import os, sys
from datetime import datetime
from pathlib import Path
from homeprog.data.errors import StoreError
from homeprog.data.journal import Journal
from homeprog.data.paths import DataFolder
from homeprog.data.settings import Settings, save_settings
path = Path(sys.argv[2])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    {"folder": lambda: DataFolder(path).prepare(),
     "journal": lambda: Journal.open(path),
     "settings": lambda: save_settings(path, Settings())}[sys.argv[1]]()
except StoreError as error:
    print(type(error).__name__, error)
"""


def append_counting(journal: Journal, facts: list[Fact], stored: list[str]) -> None:
    for fact in facts:
        journal.append([fact])
        stored.append(fact.id)


@pytest.fixture
def on_small_disk(small_disk: Path, walks, now: datetime) -> Profile:
    profile = create_profile(DataFolder(small_disk / "data").prepare(), "Anna")
    with profile.open(now) as journal:
        journal.append(walks(100))
    return profile


def test_a_full_disk_loses_nothing_that_was_stored(
    on_small_disk: Profile, small_disk: Path, fill, walks, now
) -> None:
    with on_small_disk.open(now) as journal:
        ballast = fill(small_disk)
        more = walks(2000)
        stored: list[str] = []

        with pytest.raises(DiskFull, match="Free some space") as caught:
            append_counting(journal, more, stored)

        assert caught.value.path == on_small_disk.journal
        assert {fact.id for fact in journal.facts()} >= set(stored)
        assert len(journal.facts()) == 100 + len(stored)
        ballast.unlink()
        journal.append(more)
        assert len(journal.facts()) == 2100

    with on_small_disk.open(now) as journal:
        assert len(journal.facts()) == 2100


def test_a_lot_that_does_not_fit_is_not_stored_in_part(
    on_small_disk: Profile, small_disk: Path, fill, walks, now
) -> None:
    with on_small_disk.open(now) as journal:
        fill(small_disk)

        with pytest.raises(DiskFull):
            journal.append(walks(20_000))

        assert len(journal.facts()) == 100


def test_opening_on_a_full_disk_says_so(on_small_disk: Profile, small_disk: Path, fill, now) -> None:
    ballast = fill(small_disk)

    with pytest.raises(DiskFull):
        on_small_disk.open(now)

    ballast.unlink()
    with on_small_disk.open(now) as journal:
        assert len(journal.facts()) == 100


def test_a_backup_that_does_not_fit_leaves_no_half(
    on_small_disk: Profile, small_disk: Path, fill, now
) -> None:
    kept = backup.make(on_small_disk.journal, on_small_disk.backups, now, backup.Cause.ASKED)
    fill(small_disk)

    with pytest.raises(DiskFull):
        backup.make_daily(on_small_disk.journal, on_small_disk.backups, now)

    assert list(on_small_disk.backups.iterdir()) == [kept.path]


def test_files_that_do_not_fit_leave_the_old_ones(
    on_small_disk: Profile, small_disk: Path, fill, now
) -> None:
    settings, export = on_small_disk.folder.settings, small_disk / "anna.jsonl"
    save_settings(settings, Settings(text_scale=1.5))
    export.write_text("old")
    with on_small_disk.open(now) as journal:
        fill(small_disk)

        with pytest.raises(DiskFull):
            save_settings(settings, Settings())
        with pytest.raises(DiskFull):
            exchange.export_jsonl(journal, export)

    assert load_settings(settings) == (Settings(text_scale=1.5), None)
    assert export.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file size limits")
def test_a_file_that_may_not_grow_counts_as_a_full_disk(tmp_path: Path, start_child, ids_in) -> None:
    path = tmp_path / "anna.sqlite"

    out, err = start_child(APPEND_UNDER_A_LIMIT, path).communicate(timeout=60)

    assert err == ""
    kind, said, stored = json.loads(out)
    assert (kind, "There is no room left" in said) == ("DiskFull", True)
    assert len(stored) > 5
    assert ids_in(path) == stored


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize(
    ("what", "name", "error"),
    [
        (
            "folder",
            "data",
            "DataFolderError The data folder {path} cannot be used: permission denied. Allow writing",
        ),
        (
            "journal",
            "anna.sqlite",
            "NotWritable The program is not allowed to write {lock}. Allow writing there",
        ),
        (
            "settings",
            "settings.toml",
            "NotWritable The program is not allowed to write {path}. Allow writing there",
        ),
    ],
)
def test_a_read_only_folder_is_named(
    open_folder: Path, start_child, what: str, name: str, error: str
) -> None:
    open_folder.chmod(0o555)
    path = open_folder / name

    out, err = start_child(AS_NOBODY, what, path).communicate(timeout=60)

    assert err == ""
    assert out.startswith(error.format(path=path, lock=path.with_suffix(".lock")))
    assert list(open_folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_journal_of_somebody_else_is_not_touched(open_folder: Path, start_child, walks) -> None:
    path = open_folder / "anna.sqlite"
    with Journal.open(path) as journal:
        journal.append(walks(3))
    for file in open_folder.iterdir():
        file.chmod(0o444)
    before = path.read_bytes()
    open_folder.chmod(0o555)

    out, err = start_child(AS_NOBODY, "journal", path).communicate(timeout=60)

    assert err == ""
    assert out.startswith("NotWritable")
    assert path.read_bytes() == before


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a letter")

    with pytest.raises(DataFolderError, match="data cannot be used: file exists"):
        DataFolder(tmp_path / "data").prepare()


def test_a_second_window_cannot_write(filled: Profile, start_child, walks, now) -> None:
    child = start_child(HOLD_OPEN, filled.journal)
    assert child.stdout.readline() == "open\n"

    with pytest.raises(Locked, match="already open in another window") as caught:
        filled.open(now)
    with filled.read() as journal:
        assert len(journal.facts()) == 400

    assert "Close the other window" in str(caught.value)
    child.communicate(timeout=60)
    with filled.open(now) as journal:
        journal.append(walks(1))
        assert len(journal) == 401


def test_a_transaction_of_another_program_is_waited_for_then_named(
    filled: Profile, now, walks, monkeypatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)
    with filled.open(now) as journal, closing(sqlite3.connect(filled.journal)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(Locked):
            journal.append(walks(1))

        other.rollback()
        journal.append(walks(1))
        assert len(journal) == 401


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
@pytest.mark.parametrize("answers", [0, 1, 7, 60, 300])
def test_kill_9_loses_no_acknowledged_answer_and_frees_the_lock(
    profile: Profile, start_child, ids_in, now, answers: int
) -> None:
    child = start_child(APPEND_FOR_EVER, profile.journal)
    told = [child.stdout.readline().strip() for _ in range(answers + 1)]
    child.send_signal(signal.SIGKILL)
    told += child.communicate(timeout=60)[0].split()

    with ProfileLock(profile.journal) as lock:
        assert not lock.was_clean
    with profile.open(now) as journal:
        stored = [fact.id for fact in journal.facts()]

    assert stored[: len(told)] == told
    assert len(stored) - len(told) in (0, 1)  # the last may be stored and not yet told
    with ProfileLock(profile.journal) as lock:
        assert lock.was_clean


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, NotWritable),
        (errno.EPERM, NotWritable),
        (errno.EIO, StoreError),
    ],
)
def test_errors_of_the_system_are_sorted_by_cause(number: int, kind: type[StoreError]) -> None:
    error = cause_of(OSError(number, os.strerror(number)), Path("/somewhere/anna.sqlite"))

    assert type(error) is kind
    assert "/somewhere/anna.sqlite" in error.sentence
    assert error.detail == f"[Errno {number}] {os.strerror(number)}"


def test_every_sentence_says_what_and_what_to_do() -> None:
    def family(kind: type[StoreError]) -> list[type[StoreError]]:
        return [kind, *(deeper for child in kind.__subclasses__() for deeper in family(child))]

    for kind in family(StoreError):
        text = str(kind(Path("/there/x"), "why"))

        assert "/there/x" in text, kind
        assert text.count(". ") >= 1, kind
        assert "{" not in text, kind
