"""Numbers to type: seen, left empty until written, and safe from the wheel."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from homeprog.ui.widgets.number_field import NumberField, TimeField


def turn_wheel(field: NumberField | TimeField) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event


def test_the_whole_number_and_its_unit_are_seen(qtbot: QtBot) -> None:
    for field in (
        NumberField("Stiffness", 0, 600, "minutes"),
        TimeField("Usual time", QTime(10, 30)),
    ):
        qtbot.addWidget(field)
        with qtbot.waitExposed(field):
            field.show()
        line = field.findChild(QLineEdit)
        assert line is not None
        assert line.width() > line.fontMetrics().horizontalAdvance(field.text())


def test_an_open_field_has_no_answer_until_one_is_written(qtbot: QtBot) -> None:
    field = NumberField("Stands", 0, 60)
    qtbot.addWidget(field)
    field.leave_open()
    assert field.answer() is None
    assert field.text().strip() == ""

    QTest.keyClicks(field, "0")
    assert field.answer() == 0
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.answer() == 1


def test_a_field_with_a_usual_value_answers_it(qtbot: QtBot) -> None:
    field = NumberField("Palm", 4, 15, "cm")
    qtbot.addWidget(field)
    field.setValue(8)

    assert field.answer() == 8
    assert field.text() == "8 cm"


def test_the_wheel_goes_to_the_page(qtbot: QtBot) -> None:
    number, time = NumberField("Palm", 4, 15), TimeField("Usual time", QTime(10, 0))
    for field in (number, time):
        qtbot.addWidget(field)
        assert not turn_wheel(field).isAccepted()

    assert number.value() == 4
    assert time.time() == QTime(10, 0)
