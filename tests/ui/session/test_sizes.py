"""Read from a mat two metres away, on a small notebook, with large text: digits, answers, buttons, words."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from homeprog.ui import theme

SIZES = [(1024, 600), (1280, 800), (1920, 1080)]
SCALES = [1.0, 2.0]
LEAST_TARGET_PX = 44

every_size = pytest.mark.parametrize(("size", "scale"), [(size, scale) for size in SIZES for scale in SCALES])


def is_in_view(room, widget):
    """Whether all of a widget can be seen in the page."""
    QApplication.processEvents()
    return widget.visibleRegion().boundingRect() == QRect(0, 0, widget.width(), widget.height())


def digits_share(room):
    """Height of the digits as a share of the page's, as painted now."""
    QApplication.processEvents()
    room.page.grab()
    return room.view.stage.dial.digit_height_px / room.page.height()


def words_are_whole(room):
    """Whether every line of words beside the dial has the height it needs."""
    stage = room.view.stage
    lines = [line for line in (stage.exercise, stage.where, stage.reason, stage.caption) if line.isVisible()]
    return all(line.height() >= line.heightForWidth(line.width()) for line in lines)


@every_size
def test_digits_are_a_fifth_of_the_height_in_every_phase_that_counts(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", "ab-heel-slide", size=size)
    for phase in ("next_up", "get_ready", "hold", "rest", "switch_side"):
        room.until(phase)
        assert digits_share(room) >= 1 / 5, phase
        assert words_are_whole(room), phase
    room.until("rate")
    room.key(Qt.Key.Key_5)
    assert room.view.stage.reason.text()
    assert digits_share(room) >= 1 / 5, "a swap is explained"
    assert words_are_whole(room)
    room.until("rate")
    room.key(Qt.Key.Key_1)
    room.until("move")
    assert digits_share(room) >= 1 / 5, "move"
    room.controller.hurts()
    room.controller.complain("sharp")
    assert digits_share(room) >= 1 / 5, "ease_off"


def test_words_grow_with_a_large_screen(open_room, restyle):
    restyle("light", 1.0)
    room = open_room("hs-strap", size=(1280, 800))
    QApplication.processEvents()
    small = room.view.stage.caption.fontInfo().pixelSize()
    room.page.resize(1920, 1080)
    QApplication.processEvents()

    assert room.view.stage.caption.fontInfo().pixelSize() > small >= 20
    assert room.view.stage.caption.fontInfo().pixelSize() >= 1080 / 40


@every_size
def test_the_ten_minutes_are_counted_as_large(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", "fa-pelvic-tilt-lying", size=size)
    room.until("hold")
    room.controller.hurts()
    room.controller.complain("outwards")
    room.controller.set_zones(4, 1)
    room.controller.rate(2)

    assert room.phase == "wait_10"
    assert digits_share(room) >= 1 / 5
    assert words_are_whole(room)


@every_size
def test_the_eleven_answers_are_large_and_all_in_view(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", size=size)
    room.until("rate")
    tiles = room.view.score.scores.tiles

    assert len(tiles) == 11
    for tile in tiles:
        assert min(tile.width(), tile.height()) >= LEAST_TARGET_PX
        assert is_in_view(room, tile), tile.score


@every_size
def test_every_choice_of_it_hurts_comes_into_view_by_arrows(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", size=size, zones=(3, 1))
    room.until("hold")
    room.key(Qt.Key.Key_H)
    tiles = room.view.hurts.choice.tiles
    assert is_in_view(room, tiles[0]), "the stop signs are in sight at once"
    room.key(Qt.Key.Key_Up)
    for tile in tiles:
        assert QApplication.focusWidget() is tile
        assert is_in_view(room, tile), tile.text()
        room.key(Qt.Key.Key_Down)


@every_size
def test_leaving_shows_all_its_answers_at_once(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", size=size)
    room.until("hold")
    room.page.can_close()

    assert all(is_in_view(room, tile) for tile in room.view.leaving.choice.tiles)


@every_size
def test_buttons_of_the_stage_are_in_view_large_and_named(open_room, restyle, size, scale):
    restyle("light", scale)
    room = open_room("hs-strap", size=size)
    for paused in (False, True):
        if paused:
            room.key(Qt.Key.Key_Space)
        for button in room.view.bar.buttons:
            if button.isVisible():
                assert is_in_view(room, button), button.accessibleName()
                assert min(button.width(), button.height()) >= theme.current().target >= LEAST_TARGET_PX
                assert button.accessibleName()
    assert (room.page.width(), room.page.height()) == size
    assert room.view.pause_button.text()
    assert room.view.hurts_button.text()
