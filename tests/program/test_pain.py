"""The pain tables A, D, P and M (clinical.md 5.2-5.5), with the vectors of 5.11 and every limit of 5.7."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise, product
from typing import Any

import pytest
from msgspec.structs import replace

from homeprog.program import pain
from homeprog.program.catalog import Catalog
from homeprog.program.facts import MorningRated, ReadinessChecked
from homeprog.program.limits import Limits
from homeprog.program.pain import After, During, Morning, Zones
from homeprog.program.plan import SEVERITY, Ruling

SCORES = range(11)
ZONES = range(6)
PAIRS_OF_SCORES = list(product(SCORES, SCORES))
PAIRS_OF_ZONES = list(product(ZONES, ZONES))
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
BACK: Zones = (1, 1)

D_ORDER = ("CONTINUE", "EASE", "SWAP", "STOP-EX", "STOP-SESSION")
MARK_ORDER = ("ok", "ok-hold", "amber", "red")
SESSION_ORDER = ("ok", "ok-hold", "not-ok")
P_ORDER = ("NONE", "ASK-60", "STEP-BACK-MARKED", "FLARE-NEXT-DAY")
M_ORDER = ("NONE", "NORMAL-HOLD", "EASY", "FLARE")


def before(limits: Limits, r: int, b: int, *, zb: Zones = BACK, **answers: Any) -> Ruling:
    check = ReadinessChecked(id="1", at=AT, rest=r, **({"zone_left": 1, "zone_right": 1} | answers))
    return pain.readiness(check, b=b, zb=zb, limits=limits)


def during(limits: Limits, d: int, r: int, **answers: Any) -> During:
    return pain.during(d=d, r=r, limits=limits, **({"start_zones": (2, 2), "zones": None} | answers))


def after(a: int, r: int, **answers: Any) -> After:
    plain: dict[str, Any] = {
        "start_zones": (2, 2),
        "zones": None,
        "new_leg_symptoms": False,
        "any_amber_or_red": False,
        "minutes": 10,
    }
    return pain.after(a=a, r=r, **(plain | answers))


def morning(
    limits: Limits,
    m: int,
    bm: int,
    *,
    zb: Zones = BACK,
    usual_stiffness: float | None = 20,
    **answers: Any,
) -> Morning:
    fact = MorningRated(id="1", at=AT, pain=m, **({"zone_left": 1, "zone_right": 1} | answers))
    return pain.morning(fact, bm=bm, zb=zb, usual_stiffness=usual_stiffness, limits=limits)


def allowed(limits: Limits, catalog: Catalog, *fields: str) -> Iterator[Limits]:
    """Every combination of values of some limits inside bounds and order (5.7)."""
    bounds = [catalog.limits[field.upper()] for field in fields]
    for values in product(*(range(int(one.minimum), int(one.maximum) + 1) for one in bounds)):
        changed = replace(limits, **dict(zip(fields, values, strict=True)))
        if changed.a7_gentle < changed.a6_flare < changed.a5_no_session:
            yield changed


A_FIELDS = ("a7_gentle", "a6_flare", "a5_no_session", "a6_rise")
D_FIELDS = ("d7_ceiling", "d8_rise", "d6_stop", "d10_swap_rise")


# 5.11, row by row ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("r", "b", "answers", "rule", "action"),
    [
        (2, 2, {}, "A-10", "NORMAL"),
        (3, 2, {}, "A-9", "NORMAL-HOLD"),
        (4, 2, {}, "A-8", "EASY"),
        (3, 0, {}, "A-8", "EASY"),
        (4, 1, {}, "A-6", "FLARE"),
        (5, 5, {}, "A-7", "GENTLE"),
        (6, 4, {}, "A-7", "GENTLE"),
        (6, 6, {}, "A-7", "GENTLE"),
        (7, 6, {}, "A-6", "FLARE"),
        (8, 8, {}, "A-5", "NO-SESSION"),
        (2, 2, {"zone_left": 4, "zb": (2, 2)}, "A-4", "FLARE-NERVE"),
        (2, 2, {"zone_right": 2, "zb": (1, 1)}, "A-10", "NORMAL"),
        (1, 2, {"new_leg_symptoms": True}, "A-3", "NERVE-CHECK"),
    ],
)
def test_vectors_before(
    r: int, b: int, answers: dict[str, Any], rule: str, action: str, limits: Limits
) -> None:
    ruling = before(limits, r, b, **answers)

    assert (ruling.rule, ruling.action) == (rule, action)


@pytest.mark.parametrize(
    ("d", "r", "answers", "rule", "action", "mark", "then"),
    [
        (2, 0, {}, "D-7", "CONTINUE", "ok", ()),
        (3, 0, {}, "D-9", "EASE", "amber", ()),
        (4, 0, {}, "D-10", "SWAP", "amber", ()),
        (3, 2, {}, "D-8", "CONTINUE", "ok-hold", ()),
        (5, 2, {}, "D-9", "EASE", "amber", ()),
        (5, 4, {}, "D-8", "CONTINUE", "ok-hold", ()),
        (6, 5, {}, "D-6", "STOP-EX", "red", ()),
        (6, 6, {}, "D-11", "SWAP", "amber", ()),
        (6, 6, {"first_aid": True}, "D-11", "CONTINUE", "amber", ()),
        (4, 2, {"zones": (1, 2)}, "D-4", "CONTINUE", "ok-hold", ()),
        (2, 2, {"zones": (2, 3)}, "D-3", "STOP-EX", "red", ("BENCH", "WAIT-10")),
        (1, 1, {"new_leg_symptoms": True}, "D-2", "STOP-SESSION", "red", ("NERVE-CHECK",)),
        (2, 2, {"sharp": True}, "D-5", "SWAP", "amber", ()),
    ],
)
def test_vectors_during(
    d: int,
    r: int,
    answers: dict[str, Any],
    rule: str,
    action: str,
    mark: str,
    then: tuple[str, ...],
    limits: Limits,
) -> None:
    answer = during(limits, d, r, **answers)

    assert (answer.rule, answer.action, answer.mark, answer.then) == (rule, action, mark, then)


@pytest.mark.parametrize(
    ("a", "r", "answers", "rule", "action", "mark", "easy"),
    [
        (3, 2, {}, "P-6", "NONE", "ok", False),
        (4, 2, {}, "P-5", "ASK-60", "not-ok", True),
        (5, 2, {}, "P-4", "STEP-BACK-MARKED", "not-ok", True),
        (8, 6, {}, "P-3", "FLARE-NEXT-DAY", "not-ok", False),
        (2, 2, {"zones": (2, 3)}, "P-2", "STEP-BACK-LAST", "not-ok", True),
    ],
)
def test_vectors_after(
    a: int, r: int, answers: dict[str, Any], rule: str, action: str, mark: str, easy: bool
) -> None:
    answer = after(a, r, **answers)

    assert (answer.rule, answer.action, answer.session_mark, answer.next_easy) == (rule, action, mark, easy)


@pytest.mark.parametrize(
    ("m", "bm", "answers", "rule", "action", "mark", "step_back"),
    [
        (3, 3, {}, "M-6", "NONE", "ok", False),
        (4, 3, {}, "M-5", "NORMAL-HOLD", "ok-hold", False),
        (5, 3, {}, "M-4", "EASY", "not-ok", True),
        (3, 0, {}, "M-4", "EASY", "not-ok", True),
        (4, 1, {}, "M-3", "FLARE", "not-ok", True),
        (7, 6, {}, "M-3", "FLARE", "not-ok", True),
        (3, 3, {"stiffness_min": 60}, "M-5", "NORMAL-HOLD", "ok-hold", False),
        (3, 3, {"zone_left": 4}, "M-2", "FLARE-NERVE", "not-ok", False),
    ],
)
def test_vectors_morning(
    m: int,
    bm: int,
    answers: dict[str, Any],
    rule: str,
    action: str,
    mark: str,
    step_back: bool,
    limits: Limits,
) -> None:
    answer = morning(limits, m, bm, **answers)

    assert (answer.rule, answer.action) == (rule, action)
    assert (answer.session_mark, answer.step_back_last) == (mark, step_back)


# Before: A-1 to A-10 ------------------------------------------------------------------------------------


def printed_before(r: int, b: int) -> str:
    """A-5 to A-10 as printed in 5.2."""
    table: list[tuple[str, bool]] = [
        ("A-5", r in (8, 9, 10)),
        ("A-6", r == 7 or (r >= b + 3 and r >= 4)),
        ("A-7", r in (5, 6)),
        ("A-8", r == b + 2 or (r >= b + 3 and r <= 3)),
        ("A-9", r == b + 1),
        ("A-10", r <= b),
    ]
    return next(rule for rule, holds in table if holds)


@pytest.mark.parametrize(("r", "b"), PAIRS_OF_SCORES)
def test_a5_to_a10_every_pair_of_scores_as_printed(r: int, b: int, limits: Limits) -> None:
    ruling = before(limits, r, b)

    assert ruling.rule == printed_before(r, b)
    assert ruling.inputs["R"] == r


def test_a1_to_a4_come_first_in_this_order(limits: Limits) -> None:
    for r, b in PAIRS_OF_SCORES:
        far: dict[str, Any] = {"zone_left": 3}
        assert before(limits, r, b, **far).rule == "A-4"
        assert before(limits, r, b, **far, new_leg_symptoms=True).rule == "A-3"
        assert before(limits, r, b, **far, new_leg_symptoms=True, ill=True).rule == "A-2"
        alarmed = before(limits, r, b, **far, new_leg_symptoms=True, ill=True, new_alarm=True)
        assert (alarmed.rule, alarmed.action) == ("A-1", "EMERGENCY")
    assert before(limits, 0, 0, ill=True).action == "NO-SESSION"


@pytest.mark.parametrize(("zone", "usual"), PAIRS_OF_ZONES)
@pytest.mark.parametrize("leg", ["left", "right"])
def test_a4_one_leg_beyond_its_own_usual_zone_and_in_the_leg(
    leg: str, zone: int, usual: int, limits: Limits
) -> None:
    zb = (usual, 5) if leg == "left" else (5, usual)
    zones = {"zone_left": 0, "zone_right": 0, f"zone_{leg}": zone}
    ruling = before(limits, 2, 2, zb=zb, **zones)

    assert (ruling.rule == "A-4") == (zone > usual and zone >= 3)
    if ruling.rule == "A-4":
        assert ruling.inputs == {"zones": [zones["zone_left"], zones["zone_right"]], "ZB": [*zb]}


def test_a_rules_more_pain_is_never_milder_whatever_the_limits(limits: Limits, catalog: Catalog) -> None:
    for one in allowed(limits, catalog, *A_FIELDS):
        for b in SCORES:
            severities = [SEVERITY.index(before(one, r, b).action) for r in SCORES]  # type: ignore[arg-type]
            assert all(now >= more for now, more in pairwise(severities)), (one, b)


def test_a_rules_a_stricter_limit_is_never_looser(limits: Limits, catalog: Catalog) -> None:
    possible = set(allowed_keys(limits, catalog, A_FIELDS))
    for one in allowed(limits, catalog, *A_FIELDS):
        for field in A_FIELDS:
            stricter = replace(one, **{field: getattr(one, field) - 1})
            if tuple(getattr(stricter, name) for name in A_FIELDS) not in possible:
                continue
            for r, b in PAIRS_OF_SCORES:
                usual, strict = before(one, r, b).action, before(stricter, r, b).action
                assert SEVERITY.index(strict) <= SEVERITY.index(usual), (field, one, r, b)  # type: ignore[arg-type]


def allowed_keys(limits: Limits, catalog: Catalog, fields: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    for one in allowed(limits, catalog, *fields):
        yield tuple(getattr(one, name) for name in fields)


@pytest.mark.parametrize(
    ("r", "b", "rule"),
    [(4, 2, "A-6"), (3, 1, "A-8"), (5, 3, "A-6"), (2, 0, "A-8"), (3, 0, "A-8"), (4, 3, "A-9"), (6, 5, "A-7")],
)
def test_a6_rise_of_2_takes_over_from_a8_only_where_r_is_4_or_more(
    r: int, b: int, rule: str, limits: Limits
) -> None:
    assert before(replace(limits, a6_rise=2), r, b).rule == rule


# During: D-1 to D-11 ------------------------------------------------------------------------------------


def printed_during(d: int, rise: int, one: Limits) -> list[str]:
    """D-6 to D-11 as printed in 5.3, with 2, 3-5 and 6 read as the limits say."""
    middle = one.d7_ceiling + 1 <= d <= one.d6_stop - 1
    table = {
        "D-6": d >= one.d6_stop and rise >= 1,
        "D-7": d <= one.d7_ceiling,
        "D-8": middle and rise <= one.d8_rise,
        "D-9": middle and one.d8_rise < rise < one.d10_swap_rise,
        "D-10": middle and rise >= one.d10_swap_rise,
        "D-11": d >= one.d6_stop and rise <= 0,
    }
    return [rule for rule, holds in table.items() if holds]


ACTION_OF = {
    "D-6": ("STOP-EX", "red"),
    "D-7": ("CONTINUE", "ok"),
    "D-8": ("CONTINUE", "ok-hold"),
    "D-9": ("EASE", "amber"),
    "D-10": ("SWAP", "amber"),
    "D-11": ("SWAP", "amber"),
}


def test_d6_to_d11_exactly_one_answers_every_pair_of_scores_whatever_the_limits(
    limits: Limits, catalog: Catalog
) -> None:
    for one in allowed(limits, catalog, *D_FIELDS):
        for d, r in PAIRS_OF_SCORES:
            rules = printed_during(d, d - r, one)
            answer = during(one, d, r)

            assert rules == [answer.rule], (one, d, r)
            assert (answer.action, answer.mark) == ACTION_OF[answer.rule]
            assert answer.inputs == {"D": d, "R": r, "rise": d - r}


def test_d4_only_when_nearer_and_not_beyond_and_within_5_and_rise_2(limits: Limits) -> None:
    for d, r in PAIRS_OF_SCORES:
        inward = during(limits, d, r, zones=(1, 2))
        plain = during(limits, d, r)

        expected = "D-4" if d <= 5 and d - r <= 2 else plain.rule
        assert inward.rule == expected, (d, r)
        # One leg nearer does not excuse the other one going outwards.
        assert during(limits, d, r, zones=(1, 3)).rule == "D-3"


@pytest.mark.parametrize(("start", "now"), PAIRS_OF_ZONES)
@pytest.mark.parametrize("leg", [0, 1])
def test_d3_any_move_outwards_of_either_leg(leg: int, start: int, now: int, limits: Limits) -> None:
    start_zones = (start, 2) if leg == 0 else (2, start)
    zones = (now, 2) if leg == 0 else (2, now)
    rule = during(limits, 2, 2, start_zones=start_zones, zones=zones).rule

    assert rule == ("D-3" if now > start else "D-4" if now < start else "D-7")


def test_zone_0_is_an_answer_and_not_a_missing_one(limits: Limits) -> None:
    assert during(limits, 2, 2, start_zones=(1, 1), zones=(0, 0)).rule == "D-4"
    assert during(limits, 2, 2, start_zones=(0, 0), zones=(0, 1)).rule == "D-3"


def test_d5_any_score_swaps(limits: Limits) -> None:
    for d, r in PAIRS_OF_SCORES:
        answer = during(limits, d, r, sharp=True)
        assert (answer.rule, answer.action, answer.mark) == ("D-5", "SWAP", "amber")


def test_d1_to_d3_come_first_in_this_order_and_no_limit_touches_them(
    limits: Limits, catalog: Catalog
) -> None:
    outward: dict[str, Any] = {"zones": (2, 3), "sharp": True, "first_aid": True}
    for one in allowed(limits, catalog, *D_FIELDS):
        for d in SCORES:
            assert during(one, d, 5, **outward).rule == "D-3"
            assert during(one, d, 5, **outward, new_leg_symptoms=True).rule == "D-2"
            alarmed = during(one, d, 5, **outward, new_leg_symptoms=True, alarm=True, dizzy=True)
            assert (alarmed.rule, alarmed.action, alarmed.mark) == ("D-1", "STOP-SESSION", "red")
            assert alarmed.then == ("EMERGENCY",)


@pytest.mark.parametrize(
    ("answers", "then"),
    [
        ({}, ()),
        ({"sharp": True}, ()),
        ({"new_leg_symptoms": True}, ("NERVE-CHECK",)),
        ({"zones": (3, 2)}, ("BENCH",)),
        ({"zones": (3, 2), "new_leg_symptoms": True}, ("NERVE-CHECK", "BENCH")),
    ],
)
def test_d1_dizziness_alone_stops_the_session_without_an_emergency(
    answers: dict[str, Any], then: tuple[str, ...], limits: Limits
) -> None:
    answer = during(limits, 0, 0, dizzy=True, **answers)

    assert (answer.rule, answer.action, answer.mark, answer.then) == ("D-1", "STOP-SESSION", "red", then)


def test_d_rules_more_pain_is_never_milder_whatever_the_limits(limits: Limits, catalog: Catalog) -> None:
    situations: list[dict[str, Any]] = [
        {},
        {"first_aid": True},
        {"sharp": True},
        {"zones": (1, 2)},
        {"zones": (1, 2), "sharp": True},
    ]
    for one, answers in product(allowed(limits, catalog, *D_FIELDS), situations):
        for r in SCORES:
            ratings = [during(one, d, r, **answers) for d in SCORES]
            for less, more in pairwise(ratings):
                assert D_ORDER.index(less.action) <= D_ORDER.index(more.action), (one, answers, r)


def test_d_rules_more_pain_never_marks_milder(limits: Limits) -> None:
    for r, answers in product(SCORES, ({}, {"zones": (1, 2)})):
        marks = [MARK_ORDER.index(during(limits, d, r, **answers).mark) for d in SCORES]
        assert marks == sorted(marks), (r, answers)


def test_d_rules_a_stricter_limit_is_never_looser(limits: Limits, catalog: Catalog) -> None:
    possible = set(allowed_keys(limits, catalog, D_FIELDS))
    for one, field in product(allowed(limits, catalog, *D_FIELDS), D_FIELDS):
        stricter = replace(one, **{field: getattr(one, field) - 1})
        if tuple(getattr(stricter, name) for name in D_FIELDS) not in possible:
            continue
        for d, r in PAIRS_OF_SCORES:
            usual, strict = during(one, d, r).action, during(stricter, d, r).action
            assert D_ORDER.index(strict) >= D_ORDER.index(usual), (field, one, d, r)


@pytest.mark.parametrize(
    ("pain_eased", "r", "action"),
    [
        (None, 2, "SWAP"),
        (0, 0, "CONTINUE"),
        (2, 0, "CONTINUE"),
        (3, 2, "CONTINUE"),
        (3, 1, "SWAP"),
        (5, 4, "CONTINUE"),
        (5, 3, "SWAP"),
        (6, 6, "SWAP"),
    ],
)
def test_d9_second_answer(pain_eased: int | None, r: int, action: str, limits: Limits) -> None:
    assert pain.after_easing(pain_eased, r, limits) == action


def test_d9_second_answer_continues_only_where_d7_or_d8_holds(limits: Limits, catalog: Catalog) -> None:
    for one in allowed(limits, catalog, *D_FIELDS):
        for d, r in PAIRS_OF_SCORES:
            calm = during(one, d, r).rule in ("D-7", "D-8")
            assert (pain.after_easing(d, r, one) == "CONTINUE") == calm
            assert pain.is_calm(d, r, one) == calm


@pytest.mark.parametrize(
    ("effort", "stop", "ceiling", "amber"),
    [
        (None, 5, 4, False),
        (4, 5, None, False),
        (5, 5, None, True),
        (10, 5, None, True),
        (4, 8, 4, False),
        (5, 8, 4, True),
        (5, 5, 6, True),
        (0, 4, 4, False),
    ],
)
def test_effort_at_the_stop_value_or_above_the_tags_ceiling_is_amber(
    effort: int | None, stop: int, ceiling: int | None, amber: bool
) -> None:
    assert pain.effort_mark(effort, stop=stop, ceiling=ceiling) is amber


# After: P-1 to P-6 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("a", "r"), PAIRS_OF_SCORES)
def test_p3_to_p6_every_pair_of_scores_as_printed(a: int, r: int) -> None:
    table: list[tuple[str, bool]] = [
        ("P-3", a >= 8),
        ("P-4", a >= r + 3),
        ("P-5", a == r + 2),
        ("P-6", a <= r + 1),
    ]

    assert after(a, r).rule == next(rule for rule, holds in table if holds)


def test_p1_and_p2_come_first() -> None:
    for a, r in PAIRS_OF_SCORES:
        assert after(a, r, zones=(3, 2)).rule == "P-2"
        assert after(a, r, zones=(2, 3), minutes=60, first_a=10).rule == "P-2"
        check = after(a, r, zones=(3, 2), new_leg_symptoms=True)
        assert (check.rule, check.action, check.session_mark) == ("P-1", "NERVE-CHECK", "not-ok")


@pytest.mark.parametrize(("zones", "rule"), [((1, 2), "P-6"), ((2, 3), "P-2"), (None, "P-6")])
def test_p2_only_beyond_the_start(zones: Zones | None, rule: str) -> None:
    assert after(2, 2, zones=zones).rule == rule


@pytest.mark.parametrize(("marked", "mark"), [(False, "ok"), (True, "ok-hold")])
def test_p6_an_amber_or_red_exercise_holds_the_session(marked: bool, mark: str) -> None:
    assert after(3, 2, any_amber_or_red=marked).session_mark == mark


@pytest.mark.parametrize(
    ("a", "first_a", "rule", "action", "mark"),
    [
        (3, 4, "P-5", "NONE", "ok-hold"),
        (0, 4, "P-5", "NONE", "ok-hold"),
        (3, None, "P-5", "NONE", "ok-hold"),
        (4, 4, "P-5", "STEP-BACK-MARKED", "not-ok"),
        (4, None, "P-5", "STEP-BACK-MARKED", "not-ok"),
        (5, 4, "P-4", "STEP-BACK-MARKED", "not-ok"),
        (8, 4, "P-3", "FLARE-NEXT-DAY", "not-ok"),
        # A later answer never undoes what the first one already decided, and may make it graver.
        (2, 5, "P-4", "STEP-BACK-MARKED", "not-ok"),
        (2, 8, "P-3", "FLARE-NEXT-DAY", "not-ok"),
        (2, 3, "P-6", "NONE", "ok"),
        (4, 3, "P-5", "STEP-BACK-MARKED", "not-ok"),
    ],
)
def test_p5_answer_after_60_minutes_with_r_2(
    a: int, first_a: int | None, rule: str, action: str, mark: str
) -> None:
    answer = after(a, 2, minutes=60, first_a=first_a)

    assert (answer.rule, answer.action, answer.session_mark) == (rule, action, mark)
    assert answer.next_easy == (action == "STEP-BACK-MARKED")


def test_p5_60_minutes_never_ask_again() -> None:
    for (a, r), first_a in product(PAIRS_OF_SCORES, (None, *SCORES)):
        assert after(a, r, minutes=60, first_a=first_a).action != "ASK-60"


def test_p_rules_more_pain_is_never_milder() -> None:
    for r, minutes, marked in product(SCORES, (10, 60), (False, True)):
        answers = [after(a, r, minutes=minutes, any_amber_or_red=marked) for a in SCORES]
        for less, more in pairwise(answers):
            assert P_ORDER.index(less.action) <= P_ORDER.index(more.action)
            assert SESSION_ORDER.index(less.session_mark) <= SESSION_ORDER.index(more.session_mark)


# Morning: M-1 to M-6 ------------------------------------------------------------------------------------


def printed_morning(m: int, bm: int) -> str:
    """M-3 to M-6 as printed in 5.5."""
    table: list[tuple[str, bool]] = [
        ("M-3", m >= 7 or (m >= bm + 3 and m >= 4)),
        ("M-4", m == bm + 2 or (m >= bm + 3 and m <= 3)),
        ("M-5", m == bm + 1),
        ("M-6", m <= bm),
    ]
    return next(rule for rule, holds in table if holds)


@pytest.mark.parametrize(("m", "bm"), PAIRS_OF_SCORES)
def test_m3_to_m6_every_pair_of_scores_as_printed(m: int, bm: int, limits: Limits) -> None:
    assert morning(limits, m, bm).rule == printed_morning(m, bm)


def test_m4_excess_of_1_steps_back_one_point_earlier_and_changes_nothing_else(limits: Limits) -> None:
    for m, bm in PAIRS_OF_SCORES:
        expected = printed_morning(m, bm)
        answer = morning(replace(limits, m4_excess=1), m, bm)
        assert answer.rule == ("M-4" if expected == "M-5" else expected)


def test_m1_and_m2_come_first(limits: Limits) -> None:
    for m, bm in PAIRS_OF_SCORES:
        far: dict[str, Any] = {"zone_right": 3}
        assert morning(limits, m, bm, **far).rule == "M-2"
        check = morning(limits, m, bm, **far, new_leg_symptoms=True)
        assert (check.rule, check.action, check.session_mark) == ("M-1", "NERVE-CHECK", "not-ok")
        alarm = morning(limits, m, bm, **far, new_leg_symptoms=True, new_alarm=True)
        assert (alarm.rule, alarm.action, alarm.session_mark) == ("M-1", "EMERGENCY", "not-ok")


@pytest.mark.parametrize(("zone", "usual"), PAIRS_OF_ZONES)
def test_m2_beyond_the_usual_zone_and_in_the_leg(zone: int, usual: int, limits: Limits) -> None:
    rule = morning(limits, 2, 2, zb=(5, usual), zone_right=zone).rule

    assert (rule == "M-2") == (zone > usual and zone >= 3)


@pytest.mark.parametrize(
    ("stiffness", "usual", "rule"),
    [(49, 20, "M-6"), (50, 20, "M-5"), (None, 20, "M-6"), (50, None, "M-6"), (30, 0, "M-5"), (0, 20, "M-6")],
)
def test_m5_stiffness_30_minutes_longer_than_usual(
    stiffness: float | None, usual: float | None, rule: str, limits: Limits
) -> None:
    answer = morning(limits, 1, 3, stiffness_min=stiffness, usual_stiffness=usual)

    assert answer.rule == rule


def test_m_rules_more_pain_is_never_milder_whatever_the_limits(limits: Limits, catalog: Catalog) -> None:
    for one, bm, stiff in product(allowed(limits, catalog, "m4_excess"), SCORES, (0, 90)):
        answers = [morning(one, m, bm, stiffness_min=stiff) for m in SCORES]
        for less, more in pairwise(answers):
            assert M_ORDER.index(less.action) <= M_ORDER.index(more.action)
            assert SESSION_ORDER.index(less.session_mark) <= SESSION_ORDER.index(more.session_mark)
