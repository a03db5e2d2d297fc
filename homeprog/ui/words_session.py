"""The words of a running session: phases, questions, and one plain sentence per ruling.

Rule ids come from clinical.md 5.3. What is said aloud has its words in `homeprog.ui.words_cues`.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.plan import Item
from homeprog.program.session_types import Complaint, Extra, Phase, Ruled

EFFORTS = (2, 4, 6, 8)
"""Effort (0-10) behind the four words of the light question (clinical.md 0.2)."""

COMPLAINTS: tuple[Complaint, ...] = ("alarm", "sore", "sharp", "leg", "outwards", "inwards", "dizzy")
"""The choices of "it hurts" in the order shown: the stop signs are in sight on every screen (D-1)."""


_translate = QCoreApplication.translate


def _translated(text: object) -> str:
    """A marked source text in the language in force."""
    return _translate("session", str(text))


def phase_word(phase: Phase) -> str:
    """The big word of a phase."""
    words: Mapping[Phase, str] = {
        "idle": _translate("session", "Ready when you are"),
        "next_up": _translate("session", "Next"),
        "get_ready": _translate("session", "Get ready"),
        "hold": _translate("session", "Hold"),
        "move": _translate("session", "Move"),
        "hold_rep": _translate("session", "Hold"),
        "return": _translate("session", "Back"),
        "switch_side": _translate("session", "Change sides"),
        "rest": _translate("session", "Rest"),
        "ease_off": _translate("session", "Ease off"),
        "wait_10": _translate("session", "Rest and wait"),
        "done": _translate("session", "Done"),
    }
    return words.get(phase, "")


def keep_moving() -> str:
    """The big word instead of "Hold" where a timed exercise is a movement, such as walking."""
    return _translate("session", "Keep moving")


def breath_word(breathes_in: bool) -> str:
    """The big word where a pacer leads the breath."""
    return _translate("session", "Breathe in") if breathes_in else _translate("session", "Breathe out")


def paused(slept: bool) -> tuple[str, str]:
    """Word and sentence of a pause."""
    if slept:
        return _translate("session", "Paused"), _translate(
            "session", "The computer was away for a moment, so the session waited for you. Nothing is lost."
        )
    return _translate("session", "Paused"), _translate("session", "Take your time. Go on when you are ready.")


def side_words(side: str) -> str:
    """`Left side`, `Right side`, or nothing for both."""
    return {"left": _translate("session", "Left side"), "right": _translate("session", "Right side")}.get(
        side, ""
    )


def dose_words(item: Item) -> str:
    """Load and hand support of today, where there are any."""
    support = {
        "both": _translate("session", "both hands on"),
        "one": _translate("session", "one hand on"),
        "fingertips": _translate("session", "fingertips on"),
        "hovering": _translate("session", "hands just above the support"),
    }
    words = [support.get(item.support or "", "")]
    if item.load_kg is not None:
        words.append(_translate("session", "{kg} kg").format(kg=f"{item.load_kg:g}"))
    return ", ".join(word for word in words if word)


def position_words(position: str) -> str:
    """The start position in plain words."""
    words = {
        "supine": _translate("session", "lie on your back"),
        "prone": _translate("session", "lie on your front"),
        "side-lying": _translate("session", "lie on your side"),
        "quadruped": _translate("session", "on hands and knees"),
        "kneeling": _translate("session", "kneel"),
        "half-kneeling": _translate("session", "kneel on one knee"),
        "sitting": _translate("session", "sit"),
        "long-sitting": _translate("session", "sit with the legs straight"),
        "standing": _translate("session", "stand"),
    }
    return words.get(position, position)


def complaint_words(complaint: Complaint) -> tuple[str, str]:
    """A choice of "it hurts" and its explanation (clinical.md 5.3)."""
    words: Mapping[Complaint, tuple[str, str]] = {
        "sore": (_translate("session", "Just sore or achy"), ""),
        "sharp": (_translate("session", "Sharp, stabbing or catching"), ""),
        "leg": (
            _translate("session", "Tingling, numb, weak or electric"),
            _translate("session", "in a leg, new or clearly stronger"),
        ),
        "outwards": (_translate("session", "It moved further down my leg"), ""),
        "inwards": (_translate("session", "It moved up, towards my back"), ""),
        "dizzy": (_translate("session", "Dizzy or sick"), ""),
        "alarm": (
            _translate("session", "Stop sign"),
            _translate(
                "session",
                "chest pain or pressure, fainting, very short of breath, sudden bad headache, "
                "new bladder or bowel trouble",
            ),
        ),
    }
    return words[complaint]


def light_question(extra: Extra) -> str:
    """A light question beside the pain score."""
    return {
        "effort": _translate("session", "How hard was it?"),
        "vacuum": _translate("session", "Did your waist get narrower, and did you keep breathing?"),
        "grabs": _translate("session", "Did you grab hold or step out?"),
    }[extra]


def effort_words() -> tuple[str, ...]:
    """The four answers of "how hard was it?", in the order of `EFFORTS`."""
    return (
        _translate("session", "Very easy"),
        _translate("session", "Easy to moderate"),
        _translate("session", "Hard"),
        _translate("session", "Very hard"),
    )


def grab_words() -> tuple[str, ...]:
    """Answers of "did you grab hold or step out?", by number."""
    return _translate("session", "No"), _translate("session", "Once"), _translate("session", "Twice or more")


def ruling(ruled: Ruled, catalog: Catalog) -> str:
    """The one sentence that says what happens now and why (clinical.md 5.3, 5.8)."""
    rule, instead = ruled.reason.rule, ruled.instead
    match ruled.action:
        case "STOP-SESSION":
            return _stopped(ruled, catalog)
        case "STOP-EX":
            return catalog.texts[f"stop_{rule}"]
        case "CONTINUE":
            return _translated(_GOING_ON[rule])
        case "NOTED":
            return _translate("session", "Thank you, that is noted.")
        case "EASE":
            return catalog.texts["ease"]
        case "EASIER" | "SWAP" if instead:
            because = _translated(_BECAUSE[rule]) + " " if rule in _BECAUSE else ""
            return because + _translate("session", "We take an easier one: {exercise}.").format(
                exercise=catalog.exercises[instead].name
            )
        case "INSTEAD" if instead:
            return _translate("session", "We take another one instead: {exercise}.").format(
                exercise=catalog.exercises[instead].name
            )
        case "RESTFUL":
            return _translate("session", "Good, it is back. We finish with calm movements.")
        case "NO-EASIER":
            return _translate("session", "There is no easier one for you today. You can leave it out.")
        case _:
            return _translate("session", "We leave this one out today.")


def _stopped(ruled: Ruled, catalog: Catalog) -> str:
    match ruled.reason.rule:
        case "D-1":
            return catalog.texts["stop_D-1" if "EMERGENCY" in ruled.then else "stop_dizzy"]
        case "D-2":
            return catalog.texts["stop_D-2"]
        case "AMBER-3":
            return _translate(
                "session", "Three exercises were too much today, so we stop here. Next time will be easier."
            )
        case "D-3":
            return _translate("session", "The feeling is still further out, so we stop here for today.")
        case _:
            return _translate(
                "session", "Two exercises hurt too much today, so we stop here. That is a good decision."
            )


_GOING_ON = {
    "D-4": QT_TRANSLATE_NOOP("session", "It moved towards your back. That is a good sign: go on."),
    "D-7": QT_TRANSLATE_NOOP("session", "That is fine: go on."),
    "D-8": QT_TRANSLATE_NOOP("session", "Hardly more than before: go on gently."),
    "D-9": QT_TRANSLATE_NOOP("session", "It has calmed down: go on with the smaller dose."),
    "D-11": QT_TRANSLATE_NOOP("session", "This one may go on. Keep it gentle."),
}
_BECAUSE = {
    "D-5": QT_TRANSLATE_NOOP("session", "The sharp pain stayed."),
    "D-9": QT_TRANSLATE_NOOP("session", "It did not calm down."),
    "D-10": QT_TRANSLATE_NOOP("session", "The pain went up quite a lot."),
    "D-11": QT_TRANSLATE_NOOP("session", "The pain is strong today."),
}


def set_word() -> str:
    """The word before `2 / 3`."""
    return _translate("session", "Set")


def then(exercise: str) -> str:
    """What comes after the present exercise."""
    return _translate("session", "Then: {exercise}").format(exercise=exercise)


def first_position(exercise: Exercise) -> str:
    """The first instruction: the position to take; what is needed is in the announcement."""
    return exercise.steps[0]


def done(exercises: Sequence[str]) -> str:
    """What was done today, for the last page; empty for nothing."""
    names = ", ".join(dict.fromkeys(exercises))
    return _translate("session", "Done today: {exercises}.").format(exercises=names) if names else ""


def rest_tip(position: str) -> str:
    """What is offered after a session was stopped (clinical.md 5.8)."""
    return _translate(
        "session", "If it feels good: {position} for a few minutes, then 2 to 5 minutes of easy walking."
    ).format(position=position)
