"""Synthetic patients: small readable types that answer through the same facts as a person.

A type says how pain, flexibility and strength go, and how faithfully questions are answered; a `Patient` is
one person of a type with a generator of its own. Nothing here knows a rule.
"""

import random
from collections.abc import Mapping

from msgspec import Struct

from homeprog.program.catalog import Catalog, Question
from homeprog.program.facts import Answer
from homeprog.program.self_tests import SelfTest

USABLE = frozenset({"PR-15", "PR-16", "PR-17", "PR-18", "PR-19", "PR-20"})
"""Questions where "yes" is the untroubled answer."""

NERVE_ZONES = {"NV-01": 4, "NV-02": 3}
"""From this furthest zone on a patient says yes: pain below the knee, pins and needles in the leg."""

PREGNANCY = frozenset({"PR-08", "PR-08w", "PR-09", "PR-09b"})
BIRTH_WEEK = 40
HURTING = 0.5
"""How often an exercise of a role that hurts really does."""


class PatientType(Struct, frozen=True, kw_only=True):
    """How one kind of patient fares.

    Attributes:
        rest: Resting pain at intake, 0-10.
        better_per_week: Points by which pain falls in a week, down to `floor`.
        restless: Chance of a point more or less on any day.
        stiff: Flexibility at intake, 0 free - 1 tight - 1.5 very tight.
        loosens_per_week: How much `stiff` falls in a week of stretching.
        flare_every: Mean days between bad spells; 0 = never.
        hurts_on: Roles of exercises that hurt, half of the time; it is felt until the next morning.
        leg: Furthest zone at intake; `leg_trend` per week.
        answers: Question id -> answer that differs from the untroubled one.
        pregnant_week: Week of pregnancy at intake; the child is born in week 40.
        skips_morning, skips_day, skips_week: Chances of not answering or not exercising.
        away: (day, length) of a long absence.
        mode: How sessions are kept.
        wild: Answers at random; `worst`: always the worst.
        age: Whole years.
    """

    name: str
    rest: int = 4
    floor: float = 0.5
    better_per_week: float = 0.3
    restless: float = 0.1
    stiff: float = 0.9
    loosens_per_week: float = 0.3
    flare_every: int = 0
    hurts_on: tuple[str, ...] = ()
    leg: int = 1
    leg_trend: float = 0.0
    answers: Mapping[str, Answer] = {}
    pregnant_week: int | None = None
    skips_morning: float = 0.02
    skips_day: float = 0.05
    skips_week: float = 0.0
    away: tuple[int, int] | None = None
    mode: str = "guided"
    wild: bool = False
    worst: bool = False
    age: int = 62


TYPES: tuple[PatientType, ...] = (
    PatientType(name="steady improver"),
    PatientType(name="slow and stiff", stiff=1.5, loosens_per_week=0.06, better_per_week=0.12),
    PatientType(name="already flexible", stiff=0.0),
    PatientType(name="flares now and then", flare_every=30),
    PatientType(name="hurts on strengthening", hurts_on=("strengthen",), better_per_week=0.05),
    PatientType(name="leg symptoms that calm", leg=4, leg_trend=-0.9, answers={"NV-02b": "yes"}),
    PatientType(name="leg symptoms that worsen", leg=3, leg_trend=0.5, answers={"NV-02b": "yes"}),
    PatientType(name="fall risk", answers={"PR-14": "yes"}, age=78),
    PatientType(name="cannot get on the floor", answers={"PR-15": "no", "PR-18": "no"}, age=80),
    PatientType(name="pregnant", pregnant_week=12, answers={"PR-08b": "yes"}, age=31),
    PatientType(name="osteoporosis", answers={"PR-04": "yes"}, age=70),
    PatientType(name="skips mornings", skips_morning=0.6),
    PatientType(name="skips weeks", skips_week=0.2),
    PatientType(name="answers at random", wild=True),
    PatientType(name="answers always the worst", worst=True),
    PatientType(name="paper only", mode="paper", skips_morning=0.1),
    PatientType(name="away for 40 days", away=(60, 40)),
    PatientType(name="away for 100 days", away=(60, 100)),
)


class Patient:
    """One person of a type.

    Args:
        kind: The type.
        seed: Makes this person's luck repeatable.
        catalog: What can be asked.
    """

    def __init__(self, kind: PatientType, seed: int, catalog: Catalog) -> None:
        self.kind = kind
        self.catalog = catalog
        self.luck = random.Random(seed)  # noqa: S311 - luck, not secrecy
        self.flare_days = 0
        self.trained_days = 0
        self.sore, self.sore_morning = False, False
        self.shift = self.luck.choice((-1, 0, 0, 1))

    def present(self, day: int) -> bool:
        """Whether this person opens the program on a day."""
        away = self.kind.away
        if away is not None and away[0] <= day < away[0] + away[1]:
            return False
        if self.kind.skips_week and (day // 7) % max(2, round(1 / self.kind.skips_week)) == 1:
            return False
        return day == 0 or not self.chance(self.kind.skips_day)

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.luck.random() < probability

    def wake(self, day: int) -> None:
        """A new day: bad spells come and go; what hurt yesterday is felt this morning."""
        self.sore, self.sore_morning = False, self.sore
        if self.flare_days:
            self.flare_days -= 1
        elif self.kind.flare_every and day > 3 and self.chance(1 / self.kind.flare_every):
            self.flare_days = self.luck.randint(2, 5)

    def rest(self, day: int) -> int:
        """Resting pain on a day."""
        if self.kind.wild:
            return self.luck.randint(0, 10)
        if self.kind.worst:
            return 10
        level = max(self.kind.floor, self.kind.rest + self.shift - self.kind.better_per_week * day / 7)
        level += 3 if self.flare_days else 0
        swing = self.luck.choice((-1, 1)) if self.chance(self.kind.restless) else 0
        return max(0, min(10, round(level) + swing))

    def morning(self, day: int) -> int:
        """Pain on getting up."""
        return min(10, self.rest(day) + self.luck.choice((0, 1, 2))) if self.sore_morning else self.rest(day)

    def zone(self, day: int) -> int:
        """Furthest zone of the worse leg on a day."""
        if self.kind.wild:
            return self.luck.randint(0, 5)
        if self.kind.worst:
            return 5
        return max(0, min(5, round(self.kind.leg + self.kind.leg_trend * day / 7)))

    def flag(self, probability: float = 0.0) -> bool:
        """An alarming yes-or-no question."""
        if self.kind.worst:
            return True
        return self.chance(0.02 if self.kind.wild else probability)

    def during(self, role: str, rest: int) -> int:
        """Worst pain during an exercise."""
        if self.kind.wild:
            return self.luck.randint(0, 10)
        if role in self.kind.hurts_on and self.chance(HURTING):
            self.sore = True
            return min(10, rest + self.luck.randint(2, 4))
        return max(0, min(rest, 2) if self.chance(0.8) else rest)

    def after(self, rest: int) -> int:
        """Pain ten minutes after; an hour later it is the resting pain again, or still this where it hurt."""
        if self.kind.wild:
            return self.luck.randint(0, 10)
        return min(10, rest + (2 if self.sore or self.chance(0.02) else 0))

    def effort(self, stage: str) -> int:
        """Effort of an exercise."""
        if self.kind.wild:
            return self.luck.randint(0, 10)
        return {"S2": 4, "S3": 4, "S4": 3, "S2A": 2, "S1": 2}.get(stage, 1)

    def reply(self, question: Question, day: int) -> Answer:
        """The answer to a screening question on a day; leg symptoms are answered as they are then."""
        if question.id in NERVE_ZONES and not (self.kind.wild or self.kind.worst):
            return "yes" if self.zone(day) >= NERVE_ZONES[question.id] else "no"
        if self.kind.pregnant_week is not None and question.id in PREGNANCY:
            return self._pregnancy(question.id, self.kind.pregnant_week + day // 7)
        if question.id in self.kind.answers:
            return self.kind.answers[question.id]
        if question.kind == "number":
            return 12
        if self.kind.worst:
            return question.cautious
        if self.kind.wild and self.chance(0.01):
            return "not_sure"
        return "yes" if question.id in USABLE else "no"

    @staticmethod
    def _pregnancy(question: str, week: int) -> Answer:
        """PR-08 and PR-09 as the weeks go by: pregnant, just given birth, half a year later."""
        since_birth = week - BIRTH_WEEK
        if question == "PR-08w":
            return week
        yes = {"PR-08": since_birth < 0, "PR-09": 0 <= since_birth < 26, "PR-09b": since_birth < 6}
        return "yes" if yes[question] else "no"

    def measure(self, test: SelfTest) -> float:
        """The value of a self-test: from tight to free, from weak to strong, as training goes on."""
        weeks = self.trained_days / 7
        if test.better == "low":
            low, high = test.low or 0.0, test.high or 10.0
            stiffness = max(0.0, self.kind.stiff - self.kind.loosens_per_week * weeks)
            return round(max(0.0, low - 1 + (high - low + 2) * stiffness), 1)
        if test.unit == "cm":
            return round(6 - 14 * max(0.0, self.kind.stiff - self.kind.loosens_per_week * weeks), 1)
        if test.unit in {"stages passed", "yes answers"}:
            return 3.0 if test.unit == "yes answers" else (4.0 if self.kind.age < 75 else 3.0)
        scale = {"stands": 12.0, "s": 25.0}.get(test.unit, 6.0)
        return float(round(scale * min(1.8, 1 + 0.04 * weeks)))
