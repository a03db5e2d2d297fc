"""A paper week typed in with the keyboard alone, through the real window and a real journal."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from fakes import FakeClock
from journals import context_of, words_of
from paper_weeks import LivedDay, Typist, live_on_screen
from prepared import Story
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from homeprog.app import build
from homeprog.cli_plan import plan_data
from homeprog.data.draft import load_paper_draft
from homeprog.data.paths import DataFolder
from homeprog.program.facts import (
    ExerciseRated,
    Fact,
    FactRetracted,
    MorningRated,
    NoteWritten,
    ReadinessChecked,
    SessionEnded,
    SessionStarted,
    SetDone,
    WalkDone,
)
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from homeprog.ui.paper_week_page import PaperWeekPage
from homeprog.ui.paper_week_sheet import Place
from homeprog.ui.stop_page import StopPage
from homeprog.ui.today_page import TodayPage

BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
WEEKLY = datetime(2026, 3, 7, 6, tzinfo=UTC)
AFTERWARDS = datetime(2026, 3, 9, 9, tzinfo=UTC)
PELVIC_TILT, KNEE_HUG, LEG_SLIDE, HAMSTRINGS = (
    "fa-pelvic-tilt-lying",
    "lb-single-knee-to-chest",
    "hf-lying-leg-slide",
    "hs-hands-behind-thigh",
)
CALM = LivedDay(3, 3, [1], 3, 10)
FULL_WEEK = [
    LivedDay(None, 3, [1], 3, 10),
    LivedDay(4, 4, [3, 1], 4, 10),
    LivedDay(3, 5, [2], 5),
    LivedDay(3),
    LivedDay(3, 7),
    LivedDay(6, 4),
    LivedDay(3, 3, [1], 3, 12),
]
"""Normal, steady, gentle, a rest day, a flare-up, its second day, and the easy day after it."""
ROUGH_WEEK = [
    LivedDay(None, 3, [1, 3], 3, 20),
    LivedDay(3, 3, [6, 1, 1, 1], 5, 20),
    LivedDay(5, 3, [2, 3], 3),
    LivedDay(2, 4, [6], 6),
    LivedDay(4, 2, [1], 2, 5),
    LivedDay(),
    LivedDay(3, 3, [1], 3, 20),
]
"""A red mark, a second hour nobody answered, a morning that steps back, a session stopped by two reds."""


@pytest.fixture
def begun(folder: DataFolder, clock: FakeClock) -> None:
    """A first start on the Sunday before."""
    first_start().keep(folder)
    clock.set_wall(AFTERWARDS)


def first_start() -> Story:
    """Everything up to the first plan, on the Sunday before."""
    story = Story(BEGUN)
    story.first_start(rest=3)
    return story


def answer_weekly(companion: Companion) -> None:
    """The weekly questions, answered on the screen in the middle of the week."""
    story = Story(WEEKLY)
    story.screen("weekly", {})
    assert companion.record_many(story.facts)


def show(window: MainWindow) -> PaperWeekPage:
    window.resize(1100, 800)
    window.show()
    page = window.show_page("paper_week")
    QApplication.processEvents()
    assert isinstance(page, PaperWeekPage)
    return page


@pytest.fixture
def sheet(app_window: Callable[..., MainWindow], begun: None) -> PaperWeekPage:
    """The sheet of the first week, a week later."""
    page = show(app_window())
    assert page.sheet.grid._vm is not None
    assert page.sheet.grid._vm.first_day == MONDAY.date()
    return page


def companion_of(page: PaperWeekPage) -> Companion:
    return page._context.companion


def new_facts(page: PaperWeekPage) -> list[Fact]:
    """What was written after the first start."""
    return [fact for fact in companion_of(page).all_facts() if fact.at >= MONDAY and isinstance(fact, Fact)]


def of(page: PaperWeekPage, kind: type) -> list:
    return [fact for fact in new_facts(page) if isinstance(fact, kind)]


def at(page: PaperWeekPage, place: Place) -> Typist:
    """Hands on a box."""
    page.sheet.grid.focus_on(place)
    return Typist(page)


def text(page: PaperWeekPage, place: Place) -> str:
    return page.sheet.grid.cells[place].text()


def look(page: PaperWeekPage) -> list[tuple[str, str]]:
    """Look at what the week says; the lines shown."""
    page.sheet.look_button.click()
    assert page.stack.currentWidget() is page.look, page.sheet.hint.text.text()
    return [(title.text(), why.text()) for title, why in page.look.lines]


def type_week(page: PaperWeekPage, week: Sequence[LivedDay]) -> tuple[Typist, int]:
    page.sheet.focus_first()
    typist = Typist(page)
    return typist, sum(typist.day(lived) for lived in week)


@pytest.mark.parametrize("week", [FULL_WEEK, ROUGH_WEEK], ids=["full", "rough"])
def test_a_typed_week_gives_the_plan_of_the_same_week_on_the_screen(
    app_window: Callable[..., MainWindow],
    folder: DataFolder,
    clock: FakeClock,
    tmp_path: Path,
    qtbot,
    begun: None,
    week: list[LivedDay],
) -> None:
    screen = context_of(app_window()).companion
    for number, lived in enumerate(week):
        lived.done.clear()
        if number == (WEEKLY - MONDAY).days:
            answer_weekly(screen)
        live_on_screen(screen, clock, MONDAY + timedelta(days=number), lived)
    offered = [one for fact in screen.all_facts() if isinstance(fact, SessionStarted) for one in fact.planned]
    assert all(one.change is None for one in offered)  # paper could know nothing of a change
    clock.set_wall(AFTERWARDS)
    other = DataFolder(tmp_path / "paper")
    first_start().keep(other)
    window = build(other, clock)
    qtbot.addWidget(window)
    answer_weekly(context_of(window).companion)
    page = show(window)

    type_week(page, week)
    look(page)
    page.look.keep_button.click()

    paper = companion_of(page)
    assert plan_data(paper.plan()) == plan_data(screen.plan())
    assert len(paper.plan().items) > 5
    ratings = [
        {
            (one.day, one.exercise, one.step, one.done, one.pain)
            for one in made.all_facts()
            if isinstance(one, ExerciseRated)
        }
        for made in (screen, paper)
    ]
    assert ratings[0] == ratings[1] != set()
    assert paper.state.pairs == screen.state.pairs
    assert paper.state.exercises == screen.state.exercises


def test_a_whole_week_takes_hardly_more_keys_than_it_has_numbers(
    app_window: Callable[..., MainWindow], clock: FakeClock, sheet: PaperWeekPage
) -> None:
    exercises = [(PELVIC_TILT, 1, 2), (KNEE_HUG, 2, 2), (LEG_SLIDE, 2, 2), (HAMSTRINGS, 2, 2)]
    week = [LivedDay(3, 3, [2], 3, 20, list(exercises)) for _ in range(7)]

    typist, filled = type_week(sheet, week)

    assert filled == 7 * 14
    enters_a_day = 2 + 1 + 2  # two ones among the zones, the sign left blank, minutes of two figures
    assert typist.keys <= filled + 7 * (enters_a_day + 1)
    look(sheet)
    sheet.look.keep_button.click()
    assert len(of(sheet, ExerciseRated)) == 7 * 4


def test_one_confirm_writes_all_days_at_their_own_time(sheet: PaperWeekPage) -> None:
    before = len(companion_of(sheet).journal)
    at(sheet, Place(0, "morning")).type("33")
    at(sheet, Place(0, KNEE_HUG)).type("22")
    at(sheet, Place(2, "walk")).type("25\n")
    at(sheet, Place(3, "notes")).type("slept badly\n")
    assert len(companion_of(sheet).journal) == before
    look(sheet)
    assert len(companion_of(sheet).journal) == before

    sheet.look.keep_button.click()

    days = {type(fact): fact.day for fact in new_facts(sheet)}
    assert days[MorningRated] == days[ReadinessChecked] == days[ExerciseRated] == MONDAY.date()
    assert days[WalkDone] == date(2026, 3, 4)
    assert days[NoteWritten] == date(2026, 3, 5)
    assert [fact.mode for fact in of(sheet, SessionStarted)] == ["paper"]
    assert [(fact.side, fact.set) for fact in of(sheet, SetDone)] == [
        ("left", 1),
        ("left", 2),
        ("right", 1),
        ("right", 2),
    ]
    assert isinstance(sheet._context.window.current_page, TodayPage)
    assert "2 day(s)" not in words_of(sheet._context.window)


def test_the_whole_week_can_be_taken_back_at_once(sheet: PaperWeekPage) -> None:
    before = plan_data(companion_of(sheet).plan())
    at(sheet, Place(0, "before")).type("8")
    look(sheet)
    sheet.look.keep_button.click()
    assert plan_data(companion_of(sheet).plan()) != before

    sheet._context.window.alerts._toast.undo_button.click()

    assert plan_data(companion_of(sheet).plan()) == before
    assert len(of(sheet, FactRetracted)) == 1


def test_what_is_offered_as_a_step_up_was_not_done_on_paper(
    app_window: Callable[..., MainWindow], clock: FakeClock, sheet: PaperWeekPage
) -> None:
    answer_weekly(companion_of(sheet))
    exercises = [(PELVIC_TILT, 1, 1), (KNEE_HUG, 2, 1), (LEG_SLIDE, 2, 1), (HAMSTRINGS, 2, 1)]
    days = [LivedDay(3, 3, [1], 3, None, list(exercises)) for _ in range(6)]
    type_week(sheet, [*days, LivedDay(3)])
    look(sheet)
    sheet.look.keep_button.click()

    planned = [one for fact in of(sheet, SessionStarted) for one in fact.planned]
    assert {one.change for one in planned} == {None}
    companion = companion_of(sheet)
    companion.record(MorningRated, pain=3, zone_left=1, zone_right=1)
    companion.record(ReadinessChecked, rest=3, zone_left=1, zone_right=1)
    assert [item.change for item in companion.plan().items if item.change] == ["step"]


def test_the_look_says_what_the_rules_say_of_each_day(sheet: PaperWeekPage) -> None:
    at(sheet, Place(1, "before")).type("5")
    at(sheet, Place(2, "morning")).type("3")
    at(sheet, Place(3, "before")).type("7")

    lines = look(sheet)

    assert lines[0][0] == "Tuesday, 3 March 2026: A gentle day"
    assert "5" in lines[0][1]
    assert lines[1][0].endswith("no session")
    assert "flare-up" in lines[2][0]


def test_a_day_that_is_over_is_called_by_its_name(sheet: PaperWeekPage) -> None:
    for offset, pain in enumerate("34579"):
        at(sheet, Place(offset, "before")).type(pain)
    at(sheet, Place(5, "before")).type("3")
    at(sheet, Place(5, "new_signs")).type("x")
    sheet.sheet.sign_cards[0].choices["ill"].tiles[1].click()

    lines = look(sheet)

    assert lines[2][1] == "Your pain was 5. Gentle movement and small stretches were enough on Wednesday."
    assert lines[4][0].endswith("No exercise on that day")
    for title, why in lines:
        assert "today" not in f"{title} {why}".lower()
    assert "Saturday" in lines[5][1]


def test_a_one_waits_for_a_nought_and_gives_any_other_number_on(sheet: PaperWeekPage) -> None:
    typist = at(sheet, Place(0, "morning"))
    typist.type("13")

    assert (text(sheet, Place(0, "morning")), text(sheet, Place(0, "before"))) == ("1", "3")
    assert typist.place == Place(0, "zones")


def test_an_impossible_number_gets_a_sentence_at_its_box(sheet: PaperWeekPage) -> None:
    at(sheet, Place(1, "zones")).type("9")
    assert sheet.sheet.place.text() == "Tuesday, Furthest point, left: please write 0 to 5."

    at(sheet, Place(1, "walk")).type("400\n")
    cell = sheet.sheet.grid.cells[Place(1, "walk")]
    assert "400 minutes" in sheet.sheet.hint.text.text()
    assert cell.accessibleDescription() == sheet.sheet.hint.text.text()

    sheet.sheet.look_button.click()
    assert sheet.stack.currentWidget() is sheet.sheet
    assert QApplication.focusWidget() is cell


MISSING: tuple[tuple[dict[Place, str], str, Place], ...] = (
    ({Place(1, KNEE_HUG): "2"}, "add the highest pain", Place(1, KNEE_HUG, 1)),
    ({Place(1, KNEE_HUG, 1): "2"}, "how many sets", Place(1, KNEE_HUG)),
    ({Place(1, KNEE_HUG): "22"}, "add the pain before", Place(1, "before")),
    ({Place(1, "after"): "2"}, "but no exercise", Place(1, "after")),
    ({Place(1, "before"): "2", Place(1, "new_signs"): "x"}, "what was new", Place(1, "new_signs")),
)


def test_what_is_missing_is_said_and_shown(sheet: PaperWeekPage) -> None:
    for typed, sentence, asked_at in MISSING:
        sheet.controller.open()
        assert sheet.sheet.hint.isHidden()  # not while it is being typed
        for place, keys in typed.items():
            at(sheet, place).type(keys)

        sheet.sheet.look_button.click()

        assert sheet.stack.currentWidget() is sheet.sheet
        assert sheet.sheet.hint.text.text().startswith("Tuesday")
        assert sentence in sheet.sheet.hint.text.text()
        focus = QApplication.focusWidget()
        if asked_at.row == "new_signs":
            assert sheet.sheet.sign_cards[0].isAncestorOf(focus)
        else:
            assert focus is sheet.sheet.grid.cells[asked_at]
            assert sheet.sheet.place.text() == sheet.sheet.hint.text.text()
        sheet.controller.clear()


def test_a_ticked_sign_is_asked_about_and_counts_as_on_the_screen(sheet: PaperWeekPage) -> None:
    at(sheet, Place(1, "before")).type("3")
    at(sheet, Place(1, "new_signs")).type("x")
    (card,) = sheet.sheet.sign_cards
    card.choices["new_alarm"].tiles[1].click()
    assert look(sheet)[0][0].endswith("Get help now")

    sheet.look.keep_button.click()

    assert isinstance(sheet._context.window.current_page, StopPage)
    (answer,) = of(sheet, ReadinessChecked)
    assert (answer.new_alarm, answer.ill) == (True, False)


def test_a_dash_is_not_done_and_the_session_still_complete(sheet: PaperWeekPage) -> None:
    typist = at(sheet, Place(0, "before"))
    typist.type("3\n\n\n" + "12" + "-" + "22" + "22")
    look(sheet)
    sheet.look.keep_button.click()

    assert [fact.exercise for fact in of(sheet, ExerciseRated)] == [PELVIC_TILT, LEG_SLIDE, HAMSTRINGS]
    assert [fact.how for fact in of(sheet, SessionEnded)] == ["completed"]


def test_a_blank_exercise_ends_the_session_early(sheet: PaperWeekPage) -> None:
    at(sheet, Place(0, "before")).type("3\n\n\n" + "12")
    look(sheet)
    sheet.look.keep_button.click()

    assert [fact.how for fact in of(sheet, SessionEnded)] == ["left"]


def test_an_exercise_written_into_a_spare_row(sheet: PaperWeekPage) -> None:
    row = next(iter(sheet.sheet.grid.spares))
    box = sheet.sheet.grid.spares[row]
    assert not sheet.sheet.grid.cells[Place(0, row)].isEnabled()
    box.setCurrentIndex(box.findData("lb-cat-camel"))
    box.activated.emit(box.currentIndex())
    at(sheet, Place(0, "before")).type("3")
    at(sheet, Place(0, row)).type("12")
    look(sheet)
    sheet.look.keep_button.click()

    assert [fact.exercise for fact in of(sheet, ExerciseRated)] == ["lb-cat-camel"]


def test_enter_tab_and_arrows_lead_in_the_order_of_reading(sheet: PaperWeekPage) -> None:
    typist = at(sheet, Place(1, "zones"))
    for key, arrived in (
        (Qt.Key.Key_Tab, Place(1, "zones", 1)),
        (Qt.Key.Key_Return, Place(1, "new_signs")),
        (Qt.Key.Key_Backtab, Place(1, "zones", 1)),
        (Qt.Key.Key_Up, Place(1, "before")),
        (Qt.Key.Key_Right, Place(2, "before")),
        (Qt.Key.Key_Down, Place(2, "zones")),
        (Qt.Key.Key_Left, Place(1, "zones", 1)),
        (Qt.Key.Key_PageDown, Place(2, "morning")),
        (Qt.Key.Key_PageUp, Place(1, "morning")),
        (Qt.Key.Key_Backtab, Place(0, "notes")),
    ):
        typist.press(key)
        assert typist.place == arrived


def test_undo_takes_the_last_key_back_wherever_the_hands_are(sheet: PaperWeekPage) -> None:
    typist = at(sheet, Place(0, "morning"))
    typist.type("35")
    typist.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (text(sheet, Place(0, "morning")), text(sheet, Place(0, "before"))) == ("3", "")

    sheet.sheet.undo_button.click()
    assert text(sheet, Place(0, "morning")) == ""
    assert not sheet.sheet.undo_button.isEnabled()


def test_emptying_the_sheet_can_be_undone(sheet: PaperWeekPage) -> None:
    at(sheet, Place(0, "morning")).type("3")
    sheet.sheet.clear_button.click()
    assert text(sheet, Place(0, "morning")) == ""

    sheet.sheet.undo_button.click()
    assert text(sheet, Place(0, "morning")) == "3"


def test_nothing_typed_is_lost_by_leaving_or_a_crash(
    app_window: Callable[..., MainWindow], folder: DataFolder, clock: FakeClock, sheet: PaperWeekPage, qtbot
) -> None:
    at(sheet, Place(2, "before")).type("4")
    sheet.sheet.back_requested.emit()
    assert sheet._context.window.current_page is not sheet
    draft = load_paper_draft(sheet._context.profile.paper_draft)  # on the disk, whatever happens next
    assert draft is not None
    assert draft.cells == {"2/before/0": "4"}
    sheet._context.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    again = show(app_window())

    assert text(again, Place(2, "before")) == "4"
    assert again._context.profile.paper_draft.stat().st_mode & 0o077 == 0


def test_the_draft_goes_once_the_week_is_kept(sheet: PaperWeekPage) -> None:
    at(sheet, Place(0, "morning")).type("3")
    look(sheet)
    sheet.look.keep_button.click()

    assert load_paper_draft(sheet._context.profile.paper_draft) is None


def test_days_answered_on_the_screen_are_closed_with_a_sentence(
    app_window: Callable[..., MainWindow], clock: FakeClock, begun: None
) -> None:
    window = app_window()
    companion = context_of(window).companion
    whole, partly = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    live_on_screen(companion, clock, whole, LivedDay(3, 3, [1], 3))
    companion.record(MorningRated, at=partly.replace(hour=7), pain=3)
    clock.set_wall(AFTERWARDS)
    page = show(window)
    page.controller.choose_first_day(MONDAY.date())

    notes = page.sheet.notes.text()
    cells = page.sheet.grid.cells
    assert "Already answered on the screen: Tuesday. Correct it under Progress." in notes
    assert "Partly answered on the screen: Wednesday." in notes
    assert not cells[Place(1, "before")].isEnabled()
    assert not cells[Place(2, "morning")].isEnabled()
    assert cells[Place(2, "before")].isEnabled()


def test_days_to_come_and_days_before_the_program_are_closed_with_a_sentence(sheet: PaperWeekPage) -> None:
    sheet.controller.choose_first_day(date(2026, 3, 6))
    assert sheet.sheet.notes.text().startswith("Still to come: Tuesday, Wednesday,")
    assert not sheet.sheet.grid.cells[Place(4, "morning")].isEnabled()

    sheet.controller.choose_first_day(date(2026, 2, 27))
    assert "Before your program began: Friday" in sheet.sheet.notes.text()
    assert not sheet.sheet.grid.cells[Place(1, "morning")].isEnabled()


def test_the_days_of_the_first_start_and_of_today_stay_between_their_ends(sheet: PaperWeekPage) -> None:
    companion = companion_of(sheet)
    sheet.controller.choose_first_day(date(2026, 3, 3))
    at(sheet, Place(6, "before")).type("3")
    at(sheet, Place(6, KNEE_HUG)).type("22")
    at(sheet, Place(6, "walk")).type("9\n")
    look(sheet)
    sheet.look.keep_button.click()

    times = [fact.at for fact in companion.all_facts() if fact.day == AFTERWARDS.date()]
    assert len(times) > 5
    assert times == sorted(times)
    assert times[-1] < AFTERWARDS


def test_every_box_has_a_name_and_says_what_it_takes(sheet: PaperWeekPage) -> None:
    cells = sheet.sheet.grid.cells
    names = [cell.accessibleName() for cell in cells.values()]
    assert len(set(names)) == len(names) - 7 * 2  # the two spare rows bear one name until they are chosen
    assert cells[Place(1, "before")].accessibleName() == "Tuesday, Pain before"
    assert cells[Place(1, KNEE_HUG, 1)].accessibleName().endswith("chest, pain")
    assert cells[Place(1, "before")].accessibleDescription() == "0 to 10"


@pytest.mark.parametrize(("look_name", "scale"), [("light", 1.0), ("dark", 2.0), ("contrast", 1.5)])
def test_any_text_size_shows_whole_days_and_reaches_all_of_them(
    restyle, app_window: Callable[..., MainWindow], begun: None, look_name: str, scale: float
) -> None:
    window = app_window()
    restyle(look_name, scale)
    page = show(window)
    window.resize(1024, 600)
    QApplication.processEvents()
    grid = page.sheet.grid
    assert grid.shows_all == page.sheet.later_button.isHidden()

    for day in range(7):
        grid.focus_on(Place(day, "morning"))
        QApplication.processEvents()
        cell = grid.cells[Place(day, "morning")]
        assert cell.isVisible()
        right = cell.mapTo(window, cell.rect().topRight()).x()
        assert right < window.width()
        assert cell.width() >= 44


def test_a_full_disk_keeps_the_sheet(sheet: PaperWeekPage, monkeypatch: pytest.MonkeyPatch) -> None:
    at(sheet, Place(0, "morning")).type("3")
    look(sheet)
    companion_of(sheet).journal._db.execute("PRAGMA query_only = ON")  # the disk takes nothing more

    sheet.look.keep_button.click()

    assert sheet.stack.currentWidget() is sheet.look
    assert sheet._context.window.alerts.last_alert.tone == "caution"
    assert load_paper_draft(sheet._context.profile.paper_draft) is not None


def test_a_state_after_typing_equals_a_full_replay(sheet: PaperWeekPage) -> None:
    type_week(sheet, [LivedDay(3, 3, [1], 3, 10, [(KNEE_HUG, 2, 1)]) for _ in range(3)])
    look(sheet)
    sheet.look.keep_button.click()
    companion = companion_of(sheet)
    before = msgspec.to_builtins(companion.state)
    companion.reload()

    assert msgspec.to_builtins(companion.state) == before


def test_days_without_an_entry_are_asked_about_on_today(
    app_window: Callable[..., MainWindow], folder: DataFolder, clock: FakeClock
) -> None:
    story = first_start()
    story.at = MONDAY.replace(hour=10)
    story.ready(rest=3)
    story.at = MONDAY.replace(hour=10) + timedelta(days=4)
    story.ready(rest=3)
    story.keep(folder)
    clock.set_wall(story.at)
    window = app_window()
    window.show()
    QApplication.processEvents()
    page = window.current_page
    assert isinstance(page, TodayPage)
    (button,) = page.plan.offer_buttons
    button.click()

    sheet = window.current_page
    assert isinstance(sheet, PaperWeekPage)
    at(sheet, Place(0, "morning")).type("3")
    sheet.sheet.back_requested.emit()
    window.show_page("today")
    assert [button.text().split() for button in page.plan.offer_buttons] == [["Go", "on", "typing"]]


def test_the_paper_page_leads_to_the_sheet(sheet: PaperWeekPage) -> None:
    paper = sheet._context.window.show_page("paper")
    paper.view.typing_button.click()

    assert sheet._context.window.current_page is sheet
