"""Frames are written back into their file: every comment and every other line stays."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.data.figure_text import save_frames, toml_of, with_frames
from homeprog.data.library import resources_root
from homeprog.data.toml import LibraryError

TEXT = """\
# A comment at the top
name = "Bridge"   # with a comment

[figure]
base = "crook"
props = [
  { kind = "mat" },  # under all
]

[[figure.frames]]                           # start

[[figure.frames]]   # end: hips lifted
pitch = -111                                # as high as is comfortable
lumbar = -4
fit = [
  ["lumbar", "elbowN", 0],
]
# a note in the middle
anchor = ["c7", "same", 1.5]

[sources]
book = "x"  # the last word
"""


def frames_of(text):
    return tomllib.loads(text)["figure"]["frames"]


def test_nothing_changed_changes_nothing():
    assert with_frames(TEXT, "figure", frames_of(TEXT), "x.toml") == TEXT


def test_one_line_is_replaced_and_keeps_its_comment():
    frames = frames_of(TEXT)
    frames[1]["pitch"] = -95.5

    edited = with_frames(TEXT, "figure", frames, "x.toml").split("\n")

    changed = [(a, b) for a, b in zip(TEXT.split("\n"), edited, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].startswith("pitch = -95.5 ")
    assert changed[0][1].endswith("# as high as is comfortable")


def test_keys_are_added_and_taken_out_others_stay():
    frames = frames_of(TEXT)
    frames[0]["legN"] = {"hip": 12.0, "foot": [1, 2.25], "drop": ["heel", 0]}
    del frames[1]["fit"]

    edited = with_frames(TEXT, "figure", frames, "x.toml")

    assert frames_of(edited) == frames
    assert 'legN = { hip = 12, foot = [1, 2.25], drop = ["heel", 0] }' in edited
    for kept in ("# A comment at the top", "# under all", "# a note in the middle", "# the last word"):
        assert kept in edited


def test_frames_in_one_line_are_left_to_an_editor():
    text = '[figure]\nbase = "crook"\nframes = [{ pitch = 1 }]\n'

    with pytest.raises(LibraryError, match=r"x\.toml: figure\.frames .* editor"):
        with_frames(text, "figure", [{"pitch": 2}], "x.toml")


def test_a_file_that_cannot_be_edited_is_as_it_was(tmp_path):
    file = tmp_path / "x.toml"
    file.write_text("[figure]\nframes = [{ pitch = 1 }]\n", encoding="utf-8")

    with pytest.raises(LibraryError):
        save_frames(file, "figure", [{"pitch": 2}])

    assert file.read_text(encoding="utf-8") == "[figure]\nframes = [{ pitch = 1 }]\n"


@pytest.mark.parametrize(
    "path", sorted((resources_root() / "exercises").glob("*.toml")), ids=lambda path: Path(path).stem
)
def test_every_shipped_exercise_can_be_edited(path):
    text = path.read_text(encoding="utf-8")
    frames = frames_of(text)
    frames[-1]["yaw"] = 1.5

    assert frames_of(with_frames(text, "figure", frames, path.name)) == frames


def test_every_shipped_self_test_can_be_edited():
    text = (resources_root() / "figure" / "tests.toml").read_text(encoding="utf-8")
    for name, figure in tomllib.loads(text).items():
        frames = [{**frame, "yaw": 1.5} for frame in figure["frames"]]

        assert tomllib.loads(with_frames(text, name, frames, "tests.toml"))[name]["frames"] == frames


simple = st.one_of(
    st.booleans(),
    st.integers(-999, 999),
    st.integers(-9999, 9999).map(lambda n: n / 100),
    st.text("ab \"\\#'"),
)


@given(st.recursive(simple, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner)))
def test_values_are_read_back_as_they_were(value):
    assert tomllib.loads(f"x = {toml_of(value)}")["x"] == value
