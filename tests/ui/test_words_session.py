"""Everything the session says has words, in the plain style of clinical.md 10.2."""

import re

import pytest

from homeprog.program.plan import Reason
from homeprog.program.session_types import RESTING, WORK, Phase, Ruled, Say
from homeprog.ui import words_session as words
from homeprog.ui.session_vm import LOOK_OF, countdown

SAID = [
    *["hold", "hold_rep", "return", "half_way", "rest", "ease_off", "eased_rate", "score", "zones"],
    *["sharp_gone", "wait_10", "settled", "done"],
]
BANNED = re.compile(r"\b(cure|heal|treat|fail|must|never mind|sciatica|cripple)", re.IGNORECASE)


@pytest.mark.parametrize("key", SAID)
def test_every_cue_has_a_caption(catalog, key):
    assert words.caption(Say(key), catalog)


def test_the_announcement_names_exercise_side_and_position(catalog):
    said = words.caption(Say("next_up", {"exercise": "hs-strap", "side": "left", "waits": False}), catalog)

    assert said == "Next: Hamstring stretch with strap, left side, lie on your back."


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"number": 3, "core": False, "short": True}, "3"),
        ({"number": 1, "core": True, "short": False}, "1 · belly button gently in, then move"),
        ({"number": 4, "core": True, "short": True}, "4 · core on"),
    ],
)
def test_repetitions_are_counted_with_the_core_cue(catalog, inputs, said):
    assert words.caption(Say("repetition", inputs), catalog) == said


RULINGS = [
    *[("CONTINUE", rule, None) for rule in ("D-4", "D-7", "D-8", "D-9", "D-11")],
    *[("NOTED", rule, None) for rule in ("D-5", "D-6", "D-9", "D-10", "D-11")],
    *[("STOP-EX", rule, None) for rule in ("D-3", "D-6")],
    *[("STOP-SESSION", rule, None) for rule in ("D-1", "D-2", "D-3", "D-6", "AMBER-3")],
    *[("SWAP", rule, "hs-chair") for rule in ("D-5", "D-9", "D-10", "D-11")],
    *[("SKIP", rule, None) for rule in ("D-5", "D-9", "D-10", "D-11")],
    ("EASE", "D-9", None),
    ("EASIER", "SWAP-1", "hs-chair"),
    ("NO-EASIER", "SWAP-1", None),
]


@pytest.mark.parametrize(("action", "rule", "instead"), RULINGS)
def test_every_ruling_has_a_plain_sentence(catalog, action, rule, instead):
    said = words.ruling(Ruled(action, Reason(rule), "hs-strap", instead), catalog)

    assert said.endswith(".")
    assert not BANNED.search(said)
    if instead:
        assert catalog.exercises[instead].name in said


def test_dizziness_and_emergency_are_told_apart(catalog):
    emergency = words.ruling(Ruled("STOP-SESSION", Reason("D-1"), "hs-strap", None, ("EMERGENCY",)), catalog)
    dizzy = words.ruling(Ruled("STOP-SESSION", Reason("D-1"), "hs-strap"), catalog)

    assert "emergency number" in emergency
    assert "sit or lie down" in dizzy


def test_every_timed_phase_has_its_word_and_look():
    phases: set[Phase] = set(WORK | RESTING | {"ease_off", "wait_10"})

    assert all(words.phase_word(phase) for phase in phases)
    assert phases <= LOOK_OF.keys()


def test_every_position_of_the_library_has_words(catalog):
    for exercise in catalog.exercises.values():
        assert words.position_words(exercise.position) != exercise.position


@pytest.mark.parametrize(
    ("left_s", "shown"),
    [(0.0, ("0", "")), (0.2, ("1", "")), (10.0, ("10", "")), (99.0, ("99", "")), (600.0, ("10", ":00"))],
)
def test_countdown(left_s, shown):
    assert countdown(left_s) == shown
