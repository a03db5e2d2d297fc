"""Every state of the program as a journal and a moment, so that a window can be opened on it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from fakes import FakeClock
from prepared import Story

from homeprog.data.library import load_catalog
from homeprog.program import facts as f
from homeprog.program.facts import Fact
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState
from scripts.lives import live_until

Told = tuple[list[Fact], datetime]
Make = Callable[[], Told]
STRETCH = "lb-single-knee-to-chest"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class State(NamedTuple):
    """What a window must show in a state.

    Attributes:
        make: Its journal and the moment.
        heading: The page's title, or the day's action where the day is planned.
        primary: Words of the one next step; empty where the day is done.
        answered: Whether what comes first is answered before looking, with real presses.
        opened: An ask that is opened with a press on Today, as the plan calls it.
    """

    make: Make
    heading: str
    primary: str
    answered: bool = False
    opened: str = ""


def story(
    tell: Callable[[Story], Any] = lambda _: None,
    after: timedelta = 5 * MINUTE,
    given: dict[str, str] | None = None,
    **first_start: Any,
) -> Make:
    """A first start, what is told after it, and a moment a little later."""

    def make() -> Told:
        told = Story(FakeClock().now())
        told.first_start(given, **first_start)
        tell(told)
        return told.facts, told.at + after

    return make


def ready(**fields: Any) -> Callable[[Story], None]:
    return lambda told: told.ready(**fields)


def session(told: Story) -> str:
    told.ready()
    return told.session(STRETCH)


def rounds(count: int) -> Callable[[Story], None]:
    """A flare-up day with so many rounds done, the last a moment ago."""

    def tell(told: Story) -> None:
        told.ready(rest=7)
        for _ in range(count):
            told.session("fa-rest-90-90", "fa-pelvic-tilt-lying")
            told.at += HOUR
        told.at -= HOUR

    return tell


def hour_later(told: Story) -> None:
    """P-5 asks again."""
    done = session(told)
    told.at += 10 * MINUTE
    told.tell(f.AfterRated, session=done, pain=4)


def half_session(told: Story) -> None:
    told.ready()
    told.session(STRETCH, ended=False)


def grabs(told: Story) -> None:
    told.ready()
    held = told.session(STRETCH, ended=False)
    told.tell(f.ExerciseRated, session=held, exercise="bal-tandem", pain=0, grabs=3)
    told.tell(f.SessionEnded, session=held, how="completed")


def where(*surfaces: str) -> Callable[[Story], None]:
    """Tests on these surfaces only, today's answer given."""

    def tell(told: Story) -> None:
        told.tell(f.ProfileSet, name="Rosa", birth_year=1960, sex="female", surfaces=surfaces)
        told.ready()

    return tell


def life(number: int, wanted: Callable[[ProgramState, DayPlan], bool]) -> Make:
    """A morning in the life of a synthetic patient."""

    def make() -> Told:
        diary, morning = live_until(load_catalog(), number, wanted)
        return diary.facts, morning

    return make


def asks(ask: str) -> Callable[[ProgramState, DayPlan], bool]:
    return lambda _, plan: ask in plan.asks


def card(name: str) -> Callable[[ProgramState, DayPlan], bool]:
    return lambda _, plan: name in plan.cards


def at(stage: str, action: str = "NORMAL") -> Callable[[ProgramState, DayPlan], bool]:
    return lambda _, plan: (plan.stage, plan.action) == (stage, action)


FLARE = "A flare-up day: little and often"
HEALTH = "Health questions"
MORNING = "Good morning. How was getting up?"
NOW = "How is your back now?"
TO_LEG = "A few questions about your leg"

STATES: dict[str, State] = {
    # The thirteen actions.
    "EMERGENCY": State(story(given={"RF_01": "yes"}), "Get help now", "Help and numbers"),
    "URGENT": State(
        story(given={"RF_21": "yes"}), "Please see a clinician today or tomorrow", "Help and numbers"
    ),
    "CLINICIAN-FIRST": State(
        story(given={"PR_03": "yes"}), "Please have this checked first", "Help and numbers"
    ),
    "PR-01": State(story(given={"PR_01": "yes"}), "This program is for adults", "Help and numbers"),
    "SCREENING-DUE": State(story(after=29 * DAY), HEALTH, "Next"),
    "NERVE-CHECK": State(story(ready(new_leg_symptoms=True)), TO_LEG, "Next"),
    "NO-SESSION fever": State(story(ready(ill=True)), "One question about fever", "Next"),
    "NO-SESSION": State(
        story(ready(rest=8)), "No exercise today", "Start the gentle movements", answered=True
    ),
    "FLARE-NERVE": State(story(ready(zone_left=4)), "A calming day for your leg", "Start a round"),
    "FLARE": State(story(ready(rest=7)), FLARE, "Start a round"),
    "REST-DAY": State(story(session), "Done for today", "Start the gentle movements"),
    "GENTLE": State(story(ready(rest=5), rest=5), "A gentle day", "Start"),
    "EASY": State(story(ready(rest=4)), "An easy day", "Start"),
    "NORMAL-HOLD": State(story(ready(rest=3)), "A steady day", "Start"),
    "NORMAL": State(story(ready()), "A normal day", "Start"),
    # What was put off is the next step of the day.
    "screening put off": State(
        story(after=29 * DAY), "A few health questions first", "Answer the health questions", answered=True
    ),
    # Everything that is asked.
    "baseline": State(life(6, asks("baseline")), "Your usual back", "Next"),
    "readiness": State(story(), NOW, "Next"),
    "morning": State(story(session, after=DAY), MORNING, "Next"),
    "after": State(story(session, after=11 * MINUTE), "How is it now?", "Next"),
    "after, again": State(story(hour_later, after=61 * MINUTE), "And now, an hour later?", "Next"),
    "screening_weekly": State(life(0, asks("screening_weekly")), MORNING, "Next"),
    "screening_full": State(life(0, asks("screening_full")), MORNING, "Next"),
    "severe_check": State(story(ready(rest=8)), "A few questions, as the pain is strong", "Next"),
    "activities": State(
        life(0, asks("activities")), "What matters to you", "Next", answered=True, opened="activities"
    ),
    "change": State(
        life(0, asks("change")),
        "Compared with when you started, your back problem is now:",
        "Next",
        answered=True,
        opened="change",
    ),
    **{
        f"test:{test}": State(
            story(where(*surfaces), tests=False, given=given), f"Test: {name}", "Next", opened=f"test:{test}"
        )
        for test, name, surfaces, given in (
            ("T-LB1", "", ("floor", "chair"), None),
            ("T-LB2", "", ("chair", "standing"), None),
            ("T-LB3", "", ("floor", "chair"), {"PR_04": "yes"}),
            ("T-HF1", "", ("floor", "bed"), None),
            ("T-HF2", "", ("chair", "standing"), None),
            ("T-HS1", "", ("floor", "bed"), None),
            ("T-HS2", "", ("chair", "standing"), None),
            ("T-QU1", "", ("chair", "standing"), None),
            ("T-QU2", "", ("floor", "standing"), None),
            ("T-BA1", "", ("floor", "standing"), None),
        )
    },
    **{
        f"test:{test}": State(life(who, asks(f"test:{test}")), "Test: ", "Next", True, f"test:{test}")
        for test, who in (
            ("T-AB1", 0), ("T-AB2", 0), ("T-AB3", 9), ("T-GL1", 0), ("T-GL2", 9), ("T-BA2", 0),
        )
    },
    # Before the first session, and while one is open.
    "tests first": State(story(ready(), tests=False), "A normal day", "Do the short tests"),
    "session begun": State(story(half_session), "A normal day", "Resume"),
    # A flare-up day goes round by round (5.9).
    "round 1": State(story(rounds(1)), FLARE, "Start a round"),
    "round 4": State(story(rounds(4)), FLARE, "Start a round"),
    "round 5": State(story(rounds(5)), FLARE, ""),
    # The nerve track (6.1).
    "nerve track": State(life(5, at("N")), "A normal day", "Start", answered=True),
    "nerve track, long": State(
        life(6, lambda state, plan: "NT-4" in state.clinician and plan.action == "NORMAL-HOLD"),
        "A steady day",
        "Start",
        answered=True,
    ),
    # Time away (6.10).
    "away 5 days": State(story(session, after=5 * DAY), MORNING, "Next"),
    "away 20 days": State(story(session, after=20 * DAY), "The weekly look", "Next"),
    "away 40 days": State(story(session, after=40 * DAY), HEALTH, "Next"),
    "away 100 days": State(story(session, after=100 * DAY), HEALTH, "Next"),
    # Reassessment (7): the notice stands above the plan.
    **{
        f"card {name}": State(life(who, card(name)), "", "Start", answered=True)
        for name, who in (("RA-1", 1), ("RA-2", 1), ("RA-4", 1), ("RES-4", 1), ("RES-5", 1), ("W-2", 3))
    },
    "card SB-4": State(story(grabs), "Done for today", "Start the gentle movements"),
    # Later stages.
    "stage 2A": State(life(0, at("S2A")), "A normal day", "Start", answered=True),
    "stage 2": State(life(0, at("S2")), "A normal day", "Start", answered=True),
    "stage 3": State(life(0, at("S3")), "A normal day", "Start", answered=True),
    "stage 4": State(life(2, at("S4")), "", "Start", answered=True),
    "stage 5, set A": State(
        life(2, lambda state, plan: at("S5")(state, plan) and state.maintenance_sessions % 2 == 0),
        "", "Start", answered=True,
    ),
    "stage 5, set B": State(
        life(2, lambda state, plan: at("S5")(state, plan) and state.maintenance_sessions % 2 == 1),
        "", "Start", answered=True,
    ),
    "strength rests": State(
        life(0, at("S2", "REST-DAY")), "A rest day", "Start the gentle movements", answered=True
    ),
}  # fmt: skip
