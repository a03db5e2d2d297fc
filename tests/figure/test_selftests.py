"""Figures of the self-tests (clinical.md 3): every test has one, and every one is sound."""

import pytest

from homeprog.data.figures import make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.checks import check_clip


def test_every_self_test_is_drawn_and_nothing_else():
    assert set(selftest_figures()) == set(load_catalog().tests)


@pytest.mark.parametrize("test", sorted(selftest_figures()))
def test_movement_to_the_measured_position_is_sound(test):
    clip = make_clip(selftest_figures()[test], test)

    assert [str(finding) for finding in check_clip(clip)] == []
    assert len(clip.keys) > 1


@pytest.mark.parametrize("test", sorted(selftest_figures()))
def test_one_sided_tests_say_which_limb_is_tested(test):
    clip = make_clip(selftest_figures()[test], test)

    assert (clip.spec.side != "both") is load_catalog().tests[test].one_sided
