"""Who listens to a session: beeps and voice. Each can fail alone, and only its sound is lost."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from homeprog.program.session_types import Beep, PhaseChanged, Say
from homeprog.ui.speech import Speaker, Trouble


class Device(Protocol):
    """What sounds; `homeprog.ui.sounds.Player` is one."""

    @property
    def is_lost(self) -> bool:
        """Whether there is no device, or no longer."""
        ...

    def open_soon(self) -> None:
        """Open it, also anew, without waiting."""
        ...

    def play(self, kind: str) -> None:
        """Play a beep."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class SoundListener(QObject):
    """Opens the sound device for a session, plays the beeps, and notices when the device goes.

    Args:
        device: What sounds.
        beeps: Whether beeps are wanted; the voice may use the device without them.

    Signals:
        troubled(str): There is no sound; told once. A `Trouble`.
    """

    troubled = Signal(str)

    def __init__(self, device: Device, *, beeps: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device, self._beeps, self._told = device, beeps, False
        device.open_soon()

    @Slot(object)
    def hear(self, cue: object) -> None:
        """Take a cue; before each exercise a lost device is looked for again."""
        if isinstance(cue, Beep) and self._beeps:
            self._device.play(cue.kind)
        elif isinstance(cue, PhaseChanged) and self._device.is_lost:
            if cue.phase == "next_up":
                self._device.open_soon()
            if not self._told:
                self._told = True
                self.troubled.emit("no_sound")

    @Slot()
    def close(self) -> None:
        """The session is over."""
        self._device.close()


class VoiceListener(QObject):
    """Speaks what a session says, and has what comes recorded ahead.

    Args:
        speaker: Speaks; it becomes a child.
        words: The words of a cue.
        coming: What will be said from now on.
    """

    def __init__(
        self,
        speaker: Speaker,
        words: Callable[[Say], str],
        coming: Callable[[], Iterator[Say]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        speaker.setParent(self)
        self._speaker, self._words, self._coming = speaker, words, coming

    @Slot(object)
    def hear(self, said: Sequence[Say]) -> None:
        """Speak the words of one event."""
        self._speaker.say([self._words(say) for say in said])

    @Slot(object)
    def look_ahead(self, cue: object) -> None:
        """At each announcement, record what comes: a swap may have changed it."""
        if isinstance(cue, PhaseChanged) and cue.phase == "next_up":
            self._speaker.prepare(map(self._words, self._coming()))

    @Slot()
    def close(self) -> None:
        """The session was left."""
        self._speaker.stop()


def trouble_words(trouble: Trouble) -> str:
    """What a patient is told, once, when something stays silent."""
    if trouble == "no_voice":
        return QCoreApplication.translate(
            "session", "This computer has no voice that works just now. All words are on the screen."
        )
    return QCoreApplication.translate(
        "session", "This computer has no sound that works just now. All words are on the screen."
    )
