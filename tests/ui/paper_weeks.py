"""A week lived twice: on the screen through the real session, and typed in from its log sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from fakes import FakeClock
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from homeprog.data.settings import Settings
from homeprog.program.facts import AfterRated, MorningRated, ReadinessChecked, WalkDone
from homeprog.program.session_types import Pace
from homeprog.ui.companion import Companion
from homeprog.ui.paper_week_page import PaperWeekPage
from homeprog.ui.paper_week_sheet import Place
from homeprog.ui.session_controller import SessionController
from homeprog.ui.session_host import script_for

NEVER_ASLEEP_S = 1e9
ENTER = "\n"
"""Stands for the key in a row of keys."""


@dataclass
class LivedDay:
    """A day: scores, the pain of every exercise in turn, the walk; None for what was not answered.

    A walk with a pain is the one that the session asks for; one without comes in the afternoon.
    """

    morning: int | None = None
    before: int | None = None
    pains: Sequence[int] = ()
    after: int | None = None
    walk: int | None = None
    done: list[tuple[str, int, int]] = field(default_factory=list)
    """Exercise, sets, pain: what the screen's session made of it, for the sheet."""
    walk_pain: int | None = None
    zones: tuple[int, int] = (1, 1)

    @property
    def legs(self) -> dict[str, int]:
        """The furthest point of both legs, as facts call it."""
        return dict(zip(("zone_left", "zone_right"), self.zones, strict=True))


def live_on_screen(companion: Companion, clock: FakeClock, day: datetime, lived: LivedDay) -> None:
    """One day on the screen, each fact as its page stores it."""
    clock.set_wall(day.replace(hour=7))
    if lived.morning is not None:
        companion.record(MorningRated, pain=lived.morning, stiffness_min=10.0, **lived.legs)
    clock.set_wall(day.replace(hour=10))
    if lived.before is not None:
        companion.record(ReadinessChecked, rest=lived.before, **lived.legs)
    if lived.pains:
        _train(companion, clock, lived)
    clock.set_wall(day.replace(hour=17))
    if lived.walk is not None and lived.walk_pain is None:
        companion.record(WalkDone, minutes=float(lived.walk))


def _train(companion: Companion, clock: FakeClock, lived: LivedDay) -> None:
    """The real session from Start to its end, with its walk if that is rated."""
    script = replace(script_for(companion, Settings(), ()), pace=Pace(stall_s=NEVER_ASLEEP_S))
    controller = SessionController(script, companion, clock)
    pains = iter(lived.pains * 8)
    controller.start()
    while not controller.can_close():
        state = controller.state
        is_walk = state.block.item.part == "walk"
        if is_walk and lived.walk_pain is None:
            controller.skip("time")
        elif state.phase == "rate":
            pain = lived.walk_pain if is_walk else next(pains)
            if not is_walk:
                lived.done.append((state.block.exercise, state.block.item.sets, pain))
            controller.rate(pain)
            controller.confirm()
        else:
            assert state.until is not None, state.phase
            clock.advance(max(0.0, state.until - clock.monotonic()))
            controller.look()
    session = companion.state.session
    assert session is not None
    clock.advance(600)
    if lived.after is not None:
        companion.record(AfterRated, session=session.id, pain=lived.after, **lived.legs)
    controller.leave()


class Typist:
    """Types a sheet with the keyboard alone, and counts the keys.

    Attributes:
        named: Spare row by exercise: what was done and is not on the sheet.
    """

    def __init__(self, page: PaperWeekPage) -> None:
        self.page = page
        self.keys = 0
        self.named: dict[str, str] = {}

    @property
    def place(self) -> Place:
        """The box that has the focus."""
        cell = QApplication.focusWidget()
        assert cell in self.page.sheet.grid.cells.values(), cell
        return cell.place

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget(), key, held)

    def type(self, text: str) -> None:
        """Each character is a key; a line break is Enter."""
        for char in text:
            if char == ENTER:
                self.press(Qt.Key.Key_Return)
            else:
                assert self.place is not None
                self.keys += 1
                QTest.keyClicks(QApplication.focusWidget(), char)

    def day(self, lived: LivedDay) -> int:
        """Type a column from top to bottom; gives the number of boxes filled."""
        for exercise, _, _ in lived.done:
            self._name(exercise)
        waiting = self._values(self.place.day, lived)
        filled = len(waiting)
        while waiting:
            here = self.place
            value = waiting.pop(here, None)
            if value is not None:
                self.type(str(value))
            if self.place == here:  # nothing stands there, or a 1 or minutes wait for Enter
                self.press(Qt.Key.Key_Return)
                assert self.place != here, f"never came to {waiting}"
        self.press(Qt.Key.Key_PageDown)
        return filled

    def _values(self, day: int, lived: LivedDay) -> dict[Place, int]:
        """What the patient wrote into the boxes of a day."""
        rows = {"morning": lived.morning, "before": lived.before, "after": lived.after, "walk": lived.walk}
        values = {Place(day, row): value for row, value in rows.items() if value is not None}
        if lived.walk_pain is not None:
            values[Place(day, "walk", 1)] = lived.walk_pain
        if lived.done:
            values |= {Place(day, "zones", half): zone for half, zone in enumerate(lived.zones)}
        for exercise, sets, pain in lived.done:
            row = self.named.get(exercise, exercise)
            values |= {Place(day, row): sets, Place(day, row, 1): pain}
        order = list(self.page.sheet.grid.cells)
        return dict(sorted(values.items(), key=lambda item: order.index(item[0])))

    def _name(self, exercise: str) -> None:
        """Name a spare row, for an exercise that the sheet does not bear."""
        grid = self.page.sheet.grid
        if exercise in self.named or Place(0, exercise) in grid.cells:
            return
        row = next(row for row in grid.spares if row not in self.named.values())
        self.named[exercise] = row
        box = grid.spares[row]
        index = box.findData(exercise)
        assert index > 0, f"{exercise} is not offered"
        box.setCurrentIndex(index)
        box.activated.emit(index)
