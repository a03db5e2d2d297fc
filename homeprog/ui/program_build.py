"""State, plan and library to the view-models of Program; pure, no widget and no journal."""

from collections.abc import Sequence
from dataclasses import dataclass

from homeprog.data.history import Times
from homeprog.program.adopted import left_out
from homeprog.program.catalog import PAIRS, Catalog, Exercise, Pair
from homeprog.program.facts import TestTaken
from homeprog.program.pairs import TIGHT_GROUP, WEAK_GROUP
from homeprog.program.plan import DayPlan, Missing
from homeprog.program.records import ProgramState
from homeprog.program.selection import suits
from homeprog.ui import program_file_words as file_words
from homeprog.ui import program_words as say
from homeprog.ui import words
from homeprog.ui.pair_map import PairVM
from homeprog.ui.program_vm import (
    EntryVM,
    ExcludedVM,
    ExerciseVM,
    Filter,
    LibraryVM,
    Link,
    OverviewVM,
    PairDetailVM,
    Place,
    RoadStop,
    SectionVM,
    Status,
    TestLine,
)

CONDITIONS = 3
"""Conditions of RES-1 and RES-2 that are counted: weekly tests, sessions, days."""
ROAD: tuple[tuple[str, int], ...] = (("S0", 0), ("S1", 2), ("S2", 3), ("S3", 4), ("S4", 5), ("S5", 6))
"""Stages on the road and their row of the calendar (clinical.md 6.7)."""
NERVE_ROW = 1
NEXT_GATE = {"S1": "G-FLEX", "S2": "G-CORE", "S3": "G-SET", "S4": "G-BAL", "S5": "G-MAINT"}
"""The gate that opens a stage (6.4)."""
STAGES: tuple[str, ...] = ("FA", "N", "S1", "S2A", "S2", "S3", "S4")
PAIR_GATES: dict[str, Pair] = {"G-A": "A", "G-B": "B", "G-C": "C"}


@dataclass(frozen=True, slots=True)
class Known:
    """What every view-model is built from."""

    state: ProgramState
    plan: DayPlan
    catalog: Catalog


def pair_vm(known: Known, pair: Pair) -> PairVM:
    """One pair of the map."""
    state = known.plan.pairs[pair]
    missing = known.plan.missing.get(pair, ())
    tight, weak = TIGHT_GROUP[pair], WEAK_GROUP[pair]
    notes = say.side_notes(state)
    return PairVM(
        pair=pair,
        state=state,
        tight_group=tight,
        weak_group=weak,
        tight=words.group(tight),
        weak=words.group(weak),
        tight_note=notes[0],
        weak_note=notes[1],
        title=words.pair_state(state),
        next=say.pair_next(state, missing),
        share=1.0 if state != "LOCKED" else way(missing),
    )


def way(missing: Sequence[Missing]) -> float:
    """How far the counted conditions have come together, 0 to 1; met ones are not in `missing`."""
    counted = [row for row in missing if row.what in {"weekly_tests", "sessions", "days"}]
    short = sum(1 - row.have / row.need for row in counted)
    return max(0.0, 1 - short / CONDITIONS)


def overview(known: Known) -> OverviewVM:
    """The first screen of Program."""
    return OverviewVM(
        lead=_lead(known), pairs=tuple(pair_vm(known, pair) for pair in PAIRS), road=_road(known)
    )


def _lead(known: Known) -> str:
    missing = known.plan.missing
    if known.state.nerve is not None:
        return say.nerve_first(missing.get("G-FLEX", ()))
    shut = [pair for pair in PAIRS if known.plan.pairs[pair] == "LOCKED" and pair in missing]
    if not shut:
        return say.all_open()
    nearest = max(shut, key=lambda pair: way(missing[pair]))
    return say.what_next(words.group(WEAK_GROUP[nearest]), missing[nearest])


def _road(known: Known) -> tuple[RoadStop, ...]:
    stops, here = list(ROAD), {"S2A": "S2"}.get(known.plan.stage, known.plan.stage)
    if here == "N":
        stops.insert(1, ("N", NERVE_ROW))
    at = [code for code, _ in stops].index(here)
    found = []
    for number, (code, row) in enumerate(stops):
        weeks, content, _ = known.catalog.calendar[row]
        place: Place = "here" if number == at else "done" if number < at else "ahead"
        title = words.stage(known.plan.stage if place == "here" else code)
        rows = known.plan.missing.get(NEXT_GATE.get(code, ""), ()) if number == at + 1 else ()
        found.append(
            RoadStop(
                title=title,
                weeks=say.typical_weeks(weeks),
                note=content,
                place=place,
                to_come=tuple(words.missing(row) for row in rows),
            )
        )
    return tuple(found)


def pair_detail(known: Known, pair: Pair, tests: Sequence[TestTaken]) -> PairDetailVM:
    """A pair's own page.

    Args:
        tests: All tests ever taken, oldest first.
    """
    record = known.state.pairs[pair]
    shut = record.state == "LOCKED"
    rule = record.rule or ("R-PAIR" if shut else "RES-1")
    groups = {TIGHT_GROUP[pair], WEAK_GROUP[pair]}
    return PairDetailVM(
        pair=pair_vm(known, pair),
        title=words.pair(pair),
        why=words.rule(rule),
        numbers=tuple(words.missing(row) for row in known.plan.missing.get(pair, ())),
        rule=rule,
        tests=_test_lines(known, groups, tests),
        tests_empty=say.tests_empty(),
        stretches=_links(known.catalog, TIGHT_GROUP[pair], "S1"),
        strengtheners=_links(known.catalog, WEAK_GROUP[pair], "S2"),
    )


def _links(catalog: Catalog, group: str, stage: str) -> tuple[Link, ...]:
    return tuple(Link(id=one.id, name=one.name) for one in catalog.by_group[group] if one.stage == stage)


def _test_lines(known: Known, groups: set[str], tests: Sequence[TestTaken]) -> tuple[TestLine, ...]:
    """Newest first; the class stands where the rules keep it, older ones show the values alone."""
    classes = {
        (record.test, record.day): record.klass
        for group in groups
        for record in known.state.tests.get(group, [])
    }
    sittings: dict[tuple[str, object], dict[str, str]] = {}
    for fact in tests:
        spec = known.catalog.tests.get(fact.test)
        if spec is not None and spec.group in groups:
            sittings.setdefault((fact.test, fact.day), {})[fact.side] = say.value(fact.value, spec)
    lines = []
    for (test, day), values in reversed(sittings.items()):
        found = classes.get((test, day))  # type: ignore[arg-type]
        lines.append(
            TestLine(
                day=words.day(day),  # type: ignore[arg-type]
                test=known.catalog.tests[test].name,
                klass=say.klass(found) if found else "",
                values=say.sided(values.get("left"), values.get("right"), values.get("both")),
            )
        )
    return tuple(lines)


def entry(known: Known, exercise: Exercise) -> EntryVM:
    """How one exercise stands for this person, and why."""
    plan, state = known.plan, known.state
    bench = next((one for one in plan.benched if one.exercise == exercise.id), None)
    if bench is not None:
        return EntryVM(
            id=exercise.id,
            name=exercise.name,
            status="resting",
            words=say.resting(bench.until),
            why=say.resting_why(),
            rule="BENCH_DAYS",
        )
    allowed = exercise.id in state.allowed_by_clinician
    if not allowed and not suits(exercise, plan.tags, state.surfaces or exercise.surfaces):
        return EntryVM(
            id=exercise.id,
            name=exercise.name,
            status="unsuited",
            words=say.unsuited(),
            why=say.unsuited_why(),
            numbers=_against(known, exercise),
            rule="4.1",
        )
    gates = next((lock.gates for lock in plan.locked if lock.exercise == exercise.id), ())
    if gates:
        return _later(known, exercise, gates)
    if exercise.id in left_out(state):
        return EntryVM(
            id=exercise.id,
            name=exercise.name,
            status="unsuited",
            words=file_words.left_out(),
            why=file_words.left_out_why(),
        )
    mine = any(exercise.id in slot for slot in state.slots.values())
    mine = mine or any(item.exercise == exercise.id for item in plan.items)
    status: Status = "mine" if mine else "open"
    return EntryVM(id=exercise.id, name=exercise.name, status=status, words=say.status(status))


def _later(known: Known, exercise: Exercise, gates: Sequence[str]) -> EntryVM:
    """An exercise behind gates: the pair rule first where a pair is shut (1.2)."""
    numbers = [words.gate(gate) for gate in gates]
    for gate in gates:
        pair = PAIR_GATES.get(gate)
        if pair is not None and known.plan.pairs[pair] == "RESTORED-LIMITED":
            numbers.append(say.limited_pair(pair))
        numbers += [words.missing(row) for row in known.plan.missing.get(pair or gate, ())]
    behind_pair = any(gate in PAIR_GATES for gate in gates)
    return EntryVM(
        id=exercise.id,
        name=exercise.name,
        status="later",
        words=words.gate(next((gate for gate in gates if gate in PAIR_GATES), gates[0])),
        why=words.rule("R-PAIR") if behind_pair else numbers.pop(0),
        numbers=tuple(dict.fromkeys(numbers)),
        rule=", ".join(("R-PAIR", *gates) if behind_pair else gates),
    )


def _against(known: Known, exercise: Exercise) -> tuple[str, ...]:
    tags = [tag for tag in known.plan.tags if tag in exercise.avoid or tag in exercise.modify]
    if exercise.flexion_end_range and "flex-sens" in known.plan.tags:
        tags.append("flex-sens")
    lines = tuple(known.catalog.tags[tag].means for tag in dict.fromkeys(tags) if tag in known.catalog.tags)
    return lines or (say.surfaces_missing(),)


def library(known: Known, wanted: Filter) -> LibraryVM:
    """The exercises by stage and muscle group."""
    sections = []
    shown = {"mine": {"mine"}, "open": {"mine", "open"}, "later": {"later", "resting", "unsuited"}}.get(
        wanted
    )
    for stage in STAGES:
        for group, exercises in known.catalog.by_group.items():
            entries = tuple(entry(known, one) for one in exercises if one.stage == stage)
            entries = tuple(one for one in entries if shown is None or one.status in shown)
            if entries:
                title = f"{words.stage(stage)} \N{MIDDLE DOT} {words.group(group)}"
                sections.append(SectionVM(title=title, entries=entries))
    count = sum(len(section.entries) for section in sections)
    excluded = known.catalog.excluded if wanted == "all" else ()
    return LibraryVM(
        filter=wanted,
        lead=say.how_many(count),
        sections=tuple(sections),
        excluded=tuple(
            ExcludedVM(name=one.name, reason=one.reason, sources=say.source_lines(one.source, known.catalog))
            for one in excluded
        ),
    )


def exercise_page(known: Known, id_: str, times: Sequence[Times]) -> ExerciseVM:
    """An exercise's own page."""
    exercise = known.catalog.exercises[id_]
    readable = known.catalog.readable
    record = known.state.record(id_)
    steps = known.catalog.ladders[exercise.dose.ladder]
    item = next((one for one in known.plan.items if one.exercise == id_), None)
    here = record.step if record is not None else None
    now = words.dose(item, known.catalog) if item is not None else ""
    return ExerciseVM(
        id=id_,
        name=exercise.name,
        kind=say.kind(exercise),
        status=entry(known, exercise),
        sides=say.sides(exercise),
        steps=exercise.steps,
        breathing=exercise.breathing,
        core=exercise.core_cue,
        feel=exercise.feel,
        should_not_feel=readable(exercise.should_not_feel),
        errors=tuple(map(readable, exercise.errors)),
        equipment=exercise.needed,
        dose=now or say.step_dose(steps.steps[steps.index(here or exercise.dose.start)]),
        ladder=say.ladder(exercise, steps, here),
        modifications=tuple(
            readable(change.text) for tag, change in exercise.modify.items() if tag in known.plan.tags
        ),
        easier=_link(known.catalog, exercise.easier),
        harder=_link(known.catalog, exercise.harder),
        sources=say.source_lines(exercise.source, known.catalog),
        times=tuple(say.one_time(one.day, one.pain, one.done) for one in times),
    )


def _link(catalog: Catalog, id_: str | None) -> Link | None:
    return None if id_ is None else Link(id=id_, name=catalog.exercises[id_].name)
