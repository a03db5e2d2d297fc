"""The doctor finds what is wrong with stored data, says it in a sentence, and changes nothing."""

from datetime import datetime
from pathlib import Path

from homeprog.data import backup
from homeprog.data.doctor import Finding, Health, Visit, check_backups, check_folder, check_settings, examine
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile
from homeprog.data.rows import row_of_line


def healths(findings: list[Finding]) -> dict[str, Health]:
    return {finding.about: finding.health for finding in findings}


def test_all_is_well_with_a_backup(filled: Profile, now: datetime) -> None:
    backup.make_daily(filled.journal, filled.backups, now)
    before = filled.journal.read_bytes()

    findings = examine(Visit(filled.folder, now))

    assert healths(findings) == {
        "data folder": Health.GOOD,
        "settings": Health.GOOD,
        "journal of Anna": Health.GOOD,
        "backups of Anna": Health.GOOD,
    }
    assert "400 facts" in findings[2].sentence
    assert "2026-03-01 12:00" in findings[3].sentence
    assert filled.journal.read_bytes() == before


def test_facts_of_a_newer_version_are_a_note(filled: Profile, now: datetime) -> None:
    with filled.open(now) as journal:
        journal.append_rows(
            [row_of_line('{"id":"n","at":"2026-03-01T10:00:00Z","kind":"mood_rated","mood":1}')]
        )

    findings = examine(Visit(filled.folder, now))

    assert healths(findings)["journal of Anna"] is Health.NOTE
    assert "401 facts; 1 are from a newer version" in findings[2].sentence


def test_backups_that_cannot_be_read_are_a_problem_none_yet_is_a_note(filled: Profile, now: datetime) -> None:
    (none,) = check_backups(Visit(filled.folder, now))
    backup.make_daily(filled.journal, filled.backups, now).path.write_bytes(b"")
    (bad,) = check_backups(Visit(filled.folder, now))

    assert none.health is Health.NOTE
    assert (bad.health, "None of the 1 backups" in bad.sentence) == (Health.PROBLEM, True)


def test_settings_that_cannot_be_understood_stay_where_they_are(folder: DataFolder, now: datetime) -> None:
    folder.settings.write_text("volume = 1000")

    (finding,) = check_settings(Visit(folder, now))

    assert finding.health is Health.PROBLEM
    assert "volume" in finding.sentence
    assert folder.settings.read_text() == "volume = 1000"


def test_an_unusable_folder_is_a_problem(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "data").write_text("a letter")

    findings = examine(Visit(DataFolder(tmp_path / "data"), now))

    assert findings[0].health is Health.PROBLEM
    assert "file exists" in findings[0].sentence


def test_little_room_is_a_problem(small_disk: Path, now: datetime) -> None:
    (finding,) = check_folder(Visit(DataFolder(small_disk / "data"), now))

    assert finding.health is Health.PROBLEM
    assert "Free some space" in finding.sentence
