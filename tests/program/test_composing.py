"""A day's items: templates, what fits, EASY, GENTLE, stand-ins (4.5, 4.6, 5.8, RU-1, RU-44, RU-48, RU-50)."""

from datetime import timedelta

import pytest
from journal_builder import Patient
from later_stages import further, knows
from msgspec.structs import replace
from test_progression import one, strong

from homeprog.program import dosing, facts, templates
from homeprog.program.action import decide
from homeprog.program.catalog import Catalog
from homeprog.program.composing import _expendable, _fit
from homeprog.program.plan import Item
from homeprog.program.today import Today, look

STRETCHES = ("lb-single-knee-to-chest", "hf-lying-leg-slide", "hs-hands-behind-thigh")


def seen(patient: Patient) -> Today:
    day = patient.today
    return look(patient.state, patient.catalog, day, decide(patient.state, patient.catalog, day))


def roles(patient: Patient) -> list[str]:
    return [
        patient.catalog.exercises[item.exercise].role for item in patient.plan().items if item.part == "main"
    ]


# -- templates, H-11 ----


def test_h11_the_first_session_has_the_whole_template_at_first_steps(catalog: Catalog) -> None:
    plan = Patient(catalog).begin().ready(1).plan()

    assert [item.part for item in plan.items] == ["warm_up", *["main"] * 4, "walk", "closing"]
    assert [item.exercise for item in plan.items[2:5]] == [*STRETCHES]
    assert {item.step for item in plan.items if item.part in {"main", "walk"}} == {"M1", "F1", "W1"}
    assert not any(item.change for item in plan.items)
    warm_up, closing = plan.items[0], plan.items[-1]
    assert (warm_up.exercise, warm_up.minutes, warm_up.step) == ("fa-march-on-spot", 3, None)
    assert (closing.exercise, closing.minutes, closing.step) == ("fa-belly-breathing", 1, None)


@pytest.mark.parametrize(("day", "second"), [(13, False), (14, True)])
def test_ru48_a_second_stretch_for_the_tightest_group_after_14_days(
    catalog: Catalog, day: int, second: bool
) -> None:
    patient = (
        Patient(catalog).screen().baseline(3, 3).flex_all("borderline", "tight", "tight")
    )  # RA-1 is content
    hold = {name: {"pain": 3} for name in (*STRETCHES, "fa-pelvic-tilt-lying", "fa-walk")}
    for _ in range(day):  # ok-hold every day: nothing else earns a change
        patient.morning(2).keep_screened().train(2, hold, after=2).next_day()
    patient.morning(2).override("review_recorded").keep_screened().ready(1)
    extra = [item for item in patient.plan().items if item.change]

    assert [(item.exercise, item.step, item.change) for item in extra] == (
        [("hf-chair-side", "F1", "new")] if second else []
    )


def test_2a_adds_the_vacuum_as_a_change(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free").train().next_day().morning(1).restore("A").ready(1)
    vacuum = patient.items()["core-vacuum-lying"]

    assert (vacuum.step, vacuum.change) == ("V1", "new")
    assert roles(patient)[-1] == "activate"


def test_pr_s2_pairs_come_in_one_session_apart(catalog: Catalog) -> None:
    patient = strong(catalog)
    introduced = []
    for _ in range(16):
        patient.keep_screened().override("review_recorded").ready(1)
        new = [item.exercise for item in patient.plan().items if item.change == "new"]
        introduced += new
        assert len(new) <= 1
        patient.perform().next_day().morning(1)

    assert introduced[:2] == ["gl-squeeze", "qd-quad-set"], "after ab-heel-slide, on the day of the gate"
    assert patient.state.slots["abdominals"][0] == "ab-heel-slide"


def test_the_order_inside_a_session(catalog: Catalog) -> None:
    order = ["mobilise", "stretch", "activate", "strengthen"]
    found = roles(full_day(catalog))

    assert found == sorted(found, key=order.index)


# -- FREQ-1, PR-S1, RU-22 ----


@pytest.mark.parametrize(
    ("done", "allowed"),
    [
        ((1,), False),
        ((2,), True),
        ((2, 4), True),
        ((2, 4, 6), False),  # three in the rolling seven days, today included
        ((2, 4, 7), True),
        ((0,), True),  # today's own does not count as a day before
    ],
)
def test_freq1_never_two_days_running_and_three_in_seven(
    catalog: Catalog, done: tuple[int, ...], allowed: bool
) -> None:
    patient = Patient(catalog).begin().next_day(8).keep_screened()
    for back in done:
        patient.state.made_day(patient.today - timedelta(days=back)).strength = True

    assert templates.strength_allowed(seen(patient)) is allowed


def test_freq1_sets_done_count_even_if_never_rated(catalog: Catalog) -> None:
    patient = strong(catalog).keep_screened().ready(1)
    session = patient.start()
    patient.write(facts.SetDone, session=session, exercise="ab-heel-slide", step="R1", reps=6)
    patient.next_day().morning(1).keep_screened().ready(1)

    assert "strengthen" not in roles(patient)


@pytest.mark.parametrize(("days", "due"), [(2, True), (3, False)])
def test_pr_s1_stretches_of_restored_pairs_three_days_a_week(catalog: Catalog, days: int, due: bool) -> None:
    patient = Patient(catalog).begin("free")
    for _ in range(days):
        patient.morning(1).train().next_day()
    patient.restore("A").morning(1).ready(1)

    assert (STRETCHES[0] in patient.items()) is due
    assert STRETCHES[1] in patient.items(), "the locked pairs' are due daily"


def test_ru22_nothing_to_strengthen_and_no_stretch_due_is_a_rest_day(catalog: Catalog) -> None:
    patient = strong(catalog)
    found = set()
    for _ in range(14):
        patient.keep_screened().override("review_recorded").ready(1)
        plan = patient.plan()
        found.add((plan.action, plan.rule))
        if plan.action == "REST-DAY":
            assert {catalog.exercises[item.exercise].stage for item in plan.items} == {"FA"}
        patient.perform().next_day().morning(1)

    assert ("REST-DAY", "FREQ-1") in found
    assert ("NORMAL", "A-10") in found


# -- RU-1 ----


def full_day(catalog: Catalog) -> Patient:
    """Stage 2 with strengtheners of all pairs in the program, long doses, strengthening due today."""
    patient = strong(catalog)
    for pair in "BC":
        patient.state.pairs[pair].state = "RESTORED-LIMITED"
    doses = (("ab-heel-slide", "R7"), ("ab-wall-plank", "I5"), ("gl-squeeze", "I6"), ("gl-bridge", "R8"))
    for exercise, step in (*doses, ("qd-quad-set", "I6"), ("qd-long-arc", "R8")):
        one(patient, exercise, step)
    patient.state.slots["abdominals"] = ["ab-heel-slide", "ab-wall-plank"]
    patient.state.slots["gluteals"] = ["gl-squeeze", "gl-bridge"]
    patient.state.slots["quadriceps"] = ["qd-quad-set", "qd-long-arc"]
    return rested(patient)


def rested(patient: Patient) -> Patient:
    """Strengthening is due today: FREQ-1's days are forgotten."""
    patient.next_day(2).keep_screened()
    for record in patient.state.days:
        record.strength = False
    return patient.ready(1)


def test_ru1_at_most_eight_and_thirty_minutes(catalog: Catalog) -> None:
    plan = full_day(catalog).plan()
    main = [item for item in plan.items if item.part == "main"]

    assert len(main) <= 8
    assert sum(item.minutes for item in main) <= 30
    groups = [catalog.exercises[item.exercise].group for item in main]
    assert {"abdominals", "gluteals", "quadriceps"} <= set(groups), "never the last of an unlocked pair"
    assert "fa-pelvic-tilt-lying" not in [item.exercise for item in main], "the movement goes first"


def test_ru1_the_order_of_what_is_left_out(catalog: Catalog) -> None:
    """Movement, stretches of restored pairs, second strengtheners, then one stretch in rotation."""
    patient = full_day(catalog)
    today = seen(patient)
    names = [
        "fa-pelvic-tilt-lying",
        *STRETCHES,
        "core-vacuum-lying",
        "ab-heel-slide",
        "ab-wall-plank",
        "gl-squeeze",
    ]
    items = [dosing.make_item(catalog, name, catalog.exercises[name].dose.start) for name in names]
    order = [item.exercise for item in _expendable(today, items)]

    assert order[:3] == ["fa-pelvic-tilt-lying", STRETCHES[0], "ab-wall-plank"]
    assert set(order[3:]) == {STRETCHES[1], STRETCHES[2]}
    patient.next_day()
    other = [item.exercise for item in _expendable(seen(patient), items)]
    assert other[3:] == order[:2:-1], "in rotation"


def test_ru1_the_change_stays(catalog: Catalog) -> None:
    today = seen(full_day(catalog))
    item = dosing.make_item(catalog, "fa-pelvic-tilt-lying", "M1", change="step")

    assert item not in list(_expendable(today, [item]))


def test_ru1_the_change_counts_among_the_fewest_that_stay(catalog: Catalog) -> None:
    """Two balance exercises and two families stay, the new one included."""
    today = seen(further(catalog, "S4"))
    names = ("bal-semi-tandem", "bal-tandem", "ab-heel-slide", "set-hinge-part", "set-lift-part")
    items = [dosing.make_item(catalog, name, catalog.exercises[name].dose.start) for name in names]
    items += [
        dosing.make_item(catalog, name, catalog.exercises[name].dose.start, change="new")
        for name in ("bal-single-leg", "set-chop-part")
    ]

    order = [item.exercise for item in _expendable(today, items)]

    assert order == ["set-lift-part", "bal-tandem", "set-hinge-part"]


@pytest.mark.parametrize(("stage", "last"), [("S3", []), ("S4", ["set-hinge-part"])])
def test_ru1_the_last_that_may_go(catalog: Catalog, stage: str, last: list[str]) -> None:
    """In S3 never below two families; never the last strengthener of a pair."""
    today = seen(further(catalog, stage))
    names = ("core-vacuum-lying", "ab-heel-slide", "set-hinge-part")
    items = [dosing.make_item(catalog, name, catalog.exercises[name].dose.start) for name in names]

    assert [item.exercise for item in _expendable(today, items)] == last


# -- EASY, GENTLE, RU-44 ----


def easy_items(patient: Patient) -> dict[str, Item]:
    patient.override("review_recorded")
    patient.state.pending.easy["P-4"] = patient.today
    assert patient.plan().action == "EASY"
    return patient.items()


def test_5_8_easy_doses(catalog: Catalog) -> None:
    patient = Patient(catalog).begin("free")
    for exercise, step in ((STRETCHES[0], "F6"), (STRETCHES[1], "F2"), ("fa-pelvic-tilt-lying", "M6")):
        one(patient, exercise, step)
    one(patient.restore("A"), "core-vacuum-lying", "V3")
    items = easy_items(patient.ready(1))

    dose = {name: (item.sets, item.reps, item.hold_s) for name, item in items.items()}
    assert dose[STRETCHES[0]] == (1, None, 10), "half of the F4 hold of a restored pair"
    assert dose[STRETCHES[1]] == (1, None, 10), "half of 15 s, at least 10"
    assert dose["fa-pelvic-tilt-lying"] == (1, 5, None), "M1"
    assert dose["core-vacuum-lying"] == (1, 10, 3), "V1"
    assert items["fa-pelvic-tilt-lying"].step == "M6", "the step of record stays"
    assert not any(item.change for item in items.values())


def test_5_8_easy_setting_is_part_grade_one_set_of_six_without_load(catalog: Catalog) -> None:
    patient = further(catalog)
    knows(patient, "set-hinge-load", "L3", "ok", "ok")
    setting = [item for item in easy_items(patient.ready(1)).values() if item.exercise.startswith("set-")]

    assert [(one.exercise, one.sets, one.reps, one.load_kg) for one in setting] == [
        ("set-hinge-part", 1, 6, None)
    ]


def test_ru44_easy_strengtheners(catalog: Catalog) -> None:
    """A foundation one at its own first step, one set; another one by its easier neighbour."""
    patient = strong(catalog)
    one(patient, "gl-squeeze", "I6")
    one(patient, "ab-heel-slide", "R3")
    one(patient, "ab-march-lying", "R5")
    patient.state.slots["abdominals"] = ["ab-march-lying"]
    items = easy_items(rested(patient))

    squeeze = items["gl-squeeze"]
    assert (squeeze.sets, squeeze.hold_s, squeeze.step) == (1, 5, "I6")
    fallout = items["ab-bent-knee-fallout"]
    assert (fallout.sets, fallout.reps, fallout.eased) == (1, 6, True)
    assert "ab-march-lying" not in items


def test_ru44_an_easy_stand_in_neither_doubles_nor_loses_its_step(catalog: Catalog) -> None:
    patient = strong(catalog)
    one(patient, "ab-bent-knee-fallout", "R4")
    one(patient, "ab-march-lying", "R5")
    patient.state.slots["abdominals"] = ["ab-march-lying", "ab-bent-knee-fallout"]
    easy_items(rested(patient))
    found = [item.exercise for item in patient.plan().items]
    assert found.count("ab-bent-knee-fallout") == 1

    patient.perform()
    assert patient.step("ab-bent-knee-fallout") == "R4"


def test_ru44_easy_strengthening_counts_for_freq1(catalog: Catalog) -> None:
    patient = strong(catalog)
    one(patient, "ab-heel-slide", "R3")
    easy_items(rested(patient))
    assert "strengthen" in roles(patient)
    patient.perform().next_day().morning(1).keep_screened().ready(1)

    assert "strengthen" not in roles(patient)


def test_5_8_gentle_one_step_below_first_aid_and_stretches_only(catalog: Catalog) -> None:
    patient = strong(catalog)
    one(patient, "ab-heel-slide")
    for exercise, step in ((STRETCHES[0], "F3"), ("fa-pelvic-tilt-lying", "M1")):
        one(patient, exercise, step)
    base = patient.state.baseline
    assert base is not None
    base.b = 4
    patient.next_day(2).keep_screened().override("review_recorded").ready(5)
    assert patient.plan().action == "GENTLE"
    items = patient.items()

    stages = {catalog.exercises[name].stage for name in items}
    assert stages == {"FA", "S1"}
    assert (items[STRETCHES[0]].sets, items[STRETCHES[0]].hold_s) == (2, 15), "F2"
    assert (items[STRETCHES[0]].step, items[STRETCHES[0]].eased) == ("F3", True)
    assert items["fa-pelvic-tilt-lying"].reps == 5, "not below the first step"


# -- 5.2 (6) and (7), RU-50 ----


@pytest.mark.parametrize(("up_for", "offered"), [("under_1h", False), ("1_2h", True), ("over_2h", True)])
def test_5_2_7_no_end_range_bending_soon_after_getting_up(
    catalog: Catalog, up_for: str, offered: bool
) -> None:
    bending = [
        one_.id for one_ in catalog.exercises.values() if one_.flexion_end_range and one_.stage == "S1"
    ]
    patient = Patient(catalog).begin().ready(1, up_for=up_for)
    allowed = patient.plan().allowed

    assert bool(allowed & set(bending)) is offered
    assert "lb-cat-camel" in allowed or not offered
    first = [item.exercise for item in patient.plan().items if item.exercise.startswith("lb-")]
    assert len(first) == 1, "another one stands in"


def test_ru50_flex_sens_avoids_end_range_bending_at_any_hour(catalog: Catalog) -> None:
    patient = Patient(catalog).begin(NV_07="yes").ready(1)

    assert not any(catalog.exercises[name].flexion_end_range for name in patient.plan().allowed)


def test_ru50_sedated_leaves_first_aid_stretches_and_the_vacuum(catalog: Catalog) -> None:
    patient = strong(catalog)
    one(patient, "ab-heel-slide")
    patient.next_day(3).keep_screened().override("review_recorded").ready(1, sedated=True)

    assert set(roles(patient)) <= {"mobilise", "stretch", "activate"}
    assert "activate" in roles(patient)
    assert "ab-heel-slide" not in patient.plan().allowed


# -- 4.1, 4.5: stand-ins ----


def test_4_5_the_first_that_tags_allow(catalog: Catalog) -> None:
    items = Patient(catalog).begin(PR_16="no").ready(1).items()

    assert "lb-cat-camel" in items, "no-supine: the next of 4.5"
    assert "hs-chair" in items
    assert not any("no-supine" in catalog.exercises[name].avoid for name in items)


def test_surfaces_are_respected(catalog: Catalog) -> None:
    patient = Patient(catalog, surfaces=("chair", "standing")).begin().ready(1)

    for name in patient.items():
        assert {"chair", "standing"} & set(catalog.exercises[name].surfaces), name


def test_swap1_a_benched_exercise_is_replaced_and_returns(catalog: Catalog) -> None:
    patient = Patient(catalog).begin().train().next_day().morning(1)
    patient.override("exercise_benched", STRETCHES[1], 3).ready(1)
    assert STRETCHES[1] not in patient.items()
    assert "hf-chair-side" in patient.items(), "its easier neighbour"
    patient.perform()

    patient.next_day(3).morning(1).ready(1)
    assert STRETCHES[1] in patient.items()
    assert patient.state.slots["hip-flexors"] == [STRETCHES[1]]


# -- dosing ----


def test_4_3_a_step_may_print_its_own_rest(catalog: Catalog) -> None:
    """I7 to I9: 30 seconds between the holds."""
    usual = dosing.make_item(catalog, "ab-counter-plank", "I6")
    long = dosing.make_item(catalog, "ab-counter-plank", "I7")

    assert usual.rest_s == catalog.exercises["ab-counter-plank"].dose.rest_s != 30
    assert (long.rest_s, long.sets, long.hold_s) == (30, 3, 20)
    assert dosing.easy(catalog, long).rest_s == usual.rest_s


@pytest.mark.parametrize(
    ("step", "tags", "support"),
    [
        ("B1", (), "both"),
        ("B4", (), "hovering"),
        ("B7", (), "hovering"),
        ("B1", ("falls",), "both"),
        ("B4", ("falls",), "fingertips"),
        ("B7", ("falls",), "fingertips"),
    ],
)
def test_2_7_falls_never_hands_free(catalog: Catalog, step: str, tags: tuple[str, ...], support: str) -> None:
    assert dosing.make_item(catalog, "bal-feet-together", step, tags=tags).support == support


def test_2_7_falls_wherever_the_ladder_prints_support(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        if exercise.dose.ladder not in {"BAL", "BALW"} or not exercise.dose.hand_support:
            continue
        for step in catalog.ladders[exercise.dose.ladder].steps:
            item = dosing.make_item(catalog, exercise.id, step.id, tags=("falls",))
            assert item.support in {"both", "one", "fingertips"}, (exercise.id, step.id)


@pytest.mark.parametrize(
    ("exercise", "step", "hold_s"),
    [("gl-squeeze", "I5", 10), ("ab-counter-plank", "I7", 10), (STRETCHES[0], "F6", 30)],
)
def test_ru50_bp_heart_limits_holds_of_iso_and_vac_only(
    catalog: Catalog, exercise: str, step: str, hold_s: float
) -> None:
    item = dosing.make_item(catalog, exercise, step, tags=("bp-heart",))

    assert item.hold_s is not None
    assert item.hold_s <= hold_s
    if exercise == STRETCHES[0]:
        assert item.hold_s == hold_s


def test_every_step_of_every_exercise_makes_an_item(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        for step in catalog.ladders[exercise.dose.ladder].steps:
            for tags in ((), tuple(catalog.tags)):
                item = dosing.make_item(catalog, exercise.id, step.id, tags=tags)
                assert item.minutes > 0
                assert item.sets >= 1


def test_the_symptomatic_side_alone(catalog: Catalog) -> None:
    symptomatic = [one_.id for one_ in catalog.exercises.values() if one_.sides == "symptomatic"]
    assert symptomatic
    for name in symptomatic:
        start = catalog.exercises[name].dose.start
        assert dosing.make_item(catalog, name, start, side="left").side == "left"
        assert dosing.make_item(catalog, name, start).side == "each"


@pytest.mark.parametrize(("zones", "side"), [((3, 2), "left"), ((1, 2), "right"), ((2, 2), "each")])
def test_the_symptomatic_side_is_the_one_with_the_further_zone(
    catalog: Catalog, zones: tuple[int, int], side: str
) -> None:
    patient = Patient(catalog).screen(NV_01="yes").baseline(zone_left=4, zone_right=4)
    patient.override("gate_opened", "G-CLIN-NERVE").ready(1, zone_left=zones[0], zone_right=zones[1])

    assert patient.items()["nc-sciatic-slider-sitting"].side == side


@pytest.mark.parametrize(("minutes", "kept"), [(7.5, 4), (7.6, 3)])
def test_ru1_thirty_minutes_to_the_tenth(catalog: Catalog, minutes: float, kept: int) -> None:
    names = ("fa-pelvic-tilt-lying", *STRETCHES)
    items = [dosing.make_item(catalog, name, catalog.exercises[name].dose.start) for name in names]
    timed = [replace(item, minutes=minutes) for item in items]

    assert len(_fit(seen(Patient(catalog).begin()), timed)) == kept


@pytest.mark.parametrize(("sedated", "offered"), [(True, False), (False, True)])
def test_ru50_sedated_on_a_strengthening_day(catalog: Catalog, sedated: bool, offered: bool) -> None:
    patient = strong(catalog)
    one(patient, "ab-heel-slide")
    rested(patient).override("review_recorded").ready(1, sedated=sedated)

    assert ("strengthen" in roles(patient)) is offered
    assert ("ab-heel-slide" in patient.plan().allowed) is offered
