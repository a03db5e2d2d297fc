"""A journal of ten years: 150,000 facts of every kind, of a patient who went through all stages.

python -m bench.ten_years FOLDER writes a journal there and prints its path. The same seed gives the same
facts, so that every benchmark reads the same journal; the rules are not asked, so making it takes seconds.
"""

import hashlib
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from homeprog.data.ids import IdSource
from homeprog.data.journal import Journal
from homeprog.data.library import load_catalog
from homeprog.program import facts as f
from homeprog.program.catalog import Catalog, Exercise

FACTS = 150_000
FIRST_DAY = date(2016, 3, 7)  # a Monday
SEED = 20260302
ACTIVITIES = ("Carry shopping upstairs", "Sit through dinner", "Garden for an hour")
WEEKLY_TESTS = ("T-LB1", "T-HF1", "T-HS1")
MONTHLY_TESTS = ("T-AB3", "T-GL2", "T-QU1", "T-BA1")
FIRST_VALUE = {
    "T-LB1": 18.0,
    "T-HF1": 9.0,
    "T-HS1": 48.0,
    "T-AB3": 2.0,
    "T-GL2": 8.0,
    "T-QU1": 7.0,
    "T-BA1": 2.0,
}
LAST_VALUE = {
    "T-LB1": 6.0,
    "T-HF1": 2.0,
    "T-HS1": 14.0,
    "T-AB3": 11.0,
    "T-GL2": 38.0,
    "T-QU1": 15.0,
    "T-BA1": 4.0,
}
STAGE_WEEKS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0, ("S1",)),
    (3, ("S1", "S2A")),
    (4, ("S1", "S2A", "S2")),
    (8, ("S1", "S2A", "S2", "S3")),
    (13, ("S1", "S2A", "S2", "S3", "S4")),
)
"""From which week exercises of which stages are done (clinical.md 6.7)."""

AnyKind = TypeVar("AnyKind", bound=f.Fact)


class Patient:
    """Lives through the days and tells them as facts, oldest first."""

    def __init__(self, catalog: Catalog, seed: int = SEED, first_day: date = FIRST_DAY) -> None:
        self._catalog, self._first = catalog, first_day
        self._dice = random.Random(seed)
        self._new_id = IdSource(self._dice.getrandbits)
        self._now = datetime.combine(first_day, time(8), UTC)
        self._flare_left = 0

    def facts(self) -> Iterator[f.Fact]:
        """Facts without end."""
        yield from self._first_start()
        number = 0
        while True:
            self._now = datetime.combine(self._first + timedelta(days=number), time(7, 30), UTC)
            yield from self._day(number)
            number += 1

    def _make(self, kind: type[AnyKind], after_s: float = 45, **fields: Any) -> AnyKind:
        self._now += timedelta(seconds=after_s)
        return kind(id=self._new_id(self._now), at=self._now, **fields)

    def _first_start(self) -> Iterator[f.Fact]:
        yield self._make(f.TermsAccepted, version="1")
        yield self._make(f.ProfileSet, name="Ten Years", birth_year=1954, sex="female")
        yield self._screening("full")
        yield self._make(f.BaselineGiven, rest=5, morning=6, zone_left=3, zone_right=1, stiffness_min=25)
        yield self._make(f.ScheduleSet, days=f.WEEKDAYS[:6], time="09:00")
        yield self._make(f.ReminderSet, time="08:30")
        yield self._make(f.ClearanceRecorded, lifts=("CLINICIAN-FIRST",), by="physiotherapist")
        yield self._make(
            f.OverrideRecorded, what="limit_set", target="D7_CEILING", value=2, by="physiotherapist"
        )
        yield self._make(f.ProgramAdopted, program={"title": "From the clinic"}, sha256="0" * 64)

    def _screening(self, form: str) -> f.Fact:
        questions = (self._catalog.questions[one] for one in self._catalog.forms[form])
        answers: dict[str, Any] = {
            one.id: "yes" if one.no and not one.yes else "no"  # the answer that changes nothing
            for one in questions
            if one.asked_if is None and one.kind == "yes_no"
        }
        return self._make(f.ScreeningAnswered, form=form, answers=answers)

    def _day(self, number: int) -> Iterator[f.Fact]:
        if number and number % 28 == 0:
            yield self._screening("full")
            yield self._make(f.ChangeRated, value=max(1, 4 - number // 60))
            yield self._make(f.QuestionnaireScored, instrument="RMDQ", total=max(2, 14 - number // 40))
        elif number and number % 7 == 0:
            yield self._screening("weekly")
        pain = self._pain(number)
        left, right = self._zones(number, pain)
        yield self._make(
            f.MorningRated, pain=pain, zone_left=left, zone_right=right, stiffness_min=float(5 + 3 * pain)
        )
        if number % 7 == 6:
            yield self._make(f.NoteWritten, text="A day off, a walk in the park.")
        else:
            yield from self._tests(number)
            yield from self._session(number, pain, left, right)
        if number % 2:
            yield self._make(
                f.WalkDone, 3600, minutes=float(self._dice.randint(10, 45)), pain=max(0, pain - 1)
            )
        if number % 14 == 0:
            scores = [f.Activity(name, self._score(number)) for name in ACTIVITIES]
            yield self._make(f.ActivityScored, activities=tuple(scores))
        if number % 9 == 0 and number // 9 < 20:
            yield self._make(f.CardRead, card=f"E{number // 9 + 1}")

    def _share(self, number: int) -> float:
        """How far recovery has come, 0 to 1, most of it in the first half year."""
        return 1 - 0.985**number

    def _pain(self, number: int) -> int:
        if self._flare_left:
            self._flare_left -= 1
            return self._dice.randint(6, 8)
        if self._dice.random() < 0.008:
            self._flare_left = self._dice.randint(1, 4)
        usual = 5.2 - 3.8 * self._share(number)
        return max(0, min(10, round(self._dice.gauss(usual, 0.9))))

    def _zones(self, number: int, pain: int) -> tuple[int, int]:
        far = round(3.2 - 2.4 * self._share(number) + (0.8 if pain > 5 else 0))
        return max(0, min(5, far + self._dice.choice((-1, 0, 0, 0)))), self._dice.choice((0, 1, 1))

    def _score(self, number: int) -> int:
        return max(0, min(10, round(3 + 6 * self._share(number) + self._dice.choice((-1, 0, 0, 1)))))

    def _tests(self, number: int) -> Iterator[f.Fact]:
        due: tuple[str, ...] = WEEKLY_TESTS if number % 7 == 0 and number < 70 else ()
        if number % 28 == 0:
            due = (*WEEKLY_TESTS, *MONTHLY_TESTS)
        for test in due:
            spec = self._catalog.tests[test]
            first, last = FIRST_VALUE[test], LAST_VALUE[test]
            for side in ("left", "right") if spec.one_sided else ("both",):
                value = first + (last - first) * self._share(3 * number) + self._dice.choice((-0.5, 0, 0.5))
                answers: dict[str, Any] = {"even": True} if test == "T-LB1" else {}
                yield self._make(
                    f.TestTaken, 90, test=test, side=side, value=round(value), answers=answers, pain_max=1
                )

    def _session(self, number: int, pain: int, left: int, right: int) -> Iterator[f.Fact]:
        chosen = self._chosen(number)
        session = self._new_id(self._now)
        check = self._make(f.ReadinessChecked, 5400, rest=pain, zone_left=left, zone_right=right)
        yield check
        if number % 97 == 0:  # answered by mistake, taken back, answered again
            yield self._make(f.FactRetracted, fact=check.id, reason="a slip of the finger")
            yield self._make(f.ReadinessChecked, rest=pain, zone_left=left, zone_right=right)
        planned = tuple(f.Planned(exercise=one.id, step=self._step(one, number)) for one in chosen)
        yield self._make(f.SessionStarted, session=session, day_rule="A-7", planned=planned)
        if pain > 6:
            yield self._make(f.ExerciseSkipped, session=session, exercise=chosen[-1].id, reason="pain")
            chosen = chosen[:2]
        for exercise in chosen:
            yield from self._exercise(session, exercise, number, pain)
        how = "left" if number % 50 == 49 else "completed"
        yield self._make(f.SessionEnded, session=session, how=how)
        yield self._make(
            f.AfterRated, 600, session=session, pain=max(0, pain - 1), zone_left=left, zone_right=right
        )

    def _chosen(self, number: int) -> list[Exercise]:
        stages = next(stages for week, stages in reversed(STAGE_WEEKS) if number // 7 >= week)
        open_ones = [one for one in self._catalog.exercises.values() if one.stage in stages]
        start = number * 3 % len(open_ones)
        return [open_ones[(start + 5 * turn) % len(open_ones)] for turn in range(8)]

    def _step(self, exercise: Exercise, number: int) -> str:
        steps = self._catalog.ladders[exercise.dose.ladder].steps
        return steps[min(len(steps) - 1, number // 21)].id

    def _exercise(self, session: str, exercise: Exercise, number: int, pain: int) -> Iterator[f.Fact]:
        step = self._catalog.step_of(exercise.id, self._step(exercise, number))
        sides = ("left", "right") if exercise.sides == "each" else ("both",)
        for side in sides:
            for turn in range(max(2, min(step.sets, 3))):
                yield self._make(
                    f.SetDone,
                    session=session,
                    exercise=exercise.id,
                    step=step.id,
                    side=side,
                    set=turn + 1,
                    reps=step.reps,
                    hold_s=step.hold_s,
                )
        yield self._make(
            f.ExerciseRated,
            session=session,
            exercise=exercise.id,
            step=step.id,
            pain=max(0, min(10, pain + self._dice.choice((-2, -1, 0, 0, 1)))),
            effort=self._dice.randint(2, 6),
            checks={"waist_narrower": True, "breath_kept": True} if exercise.stage == "S2A" else None,
        )


def write(folder: Path, count: int = FACTS, seed: int = SEED) -> Path:
    """Make a journal with the first `count` facts, or find the one that was made of the same before."""
    catalog = load_catalog()
    made_of = f"{catalog.sha256} {count} {seed}".encode() + Path(__file__).read_bytes()
    path = folder / f"ten-years-{hashlib.sha256(made_of).hexdigest()[:12]}.sqlite"
    if not path.exists():
        fresh = path.with_suffix(".part")
        fresh.unlink(missing_ok=True)
        with Journal.open(fresh) as journal:
            journal.append(list(islice(Patient(catalog, seed).facts(), count)))
        fresh.rename(path)
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
