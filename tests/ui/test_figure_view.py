"""The figure in the window: inside its rectangle, mirrored, playing only while seen, with words."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import asdict, replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from homeprog.data.figures import clip_from_file, figure_theme
from homeprog.data.library import load_catalog
from homeprog.data.settings import Settings
from homeprog.figure.look import Look
from homeprog.figure.render import render
from homeprog.figure.style import STYLES
from homeprog.ui.appearance import Appearance
from homeprog.ui.figure_export import export_figure, export_sheet
from homeprog.ui.figure_painter import paint_drawing
from homeprog.ui.figure_view import FRAME_MS, FigureView
from homeprog.ui.preferences import Preferences

POSES = Path(__file__).parent.parent / "figure" / "poses"


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture
def exercises(catalog):
    """One exercise with a figure, one without."""
    figure = tomllib.loads((POSES / "knee-chest1.toml").read_text(encoding="utf-8"))["figure"]
    drawn = replace(catalog.exercises["lb-single-knee-to-chest"], figure=figure)
    return {"drawn": drawn, "written": replace(catalog.exercises["gl-bridge"], figure={})}


@pytest.fixture
def change_settings(qapp, tmp_path):
    """Choose as the Settings page does; the usual choices come back afterwards."""
    preferences = Preferences(Settings(), tmp_path / "settings.toml")
    appearance = Appearance(qapp, preferences, preferences)
    yield preferences.change
    preferences.change(**asdict(Settings()))
    appearance.deleteLater()


@pytest.fixture
def view(qtbot, exercises):
    widget = FigureView(exercises)
    qtbot.addWidget(widget)
    widget.resize(300, 240)
    return widget


def image_of(drawing, style_name="colour", size=200):
    style = figure_theme().style(style_name, Look())
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    paint_drawing(painter, drawing, style, QRectF(20, 20, size - 40, size - 40))
    painter.end()
    return image


def touched(image):
    blank = QColor("#123456").rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != blank]


@pytest.mark.parametrize("style_name", STYLES)
def test_picture_is_not_empty_and_stays_inside_its_rectangle(qapp, style_name):
    clip = clip_from_file(POSES / "bridge.toml")

    spots = touched(image_of(render(clip, 1.0, hatched=style_name == "print"), style_name))

    assert len(spots) > 2000
    assert all(20 <= x < 180 and 20 <= y < 180 for x, y in spots)


def test_mirrored_picture_is_the_mirror_of_the_plain_one(qapp):
    clip = clip_from_file(POSES / "slr.toml")
    plain = set(touched(image_of(render(clip, 1.0))))

    mirrored = {(199 - x, y) for x, y in touched(image_of(render(clip, 1.0, mirror=True)))}

    assert len(plain ^ mirrored) < 0.02 * len(plain)


def test_same_moment_gives_the_same_pixels(qapp):
    clip = clip_from_file(POSES / "slr.toml")

    assert image_of(render(clip, 0.4)) == image_of(render(clip, 0.4))


def test_view_paints_the_person(qtbot, view):
    view.set_exercise("drawn", "right")

    before = view.grab().toImage()
    view.set_moment(1.0)

    assert view.grab().toImage() != before
    assert view.moment == 1.0


def test_other_side_is_mirrored_and_named(view):
    view.set_exercise("drawn", "right")
    right = view.grab().toImage()
    view.set_exercise("drawn", "left")

    assert view.grab().toImage() != right
    assert view.accessibleName().endswith("left leg")


def test_steps_are_the_text_alternative(view, exercises):
    view.set_exercise("drawn", "right")

    for step in exercises["drawn"].steps:
        assert step in view.accessibleDescription()


def test_exercise_without_figure_shows_words(view):
    view.set_exercise("written")

    assert view.grab().toImage() != FigureView({}).grab().toImage()
    assert view.accessibleDescription()


def test_self_test_shows_start_and_what_is_measured(view, catalog):
    test = catalog.tests["T-HS1"]
    view.set_selftest(test, "right")
    start = view.grab().toImage()
    view.set_moment(1.0)

    assert view.grab().toImage() != start
    assert view.accessibleName() == f"{test.name}, right leg"
    for words in (test.setup, test.action, test.measure, test.picture):
        assert words in view.accessibleDescription()


def test_self_test_of_the_other_side_is_mirrored(view, catalog):
    view.set_selftest(catalog.tests["T-HS1"], "right")
    right = view.grab().toImage()
    view.set_selftest(catalog.tests["T-HS1"], "left")

    assert view.grab().toImage() != right
    assert view.accessibleName().endswith("left leg")


def test_exercise_follows_a_self_test(view, catalog, exercises):
    view.set_selftest(catalog.tests["T-BA2"], "left")
    view.set_exercise("drawn", "right")
    after = view.grab().toImage()
    view.set_exercise("written")
    view.set_exercise("drawn", "right")

    assert view.grab().toImage() == after
    assert exercises["drawn"].steps[0] in view.accessibleDescription()


def test_self_test_without_figure_shows_words(view, catalog):
    view.set_selftest(replace(catalog.tests["T-BA2"], id="T-NEW"))

    assert view.grab().toImage() != FigureView({}).grab().toImage()
    assert catalog.tests["T-BA2"].action in view.accessibleDescription()


def test_plays_only_while_visible(qtbot, view):
    view.set_exercise("drawn", "right")
    view.play()
    assert not view._timer.isActive()

    with qtbot.waitExposed(view):
        view.show()
    assert view._timer.isActive()
    assert view._timer.interval() == FRAME_MS
    qtbot.waitUntil(lambda: view.moment > 0.0, timeout=5000)

    view.hide()
    assert not view._timer.isActive()


def test_reduced_motion_shows_start_and_end_only(qtbot, view):
    view.set_exercise("drawn", "right")
    view.set_moment(0.0)
    start = view.grab().toImage()
    view.reduce_motion = True

    view.set_moment(0.4)
    assert view.grab().toImage() == start
    view.play()
    with qtbot.waitExposed(view):
        view.show()
    assert not view._timer.isActive()


def columns_with_ink(image):
    blank = image.pixel(0, 0)
    rows = range(image.height())
    return [any(image.pixel(x, y) != blank for y in rows) for x in range(image.width())]


def test_reduced_motion_plays_as_start_and_end_beside_each_other(view):
    view.resize(600, 240)
    view.set_exercise("drawn", "right")
    one = columns_with_ink(view.grab().toImage())
    view.reduce_motion = True
    view.play()

    both = columns_with_ink(view.grab().toImage())

    assert sum(both[:300]) > 150
    assert sum(both[300:]) > 150
    assert sum(both) > sum(one)


def test_the_end_is_shown_still(view):
    view.set_exercise("drawn", "right")
    view.set_moment(1.0)
    end = view.grab().toImage()
    view.set_exercise("drawn", "right")
    assert view.grab().toImage() != end

    view.show_end()

    assert view.grab().toImage() == end


def test_a_walk_shows_still_its_middle_not_the_frame_that_is_its_first(qtbot, catalog):
    view = FigureView(catalog.exercises)
    qtbot.addWidget(view)
    view.set_exercise("fa-walk")
    start = view.grab().toImage()

    view.show_end()

    assert view.grab().toImage() != start


def test_a_person_chosen_anew_is_drawn_at_once(view, change_settings):
    view.set_exercise("drawn", "right")
    before = view.grab().toImage()

    change_settings(figure_skin="deep", figure_hair="bun", figure_bottoms="trousers")

    assert view.grab().toImage() != before


def corner_ink(view):
    """Pixels of the label's colour in the upper part."""
    image, style = view.grab().toImage(), figure_theme().style("colour", Look())
    places = ((x, y) for x in range(image.width()) for y in range(image.height() // 4))
    return sum(image.pixelColor(x, y).name() == style.hex("label") for x, y in places)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_picture_says_which_leg_it_shows(view, side):
    view.resize(400, 320)
    view.set_exercise("drawn", side)

    assert view.accessibleName().endswith(f", {side} leg")
    assert corner_ink(view) > 40
    saying = view.grab().toImage()
    view.resize(90, 70)
    assert corner_ink(view) == 0
    view.resize(400, 320)
    assert view.grab().toImage() == saying


def test_without_a_side_it_names_the_drawn_leg_only_if_sides_are_done_one_by_one(qtbot, catalog):
    view = FigureView(catalog.exercises)
    qtbot.addWidget(view)
    view.resize(400, 320)
    for exercise, says in (("hs-strap", True), ("ab-dead-bug", False), ("gl-bridge", False)):
        view.set_exercise(exercise)
        assert (corner_ink(view) > 40) == says, exercise


def test_unknown_exercise_is_an_error(view):
    with pytest.raises(KeyError):
        view.set_exercise("nothing")


def test_files_are_written(qapp, tmp_path):
    clip = clip_from_file(POSES / "bridge.toml")
    for suffix, start in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".pdf", b"%PDF")):
        output = tmp_path / f"x{suffix}"
        export_figure(clip, 1.0, output, "print", Look(), 200, mirror=False, arrows=True)
        assert output.read_bytes().startswith(start)

    export_sheet({"bridge": clip}, tmp_path / "sheet.png", "dark", (Look(),), columns=2)
    assert QImage(str(tmp_path / "sheet.png")).width() == 600
