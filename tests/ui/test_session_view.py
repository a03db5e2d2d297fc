"""The session screen with real view, controller and journal facts: keys, clicks, time, and what is stored."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from homeprog.program import session_resume
from homeprog.program.facts import ExerciseRated, ExerciseSkipped, FactRetracted, SessionEnded, SetDone
from homeprog.program.session_types import Pace
from homeprog.ui import theme
from homeprog.ui.session.press import LONG_MS


def test_a_session_runs_by_itself_and_needs_one_key_per_exercise(open_room):
    room = open_room("hs-strap", "fa-pelvic-tilt-lying")
    room.until("rate")
    room.key(Qt.Key.Key_1)
    room.until("rate")
    room.key(Qt.Key.Key_0)

    assert room.phase == "done"
    assert [(f.exercise, f.side, f.set) for f in room.store.of(SetDone)] == [
        ("hs-strap", "left", 1),
        ("hs-strap", "left", 2),
        ("hs-strap", "right", 1),
        ("hs-strap", "right", 2),
        ("fa-pelvic-tilt-lying", "both", 1),
    ]
    assert [fact.pain for fact in room.store.of(ExerciseRated)] == [1, 0]
    assert room.store.of(SessionEnded)[0].how == "completed"
    assert room.view.ending.isVisible()


@pytest.mark.parametrize(("key", "pain"), [(Qt.Key.Key_0, 0), (Qt.Key.Key_7, 7), (Qt.Key.Key_T, 10)])
def test_number_keys_and_t_answer_the_pain_question(open_room, key, pain):
    room = open_room("fa-pelvic-tilt-lying")
    room.until("rate")
    room.key(key)

    assert room.store.of(ExerciseRated)[0].pain == pain


def test_arrows_and_enter_answer_the_pain_question(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    room.until("rate")
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return)

    assert room.store.of(ExerciseRated)[0].pain == 2


def test_a_presenter_answers_too(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    room.until("rate")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5):
        room.key(key)

    assert room.store.of(ExerciseRated)[0].pain == 1


def test_a_click_on_a_score_answers(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    room.until("rate")
    room.click(room.view.score.scores.tiles[2])

    assert room.store.of(ExerciseRated)[0].pain == 2


def test_space_and_a_click_on_the_stage_pause_and_go_on(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_Space)
    assert "Paused" in room.words
    assert not room.controller.ticker.running
    assert not room.awake.on
    room.click(room.view.stage.dial)

    assert "Get ready" in room.words
    assert room.controller.ticker.running
    assert room.awake.on


def test_wait_for_me_says_how_to_go_on_and_keeps_the_screen_awake(open_room):
    room = open_room("hs-strap", pace=Pace(wait_for_me=True))
    assert "press Space or click" in room.view.stage.caption.text()
    assert room.words == "Next"
    assert room.awake.on
    room.key(Qt.Key.Key_Space)
    assert room.words.startswith("Get ready")
    room.until("rest")
    room.pass_time(60)
    assert room.phase == "get_ready"
    room.click(room.view.stage.dial)
    room.pass_time(6)

    assert room.phase == "hold"


def test_n_b_and_plus_move_through_the_session(open_room):
    room = open_room("hs-strap")
    room.key(Qt.Key.Key_N)
    assert room.phase == "get_ready"
    left = room.controller.state.until
    room.key(Qt.Key.Key_Plus)
    assert room.controller.state.until == left + 15
    room.key(Qt.Key.Key_N)
    room.pass_time(3)
    room.key(Qt.Key.Key_B)

    assert room.phase == "get_ready"
    assert room.controller.state.progress == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_Escape])
def test_it_hurts_is_one_key_away_and_esc_goes_back(open_room, key):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(key)
    assert room.view.hurts.isVisible()
    room.key(Qt.Key.Key_Escape)

    assert room.phase == "get_ready"
    assert room.view.stage.isVisible()


def test_stop_sign_is_one_press_from_there_and_stored_at_once(open_room, catalog, qtbot):
    room = open_room("hs-strap")
    room.until("hold")
    room.click(room.view.hurts_button)
    with qtbot.waitSignal(room.page.finished) as ended:
        room.click(room.view.hurts.choice.tiles[0])

    assert ended.args == ["stopped", "D-1"]
    assert room.store.of(ExerciseRated)[0].alarm
    assert room.view.ending.sentence.text() == catalog.texts["stop_D-1"]


def test_a_hasty_enter_calls_no_emergency(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_H)
    room.key(Qt.Key.Key_Return)

    assert room.phase == "score"


def test_tingling_says_why_it_stops(open_room, catalog):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_H)
    room.key(Qt.Key.Key_4)

    assert room.store.of(SessionEnded)[0].rule == "D-2"
    assert room.view.ending.sentence.text() == catalog.texts["stop_D-2"]


def test_a_swap_tells_its_reason_and_the_new_exercise(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_H)
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_5)

    assert "easier one" in room.view.stage.reason.text()
    assert room.view.stage.exercise.text() in room.view.stage.reason.text()


def test_moving_down_the_leg_asks_where_and_then_the_score(open_room):
    room = open_room("hs-strap", "fa-pelvic-tilt-lying")
    room.until("hold")
    room.key(Qt.Key.Key_H)
    room.key(Qt.Key.Key_5)
    assert not room.view.score.scores.isEnabled()
    room.view.score.zones.left.pick(4)
    room.click(room.view.score.scores.tiles[2])

    assert room.phase == "wait_10"
    assert room.store.of(ExerciseRated)[0].zone_left == 4
    assert "10 minutes" in room.view.stage.reason.text()


def test_easing_takes_the_first_answer_back_when_the_second_is_told(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_H)
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_4)
    room.until("eased_rate")
    room.key(Qt.Key.Key_2)

    assert [(f.pain, f.pain_eased) for f in room.store.of(ExerciseRated)] == [(4, 2)]
    assert sum(isinstance(fact, FactRetracted) for fact in room.store.facts) == 1


def test_effort_is_a_second_light_answer(open_room):
    room = open_room("ab-heel-slide")
    room.until("rate")
    room.key(Qt.Key.Key_2)
    assert room.store.of(ExerciseRated) == []
    room.click(room.view.score.effort[1].tiles[1])

    assert (room.store.of(ExerciseRated)[0].pain, room.store.of(ExerciseRated)[0].effort) == (2, 4)


def test_effort_may_be_left_out(open_room):
    room = open_room("ab-heel-slide")
    room.until("rate")
    room.key(Qt.Key.Key_2)
    room.click(room.view.score.go_on)

    assert room.store.of(ExerciseRated)[0].effort is None


def test_leaving_out_asks_why(open_room):
    room = open_room("hs-strap", "fa-pelvic-tilt-lying")
    room.until("hold")
    room.key(Qt.Key.Key_Space)
    room.click(room.view.skip_button)
    room.key(Qt.Key.Key_1)

    assert room.store.of(ExerciseSkipped)[0].reason == "equipment"
    assert room.controller.state.block.exercise == "hs-hands-behind-thigh"
    assert "another one instead" in room.view.stage.reason.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_I, None])
def test_missing_equipment_is_one_key_or_button_away_when_it_is_announced(open_room, key):
    room = open_room("hs-strap")
    if key is None:
        room.click(room.view.lacking_button)
    else:
        room.key(key)

    assert room.store.of(ExerciseSkipped)[0].reason == "equipment"
    assert room.controller.state.block.exercise == "hs-hands-behind-thigh"


def test_what_needs_nothing_does_not_ask_for_equipment(open_room):
    room = open_room("fa-pelvic-tilt-lying")

    assert not room.view.lacking_button.isVisible()


def test_an_easier_one_is_one_key_away(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.key(Qt.Key.Key_E)

    assert room.controller.state.block.exercise == "hs-hands-behind-thigh"
    assert room.store.of(ExerciseSkipped)[0].reason == "unsure"


@pytest.mark.parametrize("place", ["dial", "figure", "stage"])
def test_a_long_press_anywhere_on_the_stage_asks_what_hurts(open_room, qtbot, place):
    room = open_room("hs-strap")
    room.until("hold")
    widget = room.view.stage if place == "stage" else getattr(room.view.stage, place)
    with qtbot.waitSignal(room.view.hurts_requested, timeout=20 * LONG_MS):
        QTest.mousePress(widget, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)

    assert room.phase == "hurts"


def test_a_long_press_beside_the_answers_of_a_question_asks_what_hurts(open_room, qtbot):
    room = open_room("hs-strap")
    room.until("rate")
    background = room.view.score.viewport()
    QTest.mouseClick(background, Qt.MouseButton.LeftButton)
    assert room.phase == "rate"
    with qtbot.waitSignal(room.view.hurts_requested, timeout=20 * LONG_MS):
        QTest.mousePress(background, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(background, Qt.MouseButton.LeftButton)

    assert room.phase == "hurts"


def test_media_keys_pause_go_on_and_answer(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    room.key(Qt.Key.Key_MediaPlay)
    assert room.controller.state.paused
    room.key(Qt.Key.Key_MediaPlay)
    assert not room.controller.state.paused
    room.key(Qt.Key.Key_MediaNext)
    assert room.phase == "get_ready"
    room.until("rate")
    for key in (Qt.Key.Key_MediaNext, Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious, Qt.Key.Key_MediaPlay):
        room.key(key)

    assert room.store.of(ExerciseRated)[0].pain == 1


def test_a_presenter_answers_the_light_question_too(open_room):
    room = open_room("ab-heel-slide")
    room.until("rate")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_F5, Qt.Key.Key_PageDown, Qt.Key.Key_F5):
        room.key(key)

    assert (room.store.of(ExerciseRated)[0].pain, room.store.of(ExerciseRated)[0].effort) == (1, 4)


def test_a_question_without_an_answer_is_asked_again_by_itself(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    said = []
    room.controller.said.connect(said.append)
    room.until("rate")
    said.clear()
    room.pass_time(70)

    assert [say.key for words in said for say in words] == ["rate", "rate"]
    assert room.store.of(ExerciseRated) == []


def test_f11_fills_the_screen_and_gives_it_back_while_the_session_goes_on(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    ends = room.controller.state.until
    room.key(Qt.Key.Key_F11)
    assert room.page.window().isFullScreen()
    room.key(Qt.Key.Key_F11)

    assert not room.page.window().isFullScreen()
    assert (room.phase, room.controller.state.until) == ("hold", ends)


def test_a_window_moved_to_a_screen_of_another_scale_goes_on(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    ends = room.controller.state.until
    handle = room.page.windowHandle()
    handle.screenChanged.emit(handle.screen())
    for widget in (room.page, room.view.stage.dial, room.view.stage.figure):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.DevicePixelRatioChange))
    room.page.grab()
    room.pass_time(1)

    assert (room.phase, room.controller.state.until) == ("hold", ends)
    assert not room.controller.state.paused


def test_a_sleeping_computer_pauses_and_says_so(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.clock.set_wall(room.clock.now() + timedelta(hours=8))
    room.pass_time(0.5)

    assert "Paused" in room.words
    assert "Nothing is lost" in room.view.stage.caption.text()


def test_a_key_that_wakes_the_computer_does_not_go_on_unseen(open_room):
    room = open_room("hs-strap")
    room.until("hold")
    room.clock.advance(3600)
    room.key(Qt.Key.Key_Space)

    assert room.controller.state.stopped_by == "slept"


def test_closing_asks_and_finish_later_keeps_the_session_open(open_room, qtbot):
    room = open_room("hs-strap")
    room.until("rest")
    assert room.page.can_close() is False
    assert room.view.leaving.isVisible()
    with qtbot.waitSignal(room.page.closed):
        room.key(Qt.Key.Key_2)

    assert room.store.of(SessionEnded) == []
    assert not room.controller.ticker.running


def test_closing_and_end_here_keeps_what_was_done(open_room):
    room = open_room("hs-strap")
    room.until("rest")
    room.page.can_close()
    room.key(Qt.Key.Key_3)

    assert room.store.of(SessionEnded)[0].how == "left"
    assert len(room.store.of(SetDone)) == 1
    assert room.page.can_close() is True


def test_resume_goes_on_with_the_very_next_set(open_room):
    first = open_room("hs-strap")
    first.until("switch_side")
    first.controller.leave()

    again = open_room("hs-strap", store=first.store, facts=session_resume.facts_of("s1", first.store.facts))
    assert again.view.stage.where.text() == "Right side · Set 1 / 2"
    again.until("rate")
    again.key(Qt.Key.Key_1)

    assert len(again.store.of(SetDone)) == 4
    assert len(again.store.of(ExerciseRated)) == 1


def test_a_full_disk_holds_the_session_where_it_was_and_loses_nothing(open_room, qtbot):
    room = open_room("hs-strap")
    room.until("hold")
    room.store.full = True
    with qtbot.waitSignal(room.controller.failed):
        room.pass_time(10)
    assert room.store.of(SetDone) == []
    assert room.controller.state.paused
    room.store.full = False
    room.key(Qt.Key.Key_Space)
    room.until("rest")

    assert len(room.store.of(SetDone)) == 1


def test_an_answer_that_was_not_stored_stays_asked(open_room):
    room = open_room("fa-pelvic-tilt-lying")
    room.until("rate")
    room.store.full = True
    room.key(Qt.Key.Key_1)

    assert room.phase == "rate"
    assert room.view.score.isVisible()


def test_each_phase_has_its_own_word_colour_and_shape(open_room):
    room = open_room("hs-strap")
    seen = set()
    for phase in ("get_ready", "hold", "rest"):
        room.until(phase)
        seen.add((room.words.split(",")[0], theme.current().colour(room.view.stage.dial.look).name()))

    assert len(seen) == 3


def test_the_footer_is_shown(open_room, catalog):
    room = open_room("hs-strap")

    assert room.view.footer.isVisible()
    assert room.view.footer.text() == catalog.texts["session_footer"]


def test_the_figure_follows_exercise_side_and_count(open_room):
    room = open_room("ab-heel-slide")
    room.until("move")
    room.pass_time(1)

    assert room.view.stage.figure.moment == pytest.approx(0.5)


def test_a_listener_that_fails_costs_only_itself(open_room, qtbot):
    room = open_room("hs-strap")
    heard = []

    def fail(_cue):
        raise RuntimeError("no device")

    room.controller.cued.connect(fail)
    room.controller.cued.connect(heard.append)
    with qtbot.captureExceptions() as errors:
        room.until("hold")
    room.controller.cued.disconnect(fail)

    assert errors
    assert heard
    assert room.phase == "hold"
