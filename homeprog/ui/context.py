"""What every page is given: the patient's side, the choices, the messages, and the way to other pages."""

from typing import Protocol

from msgspec import Struct

from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from homeprog.ui.preferences import Preferences


class ProfileDoor(Protocol):
    """Opens and closes profiles; `homeprog.app.Home` is one."""

    def open_profile(self, wanted: str | None = None) -> None:
        """Open a profile by name or slug in place of the open one."""
        ...

    def close_profile(self) -> None:
        """Close the open one; its pages go."""
        ...


class Context(Struct, frozen=True):
    """Handed to each page's factory.

    Attributes:
        companion: Facts, state and plan of the open profile.
        preferences: The choices of this computer.
        window: `show_page` and `alerts`.
        folder, profile, door: For the Data part of Settings.
    """

    companion: Companion
    preferences: Preferences
    window: MainWindow
    folder: DataFolder
    profile: Profile
    door: ProfileDoor
