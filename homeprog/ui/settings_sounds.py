"""Lets the patient hear on the Settings page what a session will sound like."""

from PySide6.QtCore import QObject, Slot

from homeprog.ui.context import Context
from homeprog.ui.session_host import speaker_for
from homeprog.ui.session_listeners import trouble_words
from homeprog.ui.sounds import Player
from homeprog.ui.speech import Speaker, Trouble


class SoundTrial(QObject):
    """Plays a beep or a sentence with what is chosen now; trouble becomes a notice."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._player = Player()
        self._speaker: Speaker | None = None

    @Slot()
    def beep(self) -> None:
        """Play the beep that ends a session."""
        if self._open():
            self._player.play("done")

    @Slot()
    def speak(self) -> None:
        """Say a sentence."""
        if not self._open():
            return
        settings = self._context.preferences.settings
        self._speaker = speaker_for(settings, self._context.folder, self._player)
        self._speaker.setParent(self)
        self._speaker.troubled.connect(self._on_troubled)
        self._speaker.say([self.tr("Get ready. Draw the belly button gently towards the spine.")])

    @Slot()
    def stop(self) -> None:
        """Be silent and let the device go."""
        if self._speaker is not None:
            self._speaker.stop()
            self._speaker.deleteLater()
            self._speaker = None
        self._player.close()

    def _open(self) -> bool:
        self.stop()
        settings = self._context.preferences.settings
        self._player = Player(settings.volume / 100, settings.voice_volume / 100)
        if not self._player.open():
            self._on_troubled("no_sound")
            return False
        return True

    @Slot(str)
    def _on_troubled(self, trouble: Trouble) -> None:
        self._context.window.alerts.tell_trouble(trouble_words(trouble))
