"""Paper: view and controller wired, and the two dialogs: where to save, which printer."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from homeprog.ui.context import Context
from homeprog.ui.copy_summary import copy_summary
from homeprog.ui.paper_controller import PaperController
from homeprog.ui.paper_view import PaperView

_SUFFIX = ".pdf"


class PaperPage(QWidget):
    """Handout, log sheet and report to look at, print and save.

    Attributes:
        file_dialog, print_dialog: Open now, or None.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view = PaperView(self)
        self.controller = PaperController(context.companion, context.preferences, self)
        self.file_dialog: QFileDialog | None = None
        self.print_dialog: QPrintDialog | None = None
        self._printer: QPrinter | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.kind_chosen.connect(self.controller.choose_kind)
        self.view.all_time_chosen.connect(self.controller.choose_all_time)
        self.view.paper_chosen.connect(self.controller.choose_paper)
        self.view.text_chosen.connect(self.controller.choose_text)
        self.view.columns_chosen.connect(self.controller.choose_columns)
        self.view.ink_chosen.connect(self.controller.choose_ink)
        self.view.summary_requested.connect(self._on_summary_requested)
        self.view.save_requested.connect(self._on_save_requested)
        self.view.print_requested.connect(self._on_print_requested)
        self.view.typing_requested.connect(self._on_typing_requested)
        self.controller.changed.connect(self.view.render_vm)
        self.controller.saved.connect(self._on_saved)
        self.controller.printed.connect(self._on_printed)
        self.controller.failed.connect(context.window.alerts.tell_trouble)
        context.companion.changed.connect(self._on_companion_changed)

    def page_shown(self) -> None:
        """Build the document of this moment."""
        self.controller.refresh()

    @Slot()
    def _on_companion_changed(self) -> None:
        if self.isVisible():
            self.controller.refresh()

    @Slot()
    def _on_summary_requested(self) -> None:
        copy_summary(self._context)

    @Slot()
    def _on_save_requested(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / self.controller.file_name)
        dialog = QFileDialog(self, self.tr("Save as PDF"), start, self.tr("PDF files (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX[1:])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(self._on_dialog_finished)
        self.file_dialog = dialog
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        self.controller.save(path if path.suffix else path.with_suffix(_SUFFIX))

    @Slot(str)
    def _on_saved(self, name: str) -> None:
        self._context.window.alerts.toast(self.tr("Saved: {name}").format(name=Path(name).name))

    @Slot()
    def _on_typing_requested(self) -> None:
        self._context.window.show_page("paper_week")

    @Slot()
    def _on_print_requested(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._context.window.alerts.tell(
                "info",
                self.tr("No printer is set up on this computer."),
                self.tr("Save the pages as a PDF and print them where there is one."),
            )
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.controller.prepare(self._printer)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_print_accepted)
        dialog.finished.connect(self._on_dialog_finished)
        self.print_dialog = dialog
        QDialog.open(dialog)  # QPrintDialog's own takes the name of a slot

    @Slot()
    def _on_print_accepted(self) -> None:
        if self._printer is not None:
            self.controller.print_on(self._printer)

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._context.window.alerts.toast(self.tr("%n page(s) sent to the printer", "", pages))

    @Slot()
    def _on_dialog_finished(self) -> None:
        """Let go of the dialogs; Qt deletes them."""
        self.file_dialog = None
        self.print_dialog = None
