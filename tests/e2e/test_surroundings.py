"""The real program in a real process where something around it is wrong: one sentence in the window."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import FakeClock
from hands import MouseHands, words_on
from prepared import Story
from prepared_window import ready_to_start
from surroundings import ROOT, child_process
from windows import AppWindow

from homeprog.data import backup
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile, list_profiles
from homeprog.program.facts import Fact

Stored = Callable[[], list[Fact]]
StartChild = Callable[..., "subprocess.Popen[str]"]

# `python -m homeprog` itself; in place of Qt's loop it says what can be read, and closes the window.
READ_THE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from homeprog.__main__ import main

def read():
    for _ in range(20):
        QApplication.processEvents()
    (window,) = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    print(*[label.text() for label in window.findChildren(QLabel) if label.isVisible()], sep="\\n")
    window.close()
    return 0

QApplication.exec = staticmethod(read)
sys.exit(main(["--data-dir", sys.argv[1]]))
"""

HOLD_OPEN = """
import sys
from pathlib import Path
from homeprog.data.journal import Journal
with Journal.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def read_window(data: Path, *, root: Path = ROOT, through: Sequence[str] = ()) -> str:
    """Everything the window of a real process says."""
    with child_process(READ_THE_WINDOW, data, root=root, through=through) as child:
        said, _ = child.communicate(timeout=60)
        assert child.returncode == 0
        return said


@pytest.fixture
def bound_by_rights() -> Sequence[str]:
    """What starts a process that the rights of files hold for, as they do not for root."""
    if os.name == "nt":
        pytest.skip("Windows has other permissions")
    if os.getuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("as root this needs setpriv")
    return ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override")


def only_profile(folder: DataFolder) -> Profile:
    (profile,) = list_profiles(folder)
    return profile


def flip_a_bit(journal: Path, words: bytes) -> None:
    """Turn one character of a stored fact into another: SQLite's own check says ok."""
    content = journal.read_bytes()
    place = content.rindex(words)
    journal.write_bytes(content[:place] + b"#" + content[place + 1 :])


def test_a_library_file_with_a_wrong_key_is_named_at_the_start(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for part in ("homeprog", "resources"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    file = program / "resources" / "exercises" / "lb-single-knee-to-chest.toml"
    file.write_text("colour = 'red'\n" + file.read_text(encoding="utf-8"), encoding="utf-8")

    said = read_window(tmp_path / "data", root=program)

    assert "Your program cannot be opened just now" in said
    assert "lb-single-knee-to-chest.toml" in said
    assert "colour" in said
    assert "Traceback" not in said


def test_a_data_folder_that_may_not_be_written_is_named(
    open_folder: Path, bound_by_rights: Sequence[str]
) -> None:
    open_folder.chmod(0o555)

    said = read_window(open_folder / "data", through=bound_by_rights)

    assert f"The data folder {open_folder / 'data'} cannot be used" in said
    assert list(open_folder.iterdir()) == []


def test_a_data_folder_that_lost_its_rights_is_named_and_keeps_all(
    open_folder: Path, bound_by_rights: Sequence[str]
) -> None:
    data = open_folder / "data"
    ready_to_start(DataFolder(data), FakeClock())
    for path in (data, *data.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    said = read_window(data, through=bound_by_rights)

    assert f"The data folder {data} cannot be used" in said
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_profile_open_in_another_process_can_be_tried_again(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, start_child: StartChild
) -> None:
    ready_to_start(folder, clock)
    other = start_child(HOLD_OPEN, only_profile(folder).journal)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    window = app_window()
    window.show()
    assert "already open in another window" in words_on(window)

    other.communicate(timeout=60)
    MouseHands(window).press("Try again")

    assert "Your plan," in words_on(window)
    window.close()


def test_damage_in_todays_answers_offers_the_backup_and_it_works(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, stored: Stored
) -> None:
    ready_to_start(folder, clock)
    app_window().close()  # keeps the snapshot that lets the next start read nothing old
    profile, before = only_profile(folder), stored()
    flip_a_bit(profile.journal, b'"up_for"')
    clock.advance(60)
    window = app_window()
    window.show()
    hands = MouseHands(window)
    assert "damaged" in words_on(window)
    hands.press("Bring back the backup")

    assert "Your plan," in words_on(window)
    assert stored() == before
    window.close()


def test_the_daily_backup_is_made_beside_the_window_and_again_the_next_day(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    ready_to_start(folder, clock)
    window = app_window()
    window.close()
    first = backup.list_backups(only_profile(folder).backups)
    clock.advance(timedelta(days=1).total_seconds())
    again = app_window()
    again.close()

    taken = [(one.taken.date(), one.cause) for one in backup.list_backups(only_profile(folder).backups)]
    assert [one.cause for one in first] == [backup.Cause.DAILY]
    assert taken == [(clock.now().date(), backup.Cause.DAILY), (first[0].taken.date(), backup.Cause.DAILY)]


def test_old_damage_is_found_by_the_daily_backup_and_said(
    qtbot, app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    ready_to_start(folder, clock)
    app_window().close()
    profile = only_profile(folder)
    kept = backup.list_backups(profile.backups)
    flip_a_bit(profile.journal, b'"birth_year"')
    clock.advance(timedelta(days=1).total_seconds())
    window = app_window()
    window.show()
    qtbot.waitUntil(lambda: "damaged" in words_on(window))

    assert "Bring back the newest good backup: in Settings, under Your data" in words_on(window)
    assert backup.list_backups(profile.backups) == kept, "no backup of damage, none let go"
    window.close()


def test_a_fact_of_a_newer_version_is_kept_and_disturbs_nothing(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, tmp_path: Path
) -> None:
    ready_to_start(folder, clock)
    line = (
        '{"id":"019cadc6-9a80-7000-824b-000000000001","at":"2026-03-02T09:00:30+00:00",'
        '"kind":"dream_told","pleasant":true}'
    )
    file = tmp_path / "from-a-newer-version.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    window = app_window()
    window.show()
    page = window.show_page("settings")
    page.data.merge(file)
    assert "1 answers were new" in words_on(window)
    assert "newer" in words_on(window)
    window.close()

    with only_profile(folder).read() as journal:
        assert any("dream_told" in one and '"pleasant":true' in one for one in journal.lines())
    again = app_window()
    again.show()
    assert "Your plan," in words_on(again)
    again.close()


def test_a_broken_line_is_named_and_nothing_is_taken_from_the_file(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, tmp_path: Path, stored: Stored
) -> None:
    story = Story(clock.now())
    ready_to_start(folder, clock)
    before = stored()
    story.morning()
    file = tmp_path / "spoilt.jsonl"
    file.write_text(
        '{"id":"019cadc6-9a80-7000-824b-000000000002","at":"2026-03-02T09:00:30+00:00",'
        '"kind":"walk_done","minutes":10}\n{"id":"019cadc6","kind":"walk_done"\n',
        encoding="utf-8",
    )
    window = app_window()
    window.show()
    window.show_page("settings").data.merge(file)

    assert "line 2" in words_on(window)
    assert stored() == before
    window.close()
