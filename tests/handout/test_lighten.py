"""Light drawings are the same drawings: no vertex moves further than the tolerance says."""

from itertools import pairwise
from math import cos, hypot, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from homeprog.figure.drawing import Box, Drawing, Fill, Group, Ink, Line, Path, fit
from homeprog.handout.lighten import TOLERANCE, lighten, thin

ROUNDING = 0.75
NUMBERS = st.floats(-500, 500, allow_nan=False)


def distance(point, start, end):
    """Distance of a point from a stretch of line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length_2 = dx * dx + dy * dy
    share = 0.0
    if length_2:
        share = min(1.0, max(0.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length_2))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def circle(radius, count=400):
    return [(radius * cos(2 * pi * n / count), radius * sin(2 * pi * n / count)) for n in range(count)]


def test_a_fine_circle_keeps_its_shape_with_few_vertices():
    points = circle(300)

    light = thin(points)

    assert len(light) < len(points) / 4
    for point in points[:-1]:
        near = min(distance(point, a, b) for a, b in pairwise(light))
        assert near <= TOLERANCE + ROUNDING


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=30))
def test_ends_stay_and_everything_is_whole(points):
    light = thin(points)

    assert light[0] == (round(points[0][0]), round(points[0][1]))
    assert light[-1] == (round(points[-1][0]), round(points[-1][1]))
    assert all(isinstance(value, int) for point in light for value in point)


def test_lighten_scales_every_command_and_keeps_shared_paths_shared():
    path = Path(circle(20))
    commands = (
        Ink((path,), 0.5),
        Fill(path, "skin"),
        Group(10, 20, 30.0, (Line([(0, 0), (5, 5)], 1.0),)),
    )
    drawing = Drawing(commands, Box(-21, -21, 21, 21), mirrored=True)

    light = lighten(drawing, 10)

    ink, fill, group = light.commands
    assert ink.paths[0] is fill.path
    assert ink.width == 5
    assert (group.x, group.y, group.angle_deg) == (100, 200, 30.0)
    assert group.commands[0].points == [(0, 0), (50, 50)]
    assert light.mirrored


def test_a_light_drawing_is_painted_at_scale_one_on_whole_units():
    light = lighten(Drawing((), Box(-3.3, -7.7, 11.1, 20.2)), 6.3)

    place = fit(light, 100, 200, light.box.width, light.box.height, largest=1.0)

    assert (place.scale, place.scale_x) == (1.0, 1.0)
    assert place.dx == round(place.dx)
    assert place.dy == round(place.dy)
