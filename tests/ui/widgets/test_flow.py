"""Layouts that answer a narrow window with another arrangement."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from homeprog.ui.widgets.flow import BesideLayout
from homeprog.ui.widgets.text import Text

GAP, FIRST, LEAST = 20, 200, 300
WORDS = "A few words that need two lines when there is little room for them. " * 3


@pytest.fixture
def halves(qtbot: QtBot) -> tuple[QWidget, Text, Text]:
    around = QWidget()
    qtbot.addWidget(around)
    layout = BesideLayout(GAP, FIRST, LEAST, around)
    first, second = Text(WORDS, parent=around), Text(WORDS, parent=around)
    layout.addWidget(first)
    layout.addWidget(second)
    return around, first, second


def placed(around: QWidget, width: int) -> None:
    layout = around.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))


def test_two_stand_beside_each_other_where_there_is_room(halves: tuple[QWidget, Text, Text]) -> None:
    around, first, second = halves
    placed(around, FIRST + GAP + LEAST)

    assert (first.x(), first.width()) == (0, FIRST)
    assert (second.x(), second.width()) == (FIRST + GAP, LEAST)
    assert first.y() == second.y() == 0


def test_one_pixel_less_and_one_stands_below_the_other(halves: tuple[QWidget, Text, Text]) -> None:
    around, first, second = halves
    width = FIRST + GAP + LEAST - 1
    placed(around, width)

    assert first.width() == second.width() == width
    assert second.y() == first.geometry().bottom() + 1 + GAP
    assert first.height() >= first.heightForWidth(width)


def test_right_to_left_begins_at_the_right(halves: tuple[QWidget, Text, Text]) -> None:
    around, first, second = halves
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        placed(around, 600)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert first.geometry().right() == 599
    assert second.x() == 0


def test_longer_words_need_more_height_at_once(halves: tuple[QWidget, Text, Text]) -> None:
    around, first, _ = halves
    layout = around.layout()
    assert layout is not None
    around.show()
    width = FIRST + GAP + LEAST
    before = layout.heightForWidth(width)

    first.setText(WORDS * 3)

    assert layout.heightForWidth(width) > before


def test_a_larger_font_needs_more_height_at_once(halves: tuple[QWidget, Text, Text]) -> None:
    around, first, _ = halves
    layout = around.layout()
    assert layout is not None
    width = FIRST + GAP + LEAST
    before = layout.heightForWidth(width)

    font = first.font()
    font.setPointSizeF(2 * font.pointSizeF())
    first.setFont(font)

    assert layout.heightForWidth(width) > before
