"""Changes to a program, one at a time: whatever is ticked, the doses stay in order and nothing is both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeprog.program import program_editing as edits
from homeprog.program.catalog import Catalog
from homeprog.program.program_file import ProgramFile, problems, steps_of

IDS = ("hs-chair", "gl-clam", "core-vacuum-lying", "bal-tandem", "fa-walk")


def test_chosen_exercises_stay_in_the_order_of_the_library(catalog: Catalog) -> None:
    program = edits.EMPTY
    for exercise in IDS:
        program = edits.use(program, exercise, True, catalog)

    order = list(catalog.exercises)
    assert [one.id for one in program.exercises] == sorted(IDS, key=order.index)


def test_choosing_again_keeps_the_dose(catalog: Catalog) -> None:
    program = edits.use(edits.EMPTY, "hs-chair", True, catalog)
    program = edits.with_dose(program, "hs-chair", catalog, step="F2", top="F4")

    assert edits.use(program, "hs-chair", True, catalog) == program


def test_the_usual_number_is_no_entry() -> None:
    program = edits.with_limit(edits.EMPTY, "N_UP", 4)
    assert program.limits == {"N_UP": 4}
    assert edits.with_limit(program, "N_UP", None).limits == {}


def test_words_are_three() -> None:
    assert edits.with_words(edits.EMPTY, "notes", "Slowly").notes == "Slowly"
    with pytest.raises(ValueError, match="colour"):
        edits.with_words(edits.EMPTY, "colour", "red")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_row_of_presses_leaves_a_sound_program(catalog: Catalog, data: st.DataObject) -> None:
    program: ProgramFile = edits.with_words(edits.EMPTY, "title", "T")
    for _ in range(data.draw(st.integers(0, 12))):
        exercise = data.draw(st.sampled_from([one for one in IDS if one != "fa-walk"]))
        wish = data.draw(st.sampled_from(("use", "leave", "dose")))
        if wish == "dose":
            exercise_data = catalog.exercises[exercise]
            steps = (None, *steps_of(exercise_data, catalog.ladders[exercise_data.dose.ladder]))
            step, top = data.draw(st.sampled_from(steps)), data.draw(st.sampled_from(steps))
            program = edits.with_dose(program, exercise, catalog, step=step, top=top)
        elif wish == "use":
            program = edits.use(program, exercise, data.draw(st.booleans()), catalog)
        else:
            program = edits.leave(program, exercise, data.draw(st.booleans()))

    assert problems(program, catalog) == []
