"""Keeps the look of the window in step with the settings and with the desktop's colours."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from homeprog.data.settings import Settings
from homeprog.ui import drawn_person, theme
from homeprog.ui.preferences import Preferences


class Appearance(QObject):
    """Applies the theme at once and again whenever the settings or the desktop ask for another.

    Signals:
        text_resized(): Text has another size; pages that keep measures should be made anew.
    """

    text_resized = Signal()

    def __init__(self, app: QApplication, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._preferences = app, preferences
        _choose_person(preferences.settings)
        self._shown = theme.apply_theme(app, preferences.settings)
        preferences.changed.connect(self._follow)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        settings = self._preferences.settings
        before, person = self._shown, drawn_person.look_of(settings)
        asked = (theme.theme_for(settings), theme.text_size_pt(settings), person, settings.reduce_motion)
        if asked == (before.name, before.base_pt, drawn_person.current(), drawn_person.stands_still()):
            return
        _choose_person(settings)
        self._shown = theme.apply_theme(self._app, settings)
        if self._shown.em_px != before.em_px:
            self.text_resized.emit()


def _choose_person(settings: Settings) -> None:
    drawn_person.choose(drawn_person.look_of(settings), still=settings.reduce_motion)
