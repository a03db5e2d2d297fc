"""The choices of this computer, shared by every page: one copy, saved when it changes."""

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from homeprog.data.errors import StoreError
from homeprog.data.settings import Settings, save_settings


class Preferences(QObject):
    """Settings that can change while the window is open.

    Signals:
        changed(): `settings` is another one now.
        failed(str): It could not be saved; a sentence. The choice holds until the window closes.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, settings: Settings, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._path = settings, path

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._settings

    def change(self, **fields: Any) -> None:
        """Choose anew, such as `change(theme="dark", text_scale=1.5)`, and save it.

        Raises:
            msgspec.ValidationError: A value is not allowed; names the field.
        """
        wanted = msgspec.structs.replace(self._settings, **fields)
        wanted = msgspec.convert(msgspec.structs.asdict(wanted), Settings)  # `replace` checks nothing
        if wanted == self._settings:
            return
        self._settings = wanted
        self.changed.emit()
        try:
            save_settings(self._path, wanted)
        except StoreError as error:
            self.failed.emit(str(error))
