"""Export as FHIR R4B: one Bundle of what the patient answered, for a clinician's system.

Small and self-reported: Observations (pain scores, self-tests, walking, overall change), a
QuestionnaireResponse for each health form and each set of activities, Goals for the activities, and a
CarePlan of today's exercises. The patient is the performer or source of everything; nothing is a clinician's
finding. `fhir.resources` (the extra `exchange`) checks the bundle before it is written.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import singledispatch
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from homeprog.data.exchange import ExchangeError
from homeprog.data.files import write_whole
from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact, UnknownFact
from homeprog.program.plan import DayPlan, Item
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.program.state import folding

Resource = dict[str, Any]

SELF_REPORTED = "Self-reported; not a medical record."
PAIN = {"system": "http://loinc.org", "code": "72514-3"}
"""Pain severity, 0-10 verbal numeric rating, reported."""
_SURVEY = "http://terminology.hl7.org/CodeSystem/observation-category"
_UCUM = {"cm": "cm", "degrees": "deg", "seconds": "s", "minutes": "min"}
_GENDER = {"female": "female", "male": "male", "unsaid": "unknown"}


class NoFhirError(ExchangeError):
    """The optional package is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "FHIR needs the package fhir.resources, which is not installed here; "
            "add it with: pip install 'homeprog[exchange]'."
        )


def export_fhir(all_facts: Sequence[Fact | UnknownFact], path: Path, catalog: Catalog, now: datetime) -> int:
    """Write a bundle of everything that counts.

    Returns:
        The number of resources.

    Raises:
        NoFhirError: The package that checks it is not installed.
        StoreError: The file cannot be written.
    """
    try:
        from fhir.resources.R4B.bundle import Bundle
    except ImportError as error:
        raise NoFhirError from error
    made = bundle(all_facts, catalog, now)
    write_whole(path, Bundle.model_validate(made).model_dump_json(indent=2).encode())
    return len(made["entry"])


def bundle(all_facts: Sequence[Fact | UnknownFact], catalog: Catalog, now: datetime) -> Resource:
    """The bundle as plain data; facts that were taken back are not in it."""
    state = ProgramState()
    counting = [fact for fact in folding(state, all_facts, catalog, now) if isinstance(fact, Fact)]
    resources = [_patient(state)]
    for fact in counting:
        resources += made_of(fact, catalog)
    resources += _care(counting, plan_day(state, now, catalog), catalog, now)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }


# -- resources ---------------------------------------------------------------------------------------------


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"homeprog/{name}"))


_PATIENT = {"reference": f"urn:uuid:{_id('patient')}"}


def _patient(state: ProgramState) -> Resource:
    found: Resource = {"resourceType": "Patient", "id": _id("patient"), "gender": _GENDER[state.sex]}
    if state.name:
        found["name"] = [{"text": state.name}]
    if state.birth_year is not None:
        found["birthDate"] = str(state.birth_year)
    return found


def _observation(fact: Fact, what: str, value: Resource, part: str = "") -> Resource:
    """An answer as an Observation.

    Args:
        what: What was asked, in words.
        value: `valueInteger` or `valueQuantity`, and where it was measured.
        part: Tells several answers of one fact apart.
    """
    coding = [PAIN] if what.startswith("Pain") else []
    return {
        "resourceType": "Observation",
        "id": _id(f"{fact.id}/{part}"),
        "status": "final",
        "category": [{"coding": [{"system": _SURVEY, "code": "survey"}]}],
        "code": {"text": what, **({"coding": coding} if coding else {})},
        "subject": _PATIENT,
        "performer": [_PATIENT],
        "effectiveDateTime": fact.at.isoformat(timespec="seconds"),
        "note": [{"text": SELF_REPORTED}],
        **value,
    }


def _score(fact: Fact, what: str, score: int, part: str = "") -> Resource:
    return _observation(fact, what, {"valueInteger": score}, part)


def _quantity(value: float, unit: str) -> Resource:
    quantity: Resource = {"value": value, "unit": unit}
    if unit in _UCUM:
        quantity |= {"system": "http://unitsofmeasure.org", "code": _UCUM[unit]}
    return {"valueQuantity": quantity}


def _response(fact: Fact, items: list[Resource]) -> Resource:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": _id(f"{fact.id}/response"),
        "status": "completed",
        "subject": _PATIENT,
        "source": _PATIENT,
        "author": _PATIENT,
        "authored": fact.at.isoformat(timespec="seconds"),
        "item": items,
    }


# -- one fact ----------------------------------------------------------------------------------------------


@singledispatch
def made_of(_fact: Fact, _catalog: Catalog) -> Iterator[Resource]:
    """The resources of one fact; none for kinds that say nothing to a clinician's system."""
    return iter(())


@made_of.register
def _baseline(fact: facts.BaselineGiven, _catalog: Catalog) -> Iterator[Resource]:
    yield _score(fact, "Pain at rest, usual of the past week", fact.rest, "rest")
    yield _score(fact, "Pain on getting up, usual of the past week", fact.morning, "morning")


@made_of.register
def _readiness(fact: facts.ReadinessChecked, _catalog: Catalog) -> Iterator[Resource]:
    yield _score(fact, "Pain at rest before the exercises", fact.rest)


@made_of.register
def _rated(fact: facts.ExerciseRated, catalog: Catalog) -> Iterator[Resource]:
    known = catalog.exercises.get(fact.exercise)
    name = fact.exercise if known is None else known.name
    yield _score(fact, f"Pain during an exercise: {name}", fact.pain)


@made_of.register
def _after(fact: facts.AfterRated, _catalog: Catalog) -> Iterator[Resource]:
    yield _score(fact, f"Pain {fact.minutes} minutes after the exercises", fact.pain)


@made_of.register
def _morning(fact: facts.MorningRated, _catalog: Catalog) -> Iterator[Resource]:
    yield _score(fact, "Pain on getting up", fact.pain)


@made_of.register
def _walk(fact: facts.WalkDone, _catalog: Catalog) -> Iterator[Resource]:
    yield _observation(fact, "Walking", _quantity(fact.minutes, "minutes"))


@made_of.register
def _change(fact: facts.ChangeRated, _catalog: Catalog) -> Iterator[Resource]:
    yield _score(fact, "Overall change, 1 very much better to 7 very much worse", fact.value)


@made_of.register
def _test(fact: facts.TestTaken, catalog: Catalog) -> Iterator[Resource]:
    spec = catalog.tests.get(fact.test)
    if spec is None or fact.value is None:
        return
    side = {} if fact.side == "both" else {"bodySite": {"text": fact.side}}
    yield _observation(fact, f"Self-test: {spec.name}", _quantity(fact.value, spec.unit) | side)


@made_of.register
def _screening(fact: facts.ScreeningAnswered, catalog: Catalog) -> Iterator[Resource]:
    items = []
    for id_, answer in fact.answers.items():
        known = catalog.questions.get(id_)
        said: Resource = {"valueDecimal": answer} if isinstance(answer, float) else {"valueString": answer}
        item: Resource = {"linkId": id_, "answer": [said]}
        items.append(item if known is None else item | {"text": known.text})
    if items:
        yield _response(fact, items)


@made_of.register
def _activities(fact: facts.ActivityScored, _catalog: Catalog) -> Iterator[Resource]:
    yield _response(
        fact,
        [
            {"linkId": str(number), "text": one.name, "answer": [{"valueInteger": one.score}]}
            for number, one in enumerate(fact.activities, start=1)
        ],
    )


# -- what is done now --------------------------------------------------------------------------------------


def _care(counting: Sequence[Fact], plan: DayPlan, catalog: Catalog, now: datetime) -> Iterator[Resource]:
    """Today's exercises as a CarePlan, the patient's own activities as its Goals."""
    scored = [fact for fact in counting if isinstance(fact, facts.ActivityScored)]
    goals = [
        {
            "resourceType": "Goal",
            "id": _id(f"{scored[-1].id}/goal/{number}"),
            "lifecycleStatus": "active",
            "description": {"text": one.name},
            "subject": _PATIENT,
            "expressedBy": _PATIENT,
        }
        for number, one in enumerate(scored[-1].activities if scored else ())
    ]
    yield from goals
    if not plan.items:
        return
    care: Resource = {
        "resourceType": "CarePlan",
        "id": _id("care-plan"),
        "status": "active",
        "intent": "plan",
        "title": "Home exercise program",
        "subject": _PATIENT,
        "created": now.isoformat(timespec="seconds"),
        "activity": [{"detail": _activity(item, catalog)} for item in plan.items],
        "note": [{"text": SELF_REPORTED}],
    }
    if goals:
        care["goal"] = [{"reference": f"urn:uuid:{goal['id']}"} for goal in goals]
    yield care


def _activity(item: Item, catalog: Catalog) -> Resource:
    """One exercise: its name, and today's numbers."""
    numbers = [
        (item.sets, "sets"),
        (item.reps, "repetitions"),
        (item.hold_s, "seconds held"),
        (item.load_kg, "kg"),
    ]
    said = ", ".join(f"{value:g} {unit}" for value, unit in numbers if value)
    name = catalog.exercises[item.exercise].name
    return {"status": "in-progress", "description": f"{name}: {said}"}
