"""Ten lines for a clinician's chart: plain text to copy, and the first table of the report.

Both come from `summary_rows`, so that they never disagree. "Meaningful" is that of clinical.md 7.1.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from homeprog.handout.course import ReportSources, TestCourse
from homeprog.handout.handout import LOCKING, capital
from homeprog.program.catalog import PAIRS
from homeprog.program.fired import Fired
from homeprog.program.reassess import COUNTED_PER_WEEK, activity_change, adherence
from homeprog.program.records import ProgramState
from homeprog.program.trend import WEEK, mean, mean_rest, one_decimal, pain_change
from homeprog.program.verdicts import (
    Verdict,
    activities_verdict,
    felt_verdict,
    pain_verdict,
    zone_verdict,
)

MOST_LINES = 10


def as_summary(sources: ReportSources) -> str:
    """The summary as text: who and when, one line for each row, and what it is not."""
    words, course = sources.words, sources.course
    title = words.label("sum_title").format(
        who=who(sources) or words.label("no_name"),
        first=words.date(course.first),
        last=words.date(course.last),
    )
    rows = [f"{label}: {text}" for _, label, text in summary_rows(sources)]
    *others, last = rows
    lines = [title, *others, f"{last} {sources.catalog.texts['report']}"]
    assert len(lines) <= MOST_LINES
    return "\n".join(lines) + "\n"


def who(sources: ReportSources) -> str:
    """Name and year of birth; empty where the name is to be left out."""
    born = sources.state.birth_year
    if not sources.name or born is None:
        return sources.name
    return sources.words.label("born").format(name=sources.name, year=born)


def summary_rows(sources: ReportSources) -> tuple[tuple[str, str, str], ...]:
    """Key, label and text of each row; at most nine."""
    rows = (
        ("stage", _stage(sources)),
        ("sessions", _sessions(sources)),
        ("pain", _pain(sources)),
        ("zones", _zones(sources)),
        ("tests", _tests(sources)),
        ("activities", _activities(sources)),
        ("flares", _flares(sources)),
        ("stops", _stops(sources)),
        ("review", _review(sources)),
    )
    return tuple((key, sources.words.label(f"sum_{key}"), text) for key, text in rows)


def verdict_words(sources: ReportSources, verdict: Verdict) -> str:
    """A verdict in a few words."""
    return sources.words.label(f"verdict_{verdict}")


def pair_rows(sources: ReportSources) -> tuple[tuple[str, str], ...]:
    """Each pair with its state, since when by which rule, or what is missing."""
    return tuple((sources.words.pair(pair), _pair(sources, pair)) for pair in PAIRS)


def _pair(sources: ReportSources, pair: str) -> str:
    words, record = sources.words, sources.state.pairs[pair]
    state = words.pair_state(record.state)
    missing = sources.plan.missing.get(pair, ())
    if record.state == "LOCKED":
        lines = ", ".join(words.missing(row) for row in missing)
        return words.label("pair_shut").format(state=state, missing=lines) if lines else state
    if record.since is None:
        return state
    return words.label("pair_since").format(
        state=state, day=words.date(record.since), rule=record.rule or "RES-1"
    )


def _stage(sources: ReportSources) -> str:
    pairs = "; ".join(f"{pair}: {text}" for pair, text in pair_rows(sources))
    return f"{stage_words(sources)}. {pairs}."


def stage_words(sources: ReportSources) -> str:
    """The stage, and since when there has been a program."""
    words = sources.words
    since = sources.course.begun
    stage = words.stage(sources.plan.stage)
    return stage if since is None else words.label("sum_since").format(stage=stage, day=words.date(since))


def _sessions(sources: ReportSources) -> str:
    words, course, state = sources.words, sources.course, sources.state
    text = words.label("sum_sessions_text").format(
        all=sum(course.sessions.values()),
        completed=course.sessions.get("completed", 0),
        stopped=course.sessions.get("stopped", 0),
        left=course.sessions.get("left", 0) + course.sessions.get("open", 0),
        rest=course.days.get("rest", 0) + course.days.get("walk", 0),
    )
    if state.s1_start is None:
        return text
    share = words.label("sum_counted").format(
        n=state.counted_sessions,
        share=min(100, round(100 * adherence(state, course.last))),
        week=COUNTED_PER_WEEK,
    )
    return f"{text} {share}"


def _pain(sources: ReportSources) -> str:
    words, state, today = sources.words, sources.state, sources.course.last
    week = mean_rest(state, today)
    start = state.baseline.b0 if state.baseline is not None else None
    if week is None:
        return (
            words.label("sum_no_pain") if start is None else words.label("sum_old_pain").format(start=start)
        )
    change, verdict = pain_change(state, today), pain_verdict(state, today)
    now = words.number(one_decimal(week))
    if change is None or verdict is None:
        return words.label("sum_pain_now").format(now=now)
    return words.label("sum_pain_text").format(
        now=now, start=start, change=_signed(sources, change), verdict=verdict_words(sources, verdict)
    )


def _zones(sources: ReportSources) -> str:
    words, state, today = sources.words, sources.state, sources.course.last
    legs = _furthest(state, today)
    now = words.legs(legs) if legs is not None else words.label("no_answer")
    if state.baseline is None:
        return words.label("sum_zones_now").format(now=now)
    text = words.label("sum_zones_text").format(now=now, start=words.legs(state.baseline.zb0))
    verdict = zone_verdict(state, today)
    return text if verdict is None else f"{text} {capital(verdict_words(sources, verdict))}."


def _furthest(state: ProgramState, today: date) -> tuple[int, int] | None:
    """The furthest zone of each leg in the last seven days."""
    week = [one for one in state.days if one.zone_known and one.day > today - timedelta(days=WEEK)]
    if not week:
        return None
    return max(one.furthest[0] for one in week), max(one.furthest[1] for one in week)


def _tests(sources: ReportSources) -> str:
    """Every test with its sides, the newest value against the first."""
    by_test: dict[str, list[TestCourse]] = {}
    for one in sources.course.tests:
        by_test.setdefault(one.test, []).append(one)
    said = [_test(sources, sides) for sides in by_test.values()]
    return "; ".join(said) + "." if said else sources.words.label("none_yet")


def _test(sources: ReportSources, sides: Sequence[TestCourse]) -> str:
    words, spec = sources.words, sources.catalog.tests[sides[0].test]
    said = [_side(sources, one) for one in sides]
    said += [words.klass(one.klass) for one in sides[:1] if one.klass]
    return f"{spec.name} ({words.unit(spec)}) {', '.join(said)}"


def _side(sources: ReportSources, one: TestCourse) -> str:
    """The values of one side, and whether their change counts."""
    words = sources.words
    text = words.number(one.now)
    if one.verdict is not None:
        text = f"{words.number(one.first)}\N{RIGHTWARDS ARROW}{text}"
    if one.verdict in ("better", "worse"):
        text = f"{text} ({words.label(f'counts_{one.verdict}')})"
    return f"{words.label(f'side_{one.side}')} {text}".strip()


def _activities(sources: ReportSources) -> str:
    words, state = sources.words, sources.state
    verdict, change = activities_verdict(state), activity_change(state)
    text = words.label("none_yet")
    if verdict is not None and change is not None:
        text = words.label("sum_activities_text").format(
            now=words.number(one_decimal(mean(state.activities_last) or 0.0)),
            start=words.number(one_decimal(mean(state.activities_first) or 0.0)),
            change=_signed(sources, change),
            verdict=verdict_words(sources, verdict),
        )
    if state.change_value is None:
        return text
    felt = words.label("sum_felt").format(
        value=state.change_value,
        answer=words.felt(state.change_value),
        verdict=verdict_words(sources, felt_verdict(state.change_value)),
    )
    return f"{text} {felt}"


def _flares(sources: ReportSources) -> str:
    words, state, course = sources.words, sources.state, sources.course
    spans = [(first, end - timedelta(days=1)) for first, end in state.flares_over if end > course.first]
    if state.flare is not None and state.flare.ended is None:
        spans.append((state.flare.start, course.last))
    if not spans:
        return words.label("sum_no_flare")
    newest = words.label("from_to").format(start=words.date(spans[-1][0]), end=words.date(spans[-1][1]))
    return words.label("sum_flares_text").format(n=len(spans), newest=newest)


def _stops(sources: ReportSources) -> str:
    stops = sources.course.stops
    if not stops:
        return sources.words.label("sum_no_stop")
    return "; ".join(_stop(sources, one) for one in stops) + "."


def _stop(sources: ReportSources, one: Fired) -> str:
    words = sources.words
    text = words.label("sum_stop_text").format(rule=one.rule, n=one.days, day=words.date(one.last))
    return f"{text}: {words.rule(one.rule, one.inputs).rstrip('.')}"


def _review(sources: ReportSources) -> str:
    """Precautions in force, what shuts the program now, and the rules that ask for a clinician's review."""
    words, state, tags = sources.words, sources.state, sources.catalog.tags
    said = [tags[tag].means for tag in sources.plan.tags if tag in tags]
    cautions = words.label("sum_cautions").format(cautions="; ".join(said)) if said else ""
    asked = ", ".join(
        words.label("sum_asked").format(rule=rule, day=words.date(day))
        for rule, day in state.clinician.items()
    )
    if sources.plan.action in LOCKING:
        shut = words.label("sum_shut").format(
            title=words.action_title(sources.plan.action), rule=sources.plan.rule
        )
        return f"{cautions} {shut}".strip()
    review = words.label("sum_review_text").format(rules=asked) if asked else words.label("sum_no_review")
    return f"{cautions} {review}".strip()


def _signed(sources: ReportSources, change: float) -> str:
    return f"{'+' if change > 0 else ''}{sources.words.number(change)}"
