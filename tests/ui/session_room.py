"""A session on the screen, the clock in the test's hand: real page, machine and figure, facts in memory."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from homeprog.data.ids import IdSource
from homeprog.program import session_resume
from homeprog.program.dosing import make_item
from homeprog.program.plan import DayPlan
from homeprog.program.session_script import build
from homeprog.ui.figure_view import FigureView
from homeprog.ui.keep_awake import KeepAwake
from homeprog.ui.session_page import SessionPage

ALLOWED = frozenset({"hs-hands-behind-thigh", "fa-pelvic-tilt-lying", "fa-rest-90-90"})


class MemoryStore:
    """Facts in memory; `full` behaves as a full disk."""

    def __init__(self, clock):
        self.facts, self.full, self._clock, self._ids = [], False, clock, IdSource()

    def stamp(self, kind, **fields):
        return kind(id=self._ids(self._clock.now()), at=self._clock.now(), **fields)

    def record_many(self, facts):
        if self.full:
            return False
        self.facts += facts
        return True

    def of(self, kind):
        return [fact for fact in session_resume.facts_of("s1", self.facts) if isinstance(fact, kind)]


class Lamp(KeepAwake):
    """Counts whether the screen is kept awake."""

    on = False

    def hold(self):
        self.on = True

    def release(self):
        self.on = False


def script_of(catalog, limits, exercises, zones=(1, 1), pace=None):
    items = tuple(make_item(catalog, one, catalog.exercises[one].dose.start) for one in exercises)
    plan = DayPlan(
        **dict.fromkeys(("tags", "asks", "locked", "cards", "benched", "reasons"), ()),
        day=None,
        action="NORMAL",
        rule="A-10",
        stage="S2",
        gates={},
        pairs={},
        items=items,
        allowed=ALLOWED,
    )
    return build(plan, catalog, session="s1", rest_pain=1, start_zones=zones, limits=limits, pace=pace)


class Room:
    """A session on the screen, with the clock in the test's hand."""

    def __init__(self, page, store, clock, awake):
        self.page, self.store, self.clock, self.awake = page, store, clock, awake
        self.view, self.controller = page.view, page.controller

    @property
    def phase(self):
        return self.controller.state.phase

    @property
    def words(self):
        return self.view.stage.dial.accessibleName()

    def pass_time(self, seconds):
        for _ in range(round(seconds * 2)):
            self.clock.advance(0.5)
            self.controller.look()

    def until(self, *phases):
        for _ in range(4000):
            if self.phase in phases:
                return
            self.pass_time(0.5)
        raise AssertionError(f"{phases} never came; stuck in {self.phase}")

    def key(self, key):
        QTest.keyClick(self.page.window().focusWidget() or self.view, key)

    def click(self, widget):
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def open_room(qtbot, catalog, limits, clock):
    def make(*exercises, facts=(), store=None, size=(1280, 800), zones=(1, 1), pace=None):
        store = store or MemoryStore(clock)
        awake = Lamp()
        page = SessionPage(
            script_of(catalog, limits, exercises, zones, pace),
            store,
            clock,
            lambda parent: FigureView(catalog.exercises, parent),
            facts=facts,
            awake=awake,
        )
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.start()
        return Room(page, store, clock, awake)

    return make
