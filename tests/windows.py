"""Fixtures of the window, for every folder of tests that opens one: no modal dialogs, nothing left behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeClock
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from homeprog.app import build
from homeprog.data.paths import DataFolder
from homeprog.data.settings import Settings
from homeprog.ui import theme
from homeprog.ui.main_window import MainWindow

Restyle = Callable[..., theme.Theme]
"""The fixture `restyle`."""
AppWindow = Callable[..., MainWindow]
"""The fixture `app_window`."""


@pytest.fixture(autouse=True)
def no_modals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that would block fails at once instead of hanging."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a modal dialog opened")

    for cls in (QDialog, QPrintDialog, QPageSetupDialog, QMenu):  # the classes with an exec of their own
        monkeypatch.setattr(cls, "exec", refuse)
    for name in ("question", "information", "warning", "critical"):
        monkeypatch.setattr(QMessageBox, name, refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither QSettings nor the data folder of this computer is touched."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def restyle(qapp: QApplication) -> Restyle:
    """Apply a look: `restyle("dark", 2.0)`."""

    def apply(name: str = "light", text_scale: float = 1.0) -> theme.Theme:
        return theme.apply_theme(qapp, Settings(theme=name, text_scale=text_scale))

    return apply


@pytest.fixture(autouse=True)
def light(restyle: Restyle) -> theme.Theme:
    """Every test begins with the light theme at 100 %."""
    return restyle()


@pytest.fixture(autouse=True)
def nothing_left(light: theme.Theme) -> Iterator[None]:
    """A test that leaves a window or a running timer behind fails."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = QApplication.topLevelWidgets()
    timers = [timer for window in windows for timer in window.findChildren(QTimer) if timer.isActive()]
    assert not windows, f"left behind: {windows}, timers {timers}"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def app_window(qtbot: QtBot, folder: DataFolder, clock: FakeClock) -> Iterator[AppWindow]:
    """Build the whole app on a fresh data folder; keyword arguments go to `homeprog.app.build`.

    The windows are held until the test is over: collected as garbage while they paint, they would crash.
    """
    held: list[MainWindow] = []

    def make(**options: object) -> MainWindow:
        window = build(folder, clock, **options)
        qtbot.addWidget(window)
        held.append(window)
        return window

    yield make
    held.clear()
