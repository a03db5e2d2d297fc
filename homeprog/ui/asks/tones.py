"""The tones of timed self-tests, as chosen in Settings when a test begins."""

from typing import TYPE_CHECKING

from homeprog.ui.preferences import Preferences

if TYPE_CHECKING:
    from homeprog.ui.sounds import Player


class Tones:
    """Opens the sound device with the first test that is timed; silent where beeps are not wanted."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._player: Player | None = None

    def open_soon(self) -> None:
        """Open the device without waiting."""
        self.close()
        settings = self._preferences.settings
        if settings.beeps:
            from homeprog.ui.sounds import Player  # with the first test, not with the window

            self._player = Player(settings.volume / 100)
            self._player.open_soon()

    def play(self, kind: str) -> None:
        """Play a tone."""
        if self._player is not None:
            self._player.play(kind)

    def close(self) -> None:
        """Let the device go."""
        if self._player is not None:
            self._player.close()
            self._player = None
