"""Days and hours that are not what they seem: a clock set back, midnight, daylight saving, a journey."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fakes import FakeClock
from hands import MouseHands, let_pass, words_on
from prepared import Story
from prepared_window import begin, ready_to_start, to_the_end
from windows import AppWindow

from homeprog.app import build
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.program.facts import (
    AfterRated,
    Fact,
    MorningRated,
    ReadinessChecked,
    SessionStarted,
    SetDone,
)
from homeprog.ui.main_window import MainWindow

Stored = Callable[[], list[Fact]]
SPRING_2026 = datetime(2026, 3, 29, 1, tzinfo=UTC)
AUTUMN_2026 = datetime(2026, 10, 25, 1, tzinfo=UTC)
AFTER = "How is it now?"
READY = "How is your back now?"
MORNING = "Good morning. How was getting up?"


class EuropeanClock(FakeClock):
    """Tells Central European time, summer and winter."""

    def now(self) -> datetime:
        summer = SPRING_2026 <= self._now < AUTUMN_2026
        return self._now.astimezone(timezone(timedelta(hours=2 if summer else 1)))


@pytest.fixture
def clock() -> FakeClock:
    return EuropeanClock()


def of(facts: list[Fact], *kinds: type[Fact]) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact, kinds)]


def course(facts: list[Fact]) -> list[tuple[str, float]]:
    """What a session stored, and how many seconds after its start."""
    (started,) = of(facts, SessionStarted)
    of_session = [fact for fact in facts if fact.at >= started.at]
    return [(fact.kind, (fact.at - started.at).total_seconds()) for fact in of_session]


def run_session(window: MainWindow, clock: FakeClock) -> MouseHands:
    hands = begin(window, clock)
    to_the_end(window, clock, hands)
    return hands


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, float]]:
    """The course of the same session on an ordinary noon."""
    noon = EuropeanClock(datetime(2026, 3, 2, 11, tzinfo=UTC))
    folder = DataFolder(tmp_path_factory.mktemp("noon") / "data")
    ready_to_start(folder, noon)
    window = build(folder, noon)
    run_session(window, noon)
    window.close()
    window.deleteLater()
    with list_profiles(folder)[0].read() as journal:
        return course([fact for fact in journal.facts() if isinstance(fact, Fact)])


@pytest.mark.parametrize(
    ("begins", "day", "offsets"),
    [
        pytest.param(datetime(2026, 3, 3, 22, 40, tzinfo=UTC), "2026-03-03", {1}, id="midnight"),
        pytest.param(SPRING_2026 - timedelta(minutes=20), "2026-03-29", {1, 2}, id="spring"),
        pytest.param(AUTUMN_2026 - timedelta(minutes=20), "2026-10-25", {1, 2}, id="autumn"),
    ],
)
def test_a_session_across_a_seam_of_time_is_one_session_with_the_right_lengths(
    app_window: AppWindow,
    folder: DataFolder,
    clock: FakeClock,
    stored: Stored,
    ordinary: list[tuple[str, float]],
    begins: datetime,
    day: str,
    offsets: set[int],
) -> None:
    clock.set_wall(begins)
    ready_to_start(folder, clock)
    window = app_window()
    run_session(window, clock)
    facts = stored()

    assert course(facts) == ordinary
    (started,) = of(facts, SessionStarted)
    assert isinstance(started, SessionStarted)
    assert started.at.date().isoformat() == day
    assert {fact.session for fact in of(facts, SetDone)} == {started.session}
    hours = {fact.at.utcoffset() for fact in facts if fact.at >= started.at}
    assert hours == {timedelta(hours=hour) for hour in offsets}
    window.close()


def test_after_a_session_across_midnight_the_morning_is_asked_once(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, stored: Stored
) -> None:
    clock.set_wall(datetime(2026, 3, 3, 22, 40, tzinfo=UTC))
    ready_to_start(folder, clock)
    window = app_window()
    hands = run_session(window, clock)
    hands.press("Back to Today")
    assert MORNING not in words_on(window), "nobody has slept yet"
    let_pass(window, clock, 11 * 60)
    times_asked: dict[str, int] = {AFTER: 0, MORNING: 0}
    for _ in range(24):
        for title, question in ((AFTER, "Pain now"), (MORNING, "Pain this morning")):
            if title in words_on(window):
                times_asked[title] += 1
                hands.score(question, 2)
                hands.press("No", "Anything new")
                hands.press("Next")
        if READY in words_on(window):
            ready(hands)
        clock.advance(3600)
        let_pass(window, clock, 60)

    assert times_asked == {AFTER: 1, MORNING: 1}
    (after, morning) = of(stored(), AfterRated, MorningRated)
    assert after.at < morning.at
    assert after.at.date() == morning.at.date()
    window.close()


def test_a_clock_set_back_between_two_answers_keeps_one_day_and_every_answer(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, stored: Stored
) -> None:
    ready_to_start(folder, clock, readiness=False)
    window = app_window()
    window.show()
    hands = MouseHands(window)
    ready(hands)
    clock.set_wall(clock.now() - timedelta(hours=2))
    hands.press("I went for a walk")
    hands.score("Highest pain while walking", 0)
    hands.press("No", "Did the walk bring on")
    hands.press("Next")

    assert "Your plan," in words_on(window)
    facts = stored()
    assert facts == sorted(facts, key=lambda fact: fact.at)
    assert facts[-1].kind == "readiness_checked"
    assert len(of(facts, ReadinessChecked)) == 1
    window.close()
    again = app_window()
    again.show()
    assert "Your plan," in words_on(again), "the day is not asked anew"
    again.close()


def ready(hands: MouseHands) -> None:
    hands.score("Pain at rest", 2)
    hands.press("No", "Anything new")
    hands.press("More than 2 hours", "How long ago")
    hands.press("Next")


@pytest.mark.parametrize("hours", [-9, 9])
def test_a_journey_across_time_zones_doubles_no_day(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, hours: int
) -> None:
    """A session at home at noon; abroad the same day or the next, whatever its clocks say."""
    home = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    abroad = timezone(timedelta(hours=1 + hours))
    story = Story(home - timedelta(hours=2))
    story.first_start()
    story.ready()
    story.at = home
    session = story.session("lb-single-knee-to-chest")
    story.tell(AfterRated, session=session, pain=1, minutes=10)
    story.keep(folder)
    there = FakeClock((home + timedelta(hours=3)).astimezone(abroad))
    window = build(folder, there)
    window.show()
    same_day = there.now().date() == home.date()
    assert ("Done for today" in words_on(window)) is same_day
    assert (MORNING in words_on(window)) is not same_day
    window.close()
    window.deleteLater()
