"""Props in the picture: what lies before and behind the person."""

from homeprog.figure.clip import load_clip
from homeprog.figure.drawing import Edge, Fill
from homeprog.figure.render import render

HOLDING = {
    "base": "stand",
    "arms": {"hand": [31, 101], "wide": 17.5, "fingers": [1, -0.1, 0], "palm": "-z", "pole": "-y"},
}
BOX = {"kind": "box", "at": "palmN", "offset": [-4, 4.5, -17.5]}


def commands_of(bases, *props):
    clip = load_clip({"props": list(props), "frames": [HOLDING]}, bases, "x.toml")
    return render(clip, 1.0).commands


def first_of_prop(commands):
    return next(i for i, command in enumerate(commands) if getattr(command, "role", "").startswith("prop"))


def fills(commands, role):
    return [i for i, command in enumerate(commands) if isinstance(command, Fill) and command.role == role]


def test_a_box_lies_between_the_trunk_and_the_near_hand_that_holds_it(bases):
    commands = commands_of(bases, BOX)
    box = first_of_prop(commands)

    assert isinstance(commands[box], Edge)
    assert min(fills(commands, "shirt")) < box < max(fills(commands, "skin"))


def test_a_loaded_box_shows_its_two_weights_half_hidden_behind_its_faces(bases):
    empty, loaded = commands_of(bases, BOX), commands_of(bases, {**BOX, "loaded": True})
    weights = fills(loaded, "strap")

    assert fills(empty, "strap") == []
    assert len(weights) == 2
    assert max(weights) < first_of_prop(loaded)


def test_a_hand_rail_stands_behind_the_person(bases):
    commands = commands_of(bases, {"kind": "rail", "x0": 10, "x1": 80, "top": 80, "rise": 50})

    assert first_of_prop(commands) < min(fills(commands, "skin"))


def test_a_towel_is_pressed_flat_by_the_knee(bases):
    towel = {"kind": "cushion", "x0": 30, "x1": 44, "thick": 9, "under": "kneeN"}
    frames = [{"legN": {"knee": angle, "drop": ["heel", 0]}} for angle in (20, 0)]
    clip = load_clip({"base": "supine", "props": [towel], "frames": frames}, bases, "x.toml")

    heights = []
    for t in (0.0, 1.0):
        [cloth] = [c for c in render(clip, t).commands if isinstance(c, Edge) and c.role == "cloth"]
        ys = [y for _, y in cloth.path.polygons[0]]
        heights.append(max(ys) - min(ys))

    assert heights[1] < heights[0] - 1.5
