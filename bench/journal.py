"""An answer's way to the disk and back to the screen; replay and plans of ten years (design.md 9)."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel

from bench import ten_years
from bench.rows import Row, alternate, ms_of
from homeprog.app import Home, build
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.library import load_catalog
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.data.rows import AnyFact
from homeprog.program.catalog import Catalog
from homeprog.program.facts import ReadinessChecked, WalkDone
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import advance, fold, follows, replay
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow

ANSWERS, REPLAYS, MORE_FACTS, PLANS = 60, 3, 200, 120
FRAME_MS = 16.0
SIZE = (1280, 800)


class Later:
    """A clock that starts at a moment and moves a second with each look."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def rows() -> list[Row]:
    """All rows of the journal."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    catalog = load_catalog()
    path = ten_years.write(Path(tempfile.gettempdir()))
    with Journal.read(path) as journal:
        facts = journal.facts()
    return [_answer_row(path, facts), *_replay_rows(path, facts, catalog)]


def _answer_row(path: Path, facts: list[AnyFact]) -> Row:
    """A click's fact, durable, replayed, planned and painted."""
    with tempfile.TemporaryDirectory() as kept:
        folder = DataFolder(Path(kept) / "data").prepare()
        shutil.copy(path, create_profile(folder, "Ten years").journal)
        window = build(folder, Later(facts[-1].at + timedelta(minutes=1)))
        window.resize(*SIZE)
        window.show()
        QCoreApplication.processEvents()
        home = window.findChild(Home)
        assert home is not None
        assert home.context is not None
        companion = home.context.companion
        with closing(_scratch(Path(kept) / "scratch.sqlite")) as scratch:
            label = QLabel("bare")
            label.resize(*SIZE)
            label.show()
            QCoreApplication.processEvents()
            counter = iter(range(10**6))
            taken, bare = alternate(
                ANSWERS,
                lambda: ms_of(lambda: _answer(companion, window, next(counter))),
                lambda: ms_of(lambda: _bare(scratch, label, next(counter))),
            )
            label.close()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    beside = "a WAL+FULL commit and a bare repaint"
    return Row("answer to next screen, ten years", taken, "ms", 3.0, beside, bare, quantile=0.99)


def _answer(companion: Companion, window: MainWindow, number: int) -> None:
    companion.record(ReadinessChecked, rest=number % 3)
    window.repaint()
    QCoreApplication.processEvents()


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


def _replay_rows(path: Path, facts: list[AnyFact], catalog: Catalog) -> list[Row]:
    states: list[ProgramState] = []
    replays, reads = alternate(
        REPLAYS,
        lambda: ms_of(lambda: states.append(replay(facts, catalog))),
        lambda: ms_of(lambda: _read(path)),
    )
    return [
        Row("replay of ten years", replays, "ms", 10.0, "reading the same rows with sqlite3", reads),
        Row("one more fact", _more_facts(states[-1], catalog), "ms", FRAME_MS, "one frame"),
        Row("a plan at any moment", _plans(facts, catalog), "ms", FRAME_MS, "one frame", quantile=0.99),
    ]


def _read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("SELECT id, at, kind, body FROM fact ORDER BY at, id").fetchall()


def _more_facts(state: ProgramState, catalog: Catalog) -> list[float]:
    """Milliseconds of taking one further fact in, each on the state after all."""
    assert state.last_at is not None
    taken = []
    for minute in range(1, MORE_FACTS + 1):
        at = state.last_at + timedelta(minutes=minute)
        fact = WalkDone(id=new_id(at), at=at, minutes=10)
        taken.append(ms_of(lambda fact=fact: advance(state, fact, catalog)))  # type: ignore[misc]
    return taken


def _plans(facts: list[AnyFact], catalog: Catalog) -> list[float]:
    """Milliseconds of plans at moments spread over the ten years."""
    taken = []
    state = ProgramState()
    every = len(facts) // PLANS
    for number, fact in enumerate(sorted(facts, key=lambda fact: (fact.at, fact.id))):
        if follows(state, fact):  # what was taken back stays in: it costs a plan nothing
            fold(state, fact, catalog)
        if number % every == every - 1:
            now = fact.at + timedelta(minutes=1)
            taken.append(ms_of(lambda state=state, now=now: plan_day(state, now, catalog)))  # type: ignore[misc]
    return taken
