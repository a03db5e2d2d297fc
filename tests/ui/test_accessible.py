"""Painted widgets say what they are, and go away without harm."""

import gc
from collections.abc import Iterator

import pytest
from access import name_of, role_of
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from homeprog.ui import accessible
from homeprog.ui.figure_view import FigureView
from homeprog.ui.paper_preview import SheetView
from homeprog.ui.session.dial import Dial
from homeprog.ui.trend_plot import TrendPlot


class Painted(QWidget):
    accessible_role = QAccessible.Role.Graphic


@pytest.fixture(autouse=True)
def installed(qapp: object) -> Iterator[None]:
    accessible.install()
    yield
    gc.collect()


def test_a_painted_widget_has_its_role_and_its_name_as_it_changes(qtbot: QtBot) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    inside = QPushButton("Play", painted)

    painted.setAccessibleName("First")
    assert (role_of(painted), name_of(painted)) == (QAccessible.Role.Graphic, "First")
    painted.setAccessibleName("Second")
    assert name_of(painted) == "Second"
    assert role_of(inside) is QAccessible.Role.Button


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Dial, QAccessible.Role.StaticText),
        (TrendPlot, QAccessible.Role.Chart),
        (SheetView, QAccessible.Role.Graphic),
    ],
)
def test_what_is_painted_is_known(qtbot: QtBot, kind: type[QWidget], role: QAccessible.Role) -> None:
    widget = kind()
    qtbot.addWidget(widget)

    assert role_of(widget) is role


def test_the_drawn_person_is_a_picture(qtbot: QtBot) -> None:
    figure = FigureView({})
    qtbot.addWidget(figure)

    assert role_of(figure) is QAccessible.Role.Graphic


def test_many_come_and_go(qapp: object) -> None:
    for number in range(500):
        painted = Painted()
        painted.setAccessibleName(f"number {number}")
        assert name_of(painted) == f"number {number}"
        del painted
        if number % 100 == 0:
            gc.collect()

    assert len(accessible._made) <= 1
