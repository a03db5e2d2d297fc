"""The gates of stages 3 to 5: S23, S34, S45 with what each still misses (clinical.md 6.4).

Each rule yields what it misses, the cheap conditions first, so that asking whether it is met can stop there.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from homeprog.program.assessment import changed_enough
from homeprog.program.catalog import PAIRS, Catalog, Exercise, Pair
from homeprog.program.clearance import tags_on
from homeprog.program.context import suitable_today
from homeprog.program.pairs import WEAK_GROUP, sessions_well
from homeprog.program.plan import Missing
from homeprog.program.records import ProgramState
from homeprog.program.trend import mean_rest, pain_meaningfully_better

STRENGTH_DAYS, STRENGTH_SESSIONS = 21, 9
STRENGTH_POSITION = 3
"""R4 or I4 on its ladder."""
SETTING_DAYS, SETTING_SESSIONS = 28, 10
FAMILIES, FAMILIES_FEWEST = 3, 2
BALANCE_DAYS, BALANCE_SESSIONS = 28, 10
WHOLE_DAYS = 91
TEST_DAYS = 28
CALM_DAYS, CALM_DAYS_LATE = 7, 14
REST_HIGHEST, REST_LOW = 4, 3
LAST_INSTANCES = 2
GRADES = ("part", "full", "exaggerated")
BALANCE_AIMS = (("bal-tandem", "B5"), ("bal-single-leg", "B4"))
BALANCE_AIM_FALLS = "B3"


def days_since(day: date | None, today: date) -> int:
    """Whole days from `day` to `today`; 0 without a day."""
    return 0 if day is None else (today - day).days


def flare_free(state: ProgramState, today: date, days: int) -> bool:
    """No flare-up day among the last `days` days."""
    first = today - timedelta(days=days)
    return not any(record.flare for record in state.days_from(first))


def well_at(state: ProgramState, catalog: Catalog, exercise: str, position: int) -> bool:
    """Whether the last two instances were ok, at this ladder position or higher.

    An ok of a session whose morning is still to come does not count yet (H-6); a worse mark does at once.
    """
    record = state.record(exercise)
    if record is None or len(record.recent) < LAST_INSTANCES:
        return False
    recent = record.recent[:-1] if _awaits_morning(state, exercise) else record.recent
    ladder = catalog.ladders[catalog.exercises[exercise].dose.ladder]
    high = [
        mark == "ok" and step is not None and ladder.index(step) >= position
        for step, mark in recent[-LAST_INSTANCES:]
    ]
    return len(high) == LAST_INSTANCES and all(high)


def _awaits_morning(state: ProgramState, exercise: str) -> bool:
    """Whether the newest instance of an exercise is an ok that is not final yet."""
    if state.session is None or state.session.final:
        return False
    instance = state.session.instance(exercise)
    return instance is not None and instance.mark == "ok" and instance.counts


def strength_result(state: ProgramState, catalog: Catalog, pair: Pair, today: date) -> bool:
    """A strength result of the last 28 days: fair, strong, or clearly better than the first (RU-49)."""
    results = [one for one in state.tests.get(WEAK_GROUP[pair], []) if one.klass != "not-valid"]
    scored = [one for one in results if one.test != "T-AB1"]
    if not scored or (today - scored[-1].day).days > TEST_DAYS:
        return False
    last = scored[-1]
    if last.klass in {"fair", "strong"}:
        return True
    first = next(one for one in scored if one.test == last.test)
    if first.value is None or last.value is None:
        return False
    return changed_enough(catalog.tests[last.test], first.value, last.value)


def s23_training(state: ProgramState, catalog: Catalog, today: date) -> Iterator[Missing]:
    """What S23 still misses besides the strength tests: they are offered once nothing is left."""
    opened = sum(state.pairs[pair].state != "LOCKED" for pair in PAIRS)
    yield from _unmet(
        Missing("pairs_open", opened, len(PAIRS)),
        Missing("core", float("G-CORE" in state.latched), 1),
        Missing("strength_days", days_since(state.strength_since, today), STRENGTH_DAYS),
        Missing("strength_sessions", state.strength_sessions, STRENGTH_SESSIONS),
    )
    strong = sum(_strong(state, catalog, pair) for pair in PAIRS)
    rest = mean_rest(state, today)
    base = state.baseline
    calm = rest is not None and base is not None and rest <= base.b and rest <= REST_HIGHEST
    yield from _unmet(
        Missing("strength_steps", strong, len(PAIRS)),
        Missing("rest_calm", float(calm), 1),
        Missing("flare_free_days", float(flare_free(state, today, CALM_DAYS)), 1),
    )


def _strong(state: ProgramState, catalog: Catalog, pair: Pair) -> bool:
    """One strengthener of the pair at R4 or I4 or higher, ok in its last two instances."""
    return any(
        one.id in state.exercises
        and one.role == "strengthen"
        and well_at(state, catalog, one.id, STRENGTH_POSITION)
        for one in catalog.by_group[WEAK_GROUP[pair]]
    )


def s23(state: ProgramState, catalog: Catalog, today: date) -> Iterator[Missing]:
    """S23: what stage 3 still misses."""
    yield from s23_training(state, catalog, today)
    tested = sum(strength_result(state, catalog, pair, today) for pair in PAIRS)
    yield from _unmet(Missing("strength_tests", tested, len(PAIRS)))


def best_grade(state: ProgramState, catalog: Catalog, family: str, today: date) -> Exercise | None:
    """The highest permitted unloaded grade of a family (PR-S3): tags and limited pairs may block a grade."""
    suits = suitable_today(state, catalog, today)
    limited = any(state.pairs[pair].state != "RESTORED" for pair in PAIRS)
    grades = [catalog.exercises[one] for one in catalog.order[family]]
    possible = [
        one
        for one in grades
        if one.level in GRADES and suits(one.id) and not (limited and one.level == "exaggerated")
    ]
    return possible[-1] if possible else None


def families_at_best(state: ProgramState, catalog: Catalog, today: date) -> int:
    """Families at their highest permitted unloaded grade, T2 or higher, ok in the last two instances."""
    count = 0
    for family in catalog.families:
        best = best_grade(state, catalog, family, today)
        on_load = any(was_done(state, one) for one in catalog.order[family] if is_load(catalog, one))
        if best is not None and (on_load or well_at(state, catalog, best.id, _second_step(catalog, best))):
            count += 1
    return count


def is_load(catalog: Catalog, exercise: str) -> bool:
    """Whether an exercise is the load grade of a setting family."""
    return catalog.exercises[exercise].level == "load"


def was_done(state: ProgramState, exercise: str) -> bool:
    """Whether an exercise was ever done; a record alone may come from a bench."""
    record = state.record(exercise)
    return record is not None and record.first_done is not None


def _second_step(catalog: Catalog, exercise: Exercise) -> int:
    """Position of T2; the start step of a carry counts as T2 (RU-49)."""
    ladder = catalog.ladders[exercise.dose.ladder]
    return ladder.index("T2") if exercise.dose.ladder == "SET" else ladder.index(exercise.dose.start)


def loads_possible(state: ProgramState, catalog: Catalog, today: date) -> bool:
    """Whether no tag and no closed gate forbids every load grade (S34)."""
    if any(state.pairs[pair].state != "RESTORED" for pair in PAIRS):
        return False
    suits = suitable_today(state, catalog, today)
    return any(one.level == "load" and suits(one.id) for one in catalog.exercises.values())


def s34(state: ProgramState, catalog: Catalog, today: date) -> Iterator[Missing]:
    """S34: what stage 4 still misses."""
    yield from _unmet(
        Missing("setting_days", days_since(state.latched.get("G-SET"), today), SETTING_DAYS),
        Missing("setting_sessions", state.setting_sessions, SETTING_SESSIONS),
    )
    possible = sum(best_grade(state, catalog, family, today) is not None for family in catalog.families)
    enough = FAMILIES if possible >= FAMILIES else FAMILIES_FEWEST
    yield from _unmet(
        Missing("families", families_at_best(state, catalog, today), enough),
        Missing("sessions_well", float(sessions_well(state)), 1),
        Missing("flare_free_days", float(flare_free(state, today, CALM_DAYS)), 1),
    )
    if loads_possible(state, catalog, today):
        loaded = any(was_done(state, one) for one in state.exercises if is_load(catalog, one))
        yield from _unmet(Missing("load", float(loaded), 1))


def s45(state: ProgramState, catalog: Catalog, today: date) -> Iterator[Missing]:
    """S45: what maintenance still misses; with `falls` both aims are B3 (RU-51)."""
    falls = "falls" in tags_on(state, catalog, today)
    ladder = catalog.ladders["BAL"]
    reached = 0
    for exercise, aim in BALANCE_AIMS:
        record = state.record(exercise)
        wanted = ladder.index(BALANCE_AIM_FALLS if falls else aim)
        if record is not None and any(ladder.index(step) >= wanted for step in record.ok_at):
            reached += 1
    rest = mean_rest(state, today)
    calm = rest is not None and (rest <= REST_LOW or pain_meaningfully_better(state, today))
    yield from _unmet(
        Missing("balance_days", days_since(state.latched.get("G-BAL"), today), BALANCE_DAYS),
        Missing("balance_sessions", state.balance_sessions, BALANCE_SESSIONS),
        Missing("balance_aims", reached, len(BALANCE_AIMS)),
        Missing("whole_days", days_since(state.s1_start, today), WHOLE_DAYS),
        Missing("flare_free_days_late", float(flare_free(state, today, CALM_DAYS_LATE)), 1),
        Missing("rest_low", float(calm), 1),
    )


def _unmet(*rows: Missing) -> Iterator[Missing]:
    """The conditions that do not hold yet."""
    return (row for row in rows if row.have < row.need)
