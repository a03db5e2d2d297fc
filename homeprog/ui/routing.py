"""Which page comes next: the one place that decides between first start, stop pages and Today."""

from homeprog.ui.companion import Companion

STOP_ACTIONS = ("EMERGENCY", "URGENT", "CLINICIAN-FIRST")
"""Actions that lock everything else (clinical.md 2.1)."""


def page_for(companion: Companion) -> str:
    """The page that the patient's state asks for.

    Returns:
        `stop` while a stop action holds; `first_start` until terms, profile and baseline are there and,
        before the first session, the days are chosen; else `today`.
    """
    state = companion.state
    if companion.plan().action in STOP_ACTIONS:
        return "stop"
    if state.terms is None or state.birth_year is None or state.baseline is None:
        return "first_start"
    if state.schedule is None and state.last_session is None:
        return "first_start"
    return "today"
