"""Words of the Program screens; the rules' own sentences come from `words`."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from homeprog.program.catalog import Catalog, Exercise, Ladder, Step
from homeprog.program.plan import Missing, PairState
from homeprog.program.self_tests import SelfTest
from homeprog.ui import words

_translate = QCoreApplication.translate


def side_notes(state: PairState) -> tuple[str, str]:
    """What is done with the tight and the weak side of a pair now."""
    return {
        "LOCKED": (_translate("program", "stretch this first"), _translate("program", "gets strong later")),
        "RESTORED": (_translate("program", "keep it free"), _translate("program", "gets strong now")),
        "RESTORED-LIMITED": (
            _translate("program", "keep it free"),
            _translate("program", "starts gently now"),
        ),
    }[state]


def pair_next(state: PairState, missing: tuple[Missing, ...]) -> tuple[str, ...]:
    """What comes next for a pair, one line each."""
    if state == "RESTORED":
        return (_translate("program", "The gate is open. Strengthening belongs to your program."),)
    if state == "RESTORED-LIMITED":
        return (_translate("program", "The first strengtheners are open. Free tests open the rest."),)
    return tuple(words.missing(row) for row in missing)


def what_next(weak: str, missing: tuple[Missing, ...]) -> str:
    """The sentence above the map while a pair is still shut."""
    lines = ", ".join(words.missing(row) for row in missing)
    return _translate("program", "Next to open: {weak}. Still to come: {lines}.").format(
        weak=weak, lines=lines
    )


def all_open() -> str:
    """The sentence above the map when all pairs are open."""
    return _translate("program", "All three gates are open. Keep the stretches up, so that they stay open.")


def nerve_first(missing: tuple[Missing, ...]) -> str:
    """The sentence above the map on the nerve track (NX)."""
    lines = ", ".join(words.missing(row) for row in missing)
    return _translate("program", "First the leg calms down. Still to come: {lines}.").format(lines=lines)


def typical_weeks(weeks: str) -> str:
    """When a stage typically comes (clinical.md 6.7): typical, never a promise."""
    return _translate("program", "typically week {weeks}").format(weeks=weeks)


def klass(name: str) -> str:
    """A class of a self-test (TST-10)."""
    return {
        "free": _translate("program", "free"),
        "borderline": _translate("program", "nearly free"),
        "tight": _translate("program", "tight"),
        "strong": _translate("program", "strong"),
        "fair": _translate("program", "fair"),
        "weak": _translate("program", "weak"),
        "not-valid": _translate("program", "stopped, does not count"),
    }[name]


def value(amount: float | None, test: SelfTest) -> str:
    """A measured value with its unit, or what was chosen."""
    if amount is None:
        return _translate("program", "no value")
    chosen = next((text for text, number in test.choices if number == amount), None)
    if chosen is not None:
        return chosen
    return _translate("program", "{number} {unit}").format(
        number=QLocale().toString(float(amount), "g", 3), unit=unit(test)
    )


def unit(test: SelfTest) -> str:
    """The unit of a test's value in words."""
    return {
        "cm": _translate("program", "cm"),
        "degrees short of straight": _translate("program", "degrees short of straight"),
        "good marches": _translate("program", "good marches"),
        "good slides": _translate("program", "good slides"),
        "s": _translate("program", "s", "seconds"),
        "stages passed": _translate("program", "stages passed"),
        "stands": _translate("program", "stands"),
        "stiffness 0-10": _translate("program", "stiffness 0-10"),
        "what fits": _translate("program", "what fits"),
        "yes answers": _translate("program", "yes answers"),
    }[test.unit]


def sided(left: str | None, right: str | None, both: str | None) -> str:
    """Values of the sides in one line."""
    parts = [both] if both is not None else []
    if left is not None:
        parts.append(_translate("program", "left {value}").format(value=left))
    if right is not None:
        parts.append(_translate("program", "right {value}").format(value=right))
    return ", ".join(parts)


def status(name: str) -> str:
    """How an exercise stands for this person, where no gate has a word."""
    return {
        "mine": _translate("program", "In your program"),
        "open": _translate("program", "Open to you"),
        "later": _translate("program", "Opens later"),
    }[name]


def resting(until: date) -> str:
    """A benched exercise."""
    return _translate("program", "Rests until {day}").format(day=words.day(until))


def resting_why() -> str:
    """Why an exercise is benched."""
    return _translate("program", "It was a bit too much, so it rests for a while. Others take its place.")


def unsuited() -> str:
    """An exercise that tags or surfaces leave out."""
    return _translate("program", "Left out for you")


def unsuited_why() -> str:
    """Why an exercise is left out; the reasons follow."""
    return _translate("program", "Something you told us speaks against it. Other exercises do the same job.")


def surfaces_missing() -> str:
    """The reason where only the surface is missing."""
    return _translate("program", "It needs a place to exercise that you did not choose.")


def limited_pair(pair: str) -> str:
    """Why a main exercise of a limited pair waits (RES-3)."""
    return _translate("program", "{pair}: only the first strengtheners are open so far.").format(
        pair=words.pair(pair)
    )


def kind(exercise: Exercise) -> str:
    """Stage and muscle group of an exercise in one line."""
    return _translate("program", "{stage} \N{MIDDLE DOT} {group}").format(
        stage=words.stage(exercise.stage), group=words.group(exercise.group)
    )


def sides(exercise: Exercise) -> str:
    """How the sides are done."""
    return {
        "both": _translate("program", "Both sides together."),
        "alternate": _translate("program", "Sides in turn."),
        "each": _translate("program", "One side, then the other."),
        "symptomatic": _translate("program", "Only the side that bothers you."),
        "comfortable": _translate("program", "On the side that feels better."),
    }[exercise.sides]


def step_dose(step: Step) -> str:
    """The numbers of a ladder step."""
    parts = []
    if step.minutes:
        parts.append(words.minutes(step.minutes))
    if step.reps:
        parts.append(
            _translate("program", "%n rounds of {each}", None, step.sets).format(each=step.reps)
            if step.sets > 1
            else _translate("program", "%n times", None, step.reps)
        )
    if step.hold_s:
        held = QLocale().toString(float(step.hold_s), "g", 3)
        if step.reps:
            parts.append(_translate("program", "{n} seconds each").format(n=held))
        elif step.sets > 1:
            parts.append(_translate("program", "%n times {held} seconds", None, step.sets).format(held=held))
        else:
            parts.append(_translate("program", "{n} seconds").format(n=held))
    if step.load_kg:
        load = QLocale().toString(float(step.load_kg), "g", 3)
        parts.append(_translate("program", "{kg} kg").format(kg=load))
    if step.support:
        parts.append(words.support(step.support))
    return ", ".join(parts)


def ladder(exercise: Exercise, steps: Ladder, here: str | None) -> str:
    """Where the exercise stands on its ladder and where the ladder leads."""
    first, last = steps.index(exercise.dose.start), steps.index(exercise.dose.top)
    top = step_dose(steps.steps[last])
    if here is None:
        return _translate("program", "It starts with {first} and grows step by step up to {top}.").format(
            first=step_dose(steps.steps[first]), top=top
        )
    return _translate("program", "Step {now} of {all}. The top step is {top}.").format(
        now=max(1, steps.index(here) - first + 1), all=last - first + 1, top=top
    )


def one_time(day: date, pain: int, done: float) -> str:
    """One time the exercise was done."""
    line = _translate("program", "{day}: pain {pain} of 10").format(day=words.day(day), pain=pain)
    if done < 1:
        line = _translate("program", "{line}, {share} % of it done").format(
            line=line, share=round(100 * done)
        )
    return line


def source_lines(source: str, catalog: Catalog) -> tuple[str, ...]:
    """The source as written, then every mark in it resolved (clinical.md 12)."""
    marks = sorted((mark for mark in catalog.sources if _cited(mark, source)), key=len)
    return (source, *(f"{mark}: {catalog.sources[mark]}" for mark in marks))


def _cited(mark: str, source: str) -> bool:
    """Whether a mark stands in a source; `Ref1` is not in `Ref12`, `seed 004` is in "seed 002 + 004"."""
    plain = source.replace(",", " ").replace("]", " ").replace("[", " ").replace(";", " ").replace(")", " ")
    tokens = plain.replace("(", " ").replace(":", " ").split()
    if mark.startswith("seed "):
        return mark.removeprefix("seed ") in tokens and "seed" in source
    return mark in tokens


def tests_empty() -> str:
    """A pair before its first test."""
    return _translate("program", "The first test of this pair comes with your first answers.")


def how_many(count: int) -> str:
    """How many exercises a filter shows."""
    one = _translate("program", "1 exercise")
    return one if count == 1 else _translate("program", "%n exercises", None, count)
