"""What screenings leave behind: 2.1, RU-2 to RU-4, RU-10, RU-26, RU-52, tags in force."""

from datetime import timedelta

import pytest
from journal_builder import Patient

from homeprog.program import facts
from homeprog.program.catalog import Catalog

HALTING = (("RF_01", "EMERGENCY"), ("RF_22", "URGENT"))


@pytest.mark.parametrize(
    ("given", "action", "rule"),
    [
        ({}, "NORMAL", "A-0"),
        ({"RF_01": "yes"}, "EMERGENCY", "RF-01"),
        ({"RF_01": "not_sure"}, "EMERGENCY", "RF-01"),
        ({"RF_21": "yes"}, "URGENT", "RF-21"),
        ({"RF_21": "yes", "RF_09": "yes"}, "EMERGENCY", "RF-09"),
        ({"PR_03": "yes"}, "CLINICIAN-FIRST", "PR-03"),
        ({"PR_03": "yes", "RF_21": "yes"}, "URGENT", "RF-21"),
        ({"NV_01": "yes"}, "NORMAL", "A-0"),
        ({"PR_14": "yes"}, "NORMAL", "A-0"),
    ],
)
def test_2_1_the_lowest_number_wins(catalog: Catalog, given, action: str, rule: str) -> None:
    plan = Patient(catalog).screen(**given).baseline().plan()

    assert (plan.action, plan.rule) == (action, rule)
    assert (plan.items == ()) is (action in {"EMERGENCY", "URGENT", "CLINICIAN-FIRST"})


def test_2_1_tags_are_collected_whatever_the_outcome(catalog: Catalog) -> None:
    plan = Patient(catalog).screen(RF_01="yes", PR_14="yes").plan()

    assert plan.tags == ("falls",)


def test_nothing_is_offered_before_the_first_screening(catalog: Catalog) -> None:
    plan = Patient(catalog).plan()

    assert (plan.action, plan.items, plan.asks) == ("SCREENING-DUE", (), ("screening_full",))


# -- RU-3: events stay until cleared and screened  ----


@pytest.mark.parametrize(("question", "level"), HALTING)
def test_ru3_needs_a_clearance_that_names_it_and_then_a_full_screening(
    catalog: Catalog, question: str, level: str
) -> None:
    patient = Patient(catalog).begin().screen(**{question: "yes"})
    assert patient.plan().action == level

    assert patient.screen().plan().action == level, "a new screening alone lifts nothing"
    assert patient.clear("CLINICIAN-FIRST").plan().action == level, "it must be named"

    patient.clear(level)
    assert (patient.plan().action, patient.plan().rule) == ("SCREENING-DUE", "RU-3")
    assert patient.plan().items == (), "not even first aid before the screening"

    assert patient.form("weekly").plan().items == (), "only the full form ends it"
    assert patient.screen().plan().action == "NORMAL"


@pytest.mark.parametrize(("question", "level"), HALTING)
def test_ru3_the_screening_after_the_clearance_may_give_neither(
    catalog: Catalog, question: str, level: str
) -> None:
    patient = Patient(catalog).begin().screen(**{question: "yes"}).clear(level)

    assert patient.screen(**{question: "yes"}).plan().action == level
    assert patient.screen().plan().action == level, "a new event needs its own clearance"


def test_ru3_every_source_of_an_alarm_is_an_event(catalog: Catalog) -> None:
    by_readiness = Patient(catalog).begin().ready(new_alarm=True)
    by_morning = Patient(catalog).begin().morning(new_alarm=True)
    by_rating = Patient(catalog).begin().ready()
    by_rating.rate(by_rating.start(), "fa-walk", alarm=True)

    for patient, rule in ((by_readiness, "A-1"), (by_morning, "M-1"), (by_rating, "D-1")):
        assert (patient.plan().action, patient.plan().rule) == ("EMERGENCY", rule)
        assert patient.next_day().screen().ready().plan().action == "EMERGENCY"
        assert patient.clear("EMERGENCY").screen().plan().action.startswith("NORMAL")


def test_d1_and_d2_hold_for_ratings_outside_the_running_session(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()

    assert patient.rate("nowhere", "fa-walk", new_leg_symptoms=True).plan().action == "NERVE-CHECK"
    assert patient.rate("nowhere", "own-exercise", alarm=True).plan().action == "EMERGENCY"


# -- RU-2: what a clearance covers  ----


def test_ru2_a_clearance_covers_what_was_yes_then(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_03="yes").clear("CLINICIAN-FIRST").baseline()
    assert patient.plan().action == "NORMAL"

    assert patient.next_day(28).screen(PR_03="yes").plan().action == "NORMAL", "covered"
    assert patient.screen(PR_03="yes", PR_24="yes").plan().rule == "PR-24", "another answer is not"


def test_ru2_a_coverage_ends_when_the_answer_went_to_no_and_came_back(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_03="yes").clear("CLINICIAN-FIRST").screen()

    assert patient.screen(PR_03="yes").plan().action == "CLINICIAN-FIRST"


def test_ru2_a_coverage_ends_when_a_follow_up_gets_worse(catalog: Catalog) -> None:
    known = {"RF_05": "yes", "RF_05b": "yes"}
    patient = Patient(catalog).screen(**known).clear("CLINICIAN-FIRST").baseline()
    assert patient.plan().action == "NORMAL"

    assert patient.screen(**known).plan().action == "NORMAL"
    assert patient.screen(RF_05="yes", RF_05b="no").plan().action == "EMERGENCY"


def test_ru2_tags_come_with_the_clearance(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_05="yes")
    assert "vfx" not in patient.plan().tags

    plan = patient.clear("CLINICIAN-FIRST", tags=("no-kneel",)).plan()

    assert set(plan.tags) == {"osteo", "vfx", "no-kneel"}


def test_ru2_emergency_and_urgent_are_never_covered(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(RF_22="yes").clear("EMERGENCY", "URGENT", "CLINICIAN-FIRST").screen()

    assert patient.screen(RF_22="yes").plan().action == "URGENT"


def test_pr01_cannot_be_lifted(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_01="yes").clear("EMERGENCY", "URGENT", "CLINICIAN-FIRST")

    assert patient.plan().action == "CLINICIAN-FIRST"


# -- RU-26, 2.1: when to ask  ----


@pytest.mark.parametrize(
    ("days", "weekly", "action", "form"),
    [
        (6, False, "NORMAL", None),
        (7, False, "NORMAL", "screening_weekly"),
        (8, False, "SCREENING-DUE", "screening_weekly"),
        (27, True, "NORMAL", None),
        (28, True, "NORMAL", "screening_full"),
        (29, True, "SCREENING-DUE", "screening_full"),
    ],
)
def test_ru26_the_day_itself_still_plays(
    catalog: Catalog, days: int, weekly: bool, action: str, form: str | None
) -> None:
    patient = Patient(catalog).begin()
    if weekly:
        for _ in range(3):
            patient.next_day(7).form("weekly")
        patient.next_day(days - 21)
    else:
        patient.next_day(days)

    plan = patient.plan()

    assert plan.action == action
    assert plan.gates["G-SCREEN"] is (action == "NORMAL")
    assert [ask for ask in plan.asks if ask.startswith("screening")] == ([form] if form else [])


def test_ru26_first_aid_stays_while_a_screening_is_merely_due(catalog: Catalog) -> None:
    plan = Patient(catalog).begin().next_day(8).plan()

    assert plan.items
    assert all(catalog.exercises[item.exercise].stage == "FA" for item in plan.items)
    assert not any(catalog.exercises[lock.exercise].stage == "FA" for lock in plan.locked)


@pytest.mark.parametrize(("gap", "due"), [(27, False), (28, True)])
def test_2_1_a_gap_of_28_days_asks_for_the_full_form(catalog: Catalog, gap: int, due: bool) -> None:
    patient = Patient(catalog).begin().train()
    patient.next_day(20).screen()
    patient.next_day(gap - 20).form("weekly")

    assert ("screening_full" in patient.plan().asks) is due
    assert (patient.plan().action == "SCREENING-DUE") is due


def test_ru52_the_weekly_check(catalog: Catalog) -> None:
    patient = Patient(catalog).begin()

    assert patient.form("weekly").plan().action == "NORMAL"
    assert patient.form("weekly", WK_2="yes").plan().rule == "WK-2"
    assert patient.plan().action == "SCREENING-DUE"
    assert patient.screen().plan().action == "NORMAL"
    assert patient.form("weekly", WK_1="yes").plan().action == "EMERGENCY"


def test_the_weekly_check_without_its_follow_up_is_cautious(catalog: Catalog) -> None:
    assert Patient(catalog).begin().form("weekly", RF_06="yes").plan().action == "EMERGENCY"


# -- the short forms  ----


def test_a2_fever_with_back_pain_is_urgent(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready(ill=True)
    plan = patient.plan()
    assert (plan.action, plan.rule) == ("NO-SESSION", "A-2")
    assert "fever_check" in plan.asks

    assert patient.form("fever_check", RF_20="yes").plan().action == "URGENT"


def test_a2_without_back_pain_stays_a_day_off(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready(ill=True).form("fever_check")

    assert patient.plan().action == "NO-SESSION"
    assert "fever_check" not in patient.plan().asks
    assert patient.state.flare is None, "illness is no flare-up (RU-8)"
    assert patient.next_day().ready().plan().action == "NORMAL"


def test_a5_asks_the_severe_check(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().ready(rest=8)
    assert "severe_check" in patient.plan().asks
    assert patient.plan().action == "NO-SESSION"

    assert patient.form("severe_check", RF_33="yes").plan().action == "URGENT"


@pytest.mark.parametrize(
    ("given", "action", "stage"),
    [
        ({}, "NORMAL", "N"),
        ({"NV_01": "yes"}, "NORMAL", "N"),
        ({"NV_05": "yes"}, "CLINICIAN-FIRST", "S0"),
        ({"RF_01": "yes"}, "EMERGENCY", "S0"),
        ({"RF_06": "yes"}, "EMERGENCY", "S0"),
    ],
)
def test_5_8_an_answered_nerve_check_starts_the_track_unless_graver(
    catalog: Catalog, given, action: str, stage: str
) -> None:
    patient = Patient(catalog).begin().ready(new_leg_symptoms=True)
    before = patient.plan()
    assert (before.action, before.rule, before.asks[0]) == ("NERVE-CHECK", "A-3", "nerve_check")
    assert {catalog.exercises[item.exercise].role for item in before.items} == {"calm"}

    plan = patient.form("nerve_check", **given).plan()

    assert (plan.action if stage == "S0" else "NORMAL", plan.stage) == (action, stage)
    if stage == "N":
        assert "CLINICIAN" in plan.cards, "see a clinician within two weeks"


# -- tags in force  ----


def test_tags_of_a_clinician_win(catalog: Catalog) -> None:
    patient = Patient(catalog).screen(PR_14="yes")

    assert patient.override("tag_removed", "falls").plan().tags == ()
    assert patient.override("tag_set", "osteo").plan().tags == ("osteo",)
    assert patient.override("tag_set", "falls").plan().tags == ("osteo", "falls")
    assert patient.override("tag_set", "no-such-tag").plan().tags == ("osteo", "falls")


@pytest.mark.parametrize(("days", "tag"), [(0, "preg-1"), (13, "preg-1"), (14, "preg-2")])
def test_pr08_the_week_goes_on_with_the_calendar(catalog: Catalog, days: int, tag: str) -> None:
    patient = Patient(catalog).screen(PR_08="yes", PR_08b="yes", PR_08w=14, RF_12="no")
    patient.now += timedelta(days=days)

    assert patient.plan().tags == (tag,)


def test_t_ba1_weak_sets_falls_for_good(catalog: Catalog) -> None:
    """3.8: passing the test later never removes the tag."""
    patient = Patient(catalog).begin()
    patient.write(facts.TestTaken, test="T-BA1", value=2)
    assert patient.plan().tags == ("falls",)

    patient.next_day(28).write(facts.TestTaken, test="T-BA1", value=4)

    assert patient.plan().tags == ("falls",)
