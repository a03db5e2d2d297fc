"""The self-test form shows the drawn test: start to what is measured, playing, mirrored, described."""

import pytest
from fakes import FakeClock

from homeprog.data.library import load_catalog
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.ui.asks.asking import Asking
from homeprog.ui.asks.selftest_form import SelfTestForm
from homeprog.ui.asks.steps import TestStep


def form_for(qtbot, test, side, timed_s=None):
    step = TestStep(
        key=f"test:{test.id}",
        title=test.name,
        test=test,
        side=side,
        pain_before=1,
        hand_width_cm=8,
        helper=False,
        second=test.second,
        timed_s=timed_s,
    )
    form = SelfTestForm(step)
    qtbot.addWidget(form)
    form.resize(700, 900)
    return form


@pytest.mark.parametrize("test", load_catalog().tests.values(), ids=lambda test: test.id)
def test_every_test_is_drawn_plays_and_is_told_in_words(qtbot, test):
    form = form_for(qtbot, test, "right" if test.one_sided else "both")
    figure = form.player.figure

    assert figure.is_drawn
    assert figure.is_playing
    for words in (test.setup, test.action, test.measure):
        assert words in figure.accessibleDescription()


def test_the_other_side_is_mirrored(qtbot):
    test = load_catalog().tests["T-HS1"]
    pictures = []
    for side in ("left", "right"):
        form = form_for(qtbot, test, side)
        figure = form.player.figure
        figure.resize(300, 240)
        figure.set_moment(1.0)
        pictures.append(figure.grab().toImage())
        assert side in figure.accessibleName()

    assert pictures[0] != pictures[1]


def test_the_button_pauses_and_plays(qtbot):
    form = form_for(qtbot, load_catalog().tests["T-GL1"], "both")

    form.player.play_button.click()
    assert not form.player.figure.is_playing
    assert form.player.play_button.text() == "Play"
    form.player.play_button.click()
    assert form.player.figure.is_playing


class Tones:
    """Writes down what would have sounded."""

    def __init__(self):
        self.played = []
        self.is_open = False

    def open_soon(self):
        self.is_open = True

    def play(self, kind):
        self.played.append(kind)

    def close(self):
        self.is_open = False


def timed(qtbot, test):
    """A form with its clock; the form is in view, or the clock would stand still."""
    form = form_for(qtbot, test, "left" if test.one_sided else "both", timed_s=test.timed_s)
    clock, tones = FakeClock(), Tones()
    form.be_timed(clock, tones)
    form.show()
    return form, clock, tones


def at(form, clock, seconds):
    clock.advance(seconds)
    form.watches[0].look()
    return form.watches[0].face.text()


def test_a_hold_is_counted_after_time_to_get_into_place_and_ends_with_a_press(qtbot):
    form, clock, tones = timed(qtbot, load_catalog().tests["T-GL1"])
    watch = form.watches[0]
    assert watch.button.text() == "Start the clock, 60 seconds"

    watch.button.click()
    assert at(form, clock, 0) == "Get ready: 5"
    assert at(form, clock, 4.2) == "Get ready: 1"
    assert (at(form, clock, 0.8), tones.played) == ("0 seconds", ["start"])
    assert at(form, clock, 17.9) == "17 seconds"
    watch.button.click()

    assert form.value.answer() == 17
    assert tones.played == ["start", "end"]


def test_a_hold_ends_by_itself_and_the_best_try_counts(qtbot):
    form, clock, _ = timed(qtbot, load_catalog().tests["T-BA2"])
    for tried in (50, 20):
        form.watches[0].button.click()
        at(form, clock, 5)
        at(form, clock, tried)
        if tried < 45:
            form.watches[0].button.click()

    assert form.value.answer() == 45


def test_the_chair_stand_counts_down_and_leaves_the_stands_to_the_patient(qtbot):
    form, clock, tones = timed(qtbot, load_catalog().tests["T-QU1"])
    form.watches[0].button.click()
    at(form, clock, 5)

    assert at(form, clock, 12) == "18 seconds"
    assert at(form, clock, 18) == "30 seconds"
    assert tones.played == ["start", "end"]
    assert form.value.answer() is None


def test_the_second_part_has_a_clock_for_each_leg(qtbot):
    form, clock, _ = timed(qtbot, load_catalog().tests["T-GL1"])
    right = form.watches[2]
    right.button.click()
    clock.advance(5 + 30)
    right.look()

    assert {key: box.value() for key, box in form.second.items()} == {"left": 0, "right": 30}


def test_a_clock_out_of_sight_stands_still_and_lets_the_sound_go(qtbot):
    form, clock, tones = timed(qtbot, load_catalog().tests["T-GL1"])
    form.watches[0].button.click()
    form.hide()

    assert not tones.is_open
    assert at(form, clock, 20) == ""
    assert tones.played == []


def test_a_heart_condition_ends_the_bridge_after_ten_seconds(catalog):
    state = ProgramState(tags_set=("bp-heart",))
    now = FakeClock().now()
    plan = plan_day(state, now, catalog)
    step = Asking(state, plan, catalog, now).for_ask("test:T-GL1")

    assert "bp-heart" in plan.tags
    assert step.timed_s == 10


@pytest.mark.parametrize("test", load_catalog().tests.values(), ids=lambda test: test.id)
def test_whoever_reads_seconds_in_a_test_finds_a_clock(test):
    says = "seconds" in f"{test.action} {test.measure} {' '.join(test.questions.values())}"
    paced = test.id in {"T-AB2", "T-AB3"}  # slow legs in turn, counted, not timed

    assert (test.timed_s is not None) == (says and not paced)
    if test.timed_s is not None:
        assert f"{test.timed_s} seconds" in f"{test.action} {' '.join(test.questions.values())}"
