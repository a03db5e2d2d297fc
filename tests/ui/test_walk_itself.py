"""The walk finds what it is there for: each fault made on purpose is told."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from walk import problems, show_settled, untranslated

Fault = Callable[[QWidget], object]


def _button(parent: QWidget, name: str = "Start") -> QPushButton:
    button = QPushButton(name, parent)
    button.setMinimumSize(80, 44)
    return button


def _small(root: QWidget) -> None:
    QPushButton("Start", root).setFixedSize(80, 30)


def _nameless(root: QWidget) -> None:
    QLineEdit(root).setFixedSize(80, 44)


def _clipped(root: QWidget) -> None:
    QLabel("A sentence that is far too long for this", root).setFixedSize(60, 20)


def _long_word(root: QWidget) -> None:
    label = QLabel("Rehabilitationsmaßnahme", root)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.resize(40, 100)


def _cut_button(root: QWidget) -> None:
    QPushButton("A sentence that is far too long for this", root).setFixedSize(60, 44)


def _outside(root: QWidget) -> None:
    _button(root).move(10, 590)


def _inside_a_small_part(root: QWidget) -> None:
    part = QWidget(root)
    part.resize(60, 30)
    _button(part).move(0, 0)


def _overlapping(root: QWidget) -> None:
    grid = QGridLayout(root)
    for name in ("One", "Other"):
        grid.addWidget(_button(root, name), 0, 0)


def _nested_scroll(root: QWidget) -> None:
    QVBoxLayout(root).addWidget(outer := QScrollArea(root))
    middle = QWidget()
    column = QVBoxLayout(middle)
    inner = QScrollArea(middle)
    inner.setFixedHeight(200)
    tall = QWidget()
    tall.setFixedHeight(900)
    inner.setWidget(tall)
    column.addWidget(inner)
    outer.setWidgetResizable(True)
    outer.setWidget(middle)


def _sideways(root: QWidget) -> None:
    QVBoxLayout(root).addWidget(area := QScrollArea(root))
    wide = QWidget()
    wide.setFixedSize(2000, 100)
    area.setWidget(wide)


FAULTS: dict[str, tuple[Fault, str]] = {
    "small": (_small, "target of 80 x 30"),
    "nameless": (_nameless, "no name"),
    "clipped": (_clipped, "clipped"),
    "word": (_long_word, "clipped: the word 'Rehabilitationsmaßnahme'"),
    "button": (_cut_button, "clipped"),
    "outside": (_outside, "out of reach: 'Start'"),
    "part": (_inside_a_small_part, "out of reach: 'Start'"),
    "overlap": (_overlapping, "overlap"),
    "nested": (_nested_scroll, "scrolls inside what scrolls"),
    "sideways": (_sideways, "scrolls sideways"),
}


@pytest.fixture
def root(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(800, 600)
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(qtbot: QtBot, root: QWidget, fault: str) -> None:
    make, sentence = FAULTS[fault]
    make(root)
    show_settled(qtbot, root)

    assert any(problem.startswith(sentence) for problem in problems(root)), problems(root)


def test_a_sound_page_has_none(qtbot: QtBot, root: QWidget) -> None:
    column = QVBoxLayout(root)
    column.addWidget(_button(root, "[Šţááŕţ]"))
    column.addWidget(QLabel("[Ţóðááýý], Maria, Monday, 2 March 2026, A-6", root))
    show_settled(qtbot, root)

    assert problems(root) == []
    assert untranslated(root, ("Maria",)) == []


@pytest.mark.parametrize("text", ["Start", "[Šţááŕţ] now", "[Šţááŕţ], Maria"])
def test_words_outside_the_brackets_are_not_translated(qtbot: QtBot, root: QWidget, text: str) -> None:
    QLabel(text, root)
    show_settled(qtbot, root)

    assert len(untranslated(root)) == 1


def test_what_is_only_told_to_a_screen_reader_counts(qtbot: QtBot, root: QWidget) -> None:
    _button(root, "[Šţááŕţ]").setToolTip("Press here")
    _button(root, "[Šţóóp]").setAccessibleDescription("Ends it")
    show_settled(qtbot, root)

    assert len(untranslated(root)) == 2
