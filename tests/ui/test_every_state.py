"""No state of the program is without a screen that says what to do now, and whose next step leads on."""

from collections.abc import Callable, Iterator

import pytest
from fakes import FakeClock
from journals import context_of, words_of
from prepared import keep
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from states import STATES, State
from walking import answer, click, fill
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.program.catalog import Catalog
from homeprog.program.plan import SEVERITY
from homeprog.ui.asks.asking import SCREENINGS
from homeprog.ui.asks.selftest_form import SelfTestForm
from homeprog.ui.clinician_page import ClinicianPage
from homeprog.ui.main_window import MainWindow
from homeprog.ui.session_host import SessionHost
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage
from homeprog.ui.widgets.buttons import Button

MOST_SCREENS = 40


@pytest.fixture
def enter(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> Callable[[State], MainWindow]:
    """Open the window on a state."""

    def make(state: State) -> MainWindow:
        facts, now = state.make()
        keep(folder, facts, now)
        clock.set_wall(now)
        window = app_window()
        if state.answered:
            answer_what_comes_first(window)
        if state.opened:
            open_ask(window, state.opened)
        return window

    return make


def settle() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def today(window: MainWindow) -> TodayPage:
    page = window.current_page
    assert isinstance(page, TodayPage)
    return page


def is_asking(window: MainWindow) -> bool:
    page = window.current_page
    return isinstance(page, TodayPage) and page.stack.currentWidget() is page.ask


def answer_what_comes_first(window: MainWindow) -> None:
    """Answer every screen; a screening that may wait is put off where the state is about that."""
    for _ in range(MOST_SCREENS):
        if not is_asking(window):
            return
        page = today(window)
        assert page.controller.step is not None
        if (
            page.controller.step.key == "screening_full"
            and page.controller.companion.state.last_session is None
        ):
            click(page.ask.later_button)
        elif page.controller.step.key == "severe_check":
            answer(page.ask)
        else:
            answer(page.ask, rest=usual(window))
        settle()
    raise AssertionError("the questions never end")


def usual(window: MainWindow) -> int:
    """A resting pain that changes nothing."""
    base = context_of(window).companion.state.baseline
    return 2 if base is None else int(base.b)


def open_ask(window: MainWindow, ask: str) -> None:
    """Open an ask from Today; tests before it are put off, one by one."""
    page = today(window)
    kind = ask.partition(":")[0]
    button = next((one for one in page.plan.ask_buttons if one.key.partition(":")[0] == kind), None)
    click(button if button is not None else page.plan.start_button)
    for _ in range(MOST_SCREENS):
        step = page.controller.step
        assert step is not None
        if step.key == ask:
            return
        click(page.ask.later_button)
        settle()
    raise AssertionError(f"{ask} never came")


def buttons(page: QWidget) -> Iterator[Button]:
    return (one for one in page.findChildren(Button) if one.isVisibleTo(page))


def heading_of(window: MainWindow) -> str:
    page = window.current_page
    if isinstance(page, StopPage):
        return page.stop.title.text()
    shown = today(window)
    if is_asking(window):
        return shown.ask.title.text()
    assert shown.controller.vm is not None
    return shown.controller.vm.title


@pytest.mark.parametrize("name", STATES)
def test_a_state_says_what_to_do_and_leads_on(
    name: str, enter: Callable[[State], MainWindow], catalog: Catalog
) -> None:
    state = STATES[name]
    window = enter(state)
    page = window.current_page
    assert page is not None
    shown = heading_of(window)
    primary = [one for one in buttons(page) if one.property("kind") == "primary"]

    assert shown.startswith(state.heading)
    assert shown in words_of(page)
    assert is_asking(window) or len(words_of(page)) > 2 * len(shown), "more than a heading"
    assert [one.text() for one in primary] == ([state.primary] if state.primary else [])
    if state.primary:
        leads_on(window, primary[0])


def leads_on(window: MainWindow, primary: Button) -> None:
    """The next step starts a session, asks something, opens the help, or takes the answer."""
    if is_asking(window):
        page = today(window)
        before = page.controller.step
        fill(page.ask)
        click(primary)
        settle()
        assert page.ask.hint.isHidden(), page.ask.hint.text.text()
        assert not is_asking(window) or page.controller.step != before
        return
    stop = window.current_page
    click(primary)
    settle()
    if isinstance(stop, StopPage):
        assert stop.stack.currentWidget() is stop.help
        return
    assert isinstance(window.current_page, SessionHost) or is_asking(window)
    if isinstance(window.current_page, SessionHost):
        window.show_page("today")


def test_the_table_holds_every_action_every_ask_and_every_test(catalog: Catalog) -> None:
    daily = {"baseline", "morning", "readiness", "after", "activities", "change"}
    tests = {f"test:{test}" for test in catalog.tests}
    checks = {"nerve_check": "NERVE-CHECK", "fever_check": "NO-SESSION fever"}
    named = {checks.get(ask, ask) for ask in {*daily, *SCREENINGS, *tests}}

    assert {*SEVERITY, *named} - STATES.keys() == set()


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("test:")])
def test_a_self_test_is_led_from_the_picture_to_the_result(
    name: str, enter: Callable[[State], MainWindow], catalog: Catalog
) -> None:
    """Drawn, told in steps, timed where it is timed, and its result asked for."""
    window = enter(STATES[name])
    test = catalog.tests[name.removeprefix("test:")]
    form = today(window).ask.form
    assert isinstance(form, SelfTestForm)
    told = words_of(form)

    assert form.player.figure.is_drawn
    assert all(text in told for text in (test.setup, test.action, test.measure))
    assert len(form.watches) >= (test.timed_s is not None)


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        ("card RA-1", "A short check-in"),
        ("card RA-2", "Time for a second look"),
        ("card RA-4", "Review the plan"),
        ("card RES-4", "Still a little tight"),
        ("card RES-5", "Ask about the tight side"),
        ("card W-2", "A quieter week"),
        ("card SB-4", "Steady hands"),
    ],
)
def test_a_notice_stands_above_the_plan_until_it_is_read(
    name: str, notice: str, enter: Callable[[State], MainWindow]
) -> None:
    window = enter(STATES[name])
    vm = today(window).controller.vm
    assert vm is not None
    assert notice in [card.title for card in vm.notices]
    told = words_of(today(window).plan)
    assert told.index(notice) < told.index("Your plan,")

    for _ in range(len(vm.notices)):
        click(next(one for one in buttons(today(window)) if one.text() == "I have read this"))
        settle()

    vm = today(window).controller.vm
    assert vm is not None
    assert vm.notices == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("round 1", "Rounds done today: 1. Three to five do you good."),
        ("round 4", "Rounds done today: 4. That is fine; up to five do you good."),
        ("round 5", "Rounds done today: 5. That is enough for today. Well done."),
        ("stage 5, set A", "Today is set A. Next time comes set B."),
        ("stage 5, set B", "Today is set B. Next time comes set A."),
        ("away 5 days", "Welcome back. Good to see you. We begin gently and soon go on from there."),
        ("away 40 days", "After some weeks we first look at everything once more."),
        ("away 100 days", "After so long we begin anew, step by step. Your old results are kept to compare."),
        ("CLINICIAN-FIRST", "Ask a doctor or physiotherapist to see you about this."),
        ("URGENT", "Call a doctor, a physiotherapist or an advice line today."),
        ("PR-01", "Talk to your parents and to a doctor or physiotherapist about your back."),
    ],
)
def test_what_a_state_says_besides(name: str, said: str, enter: Callable[[State], MainWindow]) -> None:
    assert said in words_of(enter(STATES[name]))


@pytest.mark.parametrize(
    "name",
    [
        "NORMAL",
        "EASY",
        "FLARE",
        "nerve track",
        "stage 2",
        "stage 5, set A",
        "card RES-5",
        "screening put off",
    ],
)
def test_every_plan_line_and_every_lock_answers_why(name: str, enter: Callable[[State], MainWindow]) -> None:
    """Sentence, numbers and rule id, each with a press."""
    window = enter(STATES[name])
    vm = today(window).controller.vm
    assert vm is not None
    page = today(window).plan
    asked = [one for one in buttons(page) if one.text() == "Why?"]

    assert len(asked) == 1 + len(vm.lines) + len(vm.locks) + len(vm.offers)
    for button in asked:
        before = words_of(page)
        click(button)
        opened = words_of(page)
        assert len(opened) > len(before) + 20, button.accessibleName()
        assert opened.count("Rule ") == before.count("Rule ") + 1, button.accessibleName()


def test_the_clinicians_page_has_its_one_next_step(enter: Callable[[State], MainWindow]) -> None:
    """Behind a confirmation (test_clinician_page); an entry without a name is refused in a sentence (6.9)."""
    window = enter(STATES["NORMAL"])
    page = window.show_page("clinician")
    assert isinstance(page, ClinicianPage)
    primary = [one for one in buttons(page) if one.property("kind") == "primary"]
    before = len(context_of(window).companion.all_facts())

    assert [one.text() for one in primary] == ["Keep this entry"]
    click(primary[0])
    assert "Please write who makes this entry" in words_of(page)
    assert len(context_of(window).companion.all_facts()) == before
