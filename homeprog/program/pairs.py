"""When the flexibility of a pair is restored (clinical.md 6.2, RU-6, RU-11, RU-42)."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from homeprog.program import clearance
from homeprog.program.assessment import changed_enough, suitable_tests
from homeprog.program.catalog import PAIRS, Catalog, Pair
from homeprog.program.plan import Missing
from homeprog.program.records import PairRecord, ProgramState, TestRecord

TIGHT_GROUP: dict[Pair, str] = {"A": "low-back", "B": "hip-flexors", "C": "hamstrings"}
WEAK_GROUP: dict[Pair, str] = {"A": "abdominals", "B": "gluteals", "C": "quadriceps"}
FLEXIBILITY = tuple(TIGHT_GROUP.values())

RETEST_DAYS = 7
RETEST_LATE_DAYS = 28
RETEST_SOON_DAYS = 6
"""Least days between two tests that count (TST-7, RU-42)."""
ZONE_DAYS = 7
SESSIONS_LOOKED_AT = 3


class Needs(Struct, frozen=True):
    """The numbers that a RES rule asks for."""

    tests: int
    days: int
    sessions: int


RES_1 = Needs(tests=2, days=14, sessions=8)
RES_2 = Needs(tests=1, days=7, sessions=4)
RES_3 = Needs(tests=2, days=42, sessions=24)
RES_5 = Needs(tests=1, days=56, sessions=32)


def intake(state: ProgramState, group: str) -> TestRecord | None:
    """The first test of a group, valid or not."""
    results = state.tests.get(group)
    return results[0] if results else None


def valid(state: ProgramState, group: str) -> list[TestRecord]:
    """All counting results of a group after the intake test that were valid, oldest first."""
    return [r for r in state.tests.get(group, [])[1:] if r.counting and r.klass != "not-valid"]


def intake_done(state: ProgramState, catalog: Catalog, tags: frozenset[str]) -> bool:
    """S01: every flexibility test was taken at intake, or none is suitable."""
    return all(_taken(state, group) or not suitable(state, catalog, group, tags) for group in FLEXIBILITY)


def _taken(state: ProgramState, group: str) -> bool:
    """Whether the group's intake test was taken; after 28 days away it has to be taken again (6.10)."""
    results = state.tests.get(group)
    if not results:
        return False
    return state.retest_all_from is None or results[-1].day >= state.retest_all_from


def suitable(state: ProgramState, catalog: Catalog, group: str, tags: frozenset[str]) -> tuple[str, ...]:
    """Tests of a group that tags and surfaces allow, in the order tried (3.1)."""
    week = None if state.day is None else clearance.pregnancy_week(state, state.day)
    return suitable_tests(group, tags, frozenset(state.surfaces), state.helper, catalog, week=week)


def test_due(
    state: ProgramState, catalog: Catalog, group: str, tags: frozenset[str], today: date
) -> str | None:
    """The flexibility test to take today, if one is due (TST-7, RU-11)."""
    tests = suitable(state, catalog, group, tags)
    if not tests:
        return None
    results = state.tests.get(group)
    if not results:
        return tests[0]
    last = next((r for r in reversed(results) if r.counting), results[-1])
    pair = next(p for p in PAIRS if TIGHT_GROUP[p] == group)
    away = state.retest_all_from or state.retest_from
    if away is not None and last.day < away:
        return tests[0]
    waited = (today - last.day).days
    return tests[0] if waited >= _retest_after(state.pairs[pair], last) else None


def _retest_after(pair: PairRecord, last: TestRecord) -> int:
    """Days until the next test of a pair."""
    if pair.state == "LOCKED" or last.klass == "not-valid":
        return RETEST_DAYS
    fresh = pair.since is None or last.day > pair.since
    surprising = last.klass != "free" if pair.state == "RESTORED" else last.klass == "free"
    return RETEST_SOON_DAYS if fresh and surprising else RETEST_LATE_DAYS


def calm_lately(state: ProgramState, today: date) -> bool:
    """RES-1: the last three sessions OK or ok-hold, and no zone above `ZB` in the last seven days."""
    return sessions_well(state) and not zone_above(state, today)


def sessions_well(state: ProgramState) -> bool:
    """Whether the last three completed sessions were OK or ok-hold (RU-42)."""
    done = [one for one in state.finished if one.completed and one.exercise_session]
    marks = [one.mark for one in done[-SESSIONS_LOOKED_AT:]]
    if state.session is not None and state.session.how == "completed" and not state.session.final:
        marks = [*marks, state.session.mark][-SESSIONS_LOOKED_AT:]
    return "not-ok" not in marks


def zone_above(state: ProgramState, today: date) -> bool:
    """Whether a leg was beyond its usual zone on any of the last seven days."""
    if state.baseline is None:
        return False
    first = today - timedelta(days=ZONE_DAYS - 1)
    zb = state.baseline.zb
    return any(
        record.furthest[0] > zb[0] or record.furthest[1] > zb[1]
        for record in state.days_from(first)
        if record.day <= today and record.zone_known
    )


def _tests_needed(results: Iterable[TestRecord], needs: Needs) -> int:
    """One more free result where the last ones are all of T-HF2 (3.3)."""
    last = list(results)[-needs.tests :]
    only_proxy = bool(last) and all(result.test == "T-HF2" for result in last)
    return needs.tests + (1 if only_proxy and needs.tests > 1 else 0)


def _met(pair: PairRecord, needs: Needs, today: date) -> bool:
    if pair.counted_from is None:
        return False
    return (today - pair.counted_from).days >= needs.days and pair.stretch_days >= needs.sessions


def _last_are(results: list[TestRecord], klass: str, count: int) -> bool:
    return len(results) >= count and all(result.klass == klass for result in results[-count:])


def _res_1(state: ProgramState, pair: PairRecord, group: str, today: date) -> bool:
    results = valid(state, group)
    return _last_are(results, "free", _tests_needed(results, RES_1)) and _met(pair, RES_1, today)


def _res_2(state: ProgramState, pair: PairRecord, group: str, today: date) -> bool:
    first = intake(state, group)
    results = valid(state, group)
    if first is None or first.klass != "free" or not results or pair.rule == "SB-2":
        return False
    if first.test == results[0].test == "T-HF2":
        return False  # the proxy always needs its three results
    return all(result.klass == "free" for result in results) and _met(pair, RES_2, today)


def _res_3(state: ProgramState, catalog: Catalog, pair: PairRecord, group: str, today: date) -> bool:
    first = intake(state, group)
    counting = [] if first is None or first.klass == "not-valid" else [first]  # RU-42: intake counts here
    results = [*counting, *valid(state, group)]
    if first is None or not _last_are(results, "borderline", RES_3.tests) or not _met(pair, RES_3, today):
        return False
    return _improved(catalog, first, results[-1]) or _plateau(catalog, results)


def _improved(catalog: Catalog, before: TestRecord, now: TestRecord) -> bool:
    """Better by at least the change that counts, in the same test."""
    if before.test != now.test or before.value is None or now.value is None:
        return False
    return changed_enough(catalog.tests[now.test], before.value, now.value)


def _plateau(catalog: Catalog, results: list[TestRecord]) -> bool:
    """No change that counts over the last three results of the same test."""
    last = results[-3:]
    if len(last) < 3 or len({result.test for result in last}) > 1:
        return False
    values = [result.value for result in last if result.value is not None]
    spread = max(values) - min(values) if values else 0.0
    return len(values) == 3 and spread < catalog.tests[last[0].test].change_counts


def _res_6(state: ProgramState, pair: PairRecord, group: str) -> bool:
    since = [r for r in valid(state, group) if pair.since is None or r.day >= pair.since]
    return _last_are(since, "free", _tests_needed(since, RES_1))


def update(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Move every pair along the RES rules as of today."""
    calm = calm_lately(state, today)
    for name in PAIRS:
        pair = state.pairs[name]
        group = TIGHT_GROUP[name]
        if pair.state == "LOCKED" and calm:
            rule = _rule_met(state, catalog, name, today)
            if rule is not None:
                _restore(pair, rule, today)
        elif pair.state == "RESTORED-LIMITED" and _res_6(state, pair, group):
            _restore(pair, "RES-6", today)


def _rule_met(state: ProgramState, catalog: Catalog, name: Pair, today: date) -> str | None:
    """The rule that opens a locked pair today, if one does."""
    pair, group = state.pairs[name], TIGHT_GROUP[name]
    if _res_1(state, pair, group, today):
        return "RES-1"
    if _res_2(state, pair, group, today):
        return "RES-2"
    return "RES-3" if _res_3(state, catalog, pair, group, today) else None


def _restore(pair: PairRecord, rule: str, today: date) -> None:
    pair.state = "RESTORED-LIMITED" if rule == "RES-3" else "RESTORED"
    pair.since, pair.rule = today, rule


def missing(state: ProgramState, name: Pair, today: date) -> tuple[Missing, ...]:
    """What a locked pair still misses on its shortest way, in numbers (RES-1; RES-2 if free at first)."""
    pair, group = state.pairs[name], TIGHT_GROUP[name]
    if pair.state != "LOCKED":
        return ()
    results = valid(state, group)
    first = intake(state, group)
    quick = first is not None and first.klass == "free" and pair.rule != "SB-2" and first.test != "T-HF2"
    quick = quick and all(result.klass == "free" for result in results)
    needs = RES_2 if quick else RES_1
    needed = needs.tests if quick else _tests_needed(results or state.tests.get(group, []), needs)
    free_run = 0
    for result in reversed(results):
        if result.klass != "free":
            break
        free_run += 1
    days = 0 if pair.counted_from is None else (today - pair.counted_from).days
    rows = [
        Missing("weekly_tests", min(free_run, needed), needed),
        Missing("sessions", pair.stretch_days, needs.sessions),
        Missing("days", days, needs.days),
    ]
    if not sessions_well(state):
        rows.append(Missing("sessions_well", 0, 1))
    if zone_above(state, today):
        rows.append(Missing("zone_calm", 0, 1))
    return tuple(row for row in rows if row.have < row.need)


def notices(state: ProgramState, catalog: Catalog, tags: frozenset[str], today: date) -> list[str]:
    """Cards that locked pairs raise: RES-4, RES-5, RES-7 (RU-6: at once without a suitable test)."""
    found = []
    for name in PAIRS:
        pair, group = state.pairs[name], TIGHT_GROUP[name]
        if pair.state != "LOCKED":
            continue
        results = [r for r in state.tests.get(group, []) if r.klass != "not-valid"]
        if not suitable(state, catalog, group, tags):
            found.append("RES-7")
        elif state.tests.get(group):
            last = results[-1].day if results else state.tests[group][0].day
            if (today - last).days >= RETEST_LATE_DAYS:
                found.append("RES-7")
        if results and results[-1].klass == "tight":
            if _met(pair, RES_5, today):
                found.append("RES-5")
            elif _met(pair, RES_3, today):
                found.append("RES-4")
    return list(dict.fromkeys(found))
