"""What moves on the stage: breath, figure, strides; each from state and time alone."""

from itertools import pairwise

import pytest
from session_player import Player, make_script

from homeprog.program import session_motion
from homeprog.program.catalog import Breath
from homeprog.program.dosing import make_item, set_seconds
from homeprog.program.session_script import make_block
from homeprog.program.session_types import Beep, Say


@pytest.fixture
def play(catalog, limits):
    def start(*exercises, **kwargs):
        player = Player(make_script(catalog, limits, exercises, **kwargs))
        player.do("start")
        return player

    return start


@pytest.mark.parametrize(
    ("elapsed_s", "full"),
    [(0, 0.0), (2, 0.5), (4, 1.0), (7, 0.5), (9.999, 0.0), (10, 0.0), (12, 0.5), (604, 1.0)],
)
def test_a_breath_is_four_seconds_in_and_six_out(elapsed_s, full):
    assert session_motion.fullness(Breath(4, 6), elapsed_s) == pytest.approx(full, abs=1e-3)


def said_while(player, phase):
    told = []
    while player.phase == phase:
        start_s = player.state.total_s - (player.state.until - player.at)
        before = len(player.outputs)
        player.at += min(0.5, player.state.until - player.at)
        player.look()
        told += [
            (round(start_s + 0.5), one.key)
            for one in player.outputs[before:]
            if isinstance(one, Say) and one.key.startswith("breathe")
        ]
    return told


def test_a_position_of_ease_leads_the_breath_with_words_that_become_rare(play):
    player = play("fa-rest-90-90")
    player.until("hold")
    assert Say("breathe", {"in_s": 4, "out_s": 6}) in player.outputs
    told = said_while(player, "hold")

    assert told[:4] == [(4, "breathe_out"), (10, "breathe_in"), (14, "breathe_out"), (20, "breathe_in")]
    assert [at for at, key in told if key == "breathe_in"] == [10, 20, 30, 40, 60, 120]


def test_the_breath_on_the_screen_goes_with_the_words(play):
    player = play("fa-rest-90-90")
    assert session_motion.breath(player.state, player.at) is None
    player.until("hold")
    player.wait(3)
    assert session_motion.breathes_in(player.state, player.at)
    player.wait(2)

    assert not session_motion.breathes_in(player.state, player.at)
    assert session_motion.breath(player.state, player.at) == pytest.approx(5 / 6, abs=0.01)


def test_counted_breaths_last_ten_seconds_each(play, catalog):
    player = play("fa-belly-breathing")
    player.until("move")
    assert player.state.total_s == 4
    player.until("return")

    assert player.state.total_s == 6
    assert not session_motion.breathes_in(player.state, player.at)
    item = make_item(catalog, "fa-belly-breathing", "M2")
    assert set_seconds(catalog.exercises["fa-belly-breathing"], item) == item.reps * 10


def test_a_one_handed_carry_is_20_steps_per_hand_with_a_change_of_hands(play, catalog):
    player = play("set-carry-load")
    player.until("move")
    block = player.state.block
    assert (block.tempo.steps, block.goal) == (20, 2)
    player.wait(0.75)
    assert session_motion.moment(player.state, player.at) == pytest.approx(0.25), "half a step in 0.75 s"
    player.until("return")
    assert Say("turn", {"exercise": "set-carry-load"}) in player.outputs
    assert Beep("switch") in player.outputs
    player.until("rate")

    assert [(done, reps) for done, _, _, reps in player.sets()] == [("set-carry-load", 2)]
    assert player.worked["set-carry-load/both"] == pytest.approx(120, abs=1)


@pytest.mark.parametrize("exercise", ["bal-heel-toe-walk", "set-carry-part"])
def test_a_walker_never_walks_backwards(play, exercise):
    player = play(exercise)
    player.until("move")
    places = []
    for _ in range(12):
        places.append(session_motion.moment(player.state, player.at))
        player.wait(0.25)

    forward = [(after - before) % 1.0 for before, after in pairwise(places)]
    assert all(0 < step < 0.5 for step in forward)


def test_only_drawn_strides_are_walked(catalog):
    walkers = {
        one.id
        for one in catalog.exercises.values()
        if make_block(catalog, make_item(catalog, one.id, one.dose.start)).strides
    }

    assert {"fa-walk", "set-carry-load", "bal-heel-toe-walk"} <= walkers
    assert "fa-march-on-spot" not in walkers
