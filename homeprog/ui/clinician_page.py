"""For a clinician: what 6.9 allows to change, one dated entry at a time; reached through a confirmation."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from homeprog.program import overrides
from homeprog.program.facts import OverrideRecorded
from homeprog.ui import theme
from homeprog.ui.clinician_vm import ClinicianVM, KindVM, clinician_vm
from homeprog.ui.context import Context
from homeprog.ui.copy_summary import copy_summary
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.pick_box import PickBox
from homeprog.ui.widgets.text import Text

FIELD_EM = 24


class ClinicianView(PageScaffold):
    """A form for one entry, and the list of those made.

    Signals:
        entered(dict): what, target, value (as typed), by, reason.
        summary_requested(): Ten lines for the chart are to be copied.
    """

    entered = Signal(object)
    summary_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", back=True, parent=parent)
        self.set_title(
            self.tr("For a doctor or physiotherapist"),
            self.tr("Each entry is kept with its date, stands in the summary, and stays inside safe bounds."),
        )
        self._kinds: tuple[KindVM, ...] = ()
        self.hint = Banner("caution", "", parent=self)
        self.hint.hide()
        self.add(self.hint)
        card = Card(self.tr("New entry"), parent=self)
        self.what = self._combo(card, self.tr("What"))
        self.target = self._combo(card, self.tr("Which"))
        self.value = self._line(card, self.tr("Value"))
        self.by = self._line(card, self.tr("By whom (name or role)"))
        self.reason = self._line(card, self.tr("Reason"))
        self.add(card)
        self.made = Card(self.tr("Entries so far"), parent=self)
        self.add(self.made)
        self.summary_button = self.add_action(self.tr("Copy ten lines"), "secondary", "copy")
        self.summary_button.setAccessibleDescription(
            self.tr("Copies a summary as text, for your clinician's notes or a message.")
        )
        self.summary_button.clicked.connect(self.summary_requested)
        self.save_button = self.add_action(self.tr("Keep this entry"), "primary")
        self.save_button.clicked.connect(self._on_save)
        self.what.activated.connect(self._on_kind)

    def _combo(self, card: Card, label: str) -> PickBox:
        card.body.addWidget(Text(label, "strong", card))
        combo = PickBox(label, card)
        combo.setMaximumWidth(theme.current().px(FIELD_EM))
        card.body.addWidget(combo)
        return combo

    def _line(self, card: Card, label: str) -> QLineEdit:
        card.body.addWidget(Text(label, "strong", card))
        line = QLineEdit(card)
        line.setAccessibleName(label)
        line.setMaxLength(200)
        line.setMaximumWidth(theme.current().px(FIELD_EM))
        card.body.addWidget(line)
        return line

    @Slot(object)
    def render_vm(self, vm: ClinicianVM) -> None:
        """Offer the kinds of entries; list those made."""
        self._kinds = vm.kinds
        chosen = max(0, self.what.currentIndex())
        self.what.clear()
        for kind in vm.kinds:
            self.what.addItem(kind.label, kind.what)
        self.what.setCurrentIndex(chosen)
        self._on_kind()
        self.value.clear()
        self.reason.clear()
        for old in self.made.findChildren(Text, options=Qt.FindChildOption.FindDirectChildrenOnly)[1:]:
            old.hide()
            old.deleteLater()
        for line in vm.entries or (self.tr("None yet."),):
            self.made.body.addWidget(Text(line, parent=self.made))

    @Slot()
    def _on_kind(self) -> None:
        kind = self._kinds[self.what.currentIndex()]
        self.target.clear()
        for id_, words in kind.targets:
            self.target.addItem(words, id_)
        self.target.setEnabled(bool(kind.targets))
        self.value.setEnabled(bool(kind.hint))
        self.value.setPlaceholderText(kind.hint)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the entry; empty takes it away."""
        self.hint.setVisible(bool(sentence))
        if sentence:
            self.hint.show_message("caution", sentence)
            self.hint.announce()
            self.reveal(self.hint)

    @Slot()
    def _on_save(self) -> None:
        self.entered.emit(
            {
                "what": self.what.currentData(),
                "target": self.target.currentData() or "",
                "value": self.value.text().strip(),
                "by": self.by.text().strip(),
                "reason": self.reason.text().strip(),
            }
        )


class ClinicianPage(QWidget):
    """The view wired: an entry outside the bounds is refused with a sentence, any other is stored."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view = ClinicianView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.entered.connect(self._on_entered)
        self.view.summary_requested.connect(self._on_summary_requested)
        self.view.back_requested.connect(self._on_back)

    @Slot()
    def page_shown(self) -> None:
        """Show what holds now."""
        self.view.render_vm(clinician_vm(self._context.companion))

    @Slot(object)
    def _on_entered(self, entry: dict[str, str]) -> None:
        companion = self._context.companion
        what = next(kind for kind in overrides.KINDS if kind == entry["what"])
        problem = overrides.problem(
            what,
            entry["target"],
            entry["value"],
            companion.state,
            companion.catalog,
            companion.now().date(),
        )
        if problem is None and not entry["by"]:
            problem = self.tr("Please write who makes this entry, such as: my physiotherapist.")
        self.view.show_problem(problem or "")
        if problem is not None:
            return
        value = overrides.value_of(what, entry["value"])
        kept = companion.record(
            OverrideRecorded,
            what=what,
            target=entry["target"],
            value=value,
            by=entry["by"],
            reason=entry["reason"],
        )
        if kept is not None:
            self._context.window.alerts.toast(self.tr("The entry is kept."))
            self.page_shown()

    @Slot()
    def _on_summary_requested(self) -> None:
        copy_summary(self._context)

    @Slot()
    def _on_back(self) -> None:
        self._context.window.show_page("settings")
