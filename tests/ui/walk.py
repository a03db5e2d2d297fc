"""Walks through a shown widget and finds what an older patient would stumble over."""

import re
from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from access import name_of
from painted import painted_texts
from PySide6.QtCore import QLocale, QPoint, QRect, QTextBoundaryFinder
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

_CONTROLS = (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox)
LEAST_TARGET_PX = 44


def show_settled(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and let its layouts come to rest."""
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()


def visible(root: QWidget, kind: type[QWidget] | tuple[type[QWidget], ...]) -> list[QWidget]:
    return [w for w in root.findChildren(QWidget) if isinstance(w, kind) and w.isVisibleTo(root)]


def problems(root: QWidget) -> list[str]:
    """Sentences on small targets, nameless controls, clipped words, content wider than its page, and more."""
    found = (_small_targets, _nameless, _clipped, _too_wide, _out_of_reach, _trapped, _overlapping)
    return [problem for look in found for problem in look(root)]


def _small_targets(root: QWidget) -> Iterator[str]:
    for control in visible(root, _CONTROLS):
        if isinstance(control.parentWidget(), QComboBox | QAbstractSpinBox):
            continue
        if min(control.width(), control.height()) < LEAST_TARGET_PX:
            yield f"target of {control.width()} x {control.height()}: {name_of(control)!r} {control}"


def _nameless(root: QWidget) -> Iterator[str]:
    for control in visible(root, _CONTROLS):
        if not name_of(control).strip() and not isinstance(
            control.parentWidget(), QComboBox | QAbstractSpinBox
        ):
            yield f"no name: {control}"


def _clipped(root: QWidget) -> Iterator[str]:
    for label in visible(root, QLabel):
        assert isinstance(label, QLabel)
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.text() and (label.height() < needed or label.width() < label.minimumSizeHint().width()):
            yield f"clipped: {label.text()!r} {label.size()} needs height {needed}"
        metrics, room = label.fontMetrics(), label.contentsRect().width()
        longest = max(_unbroken(label.text()), key=metrics.horizontalAdvance, default="")
        if metrics.horizontalAdvance(longest) > room:
            yield f"clipped: the word {longest!r} in {room} px"
    for button in visible(root, QAbstractButton):
        least = button.minimumSizeHint()
        if button.width() < least.width() or button.height() < least.height():
            yield f"clipped: {name_of(button)!r} {button.size()} needs {least}"
        if button.height() < button.heightForWidth(button.width()):
            yield f"clipped: {name_of(button)!r} is too low"


def _unbroken(text: str) -> list[str]:
    """The pieces of a text between which a line may end."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    ends = [0]
    while (end := finder.toNextBoundary()) > 0:
        ends.append(end)
    return [text[start:end].strip() for start, end in pairwise(ends)]


def _too_wide(root: QWidget) -> Iterator[str]:
    for area in visible(root, QScrollArea):
        assert isinstance(area, QScrollArea)
        content, room = area.widget(), area.viewport().width()
        if content is not None and content.width() > room:
            yield f"content of {content.width()} px in a page of {room} px: {area.parentWidget()}"
    for widget in visible(root, _CONTROLS):
        right = widget.mapTo(root, QPoint(widget.width(), 0)).x()
        if right > root.width():
            yield f"runs out of the window: {name_of(widget)!r}"


def _out_of_reach(root: QWidget) -> Iterator[str]:
    """Controls that are neither in view nor can be scrolled into view."""
    for control in visible(root, _CONTROLS):
        here, box = control, QRect(QPoint(), control.size())
        while here is not root and (above := here.parentWidget()) is not None:
            box.translate(here.pos())
            area = above.parentWidget()
            if isinstance(area, QScrollArea) and area.widget() is here:
                break  # it can be scrolled to, and `_too_wide` looks at its width
            here = above
            if not here.rect().contains(box):
                yield f"out of reach: {name_of(control)!r}, {box} in {here.rect()} of {here}"
                break


def _trapped(root: QWidget) -> Iterator[str]:
    """Parts that scroll inside what scrolls, and sideways."""
    for area in visible(root, QAbstractScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        if area.horizontalScrollBar().maximum() > 0 and isinstance(area, QScrollArea):
            yield f"scrolls sideways: {area}"
        above = area.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and area.verticalScrollBar().maximum() > 0:
            yield f"scrolls inside what scrolls: {area}"


def _overlapping(root: QWidget) -> Iterator[str]:
    """Neighbours of one layout that lie over each other."""
    for parent in [root, *visible(root, QWidget)]:
        layout = parent.layout()
        parts = [part for part in _parts(layout) if part.isVisibleTo(root)] if layout is not None else []
        for one, other in combinations(parts, 2):
            common = one.geometry().intersected(other.geometry())
            if min(common.width(), common.height()) > 1:
                yield f"overlap of {common}: {name_of(one)!r} {one} and {name_of(other)!r} {other}"


def _parts(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those inside it, but for stacks, which show one at a time."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _parts(inner)


def untranslated(root: QWidget, own: Collection[str] = ()) -> list[str]:
    """Words painted, or told to a screen reader, that are not of the pseudo-language.

    Args:
        own: The patient's own words, which nobody translates.
    """
    shown = {*_told(root), *painted_texts(root)}
    return [
        f"not translated: {words} in {text!r}" for text in sorted(shown) if (words := plain_words(text, own))
    ]


def plain_words(text: str, own: Collection[str] = ()) -> list[str]:
    """English words: those with a letter that the pseudo-language would have given an accent.

    The patient's own words, ids of rules, marks of sources, names of files, months and days do not count.
    """
    for words in sorted(own, key=len, reverse=True):
        text = text.replace(words, "")
    return [word for word in _PLAIN.findall(_IDS.sub("", text)) if word not in _DATES]


def _told(root: QWidget) -> set[str]:
    """Names, descriptions, tooltips, and choices that are not open."""
    told = set()
    for widget in visible(root, QWidget):
        told |= {name_of(widget), widget.accessibleDescription(), widget.toolTip()}
        if isinstance(widget, QLineEdit):
            told.add(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            told |= {widget.itemText(index) for index in range(widget.count())}
    return told


_PLAIN = re.compile(r"\b[a-zA-Z]*[acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ][a-zA-Z]+\b")
_IDS = re.compile(r"[A-Z]{1,4}-\w+|\bRef\d+\w?|\bseeds? \d+|\S*/\S*")
"""Ids of rules, marks of sources, names of files."""

_DATES = {
    name
    for number in range(1, 13)
    for long in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for name in (
        QLocale.c().monthName(number, long),
        QLocale.c().dayName(min(number, 7), long),
    )
}
"""Names of months and days come with the locale; the pseudo-language has none of its own."""
