"""Flare-up days: start, end, what is offered and given back (clinical.md 5.9, RU-8, RU-12, P-3, M-2, M-3)."""

import pytest
from journal_builder import Patient

from homeprog.program.catalog import Catalog


def calm(catalog: Catalog, days: int = 4) -> Patient:
    """Some good days, usual pain 2, then a morning answered."""
    return Patient(catalog).begin(rest=2).good_days(days).morning(1)


def flared(catalog: Catalog, rest: int = 7, days: int = 4) -> Patient:
    """The first day of a flare-up."""
    return calm(catalog, days).ready(rest)


def test_ru8_the_first_day_is_a_flare_up_day_whatever_comes_later(catalog: Catalog) -> None:
    patient = flared(catalog)
    assert patient.plan().action == "FLARE"

    assert patient.ready(1).plan().action == "FLARE", "the starting day cannot be the calm one"


@pytest.mark.parametrize(
    ("rests", "actions"),
    [
        ([3], ["EASY"]),  # one day with R of 3 at most and B+1
        ([4], ["FLARE"]),
        ([2], ["EASY"]),
    ],
)
def test_5_9_one_day_is_enough_at_three_or_less(catalog: Catalog, rests, actions) -> None:
    patient = flared(catalog)
    for rest, action in zip(rests, actions, strict=True):
        assert patient.next_day().morning(2).ready(rest).plan().action == action


def test_5_9_otherwise_two_days_in_a_row(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=4).good_days(2).morning(4).ready(7)

    assert patient.next_day().morning(4).ready(5).plan().action == "FLARE"
    patient.next_day().morning(4).ready(5)
    assert patient.plan().action == "GENTLE", "over; A-7 outranks the EASY session, which stays due (RU-20)"
    assert patient.next_day().morning(4).ready(2).plan().rule == "5.9"


@pytest.mark.parametrize(("rest", "over"), [(3, True), (4, False)])
def test_5_9_one_day_is_enough_only_up_to_three(catalog: Catalog, rest: int, over: bool) -> None:
    """With B=4 both are B+1 or less."""
    patient = (
        Patient(catalog).begin(rest=4).good_days(2).morning(4).ready(7).next_day().morning(4).ready(rest)
    )

    assert (patient.plan().action == "EASY") is over


@pytest.mark.parametrize("break_by", ["pain", "silence", "illness"])
def test_5_9_the_two_days_must_follow_each_other(catalog: Catalog, break_by: str) -> None:
    patient = Patient(catalog).begin(rest=4).good_days(2).morning(4).ready(7)
    patient.next_day().morning(4).ready(5).next_day()
    if break_by == "pain":
        patient.morning(4).ready(6)
    elif break_by == "illness":
        patient.morning(4).ready(5, ill=True)
    assert patient.plan().action in {"FLARE", "NO-SESSION"}

    assert patient.next_day().morning(4).ready(5).plan().action == "FLARE"


@pytest.mark.parametrize(("rest", "action"), [(3, "EASY"), (4, "FLARE")])
def test_5_9_the_end_needs_b_plus_one(catalog: Catalog, rest: int, action: str) -> None:
    """With B=2 a resting pain of 4 is B+2."""
    assert flared(catalog).next_day().morning(2).ready(rest).plan().action == action


def test_ru8_the_end_day_offers_the_easy_session_and_then_one_step_less(catalog: Catalog) -> None:
    patient = calm(catalog, 12)
    before = {one: patient.step(one) for one in ("lb-single-knee-to-chest", "hf-lying-leg-slide")}
    assert set(before.values()) == {"F3"}
    patient.ready(7).next_day().morning(2).ready(2)

    plan = patient.plan()
    assert (plan.action, plan.rule) == ("EASY", "5.9")
    stretch = patient.items()["lb-single-knee-to-chest"]
    assert (stretch.sets, stretch.hold_s, stretch.change) == (1, 10, None)

    patient.perform().next_day().morning(1).ready(1)
    assert patient.plan().action == "NORMAL"
    steps = {one: patient.items()[one].step for one in before}
    assert set(steps.values()) == {"F2"}, "one below the step before; a longer waiting change comes first"


def test_ru12_steps_given_back_use_h3_but_not_the_weekly_budget(catalog: Catalog) -> None:
    """With one change a week the budget is used up on Monday; the old steps still return day by day."""
    patient = calm(catalog, 12).override("limit_set", "CHANGES_PER_WEEK", 1)
    wanted = {one: patient.step(one) for one in patient.state.exercises if not one.startswith("fa-")}
    patient.ready(7).next_day().morning(2).ready(2).perform().next_day()
    assert patient.today.weekday() == 0
    changed = []
    for _ in range(4):
        patient.morning(1).override("review_recorded").keep_screened().ready(1)
        changed += [item.exercise for item in patient.items().values() if item.change]
        patient.perform().next_day()

    assert len(changed) == 4, "one a session (H-3)"
    assert sorted(changed[1:]) == sorted(wanted)
    assert {one: patient.step(one) for one in wanted} == wanted
    assert [one.budget for one in patient.state.changes[-4:]] == [True, False, False, False]
    assert patient.state.restore == {}


def test_5_9_content_of_a_flare_up_day(catalog: Catalog) -> None:
    items = flared(catalog, days=9).plan().items

    roles = [catalog.exercises[item.exercise].role for item in items]
    assert roles[:2] == ["calm", "mobilise"]
    movement = items[1]
    assert (movement.sets, movement.reps) == (1, 5), "M1"
    assert all(catalog.exercises[item.exercise].stage == "FA" for item in items)
    assert 3 <= items[-1].minutes <= 5


def test_flare_nerve_leaves_out_the_movement(catalog: Catalog) -> None:
    plan = calm(catalog).ready(1, zone_left=3).plan()

    assert (plan.action, plan.rule) == ("FLARE-NERVE", "A-4")
    assert [item.part for item in plan.items] == ["main", "walk"]
    assert catalog.exercises[plan.items[0].exercise].role == "calm"


@pytest.mark.parametrize(("done", "counts"), [(0.74, False), (0.75, True), (1.0, True)])
def test_walk_1_counts_only_days_on_which_the_step_was_walked(
    catalog: Catalog, done: float, counts: bool
) -> None:
    """WALK-1, 6.2: three quarters of the minutes at least."""
    patient = Patient(catalog).begin(rest=2).good_days(1).morning(1).ready(1)
    days = list(patient.state.exercises["fa-walk"].days_at_step)
    today = patient.now.date()

    patient.perform({"fa-walk": {"done": done}}).next_day().morning(1)

    assert patient.state.exercises["fa-walk"].days_at_step == [*days, *([today] if counts else [])]


def test_the_walk_of_a_flare_up_day_keeps_its_step_of_record(catalog: Catalog) -> None:
    """The numbers are the day's, `step` stays the one of record; it never counts for WALK-1."""
    patient = Patient(catalog).begin(rest=2).good_days(18).morning(1).ready(7)
    step = patient.step("fa-walk")
    assert step > "W1"
    walk = patient.items()["fa-walk"]
    assert (walk.step, walk.eased) == (step, True)
    days = list(patient.state.exercises["fa-walk"].days_at_step)
    assert walk.minutes <= 5

    patient.perform().next_day().morning(1)

    assert patient.step("fa-walk") == step
    assert patient.state.exercises["fa-walk"].days_at_step == days
    assert max(day.walked_min for day in patient.state.days if day.flare) <= 5


# -- other ways in  ----


@pytest.mark.parametrize(
    ("pain", "action", "rule"), [(7, "FLARE", "M-3"), (5, "FLARE", "M-3"), (4, "EASY", "M-4")]
)
def test_m3_and_m4_in_the_morning(catalog: Catalog, pain: int, action: str, rule: str) -> None:
    patient = Patient(catalog).begin(rest=2).good_days(3).morning(pain)

    assert (patient.plan().action, patient.plan().rule) == (action, rule)
    if action == "FLARE":
        assert patient.ready(1).plan().action == "FLARE", "RU-8: also when M-3 caused it"


def test_p3_makes_the_next_day_a_flare_up(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).train(after=8)
    assert patient.plan().action == "REST-DAY"

    assert patient.next_day().morning(1).ready(1).plan().rule == "P-3"
    assert patient.plan().action == "FLARE"
    assert patient.next_day().morning(1).ready(1).plan().action == "EASY"


def test_p3_answered_after_midnight(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(rest=2).clock(23, 40)
    patient.train(after=None)
    session = f"s{patient.sessions}"
    patient.next_day().clock(0, 5).after(session, 8, minutes=10)

    assert patient.plan().action == "FLARE"


def test_a5_is_a_flare_up_day(catalog: Catalog) -> None:
    patient = flared(catalog, rest=8)
    assert patient.plan().action == "NO-SESSION"
    assert patient.state.flare is not None

    patient.form("severe_check").next_day()
    assert patient.morning(2).plan().action == "FLARE"


def test_d3_that_does_not_calm_down_ends_in_flare_nerve(catalog: Catalog) -> None:
    patient = calm(catalog).ready(1)
    session = patient.start()
    patient.rate(session, "lb-single-knee-to-chest", zone_left=3).end(session, "stopped", "D-3")

    assert patient.plan().action == "FLARE-NERVE"
    assert patient.plan().benched[0].exercise == "lb-single-knee-to-chest"
    assert (patient.plan().benched[0].until - patient.today).days == 14


# -- long ones  ----


@pytest.mark.parametrize(
    ("rests", "asked"), [([7, 7, 7, 6], False), ([7, 7, 7, 7], True), ([6, 6, 6, 6], True)]
)
def test_5_9_not_a_point_lower_after_three_days(catalog: Catalog, rests: list[int], asked: bool) -> None:
    patient = calm(catalog)
    for rest in rests:
        patient.ready(rest).next_day().morning(2)

    assert ("FLARE_DAYS" in patient.state.clinician) is asked


@pytest.mark.parametrize(("days", "due"), [(6, False), (7, True)])
def test_5_9_seven_days_ask_for_a_clinician_and_a_full_screening(
    catalog: Catalog, days: int, due: bool
) -> None:
    patient = flared(catalog, days=1)
    for _ in range(days - 1):
        patient.next_day().morning(2).ready(5)
    patient.next_day().morning(2)

    assert (patient.plan().rule == "FLARE_DAYS") is due
    assert ("FLARE_DAYS" in patient.state.clinician) is due
    if due:
        assert patient.screen().plan().action == "FLARE"


def test_ru8_a_new_flare_up_starts_only_after_an_ended_one(catalog: Catalog) -> None:
    patient = flared(catalog).next_day().morning(2).ready(7)
    assert len(patient.state.flare_starts) == 1

    patient.next_day().morning(2).ready(2).next_day().morning(2).ready(7)
    assert len(patient.state.flare_starts) == 2


@pytest.mark.parametrize("source", ["readiness", "morning"])
def test_5_8_flare_nerve_on_three_days_in_a_row_starts_the_nerve_track(catalog: Catalog, source: str) -> None:
    patient = calm(catalog)
    for day in range(3):
        assert patient.state.nerve is None, day
        if source == "readiness":
            patient.ready(1, zone_right=4)
        else:
            patient.morning(1, zone_right=4)
        if day < 2:
            patient.next_day()

    assert patient.plan().stage == "N"
    assert "FLARE-NERVE" in patient.state.clinician
    assert ("M-2" in patient.state.clinician) is (source == "morning")


def test_5_8_not_when_a_day_lies_between(catalog: Catalog) -> None:
    patient = calm(catalog)
    for days in (1, 2):
        patient.ready(1, zone_right=4).next_day(days)
    assert patient.ready(1, zone_right=4).state.nerve is None
