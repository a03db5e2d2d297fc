"""The words of a running session: phases, captions, questions, and one plain sentence per ruling.

Keys come from the machine (`homeprog.program.session_cues`) and rule ids from clinical.md 5.3.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.plan import Item
from homeprog.program.session_types import Complaint, Phase, Ruled, Say

EFFORTS = (2, 4, 6, 8)
"""Effort (0-10) behind the four words of the light question (clinical.md 0.2)."""

COMPLAINTS: tuple[Complaint, ...] = ("sore", "sharp", "leg", "outwards", "inwards", "dizzy", "alarm")
"""The choices of "it hurts" in the order shown."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("session", text)


def phase_word(phase: Phase) -> str:
    """The big word of a phase."""
    words: Mapping[Phase, str] = {
        "idle": _tr("Ready when you are"),
        "next_up": _tr("Next"),
        "get_ready": _tr("Get ready"),
        "hold": _tr("Hold"),
        "move": _tr("Move"),
        "hold_rep": _tr("Hold"),
        "return": _tr("Back"),
        "switch_side": _tr("Change sides"),
        "rest": _tr("Rest"),
        "ease_off": _tr("Ease off"),
        "wait_10": _tr("Rest and wait"),
        "done": _tr("Done"),
    }
    return words.get(phase, "")


def keep_moving() -> str:
    """The big word instead of "Hold" where a timed exercise is a movement, such as walking."""
    return _tr("Keep moving")


def paused(slept: bool) -> tuple[str, str]:
    """Word and sentence of a pause."""
    if slept:
        return _tr("Paused"), _tr(
            "The computer was away for a moment, so the session waited for you. Nothing is lost."
        )
    return _tr("Paused"), _tr("Take your time. Go on when you are ready.")


def side_words(side: str) -> str:
    """`Left side`, `Right side`, or nothing for both."""
    return {"left": _tr("Left side"), "right": _tr("Right side")}.get(side, "")


def dose_words(item: Item) -> str:
    """Load and hand support of today, where there are any."""
    support = {
        "both": _tr("both hands on"),
        "one": _tr("one hand on"),
        "fingertips": _tr("fingertips on"),
        "hovering": _tr("hands just above the support"),
    }
    words = [support.get(item.support or "", "")]
    if item.load_kg is not None:
        words.append(_tr("{kg} kg").format(kg=f"{item.load_kg:g}"))
    return ", ".join(word for word in words if word)


def position_words(position: str) -> str:
    """The start position in plain words."""
    words = {
        "supine": _tr("lie on your back"),
        "prone": _tr("lie on your front"),
        "side-lying": _tr("lie on your side"),
        "quadruped": _tr("on hands and knees"),
        "kneeling": _tr("kneel"),
        "half-kneeling": _tr("kneel on one knee"),
        "sitting": _tr("sit"),
        "long-sitting": _tr("sit with the legs straight"),
        "standing": _tr("stand"),
    }
    return words.get(position, position)


def caption(said: Say, catalog: Catalog) -> str:
    """What is spoken, as one line under the stage."""
    inputs = said.inputs
    match said.key:
        case "next_up":
            return _announcement(inputs, catalog)
        case "repetition":
            return _repetition(inputs)
        case "get_ready" if inputs.get("core"):
            return _tr("Get ready. Draw the belly button gently towards the spine.")
        case "switch_side":
            return _tr("Change sides: {side}.").format(side=side_words(inputs["side"]).lower())
        case "rate":
            name = catalog.exercises[inputs["exercise"]].name
            return _tr("{exercise} is done. What was the highest pain?").format(exercise=name)
        case key:
            return _CAPTIONS.get(key, "") and _tr(_CAPTIONS[key])


_CAPTIONS = {
    "get_ready": "Get ready.",
    "hold": "Hold, and keep breathing.",
    "hold_rep": "Hold. Small breaths.",
    "return": "And slowly back.",
    "half_way": "Half way.",
    "rest": "Rest. Let go.",
    "ease_off": "Ease off and breathe.",
    "eased_rate": "How is the pain now?",
    "score": "How strong is the pain?",
    "zones": "Where is the furthest point now?",
    "sharp_gone": "Is the sharp pain gone?",
    "wait_10": "Find a restful position. We look again in ten minutes.",
    "settled": "Are you back where you were at the start?",
    "done": "That is all for today.",
}


def _announcement(inputs: Mapping[str, Any], catalog: Catalog) -> str:
    exercise = catalog.exercises[inputs["exercise"]]
    parts = [exercise.name, side_words(inputs["side"]).lower(), position_words(exercise.position)]
    return _tr("Next: {what}.").format(what=", ".join(part for part in parts if part))


def _repetition(inputs: Mapping[str, Any]) -> str:
    if not inputs["core"]:
        return str(inputs["number"])
    cue = _tr("core on") if inputs["short"] else _tr("belly button gently in, then move")
    return f"{inputs['number']} · {cue}"


def complaint_words(complaint: Complaint) -> tuple[str, str]:
    """A choice of "it hurts" and its explanation (clinical.md 5.3)."""
    words: Mapping[Complaint, tuple[str, str]] = {
        "sore": (_tr("Just sore or achy"), ""),
        "sharp": (_tr("Sharp, stabbing or catching"), ""),
        "leg": (_tr("Tingling, numb, weak or electric"), _tr("in a leg, new or clearly stronger")),
        "outwards": (_tr("It moved further down my leg"), ""),
        "inwards": (_tr("It moved up, towards my back"), ""),
        "dizzy": (_tr("Dizzy or sick"), ""),
        "alarm": (
            _tr("Stop sign"),
            _tr(
                "chest pain or pressure, fainting, very short of breath, sudden bad headache, "
                "new bladder or bowel trouble"
            ),
        ),
    }
    return words[complaint]


def effort_words() -> tuple[str, ...]:
    """The four answers of "how hard was it?", in the order of `EFFORTS`."""
    return _tr("Very easy"), _tr("Easy to moderate"), _tr("Hard"), _tr("Very hard")


def grab_words() -> tuple[str, ...]:
    """Answers of "did you grab hold or step out?", by number."""
    return _tr("No"), _tr("Once"), _tr("Twice or more")


def ruling(ruled: Ruled, catalog: Catalog) -> str:
    """The one sentence that says what happens now and why (clinical.md 5.3, 5.8)."""
    rule, instead = ruled.reason.rule, ruled.instead
    match ruled.action:
        case "STOP-SESSION":
            return _stopped(ruled, catalog)
        case "STOP-EX":
            return catalog.texts[f"stop_{rule}"]
        case "CONTINUE":
            return _tr(_GOING_ON.get(rule, "Thank you."))
        case "EASE":
            return catalog.texts["ease"]
        case "EASIER" | "SWAP" if instead:
            because = _tr(_BECAUSE[rule]) + " " if rule in _BECAUSE else ""
            return because + _tr("We take an easier one: {exercise}.").format(
                exercise=catalog.exercises[instead].name
            )
        case "NO-EASIER":
            return _tr("There is no easier one for you today. You can leave it out.")
        case _:
            return _tr("We leave this one out today.")


def _stopped(ruled: Ruled, catalog: Catalog) -> str:
    match ruled.reason.rule:
        case "D-1":
            return catalog.texts["stop_D-1" if "EMERGENCY" in ruled.then else "stop_dizzy"]
        case "D-2":
            return catalog.texts["stop_D-2"]
        case "AMBER-3":
            return _tr("Three exercises were too much today, so we stop here. Next time will be easier.")
        case "D-3":
            return _tr("The feeling is still further out, so we stop here for today.")
        case _:
            return _tr("Two exercises hurt too much today, so we stop here. That is a good decision.")


_GOING_ON = {
    "D-4": "It moved towards your back. That is a good sign: go on.",
    "D-7": "That is fine: go on.",
    "D-8": "Hardly more than before: go on gently.",
    "D-9": "It has calmed down: go on with the smaller dose.",
    "D-11": "This one may go on. Keep it gentle.",
}
_BECAUSE = {
    "D-5": "The sharp pain stayed.",
    "D-9": "It did not calm down.",
    "D-10": "The pain went up quite a lot.",
    "D-11": "The pain is strong today.",
}


def set_word() -> str:
    """The word before `2 / 3`."""
    return _tr("Set")


def then(exercise: str) -> str:
    """What comes after the present exercise."""
    return _tr("Then: {exercise}").format(exercise=exercise)


def first_position(exercise: Exercise) -> str:
    """The first instruction: the position to take and what is needed."""
    needs = _tr(" You need: {things}.").format(things=exercise.equipment)
    return exercise.steps[0] + ("" if exercise.equipment in {"", "none"} else needs)


def rest_tip(position: str) -> str:
    """What is offered after a session was stopped (clinical.md 5.8)."""
    return _tr("If it feels good: {position} for a few minutes, then 2 to 5 minutes of easy walking.").format(
        position=position
    )
