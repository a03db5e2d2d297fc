"""What a screen reader is told about a widget."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def press(widget: QWidget) -> None:
    """Press as a screen reader does."""
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Press")


def toggle(widget: QWidget) -> None:
    """Choose or tick as a screen reader does: this is no click."""
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Toggle")
