"""Ten lines for the clinician's chart on the clipboard, and the ways to what is on paper.

What makes them is imported when it is asked for: Progress opens without it.
"""

from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from homeprog.data.errors import StoreError
from homeprog.ui.context import Context


def copy_summary(context: Context) -> None:
    """Put the summary on the clipboard, and say so."""
    from homeprog.handout.summary import as_summary
    from homeprog.ui.report_sources import report_of

    alerts = context.window.alerts
    try:
        lines = as_summary(report_of(context.companion))
    except StoreError as error:
        alerts.tell_trouble(str(error))
        return
    QGuiApplication.clipboard().setText(lines)
    alerts.toast(
        QCoreApplication.translate("summary", "Ten lines are copied. Paste them into a message or a note.")
    )


def show_on_paper(context: Context, kind: Literal["report", "map"]) -> None:
    """Open Paper with the report or the program's map on it."""
    from homeprog.ui.paper_page import PaperPage

    page = context.window.show_page("paper")
    if isinstance(page, PaperPage):
        page.controller.choose_kind(kind)
