"""Ladders up and down: instances, the one change, step-backs, benches (clinical.md 5.10, 6.6).

A change is proposed here and becomes real only when a session with it was done (`adopt`).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from homeprog.program import adopted
from homeprog.program.catalog import Catalog, EffortTarget, Exercise
from homeprog.program.facts import Change
from homeprog.program.limits import Limits
from homeprog.program.plan import Mark
from homeprog.program.records import ChangeMade, ExerciseRecord, ProgramState
from homeprog.program.selection import Allowed, step_back_target
from homeprog.program.session_record import Instance

CHANGES_KEPT = 40
LAST_CHANGED_DAYS = 14
RETURN_AFTER_DAYS = 7
NO_STEP_BACK_DAYS = 7
RECENT = 3
DOSE_NEEDED = 0.9
REGAIN_AFTER_DAYS = 14
SKIPS_FOR_PAIN = 3
SETTING_ROLES = ("set", "balance")


class Candidate(Struct, frozen=True):
    """A change that could be made today.

    Attributes:
        since: Day from which it has been waiting (H-5, RU-41).
        order: Position in 4.5, for ties.
        replaces: The exercise that leaves its slot (`harder`, `grade`, `load`).
        budget: Whether it uses the change budget (RU-12).
    """

    exercise: str
    step: str
    kind: Change
    since: date
    order: int
    rule: str
    replaces: str | None = None
    budget: bool = True


def slot_of(exercise: Exercise) -> str:
    """The slot an exercise belongs to: its setting family, its muscle group, balance, or a first-aid kind."""
    if exercise.family:
        return exercise.family
    if exercise.role == "balance":
        return "balance"
    if exercise.stage in {"FA", "N"}:
        kinds = {"calm": "first-aid-position", "mobilise": "first-aid-movement"}
        return kinds.get(exercise.role, exercise.id)
    return exercise.group


def effort_target(catalog: Catalog, state: ProgramState, exercise: Exercise, day: date) -> EffortTarget:
    """Effort target and stop value that hold for an exercise on a day (clinical.md 6.5)."""
    if "G-MAINT" in state.latched and exercise.stage in {"S2", "S3", "S4"}:
        return catalog.efforts["S5"]
    if exercise.stage == "S2":
        firsts = [
            record.first_done
            for other in catalog.by_group[exercise.group]
            if (record := state.record(other.id)) and record.first_done
        ]
        early = not firsts or (day - min(firsts)).days < 14
        return catalog.efforts["S2_FIRST" if early else "S2"]
    if exercise.stage == "S3":
        return catalog.efforts["S3_LOAD" if exercise.level == "load" else "S3"]
    return catalog.efforts[exercise.stage]


def effort_ceiling(catalog: Catalog, tags: Iterable[str]) -> int | None:
    """The lowest effort ceiling among the tags (clinical.md 2.7)."""
    ceilings = [c for tag in tags if (c := catalog.tags[tag].effort_ceiling) is not None]
    return min(ceilings, default=None)


def needed_ok(exercise: Exercise, record: ExerciseRecord, limits: Limits) -> int:
    """How many ok instances a change needs (H-1, H-9)."""
    base = limits.n_up_s if exercise.role in SETTING_ROLES else limits.n_up
    return base + (1 if record.after_step_back else 0)


def may_progress(exercise: Exercise, record: ExerciseRecord, limits: Limits, today: date) -> bool:
    """H-1: enough ok instances at this step, and no step-back in the last 7 days."""
    if record.stepped_back is not None and (today - record.stepped_back).days <= NO_STEP_BACK_DAYS:
        return False
    return record.ok_run >= needed_ok(exercise, record, limits)


def count_final(
    catalog: Catalog, state: ProgramState, instance: Instance, mark: Mark, day: date, limits: Limits
) -> None:
    """Enter the final mark of an instance (H-1, H-6, RU-40)."""
    record = state.exercises.get(instance.exercise)
    if record is None or not instance.counts:
        return
    exercise = catalog.exercises[instance.exercise]
    if record.recent and mark != record.recent[-1][1]:
        record.recent[-1] = (record.recent[-1][0], mark)
    if mark != "ok" or instance.step != record.step:
        return
    if instance.grabs and exercise.dose.ladder in {"BAL", "BALW"}:
        return  # BAL-2: any grab or step makes the instance ok-hold
    record.ok_at[record.step] = record.ok_at.get(record.step, 0) + 1
    target = effort_target(catalog, state, exercise, day)
    if instance.done < DOSE_NEEDED or (instance.effort or 0) > target.high:
        record.ok_run = 0
        record.eligible_since = None
        return
    record.ok_run += 1
    if record.ok_run >= needed_ok(exercise, record, limits) and record.eligible_since is None:
        record.eligible_since = day


def enter_instance(
    catalog: Catalog, state: ProgramState, instance: Instance, day: date, allowed: Allowed, *, lowers: bool
) -> None:
    """Act at once on the own mark of an instance: amber and red never get better.

    Args:
        lowers: An effort mark that asks for one step less next time (RU-45).
    """
    record = state.exercises[instance.exercise]
    worse = instance.mark in {"amber", "red"}
    if instance.counts or worse:
        record.recent = [*record.recent, (instance.step, instance.mark)][-RECENT:]
    if not worse:
        return
    reset_run(record)
    ambers = sum(mark == "amber" for _, mark in record.recent)
    if instance.mark == "red" or lowers or ambers >= 2:  # H-6, RU-45, H-7
        step_back(catalog, state, instance.exercise, day, allowed)


def reset_run(record: ExerciseRecord) -> None:
    """Begin the count of ok instances anew."""
    record.ok_run = 0
    record.eligible_since = None


def step_back(catalog: Catalog, state: ProgramState, exercise: str, day: date, allowed: Allowed) -> None:
    """STEP-BACK (5.8, RU-7, RU-45): one step lower; from the first step the easier neighbour.

    Any number of exercises may step back on one day (H-8).
    """
    record = state.exercises.get(exercise)
    if record is None or record.stepped_back == day:
        return  # step-backs of one day are not added up
    record.stepped_back = day
    record.after_step_back = True
    record.recent = []
    record.days_at_step = []
    reset_run(record)
    data = catalog.exercises[exercise]
    ladder = catalog.ladders[data.dose.ladder]
    position = ladder.index(record.step)
    if position > ladder.index(data.dose.start):
        record.step = ladder.steps[position - 1].id
        return
    _leave_for_easier(catalog, state, exercise, day, allowed)


def _leave_for_easier(
    catalog: Catalog, state: ProgramState, exercise: str, day: date, allowed: Allowed
) -> None:
    target = step_back_target(catalog, exercise, allowed)
    if target is None:
        return  # nothing easier in this role: the first step stays
    there = catalog.exercises[target]
    known = state.exercises.get(target)
    if known is None:
        known = state.exercises[target] = ExerciseRecord(step=there.dose.start)
    elif catalog.exercises[exercise].level == "load":
        known.step = there.dose.start  # T2 of the previous grade (RU-49: a carry's first step)
    elif known.stepped_back != day:  # RU-45
        known.step = one_below(catalog, target, known.step)
    known.after_step_back = True
    known.stepped_back = day
    reset_run(known)
    state.exercises[exercise].returns_on = day + timedelta(days=RETURN_AFTER_DAYS)
    replace_in_slot(catalog, state, exercise, target)


def one_below(catalog: Catalog, exercise: str, step: str) -> str:
    """The step below, but not below the exercise's first."""
    dose = catalog.exercises[exercise].dose
    ladder = catalog.ladders[dose.ladder]
    return ladder.steps[max(ladder.index(dose.start), ladder.index(step) - 1)].id


def one_above(catalog: Catalog, exercise: str, step: str, highest: str | None = None) -> str | None:
    """The step above, or None at the exercise's top (or at `highest`)."""
    dose = catalog.exercises[exercise].dose
    ladder = catalog.ladders[dose.ladder]
    top = min(ladder.index(dose.top), ladder.index(highest) if highest else len(ladder.steps))
    position = ladder.index(step)
    return ladder.steps[position + 1].id if position < top else None


def replace_in_slot(catalog: Catalog, state: ProgramState, old: str, new: str) -> None:
    """Put `new` where `old` was in its slot (or add it)."""
    slot = state.slots.setdefault(slot_of(catalog.exercises[new]), [])
    if new in slot:
        if old in slot:
            slot.remove(old)
    elif old in slot:
        slot[slot.index(old)] = new
    else:
        slot.append(new)


def last_changed(state: ProgramState, today: date) -> str | None:
    """The exercise with the most recent change in the last 14 days (5.8 STEP-BACK), or None."""
    change = state.last_change
    if change is None or (today - change.day).days > LAST_CHANGED_DAYS:
        return None
    return change.exercise


def adopt(
    catalog: Catalog, state: ProgramState, exercise: str, step: str | None, change: Change | None, day: date
) -> ExerciseRecord:
    """Take over what was done: a planned change becomes real, an unknown exercise gets its record.

    The step in the fact is what happened and wins over the computed one; it counts as a change only where
    the session's plan said so.
    """
    data = catalog.exercises[exercise]
    ladder = catalog.ladders[data.dose.ladder]
    step = step if ladder.has(step) else None
    record = state.exercises.get(exercise)
    if record is None:
        record = state.exercises[exercise] = ExerciseRecord(step=step or data.dose.start)
    if record.first_done is None:
        record.first_done = day
    if step is not None and step != record.step:
        if record.last_done is not None and (day - record.last_done).days >= REGAIN_AFTER_DAYS:
            state.restore.setdefault(exercise, record.step)  # 6.10: regained one change per session
            state.restore_since = day
        if ladder.index(step) > ladder.index(record.step):
            record.after_step_back = False
        record.step = step
        record.days_at_step = []
        reset_run(record)
    slot = state.slots.setdefault(slot_of(data), [])
    if change is not None:
        _note_change(catalog, state, exercise, change, day, slot)
    elif not slot:
        slot.append(exercise)
    record.last_done = day
    return record


def _note_change(
    catalog: Catalog, state: ProgramState, exercise: str, change: Change, day: date, slot: list[str]
) -> None:
    record = state.exercises[exercise]
    record.changed = day
    record.after_step_back = False
    reset_run(record)
    restored = state.restore.get(exercise) is not None and change == "step"
    if restored:
        ladder = catalog.ladders[catalog.exercises[exercise].dose.ladder]
        if ladder.index(record.step) >= ladder.index(state.restore[exercise]):
            del state.restore[exercise]
    made = ChangeMade(day=day, exercise=exercise, kind=change, budget=not restored)
    state.last_change = made
    state.changes = [*state.changes, made][-CHANGES_KEPT:]
    if change in {"harder", "grade", "load"}:
        family = catalog.exercises[exercise].family is not None  # a family has one grade at a time
        old = next((one for one in slot if family or catalog.exercises[one].harder == exercise), exercise)
        replace_in_slot(catalog, state, old, exercise)
    elif change == "new":
        adopted.make_room(state, catalog, slot, exercise)
        if exercise not in slot:
            slot.append(exercise)


def changes_in_week(state: ProgramState, today: date) -> int:
    """Changes of the calendar week, Monday to Sunday, that use the budget (H-4, RU-12)."""
    monday = today - timedelta(days=today.weekday())
    return sum(change.budget and monday <= change.day <= today for change in state.changes)


def bench(state: ProgramState, exercise: str, day: date, days: int) -> None:
    """BENCH: not offered for the bench time (D-3)."""
    record = state.exercises.get(exercise)
    if record is not None:
        until = day + timedelta(days=days)
        record.benched_until = max(until, record.benched_until or until)


def is_benched(state: ProgramState, exercise: str, today: date) -> bool:
    """Whether an exercise rests today: benched (D-3) or just left by a step-back (RU-7)."""
    record = state.exercises.get(exercise)
    if record is None:
        return False
    resting = record.benched_until is not None and today < record.benched_until
    return resting or (record.returns_on is not None and today < record.returns_on)
