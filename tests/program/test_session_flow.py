"""The session when nothing hurts: phases, sides, time, and what is stored (design.md section 7)."""

import pytest
from session_player import FIRST_AID, Player, make_script

from homeprog.program import session, session_motion
from homeprog.program.dosing import make_item
from homeprog.program.facts import ExerciseRated, ExerciseSkipped, SessionEnded, SessionStarted, SetDone
from homeprog.program.session_script import sides_of, tempo_of
from homeprog.program.session_types import Beep, Now, Pace, PhaseChanged, Say


@pytest.fixture
def play(catalog, limits):
    def start(*exercises, **kwargs):
        player = Player(make_script(catalog, limits, exercises, **kwargs))
        player.do("start")
        return player

    return start


def phases(player):
    return [output.phase for output in player.outputs if isinstance(output, PhaseChanged)]


def test_a_stretch_goes_side_by_side_with_one_switch(play):
    player = play("hs-strap")

    player.finish()

    assert phases(player) == [
        *["next_up", "get_ready", "hold", "rest", "get_ready", "hold"],
        *["switch_side", "get_ready", "hold", "rest", "get_ready", "hold"],
        *["rate", "done"],
    ]
    assert player.sets() == [
        ("hs-strap", "left", 1, 10.0),
        ("hs-strap", "left", 2, 10.0),
        ("hs-strap", "right", 1, 10.0),
        ("hs-strap", "right", 2, 10.0),
    ]


def test_each_side_gets_its_full_time(play):
    player = play("bal-tandem")

    player.finish()

    assert player.worked == {"bal-tandem/left": 30.0, "bal-tandem/right": 30.0}


def test_rest_and_its_get_ready_last_as_long_as_the_dose_says(play, catalog):
    player = play("hs-strap")
    player.until("rest")
    began = player.at

    player.until("hold")

    assert player.at - began == pytest.approx(catalog.exercises["hs-strap"].dose.rest_s)


def test_repetitions_are_paced_and_counted(play):
    player = play("ab-heel-slide")
    player.until("move")

    player.until("rate")

    assert phases(player).count("move") == phases(player).count("return") == 6
    assert [said.inputs["number"] for said in player.outputs if getattr(said, "key", "") == "repetition"] == [
        *range(1, 7)
    ]
    assert player.worked["ab-heel-slide/both"] == pytest.approx(30.0)


def test_the_core_cue_returns_on_every_strengthening_repetition(play):
    player = play("ab-heel-slide")
    player.until("rate")
    cues = [said.inputs for said in player.outputs if getattr(said, "key", "") == "repetition"]

    assert all(cue["core"] for cue in cues)
    assert [cue["short"] for cue in cues] == [False, False, True, True, True, True]


def test_a_vacuum_holds_inside_each_repetition(play, catalog):
    item = make_item(catalog, "core-vacuum-lying", "V4")

    tempo = tempo_of(catalog.exercises["core-vacuum-lying"], item)

    assert (tempo.move_s, tempo.hold_s, tempo.return_s) == (2.5, 4.0, 2.5)


def test_walking_steps_are_counted_without_a_return(catalog):
    exercise = catalog.exercises["bal-heel-toe-walk"]

    tempo = tempo_of(exercise, make_item(catalog, exercise.id, exercise.dose.start))

    assert (tempo.hold_s, tempo.return_s) == (0.0, 0.0)


def test_every_exercise_of_the_library_can_be_played_to_its_end(catalog, limits):
    for exercise in catalog.exercises.values():
        player = Player(make_script(catalog, limits, [exercise.id], allowed=FIRST_AID))
        player.do("start")
        player.finish()
        block = player.script.blocks[0]

        assert sum(work for *_, work in player.sets()) == block.wanted > 0
        assert len(player.sets()) == block.item.sets * len(sides_of(block.item))
        assert player.of(ExerciseRated)[0].done == 1.0


def test_warm_up_and_closing_are_not_rated(catalog, limits):
    parts = [
        make_item(catalog, "fa-march-on-spot", "W1", part="warm_up"),
        make_item(catalog, "fa-belly-breathing", "M2", part="closing"),
    ]
    player = Player(make_script(catalog, limits, parts))
    player.do("start")

    player.finish()

    assert [type(fact) for fact in player.facts] == [SessionStarted, SetDone, SetDone, SessionEnded]


def test_the_first_fact_names_what_was_planned(play):
    player = play("hs-strap", "ab-heel-slide")

    started = player.of(SessionStarted)[0]

    assert started.day_rule == "A-10"
    assert [(p.exercise, p.step) for p in started.planned] == [("hs-strap", "F1"), ("ab-heel-slide", "R1")]


def test_a_set_is_stored_before_the_rest_begins(play):
    player = play("hs-strap")
    player.until("rest")

    kinds = [type(output).__name__ for output in player.outputs[-4:]]

    assert kinds == ["Draft", "PhaseChanged", "Beep", "Say"]


def test_last_seconds_tick_and_long_holds_are_halved(play, catalog):
    player = play(make_item(catalog, "hs-strap", "F5"))
    player.until("hold")
    player.outputs.clear()

    player.until("rest")

    assert player.said()[:1] == ["half_way"]
    assert sum(output == Beep("tick") for output in player.outputs) == 3


def test_pause_keeps_the_time_and_goes_on_after_a_get_ready(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(4)
    player.do("pause")
    player.wait(500)

    assert session.left_s(player.state, player.at) == pytest.approx(6)
    player.do("proceed")
    assert player.phase == "get_ready"
    player.finish()
    assert player.sets()[0] == ("hs-strap", "left", 1, 10.0)
    assert player.worked["hs-strap/left"] == pytest.approx(20.0)


def test_a_repetition_broken_by_a_pause_starts_anew(play):
    player = play("ab-heel-slide")
    player.until("move")
    player.wait(5 + 1)
    player.do("pause")
    player.do("proceed")

    player.finish()

    assert player.sets() == [("ab-heel-slide", "both", 1, 6)]


def test_a_stall_pauses_with_the_time_of_the_last_look(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(3)
    player.at += 60
    player.look()

    assert player.state.stopped_by == "slept"
    assert session.left_s(player.state, player.at) == pytest.approx(7)


@pytest.mark.parametrize("jump_s", [3600.0, -3600.0, 2.1, -2.1])
def test_a_clock_that_jumps_pauses(play, jump_s):
    player = play("hs-strap")
    player.until("hold")
    player.shift += jump_s
    player.at += 0.5
    player.look()

    assert player.state.stopped_by == "slept"
    assert session.left_s(player.state, player.at) == pytest.approx(10)


def test_a_small_gap_or_clock_correction_does_not_pause(play):
    player = play("hs-strap")
    player.until("hold")
    player.shift += 1.9
    player.at += 1.9
    player.look()

    assert not player.state.paused


def test_a_late_look_does_not_make_the_session_drift(play):
    player = play("hs-strap")
    player.until("hold")
    ends = player.state.until
    player.wait(9.5)
    player.at = ends + 0.4
    player.look()

    assert player.phase == "rest"
    assert player.state.until == pytest.approx(ends + player.state.total_s)


def test_next_ends_a_set_with_what_was_really_done(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(4)
    player.do("next_")

    assert player.sets() == [("hs-strap", "left", 1, 4.0)]
    player.finish()
    assert player.of(ExerciseRated)[0].done == pytest.approx(34 / 40)


def test_next_before_anything_was_done_stores_nothing(play):
    player = play("ab-heel-slide")
    player.until("move")
    player.wait(4.5)
    player.do("next_")

    assert player.sets() == []
    assert player.phase == "rate"


def test_next_in_a_rest_goes_to_the_get_ready(play):
    player = play("hs-strap")
    player.until("rest")
    player.do("next_")

    assert player.phase == "get_ready"


def test_back_starts_the_set_anew_and_never_doubles_a_stored_one(play):
    player = play("hs-strap")
    player.until("hold")
    player.wait(9)
    player.do("back")
    player.until("rest")
    player.do("back")

    assert player.sets() == [("hs-strap", "left", 1, 10.0)]
    player.finish()
    assert len(player.sets()) == 4


def test_fifteen_seconds_more_of_rest_but_not_of_work(play):
    player = play("hs-strap")
    player.until("hold")
    before = player.state.until
    player.do("add_15s")
    assert player.state.until == before
    player.until("rest")
    before = player.state.until
    player.do("add_15s")

    assert player.state.until == before + 15


def test_end_keeps_what_was_done_and_says_left(play):
    player = play("hs-strap", "ab-heel-slide")
    player.until("hold")
    player.wait(6)
    player.do("end")

    assert player.sets() == [("hs-strap", "left", 1, 6.0)]
    assert (player.ended.how, player.ended.rule) == ("left", None)


def test_skip_stores_its_reason_and_goes_on(play):
    player = play("hs-strap", "ab-heel-slide")
    player.until("hold")
    player.do("skip", "time")

    assert player.facts[-1].reason == "time"
    assert player.state.block.exercise == "ab-heel-slide"


def test_easier_please_puts_the_easier_neighbour_in(play):
    player = play("ab-bent-knee-fallout", allowed=frozenset({"ab-heel-slide"}))
    player.do("easier_please")

    assert player.state.block.exercise == "ab-heel-slide"
    assert player.state.ruled.action == "EASIER"
    assert player.facts[-1].reason == "unsure"


def test_easier_please_without_an_easier_one_only_says_so(play):
    player = play("hs-strap", allowed=frozenset())
    player.until("hold")
    player.wait(4)
    player.do("easier_please")

    assert player.state.ruled.action == "NO-EASIER"
    player.finish()
    assert len(player.sets()) == 4


def test_nothing_is_rated_without_an_answer(play):
    player = play("hs-strap")
    player.until("rate")
    player.do("next_")
    player.do("confirm")
    player.wait(3600)

    assert player.phase == "rate"
    assert player.of(ExerciseRated) == []


def test_light_questions_wait_beside_the_pain_score(play):
    player = play("core-vacuum-lying")
    player.until("rate")
    player.do("answer", pain=1)
    player.do("answer", waist_narrower=True)
    assert player.of(ExerciseRated) == []
    player.do("answer", breath_kept=False)

    assert player.of(ExerciseRated)[0].checks == {"waist_narrower": True, "breath_kept": False}


def test_effort_answered_first_needs_no_second_press(play):
    player = play("ab-heel-slide")
    player.until("rate")
    player.do("answer", effort=4)
    player.do("answer", pain=0)

    assert (player.of(ExerciseRated)[0].pain, player.of(ExerciseRated)[0].effort) == (0, 4)
    assert player.phase == "done"


def test_a_session_without_exercises_cannot_begin(catalog, limits):
    with pytest.raises(ValueError, match="no exercise"):
        session.new(make_script(catalog, limits, []))


def test_a_second_start_changes_nothing(play):
    player = play("hs-strap")
    state = player.state
    player.do("start")

    assert player.state == state


def test_figure_moves_with_the_count(play):
    player = play("ab-heel-slide")
    assert session_motion.moment(player.state, player.at) == 0.0
    player.until("move")
    player.wait(1)
    assert session_motion.moment(player.state, player.at) == pytest.approx(0.5)
    player.until("return")

    assert session_motion.moment(player.state, player.at) == 1.0


def test_figure_does_not_turn_round_with_alternate_repetitions(play):
    player = play("ab-heel-slide")
    player.until("move")
    first = session_motion.figure_side(player.state)
    player.wait(5.5)

    assert (first, session_motion.figure_side(player.state)) == ("both", "both")


def test_the_next_look_is_wanted_at_the_next_full_second(play):
    player = play("hs-strap")
    player.until("hold")

    assert session.wait_s(player.state, player.state.until - 9.25) == pytest.approx(0.25)
    assert session.wait_s(player.state, player.state.until - 9.0) == pytest.approx(1.0)


def test_now_is_only_compared(play):
    player = play("hs-strap")
    state, _ = session.look(player.script, player.state, Now(player.at, player.now.wall))

    assert state.until == player.state.until


def test_wait_for_me_waits_before_each_exercise_and_each_set(play):
    player = play("hs-strap", pace=Pace(wait_for_me=True))
    waited = []
    for _ in range(100):
        if player.phase == "rate":
            break
        if player.state.waits:
            waited.append(player.phase)
            player.wait(500)
            assert player.state.waits, "it waits as long as the patient likes"
            player.do("proceed")
        player.wait(1)

    assert waited == ["next_up", "get_ready", "get_ready", "get_ready"]
    assert len(player.sets()) == 4


def test_one_press_leads_from_the_wait_into_a_running_get_ready(play):
    player = play("hs-strap", pace=Pace(wait_for_me=True))
    assert (player.phase, player.state.waits) == ("next_up", True)

    player.do("proceed")

    assert (player.phase, player.state.paused) == ("get_ready", False)
    assert session.left_s(player.state, player.at) == player.script.pace.get_ready_s


def test_wait_for_me_waits_after_it_hurts(play):
    player = play("hs-strap", pace=Pace(wait_for_me=True))
    player.do("proceed")
    player.until("hold")
    player.do("hurts")
    player.do("back")

    assert (player.phase, player.state.waits) == ("get_ready", True)


def test_next_passes_a_wait(play):
    player = play("hs-strap", pace=Pace(wait_for_me=True))
    player.do("next_")
    player.do("next_")

    assert player.phase == "hold"


@pytest.mark.parametrize(
    ("pace", "phase", "seconds"),
    [
        ({"get_ready_s": 20.0}, "get_ready", 20.0),
        ({"rest_factor": 2.0}, "rest", 15.0),
        ({"rest_factor": 0.0}, "get_ready", 5.0),
        ({"switch_s": 30.0}, "switch_side", 25.0),
    ],
)
def test_chosen_times_are_the_times_played(play, pace, phase, seconds):
    player = play("hs-strap", pace=Pace(**pace))
    if phase != "get_ready" or "rest_factor" in pace:
        player.until("hold")
    player.until(phase)

    assert player.state.total_s == seconds


def test_missing_equipment_brings_a_neighbour_that_needs_something_else(play, catalog):
    player = play("hs-strap", "ab-heel-slide")
    player.do("skip", "equipment")

    assert [fact.reason for fact in player.of(ExerciseSkipped)] == ["equipment"]
    new = player.state.block.exercise
    assert new in {*catalog.exercises["hs-strap"].instead, "hs-hands-behind-thigh"}
    assert catalog.exercises[new].equipment != catalog.exercises["hs-strap"].equipment
    assert (player.state.ruled.action, player.state.ruled.instead) == ("INSTEAD", new)
    player.finish()
    assert {done for done, *_ in player.sets()} == {new, "ab-heel-slide"}


def test_missing_equipment_without_a_neighbour_leaves_the_exercise_out(play):
    player = play("hs-strap", "ab-heel-slide", allowed=FIRST_AID)
    player.do("skip", "equipment")

    assert [fact.reason for fact in player.of(ExerciseSkipped)] == ["equipment"]
    assert player.state.block.exercise == "ab-heel-slide"


def asked(player):
    """Questions asked since the outputs were cleared."""
    return [output.key for output in player.outputs if isinstance(output, Say)]


@pytest.mark.parametrize(
    ("waited_s", "times"), [(19.9, 0), (20.0, 1), (59.9, 1), (60.0, 2), (600.0, 2), (100_000.0, 2)]
)
def test_without_an_answer_it_is_asked_again_after_20_and_60_seconds_and_then_waits(play, waited_s, times):
    player = play("hs-strap")
    player.until("rate")
    player.outputs.clear()
    for _ in range(int(min(waited_s, 600.0))):
        player.at += min(waited_s, 600.0) / int(min(waited_s, 600.0))
        player.look()

    assert asked(player) == ["rate"] * times
    assert player.phase == "rate"
    assert player.of(ExerciseRated) == []


def test_a_computer_that_slept_on_a_question_asks_once(play):
    player = play("hs-strap")
    player.until("rate")
    player.outputs.clear()
    player.at += 10_000
    player.look()
    player.look()

    assert asked(player) == ["rate"]


@pytest.mark.parametrize("events", [["hurts"], ["hurts", ("complain", "sore")], [("complain", "outwards")]])
def test_every_question_is_asked_again(play, events):
    player = play("hs-strap")
    player.until("hold")
    player.do("hurts")
    for event in events:
        player.do(*((event,) if isinstance(event, str) else event))
    player.outputs.clear()
    phase = player.phase
    player.at += 20
    player.look()

    assert asked(player) == [phase]


def test_after_the_pain_only_the_light_question_is_asked_again(play):
    player = play("ab-heel-slide")
    player.until("rate")
    player.outputs.clear()
    player.do("answer", pain=2)
    player.at += 20
    player.look()

    said = [output for output in player.outputs if isinstance(output, Say)]
    assert said == [Say("light", {"extra": "effort"})] * 2


def test_the_next_look_at_a_question_is_when_it_is_asked_again(play):
    player = play("hs-strap")
    player.until("rate")
    assert session.wait_s(player.state, player.at) == pytest.approx(20, abs=1.1)
    player.at += 20
    player.look()
    assert session.wait_s(player.state, player.at) == pytest.approx(40, abs=1.1)
    player.at += 40
    player.look()

    assert session.wait_s(player.state, player.at) is None
