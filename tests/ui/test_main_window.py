"""The shell: pages are made when first shown, the rail leads to them, closing asks."""

from pathlib import Path

import pytest
from access import name_of, toggle
from blank_pages import BlankPage
from looks import LOOKS, SCALES
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from walk import problems, show_settled
from windows import Restyle

from homeprog.ui.main_window import MainWindow, PageSpec
from homeprog.ui.rail import RailButton, RailEntry

NAMES = ("Today", "Program", "Progress", "Paper", "Learn", "Settings")


class Factory:
    """Makes blank pages and counts them."""

    def __init__(self) -> None:
        self.made: list[BlankPage] = []

    def __call__(self, parent: QWidget) -> BlankPage:
        self.made.append(BlankPage(None, parent))
        return self.made[-1]


@pytest.fixture
def factory() -> Factory:
    return Factory()


@pytest.fixture
def window(qtbot: QtBot, factory: Factory) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    for name in NAMES:
        made.add_page(PageSpec(name.lower(), factory, RailEntry(name, name.lower())))
    made.add_page(PageSpec("session", factory))
    made.show_page("today")
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def rail_buttons(window: MainWindow) -> list[RailButton]:
    return window.findChildren(RailButton)


def test_a_page_is_made_when_first_shown_and_kept(window: MainWindow, factory: Factory) -> None:
    assert len(factory.made) == 1
    first = window.current_page
    window.show_page("program")
    window.show_page("today")

    assert len(factory.made) == 2
    assert window.current_page is first
    assert first.times_shown == 2


def test_rail_leads_to_pages_and_marks_the_open_one(qtbot: QtBot, window: MainWindow) -> None:
    shown: list[str] = []
    window.page_changed.connect(shown.append)
    buttons = rail_buttons(window)
    assert [name_of(button) for button in buttons] == list(NAMES)

    qtbot.mouseClick(buttons[3], Qt.MouseButton.LeftButton)

    assert shown == ["paper"]
    assert [button.isChecked() for button in buttons] == [i == 3 for i in range(6)]


def test_rail_leads_screen_readers_and_back_to_the_top_of_the_open_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown: list[str] = []
    window.page_changed.connect(shown.append)
    buttons = rail_buttons(window)

    toggle(buttons[2])
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons[3], Qt.MouseButton.LeftButton)

    assert shown == ["progress", "progress", "paper"]


@pytest.mark.parametrize("number", range(1, 7))
def test_ctrl_and_a_number_opens_a_page(qtbot: QtBot, window: MainWindow, number: int) -> None:
    window.show_page("session" if number == 1 else "today")
    if number == 1:
        window.show_page("program")
    shown: list[str] = []
    window.page_changed.connect(shown.append)

    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)

    assert shown == [NAMES[number - 1].lower()]


def test_full_pages_hide_the_rail(window: MainWindow) -> None:
    rail = rail_buttons(window)[0].parentWidget()
    window.show_page("session")
    assert not rail.isVisible()
    window.show_page("today")
    assert rail.isVisible()


def test_unknown_and_double_pages_are_refused(window: MainWindow, factory: Factory) -> None:
    with pytest.raises(KeyError, match="moon"):
        window.show_page("moon")
    with pytest.raises(ValueError, match="today"):
        window.add_page(PageSpec("today", factory))


def test_closing_asks_the_page_in_view(window: MainWindow) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.current_page.may_close = False
    assert not window.close()
    window.current_page.may_close = True

    assert window.close()
    assert closed == [True]


def test_a_new_text_size_remakes_the_other_pages(window: MainWindow, factory: Factory) -> None:
    window.show_page("settings")
    current = window.current_page
    window.remake_hidden_pages()
    window.show_page("today")

    assert len(factory.made) == 3
    window.show_page("settings")
    assert window.current_page is current


@pytest.mark.parametrize(("more_px", "fills"), [(-50, False), (0, False), (1, True)])
def test_a_window_larger_than_the_screen_fills_it(qtbot: QtBot, more_px: int, fills: bool) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.setMinimumSize(0, 0)  # the screen of the tests is smaller than any real one
    room = window.screen().availableGeometry()
    window.resize(room.width(), room.height() + more_px)
    window.show_whole()

    assert window.isVisible()
    assert window.isMaximized() is fills


def test_geometry_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    path = str(tmp_path / "window.ini")
    first = MainWindow(QSettings(path, QSettings.Format.IniFormat))
    qtbot.addWidget(first)
    first.resize(950, 650)  # the screen of the test is low and narrow
    first.show()
    first.close()
    second = MainWindow(QSettings(path, QSettings.Format.IniFormat))
    qtbot.addWidget(second)

    assert second.height() == 650


@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("look", LOOKS)
def test_smallest_window_works(
    qtbot: QtBot, restyle: Restyle, factory: Factory, look: str, text_scale: float
) -> None:
    restyle(look, text_scale)
    window = MainWindow()
    qtbot.addWidget(window)
    for name in NAMES:
        window.add_page(PageSpec(name.lower(), factory, RailEntry(name, name.lower())))
    window.show_page("today")
    window.alerts.tell("caution", "Your answer could not be saved. Free some space and try again.")
    window.resize(900, 560)
    show_settled(qtbot, window)

    assert (window.width(), window.height()) == (900, 560)
    assert problems(window) == []
