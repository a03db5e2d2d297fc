"""What a program file may hold: doses on the ladder, limits inside 5.7, nothing left without a choice."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program_strategies import programs

from homeprog.program.catalog import Catalog
from homeprog.program.program_file import (
    Chosen,
    OwnExercise,
    ProgramFile,
    from_fact,
    left_out_by,
    problems,
    remarks,
)


def written(**fields: object) -> ProgramFile:
    """A program with these fields."""
    return msgspec.convert({"format": 1, "title": "Calm start", **fields}, ProgramFile)


def test_an_empty_program_is_sound(catalog: Catalog) -> None:
    assert problems(written(), catalog) == []
    assert remarks(written(), catalog) == []


@pytest.mark.parametrize(
    ("fields", "key", "word"),
    [
        ({"exercises": [{"id": "sit-ups"}]}, "exercises[0].id", "no exercise"),
        ({"exercises": [{"id": "hs-strap"}, {"id": "hs-strap"}]}, "exercises[1].id", "twice"),
        ({"exercises": [{"id": "hs-strap", "step": "R1"}]}, "exercises[0].step", "F1 to F7"),
        ({"exercises": [{"id": "hs-strap", "top": "F8"}]}, "exercises[0].top", "F1 to F7"),
        ({"exercises": [{"id": "hs-strap", "step": "F3", "top": "F2"}]}, "exercises[0].step", "above"),
        ({"leave_out": ["sit-ups"]}, "leave_out[0]", "no exercise"),
        ({"leave_out": ["fa-rest-90-90"]}, "leave_out[0]", "first aid"),
        ({"leave_out": ["hs-strap", "hs-strap"]}, "leave_out[1]", "twice"),
        ({"leave_out": ["hs-strap"], "exercises": [{"id": "hs-strap"}]}, "leave_out[0]", "keep one"),
        (
            {"leave_out": ["core-vacuum-lying", "core-vacuum-sitting", "core-vacuum-standing"]},
            "leave_out",
            "nothing for core",
        ),
        (
            {"leave_out": ["set-hinge-part", "set-lift-part", "set-step-up-part", "set-carry-part"]},
            "leave_out",
            "2 setting families",
        ),
        ({"limits": {"N_UP": 4}}, "author", "who made"),
        ({"limits": {"N_UP": 6}, "author": "P"}, "limits.N_UP", "2 to 5"),
        ({"limits": {"A1": 6}, "author": "P"}, "limits.A1", "no limit"),
        ({"limits": {"A7_GENTLE": 6, "A6_FLARE": 6}, "author": "P"}, "limits", "below"),
        ({"own": [{"name": "N", "like": "plank", "steps": ["S"]}]}, "own[0].like", "no exercise"),
        ({"own": [{"name": " ", "like": "hs-strap", "steps": ["S"]}]}, "own[0].name", "empty"),
        ({"own": [{"name": "N", "like": "hs-strap", "steps": ["S"], "step": "R1"}]}, "own[0].step", "F1"),
        (
            {"leave_out": ["hs-strap"], "own": [{"name": "N", "like": "hs-strap", "steps": ["S"]}]},
            "own[0].like",
            "left out",
        ),
        ({"notes": "bell \x07"}, "notes", "control"),
        ({"title": "   "}, "title", "empty"),
    ],
)
def test_what_cannot_be_is_named_by_key(
    catalog: Catalog, fields: dict[str, object], key: str, word: str
) -> None:
    found = problems(written(**fields), catalog)

    assert [one.key for one in found] == [key]
    assert word in found[0].message


def test_limits_move_together_as_long_as_the_result_is_in_order(catalog: Catalog) -> None:
    assert problems(written(author="P", limits={"A6_FLARE": 6, "A5_NO_SESSION": 7}), catalog) == []


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"exercises": [{"id": "core-vacuum-lying", "top": "V2"}]}, "exercises[0].top"),
        ({"exercises": [{"id": "bal-tandem", "top": "B4"}]}, "exercises[0].top"),
        ({"leave_out": ["bal-single-leg"]}, "leave_out"),
    ],
)
def test_a_program_that_stops_the_road_says_so(catalog: Catalog, fields: dict[str, object], key: str) -> None:
    program = written(**fields)

    assert problems(program, catalog) == []
    assert [one.key for one in remarks(program, catalog)] == [key]


@pytest.mark.parametrize(
    ("named", "gone"),
    [
        ("set-hinge-full", {"set-hinge-full", "set-hinge-exaggerated", "set-hinge-load"}),
        ("set-hinge-load", {"set-hinge-load"}),
        ("bal-seated-reach", {"bal-seated-reach"}),
        ("gl-squeeze", {"gl-squeeze"}),
        ("core-vacuum-lying", {"core-vacuum-lying"}),
    ],
)
def test_no_grade_is_skipped_what_follows_is_left_out_too(
    catalog: Catalog, named: str, gone: set[str]
) -> None:
    assert set(left_out_by(written(leave_out=[named]), catalog)) == gone


def test_balance_ends_where_one_is_left_out(catalog: Catalog) -> None:
    gone = left_out_by(written(leave_out=["bal-semi-tandem"]), catalog)

    assert {"bal-tandem", "bal-single-leg", "bal-heel-toe-walk", "bal-cushion-two-feet"} <= set(gone)
    assert not {"bal-weight-shift", "bal-feet-together", "bal-side-step"} & set(gone)


def test_a_whole_family_may_be_left_out(catalog: Catalog) -> None:
    assert problems(written(leave_out=["set-carry-part"]), catalog) == []


def test_more_than_a_session_holds_is_remarked(catalog: Catalog) -> None:
    many = tuple(Chosen(id=one) for one in list(catalog.exercises)[:8])
    own = OwnExercise(name="N", like="hs-strap", steps=("S",))

    assert remarks(ProgramFile(format=1, title="T", exercises=many), catalog) == []
    assert (
        "9 exercises"
        in remarks(ProgramFile(format=1, title="T", exercises=many, own=(own,)), catalog)[0].message
    )


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_program_survives_the_journal(catalog: Catalog, data: st.DataObject) -> None:
    program = data.draw(programs(catalog))

    assert problems(program, catalog) == []
    assert from_fact(msgspec.json.decode(msgspec.json.encode(program))) == program


def test_the_body_of_another_version_is_no_program() -> None:
    assert from_fact({"format": 2, "title": "T"}) is None
    assert from_fact({"format": 1, "title": "T", "colour": "red"}) is None
