"""Where the reader of Program is, and the view-model of that place."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.errors import StoreError
from homeprog.data.history import open_history
from homeprog.program.catalog import PAIRS
from homeprog.program.facts import TestTaken
from homeprog.ui import program_build as build
from homeprog.ui.companion import Companion
from homeprog.ui.program_vm import FILTERS, Filter, ProgramVM


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of Program: the overview, a pair, the library with a filter, or an exercise."""

    kind: Literal["overview", "pair", "library", "exercise"] = "overview"
    id: str = ""


class ProgramController(QObject):
    """Signals:
    changed(ProgramVM): What to show now.
    failed(str): The history could not be read; a sentence.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, companion: Companion, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._companion = companion
        self._way: list[Spot] = [Spot()]
        self._shown: ProgramVM | None = None

    @Slot()
    def refresh(self) -> None:
        """Look at the facts again and tell if something is different."""
        try:
            vm = self._vm(self._way[-1])
        except StoreError as error:
            self.failed.emit(str(error))
            return
        if vm != self._shown:
            self._shown = vm
            self.changed.emit(vm)

    @Slot(str)
    def open_pair(self, pair: str) -> None:
        """Go to a pair."""
        self._go(Spot("pair", pair))

    @Slot()
    def open_library(self) -> None:
        """Go to the exercises, at first to one's own."""
        self._go(Spot("library", "mine" if self._companion.state.slots else "open"))

    @Slot(str)
    def filter_library(self, wanted: str) -> None:
        """Show other exercises of the library; no new step on the way back."""
        self._way[-1] = Spot("library", wanted)
        self.refresh()

    @Slot(str)
    def open_exercise(self, exercise: str) -> None:
        """Go to an exercise."""
        self._go(Spot("exercise", exercise))

    @Slot()
    def back(self) -> None:
        """Go to where one came from."""
        if len(self._way) > 1:
            self._way.pop()
        self.refresh()

    def _go(self, spot: Spot) -> None:
        if spot in self._way:  # a circle of links must not make a long way back
            del self._way[self._way.index(spot) :]
        self._way.append(spot)
        self.refresh()

    def _vm(self, spot: Spot) -> ProgramVM:
        companion = self._companion
        known = build.Known(companion.state, companion.plan(), companion.catalog)
        if spot.kind == "pair":
            pair = next(one for one in PAIRS if one == spot.id)
            with open_history(companion.journal.path) as history:
                tests = history.facts(TestTaken)
            return build.pair_detail(known, pair, tests)
        if spot.kind == "library":
            wanted: Filter = next(one for one in FILTERS if one == spot.id)
            return build.library(known, wanted)
        if spot.kind == "exercise":
            with open_history(companion.journal.path) as history:
                return build.exercise_page(known, spot.id, history.times(spot.id))
        return build.overview(known)
