"""The box to tick is seen in every look, empty and ticked."""

import pytest
from pytestqt.qtbot import QtBot
from windows import Restyle

from homeprog.ui.widgets.wrapping import Tick


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_box_and_tick_are_seen_in_every_look(qtbot: QtBot, restyle: Restyle, look: str) -> None:
    now = restyle(look)
    tick = Tick("I agree.")
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())

    def colours() -> set[int]:
        picture = tick.grab().toImage()
        box = range(now.target)
        return {picture.pixel(x, y) for x in box for y in range(picture.height())}

    assert now.colour("border").rgb() in colours()
    assert now.colour("accent").rgb() not in colours()
    tick.setChecked(True)

    assert {now.colour("accent").rgb(), now.colour("on_accent").rgb()} <= colours()
