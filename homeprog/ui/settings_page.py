"""Settings: reading, session, sounds, paper, days, profiles, data."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from homeprog.data.backup import Backup
from homeprog.program.facts import WEEKDAYS, ScheduleSet
from homeprog.ui import theme, words
from homeprog.ui.asks.intake_forms import ScheduleForm
from homeprog.ui.asks.steps import ScheduleStep
from homeprog.ui.context import Context
from homeprog.ui.settings_data import DataController
from homeprog.ui.settings_reminders import CalendarCard
from homeprog.ui.settings_rows import Row, key_of, rows, value_of
from homeprog.ui.settings_sounds import SoundTrial
from homeprog.ui.today_view import KeyedButton
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text

USUAL_TIME = "10:00"
BACKUPS_SHOWN = 8


class RowChoice(BigChoice):
    """The choices of one row.

    Signals:
        changed_to(str, str): Field and key of what was chosen.
    """

    changed_to = Signal(str, str)

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(row.label, row.options, len(row.options), parent)
        self._field, self._known = row.field, {option.key for option in row.options}
        self.chosen.connect(self._on_row_chosen)

    def show_key(self, key: str) -> None:
        """Show what holds; nothing where the file says something that is not on offer."""
        self.set_value(key if key in self._known else None)

    @Slot(str)
    def _on_row_chosen(self, key: str) -> None:
        self.changed_to.emit(self._field, key)


class SettingsPage(PageScaffold):
    """Every choice takes effect at once and is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.data = DataController(context, self)
        self.set_title(self.tr("Settings"))
        self._wanted: Backup | None = None
        self._trial = SoundTrial(context, self)
        self.choices: dict[str, RowChoice] = {}
        self._add_rows()
        self.calendar = CalendarCard(context, self)
        self.add(self.calendar)
        self._add_days()
        self._add_profiles()
        self._add_data()
        self._add_clinician()
        self.data.changed.connect(self.page_shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the sound device go."""
        super().hideEvent(event)
        self._trial.stop()

    @Slot()
    def page_shown(self) -> None:
        """Show what holds now."""
        settings = self._context.preferences.settings
        for field, choice in self.choices.items():
            key = key_of(settings, field)
            choice.show_key(key)
        newest = self.data.backups()[:1]
        self.last_backup.setText(
            self.tr("Newest backup: {when}").format(when=spoken(newest[0]))
            if newest
            else self.tr("No backup yet.")
        )

    def _add_rows(self) -> None:
        cards: dict[str, Card] = {}
        self.beep_button = Button(self.tr("Try a beep"), "secondary", "sound", self)
        self.voice_button = Button(self.tr("Try the voice"), "secondary", "sound", self)
        trials = {
            "volume": (self.beep_button, self._trial.beep),
            "voice_volume": (self.voice_button, self._trial.speak),
        }
        for row in rows():
            card = cards.get(row.group)
            if card is None:
                card = cards[row.group] = Card(row.group, parent=self)
                self.add(card)
            card.body.addWidget(Text(row.label, "strong", card))
            choice = RowChoice(row, card)
            choice.changed_to.connect(self._on_changed_to)
            card.body.addWidget(choice)
            self.choices[row.field] = choice
            if row.field in trials:
                button, trial = trials[row.field]
                card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
                button.clicked.connect(trial)

    def _add_days(self) -> None:
        state = self._context.companion.state
        days = tuple(day for day in WEEKDAYS if state.schedule is None or day in state.schedule)
        step = ScheduleStep(key="schedule", title="", days=days, time=state.schedule_time or USUAL_TIME)
        self.schedule = ScheduleForm(step, self)
        self.add(self.schedule)
        self.days_button = Button(self.tr("Keep these days"), "secondary", "check", self)
        self.add(self.days_button)
        self.days_button.clicked.connect(self._on_days)

    def _add_profiles(self) -> None:
        card = Card(self.tr("People on this computer"), parent=self)
        mine = self.tr("Open now: {name}").format(name=self._context.profile.name)
        card.body.addWidget(Text(mine, "strong", card))
        for other in self.data.others():
            button = KeyedButton(other.slug, self.tr("Open {name}").format(name=other.name), "person", card)
            button.picked.connect(self.data.switch)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Text(self.tr("Name of another person"), "strong", card))
        self.new_name = QLineEdit(card)
        self.new_name.setAccessibleName(self.tr("Name of another person"))
        self.new_name.setMaximumWidth(theme.current().px(16))
        card.body.addWidget(self.new_name)
        self.add_button = Button(self.tr("Add this person"), "secondary", "plus", card)
        card.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._on_add)
        self.add(card)

    def _add_data(self) -> None:
        card = Card(self.tr("Your data"), parent=self)
        where = self.tr("Everything is kept on this computer, in {folder}.")
        card.body.addWidget(Text(where.format(folder=self._context.folder.root), parent=card))
        self.last_backup = Text("", "muted", card)
        card.body.addWidget(self.last_backup)
        bar = BarLayout(theme.current().space("m"))
        self.backup_button = Button(self.tr("Back up now"), "secondary", "save", card)
        self.restore_button = Button(self.tr("Bring back a backup"), "secondary", "undo", card)
        self.export_button = Button(self.tr("Export"), "secondary", "next", card)
        self.merge_button = Button(self.tr("Add from a file"), "secondary", "plus", card)
        self.erase_button = Button(self.tr("Erase everything"), "stop", "close", card)
        for button in (
            self.backup_button,
            self.restore_button,
            self.export_button,
            self.merge_button,
            self.erase_button,
        ):
            bar.addWidget(button)
        card.body.addLayout(bar)
        self.restore_list = Card(self.tr("Which backup?"), "raised", card)
        self.restore_list.hide()
        card.body.addWidget(self.restore_list)
        self.add(card)
        self.backup_button.clicked.connect(self.data.back_up)
        self.restore_button.clicked.connect(self._on_restore)
        self.export_button.clicked.connect(self._on_export)
        self.merge_button.clicked.connect(self._on_merge)
        self.erase_button.clicked.connect(self._on_erase)

    def _add_clinician(self) -> None:
        card = Card(self.tr("For a doctor or physiotherapist"), parent=self)
        self.clinician_button = Button(self.tr("Open the clinician's page"), "secondary", "person", card)
        self.clinician_button.clicked.connect(self._on_clinician)
        card.body.addWidget(self.clinician_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(card)

    @Slot()
    def _on_clinician(self) -> None:
        question = self._context.window.alerts.ask(
            self.tr("Is a clinician making these entries?"),
            self.tr(
                "They change your program. Please enter only what a doctor or physiotherapist has told you."
            ),
            yes=self.tr("Yes, open the page"),
            no=self.tr("No, go back"),
        )
        question.agreed.connect(self._open_clinician)

    @Slot()
    def _open_clinician(self) -> None:
        self._context.window.show_page("clinician")

    @Slot(str, str)
    def _on_changed_to(self, field: str, key: str) -> None:
        self._context.preferences.change(**{field: value_of(field, key)})

    @Slot()
    def _on_days(self) -> None:
        problem = self.schedule.problem()
        if problem:
            self._context.window.alerts.tell_trouble(problem)
        elif self._context.companion.record(ScheduleSet, **self.schedule.fields()) is not None:
            self._context.window.alerts.toast(self.tr("Your days are kept."))

    @Slot()
    def _on_add(self) -> None:
        self.data.add(self.new_name.text())

    @Slot()
    def _on_restore(self) -> None:
        for old in self.restore_list.findChildren(KeyedButton):
            old.hide()
            old.deleteLater()
        for known in self.data.backups()[:BACKUPS_SHOWN]:
            button = KeyedButton(known.path.name, spoken(known), "undo", self.restore_list)
            button.picked.connect(self._on_backup_picked)
            self.restore_list.body.addWidget(button)
        self.restore_list.show()
        self.reveal(self.restore_list)

    @Slot(str)
    def _on_backup_picked(self, name: str) -> None:
        wanted = next((one for one in self.data.backups() if one.path.name == name), None)
        if wanted is None:
            return
        self._wanted = wanted
        question = self._context.window.alerts.ask(
            self.tr("Bring back this backup?"),
            self.tr("Your program will be as it was then: {when}. What is there now is kept aside.").format(
                when=spoken(wanted)
            ),
            yes=self.tr("Bring it back"),
            no=self.tr("Leave it"),
        )
        question.agreed.connect(self._bring_back)

    @Slot()
    def _bring_back(self) -> None:
        if self._wanted is not None:
            self.data.bring_back(self._wanted)

    @Slot()
    def _on_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export all answers"), f"{self._context.profile.slug}.jsonl")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.fileSelected.connect(self._on_export_chosen)
        QDialog.open(dialog)

    @Slot(str)
    def _on_export_chosen(self, path: str) -> None:
        self.data.export(Path(path))

    @Slot()
    def _on_merge(self) -> None:
        dialog = QFileDialog(self, self.tr("Add answers from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Exported answers (*.jsonl)"))
        dialog.fileSelected.connect(self._on_merge_chosen)
        QDialog.open(dialog)

    @Slot(str)
    def _on_merge_chosen(self, path: str) -> None:
        self.data.merge(Path(path))

    @Slot()
    def _on_erase(self) -> None:
        question = self._context.window.alerts.ask(
            self.tr("Erase everything of {name}?").format(name=self._context.profile.name),
            self.tr(
                "All answers, all backups, for good. Nobody can bring them back. Export them first if unsure."
            ),
            yes=self.tr("Erase for good"),
            no=self.tr("Keep everything"),
            kind="stop",
        )
        question.agreed.connect(self.data.erase)


def spoken(known: Backup) -> str:
    """Day and time of a backup."""
    return f"{words.day(known.taken.date())}, {known.taken:%H:%M}"
