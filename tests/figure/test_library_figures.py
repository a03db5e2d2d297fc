"""Every exercise and self-test has a figure that is sound, agrees with its pose block, and looks as it did.

Reference pictures are made by `make figures`; look at every one that changed before it is kept.
"""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from homeprog.data.figures import figure_bases, make_clip, selftest_figures
from homeprog.data.library import load_catalog
from homeprog.figure.checks import check_clip
from homeprog.figure.look import Look
from homeprog.figure.sketch import Sketch
from homeprog.ui.figure_export import export_figure
from homeprog.ui.figure_view import FigureView
from scripts.figures import REFERENCE_PX, REFERENCES

CATALOG = load_catalog()
FIGURES = {**{name: exercise.figure for name, exercise in CATALOG.exercises.items()}, **selftest_figures()}
PICTURES = Path(__file__).parent.parent / "reference" / "figures"

AGREES_DEG = 30
ANOTHER_STANCE = {
    "ab-side-plank-knees": "the note of the block bends the shins away, its number does not",
    "bal-cushion-two-feet": "begins with one foot on the cushion already",
    "fa-march-on-spot": "begins with the other foot in the air",
    "lb-childs-pose": "the block gives to the hip what the low back bends",
    "qd-short-arc": "the leg at rest stands bent, so that the working one is seen",
    "set-carry-full": "begins in mid-stride",
    "set-carry-load": "begins in mid-stride",
    "set-carry-part": "begins in mid-stride",
}

SAME_TONE = 40
"""Of 255: a pixel that differs by less is the same, whatever the edge smoothing."""
OTHER_PIXELS = 0.001
"""Share of the picture: forty of its pixels, a third of an arrow."""


@pytest.fixture(scope="module")
def drawn():
    """Every figure, refused when something is out of reach or out of range."""
    return {name: make_clip(figure, f"{name}.toml") for name, figure in FIGURES.items()}


def test_nothing_is_without_a_figure():
    assert [name for name, exercise in CATALOG.exercises.items() if not exercise.figure] == []
    assert set(selftest_figures()) == set(CATALOG.tests)


@pytest.mark.parametrize("name", FIGURES)
def test_figure_is_sound_over_its_whole_movement(drawn, name):
    assert [str(finding) for finding in check_clip(drawn[name])] == []


@pytest.mark.parametrize("name", [name for name in CATALOG.exercises if name not in ANOTHER_STANCE])
def test_hips_and_knees_agree_with_the_pose_block(drawn, name):
    """The figure may show the block's near leg as its far one."""
    block, clip = CATALOG.exercises[name].pose, drawn[name]
    frames = [(block["start"], clip.frame(clip.stills[0])), (block["end"], clip.frame(clip.stills[1]))]

    worst = min(max(differences(frames, sides), default=0.0) for sides in ("NF", "FN"))

    assert worst <= AGREES_DEG


def differences(frames, sides):
    """Degrees between block and figure for every hip and knee that the block gives."""
    for (written, solved), side in product(frames, (0, 1)):
        leg = written["near"] if side == 0 or written.get("far", "same") == "same" else written["far"]
        for joint in {"hip", "knee"} & set(leg):
            yield abs(solved.pose.limbs["leg" + sides[side]][joint] - leg[joint])


@pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=lambda exercise: exercise.id)
def test_text_alternative_is_made_from_the_steps(qtbot, drawn, exercise):
    view = FigureView(CATALOG.exercises)
    qtbot.addWidget(view)
    view.set_exercise(exercise.id, "left")

    assert view.accessibleName() == f"{exercise.name}, left {drawn[exercise.id].limb or 'side'}"
    assert view.accessibleDescription() == " ".join(exercise.steps) != ""


@pytest.mark.parametrize("name", REFERENCES)
def test_picture_looks_as_it_did(qapp, drawn, tmp_path, name):
    made = tmp_path / "made.png"
    export_figure(drawn[name], 1.0, made, "colour", Look(), REFERENCE_PX, mirror=False, arrows=True)

    assert unlike(QImage(str(made)), QImage(str(PICTURES / f"{name}.png"))) <= OTHER_PIXELS


@pytest.mark.parametrize("name", REFERENCES)
@pytest.mark.parametrize("change", ["another moment", "no arrows", "no muscles", "an elbow"])
def test_what_changes_a_little_is_told_from_the_reference(qapp, tmp_path, name, change):
    """The tolerance is narrow enough: an arrow that is missing, an elbow that is 15 degrees off."""
    figure = {**FIGURES[name]}
    if change == "no muscles":
        figure |= {"stretch": [], "work": []}
    sketch = Sketch(figure, figure_bases(), name)
    if change == "an elbow":
        last = len(sketch.clip.keys) - 1
        elbow = next(one.value for one in sketch.controls(last) if one.key == "armN.elbow")
        sketch.change(last, "armN.elbow", elbow + (15 if elbow < 120 else -15))
    made = tmp_path / "made.png"
    moment = 0.8 if change == "another moment" else 1.0
    arrows = change != "no arrows"
    export_figure(sketch.clip, moment, made, "colour", Look(), REFERENCE_PX, arrows=arrows)

    assert unlike(QImage(str(made)), QImage(str(PICTURES / f"{name}.png"))) > OTHER_PIXELS


def unlike(a, b):
    """Share of the pixels that differ clearly."""
    assert a.size() == b.size()
    a, b = (image.convertToFormat(QImage.Format.Format_RGB888) for image in (a, b))
    other = 0
    for y in range(a.height()):
        one, two = (bytes(image.constScanLine(y))[: 3 * a.width()] for image in (a, b))
        tones = [abs(p - q) >= SAME_TONE for p, q in zip(one, two, strict=True)]
        other += sum(any(tones[x : x + 3]) for x in range(0, len(tones), 3))
    return other / (a.width() * a.height())
