"""Speaks sentences with the system's voice, from recordings made ahead; what fails only costs the sound.

One process at a time makes one WAV file, with a deadline. Files are kept in the cache, so that a sentence is
made once per computer. Nothing here ever waits: a sentence that is not ready is spoken when it is, unless
something newer is to be said by then.
"""

import contextlib
import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from homeprog.ui.voices import Voice

DEADLINE_MS = 6000
"""A voice that needs longer for a sentence hangs."""

GIVE_UP_AFTER = 2
"""Failures in a row after which the voice is left alone."""

KEPT_FILES = 600
"""Recordings kept from one session to the next, some 50 MB."""

LOOKED_AT_ONCE = 40
"""Sentences looked up in the cache in one go, so that the window stays quick."""

REAP_MS = 300
"""A killed process is gone in a few milliseconds."""

Trouble = Literal["no_voice", "no_sound"]
_WAV_HEADER_BYTES = 44
_log = logging.getLogger(__name__)


class WavePlayer(Protocol):
    """What can play a recording; `homeprog.ui.sounds.Player` is one."""

    def speak(self, recordings: Sequence[Path]) -> None:
        """Play recordings one after another, in place of those that play now."""
        ...

    def hush(self) -> None:
        """Stop the recording that plays."""
        ...


class Speaker(QObject):
    """Speaks what it is told.

    Args:
        voice: Makes the recordings; None where the computer has none.
        cache: Folder of the recordings; made when first needed.
        player: Plays them.

    Signals:
        troubled(str): The voice does not work; told once. A `Trouble`.
        spoke(object): These sentences were handed to the player, a tuple.

    Attributes:
        deadline_ms: How long a sentence may take.
    """

    troubled = Signal(str)
    spoke = Signal(object)

    def __init__(
        self, voice: Voice | None, cache: Path, player: WavePlayer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._voice, self._cache, self._player = voice, cache, player
        self.deadline_ms = DEADLINE_MS
        self._wanted: tuple[str, ...] = ()
        self._ahead: Iterator[str] = iter(())
        self._made: str | None = None
        self._failures = 0
        self._process: QProcess | None = None
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._on_deadline)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._work)
        prune(cache)

    def say(self, sentences: Sequence[str]) -> None:
        """Speak these sentences, in place of what is being spoken."""
        if self._voice is None:
            self._fail_for_good()
            return
        self._wanted = tuple(sentence for sentence in sentences if sentence)
        self._player.hush()
        self._work()

    def prepare(self, sentences: Iterable[str]) -> None:
        """Record sentences ahead, in this order, as time allows; an earlier list is forgotten."""
        self._ahead = iter(sentences)
        self._idle.start()

    def stop(self) -> None:
        """Be silent and let the process go."""
        self._wanted, self._ahead = (), iter(())
        self._idle.stop()
        self._drop_process()
        self._player.hush()

    def recording(self, sentence: str) -> Path:
        """Where the recording of a sentence is kept."""
        key = self._voice.key if self._voice else ""
        digest = hashlib.sha256(f"{key}\n{sentence}".encode()).hexdigest()
        return self._cache / f"{digest[:32]}.wav"

    @Slot()
    def _work(self) -> None:
        """Speak if all is recorded; record what is missing, first what is wanted now."""
        if self._voice is None:
            return
        missing = [sentence for sentence in self._wanted if not self.recording(sentence).exists()]
        if self._wanted and not missing:
            self._speak()
        if self._process is not None:
            return
        if missing:
            self._record(missing[0])
            return
        for _ in range(LOOKED_AT_ONCE):
            sentence = next(self._ahead, None)
            if sentence is None:
                return
            if sentence and not self.recording(sentence).exists():
                self._record(sentence)
                return
        self._idle.start()

    def _speak(self) -> None:
        spoken, self._wanted = self._wanted, ()
        recordings = [self.recording(sentence) for sentence in spoken]
        with contextlib.suppress(OSError):
            for recording in recordings:
                recording.touch()  # `prune` keeps what was used last
        self._player.speak(recordings)
        _log.debug("play %s", " ".join(recording.name for recording in recordings))
        self.spoke.emit(spoken)

    def _record(self, sentence: str) -> None:
        assert self._voice is not None
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _log.info("no room for recordings: %s", error)
            self._fail_for_good()
            return
        self._made = sentence
        process = self._process = QProcess(self)
        process.setProgram(self._voice.program)
        process.setArguments(self._voice.arguments(self._unfinished(sentence)))
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._deadline.start(self.deadline_ms)
        process.start()
        process.write(sentence.encode())
        process.closeWriteChannel()

    def _unfinished(self, sentence: str) -> Path:
        return self.recording(sentence).with_suffix(".part.wav")

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self.sender() is not self._process or self._made is None:
            return
        sentence = self._made
        self._drop_process()
        good = code == 0 and status is QProcess.ExitStatus.NormalExit
        if good and _keep(self._unfinished(sentence), self.recording(sentence)):
            self._failures = 0
            self._work()
        else:
            self._fail(f"{sentence!r} ended with {code}")

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self.sender() is self._process:
            self._drop_process()
            self._fail("the voice does not start")

    @Slot()
    def _on_deadline(self) -> None:
        self._drop_process()
        self._fail("the voice hangs")

    def _fail(self, why: str) -> None:
        """Forget the sentence; after a second failure in a row leave the voice alone."""
        _log.info("speech: %s", why)
        self._wanted = tuple(sentence for sentence in self._wanted if sentence != self._made)
        self._made = None
        self._failures += 1
        if self._failures >= GIVE_UP_AFTER:
            self._fail_for_good()
        else:
            self._idle.start()

    def _fail_for_good(self) -> None:
        told = self._failures < 0
        self._voice, self._failures = None, -1
        self.stop()
        if not told:
            self.troubled.emit("no_voice")

    def _drop_process(self) -> None:
        process, self._process = self._process, None
        self._deadline.stop()
        if process is not None:
            process.kill()
            process.waitForFinished(REAP_MS)  # one that still runs may not be deleted
            process.deleteLater()


def _keep(unfinished: Path, recording: Path) -> bool:
    """Give a finished recording its name; False if there is no sound in it."""
    try:
        if unfinished.stat().st_size <= _WAV_HEADER_BYTES:
            return False
        unfinished.replace(recording)
    except OSError as error:
        _log.info("recording not kept: %s", error)
        return False
    return True


def prune(cache: Path, keep: int = KEPT_FILES) -> None:
    """Delete the recordings that were not used for longest, and what was left unfinished."""
    with contextlib.suppress(OSError):
        for unfinished in cache.glob("*.part.wav"):
            unfinished.unlink()
        known = sorted(cache.glob("*.wav"), key=_used, reverse=True)
        for old in known[keep:]:
            old.unlink()


def _used(recording: Path) -> float:
    return recording.stat().st_mtime
