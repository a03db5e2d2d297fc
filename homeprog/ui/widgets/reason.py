"""Why: the sentence of a rule, the numbers it looked at, and its id."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.text import Text


class WhyPanel(QWidget):
    """A "Why?" button that opens the reason under it and closes it again.

    Args:
        sentence: The reason in plain words.
        numbers: What the rule looked at, one line each, such as "Pain this morning: 6".
        rule: The rule's id in clinical.md, such as `A-6`.
        about: What the reason is about, for screen readers: "Why: <about>".
    """

    def __init__(
        self,
        sentence: str,
        numbers: Sequence[str] = (),
        rule: str = "",
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.panel = Card("", "raised", self)
        self.panel.body.addWidget(Text(sentence, parent=self.panel))
        for line in numbers:
            self.panel.body.addWidget(Text(f"\N{BULLET} {line}", parent=self.panel))
        if rule:
            self.panel.body.addWidget(Text(self.tr("Rule {rule}").format(rule=rule), "small", self.panel))
        self.panel.setAccessibleName(sentence)
        self.button = Button(self.tr("Why?"), "quiet", "chevron_right", self)
        self.button.setCheckable(True)
        if about:
            self.button.setAccessibleName(self.tr("Why: {about}").format(about=about))
        self.button.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space("xs"))
        column.addWidget(self.panel)
        self.hide()  # wholly, so that a closed reason takes no room

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self.setVisible(is_open)
        self.button.set_icon("chevron_down" if is_open else "chevron_right")
