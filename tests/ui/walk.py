"""Walks through a shown widget and finds what an older patient would stumble over."""

from collections.abc import Iterator

from access import name_of
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
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
    """Sentences on small targets, nameless controls, clipped words, and content wider than its page."""
    return [*_small_targets(root), *_nameless(root), *_clipped(root), *_too_wide(root)]


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
    for button in visible(root, QAbstractButton):
        least = button.minimumSizeHint()
        if button.width() < least.width() or button.height() < least.height():
            yield f"clipped: {name_of(button)!r} {button.size()} needs {least}"
        if button.hasHeightForWidth() and button.height() < button.heightForWidth(button.width()):
            yield f"clipped: {name_of(button)!r} is too low"


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
