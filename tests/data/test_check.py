"""The proofs of clinical.md 11.3 hold for the shipped library, and each one notices its own breach."""

import csv
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from homeprog.data.availability import availability, empty_cells
from homeprog.data.check import SMALL_DOSES, check_exercise_file, check_library, work
from homeprog.data.check_journal import check_journal_file
from homeprog.data.resources import resources_root
from homeprog.program.catalog import Card, Catalog, Effect

HERE = Path(__file__).parent


def test_shipped_library_is_sound(catalog: Catalog) -> None:
    assert check_library(catalog) == []


def test_availability_equals_the_printed_table(catalog: Catalog) -> None:
    with (HERE / "availability.csv").open(newline="", encoding="utf-8") as file:
        printed = {row.pop("Tags"): {key: int(n) for key, n in row.items()} for row in csv.DictReader(file)}

    assert availability(catalog) == printed


def test_only_the_two_hardest_grades_may_be_empty(catalog: Catalog) -> None:
    table = availability(catalog)
    assert empty_cells(table) == []
    assert any(row["S3 load"] == 0 for row in table.values())


def test_small_doses_are_the_only_steps_above_half_more(catalog: Catalog) -> None:
    steep = {
        (lower.id, upper.id)
        for ladder in catalog.ladders.values()
        if ladder.id not in {"REST", "LOAD"}
        for lower, upper in pairwise(ladder.steps)
        if work(upper) / work(lower) > 1.5
    }
    assert steep == SMALL_DOSES


# Each proof notices its breach -----------------------------------------------------------------------------


def with_exercise(catalog: Catalog, id_: str, **changes: Any) -> Catalog:
    exercise = replace(catalog.exercises[id_], **changes)
    return replace(catalog, exercises={**catalog.exercises, id_: exercise})


def dose(catalog: Catalog, id_: str, **changes: Any) -> Catalog:
    return with_exercise(catalog, id_, dose=replace(catalog.exercises[id_].dose, **changes))


BREACHES: dict[str, tuple[Callable[[Catalog], Catalog], str]] = {
    "easier does not exist": (
        lambda c: with_exercise(c, "gl-bridge", easier="gl-sqeeze"),
        "exercises/gl-bridge.toml: key `easier`: `gl-sqeeze` is no other exercise of the library.",
    ),
    "instead does not exist": (
        lambda c: with_exercise(c, "gl-bridge", instead=("nothing",)),
        "exercises/gl-bridge.toml: key `instead`: `nothing` is no other exercise of the library.",
    ),
    "easier runs in a circle": (
        lambda c: with_exercise(c, "core-vacuum-lying", easier="core-vacuum-standing"),
        "exercises/core-vacuum-lying.toml: key `easier`: following it leads back here; the chain must end.",
    ),
    "easier needs a further gate": (
        lambda c: with_exercise(c, "gl-bridge", easier="ab-heel-slide"),
        "exercises/gl-bridge.toml: key `easier`: `ab-heel-slide` needs `G-A`, which this exercise",
    ),
    "unknown gate": (
        lambda c: with_exercise(c, "fa-walk", unlock=("G-SCREEN", "G-WALK")),
        "exercises/fa-walk.toml: key `unlock`: `G-WALK` is no gate",
    ),
    "ladder does not exist": (
        lambda c: dose(c, "gl-bridge", ladder="REPS"),
        "exercises/gl-bridge.toml: key `dose.ladder`: `REPS` is no ladder",
    ),
    "start is not on the ladder": (
        lambda c: dose(c, "gl-bridge", start="I1"),
        "exercises/gl-bridge.toml: key `dose.start`: ladder REP has no step `I1`",
    ),
    "top is below the start": (
        lambda c: dose(c, "gl-bridge", start="R5", top="R2"),
        "exercises/gl-bridge.toml: key `dose.top`: `R2` lies below the start `R5`.",
    ),
    "unknown tag": (
        lambda c: with_exercise(c, "gl-bridge", avoid=("no-stairs",)),
        "exercises/gl-bridge.toml: key `avoid`: `no-stairs` is no tag",
    ),
    "tag both avoided and modified": (
        lambda c: with_exercise(c, "gl-bridge", avoid=("osteo",)),
        "exercises/gl-bridge.toml: key `modify.osteo`: the tag is in `avoid` already; keep one of the two.",
    ),
    "strengthener without its pair gate": (
        lambda c: with_exercise(c, "gl-squeeze", unlock=("G-SCREEN", "G-FLEX", "G-CORE")),
        "exercises/gl-squeeze.toml: key `unlock`: a strengthener of gluteals needs G-B.",
    ),
    "strengthener without the core": (
        lambda c: with_exercise(c, "gl-squeeze", unlock=("G-SCREEN", "G-FLEX", "G-B")),
        "exercises/gl-squeeze.toml: key `unlock`: a strengthener of gluteals needs G-CORE.",
    ),
    "second pair without its gate": (
        lambda c: with_exercise(c, "ab-full-plank", unlock=("G-SCREEN", "G-FLEX", "G-CORE", "G-A")),
        "exercises/ab-full-plank.toml: key `unlock`: G-C and the words `Needs pair C too`",
    ),
    "source mark without a source": (
        lambda c: with_exercise(c, "gl-bridge", source="Ref99"),
        "exercises/gl-bridge.toml: key `source`: Ref99 has no line in program/sources.toml.",
    ),
    "card of 41 words": (
        lambda c: replace(c, cards={**c.cards, "E1": Card("E1", "Long", "word " * 41)}),
        "program/cards.toml: key `E1.text`: use 40 words or fewer.",
    ),
    "ladder step too steep": (
        lambda c: replace(
            c,
            ladders={
                **c.ladders,
                "HOLD": replace(c.ladders["HOLD"], steps=(*c.ladders["HOLD"].steps[::6],)),
            },
        ),
        "program/ladders.toml: key `HOLD`: F1 to F7 raises the work by 500%.",
    ),
    "order names an unknown exercise": (
        lambda c: replace(c, order={**c.order, "core": ("core-vacum",)}),
        "program/order.toml: key `core`: `core-vacum` is no exercise of the library.",
    ),
    "family misses a grade": (
        lambda c: replace(c, order={**c.order, "hinge": c.order["hinge"][:-1]}),
        "program/order.toml: key `hinge`: list exactly",
    ),
    "limit outside its bounds": (
        lambda c: replace(c, limits={**c.limits, "N_UP": replace(c.limits["N_UP"], default=9)}),
        "program/limits.toml: key `N_UP.default`: it lies outside its bounds.",
    ),
    "form asks an unknown question": (
        lambda c: replace(c, forms={**c.forms, "fever_check": ("RF-99",)}),
        "program/screening.toml: key `forms.fever_check`: `RF-99` is no question.",
    ),
    "follow-up before its question": (
        lambda c: replace(c, forms={**c.forms, "fever_check": ("RF-05b", "RF-05")}),
        "program/screening.toml: key `forms.fever_check`: `RF-05b` needs RF-05=yes before it.",
    ),
    "answer adds an unknown tag": (
        lambda c: replace(
            c,
            questions={
                **c.questions,
                "PR-04": replace(c.questions["PR-04"], yes=Effect("ADAPT", ("oste",))),
            },
        ),
        "program/screening.toml: key `questions.PR-04.yes`: `oste` is no tag",
    ),
    "advice without a text": (
        lambda c: replace(
            c, texts={key: text for key, text in c.texts.items() if key != "advice_tell_clinician"}
        ),
        "program/screening.toml: key `questions.PR-22.yes`: program/texts.toml has no text `advice_tell",
    ),
    "ages with a gap": (
        lambda c: replace(
            c, tests={**c.tests, "T-BA2": replace(c.tests["T-BA2"], rows=c.tests["T-BA2"].rows[::2])}
        ),
        "program/tests.toml: key `tests.T-BA2.rows`: the ages for `any` leave a gap.",
    ),
    "test outside every order": (
        lambda c: replace(c, test_order={**c.test_order, "balance": ("T-BA1",)}),
        "program/tests.toml: key `order`: list every test once, in its group.",
    ),
    "nothing left for a tag": (
        lambda c: replace(
            c, exercises={id_: e for id_, e in c.exercises.items() if not id_.startswith("core")}
        ),
        "exercises: nothing is left in S2A core for no-floor.",
    ),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_breach_is_found_and_told(breach: str, catalog: Catalog) -> None:
    damage, told = BREACHES[breach]

    findings = [str(finding) for finding in check_library(damage(catalog))]

    assert [finding for finding in findings if finding.startswith(told)], findings


# One exercise file -----------------------------------------------------------------------------------------


def test_own_exercise_file_is_checked_against_the_library(tmp_path: Path, catalog: Catalog) -> None:
    text = (resources_root() / "exercises" / "gl-bridge.toml").read_text(encoding="utf-8")
    path = tmp_path / "my-bridge.toml"
    path.write_text(text.replace('id = "gl-bridge"', 'id = "my-bridge"'), encoding="utf-8")
    assert check_exercise_file(path, catalog) == []

    path.write_text(path.read_text(encoding="utf-8").replace('top = "R8"', 'top = "R80"'), encoding="utf-8")
    (finding,) = check_exercise_file(path, catalog)

    assert finding.where == str(path)
    assert finding.message.startswith("key `dose.top`: ladder REP has no step `R80`; allowed: `R1`, `R2`")


def test_unreadable_exercise_file_is_one_finding(tmp_path: Path, catalog: Catalog) -> None:
    (finding,) = check_exercise_file(tmp_path / "none.toml", catalog)

    assert finding.message.startswith("the file cannot be read")


# Journals --------------------------------------------------------------------------------------------------

TODAY = date(2026, 3, 2)
WALK = '{"id": "a", "at": "2026-03-01T09:00:00+01:00", "kind": "walk_done", "minutes": 5}\n'

PROFILE = WALK.replace("walk_done", "profile_set").replace('"minutes": 5', '"name": "P", "birth_year": 1960')


def override(what: str, target: str, value: object) -> str:
    fields = f'"what": "{what}", "target": "{target}", "value": {value}'
    return WALK.replace("walk_done", "override_recorded").replace('"minutes": 5', fields)


def cleared(seen_on: str) -> str:
    fields = f'"lifts": ["URGENT"], "seen_on": "{seen_on}"'
    return WALK.replace("walk_done", "clearance_recorded").replace('"minutes": 5', fields)


def journal(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "j.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_sound_journal_counts_its_facts_once(tmp_path: Path, catalog: Catalog) -> None:
    checked = check_journal_file(journal(tmp_path, WALK + "\n" + WALK), catalog, TODAY)

    assert (checked.facts, checked.findings, checked.notes) == (1, (), ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("no json", "JSON"),
        ("[1]", "object"),
        ('{"id": "b", "kind": "walk_done", "minutes": 5}', "`at`"),
        (WALK.replace("5}", "-1}"), "minutes"),
        (WALK.replace("+01:00", ""), "at"),
        (WALK.replace("5}", "6}"), "line 1 has this id with another content"),
    ],
)
def test_wrong_line_is_named_with_its_field(line: str, says: str, tmp_path: Path, catalog: Catalog) -> None:
    (finding,) = check_journal_file(journal(tmp_path, WALK + line), catalog, TODAY).findings

    assert finding.where.endswith("j.jsonl, line 2")
    assert says in finding.message


def test_newer_kinds_and_fields_are_noted_not_refused(tmp_path: Path, catalog: Catalog) -> None:
    newer_kind = WALK.replace("walk_done", "swim_done").replace('"a"', '"b"')
    newer_field = WALK.replace("5}", '5, "shoes": "red"}').replace('"a"', '"c"')

    checked = check_journal_file(journal(tmp_path, newer_kind + newer_field), catalog, TODAY)

    assert checked.findings == ()
    assert ["swim_done" in checked.notes[0].message, "`shoes`" in checked.notes[1].message] == [True, True]


def test_missing_journal_is_one_finding(tmp_path: Path, catalog: Catalog) -> None:
    (finding,) = check_journal_file(tmp_path / "none.jsonl", catalog, TODAY).findings

    assert "cannot be read" in finding.message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (WALK.replace("2026", "1959"), "before the year of birth, 1960"),
        (override("limit_set", "D7_CEILING", 4), "1 to 3"),
        (override("pair_set", "A", '"LOCKED"'), "RESTORED or RESTORED-LIMITED"),
        (override("gate_opened", "G-A", "true"), "G-A cannot be chosen"),
        (cleared("2026-03-09"), "2026-03-09 lies after this entry of 2026-03-01"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(
    line: str, says: str, tmp_path: Path, catalog: Catalog
) -> None:
    (finding,) = check_journal_file(
        journal(tmp_path, PROFILE + line.replace('"a"', '"b"')), catalog, TODAY
    ).findings

    assert finding.where.endswith("j.jsonl, line 2")
    assert says in finding.message


def test_a_day_still_to_come_is_noted(tmp_path: Path, catalog: Catalog) -> None:
    checked = check_journal_file(journal(tmp_path, WALK.replace("2026", "2031")), catalog, TODAY)

    assert checked.findings == ()
    assert "2031-03-01 lies in the future" in checked.notes[0].message
