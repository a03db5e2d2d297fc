"""What cannot be is said in a sentence and changes nothing (clinical.md 5.7, 6.9)."""

from datetime import timedelta
from typing import Any

import pytest
from journal_builder import Patient

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact
from homeprog.program.plausible import doubts, of_the_future
from homeprog.program.records import ProgramState
from homeprog.program.state import copy_of, replay

COUNTERS = {"last_at": None, "last_id": "", "facts": 0, "unknown": 0, "overrides": 0}
"""Fields that count every fact, also one without effect."""


def known(state: ProgramState) -> ProgramState:
    """A state without its counters."""
    bare = copy_of(state)
    for name, value in COUNTERS.items():
        setattr(bare, name, value)
    return bare


@pytest.fixture
def patient(catalog: Catalog) -> Patient:
    """Some days into the program, today's session done."""
    return Patient(catalog).begin().good_days(3).morning().train()


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        (facts.OverrideRecorded, {"what": "limit_set", "target": "D7_CEILING", "value": 4}, "1 to 3"),
        (facts.OverrideRecorded, {"what": "limit_set", "target": "D6_STOP", "value": True}, "no number"),
        (facts.OverrideRecorded, {"what": "limit_set", "target": "A-1", "value": 1}, "cannot be chosen"),
        (facts.OverrideRecorded, {"what": "limit_set", "target": "N_UP", "value": 2.5}, "whole number"),
        (facts.OverrideRecorded, {"what": "load_ceiling", "value": 13}, "0 to 12"),
        (facts.OverrideRecorded, {"what": "load_ceiling", "value": -1}, "0 to 12"),
        (facts.OverrideRecorded, {"what": "pair_set", "target": "A", "value": "LOCKED"}, "nothing else"),
        (facts.OverrideRecorded, {"what": "pair_set", "target": "D", "value": "RESTORED"}, "cannot be"),
        (facts.OverrideRecorded, {"what": "tag_set", "target": "brave", "value": True}, "cannot be chosen"),
        (facts.OverrideRecorded, {"what": "gate_opened", "target": "G-SET", "value": True}, "cannot be"),
        (facts.OverrideRecorded, {"what": "exercise_allowed", "target": "sit-ups"}, "cannot be chosen"),
        (
            facts.OverrideRecorded,
            {"what": "exercise_benched", "target": "hs-chair", "value": "2026-03-01"},
            "after 2026-03-05",
        ),
        (facts.OverrideRecorded, {"what": "exercise_benched", "target": "hs-chair", "value": -3}, "1 to 365"),
        (facts.ProfileSet, {"name": "P", "birth_year": 2031}, "2031 lies after this entry"),
        (facts.SessionEnded, {"session": "s1", "how": "stopped"}, "had ended before"),
        (facts.SessionStarted, {"session": "s4"}, "was started before"),
        (facts.TestTaken, {"test": "T-QU1", "value": -4.0}, "cannot have the result -4"),
    ],
)
def test_it_is_said_and_changes_nothing(
    patient: Patient, catalog: Catalog, kind: type[Fact], fields: dict[str, Any], says: str
) -> None:
    before, plan = known(patient.state), patient.plan()
    patient.write(kind, **fields)
    found = doubts(patient.facts, catalog)

    assert [says in doubt.sentence for doubt in found] == [True]
    assert found[0].fact == patient.facts[-1].id
    assert known(patient.state) == before
    assert patient.plan() == plan


def test_a_clearance_of_tomorrow_lifts_nothing(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(RF_21="yes")
    patient.write(
        facts.ClearanceRecorded, lifts=("URGENT",), seen_on=patient.today + timedelta(days=1), by="GP"
    )
    (doubt,) = doubts(patient.facts, catalog)

    assert "field `seen_on`: 2026-03-03 lies after this entry of 2026-03-02" in doubt.sentence
    assert patient.screen().plan().action == "URGENT"


@pytest.mark.parametrize(
    ("year", "says"), [(1975, ["1975-03-02 lies before the year of birth, 1976"]), (1976, []), (2026, [])]
)
def test_a_day_before_birth(catalog: Catalog, year: int, says: list[str]) -> None:
    patient = Patient(catalog).begin()
    walk = facts.WalkDone(id="walk", at=patient.now.replace(year=year), minutes=5)
    found = doubts([*patient.facts, walk], catalog)

    assert [doubt.sentence.removeprefix("field `at`: ").partition(";")[0] for doubt in found] == says


@pytest.mark.parametrize(("days", "waits"), [(0, False), (1, False), (2, True), (400, True)])
def test_a_day_still_to_come(catalog: Catalog, days: int, waits: bool) -> None:
    patient = Patient(catalog)
    walk = facts.WalkDone(id="walk", at=patient.now + timedelta(days=days), minutes=5)

    assert bool(of_the_future([walk], patient.today)) is waits


def test_the_future_waits_for_its_day(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    walk = facts.WalkDone(id="walk", at=patient.now + timedelta(days=400), minutes=5)

    assert replay([*patient.facts, walk], catalog, until=patient.now) == patient.state


def test_a_session_that_ended_before_it_started(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready()
    session = patient.start()
    end = facts.SessionEnded(id="end", at=patient.now - timedelta(hours=2), session=session, how="completed")
    (doubt,) = doubts([*patient.facts, end], catalog)

    assert doubt.fact == "end"
    assert "before the start of its session" in doubt.sentence
    assert known(replay([*patient.facts, end], catalog)) == known(patient.state)


def test_two_limits_out_of_order(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()
    patient.override("limit_set", "A6_FLARE", 6).override("limit_set", "A7_GENTLE", 6)
    (doubt,) = doubts(patient.facts, catalog)

    assert "A7_GENTLE 6 must stay below A6_FLARE 6" in doubt.sentence
    assert patient.state.limits_set == {"A6_FLARE": 6.0}


def test_what_was_taken_back_is_left_alone(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().override("limit_set", "N_UP", 99)
    assert len(doubts(patient.facts, catalog)) == 1
    patient.facts.append(facts.FactRetracted(id="z", at=patient.now, fact=patient.facts[-1].id))

    assert doubts(patient.facts, catalog) == []


def test_a_good_journal_has_none(patient: Patient, catalog: Catalog) -> None:
    patient.override("limit_set", "N_UP", 4).override("exercise_benched", "hs-chair", "2026-03-20")
    patient.override("exercise_benched", "hf-chair-side").override("review_recorded", "RA-2", True)
    patient.override("load_ceiling", "", 0).clear("CLINICIAN-FIRST")

    assert doubts(patient.facts, catalog) == []
