"""The window on a day that is about to train: a first start behind it, today's readiness given."""

from collections.abc import Callable

from fakes import FakeClock
from hands import MouseHands, let_pass, on_show
from prepared import Story

from homeprog.data.paths import DataFolder
from homeprog.ui.main_window import MainWindow
from homeprog.ui.session.ending import EndPage
from homeprog.ui.session.questions import ScoreQuestion

LONGEST_S = 2 * 3600


def ready_to_start(folder: DataFolder, clock: FakeClock, *, readiness: bool = True) -> None:
    """Write the journal; the clock then stands behind its last fact."""
    story = Story(clock.now())
    story.first_start()
    if readiness:
        story.ready()
    story.keep(folder)
    clock.set_wall(story.at)


def begin(window: MainWindow, clock: FakeClock) -> MouseHands:
    """Press Start and wait for the first question about pain."""
    window.show()
    hands = MouseHands(window)
    hands.press("Start")
    until(window, clock, lambda: bool(on_show(window, ScoreQuestion)))
    return hands


def until(window: MainWindow, clock: FakeClock, there: Callable[[], bool]) -> None:
    """Let time pass until something is there."""
    for _ in range(LONGEST_S):
        if there():
            return
        let_pass(window, clock, 1)
    raise AssertionError("it never came")


def to_the_end(window: MainWindow, clock: FakeClock, hands: MouseHands) -> None:
    """Answer every question about pain until the session is over."""
    while not on_show(window, EndPage):
        if on_show(window, ScoreQuestion):
            hands.score("Pain", 1)
        else:
            let_pass(window, clock, 1)
