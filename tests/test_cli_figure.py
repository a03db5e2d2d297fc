"""The verb `figure`: files, checks, and one clear sentence for wrong use."""

import argparse
import json
from pathlib import Path

import pytest

from homeprog import cli_figure

POSES = Path(__file__).parent / "figure" / "poses"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli_figure.add_parser(parser.add_subparsers())
    return cli_figure.run(parser.parse_args(["figure", *words]))


def test_check_of_a_sound_pose(capsys):
    assert run("--check", str(POSES / "bridge.toml")) == 0
    assert "bridge: sound" in capsys.readouterr().out


def test_check_prints_what_is_found_as_data(tmp_path, capsys):
    bad = tmp_path / "bad.toml"
    bad.write_text('[figure]\nbase = "crook"\n[[figure.frames]]\nlegN = { foot = [120] }\n', encoding="utf-8")

    assert run("--check", "--json", str(bad)) == 1
    found = json.loads(capsys.readouterr().out)
    assert [row["what"] for row in found["bad"] if row["check"] == "target"] == ["legN.foot"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["no-such-exercise"], 1, "no figure for"),
        ([], 2, "name one exercise"),
        (["x.toml", "-o", "x.gif"], 2, ".png, .svg or .pdf"),
        (["missing.toml"], 1, "missing.toml"),
        (["--sheet", "-o", "x.svg"], 2, "a sheet is a .png"),
        (["--sheet", "gl-bridge", "--frames", "48", "--size", "8000", "-o", "x.png"], 1, "too many"),
    ],
)
def test_wrong_use_is_one_sentence(words, code, says, capsys):
    assert run(*words) == code
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_place_that_cannot_be_written_is_one_sentence(ending, tmp_path, capsys):
    output = tmp_path / "missing" / f"x.{ending}"

    assert run("hs-strap", "-o", str(output)) == 1
    assert capsys.readouterr().err == (
        f"{output}: the picture cannot be written; is the folder there, and yours?\n"
    )


@pytest.mark.parametrize("words", [("--columns", "0"), ("--frames", "-3"), ("--frames", "many")])
def test_no_number_of_pictures_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        run("--sheet", *words)
    assert "no number of pictures: 1 to 48" in capsys.readouterr().err


@pytest.mark.parametrize("frame", ["-0.1", "1.2", "middle"])
def test_moment_outside_is_refused(frame, capsys):
    with pytest.raises(SystemExit):
        run("x.toml", "--frame", frame)
    assert "0 to 1" in capsys.readouterr().err or "outside" in capsys.readouterr().err


def test_svg_to_file(tmp_path):
    output = tmp_path / "x.svg"

    assert run(str(POSES / "slr.toml"), "--frame", "0.5", "--style", "print", "-o", str(output)) == 0
    assert output.read_text(encoding="utf-8").startswith("<svg")


def test_a_side_is_written_on_the_picture(tmp_path):
    said = {}
    for side in ("left", "right"):
        output = tmp_path / f"{side}.svg"
        assert run("hs-strap", "--side", side, "-o", str(output)) == 0
        said[side] = output.read_text(encoding="utf-8")

    assert ">left leg</text>" in said["left"]
    assert ">right leg</text>" in said["right"]
    assert "matrix(-" in said["left"]
    assert "matrix(-" not in said["right"]
