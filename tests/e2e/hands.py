"""Two patients who use the window as people do: one with the mouse, one with the keyboard alone.

Neither knows a controller; both find what they need by the words on the screen.
"""

from typing import Protocol

from fakes import FakeClock
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QWidget

from homeprog.ui.main_window import MainWindow
from homeprog.ui.widgets.choice import BigChoice
from homeprog.ui.widgets.number_field import NumberField
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.score_row import ScoreRow

STEP_S = 1
MINUTE_MS = 60_000


class Hands(Protocol):
    """A way to use the window."""

    window: MainWindow

    def press(self, words: str, question: str = "") -> None:
        """Press what bears these words; `question` names the group where several bear them."""
        ...

    def write(self, field: str, text: str) -> None:
        """Write into a field."""
        ...

    def score(self, question: str, score: int) -> None:
        """Choose a number."""
        ...


def names_of(widget: QWidget) -> tuple[str, str]:
    """What a widget is called: for a screen reader, and by the words on it."""
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName(), words


def on_show(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def words_on(window: MainWindow) -> str:
    """Everything that can be read in the window now."""
    QApplication.processEvents()
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    buttons = [
        " ".join(dict.fromkeys(names_of(button))).strip()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
    ]
    return "\n".join([*labels, *buttons])


def title_on(window: MainWindow) -> str:
    """The heading of the page in view."""
    (page,) = on_show(window, PageScaffold)
    assert isinstance(page, PageScaffold)
    return page.title.text()


def group_of(window: MainWindow, question: str) -> QWidget:
    for kind in (BigChoice, ScoreRow):
        for group in on_show(window, kind):
            if question in group.accessibleName():
                return group
    raise AssertionError(f"no question {question!r} among:\n{words_on(window)}")


class MouseHands:
    """Presses with the left button, once each."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.presses = window, 0

    def press(self, words: str, question: str = "") -> None:
        root = group_of(self.window, question) if question else self.window
        for button in root.findChildren(QAbstractButton):
            if button.isVisible() and words in names_of(button):
                assert button.isEnabled(), f"{words!r} cannot be pressed"
                self._click(button)
                return
        raise AssertionError(f"nothing to press says {words!r} among:\n{words_on(self.window)}")

    def score(self, question: str, score: int) -> None:
        row = group_of(self.window, question)
        assert isinstance(row, ScoreRow)
        self._click(row.tiles[score])

    def write(self, field: str, text: str) -> None:
        for line in on_show(self.window, QLineEdit) + on_show(self.window, NumberField):
            if line.accessibleName() == field:
                self._click(line)
                QTest.keyClicks(line, text)
                return
        raise AssertionError(f"no field {field!r}")

    def _click(self, widget: QWidget) -> None:
        self.presses += 1
        at_box = (
            QPoint(widget.height() // 2, widget.height() // 2) if isinstance(widget, QCheckBox) else QPoint()
        )
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_box)
        QApplication.processEvents()


class KeyboardHands:
    """Tab, arrows, Space, Return, digits: no mouse in the house."""

    MOST_TABS = 120

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, words: str, question: str = "") -> None:
        self._tab_to(words, question)
        is_answer = isinstance(self._focus().parentWidget(), BigChoice | ScoreRow)
        self.key(Qt.Key.Key_Space if is_answer else Qt.Key.Key_Return)

    def tick(self, words: str) -> None:
        """A box to tick answers to Space only."""
        self._tab_to(words)
        self.key(Qt.Key.Key_Space)

    def score(self, question: str, score: int) -> None:
        group = group_of(self.window, question)
        for _ in range(self.MOST_TABS):
            if group.isAncestorOf(self._focus()):
                self.key(Qt.Key(Qt.Key.Key_0 + score))
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{question!r} cannot be reached with Tab")

    def write(self, field: str, text: str) -> None:
        self._tab_to(field)
        QTest.keyClicks(self._focus(), text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._focus(), key)
        QApplication.processEvents()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard leads nowhere"
        assert focus.isVisible(), f"the keyboard is on something unseen: {focus}"
        return focus

    def _tab_to(self, words: str, question: str = "") -> None:
        group = group_of(self.window, question) if question else None
        for _ in range(self.MOST_TABS):
            focus = self._focus()
            inside = group is None or group.isAncestorOf(focus)
            if inside and words in names_of(focus):
                return
            self._step(words, group, focus)
        raise AssertionError(f"{words!r} cannot be reached with Tab")

    def _step(self, words: str, group: QWidget | None, focus: QWidget) -> None:
        """Tab leads from group to group, the arrows inside one."""
        answers = focus.parentWidget()
        if isinstance(answers, BigChoice) and group in (None, answers):
            last = answers.tiles[-1]
            if focus is not last and any(words in names_of(tile) for tile in answers.tiles):
                self.key(Qt.Key.Key_Down)
                return
        self.key(Qt.Key.Key_Tab)


def let_pass(window: MainWindow, clock: FakeClock, seconds: float) -> None:
    """Let time pass in steps, as the window meets it: its own timers fire and look at the clock."""
    for passed_s in range(1, round(seconds) + 1):
        clock.advance(STEP_S)
        due_ms = MINUTE_MS if passed_s % 60 == 0 else STEP_S * 1000
        for timer in window.findChildren(QTimer):
            if timer.isActive() and timer.interval() <= due_ms:
                timer.timeout.emit()
