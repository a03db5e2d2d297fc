"""A few days of a patient as plain facts, one of every kind that leaves the program."""

from datetime import datetime, timedelta, timezone
from typing import Any

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))
NOW = BEGIN + timedelta(days=1, hours=3)


def story(catalog: Catalog) -> list[Fact]:
    """Screened, tested, one session, the next morning."""
    told: list[Fact] = []

    def tell(kind: type[Fact], **fields: Any) -> None:
        at = BEGIN + timedelta(minutes=len(told))
        told.append(kind(id=f"f{len(told):03}", at=at, **fields))

    calm = {
        one: "no" if catalog.questions[one].cautious == "yes" else "yes"
        for one in catalog.forms["full"]
        if catalog.questions[one].asked_if is None
    }
    tell(facts.ProfileSet, name="Rosa", birth_year=1960, sex="female")
    tell(facts.ScreeningAnswered, form="full", answers=calm)
    tell(facts.BaselineGiven, rest=2, morning=2)
    for side in ("left", "right"):
        tell(facts.TestTaken, test="T-HS1", side=side, value=30)
    tell(facts.ActivityScored, activities=(facts.Activity("gardening", 4),))
    tell(facts.ReadinessChecked, rest=2)
    tell(facts.SessionStarted, session="s", planned=(facts.Planned(exercise="hs-chair", step="F1"),))
    tell(facts.ExerciseRated, session="s", exercise="hs-chair", step="F1", pain=4)
    tell(facts.SessionEnded, session="s", how="completed")
    tell(facts.AfterRated, session="s", pain=3)
    tell(facts.WalkDone, minutes=10)
    tell(facts.ChangeRated, value=3)
    told.append(facts.MorningRated(id="f900", at=BEGIN + timedelta(days=1), pain=2))
    return told
