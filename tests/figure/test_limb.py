"""The picture says which limb of which side it shows, read off the poses."""

from xml.etree import ElementTree as ET

import pytest

from homeprog.data.figures import figure_theme, make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.drawing import Box, Drawing, fit
from homeprog.figure.limb import worked_limb
from homeprog.figure.look import Look
from homeprog.figure.render import Scene
from homeprog.figure.svg import write_svg

CATALOG = load_catalog()
WRITTEN = {key: exercise.figure for key, exercise in CATALOG.exercises.items()} | dict(selftest_figures())


@pytest.mark.parametrize(
    ("figure", "limb", "side"),
    [
        ("hs-strap", "leg", "right"),  # a muscle is named
        ("hs-doorway", "leg", "left"),
        ("ab-heel-slide", "leg", "right"),  # the leg that moves
        ("ab-dead-bug", "leg", "right"),  # the arm that moves with it is the other one
        ("bal-semi-tandem", "leg", "right"),
        ("bal-seated-reach", "arm", "right"),
        ("ab-side-plank-knees", "side", "right"),
        ("set-chop-part", "side", "right"),  # both arms
        ("gl-bridge", None, ""),
        ("T-HS1", "leg", "right"),
        ("T-BA2", "leg", "left"),
    ],
)
def test_limb_and_side_of_a_figure(figure, limb, side):
    clip = make_clip(WRITTEN[figure], figure)

    assert clip.limb == limb == worked_limb(clip.spec, clip.keys)
    assert clip.shown_side(mirrored=False) == side
    assert clip.shown_side(mirrored=True) == {"left": "right", "right": "left", "": ""}[side]


@pytest.mark.parametrize("key", [key for key, one in CATALOG.exercises.items() if one.sides == "each"])
def test_every_exercise_done_side_by_side_names_a_limb_for_both(key):
    clip = make_clip(CATALOG.exercises[key].figure, key)

    assert clip.limb is not None
    for side in ("left", "right"):
        assert clip.shown_side(mirrored=clip.is_mirrored_for(side)) == side


@pytest.mark.parametrize("mirror", [False, True])
def test_svg_says_it_upright_outside_the_mirrored_part(clips, mirror):
    drawing = Scene(clips["bridge"], mirror=mirror, label="left & leg").drawing(1.0)

    root = ET.fromstring(write_svg(drawing, figure_theme().style("print", Look()), 300, 240))

    [label] = [node for node in root if node.tag.endswith("text")]
    assert label.text == "left & leg"
    assert 0 < float(label.get("y")) < 40


@pytest.mark.parametrize(
    ("box", "scale"),
    [
        (Box(0, 0, 100, 20), 2.0),  # lies: the corner above it is free
        (Box(0, 0, 20, 100), 2.0),  # stands: the corner beside it is free
        (Box(0, 0, 100, 100), 1.6),  # fills the place: it goes below
        (Box(0, 0, 70, 100), 1.6),  # 8 cm into the corner: lower costs less than narrower
    ],
)
def test_a_corner_for_the_label_stays_free(box, scale):
    drawing = Drawing((), box)

    place = fit(drawing, 10, 10, 200, 200, corner=(80, 40))

    assert place.scale == pytest.approx(scale)
    left, top = place.dx + place.scale_x * box.left, place.dy + place.scale * box.top
    assert left >= 10 + 80 - 1e-6 or top >= 10 + 40 - 1e-6
