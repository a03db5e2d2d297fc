"""Words that wrap where there is no room for one line, and stand in one where there is."""

import pytest
from access import name_of
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from walk import problems

from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Badge
from homeprog.ui.widgets.wrapping import Tick

WORDS = "Opposite arm and leg on all fours, slowly and with a flat back"


def shown(button: QAbstractButton) -> str:
    """What is painted, line breaks included."""
    return QAbstractButton.text(button)


def shown_in_a_bar(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    root = QWidget()
    root.setObjectName("page")
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    bar = BarLayout(8)
    bar.addWidget(widget)
    column.addLayout(bar)
    column.addStretch(1)
    root.resize(width, 500)
    with qtbot.waitExposed(root):
        root.show()
    QApplication.processEvents()
    return root


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (400, 2), (250, 3)])
def test_a_button_breaks_its_words_into_lines(qtbot: QtBot, width: int, lines: int) -> None:
    button = Button(WORDS, icon="next")
    root = shown_in_a_bar(qtbot, button, width)

    assert shown(button).split() == WORDS.split()
    assert shown(button).count("\n") + 1 == lines
    assert button.width() <= width
    assert problems(root) == []


def test_a_button_that_gets_room_again_stands_in_one_line(qtbot: QtBot) -> None:
    button = Button(WORDS)
    root = shown_in_a_bar(qtbot, button, 300)
    narrow = button.height()
    assert "\n" in shown(button)
    root.resize(900, 500)
    QApplication.processEvents()
    assert shown(button) == WORDS
    assert button.height() < narrow

    button.setText("Go on")
    assert shown(button) == button.text() == "Go on"


@pytest.mark.parametrize("kind", [Button, Tick])
def test_words_that_wrap_are_told_in_one_line(qtbot: QtBot, kind: type[Button | Tick]) -> None:
    button = kind(WORDS)
    root = shown_in_a_bar(qtbot, button, 300)

    assert "\n" in shown(button)
    assert button.text() == name_of(button) == WORDS
    button.setText("Go on")
    assert button.text() == name_of(button) == "Go on"
    button.setText(WORDS.upper())
    root.resize(250, 500)
    QApplication.processEvents()
    assert "\n" in shown(button)
    assert button.text() == name_of(button) == WORDS.upper()


def test_a_name_of_its_own_stays(qtbot: QtBot) -> None:
    button = Button(WORDS)
    button.setAccessibleName("Opposite arm and leg")
    root = shown_in_a_bar(qtbot, button, 300)
    assert name_of(button) == "Opposite arm and leg"

    root.resize(900, 500)
    QApplication.processEvents()
    assert name_of(button) == "Opposite arm and leg"


def test_a_box_to_tick_wraps_in_a_column(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    tick = Tick(WORDS, root)
    column.addWidget(tick)
    column.addStretch(1)
    root.resize(300, 400)
    with qtbot.waitExposed(root):
        root.show()
    QApplication.processEvents()

    assert "\n" in shown(tick)
    assert tick.width() <= 300
    assert tick.height() >= tick.heightForWidth(tick.width())
    assert problems(root) == []
    root.resize(900, 400)
    QApplication.processEvents()
    assert shown(tick) == WORDS


@pytest.mark.parametrize(("width", "one_line"), [(600, True), (120, False)])
def test_a_badge_is_never_clipped(qtbot: QtBot, width: int, one_line: bool) -> None:
    badge = Badge("Less than usual today")
    root = shown_in_a_bar(qtbot, badge, width)

    assert (badge.height() < 2 * badge.fontMetrics().height()) is one_line
    assert problems(root) == []
