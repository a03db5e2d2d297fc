"""Screening: every question of clinical.md 2.2-2.5, the order of 2.6, rulings RU-2 and RU-52."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.program.catalog import Catalog
from homeprog.program.facts import Answer
from homeprog.program.screening import (
    OUTCOMES,
    evaluate,
    next_screen,
    pending,
    pregnancy_tag,
)

# Rows without a follow-up: the cautious answer, outcome and tags it has; the other answer does nothing.
PLAIN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("RF-01", "RF-02", "RF-03", "RF-04", "RF-07", "RF-08", "RF-09", "RF-10", "WK-1"),
        ("yes", "EMERGENCY", ()),
    ),
    **dict.fromkeys(
        (
            *("RF-20", "RF-21", "RF-22", "RF-23", "RF-24", "RF-25"),
            *("RF-27", "RF-28", "RF-29", "RF-30", "RF-32", "RF-33"),
        ),
        ("yes", "URGENT", ()),
    ),
    **dict.fromkeys(
        ("RF-31", "RF-34", "NV-05", "PR-01", "PR-03", "PR-05", "PR-11", "PR-13", "PR-24"),
        ("yes", "CLINICIAN-FIRST", ()),
    ),
    **dict.fromkeys(("NV-01", "NV-03", "NV-04"), ("yes", "NERVE", ())),
    "WK-2": ("yes", "SCREENING-DUE", ()),
    "RF-35": ("yes", "OK-ADVICE", ()),
    "NV-07": ("yes", "ADAPT", ("flex-sens",)),
    "NV-08": ("yes", "ADAPT", ("ext-sens",)),
    "PR-04": ("yes", "ADAPT", ("osteo",)),
    "PR-10": ("yes", "ADAPT", ("pressure",)),
    "PR-14": ("yes", "ADAPT", ("falls",)),
    "PR-15": ("no", "ADAPT", ("no-floor",)),
    "PR-16": ("no", "ADAPT", ("no-supine",)),
    "PR-17": ("no", "ADAPT", ("no-prone",)),
    "PR-18": ("no", "ADAPT", ("no-kneel",)),
    "PR-19": ("no", "ADAPT", ("no-wrist",)),
    "PR-20": ("no", "ADAPT", ("no-shoulder",)),
    "PR-21": ("yes", "ADAPT", ("no-head-down",)),
    "PR-23": ("yes", "ADAPT", ("ext-sens",)),
}

# Row, follow-up; outcome, deciding question and tags of the follow-up's yes and no; its cautious answer.
FOLLOWED = [
    ("RF-05", "RF-05b", ("CLINICIAN-FIRST", "RF-05b", ()), ("EMERGENCY", "RF-05b", ()), "no"),
    ("RF-06", "RF-06b", ("CLINICIAN-FIRST", "RF-06b", ()), ("EMERGENCY", "RF-06b", ()), "no"),
    ("RF-11", "RF-11b", ("EMERGENCY", "RF-11b", ()), ("URGENT", "RF-11b", ()), "yes"),
    ("RF-26", "RF-26b", ("OK-ADVICE", "RF-26b", ()), ("URGENT", "RF-26b", ()), "no"),
    ("NV-02", "NV-02b", ("NERVE", "NV-02", ()), ("NERVE", "NV-02", ()), "no"),
    (
        "NV-06",
        "NV-06b",
        ("ADAPT", "NV-06", ("ext-sens",)),
        ("CLINICIAN-FIRST", "NV-06b", ("ext-sens",)),
        "no",
    ),
    (
        "PR-02",
        "PR-02b",
        ("CLINICIAN-FIRST", "PR-02b", ("spine-surg",)),
        ("ADAPT", "PR-02", ("spine-surg",)),
        "yes",
    ),
    (
        "PR-07",
        "PR-07b",
        ("CLINICIAN-FIRST", "PR-07b", ("knee-trouble",)),
        ("ADAPT", "PR-07", ("knee-trouble",)),
        "yes",
    ),
    (
        "PR-09",
        "PR-09b",
        ("CLINICIAN-FIRST", "PR-09b", ("pressure",)),
        ("ADAPT", "PR-09", ("pressure",)),
        "yes",
    ),
    (
        "PR-12",
        "PR-12b",
        ("CLINICIAN-FIRST", "PR-12b", ("bp-heart",)),
        ("ADAPT", "PR-12", ("bp-heart",)),
        "yes",
    ),
    ("PR-22", "PR-22b", ("ADAPT", "PR-22b", ("falls",)), ("OK-ADVICE", "PR-22", ()), "yes"),
]
SEVERAL = {"RF-12", "PR-06", "PR-06b", "PR-06c", "PR-08", "PR-08b", "PR-08w"}
EMERGENCIES = [id_ for id_, row in PLAIN.items() if row[1] == "EMERGENCY"]


def answer_all_well(catalog: Catalog) -> dict[str, Answer]:
    """The full form of someone with back pain and nothing else."""
    answers: dict[str, Answer] = {}
    while questions := pending("full", answers, catalog):
        first = questions[0]
        answers[first.id] = "no" if first.cautious == "yes" else "yes"
    return answers


def test_every_question_of_the_library_is_in_a_table_here(catalog: Catalog) -> None:
    followed = {id_ for row in FOLLOWED for id_ in row[:2]}

    assert set(catalog.questions) == set(PLAIN) | followed | SEVERAL


# 2.2 to 2.5 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", PLAIN)
def test_a_plain_question_yes_no_and_not_sure(id_: str, catalog: Catalog) -> None:
    cautious, outcome, tags = PLAIN[id_]
    other: Answer = "no" if cautious == "yes" else "yes"

    for answer in (cautious, "not_sure"):
        result = evaluate({id_: answer}, catalog)  # type: ignore[dict-item]
        assert (result.outcome, result.rule, result.tags, result.yes) == (outcome, id_, tags, (id_,))
    harmless = evaluate({id_: other}, catalog)
    assert (harmless.outcome, harmless.rule, harmless.tags, harmless.yes) == ("OK", "OK", (), ())


@pytest.mark.parametrize(
    ("row", "follow_up", "yes", "no", "cautious"), FOLLOWED, ids=[r[0] for r in FOLLOWED]
)
@pytest.mark.parametrize("row_answer", ["yes", "not_sure"])
def test_a_question_with_a_follow_up(
    row_answer: Answer,
    row: str,
    follow_up: str,
    yes: tuple[str, str, tuple[str, ...]],
    no: tuple[str, str, tuple[str, ...]],
    cautious: str,
    catalog: Catalog,
) -> None:
    expected = {"yes": yes, "no": no, "not_sure": yes if cautious == "yes" else no}
    for answer, (outcome, rule, tags) in expected.items():
        result = evaluate({row: row_answer, follow_up: answer}, catalog)  # type: ignore[dict-item]
        assert (result.outcome, result.rule, result.tags) == (outcome, rule, tags), answer
        assert (follow_up in result.yes) == (answer in (cautious, "not_sure"))

    missing = evaluate({row: row_answer}, catalog)
    assert (missing.outcome, missing.rule, missing.tags) == expected["not_sure"]
    assert missing.yes == (row, follow_up)


@pytest.mark.parametrize(("row", "follow_up"), [row[:2] for row in FOLLOWED])
def test_a_follow_up_of_a_row_answered_no_means_nothing(row: str, follow_up: str, catalog: Catalog) -> None:
    for answer in ("yes", "no", "not_sure"):
        assert evaluate({row: "no", follow_up: answer}, catalog).findings == ()
        assert evaluate({follow_up: answer}, catalog).findings == ()


@pytest.mark.parametrize(
    ("more", "outcome", "tags"),
    [
        ({"PR-06b": "no", "PR-06c": "no"}, "ADAPT", ("hip-repl",)),
        ({"PR-06b": "no", "PR-06c": "yes"}, "ADAPT", ("hip-repl", "hip-repl-front")),
        ({"PR-06b": "yes", "PR-06c": "no"}, "CLINICIAN-FIRST", ("hip-repl",)),
        ({"PR-06b": "not_sure", "PR-06c": "not_sure"}, "CLINICIAN-FIRST", ("hip-repl", "hip-repl-front")),
        ({}, "CLINICIAN-FIRST", ("hip-repl", "hip-repl-front")),
    ],
)
def test_pr_06_hip_replacement(
    more: dict[str, Answer], outcome: str, tags: tuple[str, ...], catalog: Catalog
) -> None:
    result = evaluate({"PR-06": "yes", **more}, catalog)

    assert (result.outcome, result.tags) == (outcome, tags)


@pytest.mark.parametrize(
    ("more", "outcome", "tags"),
    [
        ({"PR-08b": "yes", "PR-08w": 15.0}, "ADAPT", ("preg-1",)),
        ({"PR-08b": "yes", "PR-08w": 16.0}, "ADAPT", ("preg-2",)),
        ({"PR-08b": "yes", "PR-08w": "not_sure"}, "ADAPT", ("preg-2",)),
        ({"PR-08b": "yes"}, "ADAPT", ("preg-2",)),
        ({"PR-08b": "no", "PR-08w": 8.0}, "CLINICIAN-FIRST", ("preg-1",)),
        ({"PR-08b": "not_sure", "PR-08w": 8.0}, "CLINICIAN-FIRST", ("preg-1",)),
        ({}, "CLINICIAN-FIRST", ("preg-2",)),
        ({"PR-08b": "yes", "PR-08w": 20.0, "RF-12": "yes"}, "EMERGENCY", ("preg-2",)),
        ({"PR-08b": "yes", "PR-08w": 20.0, "RF-12": "not_sure"}, "EMERGENCY", ("preg-2",)),
        ({"PR-08b": "yes", "PR-08w": 20.0, "RF-12": "no"}, "ADAPT", ("preg-2",)),
    ],
)
@pytest.mark.parametrize("pregnant", ["yes", "not_sure"])
def test_pr_08_and_rf_12_pregnancy(
    pregnant: Answer, more: dict[str, Answer], outcome: str, tags: tuple[str, ...], catalog: Catalog
) -> None:
    result = evaluate({"PR-08": pregnant, **more}, catalog)

    assert (result.outcome, result.tags) == (outcome, tags)


def test_rf_12_counts_only_when_pregnant(catalog: Catalog) -> None:
    assert evaluate({"PR-08": "no", "RF-12": "yes"}, catalog).outcome == "OK"
    assert evaluate({"RF-12": "yes"}, catalog).outcome == "OK"


def test_nv_02b_adds_advice_and_leaves_the_outcome(catalog: Catalog) -> None:
    seen = evaluate({"NV-02": "yes", "NV-02b": "yes"}, catalog)
    unseen = evaluate({"NV-02": "yes", "NV-02b": "no"}, catalog)

    assert (seen.outcome, seen.advice) == ("NERVE", ())
    assert (unseen.outcome, unseen.advice) == ("NERVE", ("appointment_2_weeks",))


# 2.1 ----------------------------------------------------------------------------------------------------


def test_no_answer_is_ok(catalog: Catalog) -> None:
    result = evaluate({}, catalog)

    assert (result.outcome, result.rule, result.findings, result.nerve) == ("OK", "OK", (), False)


def test_the_lowest_number_of_2_1_wins_and_tags_come_from_all_answers(catalog: Catalog) -> None:
    answers: dict[str, Answer] = {"RF-35": "yes", "PR-15": "no"}
    assert evaluate(answers, catalog).outcome == "ADAPT"

    for id_, outcome in (
        ("NV-01", "NERVE"),
        ("PR-24", "CLINICIAN-FIRST"),
        ("RF-20", "URGENT"),
        ("RF-09", "EMERGENCY"),
    ):
        answers[id_] = "yes"
        result = evaluate(answers, catalog)
        assert (result.outcome, result.rule) == (outcome, id_)
        assert result.tags == ("no-floor",)
        assert result.nerve


def test_the_first_question_of_the_gravest_outcome_is_the_rule(catalog: Catalog) -> None:
    assert evaluate({"RF-30": "yes", "RF-21": "yes"}, catalog).rule == "RF-21"


def test_unknown_questions_and_answers_of_another_kind(catalog: Catalog) -> None:
    assert evaluate({"RF-99": "yes"}, catalog).outcome == "OK"
    assert evaluate({"RF-01": 1.0}, catalog).outcome == "EMERGENCY"


# RU-2 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "question", "tags"),
    [
        ({"PR-05": "yes"}, "PR-05", ("vfx", "osteo")),
        ({"PR-11": "yes"}, "PR-11", ("bp-heart",)),
        ({"PR-13": "yes"}, "PR-13", ("falls",)),
        ({"PR-02": "yes", "PR-02b": "yes"}, "PR-02b", ("spine-surg",)),
        ({"PR-12": "yes", "PR-12b": "yes"}, "PR-12b", ("bp-heart",)),
        ({"NV-06": "yes", "NV-06b": "no"}, "NV-06b", ("ext-sens",)),
    ],
)
def test_ru_2_a_clearance_lifts_the_outcome_and_gives_the_tags(
    answers: dict[str, Answer], question: str, tags: tuple[str, ...], catalog: Catalog
) -> None:
    before = evaluate(answers, catalog)
    after = evaluate(answers, catalog, covered=frozenset({question}))

    assert (before.outcome, before.rule) == ("CLINICIAN-FIRST", question)
    assert (after.outcome, after.tags) == ("ADAPT", tags)
    assert after.yes == before.yes


@pytest.mark.parametrize(("id_", "tags"), [("PR-05", ("vfx", "osteo")), ("PR-11", ("bp-heart",))])
def test_ru_2_tags_of_a_clearance_wait_for_it(id_: str, tags: tuple[str, ...], catalog: Catalog) -> None:
    result = evaluate({id_: "yes"}, catalog)

    assert result.tags == ()
    assert result.tags_when_cleared == {id_: tags}


def test_ru_2_a_covered_answer_without_tags_is_ok(catalog: Catalog) -> None:
    result = evaluate({"PR-24": "yes"}, catalog, covered=frozenset({"PR-24"}))

    assert (result.outcome, result.rule) == ("OK", "OK")


def test_ru_2_emergency_and_urgent_are_never_covered(catalog: Catalog) -> None:
    everything = frozenset(catalog.questions)
    for id_, (cautious, outcome, _) in PLAIN.items():
        if outcome in ("EMERGENCY", "URGENT"):
            result = evaluate({id_: cautious}, catalog, covered=everything)  # type: ignore[dict-item]
            assert result.outcome == outcome
    assert evaluate({"RF-05": "yes", "RF-05b": "no"}, catalog, covered=everything).outcome == "EMERGENCY"


def test_pr_01_under_18_cannot_be_lifted(catalog: Catalog) -> None:
    result = evaluate({"PR-01": "yes"}, catalog, covered=frozenset({"PR-01"}))

    assert result.outcome == "CLINICIAN-FIRST"
    assert [finding.liftable for finding in result.findings] == [False]


# 2.6, RU-52 ---------------------------------------------------------------------------------------------


def test_full_form_without_any_finding(catalog: Catalog) -> None:
    answers = answer_all_well(catalog)

    assert evaluate(answers, catalog).outcome == "OK"
    assert "RF-12" not in answers
    assert not any(id_[-1].isalpha() for id_ in answers)


def test_2_6_rf_comes_first_then_nv_then_pr_but_pr_08_before_rf_12(catalog: Catalog) -> None:
    order = [question.id for question in pending("full", {}, catalog)]
    pregnant = [question.id for question in pending("full", {"PR-08": "yes"}, catalog)]

    blocks = [id_[:2] for id_ in order if id_ != "PR-08"]
    assert blocks == sorted(blocks, key=["RF", "NV", "PR"].index)
    assert order[order.index("PR-08") - 1 : order.index("PR-08") + 2] == ["RF-11", "PR-08", "RF-20"]
    assert pregnant[pregnant.index("RF-12") - 1 : pregnant.index("RF-12") + 2] == ["RF-11", "RF-12", "RF-20"]
    assert {"PR-08b", "PR-08w"} <= set(pregnant)


@pytest.mark.parametrize(("row", "follow_up"), [row[:2] for row in FOLLOWED])
def test_a_follow_up_is_the_next_question_once_it_is_due(row: str, follow_up: str, catalog: Catalog) -> None:
    answers = answer_all_well(catalog)
    form = catalog.forms["full"]
    earlier = {id_: answers[id_] for id_ in form[: form.index(row)] if id_ in answers}

    for answer in ("yes", "not_sure"):
        assert next_screen("full", {**earlier, row: answer}, catalog)[0].id == follow_up
    assert follow_up not in [question.id for question in pending("full", {**earlier, row: "no"}, catalog)]


@pytest.mark.parametrize("id_", [id_ for id_ in EMERGENCIES if id_ != "WK-1"])
@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_2_6_nothing_is_asked_after_the_first_emergency(id_: str, answer: Answer, catalog: Catalog) -> None:
    assert pending("full", {id_: answer}, catalog) == ()
    assert next_screen("full", {id_: answer}, catalog) == ()


def test_2_6_an_unanswered_follow_up_is_asked_before_it_counts_as_an_emergency(catalog: Catalog) -> None:
    assert "RF-05b" in [question.id for question in pending("full", {"RF-05": "yes"}, catalog)]
    assert pending("full", {"RF-05": "yes", "RF-05b": "no"}, catalog) == ()


def test_weekly_form_of_ru_52(catalog: Catalog) -> None:
    ids = [question.id for question in pending("weekly", {}, catalog)]

    assert ids == ["WK-1", "RF-05", "RF-06", "RF-20", "RF-22", "WK-2"]
    assert pending("weekly", {"WK-1": "yes"}, catalog) == ()


def test_the_first_screens_of_the_full_form(catalog: Catalog) -> None:
    answers: dict[str, Answer] = {}
    screens = []
    while screen := next_screen("full", answers, catalog):
        screens.append([question.id for question in screen])
        answers |= {question.id: "no" if question.cautious == "yes" else "yes" for question in screen}

    assert screens[:4] == [
        ["RF-01", "RF-02", "RF-03"],
        ["RF-04", "RF-05"],
        ["RF-06"],
        ["RF-07", "RF-08", "RF-09"],
    ]
    assert ["PR-08"] in screens


ANSWERS = st.one_of(st.sampled_from(["yes", "no", "not_sure"]), st.floats(0, 45))


@given(data=st.data(), form=st.sampled_from(["full", "weekly", "nerve_check", "fever_check", "severe_check"]))
def test_screens_ask_every_due_question_once_and_end(
    data: st.DataObject, form: str, catalog: Catalog
) -> None:
    answers: dict[str, Answer] = {}
    while screen := next_screen(form, answers, catalog):
        assert len(screen) <= 3
        assert len({question.block for question in screen}) == 1
        assert not {question.id for question in screen} & answers.keys()
        for question in screen:
            answers[question.id] = data.draw(ANSWERS, label=question.id)

    result = evaluate(answers, catalog)
    if result.outcome != "EMERGENCY":
        assert set(answers) <= set(catalog.forms[form])
        assert all(finding.question in answers for finding in result.findings)


@given(data=st.data())
def test_a_more_cautious_answer_is_never_milder(data: st.DataObject, catalog: Catalog) -> None:
    answers: dict[str, Answer] = data.draw(
        st.dictionaries(st.sampled_from(sorted(catalog.questions)), ANSWERS, max_size=30)
    )
    id_ = data.draw(st.sampled_from(sorted(catalog.questions)))
    question = catalog.questions[id_]
    clear: Answer = "no" if question.cautious == "yes" else "yes"

    mild = evaluate({**answers, id_: clear}, catalog)
    unsure = evaluate({**answers, id_: "not_sure"}, catalog)

    assert OUTCOMES.index(unsure.outcome) <= OUTCOMES.index(mild.outcome)
    assert set(mild.tags) - {"preg-1"} <= set(unsure.tags)


@given(data=st.data())
def test_a_clearance_only_ever_lifts_clinician_first(data: st.DataObject, catalog: Catalog) -> None:
    ids = st.sampled_from(sorted(catalog.questions))
    answers: Mapping[str, Answer] = data.draw(st.dictionaries(ids, ANSWERS, max_size=30))
    covered = data.draw(st.frozensets(ids))

    plain, cleared = evaluate(answers, catalog), evaluate(answers, catalog, covered=covered)

    if plain.outcome != "CLINICIAN-FIRST":
        assert cleared.outcome == plain.outcome
    assert set(plain.tags) <= set(cleared.tags)
    assert cleared.nerve == plain.nerve


# Pregnancy week and NERVE-CHECK --------------------------------------------------------------------------

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("week", "days", "tag"),
    [
        (1, 0, "preg-1"),
        (15, 0, "preg-1"),
        (15, 6, "preg-1"),
        (15, 7, "preg-2"),
        (16, 0, "preg-2"),
        (10, 41, "preg-1"),
        (10, 42, "preg-2"),
        (40, 60, "preg-2"),
        (15, -30, "preg-1"),
        (None, 0, "preg-2"),
    ],
)
def test_pr_08_the_week_goes_on_with_the_calendar(week: float | None, days: int, tag: str) -> None:
    assert pregnancy_tag(week, DAY, DAY + timedelta(days=days)) == tag


def test_pr_08b_agreement_is_a_finding_of_its_own(catalog: Catalog) -> None:
    result = evaluate({"PR-08": "yes", "PR-08b": "yes", "PR-08w": 12.0}, catalog)

    assert [(found.question, found.outcome) for found in result.findings if found.question == "PR-08b"] == [
        ("PR-08b", "ADAPT")
    ]
