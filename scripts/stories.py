"""How the patient came here: a story for every state that the app can be in."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from homeprog.program import facts
from scripts.lives import Wanted, live_until
from scripts.story import NAME, Story


def _begun(story: Story) -> None:
    story.begin()
    story.live(9)
    story.live_to_a_full_day()


def _weeks(story: Story) -> None:
    story.begin()
    story.live(50)
    story.live_to_a_full_day()


def _day(usual: int = 4, wait_s: float = 600, then: str = "", **ready: Any) -> Callable[[Story], None]:
    """A first day whose readiness answer calls for an action."""

    def tell(story: Story) -> None:
        story.begin(usual)
        story.record(facts.ScheduleSet, time="10:00")
        story.morning(**ready)
        if then == "session":
            story.train()
        story.clock.advance(wait_s)

    return tell


def _warned(**answers: str) -> Callable[[Story], None]:
    return lambda story: story.begin(**answers)


def _baseline_due(story: Story) -> None:
    story.introduce()
    story.screen("full")


def _schedule_due(story: Story) -> None:
    story.begin()
    story.morning()


def _left_open(story: Story) -> None:
    """A session begun and left."""
    story.begin()
    story.live(9)
    story.live_to_a_full_day()
    story.morning()
    story.begin_session()


def _session_over(story: Story) -> None:
    """Ten minutes after a session."""
    _left_open(story)
    story.end_session()
    story.clock.advance(600)


def _life(number: int, wanted: Wanted) -> Callable[[Story], None]:
    """A morning far into the program, lived by a synthetic patient."""

    def tell(story: Story) -> None:
        diary, morning = live_until(story.catalog, number, wanted)
        told = [
            replace(fact, name=NAME) if isinstance(fact, facts.ProfileSet) else fact for fact in diary.facts
        ]
        story.clock.advance((morning - story.clock.now()).total_seconds())
        if not story.companion.record_many(told):
            raise RuntimeError("the life could not be stored")

    return tell


def _rounds(story: Story) -> None:
    """A flare-up day with three small rounds done."""
    _day(rest=7)(story)
    for _ in range(3):
        story.begin_session()
        story.end_session()
        story.clock.advance(300)


def _tests_due(story: Story) -> None:
    """The first tests are still to come, and nothing else."""
    story.begin(2)
    story.record(facts.ScheduleSet, time="10:00")
    story.record(facts.ReadinessChecked, rest=2)


STORIES: Mapping[str, Callable[[Story], None]] = {
    "fresh": lambda _story: None,
    "introduced": Story.introduce,
    "screened": _baseline_due,
    "begun-today": Story.begin,
    "answered": _schedule_due,
    "EMERGENCY": _warned(RF_01="yes"),
    "URGENT": _warned(RF_21="yes"),
    "CLINICIAN-FIRST": _warned(PR_03="yes"),
    "SCREENING-DUE": _day(wait_s=29 * 24 * 3600),
    "NERVE-CHECK": _day(new_leg_symptoms=True),
    "NO-SESSION": _day(rest=8),
    "FLARE-NERVE": _day(zone_left=4),
    "FLARE": _day(rest=7),
    "GENTLE": _day(usual=5, rest=5),
    "EASY": _day(usual=2, rest=4),
    "NORMAL-HOLD": _day(usual=2, rest=3),
    "NORMAL": _day(usual=2, rest=2),
    "REST-DAY": _day(then="session"),
    "AWAY": _day(wait_s=8 * 24 * 3600),
    "adults": _warned(PR_01="yes"),
    "rounds": _rounds,
    "tests-due": _tests_due,
    "long-away": _day(wait_s=40 * 24 * 3600, then="session"),
    "nerve": _life(5, lambda _, plan: plan.stage == "N"),
    "reviewed": _life(1, lambda _, plan: "RA-2" in plan.cards),
    "for-life": _life(2, lambda _, plan: (plan.stage, plan.action) == ("S5", "NORMAL")),
    "open": _left_open,
    "over": _session_over,
    "begun": _begun,
    "weeks": _weeks,
}
"""How the patient came here; those in capitals end in the action of that name."""

ACTIONS = tuple(name for name in STORIES if name.isupper() and name != "AWAY")


def tell(story: Story, name: str) -> None:
    """Live a story to the point of its scenes."""
    STORIES[name](story)
