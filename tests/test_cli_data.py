"""The verbs of data care: exit codes, and sentences that name file, line or profile."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from homeprog import cli_data
from homeprog.clock import SystemClock
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile, list_profiles

Verb = Callable[..., int]
WALKS = [
    f'{{"id":"w-{n}","at":"2026-03-0{n}T10:00:00+01:00","kind":"walk_done","minutes":{n}}}'
    for n in range(1, 4)
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def verb(root: Path) -> Verb:
    """Run a verb as the command line does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", default=str(root))
    parser.add_argument("--profile")
    cli_data.add_parser(parser.add_subparsers(required=True))

    def run(*words: object) -> int:
        return cli_data.run(parser.parse_args([str(word) for word in words]))

    return run


@pytest.fixture
def walks(tmp_path: Path) -> Path:
    path = tmp_path / "walks.jsonl"
    path.write_text("\n".join(WALKS))
    return path


def test_import_then_export_gives_the_same_lines(verb: Verb, walks: Path, tmp_path: Path, capsys) -> None:
    assert verb("import", walks) == 0
    assert verb("import", walks) == 0
    assert verb("export", "-o", tmp_path / "out.jsonl") == 0

    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [
        "Me: 3 facts are new, 0 were already there.",
        "Me: 0 facts are new, 3 were already there.",
    ]
    assert (tmp_path / "out.jsonl").read_text().splitlines() == WALKS


def test_export_as_a_table(verb: Verb, walks: Path, tmp_path: Path) -> None:
    verb("import", walks)

    assert verb("export", "--format", "csv", "-o", tmp_path / "out.csv") == 0

    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[
        0
    ] == "id,at,kind,taken_back,minutes"


def test_export_for_a_clinicians_system(verb: Verb, walks: Path, tmp_path: Path) -> None:
    pytest.importorskip("fhir.resources")
    verb("import", walks)

    assert verb("export", "--format", "fhir", "-o", tmp_path / "out.json") == 0

    made = json.loads((tmp_path / "out.json").read_text())
    kinds = [entry["resource"]["resourceType"] for entry in made["entry"]]
    assert kinds == ["Patient", *["Observation"] * len(WALKS)]


def test_import_for_a_named_person_makes_the_profile(verb: Verb, walks: Path, root: Path) -> None:
    create_profile(DataFolder(root).prepare(), "Bert")

    assert verb("--profile", "Zoë", "import", walks) == 0

    assert [profile.name for profile in list_profiles(DataFolder(root))] == ["Bert", "Zoë"]


def test_facts_of_a_newer_version_are_told_on_the_error_channel(verb: Verb, walks: Path, capsys) -> None:
    walks.write_text(WALKS[0].replace("walk_done", "mood_rated"))

    assert verb("import", walks) == 0

    assert "Kind `mood_rated` is from a newer version" in capsys.readouterr().err


def test_a_broken_line_is_a_finding_and_makes_no_profile(verb: Verb, walks: Path, root: Path, capsys) -> None:
    walks.write_text(WALKS[0] + "\n{oh")

    assert verb("import", walks) == 1

    assert f"{walks}, line 2: " in capsys.readouterr().err
    assert not root.exists()


def test_a_missing_file_or_profile_is_wrong_use(verb: Verb, walks: Path, tmp_path: Path, capsys) -> None:
    assert verb("import", tmp_path / "nobody.jsonl") == 2
    assert verb("backup") == 2
    verb("import", walks)
    assert verb("--profile", "Carl", "export", "-o", tmp_path / "x") == 2
    assert verb("restore", tmp_path / "nobody.sqlite") == 2

    err = capsys.readouterr().err.splitlines()
    assert [line.split(".")[0].split("/")[0] for line in err] == [
        "There is no file ",
        "There is no profile in ",
        'There is no profile "Carl"',
        "There is no file ",
    ]


def test_backup_and_restore(verb: Verb, walks: Path, root: Path, capsys) -> None:
    verb("import", walks)
    assert verb("backup") == 0
    (root / "profiles" / "me.sqlite").write_text("spoilt")
    assert verb("export", "-o", walks.with_name("x")) == 1
    assert verb("restore", "--list") == 0
    assert verb("restore") == 0

    captured = capsys.readouterr()
    assert "is damaged" in captured.err
    assert "homeprog restore" in captured.err
    assert "asked" in captured.out
    assert "Brought back 3 facts of Me" in captured.out
    assert "set-aside" in captured.out
    assert verb("export", "-o", walks.with_name("x")) == 0


def test_restore_without_a_good_backup_says_so(verb: Verb, walks: Path, capsys) -> None:
    verb("import", walks)

    assert verb("restore") == 1

    assert "There is no good backup" in capsys.readouterr().err


def test_a_journal_in_use_is_named(verb: Verb, walks: Path, root: Path, capsys) -> None:
    verb("import", walks)
    (profile,) = list_profiles(DataFolder(root))

    with profile.open(SystemClock().now()):
        assert verb("import", walks) == 1
        assert verb("backup") == 0

    assert "already open in another window" in capsys.readouterr().err


def test_doctor_answers_in_words_and_in_json(verb: Verb, walks: Path, root: Path, capsys) -> None:
    verb("import", walks)
    verb("backup")
    capsys.readouterr()

    assert verb("doctor") == 0
    words = capsys.readouterr().out
    assert verb("doctor", "--json") == 0
    findings = json.loads(capsys.readouterr().out)

    assert "good     journal of Me: 3 facts, all in order." in words
    assert {finding["about"]: finding["health"] for finding in findings}["journal of Me"] == "good"


def test_doctor_ends_with_1_when_there_is_a_problem(verb: Verb, walks: Path, root: Path, capsys) -> None:
    verb("import", walks)
    (root / "profiles" / "me.sqlite").write_bytes(b"")

    assert verb("doctor") == 1

    assert "problem  journal of Me: " in capsys.readouterr().out


def test_a_data_folder_that_cannot_be_used_is_named(verb: Verb, walks: Path, root: Path, capsys) -> None:
    root.write_text("a letter")

    assert verb("import", walks) == 1

    assert f"The data folder {root} cannot be used" in capsys.readouterr().err


def test_import_tells_what_cannot_be_and_what_is_still_to_come(
    verb: Verb, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"id":"1","at":"2026-03-01T08:00:00+01:00","kind":"profile_set","name":"Ann","birth_year":1970}\n'
        '{"id":"2","at":"1969-03-01T08:00:00+01:00","kind":"walk_done","minutes":5}\n'
        '{"id":"3","at":"2199-03-01T08:00:00+01:00","kind":"walk_done","minutes":5}\n',
        encoding="utf-8",
    )
    assert verb("import", path) == 0
    told = capsys.readouterr().err

    assert "line 2: field `at`: 1969-03-01 lies before the year of birth, 1970" in told
    assert "line 3: field `at`: 2199-03-01 lies in the future" in told
    assert "waits for its day" in told
