"""Proofs over the library: the consistency record of clinical.md 11.3, and what our own files add.

Each check yields findings; an empty list is a sound library. A finding names file, key and what is expected.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from homeprog.data.availability import availability, empty_cells
from homeprog.data.library import read_exercise
from homeprog.data.toml import LibraryError
from homeprog.program.catalog import PAIRS, Catalog, Effect, Exercise, Step

MAX_CARD_WORDS = 40
MAX_RISE = 1.5
SMALL_DOSE_RISE = 1.6
SMALL_DOSES = frozenset({("M1", "M2"), ("U1", "U2"), ("I3", "I4")})
"""Highest rise of total work in one step, and the three very small doses with more (clinical.md 4.3)."""

NOT_WORK = frozenset({"REST", "LOAD"})
"""Ladders outside that rule: positions of ease, and loads that rise by fixed small amounts."""

PAIR_OF_GROUP = {"abdominals": "A", "gluteals": "B", "quadriceps": "C"}

IMPLIED_GATES: Mapping[str, tuple[str, ...]] = {
    "G-FLEX": ("G-SCREEN",),
    "G-ANY": ("G-FLEX",),
    "G-CORE": ("G-ANY",),
    "G-A": ("G-FLEX", "G-ANY"),
    "G-B": ("G-FLEX", "G-ANY"),
    "G-C": ("G-FLEX", "G-ANY"),
    "G-SET": ("G-CORE", "G-A", "G-B", "G-C"),
    "G-SET-X": ("G-SET",),
    "G-SET-L": ("G-SET-X",),
    "G-BAL": ("G-SET",),
    "G-CLIN-NERVE": ("G-SCREEN",),
    "G-SCREEN": (),
}
"""What an open gate says about others (clinical.md 6.3, S23 and S34 of 6.4)."""


class Finding(Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        where: The file, for people.
        message: One sentence: what, and what is expected.
    """

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def check_library(catalog: Catalog) -> list[Finding]:
    """Prove the library sound (clinical.md 11.3)."""
    found: list[Finding] = []
    for exercise in catalog.exercises.values():
        found += _check_exercise(exercise, catalog)
    checks = (
        _check_availability,
        _check_ladders,
        _check_lists,
        _check_questions,
        _check_tests,
        _check_words,
        _check_sources,
    )
    for check in checks:
        found += check(catalog)
    return found


def check_exercise_file(path: Path, catalog: Catalog) -> list[Finding]:
    """Prove one exercise file sound, as if it stood in the library.

    Args:
        catalog: The library whose ladders, tags and neighbours the file may name.
    """
    try:
        exercise = read_exercise(path)
    except LibraryError as error:
        where, _, message = str(error).partition(": ")
        return [Finding(where, message)]
    together = replace(catalog, exercises={**catalog.exercises, exercise.id: exercise})
    return [Finding(str(path), finding.message) for finding in _check_exercise(exercise, together)]


def _check_exercise(exercise: Exercise, catalog: Catalog) -> Iterator[Finding]:
    where = f"exercises/{exercise.id}.toml"
    for messages in (_dose, _gates, _neighbours, _tags, _pair_gates):
        for message in messages(exercise, catalog):
            yield Finding(where, message)
    for mark in _unknown_marks(exercise.source, catalog):
        yield Finding(where, f"key `source`: {mark} has no line in program/sources.toml.")


def _dose(exercise: Exercise, catalog: Catalog) -> Iterator[str]:
    """Ladder, start and top exist, in this order; caps lie on the ladder (RU-51)."""
    dose = exercise.dose
    ladder = catalog.ladders.get(dose.ladder)
    if ladder is None:
        yield f"key `dose.ladder`: `{dose.ladder}` is no ladder; allowed: {_listed(catalog.ladders)}."
        return
    steps = [step.id for step in ladder.steps]
    named = [("dose.start", dose.start), ("dose.top", dose.top)]
    named += [
        (f"modify.{tag}.max_step", change.max_step)
        for tag, change in exercise.modify.items()
        if change.max_step
    ]
    wrong = [(key, step) for key, step in named if step not in steps]
    for key, step in wrong:
        yield f"key `{key}`: ladder {ladder.id} has no step `{step}`; allowed: {_listed(steps)}."
    if not wrong and steps.index(dose.start) > steps.index(dose.top):
        yield f"key `dose.top`: `{dose.top}` lies below the start `{dose.start}`."


def _gates(exercise: Exercise, _: Catalog) -> Iterator[str]:
    for gate in exercise.unlock:
        if gate not in IMPLIED_GATES:
            yield f"key `unlock`: `{gate}` is no gate; allowed: {_listed(IMPLIED_GATES)}."
    if "G-SCREEN" not in exercise.unlock:
        yield "key `unlock`: G-SCREEN is needed for every exercise."


def _neighbours(exercise: Exercise, catalog: Catalog) -> Iterator[str]:
    """Neighbours exist, `easier` never runs in a circle, and swapping never needs a further gate (SWAP-1)."""
    named = [("easier", exercise.easier), ("harder", exercise.harder)]
    named += [("instead", other) for other in exercise.instead]
    named += [(f"modify.{tag}.use", change.use) for tag, change in exercise.modify.items()]
    for key, other in named:
        if other is None:
            continue
        if other not in catalog.exercises or other == exercise.id:
            yield f"key `{key}`: `{other}` is no other exercise of the library."
        elif key != "harder" and (more := _more_gates(exercise, catalog.exercises[other])):
            yield f"key `{key}`: `{other}` needs {_listed(more)}, which this exercise does not need."
    if _is_circular(exercise, catalog):
        yield "key `easier`: following it leads back here; the chain must end."


def _more_gates(exercise: Exercise, other: Exercise) -> list[str]:
    """Gates that the other exercise needs and this one does not, directly or by implication."""
    return sorted(set(other.unlock) - _implied(exercise.unlock))


def _implied(gates: tuple[str, ...]) -> set[str]:
    known = set(gates)
    for gate in gates:
        known |= _implied(IMPLIED_GATES.get(gate, ()))
    return known


def _is_circular(exercise: Exercise, catalog: Catalog) -> bool:
    seen: set[str] = set()
    here = exercise.easier
    while here is not None and here not in seen:
        if here == exercise.id:
            return True
        seen.add(here)
        here = catalog.exercises[here].easier if here in catalog.exercises else None
    return False


def _tags(exercise: Exercise, catalog: Catalog) -> Iterator[str]:
    """Tags are those of 2.7, and none both forbids and changes."""
    for key, tags in (("avoid", exercise.avoid), ("modify", tuple(exercise.modify))):
        for tag in tags:
            if tag not in catalog.tags:
                yield f"key `{key}`: `{tag}` is no tag; allowed: {_listed(catalog.tags)}."
    for tag in set(exercise.avoid) & set(exercise.modify):
        yield f"key `modify.{tag}`: the tag is in `avoid` already; keep one of the two."


def _pair_gates(exercise: Exercise, _: Catalog) -> Iterator[str]:
    """A strengthener needs its own pair, the core, and each second pair that `source` names (R-PAIR, 1.2)."""
    if exercise.stage != "S2":
        return
    own = PAIR_OF_GROUP.get(exercise.group)
    for gate in ("G-CORE", *([f"G-{own}"] if own else ()), *(f"G-{pair}" for pair in exercise.pairs)):
        if gate not in exercise.unlock:
            yield f"key `unlock`: a strengthener of {exercise.group} needs {gate}."
    for pair in PAIRS:
        says = f"Needs pair {pair} too" in exercise.source
        if says != (pair != own and f"G-{pair}" in exercise.unlock):
            yield f"key `unlock`: G-{pair} and the words `Needs pair {pair} too` in `source` belong together."


def _check_availability(catalog: Catalog) -> Iterator[Finding]:
    """No tag leaves a group without an exercise (11.3)."""
    for tags, column in empty_cells(availability(catalog)):
        yield Finding("exercises", f"nothing is left in {column} for {tags}.")


def _check_ladders(catalog: Catalog) -> Iterator[Finding]:
    """Total work never rises too much in one step (4.3)."""
    for ladder in catalog.ladders.values():
        if ladder.id in NOT_WORK:
            continue
        for lower, upper in pairwise(ladder.steps):
            allowed = SMALL_DOSE_RISE if (lower.id, upper.id) in SMALL_DOSES else MAX_RISE
            rise = work(upper) / work(lower)
            if rise > allowed:
                message = f"key `{ladder.id}`: {lower.id} to {upper.id} raises the work by {rise - 1:.0%}."
                yield Finding("program/ladders.toml", message)


def work(step: Step) -> float:
    """Total work of a step: sets x repetitions x seconds, or minutes (4.3)."""
    return step.sets * (step.reps or 1) * (step.hold_s or 1) * (step.minutes or 1)


def _check_lists(catalog: Catalog) -> Iterator[Finding]:
    """Orders and maintenance sets name exercises that exist; limits lie inside their bounds."""
    for group, exercises in catalog.order.items():
        for exercise in exercises:
            if exercise not in catalog.exercises:
                yield Finding(
                    "program/order.toml", f"key `{group}`: `{exercise}` is no exercise of the library."
                )
    for family in catalog.families:
        members = {e.id for e in catalog.exercises.values() if e.family == family}
        if set(catalog.order.get(family, ())) != members:
            yield Finding("program/order.toml", f"key `{family}`: list exactly {_listed(sorted(members))}.")
    for plan in catalog.maintenance.values():
        for exercise in (*plan.stretches, *plan.strength, *plan.setting):
            if exercise not in catalog.exercises:
                message = f"key `{plan.id}`: `{exercise}` is no exercise of the library."
                yield Finding("program/maintenance.toml", message)
    for limit in catalog.limits.values():
        if not limit.minimum <= limit.default <= limit.maximum:
            yield Finding("program/limits.toml", f"key `{limit.id}.default`: it lies outside its bounds.")


def _check_questions(catalog: Catalog) -> Iterator[Finding]:
    """Forms and follow-ups name questions that exist; effects name tags and advice that exist."""
    where = "program/screening.toml"
    for form, questions in catalog.forms.items():
        for position, name in enumerate(questions):
            question = catalog.questions.get(name)
            if question is None:
                yield Finding(where, f"key `forms.{form}`: `{name}` is no question.")
            elif question.asked_if and question.asked_if.split("=")[0] not in questions[:position]:
                yield Finding(where, f"key `forms.{form}`: `{name}` needs {question.asked_if} before it.")
    for question in catalog.questions.values():
        for key, effect in (("yes", question.yes), ("no", question.no)):
            for message in _effect(effect, catalog):
                yield Finding(where, f"key `questions.{question.id}.{key}`: {message}")


def _effect(effect: Effect | None, catalog: Catalog) -> Iterator[str]:
    if effect is None:
        return
    for tag in (*effect.tags, *effect.tags_when_cleared):
        if tag not in catalog.tags:
            yield f"`{tag}` is no tag; allowed: {_listed(catalog.tags)}."
    if effect.advice and f"advice_{effect.advice}" not in catalog.texts:
        yield f"program/texts.toml has no text `advice_{effect.advice}`."


def _check_tests(catalog: Catalog) -> Iterator[Finding]:
    """Tests stand in their group's order, know their tags, and have one cut-off for every adult age."""
    where = "program/tests.toml"
    listed = [test for tests in catalog.test_order.values() for test in tests]
    if sorted(listed) != sorted(catalog.tests):
        yield Finding(where, "key `order`: list every test once, in its group.")
    for test in catalog.tests.values():
        second = test.second.avoid if test.second else ()
        for tag in (*test.avoid, *test.avoid_without_helper, *test.best_class, *test.value_cap, *second):
            if tag not in catalog.tags:
                yield Finding(where, f"key `tests.{test.id}`: `{tag}` is no tag.")
        if (test.low is None or test.high is None) and not test.rows:
            yield Finding(where, f"key `tests.{test.id}`: give `low` and `high`, or `rows` by age.")
        for sex in sorted({row.sex for row in test.rows}):
            spans = sorted((row.age_from, row.age_to) for row in test.rows if row.sex == sex)
            gaps = any(upper[0] != lower[1] + 1 for lower, upper in pairwise(spans))
            if gaps or spans[0][0] > 18 or spans[-1][1] < 120:
                yield Finding(where, f"key `tests.{test.id}.rows`: the ages for `{sex}` leave a gap.")


def _check_words(catalog: Catalog) -> Iterator[Finding]:
    """Cards are short (9)."""
    for card in catalog.cards.values():
        if len(card.text.split()) > MAX_CARD_WORDS:
            yield Finding("program/cards.toml", f"key `{card.id}.text`: use {MAX_CARD_WORDS} words or fewer.")


def _check_sources(catalog: Catalog) -> Iterator[Finding]:
    """Every source mark outside the exercises has its line in 12."""
    parts: Mapping[str, Any] = {
        "screening.toml": catalog.questions,
        "tests.toml": catalog.tests,
        "cards.toml": catalog.cards,
        "excluded.toml": catalog.excluded,
        "texts.toml": catalog.texts,
    }
    for name, part in parts.items():
        for mark in _unknown_marks(msgspec.json.encode(part).decode(), catalog):
            yield Finding(f"program/{name}", f"{mark} has no line in program/sources.toml.")


def _unknown_marks(text: str, catalog: Catalog) -> list[str]:
    marks = dict.fromkeys(re.findall(r"\bRef\d+[a-z]?", text))
    marks |= dict.fromkeys(f"seed {number}" for number in re.findall(r"\b(00\d)\b", text))
    return [mark for mark in marks if mark not in catalog.sources]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
