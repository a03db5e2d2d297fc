"""Folding what is measured between sessions: self-tests, mornings, a clinician's overrides (3, 5.5, 6.9)."""

from datetime import date, timedelta

from homeprog.program import baselines, finishing, flareup, nerve, progression, review, setbacks, time_away
from homeprog.program.assessment import result
from homeprog.program.catalog import Catalog
from homeprog.program.clearance import raise_halt, tags_on
from homeprog.program.context import age_on, limits_of
from homeprog.program.facts import MorningRated, OverrideRecorded, TestTaken
from homeprog.program.limits import with_override
from homeprog.program.pain import morning as morning_rule
from homeprog.program.pairs import FLEXIBILITY, RETEST_SOON_DAYS, TIGHT_GROUP
from homeprog.program.plan import Ruling
from homeprog.program.plausible import is_possible_result
from homeprog.program.records import DayRecord, ExerciseRecord, PairRecord, ProgramState, TestRecord

TESTS_KEPT = 12
OUTWARD_MORNINGS = 3
LONGEST_BENCH_DAYS = 3650
BALANCE_WEAK_TAG = "falls"


def take_test(state: ProgramState, fact: TestTaken, catalog: Catalog) -> None:
    """Enter one side of a self-test; all sides of a day make a result (TST-4 to TST-7)."""
    spec = catalog.tests.get(fact.test)
    if fact.leg_symptoms:
        state.screening.checks_due["nerve_check"] = "TST-4"
    if spec is None or not is_possible_result(spec, fact.value):
        state.unknown += 1
        return
    limits = limits_of(state, catalog)
    open_facts = [one for one in state.open_tests.get(fact.test, []) if one.day == fact.day]
    state.open_tests[fact.test] = [*open_facts, fact]
    related = [one for facts_ in state.open_tests.values() for one in facts_]
    outcome = result(
        related,
        fact.test,
        catalog,
        age=age_on(state, fact.day),
        sex=state.sex,
        tags=frozenset(tags_on(state, catalog, fact.day)),
        limits=limits,
        hand_width_cm=state.hand_width_cm,
    )
    if outcome is None:
        return
    _keep(state, spec.group, TestRecord(outcome.test, outcome.day, outcome.klass, outcome.value, True))
    for pair, group in TIGHT_GROUP.items():
        if group == spec.group and outcome.klass != "not-valid":
            time_away.reclassify(state, pair, outcome.klass, fact.day)
    setbacks.strength_fell(state, catalog, spec.group, fact.day)
    if spec.group == "balance" and outcome.test == "T-BA1" and outcome.klass == "weak":
        state.tags_tested = tuple(dict.fromkeys((*state.tags_tested, BALANCE_WEAK_TAG)))


def _keep(state: ProgramState, group: str, made: TestRecord) -> None:
    """Keep the intake result and the newest ones; a test inside six days is extra (RU-42).

    The intake result is the first valid one: a try that was not valid gives its place up to it. T-AB1 and
    T-AB2, T-BA1 and T-BA2 stand side by side; the flexibility tests of a group follow one another.
    """

    def alike(one: TestRecord) -> bool:
        return group in FLEXIBILITY or one.test == made.test

    earlier = [one for one in state.tests.get(group, []) if one.day != made.day or not alike(one)]
    if made.klass != "not-valid" and all(one.klass == "not-valid" for one in earlier if alike(one)):
        earlier = [one for one in earlier if not alike(one)]
    counting = [one for one in earlier if alike(one) and one.counting and one.klass != "not-valid"]
    made.counting = not counting or (made.day - counting[-1].day).days >= RETEST_SOON_DAYS
    kept = [*earlier, made]
    state.tests[group] = kept if len(kept) <= TESTS_KEPT else [kept[0], *kept[2:]]


def morning(state: ProgramState, fact: MorningRated, catalog: Catalog, record: DayRecord) -> None:
    """Enter the morning answer: today's action, and the final marks of yesterday's session (5.5, RU-24)."""
    record.morning = fact
    record.note_zones(fact.zone_left, fact.zone_right)
    record.symptoms = record.symptoms or fact.new_leg_symptoms
    base = state.baseline
    if base is None:
        return
    answer = morning_rule(
        fact, bm=base.bm, zb=base.zb, usual_stiffness=base.stiffness, limits=limits_of(state, catalog)
    )
    record.morning_ruling = Ruling(answer.action, answer.rule, answer.inputs)
    session = state.session
    if session is not None and not session.final and session.day == fact.day - timedelta(days=1):
        finishing.finalise(state, catalog, answer.session_mark)
    if answer.action == "EMERGENCY":
        raise_halt(state.screening, "EMERGENCY", answer.rule, fact.at)
    elif answer.action == "NERVE-CHECK":
        state.screening.checks_due["nerve_check"] = answer.rule
    elif answer.action in {"FLARE", "FLARE-NERVE"}:
        flareup.start(state, catalog, record, answer.rule, nerve=answer.action == "FLARE-NERVE", rest=None)
        nerve.after_flare_days(state, catalog, fact.day)
    elif answer.action == "EASY":
        state.pending.easy[answer.rule] = fact.day
    elif answer.action == "NORMAL-HOLD":
        state.pending.hold[answer.rule] = fact.day
    if answer.step_back_last:
        finishing.step_back_last(state, catalog, fact.day)
    _count_outward(state, fact, answer.rule)
    if not flareup.active(state):
        baselines.collect_morning(state, fact.day, fact.pain, fact.stiffness_min)


def _count_outward(state: ProgramState, fact: MorningRated, rule: str) -> None:
    """M-2 on three mornings in a row asks for a clinician."""
    if rule != "M-2":
        state.outward_mornings = []
        return
    yesterday = fact.day - timedelta(days=1)
    before = [day for day in state.outward_mornings if day != fact.day]
    in_row = before if before and before[-1] == yesterday else []
    state.outward_mornings = [*in_row, fact.day][-OUTWARD_MORNINGS:]
    if len(state.outward_mornings) >= OUTWARD_MORNINGS:
        review.ask(state, "M-2", fact.day)


def override(state: ProgramState, fact: OverrideRecorded, catalog: Catalog) -> None:
    """A clinician's entry inside the bounds (5.7, 6.9); one out of bounds changes nothing."""
    state.overrides += 1
    if fact.what == "tag_set" and fact.target in catalog.tags:
        state.tags_set = tuple(dict.fromkeys((*state.tags_set, fact.target)))
        state.tags_removed = tuple(tag for tag in state.tags_removed if tag != fact.target)
    elif fact.what == "tag_removed" and fact.target in catalog.tags:
        state.tags_removed = tuple(dict.fromkeys((*state.tags_removed, fact.target)))
        state.tags_set = tuple(tag for tag in state.tags_set if tag != fact.target)
    elif fact.what == "gate_opened" and fact.target == "G-CLIN-NERVE":
        opened = {*state.gates_opened} - {fact.target}
        state.gates_opened = tuple(opened | ({fact.target} if fact.value is not False else set()))
    elif fact.what == "pair_set" and fact.target in state.pairs:
        _set_pair(state.pairs[fact.target], fact)
    elif fact.what == "limit_set":
        _set_limit(state, fact, catalog)
    elif fact.what == "exercise_benched" and fact.target in catalog.exercises:
        _bench(state, fact, catalog)
    elif fact.what == "exercise_allowed" and fact.target in catalog.exercises:
        state.allowed_by_clinician = tuple(dict.fromkeys((*state.allowed_by_clinician, fact.target)))
        if fact.target in state.exercises:
            state.exercises[fact.target].benched_until = None
    elif fact.what == "load_ceiling" and (kg := _number(fact.value)) is not None and 0 <= kg <= 12:
        state.load_ceiling_kg = kg
    elif fact.what == "review_recorded":
        review.record(state, fact.target, fact.day)


def _number(value: object) -> float | None:
    """A number that a clinician wrote; True and False are none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _bench(state: ProgramState, fact: OverrideRecorded, catalog: Catalog) -> None:
    """Bench an exercise; a day that has passed, or no day at all, changes nothing."""
    days = _bench_days(fact, limits_of(state, catalog).bench_days)
    if days <= 0:
        return
    known = state.exercises.setdefault(
        fact.target, ExerciseRecord(step=catalog.exercises[fact.target].dose.start)
    )
    progression.bench(state, fact.target, fact.day, days)
    known.eligible_since = None


def _bench_days(fact: OverrideRecorded, usual: int) -> int:
    """How long a clinician benches an exercise: so many days, up to a date, or the usual bench time."""
    days = _number(fact.value)
    if days is not None:
        return int(min(max(0.0, days), LONGEST_BENCH_DAYS))
    try:
        return max(0, (date.fromisoformat(str(fact.value)) - fact.day).days)
    except ValueError:
        return usual


def _set_pair(pair: PairRecord, fact: OverrideRecorded) -> None:
    """Set a pair `RESTORED` or `RESTORED-LIMITED`; nothing else may be set by hand (6.9)."""
    if fact.value in {"RESTORED", "RESTORED-LIMITED"}:
        pair.state = "RESTORED" if fact.value == "RESTORED" else "RESTORED-LIMITED"
        pair.since, pair.rule = fact.day, "6.9"


def _set_limit(state: ProgramState, fact: OverrideRecorded, catalog: Catalog) -> None:
    """Change one of the numbers of 5.7; a value out of bounds changes nothing."""
    try:
        with_override(limits_of(state, catalog), catalog, fact.target, fact.value)
    except ValueError:
        return
    assert isinstance(fact.value, int | float)
    state.limits_set[fact.target] = float(fact.value)
    if state.program is not None:
        state.program.limits.pop(fact.target, None)  # the later entry holds
