"""A whole running session as one page: view, controller and listeners, wired."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.clock import Clock
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact
from homeprog.program.session_types import Say, Script
from homeprog.ui.announcer import Announcer
from homeprog.ui.keep_awake import KeepAwake
from homeprog.ui.session.flash import Flash
from homeprog.ui.session.stage import Figure
from homeprog.ui.session_controller import FactStore, SessionController
from homeprog.ui.session_listeners import Device, SoundListener, VoiceListener, trouble_words
from homeprog.ui.session_view import SessionView
from homeprog.ui.session_vm import SessionVM
from homeprog.ui.speech import Speaker, Trouble
from homeprog.ui.words_cues import Wording, caption


class SessionPage(QWidget):
    """One session from its start, or from where the journal left it, to its end.

    Args:
        script: What is to be done.
        store: Takes the facts.
        clock: Time.
        make_figure: Makes the drawn person.
        facts: The session's facts so far, to resume it.
        speed: How many times faster than the wall clock the session runs.
        device: What sounds; None is silent.
        beeps: Beeps are played.
        speaker: Speaks on the device; None says nothing.
        wording: How much is said, and captioned.
        flash: The whole page lights up softly at each change of phase.

    Signals:
        finished(str, str): How it ended and the stopping rule or ""; facts are stored.
        closed(): The patient read the last page, or wants to finish later.
        left(): The page is out of view: whoever sounds or speaks stops.
        troubled(str): A sentence on what cannot be heard here; once for each cause.
    """

    finished = Signal(str, str)
    closed = Signal()
    left = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        script: Script,
        store: FactStore,
        clock: Clock,
        make_figure: Callable[[QWidget], Figure],
        *,
        facts: Sequence[Fact] = (),
        speed: float = 1.0,
        device: Device | None = None,
        beeps: bool = True,
        speaker: Speaker | None = None,
        wording: Wording = "full",
        flash: bool = False,
        awake: KeepAwake | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = SessionView(make_figure, script.catalog.texts["session_footer"], self)
        self.controller = SessionController(
            script, store, clock, facts=facts, speed=speed, awake=awake, wording=wording, parent=self
        )
        self._closes_window = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        if device is not None:
            self._listen(device, beeps)
        if speaker is not None:
            self._speak(speaker, script.catalog, wording)
        if flash:
            self.flash = Flash(self)
            self.controller.cued.connect(self.flash.see)

    def _listen(self, device: Device, beeps: bool) -> None:
        sounds = SoundListener(device, beeps=beeps, parent=self)
        self.controller.cued.connect(sounds.hear)
        self.left.connect(sounds.close)
        sounds.troubled.connect(self._on_troubled)

    def _speak(self, speaker: Speaker, catalog: Catalog, wording: Wording) -> None:
        def words(say: Say) -> str:
            return caption(say, catalog, wording)

        voice = VoiceListener(speaker, words, self.controller.coming, self)
        self.controller.said.connect(voice.hear)
        self.controller.cued.connect(voice.look_ahead)
        self.left.connect(voice.close)
        speaker.troubled.connect(self._on_troubled)

    def _connect(self) -> None:
        view, controller = self.view, self.controller
        controller.changed.connect(view.render_vm)
        controller.changed.connect(self._on_changed)
        controller.changed.connect(Announcer(view).follow)
        controller.moved.connect(view.show_frame)
        controller.finished.connect(self.finished)
        view.pause_toggled.connect(controller.toggle_pause)
        view.next_requested.connect(controller.next)
        view.back_requested.connect(controller.back)
        view.more_rest_requested.connect(controller.add_15s)
        view.hurts_requested.connect(controller.hurts)
        view.easier_requested.connect(controller.easier)
        view.end_requested.connect(controller.end)
        view.confirmed.connect(controller.confirm)
        view.complained.connect(controller.complain)
        view.pain_rated.connect(controller.rate)
        view.effort_rated.connect(controller.rate_effort)
        view.waist_checked.connect(controller.check_waist)
        view.breath_checked.connect(controller.check_breath)
        view.grabs_counted.connect(controller.count_grabs)
        view.zones_told.connect(controller.set_zones)
        view.sharp_answered.connect(controller.sharp_gone)
        view.settled_answered.connect(controller.settled)
        view.skip_requested.connect(controller.skip)
        view.later_requested.connect(self._on_later)
        view.closed.connect(self.closed)

    @Slot()
    def start(self) -> None:
        """Begin, or go on with the very next set."""
        self.controller.start()

    def can_close(self) -> bool:
        """Whether the window may close; a running session is paused and asks first."""
        if self.controller.can_close():
            return True
        self.controller.pause()
        self.view.ask_leave()
        self._closes_window = True
        return False

    @Slot()
    def _on_later(self) -> None:
        """Leave the session resumable: nothing is written, the journal knows where it was.

        Who asked for it by closing the window gets the window closed.
        """
        window = self.window()
        self.controller.leave()
        self.closed.emit()
        if self._closes_window:
            window.close()

    @Slot(object)
    def _on_changed(self, vm: SessionVM) -> None:
        """A session that goes on has forgotten that the window was to close."""
        self._closes_window = self._closes_window and vm.paused

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is there any more: whoever sounds or speaks stops."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window goes on
            self.left.emit()

    @Slot(str)
    def _on_troubled(self, trouble: Trouble) -> None:
        self.troubled.emit(trouble_words(trouble))
