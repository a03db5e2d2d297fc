"""The zone map stores the furthest point for each leg (clinical.md 0.3), left and right never mixed up."""

from itertools import pairwise

import pytest
from access import name_of, role_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from homeprog.ui.widgets.zone_figure import Leg, ZoneFigure, band_path
from homeprog.ui.widgets.zone_map import ZoneMap

WORDS = ["Nowhere", "Low back", "Buttock, hip or groin", "Thigh", "Shin or calf", "Foot or toes"]


@pytest.fixture
def zone_map(qtbot: QtBot) -> ZoneMap:
    made = ZoneMap()
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show()
    return made


def middle_of(figure: ZoneFigure, leg: Leg, zone: int) -> QPoint:
    """The middle of a band in the figure's own pixels."""
    scale = min(figure.width() / 100, figure.height() / 220)
    offset = ((figure.width() - 100 * scale) / 2, (figure.height() - 220 * scale) / 2)
    centre = band_path(leg, zone).boundingRect().center()
    return QPoint(round(offset[0] + centre.x() * scale), round(offset[1] + centre.y() * scale))


@pytest.mark.parametrize("zone", range(6))
def test_word_buttons_answer_for_their_leg(qtbot: QtBot, zone_map: ZoneMap, zone: int) -> None:
    told: list[tuple[int, int]] = []
    zone_map.changed.connect(lambda left, right: told.append((left, right)))

    qtbot.mouseClick(zone_map.left.tiles[zone], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(zone_map.right.tiles[5 - zone], Qt.MouseButton.LeftButton)

    assert told == [(zone, 0), (zone, 5 - zone)]
    assert zone_map.zones() == (zone, 5 - zone)


@pytest.mark.parametrize("zone", range(1, 6))
def test_bands_answer_for_their_leg(qtbot: QtBot, zone_map: ZoneMap, zone: int) -> None:
    figure = zone_map.figure

    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=middle_of(figure, "left", zone))
    assert zone_map.zones() == (zone, 0)
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=middle_of(figure, "right", zone))
    assert zone_map.zones() == (zone, zone)


def test_the_left_leg_is_on_the_left_as_seen_from_behind() -> None:
    for zone in range(1, 6):
        assert band_path("left", zone).boundingRect().center().x() < 50
        assert band_path("right", zone).boundingRect().center().x() > 50


def test_a_press_beside_the_body_answers_nothing(qtbot: QtBot, zone_map: ZoneMap) -> None:
    qtbot.mouseClick(zone_map.figure, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))

    assert zone_map.left.value() is None
    assert zone_map.right.value() is None


def test_the_last_answer_is_preset_without_telling(zone_map: ZoneMap) -> None:
    told: list[int] = []
    zone_map.changed.connect(told.append)
    zone_map.set_zones(3, 0)

    assert zone_map.zones() == (3, 0)
    assert zone_map.left.tiles[3].isChecked()
    assert zone_map.right.tiles[0].isChecked()
    assert told == []


def test_keyboard(qtbot: QtBot, zone_map: ZoneMap) -> None:
    zone_map.set_zones(1, None)
    zone_map.left.tiles[1].setFocus()
    qtbot.keyClick(zone_map.left.tiles[1], Qt.Key.Key_Down)
    qtbot.keyClick(zone_map.focusWidget(), Qt.Key.Key_Return)

    assert zone_map.zones() == (2, 0)


def test_screen_readers_hear_side_and_zone(zone_map: ZoneMap) -> None:
    assert role_of(zone_map.left) is QAccessible.Role.Grouping
    assert name_of(zone_map.left) == "Left side: furthest point"
    assert name_of(zone_map.right) == "Right side: furthest point"
    assert [name_of(tile) for tile in zone_map.left.tiles] == WORDS


def test_the_marked_band_is_visible(zone_map: ZoneMap) -> None:
    before = zone_map.figure.grab().toImage()
    zone_map.set_zones(4, None)

    assert zone_map.figure.grab().toImage() != before


def test_narrow_windows_put_the_picture_above(zone_map: ZoneMap) -> None:
    assert zone_map.figure.parentWidget().x() > zone_map.left.parentWidget().x()
    zone_map.resize(440, 900)

    assert zone_map.left.parentWidget().y() > zone_map.figure.parentWidget().y()
    assert zone_map.left.parentWidget().x() < zone_map.right.parentWidget().x()


def test_from_the_front_left_and_right_change_places(qtbot: QtBot, zone_map: ZoneMap) -> None:
    for zone in range(2, 6):
        assert band_path("left", zone, "front").boundingRect().center().x() > 50

    spot = band_path("left", 3, "front").boundingRect().center()
    scale = zone_map.front.height() / 220
    qtbot.mouseClick(
        zone_map.front,
        Qt.MouseButton.LeftButton,
        pos=QPoint(round(spot.x() * scale), round(spot.y() * scale)),
    )

    assert zone_map.zones() == (3, 0)


def test_bands_of_a_leg_follow_each_other_and_do_not_overlap() -> None:
    for leg in ("left", "right"):
        boxes = [band_path(leg, zone).boundingRect() for zone in range(1, 6)]
        for upper, lower in pairwise(boxes):
            assert upper.bottom() <= lower.top() + 0.1
        assert all(not box.isEmpty() for box in boxes)


def test_the_picture_answers_to_keys_and_says_where_one_is(qtbot: QtBot, zone_map: ZoneMap) -> None:
    figure = zone_map.figure
    figure.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(figure, key)
    assert name_of(figure) == "Body seen from behind: right side, shin or calf"

    qtbot.keyClick(figure, Qt.Key.Key_Space)

    assert zone_map.zones() == (0, 4)
    assert name_of(figure) == "Body seen from behind: right side, shin or calf, chosen"


def test_a_chosen_band_is_told_by_more_than_colour(zone_map: ZoneMap) -> None:
    """Hatched and ticked: more than one tone inside the band."""
    zone_map.set_zones(None, 3)
    figure = zone_map.figure
    picture, middle = figure.grab().toImage(), middle_of(figure, "right", 3)

    row = {picture.pixelColor(middle.x() + step, middle.y()).lightness() // 40 for step in range(-12, 13)}

    assert len(row) > 2
