"""Program files on disk: mistakes by line and key, limits of size, and a round trip through the file."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homeprog.data.program_file import (
    SIZE_MAX,
    ProgramFileError,
    digest,
    load_program,
    schema,
    to_toml,
    write_program,
)
from homeprog.data.resources import resources_root
from homeprog.data.toml_lines import line_of
from homeprog.program.catalog import Catalog
from homeprog.program.program_file import Chosen, OwnExercise, ProgramFile

SAMPLES = sorted((resources_root() / "samples").glob("*.homeprog"))
SCHEMA = Path(__file__).parents[2] / "docs" / "program-file.schema.json"
HEAD = 'format = 1\ntitle = "T"\nauthor = "A"\n'
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=40)


def refused(tmp_path: Path, catalog: Catalog, content: str | bytes) -> list[str]:
    """The sentences with which a file of this content is refused."""
    path = tmp_path / "x.homeprog"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ProgramFileError) as error:
        load_program(path, catalog)
    return [str(finding) for finding in error.value.findings]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_sound(catalog: Catalog, path: Path) -> None:
    loaded = load_program(path, catalog)

    assert loaded.program.title
    assert len(loaded.sha256) == 64
    assert loaded.notes == ()


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 3


@pytest.mark.parametrize(
    ("content", "place", "word"),
    [
        (
            HEAD + '\n[[exercises]]\nid = "hs-strap"\ntop = "F9"\n',
            "line 7: key `exercises[0].top`",
            "F1 to F7",
        ),
        (HEAD + "[limits]\nN_UP = 9\n", "line 5: key `limits.N_UP`", "2 to 5"),
        (HEAD + '[limits]\nN_UP = "4"\n', "line 5: key `limits.N_UP`", "whole number"),
        (HEAD + 'colour = "red"\n', "line 4: key `colour`", "allowed keys: `format`"),
        (
            HEAD + '[[exercises]]\nid = "hs-strap"\nhold = 3\n',
            "line 6: key `exercises[0].hold`",
            "`id`, `step`",
        ),
        (HEAD + '[[exercises]]\nstep = "F1"\n', "line 4: key `exercises[0].id`", "missing"),
        (
            HEAD + 'leave_out = [\n  "hs-strap",\n  "sit-ups",\n]\n',
            "line 4: key `leave_out[1]`",
            "no exercise",
        ),
        (
            HEAD + 'notes = """\n[[exercises]]\ntop = 3\n"""\n[[exercises]]\nid = "x"\n',
            "line 9: key `exercises[0].id`",
            "no exercise",
        ),
        ('format = 1\ntitle = ""\n', "line 2: key `title`", "it is empty"),
        ("format = 2\n", "line 1: key `format`", "allowed: `1`"),
        ("format = 1\ntitle = x\n", "x.homeprog: not valid TOML", "line 2"),
        ("", "key `format`", "missing"),
        (b"format = 1\ntitle = '\xff'\n", "line 2: the file", "UTF-8"),
        (b"#" * (SIZE_MAX + 1), "x.homeprog: the file is larger", "256 kB"),
        ("a = " + "[" * 5000, "x.homeprog:", "nested too deeply"),
        (
            f'{HEAD}[[own]]\nname = "N"\nlike = "hs-strap"\nsteps = ["S"]\n'
            '[own.figure]\nbase = "flying"\nframes = [{}]\n',
            "line 9: key `own[0].figure.base`",
            "flying",
        ),
    ],
    ids=range(16),
)
def test_a_mistake_is_one_sentence_with_line_and_key(
    tmp_path: Path, catalog: Catalog, content: str | bytes, place: str, word: str
) -> None:
    sentences = refused(tmp_path, catalog, content)

    assert len(sentences) == 1
    assert place in sentences[0]
    assert word in sentences[0]
    assert sentences[0].endswith(".")
    assert "\n" not in sentences[0]


def test_every_mistake_is_told_at_once(tmp_path: Path, catalog: Catalog) -> None:
    content = HEAD + 'leave_out = ["sit-ups"]\n[limits]\nN_UP = 9\nX = 1\n[[exercises]]\nid = "plank"\n'

    assert [line.split(":")[0] for line in refused(tmp_path, catalog, content)] == [
        f"x.homeprog, line {number}" for number in (4, 6, 7, 9)
    ]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, catalog: Catalog) -> None:
    for path, word in ((tmp_path / "no.homeprog", "cannot be read"), (tmp_path, "folder")):
        with pytest.raises(ProgramFileError, match=word):
            load_program(path, catalog)


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path, catalog: Catalog) -> None:
    path = tmp_path / "x.homeprog"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())

    assert load_program(path, catalog).program.author == "A"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_written_is_what_was_read(tmp_path: Path, catalog: Catalog, path: Path) -> None:
    loaded = load_program(path, catalog)
    copy = tmp_path / "copy.homeprog"
    write_program(copy, loaded.program)

    again = load_program(copy, catalog)
    assert again.program == loaded.program
    assert again.sha256 == digest(loaded.program)


@given(title=TEXT, notes=TEXT, author=TEXT, step=TEXT, note=TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_survive_the_file(
    tmp_path: Path, catalog: Catalog, title: str, notes: str, author: str, step: str, note: str
) -> None:
    program = ProgramFile(
        format=1,
        title=f"T{title}",
        author=author,
        notes=notes,
        exercises=(Chosen(id="hs-strap", note=note, top="F3"),),
        own=(
            OwnExercise(
                name=f"N{title}",
                like="hs-strap",
                steps=(f"S{step}", '"""', "\\n", "\\"),
                note=note,
            ),
        ),
    )
    path = tmp_path / "x.homeprog"
    write_program(path, program)

    assert load_program(path, catalog).program == program


def test_the_text_is_one_that_a_person_would_write() -> None:
    program = ProgramFile(
        format=1,
        title="T",
        notes="one\ntwo",
        limits={"N_UP": 4},
        exercises=(Chosen(id="hs-strap", top="F3"), Chosen(id="gl-clam")),
    )

    assert to_toml(program) == (
        'format = 1\ntitle = "T"\nnotes = """\none\ntwo"""\n\n[limits]\nN_UP = 4\n\n'
        '[[exercises]]\nid = "hs-strap"\ntop = "F3"\n\n[[exercises]]\nid = "gl-clam"\n'
    )


def test_the_published_schema_is_that_of_the_types() -> None:
    assert json.loads(SCHEMA.read_text()) == json.loads(json.dumps(schema())), (
        "run: python -m scripts.program_schema"
    )


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("a", 1),
        ("b.c", 2),
        ("rows[0].x", 4),
        ("rows[1].x", 6),
        ("rows[1].part.y", 8),
        ("rows[1].part.z", 7),
        ("rows[1].list[3]", 9),
        ("rows[2].x", 3),
        ("other", None),
    ],
)
def test_the_line_of_a_key(key: str, line: int | None) -> None:
    text = """a = 1
b.c = 2
[[rows]]
x = 1
[[rows]] # second
'x' = 1
[rows.part]
y = 2
[[rows.list]]
z = 3
"""

    assert line_of(text, key) == line
