"""Export as FHIR: a bundle that its own package accepts, self-reported, without what was taken back."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from fact_stories import NOW, story

from homeprog.data.exchange import ExchangeError
from homeprog.data.fhir import bundle, export_fhir
from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact

fhir = pytest.importorskip("fhir.resources.R4B.bundle")


def of_type(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in made["entry"]]
    return [one for one in found if one["resourceType"] == kind]


def pains(made: dict[str, Any]) -> dict[str, int]:
    scores = of_type(made, "Observation")
    return {one["code"]["text"]: one["valueInteger"] for one in scores if "coding" in one["code"]}


def test_the_bundle_is_valid_and_reads_back(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    count = export_fhir(story(catalog), path, catalog, NOW)

    read = fhir.Bundle.model_validate_json(path.read_bytes())
    assert len(read.entry) == count
    assert json.loads(path.read_bytes())["type"] == "collection"


def test_every_resource_has_its_own_name_and_every_reference_leads_somewhere(catalog: Catalog) -> None:
    made = bundle(story(catalog), catalog, NOW)
    urls = [entry["fullUrl"] for entry in made["entry"]]

    assert len(set(urls)) == len(urls)
    named = set(urls)

    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["reference"]] if "reference" in value else []
            return own + [one for inner in value.values() for one in references(inner)]
        return [one for inner in value for one in references(inner)] if isinstance(value, list) else []

    assert set(references(made)) <= named
    assert references(made)


def test_pain_scores_carry_the_code_and_the_moment(catalog: Catalog) -> None:
    made = bundle(story(catalog), catalog, NOW)

    found = pains(made)
    assert found["Pain at rest before the exercises"] == 2
    assert found["Pain 10 minutes after the exercises"] == 3
    assert found[f"Pain during an exercise: {catalog.exercises['hs-chair'].name}"] == 4
    score = next(one for one in of_type(made, "Observation") if one["code"]["text"].endswith("the exercises"))
    assert score["code"]["coding"] == [{"system": "http://loinc.org", "code": "72514-3"}]
    assert score["effectiveDateTime"].endswith("+01:00")


def test_everything_is_reported_by_the_patient(catalog: Catalog) -> None:
    made = bundle(story(catalog), catalog, NOW)
    patient = next(
        entry["fullUrl"] for entry in made["entry"] if entry["resource"]["resourceType"] == "Patient"
    )

    for one in of_type(made, "Observation"):
        assert one["performer"] == [{"reference": patient}]
        assert one["note"] == [{"text": "Self-reported; not a medical record."}]
    assert {one["source"]["reference"] for one in of_type(made, "QuestionnaireResponse")} == {patient}


def test_tests_keep_unit_and_side_and_forms_their_questions(catalog: Catalog) -> None:
    made = bundle(story(catalog), catalog, NOW)
    test = next(one for one in of_type(made, "Observation") if one["code"]["text"].startswith("Self-test"))
    form = of_type(made, "QuestionnaireResponse")[0]

    assert test["valueQuantity"]["value"] == 30
    assert test["bodySite"] == {"text": "left"}
    assert form["item"][0]["linkId"] in catalog.questions
    assert form["item"][0]["text"] == catalog.questions[form["item"][0]["linkId"]].text


def test_activities_are_goals_of_the_plan(catalog: Catalog) -> None:
    made = bundle(story(catalog), catalog, NOW)
    plan = of_type(made, "CarePlan")[0]

    assert [goal["description"]["text"] for goal in of_type(made, "Goal")] == ["gardening"]
    assert len(plan["goal"]) == 1
    assert plan["intent"] == "plan"
    assert plan["activity"]


def test_what_was_taken_back_is_not_in_it(catalog: Catalog) -> None:
    told: list[Fact] = story(catalog)
    rated = next(fact for fact in told if isinstance(fact, facts.ExerciseRated))
    gone = facts.FactRetracted(id="zz", at=NOW, fact=rated.id)

    before, after = bundle(told, catalog, NOW), bundle([*told, gone], catalog, NOW)
    assert len(of_type(before, "Observation")) == len(of_type(after, "Observation")) + 1


def test_an_empty_profile_is_a_bundle_too(catalog: Catalog, tmp_path: Path) -> None:
    assert export_fhir([], tmp_path / "x.json", catalog, NOW) == 1


def test_without_the_package_one_sentence_says_what_to_install(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fhir.resources.R4B.bundle", None)

    with pytest.raises(ExchangeError, match=r"pip install 'homeprog\[exchange\]'"):
        export_fhir(story(catalog), tmp_path / "x.json", catalog, NOW)
    assert not (tmp_path / "x.json").exists()
