"""Which rules spoke, on how many days and when last."""

from datetime import timedelta

from journal_builder import MONDAY, Patient

from homeprog.program import facts
from homeprog.program.fired import USUAL, Fired, rules_fired


def fired_of(patient: Patient, first=MONDAY) -> dict[str, Fired]:
    return {one.rule: one for one in rules_fired(patient.facts, patient.catalog, first, patient.now)}


def test_usual_days_say_nothing(catalog):
    patient = Patient(catalog).begin().good_days(2)

    assert not USUAL & fired_of(patient).keys()


def test_a_rule_counts_once_a_day_with_its_newest_numbers(catalog):
    patient = Patient(catalog).begin(rest=4)
    for rest in (5, 6):
        patient.next_day().morning().ready(rest).ready(rest)

    found = fired_of(patient)["A-7"]

    assert (found.days, found.last) == (2, patient.today)
    assert found.inputs["R"] == 6


def test_an_exercise_held_back_names_its_rule(catalog):
    patient = Patient(catalog).begin()
    exercise = next(iter(patient.ready().items()))
    patient.perform({exercise: {"pain": 7}})

    assert fired_of(patient)["D-6"].days == 1


def test_the_rule_that_ended_a_session_is_there(catalog):
    patient = Patient(catalog).begin().ready()
    patient.end(patient.start(), how="stopped", rule="D-2")

    assert fired_of(patient)["D-2"] == Fired("D-2", 1, patient.today)


def test_days_before_the_first_one_decide_but_do_not_count(catalog):
    patient = Patient(catalog).begin(rest=4).next_day().ready(5).next_day().ready(2)

    assert "A-7" in fired_of(patient)
    assert "A-7" not in fired_of(patient, first=MONDAY + timedelta(days=2))


def test_most_often_first(catalog):
    patient = Patient(catalog).begin(rest=4)
    for rest in (3, 5, 5):
        patient.next_day().morning().ready(rest)

    days = [one.days for one in rules_fired(patient.facts, catalog, MONDAY, patient.now)]

    assert days == sorted(days, reverse=True)


def test_what_was_taken_back_and_what_came_later_does_not_speak(catalog):
    patient = Patient(catalog).begin(rest=4).next_day().ready(5)
    slip, noon = patient.facts[-1], patient.now + timedelta(hours=3)
    gone = facts.FactRetracted(id="gone", at=patient.now, fact=slip.id)
    patient.next_day().ready(5)

    found = rules_fired([*patient.facts, gone], catalog, MONDAY, noon)

    assert "A-7" not in {one.rule for one in found}
