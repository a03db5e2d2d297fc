"""Patients far into the program, for the tests of stages 3 to 5.

Living through three months day by day would take too long in every test: these patients' states are set
up directly, as a replay of such a journal would leave them, and the rule under test then runs on them.
"""

from datetime import date, timedelta
from typing import Any

from journal_builder import Patient

from homeprog.program import facts
from homeprog.program.action import decide
from homeprog.program.catalog import Catalog
from homeprog.program.facts import ReadinessChecked
from homeprog.program.pairs import FLEXIBILITY
from homeprog.program.plan import Mark
from homeprog.program.progression import slot_of
from homeprog.program.records import ExerciseRecord, Flare, PairRecord, TestRecord
from homeprog.program.today import Today, look

STRENGTH = {"A": "ab-heel-slide", "B": "gl-squeeze", "C": "qd-quad-set"}
STRETCHES = ("lb-single-knee-to-chest", "hf-lying-leg-slide", "hs-hands-behind-thigh")
GATES_OF = {
    "S2": ("G-CORE",),
    "S3": ("G-CORE", "G-SET"),
    "S4": ("G-CORE", "G-SET", "G-BAL"),
    "S5": ("G-CORE", "G-SET", "G-BAL", "G-MAINT"),
}


def ago(patient: Patient, days: int) -> date:
    """So many days before the clock's day."""
    return patient.today - timedelta(days=days)


def further(catalog: Catalog, stage: str = "S3", *, rest: int = 2, **profile: Any) -> Patient:
    """A patient whose three pairs are restored and whose stage is open, on day 120 of the program."""
    patient = Patient(catalog, **profile).begin("free", rest=rest).next_day(120)
    patient.write(facts.ReminderSet)  # time has passed
    state = patient.state
    state.s1_start = ago(patient, 120)
    for pair in state.pairs:
        state.pairs[pair] = PairRecord(
            "RESTORED", ago(patient, 100), "RES-1", 20, ago(patient, 1), state.s1_start
        )
    for position, gate in enumerate(GATES_OF[stage]):
        state.latched[gate] = ago(patient, 90 - 25 * position)
    for group in FLEXIBILITY:
        state.tests[group] = [TestRecord("T", ago(patient, 3), "free", 1.0, True)]
    state.screening.last_full = state.screening.last_check = ago(patient, 1)
    state.clinician.clear()
    state.pending.easy.clear()
    state.checkpoints = {"RA-1": ago(patient, 90), "RA-2": ago(patient, 80)}
    state.last_session = ago(patient, 1)
    state.retest_from = state.retest_all_from = None
    knows(patient, "core-vacuum-lying", "V3")
    for exercise in (*STRETCHES, *STRENGTH.values()):
        knows(patient, exercise, catalog.exercises[exercise].dose.start, last=2, first=60)
    return patient.morning(rest)


def knows(
    patient: Patient, exercise: str, step: str, *marks: Mark, last: int = 1, first: int = 30, run: int = 0
) -> ExerciseRecord:
    """Put an exercise into the program as done for a while, with the marks of its last instances."""
    record = ExerciseRecord(
        step=step,
        first_done=ago(patient, first),
        last_done=ago(patient, last),
        ok_run=run,
        recent=[(step, mark) for mark in marks],
        ok_at={step: marks.count("ok")} if "ok" in marks else {},
        eligible_since=ago(patient, last) if run else None,
    )
    patient.state.exercises[exercise] = record
    slot = patient.state.slots.setdefault(slot_of(patient.catalog.exercises[exercise]), [])
    if exercise not in slot:
        slot.append(exercise)
    return record


def with_result(
    patient: Patient, group: str, test: str, klass: str, days_ago: int, value: float = 0.0
) -> None:
    """Add a result to a group."""
    made = TestRecord(test, ago(patient, days_ago), klass, value, True)
    patient.state.tests[group] = [*patient.state.tests.get(group, []), made]


def rests(patient: Patient, *scores: int) -> Patient:
    """Resting pain of the last days, today's last."""
    for back, score in enumerate(reversed(scores)):
        record = patient.state.made_day(ago(patient, back))
        record.readiness = ReadinessChecked(id=f"r{back}", at=patient.now - timedelta(days=back), rest=score)
    return patient


def flared(patient: Patient, days_ago: int) -> None:
    """A flare-up of one day, some days ago."""
    day = ago(patient, days_ago)
    patient.state.made_day(day).flare = True
    patient.state.flare = Flare(
        start=day, rule="A-6", first_rest=7, nerve=False, ended=day + timedelta(days=1)
    )
    patient.state.flare_starts.append(day)


def seen(patient: Patient) -> Today:
    """Today as the planner sees it."""
    day = patient.today
    return look(patient.state, patient.catalog, day, decide(patient.state, patient.catalog, day))
