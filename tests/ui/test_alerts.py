"""Messages: one owner, nothing blocks, the last words are kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from homeprog.ui.alerts import Alert, Question
from homeprog.ui.main_window import MainWindow
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_notice_stays_until_it_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    banner = window.findChild(Banner)
    assert not banner.isVisible()
    window.alerts.tell_trouble("There is no room left on the disk.")
    assert banner.isVisible()
    assert window.alerts.last_alert == Alert("caution", "There is no room left on the disk.")

    qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)

    assert not banner.isVisible()


def test_take_back_calls_once(qtbot: QtBot, window: MainWindow) -> None:
    calls: list[str] = []
    window.alerts.toast("Saved: pain 3.", undo=lambda: calls.append("undone"))
    toast = window.findChild(Toast)

    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    toast.undo_requested.emit()

    assert calls == ["undone"]
    assert window.alerts.last_alert == Alert("good", "Saved: pain 3.")


def ask(window: MainWindow) -> tuple[Question, list[str]]:
    agreed: list[str] = []
    question = window.alerts.ask("End here?", "What you did is saved.", yes="End here", no="Go on")
    question.agreed.connect(lambda: agreed.append("yes"))
    return question, agreed


def test_a_question_does_not_block_and_tells_a_yes(qtbot: QtBot, window: MainWindow) -> None:
    question, agreed = ask(window)
    assert window.alerts.last_alert == Alert("info", "End here?", "What you did is saved.")
    assert question.isVisible()

    qtbot.mouseClick(question.yes_button, Qt.MouseButton.LeftButton)

    assert agreed == ["yes"]


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_every_other_way_out_means_no(qtbot: QtBot, window: MainWindow, way: str) -> None:
    question, agreed = ask(window)
    if way == "button":
        qtbot.mouseClick(question.no_button, Qt.MouseButton.LeftButton)
    elif way == "escape":
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    else:
        question.close()

    assert agreed == []
    assert QApplication.activeModalWidget() is None
