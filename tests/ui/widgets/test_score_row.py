"""The score row answers to mouse, keys and screen readers, and never by itself."""

import pytest
from access import name_of, role_of, toggle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from homeprog.ui.widgets.score_row import ScoreRow, score_of_key

DIGITS = [(str(score), score) for score in range(10)]


@pytest.fixture
def row(qtbot: QtBot) -> ScoreRow:
    made = ScoreRow("Pain now", "no pain", "worst pain")
    qtbot.addWidget(made)
    made.resize(900, 140)
    made.show()
    return made


@pytest.fixture
def said(row: ScoreRow) -> list[int]:
    scores: list[int] = []
    row.chosen.connect(scores.append)
    return scores


@pytest.mark.parametrize("score", range(11))
def test_a_press_chooses(qtbot: QtBot, row: ScoreRow, said: list[int], score: int) -> None:
    qtbot.mouseClick(row.tiles[score], Qt.MouseButton.LeftButton)

    assert said == [score]
    assert row.value() == score


@pytest.mark.parametrize(("key", "score"), [*DIGITS, ("t", 10), ("T", 10)])
def test_keys_choose_from_any_tile(
    qtbot: QtBot, row: ScoreRow, said: list[int], key: str, score: int
) -> None:
    row.tiles[4].setFocus()

    qtbot.keyClicks(row.tiles[4], key)

    assert said == [score]
    assert [tile.isChecked() for tile in row.tiles].count(True) == 1


def test_arrows_move_and_only_space_or_enter_choose(qtbot: QtBot, row: ScoreRow, said: list[int]) -> None:
    row.tiles[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(row.focusWidget(), key)
    assert said == []
    assert row.value() is None

    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Return)

    assert said == [1, 2]


def test_arrows_stop_at_both_ends(qtbot: QtBot, row: ScoreRow) -> None:
    row.tiles[10].setFocus()
    qtbot.keyClick(row.tiles[10], Qt.Key.Key_Right)
    assert row.focusWidget() is row.tiles[10]
    row.tiles[0].setFocus()
    qtbot.keyClick(row.tiles[0], Qt.Key.Key_Left)
    assert row.focusWidget() is row.tiles[0]


def test_tab_enters_the_row_once_at_the_chosen_score(row: ScoreRow) -> None:
    row.set_value(7)
    stops = [tile for tile in row.tiles if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == [row.tiles[7]]


def test_a_preset_is_shown_and_not_told(row: ScoreRow, said: list[int]) -> None:
    row.set_value(6)
    assert row.value() == 6
    row.set_value(None)

    assert row.value() is None
    assert said == []


def test_the_same_score_may_be_chosen_again(qtbot: QtBot, row: ScoreRow, said: list[int]) -> None:
    row.set_value(3)
    qtbot.mouseClick(row.tiles[3], Qt.MouseButton.LeftButton)

    assert said == [3]


def test_ctrl_and_a_number_is_left_to_the_window(qtbot: QtBot, row: ScoreRow, said: list[int]) -> None:
    qtbot.keyClick(row.tiles[0], Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert said == []


def test_answer_key_serves_the_whole_page(row: ScoreRow, said: list[int]) -> None:
    assert row.answer_key(Qt.Key.Key_T)
    assert not row.answer_key(Qt.Key.Key_N)
    row.setEnabled(False)
    assert not row.answer_key(Qt.Key.Key_1)

    assert said == [10]


def test_screen_readers_find_a_named_group_of_named_radio_buttons(row: ScoreRow) -> None:
    assert role_of(row) is QAccessible.Role.Grouping
    assert name_of(row) == "Pain now"
    assert {role_of(tile) for tile in row.tiles} == {QAccessible.Role.RadioButton}
    assert [name_of(tile) for tile in row.tiles] == ["0, no pain", *map(str, range(1, 10)), "10, worst pain"]


def test_a_screen_reader_can_choose(row: ScoreRow, said: list[int]) -> None:
    toggle(row.tiles[5])

    assert said == [5]
    assert row.value() == 5


def test_the_chosen_one_differs_by_shape_too(row: ScoreRow) -> None:
    """In grey the face of a chosen tile still differs, whatever its colour."""
    before = row.tiles[5].grab().toImage().convertToFormat(row.grab().toImage().Format.Format_Grayscale8)
    row.set_value(5)
    after = row.tiles[5].grab().toImage().convertToFormat(before.format())

    assert before != after


def test_narrow_windows_get_two_rows_without_narrower_tiles(row: ScoreRow) -> None:
    assert len({tile.y() for tile in row.tiles}) == 1
    row.resize(420, 300)

    tops = [tile.y() for tile in row.tiles]
    assert len(set(tops)) == 2
    assert tops.count(tops[0]) == 6
    assert all(tile.width() >= 44 for tile in row.tiles)


@pytest.mark.parametrize(
    ("key", "score"), [(Qt.Key.Key_0, 0), (Qt.Key.Key_9, 9), (Qt.Key.Key_T, 10), (Qt.Key.Key_Space, None)]
)
def test_score_of_key(key: Qt.Key, score: int | None) -> None:
    assert score_of_key(key) == score
