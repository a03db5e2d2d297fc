"""Small real pages for tests of the shell."""

from PySide6.QtWidgets import QWidget

from homeprog.ui.context import Context
from homeprog.ui.widgets.page import PageScaffold


class BlankPage(PageScaffold):
    """Counts how often it came into view; may refuse to close."""

    def __init__(self, context: Context | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Blank", parent=parent)
        self.context = context
        self.times_shown = 0
        self.may_close = True

    def page_shown(self) -> None:
        self.times_shown += 1

    def can_close(self) -> bool:
        return self.may_close


PAGES = dict.fromkeys(("today", "program", "first_start", "stop"), "blank_pages:BlankPage")
