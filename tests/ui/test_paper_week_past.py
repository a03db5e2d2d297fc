"""What the journal says around a sheet: the same whether it is read anew, kept, or at hand already."""

from datetime import datetime, timedelta

import pytest
from fakes import FakeClock
from journals import context_of
from paper_weeks import LivedDay, live_on_screen
from prepared import Story
from PySide6.QtWidgets import QApplication
from windows import AppWindow

from homeprog.data.draft import PaperDraft, save_draft
from homeprog.data.paths import DataFolder
from homeprog.program.paper_past import Known, known_around
from homeprog.ui import paper_week_past
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from homeprog.ui.paper_week_page import PaperWeekPage
from homeprog.ui.paper_week_past import JournalPast
from homeprog.ui.paper_week_sheet import Place

BEGUN = FakeClock().now()


@pytest.fixture
def window(app_window: AppWindow, folder: DataFolder, clock: FakeClock) -> MainWindow:
    """After a first start and three days on the screen, ten days later."""
    story = Story(BEGUN)
    story.first_start()
    story.keep(folder)
    clock.set_wall(BEGUN + timedelta(hours=1))
    window = app_window()
    for number in (1, 2, 3):
        day = (BEGUN + timedelta(days=number)).replace(hour=0, minute=0)
        live_on_screen(context_of(window).companion, clock, day, LivedDay(2, 2, [1], 2, 10))
    clock.set_wall(BEGUN + timedelta(days=13))
    return window


@pytest.fixture
def companion(window: MainWindow) -> Companion:
    return context_of(window).companion


def midnight(days: int) -> datetime:
    return (BEGUN + timedelta(days=days)).replace(hour=0, minute=0, second=0, microsecond=0)


def read_anew(companion: Companion, first: datetime) -> Known:
    return known_around(companion.all_facts(), companion.catalog, first)


@pytest.mark.parametrize("days", [0, 2, 3, 4, 9])
def test_it_is_what_the_whole_journal_says(companion: Companion, days: int) -> None:
    past = JournalPast(companion)

    assert past.around(midnight(days)) == read_anew(companion, midnight(days))


def test_another_day_after_the_first_reading_too(companion: Companion) -> None:
    past = JournalPast(companion)
    past.around(midnight(3))

    for days in (2, 1, 9, -40):
        assert past.around(midnight(days)) == read_anew(companion, midnight(days))


def test_what_was_entered_or_taken_back_since_counts(companion: Companion) -> None:
    past = JournalPast(companion)
    past.around(midnight(3))
    taken_back = next(fact for fact in companion.all_facts() if fact.at >= midnight(2))

    companion.retract(taken_back.id)

    for days in (1, 3, 12, 13):
        assert past.around(midnight(days)) == read_anew(companion, midnight(days))


def test_only_a_long_journal_that_went_on_on_the_screen_takes_long(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_week_past, "LONG_FACTS", 10)
    past = JournalPast(companion)

    assert not past.takes_long(midnight(4))  # nothing was entered since
    assert past.takes_long(midnight(2))
    past.around(midnight(2))
    assert not past.takes_long(midnight(1))


def test_a_long_reading_is_told_before_it_begins(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_week_past, "LONG_FACTS", 10)
    draft = PaperDraft(midnight(2).date(), cells={"4/morning/0": "3"})
    save_draft(context_of(window).profile.paper_draft, draft)
    window.show()

    page = window.show_page("paper_week")

    assert isinstance(page, PaperWeekPage)
    assert page.sheet.notes.text() == "One moment: your entries are being read."
    QApplication.processEvents()
    assert page.sheet.notes.text().startswith("Already answered on the screen")
    assert page.sheet.grid.cells[Place(4, "morning")].text() == "3"
