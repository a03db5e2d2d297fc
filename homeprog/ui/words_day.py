"""Words of a day: actions, stages, pairs, gates, what is missing, what changed."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

TITLES: Mapping[str, object] = {
    "EMERGENCY": QT_TRANSLATE_NOOP("words", "Get help now"),
    "URGENT": QT_TRANSLATE_NOOP("words", "Please see a clinician today or tomorrow"),
    "CLINICIAN-FIRST": QT_TRANSLATE_NOOP("words", "Please have this checked first"),
    "SCREENING-DUE": QT_TRANSLATE_NOOP("words", "A few health questions first"),
    "NERVE-CHECK": QT_TRANSLATE_NOOP("words", "A few questions about your leg"),
    "NO-SESSION": QT_TRANSLATE_NOOP("words", "No exercise today"),
    "FLARE-NERVE": QT_TRANSLATE_NOOP("words", "A calming day for your leg"),
    "FLARE": QT_TRANSLATE_NOOP("words", "A flare-up day: little and often"),
    "REST-DAY": QT_TRANSLATE_NOOP("words", "A rest day"),
    "GENTLE": QT_TRANSLATE_NOOP("words", "A gentle day"),
    "EASY": QT_TRANSLATE_NOOP("words", "An easy day"),
    "NORMAL-HOLD": QT_TRANSLATE_NOOP("words", "A steady day"),
    "NORMAL": QT_TRANSLATE_NOOP("words", "A normal day"),
}

DONE_TITLE = QT_TRANSLATE_NOOP("words", "Done for today")
DONE_TEXT = QT_TRANSLATE_NOOP(
    "words", "Today's session is behind you. Rest now; a gentle movement and a walk still do you good."
)

TEXTS: Mapping[str, object] = {
    "EMERGENCY": QT_TRANSLATE_NOOP(
        "words",
        "Stop. Call your local emergency number or go to the nearest emergency department now. "
        "Do not drive yourself.",
    ),
    "URGENT": QT_TRANSLATE_NOOP(
        "words", "Contact a doctor, physiotherapist or medical advice line today or on the next working day."
    ),
    "CLINICIAN-FIRST": QT_TRANSLATE_NOOP("words", "Please have this checked before you start."),
    "SCREENING-DUE": QT_TRANSLATE_NOOP(
        "words", "Please answer the health questions. Until then, first aid and walking stay open."
    ),
    "NERVE-CHECK": QT_TRANSLATE_NOOP(
        "words", "Please answer a few questions about your leg. Until then, rest in a position of ease."
    ),
    "NO-SESSION": QT_TRANSLATE_NOOP(
        "words",
        "Rest in a position of ease, breathe gently, and take short walks about the house if that is "
        "bearable. We look again tomorrow.",
    ),
    "FLARE-NERVE": QT_TRANSLATE_NOOP(
        "words",
        "Three to five times today: a position of ease, then 3 to 5 minutes of easy walking. No bending and "
        "no stretches. Get up at least once an hour.",
    ),
    "FLARE": QT_TRANSLATE_NOOP(
        "words",
        "Three to five times today: a position of ease, one gentle movement, then 3 to 5 minutes of easy "
        "walking. Get up at least once an hour.",
    ),
    "REST-DAY": QT_TRANSLATE_NOOP(
        "words", "Rest is part of the program. A gentle movement and a walk do you good."
    ),
    "GENTLE": QT_TRANSLATE_NOOP(
        "words", "Only gentle movement and small stretches, one step lower than usual."
    ),
    "EASY": QT_TRANSLATE_NOOP("words", "Your exercises in their easy form. Nothing grows today."),
    "NORMAL-HOLD": QT_TRANSLATE_NOOP("words", "Your usual session. Everything stays as it is today."),
    "NORMAL": QT_TRANSLATE_NOOP("words", "Your session is ready."),
}

NERVE_TEXT: object = QT_TRANSLATE_NOOP(
    "words",
    "Short and daily: a position of ease, a gentle movement and a walk. You may split it into 2 or 3 parts.",
)
TESTS_TEXT: object = QT_TRANSLATE_NOOP("words", "First come the three short tests. Then your program starts.")

STAGES: Mapping[str, object] = {
    "N": QT_TRANSLATE_NOOP("words", "Calming the nerve"),
    "S0": QT_TRANSLATE_NOOP("words", "Getting started"),
    "S1": QT_TRANSLATE_NOOP("words", "Stage 1: getting free"),
    "S2A": QT_TRANSLATE_NOOP("words", "Stage 2: finding your core"),
    "S2": QT_TRANSLATE_NOOP("words", "Stage 2: getting strong"),
    "S3": QT_TRANSLATE_NOOP("words", "Stage 3: everyday movements"),
    "S4": QT_TRANSLATE_NOOP("words", "Stage 4: balance"),
    "S5": QT_TRANSLATE_NOOP("words", "Stage 5: keeping it up"),
    "FA": QT_TRANSLATE_NOOP("words", "First aid"),
}

PAIRS: Mapping[str, object] = {
    "A": QT_TRANSLATE_NOOP("words", "Low back and belly"),
    "B": QT_TRANSLATE_NOOP("words", "Front of the hip and buttocks"),
    "C": QT_TRANSLATE_NOOP("words", "Back and front of the thigh"),
}

PAIR_STATES: Mapping[str, object] = {
    "LOCKED": QT_TRANSLATE_NOOP("words", "Getting free"),
    "RESTORED": QT_TRANSLATE_NOOP("words", "Free"),
    "RESTORED-LIMITED": QT_TRANSLATE_NOOP("words", "As free as it gets for now"),
}

GROUPS: Mapping[str, object] = {
    "low-back": QT_TRANSLATE_NOOP("words", "Low back"),
    "abdominals": QT_TRANSLATE_NOOP("words", "Belly muscles"),
    "hip-flexors": QT_TRANSLATE_NOOP("words", "Front of the hip"),
    "gluteals": QT_TRANSLATE_NOOP("words", "Buttocks"),
    "hamstrings": QT_TRANSLATE_NOOP("words", "Back of the thigh"),
    "quadriceps": QT_TRANSLATE_NOOP("words", "Front of the thigh"),
    "core": QT_TRANSLATE_NOOP("words", "Core"),
    "whole-body": QT_TRANSLATE_NOOP("words", "Whole body"),
    "balance": QT_TRANSLATE_NOOP("words", "Balance"),
}

GATES: Mapping[str, object] = {
    "G-SCREEN": QT_TRANSLATE_NOOP("words", "Opens when the health questions are answered."),
    "G-CLIN-NERVE": QT_TRANSLATE_NOOP("words", "Opens when a clinician allows it for you."),
    "G-FLEX": QT_TRANSLATE_NOOP("words", "Opens when the three tests are done and the leg is calm."),
    "G-ANY": QT_TRANSLATE_NOOP("words", "Opens when the first tight side is free."),
    "G-CORE": QT_TRANSLATE_NOOP("words", "Opens when the belly-button breath sits well."),
    "G-A": QT_TRANSLATE_NOOP("words", "Opens when your low back is free."),
    "G-B": QT_TRANSLATE_NOOP("words", "Opens when the front of your hips is free."),
    "G-C": QT_TRANSLATE_NOOP("words", "Opens when the back of your thighs is free."),
    "G-SET": QT_TRANSLATE_NOOP("words", "Opens when all three pairs are getting strong."),
    "G-SET-X": QT_TRANSLATE_NOOP("words", "Opens when all three pairs are fully free."),
    "G-SET-L": QT_TRANSLATE_NOOP("words", "Opens after two weeks of everyday movements."),
    "G-BAL": QT_TRANSLATE_NOOP("words", "Opens once your everyday movements are steady."),
    "G-MAINT": QT_TRANSLATE_NOOP("words", "Opens when balance is steady too."),
}

HELD: Mapping[str, object] = {
    "G-SCREEN": QT_TRANSLATE_NOOP("words", "Your exercises"),
    "G-FLEX": QT_TRANSLATE_NOOP("words", "Stretches"),
    "G-CORE": QT_TRANSLATE_NOOP("words", "Strength exercises"),
    "G-SET": QT_TRANSLATE_NOOP("words", "Everyday movements"),
    "G-SET-X": QT_TRANSLATE_NOOP("words", "Bigger everyday movements"),
    "G-SET-L": QT_TRANSLATE_NOOP("words", "Everyday movements with a weight"),
    "G-BAL": QT_TRANSLATE_NOOP("words", "Balance"),
    "G-MAINT": QT_TRANSLATE_NOOP("words", "The short routine for life"),
}
"""What waits behind a gate; behind a pair's gate waits its weak muscle group."""

GATE_REASONS: Mapping[str, object] = {
    "G-SCREEN": QT_TRANSLATE_NOOP(
        "words", "Your health comes first, so a few questions come back from time to time."
    ),
    "G-FLEX": QT_TRANSLATE_NOOP(
        "words", "First we see where you stand, and a calm leg comes before a stretch."
    ),
    "G-CORE": QT_TRANSLATE_NOOP(
        "words", "A steady core keeps the back quiet while other muscles work, so it comes first."
    ),
    "G-SET": QT_TRANSLATE_NOOP("words", "Everyday movements need muscles that are free and steady."),
    "G-SET-X": QT_TRANSLATE_NOOP("words", "A big movement needs both sides of every pair to be free."),
    "G-SET-L": QT_TRANSLATE_NOOP(
        "words", "First you learn a movement without a weight, then with a little one."
    ),
    "G-BAL": QT_TRANSLATE_NOOP("words", "Balance is easier to learn once everyday movements are steady."),
    "G-MAINT": QT_TRANSLATE_NOOP(
        "words", "A short routine is enough once all that came before it is steady."
    ),
}
"""Why a gate waits; the pairs' gates have R-PAIR."""

COUNTED: Mapping[str, tuple[object, object]] = {
    "weekly_tests": (
        QT_TRANSLATE_NOOP("words", "1 more free weekly test"),
        QT_TRANSLATE_NOOP("words", "%n more free weekly tests"),
    ),
    "sessions": (
        QT_TRANSLATE_NOOP("words", "1 more session with this stretch"),
        QT_TRANSLATE_NOOP("words", "%n more sessions with this stretch"),
    ),
    "days": (QT_TRANSLATE_NOOP("words", "1 more day"), QT_TRANSLATE_NOOP("words", "%n more days")),
    "vacuum_sessions": (
        QT_TRANSLATE_NOOP("words", "1 more session with the belly-button breath"),
        QT_TRANSLATE_NOOP("words", "%n more sessions with the belly-button breath"),
    ),
    "vacuum_run": (
        QT_TRANSLATE_NOOP("words", "1 more session in a row in which all 20 breaths go well"),
        QT_TRANSLATE_NOOP("words", "%n more sessions in a row in which all 20 breaths go well"),
    ),
    "calm_days_in_row": (
        QT_TRANSLATE_NOOP("words", "1 more calm day in a row"),
        QT_TRANSLATE_NOOP("words", "%n more calm days in a row"),
    ),
    "calm_days_in_week": (
        QT_TRANSLATE_NOOP("words", "1 more calm day within seven days"),
        QT_TRANSLATE_NOOP("words", "%n more calm days within seven days"),
    ),
    "pairs_open": (
        QT_TRANSLATE_NOOP("words", "1 more pair to free"),
        QT_TRANSLATE_NOOP("words", "%n more pairs to free"),
    ),
    "strength_days": (
        QT_TRANSLATE_NOOP("words", "1 more day of strength work"),
        QT_TRANSLATE_NOOP("words", "%n more days of strength work"),
    ),
    "strength_sessions": (
        QT_TRANSLATE_NOOP("words", "1 more strength session"),
        QT_TRANSLATE_NOOP("words", "%n more strength sessions"),
    ),
    "strength_steps": (
        QT_TRANSLATE_NOOP("words", "1 more pair that is steady in strength"),
        QT_TRANSLATE_NOOP("words", "%n more pairs that are steady in strength"),
    ),
    "strength_tests": (
        QT_TRANSLATE_NOOP("words", "1 more strength test"),
        QT_TRANSLATE_NOOP("words", "%n more strength tests"),
    ),
    "setting_days": (
        QT_TRANSLATE_NOOP("words", "1 more day of everyday movements"),
        QT_TRANSLATE_NOOP("words", "%n more days of everyday movements"),
    ),
    "setting_sessions": (
        QT_TRANSLATE_NOOP("words", "1 more session with everyday movements"),
        QT_TRANSLATE_NOOP("words", "%n more sessions with everyday movements"),
    ),
    "families": (
        QT_TRANSLATE_NOOP("words", "1 more everyday movement at its best"),
        QT_TRANSLATE_NOOP("words", "%n more everyday movements at their best"),
    ),
    "balance_days": (
        QT_TRANSLATE_NOOP("words", "1 more day of balance work"),
        QT_TRANSLATE_NOOP("words", "%n more days of balance work"),
    ),
    "balance_sessions": (
        QT_TRANSLATE_NOOP("words", "1 more balance session"),
        QT_TRANSLATE_NOOP("words", "%n more balance sessions"),
    ),
    "balance_aims": (
        QT_TRANSLATE_NOOP("words", "1 more balance aim"),
        QT_TRANSLATE_NOOP("words", "%n more balance aims"),
    ),
    "whole_days": (
        QT_TRANSLATE_NOOP("words", "1 more day of the whole program"),
        QT_TRANSLATE_NOOP("words", "%n more days of the whole program"),
    ),
}
"""What a gate misses, for one and for more (`%n`: as many forms as a language has)."""

OPEN_CONDITIONS: Mapping[str, object] = {
    "sessions_well": QT_TRANSLATE_NOOP("words", "the last three sessions went down well"),
    "zone_calm": QT_TRANSLATE_NOOP("words", "seven days in which it goes no further out than usual"),
    "core": QT_TRANSLATE_NOOP("words", "the belly-button breath sits well"),
    "rest_calm": QT_TRANSLATE_NOOP("words", "a week in which your pain stays at your usual or lower"),
    "rest_low": QT_TRANSLATE_NOOP("words", "a week with little pain"),
    "flare_free_days": QT_TRANSLATE_NOOP("words", "seven days without a flare-up"),
    "flare_free_days_late": QT_TRANSLATE_NOOP("words", "fourteen days without a flare-up"),
    "load": QT_TRANSLATE_NOOP("words", "an everyday movement with a little weight"),
}
"""Conditions without a count."""

CHANGES: Mapping[str, object] = {
    "new": QT_TRANSLATE_NOOP("words", "New today"),
    "step": QT_TRANSLATE_NOOP("words", "One step more today"),
    "harder": QT_TRANSLATE_NOOP("words", "The next exercise"),
    "grade": QT_TRANSLATE_NOOP("words", "A bigger movement today"),
    "load": QT_TRANSLATE_NOOP("words", "A little more weight today"),
}

CHANGE_RULES: Mapping[str, str] = {
    "HOLD": "PR-S1",
    "VAC": "PR-VAC",
    "REP": "PR-S2",
    "ISO": "PR-S2",
    "WALK": "WALK-1",
    "SET": "PR-S3",
    "LOAD": "PR-LOAD",
    "BAL": "BAL-2",
    "BALW": "BAL-2",
}
"""The ladder rule behind a step up (6.6), by ladder; H-1 for all others."""

ZONES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("words", "nowhere"),
    QT_TRANSLATE_NOOP("words", "low back"),
    QT_TRANSLATE_NOOP("words", "buttock, hip or groin"),
    QT_TRANSLATE_NOOP("words", "thigh"),
    QT_TRANSLATE_NOOP("words", "shin or calf"),
    QT_TRANSLATE_NOOP("words", "foot or toes"),
)
"""Zones 0-5 of clinical.md 0.3."""

ROLES: Mapping[str, object] = {
    "calm": QT_TRANSLATE_NOOP("words", "It calms the back; nothing is forced."),
    "mobilise": QT_TRANSLATE_NOOP("words", "Small, slow movement keeps the back from getting stiff."),
    "stretch": QT_TRANSLATE_NOOP(
        "words", "It frees a tight muscle, so that its weak partner can be trained."
    ),
    "activate": QT_TRANSLATE_NOOP("words", "It wakes up the deep belly muscle before strength comes."),
    "strengthen": QT_TRANSLATE_NOOP(
        "words", "The tight partner is free, so this muscle can get stronger now."
    ),
    "set": QT_TRANSLATE_NOOP("words", "It practises an everyday movement, so that the back is ready for it."),
    "balance": QT_TRANSLATE_NOOP("words", "It trains the small muscles that keep you steady."),
}
"""Why an exercise is in the plan, by its role."""

ROLE_RULES: Mapping[str, str] = {
    "calm": "4.6",
    "mobilise": "4.6",
    "stretch": "R-PAIR",
    "activate": "S12",
    "strengthen": "R-PAIR",
    "set": "S23",
    "balance": "S34",
}
"""The rule behind an exercise in the plan, by its role."""

PART_RULES: Mapping[str, str] = {"warm_up": "RU-1", "walk": "WALK-1", "closing": "RU-1"}
"""The rule behind what is no main exercise."""

STAGE_RULES: Mapping[str, str] = {"N": "NT-2", "S5": "H-12"}
"""The rule behind every exercise of a stage that has a plan of its own."""

DAY_RULES: Mapping[str, str] = {
    "FLARE": "5.9",
    "FLARE-NERVE": "5.9",
    "SCREENING-DUE": "",
    "NERVE-CHECK": "",
    "NO-SESSION": "",
    "REST-DAY": "",
}
"""The rule behind every exercise of such a day; empty for the day's own rule."""

PARTS: Mapping[str, object] = {
    "warm_up": QT_TRANSLATE_NOOP("words", "A warm body moves more easily."),
    "walk": QT_TRANSLATE_NOOP("words", "An easy walk is one of the simplest ways to loosen the back."),
    "closing": QT_TRANSLATE_NOOP("words", "A quiet minute to end with."),
}
"""Why an item is there, by its part of the session."""

ASKS: Mapping[str, object] = {
    "screening_full": QT_TRANSLATE_NOOP("words", "Answer the health questions"),
    "screening_weekly": QT_TRANSLATE_NOOP("words", "Answer the weekly questions"),
    "nerve_check": QT_TRANSLATE_NOOP("words", "Answer the questions about your leg"),
    "fever_check": QT_TRANSLATE_NOOP("words", "Answer the question about fever"),
    "severe_check": QT_TRANSLATE_NOOP("words", "Answer the questions"),
    "baseline": QT_TRANSLATE_NOOP("words", "Tell us about your usual back"),
    "morning": QT_TRANSLATE_NOOP("words", "Tell us about this morning"),
    "readiness": QT_TRANSLATE_NOOP("words", "Tell us how your back is now"),
    "after": QT_TRANSLATE_NOOP("words", "Tell us how it is after the session"),
    "activities": QT_TRANSLATE_NOOP("words", "Score what matters to you"),
    "change": QT_TRANSLATE_NOOP("words", "Compare with the start"),
    "test": QT_TRANSLATE_NOOP("words", "Do the short tests"),
}
"""What can be answered, as a button."""

ANSWERS: Mapping[str, object] = {
    "screening_answered": QT_TRANSLATE_NOOP("words", "Health questions"),
    "baseline_given": QT_TRANSLATE_NOOP("words", "Your usual back"),
    "morning_rated": QT_TRANSLATE_NOOP("words", "This morning: pain {pain}"),
    "readiness_checked": QT_TRANSLATE_NOOP("words", "Before the session: pain {rest}"),
    "after_rated": QT_TRANSLATE_NOOP("words", "After the session: pain {pain}"),
    "walk_done": QT_TRANSLATE_NOOP("words", "A walk of {minutes} minutes"),
    "test_taken": QT_TRANSLATE_NOOP("words", "Test {test}"),
    "activity_scored": QT_TRANSLATE_NOOP("words", "What matters to you"),
    "change_rated": QT_TRANSLATE_NOOP("words", "Compared with the start"),
    "exercise_rated": QT_TRANSLATE_NOOP("words", "{exercise}: pain {pain}"),
    "override_recorded": QT_TRANSLATE_NOOP("words", "A change by you or a clinician"),
    "note_written": QT_TRANSLATE_NOOP("words", "Note: {text}"),
}
"""Answers of today that can be taken back, by kind of fact."""
