"""Every id that the rules can give has words (design.md section 2)."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from homeprog.program.catalog import Catalog
from homeprog.program.dosing import make_item
from homeprog.program.gates import GATES
from homeprog.program.plan import SEVERITY, DayPlan, Missing, Reason
from homeprog.ui import words, words_day, words_past, words_rules
from homeprog.ui.today_parts import GATES_AHEAD
from scripts.lives import Diary

PROGRAM = Path(__file__).parents[2] / "homeprog" / "program"
RULE = re.compile(
    r"(A|D|P|M|W|H|RES|NT|SB|RA|FREQ|PR|WALK|BAL|TST|RU)-[A-Z0-9]+|AMBER-3|S\d\d|5\.9|[A-Z]+_DAYS"
)
NOT_RULES = {"PR-08"}  # a question, see below
BANNED = re.compile(
    r"\b(cure|heal(s|ed|ing)?\b|treat|prevent|proven|diagnos|sciatica|cripple|fail|must not|never miss)",
    re.IGNORECASE,
)


def literals(path: Path) -> Iterator[str]:
    """String constants of a module that are not docstrings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def emitted_rules() -> set[str]:
    return {text for path in PROGRAM.glob("*.py") for text in literals(path) if RULE.fullmatch(text)}


def emitted_missing() -> set[str]:
    found = set()
    for path in PROGRAM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Missing":
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


def all_texts() -> list[str]:
    tables = [words_day.TITLES, words_day.TEXTS, words_day.STAGES, words_day.GATES, words_day.CHANGES]
    texts = [str(text) for table in tables for text in table.values()]
    wordings = [*words_rules.RULES.values(), *words_past.RULES.values()]
    return texts + [str(text) for one in wordings for text in one]


def test_every_rule_id_in_the_program_has_a_sentence() -> None:
    rules = emitted_rules() - NOT_RULES

    assert len(rules) > 40
    assert {rule for rule in rules if not words.knows_rule(rule)} == set()


RULE_IDS = Path(__file__).parents[2] / "docs" / "rule-ids.txt"
UNSPOKEN = {
    # Rulings that decide how a rule is read; the rule they belong to speaks.
    *(f"RU-{n}" for n in (1, 2, *range(5, 13), *range(20, 30), *range(40, 48), 49, 51, 52, 53)),
    # How a test is measured and classed: told by the test's own steps and classes.
    *(f"TST-{n}" for n in range(5, 11)),
    # What a rule of 5.3 to 5.5 does with an exercise or a session: the rule speaks, and the session.
    "CONTINUE", "EASE", "SWAP", "SKIP", "STOP-EX", "STOP-SESSION", "BENCH", "STEP-BACK",
}  # fmt: skip
"""Rule ids that never reach a person, and why."""


def test_every_rule_id_of_the_brief_has_words_or_never_reaches_a_person(catalog: Catalog) -> None:
    ids = {line for line in RULE_IDS.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"}
    spoken = {
        id_
        for id_ in ids
        if words.knows_rule(id_) or id_ in words_day.GATES or id_ in words_day.TITLES or id_ in catalog.cards
    }

    assert len(ids) > 200
    assert ids - spoken == UNSPOKEN


def test_every_rule_that_a_life_meets_has_words(catalog: Catalog) -> None:
    """Patients who answer at random, flare up, stay away and get stiff meet nearly every rule."""
    met: set[str] = set()
    for number, days in ((1, 60), (3, 60), (13, 90), (16, 110)):
        diary = Diary(catalog, number)
        for day in range(days):
            diary.live(day)
            plan = diary.plan()
            met |= {plan.rule, *(reason.rule for reason in plan.reasons), *diary.state.clinician}
            met |= {words.change_rule(item, catalog) for item in plan.items if item.change}
            met |= {pair.rule for pair in diary.state.pairs.values() if pair.rule}

    assert len(met) > 30
    assert {rule for rule in met if not words.knows_rule(rule)} == set()
    assert all(words.rule(rule) != words.rule("Z-99") for rule in met)


def test_every_lock_says_what_it_holds_what_opens_it_and_why() -> None:
    assert (
        GATES_AHEAD.keys() | {"G-SCREEN", "G-FLEX"} == words_day.HELD.keys() == words_day.GATE_REASONS.keys()
    )
    assert words_day.HELD.keys() | {"G-A", "G-B", "G-C", "G-ANY", "G-CLIN-NERVE"} == set(GATES)


def test_every_screening_question_and_pr_01_can_be_a_reason(catalog: Catalog) -> None:
    assert all(words.knows_rule(question) for question in catalog.questions)
    assert words.rule("PR-01") != words.rule("PR-11") == words.rule("RF-05b")


def test_every_missing_key_in_the_program_has_words() -> None:
    keys = emitted_missing()

    assert {"weekly_tests", "sessions", "days", "vacuum_run", "calm_days_in_row"} <= keys
    assert all(words.missing(Missing(key, 0, 1)) for key in keys)


@pytest.mark.parametrize(
    ("have", "need", "expected"),
    [(7, 8, "1 more session with this stretch"), (5, 8, "3 more sessions with this stretch")],
)
def test_missing_counts_in_words(have: int, need: int, expected: str) -> None:
    assert words.missing(Missing("sessions", have, need)) == expected


def test_every_action_gate_pair_stage_and_group_has_words(catalog: Catalog) -> None:
    assert all(words.action_title(action) and words_day.TEXTS[action] for action in SEVERITY)
    assert all(words.gate(gate) for gate in GATES)
    assert all(words.pair(pair) for pair in "ABC")
    assert all(words.pair_state(state) for state in ("LOCKED", "RESTORED", "RESTORED-LIMITED"))
    assert all(words.stage(code) for code in ("N", "S0", "S1", "S2A", "S2", "S3", "S4", "S5"))
    assert all(words.group(group) for group in catalog.by_group)
    assert all(words.change(kind) for kind in ("new", "step", "harder", "grade", "load"))


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (
            {"R": 7, "B": 2, "rise": 5},
            "Your pain is 7 now; your usual is 2. On such a day, little and often works best.",
        ),
        ({}, "Your pain is well above your usual. On such a day, little and often works best."),
    ],
)
def test_a_6_says_the_numbers_when_it_has_them(inputs: dict[str, int], expected: str) -> None:
    assert words.rule("A-6", inputs) == expected


def test_numbers_read_out_zones_and_scores() -> None:
    lines = words.numbers(Reason("A-4", {"zones": (0, 4), "ZB": (2, 2), "form": "full"}))

    assert lines == (
        "Furthest point now: left nowhere, right shin or calf",
        "Your usual furthest point: buttock, hip or groin",
    )


@pytest.mark.parametrize(
    ("exercise", "step", "expected"),
    [
        ("lb-single-knee-to-chest", "F1", "2 times 10 seconds on each side"),
        ("fa-pelvic-tilt-lying", "M1", "5 times"),
        ("fa-rest-90-90", "P1", "2 minutes"),
        ("fa-walk", "W1", "5 minutes"),
        ("core-vacuum-lying", "V1", "10 times, 3 seconds each"),
    ],
)
def test_dose_in_words(catalog: Catalog, exercise: str, step: str, expected: str) -> None:
    assert words.dose(make_item(catalog, exercise, step), catalog) == expected


def test_every_step_of_every_exercise_has_a_dose_and_a_change_reason(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        for step in catalog.ladders[exercise.dose.ladder].steps:
            item = make_item(catalog, exercise.id, step.id, change="step")
            assert words.dose(item, catalog).strip()
            assert words.knows_rule(words.change_rule(item, catalog))


def test_an_unknown_rule_of_a_newer_version_still_gets_a_sentence() -> None:
    assert words.rule("Z-99") == "A rule of the program asks for this."


def test_wording_makes_no_claim_and_stays_short() -> None:
    for text in all_texts():
        assert not BANNED.search(text), text
        assert max(len(sentence.split()) for sentence in re.split(r"[.;:]", text)) <= 22, text


@pytest.mark.parametrize(
    ("exercise", "part", "action", "stage", "rule"),
    [
        ("hs-chair", "main", "NORMAL", "S1", "R-PAIR"),
        ("fa-pelvic-tilt-lying", "main", "NORMAL", "S1", "4.6"),
        ("core-vacuum-lying", "main", "NORMAL", "S2A", "S12"),
        ("gl-clam", "main", "NORMAL", "S2", "R-PAIR"),
        ("set-hinge-full", "main", "NORMAL", "S3", "S23"),
        ("bal-tandem", "main", "NORMAL", "S4", "S34"),
        ("bal-tandem", "main", "NORMAL", "S5", "H-12"),
        ("fa-rest-90-90", "main", "NORMAL", "N", "NT-2"),
        ("fa-rest-90-90", "main", "FLARE", "S2", "5.9"),
        ("fa-rest-90-90", "main", "REST-DAY", "S2", "A-10"),
        ("fa-walk", "walk", "NORMAL", "S1", "WALK-1"),
        ("fa-march-on-spot", "warm_up", "EASY", "S1", "RU-1"),
    ],
)
def test_an_unchanged_line_has_its_rule(
    catalog: Catalog, exercise: str, part: str, action: str, stage: str, rule: str
) -> None:
    item = replace(make_item(catalog, exercise, catalog.exercises[exercise].dose.start), part=part)

    assert words.line_rule(item, plan(action, stage), catalog) == rule


@pytest.mark.parametrize(
    ("exercise", "step", "said"),
    [
        ("hs-chair", "F1", ("Step 1 of 6",)),
        ("hs-chair", "F3", ("Step 3 of 6",)),
        ("fa-rest-90-90", "P1", ("Step 1 of 3",)),
    ],
)
def test_where_an_exercise_stands_on_its_ladder(
    catalog: Catalog, exercise: str, step: str, said: tuple[str, ...]
) -> None:
    assert words.step_place(make_item(catalog, exercise, step), catalog) == said


def plan(action: str, stage: str) -> DayPlan:
    return DayPlan(
        day=date(2026, 3, 2),
        action=action,
        rule="A-10",
        stage=stage,
        gates={},
        pairs={},
        tags=(),
        asks=(),  # type: ignore[arg-type]
        items=(),
        locked=(),
        cards=(),
        benched=(),
        reasons=(),
    )


def test_action_text_follows_the_stage() -> None:
    assert words.action_text(plan("NORMAL", "S1")) == "Your session is ready."
    assert "walk" in words.action_text(plan("NORMAL", "N"))
    assert "tests" in words.action_text(plan("NORMAL", "S0"))
    assert "No bending" in words.action_text(plan("FLARE-NERVE", "N"))


def test_what_a_rule_says_of_a_past_day_never_says_today():
    for part in (words_rules.BEFORE, words_rules.AFTER, words_rules.FLARE, words_rules.CALENDAR):
        for rule, wordings in part.items():
            if rule != "OK" and "today" in " ".join(map(str, wordings)).lower():
                assert rule in words_past.RULES
    for wordings in words_past.RULES.values():
        assert "today" not in " ".join(map(str, wordings)).lower()
    assert (
        words.past_rule("A-7", {}, "Monday")
        == "Your pain was in the middle. Gentle movement was enough on Monday."
    )
    assert words.past_rule("FREQ-1", {}, "Monday") == words.rule("FREQ-1")
