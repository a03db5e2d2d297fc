"""The self-test form shows the drawn test: start to what is measured, playing, mirrored, described."""

import pytest

from homeprog.data.library import load_catalog
from homeprog.ui.asks.selftest_form import SelfTestForm
from homeprog.ui.asks.steps import TestStep


def form_for(qtbot, test, side):
    step = TestStep(
        key=f"test:{test.id}",
        title=test.name,
        test=test,
        side=side,
        pain_before=1,
        hand_width_cm=8,
        helper=False,
        second=test.second,
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
        assert figure.accessibleName().endswith(f"{side} side")

    assert pictures[0] != pictures[1]


def test_the_button_pauses_and_plays(qtbot):
    form = form_for(qtbot, load_catalog().tests["T-GL1"], "both")

    form.player.play_button.click()
    assert not form.player.figure.is_playing
    assert form.player.play_button.text() == "Play"
    form.player.play_button.click()
    assert form.player.figure.is_playing
