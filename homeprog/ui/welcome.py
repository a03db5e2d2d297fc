"""The welcome after time away (clinical.md 6.10): said with the first question of the day and on Today."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from homeprog.program.records import ProgramState
from homeprog.program.time_away import HOLD_DAYS, LONG_DAYS, RESTART_DAYS

_translate = QCoreApplication.translate


def welcome_back(state: ProgramState, day: date) -> str:
    """After four days or more away, until the first session: warm, never blame (6.10); else empty."""
    away = 0 if state.last_session is None else (day - state.last_session).days
    if away < HOLD_DAYS:
        return ""
    if away >= RESTART_DAYS:
        return _translate(
            "today",
            "Welcome back. Good to see you. After so long we begin anew, step by step. "
            "Your old results are kept to compare.",
        )
    if away >= LONG_DAYS:
        return _translate(
            "today", "Welcome back. Good to see you. After some weeks we first look at everything once more."
        )
    return _translate("today", "Welcome back. Good to see you. We begin gently and soon go on from there.")
