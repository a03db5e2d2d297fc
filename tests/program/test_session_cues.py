"""What is said and sounded, and when: a cue belongs to its moment (design.md section 7, seed 004)."""

import pytest
from session_player import FIRST_AID, Player, make_script

from homeprog.program import session_ahead
from homeprog.program.dosing import make_item
from homeprog.program.session_types import Beep, PhaseChanged, Ruled, Say


@pytest.fixture
def play(catalog, limits):
    def start(*exercises, **kwargs):
        player = Player(make_script(catalog, limits, exercises, **kwargs))
        player.do("start")
        return player

    return start


def marks(player):
    """Seconds left in the phase, and what was said: of one phase, watched every tenth of a second."""
    told, phase = [], player.phase
    while player.phase == phase:
        before = len(player.outputs)
        left = player.state.until - player.at
        player.at += min(0.1, left)
        player.look()
        told += [
            (round(left - 0.1), output.key)
            for output in player.outputs[before:]
            if isinstance(output, Say) and player.phase == phase
        ]
    return told


def held(catalog, seconds):
    steps = catalog.ladders["HOLD"].steps
    return make_item(catalog, "hs-strap", next(step.id for step in steps if step.hold_s == seconds))


def test_a_long_hold_is_halved_and_its_last_three_seconds_are_said(catalog, play):
    player = play(held(catalog, 30))
    player.until("hold")

    assert marks(player) == [(15, "half_way"), (3, "last"), (2, "last"), (1, "last")]


def test_a_short_hold_is_not_halved(play):
    player = play("hs-strap")
    player.until("hold")

    assert [key for _, key in marks(player)] == ["last"] * 3


def test_get_ready_is_counted_down_and_a_short_lead_in_is_not(play):
    player = play("hs-strap")
    player.until("get_ready")
    assert [key for _, key in marks(player)] == ["last"] * 3
    player.until("rest")
    player.until("get_ready")

    assert marks(player) == []


def test_the_next_exercise_is_announced_in_the_rest_before_it(play):
    player = play("hs-strap", "fa-pelvic-tilt-lying")
    player.rate(1)

    assert player.phase == "next_up"
    said = [output for output in player.outputs if isinstance(output, Say)]
    assert said[-1] == Say("next_up", {"exercise": "fa-pelvic-tilt-lying", "side": "both", "waits": False})


def repetitions(player):
    return [
        output.inputs for output in player.outputs if isinstance(output, Say) and output.key == "repetition"
    ]


def test_seed_004_the_core_cue_is_on_every_strengthening_repetition_full_first_short_later(play):
    player = play("ab-heel-slide")
    player.until("rate")
    counted = repetitions(player)

    assert all(inputs["core"] for inputs in counted)
    assert [inputs["number"] for inputs in counted] == list(range(1, len(counted) + 1))
    assert [inputs["short"] for inputs in counted[:4]] == [False, False, True, True]


def test_stretches_and_movements_have_no_core_cue(play):
    player = play("fa-pelvic-tilt-lying")
    player.until("rate")

    assert not any(inputs["core"] for inputs in repetitions(player))


def test_only_the_first_two_repetitions_have_every_word(play):
    player = play("set-hinge-part")
    player.until("rate")

    assert player.said().count("return") == 2
    assert "hold_rep" not in player.said(), "one second leaves no time for words"


def test_the_ruling_is_said_before_what_it_leads_to(play):
    player = play("hs-strap", "ab-heel-slide", rest_pain=0, allowed=FIRST_AID | {"hs-hands-behind-thigh"})
    player.until("rate")
    player.outputs.clear()
    player.rate(5)

    said = [output for output in player.outputs if isinstance(output, Say)]
    assert [say.key for say in said] == ["ruling", "next_up"]
    ruled = said[0].inputs["ruled"]
    assert isinstance(ruled, Ruled)
    assert (ruled.action, ruled.instead) == ("SWAP", "hs-hands-behind-thigh")


def test_it_hurts_is_answered_at_once(play):
    player = play("hs-strap")
    player.until("hold")
    player.outputs.clear()
    player.do("hurts")

    assert player.outputs == [PhaseChanged("hurts"), Beep("ask"), Say("hurts")]


def test_played_ahead_it_is_what_an_undisturbed_session_says(play):
    player = play("hs-strap", "ab-heel-slide", "core-vacuum-lying")
    ahead = list(session_ahead.coming(player.script, player.state))
    player.outputs.clear()
    player.finish(pain=0)

    assert ahead == [output for output in player.outputs if isinstance(output, Say)]


def test_playing_ahead_leaves_the_session_as_it_is_and_stops_at_trouble(play):
    player = play("hs-strap")
    player.until("hold")
    player.do("hurts")
    before = player.state

    assert list(session_ahead.coming(player.script, player.state)) == []
    assert player.state is before
