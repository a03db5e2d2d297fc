"""The sentence of every rule, gate condition and change: rule id of clinical.md -> plain words.

A rule may have several wordings, the richest first; `words.rule` takes the first one whose numbers are known.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

Wordings = tuple[object, ...]
"""Source texts as the translation tools mark them."""

BEFORE: Mapping[str, Wordings] = {
    "A-0": (QT_TRANSLATE_NOOP("words", "Tell us how your back is now; then the plan for today is final."),),
    "A-1": (
        QT_TRANSLATE_NOOP("words", "You noted a new warning sign. It needs to be looked at right away."),
    ),
    "A-2": (QT_TRANSLATE_NOOP("words", "You feel ill or have a fever. Rest comes first today."),),
    "A-3": (
        QT_TRANSLATE_NOOP(
            "words", "You noted a new feeling or weakness in a leg. A few questions come first."
        ),
    ),
    "A-4": (QT_TRANSLATE_NOOP("words", "It goes further down the leg than usual. Today we only calm it."),),
    "A-5": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain is {R} out of 10 at rest. That is too much for exercise today."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain at rest is too strong for exercise today."),
    ),
    "A-6": (
        QT_TRANSLATE_NOOP(
            "words",
            "Your pain is {R} now; your usual is {B}. On such a day, little and often works best.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "Your pain is well above your usual. On such a day, little and often works best."
        ),
    ),
    "A-7": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain is {R} now. Gentle movement and small stretches are enough today."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain is in the middle. Gentle movement is enough today."),
    ),
    "A-8": (
        QT_TRANSLATE_NOOP("words", "Your pain is {R} now; your usual is {B}. So today is an easy day."),
        QT_TRANSLATE_NOOP("words", "Your pain is a little above your usual. So today is an easy day."),
    ),
    "A-9": (
        QT_TRANSLATE_NOOP(
            "words", "Your pain is {R} now, one point above your usual {B}. We keep everything as it is."
        ),
        QT_TRANSLATE_NOOP("words", "Your pain is one point above your usual. We keep everything as it is."),
    ),
    "A-10": (
        QT_TRANSLATE_NOOP("words", "Your pain is {R} now, no more than your usual {B}. A normal day."),
        QT_TRANSLATE_NOOP("words", "Your pain is no more than usual. A normal day."),
    ),
}

DURING: Mapping[str, Wordings] = {
    "D-1": (QT_TRANSLATE_NOOP("words", "You noted a sign that means: stop now."),),
    "D-2": (
        QT_TRANSLATE_NOOP("words", "You felt something new or stronger in a leg, so we stopped for the day."),
    ),
    "D-3": (
        QT_TRANSLATE_NOOP(
            "words", "The feeling moved further out during an exercise. That exercise rests for a while."
        ),
    ),
    "D-4": (
        QT_TRANSLATE_NOOP("words", "The feeling moved closer to the back. That is usually a good sign."),
    ),
    "D-5": (
        QT_TRANSLATE_NOOP("words", "The pain was sharp and stayed, so an easier exercise takes its place."),
    ),
    "D-6": (
        QT_TRANSLATE_NOOP("words", "The pain went up to {D} out of 10. That exercise is over for today."),
        QT_TRANSLATE_NOOP("words", "The pain went up too far. That exercise is over for today."),
    ),
    "D-7": (QT_TRANSLATE_NOOP("words", "Little or no pain: go on."),),
    "D-8": (QT_TRANSLATE_NOOP("words", "Hardly more pain than before: go on, and keep it as it is."),),
    "D-9": (
        QT_TRANSLATE_NOOP(
            "words", "The pain rose from {R} to {D}. Make it smaller and do half of what is left."
        ),
        QT_TRANSLATE_NOOP("words", "The pain rose a little. Make it smaller and do half of what is left."),
    ),
    "D-10": (
        QT_TRANSLATE_NOOP("words", "The pain rose from {R} to {D}. An easier exercise takes its place."),
        QT_TRANSLATE_NOOP("words", "The pain rose clearly. An easier exercise takes its place."),
    ),
    "D-11": (QT_TRANSLATE_NOOP("words", "The pain is high today, so only calming movements go on."),),
    "AMBER-3": (
        QT_TRANSLATE_NOOP(
            "words", "Three exercises were a bit too much in one session. The next one is easy."
        ),
    ),
    "SWAP-1": (QT_TRANSLATE_NOOP("words", "An easier exercise of the same kind takes its place today."),),
}

AFTER: Mapping[str, Wordings] = {
    "P-1": (
        QT_TRANSLATE_NOOP(
            "words", "After the session something new was felt in a leg. A few questions come first."
        ),
    ),
    "P-2": (
        QT_TRANSLATE_NOOP(
            "words", "After the session it went further down the leg, so the next one is easy."
        ),
    ),
    "P-3": (QT_TRANSLATE_NOOP("words", "After the session the pain was strong, so this day starts gently."),),
    "P-4": (
        QT_TRANSLATE_NOOP(
            "words",
            "After the session the pain was {A}, up from {R}. The next session is easy and one step lower.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "After the session the pain was clearly higher. The next session is easy and one step lower.",
        ),
    ),
    "P-5": (
        QT_TRANSLATE_NOOP(
            "words", "After the session the pain was up by 2. An hour later tells how to go on."
        ),
    ),
    "P-6": (QT_TRANSLATE_NOOP("words", "The session went down well."),),
    "M-0": (
        QT_TRANSLATE_NOOP(
            "words", "We do not know how the morning after your last session was, so nothing grows yet."
        ),
    ),
    "M-1": (QT_TRANSLATE_NOOP("words", "This morning you noted something new. That comes first."),),
    "M-2": (
        QT_TRANSLATE_NOOP(
            "words", "This morning it went further down the leg than usual. Today we only calm it."
        ),
    ),
    "M-3": (
        QT_TRANSLATE_NOOP(
            "words",
            "The morning pain was {M}; your usual is {BM}. So today is little and often, and we step back.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "The morning pain was well above your usual. So today is little and often."
        ),
    ),
    "M-4": (
        QT_TRANSLATE_NOOP(
            "words",
            "The morning pain was {M}; your usual is {BM}. The last change steps back and today is easy.",
        ),
        QT_TRANSLATE_NOOP(
            "words", "The morning after was a bit sore. The last change steps back and today is easy."
        ),
    ),
    "M-5": (
        QT_TRANSLATE_NOOP(
            "words", "The morning after was a little worse than usual. We keep everything as it is."
        ),
    ),
    "M-6": (QT_TRANSLATE_NOOP("words", "The morning after was no worse than usual. Well done."),),
    "W-1": (
        QT_TRANSLATE_NOOP(
            "words", "Your mornings were sorer this week than last. Nothing grows for seven days."
        ),
    ),
    "W-2": (
        QT_TRANSLATE_NOOP(
            "words", "Your mornings got sorer for a while, so the program takes one step back."
        ),
    ),
    "W-3": (QT_TRANSLATE_NOOP("words", "Three flare-ups in four weeks: please have your plan looked at."),),
    "W-4": (
        QT_TRANSLATE_NOOP(
            "words", "This week hurt clearly more than your start: please have your plan looked at."
        ),
    ),
}

FLARE: Mapping[str, Wordings] = {
    "5.9": (
        QT_TRANSLATE_NOOP(
            "words", "Your flare-up has calmed down. You come back gently and climb again step by step."
        ),
    ),
    "FLARE": (QT_TRANSLATE_NOOP("words", "A flare-up is going on: little and often until it settles."),),
    "FLARE-NERVE": (
        QT_TRANSLATE_NOOP(
            "words", "It went down the leg on three days running. We calm the nerve before anything else."
        ),
    ),
    "FLARE_DAYS": (
        QT_TRANSLATE_NOOP("words", "This flare-up takes longer than most. Please have it looked at."),
    ),
    "NERVE-CHECK": (
        QT_TRANSLATE_NOOP(
            "words", "After your answers about the leg, please see a clinician within 2 weeks."
        ),
    ),
    "NT-1": (
        QT_TRANSLATE_NOOP(
            "words", "Your answers can mean that a nerve is irritated. Calming it comes first."
        ),
    ),
    "NT-2": (
        QT_TRANSLATE_NOOP("words", "Short and daily: the leg should feel a little better, bit by bit."),
    ),
    "NT-3": (QT_TRANSLATE_NOOP("words", "The stretches behind the thigh come back later, one at a time."),),
    "NT-4": (
        QT_TRANSLATE_NOOP(
            "words", "The leg has not eased yet. Please have it looked at; gentle first aid stays."
        ),
    ),
    "NT-5": (QT_TRANSLATE_NOOP("words", "The leg has calmed down. You return with one easy session."),),
    "NX": (QT_TRANSLATE_NOOP("words", "The leg was calm for long enough. The program goes on."),),
}

CALENDAR: Mapping[str, Wordings] = {
    "FREQ-1": (
        QT_TRANSLATE_NOOP(
            "words", "Muscles grow stronger while they rest. After a strength day comes a lighter one."
        ),
    ),
    "FREQ-2": (QT_TRANSLATE_NOOP("words", "You have done today's session. One a day is just right."),),
    "FREQ-3": (QT_TRANSLATE_NOOP("words", "A planned rest is part of the program."),),
    "SCHEDULE": (QT_TRANSLATE_NOOP("words", "You chose this day as a day off."),),
    "G-SCREEN": (QT_TRANSLATE_NOOP("words", "It is time for a few health questions."),),
    "WK-2": (
        QT_TRANSLATE_NOOP("words", "Something new has happened, so all health questions come once more."),
    ),
    "RU-3": (
        QT_TRANSLATE_NOOP("words", "A clinician has seen you. Now we ask all health questions once more."),
    ),
    "RU-4": (
        QT_TRANSLATE_NOOP(
            "words", "You took back a warning answer. To be safe we ask all health questions once more."
        ),
    ),
    "RU-48": (QT_TRANSLATE_NOOP("words", "The tightest muscle gets a second stretch."),),
    "RU-50": (
        QT_TRANSLATE_NOOP(
            "words", "After a strong painkiller, a sedative or a drink, we only move gently today."
        ),
    ),
    "6.10": (
        QT_TRANSLATE_NOOP("words", "Welcome back. After a break we start a little lower and climb again."),
    ),
    "OK": (QT_TRANSLATE_NOOP("words", "No warning signs in your answers today."),),
}

PROGRESS: Mapping[str, Wordings] = {
    "H-1": (QT_TRANSLATE_NOOP("words", "This went well several times in a row, so it may grow a little."),),
    "H-2": (QT_TRANSLATE_NOOP("words", "It grows only on a normal day, with the morning answered."),),
    "H-3": (
        QT_TRANSLATE_NOOP("words", "Only one thing changes in a session. Then we know what did you good."),
    ),
    "H-4": (QT_TRANSLATE_NOOP("words", "A few changes a week are enough."),),
    "H-5": (QT_TRANSLATE_NOOP("words", "The exercise that has waited longest goes first."),),
    "H-6": (QT_TRANSLATE_NOOP("words", "The hours and the morning after a session count as well."),),
    "H-7": (QT_TRANSLATE_NOOP("words", "It was a bit too much twice, so it takes one step back."),),
    "H-8": (QT_TRANSLATE_NOOP("words", "Stepping back is always allowed."),),
    "H-9": (QT_TRANSLATE_NOOP("words", "After a step back it needs one more good session."),),
    "H-10": (QT_TRANSLATE_NOOP("words", "A harder exercise starts at its first step."),),
    "H-11": (QT_TRANSLATE_NOOP("words", "Your first session: everything starts small."),),
    "H-12": (QT_TRANSLATE_NOOP("words", "You keep what you know."),),
    "PR-S1": (QT_TRANSLATE_NOOP("words", "The stretch went well, so it lasts a little longer."),),
    "PR-VAC": (
        QT_TRANSLATE_NOOP("words", "The belly-button breath went well, so you do a little more of it."),
    ),
    "PR-S2": (QT_TRANSLATE_NOOP("words", "The muscle is ready for a little more."),),
    "PR-LEVEL": (QT_TRANSLATE_NOOP("words", "The step before comes first, until it is steady."),),
    "PR-S3": (QT_TRANSLATE_NOOP("words", "The everyday movement was tidy, so it grows."),),
    "PR-LOAD": (QT_TRANSLATE_NOOP("words", "It was easy twice, so a little weight comes in."),),
    "BAL-1": (QT_TRANSLATE_NOOP("words", "Balance starts one step below what you showed."),),
    "BAL-2": (QT_TRANSLATE_NOOP("words", "You stood steady, so you need your hands a little less."),),
    "WALK-1": (QT_TRANSLATE_NOOP("words", "Three good days of walking, so the walk grows a little."),),
    "W1": (QT_TRANSLATE_NOOP("words", "A short, easy walk."),),
    "R-PAIR": (QT_TRANSLATE_NOOP("words", "A weak muscle is trained only when its tight partner is free."),),
}

STAGES: Mapping[str, Wordings] = {
    "RES-1": (
        QT_TRANSLATE_NOOP(
            "words", "The tight side tested free again and again, so its partner may get stronger."
        ),
    ),
    "RES-2": (
        QT_TRANSLATE_NOOP("words", "This side was free from the start, so its partner may get stronger."),
    ),
    "RES-3": (
        QT_TRANSLATE_NOOP(
            "words", "This is as free as it gets for you now, so the first strength exercises open."
        ),
    ),
    "RES-4": (QT_TRANSLATE_NOOP("words", "One side is still tight. Other stretches may suit you better."),),
    "RES-5": (
        QT_TRANSLATE_NOOP(
            "words", "One side is still tight after eight weeks. Please ask a clinician about it."
        ),
    ),
    "RES-6": (
        QT_TRANSLATE_NOOP("words", "The side has become fully free, so every exercise of the pair may open."),
    ),
    "RES-7": (
        QT_TRANSLATE_NOOP("words", "A home test is missing for one muscle group. A clinician can check it."),
    ),
    "S01": (QT_TRANSLATE_NOOP("words", "The questions and the three tests are done: the program starts."),),
    "S12": (QT_TRANSLATE_NOOP("words", "The first pair is free: the core breath comes in."),),
    "S23": (QT_TRANSLATE_NOOP("words", "All pairs are ready: everyday movements come in."),),
    "S34": (QT_TRANSLATE_NOOP("words", "Everyday movements are steady: balance comes in."),),
    "S45": (QT_TRANSLATE_NOOP("words", "You have come all the way: now keep it up."),),
    "SB-1": (
        QT_TRANSLATE_NOOP("words", "A free side got a bit tighter, so its partner does not grow for now."),
    ),
    "SB-2": (QT_TRANSLATE_NOOP("words", "A free side is tight again, so we free it first."),),
    "SB-3": (QT_TRANSLATE_NOOP("words", "The strength test was lower, so that pair takes one step back."),),
    "SB-4": (QT_TRANSLATE_NOOP("words", "Balance was shaky, so it starts with both hands again."),),
    "SB-5": (
        QT_TRANSLATE_NOOP("words", "Two flare-ups close together, so the newest exercise rests for a while."),
    ),
    "SB-6": (QT_TRANSLATE_NOOP("words", "Your answers changed, so the exercises were chosen anew."),),
    "RA-1": (QT_TRANSLATE_NOOP("words", "Five sessions without a change yet: time for a short check-in."),),
    "RA-2": (
        QT_TRANSLATE_NOOP("words", "Eight sessions without a change yet: please have the plan looked at."),
    ),
    "RA-3": (
        QT_TRANSLATE_NOOP(
            "words", "Things are clearly worse than at the start. Please have the plan looked at."
        ),
    ),
    "RA-4": (
        QT_TRANSLATE_NOOP(
            "words", "Some weeks without a clear change: please go over the plan with a clinician."
        ),
    ),
    "RA-5": (
        QT_TRANSLATE_NOOP("words", "Three months without a clear change: every dose stays until a review."),
    ),
    "RA-6": (QT_TRANSLATE_NOOP("words", "Every four weeks we look at everything again."),),
    "RA-7": (QT_TRANSLATE_NOOP("words", "The monthly look shows that one side needs some work again."),),
    "RA-8": (
        QT_TRANSLATE_NOOP("words", "Something new has happened, so all health questions come once more."),
    ),
    "T-BA1": (
        QT_TRANSLATE_NOOP(
            "words", "The balance test was shaky, so your hands always stay on something firm."
        ),
    ),
    "T-HF2": (QT_TRANSLATE_NOOP("words", "The wall test needs one more free result."),),
    "TST-1": (QT_TRANSLATE_NOOP("words", "Tests wait until the health questions allow them."),),
    "TST-2": (
        QT_TRANSLATE_NOOP("words", "Tests need a warm body: warm up first, and not early in the morning."),
    ),
    "TST-3": (QT_TRANSLATE_NOOP("words", "Tests wait for a calmer day."),),
    "TST-4": (QT_TRANSLATE_NOOP("words", "A test hurt or was felt in the leg, so it does not count."),),
    "REVIEW": (QT_TRANSLATE_NOOP("words", "Someone has looked at your plan."),),
}

RULES: Mapping[str, Wordings] = {
    **BEFORE,
    **DURING,
    **AFTER,
    **FLARE,
    **CALENDAR,
    **PROGRESS,
    **STAGES,
}

ANSWER: object = QT_TRANSLATE_NOOP("words", "One of your answers to the health questions asks for this.")
"""For every screening question (`RF-01`, `NV-05`, `PR-11`, `WK-1`)."""

ADULTS_ONLY: object = QT_TRANSLATE_NOOP("words", "This program is made for adults.")
"""PR-01."""

OTHER: object = QT_TRANSLATE_NOOP("words", "A rule of the program asks for this.")
"""For a rule of a newer version."""

INPUTS: Mapping[str, object] = {
    "R": QT_TRANSLATE_NOOP("words", "Pain now: {value} of 10"),
    "B": QT_TRANSLATE_NOOP("words", "Your usual pain: {value} of 10"),
    "M": QT_TRANSLATE_NOOP("words", "Pain in the morning: {value} of 10"),
    "BM": QT_TRANSLATE_NOOP("words", "Your usual morning pain: {value} of 10"),
    "A": QT_TRANSLATE_NOOP("words", "Pain after the session: {value} of 10"),
    "D": QT_TRANSLATE_NOOP("words", "Pain during the exercise: {value} of 10"),
    "rise": QT_TRANSLATE_NOOP("words", "Difference: {value}"),
    "zones": QT_TRANSLATE_NOOP("words", "Furthest point now: {value}"),
    "ZB": QT_TRANSLATE_NOOP("words", "Your usual furthest point: {value}"),
    "start_zones": QT_TRANSLATE_NOOP("words", "Furthest point at the start: {value}"),
    "since": QT_TRANSLATE_NOOP("words", "Since {value}"),
    "asked_on": QT_TRANSLATE_NOOP("words", "Since {value}"),
    "calm_days": QT_TRANSLATE_NOOP("words", "Calm days in a row: {value}"),
    "stiffness_longer_min": QT_TRANSLATE_NOOP("words", "Stiff for longer than usual by {value} minutes"),
}
"""How an input of a rule is read out, by its key in `Reason.inputs`; keys not listed here are not shown."""
