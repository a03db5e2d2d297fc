"""First start: from the terms to the plan of the first session, left and resumed, back and by keyboard."""

import pytest
from fakes import FakeClock
from journals import facts_in
from prepared import Story
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from walking import answer, click, fill
from windows import AppWindow

from homeprog.data.paths import DataFolder
from homeprog.data.profiles import find_profile, list_profiles
from homeprog.program.facts import BaselineGiven, FactRetracted, ScreeningAnswered
from homeprog.ui.asks.intake_forms import BaselineForm, TermsForm
from homeprog.ui.asks.question_form import QuestionCard, QuestionsForm
from homeprog.ui.first_start_page import FirstStartPage
from homeprog.ui.main_window import MainWindow
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage


def first_start(window: MainWindow) -> FirstStartPage:
    page = window.current_page
    assert isinstance(page, FirstStartPage)
    return page


def walk_to(
    window: MainWindow, form: type, clock: FakeClock, given: dict[str, str] | None = None
) -> FirstStartPage:
    """Answer until a form is in view."""
    for _ in range(80):
        page = first_start(window)
        if isinstance(page.view.form, form):
            return page
        answer(page.view, given)
        clock.advance(5)
    raise AssertionError(f"{form.__name__} never came")


def test_from_the_terms_to_the_first_session_plan(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    window = app_window()
    for _ in range(80):
        page = window.current_page
        if isinstance(page, TodayPage):
            break
        answer(first_start(window).view)
        clock.advance(5)

    assert isinstance(page, TodayPage)
    assert page.plan.title.text() == "Good morning, Rosa"
    assert page.plan.start_button.text() == "Start"
    assert any("One knee to chest" in line.accessibleName() for line in page.plan.lines)
    window.close()
    kinds = [fact.kind for fact in facts_in(folder)]
    assert kinds[:5] == [
        "terms_accepted",
        "profile_set",
        "screening_answered",
        "baseline_given",
        "readiness_checked",
    ]
    assert kinds[-2:] == ["activity_scored", "schedule_set"]
    assert kinds.count("test_taken") >= 5


def test_nothing_goes_on_without_the_tick(app_window: AppWindow) -> None:
    page = first_start(app_window())

    click(page.view.next_button)

    assert isinstance(page.view.form, TermsForm)
    assert page.view.hint.text.text() == "Please read the text and tick the box under it."


def test_a_half_answered_screening_survives_closing(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    window = app_window()
    page = walk_to(window, QuestionsForm, clock)
    answer(page.view)
    answer(page.view)
    form = page.view.form
    assert isinstance(form, QuestionsForm)
    waiting = list(form.cards)
    window.close()

    again = first_start(app_window())

    assert isinstance(again.view.form, QuestionsForm)
    assert list(again.view.form.cards) == waiting
    assert find_profile(list_profiles(folder), list_profiles(folder)[0].slug).draft.exists()


def test_the_draft_goes_when_the_fact_is_written(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    walk_to(app_window(), BaselineForm, clock)

    assert not list_profiles(folder)[0].draft.exists()


def test_back_inside_the_screening_shows_the_answers_given(app_window: AppWindow, clock: FakeClock) -> None:
    page = walk_to(app_window(), QuestionsForm, clock)
    answer(page.view)
    before = page.view.form
    assert isinstance(before, QuestionsForm)

    click(page.view.back_button)

    form = page.view.form
    assert isinstance(form, QuestionsForm)
    assert list(form.cards) == ["RF-01", "RF-02", "RF-03"]
    assert all(card.value() == "no" for card in form.cards.values())


def test_back_from_the_baseline_takes_the_screening_back(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    window = app_window()
    page = walk_to(window, BaselineForm, clock)

    click(page.view.back_button)
    clock.advance(1)

    form = page.view.form
    assert isinstance(form, QuestionsForm)
    assert list(form.cards) == ["PR-23", "PR-24"]
    answer(page.view)
    answer(page.view)
    assert isinstance(page.view.form, BaselineForm)
    window.close()
    facts = facts_in(folder)
    assert sum(isinstance(fact, ScreeningAnswered) for fact in facts) == 2
    assert sum(isinstance(fact, FactRetracted) for fact in facts) == 1


def test_back_from_readiness_shows_the_baseline_as_given(app_window: AppWindow, clock: FakeClock) -> None:
    page = walk_to(app_window(), BaselineForm, clock)
    fill(page.view, rest=4)
    click(page.view.next_button)
    clock.advance(1)

    click(page.view.back_button)

    form = page.view.form
    assert isinstance(form, BaselineForm)
    assert (form.rest.value(), form.zones.zones()) == (4, (1, 1))


def test_an_emergency_answer_stops_at_once(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    """2.6: nothing more is asked after the first EMERGENCY."""
    window = app_window()
    page = walk_to(window, QuestionsForm, clock)

    answer(page.view, {"RF-01": "yes"})

    assert isinstance(window.current_page, StopPage)
    window.close()
    screening = next(fact for fact in facts_in(folder) if isinstance(fact, ScreeningAnswered))
    assert screening.answers == {"RF-01": "yes", "RF-02": "no", "RF-03": "no"}


def test_a_delicate_question_says_why_it_is_asked(app_window: AppWindow, clock: FakeClock) -> None:
    page = walk_to(app_window(), QuestionsForm, clock)
    form = page.view.form
    assert isinstance(form, QuestionsForm)
    card = form.cards["RF-01"]

    assert isinstance(card, QuestionCard)
    texts = [child.text() for child in card.findChildren(type(page.view.title))]
    assert "These are about a rare nerve emergency; everyone is asked." in texts


def test_the_nerve_track_goes_without_tests(app_window: AppWindow, clock: FakeClock) -> None:
    window = app_window()
    page = walk_to(window, BaselineForm, clock, {"NV-01": "yes"})
    answer(page.view)
    clock.advance(1)
    form = page.view.form
    assert form is not None
    assert "Pain in the leg, right now" in [
        child.text() for child in form.findChildren(type(page.view.title))
    ]


def test_by_keyboard_alone_through_terms_and_person(qtbot: QtBot, app_window: AppWindow) -> None:
    window = app_window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = first_start(window)

    def press(key: Qt.Key, text: str = "") -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        if text:
            QTest.keyClicks(focus, text)
        else:
            QTest.keyClick(focus, key)

    def tab_to(name: str) -> None:
        for _ in range(40):
            focus = QApplication.focusWidget()
            if focus is not None and name in (focus.accessibleName(), getattr(focus, "text", str)()):
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached with Tab")

    tab_to("I have read this, and I agree.")
    press(Qt.Key.Key_Space)
    tab_to("Start")
    press(Qt.Key.Key_Return)
    tab_to("What may we call you?")
    press(Qt.Key.Key_0, "Rosa")
    tab_to("Year of birth")
    press(Qt.Key.Key_0, "1960")
    tab_to("Female")
    press(Qt.Key.Key_Space)
    tab_to("No")
    press(Qt.Key.Key_Space)
    tab_to("Next")
    press(Qt.Key.Key_Return)
    assert isinstance(page.view.form, QuestionsForm)
    for _ in page.view.form.cards:
        tab_to("No")
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Tab)
    tab_to("Next")
    press(Qt.Key.Key_Return)

    assert isinstance(page.view.form, QuestionsForm)
    assert list(page.view.form.cards) == ["RF-04", "RF-05"]
    window.close()


@pytest.mark.parametrize("year", ["", "60", "19x0", "2030", "1899"])
def test_an_unlikely_birth_year_gets_a_sentence(app_window: AppWindow, clock: FakeClock, year: str) -> None:
    from homeprog.ui.asks.intake_forms import ProfileForm

    page = walk_to(app_window(), ProfileForm, clock)
    fill(page.view)
    form = page.view.form
    assert isinstance(form, ProfileForm)
    form.year.setText(year)

    click(page.view.next_button)

    assert page.view.hint.text.text() == "Please write the year of your birth with four digits, such as 1958."


def test_a_first_start_left_after_the_baseline_goes_on_with_readiness(
    app_window: AppWindow, folder: DataFolder, clock: FakeClock
) -> None:
    story = Story(clock.now())
    story.first_start(tests=False)
    story.facts = [fact for fact in story.facts if fact.kind not in {"activity_scored", "schedule_set"}]
    story.keep(folder)
    clock.advance(3600)

    page = first_start(app_window())

    assert page.view.title.text() == "How is your back now?"
    assert page.view.place.text() == "Step 5 of 8"
    assert any(isinstance(fact, BaselineGiven) for fact in story.facts)
