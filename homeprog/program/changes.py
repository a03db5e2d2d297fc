"""The one change of a session: who may change, who waits longest (clinical.md 5.10, 6.6; H-1 to H-5)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from homeprog.program import adopted, functional, maintenance, nerve, time_away
from homeprog.program.catalog import Exercise
from homeprog.program.choosing import away, is_restored_stretch, level_reached, step_for
from homeprog.program.pairs import TIGHT_GROUP
from homeprog.program.progression import Candidate, changes_in_week, may_progress, one_above, slot_of
from homeprog.program.records import ExerciseRecord
from homeprog.program.setbacks import is_slack
from homeprog.program.today import Today

TURN_TO_HARDER = {"REP": "R6", "ISO": "I6"}
"""PR-S2: from here on the next change is the harder neighbour."""
VACUUM_STOP = "V3"
TEST_STOP = "F4"
WALK_DAYS = 3
SECOND_STRETCH_DAYS = 14
EARLY_STAGES = frozenset({"N", "S0", "S1"})
"""Stages in which first aid and walking use the change budget (RU-12)."""


def next_rung(today: Today, exercise: str) -> Candidate | None:
    """The change that this exercise would make next by its ladder rule, if it may progress today."""
    record = today.state.record(exercise)
    data = today.catalog.exercises[exercise]
    if maintenance.applies(today) and data.id != "fa-walk":
        return None  # H-12: maintenance keeps the last steps
    if record is None or data.dose.ladder == "REST" or not _earned(today, data, record):
        return None
    if time_away.holds_progress(data, away(today, exercise)) or step_for(today, exercise) != record.step:
        return None  # 6.10: no progression after days away; a lowered step is done first
    since = _earned_on(data, record) or today.day
    if data.role in {"set", "balance"}:
        return _functional_rung(today, data, record, since)
    budget = not is_free(today, data)
    harder = _harder(today, data, record)
    if harder is not None:
        first = today.catalog.exercises[harder].dose.start
        return Candidate(harder, first, "harder", since, _order(today, data), _rule(data), exercise, budget)
    step = one_above(today.catalog, exercise, record.step, adopted.top_of(today.state, exercise))
    if step is None or _held(today, data, record):
        return None
    return Candidate(exercise, step, "step", since, _order(today, data), _rule(data), None, budget)


def _functional_rung(today: Today, data: Exercise, record: ExerciseRecord, since: date) -> Candidate | None:
    """The next change of a setting or balance exercise (PR-S3, PR-LOAD, BAL-2)."""
    rule = {"set": "PR-LOAD" if data.level == "load" else "PR-S3"}.get(data.role, "BAL-2")
    following = functional.next_setting if data.role == "set" else functional.next_balance
    found = following(today, data, record)
    if found is None:
        return None
    exercise, step, kind = found
    replaces = data.id if exercise != data.id else None
    return Candidate(exercise, step, kind, since, _order(today, data), rule, replaces)


def _earned(today: Today, data: Exercise, record: ExerciseRecord) -> bool:
    """WALK-1 for walking, H-1 for everything else; a slack pair's strengtheners hold (SB-1)."""
    if data.role == "strengthen" and any(is_slack(today.state, pair) for pair in data.pairs):
        return False
    if data.dose.ladder == "WALK":
        return len(record.days_at_step) >= WALK_DAYS
    return may_progress(data, record, today.limits, today.day)


def _earned_on(data: Exercise, record: ExerciseRecord) -> date | None:
    """The day from which an earned change has been waiting (RU-41)."""
    return record.days_at_step[WALK_DAYS - 1] if data.dose.ladder == "WALK" else record.eligible_since


def _rule(data: Exercise) -> str:
    """The ladder rule that speaks for an exercise (6.6)."""
    ladders = {"HOLD": "PR-S1", "MOB": "H-1", "UP": "H-1", "VAC": "PR-VAC", "WALK": "WALK-1"}
    return ladders.get(data.dose.ladder, "PR-S2")


def _held(today: Today, data: Exercise, record: ExerciseRecord) -> bool:
    """Ladder rules that keep a step: F4 until a weekly test says go on (PR-S1), V3 until G-CORE (PR-VAC)."""
    if data.dose.ladder == "HOLD":
        return is_restored_stretch(today, data.id) or (
            record.step == TEST_STOP and not _test_says_go_on(today, data, record)
        )
    return data.dose.ladder == "VAC" and record.step == VACUUM_STOP and not today.gates["G-CORE"]


def _test_says_go_on(today: Today, data: Exercise, record: ExerciseRecord) -> bool:
    """At F4 a test after reaching it must still be tight or borderline (PR-S1)."""
    results = [one for one in today.state.tests.get(data.group, []) if one.klass != "not-valid"]
    reached = record.changed or record.first_done
    if not results or reached is None or results[-1].day <= reached:
        return False
    return results[-1].klass in {"tight", "borderline"}


def _harder(today: Today, data: Exercise, record: ExerciseRecord) -> str | None:
    """The harder neighbour, where its rule asks for it now and gates, tags and PR-LEVEL allow it.

    It starts at the first step of its ladder (H-10).
    """
    if data.harder is None or adopted.holds_back(today.state, data.id, data.harder):
        return None
    if not today.open(data.harder) or not level_reached(today, data.harder):
        return None
    there = today.catalog.exercises[data.harder]
    if data.harder in today.state.slots.get(slot_of(there), []):
        return None  # it is in the program already, as the second of its group
    if there.group != data.group or there.role != data.role:
        return None
    if data.dose.ladder == "VAC":
        return data.harder if record.step == VACUUM_STOP and today.gates["G-CORE"] else None
    turn = TURN_TO_HARDER.get(data.dose.ladder)
    if data.stage != "S2" or turn is None:
        return None
    ladder = today.catalog.ladders[data.dose.ladder]
    return (
        data.harder
        if ladder.index(record.step) >= min(ladder.index(turn), ladder.index(data.dose.top))
        else None
    )


def is_free(today: Today, data: Exercise) -> bool:
    """RU-12: from stage 2 on first aid, walking and stretches of restored pairs use no budget."""
    if today.stage in EARLY_STAGES:
        return False
    return data.stage == "FA" or is_restored_stretch(today, data.id)


def _order(today: Today, data: Exercise) -> int:
    """Position in 4.5, over all groups, for ties (H-5)."""
    position = 0
    for group in today.catalog.order.values():
        if data.id in group:
            return position + group.index(data.id)
        position += len(group)
    return position


def new_exercise(today: Today, exercise: str, since: date, rule: str, step: str | None = None) -> Candidate:
    """A new exercise as a change, at its first step."""
    data = today.catalog.exercises[exercise]
    first = step or data.dose.start
    return Candidate(exercise, first, "new", since, _order(today, data), rule)


def restores(today: Today, planned: Iterable[str]) -> list[Candidate]:
    """Steps to give back after a flare-up: one change per session, without the weekly budget (RU-12)."""
    found = []
    for exercise in planned:
        wanted = today.state.restore.get(exercise)
        record = today.state.record(exercise)
        if wanted is None or record is None or wanted == record.step:
            continue
        data = today.catalog.exercises[exercise]
        since = today.state.restore_since or today.day
        highest = adopted.capped(today.state, today.catalog, exercise, wanted)
        step = one_above(today.catalog, exercise, record.step, highest)
        if step is not None:
            found.append(Candidate(exercise, step, "step", since, _order(today, data), "5.9", None, False))
    return found


def best(today: Today, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one change of today, or None (H-3, H-4, H-5, RU-41)."""
    if not today.changes_allowed or not _last_change_rated(today):
        return None
    full = changes_in_week(today.state, today.day) >= today.limits.changes_per_week
    possible = [one for one in candidates if not (full and one.budget)]
    return min(possible, key=_waiting, default=None)


def _waiting(candidate: Candidate) -> tuple[date, bool, int]:
    return (candidate.since, candidate.kind != "new", candidate.order)


def _last_change_rated(today: Today) -> bool:
    """H-4: no further change until the morning after the last one is rated."""
    change = today.state.last_change
    if change is None:
        return True
    if change.day >= today.day:
        return False
    days = today.state.days_from(change.day + timedelta(days=1))
    return any(record.morning is not None for record in days)


def second_stretch(today: Today) -> str | None:
    """RU-48: the group that gets a second stretch: worst class, then longest at it, then A, B, C."""
    start = today.state.s1_start
    if start is None or (today.day - start).days < SECOND_STRETCH_DAYS:
        return None
    worst: list[tuple[int, date, str]] = []
    for group in TIGHT_GROUP.values():
        results = [one for one in today.state.tests.get(group, []) if one.klass != "not-valid"]
        if not results or results[-1].klass == "free":
            continue
        klass = results[-1].klass
        since = results[-1].day
        for one in reversed(results):
            if one.klass != klass:
                break
            since = one.day
        worst.append((0 if klass == "tight" else 1, since, group))
    return min(worst, key=lambda row: row[:2])[2] if worst else None


def hamstrings_return(today: Today) -> bool:
    """NT-3: after the nerve track hamstring stretches come back as one new change at F1."""
    returns = nerve.hamstrings_from(today.state)
    if returns is None or today.day < returns:
        return False
    slot = today.state.slots.get("hamstrings", [])
    done = [today.state.exercises[one].last_done for one in slot if one in today.state.exercises]
    return all(day is None or day < returns for day in done)
