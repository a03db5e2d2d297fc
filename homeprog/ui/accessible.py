"""What painted widgets are to a screen reader; Qt itself takes them for mere containers."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

_made: list[QAccessibleInterface] = []


def install() -> None:
    """Give each widget whose class has an `accessible_role` that role, from now on."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, words: str) -> None:
    """Have something read out that nobody put the focus on; does nothing where nobody listens."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _interface(_key: str, subject: QObject) -> QAccessibleInterface | None:
    while _made:  # Qt has taken it by now and will delete it: Python must not do so again
        Shiboken.invalidate(_made.pop())
    role = getattr(subject, "accessible_role", None)
    if not isinstance(subject, QWidget) or not isinstance(role, QAccessible.Role):
        return None
    _made.append(QAccessibleWidget(subject, role))
    return _made[-1]
