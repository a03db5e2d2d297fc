"""Program: the pages of map, pair, library and exercise, wired to their controller."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from homeprog.ui.context import Context
from homeprog.ui.copy_summary import show_on_paper
from homeprog.ui.exercise_view import ExerciseView
from homeprog.ui.library_view import LibraryView
from homeprog.ui.pair_view import PairView
from homeprog.ui.program_controller import ProgramController
from homeprog.ui.program_view import ProgramView
from homeprog.ui.program_vm import ExerciseVM, LibraryVM, OverviewVM, PairDetailVM


class ProgramPage(QStackedWidget):
    """The whole of Program."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        companion = context.companion
        self._context = context
        self.overview = ProgramView(self)
        self.pair = PairView(self)
        self.library = LibraryView(self)
        self.exercise = ExerciseView(companion.catalog.exercises, self)
        self.controller = ProgramController(companion, self)
        for view in (self.overview, self.pair, self.library, self.exercise):
            self.addWidget(view)
        self._connect()
        self.controller.failed.connect(context.window.alerts.tell_trouble)
        companion.changed.connect(self._on_facts_changed)

    def page_shown(self) -> None:
        """Look at the facts again."""
        self.controller.refresh()

    def _connect(self) -> None:
        to = self.controller
        to.changed.connect(self._on_changed)
        self.overview.pair_chosen.connect(to.open_pair)
        self.overview.library_requested.connect(to.open_library)
        self.overview.paper_requested.connect(self._on_paper_requested)
        self.overview.file_requested.connect(self._on_file)
        self.library.filter_chosen.connect(to.filter_library)
        for view in (self.pair, self.library, self.exercise):
            view.exercise_chosen.connect(to.open_exercise)
            view.back_requested.connect(to.back)

    @Slot()
    def _on_file(self) -> None:
        self._context.window.show_page("program_file")

    @Slot()
    def _on_paper_requested(self) -> None:
        show_on_paper(self._context, "map")

    @Slot()
    def _on_facts_changed(self) -> None:
        if self.isVisible():
            self.controller.refresh()

    @Slot(object)
    def _on_changed(self, vm: object) -> None:
        match vm:
            case OverviewVM():
                self.overview.render_vm(vm)
                self.setCurrentWidget(self.overview)
            case PairDetailVM():
                self.pair.render_vm(vm)
                self.setCurrentWidget(self.pair)
            case LibraryVM():
                self.library.render_vm(vm)
                self.setCurrentWidget(self.library)
            case ExerciseVM():
                self.exercise.render_vm(vm)
                self.setCurrentWidget(self.exercise)
