"""A clinician's entries stay inside the bounds: 5.7, 6.9."""

import pytest
from journal_builder import Patient

from homeprog.program import overrides
from homeprog.program.catalog import Catalog
from homeprog.program.overrides import What


@pytest.mark.parametrize(
    ("what", "target", "value", "word"),
    [
        ("tag_set", "osteo", "", None),
        ("tag_set", "no-such", "", "list"),
        ("tag_removed", "", "", "list"),
        ("pair_set", "A", "RESTORED", None),
        ("pair_set", "A", "RESTORED-LIMITED", None),
        ("pair_set", "A", "LOCKED", "RESTORED"),
        ("pair_set", "D", "RESTORED", "list"),
        ("limit_set", "N_UP", "5", None),
        ("limit_set", "N_UP", "6", "2 to 5"),
        ("limit_set", "N_UP", "1", "2 to 5"),
        ("limit_set", "N_UP", "2.5", "whole number"),
        ("limit_set", "N_UP", "many", "no number"),
        ("limit_set", "A6_FLARE", "6", None),
        ("limit_set", "A7_GENTLE", "6", None),
        ("exercise_benched", "ab-heel-slide", "14", None),
        ("exercise_benched", "ab-heel-slide", "2026-04-01", None),
        ("exercise_benched", "ab-heel-slide", "2026-03-02", "after 2026-03-02"),
        ("exercise_benched", "ab-heel-slide", "2027-03-02", None),
        ("exercise_benched", "ab-heel-slide", "2027-03-03", "no later than 2027-03-02"),
        ("exercise_benched", "ab-heel-slide", "0", "1 to 365"),
        ("exercise_benched", "ab-heel-slide", "soon", "no number"),
        ("exercise_allowed", "bal-tandem", "", None),
        ("exercise_allowed", "sit-ups", "", "list"),
        ("load_ceiling", "", "12", None),
        ("load_ceiling", "", "0", None),
        ("load_ceiling", "", "12.5", "0 to 12"),
        ("load_ceiling", "", "", "no number"),
        ("gate_opened", "G-CLIN-NERVE", "", None),
        ("gate_opened", "G-A", "", "list"),
        ("review_recorded", "", "", None),
    ],
)
def test_6_9_bounds(catalog: Catalog, what: What, target: str, value: str, word: str | None) -> None:
    patient = Patient(catalog).begin()
    found = overrides.problem(what, target, value, patient.state, catalog, patient.today)

    assert (found is None) if word is None else (found is not None and word in found)
    if found is None:
        before = patient.state.overrides
        patient.override(what, target, overrides.value_of(what, value))
        assert patient.state.overrides == before + 1


def test_5_7_two_limits_keep_their_order(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().override("limit_set", "A6_FLARE", 6)
    found = overrides.problem("limit_set", "A7_GENTLE", "6", patient.state, catalog, patient.today)

    assert found is not None
    assert "must stay below" in found


def test_an_entry_that_was_in_order_takes_effect(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    patient.override("load_ceiling", value=overrides.value_of("load_ceiling", "2.5"))
    patient.override(
        "exercise_benched", "ab-heel-slide", overrides.value_of("exercise_benched", "2026-04-01")
    )
    patient.override("gate_opened", "G-CLIN-NERVE", overrides.value_of("gate_opened", ""))

    assert patient.state.load_ceiling_kg == 2.5
    assert str(patient.plan().benched[0].until) == "2026-04-01"
    assert patient.plan().gates["G-CLIN-NERVE"]
