"""Everything a session says has words, full and short; what is said is what is captioned."""

import pytest
from session_script_of import plain_script

from homeprog.program import session, session_ahead
from homeprog.program.plan import Reason
from homeprog.program.session_types import Now, Ruled, Say
from homeprog.ui.words_cues import caption, caption_of, language_of_words

PLAIN = [
    *["wait_for_me", "hold_rep", "return", "rest", "ease_off", "hurts", "eased_rate", "score", "zones"],
    *["sharp_gone", "wait_10", "settled", "done"],
]
NEXT = {"exercise": "hs-strap", "side": "left", "waits": False}


@pytest.mark.parametrize("wording", ["full", "short"])
@pytest.mark.parametrize("key", PLAIN)
def test_every_cue_has_words_and_the_short_ones_are_no_longer(catalog, key, wording):
    words = caption(Say(key), catalog, wording)

    assert words.endswith((".", "?"))
    assert len(words) <= len(caption(Say(key), catalog, "full"))


def test_the_announcement_says_name_side_position_needs_and_one_cue(catalog):
    assert caption(Say("next_up", NEXT), catalog) == (
        "Next: Hamstring stretch with strap, left side. Lie on your back. "
        "You need: strap, belt or towel. You feel: mild pull in the back of the thigh."
    )
    assert caption(Say("next_up", NEXT), catalog, "short") == "Next: Hamstring stretch with strap, left side."


@pytest.mark.parametrize("exercise", ["core-vacuum-lying", "fa-rest-90-90", "bal-ball-sit", "set-carry-load"])
def test_an_announcement_fits_the_rest_before_an_exercise_even_spoken_slowly(catalog, exercise):
    words = caption(Say("next_up", {**NEXT, "exercise": exercise}), catalog).split()

    assert len(words) / 115 * 60 <= 25


def test_wait_for_me_is_announced_with_the_way_to_go_on(catalog):
    assert caption(Say("next_up", {**NEXT, "waits": True}), catalog).endswith(
        "When you are ready, press Space or click."
    )


@pytest.mark.parametrize(
    ("inputs", "full", "short"),
    [
        ({"number": 3, "core": False, "short": True, "breath": False}, "3", "3"),
        (
            {"number": 1, "core": True, "short": False, "breath": False},
            "1: belly button gently in, then move",
            "1, core on",
        ),
        ({"number": 4, "core": True, "short": True, "breath": False}, "4, core on", "4, core on"),
    ],
)
def test_seed_004_repetitions_are_counted_with_the_core_cue(catalog, inputs, full, short):
    assert caption(Say("repetition", inputs), catalog) == full
    assert caption(Say("repetition", inputs), catalog, "short") == short


@pytest.mark.parametrize("wording", ["full", "short"])
@pytest.mark.parametrize("key", ["hold", "half_way"])
def test_seed_004_held_strengtheners_have_the_core_cue_in_every_set(catalog, key, wording):
    for short in (True, False):
        said = caption(Say(key, {"core": True, "short": short, "moving": False}), catalog, wording)
        assert "core" in said.lower() or "belly button" in said


@pytest.mark.parametrize(
    ("side", "full", "short"),
    [
        ("left", "Switch to the left side.", "Left side."),
        ("right", "Switch to the right side.", "Right side."),
    ],
)
def test_the_switch_names_the_side(catalog, side, full, short):
    assert caption(Say("switch_side", {"side": side}), catalog) == full
    assert caption(Say("switch_side", {"side": side}), catalog, "short") == short


def test_a_ruling_is_said_with_its_reason(catalog):
    ruled = Ruled("SWAP", Reason("D-10"), "hs-strap", "hs-chair")

    assert (
        caption(Say("ruling", {"ruled": ruled}), catalog)
        == f"The pain went up quite a lot. We take an easier one: {catalog.exercises['hs-chair'].name}."
    )


def test_several_cues_become_one_text(catalog):
    assert caption_of([Say("done"), Say("last", {"seconds": 3})], catalog) == "That is all for today. 3"


@pytest.mark.parametrize("wording", ["full", "short"])
def test_every_exercise_of_the_library_can_be_said_from_start_to_end(catalog, limits, wording):
    for exercise in catalog.exercises:
        script = plain_script(catalog, limits, exercise)
        state, _ = session.start(script, session.new(script), Now(0.0, 0.0))
        said = [caption(say, catalog, wording) for say in session_ahead.coming(script, state)]
        assert len(said) >= 3, exercise
        assert all(words and "  " not in words for words in said)


def test_the_words_are_english_until_a_translation_says_otherwise():
    assert language_of_words() == "en"
