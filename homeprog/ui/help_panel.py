"""How to reach help: the numbers of this computer, editable because they differ by country (10.1)."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from homeprog.data.settings import Settings
from homeprog.ui import theme
from homeprog.ui.preferences import Preferences
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.text import Text

LINES = ("phone_emergency", "phone_advice", "phone_clinician", "phone_crisis")


def emergency_number(settings: Settings) -> str:
    """The number to call now; the common ones where none is written."""
    return settings.phone_emergency or _common_numbers()


def _common_numbers() -> str:
    return QCoreApplication.translate("help", "112, 911 or 999")


class HelpPanel(QWidget):
    """Four numbers, each a field that is kept when it is left.

    Signals:
        numbers_changed(dict): Settings fields and what they are now.
    """

    numbers_changed = Signal(object)

    def __init__(self, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("m"))
        self.fields: dict[str, QLineEdit] = {}
        words = self._words()
        card = Card("", "plain", self)
        card.body.addWidget(Text(texts["help"], parent=card))
        column.addWidget(card)
        for key in LINES:
            if key == "phone_crisis":
                card.body.addWidget(Text(texts["help_crisis"], parent=card))
            card.body.addWidget(Text(words[key], "strong", card))
            field = QLineEdit(card)
            field.setAccessibleName(words[key])
            field.setMaxLength(40)
            field.setMaximumWidth(theme.current().px(16))
            if key == "phone_emergency":
                field.setPlaceholderText(_common_numbers())
            field.editingFinished.connect(self._on_edited)
            card.body.addWidget(field)
            self.fields[key] = field

    def show_numbers(self, settings: Settings) -> None:
        """Show what is kept."""
        for key, field in self.fields.items():
            field.setText(getattr(settings, key))

    def _words(self) -> dict[str, str]:
        return {
            "phone_emergency": self.tr("Emergency services"),
            "phone_advice": self.tr("Medical advice line"),
            "phone_clinician": self.tr("Your doctor or physiotherapist"),
            "phone_crisis": self.tr("Crisis line"),
        }

    @Slot()
    def _on_edited(self) -> None:
        self.numbers_changed.emit({key: field.text().strip() for key, field in self.fields.items()})


def keep_numbers(preferences: Preferences, numbers: object) -> None:
    """Save the numbers of a `HelpPanel`."""
    assert isinstance(numbers, dict)
    preferences.change(**numbers)
