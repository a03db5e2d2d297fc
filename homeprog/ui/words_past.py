"""What the rules said of a day that is over, for a week typed in from paper: no "today", but its name."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from homeprog.ui.words_rules import Wordings

TITLES: Mapping[str, object] = {
    "NO-SESSION": QT_TRANSLATE_NOOP("words", "No exercise on that day"),
}
"""Actions whose heading speaks of today otherwise; what a clinician must see is said as it is, for now."""

RULES: Mapping[str, Wordings] = {
    "A-0": (QT_TRANSLATE_NOOP("words", "How your back was before the exercises of {day} is not known."),),
    "A-2": (QT_TRANSLATE_NOOP("words", "You felt ill or had a fever. On {day} rest came first."),),
    "A-4": (
        QT_TRANSLATE_NOOP(
            "words", "It went further down the leg than usual. So {day} was only for calming it."
        ),
    ),
    "A-5": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain was {R} out of 10 at rest. That was too much for exercise on {day}."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain at rest was too strong for exercise on {day}."),
    ),
    "A-6": (
        QT_TRANSLATE_NOOP(
            "words",
            "Your pain was {R}; your usual is {B}. On such a day, little and often works best.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "Your pain was well above your usual. On such a day, little and often works best."
        ),
    ),
    "A-7": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain was {R}. Gentle movement and small stretches were enough on {day}."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain was in the middle. Gentle movement was enough on {day}."),
    ),
    "A-8": (
        QT_TRANSLATE_NOOP("words", "Your pain was {R}; your usual is {B}. So {day} was an easy day."),
        QT_TRANSLATE_NOOP("words", "Your pain was a little above your usual. So {day} was an easy day."),
    ),
    "A-9": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain was {R}, one point above your usual {B}. Everything stays as it is."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain was one point above your usual. Everything stays as it is."),
    ),
    "A-10": (
        QT_TRANSLATE_NOOP("words", "Your pain was {R}, no more than your usual {B}. A normal day."),
        QT_TRANSLATE_NOOP("words", "Your pain was no more than usual. A normal day."),
    ),
    "M-1": (QT_TRANSLATE_NOOP("words", "On {day} in the morning you noted something new. It comes first."),),
    "M-2": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the morning it went further down the leg than usual. So {day} was only for calming it.",
        ),
    ),
    "M-3": (
        QT_TRANSLATE_NOOP(
            "words",
            "The morning pain was {M}; your usual is {BM}. So {day} was little and often, and we step back.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "The morning pain was well above your usual. So {day} was little and often."
        ),
    ),
    "M-4": (
        QT_TRANSLATE_NOOP(
            "words",
            "The morning pain was {M}; your usual is {BM}. The last change steps back; {day} was easy.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "The morning after was a bit sore. The last change steps back; {day} was easy."
        ),
    ),
    "W-1": (
        QT_TRANSLATE_NOOP(
            "words", "Your mornings had become sorer than the week before. Nothing grew for seven days."
        ),
    ),
    "FREQ-2": (QT_TRANSLATE_NOOP("words", "You had done the session of {day}. One a day is just right."),),
    "G-SCREEN": (QT_TRANSLATE_NOOP("words", "On {day} it was time for a few health questions."),),
    "RU-50": (
        QT_TRANSLATE_NOOP(
            "words", "After a strong painkiller, a sedative or a drink, {day} was for gentle movement only."
        ),
    ),
}
"""By rule, the richest wording first; every other rule has a sentence that fits any day."""
