"""What a program would do for one person: told before it is adopted, and true after."""

from journal_builder import Patient
from later_stages import further, knows
from test_adopted import adopt
from test_program_file import written

from homeprog.program.catalog import Catalog
from homeprog.program.context import limits_of
from homeprog.program.program_file import problems
from homeprog.program.program_preview import Preview, preview, program_of


def seen(patient: Patient, **fields: object) -> Preview:
    return preview(written(**fields), patient.state, patient.plan(), patient.catalog)


def test_every_preferred_exercise_stands_in_one_list(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, "gl-squeeze", "I1", "ok", "ok", last=2, first=60)
    ids = ("gl-squeeze", "gl-clam", "qd-wall-slide", "core-vacuum-standing", "set-hinge-part")
    found = seen(patient.ready(1), exercises=[{"id": one} for one in ids])

    assert found.stays == ("gl-squeeze",)
    assert found.comes == ("gl-clam",)
    assert found.waits == ("qd-wall-slide", "core-vacuum-standing")
    assert found.locked == (("set-hinge-part", "G-SET"),)
    assert found.unsuited == ()


def test_a_precaution_keeps_back(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().override("tag_set", "no-supine")
    found = seen(patient.ready(1), exercises=[{"id": "hs-strap"}, {"id": "hs-chair"}])

    assert (found.unsuited, found.comes) == (("hs-strap",), ("hs-chair",))


def test_what_comes_in_does_come_in(catalog: Catalog) -> None:
    patient = further(catalog, "S2")
    knows(patient, "gl-squeeze", "I1", "ok", "ok", last=2, first=60)
    assert seen(patient.ready(1), exercises=[{"id": "gl-clam"}]).comes == ("gl-clam",)

    plan = adopt(patient, exercises=[{"id": "gl-clam"}]).plan()
    assert "gl-clam" in {item.exercise for item in plan.items}


def test_what_leaves_and_what_is_held(catalog: Catalog) -> None:
    patient = further(catalog, "S2").ready(1)
    found = seen(patient, leave_out=["gl-squeeze", "gl-clam"], exercises=[{"id": "hs-chair", "top": "F3"}])

    assert found.leaves == ("gl-squeeze",)
    assert found.tops == (("hs-chair", "F3"),)


def test_numbers_are_told_as_they_will_be(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready(1)
    fields = {"author": "P", "limits": {"N_UP": 4, "D7_CEILING": 2}}
    found = seen(patient, **fields)

    assert found.limits == (("N_UP", 3, 4),)
    assert not found.limits_aside
    assert limits_of(adopt(patient, **fields).state, catalog).n_up == 4
    assert seen(patient).limits == (("N_UP", 4, 3),)


def test_numbers_that_do_not_go_with_a_clinicians_are_told(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().override("limit_set", "A7_GENTLE", 6).ready(1)
    found = seen(patient, author="P", limits={"A6_FLARE": 6})

    assert found.limits == ()
    assert found.limits_aside


def test_a_file_from_a_person_has_the_exercises_and_no_name(catalog: Catalog) -> None:
    patient = further(catalog, "S2", name="Rosa")
    knows(patient, "gl-squeeze", "I3")
    program = program_of(patient.state, catalog, "My program")

    assert problems(program, catalog) == []
    chosen = program.chosen("gl-squeeze")
    assert chosen is not None
    assert chosen.step == "I3"
    assert {one.id for one in program.exercises} == {
        one for slot in patient.state.slots.values() for one in slot
    }
    assert "Rosa" not in repr(program)
