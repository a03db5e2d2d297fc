"""Screening: which questions to ask, and what the answers lead to (clinical.md 2, rulings RU-2 and RU-52)."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Literal

from msgspec import Struct

from homeprog.program.catalog import Catalog, Effect, Question
from homeprog.program.facts import Answer

YesNo = Literal["yes", "no"]

OUTCOMES = (
    "EMERGENCY",
    "URGENT",
    "CLINICIAN-FIRST",
    "SCREENING-DUE",
    "NERVE",
    "ADAPT",
    "OK-ADVICE",
    "OK",
)
"""Gravest first: the codes of 2.1, and SCREENING-DUE of the weekly question WK-2 (RU-52) in its place."""

_SECOND_TRIMESTER_WEEK = 16
"""First week of `preg-2` (PR-08)."""


class Finding(Struct, frozen=True):
    """What one answer leads to.

    Attributes:
        question: Id of the question that decided.
        outcome: A code of `OUTCOMES`; a covered finding (RU-2) has ADAPT or OK.
        liftable: Whether a clearance can lift it (PR-01 cannot be lifted).
    """

    question: str
    outcome: str
    liftable: bool = True


class Result(Struct, frozen=True, kw_only=True):
    """The result of a form.

    Attributes:
        outcome: The gravest outcome of all findings, or `OK`.
        rule: Id of the first question that gave it, or `OK`.
        findings: All findings in the order of the questions.
        tags: Tags of all answers, whatever the outcome (2.1).
        tags_when_cleared: Tags that come once a clearance covers the question, by question id.
        advice: Keys of advice lines, shown once.
        nerve: Some answer asks for the nerve track, whatever the outcome (RU-10).
        yes: Ids answered in their cautious sense, follow-ups that were due and not answered included.
    """

    outcome: str
    rule: str
    findings: tuple[Finding, ...]
    tags: tuple[str, ...]
    tags_when_cleared: dict[str, tuple[str, ...]]
    advice: tuple[str, ...]
    nerve: bool
    yes: tuple[str, ...]


def evaluate(
    answers: Mapping[str, Answer], catalog: Catalog, *, covered: frozenset[str] = frozenset()
) -> Result:
    """Evaluate the answers of a form (2.1): all questions count, the gravest outcome wins.

    "Not sure" is the cautious answer; so is a follow-up that was due and not answered. Other unanswered
    questions lead to nothing, and so do answers to questions this version does not know.

    Args:
        answers: Answer by question id.
        catalog: The questions.
        covered: Questions whose CLINICIAN-FIRST a clearance covers (RU-2): they no longer give the outcome
            but give their tags and `tags_when_cleared`. Graver outcomes are never covered.
    """
    answered = list(_answered(answers, catalog))
    effects = [
        (question.id, effect) for question, yes_no in answered if (effect := _effect(question, yes_no))
    ]
    lifted = {
        id_ for id_, effect in effects if effect.outcome == "CLINICIAN-FIRST" and effect.liftable
    } & covered
    tags = {id_: effect.tags + effect.tags_when_cleared * (id_ in lifted) for id_, effect in effects}
    findings = tuple(
        Finding(id_, _outcome(effect, tags[id_], lifted=id_ in lifted), effect.liftable)
        for id_, effect in effects
    )
    gravest = min(findings, key=lambda finding: OUTCOMES.index(finding.outcome), default=Finding("OK", "OK"))
    return Result(
        outcome=gravest.outcome,
        rule=gravest.question if gravest.outcome != "OK" else "OK",
        findings=findings,
        tags=tuple(dict.fromkeys(chain.from_iterable(tags.values()))),
        tags_when_cleared={
            id_: effect.tags_when_cleared for id_, effect in effects if effect.tags_when_cleared
        },
        advice=tuple(dict.fromkeys(effect.advice for _, effect in effects if effect.advice)),
        nerve=any(finding.outcome == "NERVE" for finding in findings),
        yes=tuple(question.id for question, yes_no in answered if _is_cautious(question, yes_no)),
    )


def pending(form: str, answers: Mapping[str, Answer], catalog: Catalog) -> tuple[Question, ...]:
    """The questions of a form still to ask, in order (2.6, RU-52).

    A question that depends on another is listed once that one has the answer it waits for. Nothing is left
    to ask from the first EMERGENCY on.
    """
    given = {id_: answer for id_, answer in answers.items() if id_ in catalog.questions}
    for id_, answer in given.items():
        question = catalog.questions[id_]
        effect = _effect(question, _resolve(question, answer))
        if effect and effect.outcome == "EMERGENCY" and _is_due(question, given, catalog):
            return ()
    questions = (catalog.questions[id_] for id_ in catalog.forms[form] if id_ not in given)
    return tuple(question for question in questions if _is_due(question, given, catalog))


def next_screen(form: str, answers: Mapping[str, Answer], catalog: Catalog) -> tuple[Question, ...]:
    """The questions of the next screen: at most 3 of one block (2.6).

    A question with follow-ups ends its screen, so that they can come directly after it.
    """
    parents = _parents(catalog)
    screen: list[Question] = []
    for question in pending(form, answers, catalog):
        if len(screen) == 3 or (screen and question.block != screen[0].block):
            break
        screen.append(question)
        if question.id in parents:
            break
    return tuple(screen)


@lru_cache(maxsize=8)
def _parents(catalog: Catalog) -> frozenset[str]:
    """Questions that others depend on."""
    return frozenset(_parent(question)[0] for question in catalog.questions.values() if question.asked_if)


def pregnancy_tag(week: float | None, answered_on: date, today: date) -> str:
    """`preg-1` up to week 15, `preg-2` from week 16 on or when the week is unknown (PR-08).

    The week goes on with the calendar; past the birth it stays `preg-2` until the next screening.

    Args:
        week: Week of pregnancy as answered (PR-08w).
        answered_on: Day of the answer.
        today: The day to tell the tag for.
    """
    if week is None:
        return "preg-2"
    week_now = week + max(0, (today - answered_on).days) / 7
    return "preg-1" if week_now < _SECOND_TRIMESTER_WEEK else "preg-2"


def _answered(answers: Mapping[str, Answer], catalog: Catalog) -> Iterator[tuple[Question, YesNo]]:
    """Every question that counts, with its answer as yes or no."""
    for question in catalog.questions.values():
        if not _is_due(question, answers, catalog):
            continue
        if question.id in answers or _is_follow_up(question):
            yield question, _resolve(question, answers.get(question.id))


def _is_due(question: Question, answers: Mapping[str, Answer], catalog: Catalog) -> bool:
    """Whether a question stands by itself, or the one it depends on was answered as it needs."""
    if question.asked_if is None:
        return True
    parent, needed = _parent(question)
    return parent in answers and _resolve(catalog.questions[parent], answers[parent]) == needed


def _is_follow_up(question: Question) -> bool:
    """Whether a question belongs to the row of another, as `RF-05b` to `RF-05`; RF-12 stands by itself."""
    return question.asked_if is not None and question.id.startswith(_parent(question)[0])


def _parent(question: Question) -> tuple[str, str]:
    """Id and needed answer of the question that another depends on."""
    assert question.asked_if is not None
    parent, _, needed = question.asked_if.partition("=")
    return parent, needed


def _resolve(question: Question, answer: Answer | None) -> YesNo:
    """An answer as yes or no; whatever is no clear answer is the cautious one."""
    if question.kind == "number":
        if question.at_least is None or not isinstance(answer, int | float):
            return question.cautious
        return "yes" if answer >= question.at_least else "no"
    if answer == "yes" or answer == "no":
        return answer
    return question.cautious


def _effect(question: Question, answer: YesNo) -> Effect | None:
    """What an answer does, if anything."""
    return question.yes if answer == "yes" else question.no


def _is_cautious(question: Question, answer: YesNo) -> bool:
    """Whether a question, not a number, has its cautious answer."""
    return question.kind == "yes_no" and answer == question.cautious


def _outcome(effect: Effect, tags: tuple[str, ...], *, lifted: bool) -> str:
    """The code of a finding; tags alone adapt the program, advice alone is OK-ADVICE."""
    if effect.outcome and not lifted:
        return effect.outcome
    if tags:
        return "ADAPT"
    return "OK-ADVICE" if effect.advice else "OK"
