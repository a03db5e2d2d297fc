"""Reminders on the Settings page: what this desktop can do, and the days as a file for one's own calendar."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from homeprog.data.errors import StoreError
from homeprog.data.files import write_whole
from homeprog.handout.calendar_file import calendar_file
from homeprog.program.facts import WEEKDAYS
from homeprog.ui.context import Context
from homeprog.ui.tray import has_tray
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.text import Text

LEAST_MINUTES = 10
USUAL_TIME = time(10)


class CalendarCard(Card):
    """Says whether notices are possible, and saves the calendar file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.words = Text(self._possible(), parent=self)
        self.button = Button(self.tr("Save my days for a calendar"), "secondary", "calendar", self)
        self.body.addWidget(self.words)
        row = BarLayout(0)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.button.clicked.connect(self._on_save)

    def _possible(self) -> str:
        if has_tray():
            return self.tr(
                "Reminders come while this program is open, also behind other windows. "
                "A calendar reminds you at any time."
            )
        return self.tr(
            "This desktop does not show the notes of a program, so we cannot remind you here. "
            "Your own calendar can do it."
        )

    def save(self, path: Path) -> None:
        """Write the calendar file; trouble becomes a notice."""
        alerts, companion = self._context.window.alerts, self._context.companion
        state = companion.state
        days = tuple(day for day in WEEKDAYS if state.schedule is None or day in state.schedule)
        content = calendar_file(
            days or WEEKDAYS,
            _time(state.schedule_time),
            title=self.tr("Back exercises"),
            words=self.tr("Open the Home Program Companion and press Start."),
            minutes=max(
                LEAST_MINUTES, round(sum(item.minutes for item in self._context.companion.plan().items))
            ),
            made=self._context.companion.now(),
            uid=f"{self._context.profile.slug}@homeprog",
        )
        try:
            write_whole(path, content.encode())
        except StoreError as error:
            alerts.tell_trouble(str(error))
        else:
            alerts.toast(self.tr("Saved. Open the file with your calendar."))

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save my days for a calendar"), "exercises.ics")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self._on_chosen)
        QDialog.open(dialog)

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.save(Path(path))


def _time(chosen: str | None) -> time:
    try:
        return time.fromisoformat(chosen or "")
    except ValueError:
        return USUAL_TIME
