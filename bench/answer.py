"""The daily questions of ten years' patient: from the press on Next to the next screen (design.md 9).

Ordinary days, one after the other: each morning how getting up was, then how the back is now, filled in and
pressed as a patient does. The weekly health questions are answered too, tests are put off; neither counts.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from bench import ten_years
from bench.rows import Row, ms_of
from homeprog.app import Home, build
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.ui.asks.daily_forms import MorningForm, ReadinessForm
from homeprog.ui.asks.steps import QuestionsStep
from homeprog.ui.today_controller import TodayController
from homeprog.ui.today_page import TodayPage

DAYS = 60
SIZE = (1280, 800)
WAITED_MS = 4_000
_MIDDLING = 2
"""The tile pressed in a row of scores: a pain of 2."""


class Mornings:
    """A clock that moves a second with each look, and to eight in the next morning on `sleep`."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def sleep(self) -> None:
        self._now = self._now.replace(hour=8, minute=0, second=0) + timedelta(days=1)


def rows() -> list[Row]:
    """The row of answers."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    with tempfile.TemporaryDirectory() as kept, closing(_scratch(Path(kept) / "scratch.sqlite")) as scratch:
        folder = DataFolder(Path(kept) / "data").prepare()
        profile = create_profile(folder, "Ten years")
        shutil.copy(ten_years.write(Path(tempfile.gettempdir())), profile.journal)
        with profile.read() as journal:
            clock = Mornings(journal.facts()[-1].at)
        label = QLabel("bare")
        label.resize(*SIZE)
        label.show()
        pairs = [
            (ms, ms_of(lambda number=number: _bare(scratch, label, number)))  # type: ignore[misc]  # mypy infers no lambda with defaults
            for number, ms in enumerate(_answers(folder, clock))
        ]
        label.close()
    taken, bare = zip(*pairs, strict=True)
    beside = "a WAL+FULL commit and a bare repaint"
    return [Row("answer to next screen, ten years", taken, "ms", 3.0, beside, bare, quantile=0.99)]


def _answers(folder: DataFolder, clock: Mornings) -> Iterator[float]:
    """Milliseconds of each answer of the days."""
    clock.sleep()
    window = build(folder, clock)
    window.resize(*SIZE)
    window.show()
    QCoreApplication.processEvents()
    home = window.findChild(Home)
    assert home is not None
    assert home.context is not None
    _let_begin_what_waited()
    for _ in range(DAYS):
        page = window.show_page("today")
        assert isinstance(page, TodayPage)
        home.context.companion.look()
        QCoreApplication.processEvents()
        while page.controller.step is not None:
            if _is_filled_in(page):
                QCoreApplication.processEvents()
                yield ms_of(lambda page=page: _press_next(page))  # type: ignore[misc]  # mypy infers no lambda with defaults
            else:
                _deal_with(page.controller)
        clock.sleep()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _deal_with(controller: TodayController) -> None:
    """Answer health questions so that nothing changes; put anything else off."""
    step = controller.step
    if isinstance(step, QuestionsStep):
        well = {one.id: "yes" if one.no and not one.yes else "no" for one in step.questions}
        controller.answer({"answers": well})
    else:
        controller.put_off()


def _let_begin_what_waited() -> None:
    """The day's backup begins a moment after the window: it is not the answers' business."""
    loop = QEventLoop()
    QTimer.singleShot(WAITED_MS, loop.quit)
    loop.exec()


def _is_filled_in(page: TodayPage) -> bool:
    """Fill in a daily question; another one is not for today."""
    form = page.ask.form
    if not isinstance(form, MorningForm | ReadinessForm):
        return False
    score = form.rest if isinstance(form, ReadinessForm) else form.pain
    score.tiles[_MIDDLING].click()
    form.new.any.tiles[0].click()
    if isinstance(form, ReadinessForm) and form.up_for is not None:
        form.up_for.tiles[-1].click()
    return True


def _press_next(page: TodayPage) -> None:
    page.ask.next_button.click()
    QCoreApplication.processEvents()  # lays out and paints


def _scratch(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE fact (id TEXT PRIMARY KEY, at TEXT, kind TEXT, body TEXT)")
    return database


def _bare(database: sqlite3.Connection, label: QLabel, number: int) -> None:
    database.execute("INSERT INTO fact VALUES (?, '', 'readiness_checked', ?)", (str(number), "x" * 200))
    label.setText(f"bare {number}")
    label.repaint()
    QCoreApplication.processEvents()
