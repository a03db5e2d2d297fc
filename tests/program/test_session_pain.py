"""Pain in a running session: every D rule of clinical.md 5.3 acted out as 5.8 says."""

import pytest
from session_player import FIRST_AID, Player, make_script

from homeprog.program.dosing import make_item
from homeprog.program.facts import ExerciseRated, ExerciseSkipped, FactRetracted, SessionEnded

EASY_WAY = FIRST_AID | {"hs-hands-behind-thigh", "ab-heel-slide"}


@pytest.fixture
def play(catalog, limits):
    def start(*exercises, allowed=EASY_WAY, **kwargs):
        player = Player(make_script(catalog, limits, exercises, allowed=allowed, **kwargs))
        player.do("start")
        return player

    return start


def hurt(player, pain=None, complaint="sore"):
    player.do("hurts")
    player.do("complain", complaint)
    if pain is not None:
        player.do("answer", pain=pain)


def rated(player):
    return player.of(ExerciseRated)[-1]


@pytest.mark.parametrize("complaint", ["alarm", "dizzy"])
@pytest.mark.parametrize("phase", ["next_up", "get_ready", "hold", "rest", "switch_side", "rate"])
def test_d1_stop_signs_end_the_session_from_every_phase_in_one_press(play, phase, complaint):
    player = play("hs-strap", "ab-heel-slide")
    player.until(phase)
    player.do("complain", complaint)

    assert player.phase == "done"
    assert (player.ended.how, player.ended.rule) == ("stopped", "D-1")
    assert getattr(rated(player), complaint) is True


def test_d2_tingling_ends_the_session_at_once(play):
    player = play("hs-strap", "ab-heel-slide")
    player.until("hold")
    player.wait(4)
    hurt(player, complaint="leg")

    assert (player.ended.how, player.ended.rule) == ("stopped", "D-2")
    assert rated(player).new_leg_symptoms
    assert player.sets() == [("hs-strap", "left", 1, 4.0)]


def move_outwards(player):
    player.do("hurts")
    player.do("complain", "outwards")
    player.do("set_zones", (3, 1))
    player.do("answer", pain=2)


def test_d3_waits_ten_minutes_and_finishes_with_first_aid_only(play):
    player = play("hs-strap", "ab-heel-slide", "fa-knee-rocks")
    player.until("hold")
    move_outwards(player)
    began = player.at
    assert (rated(player).zone_left, rated(player).zone_right) == (3, 1)
    player.until("settled")
    assert player.at - began == pytest.approx(600)
    player.do("settled", True)
    assert player.state.ruled.action == "RESTFUL"

    player.finish()

    assert player.of(ExerciseSkipped)[0].exercise == "ab-heel-slide"
    assert player.of(ExerciseSkipped)[0].reason == "rule"
    assert {done for done, *_ in player.sets()} == {"fa-knee-rocks"}
    assert player.ended.how == "completed"


def test_a_new_complaint_does_not_show_the_last_verdict(play):
    player = play("fa-knee-rocks", "hs-strap")
    player.rate(0)
    assert player.state.ruled.reason.rule == "D-7"
    player.until("hold")
    hurt(player, complaint="sharp")

    assert player.phase == "ease_off"
    assert player.state.ruled is None


def test_d3_stops_when_symptoms_stay_out(play):
    player = play("hs-strap", "fa-knee-rocks")
    player.until("hold")
    move_outwards(player)
    player.until("settled")
    player.do("settled", False)

    assert (player.ended.how, player.ended.rule) == ("stopped", "D-3")


def test_d3_wait_cannot_be_passed_over(play):
    player = play("hs-strap", "fa-knee-rocks")
    player.until("hold")
    move_outwards(player)
    for event in ("next_", "add_15s", "easier_please"):
        player.do(event)
    player.do("skip", "time")
    hurt(player, 4)

    assert player.phase == "wait_10"


def test_d3_after_an_exercise_still_plays_the_announced_first_aid(play):
    player = play("hs-strap", "fa-knee-rocks")
    player.rate(1)
    player.until("next_up")
    move_outwards(player)
    player.until("settled")
    player.do("settled", True)
    player.finish()

    assert rated(player).exercise == "fa-knee-rocks"
    assert "fa-knee-rocks" in {done for done, *_ in player.sets()}


def test_d3_needs_the_furthest_point_before_the_score(play):
    player = play("hs-strap")
    player.until("hold")
    hurt(player, 2, "outwards")

    assert player.phase == "zones"


def test_d4_pain_moving_inwards_goes_on(play):
    player = play("hs-strap", zones=(4, 1), rest_pain=3)
    player.until("hold")
    player.wait(3)
    player.do("hurts")
    player.do("complain", "inwards")
    player.do("set_zones", (2, 1))
    player.do("answer", pain=5)

    assert player.state.ruled.reason.rule == "D-4"
    assert player.phase == "get_ready"
    player.finish()
    assert len(player.sets()) == 4


def test_d5_sharp_pain_that_stays_swaps(play):
    player = play("hs-strap")
    player.until("hold")
    hurt(player, complaint="sharp")
    player.until("sharp_gone")
    player.do("sharp_gone", False)
    player.do("answer", pain=2)

    assert player.state.ruled.reason.rule == "D-5"
    assert player.state.block.exercise == "hs-hands-behind-thigh"
    assert player.state.block.item.step == "F1"
    assert player.state.marks[0] == "amber"


def test_d5_sharp_pain_that_vanishes_is_judged_by_its_score(play):
    player = play("hs-strap")
    player.until("hold")
    hurt(player, complaint="sharp")
    began = player.at
    player.until("sharp_gone")
    assert player.at - began == pytest.approx(5)
    player.do("sharp_gone", True)
    player.do("answer", pain=2)

    assert player.state.ruled.reason.rule == "D-7"
    assert not rated(player).sharp


def test_d6_stops_the_exercise_and_a_second_red_the_session(play):
    player = play("hs-strap", "ab-heel-slide")
    player.until("hold")
    player.wait(4)
    hurt(player, 6)
    assert player.state.block.exercise == "ab-heel-slide"
    assert player.state.ruled.action == "STOP-EX"
    assert rated(player).done == pytest.approx(0.1)
    player.until("move")
    hurt(player, 7)

    assert (player.ended.how, player.ended.rule) == ("stopped", "D-6")


def test_d7_and_d8_go_on_with_the_very_set(play):
    player = play("hs-strap", rest_pain=2)
    player.until("hold")
    player.wait(4)
    hurt(player, 3)
    assert (player.state.ruled.reason.rule, player.phase) == ("D-8", "get_ready")

    player.finish(pain=1)

    assert player.worked["hs-strap/left"] == pytest.approx(20)
    assert rated(player).pain == 3, "the highest pain counts (5.1)"
    assert player.state.marks[0] == "ok-hold"


def test_d9_halves_what_is_left_and_asks_again(play, catalog):
    player = play(make_item(catalog, "hs-strap", "F5"), rest_pain=1)
    player.until("hold")
    player.wait(10)
    hurt(player, 3)
    assert player.state.ruled.action == "EASE"
    assert rated(player).eased
    player.until("eased_rate")
    assert player.state.progress == pytest.approx(15), "5 seconds later"
    player.do("answer", pain=2)
    player.finish()

    assert [work for *_, work in player.sets()] == [20.0, 15.0, 15.0, 15.0]
    assert (rated(player).pain, rated(player).pain_eased) == (3, 2)
    assert rated(player).done == pytest.approx(65 / 120, abs=1e-3)
    assert player.state.marks[0] == "amber"


def test_d9_halves_repetitions_and_asks_after_one(play):
    player = play("ab-heel-slide", rest_pain=1)
    player.until("move")
    player.wait(5.5)
    hurt(player, 4)
    assert player.state.goal == 1 + 3, "3 of the 5 left, rounded up"
    player.until("eased_rate")
    assert player.state.progress == 2
    player.do("answer", pain=1)
    player.finish()

    assert player.sets() == [("ab-heel-slide", "both", 1, 4)]


def test_d9_swaps_when_easing_does_not_help(play):
    player = play("hs-strap", rest_pain=1)
    player.until("hold")
    hurt(player, 4)
    player.until("eased_rate")
    player.do("answer", pain=4)

    assert player.state.ruled.action == "SWAP"
    assert player.state.block.exercise == "hs-hands-behind-thigh"


def test_d9_happens_once_per_exercise(play):
    player = play("hs-strap", rest_pain=1)
    player.until("hold")
    hurt(player, 4)
    player.until("eased_rate")
    player.do("answer", pain=1)
    player.until("hold")
    hurt(player, 4)

    assert player.state.ruled.action == "SWAP"


def test_d9_at_the_end_eases_off_and_asks_again(play):
    player = play("hs-strap", "ab-heel-slide", rest_pain=1)
    player.rate(4)
    assert player.phase == "ease_off"
    player.until("eased_rate")
    player.do("answer", pain=1)

    assert player.state.block.exercise == "ab-heel-slide"
    assert (rated(player).pain, rated(player).pain_eased) == (4, 1)
    assert len(player.of(ExerciseRated)) == 1
    assert len([fact for fact in player.facts if isinstance(fact, FactRetracted)]) == 1


def test_d10_swaps_once_and_then_skips(play):
    player = play("hs-strap", "ab-heel-slide", rest_pain=0)
    player.until("hold")
    hurt(player, 5)
    assert (player.state.ruled.reason.rule, player.state.ruled.action) == ("D-10", "SWAP")
    player.until("hold")
    hurt(player, 5)

    assert player.state.ruled.action == "SKIP"
    assert (player.of(ExerciseSkipped)[0].exercise, player.of(ExerciseSkipped)[0].reason) == (
        "hs-hands-behind-thigh",
        "pain",
    )
    assert player.state.block.exercise == "ab-heel-slide"


def test_d10_skips_where_nothing_easier_is_allowed(play):
    player = play("hs-strap", rest_pain=0, allowed=frozenset())
    player.rate(5)

    assert player.of(ExerciseSkipped)[0].exercise == "hs-strap"
    assert player.phase == "done"


def test_d11_swaps_to_first_aid(play):
    player = play("hs-strap", rest_pain=6)
    player.until("hold")
    hurt(player, 6)

    assert player.state.ruled.reason.rule == "D-11"
    assert player.state.block.exercise == "fa-pelvic-tilt-lying"


def test_d11_first_aid_itself_goes_on(play):
    player = play("fa-knee-rocks", rest_pain=6)
    player.until("move")
    hurt(player, 6)

    assert player.state.block.exercise == "fa-knee-rocks"
    assert player.phase == "get_ready"


def test_third_amber_stops_the_session(play):
    player = play("hs-strap", "ab-bent-knee-fallout", "bal-tandem", rest_pain=0, allowed=frozenset())
    for _ in range(3):
        player.rate(5)

    assert (player.ended.how, player.ended.rule) == ("stopped", "AMBER-3")
    assert sum(mark == "amber" for mark in player.state.marks.values()) == 3


@pytest.mark.parametrize(("effort", "mark"), [(7, "ok"), (8, "amber")])
def test_effort_at_the_stop_value_is_amber(play, effort, mark):
    player = play("ab-heel-slide")
    player.until("rate")
    player.do("answer", pain=1, effort=effort)

    assert player.state.marks[0] == mark


def test_pain_in_the_rest_before_an_exercise_belongs_to_the_one_just_done(play):
    player = play("hs-strap", "ab-heel-slide")
    player.rate(1)
    player.until("next_up")
    hurt(player, 6)

    assert rated(player).exercise == "hs-strap"
    assert rated(player).pain == 6
    assert rated(player).done == 1.0
    assert player.state.block.exercise == "ab-heel-slide"
    player.finish()
    assert player.ended.how == "completed"


def test_pressed_by_mistake_goes_back_to_the_very_set(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(4)
    player.do("hurts")
    player.do("complain", "sore")
    player.do("back")
    player.do("back")
    player.finish()

    assert player.worked["hs-strap/left"] == pytest.approx(20)
    assert len(player.of(ExerciseRated)) == 1


def test_pain_in_the_warm_up_is_answered_too(catalog, limits):
    item = make_item(catalog, "fa-march-on-spot", "W1", part="warm_up")
    player = Player(make_script(catalog, limits, [item, "hs-strap"], allowed=EASY_WAY))
    player.do("start")
    player.until("hold")
    hurt(player, 7)

    assert rated(player).exercise == "fa-march-on-spot"
    assert player.state.block.exercise == "hs-strap"


def test_the_answer_is_stored_before_it_is_acted_on(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(2)
    player.outputs.clear()
    hurt(player, complaint="leg")

    names = [type(output).__name__ for output in player.outputs]
    assert names[names.index("Draft") :] == [
        *["Draft", "Draft", "Say", "Draft", "PhaseChanged", "Beep", "Say", "Ended"],
    ]
    assert len(player.of(SessionEnded)) == 1
