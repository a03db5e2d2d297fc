"""What a session says aloud, and captions: the words of each `Say`, full or short (design.md section 7).

Keys come from `homeprog.program.session_cues`. Whatever is spoken is on the screen in the same words.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from homeprog.program.catalog import Catalog
from homeprog.program.session_types import Say
from homeprog.ui.words_session import light_question, position_words, ruling, side_words

Wording = Literal["full", "short"]

_translate = QCoreApplication.translate


def language_of_words() -> str:
    """The language that the words are in: a translation translates this code to its own."""
    return _translate("session", "en", "code of the language of these words, such as de or pt-br")


def caption_of(said: Iterable[Say], catalog: Catalog, wording: Wording = "full") -> str:
    """Several cues as one text."""
    return " ".join(caption(say, catalog, wording) for say in said)


def caption(said: Say, catalog: Catalog, wording: Wording = "full") -> str:
    """What is spoken for a cue, and shown under the stage."""
    key, inputs = said.key, said.inputs
    if key == "ruling":
        return ruling(inputs["ruled"], catalog)
    if key == "next_up":
        return _announcement(inputs, catalog, wording)
    if key == "last":
        return str(inputs["seconds"])
    if key == "repetition":
        return _repetition(inputs, wording)
    if key == "rate":
        return _rate(inputs, catalog, wording)
    if key == "turn":
        tempo = catalog.exercises[inputs["exercise"]].dose.tempo
        return tempo.turn if tempo else ""
    if key == "light":
        return light_question(inputs["extra"])
    if key == "switch_side":
        return _switch(inputs["side"], wording)
    if wording == "short" and key in _SHORT:
        words = _translate("session", str(_SHORT[key]))
        return f"{words} {_core(short=True)}" if inputs.get("core") and key != "get_ready" else words
    return _full(key, inputs)


def _full(key: str, inputs: Mapping[str, Any]) -> str:
    match key:
        case "breathe":
            words = _translate("session", "Breathe in for {in_s} seconds, out for {out_s}.")
            return words.format(in_s=f"{inputs['in_s']:g}", out_s=f"{inputs['out_s']:g}")
        case "get_ready" if inputs["core"]:
            return _translate("session", "Get ready. Draw the belly button gently towards the spine.")
        case "hold" if inputs["moving"]:
            return _translate("session", "Go. Keep moving, and keep breathing.")
        case "hold" if inputs["core"]:
            return _translate("session", "Hold, and keep breathing.") + " " + _core(short=inputs["short"])
        case "half_way" if inputs["core"]:
            return _translate("session", "Half way.") + " " + _core(short=True)
        case _:
            return _translate("session", str(_FULL[key]))


_FULL: Mapping[str, object] = {
    "wait_for_me": QT_TRANSLATE_NOOP("session", "When you are ready, press Space or click."),
    "get_ready": QT_TRANSLATE_NOOP("session", "Get ready."),
    "hold": QT_TRANSLATE_NOOP("session", "Hold, and keep breathing."),
    "breathe_in": QT_TRANSLATE_NOOP("session", "Breathe in."),
    "breathe_out": QT_TRANSLATE_NOOP("session", "And out, slowly."),
    "hold_rep": QT_TRANSLATE_NOOP("session", "Hold. Small breaths."),
    "return": QT_TRANSLATE_NOOP("session", "And slowly back."),
    "half_way": QT_TRANSLATE_NOOP("session", "Half way. Keep breathing."),
    "rest": QT_TRANSLATE_NOOP("session", "Rest. Let go."),
    "ease_off": QT_TRANSLATE_NOOP("session", "Ease off and breathe."),
    "hurts": QT_TRANSLATE_NOOP("session", "We stop here. What do you feel?"),
    "eased_rate": QT_TRANSLATE_NOOP("session", "How is the pain now, from zero to ten?"),
    "score": QT_TRANSLATE_NOOP("session", "How strong is the pain, from zero to ten?"),
    "zones": QT_TRANSLATE_NOOP("session", "Where is the furthest point now?"),
    "sharp_gone": QT_TRANSLATE_NOOP("session", "Is the sharp pain gone?"),
    "wait_10": QT_TRANSLATE_NOOP("session", "Find a restful position. We look again in ten minutes."),
    "settled": QT_TRANSLATE_NOOP("session", "Are you back where you were at the start?"),
    "done": QT_TRANSLATE_NOOP("session", "That is all for today."),
}
_SHORT: Mapping[str, object] = {
    "wait_for_me": QT_TRANSLATE_NOOP("session", "Ready? Press Space."),
    "get_ready": QT_TRANSLATE_NOOP("session", "Get ready."),
    "hold": QT_TRANSLATE_NOOP("session", "Go."),
    "breathe": QT_TRANSLATE_NOOP("session", "Breathe in."),
    "breathe_in": QT_TRANSLATE_NOOP("session", "In."),
    "breathe_out": QT_TRANSLATE_NOOP("session", "Out."),
    "hold_rep": QT_TRANSLATE_NOOP("session", "Hold."),
    "return": QT_TRANSLATE_NOOP("session", "Back."),
    "half_way": QT_TRANSLATE_NOOP("session", "Half way."),
    "rest": QT_TRANSLATE_NOOP("session", "Rest."),
    "hurts": QT_TRANSLATE_NOOP("session", "What do you feel?"),
    "eased_rate": QT_TRANSLATE_NOOP("session", "Pain now?"),
    "score": QT_TRANSLATE_NOOP("session", "How strong?"),
    "done": QT_TRANSLATE_NOOP("session", "Done."),
}
"""Where there is no shorter form, the full one is said."""


def _announcement(inputs: Mapping[str, Any], catalog: Catalog, wording: Wording) -> str:
    """Name, side, position, what is needed, and one cue: where it should be felt."""
    exercise = catalog.exercises[inputs["exercise"]]
    what = ", ".join(part for part in (exercise.name, side_words(inputs["side"]).lower()) if part)
    said = [_translate("session", "Next: {what}.").format(what=what)]
    if wording == "full":
        said.append(_sentence(position_words(exercise.position)))
        if exercise.needed:
            said.append(_translate("session", "You need: {things}.").format(things=exercise.needed))
        where = exercise.feel.split(";")[0]
        said.append(_translate("session", "You feel: {where}.").format(where=where))
    if inputs["waits"]:
        said.append(caption(Say("wait_for_me"), catalog, wording))
    return " ".join(said)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _switch(side: str, wording: Wording) -> str:
    if wording == "short":
        return _sentence(side_words(side))
    sides = {
        "left": _translate("session", "Switch to the left side."),
        "right": _translate("session", "Switch to the right side."),
    }
    return sides.get(side, _translate("session", "Change sides."))


def _rate(inputs: Mapping[str, Any], catalog: Catalog, wording: Wording) -> str:
    if wording == "short":
        return _translate("session", "Highest pain?")
    return _translate("session", "{exercise} is done. What was the highest pain, from zero to ten?").format(
        exercise=catalog.exercises[inputs["exercise"]].name
    )


def _repetition(inputs: Mapping[str, Any], wording: Wording) -> str:
    """The count, with the core cue on every strengthening repetition (seed 004)."""
    number = str(inputs["number"])
    if inputs["breath"] and not inputs["short"] and wording == "full":
        return _translate("session", "{number}: breathe in").format(number=number)
    if not inputs["core"]:
        return number
    if inputs["short"] or wording == "short":
        return _translate("session", "{number}, core on").format(number=number)
    return _translate("session", "{number}: belly button gently in, then move").format(number=number)


def _core(*, short: bool) -> str:
    if short:
        return _translate("session", "Core on.")
    return _translate("session", "Keep the belly button gently in.")
