"""Every page of the window by name, with the class that is imported when it is first shown."""

from collections.abc import Mapping
from functools import partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from homeprog.ui.context import Context
from homeprog.ui.main_window import PageSpec
from homeprog.ui.rail import RailEntry

PAGES: Mapping[str, str] = {
    "today": "homeprog.ui.today_page:TodayPage",
    "program": "homeprog.ui.program_page:ProgramPage",
    "progress": "homeprog.ui.progress_page:ProgressPage",
    "paper": "homeprog.ui.paper_page:PaperPage",
    "learn": "homeprog.ui.learn_page:LearnPage",
    "settings": "homeprog.ui.settings_page:SettingsPage",
    "first_start": "homeprog.ui.first_start_page:FirstStartPage",
    "stop": "homeprog.ui.stop_page:StopPage",
    "session": "homeprog.ui.session_host:SessionHost",
    "paper_week": "homeprog.ui.paper_week_page:PaperWeekPage",
    "clinician": "homeprog.ui.clinician_page:ClinicianPage",
    "program_file": "homeprog.ui.program_file_page:ProgramFilePage",
}
"""`module:Class`; the class is called with (context, parent)."""


def page_specs(context: Context, pages: Mapping[str, str] = PAGES) -> list[PageSpec]:
    """The pages of an open profile, none of them imported yet; those with a word are on the rail."""
    words = _rail_words()
    return [
        PageSpec(
            name, partial(_make, where, context), RailEntry(words[name], name) if name in words else None
        )
        for name, where in pages.items()
    ]


def _rail_words() -> dict[str, str]:
    """The words of the rail; an icon of the same name stands beside each."""
    return {
        "today": QCoreApplication.translate("pages", "Today"),
        "program": QCoreApplication.translate("pages", "Program"),
        "progress": QCoreApplication.translate("pages", "Progress"),
        "paper": QCoreApplication.translate("pages", "Paper"),
        "learn": QCoreApplication.translate("pages", "Learn"),
        "settings": QCoreApplication.translate("pages", "Settings"),
    }


def _make(where: str, context: Context, parent: QWidget) -> QWidget:
    module, _, name = where.partition(":")
    made: QWidget = getattr(import_module(module), name)(context, parent)
    return made
