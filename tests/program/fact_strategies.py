"""Random journals: facts of every kind, in and out of order, sensible or odd, but always valid."""

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from homeprog.program import facts
from homeprog.program.catalog import Catalog
from homeprog.program.facts import Fact

BEGIN = datetime(2026, 3, 2, 0, 0, tzinfo=timezone(timedelta(hours=1)))
SESSIONS = ("s1", "s2", "s3")
SCORES = st.integers(0, 10)
ZONES = st.integers(0, 5)
MAYBE_ZONES = st.none() | ZONES
SIDES = st.sampled_from(("left", "right", "both"))
OFFSETS = st.sampled_from((-11, 0, 1, 2, 13))
ANSWERS = st.sampled_from(("no", "no", "no", "no", "no", "no", "yes", "not_sure", 14.0))
STEPS = st.sampled_from((None, "F1", "F4", "M1", "M3", "R1", "R6", "V1", "V3", "I3", "W1", "T2", "L1", "Q9"))
OVERRIDES = (
    "tag_set",
    "tag_removed",
    "gate_opened",
    "pair_set",
    "limit_set",
    "exercise_benched",
    "exercise_allowed",
    "load_ceiling",
    "review_recorded",
)


def moments(days: int) -> st.SearchStrategy[datetime]:
    """A moment inside so many days, written in some offset."""

    def made(minutes: int, hours: int) -> datetime:
        return (BEGIN + timedelta(minutes=minutes)).astimezone(timezone(timedelta(hours=hours)))

    return st.builds(made, st.integers(0, days * 24 * 60), OFFSETS)


def bodies(catalog: Catalog) -> dict[type[Fact], dict[str, st.SearchStrategy[Any]]]:
    """The fields of every kind that a rule looks at."""
    exercises = st.sampled_from((*sorted(catalog.exercises), "own-exercise"))
    sessions = st.sampled_from(SESSIONS)
    planned = st.builds(
        facts.Planned, exercise=exercises, step=STEPS, change=st.sampled_from((None, "new", "step", "harder"))
    )
    targets = st.sampled_from(
        (*catalog.tags, *catalog.limits, "A", "B", "C", "G-CLIN-NERVE", "ab-heel-slide", "NT-4", "")
    )
    values = st.sampled_from(
        (None, True, False, "RESTORED", "RESTORED-LIMITED", "2026-03-20", "soon", 4, 5, 6, 7, 8, 2.5, 99)
    )
    return {
        facts.ProfileSet: {"name": st.just("P"), "birth_year": st.integers(1930, 2010)},
        facts.ScreeningAnswered: {
            "form": st.sampled_from(("full", "full", "weekly", "nerve_check", "fever_check", "severe_check")),
            "answers": st.dictionaries(st.sampled_from(sorted(catalog.questions)), ANSWERS, max_size=12),
        },
        facts.ClearanceRecorded: {
            "lifts": st.lists(st.sampled_from(("EMERGENCY", "URGENT", "CLINICIAN-FIRST")), max_size=3).map(
                tuple
            ),
            "tags": st.lists(st.sampled_from(sorted(catalog.tags)), max_size=1).map(tuple),
        },
        facts.OverrideRecorded: {"what": st.sampled_from(OVERRIDES), "target": targets, "value": values},
        facts.BaselineGiven: {"rest": SCORES, "morning": SCORES, "zone_left": ZONES, "zone_right": ZONES},
        facts.TestTaken: {
            "test": st.sampled_from((*sorted(catalog.tests), "T-OWN")),
            "side": SIDES,
            "value": st.none() | st.sampled_from((0.0, 2.0, 6.0, 10.0, 30.0, 50.0)),
            "answers": st.sampled_from(({}, {"even": True}, {"smooth": "both"}, {"one_leg_s": {"left": 20}})),
            "pain_before": st.none() | SCORES,
            "pain_max": st.none() | SCORES,
            "leg_symptoms": st.sampled_from((False, False, False, True)),
        },
        facts.ReadinessChecked: {
            "rest": SCORES,
            "zone_left": ZONES,
            "zone_right": ZONES,
            "leg_pain": st.none() | SCORES,
            "new_leg_symptoms": st.sampled_from((False, False, False, True)),
            "new_alarm": st.sampled_from((False,) * 9 + (True,)),
            "ill": st.sampled_from((False,) * 5 + (True,)),
            "sedated": st.booleans(),
            "up_for": st.sampled_from(("under_1h", "1_2h", "over_2h")),
        },
        facts.SessionStarted: {"session": sessions, "planned": st.lists(planned, max_size=5).map(tuple)},
        facts.SetDone: {"session": sessions, "exercise": exercises, "step": STEPS},
        facts.ExerciseRated: {
            "session": sessions,
            "exercise": exercises,
            "step": STEPS,
            "pain": SCORES,
            "effort": st.none() | SCORES,
            "done": st.sampled_from((0.0, 0.5, 0.75, 0.9, 1.0)),
            "zone_left": MAYBE_ZONES,
            "sharp": st.booleans(),
            "new_leg_symptoms": st.sampled_from((False, False, False, True)),
            "alarm": st.sampled_from((False,) * 9 + (True,)),
            "dizzy": st.sampled_from((False,) * 5 + (True,)),
            "eased": st.booleans(),
            "grabs": st.integers(0, 3),
        },
        facts.ExerciseSkipped: {
            "session": sessions,
            "exercise": exercises,
            "reason": st.sampled_from(("pain", "time", "rule")),
        },
        facts.SessionEnded: {
            "session": sessions,
            "how": st.sampled_from(("completed", "stopped", "left")),
            "rule": st.sampled_from((None, "D-1", "D-3", "D-6")),
        },
        facts.AfterRated: {
            "session": sessions,
            "pain": SCORES,
            "zone_right": MAYBE_ZONES,
            "new_leg_symptoms": st.sampled_from((False, False, False, True)),
            "minutes": st.sampled_from((10, 60)),
        },
        facts.MorningRated: {
            "pain": SCORES,
            "zone_left": ZONES,
            "zone_right": ZONES,
            "stiffness_min": st.none() | st.sampled_from((0.0, 29.0, 30.0, 90.0)),
            "new_leg_symptoms": st.sampled_from((False, False, False, True)),
            "new_alarm": st.sampled_from((False,) * 9 + (True,)),
        },
        facts.WalkDone: {"minutes": st.sampled_from((0.0, 4.5, 5.0, 30.0)), "leg_symptoms": st.booleans()},
        facts.ScheduleSet: {"days": st.lists(st.sampled_from(facts.WEEKDAYS), max_size=7).map(tuple)},
        facts.CardRead: {"card": st.sampled_from(("E1", "RA-1"))},
        facts.ChangeRated: {"value": st.integers(1, 7)},
        facts.NoteWritten: {"text": st.just("a note")},
        facts.TermsAccepted: {"version": st.just("1")},
    }


@st.composite
def journals(draw: st.DrawFn, catalog: Catalog, *, days: int = 70, most: int = 40) -> list[Fact]:
    """A valid journal in any order: facts of every kind, some taken back."""
    made: list[Fact] = []
    kinds = bodies(catalog)
    order = tuple(kinds)
    for number in range(draw(st.integers(1, most))):
        at = draw(moments(days))
        name = f"f{number:03}"
        if made and draw(st.integers(0, 9)) == 0:
            gone = draw(st.sampled_from(made))
            made.append(facts.FactRetracted(id=name, at=at, fact=gone.id))
            continue
        kind = draw(st.sampled_from(order))
        made.append(kind(id=name, at=at, **{field: draw(value) for field, value in kinds[kind].items()}))
    return made
