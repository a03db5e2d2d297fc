"""A plain page for a profile that cannot be opened: what happened, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.text import Text


class TroublePage(PageScaffold):
    """The sentence of an error with up to three ways on.

    Args:
        sentence: What happened and what to do.
        backup: Words for the newest good backup, such as "2 March, 09:00"; empty if there is none.

    Signals:
        retry_requested(): Try again.
        restore_requested(): Bring back the newest good backup.
        quit_requested(): Close the window.
    """

    retry_requested = Signal()
    restore_requested = Signal()
    quit_requested = Signal()

    def __init__(self, sentence: str, backup: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Your program cannot be opened just now"))
        self.sentence = Banner("caution", sentence, parent=self)
        self.add(self.sentence)
        close = self.add_action(self.tr("Close"), "secondary")
        close.clicked.connect(self.quit_requested)
        self.retry_button = self.add_action(self.tr("Try again"), "secondary" if backup else "primary")
        self.retry_button.clicked.connect(self.retry_requested)
        if backup:
            words = self.tr(
                "The newest good backup is from {when}. The file that is there now is kept aside."
            )
            self.add(Text(words.format(when=backup), parent=self))
            self.restore_button = self.add_action(self.tr("Bring back the backup"), icon="undo")
            self.restore_button.clicked.connect(self.restore_requested)
