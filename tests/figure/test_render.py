"""Drawings: well-formed SVG, exact mirror, depth per segment, every role has a colour."""

import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from homeprog.data.figures import figure_theme
from homeprog.figure.arrows import arrow_commands
from homeprog.figure.camera import Camera, Projector
from homeprog.figure.clip import load_clip
from homeprog.figure.drawing import Clip as ClipCommand
from homeprog.figure.drawing import Edge, Fill, Glow, Group, Ink, Line, fit
from homeprog.figure.look import BOTTOMS, HAIR_COLOURS, HAIRS, SKINS, Look
from homeprog.figure.order import drawing_order
from homeprog.figure.render import Scene, render
from homeprog.figure.shape_tables import BUILDS
from homeprog.figure.shapes import area, grown
from homeprog.figure.style import STYLES
from homeprog.figure.svg import write_svg


@pytest.mark.parametrize("style_name", STYLES)
def test_svg_is_well_formed_and_inside_its_page(clips, pose_name, style_name):
    style = figure_theme().style(style_name, Look())
    drawing = render(clips[pose_name], 1.0, hatched=style.hatched)

    root = ET.fromstring(write_svg(drawing, style, 300, 240, "Bridge <1>", "Lift & hold"))

    assert root.tag.endswith("svg")
    assert [child.text for child in root][:2] == ["Bridge <1>", "Lift & hold"]
    assert sum(1 for _ in root.iter()) > 40
    used = {node.get("clip-path") for node in root.iter()} - {None}
    assert used == {f"url(#{node.get('id')})" for node in root.iter() if node.tag.endswith("clipPath")}


@pytest.mark.parametrize(
    "look",
    [
        Look(b, h, c, s, t)
        for b, h, c, s, t in zip(
            list(BUILDS) * 3, HAIRS * 2, HAIR_COLOURS, SKINS * 2, BOTTOMS * 3, strict=False
        )
    ],
)
def test_every_look_draws_in_every_style(clips, look):
    for style_name in STYLES:
        style = figure_theme().style(style_name, look)
        assert (
            len(
                write_svg(
                    render(clips["sit-to-stand"], 0.0, look=look, hatched=style.hatched), style, 200, 200
                )
            )
            > 5000
        )


def test_mirrored_drawing_is_the_exact_mirror(clips):
    plain, mirrored = render(clips["bird-dog"], 1.0), render(clips["bird-dog"], 1.0, mirror=True)
    a, b = fit(plain, 0, 0, 400, 400), fit(mirrored, 0, 0, 400, 400)

    assert flat(plain.commands) == flat(mirrored.commands)
    for x in (-60.0, 0.0, 35.5):
        assert b.scale_x * x + b.dx == pytest.approx(400 - (a.scale_x * x + a.dx))
    assert (a.scale, a.dy) == (b.scale, b.dy)


def test_mirrored_hatching_keeps_its_meaning(clips):
    def slopes(mirror):
        commands = flat_commands(render(clips["bridge"], 1.0, hatched=True, mirror=mirror).commands)
        hatches = [
            command.points for command in commands if isinstance(command, Line) and command.role == "hatch"
        ]
        return {(b[0] - a[0]) * (b[1] - a[1]) > 0 for a, b in hatches}

    assert slopes(False) == {True}  # strengthening falls to the right (page y points down)
    assert slopes(True) == {False}


def flat_commands(commands):
    for command in commands:
        yield command
        if isinstance(command, ClipCommand | Group):
            yield from flat_commands(command.commands)


def flat(commands):
    """The geometry of all commands as plain numbers."""
    rows = []
    for command in flat_commands(commands):
        paths = (
            command.paths
            if isinstance(command, Ink | ClipCommand)
            else [command.path]
            if hasattr(command, "path")
            else []
        )
        rows.append(
            (type(command).__name__, [path.polygons for path in paths], getattr(command, "points", None))
        )
    return rows


def test_an_arm_through_the_legs_lies_behind_the_near_and_before_the_far_leg(bases):
    """Depth is per segment: a forearm between the legs."""
    figure = {
        "base": "stand",
        "frames": [
            {
                "legN": {"thigh": 40, "shank": 0},
                "legF": {"thigh": 40, "shank": 0},
                "armF": {"hand": [-9, 63, 0]},
            }
        ],
    }
    clip = load_clip(figure, bases, "x.toml", strict=False)

    order = drawing_order(Projector(clip.keys[0].rig, Camera(0, 0)))

    assert order.index("thighF") < order.index("foreF") < order.index("thighN")


def test_every_part_is_drawn_once(clips, pose_name):
    for t in (0.0, 0.37, 1.0):
        order = drawing_order(Projector(clips[pose_name].frame(t).rig, Camera(*clips[pose_name].view)))

        assert len(order) == len(set(order)) == 10
        assert order.index("trunk") < order.index("head")


def test_profile_keeps_far_limbs_behind_and_near_limbs_before_the_trunk(clips):
    order = drawing_order(Projector(clips["slr"].frame(1.0).rig, Camera(12, 8)))

    assert order.index("thighF") < order.index("trunk") < order.index("thighN")


def test_scene_moves_without_changing_its_box(clips):
    scene = Scene(clips["sit-to-stand"])

    assert {scene.drawing(i / 4).box for i in range(5)} == {scene.box}


def test_figures_need_no_qt():
    """Purity: the package loads without Qt, SQL or plots."""
    code = (
        "import sys, homeprog.figure.render, homeprog.figure.svg, homeprog.figure.checks;"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'sqlite3', 'pyqtgraph')])"
    )

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert out.stdout.strip() == "[]"


def test_two_heads_on_a_short_arrow_leave_room_for_each_other():
    commands = arrow_commands([(0.0, 0.0), (8.0, 0.0)], both=True)
    right, left = (command.path.polygons[0] for command in commands if isinstance(command, Fill))

    barb_right, barb_left = (max(points, key=lambda point: point[1])[0] for points in (right, left))

    assert barb_left < 4.0 < barb_right


def test_a_grown_polygon_keeps_its_shape_and_its_distance():
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]

    assert {(round(x), round(y)) for x, y in grown(square, 1.0)} == {(-1, -1), (11, -1), (11, 11), (-1, 11)}
    assert {(round(x), round(y)) for x, y in grown(square, -1.0)} == {(1, 1), (9, 1), (9, 9), (1, 9)}


def test_sharp_corners_of_a_grown_polygon_have_no_spike():
    needle = [(0.0, 0.0), (40.0, -0.2), (40.0, 0.2)]

    assert max(abs(x) for x, _ in grown(needle, 1.0)) < 42.0


def test_outlined_paths_are_wound_the_same_way(clips, pose_name):
    """`grown` would shrink a polygon that is wound the other way."""
    for command in flat_commands(render(clips[pose_name], 1.0).commands):
        if isinstance(command, Ink):
            assert all(area(polygon) > -0.5 for path in command.paths for polygon in path.polygons)


def test_muscles_light_up_with_the_movement(clips):
    def strength(t):
        commands = flat_commands(render(clips["bridge"], t).commands)
        return max(command.strength for command in commands if isinstance(command, Glow))

    assert strength(0.0) < strength(0.5) < strength(1.0) == 1.0


def test_where_nothing_moves_the_muscle_lights_up_from_the_dark(bases):
    figure = {"base": "supine", "work": ["glutes"], "frames": [{}, {"tilt": 3}]}
    clip = load_clip(figure, bases, "x.toml")

    def glows(t):
        return [c for c in flat_commands(render(clip, t).commands) if isinstance(c, Glow)]

    assert glows(0.0) == []
    assert {glow.strength for glow in glows(1.0)} == {1.0}


def test_written_stills_are_the_ones_on_paper(bases):
    figure = {"base": "stand", "loop": "repeat", "frames": [{}, {}, {}]}

    assert load_clip(figure, bases, "x.toml").stills == (0.0, 0.5)
    assert load_clip({**figure, "stills": [0, 0.25]}, bases, "x.toml").stills == (0.0, 0.25)


def test_what_lies_between_the_legs_hides_one_and_is_hidden_by_the_other(bases):
    def place_of_cushion(between):
        figure = {
            "base": "sidelying",
            "view": [0, 26],
            "props": [{"kind": "cushion", "x0": 22, "x1": 68, "y": 10, "between": between}],
            "frames": [{}],
        }
        commands = render(load_clip(figure, bases, "x.toml"), 0.0).commands
        [at] = [index for index, command in enumerate(commands) if isinstance(command, Edge)]
        return at, len(commands)

    first, _ = place_of_cushion(between=False)
    at, last = place_of_cushion(between=True)

    assert first < at
    assert 0 < at < last - 1


@pytest.mark.parametrize("view", ["soft", [0, 26], [64, 20], [0, 58]])
def test_mats_are_whole_in_every_view(bases, view):
    clip = load_clip(
        {"base": "crook", "view": view, "props": [{"kind": "mat"}], "frames": [{}]}, bases, "x.toml"
    )
    drawing = render(clip, 0.0)

    for command in drawing.commands:
        if isinstance(command, Edge):
            for x, y in command.path.polygons[0]:
                assert drawing.box.left < x < drawing.box.right
                assert drawing.box.top < y < drawing.box.bottom
