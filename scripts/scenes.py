"""Every screen and state of the app, brought into view at the end of a story (`scripts.stories`).

Shared by the pictures (`scripts.screenshots`) and by the test that walks through all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent

from homeprog.app import Home, build
from homeprog.data.paths import DataFolder
from homeprog.data.resources import resources_root
from homeprog.program.session_types import Phase
from homeprog.ui.asks.question_form import QuestionCard
from homeprog.ui.asks.stopwatch import READY_S
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from scripts.stories import ACTIONS
from scripts.story import Story, StoryClock

SIZE = (1280, 800)
SAMPLE_PROGRAM = resources_root() / "samples" / "chair-only.homeprog"
PROGRAM_WORDS = ("On the chair", "A firm chair without wheels, against the wall.", "Example, physiotherapist")
"""What the author of that file wrote, which nobody translates."""
SESSION_STEP_S, SESSION_LONGEST_S = 0.5, 3600


class Stage(NamedTuple):
    """The app at a point of a story.

    Attributes:
        window: Open on the page that comes first.
        story: Goes on with it.
    """

    window: MainWindow
    story: Story

    def settle(self, seconds: float = 0.0) -> None:
        """Let the clock go on, and the window follow."""
        self.story.clock.advance(seconds)
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def page(self, name: str) -> Any:
        """Bring a page into view."""
        page = self.window.show_page(name)
        self.settle()
        return page


Scene = Callable[[Stage], None]


def stay(_stage: Stage) -> None:
    """The page that comes first."""


def page(name: str) -> Scene:
    """A page of the window."""
    return lambda stage: stage.page(name)


def questions(number: int) -> Scene:
    """A screen of the health questions, those before it answered with No."""

    def show(stage: Stage) -> None:
        view = stage.page("first_start").view
        for _ in range(number - 1):
            for card in view.findChildren(QuestionCard):
                card.choice.tiles[0].click()
            view.next_button.click()
            stage.settle()

    return show


def asked(name: str) -> Scene:
    """A form of Today, due or not."""

    def show(stage: Stage) -> None:
        shown = stage.page("today")
        shown._on_asking(shown.controller.step_for(name))

    return show


def pressed(name: str, *path: str) -> Scene:
    """A page after a press: `path` leads from it to a button, or to a choice and the place of its tile."""

    def show(stage: Stage) -> None:
        found = stage.page(name)
        for part in path:
            found = found.tiles[int(part)] if part.isdigit() else getattr(found, part)
        found.click()

    return show


def told(name: str, part: str, wish: str, *what: Any) -> Scene:
    """A page after a wish: a part of the page (its controller, or itself), a method, and what is wished."""

    def show(stage: Stage) -> None:
        shown = stage.page(name)
        getattr(getattr(shown, part) if part else shown, wish)(*what)

    return show


def day_before(stage: Stage) -> None:
    """Progress opened on a day on which something was done."""
    day = stage.story.clock.now().date() - timedelta(days=2)
    stage.page("progress").controller.open_day(day)


def planned(stage: Stage) -> None:
    """Today once its questions are answered."""
    stage.story.morning()
    stage.page("today")


def why(stage: Stage) -> None:
    """Today with the reasons of the day and of its first exercises open."""
    planned(stage)
    view = stage.page("today").plan
    for reason in (view.why, *(line.why for line in view.lines[:2])):
        reason.button.click()


def test_clock(stage: Stage) -> None:
    """A timed self-test, its clock at twelve seconds."""
    asked("test:T-QU1")(stage)
    ask = stage.page("today").ask
    (watch,) = ask.form.watches
    watch.button.click()
    stage.story.clock.advance(READY_S + 12)
    watch.look()
    stage.settle()
    ask.reveal(watch)


def day_asked(stage: Stage) -> None:
    """The same day, an answer about to be taken back."""
    day_before(stage)
    stage.settle()
    entries = stage.page("progress").day.entries
    next(one for one in entries if hasattr(one, "take_back_button")).take_back_button.click()


def day_corrected(stage: Stage) -> None:
    """The same day, an answer about to be corrected."""
    day_before(stage)
    stage.settle()
    entries = stage.page("progress").day.entries
    next(one for one in entries if hasattr(one, "correct_button")).correct_button.click()


def session(phase: Phase = "hold", *wishes: tuple[Any, ...]) -> Scene:
    """The session in a phase of its way, and then what the patient wishes of it."""

    def show(stage: Stage) -> None:
        stage.story.morning()
        shown = stage.page("session").page
        _run_to(stage, shown.controller, phase)
        for name, *what in wishes:
            wished = getattr(shown.controller, name, None) or getattr(shown.view, name).click
            wished(*what)
            stage.settle()

    return show


def _run_to(stage: Stage, controller: Any, phase: Phase) -> None:
    """Let the session go on by itself, in steps so small that it does not believe that the computer slept."""
    for _ in range(round(SESSION_LONGEST_S / SESSION_STEP_S)):
        if controller.state.phase == phase:
            stage.settle()
            return
        if controller.state.phase == "rate":
            controller.rate(1)
            controller.confirm()
        stage.story.clock.advance(SESSION_STEP_S)
        controller.look()
    raise RuntimeError(f"the session never came to {phase!r}")


_FORMS = ("baseline", "morning", "activities", "change", "screening_weekly", "nerve_check")
_TESTS = (
    "LB1",
    "LB2",
    "LB3",
    "HF1",
    "HF2",
    "HS1",
    "HS2",
    "AB1",
    "AB2",
    "AB3",
    "GL1",
    "GL2",
    "QU1",
    "QU2",
    "BA1",
    "BA2",
)

SCENES: Mapping[str, Mapping[str, Scene]] = {
    "fresh": {"first-start": stay},
    "introduced": {
        "first-start-questions": questions(1),
        **{f"first-start-questions-{number}": questions(number) for number in (4, 8, 12, 16, 20)},
    },
    "screened": {"first-start-baseline": page("first_start")},
    "begun-today": {"first-start-next": page("first_start")},
    "answered": {"first-start-days": page("first_start")},
    "EMERGENCY": {
        "stop": stay,
        "stop-help": told("stop", "", "_on_help"),
        "stop-clearance": told("stop", "", "_on_clearance"),
    },
    "URGENT": {"stop-urgent": stay},
    "CLINICIAN-FIRST": {"stop-clinician": stay, "stop-learn": told("stop", "", "_on_learn")},
    **{name: {f"today-{name.lower()}": page("today")} for name in ACTIONS[3:]},
    "AWAY": {"today-away": page("today")},
    "adults": {"stop-adults": stay},
    "rounds": {"today-rounds": page("today")},
    "tests-due": {"today-tests-due": page("today"), "test-clock": test_clock},
    "long-away": {"today-long-away": stay},
    "nerve": {"today-nerve": planned},
    "reviewed": {"today-notices": planned},
    "for-life": {"today-for-life": planned, "today-why": why},
    "open": {"today-open": page("today")},
    "over": {"today-after": page("today")},
    "begun": {"program-begun": page("program"), "progress-begun": page("progress")},
    "weeks": {
        "today-questions": stay,
        **{f"ask-{name}": asked(name) for name in _FORMS},
        **{f"test-{name}": asked(f"test:T-{name}") for name in _TESTS},
        "program": page("program"),
        "program-pair": told("program", "controller", "open_pair", "A"),
        "program-library": told("program", "controller", "open_library"),
        "program-library-all": told("program", "controller", "filter_library", "all"),
        "program-exercise": told("program", "controller", "open_exercise", "ab-bird-dog"),
        "program-file": page("program_file"),
        "program-file-look": told("program_file", "controller", "open_file", SAMPLE_PROGRAM),
        "program-file-made": told("program_file", "", "_on_edit"),
        "progress": page("progress"),
        "progress-month": told("progress", "controller", "choose_range", "month"),
        "progress-day": day_before,
        "progress-take-back": day_asked,
        "progress-correct": day_corrected,
        "paper": page("paper"),
        "paper-week": pressed("paper", "view", "kind", "1"),
        "paper-report": pressed("paper", "view", "kind", "2"),
        "paper-map": pressed("paper", "view", "kind", "3"),
        "paper-type-in": page("paper_week"),
        "learn": page("learn"),
        "learn-method": told("learn", "", "open_part", "method"),
        "learn-help": told("learn", "", "open_part", "help"),
        "settings": page("settings"),
        "clinician": page("clinician"),
        "today": lambda stage: (stage.story.morning(), stage.page("today"))[1],
        "session-ready": session("get_ready"),
        "session": session("hold"),
        "session-rest": session("rest"),
        "session-paused": session("hold", ("pause",)),
        "session-skip": session("hold", ("pause",), ("skip_button",)),
        "session-leave": session("hold", ("pause",), ("end_button",)),
        "session-hurts": session("hold", ("hurts",)),
        "session-zones": session("hold", ("hurts",), ("complain", "outwards")),
        "session-score": session("hold", ("hurts",), ("complain", "sharp")),
        "session-rate": session("rate"),
        "session-end": session("done"),
        "session-ended": session("hold", ("pause",), ("end",)),
    },
}
"""Screens by story, in an order in which each can follow the one before in the same window."""


@contextmanager
def opened(folder: DataFolder, now: datetime | None = None, language: str = "en") -> Iterator[Stage]:
    """The app on a data folder at a moment."""
    clock = StoryClock(now) if now else StoryClock()
    window = build(folder, clock, language=language)
    window.resize(*SIZE)
    window.show()
    stage = Stage(window, Story(_companion(window), clock))
    stage.settle()
    try:
        yield stage
    finally:
        window.close()
        window.deleteLater()
        stage.settle()


def _companion(window: MainWindow) -> Companion:
    home = window.findChild(Home)
    if home is None or home.context is None:
        raise RuntimeError("no profile could be opened for the pictures")
    return home.context.companion
