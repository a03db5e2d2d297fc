"""Journals of a patient, for pages that look back."""

from datetime import UTC, datetime, time, timedelta
from itertools import takewhile

from fakes import FakeClock
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bench.ten_years import FIRST_DAY, Patient
from homeprog.app import Home
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.program.facts import Fact
from homeprog.ui.context import Context
from homeprog.ui.main_window import MainWindow


def context_of(window: MainWindow) -> Context:
    """What the pages of a window were given."""
    home = window.findChild(Home)
    assert isinstance(home, Home)
    assert home.context is not None
    return home.context


def facts_in(folder: DataFolder) -> list[Fact]:
    """What stands in the journal of the first person."""
    journal = list_profiles(folder)[0].read()
    facts = [fact for fact in journal.facts() if isinstance(fact, Fact)]
    journal.close()
    return facts


def evening_of(day_number: int) -> datetime:
    """The evening of a day of the patient's."""
    return datetime.combine(FIRST_DAY, time(20), UTC) + timedelta(days=day_number)


def live(window: MainWindow, clock: FakeClock, days: int) -> Context:
    """Let the patient live so many days; the clock stands in the evening of the last."""
    clock.set_wall(evening_of(days - 1))
    context = context_of(window)
    companion = context.companion
    facts = takewhile(lambda fact: fact.at <= clock.now(), Patient(companion.catalog).facts())
    assert companion.record_many(list(facts))
    return context


def words_of(widget: QWidget) -> str:
    """All words on show in a widget, once its layouts are done."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
