"""A program file: somebody's selection of exercises, doses, limits and own exercises, without any identity.

It is plain data. What adopting it means for the rules stands in `adopted.py`; reading and writing the file is
`homeprog.data.program_file`'s work. The keys are described in docs/program-file.md.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from homeprog.program.catalog import Catalog, Exercise, Ladder
from homeprog.program.limits import Limits, in_bounds, with_overrides
from homeprog.program.stages import BALANCE_AIMS, FAMILIES

EXERCISES_MAX = 104
OWN_MAX = 12
SESSION_MAX = 8
"""Exercises of one session (clinical.md 4.6); a file that names more still prints, with a remark."""

_ROADS = frozenset({"S3", "S4"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Line = Annotated[str, Meta(min_length=1, max_length=120)]
Sentence = Annotated[str, Meta(min_length=1, max_length=300)]
Remark = Annotated[str, Meta(max_length=300)]
ExerciseId = Annotated[str, Meta(min_length=1, max_length=60)]
StepId = Annotated[str, Meta(min_length=1, max_length=8)]


class Chosen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An exercise of the library that the program prefers.

    Attributes:
        step: The dose that paper prints, a step of the exercise's ladder; without it the first one.
        top: The rules never go further up the ladder than this; without it the exercise's own top.
        note: A few words printed with the exercise.
    """

    id: ExerciseId
    step: StepId | None = None
    top: StepId | None = None
    note: Remark = ""


class OwnExercise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An exercise of the author's own, shown and printed in place of one of the library.

    Attributes:
        like: The library's exercise whose gates, precautions, ladder and pain rules hold for it.
        step: The dose that paper prints, on the ladder of `like`; without it the first one.
        figure: The drawn person, as in an exercise file (docs/figures.md); without it the words stand alone.
    """

    name: Line
    like: ExerciseId
    steps: Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=8)]
    feel: Remark = ""
    step: StepId | None = None
    note: Remark = ""
    figure: Mapping[str, Any] = {}


class ProgramFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The whole file.

    Attributes:
        format: The version of this format.
        author: Who made it (name or role); needed as soon as there are limits.
        notes: Words for the person who does the program.
        leave_out: Exercises that this program does not use.
        limits: Numbers of the pain rules by id, inside the bounds of clinical.md 5.7.
    """

    format: Literal[1]
    title: Annotated[str, Meta(max_length=120)]
    author: Annotated[str, Meta(max_length=120)] = ""
    notes: Annotated[str, Meta(max_length=2000)] = ""
    leave_out: Annotated[tuple[ExerciseId, ...], Meta(max_length=EXERCISES_MAX)] = ()
    limits: dict[str, int] = {}
    exercises: Annotated[tuple[Chosen, ...], Meta(max_length=EXERCISES_MAX)] = ()
    own: Annotated[tuple[OwnExercise, ...], Meta(max_length=OWN_MAX)] = ()

    def chosen(self, exercise: str) -> Chosen | None:
        """The entry of an exercise, if the program prefers it."""
        return next((one for one in self.exercises if one.id == exercise), None)


class Problem(Struct, frozen=True):
    """Something that cannot be: the key it stands at (`exercises[2].top`), and a sentence."""

    key: str
    message: str


def from_fact(body: Mapping[str, Any]) -> ProgramFile | None:
    """The program of a `program_adopted` fact; None where it is none that this version can read."""
    try:
        return msgspec.convert(body, ProgramFile)
    except msgspec.ValidationError:
        return None


def problems(program: ProgramFile, catalog: Catalog) -> list[Problem]:
    """Everything that keeps a program from being used, in the order of the file; empty if it is sound."""
    checks = (_words, _left_out, _limits, _exercises, _own)
    return [problem for check in checks for problem in check(program, catalog)]


def _words(program: ProgramFile, _: Catalog) -> Iterator[Problem]:
    """No invisible characters in what people read."""
    texts = {"title": program.title, "author": program.author, "notes": program.notes}
    for number, chosen in enumerate(program.exercises):
        texts[f"exercises[{number}].note"] = chosen.note
    for number, own in enumerate(program.own):
        at = f"own[{number}]"
        texts |= {f"{at}.name": own.name, f"{at}.feel": own.feel, f"{at}.note": own.note}
        texts |= {f"{at}.steps[{place}]": step for place, step in enumerate(own.steps)}
    for key, text in texts.items():
        if _CONTROL.search(text):
            yield Problem(key, "it holds a control character; use plain text.")
    if not program.title.strip():
        yield Problem("title", "it is empty; give the program a name.")
    for number, own in enumerate(program.own):
        if not own.name.strip():
            yield Problem(f"own[{number}].name", "it is empty; give the exercise a name.")


def left_out_by(program: ProgramFile, catalog: Catalog) -> tuple[str, ...]:
    """What a program leaves out, in the order of the library.

    In setting and balance each exercise prepares the next: where one is left out, those that 4.5 would bring
    in after it, and that are harder than it, are left out too. A program never skips a grade.
    """
    place = {id_: number for members in catalog.order.values() for number, id_ in enumerate(members)}
    last = len(catalog.exercises)

    def is_gone(exercise: Exercise) -> bool:
        if exercise.id in program.leave_out:
            return True
        before = catalog.exercises.get(exercise.easier or "")
        if before is None or before.stage != exercise.stage or exercise.stage not in _ROADS:
            return False
        return place.get(before.id, last) <= place.get(exercise.id, last) and is_gone(before)

    return tuple(exercise.id for exercise in catalog.exercises.values() if is_gone(exercise))


def _left_out(program: ProgramFile, catalog: Catalog) -> Iterator[Problem]:
    """First aid stays for everybody (5.9), and every kind of exercise keeps one at least."""
    chosen = {one.id for one in program.exercises}
    for number, exercise in enumerate(program.leave_out):
        key = f"leave_out[{number}]"
        if exercise not in catalog.exercises:
            yield _unknown(key, exercise)
        elif catalog.exercises[exercise].stage == "FA":
            yield Problem(key, f"`{exercise}` is first aid, which stays open to all; take it off the list.")
        elif exercise in chosen:
            yield Problem(key, f"`{exercise}` is chosen under `exercises` too; keep one of the two.")
        elif exercise in program.leave_out[:number]:
            yield Problem(key, f"`{exercise}` is listed twice; keep one.")
    gone = set(left_out_by(program, catalog))
    empty = [slot for slot, members in catalog.order.items() if members and gone.issuperset(members)]
    for slot in empty:
        if slot not in catalog.families:
            yield Problem("leave_out", f"it leaves nothing for {slot}; keep at least one of its exercises.")
    families = [family for family in catalog.families if family not in empty]
    if len(families) < FAMILIES:
        yield Problem("leave_out", f"it leaves {len(families)} setting families; keep at least {FAMILIES}.")


def _limits(program: ProgramFile, catalog: Catalog) -> Iterator[Problem]:
    """Numbers of 5.7 inside their bounds and in order; whoever sets them gives a name (6.9)."""
    if program.limits and not program.author.strip():
        yield Problem("author", "limits are set by a clinician; say who made this program.")
    sound = True
    for target, value in program.limits.items():
        try:
            in_bounds(catalog, target, value)
        except ValueError as error:
            sound = False
            yield Problem(f"limits.{target}", str(error))
    try:
        if sound:
            with_overrides(Limits.from_catalog(catalog), catalog, program.limits)
    except ValueError as error:
        yield Problem("limits", str(error))


def _exercises(program: ProgramFile, catalog: Catalog) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, chosen in enumerate(program.exercises):
        at = f"exercises[{number}]"
        exercise = catalog.exercises.get(chosen.id)
        if exercise is None:
            yield _unknown(f"{at}.id", chosen.id)
            continue
        if chosen.id in seen:
            yield Problem(f"{at}.id", f"`{chosen.id}` is listed twice; keep one.")
        seen.add(chosen.id)
        found = list(_dose(at, exercise, catalog, step=chosen.step, top=chosen.top))
        yield from found
        if not found and chosen.step and chosen.top:
            ladder = catalog.ladders[exercise.dose.ladder]
            if ladder.index(chosen.step) > ladder.index(chosen.top):
                yield Problem(f"{at}.step", f"{chosen.step} lies above `top`, {chosen.top}; lower it.")


def _own(program: ProgramFile, catalog: Catalog) -> Iterator[Problem]:
    for number, own in enumerate(program.own):
        at = f"own[{number}]"
        exercise = catalog.exercises.get(own.like)
        if exercise is None:
            yield _unknown(f"{at}.like", own.like)
        elif own.like in program.leave_out:
            yield Problem(f"{at}.like", f"`{own.like}` is left out above; choose another or keep it.")
        else:
            yield from _dose(at, exercise, catalog, step=own.step, top=None)


def _dose(
    at: str, exercise: Exercise, catalog: Catalog, *, step: str | None, top: str | None
) -> Iterator[Problem]:
    """Steps lie on the exercise's ladder, from its first step to its top one (4.3)."""
    allowed = steps_of(exercise, catalog.ladders[exercise.dose.ladder])
    for key, value in (("step", step), ("top", top)):
        if value is not None and value not in allowed:
            span = f"{allowed[0]} to {allowed[-1]}"
            yield Problem(f"{at}.{key}", f"{value} is no step of `{exercise.id}`; give {span}.")


def steps_of(exercise: Exercise, ladder: Ladder) -> tuple[str, ...]:
    """The steps that an exercise uses of its ladder, from its first to its top one."""
    ids = [step.id for step in ladder.steps]
    return tuple(ids[ids.index(exercise.dose.start) : ids.index(exercise.dose.top) + 1])


def _unknown(key: str, exercise: str) -> Problem:
    return Problem(key, f"`{exercise}` is no exercise of the library; `homeprog exercises` lists them all.")


def remarks(program: ProgramFile, catalog: Catalog) -> list[Problem]:
    """What may be used but is worth knowing: a gate that cannot open, more than one session holds."""
    found = []
    count = len(program.exercises) + len(program.own)
    if count > SESSION_MAX:
        found.append(Problem("exercises", f"{count} exercises; one session holds at most {SESSION_MAX}."))
    aims = {**dict(BALANCE_AIMS), **dict.fromkeys(catalog.order["core"], "V3")}
    for number, one in enumerate(program.exercises):
        aim = aims.get(one.id)
        if one.top is None or aim is None:
            continue
        ladder = catalog.ladders[catalog.exercises[one.id].dose.ladder]
        if ladder.index(one.top) < ladder.index(aim):
            waits = f"the next stage asks for {aim}; below it that stage waits."
            found.append(Problem(f"exercises[{number}].top", waits))
    gone = left_out_by(program, catalog)
    found += [
        Problem("leave_out", f"the last stage asks for `{aim}`; it will wait.")
        for aim, _ in BALANCE_AIMS
        if aim in gone
    ]
    return found
