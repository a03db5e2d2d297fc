"""Everything the session says has words, in the plain style of clinical.md 10.2."""

import re

import pytest

from homeprog.program.plan import Reason
from homeprog.program.session_types import RESTING, WORK, Phase, Ruled
from homeprog.ui import words_session as words
from homeprog.ui.session_vm import LOOK_OF, countdown

BANNED = re.compile(r"\b(cure|heal|treat|fail|must|never mind|sciatica|cripple)", re.IGNORECASE)


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
