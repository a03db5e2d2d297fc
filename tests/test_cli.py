"""The command line: options before a verb, the window without one, one sentence for wrong use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from homeprog import __version__, cli


def run(*line: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run the real program in a real process without a display."""
    clean = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name[:3] != "QT_"}
    return subprocess.run(
        [sys.executable, "-m", "homeprog", *line], capture_output=True, text=True, env={**clean, **environ}
    )


def test_without_a_verb_the_window_is_meant() -> None:
    args = cli.parse(["--data-dir", "there", "--profile", "Anna", "--lang", "de", "--speed", "20"])

    assert args.verb is None
    assert (args.data_dir, args.profile, args.lang, args.speed) == ("there", "Anna", "de", 20.0)


def test_options_stand_before_the_verb() -> None:
    args = cli.parse(["--data-dir", "there", "backup"])

    assert (args.verb, args.data_dir, args.profile, args.lang, args.speed) == (
        "backup",
        "there",
        None,
        None,
        1.0,
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (["--speed", "0"], "--speed"),
        (["--speed", "fast"], "'fast'"),
        (["--speed", "nan"], "'nan'"),
        (["--speed", "1001"], "1000"),
        (["dance"], "dance"),
        (["--dat", "x", "backup"], "'x'"),
        (["backup", "--bogus"], "--bogus"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(
    line: list[str], names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parse(line)

    assert stopped.value.code == 2
    assert names in capsys.readouterr().err.splitlines()[-1]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parse(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"homeprog {__version__}"


def test_help_names_every_verb() -> None:
    shown = run("--help")

    assert shown.returncode == 0
    for verb in ("plan", "exercises", "check", "figure", "export", "import", "backup", "doctor"):
        assert verb in shown.stdout


def test_a_verb_runs_and_gives_its_code(tmp_path: Path) -> None:
    done = run("--data-dir", str(tmp_path), "backup")

    assert done.returncode == 2
    assert done.stderr.startswith("There is no profile in")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are a matter of Linux")
def test_without_a_display_one_sentence_instead_of_an_abort(tmp_path: Path) -> None:
    done = run("--data-dir", str(tmp_path))

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs a display" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "homeprog", "exercises", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()

    assert errors == b""
