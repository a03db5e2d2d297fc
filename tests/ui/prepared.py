"""Journals that already hold a first start, so that a test begins on the day it is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from fakes import FakeClock
from windows import AppWindow

from homeprog.data.ids import new_id
from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.program.facts import (
    Activity,
    ActivityScored,
    BaselineGiven,
    ExerciseRated,
    Fact,
    MorningRated,
    Planned,
    ProfileSet,
    ReadinessChecked,
    ScheduleSet,
    ScreeningAnswered,
    SessionEnded,
    SessionStarted,
    TermsAccepted,
    TestTaken,
)
from homeprog.program.screening import pending
from homeprog.ui.main_window import MainWindow

ABLE = frozenset({"PR-15", "PR-16", "PR-17", "PR-18", "PR-19", "PR-20"})


class Story:
    """Facts in the order told, each a minute after the one before."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.facts: list[Fact] = []

    def tell(self, kind: type[Fact], **fields: Any) -> Fact:
        fact = kind(**{"id": new_id(self.at), "at": self.at, **fields})
        self.facts.append(fact)
        self.at += timedelta(minutes=1)
        return fact

    def screen(self, form: str, given: Mapping[str, str]) -> None:
        """Answer a form without warning signs but for what is given (`{"RF_01": "yes"}`)."""
        catalog = load_catalog()
        wanted = {id_.replace("_", "-"): answer for id_, answer in given.items()}
        answers: dict[str, Any] = {}
        while left := pending(form, answers, catalog):
            for question in left:
                usual = "yes" if question.id in ABLE else "no"
                answers[question.id] = wanted.get(question.id, usual)
                break
        self.tell(ScreeningAnswered, form=form, answers=answers)

    def first_start(
        self, given: Mapping[str, str] | None = None, *, rest: int = 2, zone: int = 1, tests: bool = True
    ) -> None:
        """Everything up to the first plan, the day's readiness answer aside."""
        self.tell(TermsAccepted, version="1")
        self.tell(ProfileSet, name="Rosa", birth_year=1960, sex="female")
        self.screen("full", given or {})
        self.tell(BaselineGiven, rest=rest, morning=rest, zone_left=zone, zone_right=zone, stiffness_min=10)
        if tests:
            self.tests()
        self.tell(ActivityScored, activities=(Activity("Put on socks", 4),))
        self.tell(ScheduleSet, time="10:00")

    def tests(self) -> None:
        """All intake tests, tight where they can be."""
        catalog = load_catalog()
        values = {"T-LB1": 20.0, "T-HF1": 9.0, "T-HS1": 60.0, "T-QU1": 12.0, "T-BA1": 3.0}
        for test, value in values.items():
            sides = ("left", "right") if catalog.tests[test].one_sided else ("both",)
            for side in sides:
                self.tell(
                    TestTaken,
                    test=test,
                    side=side,
                    value=value,
                    answers={"even": True},
                    pain_before=2,
                    pain_max=1,
                )

    def ready(self, **fields: Any) -> None:
        self.tell(ReadinessChecked, **{"rest": 2, "zone_left": 1, "zone_right": 1, **fields})

    def morning(self, **fields: Any) -> None:
        self.tell(MorningRated, **{"pain": 2, "zone_left": 1, "zone_right": 1, "stiffness_min": 10, **fields})

    def session(self, *exercises: str, ended: bool = True) -> str:
        """A session in which every exercise went well."""
        session = new_id(self.at)
        planned = tuple(Planned(exercise=exercise) for exercise in exercises)
        self.tell(SessionStarted, session=session, day_rule="A-10", planned=planned)
        for exercise in exercises:
            self.tell(ExerciseRated, session=session, exercise=exercise, pain=1)
        if ended:
            self.tell(SessionEnded, session=session, how="completed")
        return session

    def keep(self, folder: DataFolder, name: str = "Rosa") -> None:
        """Write it all as a profile."""
        keep(folder, self.facts, self.at, name)


@pytest.fixture
def window(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> MainWindow:
    """The window of a person who has just been through the first start."""
    story = Story(clock.now())
    story.first_start()
    story.keep(folder)
    clock.advance(3600)
    return app_window()


def keep(folder: DataFolder, facts: Sequence[Fact], at: datetime, name: str = "Rosa") -> None:
    """Write facts as a profile."""
    folder.prepare()
    journal = create_profile(folder, name).open(at)
    journal.append(facts)
    journal.close()
