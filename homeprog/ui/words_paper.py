"""The words of paper, and the `Wording` that handout/ asks for."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits
from homeprog.program.plan import DayPlan, Item
from homeprog.ui import words
from homeprog.ui.words_session import position_words

LABELS: Mapping[str, object] = {
    "handout_title": QT_TRANSLATE_NOOP("words_paper", "Your exercises"),
    "handout_lead": QT_TRANSLATE_NOOP(
        "words_paper", "Do the exercises in this order, gently, and tick each one when it is done."
    ),
    "program_lead": QT_TRANSLATE_NOOP(
        "words_paper",
        "Answer the health questions in the app, or ask a clinician, before you begin. "
        "Then go in this order, gently.",
    ),
    "program_by": QT_TRANSLATE_NOOP("words_paper", "Made by {author}"),
    "program_notes": QT_TRANSLATE_NOOP("words_paper", "Good to know"),
    "program_like": QT_TRANSLATE_NOOP(
        "words_paper", "Stands in for “{name}”: do one of the two, and the same rules hold"
    ),
    "program_many": QT_TRANSLATE_NOOP(
        "words_paper", "These are more than one day holds: do at most {most}, the stretches first."
    ),
    "log_title": QT_TRANSLATE_NOOP("words_paper", "Your week"),
    "map_title": QT_TRANSLATE_NOOP("words_paper", "Your program"),
    "map_lead": QT_TRANSLATE_NOOP(
        "words_paper", "First the tight side gets free. Then its gate opens, and its partner gets strong."
    ),
    "map_road": QT_TRANSLATE_NOOP("words_paper", "The road"),
    "map_weeks": QT_TRANSLATE_NOOP(
        "words_paper", "Weeks are typical. Your own pace counts, and nobody has to keep up."
    ),
    "map_here": QT_TRANSLATE_NOOP("words_paper", "You are here"),
    "map_to_come": QT_TRANSLATE_NOOP("words_paper", "Still to come: {lines}."),
    "page_of": QT_TRANSLATE_NOOP("words_paper", "Page {page} of {pages}"),
    "from_to": QT_TRANSLATE_NOOP("words_paper", "{start} to {end}"),
    "part_warm_up": QT_TRANSLATE_NOOP("words_paper", "To begin"),
    "part_main": QT_TRANSLATE_NOOP("words_paper", "Your exercises, in this order"),
    "part_walk": QT_TRANSLATE_NOOP("words_paper", "Your walk"),
    "part_closing": QT_TRANSLATE_NOOP("words_paper", "To finish"),
    "why_order": QT_TRANSLATE_NOOP("words_paper", "Why in this order?"),
    "stop_title": QT_TRANSLATE_NOOP("words_paper", "Stop at once if you notice"),
    "stop_closing": QT_TRANSLATE_NOOP(
        "words_paper", "Then no more exercise today. Tell a doctor or physiotherapist."
    ),
    "before_title": QT_TRANSLATE_NOOP("words_paper", "Your pain at rest before you start (0 to 10)"),
    "before_usual": QT_TRANSLATE_NOOP("words_paper", "Your usual is {usual}."),
    "pain_title": QT_TRANSLATE_NOOP("words_paper", "Your pain during an exercise (0 to 10)"),
    "feel": QT_TRANSLATE_NOOP("words_paper", "Feel"),
    "should_not_feel": QT_TRANSLATE_NOOP("words_paper", "Not"),
    "breathing": QT_TRANSLATE_NOOP("words_paper", "Breath"),
    "core": QT_TRANSLATE_NOOP("words_paper", "Belly"),
    "errors": QT_TRANSLATE_NOOP("words_paper", "Watch out for"),
    "log_lead": QT_TRANSLATE_NOOP(
        "words_paper",
        "Write down what you did and how it felt. A day of rest is a good day too: just leave it empty.",
    ),
    "log_not_due": QT_TRANSLATE_NOOP("words_paper", "A box with a dash is not for that day."),
    "log_corner": QT_TRANSLATE_NOOP("words_paper", "Pain: 0 none to 10 worst"),
    "log_sets": QT_TRANSLATE_NOOP("words_paper", "sets"),
    "log_pain": QT_TRANSLATE_NOOP("words_paper", "pain"),
    "log_minutes": QT_TRANSLATE_NOOP("words_paper", "min"),
    "log_left": QT_TRANSLATE_NOOP("words_paper", "left"),
    "log_right": QT_TRANSLATE_NOOP("words_paper", "right"),
    "log_morning": QT_TRANSLATE_NOOP("words_paper", "Pain on getting up"),
    "log_morning_detail": QT_TRANSLATE_NOOP("words_paper", "each morning"),
    "log_before": QT_TRANSLATE_NOOP("words_paper", "Pain before"),
    "log_before_detail": QT_TRANSLATE_NOOP("words_paper", "at rest, just before you start"),
    "log_zones": QT_TRANSLATE_NOOP("words_paper", "Furthest point"),
    "log_zones_detail": QT_TRANSLATE_NOOP("words_paper", "0 to 5, see below"),
    "log_new_signs": QT_TRANSLATE_NOOP("words_paper", "A new sign?"),
    "log_new_signs_detail": QT_TRANSLATE_NOOP("words_paper", "if so, do not start"),
    "log_after": QT_TRANSLATE_NOOP("words_paper", "Pain after"),
    "log_after_detail": QT_TRANSLATE_NOOP("words_paper", "10 minutes after the last exercise"),
    "log_walk": QT_TRANSLATE_NOOP("words_paper", "Walk"),
    "log_walk_detail": QT_TRANSLATE_NOOP("words_paper", "minutes, and the highest pain"),
    "log_notes": QT_TRANSLATE_NOOP("words_paper", "Notes"),
    "log_notes_detail": QT_TRANSLATE_NOOP("words_paper", ""),
    "log_legend": QT_TRANSLATE_NOOP(
        "words_paper",
        "Furthest point you feel it: {zones}. "
        "A new sign is new numbness, tingling or weakness in a leg, a changed feeling between the legs, "
        "bladder or bowel trouble, fever or feeling ill: do not exercise, and see a clinician.",
    ),
}

STOP_SIGNS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP(
        "words_paper",
        "chest pain, fainting, bad shortness of breath, a sudden severe headache, a changed feeling between "
        "the legs, or new bladder or bowel trouble: call your emergency number now",
    ),
    QT_TRANSLATE_NOOP(
        "words_paper", "new or stronger tingling, numbness, weakness or electric pain in a leg"
    ),
    QT_TRANSLATE_NOOP("words_paper", "pain that moves further down a leg"),
    QT_TRANSLATE_NOOP("words_paper", "feeling dizzy or sick: sit or lie down"),
)
"""D-1 to D-3 of clinical.md 5.3; on paper D-3 ends the session, as nobody asks again after ten minutes."""


class PaperWords:
    """Sentences for paper in the language in force; see `homeprog.handout.wording.Wording`."""

    def label(self, key: str) -> str:
        """A fixed word or sentence."""
        return _said(LABELS[key])

    def day(self, of: date) -> str:
        """Weekday, day, month and year."""
        return words.day(of)

    def short_day(self, of: date) -> str:
        """Weekday and day, for a column."""
        return QLocale().toString(QDate(of.year, of.month, of.day), "ddd d MMM")

    def minutes(self, value: float) -> str:
        """A length of time."""
        return words.minutes(value)

    def dose(self, item: Item, catalog: Catalog) -> str:
        """Today's numbers of an exercise."""
        return words.dose(item, catalog)

    def action_text(self, plan: DayPlan) -> str:
        """What to do today."""
        return words.action_text(plan)

    def action_title(self, action: str) -> str:
        """The day's action as a heading."""
        return words.action_title(action)

    def change(self, kind: str) -> str:
        """What changed since last time."""
        return words.change(kind)

    def position(self, key: str) -> str:
        """The start position."""
        return position_words(key)

    def zones(self) -> Mapping[int, str]:
        """The zones by number."""
        return {number: words.zone(number) for number in range(6)}

    def readiness_rows(self, limits: Limits) -> tuple[tuple[str, str], ...]:
        """A-5 to A-10 for those who look on paper; where two lines fit, the lower one counts.

        EASY and GENTLE (A-7, A-8) become one line that leaves out all strengthening, the stricter of the two.
        """
        low, flare, none = limits.a7_gentle, limits.a6_flare, limits.a5_no_session
        return (
            (
                _said(_BEFORE[0]).format(top=low - 1),
                _said(_BEFORE[1]),
            ),
            (
                _said(_BEFORE[2]).format(span=_span(low, flare - 1)),
                _said(_BEFORE[3]),
            ),
            (
                _said(_BEFORE[4]).format(span=_span(flare, none - 1), rise=limits.a6_rise),
                _said(_BEFORE[5]),
            ),
            (_said(_BEFORE[6]).format(start=none), _said(_BEFORE[7])),
        )

    def pain_rows(self, limits: Limits) -> tuple[tuple[str, str], ...]:
        """D-5 to D-10 for those who look on paper; what would be swapped is left out for today."""
        ceiling, stop = limits.d7_ceiling, limits.d6_stop
        middle = _span(ceiling + 1, stop - 1)
        calm, swap = limits.d8_rise, limits.d10_swap_rise
        return (
            (_said(_DURING[0]).format(top=ceiling), _said(_DURING[1])),
            (
                _said(_DURING[2]).format(span=middle, rise=calm),
                _said(_DURING[3]),
            ),
            (
                _said(_DURING[4]).format(span=middle, rises=_span(calm + 1, swap - 1)),
                _said(_DURING[5]),
            ),
            (_said(_DURING[6]).format(span=middle, rise=swap), _said(_DURING[7])),
            (_said(_DURING[8]).format(start=stop), _said(_DURING[9])),
        )

    def stop_signs(self) -> tuple[str, ...]:
        """When to stop at once."""
        return tuple(_said(sign) for sign in STOP_SIGNS)


_BEFORE: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("words_paper", "0 to {top}, at most 1 above your usual"),
    QT_TRANSLATE_NOOP("words_paper", "Do the session as printed."),
    QT_TRANSLATE_NOOP("words_paper", "{span}, or 2 above your usual"),
    QT_TRANSLATE_NOOP(
        "words_paper", "Only the gentle movements and the stretches, half as much. No strengthening."
    ),
    QT_TRANSLATE_NOOP("words_paper", "{span}, or {rise} above your usual and 4 or more"),
    QT_TRANSLATE_NOOP(
        "words_paper",
        "No session. A few times today: a position of ease, one gentle movement, a short easy walk.",
    ),
    QT_TRANSLATE_NOOP("words_paper", "{start} or more"),
    QT_TRANSLATE_NOOP(
        "words_paper", "No exercise. Rest in a position of ease. Ask a clinician if it stays or you feel ill."
    ),
)
_DURING: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("words_paper", "0 to {top}"),
    QT_TRANSLATE_NOOP("words_paper", "Fine. Keep going."),
    QT_TRANSLATE_NOOP("words_paper", "{span}, up to {rise} more than before you started"),
    QT_TRANSLATE_NOOP("words_paper", "Keep going, no harder than this."),
    QT_TRANSLATE_NOOP("words_paper", "{span}, {rises} more than before you started"),
    QT_TRANSLATE_NOOP(
        "words_paper", "Make the movement smaller and do half of what is left. Still so? Leave it for today."
    ),
    QT_TRANSLATE_NOOP("words_paper", "{span}, {rise} or more above, or a sharp pain that stays"),
    QT_TRANSLATE_NOOP("words_paper", "Leave this exercise for today. After three of these, end the session."),
    QT_TRANSLATE_NOOP("words_paper", "{start} or more"),
    QT_TRANSLATE_NOOP("words_paper", "Stop this exercise for today. A second time: end the session."),
)


def _said(text: object) -> str:
    return QCoreApplication.translate("words_paper", str(text)) if text else ""


def _span(first: int, last: int) -> str:
    """Whole scores from one to another, as people say them."""
    if last <= first:
        return str(first)
    if last == first + 1:
        return QCoreApplication.translate("words_paper", "{first} or {last}").format(first=first, last=last)
    return QCoreApplication.translate("words_paper", "{first} to {last}").format(first=first, last=last)
