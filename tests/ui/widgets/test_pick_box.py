"""A list to pick from: its arrow is seen, the wheel leaves it alone."""

import pytest
from access import role_of
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from homeprog.ui import theme
from homeprog.ui.widgets.pick_box import PickBox


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def box(around: QWidget, light: theme.Theme) -> PickBox:
    made = PickBox("What", around)
    made.addItems(["First", "Second"])
    made.resize(300, made.sizeHint().height())
    around.show()
    return made


def test_it_is_named_and_large_enough(box: PickBox) -> None:
    read = QAccessible.queryAccessibleInterface(box)
    assert read.text(QAccessible.Text.Value) == "First"
    assert read.text(QAccessible.Text.Description) == "What"
    assert role_of(box) is QAccessible.Role.ComboBox
    assert box.sizeHint().height() >= theme.current().target


def test_the_wheel_changes_nothing(box: PickBox) -> None:
    turn = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)

    assert box.currentIndex() == 0
    assert not turn.isAccepted()


def test_an_arrow_is_painted_at_the_end(box: PickBox) -> None:
    side, edge = theme.current().icon, theme.current().space("s")
    top = (box.height() - side) // 2
    picture = box.grab().toImage()

    def colours(left: int) -> set[int]:
        return {picture.pixel(left + x, top + y) for x in range(side) for y in range(side)}

    assert len(colours(box.width() - edge - side)) > 1
    assert len(colours(box.width() // 2)) == 1
