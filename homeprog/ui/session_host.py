"""The place of the session in the window: makes its script from today's plan, or resumes what was begun."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.clock import Clock, SystemClock
from homeprog.data.ids import new_id
from homeprog.data.paths import DataFolder
from homeprog.data.settings import Settings
from homeprog.program import session_script
from homeprog.program.context import limits_of
from homeprog.program.facts import Fact, SessionStarted
from homeprog.program.plan import DayPlan
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.session_resume import facts_of
from homeprog.program.session_types import Pace, Script
from homeprog.program.state import replay
from homeprog.ui.companion import Companion
from homeprog.ui.context import Context
from homeprog.ui.figure_view import FigureView
from homeprog.ui.routing import page_for
from homeprog.ui.session_page import SessionPage
from homeprog.ui.sounds import Player
from homeprog.ui.speech import Speaker
from homeprog.ui.voices import accent, find_voice
from homeprog.ui.words_cues import language_of_words

STALL_S = 2.0
"""A gap in real time after which the session takes it that the computer slept."""


class SessionHost(QWidget):
    """Holds one running session; a new one is made each time the page is opened.

    Attributes:
        page: The running session, None while there is none.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page: SessionPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def page_shown(self) -> None:
        """Begin today's session, or go on with the one that was begun."""
        if self.page is not None:
            return
        companion, settings = self._context.companion, self._context.preferences.settings
        player = Player(settings.volume / 100, settings.voice_volume / 100)
        if settings.beeps or settings.voice:
            player.open_soon()  # before all else: the first sentence follows at once
        facts = begun_today(companion)
        script = script_for(companion, settings, facts)
        if not script.blocks:
            player.close()
            self._leave()
            if facts:
                self._tell_lost()
            return
        self.page = self._make_page(script, facts, player)
        self.page.closed.connect(self._leave)
        self.page.troubled.connect(self._on_troubled)
        self._column.addWidget(self.page)
        if settings.full_screen:
            self._fill_screen(True)
        self.page.start()

    def _tell_lost(self) -> None:
        words = self.tr(
            "This session cannot go on; perhaps the computer's clock was changed. "
            "Press End here: everything you did is kept."
        )
        self._context.window.alerts.tell_trouble(words)

    def _make_page(self, script: Script, facts: Sequence[Fact], player: Player) -> SessionPage:
        """The session as chosen in Settings."""
        companion, settings = self._context.companion, self._context.preferences.settings
        return SessionPage(
            script,
            companion,
            companion.clock,
            self._figure,
            facts=facts,
            speed=speed_of(companion.clock),
            device=player if settings.beeps or settings.voice else None,
            beeps=settings.beeps,
            speaker=speaker_for(settings, self._context.folder, player) if settings.voice else None,
            wording=settings.wording,
            flash=settings.flash,
            parent=self,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The session takes the keys."""
        if self.page is not None:
            self.page.view.setFocus()

    def can_close(self) -> bool:
        """Whether the window may close; a running session asks first."""
        return self.page is None or self.page.can_close()

    def _figure(self, parent: QWidget) -> FigureView:
        figure = FigureView(self._context.companion.catalog.exercises, parent)
        figure.is_centred = True
        figure.reduce_motion = self._context.preferences.settings.reduce_motion
        return figure

    def _fill_screen(self, fill: bool) -> None:
        window, full = self._context.window, Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | full if fill else window.windowState() & ~full)

    @Slot(str)
    def _on_troubled(self, sentence: str) -> None:
        """Say it where no button is."""
        assert self.page is not None
        view = self.page.view
        free = view.stage.words if view.stage.isVisible() else view.bar  # over the figure, not over words
        self._context.window.alerts.toast(sentence, above=free)

    @Slot()
    def _leave(self) -> None:
        """Back to the page the patient's state asks for."""
        self._fill_screen(False)
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self._context.window.show_page(page_for(self._context.companion))


def speaker_for(settings: Settings, folder: DataFolder, player: Player) -> Speaker:
    """Who speaks, as chosen in Settings."""
    language = accent(settings.voice_accent, language_of_words())
    return Speaker(find_voice(language, settings.voice_rate), folder.cache / "speech", player)


def begun_today(companion: Companion) -> tuple[Fact, ...]:
    """The facts of today's session that was begun and not ended; none if there is no such session."""
    session = companion.state.session
    if session is None or session.how is not None or session.day != companion.now().date():
        return ()
    return facts_of(session.id, companion.facts_of_today())


def script_for(companion: Companion, settings: Settings, begun: Sequence[Fact]) -> Script:
    """The script of the session: of today's plan, or of the plan as it was when the session began."""
    state, plan = companion.state, companion.plan()
    started = next((fact for fact in begun if isinstance(fact, SessionStarted)), None)
    if started is not None:
        state, plan = _as_it_was(companion, started)
    record = state.day_record(plan.day)
    readiness = None if record is None else record.readiness
    return session_script.build(
        plan,
        companion.catalog,
        session=started.session if started is not None else new_id(companion.now()),
        rest_pain=0 if readiness is None else readiness.rest,
        start_zones=(0, 0) if readiness is None else (readiness.zone_left, readiness.zone_right),
        limits=limits_of(state, companion.catalog),
        pace=pace_of(settings, speed_of(companion.clock)),
    )


def speed_of(clock: Clock) -> float:
    """How many times faster than the wall clock the session runs (`--speed`)."""
    return clock.speed if isinstance(clock, SystemClock) else 1.0


def pace_of(settings: Settings, speed: float = 1.0) -> Pace:
    """The pace that was chosen; two real seconds without a look are a stall at any speed."""
    return Pace(
        get_ready_s=float(settings.get_ready_s),
        switch_s=float(settings.switch_s),
        rest_factor=settings.rest_factor,
        wait_for_me=not settings.auto_flow,
        stall_s=STALL_S * speed,
    )


def _as_it_was(companion: Companion, started: SessionStarted) -> tuple[ProgramState, DayPlan]:
    """State and plan of the moment before a session began."""
    until = started.at - timedelta(microseconds=1)
    state = replay(companion.all_facts(), companion.catalog, until)
    return state, plan_day(state, started.at, companion.catalog)
