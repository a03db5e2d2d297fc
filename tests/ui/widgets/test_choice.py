"""Large answers: one holds, words wrap, moving never chooses."""

import pytest
from access import name_of, role_of, toggle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from homeprog.ui.widgets.choice import BigChoice, Option

OPTIONS = [Option("yes", "Yes"), Option("no", "No", "Nothing of this"), Option("not_sure", "Not sure")]


@pytest.fixture
def choice(qtbot: QtBot) -> BigChoice:
    made = BigChoice("Do you have a fever?", OPTIONS, columns=3)
    qtbot.addWidget(made)
    made.resize(900, 80)
    made.show()
    return made


def test_a_press_chooses_one(qtbot: QtBot, choice: BigChoice) -> None:
    said: list[str] = []
    choice.chosen.connect(said.append)

    qtbot.mouseClick(choice.tiles[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(choice.tiles[1], Qt.MouseButton.LeftButton)

    assert said == ["not_sure", "no"]
    assert choice.value() == "no"
    assert [tile.isChecked() for tile in choice.tiles] == [False, True, False]


def test_nothing_is_chosen_at_first_and_a_preset_is_not_told(choice: BigChoice) -> None:
    said: list[str] = []
    choice.chosen.connect(said.append)
    assert choice.value() is None

    choice.set_value("yes")
    assert choice.value() == "yes"
    choice.set_value(None)

    assert choice.value() is None
    assert said == []


def test_keyboard(qtbot: QtBot, choice: BigChoice) -> None:
    choice.tiles[0].setFocus()
    qtbot.keyClick(choice.tiles[0], Qt.Key.Key_Down)
    assert choice.value() is None
    qtbot.keyClick(choice.focusWidget(), Qt.Key.Key_Space)

    assert choice.value() == "no"


def test_screen_readers(choice: BigChoice) -> None:
    assert role_of(choice) is QAccessible.Role.Grouping
    assert name_of(choice) == "Do you have a fever?"
    assert [name_of(tile) for tile in choice.tiles] == ["Yes", "No", "Not sure"]
    assert choice.tiles[1].accessibleDescription() == "Nothing of this"


def test_columns_give_way_when_there_is_no_room(choice: BigChoice) -> None:
    assert len({tile.y() for tile in choice.tiles}) == 1
    choice.resize(260, 400)

    assert len({tile.y() for tile in choice.tiles}) == 3


def test_long_words_wrap_and_stay_inside(qtbot: QtBot) -> None:
    long = Option("a", "A long answer that goes on for quite a while and then some more")
    choice = BigChoice("Question", [long], columns=1)
    qtbot.addWidget(choice)

    assert choice.heightForWidth(300) > choice.heightForWidth(900) >= 44


def test_a_screen_reader_can_choose_and_is_told_once(choice: BigChoice) -> None:
    said: list[str] = []
    choice.chosen.connect(said.append)
    toggle(choice.tiles[1])

    assert said == [choice.value()]
    assert choice.tiles[1].isChecked()
