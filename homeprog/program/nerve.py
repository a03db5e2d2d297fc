"""The nerve-calming track (clinical.md 6.1): on by screening or NERVE-CHECK, off by NX only (RU-10)."""

from datetime import date, timedelta

from homeprog.program import flareup, review
from homeprog.program.catalog import Catalog
from homeprog.program.plan import Missing
from homeprog.program.progression import one_below, reset_run
from homeprog.program.records import DayRecord, NerveTrack, ProgramState

CALM_ZONE = 2
CALM_LEG_PAIN = 2
WALK_MIN = 5.0
LAST_DAYS = 3
WINDOW_DAYS = 7
WINDOW_NEEDED = 5
HAMSTRING_PAUSE_DAYS = 7
CHECK_IN_DAYS = 10
NO_IMPROVEMENT_DAYS = 14
LONGEST_DAYS = 42
LATER_STAGES = frozenset({"S2A", "S2", "S3", "S4"})


def switch_on(state: ProgramState, catalog: Catalog, day: date, rule: str) -> None:
    """NT-1: begin the track, unless it is on already."""
    if state.nerve is None:
        done = {catalog.exercises[one].stage for one in state.exercises}
        state.nerve = NerveTrack(since=day, rule=rule, was_further=not done.isdisjoint(LATER_STAGES))
        state.nerve_exit = None


def after_flare_days(state: ProgramState, catalog: Catalog, day: date) -> None:
    """FLARE-NERVE on three days in a row: CLINICIAN, and the track comes on (5.8, RU-10)."""
    if flareup.nerve_days_in_row(state, day) >= flareup.NERVE_DAYS:
        review.ask(state, "FLARE-NERVE", day)
        switch_on(state, catalog, day, "FLARE-NERVE")


def watch(state: ProgramState, record: DayRecord) -> None:
    """Keep the first and the best values of the track, for NT-4."""
    track = state.nerve
    if track is None or record.day < track.since:
        return
    if record.readiness is not None and record.zone_known:
        zone = max(record.furthest)
        track.first_zone = zone if track.first_zone is None else track.first_zone
        track.best_zone = zone if track.best_zone is None else min(track.best_zone, zone)
        if (pain := record.readiness.leg_pain) is not None:
            track.first_leg_pain = pain if track.first_leg_pain is None else track.first_leg_pain
            track.best_leg_pain = pain if track.best_leg_pain is None else min(track.best_leg_pain, pain)
    if record.walked_min and not record.walk_symptoms:
        walked = record.walked_min
        track.first_walk = walked if track.first_walk is None else track.first_walk
        track.best_walk = max(walked, track.best_walk or 0.0)


def improved(track: NerveTrack) -> bool:
    """NT-4: nearer zone, leg pain a point lower, or a longer walk than at first."""
    zone = track.first_zone is not None and (track.best_zone or 0) < track.first_zone
    pain = track.first_leg_pain is not None and (track.best_leg_pain or 0) <= track.first_leg_pain - 1
    walk = track.first_walk is not None and (track.best_walk or 0.0) > track.first_walk
    return zone or pain or walk


def fulfilled(record: DayRecord | None) -> bool:
    """NX on one day; a day without every answer is not a fulfilled day (RU-47)."""
    if record is None or record.readiness is None or record.readiness.leg_pain is None:
        return False
    return not _spoiled(record) and record.walked_min >= WALK_MIN


def _spoiled(record: DayRecord) -> bool:
    """Whether the day's answers already rule NX out."""
    leg_pain = record.readiness.leg_pain if record.readiness is not None else None
    return (
        max(record.furthest) > CALM_ZONE
        or (leg_pain or 0) > CALM_LEG_PAIN
        or record.symptoms
        or record.walk_symptoms
    )


def calm_days(state: ProgramState, today: date) -> tuple[int, int]:
    """Fulfilled days of NX: in a row at the end (at most 3), and among the last seven.

    The window ends today once today is fulfilled, otherwise yesterday.
    """
    track = state.nerve
    if track is None:
        return (0, 0)
    now = state.day_record(today)
    if now is not None and _spoiled(now):
        return (0, 0)
    end = today if fulfilled(now) else today - timedelta(days=1)
    days = [end - timedelta(days=back) for back in range(WINDOW_DAYS)]
    marks = [day >= track.since and fulfilled(state.day_record(day)) for day in days]
    in_row = 0
    for mark in marks[:LAST_DAYS]:
        if not mark:
            break
        in_row += 1
    return (in_row, sum(marks))


def missing(state: ProgramState, today: date) -> tuple[Missing, ...]:
    """What the exit rule still misses, in days."""
    in_row, in_window = calm_days(state, today)
    rows = (
        Missing("calm_days_in_row", in_row, LAST_DAYS),
        Missing("calm_days_in_week", in_window, WINDOW_NEEDED),
    )
    return tuple(row for row in rows if row.have < row.need)


def update(state: ProgramState, catalog: Catalog, today: date) -> None:
    """Leave the track when NX holds; ask for a review when it lasts too long (NT-4)."""
    track = state.nerve
    if track is None:
        return
    in_row, in_window = calm_days(state, today)
    if in_row >= LAST_DAYS and in_window >= WINDOW_NEEDED:
        _leave(state, catalog, track, today)
        return
    elapsed = (today - track.since).days
    if elapsed >= LONGEST_DAYS or (elapsed >= NO_IMPROVEMENT_DAYS and not improved(track)):
        review.ask(state, "NT-4", today, lasting=True)


def check_in_due(state: ProgramState, today: date) -> bool:
    """NT-4: ten days without any improvement."""
    track = state.nerve
    return track is not None and (today - track.since).days >= CHECK_IN_DAYS and not improved(track)


def _leave(state: ProgramState, catalog: Catalog, track: NerveTrack, today: date) -> None:
    """NX: off; who was further before returns by one EASY session and one step lower (NT-5)."""
    state.nerve = None
    state.nerve_exit = today
    if not track.was_further:
        return
    state.pending.easy["NT-5"] = today
    for exercise, known in state.exercises.items():
        if catalog.exercises[exercise].stage not in {"FA", "N"}:
            known.step = one_below(catalog, exercise, known.step)
            reset_run(known)


def hamstrings_paused(state: ProgramState, today: date) -> bool:
    """NT-3: no hamstring stretches in the first seven days of stage 1 after the exit."""
    if state.nerve_exit is None:
        return False
    returns = hamstrings_from(state)
    return returns is None or today < returns


def hamstrings_from(state: ProgramState) -> date | None:
    """The day from which hamstring stretches may come back; None while stage 1 has not begun (NT-3)."""
    if state.nerve_exit is None or state.s1_start is None:
        return None
    return max(state.nerve_exit, state.s1_start) + timedelta(days=HAMSTRING_PAUSE_DAYS)
