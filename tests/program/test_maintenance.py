"""Maintenance for life: 4.7, H-12, RU-53 (clinical.md 4.7)."""

import pytest
from journal_builder import Patient
from later_stages import ago, further, knows, seen

from homeprog.program import changes, facts, maintenance
from homeprog.program.catalog import Catalog


def in_stage_5(catalog: Catalog, *known: str, **profile: object) -> Patient:
    patient = further(catalog, "S5", **profile)
    patient.state.exercises.clear()
    patient.state.slots.clear()
    for exercise in known:
        dose = catalog.exercises[exercise].dose
        knows(patient, exercise, dose.top, last=2)
    return patient


def everything(catalog: Catalog, name: str) -> tuple[str, ...]:
    chosen = catalog.maintenance[name]
    return (*chosen.stretches, *chosen.strength, *chosen.setting)


@pytest.mark.parametrize("letter", ["A", "B"])
def test_4_7_the_set_as_printed_where_all_of_it_was_done(catalog: Catalog, letter: str) -> None:
    names = everything(catalog, f"MAINT-FLOOR-{letter}")
    patient = in_stage_5(catalog, *names).ready(1)
    patient.state.maintenance_sessions = "AB".index(letter)

    assert maintenance.exercises(seen(patient)) == [*names]


def test_4_7_the_two_sets_alternate_session_by_session(catalog: Catalog) -> None:
    names = {*everything(catalog, "MAINT-FLOOR-A"), *everything(catalog, "MAINT-FLOOR-B")}
    patient = in_stage_5(catalog, *sorted(names))
    sets = []
    for _ in range(4):
        patient.keep_screened().override("review_recorded").ready(1)
        sets.append(maintenance.todays_set(seen(patient)).id[-1])
        patient.perform(after=1).next_day().morning(1).next_day()

    assert sets == ["A", "B", "A", "B"]


@pytest.mark.parametrize(
    ("tags", "surfaces", "kind"),
    [
        ((), ("floor", "bed", "chair", "standing"), "FLOOR"),
        (("no-floor",), ("floor", "bed", "chair", "standing"), "CHAIR"),
        (("falls",), ("floor", "bed", "chair", "standing"), "CHAIR"),
        ((), ("chair", "standing"), "CHAIR"),
        ((), ("bed", "chair", "standing"), "FLOOR"),
        (("osteo",), ("floor", "bed", "chair", "standing"), "FLOOR"),
    ],
)
def test_ru53_floor_or_chair(
    catalog: Catalog, tags: tuple[str, ...], surfaces: tuple[str, ...], kind: str
) -> None:
    patient = in_stage_5(catalog, surfaces=surfaces)
    for tag in tags:
        patient.override("tag_set", tag)

    assert maintenance.todays_set(seen(patient)).id == f"MAINT-{kind}-A"


def test_h12_only_what_was_done_before(catalog: Catalog) -> None:
    known = (
        "lb-single-knee-to-chest",
        "hs-chair",
        "ab-heel-slide",
        "gl-clam",
        "set-hinge-full",
        "bal-tandem",
    )
    patient = in_stage_5(catalog, *known).ready(1)

    assert set(maintenance.exercises(seen(patient))) <= set(known)
    assert {item.exercise for item in patient.plan().items if item.part == "main"} <= set(known)


def test_h12_the_latest_of_the_same_group_or_family_stands_in(catalog: Catalog) -> None:
    patient = in_stage_5(
        catalog, "hs-chair", "hs-hands-behind-thigh", "set-hinge-full", "set-hinge-part"
    ).ready(1)
    patient.state.exercises["hs-chair"].last_done = ago(patient, 9)
    patient.state.exercises["set-hinge-part"].last_done = ago(patient, 9)

    assert maintenance.exercises(seen(patient)) == ["hs-hands-behind-thigh", "set-hinge-full"]


def test_h12_a_bench_alone_is_not_done(catalog: Catalog) -> None:
    patient = in_stage_5(catalog, "hs-strap").ready(1)
    patient.state.exercises["hs-strap"].first_done = None

    assert maintenance.exercises(seen(patient)) == []


def test_4_7_what_a_tag_blocks_is_replaced(catalog: Catalog) -> None:
    patient = in_stage_5(catalog, "bal-single-leg", "bal-tandem", "set-hinge-load", "set-hinge-full").ready(1)
    patient.override("tag_set", "vfx")

    assert maintenance.exercises(seen(patient)) == ["set-hinge-full", "bal-single-leg"]


def test_h12_the_doses_stay(catalog: Catalog) -> None:
    patient = in_stage_5(catalog, "qd-wall-slide").ready(1)
    record = knows(patient, "qd-wall-slide", "R4", "ok", "ok", "ok", run=3)
    record.eligible_since = ago(patient, 9)

    assert changes.next_rung(seen(patient), "qd-wall-slide") is None
    assert patient.items()["qd-wall-slide"].step == "R4"


def test_stage_5_rests_the_day_after_and_walks(catalog: Catalog) -> None:
    """FREQ-1 and 6.5: two to three days a week; walking on the others."""
    names = everything(catalog, "MAINT-FLOOR-A")
    patient = in_stage_5(catalog, *names, "fa-walk").ready(1).perform().next_day().morning(1).ready(1)
    plan = patient.plan()

    assert (plan.action, plan.rule) == ("REST-DAY", "FREQ-1")
    assert "fa-walk" in {item.exercise for item in plan.items}


def test_g_maint_only_stage_5_alternates(catalog: Catalog) -> None:
    assert maintenance.applies(seen(in_stage_5(catalog)))
    assert not maintenance.applies(seen(further(catalog, "S4")))
    patient = further(catalog, "S4").ready(1).perform().next_day().morning(1)
    assert patient.state.maintenance_sessions == 0
    assert isinstance(patient.facts[-1], facts.MorningRated)


def test_h12_nothing_stands_in_twice(catalog: Catalog) -> None:
    patient = in_stage_5(catalog, "core-vacuum-lying", "qd-quad-set").ready(1)

    assert maintenance.exercises(seen(patient)) == ["core-vacuum-lying", "qd-quad-set"]


def test_swap_1_where_nothing_of_the_group_was_done(catalog: Catalog) -> None:
    """SWAP-1: the hinge under load gives way to a known knee exercise."""
    patient = in_stage_5(catalog, "qd-quad-set", "qd-long-arc").ready(1)
    patient.state.exercises["qd-long-arc"].last_done = ago(patient, 9)

    assert maintenance.exercises(seen(patient)) == ["qd-quad-set", "qd-long-arc"]
