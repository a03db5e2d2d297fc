"""Program files, wired: what is in use, the preview, the editor, and the dialogs for files."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from homeprog.data.program_file import SUFFIX
from homeprog.ui.context import Context
from homeprog.ui.program_editor_view import ProgramEditorView
from homeprog.ui.program_file_controller import ProgramFileController
from homeprog.ui.program_file_view import ProgramFileView, ProgramPreviewView
from homeprog.ui.program_file_vm import SheetVM


class ProgramFilePage(QStackedWidget):
    """The three views and their controller."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controller = ProgramFileController(context.companion, context.profile, self)
        self.home = ProgramFileView(self)
        self.preview = ProgramPreviewView(self)
        self.editor = ProgramEditorView(self)
        for view in (self.home, self.preview, self.editor):
            self.addWidget(view)
        self._came_from: QWidget | None = self.home
        self._connect_controller()
        self._connect_editor()

    @Slot()
    def page_shown(self) -> None:
        """Begin with what is in use."""
        self._show_home()

    def _connect_controller(self) -> None:
        to, alerts = self.controller, self._context.window.alerts
        to.home_changed.connect(self.home.render_vm)
        to.looked.connect(self._on_looked)
        to.adopted.connect(self._on_adopted)
        to.stopped.connect(self._on_stopped)
        to.saved.connect(self._on_saved)
        to.refused.connect(self._on_refused)
        to.failed.connect(alerts.tell_unsaved)
        self.home.back_requested.connect(self._on_left)
        self.home.open_requested.connect(self._on_open)
        self.home.edit_requested.connect(self._on_edit)
        self.home.save_requested.connect(self._on_save)
        self.home.stop_requested.connect(self._on_stop)
        self.preview.back_requested.connect(self._on_preview_left)
        self.preview.adopt_requested.connect(to.adopt)
        self.preview.change_requested.connect(self._on_change)

    def _connect_editor(self) -> None:
        editor, view = self.controller.editor, self.editor
        editor.changed.connect(view.render_vm)
        view.words_said.connect(editor.say)
        view.part_chosen.connect(editor.choose_part)
        view.use_toggled.connect(editor.use)
        view.leave_toggled.connect(editor.leave)
        view.dose_chosen.connect(editor.dose)
        view.number_chosen.connect(editor.limit)
        view.undo_requested.connect(editor.undo)
        view.save_requested.connect(self._on_save_edited)
        view.look_requested.connect(self.controller.look_at_edited)
        view.back_requested.connect(self._show_home)

    @Slot()
    def _show_home(self) -> None:
        self.controller.refresh()
        self.setCurrentWidget(self.home)

    @Slot(object)
    def _on_looked(self, vm: SheetVM) -> None:
        self._came_from = self.currentWidget()
        self.preview.render_vm(vm)
        self.setCurrentWidget(self.preview)

    @Slot()
    def _on_preview_left(self) -> None:
        if self._came_from is self.editor:
            self.setCurrentWidget(self.editor)
        else:
            self._show_home()

    @Slot()
    def _on_edit(self) -> None:
        self.controller.edit()
        self.setCurrentWidget(self.editor)

    @Slot()
    def _on_change(self) -> None:
        if self._came_from is not self.editor:
            self.controller.edit_looked_at()
        self.setCurrentWidget(self.editor)

    @Slot()
    def _on_left(self) -> None:
        self._context.window.show_page("program")

    @Slot()
    def _on_adopted(self) -> None:
        self._show_home()
        self._context.window.alerts.toast(self.tr("The program is in use."), undo=self.controller.stop)

    @Slot()
    def _on_stopped(self) -> None:
        self._show_home()
        self._context.window.alerts.toast(self.tr("No program file is in use."))

    @Slot(str)
    def _on_saved(self, name: str) -> None:
        self._show_home()
        self._context.window.alerts.toast(self.tr("Saved: {name}").format(name=Path(name).name))

    @Slot(str)
    def _on_refused(self, sentences: str) -> None:
        self._context.window.alerts.tell("caution", self.tr("This file cannot be used."), sentences)

    @Slot()
    def _on_stop(self) -> None:
        question = self._context.window.alerts.ask(
            self.tr("Stop using this program file?"),
            self.tr("The program chooses your exercises by itself again. Your answers stay."),
            yes=self.tr("Stop using it"),
            no=self.tr("Keep it"),
        )
        question.agreed.connect(self.controller.stop)

    # -- files ---------------------------------------------------------------------------------------------

    @Slot()
    def _on_open(self) -> None:
        dialog = QFileDialog(self, self.tr("Use a program file"), _documents())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Program files (*.homeprog)"))
        dialog.fileSelected.connect(self._on_open_chosen)
        QDialog.open(dialog)

    @Slot(str)
    def _on_open_chosen(self, path: str) -> None:
        self.controller.open_file(Path(path))

    @Slot()
    def _on_save(self) -> None:
        self._ask_where().fileSelected.connect(self._on_save_chosen)

    @Slot(str)
    def _on_save_chosen(self, path: str) -> None:
        self.controller.save(Path(path))

    @Slot()
    def _on_save_edited(self) -> None:
        self._ask_where().fileSelected.connect(self._on_save_edited_chosen)

    @Slot(str)
    def _on_save_edited_chosen(self, path: str) -> None:
        self.controller.save_edited(Path(path))

    def _ask_where(self) -> QFileDialog:
        name = self.tr("program")
        dialog = QFileDialog(self, self.tr("Save as a program file"), f"{_documents()}/{name}{SUFFIX}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Program files (*.homeprog)"))
        dialog.setDefaultSuffix(SUFFIX[1:])
        QDialog.open(dialog)
        return dialog


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
