"""Today: four presses on an ordinary day, a screen for every action, and taking answers back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from fakes import FakeClock
from journals import facts_in
from prepared import Story
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from walking import answer, click
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.program.facts import (
    Activity,
    ActivityScored,
    FactRetracted,
    ReadinessChecked,
    ScheduleSet,
    SessionEnded,
    WalkDone,
)
from homeprog.ui.asks.daily_forms import AfterForm, MorningForm, ReadinessForm, WalkForm
from homeprog.ui.asks.question_form import QuestionsForm
from homeprog.ui.asks.steps import ActivitiesStep
from homeprog.ui.main_window import MainWindow
from homeprog.ui.session_host import SessionHost
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage
from homeprog.ui.today_vm import greeting
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.text import Text

Tell = Callable[[Story], None]
Open = Callable[..., TodayPage]
STRETCHES = ("lb-single-knee-to-chest", "hf-lying-leg-slide", "hs-hands-behind-thigh")


@pytest.fixture
def today(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> Open:
    """Today's page some days after a first start; `tell` adds what happened since."""

    def make(tell: Tell | None = None, *, days: int = 1, hours: float = 0, baseline: int = 2) -> TodayPage:
        story = Story(clock.now())
        story.first_start(rest=baseline)
        story.at = clock.now() + timedelta(days=days)
        if tell is not None:
            tell(story)
        story.keep(folder)
        clock.set_wall(max(story.at, clock.now() + timedelta(days=days)) + timedelta(hours=hours))
        page = app_window().current_page
        assert isinstance(page, TodayPage)
        return page

    return make


def readiness(page: TodayPage) -> ReadinessForm:
    form = page.ask.form
    assert isinstance(form, ReadinessForm)
    return form


def tell_of(page: TodayPage, new: str) -> None:
    """Answer how it is now, with one new thing."""
    form = readiness(page)
    click(form.rest.tiles[2])
    click(form.new.any.tiles[1])
    for field, choice in form.new.answers.items():
        click(choice.tiles[1 if field == new else 0])
    assert form.up_for is not None
    click(form.up_for.tiles[2])
    click(page.ask.next_button)


def texts(page: TodayPage) -> list[str]:
    return [text.text() for text in page.plan.findChildren(Text) if text.isVisibleTo(page.plan)]


def test_four_presses_lead_to_the_plan_on_an_ordinary_morning(today: Open) -> None:
    page = today()
    form = readiness(page)

    click(form.rest.tiles[2])
    click(form.new.any.tiles[0])
    assert form.up_for is not None
    click(form.up_for.tiles[2])
    click(page.ask.next_button)

    assert page.stack.currentWidget() is page.plan
    assert page.plan.start_button.text() == "Start"
    assert len(page.plan.lines) >= 5


def test_up_for_is_not_asked_after_noon(today: Open) -> None:
    page = today(hours=5)

    assert readiness(page).up_for is None


def test_the_body_map_is_set_to_the_last_answer(today: Open) -> None:
    def tell(story: Story) -> None:
        story.ready(zone_left=2, zone_right=0)
        story.at += timedelta(days=1)

    page = today(tell)

    assert readiness(page).zones.zones() == (2, 0)


def test_what_is_new_opens_the_questions_and_wants_an_answer(today: Open) -> None:
    page = today()
    form = readiness(page)
    click(form.rest.tiles[2])
    assert form.new.details.isHidden()

    click(form.new.any.tiles[1])
    click(page.ask.next_button)

    assert not form.new.details.isHidden()
    assert page.ask.hint.text.text() == "Please answer the questions about what is new."


def test_a_new_alarm_leads_to_the_stop_page(today: Open) -> None:
    """A-1."""
    page = today()

    tell_of(page, "new_alarm")

    window = page.window()
    assert isinstance(window, MainWindow)
    assert isinstance(window.current_page, StopPage)


def test_a_new_leg_symptom_asks_the_nerve_questions(today: Open) -> None:
    """A-3, 5.8."""
    page = today()

    tell_of(page, "new_leg_symptoms")

    assert isinstance(page.ask.form, QuestionsForm)
    assert page.ask.title.text() == "A few questions about your leg"


@pytest.mark.parametrize(
    ("answers", "title", "start"),
    [
        ({"rest": 2}, "A normal day", "Start"),
        ({"rest": 3}, "A steady day", "Start"),
        ({"rest": 4}, "An easy day", "Start"),
        ({"rest": 7}, "A flare-up day: little and often", "Start a round"),
        ({"rest": 2, "zone_left": 4}, "A calming day for your leg", "Start a round"),
    ],
)
def test_every_kind_of_day_says_what_to_do(
    today: Open, answers: dict[str, int], title: str, start: str
) -> None:
    page = today(lambda story: story.ready(**answers))

    assert page.stack.currentWidget() is page.plan
    assert title in texts(page)
    assert page.plan.start_button.text().split() == start.split()  # in as many lines as there is room for
    assert page.plan.lines


def test_a_gentle_day(today: Open) -> None:
    """A-7 with a baseline of 4."""
    page = today(lambda story: story.ready(rest=5), baseline=4)

    assert "A gentle day" in texts(page)


def test_strong_pain_asks_the_warning_questions_first(today: Open) -> None:
    """A-5: NO-SESSION, and RF-01 to RF-10 and RF-33."""
    page = today(lambda story: story.ready(rest=8))

    assert page.ask.title.text() == "A few questions, as the pain is strong"
    for _ in range(10):
        if page.stack.currentWidget() is page.plan:
            break
        answer(page.ask)
    assert "No exercise today" in texts(page)


def test_a_day_with_fever(today: Open) -> None:
    """A-2."""
    page = today(lambda story: story.ready(ill=True))
    assert page.ask.title.text() == "One question about fever"

    answer(page.ask)

    assert "No exercise today" in texts(page)


def test_why_tells_sentence_numbers_and_rule(today: Open) -> None:
    page = today(lambda story: story.ready(rest=4))

    click(page.plan.why.button)

    said = [text.text() for text in page.plan.why.panel.findChildren(Text)]
    assert said[0] == "Your pain is 4 now; your usual is 2. So today is an easy day."
    assert said[-1] == "Rule A-8"


def test_every_line_answers_why(today: Open) -> None:
    page = today(lambda story: story.ready())

    assert all(line.why.panel.accessibleName() for line in page.plan.lines)


def test_the_morning_comes_before_readiness_after_a_session(today: Open) -> None:
    def tell(story: Story) -> None:
        story.ready()
        story.session(*STRETCHES)
        story.at += timedelta(days=1)

    page = today(tell)

    assert isinstance(page.ask.form, MorningForm)
    answer(page.ask)
    assert isinstance(page.ask.form, ReadinessForm)


def test_ten_minutes_after_the_session_the_question_comes(today: Open, clock: FakeClock) -> None:
    """5.4."""

    def tell(story: Story) -> None:
        story.ready()
        story.session(*STRETCHES)

    page = today(tell, hours=0.2)

    assert isinstance(page.ask.form, AfterForm)
    answer(page.ask, rest=1)
    assert "Done for today" in texts(page)
    assert "You have done today's session" in page.plan.why.panel.accessibleName()


def test_two_points_more_ask_again_after_an_hour(today: Open, folder: DataFolder, clock: FakeClock) -> None:
    """P-5."""

    def tell(story: Story) -> None:
        story.ready()
        story.session(*STRETCHES)

    page = today(tell, hours=0.2)
    answer(page.ask, rest=4)
    clock.advance(3600)

    page.page_shown()

    assert page.ask.title.text() == "And now, an hour later?"


def test_a_begun_session_can_be_ended_here(today: Open, folder: DataFolder) -> None:
    def tell(story: Story) -> None:
        story.ready()
        story.session(STRETCHES[0], ended=False)

    page = today(tell)
    assert "You have begun a session" in texts(page)

    click(page.plan.end_button)

    assert "You have begun a session" not in texts(page)
    page.window().close()
    ended = [fact for fact in facts_in(folder) if isinstance(fact, SessionEnded)]
    assert [fact.how for fact in ended] == ["left"]


def test_a_begun_session_can_wait_and_can_go_on(today: Open) -> None:
    def tell(story: Story) -> None:
        story.ready()
        story.session(STRETCHES[0], ended=False)

    page = today(tell)
    window = page.window()
    assert isinstance(window, MainWindow)

    click(page.plan.later_button)
    assert "You have begun a session" not in texts(page)

    click(page.plan.start_button)
    assert isinstance(window.current_page, SessionHost)
    host = window.current_page
    assert host.page is not None
    done = host.page.controller.state
    assert done.index > 0
    host.page.controller.leave()


def test_taking_readiness_back_asks_it_again(today: Open, folder: DataFolder, clock: FakeClock) -> None:
    page = today(lambda story: story.ready(rest=7))
    clock.advance(60)
    button = next(one for one in page.plan.take_back_buttons if "Before the session" in one.accessibleName())

    click(button)

    assert isinstance(page.ask.form, ReadinessForm)
    assert readiness(page).rest.value() is None
    page.window().close()
    facts = facts_in(folder)
    taken = next(fact for fact in facts if isinstance(fact, FactRetracted))
    assert isinstance(next(fact for fact in facts if fact.id == taken.fact), ReadinessChecked)


def test_a_walk_is_noted(today: Open, folder: DataFolder) -> None:
    page = today(lambda story: story.ready())
    click(page.plan.walk_button)
    form = page.ask.form
    assert isinstance(form, WalkForm)
    form.minutes.setValue(12)
    click(form.pain.tiles[1])
    click(form.leg.tiles[0])

    click(page.ask.next_button)

    assert page.stack.currentWidget() is page.plan
    page.window().close()
    walks = [fact for fact in facts_in(folder) if isinstance(fact, WalkDone)]
    assert [(walk.minutes, walk.pain, walk.leg_symptoms) for walk in walks] == [(12.0, 1, False)]


def test_the_card_of_the_day_is_marked_as_read(today: Open, folder: DataFolder) -> None:
    page = today(lambda story: story.ready())
    assert "Keep moving" in texts(page)

    page.plan.card_read.emit("E1")

    assert "Keep moving" not in texts(page)


def test_the_day_off_is_a_rest_day(today: Open) -> None:
    def tell(story: Story) -> None:
        story.tell(ScheduleSet, days=("mon",))
        story.ready()

    page = today(tell)

    assert "A rest day" in texts(page)
    assert "You chose this day as a day off." in page.plan.why.panel.accessibleName()


def test_locks_say_what_opens_them_in_numbers(today: Open) -> None:
    page = today(lambda story: story.ready())

    said = " ".join(text.text() for text in page.plan.findChildren(Text))
    assert "Opens when your low back is free." in said
    assert "2 more free weekly tests" in said


def test_a_weekly_check_may_wait_on_its_own_day(today: Open) -> None:
    """RU-26: day 7 itself still plays."""
    page = today(lambda story: story.ready(), days=7)
    assert page.ask.title.text() == "The weekly look"

    click(page.ask.later_button)

    assert page.stack.currentWidget() is page.plan
    assert "Answer the weekly questions" in [button.text() for button in page.plan.ask_buttons]


@pytest.mark.parametrize(
    ("hour", "hello"), [(6, "Good morning, Rosa"), (12, "Good afternoon, Rosa"), (18, "Good evening, Rosa")]
)
def test_greeting_by_the_hour(hour: int, hello: str) -> None:
    assert greeting("Rosa", datetime(2026, 3, 2, hour, tzinfo=UTC)) == hello


def test_a_whole_session_leads_back_to_today(today: Open, clock: FakeClock, folder: DataFolder) -> None:
    """Start, every set by the clock, every rating, then the plan knows that the day is done (FREQ-2)."""
    page = today(lambda story: story.ready())
    window = page.window()
    assert isinstance(window, MainWindow)
    click(page.plan.start_button)
    host = window.current_page
    assert isinstance(host, SessionHost)
    assert host.page is not None
    controller = host.page.controller
    for _ in range(4000):
        if controller.state.phase == "done":
            break
        clock.advance(1)
        controller.look()
        if controller.state.phase == "rate":
            controller.rate(1)
        elif controller.state.phase == "effort":
            controller.rate_effort(0)

    assert controller.state.phase == "done"
    host.page.closed.emit()

    assert window.current_page is page
    assert "Done for today" in texts(page)
    window.close()
    assert [fact.how for fact in facts_in(folder) if isinstance(fact, SessionEnded)] == ["completed"]


def test_tab_and_screen_readers_follow_the_page_after_an_answer_changed_it(today: Open) -> None:
    page = today()
    form = readiness(page)
    click(form.rest.tiles[2])
    click(form.new.any.tiles[0])
    assert form.up_for is not None
    click(form.up_for.tiles[2])
    click(page.ask.next_button)  # the plan comes between what was there before
    page.window().show()
    QApplication.processEvents()

    read = [widget for widget in page.plan.findChildren(QWidget) if widget.isVisible()]
    cards = [widget for widget in read if isinstance(widget, Card)]
    chain: list[QWidget] = [page.plan.action]
    while chain[-1] is not page.plan.start_button:
        following = chain[-1].nextInFocusChain()
        assert following is not None
        chain.append(following)
    stops = [stop for stop in chain if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def from_top(widget: QWidget) -> int:
        return widget.mapTo(page.plan, QPoint()).y()

    assert [from_top(card) for card in cards] == sorted(from_top(card) for card in cards)
    assert stops[-2:] == [page.plan.walk_button, page.plan.start_button]
    assert stops[-3] is page.plan.take_back_buttons[-1]
    assert [from_top(stop) for stop in stops[:-2]] == sorted(from_top(stop) for stop in stops[:-2])


def test_a_test_that_is_put_off_gives_way_to_the_next(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    story = Story(clock.now())
    story.first_start(tests=False)
    story.ready()
    story.keep(folder)
    clock.advance(600)
    page = app_window().current_page
    assert isinstance(page, TodayPage)
    due = [ask for ask in page.controller.companion.plan().asks if ask.startswith("test:")]
    click(page.plan.start_button)
    seen = []
    while page.stack.currentWidget() is page.ask:
        assert page.controller.step is not None
        seen.append(page.controller.step.key)
        click(page.ask.later_button if len(seen) < len(due) else page.ask.back_button)

    assert seen == due
    assert len(due) >= 4


def fortnight_later(story: Story) -> None:
    """The weekly questions and readiness are answered; the activities are due."""
    story.screen("full", {})
    story.ready()


def test_activities_come_with_the_names_that_count(today: Open) -> None:
    def slipped(story: Story) -> None:
        fortnight_later(story)
        slip = story.tell(ActivityScored, activities=(Activity("Put on a hat", 4),))
        story.tell(FactRetracted, fact=slip.id, reason="a slip")

    page = today(slipped, days=14)
    page.controller.open_ask("activities")

    step = page.controller.step
    assert isinstance(step, ActivitiesStep)
    assert [one.name for one in step.activities] == ["Put on socks"]


def test_an_answer_does_not_read_the_journal_anew(today: Open) -> None:
    """Also on days when activities are due, whose names stand in the journal alone."""
    page = today(fortnight_later, days=14)
    companion = page.controller.companion
    read: list[str] = []
    companion.journal._db.set_trace_callback(read.append)

    page.controller.open_ask("walk")
    page.controller.answer({"minutes": 10.0, "pain": 1})

    assert "activities" in companion.plan().asks
    assert any(line.startswith("INSERT INTO fact") for line in read)
    assert not [line for line in read if "rowid >" in line], "the way that all facts are read"
