"""The session screen: one calm stage, questions with big answers, everything by key, mouse or presenter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.session.button_bar import ButtonBar
from homeprog.ui.session.choices import (
    leaving_question,
    settled_question,
    sharp_question,
    skip_question,
)
from homeprog.ui.session.ending import EndPage
from homeprog.ui.session.keys import SessionKeys
from homeprog.ui.session.press import Press
from homeprog.ui.session.questions import HurtsQuestion, Question, ScoreQuestion
from homeprog.ui.session.stage import Figure, Stage
from homeprog.ui.session_vm import Frame, SessionVM
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.text import Text

COMPACT_BELOW_EM = 24.0
"""Height, in lines of text, below which the stage is compact (1024 x 600 at 200 %)."""


class SessionView(QWidget):
    """Shows a `SessionVM`, reports wishes.

    Args:
        make_figure: Makes the drawn person, with the parent given.
        footer: The words under every session (clinical.md 10.1).

    Signals:
        pause_toggled(), next_requested(), back_requested(), more_rest_requested(), hurts_requested(),
        easier_requested(), end_requested(), confirmed(), later_requested(), closed(): Wishes.
        complained(str): A `Complaint`.
        pain_rated(int), effort_rated(int), waist_checked(bool), breath_checked(bool), grabs_counted(int),
        zones_told(int, int), sharp_answered(bool), settled_answered(bool): Answers.
        skip_requested(str): A reason of `exercise_skipped`.
    """

    pause_toggled = Signal()
    next_requested = Signal()
    back_requested = Signal()
    more_rest_requested = Signal()
    hurts_requested = Signal()
    easier_requested = Signal()
    end_requested = Signal()
    confirmed = Signal()
    later_requested = Signal()
    closed = Signal()
    complained = Signal(str)
    pain_rated = Signal(int)
    effort_rated = Signal(int)
    waist_checked = Signal(bool)
    breath_checked = Signal(bool)
    grabs_counted = Signal(int)
    zones_told = Signal(int, int)
    sharp_answered = Signal(bool)
    settled_answered = Signal(bool)
    skip_requested = Signal(str)

    def __init__(
        self, make_figure: Callable[[QWidget], Figure], footer: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._vm: SessionVM | None = None
        self.stage = Stage(make_figure(self), self)
        self._make_questions()
        self._make_buttons()
        self._arrange(footer)
        self._connect()
        self._keys, self._press = SessionKeys(self), Press(self)
        self._connect_keys()

    def _make_questions(self) -> None:
        self.hurts = HurtsQuestion(self)
        self.score = ScoreQuestion(self)
        self.sharp, self.settled = sharp_question(self), settled_question(self)
        self.skip, self.leaving = skip_question(self), leaving_question(self)
        self.ending = EndPage(self)

    def _make_buttons(self) -> None:
        self.pause_button = Button(self.tr("Pause"), "primary", "pause", self)
        self.back_button = Button(self.tr("Again"), "secondary", "undo", self)
        self.next_button = Button(self.tr("Next"), "secondary", "next", self)
        self.more_button = Button(self.tr("+15 s"), "secondary", "clock", self)
        self.easier_button = Button(self.tr("Easier"), "secondary", "swap", self)
        self.lacking_button = Button(self.tr("Do not have it"), "secondary", "minus", self)
        self.skip_button = Button(self.tr("Leave out"), "secondary", "minus", self)
        self.end_button = Button(self.tr("End here"), "secondary", "close", self)
        self.hurts_button = Button(self.tr("It hurts"), "stop", "heart", self)
        self.return_button = Button(self.tr("Back"), "secondary", "back", self)
        names = {
            self.pause_button: self.tr("Pause or go on (Space)"),
            self.back_button: self.tr("Start this again (B)"),
            self.next_button: self.tr("Next (N)"),
            self.more_button: self.tr("Fifteen seconds more rest (plus)"),
            self.easier_button: self.tr("An easier one, please (E)"),
            self.lacking_button: self.tr("I do not have what it needs (I)"),
            self.hurts_button: self.tr("It hurts (H)"),
        }
        for button in self._all_buttons():
            button.setAccessibleName(button.text())
            button.setToolTip(names.get(button, button.text()))

    def _arrange(self, footer: str) -> None:
        now = theme.current()
        self._pages = QStackedWidget(self)
        for page in self._all_pages():
            self._pages.addWidget(page)
        self.bar = ButtonBar(self._all_buttons(), (self.pause_button, self.hurts_button), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.space("m"), now.space("s"), now.space("m"), now.space("s"))
        column.setSpacing(now.space("s"))
        column.addWidget(self._pages, 1)
        column.addWidget(self.bar)
        self.footer = Text(footer, "small", self)
        column.addWidget(self.footer)

    def _all_pages(self) -> tuple[QWidget, ...]:
        questions = (self.hurts, self.score, self.sharp, self.settled, self.skip, self.leaving)
        return (self.stage, *questions, self.ending)

    def _all_buttons(self) -> tuple[Button, ...]:
        return (
            self.return_button,
            self.back_button,
            self.pause_button,
            self.next_button,
            self.more_button,
            self.easier_button,
            self.lacking_button,
            self.skip_button,
            self.end_button,
            self.hurts_button,
        )

    def _connect(self) -> None:
        self.pause_button.clicked.connect(self.pause_toggled)
        self.back_button.clicked.connect(self.back_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.more_button.clicked.connect(self.more_rest_requested)
        self.easier_button.clicked.connect(self.easier_requested)
        self.lacking_button.clicked.connect(self._on_lacking)
        self.skip_button.clicked.connect(self._ask_skip)
        self.end_button.clicked.connect(self.ask_leave)
        self.hurts_button.clicked.connect(self.hurts_requested)
        self.return_button.clicked.connect(self._on_return)
        self.hurts.chosen.connect(self.complained)
        self.score.scored.connect(self.pain_rated)
        self.score.effort_chosen.connect(self.effort_rated)
        self.score.waist_checked.connect(self.waist_checked)
        self.score.breath_checked.connect(self.breath_checked)
        self.score.grabs_counted.connect(self.grabs_counted)
        self.score.zones_told.connect(self.zones_told)
        self.score.confirmed.connect(self.confirmed)
        self.sharp.chosen.connect(self._on_sharp_chosen)
        self.settled.chosen.connect(self._on_settled_chosen)
        self.skip.chosen.connect(self._on_skip_chosen)
        self.leaving.chosen.connect(self._on_leaving_chosen)
        self.ending.closed.connect(self.closed)

    def _connect_keys(self) -> None:
        keys, press = self._keys, self._press
        keys.hurts_wished.connect(self._on_hurts_key)
        keys.full_screen_wished.connect(self._on_full_screen)
        keys.forward.connect(self._on_forward_key)
        keys.backward.connect(self._on_backward_key)
        keys.pressed.connect(self._on_press_key)
        keys.pause_wished.connect(self.pause_toggled)
        keys.next_wished.connect(self.next_requested)
        keys.again_wished.connect(self.back_requested)
        keys.more_wished.connect(self.more_rest_requested)
        keys.easier_wished.connect(self.easier_requested)
        keys.lacking_wished.connect(self._on_lacking)
        press.short.connect(self._on_short_press)
        press.long.connect(self._on_long_press)

    @Slot(object)
    def render_vm(self, vm: SessionVM) -> None:
        """Show a state of the session."""
        before, self._vm = self._vm, vm
        page = self._page_of(vm)
        if isinstance(page, Question):
            page.show_vm(vm)
        else:
            self.stage.show_vm(vm)
        if before is None or before.phase != vm.phase or before.paused != vm.paused:
            self._show_page(page)
        self._show_buttons(vm)

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Move ring and figure."""
        if self._pages.currentWidget() is self.stage:
            self.stage.show_frame(frame)

    def _page_of(self, vm: SessionVM) -> QWidget:
        match vm.phase:
            case "hurts":
                return self.hurts
            case "rate" | "eased_rate" | "score" | "zones":
                return self.score
            case "sharp_gone":
                return self.sharp
            case "settled":
                return self.settled
            case "done":
                return self.ending
            case _:
                return self.stage

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        on_stage = page is self.stage
        self._keys.set_on_stage(on_stage)
        if isinstance(page, Question):
            page.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self, vm: SessionVM) -> None:
        """Few buttons at a time: while it runs, while it is paused, and in a question."""
        local = self._pages.currentWidget() in (self.skip, self.leaving)
        stage = self._pages.currentWidget() is self.stage
        announced = stage and vm.phase == "next_up" and not vm.paused
        panel = vm.phase in {"hurts", "zones", "score", "sharp_gone"}
        self.bar.set_words(self.pause_button, self.tr("Go on") if vm.paused else self.tr("Pause"))
        self.pause_button.set_icon("play" if vm.paused else "pause")
        asked = not panel and not local and vm.phase not in {"done", "idle", "ease_off"}
        shown = {
            self.return_button: panel or local,
            self.back_button: stage and vm.can_back,
            self.pause_button: stage,
            self.next_button: stage and vm.can_next and not vm.paused,
            self.more_button: stage and vm.can_add and not vm.paused,
            self.easier_button: stage and vm.paused and vm.can_ease,
            self.lacking_button: announced and vm.needs_something,
            self.skip_button: stage and vm.paused and vm.can_ease,
            self.end_button: not local and vm.phase != "done" and (vm.paused or not stage),
            self.hurts_button: asked,
        }
        self.bar.show_buttons([button for button, wanted in shown.items() if wanted])
        self.bar.setVisible(vm.phase != "done")
        calm = (stage and vm.paused and not vm.waits) or vm.phase == "done"
        self.footer.setVisible(calm or not self._compact())

    def _compact(self) -> bool:
        """Whether text is so large for the screen that the stage needs every line."""
        return self.height() < COMPACT_BELOW_EM * theme.current().em_px

    def minimumSizeHint(self) -> QSize:
        """A small notebook screen is enough; wrapped labels would ask for far more than they use."""
        return QSize(theme.current().target * 8, theme.current().px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small screen with large text drops what is not needed while working."""
        super().resizeEvent(event)
        self.stage.set_compact(self._compact())
        if self._vm is not None:
            self.render_vm(self._vm)

    @Slot()
    def ask_leave(self) -> None:
        """Ask whether to go on, finish later or end here; a running phase is paused first."""
        self._ask(self.leaving)

    @Slot()
    def _ask_skip(self) -> None:
        self._ask(self.skip)

    def _ask(self, page: Question) -> None:
        if self._vm is None or self._vm.phase == "done":
            return
        if self._pages.currentWidget() is self.stage and not self._vm.paused:
            self.pause_toggled.emit()
        self._show_page(page)
        self._show_buttons(self._vm)

    @Slot()
    def _on_return(self) -> None:
        if self._pages.currentWidget() in (self.skip, self.leaving):
            self._back_to_session()
        else:
            self.back_requested.emit()

    def _back_to_session(self) -> None:
        if self._vm is not None:
            self._show_page(self._page_of(self._vm))
            self._show_buttons(self._vm)

    @Slot(str)
    def _on_skip_chosen(self, reason: str) -> None:
        self._back_to_session()
        if reason == "pain":
            self.hurts_requested.emit()
        else:
            self.skip_requested.emit(reason)

    @Slot(str)
    def _on_leaving_chosen(self, choice: str) -> None:
        self._back_to_session()
        if choice == "stay" and self._vm is not None and self._vm.paused:
            self.pause_toggled.emit()
        elif choice == "later":
            self.later_requested.emit()
        elif choice == "end":
            self.end_requested.emit()

    @Slot(str)
    def _on_sharp_chosen(self, key: str) -> None:
        self.sharp_answered.emit(key == "yes")

    @Slot(str)
    def _on_settled_chosen(self, key: str) -> None:
        self.settled_answered.emit(key == "yes")

    @Slot()
    def _on_hurts_key(self) -> None:
        """H and Esc ask what hurts; Esc in the question goes back."""
        if self.return_button.isHidden():
            self.hurts_requested.emit()
        else:
            self._on_return()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that no button took, anywhere."""
        event.accept()
        self._press.begin()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See mousePressEvent."""
        event.accept()
        self._press.end()

    @Slot()
    def _on_short_press(self) -> None:
        """A press on the stage pauses or goes on; beside the answers of a question it means nothing."""
        if self._pages.currentWidget() is self.stage:
            self.pause_toggled.emit()

    @Slot()
    def _on_long_press(self) -> None:
        """A long press asks what hurts, from wherever "it hurts" can be asked."""
        if not self.hurts_button.isHidden():
            self.hurts_requested.emit()

    @Slot()
    def _on_lacking(self) -> None:
        self.skip_requested.emit("equipment")

    @Slot()
    def _on_full_screen(self) -> None:
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _on_forward_key(self) -> None:
        self._step(Qt.Key.Key_Right, self.next_requested.emit)

    @Slot()
    def _on_backward_key(self) -> None:
        self._step(Qt.Key.Key_Left, self.back_requested.emit)

    @Slot()
    def _on_press_key(self) -> None:
        self._step(Qt.Key.Key_Return, self.pause_toggled.emit)

    def _step(self, key: Qt.Key, on_stage: Callable[[], None]) -> None:
        """A presenter's button: a step on the stage, an arrow or Enter in a question."""
        if self._pages.currentWidget() is self.stage:
            on_stage()
            return
        target = QApplication.focusWidget()
        if target is not None and self.isAncestorOf(target):
            QApplication.sendEvent(
                target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            )
