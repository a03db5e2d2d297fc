"""Languages: words laid over the English library, and nothing but words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from homeprog.data.check_languages import check_languages
from homeprog.data.languages import find_language, languages
from homeprog.data.library import LibraryError, load_catalog

Write = Callable[[str, str], None]
STRAP = "exercises/hs-strap.toml"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file of the language `xx`, which is looked for in a folder of its own."""
    monkeypatch.setenv("HOMEPROG_LANGUAGES", str(tmp_path))

    def into(name: str, text: str) -> None:
        path = tmp_path / "xx" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return into


def test_words_are_laid_over_the_english_and_the_rest_stays(write: Write) -> None:
    write(STRAP, 'name = "Strip"\nfeel = "trek"\n[modify.hip-repl]\ntext = "minder"\n')
    write("program/cards.toml", '[E1]\ntitle = "Blijf bewegen"\n')
    write("program/tests.toml", '[tests.T-HF2]\nchoices = ["niets", "hand", "vuist"]\n')
    write("program/calendar.toml", "[[rows]]\n" * 6 + '[[rows]]\ncontent = "onderhoud"\n')
    english, spoken = load_catalog(), load_catalog(language="xx")
    strap = spoken.exercises["hs-strap"]

    assert (strap.name, strap.feel, strap.modify["hip-repl"].text) == ("Strip", "trek", "minder")
    assert strap.steps == english.exercises["hs-strap"].steps
    assert (spoken.cards["E1"].title, spoken.cards["E1"].text) == ("Blijf bewegen", english.cards["E1"].text)
    assert spoken.tests["T-HF2"].choices == (("niets", 0), ("hand", 1), ("vuist", 2))
    assert spoken.calendar[-1] == ("17 on", "onderhoud", 0)
    assert spoken.sha256 == english.sha256, "the same program, so the same standing"


def test_equipment_is_compared_in_english_and_told_in_the_language(write: Write) -> None:
    write(STRAP, 'equipment = "riem"\n')
    strap = load_catalog(language="xx").exercises["hs-strap"]

    assert strap.needed == "riem"
    assert strap.equipment == load_catalog().exercises["hs-strap"].equipment


WRONG = {
    "dose": ('[dose]\nstart = "F4"\n', "key `dose.start` holds no words"),
    "gates": ('unlock = ["G-SCREEN"]\n', "key `unlock` holds no words"),
    "id": ('id = "other"\n', "key `id` holds no words"),
    "cap": ("[modify.hip-repl]\nmax_hold_s = 90\n", "key `modify.hip-repl.max_hold_s` is not in the English"),
    "tag": ('[modify.osteo]\ntext = "x"\nuse = "y"\n', "key `modify.osteo"),
    "unknown": ('nmae = "Strip"\n', "key `nmae` is not in the English file"),
    "steps": ('steps = ["een"]\n', "key `steps`: 1 texts; the English has "),
    "kind": ("name = 3\n", "key `name`: text is expected here"),
    "empty": ('name = " "\n', "key `name`: text is expected here"),
    "list": ('errors = "een"\n', "key `errors`: a list of texts is expected here"),
    "nothing": ('core = "iets"\n', "key `core` holds no words"),
    "toml": ("name = \n", "not valid TOML"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_language_changes_words_only(write: Write, case: str) -> None:
    text, sentence = WRONG[case]
    write(STRAP, text)
    with pytest.raises(LibraryError) as caught:
        load_catalog(language="xx")

    assert str(caught.value).startswith(f"i18n/xx/{STRAP}: ")
    assert sentence in str(caught.value)
    findings, _ = check_languages()
    assert [(one.where, sentence in one.message) for one in findings] == [(f"i18n/xx/{STRAP}", True)]


def test_rows_are_told_apart_by_their_place(write: Write) -> None:
    write("program/excluded.toml", '[[exercises]]\nname = "Situps"\n')
    with pytest.raises(
        LibraryError, match=r"key `exercises`: 1 entries; the English has \d+, in the same order"
    ):
        load_catalog(language="xx")


def test_check_tells_what_stays_english(write: Write) -> None:
    write(STRAP, 'name = "Strip"\n')
    write("exercises/no-such.toml", 'name = "x"\n')
    write("program/ladders.toml", "[HOLD]\n")
    findings, notes = check_languages()

    assert [one.where for one in findings] == [
        "i18n/xx/exercises/no-such.toml",
        "i18n/xx/program/ladders.toml",
    ]
    strap = next(str(note) for note in notes if STRAP in note.where)
    assert "`name`" not in strap
    assert "`steps`" in strap
    assert "`unlock`" not in strap
    assert "program/cards.toml" in str(notes[-1])


@pytest.mark.parametrize(
    ("wanted", "found"), [("xx", "xx"), ("xx_BE", "xx"), ("xx-be", "xx"), ("yy", None), ("", None)]
)
def test_a_language_is_found_by_its_code_or_its_first_part(
    write: Write, wanted: str, found: str | None
) -> None:
    write(STRAP, "")
    language = find_language(wanted)

    assert (language.code if language else None) == found
    assert "xx" in [one.code for one in languages()]


def test_the_compiled_form_follows_language_and_files(write: Write, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    english = load_catalog(cache_dir=cache).exercises["hs-strap"].name
    write(STRAP, 'name = "Strip"\n')
    assert load_catalog(cache_dir=cache, language="xx").exercises["hs-strap"].name == "Strip"
    write(STRAP, 'name = "Een strip"\n')
    assert load_catalog(cache_dir=cache, language="xx").exercises["hs-strap"].name == "Een strip"

    assert load_catalog(cache_dir=cache).exercises["hs-strap"].name == english


def test_the_shipped_languages_are_sound() -> None:
    assert check_languages()[0] == []
