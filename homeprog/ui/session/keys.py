"""The keys of a session: letters, arrows of a presenter, media keys; each wish has its own signal."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Key = Qt.Key


class SessionKeys(QObject):
    """Shortcuts that hold wherever the keyboard is in the session.

    Signals:
        hurts_wished(), full_screen_wished(): From everywhere.
        forward(), backward(), pressed(): A presenter's or media keys: a step on the stage, an arrow or Enter
            in a question.
        pause_wished(), next_wished(), again_wished(), more_wished(), easier_wished(), lacking_wished(): On
            the stage only; in questions these keys belong to the answers.
    """

    hurts_wished = Signal()
    full_screen_wished = Signal()
    forward = Signal()
    backward = Signal()
    pressed = Signal()
    pause_wished = Signal()
    next_wished = Signal()
    again_wished = Signal()
    more_wished = Signal()
    easier_wished = Signal()
    lacking_wished = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._on_stage: list[QShortcut] = []
        for keys, signal in (
            ((Key.Key_H, Key.Key_Escape), self.hurts_wished),
            ((Key.Key_F11,), self.full_screen_wished),
            ((Key.Key_PageDown, Key.Key_MediaNext), self.forward),
            ((Key.Key_PageUp, Key.Key_MediaPrevious), self.backward),
            ((Key.Key_F5, Key.Key_Period, *_MEDIA_PRESS), self.pressed),
        ):
            for key in keys:
                self._add(key).activated.connect(signal)
        for key, signal in (
            (Key.Key_Space, self.pause_wished),
            (Key.Key_N, self.next_wished),
            (Key.Key_B, self.again_wished),
            (Key.Key_Plus, self.more_wished),
            (Key.Key_E, self.easier_wished),
            (Key.Key_I, self.lacking_wished),
        ):
            shortcut = self._add(key)
            shortcut.activated.connect(signal)
            self._on_stage.append(shortcut)

    def set_on_stage(self, on_stage: bool) -> None:
        """Whether the stage is in view, and no question."""
        for shortcut in self._on_stage:
            shortcut.setEnabled(on_stage)

    def _add(self, key: Qt.Key) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut


_MEDIA_PRESS = (
    Key.Key_MediaPlay,
    Key.Key_MediaPause,
    Key.Key_MediaTogglePlayPause,
)
