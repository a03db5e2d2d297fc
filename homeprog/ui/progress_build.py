"""History and state to the plots of Progress; pure, no widget and no journal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, isnan

from homeprog.data.history import PainDay, Span
from homeprog.handout.plot import Band, Level, Plot, Reading, Series
from homeprog.program.assessment import FLEXIBILITY_GROUPS, changed_enough, cut_offs
from homeprog.program.catalog import PAIRS, Catalog
from homeprog.program.context import age_on
from homeprog.program.facts import ActivityScored, TestTaken, WalkDone
from homeprog.program.reassess import activities_meaningfully_better
from homeprog.program.records import ProgramState
from homeprog.program.self_tests import SelfTest
from homeprog.program.trend import mean, mean_rest, pain_meaningfully_better
from homeprog.ui import program_words
from homeprog.ui import progress_words as say
from homeprog.ui.words import zone

WEEKLY_FROM_DAYS = 57
"""From so many days on a point stands for a week."""
ZONE_STEP = 0.08
"""The legs are drawn a little apart, so that one line does not hide the other."""
MOMENT_STEPS_DAYS = (0.22, 0.6)
"""The moments of a day stand a little apart, in their order: points of a day, points of a week."""
LOW, HIGH = -0.8, 10.8
"""Ends of the score axis: room for the numbers 0 and 10."""
SCORE_TICKS = tuple((float(score), str(score)) for score in range(0, 11, 2))
Value = float | None
NOTHING = float("nan")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the plots are built from: the state, the days shown, and today."""

    state: ProgramState
    catalog: Catalog
    span: Span
    today: date

    @property
    def by_week(self) -> bool:
        """Whether a point stands for a week."""
        return (self.span.last - self.span.first).days >= WEEKLY_FROM_DAYS


def pain_plot(shown: Shown, days: Sequence[PainDay]) -> Plot:
    """Pain at its four moments, with stages, flare-ups and the start."""
    names = say.moments()
    rows = _grouped(shown, [(one.day, one[1:5]) for one in days], mean)
    base = shown.state.baseline
    start = None if base is None else base.b0
    made = _plot(
        shown,
        "pain",
        names,
        rows,
        sentence=say.pain_sentence(
            mean_rest(shown.state, shown.today),
            start,
            better=pain_meaningfully_better(shown.state, shown.today),
        ),
        low=LOW,
        high=HIGH,
        ticks=SCORE_TICKS,
        levels=() if start is None else (Level(value=start, words=say.at_start(start)),),
        bands=(*stage_bands(shown), *flare_bands(shown)),
    )
    apart = MOMENT_STEPS_DAYS[shown.by_week]
    steps = (apart * (number - (len(names) - 1) / 2) for number in range(len(names)))
    shifted = tuple(
        replace(one, xs=tuple(x + step for x in one.xs)) for one, step in zip(made.series, steps, strict=True)
    )
    return replace(made, series=shifted)


def zone_plot(shown: Shown, days: Sequence[PainDay]) -> Plot:
    """The furthest point of each leg (0.3); further down the leg is further down the picture."""
    rows = _grouped(shown, [(one.day, one[5:7]) for one in days], _most)
    week = [one for one in days if one.day > shown.today - timedelta(days=7)]
    legs = [tuple(_most(values) or 0 for values in zip(*(one[5:7] for one in week), strict=True))]
    base = shown.state.baseline
    sentence = say.no_zone()
    if week:
        now = (int(legs[0][0]), int(legs[0][1]))
        sentence = say.zone_sentence(
            now, None if base is None else base.zb0, milder_but_further=_milder_but_further(shown, days)
        )
    made = _plot(
        shown,
        "zones",
        say.legs(),
        rows,
        sentence=sentence,
        low=-0.4,
        high=5.4,
        ticks=tuple((float(number), zone(number)) for number in range(6)),
        bands=flare_bands(shown),
        downwards=True,
        value_words=lambda value: zone(round(value)),
    )
    shifted = tuple(
        Series(name=one.name, xs=one.xs, ys=tuple(NOTHING if isnan(y) else y + step for y in one.ys))
        for one, step in zip(made.series, (-ZONE_STEP, ZONE_STEP), strict=True)
    )
    return replace(made, series=shifted)


def _milder_but_further(shown: Shown, days: Sequence[PainDay]) -> bool:
    """Less intense but further down than the week before: not a good sign, however it feels (0.3)."""
    border = shown.today - timedelta(days=7)
    this = [one for one in days if one.day > border]
    before = [one for one in days if border - timedelta(days=7) < one.day <= border]
    pains = [mean(one.before for one in week if one.before is not None) for week in (this, before)]
    zones_ = [_most(max(one.zone_left or 0, one.zone_right or 0) for one in week) for week in (this, before)]
    if None in pains or None in zones_:
        return False
    return pains[0] < pains[1] and zones_[0] > zones_[1]  # type: ignore[operator]


def walking_plot(shown: Shown, walks: Sequence[WalkDone]) -> Plot:
    """Minutes walked."""
    by_day: dict[date, float] = {}
    for walk in walks:
        by_day[walk.day] = by_day.get(walk.day, 0.0) + walk.minutes
    rows = _grouped(shown, [(day, (minutes,)) for day, minutes in by_day.items()], _total)
    week = [
        minutes for day, minutes in by_day.items() if shown.today - timedelta(days=7) < day <= shown.today
    ]
    highest = max((values[0] or 0.0 for _, _, values in rows), default=0.0)
    return _plot(
        shown,
        "walking",
        (say.titles()["walking"][0],),
        rows,
        sentence=say.walking_sentence(sum(week), len(week)),
        low=0,
        high=max(30.0, ceil(highest / 10) * 10),
        filled=True,
        value_words=say.minutes,
    )


def activities_plot(shown: Shown, scored: Sequence[ActivityScored]) -> Plot:
    """The patient's own activities (PSFS, 8.2) and their mean."""
    names = list(dict.fromkeys(one.name for fact in scored for one in fact.activities))[:5]
    rows = []
    for fact in scored:
        scores: Mapping[str, float] = {one.name: float(one.score) for one in fact.activities}
        rows.append((fact.day, fact.day, (mean(scores.values()), *(scores.get(name) for name in names))))
    means = [row[2][0] for row in rows if row[2][0] is not None]
    all_names = (say.mean_name(), *names)
    return _plot(
        shown,
        "activities",
        all_names,
        rows,
        sentence=say.activities_sentence(
            means[-1], means[0], better=activities_meaningfully_better(shown.state)
        )
        if means
        else "",
        low=LOW,
        high=HIGH,
        ticks=SCORE_TICKS,
        whole=True,
    )


def test_plot(shown: Shown, group: str, tests: Sequence[TestTaken]) -> Plot:
    """The newest used test of a muscle group, per side, against its classes (3)."""
    known = [fact for fact in tests if _group(shown.catalog, fact) == group and fact.value is not None]
    newest = known[-1].test if known else None
    taken = [fact for fact in known if fact.test == newest]
    sides = [side for side in ("left", "right", "both") if any(fact.side == side for fact in taken)]
    by_day: dict[date, dict[str, Value]] = {}
    for fact in taken:
        by_day.setdefault(fact.day, {})[fact.side] = fact.value
    rows = [(day, day, tuple(found.get(side) for side in sides)) for day, found in by_day.items()]
    names = tuple(say.sides()[side] for side in sides)
    values = [value for _, _, row in rows for value in row if value is not None]
    levels = _class_levels(shown, newest)
    reach = [*values, *(level.value for level in levels)]
    pad = (max(reach) - min(reach)) * 0.12 + 0.5 if reach else 1.0
    plot = _plot(
        shown,
        "test",
        names,
        rows,
        sentence=_test_sentence(shown, group, newest, by_day),
        low=min(reach, default=0.0) - pad,
        high=max(reach, default=1.0) + pad,
        levels=levels,
        whole=True,
    )
    return replace(plot, unit=program_words.unit(shown.catalog.tests[newest]) if newest else "")


def _test_sentence(
    shown: Shown, group: str, test: str | None, by_day: Mapping[date, Mapping[str, Value]]
) -> str:
    if test is None:
        return ""
    spec = shown.catalog.tests[test]
    days = list(by_day.items())
    day, found = days[-1]
    record = next(
        (one for one in shown.state.tests.get(group, []) if (one.test, one.day) == (test, day)), None
    )
    klass = program_words.klass(record.klass) if record else None
    text = say.test_sentence(spec.name, klass, _sided(spec, found))
    if len(days) == 1:
        return text
    first = days[0][1]
    pairs = [(value, found.get(side)) for side, value in first.items()]
    better = any(
        before is not None and now is not None and changed_enough(spec, before, now) for before, now in pairs
    )
    return say.test_change(text, _sided(spec, first), better=better)


def _sided(spec: SelfTest, values: Mapping[str, Value]) -> str:
    """The values of one sitting in words."""
    texts = {side: program_words.value(value, spec) for side, value in values.items()}
    return program_words.sided(texts.get("left"), texts.get("right"), texts.get("both"))


def _class_levels(shown: Shown, test: str | None) -> tuple[Level, ...]:
    if test is None:
        return ()
    spec, state = shown.catalog.tests[test], shown.state
    low, high = cut_offs(spec, age_on(state, shown.today), state.sex, state.hand_width_cm)
    best, worst = ("free", "tight") if spec.group in FLEXIBILITY_GROUPS else ("strong", "weak")
    middle = "borderline" if best == "free" else "fair"
    first, second = (best, worst) if spec.better == "low" else (middle, best)
    if low == high:  # a second part tells the two apart (T-GL1)
        return (Level(value=low, words=program_words.klass(best)),)
    return tuple(
        Level(value=value, words=program_words.klass(klass))
        for value, klass in ((low, first), (high, second))
    )


def _group(catalog: Catalog, fact: TestTaken) -> str | None:
    test = catalog.tests.get(fact.test)
    return test.group if test else None


def stage_bands(shown: Shown) -> tuple[Band, ...]:
    """Stages as they were first reached (6.3, 6.4), from the state's own dates."""
    state = shown.state
    pairs = [state.pairs[pair].since for pair in PAIRS if state.pairs[pair].state != "LOCKED"]
    reached = [
        ("S1", state.s1_start),
        ("S2A", min((day for day in pairs if day is not None), default=None)),
        *((code, state.latched.get(gate)) for code, gate in _LATCHED),
    ]
    starts = [(day, code) for code, day in reached if day is not None]
    bands = []
    for number, (day, code) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else shown.span.last + timedelta(days=1)
        first, last = max(day, shown.span.first), min(end, shown.span.last + timedelta(days=1))
        if first < last:
            bands.append(
                Band(
                    first=first.toordinal(),
                    last=last.toordinal(),
                    words=say.stage(code),
                    short=say.stage_number(code),
                )
            )
    return tuple(bands)


_LATCHED = (("S2", "G-CORE"), ("S3", "G-SET"), ("S4", "G-BAL"), ("S5", "G-MAINT"))


def flare_spans(state: ProgramState, today: date) -> list[tuple[date, date]]:
    """First and last day of every flare-up, the present one up to today."""
    spans = [(first, end - timedelta(days=1)) for first, end in state.flares_over]
    if state.flare is not None and state.flare.ended is None:
        spans.append((state.flare.start, today))
    return spans


def flare_bands(shown: Shown) -> tuple[Band, ...]:
    """Flare-ups inside the days shown."""
    return tuple(
        Band(first=first.toordinal() - 0.5, last=last.toordinal() + 0.5, words=say.flare(), flare=True)
        for first, last in flare_spans(shown.state, shown.today)
        if first <= shown.span.last and last >= shown.span.first
    )


Row = tuple[date, date, tuple[Value, ...]]
"""First day, last day, a value per series."""


def _grouped(
    shown: Shown,
    days: Iterable[tuple[date, tuple[Value, ...]]],
    together: Callable[[Iterable[float]], Value],
) -> list[Row]:
    """A row a day, or a row a week (Monday to Sunday) over long times."""
    days = [row for row in days if shown.span.first <= row[0] <= shown.span.last]
    if not shown.by_week:
        return [(day, day, values) for day, values in days]
    weeks: dict[date, list[tuple[Value, ...]]] = {}
    for day, values in days:
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append(values)
    return [
        (
            monday,
            monday + timedelta(days=6),
            tuple(
                together(value for value in column if value is not None)
                for column in zip(*found, strict=True)
            ),
        )
        for monday, found in weeks.items()
    ]


def _most(values: Iterable[Value]) -> Value:
    return max((value for value in values if value is not None), default=None)


def _total(values: Iterable[float]) -> Value:
    return sum(values)


def _reading(x: float, row: Row, names: Sequence[str], value_words: Callable[[float], str]) -> Reading:
    first, last, values = row
    when = say.short_day(first) if first == last else say.week_of(first)
    texts = tuple("" if value is None else value_words(value) for value in values)
    told = [
        f"{name} {text}" if len(names) > 1 else text for name, text in zip(names, texts, strict=True) if text
    ]
    return Reading(
        x=x, when=when, values=texts, sentence=f"{when}: {', '.join(told)}", first=first, last=last
    )


def _drawn(value: Value) -> float:
    return NOTHING if value is None else float(value)


def _plot(
    shown: Shown,
    key: str,
    names: Sequence[str],
    rows: Sequence[Row],
    *,
    sentence: str,
    low: float,
    high: float,
    levels: tuple[Level, ...] = (),
    bands: tuple[Band, ...] = (),
    ticks: tuple[tuple[float, str], ...] = (),
    downwards: bool = False,
    filled: bool = False,
    whole: bool = False,
    value_words: Callable[[float], str] = say.number,
) -> Plot:
    """Series and readings of rows, with the words of the plot; `whole` shows all time, whatever the range."""
    title, unit, empty = say.titles()[key]
    middle = 3.0 if shown.by_week else 0.0
    xs = tuple(first.toordinal() + (middle if first != last else 0.0) for first, last, _ in rows)
    series = tuple(
        Series(name=name, xs=xs, ys=tuple(_drawn(row[2][at]) for row in rows))
        for at, name in enumerate(names)
    )
    readings = tuple(
        _reading(x, row, names, value_words)
        for x, row in zip(xs, rows, strict=True)
        if any(value is not None for value in row[2])
    )
    return Plot(
        key=key,
        title=title,
        sentence=sentence,
        unit=unit,
        low=low,
        high=high,
        start=(min(xs) - 3) if whole and xs else shown.span.first.toordinal() - 0.5,
        end=max([float((shown.today if whole else shown.span.last).toordinal()), *xs[-1:]]) + 0.5,
        series=series,
        readings=readings,
        ticks=ticks,
        levels=levels,
        bands=bands,
        downwards=downwards,
        filled=filled,
        empty=empty,
    )
