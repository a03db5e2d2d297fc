"""No state of the program is without a screen that says what to do now (all thirteen actions)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fakes import FakeClock
from journals import context_of, words_of
from prepared import Story
from walking import click
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.program.facts import ExerciseRated, OverrideRecorded, WalkDone
from homeprog.program.plan import SEVERITY
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage

DAY_S = 24 * 3600


def told(story: Story, clock: FakeClock, action: str) -> None:
    """A journal whose last moment has this action; the clock stands a little after it."""
    screened = {
        "EMERGENCY": {"RF_01": "yes"},
        "URGENT": {"RF_21": "yes"},
        "CLINICIAN-FIRST": {"PR_03": "yes"},
    }
    story.first_start(screened.get(action, {}), rest=5 if action == "GENTLE" else 2)
    ready: dict[str, dict[str, Any]] = {
        "NO-SESSION": {"rest": 8},
        "FLARE-NERVE": {"zone_left": 4},
        "FLARE": {"rest": 7},
        "GENTLE": {"rest": 5},
        "EASY": {"rest": 4},
        "NORMAL-HOLD": {"rest": 3},
        "NORMAL": {"rest": 2},
        "REST-DAY": {"rest": 2},
        "NERVE-CHECK": {"new_leg_symptoms": True},
    }
    if action in ready:
        story.ready(**ready[action])
    if action == "REST-DAY":
        story.session("lb-single-knee-to-chest")
    clock.advance(600)
    if action == "SCREENING-DUE":
        clock.advance(29 * DAY_S)


def test_the_table_holds_every_action() -> None:
    assert set(SEVERITY) == {*ACTIONS}


ACTIONS = (
    "EMERGENCY", "URGENT", "CLINICIAN-FIRST", "SCREENING-DUE", "NERVE-CHECK", "NO-SESSION", "FLARE-NERVE",
    "FLARE", "REST-DAY", "GENTLE", "EASY", "NORMAL-HOLD", "NORMAL",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_its_screen(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, action: str
) -> None:
    story = Story(clock.now())
    told(story, clock, action)
    story.keep(folder)
    window = app_window()
    page = window.current_page
    assert context_of(window).companion.plan().action == action

    if action in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"}:
        assert isinstance(page, StopPage)
        assert len(words_of(page)) > 40
        return
    assert isinstance(page, TodayPage)
    if page.stack.currentWidget() is page.ask:
        assert action in {"SCREENING-DUE", "NERVE-CHECK", "NO-SESSION"}, "a question comes first"
        assert words_of(page.ask)
        return
    vm = page.controller.vm
    assert vm is not None
    assert vm.title
    assert vm.text
    assert vm.why.sentence
    assert vm.start or not page.plan.walk_button.isHidden(), "there is a next step"
    if action in {"FLARE", "FLARE-NERVE"}:
        assert vm.start == "Start a round"
        assert "Rounds done today: 0" in "".join(vm.notes)


def opened(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, tell: Callable[[Story], None], days: int = 0
) -> TodayPage:
    story = Story(clock.now())
    story.first_start()
    tell(story)
    story.keep(folder)
    clock.advance(DAY_S * days + 3600)
    page = app_window().current_page
    assert isinstance(page, TodayPage)
    return page


@pytest.mark.parametrize(("days", "welcomed"), [(3, False), (4, True), (13, True)])
def test_welcome_back_after_days_away(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock, days: int, welcomed: bool
) -> None:
    def tell(story: Story) -> None:
        story.ready()
        story.session("lb-single-knee-to-chest")

    page = opened(app_window, folder, clock, tell, days)
    page.controller._plan()
    vm = page.controller.vm

    assert vm is not None
    assert any("Welcome back" in note for note in vm.notes) is welcomed
    assert not any("missed" in note.lower() for note in vm.notes), "never blame (FREQ-3)"


def test_a_review_is_noted_with_one_press(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    page = opened(app_window, folder, clock, Story.ready)
    companion = page.controller.companion
    companion.state.clinician["RA-2"] = clock.now().date()
    page.controller._plan()
    assert [button.text() for button in page.plan.offer_buttons] == ["I have been seen"]
    click(page.plan.offer_buttons[0])
    stored = companion.facts_of_today()[-1]

    assert isinstance(stored, OverrideRecorded)
    assert stored.what == "review_recorded"
    assert page.plan.offer_buttons == []


def test_three_grabs_offer_more_support(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> None:
    """SB-4: suggested only; a press sets the tag."""

    def tell(story: Story) -> None:
        story.ready()
        session = story.session("lb-single-knee-to-chest", ended=False)
        story.tell(ExerciseRated, session=session, exercise="bal-tandem", pain=0, grabs=3)

    page = opened(app_window, folder, clock, tell)
    page.controller._plan()
    companion = page.controller.companion
    assert "Steady hands" in [card.title for card in page.controller.vm.notices]
    assert "falls" not in companion.plan().tags
    click(next(button for button in page.plan.offer_buttons if "support" in button.text()))

    assert "falls" in companion.plan().tags


def test_answers_of_the_future_are_told_and_wait(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    """A clock that was wrong for a while does not take the day away."""
    story = Story(clock.now())
    story.first_start()
    story.ready()
    story.at += timedelta(days=500)
    story.tell(WalkDone, minutes=10)
    story.keep(folder)
    clock.advance(3600)
    window = app_window()

    assert "Is the date of this computer right?" in words_of(window)
    assert context_of(window).companion.plan().action == "NORMAL"
