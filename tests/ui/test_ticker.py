"""When the session is asked to look at the clock; the timers' signals are given by hand, so nothing waits."""

import pytest
from PySide6.QtCore import QTimer

from homeprog.ui.ticker import FRAME_MS, NEAR_MS, STILL_MS, Ticker


@pytest.fixture
def ticker(qapp):
    one = Ticker()
    one.looks = []
    one.looked.connect(lambda: one.looks.append(1))
    yield one
    one.stop()
    one.deleteLater()


def timers(ticker):
    """The beat and the shot."""
    beat, shot = ticker.findChildren(QTimer)
    return (shot, beat) if beat.isSingleShot() else (beat, shot)


def test_it_beats_and_shoots(ticker):
    ticker.run(FRAME_MS, 1.0)
    beat, shot = timers(ticker)
    beat.timeout.emit()
    shot.timeout.emit()

    assert len(ticker.looks) == 2
    assert ticker.running
    assert beat.interval() == FRAME_MS


def test_a_beat_just_before_the_exact_second_is_left_out(ticker):
    ticker.run(FRAME_MS, NEAR_MS / 2000)
    beat, shot = timers(ticker)
    beat.timeout.emit()
    assert ticker.looks == []
    shot.timeout.emit()

    assert ticker.looks == [1]


def test_an_answer_awaited_needs_no_beat(ticker):
    ticker.run(STILL_MS, 1.0)
    ticker.once(20.0)

    assert not ticker.running


def test_at_the_end_nothing_is_spent(ticker):
    ticker.run(STILL_MS, 1.0)
    ticker.stop()

    assert not any(timer.isActive() for timer in timers(ticker))
