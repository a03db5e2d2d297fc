"""What the handout says: compared with reference files, and rule by rule.

A reference is renewed by writing `as_text(...)` into the file of the test, after reading the difference.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from paper_days import SESSION, sources

from homeprog.handout.document import ExerciseBlock, LogGrid, RuleBox, Table, Title
from homeprog.handout.handout import LOCKING, build_handout, sentence
from homeprog.handout.logsheet import build_log_sheet
from homeprog.handout.text import as_text
from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits
from homeprog.program.plan import SEVERITY
from homeprog.program.records import Baseline
from homeprog.ui.words_paper import PaperWords

REFERENCE = Path(__file__).parent.parent / "reference"


def blocks_of(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def test_handout_of_a_full_day_is_as_the_reference(catalog):
    text = as_text(build_handout(sources(catalog)))

    assert text == (REFERENCE / "handout-stage-2.txt").read_text(encoding="utf-8")


def test_log_sheet_is_as_the_reference(catalog):
    made = sources(catalog)

    text = as_text(build_log_sheet(made, made.plan.day))

    assert text == (REFERENCE / "logsheet-stage-2.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("action", LOCKING)
def test_2_1_under_a_stop_action_nothing_is_offered(catalog: Catalog, action):
    document = build_handout(sources(catalog, action))

    assert not blocks_of(document, ExerciseBlock)
    assert catalog.texts[action] in as_text(document)
    assert not blocks_of(document, Title)[0].fact


@pytest.mark.parametrize("action", SEVERITY)
@pytest.mark.parametrize("empty", [False, True])
def test_every_action_makes_a_handout_with_stop_signs(catalog, action, empty):
    document = build_handout(sources(catalog, action, empty=empty))

    assert len(blocks_of(document, RuleBox)) == 1
    assert document.footer == catalog.texts["session_footer"]


def test_exercises_keep_the_order_and_numbers_of_the_plan(catalog):
    blocks = blocks_of(build_handout(sources(catalog)), ExerciseBlock)

    assert [block.number for block in blocks] == list(range(1, len(SESSION) + 1))
    assert [block.name for block in blocks] == [catalog.exercises[one].name for _, one in SESSION]


def test_4_1_modify_of_the_patients_tags_is_part_of_the_instructions(catalog):
    blocks = {block.name: block for block in blocks_of(build_handout(sources(catalog)), ExerciseBlock)}

    assert blocks["Bridge"].changes == ("Stop at a straight line.",)
    assert blocks["Hamstring stretch with strap"].changes == ("Tail bone stays down.",)


def test_name_is_left_out_on_request(catalog):
    made = sources(catalog, name="")

    assert "Maria" not in as_text(build_handout(made)) + build_handout(made).running


def test_log_sheet_has_a_row_for_each_rated_exercise_and_says_what_it_is(catalog):
    made = sources(catalog)
    document = build_log_sheet(made, made.plan.day, weeks=3)

    grids = blocks_of(document, LogGrid)
    names = [row.label for row in grids[0].rows if row.kind == "exercise" and row.label]
    assert names == [catalog.exercises[one].name for part, one in SESSION if part == "main"]
    assert [grid.days[0] for grid in grids] == ["Mon 2 Mar", "Mon 9 Mar", "Mon 16 Mar"]
    assert document.footer == "Self-reported; not a medical record."


def test_4_6_a_log_sheet_lists_what_its_days_contain_and_on_which_day(catalog):
    made = sources(catalog)
    squat = [item for item in made.plan.items if item.exercise == "qd-chair-squat"]
    ahead = [
        replace(made.plan, day=made.plan.day + timedelta(days=offset), items=tuple(items))
        for offset, items in enumerate([squat, made.plan.items, squat, squat, (), squat, squat])
    ]
    document = build_log_sheet(made, made.plan.day, ahead=ahead)

    (grid,) = blocks_of(document, LogGrid)
    rows = {row.about: row.not_due for row in grid.rows if row.about in catalog.exercises}
    assert list(rows) == [one for part, one in SESSION if part == "main"]  # 4.6, not the order of the days
    assert rows["qd-chair-squat"] == (4,)
    assert rows["gl-bridge"] == (0, 2, 3, 4, 5, 6)
    text = as_text(document)
    assert "A box with a dash is not for that day." in text
    assert "Bridge: 6 times (Tue 3 Mar)" in text


@pytest.mark.parametrize("weeks", [0, -1])
def test_log_sheet_needs_a_week(catalog, weeks):
    made = sources(catalog)

    with pytest.raises(ValueError, match="1 or more"):
        build_log_sheet(made, made.plan.day, weeks)


def test_5_3_rows_follow_the_limits_a_clinician_set(catalog):
    strict = Limits.from_catalog(catalog).__class__(
        **{
            **{field: getattr(Limits.from_catalog(catalog), field) for field in Limits.__struct_fields__},
            "d7_ceiling": 1,
            "d6_stop": 4,
        }
    )

    scores = [row[0] for row in PaperWords().pain_rows(strict)]

    assert scores[0] == "0 to 1"
    assert scores[1].startswith("2 or 3, up to 1 more")
    assert scores[-1] == "4 or more"


def test_5_2_rows_of_the_default_limits_leave_no_score_out(catalog):
    keys = [row[0] for row in PaperWords().readiness_rows(Limits.from_catalog(catalog))]

    assert [key.split(",")[0] for key in keys] == ["0 to 4", "5 or 6", "7", "8 or more"]


def test_0_4_the_usual_pain_stands_over_the_rows_that_speak_of_it(catalog):
    made = sources(catalog)
    known = replace(made.state, baseline=Baseline(3, 3, (0, 0), 0.0, 3, 3, (0, 0), 0.0))

    assert "Your usual is 3." in as_text(build_handout(replace(made, state=known)))
    assert "Your usual" not in as_text(build_handout(made))


def test_tables_of_pain_stand_on_the_handout(catalog):
    assert len(blocks_of(build_handout(sources(catalog)), Table)) == 2


@pytest.mark.parametrize(
    ("phrase", "said"),
    [("mild pull", "Mild pull."), ("Stop.", "Stop."), ("Why?", "Why?"), ("", ""), ("x", "X.")],
)
def test_phrases_become_sentences(phrase, said):
    assert sentence(phrase) == said
