"""A whole running session as one page: view, controller and listeners, wired."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.clock import Clock
from homeprog.program.facts import Fact
from homeprog.program.session_types import Script
from homeprog.ui.keep_awake import KeepAwake
from homeprog.ui.session.flash import Flash
from homeprog.ui.session.stage import Figure
from homeprog.ui.session_controller import BeepListener, BeepPlayer, FactStore, SessionController
from homeprog.ui.session_view import SessionView


class SessionPage(QWidget):
    """One session from its start, or from where the journal left it, to its end.

    Args:
        script: What is to be done.
        store: Takes the facts.
        clock: Time.
        make_figure: Makes the drawn person.
        facts: The session's facts so far, to resume it.
        speed: How many times faster than the wall clock the session runs.
        player: Sounds the beeps; None is silent.
        flash: The whole page lights up softly at each change of phase.

    Signals:
        finished(str, str): How it ended and the stopping rule or ""; facts are stored.
        closed(): The patient read the last page, or wants to finish later.
    """

    finished = Signal(str, str)
    closed = Signal()

    def __init__(
        self,
        script: Script,
        store: FactStore,
        clock: Clock,
        make_figure: Callable[[QWidget], Figure],
        *,
        facts: Sequence[Fact] = (),
        speed: float = 1.0,
        player: BeepPlayer | None = None,
        flash: bool = False,
        awake: KeepAwake | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = SessionView(make_figure, script.catalog.texts["session_footer"], self)
        self.controller = SessionController(
            script, store, clock, facts=facts, speed=speed, awake=awake, parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        if player is not None:
            beeps = BeepListener(player, self)
            self.controller.cued.connect(beeps.hear)
            self.controller.finished.connect(beeps.close)
        if flash:
            self.flash = Flash(self)
            self.controller.cued.connect(self.flash.see)

    def _connect(self) -> None:
        view, controller = self.view, self.controller
        controller.changed.connect(view.render_vm)
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
        return False

    @Slot()
    def _on_later(self) -> None:
        """Leave the session resumable: nothing is written, the journal knows where it was."""
        self.controller.leave()
        self.closed.emit()
