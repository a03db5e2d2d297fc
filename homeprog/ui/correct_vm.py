"""Correcting an earlier entry: which of its fields may change, within which bounds, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from homeprog.program import facts as f
from homeprog.program.catalog import Catalog
from homeprog.program.screening import pending
from homeprog.ui import words

_translate = QCoreApplication.translate

CORRECTED = "corrected"
"""The reason of a `fact_retracted` that a corrected fact replaces."""
MOST_MINUTES = 600
MOST_MEASURED = 500
ACTIVITY = "activity:"
"""Begins the field of one score of an activities answer."""


@dataclass(frozen=True, slots=True)
class FieldVM:
    """A field of an entry.

    Attributes:
        name: Of the fact's field, the question, or the activity.
        kind: A whole number, one of a few answers, yes or no, or words.
        value: As it stands now.
        low, high: Bounds of a number.
        options: Answer and words, for a choice.
    """

    name: str
    label: str
    kind: Literal["number", "choice", "yes_no", "words"]
    value: Any
    low: int = 0
    high: int = 10
    options: tuple[tuple[Any, str], ...] = ()


def fields_of(fact: f.Fact, catalog: Catalog) -> tuple[FieldVM, ...]:
    """What may be corrected; empty where an entry can only be taken back."""
    match fact:
        case f.MorningRated() | f.AfterRated() | f.ExerciseRated():
            names: tuple[str, ...] = ("pain", "zone_left", "zone_right", "stiffness_min", *_FLAGS)
        case f.ReadinessChecked() | f.BaselineGiven():
            names = ("rest", "morning", "leg_pain", "zone_left", "zone_right", "stiffness_min", *_FLAGS)
        case f.WalkDone():
            names = ("minutes", "pain", "leg_symptoms")
        case f.TestTaken(value=float() | int()):
            names = ("value",)
        case f.ChangeRated():
            names = ("value",)
        case f.NoteWritten():
            names = ("text",)
        case f.ActivityScored():
            return tuple(
                FieldVM(f"{ACTIVITY}{number}", one.name, "number", one.score)
                for number, one in enumerate(fact.activities)
            )
        case f.ScreeningAnswered():
            return _answers(fact, catalog)
        case _:
            return ()
    values = msgspec.structs.asdict(fact)
    return tuple(_field(fact, name, values[name]) for name in names if values.get(name) is not None)


_FLAGS = ("sharp", "new_leg_symptoms", "new_alarm", "alarm", "dizzy", "ill", "sedated")


def _field(fact: f.Fact, name: str, value: Any) -> FieldVM:
    label = _label(name)
    if name in {"zone_left", "zone_right"}:
        return FieldVM(name, label, "choice", value, options=tuple((n, words.zone(n)) for n in range(6)))
    if isinstance(value, bool):
        return FieldVM(name, label, "yes_no", value)
    if name == "text":
        return FieldVM(name, label, "words", value)
    if name in {"stiffness_min", "minutes"}:
        return FieldVM(name, label, "number", round(value), high=MOST_MINUTES)
    if isinstance(fact, f.TestTaken):
        return FieldVM(name, label, "number", round(value), low=-MOST_MEASURED, high=MOST_MEASURED)
    if isinstance(fact, f.ChangeRated):
        return FieldVM(name, label, "number", value, low=1, high=7)
    return FieldVM(name, label, "number", value)


def _label(name: str) -> str:
    return {
        "pain": _translate("correct", "Pain, 0 to 10"),
        "rest": _translate("correct", "Pain at rest, 0 to 10"),
        "morning": _translate("correct", "Pain on getting up, 0 to 10"),
        "leg_pain": _translate("correct", "Pain in the leg, 0 to 10"),
        "zone_left": _translate("correct", "Furthest point on the left"),
        "zone_right": _translate("correct", "Furthest point on the right"),
        "stiffness_min": _translate("correct", "Minutes of stiffness"),
        "minutes": _translate("correct", "Minutes"),
        "leg_symptoms": _translate("correct", "The walk brought something on in a leg"),
        "sharp": _translate("correct", "A sharp pain"),
        "new_leg_symptoms": _translate("correct", "New tingling, numbness or weakness in a leg"),
        "new_alarm": _translate("correct", "A new warning sign"),
        "alarm": _translate("correct", "A warning sign"),
        "dizzy": _translate("correct", "Dizzy or sick"),
        "ill": _translate("correct", "Ill, or a fever"),
        "sedated": _translate("correct", "Strong painkiller, sedative or alcohol"),
        "value": _translate("correct", "Result"),
        "text": _translate("correct", "Note"),
    }[name]


def _answers(fact: f.ScreeningAnswered, catalog: Catalog) -> tuple[FieldVM, ...]:
    """Every row that was answered, to be answered again."""
    options = (
        ("no", _translate("correct", "No")),
        ("yes", _translate("correct", "Yes")),
        ("not_sure", _translate("correct", "Not sure")),
    )
    known = (
        (catalog.questions[id_], value) for id_, value in fact.answers.items() if id_ in catalog.questions
    )
    return tuple(
        FieldVM(one.id, one.text, "choice", value, options=options)
        for one, value in known
        if isinstance(value, str)
    )


def changed_fields(fact: f.Fact, values: Mapping[str, Any], catalog: Catalog) -> dict[str, Any]:
    """The fact's fields with corrected values; empty when nothing is different.

    Args:
        values: By the names of `fields_of`.
    """
    if isinstance(fact, f.ScreeningAnswered):
        answers = {**fact.answers, **values}  # a follow-up of a row that is now No counts no more by itself
        return {} if answers == fact.answers else {"answers": answers}
    if isinstance(fact, f.ActivityScored):
        scores = [values[f"{ACTIVITY}{number}"] for number in range(len(fact.activities))]
        made = tuple(f.Activity(one.name, score) for one, score in zip(fact.activities, scores, strict=True))
        return {} if made == fact.activities else {"activities": made}
    before = msgspec.structs.asdict(fact)
    shown = {one.name: one.value for one in fields_of(fact, catalog)}
    return {name: _like(before[name], value) for name, value in values.items() if value != shown[name]}


def _like(before: Any, value: Any) -> Any:
    return float(value) if isinstance(before, float) else value


def leads_to_more(fact: f.Fact, fields: Mapping[str, Any], catalog: Catalog) -> bool:
    """Whether corrected answers of a screening call for questions that were never asked."""
    return isinstance(fact, f.ScreeningAnswered) and bool(pending(fact.form, fields["answers"], catalog))


def predecessors(fact: f.Fact, facts: Sequence[f.Fact], gone: Mapping[str, str]) -> list[f.Fact]:
    """The facts that a fact corrects, oldest first: about the same, of the same moment, taken back for it."""
    found = (
        one
        for one in facts
        if gone.get(one.id) == CORRECTED and one.id < fact.id and _about(one) == _about(fact)
    )
    return sorted(found, key=lambda one: one.id)


def _about(fact: f.Fact) -> tuple[Any, ...]:
    """What a fact and its correction have in common."""
    return (fact.kind, fact.at, *(getattr(fact, name, None) for name in ("exercise", "test", "side", "form")))
