"""What every page is given: the patient's side, the choices, the messages, and the way to other pages."""

from dataclasses import dataclass

from homeprog.data.paths import DataFolder
from homeprog.data.profiles import Profile
from homeprog.ui.companion import Companion
from homeprog.ui.main_window import MainWindow
from homeprog.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to each page's factory.

    Attributes:
        companion: Facts, state and plan of the open profile.
        preferences: The choices of this computer.
        window: `show_page`, `alerts` and `busy`.
        folder, profile: For the Data part of Settings.
    """

    companion: Companion
    preferences: Preferences
    window: MainWindow
    folder: DataFolder
    profile: Profile
