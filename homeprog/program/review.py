"""Asking for a clinician's review, and what one clears (clinical.md 5.8 CLINICIAN, 6.9)."""

from datetime import date

from homeprog.program.records import ProgramState

QUIET_DAYS = 28
"""Days for which a recorded review answers a condition that simply goes on (RES-5, RES-7)."""


def ask(state: ProgramState, rule: str, day: date, *, lasting: bool = False) -> None:
    """Raise CLINICIAN for a rule.

    Args:
        lasting: The condition goes on by itself; a review of the last 28 days has dealt with it.
    """
    reviewed = state.reviewed.get(rule)
    if lasting and reviewed is not None and (day - reviewed).days < QUIET_DAYS:
        return
    state.clinician.setdefault(rule, day)


def record(state: ProgramState, rule: str, day: date) -> None:
    """A review was recorded: it clears one rule's request, or all of them without a rule."""
    for cleared in [rule] if rule in state.clinician else list(state.clinician):
        del state.clinician[cleared]
        state.reviewed[cleared] = day
    if rule:
        state.reviewed[rule] = day
