"""A program file on paper: the author's doses and words, the stop rules, own exercises in their place."""

from datetime import date

import msgspec
import pytest

from homeprog.handout.document import ExerciseBlock, Note, Overview, Paragraph, RuleBox, Table, Title
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.program_paper import build_program_handout, program_sources
from homeprog.handout.text import as_text
from homeprog.program.catalog import Catalog
from homeprog.program.program_file import ProgramFile
from homeprog.ui.words_paper import PaperWords

DAY = date(2026, 3, 2)
OWN = {"name": "Towel slide", "like": "hs-strap", "steps": ["Pull.", "Hold."], "step": "F2"}


def written(**fields: object) -> ProgramFile:
    return msgspec.convert({"format": 1, "title": "Calm start", **fields}, ProgramFile)


def handout(catalog: Catalog, **fields: object) -> list[object]:
    """The blocks of a program's handout."""
    program = written(**fields)
    sources = program_sources(program, catalog, PaperWords(), day=DAY)
    return list(build_program_handout(program, sources).blocks)


def exercises(blocks: list[object]) -> list[ExerciseBlock]:
    return [block for block in blocks if isinstance(block, ExerciseBlock)]


def test_doses_are_the_files_and_the_order_is_a_sessions(catalog: Catalog) -> None:
    chosen = [
        {"id": "fa-walk", "step": "W3"},
        {"id": "gl-clam", "step": "R3"},
        {"id": "hs-strap"},
        {"id": "bal-tandem"},
    ]
    found = exercises(handout(catalog, exercises=chosen))

    assert [block.name for block in found] == [
        catalog.exercises[id_].name for id_ in ("bal-tandem", "hs-strap", "gl-clam", "fa-walk")
    ]
    assert found[1].dose == "2 times 10 seconds on each side"
    assert found[2].dose.startswith("10 times")
    assert found[3].dose == "8 minutes"


def test_an_own_exercise_keeps_its_words_and_its_neighbours_rules(catalog: Catalog) -> None:
    block = exercises(handout(catalog, own=[{**OWN, "note": "Slowly"}]))[0]

    assert (block.name, block.steps) == ("Towel slide", ("Pull.", "Hold."))
    assert block.dose == "2 times 15 seconds on each side"
    assert block.errors == ()
    assert block.changes[0] == "Slowly."
    assert catalog.exercises["hs-strap"].name in block.changes[1]
    inherited = catalog.readable(catalog.exercises["hs-strap"].should_not_feel)
    assert inherited.lower() in " ".join(cue.text for cue in block.cues).lower()


def test_a_note_stands_with_its_exercise(catalog: Catalog) -> None:
    chosen = [{"id": "hs-strap", "note": "knee soft"}, {"id": "gl-clam"}]
    found = exercises(handout(catalog, exercises=chosen))

    assert [block.changes for block in found] == [("Knee soft.",), ()]


def test_the_first_page_says_who_made_it_and_when_to_stop(catalog: Catalog) -> None:
    blocks = handout(catalog, author="P", notes="One\nline.\n\nTwo.", exercises=[{"id": "hs-strap"}])

    title = blocks[0]
    assert isinstance(title, Title)
    assert (title.text, title.lines) == ("Calm start", ("Made by P",))
    assert "health questions" in blocks[1].text if isinstance(blocks[1], Paragraph) else False
    assert next(block.text for block in blocks if isinstance(block, Note)) == "One line."
    assert Paragraph("Two.") in blocks
    assert any(isinstance(block, RuleBox) for block in blocks)
    assert sum(isinstance(block, Table) for block in blocks) == 2


def test_the_files_limits_stand_in_the_tables(catalog: Catalog) -> None:
    fields = {"author": "P", "exercises": [{"id": "hs-strap"}]}
    usual = [block for block in handout(catalog, **fields) if isinstance(block, Table)][1]
    strict = [
        block for block in handout(catalog, limits={"D7_CEILING": 1}, **fields) if isinstance(block, Table)
    ][1]

    assert (usual.rows[0][0], strict.rows[0][0]) == ("0 to 2", "0 to 1")


@pytest.mark.parametrize(("count", "said"), [(8, False), (9, True)])
def test_more_than_one_day_holds_is_said(catalog: Catalog, count: int, said: bool) -> None:
    stretches = [one.id for one in catalog.exercises.values() if one.stage == "S1"][:count]
    blocks = handout(catalog, exercises=[{"id": one} for one in stretches])

    assert any("more than one day" in block.text for block in blocks if isinstance(block, Paragraph)) == said
    title = blocks[0]
    assert isinstance(title, Title)
    assert bool(title.fact) != said


def test_a_program_without_exercises_still_says_when_to_stop(catalog: Catalog) -> None:
    blocks = handout(catalog)

    assert any(isinstance(block, RuleBox) for block in blocks)
    assert not any(isinstance(block, Overview) for block in blocks)


def test_the_log_sheet_has_a_row_for_each(catalog: Catalog) -> None:
    program = written(exercises=[{"id": "hs-strap", "step": "F4"}], own=[OWN])
    sources = program_sources(program, catalog, PaperWords(), day=DAY)
    text = as_text(build_log_sheet(sources, DAY))

    assert f"{catalog.exercises['hs-strap'].name}: 3 times 20 seconds on each side" in text
    assert "Towel slide: 2 times 15 seconds on each side" in text
